"""Resolve a style: what it sets, and what the styles it is based on set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from voa_editor.model.checks import DEEPEST
from voa_editor.model.issue import Issue
from voa_editor.model.styles import CharacterStyle, ParagraphStyle

_NAMES = {"id", "parent", "order", "name", "based_on", "keys", "next"}
CHARACTER = tuple(f.name for f in fields(CharacterStyle) if f.name not in _NAMES)
PARAGRAPH = tuple(f.name for f in fields(ParagraphStyle) if f.name not in _NAMES)


def attributes(issue: Issue, style: str) -> Mapping[str, Any]:
    """Every attribute that a paragraph or character style, or one it is based on, sets; none for a style that is not there."""
    found: dict[str, Any] = {}
    for _ in range(DEEPEST):  # a longer chain is a loop
        one = issue.find(CharacterStyle, style)
        if one is None:
            break
        for name in PARAGRAPH if isinstance(one, ParagraphStyle) else CHARACTER:
            value = getattr(one, name)
            if value is not None:
                found.setdefault(name, value)
        style = one.based_on
    return found
