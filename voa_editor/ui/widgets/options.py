"""Name one thing that can be chosen: its key, its words, its picture."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class Option:
    """`icon` names a line icon; `tip` is shown when the pointer rests; `action` names the action of the menus that does
    the same, whose keys the tooltip tells."""

    key: str
    label: str
    icon: str = ""
    tip: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """A colour that can be chosen; `colour` None is "no colour". `detail` stands quietly after the label: its inks."""

    key: str
    label: str
    colour: QColor | None
    detail: str = ""
