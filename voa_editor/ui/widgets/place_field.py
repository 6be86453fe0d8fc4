"""Ask for the place of a file or folder: a path that can be typed, and a button that lets it be chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from voa_editor.ui.i18n import tr

_WIDTH = 380  # logical pixels: a path of usual length


class PlaceField(QWidget):
    """`choose` is given the text as it is and answers another one, or "" for none."""

    def __init__(self, name: str, text: str, choose: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field, self._choose, button = QLineEdit(text), choose, QPushButton(tr("Choose…"))
        self._field.setAccessibleName(name)
        self._field.setMinimumWidth(_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._field, 1)
        row.addWidget(button)
        button.clicked.connect(self._ask)

    def text(self) -> str:
        return self._field.text().strip()

    def setText(self, text: str) -> None:
        self._field.setText(text)

    def path(self) -> Path:
        """The place; raises ValueError for one that is not whole."""
        path = Path(self.text()).expanduser()
        if not self.text() or not path.is_absolute():
            raise ValueError(tr("choose where it is to be written"))
        return path

    def _ask(self) -> None:
        if chosen := self._choose(self.text()):
            self.setText(chosen)
