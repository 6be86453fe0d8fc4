"""Hold what one works with: the editor, what is selected, the tool in hand, and the gesture that is under way.

The window forwards presses and keys to the desk and asks it what to show; tests do the same without a window.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from voa_editor.compose.composer import Composer
from voa_editor.display.items import Sheet
from voa_editor.edit.change import Change
from voa_editor.edit.command import Command
from voa_editor.edit.editor import Editor
from voa_editor.edit.follow import followed
from voa_editor.edit.history import NO_FILES, Files
from voa_editor.edit.selection import Selection
from voa_editor.geometry import Point, Rect
from voa_editor.model.frames import Frame, GroupFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Page, ParentPage
from voa_editor.model.spreads import Pasteboard
from voa_editor.tools.marks import Mark
from voa_editor.tools.tool import Gesture, Key, Pointer, Tool

Watcher = Callable[[], None]
Look = Callable[[Rect, float], None]
"""Show a rectangle of the pasteboard: fill the view with it (0), or zoom by a factor about its centre."""


@dataclass(frozen=True, slots=True)
class Options:
    """How the desk is set: what snaps, what shows, the unit of lengths (mm, pt, in). Kept per user, not in the issue."""

    unit: str = "mm"
    snap: bool = True
    preview: bool = False  # as printed: no helpers, cropped at the trim
    edges: bool = True  # frame edges
    margins: bool = True  # margins and columns
    guides: bool = True
    guides_locked: bool = False  # the hand passes them by
    baselines: bool = False
    threads: bool = False  # text threads of all frames, not of the selected alone
    hidden_characters: bool = False
    overrides: bool = False  # mark what local overrides change
    rulers: bool = True
    smart_punctuation: bool = True  # typed quotes and dashes become those of the language


class Desk:
    """One issue being worked on. Not for use from several threads."""

    def __init__(self, editor: Editor, composer: Composer, tool: Tool) -> None:
        self.editor = editor
        self.composer = composer
        self.options = Options()
        self.scale = 1.0  # screen pixels a point: what "near" means to a hand
        self.pressed: Point | None = None  # where a button went down last, on the pasteboard
        self.look: Look = _look_nowhere  # how the view is moved; the window sets it
        self._zero = Point(0.0, 0.0)
        self._parents = False
        self._left = ""  # the page worked on when parent pages last came or went
        self._tool = tool
        self._selection = Selection().alive(editor.issue)
        self._gesture: Gesture | None = None
        self._marks: tuple[Mark, ...] = ()
        self._watchers: list[Watcher] = []
        self._pasteboard: tuple[tuple[object, ...], Pasteboard] | None = None
        self._laid_out: Issue | None = None  # the issue the pasteboard was last looked up for
        editor.listen(self._changed)

    # -- what there is -------------------------------------------------------------------------------------------

    @property
    def issue(self) -> Issue:
        return self.editor.issue

    @property
    def selection(self) -> Selection:
        return self._selection

    @selection.setter
    def selection(self, selection: Selection) -> None:
        if selection != self._selection:
            self._selection = selection.alive(self.issue)
            self._tell()

    @property
    def tool(self) -> Tool:
        return self._tool

    def take(self, tool: Tool) -> None:
        """Take up another tool; a gesture under way is given up."""
        self.escape()
        self._tool.leave(self)
        self._tool = tool
        self._marks = ()
        self._tell()

    @property
    def zero(self) -> Point:
        """Where on each page the rulers begin to count, in points from its corner."""
        return self._zero

    @zero.setter
    def zero(self, place: Point) -> None:
        self._zero = place
        self._tell()

    @property
    def parents(self) -> bool:
        """Whether the pasteboard shows the parent pages instead of the pages.

        Set, it works on the parent page of the page worked on before; set back, on the page that was left for it.
        """
        return self._parents

    @parents.setter
    def parents(self, shown: bool) -> None:
        if shown != self._parents:
            self.escape()
            left, self._left, self._parents = self._left, self._selection.page, shown
            page = self.issue.find(Page, self._left)
            there = (page.parent_page if page else "", left, *(spread.pages[0] for spread in self.pasteboard.spreads[:1]))
            self._selection = Selection(page=next((found for found in there if found in self.pasteboard), ""))
            self._tell()

    @property
    def pasteboard(self) -> Pasteboard:
        issue = self.issue
        if issue is self._laid_out and self._pasteboard is not None and self._pasteboard[0][-1] == self._parents:
            return self._pasteboard[1]  # it is asked for dozens of times an event
        settings, self._laid_out = issue.settings, issue
        key = (issue.version(Page), issue.version(ParentPage), settings.trim_w, settings.trim_h, self._parents)
        if self._pasteboard is None or any(a is not b and a != b for a, b in zip(self._pasteboard[0], key, strict=True)):
            self._pasteboard = (key, Pasteboard(issue, self._parents))
        return self._pasteboard[1]

    def sheet(self, page: str) -> Sheet:
        """The sheet of a page (or parent page) as it is now; the same object as long as nothing on it changed."""
        return self.composer.sheet(self.issue, page)

    @property
    def pixel(self) -> float:
        """Points that one screen pixel covers."""
        return 1.0 / self.scale

    def watch(self, watcher: Watcher) -> Callable[[], None]:
        """Call `watcher` when the issue, the selection, the tool, the options or what a tool shows changed."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher)

    def set_options(self, **changes: object) -> None:
        """Change options by their names."""
        self.options = replace(self.options, **changes)  # type: ignore[arg-type]
        self._tell()

    # -- changing the issue --------------------------------------------------------------------------------------

    def run(self, command: Command) -> bool:
        """Do a command if it applies; False if it does not."""
        issue, selection = self.issue, self._selection
        change = self.editor.work_out(lambda: command.run(issue, selection))
        return self.apply(change, command.label, burst=command.name if command.burst else "")

    def apply(self, change: Change | None, label: str, files: Files = NO_FILES, burst: str = "") -> bool:
        """Make a change, and select the frames it brought that the pasteboard has (with parent pages on it, none of a page).

        False (and nothing done) for None or an empty change.
        """
        if not change:
            return False
        whole = self.editor.apply(change, label, files, burst)
        if new := [frame for frame in new_frames(whole, self.issue) if self.issue.page_of(frame) in self.pasteboard]:
            self.selection = self._selection.of(*new)
        return True

    def preview(self, change: Change | None) -> None:
        """During a gesture: show a change made to the issue as it was at the press, in place of what was shown before."""
        self.editor.instead(change)

    def undo(self) -> bool:
        if self._gesture is not None:
            self.escape()
            return True
        return self.editor.undo()

    def redo(self) -> bool:
        return self._gesture is None and self.editor.redo()

    # -- the hand ------------------------------------------------------------------------------------------------

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What the tool shows over the sheets now."""
        return self._marks

    @property
    def in_gesture(self) -> bool:
        return self._gesture is not None

    def press(self, pointer: Pointer) -> None:
        """The button goes down: begin a gesture."""
        self.escape()
        self.pressed = pointer.at
        page = self.pasteboard.page_at(pointer.at)
        if page and page != self._selection.page:
            self._selection = replace(self._selection, page=page)
        gesture = self._tool.press(self, pointer)
        if gesture is None:
            self._tell()
        else:
            self.begin(gesture)

    def begin(self, gesture: Gesture) -> None:
        """Begin a gesture that no press of the tool began: a guide dragged from a ruler, a thing dropped."""
        self.escape()
        self.editor.mark()
        self._gesture = gesture
        self._advance(lambda: next(gesture))

    def move(self, pointer: Pointer) -> None:
        """The pointer moved, with the button held or not."""
        if self._gesture is None:
            marks = self._tool.hover(self, pointer)
            if marks != self._marks:
                self._marks = marks
                self._tell()
            return
        self._send(pointer)

    def release(self, pointer: Pointer) -> None:
        """The button was let go: the gesture ends and is entered as one step."""
        if self._gesture is not None:
            self._send(replace(pointer, up=True))
        if self._gesture is not None:  # it waits for more than a release
            self._send(replace(pointer, up=True))

    def key(self, key: Key) -> bool:
        """A key for the tool; False if it means nothing to it. Escape gives up the gesture that is under way."""
        if key.name == "Escape" and self._gesture is not None:
            self.escape()
            return True
        return self._gesture is None and self._tool.key(self, key)

    def escape(self) -> None:
        """Give up the gesture under way: the issue is as it was at the press."""
        if self._gesture is not None:
            self._give_up()
            self._tell()

    def cursor(self, pointer: Pointer) -> str:
        """The cursor for the pointer's place (see Tool.cursor)."""
        return self._tool.cursor(self, pointer)

    def _send(self, pointer: Pointer) -> None:
        gesture = self._gesture
        assert gesture is not None
        self._advance(lambda: gesture.send(pointer))

    def _advance(self, step: Callable[[], tuple[Mark, ...]]) -> None:
        try:
            self._marks = step()
        except StopIteration as end:
            self._end(str(end.value or ""))
        except BaseException:
            self._give_up()
            raise
        self._tell()

    def _end(self, label: str) -> None:
        self._gesture, self._marks = None, ()
        if label:
            self.editor.finish(label)
        else:
            self.editor.bail()

    def _give_up(self) -> None:
        gesture, self._gesture, self._marks = self._gesture, None, ()
        if gesture is not None:
            gesture.close()
        self.editor.bail()

    def _changed(self, issue: Issue, change: Change) -> None:
        self._selection = followed(issue, change, self._selection).alive(issue)
        self._tell()

    def _tell(self) -> None:
        for watcher in tuple(self._watchers):
            watcher()


def _look_nowhere(area: Rect, factor: float) -> None:
    """There is no view yet."""


def new_frames(change: Change, issue: Issue) -> list[str]:
    """The frames that a change added and that stand in no group it added too."""
    added = [record for record in change.added.values() if isinstance(record, Frame)]
    groups = {frame.id for frame in added if isinstance(frame, GroupFrame)}
    return [frame.id for frame in added if frame.parent not in groups and frame.id in issue]
