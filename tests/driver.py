"""Drive the desk as a hand would: press, move, release, keys; and say in one line what is expected then.

    Driver(issue).tool(Select()).press(100, 100).move(120, 100).release().expect("frame-a", x=30)

Places are points of the page named last by `on` (the first page at the start).
"""

from __future__ import annotations

from dataclasses import replace

from voa_editor.compose.composer import Composer
from voa_editor.edit.editor import Editor
from voa_editor.edit.selection import Selection
from voa_editor.fonts.library import bundled
from voa_editor.geometry import Point
from voa_editor.model.issue import Issue
from voa_editor.tools.desk import Desk
from voa_editor.tools.tool import Key, Pointer, Tool

_HELD = ("shift", "ctrl", "alt", "space")


class Driver:
    """A desk with an issue on it, and a hand."""

    def __init__(self, issue: Issue, tool: Tool | None = None) -> None:
        self.desk = Desk(Editor(issue), Composer(bundled()), tool or Tool())
        self.first = issue
        pages = issue.pages()
        self._page = pages[0].id if pages else ""
        self._at = Point(0.0, 0.0)

    @property
    def issue(self) -> Issue:
        return self.desk.issue

    def tool(self, tool: Tool) -> Driver:
        self.desk.take(tool)
        return self

    def on(self, page: str) -> Driver:
        """From now on places are of this page."""
        self._page = page
        return self

    def select(self, *frames: str) -> Driver:
        self.desk.selection = Selection(page=self._page).of(*frames)
        return self

    def press(self, x: float, y: float, held: str = "", clicks: int = 1) -> Driver:
        """Press at a place; `held` names what is held: "shift alt"."""
        self.desk.press(self._pointer(x, y, held, clicks))
        return self

    def move(self, x: float, y: float, held: str = "") -> Driver:
        self.desk.move(self._pointer(x, y, held))
        return self

    def release(self, held: str = "") -> Driver:
        """Let go where the pointer is."""
        self.desk.release(replace(self._pointer(self._at.x, self._at.y, held)))
        return self

    def click(self, x: float, y: float, held: str = "", clicks: int = 1) -> Driver:
        return self.press(x, y, held, clicks).release(held)

    def drag(self, start: tuple[float, float], end: tuple[float, float], held: str = "") -> Driver:
        """Press, move in three steps, and let go."""
        self.press(*start, held)
        for step in (1, 2, 3):
            self.move(*(a + (b - a) * step / 3 for a, b in zip(start, end, strict=True)), held)
        return self.release(held)

    def keys(self, *names: str) -> Driver:
        """Press keys by their names, with what is held before them: "Left", "Shift+Ctrl+Right"."""
        for name in names:
            *held, key = name.split("+") if name != "+" else ["+"]
            down = {h.lower(): True for h in held}
            self.desk.key(Key(key, key if len(key) == 1 and not (down.keys() & {"ctrl", "alt"}) else "", **down))
        return self

    def type(self, text: str) -> Driver:
        """Type text letter by letter; a line feed is the Return key."""
        for letter in text:
            self.desk.key(Key("Return") if letter == "\n" else Key("", letter))
        return self

    def escape(self) -> Driver:
        self.desk.key(Key("Escape"))
        return self

    def undo(self) -> Driver:
        self.desk.undo()
        return self

    def redo(self) -> Driver:
        self.desk.redo()
        return self

    def expect(self, record: str, **fields: object) -> Driver:
        """The record has these values (numbers to a thousandth)."""
        found = self.issue.get(record)
        assert found is not None, f"there is no {record}"
        for name, wanted in fields.items():
            value = getattr(found, name)
            number = isinstance(wanted, float | int) and not isinstance(wanted, bool)
            assert abs(value - wanted) < 1e-3 if number else value == wanted, f"{record}.{name} is {value!r}, not {wanted!r}"
        return self

    def expect_selected(self, *frames: str) -> Driver:
        assert set(self.desk.selection.frames) == set(frames), self.desk.selection
        return self

    def expect_unchanged(self) -> Driver:
        assert self.issue == self.first
        return self

    def _pointer(self, x: float, y: float, held: str = "", clicks: int = 1) -> Pointer:
        self._at = Point(x, y)
        at = self.desk.pasteboard.from_page(self._page, self._at) if self._page else self._at
        return Pointer(at, **{name: name in held.split() for name in _HELD}, clicks=clicks)
