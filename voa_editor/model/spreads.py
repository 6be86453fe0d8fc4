"""Answer which pages face each other, and where they lie on the pasteboard.

The pasteboard is one plane for all spreads, in points, the spine at x = 0: spread under spread, page 1 a right-hand page.
A frame's coordinates are those of its page; the pasteboard adds the page's origin.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache

from voa_editor.geometry import Point, Rect
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Guide, ParentPage

GAP = 64.0  # points between the trims of spreads


@dataclass(frozen=True, slots=True)
class Spread:
    """Facing pages (or one page), left to right, and the rectangle their trims take on the pasteboard."""

    pages: tuple[str, ...]
    rect: Rect


class Pasteboard:
    """Where each page of an issue lies; make a new one when pages or the trim change. `parents` shows parent pages instead."""

    def __init__(self, issue: Issue, parents: bool = False) -> None:
        settings = issue.settings
        self.width, self.height = settings.trim_w, settings.trim_h
        pages = tuple([page.id for page in (issue.children(ParentPage) if parents else issue.pages())])
        self.spreads, self._origins, self._spread_of = _laid_out(pages, self.width, self.height, parents)
        self._tops = [spread.rect.y for spread in self.spreads]

    def __contains__(self, page: object) -> bool:
        return page in self._origins

    def origin(self, page: str) -> Point:
        """The top-left trim corner of a page on the pasteboard; raises KeyError for a page that is not on it."""
        return self._origins[page]

    def rect(self, page: str) -> Rect:
        """The trim of a page on the pasteboard."""
        at = self._origins[page]
        return Rect(at.x, at.y, self.width, self.height)

    def spread(self, page: str) -> Spread:
        """The spread a page is of."""
        return self.spreads[self._spread_of[page]]

    def spread_at(self, point: Point) -> Spread | None:
        """The spread nearest to a point, by its height; None where there are no pages."""
        if not self.spreads:
            return None
        return self.spreads[max(bisect_right(self._tops, point.y + GAP / 2) - 1, 0)]

    def page_at(self, point: Point) -> str:
        """The page nearest to a point; "" where there are no pages."""
        spread = self.spread_at(point)
        if spread is None:
            return ""
        return spread.pages[-1] if point.x >= 0 or len(spread.pages) == 1 else spread.pages[0]

    def to_page(self, page: str, point: Point) -> Point:
        """A point of the pasteboard in the coordinates of a page."""
        at = self._origins[page]
        return Point(point.x - at.x, point.y - at.y)

    def from_page(self, page: str, point: Point) -> Point:
        """A point of a page on the pasteboard."""
        at = self._origins[page]
        return Point(point.x + at.x, point.y + at.y)

    def within(self, area: Rect) -> list[Spread]:
        """The spreads whose trims, grown by half a gap, meet an area."""
        near = self.between(area.y - GAP / 2, area.bottom + GAP / 2)
        return [spread for spread in near if spread.rect.inset(-GAP / 2).intersects(area)]

    def between(self, top: float, bottom: float) -> tuple[Spread, ...]:
        """The spreads that may reach between two heights: these, and perhaps one above."""
        first = max(bisect_right(self._tops, top - self.height) - 1, 0)
        return self.spreads[first : bisect_right(self._tops, bottom)]

    @cached_property
    def bounds(self) -> Rect:
        """The rectangle of all trims."""
        if not self.spreads:
            return Rect(0.0, 0.0, self.width, self.height)
        left = min(spread.rect.x for spread in self.spreads)
        right = max(spread.rect.right for spread in self.spreads)
        return Rect(left, 0.0, right - left, self.spreads[-1].rect.bottom)


@lru_cache(maxsize=4)
def _laid_out(
    pages: tuple[str, ...], width: float, height: float, parents: bool
) -> tuple[tuple[Spread, ...], dict[str, Point], dict[str, int]]:
    """The spreads of pages, where each page's corner lies, and the number of its spread. A drag asks at each of its steps."""
    spreads: list[Spread] = []
    origins: dict[str, Point] = {}
    spread_of: dict[str, int] = {}
    for n, group in enumerate([[page] for page in pages] if parents else facing(list(pages))):
        top = n * (height + GAP)
        for page in group:
            number = len(origins) + 1
            origins[page] = Point(0.0 if parents or number % 2 else -width, top)
            spread_of[page] = n
        left = min(origins[page].x for page in group)
        spreads.append(Spread(tuple(group), Rect(left, top, width * len(group), height)))
    return tuple(spreads), origins, spread_of


def facing(pages: list[str]) -> list[list[str]]:
    """The pages of an issue as spreads: the first alone, then two and two."""
    return [pages[:1], *(pages[n : n + 2] for n in range(1, len(pages), 2))] if pages else []


def opposite(issue: Issue, page: str) -> str:
    """The page that faces a page; "" for none."""
    number = issue.page_number(page)
    return issue.page_at(number + 1 if number % 2 == 0 else number - 1) if number > 1 else ""


def guides_of(issue: Issue, page: str) -> list[Guide]:
    """The guides that stand on a page or parent page: its own, and those of the facing page that go across the spread."""
    facing_page = opposite(issue, page) if issue.page_number(page) else ""
    across = [guide for guide in issue.children(Guide, facing_page) if guide.across] if facing_page else []
    return [*issue.children(Guide, page), *across]
