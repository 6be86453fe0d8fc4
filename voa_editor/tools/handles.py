"""Say where the outlines and handles of what is selected lie on the pasteboard: for the hand to grasp and the eye to see."""

from __future__ import annotations

from dataclasses import dataclass

from voa_editor.edit.commands.shapes import line_ends
from voa_editor.edit.placing import Box
from voa_editor.edit.selection import frames_of
from voa_editor.geometry import Matrix, Point, Rect, Size
from voa_editor.kernels.resize import HANDLES, bounds, corners, handle_point
from voa_editor.model.assets import Asset, Photo
from voa_editor.model.frames import Frame, PictureFrame, ShapeFrame, TextFrame
from voa_editor.model.picture import place_picture
from voa_editor.model.stack import locked
from voa_editor.tools.desk import Desk
from voa_editor.tools.hits import on_pasteboard

ROTATE_ABOVE = 22.0  # screen pixels from the top edge to the handle that turns
GRASP = 6.0  # screen pixels around a handle that still grasp it
LEAST_FOR_SIDES = 28.0  # screen pixels; a shorter side shows no handle in its middle
_PORT_IN, _PORT_OUT = 0.12, 0.88  # of a text frame's height


@dataclass(frozen=True, slots=True)
class Handle:
    """A handle: nw … w, rotate, start and end of a line, in-port, out-port. `frame` is whose port or end it is."""

    kind: str
    at: Point
    frame: str = ""


def selected_box(desk: Desk) -> Box | None:
    """The box on the pasteboard around what is selected: of one frame (or the picture in it) its own, of several their bounds."""
    frames = frames_of(desk.issue, desk.selection)
    if desk.selection.content and len(frames) == 1 and isinstance(frames[0], PictureFrame):
        return content_box(desk, frames[0])
    boxes = [box for frame in frames if (box := on_pasteboard(desk, frame))]
    return boxes[0] if len(boxes) == 1 else (bounds(boxes), 0.0) if boxes else None


def content_box(desk: Desk, frame: PictureFrame) -> Box | None:
    """Where the whole picture of a frame lies on the pasteboard; None for an empty frame."""
    photo = desk.issue.find(Photo, frame.photo)
    asset = desk.issue.find(Asset, photo.asset if photo else frame.asset)
    box = on_pasteboard(desk, frame)
    if asset is None or box is None:
        return None
    rect, rotation = box
    where = place_picture(frame, Size(asset.width, asset.height)).moved(rect.x - frame.x, rect.y - frame.y)
    turned = Matrix.rotation(frame.turn + rotation, rect.centre).apply(where.centre)
    return where.moved(turned.x - where.centre.x, turned.y - where.centre.y), frame.turn + rotation


def outline(desk: Desk, frame: Frame) -> tuple[Point, ...]:
    """The corners of a frame on the pasteboard; () if its page is not on it."""
    box = on_pasteboard(desk, frame)
    return corners(*box) if box else ()


def handles(desk: Desk) -> tuple[Handle, ...]:
    """The handles of the selection; none of text, and none of what is locked."""
    selection = desk.selection
    box = selected_box(desk)
    frames = frames_of(desk.issue, selection)
    if box is None or selection.text is not None or all(locked(desk.issue, frame) for frame in frames):
        return ()
    if len(frames) == 1 and (line := as_line(frames[0])):
        return _ends(desk, line)
    rect, rotation = box
    found = [Handle(kind, handle_point(rect, rotation, kind)) for kind in HANDLES if _fits(desk, rect, kind)]
    if not selection.content:
        raised = rect.inset(0.0, -ROTATE_ABOVE * desk.pixel)
        found.append(Handle("rotate", handle_point(raised, rotation, "n")))
    if len(frames) == 1 and isinstance(frames[0], TextFrame):
        found += ports(desk, frames[0])
    return tuple(found)


def as_line(frame: Frame) -> ShapeFrame | None:
    """The frame if it is a line."""
    return frame if isinstance(frame, ShapeFrame) and frame.shape == "line" else None


def _ends(desk: Desk, line: ShapeFrame) -> tuple[Handle, ...]:
    page = desk.issue.page_of(line.id)
    start, end = (desk.pasteboard.from_page(page, point) for point in line_ends(desk.issue, line))
    return Handle("start", start, line.id), Handle("end", end, line.id)


def _fits(desk: Desk, rect: Rect, kind: str) -> bool:
    least = LEAST_FOR_SIDES * desk.pixel
    return len(kind) == 2 or (rect.w >= least if kind in "ns" else rect.h >= least)


def ports(desk: Desk, frame: TextFrame) -> list[Handle]:
    """The ports of a text frame, where its text comes in and goes out."""
    box = on_pasteboard(desk, frame)
    if box is None:
        return []
    rect, rotation = box
    turn = Matrix.rotation(rotation, rect.centre)
    into = turn.apply(Point(rect.x, rect.y + rect.h * _PORT_IN))
    out = turn.apply(Point(rect.right, rect.y + rect.h * _PORT_OUT))
    return [Handle("in-port", into, frame.id), Handle("out-port", out, frame.id)]


def handle_at(desk: Desk, point: Point) -> Handle | None:
    """The handle that a press at a point would grasp: the nearest, a corner before a side.

    What is nearer to the middle of the selection than to a handle means the selection: a low frame can still be moved and
    entered.
    """
    box = selected_box(desk)
    reach = min(GRASP * desk.pixel, _apart(box[0].centre, point)) if box else 0.0
    near = [(_apart(handle.at, point), len(handle.kind) == 1, handle) for handle in handles(desk)]
    near = [entry for entry in near if entry[0] <= reach]
    return min(near, key=lambda entry: entry[:2])[2] if near else None


def _apart(a: Point, b: Point) -> float:
    return max(abs(a.x - b.x), abs(a.y - b.y))
