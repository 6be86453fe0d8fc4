"""The list of shortcuts in docs/ is that of the action table. Run as a program, this file writes it anew."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from voa_editor.ui.actions import action_table
from voa_editor.ui.actions.action import Action
from voa_editor.ui.menus import BARS
from voa_editor.ui.panel_list import panels

LIST = Path(__file__).parents[2] / "docs" / "shortcuts.md"
_HEAD = """# Keyboard shortcuts

Every action of the window, in the order of the menus; [the window](window.md#keys) tells the keys that are no actions. All of
them can be changed in *Edit › Keyboard Shortcuts…*, and *Commands…* (Ctrl+K) finds each by its name. Letters without Ctrl or Alt
count while the canvas has the keyboard and no text is being edited.

This list is made from the program: `tests/ui/test_docs_shortcuts.py` writes it and holds it to the truth."""


def written() -> str:
    """What docs/shortcuts.md has to say."""
    actions = action_table(panels(None))  # type: ignore[arg-type]  # the panels are listed, none is made
    shown = sorted((action for action in actions if action.menu or action.keys), key=_place)
    parts = [_HEAD]
    for menu, rows in groupby(shown, key=lambda action: _bar(action)):
        parts += ["", f"## {menu}", "", "| action | keys |", "|---|---|", *map(_row, rows)]
    return "\n".join(parts) + "\n"


def _bar(action: Action) -> str:
    return action.menu.split("/")[0] or "Without a menu"


def _place(action: Action) -> int:
    return (*BARS, "Without a menu").index(_bar(action))


def _row(action: Action) -> str:
    path = " › ".join([*action.menu.split("/")[1:], action.label])
    keys = ", ".join(f"`{_told(keys)}`" for keys in action.shortcuts)
    return f"| {path} | {keys} |".replace("|  |", "| |")


def _told(keys: str) -> str:
    return keys.replace("PgDown", "Page Down").replace("PgUp", "Page Up")


def test_the_list_of_shortcuts_is_that_of_the_program():
    assert LIST.read_text(encoding="utf-8") == written(), f"write it anew: python {Path(__file__).relative_to(LIST.parents[1])}"


if __name__ == "__main__":
    LIST.write_text(written(), encoding="utf-8")
