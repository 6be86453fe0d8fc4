"""Reserve an advertiser's space (A): a standard size where it fits the grid, or a size of one's own."""

from __future__ import annotations

from voa_editor.edit.commands.ads import place_nearest, reserve
from voa_editor.geometry import Rect
from voa_editor.kernels.resize import corners
from voa_editor.tools.desk import Desk, new_frames
from voa_editor.tools.draw import Drawn, draw
from voa_editor.tools.marks import BoxMark, Mark, PillMark
from voa_editor.tools.move import rect_between
from voa_editor.tools.snapping import length
from voa_editor.tools.tool import Gesture, Pointer, Tool

CUSTOM = "custom"


class AdTool(Tool):
    """Shows where an ad of its size would land, and reserves the space at a press; "custom" is drawn."""

    name = "ad"

    def __init__(self, size: str = "quarter") -> None:
        self.size = size

    def press(self, desk: Desk, pointer: Pointer) -> Gesture | None:
        page = desk.pasteboard.page_at(pointer.at)
        if not page:
            return None
        if self.size == CUSTOM:
            return draw(desk, pointer, lambda drawn: reserve(desk.issue, desk.selection, CUSTOM, box=_on_page(desk, page, drawn)),
                        "Reserve Ad")  # fmt: skip
        return self._reserve(desk, pointer)

    def hover(self, desk: Desk, pointer: Pointer) -> tuple[Mark, ...]:
        """Where the ad will land."""
        page = desk.pasteboard.page_at(pointer.at)
        if self.size == CUSTOM or not page:
            return ()
        box = place_nearest(desk.issue, page, self.size, desk.pasteboard.to_page(page, pointer.at))
        at = desk.pasteboard.origin(page)
        there = box.moved(at.x, at.y)
        return BoxMark(corners(there, 0.0), "drop"), PillMark(pointer.at, f"{length(desk, box.w)} × {length(desk, box.h)}")

    def cursor(self, desk: Desk, pointer: Pointer) -> str:
        return "cross" if self.size == CUSTOM else "place"

    def _reserve(self, desk: Desk, press: Pointer) -> Gesture:
        """Show the place while the button is held, and reserve it when it is let go."""
        issue, pointer = desk.issue, press
        while not pointer.up:
            pointer = yield self.hover(desk, pointer)
        page = desk.pasteboard.page_at(pointer.at)
        change = reserve(issue, desk.selection, self.size, desk.pasteboard.to_page(page, pointer.at))
        if change is None:
            return ""
        desk.preview(change)
        desk.selection = desk.selection.of(*new_frames(change, desk.issue))
        return "Reserve Ad"


def _on_page(desk: Desk, page: str, drawn: Drawn) -> Rect:
    start, end = (desk.pasteboard.to_page(page, point) for point in (drawn.start, drawn.end))
    return rect_between(start, end)
