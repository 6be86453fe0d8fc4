"""Show rulers along two edges of the canvas: they count from the corner of each page, follow the pointer, and give guides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QLine, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from voa_editor.model.spreads import GAP, Pasteboard
from voa_editor.ui.canvas.plane import painting, text_width
from voa_editor.ui.canvas.view import View
from voa_editor.ui.i18n import tr
from voa_editor.ui.preferences import UNITS
from voa_editor.ui.theme.theme import tokens
from voa_editor.units import POINTS_PER

if TYPE_CHECKING:
    from voa_editor.ui.canvas.scene import Scene

BREADTH = 20  # logical pixels
_NUMBER_AIR = 6  # logical pixels before a number and after it, together
_APART = 56.0  # logical pixels between two numbers, at least
_DECIMALS = tuple((step * 10.0**decade, ticks) for decade in range(-2, 4) for step, ticks in ((1, 10), (2, 4), (5, 5)))
_INCHES = ((1 / 32, 2), (1 / 16, 2), (1 / 8, 2), (1 / 4, 4), (1 / 2, 4), (1, 8), (2, 4), (3, 3), (6, 6), (12, 12), (24, 4))
"""Steps between numbers, in units, and how many ticks each is divided into."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How a ruler counts: points between two numbers, ticks between those, what a number is divided by."""

    step: float
    ticks: int
    unit: float


def scale_for(unit: str, pixels_a_point: float) -> Scale:
    """Numbers at round values of the unit, no closer than can be read. `pixels_a_point` in logical pixels."""
    size = POINTS_PER.get(unit, 1.0)
    steps = _INCHES if unit == "in" else _DECIMALS
    for step, ticks in steps:
        if step * size * pixels_a_point >= _APART:
            return Scale(step * size, ticks, size)
    return Scale(steps[-1][0] * size, steps[-1][1], size)


class Ruler(QWidget):
    """One ruler of a scene, "x" above, "y" at the left; a drag out of it is told with its mouse events."""

    pulled = Signal(str, object)  # the axis of the guide
    dragged = Signal(object)
    dropped = Signal(object)
    unit_chosen = Signal(str)

    def __init__(self, scene: Scene, axis: str) -> None:
        super().__init__(scene)
        self._scene, self._axis = scene, axis
        self._pointer: int | None = None  # logical pixels along the ruler
        self._drawn: tuple[object, ...] = ()
        self._ground = QPixmap()
        across = axis == "x"
        self.setAccessibleName(tr("Horizontal ruler") if across else tr("Vertical ruler"))
        self.setToolTip(tr("Drag out of the ruler for a guide; right click for its unit"))
        self.setCursor(Qt.CursorShape.SplitVCursor if across else Qt.CursorShape.SplitHCursor)

    def point(self, place: QPoint | None) -> None:
        """The pointer is there, in logical pixels of the view, or nowhere."""
        at = None if place is None else place.x() if self._axis == "x" else place.y()
        if at != self._pointer:
            self._update(self._pointer)
            self._pointer = at
            self._update(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        scene, look = self._scene, tokens()
        view = scene.view
        where = tuple(stretches(view, scene.desk.pasteboard, self._axis == "x"))  # a scroll down leaves the one along the top
        key = (where, self._zero, view.scale, view.ratio, scene.desk.options.unit, look, self.size())
        if key != self._drawn:
            self._ground = self._painted()
            self._drawn = key
        with painting(self) as painter:
            painter.drawPixmap(event.rect(), self._ground, _scaled(event.rect(), self._ground.devicePixelRatio()))
            if self._pointer is not None:
                painter.fillRect(self._strip(self._pointer), QColor(look.accent))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """The units to count in; the one in use is checked."""
        menu, used = QMenu(self), self._scene.desk.options.unit
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for unit, label in UNITS.items():
            action = menu.addAction(tr(label), partial(self.unit_chosen.emit, unit))
            action.setCheckable(True)
            action.setChecked(unit == used)
        return menu

    # -- guides --------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pulled.emit("y" if self._axis == "x" else "x", event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.dropped.emit(event)

    # -- painting ------------------------------------------------------------------------------------------------

    @property
    def _zero(self) -> float:
        """Points from the corner of a page to where it counts from."""
        return self._scene.desk.zero.x if self._axis == "x" else self._scene.desk.zero.y

    def _strip(self, at: int) -> QRect:
        return QRect(at, 0, 1, BREADTH) if self._axis == "x" else QRect(0, at, BREADTH, 1)

    def _update(self, at: int | None) -> None:
        if at is not None:
            self.update(self._strip(at))

    def _painted(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        ground = QPixmap(self.size() * ratio)
        ground.setDevicePixelRatio(ratio)
        ground.fill(QColor(tokens().ruler))
        with painting(ground) as painter:
            self._paint_scale(painter)
        return ground

    def _paint_scale(self, painter: QPainter) -> None:
        look, view, across = tokens(), self._scene.view, self._axis == "x"
        edge = QLine(0, BREADTH - 1, self.width(), BREADTH - 1)
        painter.setPen(QPen(QColor(look.line_on_window), 1))
        painter.drawLine(edge if across else _turned(edge))
        font = painter.font()
        font.setPixelSize(look.type_small - 1)
        painter.setFont(font)
        pixels = view.scale / view.ratio
        scale = scale_for(self._scene.desk.options.unit, pixels)
        found = [
            tick for origin, *where in stretches(view, self._scene.desk.pasteboard, across)
            for tick in _ticks(scale, pixels, origin + self._zero * pixels, (where[0], where[1]))
        ]  # fmt: skip
        lines = [QLine(place, BREADTH - 1 - length, place, BREADTH - 2) for place, length, _ in found]
        painter.setPen(QPen(QColor(look.ruler_mark), 1))
        painter.drawLines(lines if across else [_turned(line) for line in lines])
        painter.setPen(QColor(look.ruler_text))
        for (place, _, number), room in zip(found, _rooms(found), strict=True):
            if number and room > text_width(font, number):
                self._number(painter, place, number)

    def _number(self, painter: QPainter, place: int, number: str) -> None:
        """A number right of its tick; on the upright ruler turned, reading upward."""
        width = text_width(painter.font(), number) + 2
        if self._axis == "x":
            painter.drawText(QRect(place + 3, 1, width, BREADTH - 8), Qt.AlignmentFlag.AlignLeft, number)
            return
        painter.save()
        painter.translate(1, place - 3)
        painter.rotate(-90)
        painter.drawText(QRect(0, 0, width, BREADTH - 8), Qt.AlignmentFlag.AlignLeft, number)
        painter.restore()


class Corner(QWidget):
    """Where the rulers meet: a drag out of it moves what they count from, a double-click takes it back."""

    pulled = Signal(object)
    dragged = Signal(object)
    dropped = Signal(object)
    reset = Signal()

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self.setGeometry(0, 0, BREADTH, BREADTH)
        self.setAccessibleName(tr("Origin of the rulers"))
        self.setToolTip(tr("Drag to where the rulers should count from; double-click for the corner of the page"))
        self.setCursor(Qt.CursorShape.CrossCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pulled.emit(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.dropped.emit(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, middle, last = tokens(), BREADTH // 2, BREADTH - 1
        with painting(self) as painter:
            painter.fillRect(self.rect(), QColor(look.ruler))
            painter.setPen(QPen(QColor(look.line_on_window), 1))
            painter.drawLines([QLine(0, last, last, last), QLine(last, 0, last, last)])
            painter.setPen(QPen(QColor(look.ruler_mark), 1))
            painter.drawLines([QLine(4, middle, last - 4, middle), QLine(middle, 4, middle, last - 4)])


def stretches(view: View, board: Pasteboard, across: bool) -> Iterator[tuple[float, float, float]]:
    """From where a ruler counts (0 there), and from where to where it does so, in logical pixels of the view.

    Along the top each page of the spread in the middle counts for itself, down the side each spread does.
    """
    middle = board.spread_at(view.area.centre)
    size = (view.width if across else view.height) / view.ratio
    if middle is None:
        return
    if across:
        origins = [view.origin(board, page)[0] / view.ratio for page in middle.pages]
        edges = [-1.0, *origins[1:], size]
    else:
        origins = [view.origin(board, spread.pages[0])[1] / view.ratio for spread in board.within(view.area) or [middle]]
        gap = GAP / 2 * view.scale / view.ratio
        edges = [-1.0, *(origin - gap for origin in origins[1:]), size]
    for origin, (start, end) in zip(origins, pairwise(edges), strict=True):
        if start < end:
            yield origin, max(start, -1.0), min(end, size)


def _ticks(scale: Scale, pixels: float, origin: float, where: tuple[float, float]) -> Iterator[tuple[int, int, str]]:
    """Place, length and number ("" for none) of each tick from where to where."""
    tick = scale.step / scale.ticks
    n = int((where[0] - origin) / (tick * pixels)) - 1
    while (place := origin + n * tick * pixels) < where[1]:
        if place >= where[0]:
            whole = n % scale.ticks == 0
            half = scale.ticks % 2 == 0 and n % (scale.ticks // 2) == 0
            number = f"{abs(n * tick) / scale.unit:.4g}" if whole else ""
            yield round(place), 18 if whole else 7 if half else 4, number.replace("-0", "0")
        n += 1


def _rooms(found: list[tuple[int, int, str]]) -> list[int]:
    """How many pixels there are after each tick up to the next number: that of another page may follow at once."""
    rooms, after = [], 1 << 20
    for place, _, number in reversed(found):
        rooms.append(after - place - _NUMBER_AIR)
        after = place if number else after
    return rooms[::-1]


def _turned(line: QLine) -> QLine:
    return QLine(line.y1(), line.x1(), line.y2(), line.x2())


def _scaled(rect: QRect, ratio: float) -> QRect:
    return QRect(round(rect.x() * ratio), round(rect.y() * ratio), round(rect.width() * ratio), round(rect.height() * ratio))
