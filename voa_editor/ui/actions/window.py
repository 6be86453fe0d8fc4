"""List the actions of the Window and Help menus: the panels, and what explains the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voa_editor.ui.actions.action import Action

if TYPE_CHECKING:
    from voa_editor.ui.docks import Panel
    from voa_editor.ui.window import Window


def of_panel(panel: Panel) -> Action:
    """The row that opens and closes a panel."""

    def run(window: Window) -> None:
        window.docks.toggle(panel.name)

    def checked(window: Window) -> bool:
        return window.docks.shown(panel.name)

    return Action(f"panel-{panel.name}", panel.title, "Window", run, panel.keys, panel.icon, checked=checked, views=True)


ACTIONS: tuple[Action, ...] = (
    Action("panels", "Show or Hide Panels", "Window", lambda w: w.docks.toggle_all(), "Ctrl+\\", "", views=True,
           tip="Only the canvas and the tools"),
    Action("next-panel", "Go to Next Panel", "Window", lambda w: w.docks.go_round(1), "F6", "", views=True,
           tip="Give the keyboard to the next panel, at last to the canvas again"),
    Action("previous-panel", "Go to Previous Panel", "Window", lambda w: w.docks.go_round(-1), "Shift+F6", "", views=True),
    Action("reset-panels", "Reset Panels", "Window", lambda w: w.docks.reset(), views=True),
    Action("help-shortcuts", "Keyboard Shortcuts", "Help", lambda w: w.open_shortcuts(), "F1", "keyboard", views=True),
    Action("about", "About voa_editor", "Help", lambda w: w.open_about(), "", "info", views=True),
)  # fmt: skip
