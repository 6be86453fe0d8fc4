"""Draw a frame by dragging its rectangle: rectangle, ellipse, line, text, picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from voa_editor.edit.change import Change
from voa_editor.edit.commands import shapes
from voa_editor.geometry import Point, Rect
from voa_editor.kernels.resize import constrain, corners
from voa_editor.tools.desk import Desk, new_frames
from voa_editor.tools.marks import BoxMark, LineMark, Mark, PillMark
from voa_editor.tools.move import began, rect_between
from voa_editor.tools.snapping import length, marks_of, snapper
from voa_editor.tools.tool import Gesture, Pointer, Tool


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was dragged: from where to where, on the pasteboard, snapped and constrained."""

    start: Point
    end: Point

    @property
    def rect(self) -> Rect:
        return rect_between(self.start, self.end)


def draw(desk: Desk, press: Pointer, make: Callable[[Drawn], Change | None], label: str, line: bool = False) -> Gesture:
    """Drag a rectangle (or a line): Shift makes it square (or of 45°), Alt draws from the centre, Ctrl does not snap.

    What `make` answers is made when the button is let go, and selected.
    """
    snaps = snapper(desk, press.at)
    found = snaps.point(press.at)
    start = press.at if press.ctrl else Point(press.at.x + found.dx, press.at.y + found.dy)
    pointer = yield marks_of(desk, found)
    while True:
        found = snaps.point(pointer.at)
        at = pointer.at if pointer.ctrl or pointer.shift else Point(pointer.at.x + found.dx, pointer.at.y + found.dy)
        drawn = _drawn(start, at, pointer, line)
        if pointer.up:
            break
        pointer = yield (*(() if pointer.shift else marks_of(desk, found)), *_shape(desk, drawn, line))
    change = make(drawn) if began(desk, press, pointer) else None
    if change is None:
        return ""
    desk.preview(change)
    desk.selection = desk.selection.of(*new_frames(change, desk.issue))
    return label


def _drawn(start: Point, at: Point, pointer: Pointer, line: bool) -> Drawn:
    if pointer.shift and line:
        at = constrain(at, start)
    elif pointer.shift:
        side = max(abs(at.x - start.x), abs(at.y - start.y))
        at = Point(start.x + side * (1 if at.x >= start.x else -1), start.y + side * (1 if at.y >= start.y else -1))
    if pointer.alt:
        start = Point(2 * start.x - at.x, 2 * start.y - at.y)
    return Drawn(start, at)


def _shape(desk: Desk, drawn: Drawn, line: bool) -> tuple[Mark, ...]:
    rect = drawn.rect
    if line:
        far = ((drawn.end.x - drawn.start.x) ** 2 + (drawn.end.y - drawn.start.y) ** 2) ** 0.5
        return LineMark(drawn.start, drawn.end, "edge"), PillMark(drawn.end, length(desk, far))
    return BoxMark(corners(rect, 0.0)), PillMark(drawn.end, f"{length(desk, rect.w)} × {length(desk, rect.h)}")


class DrawTool(Tool):
    """Draws frames, one tool for each kind: "rectangle", "ellipse", "line"."""

    def __init__(self, kind: str) -> None:
        self.name = self.kind = kind

    def press(self, desk: Desk, pointer: Pointer) -> Gesture | None:
        return draw_frame(desk, pointer, self.kind)

    def cursor(self, desk: Desk, pointer: Pointer) -> str:
        return "cross"


def draw_frame(desk: Desk, press: Pointer, kind: str) -> Gesture | None:
    """Draw a frame of a kind that edit.commands.shapes knows, on the page that was pressed; None where there is no page."""
    page = desk.pasteboard.page_at(press.at)
    if not page:
        return None

    def make(drawn: Drawn) -> Change | None:
        start, end = (desk.pasteboard.to_page(page, point) for point in (drawn.start, drawn.end))
        if kind == "line":
            return shapes.draw_line(desk.issue, desk.selection, start, end)
        return shapes.draw(desk.issue, desk.selection, kind, rect_between(start, end))

    return draw(desk, press, make, f"Draw {kind.title()}", kind == "line")
