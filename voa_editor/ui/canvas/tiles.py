"""Keep painted tiles of pages, the oldest let go, and know which part of each is out of date."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QImage

from voa_editor.geometry import Rect
from voa_editor.ui.canvas.view import Box, Level, tile_box, tiles_over

SIDE = 512  # device pixels
BUDGET = 128 << 20  # bytes

Place = tuple[int, int]
"""Column and row of a tile."""


@dataclass(slots=True)
class Tile:
    """A painted tile; `stale` is the part that no longer shows what the sheet says, from the page's trim corner.

    It is `blank` until all of it was painted once.
    """

    image: QImage
    stale: Box | None = None
    blank: bool = False


class Tiles:
    """Painted tiles by page, level and place."""

    def __init__(self, budget: int = BUDGET, side: int = SIDE) -> None:
        self.side = side
        self._budget = budget
        self._held = 0
        self._tiles: OrderedDict[tuple[str, Level, Place], Tile] = OrderedDict()
        self._levels: dict[str, dict[Level, set[Place]]] = {}

    def get(self, page: str, level: Level, place: Place) -> Tile | None:
        key = (page, level, place)
        found = self._tiles.get(key)
        if found is not None:
            self._tiles.move_to_end(key)
        return found

    def new(self, page: str, level: Level, place: Place) -> Tile:
        """An unpainted tile, all of it stale; the oldest tiles make room for it."""
        box = tile_box(level.inked, place, self.side)
        opaque = box.meet(level.trim) == box  # paper alone: put into place without blending
        kind = QImage.Format.Format_RGB32 if opaque else QImage.Format.Format_ARGB32_Premultiplied
        tile = Tile(QImage(box.width, box.height, kind), box, blank=True)
        self._tiles[(page, level, place)] = tile
        self._levels.setdefault(page, {}).setdefault(level, set()).add(place)
        self._held += tile.image.sizeInBytes()
        self.trim(self._budget)
        return tile

    def trim(self, budget: int) -> None:
        """Let the oldest go until the others take no more than so many bytes; the last one stays."""
        while self._held > budget and len(self._tiles) > 1:
            self._drop(next(iter(self._tiles)))

    def missing(self, page: str, level: Level, area: Box) -> dict[Place, Box]:
        """The tiles that an area (from the trim corner) needs and that are not there, or not up to date; which part of each."""
        found: dict[Place, Box] = {}
        for place in tiles_over(level.inked, area, self.side):
            tile = self._tiles.get((page, level, place))
            if tile is None or tile.blank:
                found[place] = tile_box(level.inked, place, self.side)
            elif tile.stale is not None:
                found[place] = tile.stale
        return found

    def outdate(self, page: str, boxes: Iterable[Rect] | None, level: Level | None) -> None:
        """What lies in `boxes` (points; None for all) changed. Tiles of `level` are to be mended there, others go."""
        boxes = list(boxes) if boxes is not None else None
        for each in list(self._levels.get(page, {})):
            places = self._levels[page][each]
            stale = _stale(each, boxes, self.side)
            for place in places & stale.keys():
                if each != level:
                    self._drop((page, each, place))
                    continue
                tile = self._tiles[(page, each, place)]
                if tile.blank:
                    tile.stale = tile_box(each.inked, place, self.side)
                    continue
                tile.stale = stale[place] if tile.stale is None else _around(tile.stale, stale[place])

    def standing_in(self, page: str, level: Level) -> list[tuple[Level, Place, QImage]]:
        """Tiles of other levels that may be shown, scaled, until those of `level` are painted: the best last."""
        others = [each for each in self._levels.get(page, {}) if each != level]
        if not others:
            return []
        nearest = min(others, key=lambda each: abs(math.log(each.scale / level.scale)))
        coarsest = min(others, key=lambda each: each.scale)
        return [
            (each, place, self._tiles[(page, each, place)].image)
            for each in dict.fromkeys((coarsest, nearest))
            for place in self._levels[page][each]
            if not self._tiles[(page, each, place)].blank
        ]

    def clear(self) -> None:
        self._tiles.clear()
        self._levels.clear()
        self._held = 0

    def _drop(self, key: tuple[str, Level, Place]) -> None:
        page, level, place = key
        self._held -= self._tiles.pop(key).image.sizeInBytes()
        places = self._levels[page][level]
        places.discard(place)
        if not places:
            del self._levels[page][level]
        if not self._levels[page]:
            del self._levels[page]


def _stale(level: Level, boxes: list[Rect] | None, side: int) -> dict[Place, Box]:
    """The tiles that boxes in points meet, and what of each. In plain numbers: a key pressed moves a hundred boxes."""
    inked = level.inked
    if boxes is None:
        return {place: tile_box(inked, place, side) for place in tiles_over(inked, inked, side)}
    found: dict[Place, tuple[int, int, int, int]] = {}
    for left, top, right, bottom in _pixels(boxes, level.scale):
        left, top = max(left, inked.left), max(top, inked.top)
        right, bottom = min(right, inked.right), min(bottom, inked.bottom)
        if right <= left or bottom <= top:
            continue
        columns = range((left - inked.left) // side, (right - inked.left - 1) // side + 1)
        for row in range((top - inked.top) // side, (bottom - inked.top - 1) // side + 1):
            for place in [(column, row) for column in columns]:
                x0, y0, x1, y1 = found.get(place, (left, top, right, bottom))
                found[place] = min(x0, left), min(y0, top), max(x1, right), max(y1, bottom)
    return {place: Box(*part).meet(tile_box(inked, place, side)) for place, part in found.items()}


def _pixels(boxes: list[Rect], scale: float) -> Iterator[tuple[int, int, int, int]]:
    """Left, top, right and bottom of boxes in whole pixels, a pixel more on each side."""
    floor, ceil = math.floor, math.ceil
    for x, y, w, h in boxes:
        yield floor(x * scale) - 1, floor(y * scale) - 1, ceil((x + w) * scale) + 1, ceil((y + h) * scale) + 1


def _around(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left), min(one.top, other.top), max(one.right, other.right), max(one.bottom, other.bottom)
    )
