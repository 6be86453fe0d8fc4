"""Name the lines that a moving edge may meet, and find the nearest of many at once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from voa_editor.geometry import Point, Rect

Axis = Literal["x", "y"]
Kind = Literal["guide", "margin", "column", "page", "bleed", "edge", "centre", "gap", "size", "baseline", "distance"]

# Of two that are equally near, the one that the designer chose comes before what chance put there.
RANK: dict[Kind, int] = {
    "guide": 0, "margin": 1, "column": 1, "page": 1, "bleed": 1, "edge": 2, "centre": 3, "gap": 4, "size": 4, "baseline": 5
}  # fmt: skip
SAME = 0.001  # points; what lies as near as this is one place


@dataclass(frozen=True, slots=True)
class Line:
    """A place to meet: upright at x = `at` for axis "x", level at y = `at` for axis "y".

    What it comes from reaches from `low` to `high` along the line, so that a guide can be drawn from there.
    """

    axis: Axis
    at: float
    kind: Kind
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A stroke to draw while snapped; with a length, a measure whose distance in points is to be written on it.

    The kinds of lines are guides. "gap" measures one of some equal gaps, "size" one of two equal sides, "distance" how
    far the box stands from what it is aligned with.
    """

    kind: Kind
    start: Point
    end: Point
    length: float | None = None


def lines_of(rect: Rect, kind: Kind = "edge") -> tuple[Line, ...]:
    """Left, centre, right, then top, middle, bottom of a rectangle; the middles are of kind "centre"."""
    kinds: tuple[Kind, ...] = (kind, "centre", kind)
    xs, ys = (rect.x, rect.centre.x, rect.right), (rect.y, rect.centre.y, rect.bottom)
    upright = tuple(Line("x", at, what, rect.y, rect.bottom) for at, what in zip(xs, kinds, strict=True))
    return upright + tuple(Line("y", at, what, rect.x, rect.right) for at, what in zip(ys, kinds, strict=True))


class Stops:
    """Lines of one axis, sorted; lines in the same place are one stop, which stands where the first in rank does."""

    __slots__ = ("_ats", "_lines")

    def __init__(self, lines: Iterable[Line]) -> None:
        groups: list[list[Line]] = []
        for line in sorted(lines, key=lambda line: line.at):
            if groups and line.at - groups[-1][0].at <= SAME:
                groups[-1].append(line)
            else:
                groups.append([line])
        self._lines = [sorted(group, key=lambda line: RANK[line.kind]) for group in groups]
        self._ats = [group[0].at for group in self._lines]

    def offers(self, value: float, reach: float) -> Iterator[tuple[float, int]]:
        """How far it is from a value to the stops beside it within reach, and their rank."""
        for n in around(self._ats, value, reach):
            yield self._ats[n] - value, RANK[self._lines[n][0].kind]

    def at(self, value: float) -> Sequence[Line]:
        """The lines that stand at a value, the first in rank first."""
        found = around(self._ats, value, SAME)
        return self._lines[found[0]] if found else ()


def around(ascending: Sequence[float], value: float, reach: float) -> list[int]:
    """The places of the next lower and the next higher number, the nearer first, where they lie within reach."""
    n = bisect_left(ascending, value)
    found = [k for k in (n - 1, n) if 0 <= k < len(ascending) and abs(ascending[k] - value) <= reach]
    return sorted(found, key=lambda k: abs(ascending[k] - value))


def alike(ascending: Sequence[float], value: float) -> range:
    """The places of all numbers that are the same as a value."""
    return range(bisect_left(ascending, value - SAME), bisect_right(ascending, value + SAME))
