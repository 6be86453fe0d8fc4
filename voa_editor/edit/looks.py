"""Resolve an object style: what it and the styles it is based on say about how a frame looks."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from voa_editor.model.checks import DEEPEST
from voa_editor.model.issue import Issue
from voa_editor.model.records import Child
from voa_editor.model.styles import ObjectStyle

_NAMING = {field.name for field in fields(Child)} | {"name", "based_on", "keys"}
ATTRIBUTES = tuple(field.name for field in fields(ObjectStyle) if field.name not in _NAMING)
"""What an object style can say."""


def style_look(issue: Issue, style: str) -> dict[str, Any]:
    """Attribute → value of an object style, with what it inherits; none of a style that is not there."""
    chain: list[ObjectStyle] = []
    found = issue.find(ObjectStyle, style)
    while found is not None and len(chain) < DEEPEST:
        chain.append(found)
        found = issue.find(ObjectStyle, found.based_on)
    look: dict[str, Any] = {}
    for one in reversed(chain):
        look.update({name: value for name in ATTRIBUTES if (value := getattr(one, name)) is not None})
    return look
