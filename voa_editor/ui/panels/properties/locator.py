"""Choose which of nine points of a box X and Y tell of, and size and rotation keep still."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from voa_editor.edit.commands.transform import Reference
from voa_editor.ui.i18n import tr
from voa_editor.ui.theme.theme import tokens

_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
_NAMES = (
    ("top left", "top middle", "top right"), ("middle left", "centre", "middle right"),
    ("bottom left", "bottom middle", "bottom right"),
)  # fmt: skip
_SIDE, _MARGIN = 48, 8


class Locator(QWidget):
    """Nine points in a square, one of them on; arrow keys go from one to the next."""

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column, self._row = 0, 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(_SIDE, _SIDE)
        self._say()

    @property
    def reference(self) -> Reference:
        """The point, in parts of width and height."""
        return self._column / 2, self._row / 2

    def choose(self, column: int, row: int) -> None:
        """Take a point by its column and row, 0 to 2."""
        column, row = min(max(column, 0), 2), min(max(row, 0), 2)
        if (column, row) != (self._column, self._row):
            self._column, self._row = column, row
            self._say()
            self.update()
            self.moved.emit()

    def _say(self) -> None:
        name = tr("Reference point: {point}", point=tr(_NAMES[self._row][self._column]))
        self.setAccessibleName(name)
        self.setToolTip(name)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        third = _SIDE / 3
        self.choose(int(event.position().x() // third), int(event.position().y() // third))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.choose(self._column + step[0], self._row + step[1])

    def sizeHint(self) -> QSize:
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.focus), look.focus_width))
            painter.drawRoundedRect(QRectF(1, 1, _SIDE - 2, _SIDE - 2), look.radius, look.radius)
        ink = QColor(look.mark_edge if self.isEnabled() else look.mark_disabled)
        inner = _SIDE - 2 * _MARGIN
        painter.setPen(QPen(ink, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(_MARGIN + 0.5, _MARGIN + 0.5, inner - 1, inner - 1))
        for row in range(3):
            for column in range(3):
                on = (column, row) == (self._column, self._row)
                accent = QColor(look.accent if self.isEnabled() else look.mark_disabled)
                painter.setBrush(accent if on else QColor(look.panel))
                painter.setPen(QPen(accent if on else ink, 1))
                radius = 4.0 if on else 3.0
                painter.drawEllipse(QPointF(_MARGIN + column * inner / 2, _MARGIN + row * inner / 2), radius, radius)
