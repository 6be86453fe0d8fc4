"""Let a list be searched by typing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from voa_editor.ui.theme.icons import icon


class SearchField(QLineEdit):
    """A field with a magnifier. `searched` sends the text without outer spaces at each change, "" when it is cleared.

    Escape clears it first, unless `clears` is off: what was searched for is kept then, and Escape means what it means around
    the field. The down key sends `descended`, for the focus to go into the list.
    """

    searched = Signal(str)
    descended = Signal()

    def __init__(self, hint: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clears = True
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setProperty("role", "search")
        self.setClearButtonEnabled(True)
        if (clear := self.findChild(QAction, "_q_qlineeditclearaction")) is not None:
            clear.setIcon(icon("close", "text_quiet"))
        self.addAction(icon("search", "text_quiet"), QLineEdit.ActionPosition.LeadingPosition)
        self.textChanged.connect(lambda text: self.searched.emit(text.strip()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.clears and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.descended.emit()
        else:
            super().keyPressEvent(event)
