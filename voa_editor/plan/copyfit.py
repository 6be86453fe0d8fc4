"""Fit copy: solve for the heights of photographs so that a story ends at the foot of its last column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product, zip_longest
from math import inf, log

from voa_editor.compose.column import Column, Cursor, free_lines
from voa_editor.compose.flow import Flow, pour
from voa_editor.compose.paragraph import SetParagraph
from voa_editor.compose.thread import frame_columns
from voa_editor.model.frames import TextFrame
from voa_editor.plan.arrange import Piece, Sizes, arrange, photo_bands
from voa_editor.plan.grid import Grid
from voa_editor.plan.template import Pattern

TALLEST, FLATTEST = 0.66, 1.6  # the crops that still look like the photograph: frame aspect by picture aspect
MOST_SINK = 9  # rows a headline may be lowered where no photograph can take the room
_ROUNDS = 7
_MOST_STEPPED = 4  # bands changed row by row: the ways to change them grow fivefold with each
_STEP_TRIES = 8
_LOOSE_TRIES = 6
_MOST_GIVEN = 2
_MOST_LOOSE = 3  # paragraphs set a line longer or shorter in one story
_SHORTEST_LAST = 0.3  # of the measure: the last line of a paragraph made longer or shorter


@dataclass(frozen=True)
class Job:
    """A story to fit: its pattern, the grids of its pages, what was measured of it, its photographs, its body.

    `aspects` are width by height of the photographs, `tallest` the heights in points beyond which each would be printed
    with too few pixels.
    """

    pattern: Pattern
    grids: list[Grid]
    sizes: Sizes
    aspects: tuple[float, ...]
    tallest: tuple[float, ...]
    body: tuple[SetParagraph, ...]


@dataclass(frozen=True)
class Fit:
    """A solution: rows of each photograph band, the headline's sink, the paragraphs set looser or tighter, and what is left.

    `hole` is lines left empty at the end, `over` lines that found no place, `ragged` lines left empty at the foot of
    columns before the last and words parted between pages, `crop` the summed squares of log aspect ratios cropped away.
    """

    job: Job
    rows: tuple[int, ...]
    pieces: tuple[Piece, ...]
    hole: int
    over: int
    ragged: int
    crop: float
    sink: int = 0
    loose: tuple[tuple[str, int], ...] = ()

    @property
    def error(self) -> int:
        """Lines too few (positive) or too many (negative)."""
        return self.hole - self.over


def first_guess(job: Job) -> Fit:
    """The story with its photographs at their natural heights."""
    return _try(job, tuple(round(n) for n in _natural(job)))


def sized(job: Job) -> Fit:
    """Solve by the photographs alone: scale them all, then adjust them row by row."""
    best = _scaled(job)
    return _stepped(job, best) if best.error else best


def refined(best: Fit) -> Fit:
    """Solve what photographs alone did not: paragraphs set tighter or looser, the headline lowered, no word left over."""
    if best.error and abs(best.error) <= _MOST_LOOSE:
        best = _loosened(best)
    if best.error > 0:
        best = _sunk(best)
    if best.error and abs(best.error) <= _MOST_LOOSE:
        best = _loosened(best, shortest=0.0)  # a short last line is better than an empty one
    if best.over:
        best = _relieved(best)
    return best


def _scaled(job: Job) -> Fit:
    """Newton's steps on one scale for all photographs; what they cover is nearly linear in it."""
    natural = _natural(job)
    weight = sum(n * w for n, w in zip(natural, _weights(job), strict=True))
    scale, best = 1.0, first_guess(job)
    current = best
    for _ in range(_ROUNDS):
        if not weight or not current.error:
            break
        scale = min(max(scale + current.error / weight, 0.3), 3.0)
        current = _try(job, _clamped(job, [n * scale for n in natural]))
        if current.rows == best.rows:
            break
        best = min(best, current, key=_badness)
    return best


def _stepped(job: Job, start: Fit) -> Fit:
    """Change each band by up to two rows, trying first the changes that would cover just the error."""
    weights = _weights(job)
    stepped = min(len(weights), _MOST_STEPPED)
    steps = sorted(
        (abs(start.error - sum(d * w for d, w in zip(deltas, weights, strict=False))), sum(abs(d) for d in deltas), deltas)
        for deltas in product(range(-2, 3), repeat=stepped)
        if any(deltas)
    )
    best = start
    for _, _, deltas in steps[:_STEP_TRIES]:
        rows = _clamped(job, [r + d for r, d in zip_longest(start.rows, deltas, fillvalue=0)])
        if rows != best.rows:
            best = min(best, _try(job, rows), key=_badness)
        if not best.error:
            break
    return best


def _loosened(start: Fit, shortest: float = _SHORTEST_LAST) -> Fit:
    """Let the line breaker make paragraphs a line longer or shorter, a few at most; shorter first, for it looks better."""
    if start.error > 0:
        for n in range(len(start.rows)):  # a row taken from the text asks for shorter paragraphs instead of longer ones
            rows = tuple(row + (k == n) for k, row in enumerate(start.rows))
            taller = replace(_try(start.job, rows, start.sink), loose=start.loose)
            if 0 < -taller.error <= _MOST_LOOSE and rows == _clamped(start.job, list(rows)):
                tightened = _loosened(taller, shortest)
                if not tightened.error:
                    return tightened
    best = start
    while best.error and len(best.loose) < _MOST_LOOSE:
        better = _one_loosened(best, shortest)
        if better is None:
            break
        best = better
    return best


def _one_loosened(start: Fit, shortest: float) -> Fit | None:
    """The first paragraph whose change brings the end nearer to the foot; None if none does.

    Those with the shortest last lines are made shorter first, those with the fullest longer.
    """
    sign, body = (1 if start.error > 0 else -1), start.job.body
    done = {record for record, _ in start.loose}
    fit_for_it = [p for p in body if p.record not in done and p.format.align == "justify"]  # no subheads, no lists
    candidates = sorted(fit_for_it, key=lambda p: -sign * p.last_line())
    best: Fit | None = None
    for candidate in candidates[:_LOOSE_TRIES]:
        other = candidate.loosened(sign)
        if other is None or other.last_line() < shortest:
            continue
        job = replace(start.job, body=tuple(other if p is candidate else p for p in body))
        tried = replace(_try(job, start.rows, start.sink), loose=(*start.loose, (candidate.record, sign)))
        if _badness(tried) < _badness(best or start):
            best = tried
        if best and not best.error:
            break
    return best


def _sunk(start: Fit) -> Fit:
    """Lower the headline, white space at the head of a page being no hole, and give the last photograph's rows back for it."""
    best = start
    for sink, give in product(range(1, MOST_SINK + 1), range(_MOST_GIVEN + 1)):
        rows = _clamped(start.job, [*start.rows[:-1], start.rows[-1] - give]) if start.rows else ()
        tried = replace(_try(start.job, rows, sink), loose=start.loose)
        if tried.error and abs(tried.error) <= _MOST_LOOSE:
            tried = _loosened(tried)
        best = min(best, tried, key=_badness)
        if not best.error or (tried.over > _MOST_LOOSE and give == _MOST_GIVEN):
            break
    return best


def _relieved(start: Fit) -> Fit:
    """Take rows from the photographs until all words have a place: a hole is better than words lost."""
    best, rows = start, start.rows
    while best.over:
        tries = []
        for n in range(len(rows)):
            fewer = tuple(row - (k == n) for k, row in enumerate(rows))
            if fewer == _clamped(start.job, list(fewer)):
                tries.append(replace(_try(start.job, fewer, start.sink), loose=start.loose))
        if not tries:
            break
        nearest = min(tries, key=_badness)
        rows = nearest.rows
        best = min(best, nearest, key=_badness)
    return best


def _badness(tried: Fit) -> tuple[float, float]:
    return tried.over * 100 + tried.hole * 10 + tried.ragged * 2 + tried.sink, tried.crop


# -- one trial ---------------------------------------------------------------------------------------------------


def _try(job: Job, rows: tuple[int, ...], sink: int = 0) -> Fit:
    arrangement = arrange(job.pattern, job.grids, job.sizes, rows, sink)
    pieces = arrangement.pieces
    columns = tuple(_body_columns(job, pieces))
    flow = pour(job.body, columns)
    hole, ragged = _empties(flow)
    over = flow.over_lines() + 2 * arrangement.clash  # what stands in each other's way must give as much room as text does
    return Fit(job, rows, pieces, hole, over, ragged, _crop(job, pieces), sink)


def _body_columns(job: Job, pieces: tuple[Piece, ...]) -> Iterator[Column]:
    settings = job.grids[0].settings
    for piece in pieces:
        if piece.slot != "body" or piece.box.h <= 0:
            continue
        near = tuple(p.box.inset(-p.wrap) for p in pieces if p.page == piece.page and p.wrap >= 0)
        yield from frame_columns(body_frame(piece, job.pattern, settings.gutter), settings, near)


def body_frame(piece: Piece, pattern: Pattern, gutter: float) -> TextFrame:
    """The frame a body piece becomes, still without a page."""
    columns = pattern.pages[piece.page].text
    box = piece.box
    return TextFrame(id=f"body-{piece.page}", x=box.x, y=box.y, w=box.w, h=box.h, columns=columns, column_gap=gutter)


def _empties(flow: Flow) -> tuple[int, int]:
    """Lines free after the end, and at the feet of columns that the text has left."""
    shape = flow.paragraphs[0].shape if flow.paragraphs else None
    if shape is None or not flow.columns:
        return 0, 0
    if flow.over is None:
        hole = free_lines(flow.columns, flow.end, shape)
    else:
        hole = 0
    feet: dict[int, float] = {}
    for line in flow.lines:
        feet[line.slot.column] = max(feet.get(line.slot.column, 0.0), line.slot.bottom)
    last = max(feet, default=0)
    ragged = sum(
        free_lines((flow.columns[n],), Cursor(0, feet.get(n, flow.columns[n].top), False), shape) for n in range(last)
    )
    return hole, ragged + _parted(flow)


def _parted(flow: Flow) -> int:
    """Words parted by a hyphen between two pages: as ugly as an empty line."""
    pairs = zip(flow.lines, flow.lines[1:], strict=False)
    frames = flow.columns
    return sum(a.line.hyphen and frames[a.slot.column].frame != frames[b.slot.column].frame for a, b in pairs)


def _crop(job: Job, pieces: tuple[Piece, ...]) -> float:
    photos = [p for p in pieces if p.slot == "photo"]
    return sum(log(p.box.w / p.box.h / job.aspects[p.index]) ** 2 for p in photos)


# -- photographs -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Band:
    """A band to size: the width of one of its pictures, their aspects, the height their pixels last for, and the rows
    that it reaches beyond the type area."""

    width: float
    aspects: tuple[float, ...]
    tallest: float
    beyond: int


def _bands(job: Job) -> list[_Band]:
    result, photo, grid = [], 0, job.grids[0]
    for _, band in photo_bands(job.pattern):
        mine = slice(photo, photo + len(band.columns))
        photo += len(band.columns)
        width = grid.bleed.w if band.bleed else grid.width(*band.columns[0])
        beyond = round((grid.area.y - grid.bleed.y) / grid.row) if band.bleed else 0
        result.append(_Band(width, job.aspects[mine], min(job.tallest[mine]), beyond))
    return result


def _natural(job: Job) -> list[float]:
    row = job.grids[0].row
    return [max(b.width / (sum(b.aspects) / len(b.aspects)) / row - b.beyond, 4.0) for b in _bands(job)]


def _clamped(job: Job, rows: list[float]) -> tuple[int, ...]:
    """Whole rows within the crops that look well, the pixels there are, and the page."""
    step, most = job.grids[0].row, job.grids[0].rows * 2 // 3
    result = []
    for wanted, band in zip(rows, _bands(job), strict=True):
        low = int(band.width / (min(band.aspects) * FLATTEST) / step) + 1 - band.beyond
        crop = int(band.width / (max(band.aspects) * TALLEST) / step) - band.beyond
        sharp = band.tallest if band.tallest > band.width / min(band.aspects) else inf  # else it is too small at any height
        high = min(crop, most, max(round(min(sharp / step, most)) - band.beyond, low))
        result.append(max(min(round(wanted), high), min(low, high), 3))
    return tuple(result)


def _weights(job: Job) -> list[int]:
    """How many text columns each band takes a row of."""
    weights = []
    for page, band in photo_bands(job.pattern):
        span = job.grids[0].settings.columns / page.text
        covered = band.columns[-1][1] - band.columns[0][0] + 1
        weights.append(page.text if band.caption == "side" or band.at == "hero" else max(round(covered / span), 1))
    return weights
