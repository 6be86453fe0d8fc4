"""Resize and turn what is selected by its handles: snapped, from the press, with the size shown."""

from __future__ import annotations

from collections.abc import Sequence

from voa_editor.edit.commands.pictures import zoom_content
from voa_editor.edit.commands.shapes import line_ends, set_line
from voa_editor.edit.commands.transform import done_to, resize_to, rotate_by
from voa_editor.edit.placing import Box
from voa_editor.geometry import Point
from voa_editor.kernels.resize import Handle, angle, constrain, constrain_angle, handle_point, resize
from voa_editor.kernels.snap import Snap
from voa_editor.model.frames import Frame, PictureFrame, ShapeFrame
from voa_editor.tools.desk import Desk
from voa_editor.tools.marks import PillMark
from voa_editor.tools.snapping import length, marks_of, moving, snapper
from voa_editor.tools.tool import Gesture, Pointer

STEP = 15.0  # degrees, with Shift
_OPPOSITE: dict[Handle, Handle] = {"nw": "se", "n": "s", "ne": "sw", "e": "w", "se": "nw", "s": "n", "sw": "ne", "w": "e"}


def resize_by_handle(desk: Desk, press: Pointer, frames: Sequence[Frame], box: Box, handle: Handle) -> Gesture:
    """Drag a handle: Shift keeps the proportions, Alt the centre, Ctrl does not snap."""
    issue, ids = desk.issue, [frame.id for frame in frames]
    snaps, (rect, rotation) = snapper(desk, press.at, moving(desk, frames)), box
    pointer = yield ()
    while True:
        ways = {"proportional": pointer.shift, "from_centre": pointer.alt}
        drag = Point(pointer.at.x - press.at.x, pointer.at.y - press.at.y)
        after = resize(rect, rotation, handle, drag, **ways)
        found = Snap() if pointer.ctrl or rotation else snaps.edges(after, handle, **ways)
        after = resize(rect, rotation, handle, Point(drag.x + found.dx, drag.y + found.dy), **ways)
        page = desk.pasteboard.origin(issue.page_of(ids[0]))
        there = after.moved(-page.x, -page.y)
        desk.preview(resize_to(issue, rect.moved(-page.x, -page.y), there, ids))
        if pointer.up:
            return done_to("Resize", ids)
        pointer = yield (*marks_of(desk, found), PillMark(pointer.at, f"{length(desk, after.w)} × {length(desk, after.h)}"))


def rotate(desk: Desk, press: Pointer, frames: Sequence[Frame], box: Box) -> Gesture:
    """Turn frames about their centre: Shift in steps of 15°."""
    issue, ids = desk.issue, [frame.id for frame in frames]
    centre, rotation = box[0].centre, box[1]
    start = angle(centre, press.at)
    page = issue.page_of(ids[0])
    pointer = yield ()
    while True:
        degrees = angle(centre, pointer.at) - start
        if pointer.shift:
            degrees = constrain_angle(rotation + degrees, STEP) - rotation
        desk.preview(rotate_by(issue, ids, degrees, desk.pasteboard.to_page(page, centre)))
        if pointer.up:
            return done_to("Rotate", ids)
        pointer = yield (PillMark(pointer.at, f"{(rotation + degrees + 180) % 360 - 180:.1f}°".replace("-", "−")),)


def drag_end(desk: Desk, press: Pointer, line: ShapeFrame, end: str) -> Gesture:
    """Drag an end of a line: Shift keeps to 45°, Ctrl does not snap."""
    issue, page = desk.issue, desk.issue.page_of(line.id)
    snaps = snapper(desk, press.at, [line.id])
    a, b = line_ends(issue, line)
    pointer = yield ()
    while True:
        at = desk.pasteboard.to_page(page, pointer.at)
        found = Snap() if pointer.ctrl or pointer.shift else snaps.point(pointer.at)
        at = constrain(at, b if end == "start" else a) if pointer.shift else Point(at.x + found.dx, at.y + found.dy)
        desk.preview(set_line(issue, line.id, at, b) if end == "start" else set_line(issue, line.id, a, at))
        if pointer.up:
            return "Move Line End"
        other = b if end == "start" else a
        far = ((at.x - other.x) ** 2 + (at.y - other.y) ** 2) ** 0.5
        pointer = yield (*marks_of(desk, found), PillMark(pointer.at, length(desk, far)))


def resize_content(desk: Desk, press: Pointer, frame: PictureFrame, box: Box, handle: Handle) -> Gesture:
    """Scale the picture within its frame by a handle of the picture, in proportion, about its opposite handle."""
    issue, page = desk.issue, desk.issue.page_of(frame.id)
    rect, rotation = box
    opposite = handle_point(rect, rotation, _OPPOSITE[handle])
    pointer = yield ()
    while True:
        drag = Point(pointer.at.x - press.at.x, pointer.at.y - press.at.y)
        after = resize(rect, rotation, handle, drag, proportional=True, from_centre=pointer.alt)
        about = rect.centre if pointer.alt else opposite
        desk.preview(zoom_content(issue, frame.id, after.w / rect.w, desk.pasteboard.to_page(page, about)))
        if pointer.up:
            return "Scale Picture"
        pointer = yield (PillMark(pointer.at, f"{100 * after.w / rect.w:.0f} %"),)

