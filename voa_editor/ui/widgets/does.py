"""Mark a button with the action of the menus that it does: its tooltip tells the keys of that action too."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton

_ACTION = "action"
B = TypeVar("B", bound=QAbstractButton)


def does(button: B, action: str) -> B:
    """The button, marked with an action by its name; "" for none."""
    button.setProperty(_ACTION, action)
    return button


def done_by(button: QAbstractButton) -> str:
    """The name of the action that a button does, "" for none."""
    return str(button.property(_ACTION) or "")
