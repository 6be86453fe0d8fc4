"""Take the look of a frame to others, or how type is set to other text (I)."""

from __future__ import annotations

from collections.abc import Iterator

from voa_editor.edit.change import Change
from voa_editor.edit.commands.shapes import take_look
from voa_editor.edit.passage import whole
from voa_editor.edit.selection import TextRange
from voa_editor.edit.type_look import TypeLook, give_look, type_look
from voa_editor.geometry import Point
from voa_editor.kernels.resize import corners
from voa_editor.model.frames import TextFrame
from voa_editor.tools import hits
from voa_editor.tools.desk import Desk
from voa_editor.tools.handles import outline
from voa_editor.tools.marks import BoxMark, Mark
from voa_editor.tools.text_moves import hit_at, selected_boxes, spanned
from voa_editor.tools.tool import Gesture, Key, Pointer, Tool
from voa_editor.tools.type import TextAt, text_at

_STEP, _TYPE_STEP = "Take Look", "Take Type"


class EyedropperTool(Tool):
    """Press on a frame: what is selected looks like it. Press on text: the selected text is set like it.

    With nothing selected the first press picks the look up, and the next ones give it: to frames, or to the text that is
    dragged over (a click gives it to the paragraph, whose characters keep their own). Alt picks up anew, Escape puts away.
    """

    name = "eyedropper"

    def __init__(self) -> None:
        self._source = ""
        self._type: TypeLook | None = None

    def press(self, desk: Desk, pointer: Pointer) -> Gesture | None:
        if pointer.alt:
            self.leave(desk)
        text = text_at(desk, pointer.at)
        if self._type is not None:
            return self._give_type(desk, self._type, text) if text else None
        if text is not None and not self._source:
            ranges = [] if pointer.alt else _selected(desk, text)
            if ranges is not None:
                self._take_type(desk, type_look(desk.issue, text.hit.spot), ranges)
                return None
        self._press_frame(desk, pointer)
        return None

    def _press_frame(self, desk: Desk, pointer: Pointer) -> None:
        leaf = next(hits.leaves_at(desk, pointer.at), None)
        if leaf is None:
            self._source = ""
        elif self._source:
            desk.apply(take_look(desk.issue, self._source, [leaf.id]), _STEP)
        elif not pointer.alt and desk.selection.frames and desk.selection.frames != (leaf.id,):
            desk.apply(take_look(desk.issue, leaf.id, desk.selection.frames), _STEP)
        else:
            self._source = leaf.id

    def _take_type(self, desk: Desk, look: TypeLook, ranges: list[TextRange]) -> None:
        """Set the selected text so, or keep the look for what is dragged over."""
        if not ranges:
            self._type = look
            return
        now, change = desk.issue, Change()
        for text in ranges:
            change = change.then(give_look(now, text, look) or Change())
            now = change.apply(desk.issue)
        desk.apply(change, _TYPE_STEP)

    def _give_type(self, desk: Desk, look: TypeLook, first: TextAt) -> Gesture:
        """Set what is dragged over: found in the text as it was at the press, for it moves when it is set otherwise."""
        frame, spot = first
        text = TextRange(frame.id, spot.spot, spot.spot)
        pointer = yield ()
        while not pointer.up:
            over = text_at(desk, pointer.at)
            same = over is not None and (over.frame.story, over.frame.flow) == (frame.story, frame.flow)
            inside = over.frame if over is not None and same else frame
            if here := hit_at(desk, inside, pointer.at):
                text = spanned(desk, inside.id, (spot.spot, spot.spot), (here.spot, here.spot))
            pointer = yield tuple(_marks(desk, text))
        change = give_look(desk.issue, text, look)
        desk.preview(change)
        return _TYPE_STEP if change else ""

    def hover(self, desk: Desk, pointer: Pointer) -> tuple[Mark, ...]:
        if self._type is not None or (not self._source and text_at(desk, pointer.at)):
            return ()
        leaf = next(hits.leaves_at(desk, pointer.at), None)
        return (BoxMark(outline(desk, leaf), "hover"),) if leaf else ()

    def cursor(self, desk: Desk, pointer: Pointer) -> str:
        loaded = (self._source or self._type) and not pointer.alt
        return "pick-loaded" if loaded else "pick"

    def key(self, desk: Desk, key: Key) -> bool:
        held = bool(self._source or self._type) and key.name == "Escape"
        if held:
            self.leave(desk)
        return held

    def leave(self, desk: Desk) -> None:
        self._source, self._type = "", None


def _selected(desk: Desk, text: TextAt) -> list[TextRange] | None:
    """The selected text, or that of the selected text frames; none of the frame pressed itself. None where other frames
    are selected, which take the look of a frame."""
    selection, issue = desk.selection, desk.issue
    if selection.text is not None:
        return [] if selection.text.is_caret else [selection.text]
    frames = [issue.find(TextFrame, frame) for frame in selection.frames if selection.frames != (text.frame.id,)]
    if None in frames:
        return None
    return [found for frame in frames if frame and (found := whole(issue, frame.id))]


def _marks(desk: Desk, text: TextRange) -> Iterator[Mark]:
    """A tint over what is dragged over, on every page that shows."""
    for page in dict.fromkeys(desk.issue.page_of(frame) for frame in _frames(desk, text)):
        if page in desk.pasteboard:
            at = desk.pasteboard.origin(page)
            for rect, matrix in selected_boxes(desk, text, page):
                yield BoxMark(tuple(Point(p.x + at.x, p.y + at.y) for p in map(matrix.apply, corners(rect, 0.0))), "marquee")


def _frames(desk: Desk, text: TextRange) -> list[str]:
    frame = desk.issue.need(TextFrame, text.frame)
    return [one.id for one in desk.composer.view(desk.issue).threads.frames(frame.story, frame.flow)]
