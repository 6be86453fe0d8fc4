"""Crop a picture by dragging it inside its frame."""

from __future__ import annotations

from voa_editor.edit.commands.pictures import crop_to
from voa_editor.kernels.resize import corners
from voa_editor.model.frames import PictureFrame
from voa_editor.tools.desk import Desk
from voa_editor.tools.handles import content_box
from voa_editor.tools.marks import BoxMark
from voa_editor.tools.move import dragged
from voa_editor.tools.tool import Gesture, Pointer


def crop(desk: Desk, press: Pointer, frame: PictureFrame) -> Gesture:
    """Move the picture with the pointer; the frame stays, and the edge of the picture shows (the canvas shows the rest)."""
    issue = desk.issue
    pointer = yield from dragged(desk, press)
    while pointer:
        desk.preview(crop_to(issue, frame.id, pointer.at.x - press.at.x, pointer.at.y - press.at.y))
        if pointer.up:
            return "Crop Picture"
        box = content_box(desk, desk.issue.need(PictureFrame, frame.id))
        pointer = yield (BoxMark(corners(*box), "hover"),) if box else ()
    return ""
