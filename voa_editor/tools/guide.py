"""Drag guides: out of a ruler onto a page, along the page, and off it again."""

from __future__ import annotations

from voa_editor.edit.commands.guides import add_guide, move_guide, remove_guide
from voa_editor.geometry import Point
from voa_editor.kernels.snap import Snap
from voa_editor.model.pages import Guide
from voa_editor.tools.desk import Desk
from voa_editor.tools.hits import NEAR
from voa_editor.tools.marks import LineMark, Mark, PillMark
from voa_editor.tools.snapping import length, snapper
from voa_editor.tools.tool import Gesture, Pointer

_BEYOND = 40.0  # points beside the trim that still count as the page


def guide_at(desk: Desk, point: Point) -> Guide | None:
    """The guide of a page under a point, if guides show; those of parent pages are moved on the parent page."""
    page = desk.pasteboard.page_at(point)
    if not page or not desk.options.guides or desk.options.preview:
        return None
    here, reach = desk.pasteboard.to_page(page, point), NEAR * desk.pixel
    for guide in desk.issue.children(Guide, page):
        if abs((here.x if guide.axis == "x" else here.y) - guide.at) <= reach:
            return guide
    return None


def drag_guide(desk: Desk, axis: str, guide: str = "") -> Gesture:
    """Drag a new guide (or one that is there): it snaps to frames and margins, and goes when it is dropped off its spread."""
    issue = desk.issue
    found = issue.find(Guide, guide)
    pointer = yield ()
    snaps = snapper(desk, pointer.at, [guide])
    while True:
        page, at = _place(desk, pointer, axis, 0.0 if pointer.ctrl else _snapped(snaps.point(pointer.at), axis))
        change = None
        if found:
            page = page if page in desk.pasteboard.spread(found.parent).pages else ""
            change = move_guide(issue, found.id, page, at) if page else remove_guide(issue, found.id)
        if pointer.up:
            desk.preview(change if found else add_guide(issue, page, axis, at) if page else None)
            return ("Move Guide" if page else "Remove Guide") if found else ("Add Guide" if page else "")
        if found:
            desk.preview(change)
        pointer = yield _marks(desk, axis, page, at) if page else ()


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


def _marks(desk: Desk, axis: str, page: str, at: float) -> tuple[Mark, ...]:
    trim = desk.pasteboard.rect(page)
    if axis == "x":
        line = LineMark(Point(trim.x + at, trim.y), Point(trim.x + at, trim.bottom), "guide")
    else:
        line = LineMark(Point(trim.x, trim.y + at), Point(trim.right, trim.y + at), "guide")
    return line, PillMark(line.start, length(desk, at))

