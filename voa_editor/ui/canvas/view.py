"""Work out what part of the pasteboard shows, how large, and where each page stands in device pixels.

Everything here counts in device pixels, whole ones for pages: a page's tiles are painted once and only put into place
after that. At 100 % a point is 96/72 logical pixels, the size that desktop screens agree on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from voa_editor.geometry import Point, Rect
from voa_editor.model.spreads import Pasteboard

LEAST, MOST = 0.05, 40.0
PIXELS_A_POINT = 96 / 72  # logical pixels at 100 %
STEPS = (
    0.05, 0.0625, 0.0833, 0.125, 0.1667, 0.25, 0.3333, 0.5, 0.6667, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0,
    12.0, 16.0, 24.0, 32.0, 40.0,
)  # fmt: skip
"""The zooms that keys and menus go through."""
NO_BLEED = (0.0, 0.0, 0.0, 0.0)
AIR = 32.0  # logical pixels left around what is fitted into the view


class Box(NamedTuple):
    """A rectangle of whole device pixels: left ≤ x < right, top ≤ y < bottom."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def empty(self) -> bool:
        return self.right <= self.left or self.bottom <= self.top

    def moved(self, dx: int, dy: int) -> Box:
        return Box(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)

    def grown(self, by: int) -> Box:
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def meet(self, other: Box) -> Box:
        """The common part; empty where there is none."""
        return Box(
            max(self.left, other.left), max(self.top, other.top), min(self.right, other.right), min(self.bottom, other.bottom)
        )


class Level(NamedTuple):
    """How a page is rasterised: device pixels a point, its trim and the area inked around it, from its trim corner.

    `inked` has the bleed, and what stands on the pasteboard beside, where the page's edge is one, and ends at the fold
    where another page begins. `dress` tells
    apart what else is painted with the page.
    """

    scale: float
    trim: Box
    inked: Box
    dress: int = 0


@dataclass(frozen=True, slots=True)
class View:
    """The part of the pasteboard that shows: `x`, `y` is its top-left corner, `width`, `height` its size."""

    zoom: float = 1.0
    ratio: float = 1.0  # device pixels a logical pixel
    x: int = 0
    y: int = 0
    width: int = 1
    height: int = 1

    @property
    def scale(self) -> float:
        """Device pixels a point."""
        return self.zoom * PIXELS_A_POINT * self.ratio

    @property
    def box(self) -> Box:
        """What shows, in device pixels of the whole pasteboard."""
        return Box(self.x, self.y, self.x + self.width, self.y + self.height)

    @property
    def area(self) -> Rect:
        """What shows, in points of the pasteboard."""
        return self.part(Box(0, 0, self.width, self.height))

    def part(self, box: Box) -> Rect:
        """A part of the widget in device pixels, in points of the pasteboard."""
        s = self.scale
        return Rect((self.x + box.left) / s, (self.y + box.top) / s, box.width / s, box.height / s)

    def point(self, x: float, y: float) -> Point:
        """The place on the pasteboard at logical pixels of the widget."""
        return Point((self.x + x * self.ratio) / self.scale, (self.y + y * self.ratio) / self.scale)

    def place(self, point: Point) -> tuple[float, float]:
        """A place of the pasteboard in device pixels of the widget."""
        return point.x * self.scale - self.x, point.y * self.scale - self.y

    def origin(self, board: Pasteboard, page: str) -> tuple[int, int]:
        """The trim corner of a page in device pixels of the widget."""
        at = board.origin(page)
        return round(at.x * self.scale) - self.x, round(at.y * self.scale) - self.y

    def level(self, board: Pasteboard, page: str, bleed: tuple[float, float, float, float], dress: int = 0) -> Level:
        """How a page is rasterised here; `bleed` in points: top, right, bottom, left."""
        s, at = self.scale, board.origin(page)
        pages = board.spread(page).pages
        left, top = round(at.x * s), round(at.y * s)
        trim = Box(0, 0, round((at.x + board.width) * s) - left, round((at.y + board.height) * s) - top)
        over = [round(value * s) for value in bleed]
        inked = Box(
            0 if page != pages[0] else -over[3], -over[0],
            trim.right + (0 if page != pages[-1] else over[1]), trim.bottom + over[2],
        )  # fmt: skip
        return Level(s, trim, inked, dress)

    def zoomed(self, zoom: float, at: tuple[float, float]) -> View:
        """Another zoom, the place under logical pixel `at` staying there."""
        zoom = min(max(zoom, LEAST), MOST)
        here = self.point(*at)
        after = replace(self, zoom=zoom)
        return replace(
            after, x=round(here.x * after.scale - at[0] * self.ratio), y=round(here.y * after.scale - at[1] * self.ratio)
        )

    def showing(self, rect: Rect, margin: float = AIR) -> View:
        """The zoom at which a rectangle of the pasteboard just fits, and that rectangle in the middle."""
        air = 2 * margin * self.ratio
        wide, high = max(self.width - air, 16.0), max(self.height - air, 16.0)
        fit = min(wide / max(rect.w, 0.1), high / max(rect.h, 0.1)) / (PIXELS_A_POINT * self.ratio)
        return replace(self, zoom=min(max(fit, LEAST), MOST)).centred(rect.centre)

    def revealing(self, rect: Rect) -> View:
        """Moved as little as brings a rectangle of the pasteboard into the view, with some air around it."""
        area = self.area
        air = min(AIR / (self.scale / self.ratio), area.w / 4, area.h / 4)
        wanted = rect.inset(-air)
        x, y = _nearest(area.x, area.w, wanted.x, wanted.w), _nearest(area.y, area.h, wanted.y, wanted.h)
        return replace(self, x=round(x * self.scale), y=round(y * self.scale)) if (x, y) != (area.x, area.y) else self

    def centred(self, point: Point) -> View:
        """The same zoom with a place in the middle."""
        s = self.scale
        return replace(self, x=round(point.x * s - self.width / 2), y=round(point.y * s - self.height / 2))

    def reach(self, bounds: Rect) -> Box:
        """How far the view may go, by its top-left corner: any place of the pasteboard may come to the middle."""
        s = self.scale
        left, top = round(bounds.x * s - self.width / 2), round(bounds.y * s - self.height / 2)
        right, bottom = round(bounds.right * s - self.width / 2), round(bounds.bottom * s - self.height / 2)
        return Box(left, top, max(right, left), max(bottom, top))

    def within(self, bounds: Rect) -> View:
        """The view moved as little as brings it into its reach."""
        reach = self.reach(bounds)
        return replace(self, x=min(max(self.x, reach.left), reach.right), y=min(max(self.y, reach.top), reach.bottom))


def _nearest(start: float, size: float, wanted: float, length: float) -> float:
    """The start nearest to the one there is at which a stretch is seen whole, or as much of it as can be."""
    if length >= size or wanted < start:
        return wanted
    return max(start, wanted + length - size)


def roam(board: Pasteboard) -> Rect:
    """What may come to the middle of the view: the trims, and a page's width of the pasteboard to either side."""
    return board.bounds.inset(-board.width, 0.0)


def next_zoom(zoom: float, up: bool) -> float:
    """The next of STEPS above or below a zoom."""
    if up:
        return next((step for step in STEPS if step > zoom * 1.001), MOST)
    return next((step for step in reversed(STEPS) if step < zoom * 0.999), LEAST)


def tiles_over(inked: Box, area: Box, side: int) -> list[tuple[int, int]]:
    """Columns and rows of the tiles of `inked` that meet an area, row by row; both from the trim corner."""
    shown = inked.meet(area)
    if shown.empty:
        return []
    across = range((shown.left - inked.left) // side, (shown.right - inked.left - 1) // side + 1)
    down = range((shown.top - inked.top) // side, (shown.bottom - inked.top - 1) // side + 1)
    return [(column, row) for row in down for column in across]


def tile_box(inked: Box, tile: tuple[int, int], side: int) -> Box:
    """Where a tile lies, from the trim corner."""
    left, top = inked.left + tile[0] * side, inked.top + tile[1] * side
    return Box(left, top, min(left + side, inked.right), min(top + side, inked.bottom))


def visible_pages(board: Pasteboard, area: Rect, around: float = 12.0) -> list[str]:
    """The pages that meet an area of the pasteboard, so many points of bleed around them counted in, top to bottom."""
    wide = area.inset(-around)
    return [page for spread in board.between(wide.y, wide.bottom) for page in spread.pages if board.rect(page).intersects(wide)]
