"""Keep a group's rectangle that of the frames in it, wherever they go; a group that lost its last frame goes."""

from __future__ import annotations

from collections.abc import Iterable

from voa_editor.edit.change import Change
from voa_editor.edit.placing import around, placed, turned_by
from voa_editor.geometry import Point, Rect
from voa_editor.kernels.resize import bounds
from voa_editor.model.frames import Frame, GroupFrame
from voa_editor.model.issue import Issue
from voa_editor.model.records import Record
from voa_editor.model.stack import chain, everything_in

_SAME = 1e-6  # points by which a sum may be off


def groups_fit_what_they_hold(after: Issue, change: Change) -> tuple[list[Record], list[str]]:
    """The groups that a change touched, with the rectangle of what is in them now.

    A turned group turns about its centre; where that shifts, its frames are shifted against it, and stay where they show.
    """
    put: dict[str, Frame] = {}
    drop: list[str] = []
    waiting = _touched(after, change)
    while waiting:
        group = max(waiting.values(), key=lambda one: len(list(chain(after, one))))  # the innermost first
        del waiting[group.id]
        inner = [put.get(child.id, child) for child in after.frames(group.id) if child.id not in drop]
        if not inner:
            drop.append(group.id)
        elif not _refit(after, put, group, bounds([(child.rect, child.rotation) for child in inner])):
            continue
        if above := after.find(GroupFrame, group.parent):
            waiting[above.id] = above
    return [frame for i, frame in put.items() if i not in drop], drop


def _refit(after: Issue, put: dict[str, Frame], group: GroupFrame, box: Rect) -> bool:
    """Give a group its box; False if it has it."""
    here = put.get(group.id, group)
    if max(abs(box.x - here.x), abs(box.y - here.y), abs(box.w - here.w), abs(box.h - here.h)) <= _SAME:
        return False
    old, new = here.rect.centre, box.centre
    way = Point(new.x - old.x, new.y - old.y)
    turned = turned_by(way, here.rotation)
    shift = Point(turned.x - way.x, turned.y - way.y)
    fitted = placed(here, around(Point(new.x + shift.x, new.y + shift.y), box.w, box.h))
    if fitted == here:  # it is as large, or as far out, as can be
        return False
    if here.rotation:
        for one in everything_in(after, group)[1:]:
            inner = put.get(one.id, one)
            put[one.id] = placed(inner, inner.rect.moved(shift.x, shift.y))
    put[group.id] = fitted
    return True


def _touched(after: Issue, change: Change) -> dict[str, GroupFrame]:
    """The groups that a changed frame stands in or stood in, and those that changed themselves; all that are there still."""
    pairs: Iterable[tuple[Record, ...]] = change.updated.values()
    frames = [*change.added.values(), *change.removed.values(), *(one for pair in pairs for one in pair)]
    ids = {frame.parent for frame in frames if isinstance(frame, Frame)}
    ids |= {frame.id for frame in change.added.values() if isinstance(frame, GroupFrame) and after.frames(frame.id)}
    ids |= {new.id for _, new in change.updated.values() if isinstance(new, GroupFrame) and after.frames(new.id)}
    return {i: group for i in ids if (group := after.find(GroupFrame, i))}
