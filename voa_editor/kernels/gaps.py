"""Find equal gaps and equal sizes along x; for y, hand in everything flipped."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from voa_editor.geometry import Point, Rect
from voa_editor.kernels.guides import RANK, SAME, Mark, alike, around


class Neighbours:
    """The boxes that stand still, and the gaps between those that are neighbours in a row."""

    __slots__ = ("_gaps", "_others", "_widths")

    def __init__(self, others: Iterable[Rect]) -> None:
        self._others = sorted(others, key=lambda rect: rect.w)
        self._widths = [rect.w for rect in self._others]
        self._gaps = sorted(gaps_between(self._others), key=lambda gap: gap.w)

    def gap_offers(self, box: Rect, reach: float) -> Iterator[tuple[float, int]]:
        """How far the box has to move for equal gaps: between its neighbours, or one as another gap of its row."""
        left, right = self._beside(box, reach)
        rank = RANK["gap"]
        if left and right and right.x - left.right > box.w:
            shift = (left.right + right.x) / 2 - box.centre.x
            if abs(shift) <= reach:
                yield shift, rank
        widths = [gap.w for gap in self._gaps_beyond(box, left, right)]
        if left:
            have = box.x - left.right
            yield from ((widths[n] - have, rank) for n in around(widths, have, reach))
        if right:
            have = right.x - box.right
            yield from ((have - widths[n], rank) for n in around(widths, have, reach))

    def gap_marks(self, box: Rect) -> Iterator[Mark]:
        """The gaps beside the box that are equal to each other or to others of its row, and those others."""
        left, right = self._beside(box, SAME)
        gaps = self._gaps_beyond(box, left, right)
        widths = [gap.w for gap in gaps]
        before = _gap(left, box) if left else None
        after = _gap(box, right) if right else None
        if before and after and before.w > SAME and abs(before.w - after.w) <= 2 * SAME:
            yield from (_measure(before), _measure(after))
        for own in (before, after):
            if own and (equal := alike(widths, own.w)):
                yield _measure(own)
                yield from (_measure(gaps[n]) for n in equal)

    def size_offers(self, box: Rect, growth: float, reach: float) -> Iterator[tuple[float, int]]:
        """How far the dragged side has to move for the width of another box; growth is the width won per point moved."""
        for n in around(self._widths, box.w, reach * abs(growth)):
            if self._widths[n] > 0:
                yield (self._widths[n] - box.w) / growth, RANK["size"]

    def size_marks(self, box: Rect) -> Iterator[Mark]:
        """The box and the nearest that is as wide, measured through their middles."""
        equal = [self._others[n] for n in alike(self._widths, box.w)] if box.w > 0 else []
        if equal:
            here = box.centre
            nearest = min(equal, key=lambda rect: abs(rect.centre.x - here.x) + abs(rect.centre.y - here.y))
            for rect in (box, nearest):
                y = rect.centre.y
                yield Mark("size", Point(rect.x, y), Point(rect.right, y), rect.w)

    def _beside(self, box: Rect, reach: float) -> tuple[Rect | None, Rect | None]:
        """The nearest boxes of the row to the left and to the right; the box may overlap them by as much as the reach."""
        top, bottom = box.y, box.bottom
        row = [rect for rect in self._others if rect.y < bottom and top < rect.y + rect.h]
        low, high = box.x + reach, box.right - reach
        left = max((rect for rect in row if rect.x + rect.w <= low), key=lambda rect: rect.x + rect.w, default=None)
        right = min((rect for rect in row if rect.x >= high), key=lambda rect: rect.x, default=None)
        return left, right

    def _gaps_beyond(self, box: Rect, left: Rect | None, right: Rect | None) -> list[Rect]:
        """The gaps of the box's row, but for those between its neighbours: to equal what it stands in would mean nothing."""
        low, high = left.right if left else box.x, right.x if right else box.right
        top, bottom = box.y, box.bottom
        return [g for g in self._gaps if g.y < bottom and top < g.y + g.h and not (g.x < high and low < g.x + g.w)]


def gaps_between(rects: Iterable[Rect]) -> list[Rect]:
    """The free space between each box and the next to its right, as high as both stand side by side."""
    ordered = sorted(rects, key=lambda rect: rect.x)
    lefts = [rect.x for rect in ordered]
    gaps = []
    for rect in ordered:
        beyond = bisect_left(lefts, rect.right + SAME)
        for n in range(beyond, len(ordered)):
            gap = _gap(rect, ordered[n])
            if gap.h > 0:
                if not _stands_in(ordered[:n], gap):
                    gaps.append(gap)
                break
    return gaps


def _stands_in(rects: Sequence[Rect], gap: Rect) -> bool:
    """Whether any box reaches into a gap: then it is no gap, as between what lies on a tint and what lies beside it."""
    low, high, top, bottom = gap.x, gap.right, gap.y, gap.bottom
    return any(r.x < high and low < r.x + r.w and r.y < bottom and top < r.y + r.h for r in rects)


def _gap(left: Rect, right: Rect) -> Rect:
    """The space from one box to the next, at the height they have in common."""
    top, bottom = max(left.y, right.y), min(left.bottom, right.bottom)
    return Rect(left.right, top, right.x - left.right, bottom - top)


def _measure(gap: Rect) -> Mark:
    y = gap.y + gap.h / 2
    return Mark("gap", Point(gap.x, y), Point(gap.right, y), gap.w)
