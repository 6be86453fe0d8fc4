"""Ask a sheet what stands on it: its text in order, the runs of a record, the item at a point."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from voa_editor.display.items import GlyphRun, Gradient, Group, Item, Link, Path, Picture, Sheet
from voa_editor.geometry import Matrix, Point, Rect

SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class Placed:
    """An item with the map from its own coordinates to the sheet's."""

    item: GlyphRun | Picture | Path | Link
    matrix: Matrix


def walk(items: Iterable[Item], matrix: Matrix | None = None) -> Iterator[Placed]:
    """Every item that is no group, in painting order, groups opened."""
    outer = matrix if matrix is not None else Matrix()
    for item in items:
        if isinstance(item, Group):
            yield from walk(item.items, item.matrix.then(outer))
        else:
            yield Placed(item, outer)


def runs(sheet: Sheet, record: str = "") -> list[GlyphRun]:
    """The glyph runs of a sheet in painting order; of one record where it is named."""
    found = (placed.item for placed in walk(sheet.items))
    return [item for item in found if isinstance(item, GlyphRun) and (not record or item.source.record == record)]


def text(sheet: Sheet, record: str = "") -> str:
    """What a sheet (or one record on it) says, in painting order, a line for a line.

    A word divided at the end of a line is joined again. Runs on one baseline follow each other directly,
    or after a space where a gap of a fifth of the size or more lies between them.
    """
    said = ""
    last: GlyphRun | None = None
    divided = False
    for run in runs(sheet, record):
        if run.text == SOFT_HYPHEN:
            divided, last = True, run
            continue
        if last is not None:
            said += _between(last, run, divided, said)
        said += run.text
        last, divided = run, False
    return said


def _between(last: GlyphRun, run: GlyphRun, divided: bool, said: str) -> str:
    size = max(last.size, run.size)
    if abs(run.y - last.y) < size / 2 and run.x > last.x:
        gap = run.x - (last.x + last.advance)
        spaced = said.endswith(" ") or run.text.startswith(" ")
        return " " if gap > size / 5 and not spaced else ""
    return "" if divided else "\n"


def path_box(path: Path) -> Rect:
    """The rectangle around all points of a path, control points too."""
    numbers = [float(value) for segment in path.segments for value in segment[1:]]
    xs, ys = numbers[0::2], numbers[1::2]
    if not xs:
        return Rect(0, 0, 0, 0)
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def gradient_axis(gradient: Gradient, box: Rect) -> tuple[float, float, float, float]:
    """Where a shade over a box begins and ends: x and y of both. The line goes through the middle, and the corners that lie
    farthest along it show the shade's ends."""
    turn = math.radians(gradient.angle)
    dx, dy = math.sin(turn), math.cos(turn)
    reach = (abs(box.w * dx) + abs(box.h * dy)) / 2
    middle = box.centre
    return (middle.x - reach * dx, middle.y - reach * dy, middle.x + reach * dx, middle.y + reach * dy)


def box(item: GlyphRun | Picture | Path | Link) -> Rect:
    """Where an item stands, in its own coordinates; a run's box is one size high, a fifth of it below the baseline."""
    match item:
        case GlyphRun():
            return Rect(item.x, item.y - 0.8 * item.size, item.advance, item.size)
        case Picture():
            return item.clip.intersected(item.rect)
        case Path():
            return path_box(item)
        case Link():
            return item.rect


def at(sheet: Sheet, point: Point) -> Placed | None:
    """The topmost item whose box holds a point of the sheet; links, which have no ink, are passed over."""
    for placed in reversed(list(walk(sheet.items))):
        if isinstance(placed.item, Link):
            continue
        try:
            inner = placed.matrix.inverse().apply(point)
        except ZeroDivisionError:
            continue
        if box(placed.item).contains(inner):
            return placed
    return None
