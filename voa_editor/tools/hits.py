"""Find the frames under a point of the pasteboard, as a click means them: groups as one, locked frames passed through."""

from __future__ import annotations

import math
from collections.abc import Iterator

from voa_editor.edit.placing import Box, box_of
from voa_editor.geometry import Matrix, Point
from voa_editor.kernels.resize import hit
from voa_editor.model.assets import Booking
from voa_editor.model.frames import AdFrame, Frame, GroupFrame, ShapeFrame
from voa_editor.model.stack import chain, locked, outermost, shown
from voa_editor.tools.desk import Desk

NEAR = 4.0  # screen pixels beside an edge or a line that still hit it
_THIN = 0.5  # points from a line that are on it, however thin it is drawn


def stack_at(desk: Desk, point: Point, locked_too: bool = False) -> list[Frame]:
    """The frames under a point that no group holds (those of an entered group for themselves), frontmost first.

    What one sees through there (a box without a fill, an ad without artwork) comes after what one sees, and what is only
    beside the point before that; but the edge of a box that one sees through is taken hold of from either side.
    """

    def rank(leaf: Frame, beside: bool) -> int:
        return 2 if seen_through(desk, leaf, point) else 1 if beside and not hollow(desk, leaf) else 0

    found: dict[str, Frame] = {}
    for leaf, _ in sorted(_found_at(desk, point), key=lambda each: rank(*each)):
        if locked_too or not locked(desk.issue, leaf):
            frame = as_selected(desk, leaf)
            found.setdefault(frame.id, frame)
    return list(found.values())


def leaves_at(desk: Desk, point: Point) -> Iterator[Frame]:
    """The frames at a point that are no groups, frontmost first, those that are only beside it (NEAR) after those under it;
    the page nearest to the point comes first."""
    for leaf, _ in sorted(_found_at(desk, point), key=lambda each: each[1]):
        yield leaf


def _found_at(desk: Desk, point: Point) -> Iterator[tuple[Frame, bool]]:
    """The leaves at a point, frontmost first, and whether each is only beside it."""
    spread = desk.pasteboard.spread_at(point)
    nearest = desk.pasteboard.page_at(point)
    for page in sorted(spread.pages, key=lambda page: page != nearest) if spread else ():
        here = desk.pasteboard.to_page(page, point)
        for frame in reversed(desk.issue.frames(page)):
            yield from _hit_in(desk, frame, here)


def item_at(desk: Desk, point: Point) -> tuple[str, Frame] | None:
    """The frontmost item of a parent page under a point, as it stands on that, and the page it shows on there."""
    spread = desk.pasteboard.spread_at(point)
    nearest = desk.pasteboard.page_at(point)
    view = desk.composer.view(desk.issue)
    for page in sorted(spread.pages, key=lambda page: page != nearest) if spread else ():
        here = desk.pasteboard.to_page(page, point)
        for shown_there in reversed(view.parent_frames(page)):
            item = desk.issue.need(Frame, shown_there.id)
            if any(_hit_in(desk, item, Point(here.x + item.x - shown_there.x, here.y))):
                return page, item
    return None


def _hit_in(desk: Desk, frame: Frame, point: Point) -> Iterator[tuple[Frame, bool]]:
    if not shown(desk.issue, frame):
        return
    if isinstance(frame, GroupFrame):
        inner = Matrix.rotation(-frame.rotation, frame.rect.centre).apply(point) if frame.rotation else point
        for child in reversed(desk.issue.frames(frame.id)):
            yield from _hit_in(desk, child, inner)
    elif _hits(frame, point, NEAR * desk.pixel):
        yield frame, not _hits(frame, point, 0.0)


def _hits(frame: Frame, point: Point, near: float) -> bool:
    """Whether a point lies on a frame or its stroke, which stands half outside of it, or so near to them."""
    reach = max(near, frame.stroke_width / 2)
    if isinstance(frame, ShapeFrame) and frame.shape == "line":
        return _from_line(frame, point) <= max(reach, _THIN)
    return hit(frame.rect.inset(-reach), frame.rotation, point)


def hollow(desk: Desk, leaf: Frame) -> bool:
    """Whether a frame shows nothing within its edge: a box without a fill, an ad without artwork."""
    match leaf:
        case AdFrame():
            booking = desk.issue.find(Booking, leaf.booking)
            return not leaf.fill and not (booking and booking.asset)
        case ShapeFrame():
            return not leaf.fill and leaf.shape != "line"
        case _:
            return False


def seen_through(desk: Desk, leaf: Frame, point: Point) -> bool:
    """Whether a frame shows nothing at a point of the pasteboard, which is off its edge."""
    placed = on_pasteboard(desk, leaf) if hollow(desk, leaf) else None
    if placed is None:
        return False
    inner = placed[0].inset(max(NEAR * desk.pixel, leaf.stroke_width / 2))
    if inner.w <= 0 or inner.h <= 0:
        return False
    if isinstance(leaf, ShapeFrame) and leaf.shape == "ellipse":
        here = Matrix.rotation(-placed[1], inner.centre).apply(point)
        return math.hypot((here.x - inner.centre.x) / inner.w, (here.y - inner.centre.y) / inner.h) < 0.5
    return hit(inner, placed[1], point)


def _from_line(line: ShapeFrame, point: Point) -> float:
    """How far a point is from a line frame's stroke."""
    here = Matrix.rotation(-line.rotation, line.rect.centre).apply(point)
    along = line.w * line.w + line.h * line.h
    part = ((here.x - line.x) * line.w + (here.y - line.y) * line.h) / along if along else 0.0
    part = min(max(part, 0.0), 1.0)
    dx, dy = here.x - line.x - part * line.w, here.y - line.y - part * line.h
    return float((dx * dx + dy * dy) ** 0.5)


def as_selected(desk: Desk, leaf: Frame) -> Frame:
    """What a click on a frame selects: its outermost group, or, within a group that was entered, what stands in that."""
    entered = entered_group(desk)
    return next((one for one in chain(desk.issue, leaf) if entered and one.parent == entered), outermost(desk.issue, leaf))


def entered_group(desk: Desk) -> str:
    """The group that the selected frames stand in, "" for none: one selects within it until one clicks elsewhere."""
    frames = [desk.issue.find(Frame, i) for i in desk.selection.frames]
    parents = {frame.parent for frame in frames if frame}
    parent = parents.pop() if len(parents) == 1 else ""
    return parent if desk.issue.find(GroupFrame, parent) else ""


def on_pasteboard(desk: Desk, frame: Frame) -> Box | None:
    """Where a frame stands on the pasteboard: its rectangle, and how it is turned about the centre of that.

    None if its page is not on the pasteboard.
    """
    page = desk.issue.page_of(frame.id)
    if page not in desk.pasteboard:
        return None
    at = desk.pasteboard.origin(page)
    rect, rotation = box_of(desk.issue, frame)
    return rect.moved(at.x, at.y), rotation
