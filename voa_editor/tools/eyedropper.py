"""Take the look of a frame to others (I): fill, stroke, corners, opacity."""

from __future__ import annotations

from voa_editor.edit.commands.shapes import take_look
from voa_editor.tools import hits
from voa_editor.tools.desk import Desk
from voa_editor.tools.handles import outline
from voa_editor.tools.marks import BoxMark, Mark
from voa_editor.tools.tool import Gesture, Key, Pointer, Tool


class EyedropperTool(Tool):
    """Press on a frame: what is selected looks like it.

    With nothing selected the first press picks the look up, and the next ones give it.
    """

    name = "eyedropper"

    def __init__(self) -> None:
        self._source = ""

    def press(self, desk: Desk, pointer: Pointer) -> Gesture | None:
        leaf = next(hits.leaves_at(desk, pointer.at), None)
        if leaf is None:
            self._source = ""
        elif self._source:
            desk.apply(take_look(desk.issue, self._source, [leaf.id]), "Take Look")
        elif desk.selection.frames and desk.selection.frames != (leaf.id,):
            desk.apply(take_look(desk.issue, leaf.id, desk.selection.frames), "Take Look")
        else:
            self._source = leaf.id
        return None

    def hover(self, desk: Desk, pointer: Pointer) -> tuple[Mark, ...]:
        leaf = next(hits.leaves_at(desk, pointer.at), None)
        return (BoxMark(outline(desk, leaf), "hover"),) if leaf else ()

    def cursor(self, desk: Desk, pointer: Pointer) -> str:
        return "pick"

    def key(self, desk: Desk, key: Key) -> bool:
        held = bool(self._source) and key.name == "Escape"
        self._source = "" if held else self._source
        return held
