"""Select, move, resize and turn frames, and the picture within one: the tool one always comes back to (V)."""

from __future__ import annotations

from dataclasses import replace

from voa_editor.edit.selection import Selection, frames_of
from voa_editor.kernels.resize import HANDLES
from voa_editor.model.frames import Frame, GroupFrame, PictureFrame, ShapeFrame, TextFrame
from voa_editor.model.stack import chain, locked
from voa_editor.tools import hits
from voa_editor.tools.crop import crop
from voa_editor.tools.desk import Desk
from voa_editor.tools.fit_text import can_fit, fit_frames
from voa_editor.tools.guide import drag_guide, guide_at
from voa_editor.tools.handles import Handle, handle_at, outline, selected_box
from voa_editor.tools.item import marked, take_over
from voa_editor.tools.marks import BoxMark, Mark
from voa_editor.tools.marquee import marquee
from voa_editor.tools.move import move
from voa_editor.tools.thread import press_port
from voa_editor.tools.tool import Gesture, Key, Pointer, Tool
from voa_editor.tools.transform import drag_end, resize_by_handle, resize_content, rotate
from voa_editor.tools.type import TypeTool

_TURNS = ("n", "ne", "e", "se", "s", "sw", "w", "nw")


class SelectTool(Tool):
    """Press on a handle transforms, on a frame or else a guide selects and moves, on nothing drags a marquee; with Ctrl and
    Shift on an item of the parent page it makes that the page's own."""

    name = "select"

    def press(self, desk: Desk, pointer: Pointer) -> Gesture | None:
        if handle := handle_at(desk, pointer.at):
            return self._grasp(desk, pointer, handle)
        if pointer.ctrl and pointer.shift and (taken := take_over(desk, pointer)):
            return taken
        if desk.selection.content and (gesture := self._crop(desk, pointer)):
            return gesture
        stack = hits.stack_at(desk, pointer.at, locked_too=pointer.ctrl)
        if pointer.ctrl and stack:
            return self._through(desk, pointer, stack)
        if not stack:
            guide = guide_at(desk, pointer.at)
            return drag_guide(desk, guide.axis, guide.id, pointer) if guide else self._on_nothing(desk, pointer)
        if pointer.clicks == 2 and not pointer.shift:
            return self._enter(desk, pointer, stack[0])
        return self._on_frame(desk, pointer, stack)

    def hover(self, desk: Desk, pointer: Pointer) -> tuple[Mark, ...]:
        """The outline of what a click would select."""
        if handle_at(desk, pointer.at):
            return ()
        if pointer.ctrl and pointer.shift and (item := marked(desk, pointer.at)):
            return item
        stack = hits.stack_at(desk, pointer.at)
        return (BoxMark(outline(desk, stack[0]), "hover"),) if stack and stack[0].id not in desk.selection.frames else ()

    def cursor(self, desk: Desk, pointer: Pointer) -> str:
        if handle := handle_at(desk, pointer.at):
            return _handle_cursor(desk, handle)
        stack = hits.stack_at(desk, pointer.at)
        if desk.selection.content and stack and stack[0].id in desk.selection.frames:
            return "grab"
        if not stack and (guide := guide_at(desk, pointer.at)):
            return f"guide-{guide.axis}"
        return "move" if stack and stack[0].id in desk.selection.frames else "arrow"

    def key(self, desk: Desk, key: Key) -> bool:
        selection = desk.selection
        if key.name == "Escape" and not selection.empty:
            group = hits.entered_group(desk)
            desk.selection = replace(selection, content=False) if selection.content else selection.of(*([group] if group else []))
            return True
        if key.name == "Return" and len(selection.frames) == 1 and (frame := desk.issue.find(Frame, selection.frames[0])):
            return self._open(desk, frame)
        return False

    def _grasp(self, desk: Desk, pointer: Pointer, handle: Handle) -> Gesture | None:
        if handle.kind in ("in-port", "out-port"):
            return press_port(desk, pointer, handle.frame, handle.kind)
        if handle.kind in ("start", "end"):
            return drag_end(desk, pointer, desk.issue.need(ShapeFrame, handle.frame), handle.kind)
        frames = [frame for frame in frames_of(desk.issue, desk.selection) if not locked(desk.issue, frame)]
        box = selected_box(desk)
        assert box is not None
        if handle.kind == "rotate":
            return rotate(desk, pointer, frames, box)
        if pointer.clicks == 2 and len(frames) == 1 and can_fit(desk, frames[0].id):
            desk.apply(fit_frames(desk, desk.selection), "Fit Frame to Content")
            return None
        side = next(side for side in HANDLES if side == handle.kind)
        if desk.selection.content and isinstance(frames[0], PictureFrame):
            return resize_content(desk, pointer, frames[0], box, side)
        return resize_by_handle(desk, pointer, frames, box, side)

    def _crop(self, desk: Desk, pointer: Pointer) -> Gesture | None:
        frame = desk.issue.find(PictureFrame, desk.selection.frames[0])
        inside = frame is not None and any(leaf.id == frame.id for leaf in hits.leaves_at(desk, pointer.at))
        return crop(desk, pointer, frame) if frame and inside and pointer.clicks == 1 else None

    def _on_nothing(self, desk: Desk, pointer: Pointer) -> Gesture:
        kept = desk.selection if pointer.shift else desk.selection.of()
        desk.selection = kept
        return marquee(desk, pointer, kept)

    def _on_frame(self, desk: Desk, pointer: Pointer, stack: list[Frame]) -> Gesture:
        """Select what is pressed unless it, or something behind it, is selected; and be ready to move all that is."""
        selection, front = desk.selection, stack[0]
        dropped = ""
        if pointer.shift:
            dropped = front.id if front.id in selection.frames else ""
            if not dropped:
                desk.selection = selection.of(*selection.frames, front.id)
        elif selection.text or not any(frame.id in selection.frames for frame in stack):
            desk.selection = selection.of(front.id)
        return self._move(desk, pointer, front, dropped)

    def _move(self, desk: Desk, pointer: Pointer, front: Frame, dropped: str) -> Gesture:
        """Move what is selected. Let go where it was pressed, a click: it selects the frame in front, Shift drops it, and one
        of many that are selected becomes the key."""
        before = desk.selection
        frames = [frame for frame in frames_of(desk.issue, before) if not locked(desk.issue, frame)]
        label = (yield from move(desk, pointer, frames)) if frames else ""
        if not label and dropped:
            desk.selection = before.of(*(i for i in before.frames if i != dropped))
        elif not label and front.id not in before.frames:
            desk.selection = before.of(front.id)
        elif not label and not pointer.shift and len(before.frames) > 1:
            desk.selection = replace(before, key="" if before.key == front.id else front.id)
        return label

    def _through(self, desk: Desk, pointer: Pointer, stack: list[Frame]) -> Gesture:
        """Ctrl: a click goes down the stack; a drag moves what is selected, and does not snap."""
        frames = [frame for frame in frames_of(desk.issue, desk.selection) if not locked(desk.issue, frame)]
        grasped = any(frame.id in desk.selection.frames for frame in stack)
        label = (yield from move(desk, pointer, frames)) if frames and grasped else ""
        if not label:
            desk.selection = desk.selection.of(_below(stack, desk.selection).id)
        return label

    def _enter(self, desk: Desk, pointer: Pointer, frame: Frame) -> Gesture | None:
        """Double-click: into a group, into the text, onto the picture."""
        if isinstance(frame, GroupFrame):
            leaf = next(hits.leaves_at(desk, pointer.at))
            inner = [one for one in chain(desk.issue, leaf) if one.parent == frame.id]
            desk.selection = desk.selection.of(*(one.id for one in inner))
        elif isinstance(frame, TextFrame):
            tool = TypeTool(self)
            desk.take(tool)
            return tool.press(desk, replace(pointer, clicks=1))
        elif isinstance(frame, PictureFrame):
            desk.selection = replace(desk.selection.of(frame.id), content=not desk.selection.content)
        return None

    def _open(self, desk: Desk, frame: Frame) -> bool:
        """Return: the same as a double-click, by keyboard."""
        if isinstance(frame, PictureFrame):
            desk.selection = replace(desk.selection, content=not desk.selection.content)
        elif isinstance(frame, GroupFrame) and (children := desk.issue.frames(frame.id)):
            desk.selection = desk.selection.of(children[-1].id)
        elif isinstance(frame, TextFrame):
            tool = TypeTool(self)
            desk.take(tool)
            tool.begin(desk, frame.id)
        else:
            return False
        return True


def _below(stack: list[Frame], selection: Selection) -> Frame:
    """The frame below the selected one in a stack; the front one after the last."""
    at = next((n for n, frame in enumerate(stack) if frame.id in selection.frames), -1)
    return stack[(at + 1) % len(stack)]


def _handle_cursor(desk: Desk, handle: Handle) -> str:
    if handle.kind == "rotate":
        return "rotate"
    if handle.kind.endswith("port"):
        return "link"
    if handle.kind in ("start", "end"):
        return "cross"
    box = selected_box(desk)
    turned = round((box[1] if box else 0.0) / 45.0)
    return f"resize-{_TURNS[(_TURNS.index(handle.kind) + turned) % 8]}"
