"""List the tools as actions: a letter each, the toolbox, and the sizes that the ad tool reserves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voa_editor.edit.commands.ads import LABELS
from voa_editor.tools.ad import AdTool
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


def _ad_tool(window: Window) -> AdTool:
    tool = window.belt.tool("ad")
    assert isinstance(tool, AdTool)
    return tool


def _ad_size(size: str) -> Action:
    def run(window: Window) -> None:
        _ad_tool(window).size = size
        window.take("ad")

    return Action(f"tool-ad-{size}", LABELS[size], "Tools/Ad Block Size", run, icon="ad", views=True,
                  checked=lambda window: _ad_tool(window).size == size, tip="Reserve ads of this size")  # fmt: skip


ACTIONS: tuple[Action, ...] = (*map(_of, TOOLBOX), *map(_ad_size, LABELS))
