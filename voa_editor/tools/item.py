"""Make the item of a parent page that lies under a point the page's own, and select it."""

from __future__ import annotations

from voa_editor.edit.change import Change
from voa_editor.edit.commands.items import override
from voa_editor.edit.placing import box_of
from voa_editor.geometry import Point
from voa_editor.kernels.resize import corners
from voa_editor.model.frames import Frame
from voa_editor.tools.desk import Desk, new_frames
from voa_editor.tools.hits import item_at
from voa_editor.tools.marks import BoxMark, Mark
from voa_editor.tools.move import move
from voa_editor.tools.tool import Gesture, Pointer

_STEP = "Override Parent Item"


def override_at(desk: Desk, point: Point) -> bool:
    """Override the item under a point of the pasteboard. False (and nothing done) where there is none."""
    found = item_at(desk, point)
    return found is not None and desk.apply(override(desk.issue, found[0], [found[1].id]), _STEP)


def take_over(desk: Desk, press: Pointer) -> Gesture | None:
    """Override the item under a press and drag it on, as one step; None where there is none."""
    found = item_at(desk, press.at)
    change = override(desk.issue, found[0], [found[1].id]) if found else None
    return _taken_over(desk, press, change) if change else None


def _taken_over(desk: Desk, press: Pointer, change: Change) -> Gesture:
    after = change.apply(desk.issue)
    yield from move(desk, press, [after.need(Frame, i) for i in new_frames(change, after)], change)
    return _STEP


def marked(desk: Desk, point: Point) -> tuple[Mark, ...]:
    """The outline of the item that would be overridden."""
    found = item_at(desk, point)
    if found is None:
        return ()
    page, item = found
    at = desk.pasteboard.origin(page)
    shown = next(frame for frame in desk.composer.view(desk.issue).parent_frames(page) if frame.id == item.id)
    rect, rotation = box_of(desk.issue, item)
    return (BoxMark(corners(rect.moved(at.x + shown.x - item.x, at.y), rotation), "hover"),)
