"""Take a sheet apart for the rules that look at what is painted: every item with its place, its opacity and its box."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from voa_editor.display.items import GlyphRun, Group, Item, Link, Path, Picture, Sheet
from voa_editor.display.query import box
from voa_editor.geometry import Matrix, Point, Rect
from voa_editor.model.issue import Issue
from voa_editor.prepress.profiles import Profile

EDGES = ("top", "right", "bottom", "left")


@dataclass(frozen=True, slots=True)
class Mark:
    """What is painted on a sheet: the item, the upright box around it on the sheet, and how much it covers (0 to 1)."""

    item: GlyphRun | Picture | Path | Link
    box: Rect
    opacity: float


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page's sheet as the rules see it, from back to front."""

    issue: Issue
    sheet: Sheet
    profile: Profile
    marks: tuple[Mark, ...]

    @classmethod
    def of(cls, issue: Issue, sheet: Sheet, profile: Profile) -> Leaf:
        return cls(issue, sheet, profile, tuple(_marks(sheet.items, Matrix(), 1.0, None)))

    @property
    def inner(self) -> str:
        """The edge at the spine, where nothing is cut; "" on a single page."""
        return "" if self.profile.geometry.single_page else "right" if self.sheet.number % 2 == 0 else "left"

    def past(self, area: Rect) -> dict[str, float]:
        """How far a box reaches beyond each edge of the trim, in points; below zero where it ends before."""
        return {
            "top": -area.y,
            "right": area.right - self.sheet.width,
            "bottom": area.bottom - self.sheet.height,
            "left": -area.x,
        }

    def asked_bleed(self) -> dict[str, float]:
        """The bleed that the printer asks at each edge that is cut, as far as the issue's own bleed goes."""
        top, outer, bottom, inner = self.profile.geometry.bleed
        left, right = (outer, inner) if self.sheet.number % 2 == 0 else (inner, outer)
        asked = dict(zip(EDGES, (top, right, bottom, left), strict=True))
        has = dict(zip(EDGES, self.sheet.bleed, strict=True))
        return {edge: min(length, has[edge]) for edge, length in asked.items() if edge != self.inner}




def _marks(items: Iterable[Item], matrix: Matrix, opacity: float, clip: Rect | None) -> Iterator[Mark]:
    for item in items:
        if isinstance(item, Group):
            held = _common(_turned(item.clip, matrix), clip) if item.clip else clip
            yield from _marks(item.items, item.matrix.then(matrix), opacity * item.opacity, held)
        else:
            own = item.opacity if isinstance(item, Path) else 1.0
            area = _turned(box(item), matrix)
            yield Mark(item, _common(area, clip), opacity * own)


def _common(area: Rect, clip: Rect | None) -> Rect:
    return area.intersected(clip) if clip is not None else area


def _turned(area: Rect, matrix: Matrix) -> Rect:
    if matrix == Matrix():
        return area
    corners = [matrix.apply(Point(x, y)) for x in (area.x, area.right) for y in (area.y, area.bottom)]
    xs, ys = [corner.x for corner in corners], [corner.y for corner in corners]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
