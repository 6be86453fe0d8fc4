"""Say what to do where there is nothing yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.icon_label import IconLabel

_ICON_SIZE = 32


class EmptyState(QWidget):
    """A title, a sentence and, with `action`, a button that sends `pressed`, in the middle of an empty panel."""

    pressed = Signal()

    def __init__(
        self, title: str, hint: str = "", *, icon_name: str = "", action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        grid = tokens().grid
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * grid, 3 * grid, 3 * grid, 3 * grid)
        column.setSpacing(grid)
        column.addStretch(2)
        if icon_name:
            column.addWidget(IconLabel(icon_name, "text_quiet", _ICON_SIZE), 0, Qt.AlignmentFlag.AlignHCenter)
        self._title, self._hint = _words(title, "heading"), _words(hint, "quiet")
        column.addWidget(self._title)
        column.addWidget(self._hint)
        self._hint.setVisible(bool(hint))
        if action:
            button = QPushButton(action)
            button.setProperty("kind", "primary")
            button.clicked.connect(self.pressed)
            column.addSpacing(grid)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(self, title: str, hint: str = "") -> None:
        """Put other words."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))


def _words(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label
