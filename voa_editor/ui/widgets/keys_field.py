"""Take the keys that are pressed as a shortcut."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QLineEdit


class KeysField(QKeySequenceEdit):
    """Qt's own field, which gives the keyboard to a part of it that has no name: screen readers are told it there too."""

    def __init__(self, name: str, keys: str = "") -> None:
        super().__init__(QKeySequence(keys))
        self.setMaximumSequenceLength(1)
        self.setClearButtonEnabled(True)
        self.setAccessibleName(name)
        for part in self.findChildren(QLineEdit):
            part.setAccessibleName(name)
