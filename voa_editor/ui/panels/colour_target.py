"""Tell the colour of what is selected, and colour it: its fill, its stroke or its text."""

from __future__ import annotations

from voa_editor.edit.commands.swatches import Target, apply_swatch
from voa_editor.edit.formatting import set_local
from voa_editor.edit.selection import TextRange
from voa_editor.edit.typing import Edit
from voa_editor.model.frames import TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.styles import Swatch
from voa_editor.ui.panels.hand import Hand, Make
from voa_editor.ui.panels.properties.subject import Subject, common
from voa_editor.ui.panels.text_defaults import text_value

Worn = tuple[str | None, float | None]
"""A swatch ("" for none) and its tint, None where the selection differs."""
LABELS: dict[Target, str] = {"fill": "Change Fill", "stroke": "Change Stroke", "text": "Change Text Colour"}


def worn(subject: Subject, target: Target) -> Worn:
    """The colour of what is selected."""
    if target == "text":
        return text_value(subject.look, "colour"), text_value(subject.look, "tint")
    if target == "fill":
        return common(subject.leaves, "fill"), common(subject.leaves, "fill_tint")
    stroke = common(subject.leaves, "stroke")
    swatch = subject.issue.find(Swatch, stroke or "")
    if swatch is not None and swatch.kind == "tint":  # a stroke has no tint of its own
        return swatch.of, swatch.tint
    return stroke, 1.0


def targets(subject: Subject) -> tuple[Target, ...]:
    """What of the selection can be coloured."""
    if subject.in_text:
        return ("text",)
    if not subject.leaves:
        return ()
    return ("fill", "stroke", "text") if subject.of_kind(TextFrame) else ("fill", "stroke")


def colouring(swatch: str, target: Target, tint: float = 1.0) -> Make:
    """The change that colours what is selected."""
    return lambda issue, selection: apply_swatch(issue, selection, swatch, target, tint)


def colour(hand: Hand, swatch: str, target: Target, tint: float = 1.0) -> bool:
    """Colour what is selected as one step; at a caret, what is typed next."""
    if target != "text":
        return hand.settle(LABELS[target], colouring(swatch, target, tint))
    values = {"colour": swatch or None, "tint": tint if swatch and tint != 1.0 else None}

    def coloured(issue: Issue, text: TextRange) -> Edit | None:
        return set_local(issue, text, values)

    return hand.style(LABELS[target], coloured)
