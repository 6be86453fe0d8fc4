"""Draw hairlines, boxes, handles and pills over the pages, sharp to the device pixel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QLineF, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QPaintDevice,
    QPainter,
    QPen,
    QPolygon,
    QTransform,
)

from voa_editor.geometry import Point
from voa_editor.model.spreads import Pasteboard
from voa_editor.ui.canvas.view import NO_BLEED, View
from voa_editor.ui.theme.tokens import Tokens

_DASH = 4  # logical pixels of a dash and of the gap after it


@contextmanager
def painting(device: QPaintDevice) -> Iterator[QPainter]:
    """A painter that is ended whatever happens: Qt does not survive one that outlives what it paints on."""
    painter = QPainter(device)
    try:
        yield painter
    finally:
        painter.end()


@dataclass(frozen=True, slots=True)
class Strokes:
    """Marks of one colour in device pixels from a page's trim corner: boxes (level and upright lines too) and slanted lines."""

    colour: QColor
    boxes: list[QRect]
    slanted: list[QLineF]


class Plane:
    """A painter that counts device pixels, with what tells where things stand: view, pasteboard, and the look to draw in."""

    def __init__(self, painter: QPainter, view: View, board: Pasteboard, look: Tokens) -> None:
        self.painter, self.view, self.board, self.look = painter, view, board, look
        self.dot = max(1, round(view.ratio))  # a logical pixel

    def at(self, point: Point) -> QPoint:
        """A place of the pasteboard in whole device pixels, as the page nearest to it is placed."""
        page = self.board.page_at(point)
        if not page:
            x, y = self.view.place(point)
            return QPoint(round(x), round(y))
        left, top = self.view.origin(self.board, page)
        origin, scale = self.board.origin(page), self.view.scale
        return QPoint(left + round((point.x - origin.x) * scale), top + round((point.y - origin.y) * scale))

    def on_page(self, page: str) -> QTransform:
        """The map from points of a page to device pixels."""
        x, y = self.view.origin(self.board, page)
        return QTransform(self.view.scale, 0, 0, self.view.scale, x, y)

    def trim(self, page: str) -> QRect:
        """The trim of a page in device pixels."""
        trim = self.view.level(self.board, page, NO_BLEED).trim
        return QRect(*self.view.origin(self.board, page), trim.width, trim.height)

    def shows(self, place: QPoint) -> bool:
        """Whether a place in device pixels is in the view."""
        return 0 <= place.x() < self.view.width and 0 <= place.y() < self.view.height

    # -- lines ---------------------------------------------------------------------------------------------------

    def pen(self, colour: QColor | str, width: int = 1, *, dashed: bool = False) -> None:
        """Draw lines of that many device pixels from now on."""
        pen = QPen(QColor(colour), width)
        pen.setCosmetic(True)
        if dashed:
            pen.setDashPattern([_DASH * self.dot / width] * 2)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)

    def line(self, start: Point, end: Point) -> None:
        one, other = self.at(start), self.at(end)
        slanted = one.x() != other.x() and one.y() != other.y()
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, slanted)
        self.painter.drawLine(one, other)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def outline(self, corners: Sequence[Point]) -> None:
        """A closed outline through corners on the pasteboard."""
        places = [self.at(corner) for corner in corners]
        upright = all(a.x() == b.x() or a.y() == b.y() for a, b in zip(places, places[1:], strict=False))
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, not upright)
        self.painter.drawPolygon(QPolygon(places))
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def strokes(self, page: str, strokes: Iterable[Strokes]) -> None:
        """Lines a device pixel wide on a page."""
        self.painter.save()
        self.painter.translate(*self.view.origin(self.board, page))
        draw_strokes(self.painter, strokes)
        self.painter.restore()

    def ring(self) -> None:
        """A line in the accent around the view: it has the keyboard."""
        width = self.look.focus_width * self.dot
        self.pen(self.look.accent, width)
        half = width // 2
        self.painter.drawRect(half, half, self.view.width - width, self.view.height - width)

    # -- marks ---------------------------------------------------------------------------------------------------

    def square(self, centre: QPoint, side: int, edge: str, fill: str) -> None:
        """A small square with an edge of one logical pixel; `side` in logical pixels, edge included."""
        size = side * self.dot
        box = QRect(centre.x() - size // 2, centre.y() - size // 2, size, size)
        self.painter.fillRect(box, QColor(edge))
        self.painter.fillRect(box.adjusted(self.dot, self.dot, -self.dot, -self.dot), QColor(fill))

    def round_handle(self, centre: QPoint, side: int, edge: str, fill: str) -> None:
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.setPen(QPen(QColor(edge), self.dot))
        self.painter.setBrush(QColor(fill))
        radius = side * self.dot / 2 - self.dot / 2
        self.painter.drawEllipse(QPointF(centre) + QPointF(0.5, 0.5), radius, radius)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def pill(self, at: QPoint, text: str, ground: QColor | str, ink: QColor | str, size: tuple[int, int] | None = None) -> None:
        """Words in a small pill, its top-left corner at a place; kept inside the view. `size` in device pixels."""
        width, height = size or self.pill_size(text)
        x = min(max(at.x(), 2), max(self.view.width - width - 2, 2))
        y = min(max(at.y(), 2), max(self.view.height - height - 2, 2))
        box = QRectF(x, y, width, height)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(ground))
        self.painter.drawRoundedRect(box, height / 2, height / 2)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self.text(box.toRect(), text, ink)

    def pill_size(self, text: str) -> tuple[int, int]:
        """Width and height of a pill with these words, in device pixels."""
        return text_width(self.font(self.look.type_small), text) + 12 * self.dot, 18 * self.dot

    def text(self, box: QRect, text: str, ink: QColor | str) -> None:
        """Words in the middle of a box."""
        self.painter.setFont(self.font(self.look.type_small))
        self.painter.setPen(QColor(ink))
        self.painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def font(self, size: int) -> QFont:
        """The interface font at logical pixels."""
        return _font(round(size * self.view.ratio), QGuiApplication.font().family())


@cache
def _font(pixels: int, family: str) -> QFont:
    font = QFont(family)
    font.setPixelSize(pixels)
    return font


def text_width(font: QFont, text: str) -> int:
    """The width of words in the font's own pixels."""
    return QFontMetrics(font).horizontalAdvance(text)


def strokes_of(scale: float, colour: QColor, lines: Iterable[QLineF | QRectF]) -> Strokes:
    """Lines and boxes in points of a page as they are drawn at a scale of so many device pixels a point."""
    boxes, slanted = [], []
    for line in lines:
        if isinstance(line, QRectF):
            x, y, right, bottom = (round(v * scale) for v in (line.left(), line.top(), line.right(), line.bottom()))
            boxes.append(QRect(x, y, right - x, bottom - y))
            continue
        x, y, right, bottom = (round(v * scale) for v in (line.x1(), line.y1(), line.x2(), line.y2()))
        if x == right or y == bottom:
            boxes.append(QRect(min(x, right), min(y, bottom), abs(right - x) + 1, abs(bottom - y) + 1))
        else:
            slanted.append(QLineF(line.p1() * scale, line.p2() * scale))
    return Strokes(colour, boxes, slanted)


def draw_strokes(painter: QPainter, strokes: Iterable[Strokes], within: QRect | None = None) -> None:
    """Lines a device pixel wide, the painter's origin at the page's trim corner. Filling is quicker than drawing lines.

    `within` is all that the painter's clip shows: what lies outside is left out.
    """
    for each in strokes:
        boxes = each.boxes if within is None else [box for box in each.boxes if within.intersects(box)]
        if boxes:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(each.colour)
            painter.drawRects(boxes)
        if each.slanted:
            pen = QPen(each.colour, 1)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawLines(each.slanted)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def rectangle(x: float, y: float, right: float, bottom: float) -> list[QLineF]:
    """The four sides of a rectangle."""
    return [QLineF(x, y, right, y), QLineF(right, y, right, bottom), QLineF(right, bottom, x, bottom), QLineF(x, bottom, x, y)]


def polygon_lines(corners: Iterable[Point]) -> list[QLineF]:
    """The sides of a closed polygon."""
    points = list(corners)
    return [QLineF(a.x, a.y, b.x, b.y) for a, b in zip(points, points[1:] + points[:1], strict=True)]
