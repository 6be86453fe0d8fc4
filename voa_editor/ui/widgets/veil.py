"""Lay a card over a window: to ask something quickly, gone with Escape or a press beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QWidget

from voa_editor.ui.theme.theme import tokens

_REACH, _DROP = 20, 6  # pixels of the shadow around the card, and how much lower it lies
_FROM_TOP = 0.12  # of the window's height


class Veil(QDialog):
    """Covers a window and lets it show through; what it is for stands in `card`. Keys stay within it while it is open."""

    def __init__(self, window: QWidget, width: int) -> None:
        super().__init__(window)
        self.setWindowFlags(Qt.WindowType.Widget)  # a part of the window; a dialog is made as a window of its own
        self._under, self._width = window, width
        self._before = QApplication.focusWidget()
        self.setProperty("role", "veil")
        self.card = QFrame(self)
        self.card.setProperty("role", "card")
        window.installEventFilter(self)
        self.finished.connect(self._give_back)

    def place(self) -> None:
        """Cover the window, the card as high as what is in it needs."""
        self.move(0, 0)
        self.resize(self._under.size())
        width = min(self._width, self.width() - 2 * _REACH)
        height = min(self.card.sizeHint().height(), self.height() - 2 * _REACH)
        top = min(round(self.height() * _FROM_TOP), self.height() - _REACH - height)
        self.card.setGeometry(QRect((self.width() - width) // 2, top, width, height))
        self.update()

    def _give_back(self) -> None:
        """Give the keyboard to whom it belonged."""
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.place()
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # no key means the window below
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        there = [each for each in self.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible()]
        if there:
            here = there.index(self.focusWidget()) if self.focusWidget() in there else -1
            there[(here + (1 if forward else -1)) % len(there)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.reject()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A soft shadow, from many faint cards, each a little smaller than the one before."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().shadow))
        card, radius = QRectF(self.card.geometry()).translated(0, _DROP), tokens().radius_large
        for reach in range(_REACH, 0, -2):
            painter.drawRoundedRect(card.adjusted(-reach, -reach, reach, reach), radius + reach, radius + reach)
        painter.end()
