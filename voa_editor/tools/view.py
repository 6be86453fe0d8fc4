"""Move the view instead of the page: the hand that drags the pasteboard, and the glass that zooms."""

from __future__ import annotations

from voa_editor.geometry import Rect
from voa_editor.kernels.resize import corners
from voa_editor.tools.desk import Desk
from voa_editor.tools.marks import BoxMark
from voa_editor.tools.move import began, rect_between
from voa_editor.tools.tool import Gesture, Pointer, Tool

ZOOM_STEP = 1.5  # what a click of the glass multiplies the zoom by


class HandTool(Tool):
    """Drag the pasteboard (H, or Space held with any tool). The window moves its view itself while this is in hand."""

    name = "hand"

    def cursor(self, desk: Desk, pointer: Pointer) -> str:
        return "hand"


class ZoomTool(Tool):
    """Click to zoom in at a place, with Alt out; drag a rectangle to fill the window with it (Z)."""

    name = "zoom"

    def press(self, desk: Desk, pointer: Pointer) -> Gesture | None:
        return self._zoom(desk, pointer)

    def cursor(self, desk: Desk, pointer: Pointer) -> str:
        return "zoom-out" if pointer.alt else "zoom-in"

    def _zoom(self, desk: Desk, press: Pointer) -> Gesture:
        pointer = yield ()
        while not pointer.up:
            pointer = yield (BoxMark(corners(rect_between(press.at, pointer.at), 0.0), "marquee"),)
        if began(desk, press, pointer):
            desk.look(rect_between(press.at, pointer.at), 0.0)
        else:
            factor = 1 / ZOOM_STEP if pointer.alt else ZOOM_STEP
            desk.look(Rect(pointer.at.x, pointer.at.y, 0.0, 0.0), factor)
        return ""
