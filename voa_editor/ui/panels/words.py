"""Let words be typed in a panel: in one line, or in a box of several; they are sent when they are done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from voa_editor.ui.widgets.undo_keys import for_the_issue
from voa_editor.ui.widgets.value_field import MIXED

_MOST_LINES = 6  # a box of more scrolls
_AROUND = 14  # pixels: edge, padding and the document's margin, above and below


class WordsField(QLineEdit):
    """One line. `edited` is sent by Enter and on leaving, if the words are others; Escape takes them back.

    `value` None is a selection that differs: the field is empty then, and says so.
    """

    edited = Signal(str)

    def __init__(self, name: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: str | None = ""
        self._hint = hint
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setPlaceholderText(hint)
        self.editingFinished.connect(self._commit)

    @property
    def value(self) -> str | None:
        """Setting it sends nothing and drops what is being typed."""
        return self._value

    @value.setter
    def value(self, value: str | None) -> None:
        self._value = value
        self.setPlaceholderText(MIXED if value is None else self._hint)
        self._restore()

    def _commit(self) -> None:
        if self.isModified():
            self.setModified(False)
            if self.text() != self._value:
                self._value = self.text()
                self.edited.emit(self.text())

    def _restore(self) -> None:
        self.setText(self._value or "")
        self.setModified(False)
        self.setCursorPosition(0)

    def event(self, event: QEvent) -> bool:
        return not for_the_issue(event, self.isModified()) and super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self._restore()
        else:
            super().keyPressEvent(event)


class WordsBox(QPlainTextEdit):
    """Some lines. `edited` is sent on leaving and by Ctrl+Enter; Tab goes on to the next field, Escape takes the words back."""

    edited = Signal(str)

    def __init__(self, name: str, *, lines: int = 2, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: str | None = ""
        self._hint, self._lines = hint, lines
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # A bar that comes as needed narrows the words, which may need it or not by that: it would come and go for ever.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # it would cover the last line
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)  # a long address too stays in view
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(lambda size: self._grow())

    @property
    def value(self) -> str | None:
        """Setting it sends nothing and drops what is being typed."""
        return self._value

    @value.setter
    def value(self, value: str | None) -> None:
        self._value = value
        self.setPlaceholderText(MIXED if value is None else self._hint)
        self.setPlainText(value or "")
        self.document().setModified(False)

    def commit(self) -> None:
        """Send the words if they are others."""
        if self.document().isModified() and self.toPlainText() != self._value:
            self._value = self.toPlainText()
            self.document().setModified(False)
            self.edited.emit(self._value)

    def event(self, event: QEvent) -> bool:
        return not for_the_issue(event, self.document().isModified()) and super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.document().isModified():
            self.value = self._value
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:  # its own context menu
            self.commit()
        super().focusOutEvent(event)

    def sizeHint(self) -> QSize:
        lines = min(max(self._lines, round(self.document().size().height())), _MOST_LINES)
        return QSize(120, self.fontMetrics().lineSpacing() * lines + _AROUND)

    def minimumSizeHint(self) -> QSize:
        return QSize(64, self.sizeHint().height())

    def _grow(self) -> None:
        """Be as high as the words are, within reason."""
        if self.height() != self.sizeHint().height():
            self.updateGeometry()
