"""A rule for looks: frames follow their object style as far as they looked as it said."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from voa_editor.edit.change import Change
from voa_editor.edit.looks import style_look
from voa_editor.model.frames import Frame
from voa_editor.model.issue import FRAME_KINDS, Issue
from voa_editor.model.records import Record
from voa_editor.model.styles import ObjectStyle

_FRESH: dict[type[Frame], dict[str, Any]] = {kind: {f.name: f.default for f in fields(kind)} for kind in FRAME_KINDS}
"""Kind of frame → what a new one has in its fields: where a style said nothing, that is how a frame looks untouched."""


def frames_follow_their_object_style(after: Issue, change: Change) -> tuple[list[Record], list[str]]:
    """As a style (or one that it is based on) says another thing, each frame of it that looked as it said does so now.

    What was changed in the frame itself stays, and so does all of which the style no longer speaks.
    """
    if not any(isinstance(old, ObjectStyle) for old, _ in change.updated.values()):
        return [], []
    before = change.reversed().apply(after)
    looks = {style.id: _difference(before, after, style.id) for style in before.all(ObjectStyle) if style.id in after}
    records: list[Record] = []
    for kind in FRAME_KINDS:
        for frame in after.all(kind):
            if look := looks.get(frame.style):
                fresh = _FRESH[kind]
                followed = {
                    name: new
                    for name, (old, new) in look.items()
                    if name in fresh and getattr(frame, name) == (fresh[name] if old is None else old)
                }
                if followed:
                    records.append(replace(frame, **followed))
    return records, []


def _difference(before: Issue, after: Issue, style: str) -> dict[str, tuple[Any, Any]]:
    """Attribute → what the style said of it before (None for nothing) and says now, where that is another thing."""
    old = style_look(before, style)
    return {name: (old.get(name), new) for name, new in style_look(after, style).items() if new != old.get(name)}
