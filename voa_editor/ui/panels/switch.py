"""Let something be on or off, or neither where the selection differs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget


class Switch(QCheckBox):
    """A box to tick. `value` is None where the selection differs; `edited` sends what the user chose."""

    edited = Signal(bool)

    def __init__(self, text: str, *, tip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(text)
        self.setToolTip(tip or text)
        self.clicked.connect(self._clicked)

    @property
    def value(self) -> bool | None:
        """Setting it sends nothing."""
        state = self.checkState()
        return None if state == Qt.CheckState.PartiallyChecked else state == Qt.CheckState.Checked

    @value.setter
    def value(self, value: bool | None) -> None:
        self.setTristate(value is None)
        self.setCheckState(Qt.CheckState.PartiallyChecked if value is None else _STATES[value])

    def _clicked(self) -> None:
        self.setTristate(False)  # the user says one or the other
        self.edited.emit(self.isChecked())


_STATES = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}
