"""Tune type by key: alignment, size, leading, tracking, raised and lowered characters, capitals, lines under and through.

Each acts on the selected text, or on all text of the selected frames; at a caret, what concerns characters holds for what is
typed next. Keys pressed at once after each other are one step of the history.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from voa_editor.edit import formatting
from voa_editor.edit.change import Change
from voa_editor.edit.command import Command
from voa_editor.edit.commands.text import in_all
from voa_editor.edit.selection import Selection, TextRange
from voa_editor.edit.typing import Edit
from voa_editor.model.issue import Issue

SIZE_STEP = 0.5
"""Points that a size or leading goes up or down at a time: newsletters are tuned in halves."""
TRACKING_STEP = 5.0
"""Thousandths of an em that tracking goes up or down at a time."""
SIZES = (4.0, 400.0)
LEADINGS = (4.0, 500.0)
TRACKINGS = (-100.0, 500.0)

Make = Callable[[Issue, TextRange], Edit | None]


def _stepped(name: str, by: float, least: float, most: float) -> Make:
    def step(value: float) -> float:
        return min(max(round(value + by, 3), least), most)

    return lambda issue, text: formatting.adjust(issue, text, name, step)


def _aligned(align: str) -> Make:
    return lambda issue, text: formatting.set_local(issue, text, {"align": align})


MAKES: Mapping[str, Make] = {
    "text-align-left": _aligned("left"),
    "text-align-centre": _aligned("centre"),
    "text-align-right": _aligned("right"),
    "text-justify": _aligned("justify"),
    "increase-size": _stepped("size", SIZE_STEP, *SIZES),
    "decrease-size": _stepped("size", -SIZE_STEP, *SIZES),
    "increase-leading": _stepped("leading", SIZE_STEP, *LEADINGS),
    "decrease-leading": _stepped("leading", -SIZE_STEP, *LEADINGS),
    "increase-tracking": _stepped("tracking", TRACKING_STEP, *TRACKINGS),
    "decrease-tracking": _stepped("tracking", -TRACKING_STEP, *TRACKINGS),
    "superscript": partial(formatting.toggle_raised, up=True),
    "subscript": partial(formatting.toggle_raised, up=False),
    "all-caps": partial(formatting.toggle_switch, name="caps"),
    "small-caps": partial(formatting.toggle_switch, name="small_caps"),
    "underline": partial(formatting.toggle_switch, name="underline"),
    "strikethrough": partial(formatting.toggle_switch, name="strikethrough"),
}
"""Command → what it makes of one range of text."""


def _command(name: str, label: str, menu: str, keys: str, *, burst: bool = False) -> Command:
    def run(issue: Issue, selection: Selection) -> Change | None:
        return in_all(issue, selection, MAKES[name])

    return Command(name, label, run, f"Type/{menu}" if menu else "Type", keys, burst=burst)


COMMANDS: tuple[Command, ...] = (
    _command("superscript", "Superscript", "", "Ctrl+Shift+="),
    _command("subscript", "Subscript", "", "Ctrl+Alt+Shift+="),
    _command("underline", "Underline", "", "Ctrl+Shift+U"),
    _command("strikethrough", "Strikethrough", "", "Ctrl+Shift+/"),
    _command("all-caps", "All Capitals", "", "Ctrl+Shift+K"),
    _command("small-caps", "Small Capitals", "", "Ctrl+Shift+H"),
    _command("text-align-left", "Align Left", "Alignment", "Ctrl+Shift+L"),
    _command("text-align-centre", "Align Centre", "Alignment", "Ctrl+Shift+C"),
    _command("text-align-right", "Align Right", "Alignment", "Ctrl+Shift+R"),
    _command("text-justify", "Justify", "Alignment", "Ctrl+Shift+J"),
    _command("increase-size", "Larger", "Size and Spacing", "Ctrl+Shift+.", burst=True),
    _command("decrease-size", "Smaller", "Size and Spacing", "Ctrl+Shift+,", burst=True),
    _command("increase-leading", "More Leading", "Size and Spacing", "Alt+Down", burst=True),
    _command("decrease-leading", "Less Leading", "Size and Spacing", "Alt+Up", burst=True),
    _command("increase-tracking", "More Tracking", "Size and Spacing", "Alt+Right", burst=True),
    _command("decrease-tracking", "Less Tracking", "Size and Spacing", "Alt+Left", burst=True),
)
