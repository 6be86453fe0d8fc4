"""Make the item of a parent page that lies under a point the page's own, and select it."""

from __future__ import annotations

from voa_editor.edit.commands.items import override
from voa_editor.edit.placing import box_of
from voa_editor.geometry import Point
from voa_editor.kernels.resize import corners
from voa_editor.tools.desk import Desk
from voa_editor.tools.hits import item_at
from voa_editor.tools.marks import BoxMark, Mark


def override_at(desk: Desk, point: Point) -> bool:
    """Override the item under a point of the pasteboard. False (and nothing done) where there is none."""
    found = item_at(desk, point)
    return found is not None and desk.apply(override(desk.issue, found[0], [found[1].id]), "Override Parent Item")


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
