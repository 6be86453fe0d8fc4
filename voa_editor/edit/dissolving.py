"""A rule for groups: one frame alone is no group."""

from __future__ import annotations

from dataclasses import replace

from voa_editor.edit.change import Change
from voa_editor.edit.placing import brought
from voa_editor.kernels.resize import rotate_about
from voa_editor.model.frames import Frame, GroupFrame
from voa_editor.model.issue import Issue
from voa_editor.model.records import Record
from voa_editor.model.stack import locked


def groups_of_one_are_dissolved(after: Issue, change: Change) -> tuple[list[Record], list[str]]:
    """The frame that is left of a group takes its place; it stands and looks as it did. What is locked stays what it is."""
    left = {frame.parent for frame in change.removed.values() if isinstance(frame, Frame)}
    left |= {old.parent for old, new in change.updated.values() if isinstance(old, Frame) and old.owner != new.owner}
    records: list[Record] = []
    drop: list[str] = []
    for group in [group for i in sorted(left) if (group := after.find(GroupFrame, i))]:
        inner = after.frames(group.id)
        if len(inner) == 1 and group.parent not in drop and not locked(after, inner[0]):
            records += released(after, group, inner[0], group.order)
            drop.append(group.id)
    return records, drop


def released(issue: Issue, group: GroupFrame, child: Frame, order: str) -> list[Frame]:
    """A frame of a group, and all in it, standing where the group stands, with its turn and opacity worked in."""
    turned = rotate_about(child.rect, child.rotation, group.rect.centre, group.rotation)
    top, *inner = brought(issue, child, turned)
    opacity, hidden = child.opacity * group.opacity, child.hidden or group.hidden
    own = replace(top, parent=group.parent, order=order, layer=group.layer, opacity=opacity, hidden=hidden)
    return [own, *inner]
