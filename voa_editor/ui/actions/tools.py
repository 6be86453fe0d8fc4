"""List the tools as actions: a letter each, and the toolbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voa_editor.tools.toolbox import TOOLBOX, ToolEntry
from voa_editor.ui.actions.action import Action
from voa_editor.ui.toolbox import HINTS

if TYPE_CHECKING:
    from voa_editor.ui.window import Window


def _of(entry: ToolEntry) -> Action:
    def run(window: Window) -> None:
        window.take(entry.name)

    def checked(window: Window) -> bool:
        return window.desk.tool.name == entry.name

    return Action(f"tool-{entry.name}", entry.label, "Tools", run, entry.keys, entry.icon, checked=checked,
                  tip=HINTS.get(entry.name, ""), views=True)  # fmt: skip


ACTIONS: tuple[Action, ...] = tuple(map(_of, TOOLBOX))
