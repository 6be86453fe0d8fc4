"""Place pictures (F): draw a frame for one, or crop what a frame shows by dragging inside it."""

from __future__ import annotations

from dataclasses import replace

from voa_editor.model.frames import PictureFrame
from voa_editor.tools import hits
from voa_editor.tools.crop import crop
from voa_editor.tools.desk import Desk
from voa_editor.tools.draw import draw_frame
from voa_editor.tools.handles import handle_at, outline
from voa_editor.tools.marks import BoxMark, Mark
from voa_editor.tools.select import SelectTool
from voa_editor.tools.tool import Gesture, Key, Pointer, Tool


class PictureTool(Tool):
    """A press on a picture grasps the picture in its frame; on anything else it draws a new frame."""

    name = "picture"

    def press(self, desk: Desk, pointer: Pointer) -> Gesture | None:
        if handle_at(desk, pointer.at):
            return SelectTool().press(desk, pointer)
        frame = _picture_at(desk, pointer)
        if frame is None:
            return draw_frame(desk, pointer, "picture")
        desk.selection = replace(desk.selection.of(frame.id), content=True)
        return crop(desk, pointer, frame)

    def hover(self, desk: Desk, pointer: Pointer) -> tuple[Mark, ...]:
        frame = _picture_at(desk, pointer)
        return (BoxMark(outline(desk, frame), "hover"),) if frame and frame.id not in desk.selection.frames else ()

    def cursor(self, desk: Desk, pointer: Pointer) -> str:
        if handle_at(desk, pointer.at):
            return SelectTool().cursor(desk, pointer)
        return "grab" if _picture_at(desk, pointer) else "cross"

    def key(self, desk: Desk, key: Key) -> bool:
        return SelectTool().key(desk, key)


def _picture_at(desk: Desk, pointer: Pointer) -> PictureFrame | None:
    """The frame with a picture that is frontmost under the pointer, if it is not locked."""
    stack = hits.stack_at(desk, pointer.at)
    leaf = next(iter(hits.leaves_at(desk, pointer.at)), None) if stack else None
    return leaf if isinstance(leaf, PictureFrame) and (leaf.photo or leaf.asset) else None
