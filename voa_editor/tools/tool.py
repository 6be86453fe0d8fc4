"""Define what a tool is: it turns a press into a gesture, and tells which cursor a press here deserves."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from voa_editor.geometry import Point
from voa_editor.tools.marks import Mark

if TYPE_CHECKING:
    from voa_editor.tools.desk import Desk


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is on the pasteboard (points), what is held with it, and how often it was clicked in a row.

    `up` marks the last one of a gesture: the button was let go.
    """

    at: Point
    shift: bool = False
    ctrl: bool = False
    alt: bool = False
    space: bool = False
    clicks: int = 1
    up: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """A key by its name ("Left", "Home", "Return", "Backspace", "Tab", "F2" …) or the text it types."""

    name: str = ""
    text: str = ""
    shift: bool = False
    ctrl: bool = False
    alt: bool = False


Gesture = Generator[tuple[Mark, ...], Pointer, str]
"""What follows a press. It yields what to show and is sent the next pointer; after one that is `up` it returns the label
of the step for the history, "" if there is nothing to keep. It shows changes by `desk.preview`, computed from the issue as
it was at the press; closing it (Escape) gives the gesture up, and the desk goes back to that issue.
"""


class Tool:
    """A tool of the toolbox. A subclass overrides what it answers to; it keeps no issue."""

    name = "tool"

    def press(self, desk: Desk, pointer: Pointer) -> Gesture | None:
        """Begin a gesture, or do at once what a press does and return None."""
        return None

    def hover(self, desk: Desk, pointer: Pointer) -> tuple[Mark, ...]:
        """What to show while the pointer passes with no button held."""
        return ()

    def cursor(self, desk: Desk, pointer: Pointer) -> str:
        """The cursor that says what a press would do: arrow, cross, text, move, resize-n … resize-nw, rotate, hand, grab,
        zoom-in, zoom-out, pick, pick-loaded, link, unlink, place, no."""
        return "arrow"

    def key(self, desk: Desk, key: Key) -> bool:
        """Do what a key does in this tool; False if it means nothing here."""
        return False

    def leave(self, desk: Desk) -> None:
        """Put away what the tool holds; another one is taken up."""
