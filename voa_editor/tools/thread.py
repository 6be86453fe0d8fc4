"""Thread text frames by hand: press a port to load the cursor with the text, then a frame or a page for it to go on in."""

from __future__ import annotations

from collections.abc import Collection

from voa_editor.edit.change import Change
from voa_editor.edit.commands import thread
from voa_editor.geometry import Point, Rect
from voa_editor.model.frames import TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Page
from voa_editor.tools.desk import Desk, new_frames
from voa_editor.tools.draw import Drawn, draw
from voa_editor.tools.handles import outline, ports
from voa_editor.tools.marks import BoxMark, LineMark, Mark
from voa_editor.tools.move import rect_between
from voa_editor.tools.tool import Gesture, Key, Pointer, Tool
from voa_editor.tools.type import text_frame_at

_LINKED, _NEW, _FLOWED = "Thread Frames", "Draw Threaded Frame", "Autoflow"
_LEAST = 2.0  # lines of text that a frame made by a click must have room for


def press_port(desk: Desk, pointer: Pointer, frame: str, kind: str) -> Gesture | None:
    """Do what a press on a port does: the out port ("out-port") loads the cursor with the text that goes on from the frame, the
    in port ("in-port") with that which comes to it."""
    if desk.issue.need(TextFrame, frame).story:
        desk.take(ThreadTool(frame, desk.tool, before=kind == "in-port"))
    return None


class ThreadTool(Tool):
    """A cursor loaded with the text that goes on from `frame`; when it has found its place the tool `back` is taken up again.

    A press on a frame threads it, a drag draws a frame on, a click makes one as wide as the last; with Shift pages are
    added until all text has room. Escape and a press on the frame itself unload; the second press of a double-click ends
    the thread there. `before`: what is pressed or drawn comes before the frame in its thread, and a double-click takes the
    frame out of it.
    """

    name = "thread"

    def __init__(self, frame: str, back: Tool, before: bool = False) -> None:
        self.frame, self.back, self.before = frame, back, before

    def press(self, desk: Desk, pointer: Pointer) -> Gesture | None:
        if self._spent(desk):
            return self._unload(desk).press(desk, pointer)
        target = text_frame_at(desk, pointer.at)
        if target is None:
            return self._place(desk, pointer)
        if target.id == self.frame and pointer.clicks == 2:
            self._part(desk)
        if target.id == self.frame or desk.apply(thread.link(desk.issue, self.frame, target.id, self.before), _LINKED):
            self._unload(desk)
            desk.selection = desk.selection.of(target.id)
        return None

    def hover(self, desk: Desk, pointer: Pointer) -> tuple[Mark, ...]:
        """The outline of the frame that a press would thread."""
        if self._spent(desk):
            return self._unload(desk).hover(desk, pointer)
        target = text_frame_at(desk, pointer.at)
        return (BoxMark(outline(desk, target), "drop"),) if target and self._fits(desk, target) else ()

    def cursor(self, desk: Desk, pointer: Pointer) -> str:
        if self._spent(desk):
            return self.back.cursor(desk, pointer)
        target = text_frame_at(desk, pointer.at)
        if target is None:
            return "place"
        return "unlink" if target.id == self.frame else "link" if self._fits(desk, target) else "no"

    def key(self, desk: Desk, key: Key) -> bool:
        spent = self._spent(desk)
        if key.name == "Escape" and not spent:
            self._unload(desk)
            return True
        return self._unload(desk).key(desk, key) if spent else False

    def _part(self, desk: Desk) -> None:
        if self.before:
            desk.apply(thread.unlink(desk.issue, self.frame), "Unlink Frame")
        else:
            desk.apply(thread.break_after(desk.issue, self.frame), "Break Thread")

    def _fits(self, desk: Desk, target: TextFrame) -> bool:
        return thread.can_link(desk.issue, desk.issue.need(TextFrame, self.frame), target)

    def _spent(self, desk: Desk) -> bool:
        """Whether there is nothing more to place."""
        return not desk.issue.find(TextFrame, self.frame)

    def _unload(self, desk: Desk) -> Tool:
        self.frame = ""
        desk.take(self.back)
        return self.back

    def _place(self, desk: Desk, pointer: Pointer) -> Gesture:
        """Draw a frame on; what the button was let go over without a drag gets one as wide as the last."""
        page = desk.pasteboard.page_at(pointer.at)
        issue, frame = desk.issue, self.frame
        dragged = False

        def make(drawn: Drawn) -> Change | None:
            nonlocal dragged
            dragged = True
            start, end = (desk.pasteboard.to_page(page, point) for point in (drawn.start, drawn.end))
            return thread.new_threaded(issue, frame, page, rect_between(start, end), before=self.before)

        label = yield from draw(desk, pointer, make, _NEW)
        if not dragged and page and (change := self._clicked(desk, page, pointer)):
            desk.preview(change)
            desk.selection = desk.selection.of(new_frames(change, desk.issue)[-1])
            label = _FLOWED if pointer.shift and not self.before else _NEW
        if label:  # loaded with the rest, if there is any
            made = desk.selection.frames[0]
            self.frame = made if not self.before and lines_over(desk, made, desk.issue) else ""
        return label

    def _clicked(self, desk: Desk, page: str, pointer: Pointer) -> Change | None:
        """A frame where a page was clicked; with Shift, pages after it until all text has room."""
        issue = desk.issue
        box = column_at(issue, issue.need(TextFrame, self.frame), page, desk.pasteboard.to_page(page, pointer.at))
        change = thread.new_threaded(issue, self.frame, page, box, before=self.before) if box else None
        if change is None or not pointer.shift or self.before:
            return change
        after = change.apply(issue)
        made = new_frames(change, after)[0]
        more = thread.autoflow(after, made, lambda then: lines_over(desk, made, then))
        return change.then(more) if more else change


def column_at(issue: Issue, like: TextFrame, page: str, point: Point) -> Rect | None:
    """Where a frame goes that is made by a click: from there down to the foot of the type area, as wide as `like`, in the
    columns of the page's grid. None where the page is none of the issue's, or there is no room."""
    settings, number = issue.settings, issue.page_number(page)
    if not issue.find(Page, page):
        return None
    area = settings.type_area(left_hand=number % 2 == 0)
    pitch = (area.w + settings.gutter) / settings.columns
    width = min(like.w, area.w)
    count = max(round((width + settings.gutter) / pitch), 1)
    first = min(max(int((point.x - area.x) / pitch), 0), settings.columns - count)
    rows = max(int((point.y - area.y) / settings.baseline), 0)
    top = area.y + rows * settings.baseline
    box = Rect(area.x + first * pitch, top, count * pitch - settings.gutter, area.bottom - top)
    return box if box.h >= _LEAST * settings.baseline else None


def autoflow(desk: Desk, frame: str) -> bool:
    """Add pages until the text of a frame's thread has room. False if it has."""
    return desk.apply(thread.autoflow(desk.issue, frame, lambda issue: lines_over(desk, frame, issue)), _FLOWED)


def lines_over(desk: Desk, frame: str, issue: Issue) -> int:
    """How many lines of the text that a frame shows find no place in its thread, in an issue."""
    found = issue.find(TextFrame, frame)
    if found is None or not found.story:
        return 0
    poured = desk.composer.typesetter.flow(desk.composer.view(issue), found.story, found.flow)
    return poured.over_lines() if poured.over_text.strip() else 0


def port_states(desk: Desk, frame: TextFrame) -> tuple[str, str]:
    """What the in port and the out port of a text frame show: "" for an end of the thread, "linked", or "overset"."""
    whole = desk.composer.view(desk.issue).threads.frames(frame.story, frame.flow) if frame.story else []
    at = next((n for n, one in enumerate(whole) if one.id == frame.id), 0)
    if at + 1 < len(whole):
        return ("linked" if at else ""), "linked"
    return ("linked" if at else ""), ("overset" if lines_over(desk, frame.id, desk.issue) else "")


def thread_lines(desk: Desk, pages: Collection[str]) -> list[LineMark]:
    """Lines from the out port of each frame to the in port of the next: of the threads of the selected frames, or, where the
    desk shows threads, of all that touch these pages."""
    issue, threads = desk.issue, desk.composer.view(desk.issue).threads
    owners = [frame for page in pages for frame in issue.children(TextFrame, page)] if desk.options.threads else []
    owners += [frame for i in desk.selection.frames if (frame := issue.find(TextFrame, i))]
    found = []
    for story, flow in dict.fromkeys((frame.story, frame.flow) for frame in owners if frame.story):
        whole = threads.frames(story, flow)
        for one, other in zip(whole, whole[1:], strict=False):
            near = {issue.page_of(one.id), issue.page_of(other.id)}
            start, end = ports(desk, one)[1:], ports(desk, other)[:1]
            if start and end and near & set(pages):
                found.append(LineMark(start[0].at, end[0].at, "thread"))
    return found
