"""Snap a moving box, edge or point to the lines, gaps and sizes around it.

Everything is worked out along x; for y the page is flipped about its diagonal, and the marks are flipped back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from voa_editor.geometry import Point, Rect
from voa_editor.kernels.gaps import Neighbours
from voa_editor.kernels.guides import SAME, Kind, Line, Mark, Stops, lines_of
from voa_editor.kernels.resize import Handle, resize, sides

__all__ = ["Kind", "Line", "Mark", "Snap", "Snapper", "lines_of", "snap_edges", "snap_move", "snap_point"]

_TIE = 0.01  # points; shifts that differ by less are equally near
_CENTRE_MEETS = ("guide", "page", "centre")  # an edge meets everything; a middle on a column's edge would only be in the way
_MIDDLE = 0.5
_WHOLE = (0.0, _MIDDLE, 1.0)


@dataclass(frozen=True, slots=True)
class Snap:
    """How far to shift what moves, in points, and what to draw once it is shifted."""

    dx: float = 0.0
    dy: float = 0.0
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class _Moving:
    """A box of which some parts move: 0 its left edge, ½ its middle, 1 its right edge."""

    box: Rect
    parts: tuple[float, ...]
    growth: float = 0.0  # width won per point moved, 0 where the size stays

    def places(self) -> list[tuple[float, float]]:
        return [(part, self.box.x + self.box.w * part) for part in self.parts]

    def edges(self) -> list[float]:
        return [place for part, place in self.places() if part != _MIDDLE]


class Snapper:
    """What may be met while one gesture lasts: make it at the press (and anew when the zoom changes the reach).

    `lines` are all that an edge may meet, lines_of() each other box among them; `others` are the boxes whose gaps and
    sizes count. `reach` is in points. The nearest wins, on ties the first in rank; a baseline only where nothing else is.
    """

    __slots__ = ("_reach", "_x", "_y")

    def __init__(self, lines: Iterable[Line], others: Iterable[Rect], reach: float) -> None:
        lines, others = tuple(lines), tuple(others)
        self._reach = reach
        self._x = _Plane([line for line in lines if line.axis == "x"], others)
        self._y = _Plane([line for line in lines if line.axis == "y"], [_flipped(rect) for rect in others])

    def move(self, box: Rect) -> Snap:
        """Snap a box that moves as a whole: edges and middles to lines, and to equal gaps."""
        return self._shifted(box, _WHOLE)

    def edges(self, box: Rect, handle: Handle, *, proportional: bool = False, from_centre: bool = False) -> Snap:
        """Snap the edges of an upright box that a handle moves: to lines, and to the sizes of other boxes.

        The box is as the drag alone left it: resize() it once more by the shift, with the same handle and options.
        With `proportional` a corner's shift keeps w : h.
        """
        sx, sy = sides(handle)
        both = 2.0 if from_centre else 1.0
        x = _Moving(box, _part(sx), sx * both)
        y = _Moving(_flipped(box), _part(sy), sy * both)
        found_x, found_y = self._x.shift(x, self._reach), self._y.shift(y, self._reach)
        if proportional and sx and sy and not box.empty:
            dx, dy = self._in_proportion(found_x, found_y, sx * sy * box.h / box.w)
        else:
            dx, dy = found_x or 0.0, found_y or 0.0
        after = resize(box, 0.0, handle, Point(dx, dy), proportional=proportional, from_centre=from_centre)
        return self._snap(dx, dy, _Moving(after, x.parts, x.growth), _Moving(_flipped(after), y.parts, y.growth))

    def point(self, point: Point) -> Snap:
        """Snap a point: the corner of what is drawn, the end of a line, a guide."""
        return self._shifted(Rect(point.x, point.y, 0.0, 0.0), (0.0,))

    def _shifted(self, box: Rect, parts: tuple[float, ...]) -> Snap:
        dx = self._x.shift(_Moving(box, parts), self._reach) or 0.0
        # What stands in the box's column is asked once the box has its x. The row is not asked again with the new y: at
        # worst the box, a few pixels from another row, keeps a gap of the one it left, and no gap is drawn.
        dy = self._y.shift(_Moving(_flipped(box.moved(dx, 0.0)), parts), self._reach) or 0.0
        moved = box.moved(dx, dy)
        return self._snap(dx, dy, _Moving(moved, parts), _Moving(_flipped(moved), parts))

    def _snap(self, dx: float, dy: float, x: _Moving, y: _Moving) -> Snap:
        level = (Mark(m.kind, Point(m.start.y, m.start.x), Point(m.end.y, m.end.x), m.length) for m in self._y.marks(y))
        return Snap(dx, dy, tuple(dict.fromkeys([*self._x.marks(x), *level])))

    def _in_proportion(self, dx: float | None, dy: float | None, slope: float) -> tuple[float, float]:
        """Of two shifts of a corner the smaller, with what it takes along the other axis; none where that is out of reach."""
        ways = [] if dx is None else [(dx, dx * slope)]
        ways += [] if dy is None else [(dy / slope, dy)]
        ways = [way for way in ways if max(map(abs, way)) <= self._reach]
        return min(ways, key=lambda way: max(map(abs, way)), default=(0.0, 0.0))


class _Plane:
    """What may be met along x."""

    __slots__ = ("_baselines", "_centres", "_edges", "_neighbours")

    def __init__(self, lines: Sequence[Line], others: Sequence[Rect]) -> None:
        self._edges = Stops(line for line in lines if line.kind != "baseline")
        self._centres = Stops(line for line in lines if line.kind in _CENTRE_MEETS)
        self._baselines = Stops(line for line in lines if line.kind == "baseline")
        self._neighbours = Neighbours(others)

    def shift(self, moving: _Moving, reach: float) -> float | None:
        """The way to the nearest thing within reach; None where there is none."""
        offers = list(self._offers(moving, reach))
        if not offers:
            offers = [offer for place in moving.edges() for offer in self._baselines.offers(place, reach)]
        best = min(offers, key=lambda offer: (round(abs(offer[0]) / _TIE), offer[1], abs(offer[0])), default=None)
        return best[0] if best else None

    def _offers(self, moving: _Moving, reach: float) -> Iterator[tuple[float, int]]:
        for part, place in moving.places():
            yield from self._stops(part).offers(place, reach)
        if moving.growth:
            yield from self._neighbours.size_offers(moving.box, moving.growth, reach)
        elif moving.parts == _WHOLE:
            yield from self._neighbours.gap_offers(moving.box, reach)

    def marks(self, moving: _Moving) -> list[Mark]:
        """What the box meets where it stands."""
        marks = _guides(moving.box, [self._stops(part).at(place) for part, place in moving.places()])
        if moving.growth:
            marks += self._neighbours.size_marks(moving.box)
        elif moving.parts == _WHOLE:
            marks += self._neighbours.gap_marks(moving.box)
        return marks or _guides(moving.box, [self._baselines.at(place) for place in moving.edges()])

    def _stops(self, part: float) -> Stops:
        return self._centres if part == _MIDDLE else self._edges


def snap_move(box: Rect, lines: Sequence[Line], others: Sequence[Rect], reach: float) -> Snap:
    """Snap one moving box once; a gesture keeps a Snapper."""
    return Snapper(lines, others, reach).move(box)


def snap_edges(box: Rect, handle: Handle, lines: Sequence[Line], reach: float, others: Sequence[Rect] = ()) -> Snap:
    """Snap the edges that a handle moves once; a gesture keeps a Snapper."""
    return Snapper(lines, others, reach).edges(box, handle)


def snap_point(point: Point, lines: Sequence[Line], reach: float) -> Snap:
    """Snap one point once; a gesture keeps a Snapper."""
    return Snapper(lines, (), reach).point(point)


def _guides(box: Rect, found: Sequence[Sequence[Line]]) -> list[Mark]:
    """A guide through each place met, from what it comes from to the box, and the distance to the nearest box aligned."""
    marks, distances = [], []
    for lines in filter(None, found):
        at = lines[0].at
        low, high = min(box.y, *(line.low for line in lines)), max(box.bottom, *(line.high for line in lines))
        marks.append(Mark(lines[0].kind, Point(at, low), Point(at, high)))
        for line in lines:
            if line.kind in ("edge", "centre") and (way := max(line.low - box.bottom, box.y - line.high)) > SAME:
                start = box.bottom if line.low > box.bottom else line.high
                distances.append(Mark("distance", Point(at, start), Point(at, start + way), way))
    return marks + sorted(distances, key=lambda mark: mark.length or 0.0)[:1]


def _part(side: int) -> tuple[float, ...]:
    return () if side == 0 else (0.0,) if side < 0 else (1.0,)


def _flipped(rect: Rect) -> Rect:
    return Rect(rect.y, rect.x, rect.h, rect.w)
