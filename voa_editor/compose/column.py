"""Find where the next line of a column may stand: on the grid, clear of what text wraps around."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import inf
from typing import NamedTuple

from voa_editor.geometry import Rect

GRID_OFFSET = 0.73  # of the grid's step: from the top of a line's slot down to its baseline
TEXT_TOP = 0.8  # of the size: from the top of the type down to the baseline, off the grid
LEAST_MEASURE = 48.0  # points; beside an obstacle a narrower gap holds no text
_EPS = 0.01


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a text frame: its box in points on its page, and the rectangles text keeps clear of."""

    frame: str
    index: int
    x: float
    top: float
    width: float
    bottom: float
    grid_top: float
    grid_step: float
    obstacles: tuple[Rect, ...] = ()


class Cursor(NamedTuple):
    """How far text has come: the column, the height reached in it, and whether nothing stands above in it."""

    column: int
    y: float
    fresh: bool = True


class LineSlot(NamedTuple):
    """Room for one line: its column, its left edge and measure, its top, baseline and bottom."""

    column: int
    x: float
    width: float
    top: float
    baseline: float
    bottom: float


@dataclass(frozen=True, slots=True)
class LineShape:
    """What a line asks of its slot: leading and size in points, whether it stands on the grid, its indents."""

    leading: float
    size: float
    grid: bool
    left: float = 0.0
    right: float = 0.0


def slots(columns: tuple[Column, ...], cursor: Cursor, shape: LineShape) -> Iterator[LineSlot]:
    """The slots for lines of one shape from the cursor on, until the columns are full; each is found when it is asked for."""
    y = cursor.y
    for number in range(cursor.column, len(columns)):
        if number > cursor.column:
            y = columns[number].top
        yield from _slots_in(columns[number], number, y, shape)


def next_slot(columns: tuple[Column, ...], cursor: Cursor, shape: LineShape) -> LineSlot | None:
    """The first slot at or after the cursor; None when the columns are full."""
    return next(slots(columns, cursor, shape), None)


def _slots_in(column: Column, number: int, y: float, shape: LineShape) -> Iterator[LineSlot]:
    left, right = column.x, column.x + column.width
    near = [o for o in column.obstacles if o.x < right and o.right > left]
    least = min(LEAST_MEASURE, column.width - shape.left - shape.right)
    step = column.grid_step if shape.grid else 0.0
    above, type_top = (GRID_OFFSET * step, 0.0) if step > 0 else ((shape.leading - shape.size) / 2, TEXT_TOP * shape.size)
    while True:
        top = y
        if step > 0:  # the next slot's top at or below y
            top = column.grid_top + -(-(y - column.grid_top - _EPS) // step) * step
        bottom = top + shape.leading
        if bottom > column.bottom + _EPS:
            return
        hits = [o for o in near if o.y < bottom - _EPS and o.bottom > top + _EPS]
        x0, x1 = _widest_gap(left, right, hits) if hits else (left, right)
        width = x1 - x0 - shape.left - shape.right
        if width >= least:
            yield LineSlot(number, x0 + shape.left, width, top, top + above + type_top, bottom)
            y = bottom
        elif hits:
            y = min(o.bottom for o in hits)
        else:
            return


def _widest_gap(left: float, right: float, hits: list[Rect]) -> tuple[float, float]:
    gaps, edge = [], left
    for hit in sorted(hits, key=lambda o: o.x):
        gaps.append((edge, min(hit.x, right)))
        edge = max(edge, hit.right)
    gaps.append((edge, right))
    return max(gaps, key=lambda gap: gap[1] - gap[0])


def differences(before: tuple[Column, ...], now: tuple[Column, ...]) -> tuple[tuple[int, float, float], ...]:
    """The stretches of columns, as many before as now, where slots may differ: the column's number, from and to in points."""
    found: list[tuple[int, float, float]] = []
    for n, (old, new) in enumerate(zip(before, now, strict=True)):
        if replace(old, obstacles=new.obstacles) != new:
            found.append((n, -inf, inf))
            continue
        for hit in {*old.obstacles} ^ {*new.obstacles}:
            if hit.x < new.x + new.width and hit.right > new.x:
                found.append((n, hit.y, hit.bottom))
    return tuple(found)


def free_lines(columns: tuple[Column, ...], cursor: Cursor, shape: LineShape) -> int:
    """How many more lines of that shape fit after the cursor."""
    return sum(1 for _ in slots(columns, cursor, shape))
