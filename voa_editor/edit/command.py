"""Define what a command is: a named function of issue and selection that answers with a change, or None if it does not apply."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from voa_editor.edit.change import Change
from voa_editor.edit.selection import Selection
from voa_editor.model.issue import Issue

Run = Callable[[Issue, Selection], Change | None]
"""One function says whether a command applies and does it: a menu item is enabled where the answer is not None."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command without arguments, as menus, keys, the palette and tests call it.

    `name` never changes ("align-left"); `label` is what menu and undo call it ("Align Left Edges"); `menu` its place
    ("Object/Align"); `keys` the shortcut it has until the user chooses another ("Ctrl+Shift+G"); `icon` a file of
    resources/icons. `burst`: repeated at once it is one step of the history (nudges).
    """

    name: str
    label: str
    run: Run
    menu: str
    keys: str = ""
    icon: str = ""
    burst: bool = False
