"""What the window says is set as words are: an ellipsis is one character, in actions and in messages."""

from __future__ import annotations

import ast
from pathlib import Path

import voa_editor.ui
from voa_editor.ui.actions import action_table
from voa_editor.ui.panel_list import panels


def test_no_action_says_three_points():
    actions = action_table(panels(None))  # type: ignore[arg-type]  # the panels are listed, none is made
    assert len(actions) > 100 and not [a.name for a in actions if "..." in a.label + a.tip or " …" in a.label]


def test_no_message_of_the_window_says_three_points():
    found = []
    for path in Path(voa_editor.ui.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "tr":
                found += [f"{path.name}: {a.value}" for a in node.args if isinstance(a, ast.Constant) and "..." in str(a.value)]
    assert not found
