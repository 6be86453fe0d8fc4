"""Ask a sheet where a caret stands, which spot of a text a point means, and what a selection covers.

All of it is read off the lines and glyph runs that the sheet remembers of its text frames. A spot at the seam of two lines
belongs to the second one, unless it is asked for at the end of the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from voa_editor.display.items import GlyphRun, Sheet, TextBox, TextLine
from voa_editor.geometry import Matrix, Point, Rect
from voa_editor.model.story import Spot
from voa_editor.model.words import letters

SOFT_HYPHEN = "\u00ad"
_JOINER = "\u200d"  # says nothing, and belongs to the letter before it
_SPACE = 0.25  # of the size: how wide a space is taken to be that was dropped at a line's end
_TOUCH = 0.01  # points between what is selected as one
_BREAK = 0.3  # of a line's height: how wide the selected end of a paragraph shows


@dataclass(frozen=True, slots=True)
class CaretShape:
    """An upright line at x from `top` to `bottom`, and the map from its coordinates to the sheet's."""

    top: float
    bottom: float
    x: float
    matrix: Matrix


class Stop(NamedTuple):
    """A place in a line where a caret can stand: the offset in what its paragraph shows, and x in the line's coordinates."""

    offset: int
    x: float


class Hit(NamedTuple):
    """What a point means: a spot, and whether it was meant at the end of the line that ends there."""

    spot: Spot
    at_line_end: bool = False


class Where(NamedTuple):
    """A line and the box it stands in: `box.lines[number]`."""

    box: TextBox
    number: int

    @property
    def line(self) -> TextLine:
        return self.box.lines[self.number]


def stops(line: TextLine) -> list[Stop]:
    """Every boundary between letters of a line, first to last; a ligature is shared out evenly among its letters.

    Where letters that run from right to left meet others, the boundary stands at the end that they have there: each stop of
    a word has a place of its own, and a click comes back to it.
    """
    said, edges = _edges(line)
    cuts = [cut for cut in letters(said[line.label :])]
    places = {cut + line.label for cut in cuts}
    found: dict[int, float] = {}
    for start, end, left, right in edges:
        inside = [cut for cut in range(start, end) if cut in places or cut == start]
        for n, cut in enumerate(inside):
            x = left + (right - left) * n / len(inside)
            found[cut] = x if left > right else found.get(cut, x)
        found[end] = right
    last = line.x
    result = []
    for cut in cuts:
        last = found.get(cut + line.label, last)
        result.append(Stop(line.start + cut, last))
    return result


def x_of(line: TextLine, offset: int) -> float:
    """Where an offset stands in a line; at its nearest end if it is not in it."""
    found = stops(line)
    return next((stop.x for stop in reversed(found) if stop.offset <= offset), found[0].x)


def nearest(line: TextLine, x: float) -> Hit:
    """The stop nearest to x. At the end of a line that goes on, it stands before the space that was dropped there."""
    found = stops(line)
    stop = min(found, key=lambda one: (abs(one.x - x), one.offset))
    return line_end(line) if stop.offset >= line_end(line).spot.offset else Hit(Spot(line.paragraph, stop.offset))


def line_end(line: TextLine) -> Hit:
    """The end of a line: of its paragraph, or before the space or line feed it ends with, or in the word it divides."""
    said = _edges(line)[0][line.label :]
    seen = line.start + len(said)
    if seen < line.end:  # a line feed says nothing
        return Hit(Spot(line.paragraph, seen))
    if line.last:
        return Hit(Spot(line.paragraph, line.end))
    bare = line.start + len(said.rstrip())
    return Hit(Spot(line.paragraph, bare), False) if line.start < bare < line.end else Hit(Spot(line.paragraph, line.end), True)


def line_of(sheet: Sheet, spot: Spot, at_line_end: bool = False) -> Where | None:
    """The line that a spot stands in; None if it is on no line of the sheet."""
    found: Where | None = None
    for box in sheet.texts:
        for number, line in enumerate(box.lines):
            if line.paragraph != spot.paragraph or not line.start <= spot.offset <= line.end:
                continue
            if spot.offset < line.end or (line.last and not _feeds(line)) or (at_line_end and spot.offset > line.start):
                return Where(box, number)
            found = found or Where(box, number)
    return found if found and found.line.last else None


def caret(sheet: Sheet, spot: Spot, frame: str = "", at_line_end: bool = False) -> CaretShape | None:
    """The caret at a spot; None if that is not on the sheet. A `frame` without lines has it at its top."""
    where = line_of(sheet, spot, at_line_end)
    if where is not None:
        line = where.line
        if spot.offset == line.end and _feeds(line):  # the line that will be there once something is typed
            return CaretShape(line.bottom, 2 * line.bottom - line.top, line.x, where.box.matrix)
        return CaretShape(line.top, line.bottom, x_of(line, spot.offset), where.box.matrix)
    box = next((box for box in sheet.texts if box.frame == frame and not box.lines and box.columns), None)
    if box is None:
        return None
    column = box.columns[0]
    return CaretShape(column.y, min(column.y + 12.0, column.bottom), column.x, box.matrix)


def spot_at(box: TextBox, point: Point) -> Hit | None:
    """The spot nearest to a point of the sheet, in the line nearest to it; None of a box that shows no text."""
    if not box.lines:
        return None
    here = box.matrix.inverse().apply(point)
    column = min(box.columns, key=lambda rect: _far(here.x, rect.x, rect.right), default=None)
    lines = [line for line in box.lines if column and line.x < column.right and line.x + max(line.width, 0.1) > column.x]
    line = min(lines or box.lines, key=lambda one: (_far(here.y, one.top, one.bottom), _far(here.x, one.x, one.x + one.width)))
    return nearest(line, here.x)


def selection_boxes(sheet: Sheet, a: Spot, b: Spot, order: Sequence[str] = ()) -> list[tuple[Rect, Matrix]]:
    """What a selection covers on a sheet, line by line: rectangles, each with the map to the sheet.

    `order` names the paragraphs of the flow in their order; without it, it is taken from the sheet, which tells it only
    if both spots are on it.
    """
    rank = {paragraph: n for n, paragraph in enumerate(order or _order(sheet))}
    if a.paragraph not in rank or b.paragraph not in rank:
        return []
    start, end = sorted([(rank[spot.paragraph], spot.offset) for spot in (a, b)])
    found = []
    for box in sheet.texts:
        for line in box.lines:
            at = rank.get(line.paragraph, -1)
            if (at, line.end) < start or (at, line.start) > end or at < start[0] or at > end[0]:
                continue
            low = start[1] if at == start[0] else line.start
            high = end[1] if at == end[0] else line.end
            if any(_is_backwards(run) for run in line.runs):
                found += [(rect, box.matrix) for rect in _pieces(line, low, high)]
            elif (rect := _covered(line, low, high, at < end[0])) is not None:
                found.append((rect, box.matrix))
    return found


def _pieces(line: TextLine, low: int, high: int) -> list[Rect]:
    """What the offsets low ≤ i < high cover of a line that runs both ways: they may lie apart."""
    said, edges = _edges(line)
    cuts = {cut + line.label for cut in letters(said[line.label :])}
    spans: list[tuple[float, float]] = []
    for start, end, left, right in edges:
        inside = [cut for cut in range(start, end) if cut in cuts or cut == start]
        step = (right - left) / len(inside)
        chosen = [n for n, cut in enumerate(inside) if low <= line.start + cut - line.label < high]
        spans += [(min(a, a + step), max(a, a + step)) for a in (left + step * n for n in chosen)]
    found: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if found and left <= found[-1][1] + _TOUCH:
            found[-1] = found[-1][0], max(right, found[-1][1])
        else:
            found.append((left, right))
    return [Rect(left, line.top, right - left, line.bottom - line.top) for left, right in found if right > left]


def _covered(line: TextLine, low: int, high: int, goes_on: bool) -> Rect | None:
    """What of a line the offsets low ≤ i < high cover; `goes_on`: the selection does, past the paragraph's end."""
    if low <= line.start and high >= line.end and not line.last and line.runs:
        xs = [line.runs[0].x, line.runs[-1].x + line.runs[-1].advance]
    else:
        xs = [stop.x for stop in stops(line) if low <= stop.offset <= high]
    left, right = min(xs, default=line.x), max(xs, default=line.x)
    if not line.last and line.runs:  # a space that was dropped at the line's end is not shown
        right = min(right, line.runs[-1].x + line.runs[-1].advance)
    if line.last and goes_on:
        right += _BREAK * (line.bottom - line.top)
    return Rect(left, line.top, right - left, line.bottom - line.top) if right > left else None


def _order(sheet: Sheet) -> list[str]:
    return list(dict.fromkeys(line.paragraph for box in sheet.texts for line in box.lines))


def _feeds(line: TextLine) -> bool:
    """Whether a line ends with a line feed."""
    return line.start + len(_edges(line)[0]) - line.label < line.end


def _edges(line: TextLine) -> tuple[str, list[tuple[int, int, float, float]]]:
    """What the line says, and for each cluster its first character, the one after it, and where they begin and end in x."""
    said, edges = "", []
    drop = before = None
    runs = line.runs[:-1] if line.runs and line.runs[-1].text == SOFT_HYPHEN else line.runs
    unsaid = line.end - line.start + line.label - sum(len(run.text) for run in runs)
    for run in runs:
        if not run.text:
            drop = drop or run
            continue
        if unsaid > 0 and before is not None and (run.source.record, run.source.attr) == (before.record, before.attr):
            said += _JOINER * min(max(run.source.start - before.end, 0), unsaid)  # characters of no glyph have no run
        edges += list(_clusters(run, len(said)))
        said += run.text
        before = run.source
    if drop is not None and edges:  # the capital is said by the run beside it, whose first cluster begins after it
        count = max(drop.source.end - drop.source.start, 1)
        start, end, left, right = edges[0]
        beside = (start + count, max(end, start + count + 1), left, right)
        edges[:1] = [(start, start + count, drop.x, drop.x + drop.advance), beside]
    return said, edges


def _clusters(run: GlyphRun, shift: int) -> Iterator[tuple[int, int, float, float]]:
    groups: list[tuple[int, float]] = []  # cluster, left edge
    for cluster, x in zip(run.clusters, run.xs, strict=True):
        if not groups or groups[-1][0] != cluster:
            groups.append((cluster, run.x + x))
    rights = [x for _, x in groups[1:]] + [run.x + run.advance]
    if groups and rights[-1] <= groups[-1][1]:  # dropped spaces hang over the edge
        rights[-1] = groups[-1][1] + _SPACE * run.size
    backwards = _is_backwards(run)
    starts = sorted(cluster for cluster, _ in groups)
    after = dict(zip(starts, [*starts[1:], len(run.text)], strict=True))
    found = []
    for (cluster, left), right in zip(groups, rights, strict=True):
        ends = (right, left) if backwards else (left, right)
        found.append((shift + cluster, shift + after[cluster], *ends))
    yield from sorted(found)


def _is_backwards(run: GlyphRun) -> bool:
    """Whether a run is read from right to left; of one of a single cluster that makes no difference."""
    return len(run.clusters) > 1 and run.clusters[0] > run.clusters[-1]


def _far(value: float, low: float, high: float) -> float:
    return max(low - value, value - high, 0.0)
