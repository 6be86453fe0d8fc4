"""Leave the keys that drop a list down to the field they are pressed in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_KEYS = (Qt.Key.Key_Down, Qt.Key.Key_Up)


def for_the_list(event: QEvent) -> bool:
    """Whether an event asks a field if it wants Alt+Down or Alt+Up, which change the leading of text elsewhere."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in _KEYS
