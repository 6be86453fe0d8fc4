"""Gather what a gesture may snap to: pages, margins, columns, guides, the baseline grid, and the other frames of the spread."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from voa_editor.geometry import Point, Rect
from voa_editor.kernels import snap
from voa_editor.model.frames import Frame
from voa_editor.model.pages import Guide, Page
from voa_editor.model.settings import Settings
from voa_editor.model.spreads import Spread, guides_of
from voa_editor.model.stack import everything_in, shown
from voa_editor.tools.desk import Desk
from voa_editor.tools.hits import on_pasteboard
from voa_editor.tools.marks import LineMark, Mark, PillMark
from voa_editor.units import format_length

REACH = 6.0  # screen pixels within which a thing snaps
_NOTHING = snap.Snapper((), (), 0.0)


def snapper(desk: Desk, point: Point, but: Collection[str] = (), frames: bool = True) -> snap.Snapper:
    """What to snap to on the spread at a point, but for what moves itself, frames or a guide; nothing if snapping is off."""
    spread = desk.pasteboard.spread_at(point)
    if spread is None or not desk.options.snap:
        return _NOTHING
    lines = list(_page_lines(desk, spread, but))
    others = list(_others(desk, spread, but)) if frames else []
    for rect in others:
        lines += snap.lines_of(rect)
    return snap.Snapper(lines, others, REACH * desk.pixel)


def marks_of(desk: Desk, found: snap.Snap) -> tuple[Mark, ...]:
    """What to show of a snap."""
    marks: list[Mark] = []
    for mark in found.marks:
        marks.append(LineMark(mark.start, mark.end, "gap" if mark.length is not None else "snap"))
        if mark.length is not None:
            middle = Point((mark.start.x + mark.end.x) / 2, (mark.start.y + mark.end.y) / 2)
            marks.append(PillMark(middle, length(desk, mark.length)))
    return tuple(marks)


def length(desk: Desk, points: float) -> str:
    """A length as a pill says it, in the user's unit, with a true minus."""
    return format_length(points, desk.options.unit, 1 if desk.options.unit != "in" else 3).replace("-", "−")


def _others(desk: Desk, spread: Spread, but: Collection[str]) -> Iterator[Rect]:
    for page in spread.pages:
        for frame in desk.issue.frames(page):
            if frame.id in but or not shown(desk.issue, frame) or any(one.id in but for one in everything_in(desk.issue, frame)):
                continue
            if box := on_pasteboard(desk, frame):
                yield box[0].turned(box[1])


def _page_lines(desk: Desk, spread: Spread, but: Collection[str]) -> Iterator[snap.Line]:
    settings = desk.issue.settings
    for page in spread.pages:
        trim = desk.pasteboard.rect(page)
        yield from snap.lines_of(trim, "page")
        left_hand = _left_hand(desk, page)
        yield from snap.lines_of(_bled(trim, settings, left_hand), "bleed")
        if desk.options.margins:
            area = settings.type_area(left_hand).moved(trim.x, trim.y)
            yield from snap.lines_of(area, "margin")
            yield from _columns(area, settings)
        if desk.options.guides:
            yield from _guides(desk, page, trim, but)
        if desk.options.baselines:
            yield from _baselines(trim, settings)


def _left_hand(desk: Desk, page: str) -> bool:
    number = desk.issue.page_number(page)
    return number > 0 and number % 2 == 0


def _bled(trim: Rect, settings: Settings, left_hand: bool) -> Rect:
    left, right = settings.bleed_inner, settings.bleed_outer
    if left_hand:
        left, right = right, left
    top, bottom = settings.bleed_top, settings.bleed_bottom
    return Rect(trim.x - left, trim.y - top, trim.w + left + right, trim.h + top + bottom)


def _columns(area: Rect, settings: Settings) -> Iterator[snap.Line]:
    width = (area.w - (settings.columns - 1) * settings.gutter) / settings.columns
    for n in range(settings.columns):
        x = area.x + n * (width + settings.gutter)
        for edge in (x, x + width):
            yield snap.Line("x", edge, "column", area.y, area.bottom)


def _guides(desk: Desk, page: str, trim: Rect, but: Collection[str]) -> Iterator[snap.Line]:
    """The guides of a page, and those of its parent page, mirrored on a left-hand page."""
    found = desk.issue.find(Page, page)
    of_parent = desk.issue.children(Guide, found.parent_page) if found and found.parent_page else []
    for guide in (*guides_of(desk.issue, page), *of_parent):
        if guide.id in but:
            continue
        mirrored = guide.axis == "x" and guide.parent != page and _left_hand(desk, page)
        at = desk.pasteboard.width - guide.at if mirrored else guide.at
        if guide.axis == "x":
            yield snap.Line("x", at + trim.x, "guide", trim.y, trim.bottom)
        else:
            yield snap.Line("y", at + trim.y, "guide", trim.x, trim.right)


def _baselines(trim: Rect, settings: Settings) -> Iterator[snap.Line]:
    y = settings.margin_top
    while y <= trim.h - settings.margin_bottom + 0.01:
        yield snap.Line("y", trim.y + y, "baseline", trim.x, trim.right)
        y += settings.baseline


def moving(desk: Desk, frames: Collection[Frame]) -> set[str]:
    """The ids of frames and all within them."""
    return {one.id for frame in frames for one in everything_in(desk.issue, frame)}
