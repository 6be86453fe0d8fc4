"""Drag guides: out of a ruler onto a page, along the page, and off it again."""

from __future__ import annotations

from voa_editor.edit.commands.guides import add_guide, move_guide, remove_guide
from voa_editor.geometry import Point, Rect
from voa_editor.kernels.snap import Snap
from voa_editor.model.pages import Guide
from voa_editor.model.spreads import guides_of
from voa_editor.tools.desk import Desk
from voa_editor.tools.hits import NEAR
from voa_editor.tools.marks import LineMark, Mark, PillMark
from voa_editor.tools.move import began
from voa_editor.tools.snapping import length, snapper
from voa_editor.tools.tool import Gesture, Pointer

_BEYOND = 40.0  # points beside the trim that still count as the page


def guide_at(desk: Desk, point: Point) -> Guide | None:
    """The guide of a page under a point, if guides show and are not locked; those of parent pages are moved on the
    parent page."""
    page = desk.pasteboard.page_at(point)
    if not page or not desk.options.guides or desk.options.preview or desk.options.guides_locked:
        return None
    here, reach = desk.pasteboard.to_page(page, point), NEAR * desk.pixel
    for guide in guides_of(desk.issue, page):
        if abs((here.x if guide.axis == "x" else here.y) - guide.at) <= reach:
            return guide
    return None


def drag_guide(desk: Desk, axis: str, guide: str = "", press: Pointer | None = None) -> Gesture:
    """Drag a new guide (or one that is there): it snaps to frames and margins, and goes when it is dropped off its spread.

    Ctrl lays a new one across the spread, and lets one that is there pass by what it would snap to. A press on one that is
    let go without a drag selects it.
    """
    issue = desk.issue
    found = issue.find(Guide, guide)
    pointer = yield ()
    snaps = snapper(desk, pointer.at, [guide])
    while found and press and not began(desk, press, pointer):
        if pointer.up:
            desk.selection = desk.selection.of_guide(found.id)
            return ""
        pointer = yield ()
    while True:
        page, at = _place(desk, pointer, axis, 0.0 if found and pointer.ctrl else _snapped(snaps.point(pointer.at), axis))
        change = None
        if found:
            page = page if page in desk.pasteboard.spread(found.parent).pages else ""
            page = found.parent if page and found.across else page
            change = move_guide(issue, found.id, page, at) if page else remove_guide(issue, found.id)
        if pointer.up:
            change = change if found else add_guide(issue, page, axis, at, pointer.ctrl) if page else None
            desk.preview(change)
            if page:
                desk.selection = desk.selection.of_guide(found.id if found else next(iter(change.added)) if change else "")
            return ("Move Guide" if page else "Remove Guide") if found else ("Add Guide" if page else "")
        if found:
            desk.preview(change)
        across = axis == "y" and (found.across if found else pointer.ctrl)
        pointer = yield _marks(desk, axis, page, at, across) if page else ()


def _snapped(found: Snap, axis: str) -> float:
    return found.dx if axis == "x" else found.dy


def _place(desk: Desk, pointer: Pointer, axis: str, shift: float) -> tuple[str, float]:
    """The page a guide would stand on, "" for none, and where."""
    page = desk.pasteboard.page_at(pointer.at)
    if not page or not desk.pasteboard.rect(page).inset(-_BEYOND).contains(pointer.at):
        return "", 0.0
    here = desk.pasteboard.to_page(page, pointer.at)
    at = (here.x if axis == "x" else here.y) + shift
    limit = desk.pasteboard.width if axis == "x" else desk.pasteboard.height
    return (page, round(at, 3)) if 0 <= at <= limit else ("", 0.0)


def _marks(desk: Desk, axis: str, page: str, at: float, across: bool) -> tuple[Mark, ...]:
    trim = desk.pasteboard.spread(page).rect if across else desk.pasteboard.rect(page)
    if axis == "x":
        line = LineMark(Point(trim.x + at, trim.y), Point(trim.x + at, trim.bottom), "guide")
    else:
        line = LineMark(Point(trim.x, trim.y + at), Point(trim.right, trim.y + at), "guide")
    return line, PillMark(line.start, length(desk, at - (desk.zero.x if axis == "x" else desk.zero.y)))


def drag_origin(desk: Desk) -> Gesture:
    """Drag the place from which the rulers count, on all pages alike: it snaps as a guide does, unless Ctrl is held."""
    press = pointer = yield ()
    while not began(desk, press, pointer):
        if pointer.up:
            return ""
        pointer = yield ()
    snaps = snapper(desk, pointer.at)
    while True:
        snapped = snaps.point(pointer.at)
        shift = Point(0.0, 0.0) if pointer.ctrl else Point(snapped.dx, snapped.dy)
        at = Point(pointer.at.x + shift.x, pointer.at.y + shift.y)
        page = desk.pasteboard.page_at(at)
        if pointer.up:
            if page:
                desk.zero = desk.pasteboard.to_page(page, at)
            return ""
        spread = desk.pasteboard.spread(page).rect if page else Rect(at.x, at.y, 0.0, 0.0)
        level = LineMark(Point(min(spread.x, at.x), at.y), Point(max(spread.right, at.x), at.y), "guide")
        upright = LineMark(Point(at.x, min(spread.y, at.y)), Point(at.x, max(spread.bottom, at.y)), "guide")
        pointer = yield level, upright
