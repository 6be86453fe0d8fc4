"""Select the frames that a dragged rectangle touches."""

from __future__ import annotations

from voa_editor.edit.selection import Selection
from voa_editor.geometry import Matrix, Point, Rect
from voa_editor.kernels.resize import corners
from voa_editor.model.frames import Frame
from voa_editor.model.stack import locked, shown
from voa_editor.tools.desk import Desk
from voa_editor.tools.hits import on_pasteboard
from voa_editor.tools.marks import BoxMark
from voa_editor.tools.move import began, rect_between
from voa_editor.tools.tool import Gesture, Pointer


def marquee(desk: Desk, press: Pointer, before: Selection) -> Gesture:
    """Drag a rectangle; what it touches is added to `before` (what Shift kept)."""
    pointer = yield ()
    while True:
        if began(desk, press, pointer):
            area = rect_between(press.at, pointer.at)
            desk.selection = before.of(*before.frames, *(frame.id for frame in _touched(desk, area)))
        if pointer.up:
            return ""
        pointer = yield (BoxMark(corners(rect_between(press.at, pointer.at), 0.0), "marquee"),)


def _touched(desk: Desk, area: Rect) -> list[Frame]:
    found = []
    for spread in desk.pasteboard.within(area):
        for page in spread.pages:
            for frame in desk.issue.frames(page):
                box = on_pasteboard(desk, frame)
                if box and shown(desk.issue, frame) and not locked(desk.issue, frame) and _meets(area, *box):
                    found.append(frame)
    return found


def _meets(area: Rect, rect: Rect, rotation: float) -> bool:
    """Whether an upright rectangle and a turned one have a point in common (separating axes)."""
    if not rect.turned(rotation).intersects(area):
        return False
    centre = rect.centre
    around = [_turned_back(point, centre, rotation) for point in corners(area, 0.0)]
    xs, ys = [point.x for point in around], [point.y for point in around]
    return max(xs) >= rect.x and min(xs) <= rect.right and max(ys) >= rect.y and min(ys) <= rect.bottom


def _turned_back(point: Point, centre: Point, rotation: float) -> Point:
    return Matrix.rotation(-rotation, centre).apply(point)
