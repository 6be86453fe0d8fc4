"""Lay out a gallery: justified rows of photographs, each with its caption, filling the pages evenly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from math import log

from voa_editor.geometry import Rect
from voa_editor.model.assets import Asset, Photo
from voa_editor.model.story import Story
from voa_editor.plan.arrange import CAPTION_LEAD
from voa_editor.plan.copyfit import FLATTEST, TALLEST
from voa_editor.plan.draft import Draft, caption_story
from voa_editor.plan.grid import Grid
from voa_editor.plan.measure import Measure
from voa_editor.plan.parents import parent_id

ROW_GAP = 12.5
HEAD_GAP = 1
NARROWEST, WIDEST = 0.85, 1.8  # aspects beyond these are cropped before a row is justified
_MOST_IN_ROW = 3
_SPLIT_PLAY = 2  # photographs a page may have more or fewer than its even share
_ALL_WAYS = 16  # photographs of which every way to row them is tried; their number grows by a third with each more


@dataclass(frozen=True, slots=True)
class Row:
    """Photographs side by side: their widths, the height they share at their own aspects, their captions' height."""

    photos: tuple[Photo, ...]
    widths: tuple[float, ...]
    height: float
    caption: float


@dataclass(frozen=True, slots=True)
class Sheetful:
    """The rows of one page and the factor their heights are multiplied with to fill it."""

    rows: tuple[Row, ...]
    factor: float
    cost: float

    @property
    def height(self) -> float:
        """Of all rows with their captions and the gaps between them, in points."""
        return sum(row.height * self.factor + row.caption + ROW_GAP for row in self.rows) - ROW_GAP


@dataclass(frozen=True)
class _Planner:
    draft: Draft
    measure: Measure
    width: float
    gutter: float
    _rows: dict[tuple[Photo, ...], Row] = field(default_factory=dict)
    _shared: dict[tuple[int, int], list[Sheetful]] = field(default_factory=dict)

    def aspect(self, photo: Photo) -> float:
        asset = self.draft.issue.find(Asset, photo.asset)
        natural = asset.width / asset.height if asset and asset.height else 1.5
        return min(max(natural, NARROWEST), WIDEST)

    def row(self, photos: tuple[Photo, ...]) -> Row:
        if photos not in self._rows:
            self._rows[photos] = self._row(photos)
        return self._rows[photos]

    def _row(self, photos: tuple[Photo, ...]) -> Row:
        aspects = [self.aspect(photo) for photo in photos]
        height = (self.width - self.gutter * (len(photos) - 1)) / sum(aspects)
        widths = tuple(height * aspect for aspect in aspects)
        captions = [self.measure.height(caption_story(p), "body", w) for p, w in zip(photos, widths, strict=True)]
        return Row(photos, widths, height, max(captions) + CAPTION_LEAD if max(captions) else 0.0)

    def fill(self, photos: tuple[Photo, ...], room: float) -> Sheetful:
        """The rows that fill the room with the least cropping."""
        best = Sheetful((), 1.0, 1e9 if photos else 0.0)
        if not photos:
            return best
        for counts in _partitions(len(photos)):
            rows, taken = [], 0
            for count in counts:
                rows.append(self.row(photos[taken : taken + count]))
                taken += count
            free = room - sum(row.caption for row in rows) - ROW_GAP * (len(rows) - 1)
            factor = free / sum(row.height for row in rows)
            if factor <= 0:
                continue
            cost = abs(log(factor)) + 0.05 * sum(a == b for a, b in zip(counts, counts[1:], strict=False))
            if cost < best.cost:
                best = Sheetful(tuple(rows), min(max(factor, 1 / FLATTEST), 1 / TALLEST), cost)
        return best

    def share(self, photos: tuple[Photo, ...], rooms: list[float]) -> list[Sheetful]:
        """Share the photographs out among the pages, near evenly, so that the worst-filled page is filled best.

        Of one gallery, the photographs and rooms that are left are always its last ones: their numbers tell which.
        """
        known = self._shared.get((len(photos), len(rooms)))
        if known is not None:
            return known
        if len(rooms) == 1:
            return [self.fill(photos, rooms[0])]
        even = round(len(photos) * rooms[0] / max(sum(rooms), 1.0))
        tries = []
        for count in range(max(even - _SPLIT_PLAY, 0), min(even + _SPLIT_PLAY, len(photos)) + 1):
            sheets = [self.fill(photos[:count], rooms[0]), *self.share(photos[count:], rooms[1:])]
            tries.append((max(sheet.cost for sheet in sheets), abs(count - even), sheets))
        best = self._shared[len(photos), len(rooms)] = min(tries, key=lambda t: t[:2])[2]
        return best


def place(draft: Draft, measure: Measure, story: Story, numbers: list[int]) -> None:
    """Place the gallery's photographs on its pages, its headline on the first."""
    settings = draft.issue.settings
    grids = [Grid(settings, left_hand=number % 2 == 0) for number in numbers]
    pages = [draft.page(number, "gallery", parent_id("gallery"), story.parent) for number in numbers]
    head = grids[0].rows_for(measure.height(story.id, "head", grids[0].area.w)) + HEAD_GAP
    draft.text_frame(pages[0], "head", grids[0].box((1, settings.columns), 0, head - HEAD_GAP), story.id, flow="head")
    tops = [head, *[0] * (len(numbers) - 1)]
    planner = _Planner(draft, measure, grids[0].area.w, settings.gutter)
    photos = tuple(draft.issue.children(Photo, story.id))
    rooms = [(grid.rows - top) * grid.row for grid, top in zip(grids, tops, strict=True)]
    sheets = planner.share(photos, rooms)
    for page, grid, top, filled in zip(pages, grids, tops, sheets, strict=True):
        _place_rows(draft, page, grid.y(top), (filled, grid.area.x, settings.gutter))
    placed = sum(len(row.photos) for filled in sheets for row in filled.rows)
    if placed < len(photos) or any(filled.height > room + 1 for filled, room in zip(sheets, rooms, strict=True)):
        draft.finding("copyfit-unsolved", numbers[0], story.id,
                      f"“{story.title}” has more photographs than its pages hold: {len(photos)} on {len(numbers)}",
                      "Give it more pages, or take photographs out")  # fmt: skip


@cache
def _partitions(count: int) -> tuple[tuple[int, ...], ...]:
    """The ways to put photographs in rows of two or three (one alone where it must be); of many, only the most even."""
    if count > _ALL_WAYS:
        return tuple(_evenly(count, rows) for rows in range(-(-count // _MOST_IN_ROW), count // 2 + 1))

    def ways(left: int) -> Iterator[tuple[int, ...]]:
        if left == 0:
            yield ()
        for first in range(1 if count < 3 else 2, min(_MOST_IN_ROW, left) + 1):
            for rest in ways(left - first):
                yield (first, *rest)

    return tuple(ways(count))


def _evenly(count: int, rows: int) -> tuple[int, ...]:
    """So many photographs in so many rows, the longer rows spread among the shorter."""
    return tuple((n + 1) * count // rows - n * count // rows for n in range(rows))


def _place_rows(draft: Draft, page: str, y: float, setting: tuple[Sheetful, float, float]) -> None:
    filled, left, gutter = setting
    number = 0
    for row in filled.rows:
        x, height = left, row.height * filled.factor
        for photo, width in zip(row.photos, row.widths, strict=True):
            number += 1
            empty = {} if photo.asset else {"fill": "sw-stone"}  # a caption that still waits for its photograph
            draft.picture_frame(page, f"photo-{number}", Rect(x, y, width, height), photo, **empty)
            if label := caption_story(photo):
                draft.text_frame(page, f"caption-{number}", Rect(x, y + height + CAPTION_LEAD, width, row.caption), label)
            x += width + gutter
        y += height + row.caption + ROW_GAP
