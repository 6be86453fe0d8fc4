"""Find where the next line of a column may stand: on the grid, clear of what text wraps around."""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far text has come: the column, the height reached in it, and whether nothing stands above in it."""

    column: int
    y: float
    fresh: bool = True


@dataclass(frozen=True, slots=True)
class LineSlot:
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


def next_slot(columns: tuple[Column, ...], cursor: Cursor, shape: LineShape) -> LineSlot | None:
    """The first slot at or after the cursor; None when the columns are full."""
    number, y = cursor.column, cursor.y
    while number < len(columns):
        column = columns[number]
        found = _slot_in(column, number, y, shape)
        if found:
            return found
        number += 1
        if number < len(columns):
            y = columns[number].top
    return None


def _slot_in(column: Column, number: int, y: float, shape: LineShape) -> LineSlot | None:
    while True:
        if shape.grid and column.grid_step > 0:
            offset = GRID_OFFSET * column.grid_step
            steps = -int(-(y - column.grid_top - _EPS) // column.grid_step)  # the next slot top at or below y
            top = column.grid_top + steps * column.grid_step
            baseline = top + offset
        else:
            top = y
            baseline = top + (shape.leading - shape.size) / 2 + TEXT_TOP * shape.size
        bottom = top + shape.leading
        if bottom > column.bottom + _EPS:
            return None
        left, right = column.x, column.x + column.width
        hits = [o for o in column.obstacles if o.y < bottom - _EPS and o.bottom > top + _EPS and o.x < right and o.right > left]
        if hits:
            left, right = _widest_gap(left, right, hits)
        width = right - left - shape.left - shape.right
        if width >= min(LEAST_MEASURE, column.width - shape.left - shape.right):
            return LineSlot(number, left + shape.left, width, top, baseline, bottom)
        if not hits:
            return None
        y = min(o.bottom for o in hits)


def _widest_gap(left: float, right: float, hits: list[Rect]) -> tuple[float, float]:
    gaps, edge = [], left
    for hit in sorted(hits, key=lambda o: o.x):
        gaps.append((edge, min(hit.x, right)))
        edge = max(edge, hit.right)
    gaps.append((edge, right))
    return max(gaps, key=lambda gap: gap[1] - gap[0])


def free_lines(columns: tuple[Column, ...], cursor: Cursor, shape: LineShape) -> int:
    """How many more lines of that shape fit after the cursor."""
    count = 0
    slot = next_slot(columns, cursor, shape)
    while slot:
        count += 1
        slot = next_slot(columns, Cursor(slot.column, slot.bottom, False), shape)
    return count
