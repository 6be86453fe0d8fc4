"""Leave undo and redo to the issue where a field has nothing of its own to take back."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence

_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def for_the_issue(event: QEvent, typed: bool) -> bool:
    """Whether an event asks a field if it wants a key that is undo or redo, and nothing was `typed` that it could take back.

    Qt's own fields always want it: the step that was just made from the panel could not be undone by key.
    """
    asks = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
    return not typed and asks and any(event.matches(key) for key in _KEYS)  # type: ignore[attr-defined]
