"""List the actions on text that need more than the issue: those that ask the composer what fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voa_editor.model.frames import TextFrame
from voa_editor.tools.thread import autoflow, lines_over
from voa_editor.ui.actions.action import Action

if TYPE_CHECKING:
    from voa_editor.ui.window import Window


def _overset_frame(window: Window) -> str:
    """The selected text frame, if its text does not all find a place; else ""."""
    desk = window.desk
    frames = [frame for frame in desk.selection.frames if desk.issue.find(TextFrame, frame)]
    return frames[0] if len(frames) == 1 and lines_over(desk, frames[0], desk.issue) else ""


def _autoflow(window: Window) -> None:
    """Flow on, and show where the text goes on."""
    if autoflow(window.desk, _overset_frame(window)) and (made := window.desk.selection.frames):
        window.go_to(window.desk.issue.page_of(made[0]))


ACTIONS: tuple[Action, ...] = (
    Action("fit-story", "Fit Story", "Object/Text Frame", lambda w: w.jobs.fit_story(w.story, w.flow), "Ctrl+Alt+Shift+T", "fit",
           lambda w: bool(_overset_frame(w)), tip="Shorter paragraphs and lower pictures make room for the lines that are over"),
    Action("autoflow", "Autoflow on New Pages", "Object/Text Frame", _autoflow, "", "",
           lambda w: bool(_overset_frame(w)), tip="Add pages with frames until all of the text finds a place"),
)  # fmt: skip
