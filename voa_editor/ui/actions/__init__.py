"""Gather the action table: everything the user can ask for, the commands of edit/ among it, each in one row."""

from __future__ import annotations

from collections.abc import Iterable

from voa_editor.ui.actions import edit, file, proof, text, tools, view, window
from voa_editor.ui.actions.action import Action
from voa_editor.ui.actions.commands import of_command
from voa_editor.ui.docks import Panel


def action_table(panels: Iterable[Panel]) -> tuple[Action, ...]:
    """Every action of a window with these panels, in the order of the menus."""
    from voa_editor.edit.commands import COMMANDS

    commands = tuple(map(of_command, COMMANDS))
    panel_rows = tuple(map(window.of_panel, panels))
    mine = (*file.ACTIONS, *edit.ACTIONS, *commands, *text.ACTIONS, *view.ACTIONS, *proof.ACTIONS, *tools.ACTIONS)
    return (*mine, *panel_rows, *window.ACTIONS)
