"""Draw a colour as a small chip."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

_RATIOS = (1.0, 2.0, 3.0)
_EDGE = QColor(127, 127, 127, 150)  # tells white from a light ground and black from a dark one
_NONE = QColor("#d3261c")


def chip_icon(colour: QColor | None, size: QSize | None = None) -> QIcon:
    """A chip of `size` (16 × 16 logical pixels); no colour is a white chip struck through in red."""
    side = size or QSize(16, 16)
    drawn = QIcon()
    for ratio in _RATIOS:
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):  # else Qt tints the colour where its row is selected
            drawn.addPixmap(_chip(colour, side, ratio), mode)
    return drawn


def paint_chip(painter: QPainter, box: QRectF, colour: QColor | None) -> None:
    """Paint a chip into `box`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(_EDGE, 1))
    painter.setBrush(QColor(Qt.GlobalColor.white) if colour is None else colour)
    painter.drawRoundedRect(inner, 3, 3)
    if colour is None:
        painter.setPen(QPen(_NONE, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QLineF(inner.left() + 2.5, inner.bottom() - 2.5, inner.right() - 2.5, inner.top() + 2.5))


def _chip(colour: QColor | None, size: QSize, ratio: float) -> QPixmap:
    chip = QPixmap(size * ratio)
    chip.setDevicePixelRatio(ratio)
    chip.fill(Qt.GlobalColor.transparent)
    painter = QPainter(chip)
    paint_chip(painter, QRectF(0, 0, size.width(), size.height()), colour)
    painter.end()
    return chip
