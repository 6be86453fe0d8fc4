"""Give the pointer the shape that says what a press would do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPainterPath, QPen, QPixmap, QTransform

_Shape = Qt.CursorShape
_OF_SYSTEM = {
    "arrow": _Shape.ArrowCursor, "cross": _Shape.CrossCursor, "text": _Shape.IBeamCursor, "move": _Shape.SizeAllCursor,
    "hand": _Shape.OpenHandCursor, "grab": _Shape.ClosedHandCursor, "no": _Shape.ForbiddenCursor,
    "resize-n": _Shape.SizeVerCursor, "resize-s": _Shape.SizeVerCursor,
    "resize-e": _Shape.SizeHorCursor, "resize-w": _Shape.SizeHorCursor,
    "resize-ne": _Shape.SizeBDiagCursor, "resize-sw": _Shape.SizeBDiagCursor,
    "resize-nw": _Shape.SizeFDiagCursor, "resize-se": _Shape.SizeFDiagCursor,
    "guide-x": _Shape.SplitHCursor, "guide-y": _Shape.SplitVCursor,
}  # fmt: skip
_SIDE = 27  # logical pixels
_INK, _RIM = QColor("#111113"), QColor("#ffffff")


@cache
def cursor(name: str, ratio: float = 1.0) -> QCursor:
    """The cursor of a name as Tool.cursor gives it; an arrow for one that is not known."""
    if name in _OF_SYSTEM:
        return QCursor(_OF_SYSTEM[name])
    drawn = _DRAWN.get(name)
    if drawn is None:
        return QCursor(_Shape.ArrowCursor)
    lines, filled, (x, y) = drawn()
    shape = QPixmap(round(_SIDE * ratio), round(_SIDE * ratio))
    shape.setDevicePixelRatio(ratio)
    shape.fill(Qt.GlobalColor.transparent)
    painter = QPainter(shape)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, more in ((_RIM, 2.6), (_INK, 0.0)):  # a light rim shows it on dark pictures
        painter.setPen(_pen(colour, 1.6 + more))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(lines)
        painter.setPen(_pen(colour, more) if more else Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPath(filled)
    painter.end()
    return QCursor(shape, x, y)


Drawing = tuple[QPainterPath, QPainterPath, tuple[int, int]]
"""What is drawn in lines, what is filled, and the pixel that points."""


def _rotate() -> Drawing:
    lines, filled = QPainterPath(), QPainterPath()
    circle = QRectF(5, 5, 14, 14)
    lines.arcMoveTo(circle, 200)
    lines.arcTo(circle, 200, -220)
    end = lines.currentPosition()
    filled.addPolygon([end + QPointF(-3.6, -1.8), end + QPointF(3.8, -1.2), end + QPointF(-0.6, 4.2)])
    filled.closeSubpath()
    return lines, filled, (12, 12)


def _glass(plus: bool) -> Drawing:
    lines = QPainterPath()
    lines.addEllipse(QPointF(10, 10), 6, 6)
    lines.moveTo(14.5, 14.5)
    lines.lineTo(20, 20)
    lines.moveTo(7.2, 10)
    lines.lineTo(12.8, 10)
    if plus:
        lines.moveTo(10, 7.2)
        lines.lineTo(10, 12.8)
    return lines, QPainterPath(), (10, 10)


def _pick(loaded: bool) -> Drawing:
    """A dropper; full where it holds what a press would give."""
    turn = QTransform().translate(12, 12).rotate(45)
    lines, filled = QPainterPath(), QPainterPath()
    lines.addRect(QRectF(-2, -1, 4, 11))
    lines.moveTo(0, 10)
    lines.lineTo(0, 13)
    filled.addRoundedRect(QRectF(-3, -10, 6, 7), 2.5, 2.5)
    filled.addRect(QRectF(-4.5, -3.2, 9, 2.2))
    if loaded:
        filled.addRect(QRectF(-2, 1.5, 4, 8.5))
    return turn.map(lines), turn.map(filled), (3, 21)


def _arrow_head() -> QPainterPath:
    filled = QPainterPath()
    filled.addPolygon([QPointF(*at) for at in ((2, 2), (2, 14), (5.2, 11), (7.4, 16), (9.4, 15), (7.2, 10.2), (11.4, 10))])
    filled.closeSubpath()
    return filled


def _link(whole: bool) -> Drawing:
    """An arrow with two links of a chain, apart where a press would take them apart."""
    lines = QPainterPath()
    apart = 0.0 if whole else 1.8
    lines.addRoundedRect(QRectF(10.5 - apart / 2, 16, 6.5, 4.6), 2.3, 2.3)
    lines.addRoundedRect(QRectF(15.5 + apart, 16, 6.5, 4.6), 2.3, 2.3)
    return lines, _arrow_head(), (2, 2)


def _place() -> Drawing:
    """An arrow with lines of text: a press lets what is loaded flow or fall here."""
    lines = QPainterPath()
    for n, end in enumerate((22, 22, 18)):
        lines.moveTo(13, 13.5 + 3.4 * n)
        lines.lineTo(end, 13.5 + 3.4 * n)
    return lines, _arrow_head(), (2, 2)


_DRAWN: Mapping[str, Callable[[], Drawing]] = {
    "rotate": _rotate, "zoom-in": lambda: _glass(True), "zoom-out": lambda: _glass(False), "pick": lambda: _pick(False),
    "link": lambda: _link(True), "unlink": lambda: _link(False), "place": _place,
    "pick-loaded": lambda: _pick(True),
}  # fmt: skip


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
