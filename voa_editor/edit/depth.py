"""Bring frames to a place in depth: behind another frame, on another layer, into a group or out of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from voa_editor.edit.change import Change, put
from voa_editor.edit.placing import board_of, box_of, brought, movable, offset, own_box
from voa_editor.edit.stacking import back_to_front, one_depth, restacked
from voa_editor.model.frames import Frame, GroupFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Layer, Page, ParentPage
from voa_editor.model.stack import chain, locked


@dataclass(frozen=True, slots=True)
class Depth:
    """A place on a page, parent page or in a group (`owner`), on a layer ("" the bottom one; a group lies on its own).

    It is right behind the frame `behind`; with "" it is in front of all that stands there.
    """

    owner: str
    layer: str = ""
    behind: str = ""


def bring(issue: Issue, frames: Iterable[str], to: Depth) -> Change | None:
    """Bring frames to a place in depth, one in front of the other as they are; on the pasteboard they stay where they are.

    None if nothing changes, if the group or layer is locked, or if a group would come to stand in itself.
    """
    group, layer = issue.find(GroupFrame, to.owner), issue.find(Layer, to.layer)
    home = issue.page_of(to.owner)  # "" for a group that stands nowhere
    moved = back_to_front(issue, movable(issue, (i for i in frames if i != to.behind)))
    if not home or not isinstance(issue.get(to.owner), Page | ParentPage | GroupFrame) or (to.layer and layer is None):
        return None
    above = {one.id for one in chain(issue, group)} if group else set()
    if (group and locked(issue, group)) or (layer and layer.locked) or any(frame.id in above for frame in moved):
        return None
    name = group.layer if group else to.layer
    ids = {frame.id for frame in moved}
    placed = [one for frame in moved for one in _brought(issue, frame, to.owner, name)]
    tops = [one for one in placed if one.id in ids]
    before = [one for one in issue.frames(to.owner) if one_depth(issue, one, to.owner, name)]
    there = [one for one in before if one.id not in ids]
    at = next((n for n, one in enumerate(there) if one.id == to.behind), len(there))
    wanted = [*there[:at], *tops, *there[at:]]
    stays = [one.id for one in wanted] == [one.id for one in before]
    return put(issue, [*placed, *(() if stays else restacked(wanted, ids))]) or None


def _brought(issue: Issue, frame: Frame, owner: str, layer: str) -> list[Frame]:
    """A frame, and all in it, as it is in another owner and on another layer: where it stands now."""
    if frame.parent == owner:
        top, inner = frame, brought(issue, frame, (frame.rect, frame.rotation))[1:]
    else:
        page, home = issue.page_of(frame.id), issue.page_of(owner)
        rect, rotation = box_of(issue, frame)
        rect = rect.moved(*offset(board_of(issue, home), page, home))
        box = own_box(issue, replace(frame, parent=owner), (rect, rotation))
        top, *inner = brought(issue, frame, box)
        top = replace(top, parent=owner, slot="", stands_for="")
    return [replace(top, layer=layer), *(replace(one, layer=layer) for one in inner)]
