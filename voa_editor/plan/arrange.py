"""Arrange a story by a pattern: give each piece of it a rectangle, for given heights of the photographs."""

from __future__ import annotations

from dataclasses import dataclass

from voa_editor.geometry import Rect
from voa_editor.plan.grid import Grid
from voa_editor.plan.template import Band, PagePattern, Pattern

GAP = 1  # rows left free between text and what it wraps around
CAPTION_LEAD = 4.0  # points from a picture's foot to its caption
WRAP = 10.0  # points; less than a row and than a gutter, so that it holds off just the next line


@dataclass(frozen=True, slots=True)
class Piece:
    """A place for a part of the story: on which of its pages, where, which photograph or quote (from 0)."""

    slot: str  # head, lead, body, photo, caption, quote
    page: int
    box: Rect
    index: int = 0
    wrap: float = -1.0  # how far text keeps off it; negative: text runs under it


@dataclass(frozen=True, slots=True)
class Sizes:
    """Rows that parts of a story take: headline, lead, each photograph's caption, each quote."""

    head: int
    lead: int
    captions: tuple[int, ...]
    quotes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The pieces of a story, and how many rows they lack to stand clear of each other (0 if they do)."""

    pieces: tuple[Piece, ...]
    clash: int


@dataclass
class _PageState:
    grid: Grid
    page: int
    top: list[int]  # first free row of each grid column
    foot: list[int]  # first row no longer free


def arrange(pattern: Pattern, grids: list[Grid], sizes: Sizes, rows: tuple[int, ...], sink: int = 0) -> Arrangement:
    """The pieces of a story. `rows` is the height of each photograph band, in order; `sink` lowers the headline by rows."""
    pieces: list[Piece] = []
    heights, photo, quote, clash = list(rows), 0, 0, 0
    for number, (page, grid) in enumerate(zip(pattern.pages, grids, strict=True)):
        columns = grid.settings.columns
        state = _PageState(grid, number, [0] * columns, [grid.rows] * columns)
        if page.hero:
            pieces += _photos(state, page.hero, heights.pop(0), sizes, photo)
            photo += len(page.hero.columns)
        if number == 0:
            pieces += _head(state, page, sizes, sink)
        body_top = max(state.top)
        state.top = [body_top] * columns
        for band in page.objects:
            if band.quote:
                pieces.append(_quote(state, band, sizes.quotes[quote], quote))
                quote += 1
            else:
                pieces += _photos(state, band, heights.pop(0), sizes, photo)
                photo += len(band.columns)
        pieces.append(Piece("body", number, grid.box((1, columns), body_top, grid.rows - body_top)))
        clash += max(max(top - GAP - foot for top, foot in zip(state.top, state.foot, strict=True)), 0)
    return Arrangement(tuple(pieces), clash)


def photo_bands(pattern: Pattern) -> list[tuple[PagePattern, Band]]:
    """The bands of photographs in the order of `rows`, each with its page."""
    return [(page, band) for page in pattern.pages for band in page.bands if not band.quote]


def _head(state: _PageState, page: PagePattern, sizes: Sizes, sink: int) -> list[Piece]:
    row = max(state.top) + sink
    pieces = [Piece("head", state.page, state.grid.box(page.head, row, sizes.head))]
    row += sizes.head
    if sizes.lead:
        pieces.append(Piece("lead", state.page, state.grid.box(page.lead, row, sizes.lead)))
        row += sizes.lead
    state.top = [row + GAP] * len(state.top)
    return pieces


def _quote(state: _PageState, band: Band, rows: int, index: int) -> Piece:
    row = _take(state, band, rows)
    return Piece("quote", state.page, state.grid.box(band.columns[0], row, rows), index, WRAP)


def _take(state: _PageState, band: Band, rows: int) -> int:
    """Reserve rows at the head or foot of the band's columns, and a free row beyond; returns the first row."""
    covered = range(band.columns[0][0] - 1, band.columns[-1][1] if band.caption != "side" else len(state.top))
    if band.at == "foot":
        end = min(state.foot[c] for c in covered)
        for c in covered:
            state.foot[c] = end - rows - GAP
        return end - rows
    start = max(state.top[c] for c in covered)
    for c in covered:
        state.top[c] = start + rows + GAP
    return start


def _photos(state: _PageState, band: Band, rows: int, sizes: Sizes, first: int) -> list[Piece]:
    """Photographs side by side with their captions, at one height."""
    grid, indices = state.grid, range(first, first + len(band.columns))
    below = max(sizes.captions[i] for i in indices) if band.caption == "below" else 0
    row = _take(state, band, rows + below)
    if below and band.at != "foot":  # a caption's rows end in white: no further free row is needed
        state.top = [max(top - GAP, 0) if top == row + rows + below + GAP else top for top in state.top]
    pieces = []
    for index, columns in zip(indices, band.columns, strict=True):
        box = grid.picture(columns, row, rows)
        if band.bleed:
            edge = grid.bleed
            box = Rect(edge.x, edge.y, edge.w, box.bottom - edge.y)
        pieces.append(Piece("photo", state.page, box, index, WRAP))
        if not sizes.captions[index]:
            continue
        if band.caption == "side":
            side = (columns[1] + 1, grid.settings.columns)
            beside = Rect(grid.x(side[0]), box.y, grid.width(*side), box.h)
            pieces.append(Piece("caption", state.page, beside, index, WRAP))
        else:
            under = grid.box(columns, row + rows, below)
            head = box.bottom + CAPTION_LEAD
            pieces.append(Piece("caption", state.page, Rect(under.x, head, under.w, under.bottom - head), index, 0.0))
    return pieces
