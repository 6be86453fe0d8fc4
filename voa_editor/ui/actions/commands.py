"""Turn the commands of edit/ into actions: each does to what is selected what its name says."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from voa_editor.edit.command import Command
from voa_editor.edit.commands.type import MAKES
from voa_editor.tools.caption import add_caption
from voa_editor.tools.fit_text import can_fit, fit_frames
from voa_editor.ui.actions.action import Action

if TYPE_CHECKING:
    from voa_editor.ui.window import Window

_TYPED = {"bold": "b", "italic": "i"}
"""Command → the key by which the text tool does it: at a caret it then holds for what is typed next."""


def _add_caption(window: Window) -> None:
    if add_caption(window.desk):
        window.canvas.setFocus()


def _fit_frames(window: Window) -> None:
    window.desk.apply(fit_frames(window.desk, window.desk.selection), "Fit Frame to Content")


_INSTEAD = {"add-caption": _add_caption, "fit-frame": _fit_frames}
"""Command → what is done in its place: the caret is left in what it adds; frames of text are composed to fit them."""


_ALSO = {"delete": "Backspace"}
"""Command → a second shortcut, as it stands on the keyboards of some."""


def of_command(command: Command) -> Action:
    """The row of a command."""
    if command.name in _TYPED:
        return _of_text(command, _TYPED[command.name])
    if command.name in MAKES:
        return _of_type(command)
    if command.name.startswith("nudge-"):
        return _nudge(command)

    def applies(window: Window) -> bool:
        desk = window.desk
        if command.name == "fit-frame" and any(can_fit(desk, frame) for frame in desk.selection.frames):
            return True
        return command.run(desk.issue, desk.selection) is not None

    def run(window: Window) -> None:
        before = set(window.pages)
        if window.desk.run(command) and (brought := [page for page in window.pages if page not in before]):
            window.go_to(brought[0])

    keys = f"{command.keys} {_ALSO.get(command.name, '')}".strip()
    return Action(command.name, command.label, command.menu, _INSTEAD.get(command.name, run), keys, command.icon, applies)


def _of_text(command: Command, key: str) -> Action:
    def applies(window: Window) -> bool:
        issue, selection = window.desk.issue, window.desk.selection
        # What applies to the text of one frame applies to all: asking of hundreds would take long.
        return selection.text is not None or any(command.run(issue, selection.of(frame)) for frame in selection.frames)

    def run(window: Window) -> None:
        if window.desk.selection.text is None or not window.send_key(key, ctrl=True):
            window.desk.run(command)

    return Action(command.name, command.label, command.menu, run, command.keys, command.icon, applies)


def _of_type(command: Command) -> Action:
    """The row of a command that tunes type: at a caret it is for what is typed next."""
    make = MAKES[command.name]

    def applies(window: Window) -> bool:
        issue, selection = window.desk.issue, window.desk.selection
        if selection.text is not None:
            return make(issue, selection.text) is not None
        return any(command.run(issue, selection.of(frame)) for frame in selection.frames)

    def run(window: Window) -> None:
        desk = window.desk
        text = desk.selection.text
        if text is None:
            desk.run(command)
        elif edit := make(desk.issue, text):
            desk.apply(edit[0], command.label, burst=command.name if command.burst else "")
            desk.selection = desk.selection.with_text(edit[1])

    return Action(command.name, command.label, command.menu, run, command.keys, command.icon, applies)


def _nudge(command: Command) -> Action:
    """The row of a command that moves by one point, or ten: by the user's own step instead. It is for keys, in no menu."""

    def stepped(window: Window) -> Command:
        step = window.preferences.value.step
        if not isinstance(command.run, partial):
            return command
        ways = {name: way * step for name, way in command.run.keywords.items()}
        return replace(command, run=partial(command.run.func, **ways))

    def applies(window: Window) -> bool:
        return stepped(window).run(window.desk.issue, window.desk.selection) is not None

    def run(window: Window) -> None:
        window.desk.run(stepped(window))

    return Action(command.name, command.label, "", run, command.keys, command.icon, applies)
