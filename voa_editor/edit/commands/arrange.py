"""Arrange frames in depth, in groups and on layers; lock them and hide them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from voa_editor.edit.change import Change, put
from voa_editor.edit.command import Command
from voa_editor.edit.dissolving import released
from voa_editor.edit.ids import new_id
from voa_editor.edit.placing import board_of, movable, offset, placed, topmost
from voa_editor.edit.selection import Selection
from voa_editor.edit.settling import everything_moved
from voa_editor.edit.stacking import back_to_front, in_front_on, keys_between, keys_in_front, restacked, siblings
from voa_editor.kernels.resize import bounds
from voa_editor.model.frames import Frame, GroupFrame
from voa_editor.model.issue import Issue
from voa_editor.model.order import keys
from voa_editor.model.pages import Layer
from voa_editor.model.stack import everything_in, locked, outermost

Order = Callable[[list[Frame], set[str]], list[Frame]]
"""Frames of one depth from back to front, and which of them are to move → the order wanted."""


# -- depth -----------------------------------------------------------------------------------------------------------


def to_front(frames: list[Frame], chosen: set[str]) -> list[Frame]:
    """The chosen in front of all others, as they follow each other."""
    return [f for f in frames if f.id not in chosen] + [f for f in frames if f.id in chosen]


def to_back(frames: list[Frame], chosen: set[str]) -> list[Frame]:
    """The chosen behind all others, as they follow each other."""
    return [f for f in frames if f.id in chosen] + [f for f in frames if f.id not in chosen]


def forward(frames: list[Frame], chosen: set[str]) -> list[Frame]:
    """Each of the chosen in front of the next that is not."""
    wanted = list(frames)
    for n in range(len(wanted) - 2, -1, -1):
        if wanted[n].id in chosen and wanted[n + 1].id not in chosen:
            wanted[n], wanted[n + 1] = wanted[n + 1], wanted[n]
    return wanted


def backward(frames: list[Frame], chosen: set[str]) -> list[Frame]:
    """Each of the chosen behind the next that is not."""
    return forward(frames[::-1], chosen)[::-1]


def arrange(issue: Issue, selection: Selection, order: Order) -> Change | None:
    """Bring the selected frames to another place among those of their page and layer, or of their group."""
    chosen = {frame.id: frame for frame in movable(issue, selection.frames)}
    found: dict[str, Frame] = {}
    for frame in chosen.values():
        there = siblings(issue, frame)
        wanted = order(there, set(chosen))
        if [one.id for one in wanted] != [one.id for one in there] and frame.id not in found:
            found.update({one.id: one for one in restacked(wanted, chosen)})
    return put(issue, found.values()) or None


def to_layer(issue: Issue, selection: Selection, layer: str) -> Change | None:
    """Bring the selected frames, with the groups they are of, to the front of a layer ("" for the bottom one)."""
    target = issue.find(Layer, layer)
    if (layer and target is None) or (target and target.locked):
        return None
    tops = {outermost(issue, frame).id for frame in movable(issue, selection.frames)}
    chosen = [frame for frame in movable(issue, tops) if frame.layer != layer]
    return put(issue, in_front_on(issue, chosen, layer)) or None


# -- groups ----------------------------------------------------------------------------------------------------------


def group(issue: Issue, selection: Selection) -> Change | None:
    """Make the selected frames one group, in the place of the frontmost of them.

    Frames of facing pages all come to the page of the first selected. None for fewer than two frames, for frames of
    different spreads, and for some that are of a group and others that are not.
    """
    chosen = movable(issue, selection.frames)
    if len(chosen) < 2 or selection.text:
        return None
    owner, home = chosen[0].parent, issue.page_of(chosen[0].id)
    board = board_of(issue, home)
    spread = board.spread(home).pages if home in board else ()
    if any(frame.parent != owner and frame.parent not in spread for frame in chosen):
        return None
    if owner not in spread and any(frame.parent != owner for frame in chosen):
        return None
    painted = back_to_front(issue, chosen)
    front = next(frame for frame in reversed(painted) if frame.parent == owner)
    made = GroupFrame(id=new_id(issue, "frame"), parent=owner, order=front.order, layer=front.layer)
    records: list[Frame] = []
    for frame, key in zip(painted, keys(len(painted)), strict=True):
        top, *inner = everything_moved(issue, frame, *offset(board, issue.page_of(frame.id), home))
        records.append(replace(top, parent=made.id, order=key, layer=front.layer, slot="", stands_for=""))
        records += [replace(one, layer=front.layer) for one in inner]
    box = bounds([(frame.rect, frame.rotation) for frame in records if frame.parent == made.id])
    return put(issue, [placed(made, box), *records])


def ungroup(issue: Issue, selection: Selection) -> Change | None:
    """Give the frames of the selected groups back to where the groups stand, each as it shows."""
    groups = [frame for frame in movable(issue, selection.frames) if isinstance(frame, GroupFrame)]
    records: list[Frame] = []
    for one in groups:
        children = issue.frames(one.id)
        for child, key in zip(children, _keys_of(issue, one, len(children)), strict=True):
            records += released(issue, one, child, key)
    return put(issue, records, [one.id for one in groups]) or None


def _keys_of(issue: Issue, group: GroupFrame, count: int) -> list[str]:
    """Keys for so many frames in the place of a group."""
    there = siblings(issue, group)
    at = [one.id for one in there].index(group.id)
    try:
        return keys_between(there[at - 1].order if at else "", there[at + 1].order if at + 1 < len(there) else "", count)
    except ValueError:  # its neighbours share a key
        return keys_in_front(issue, group.parent, group.layer, count)


# -- locked and hidden -----------------------------------------------------------------------------------------------


def set_locked(issue: Issue, frames: Iterable[str], on: bool) -> Change | None:
    """Lock frames, or unlock them."""
    found = [frame for i in frames if (frame := issue.find(Frame, i))]
    return put(issue, [replace(frame, locked=on) for frame in found]) or None


def set_hidden(issue: Issue, frames: Iterable[str], on: bool) -> Change | None:
    """Hide frames, or show them."""
    found = [frame for i in frames if (frame := issue.find(Frame, i))]
    return put(issue, [replace(frame, hidden=on) for frame in found]) or None


def lock(issue: Issue, selection: Selection) -> Change | None:
    """Lock the selected frames: the hand passes through them, and no command changes them."""
    return set_locked(issue, [frame.id for frame in movable(issue, selection.frames)], True)


def unlock(issue: Issue, selection: Selection) -> Change | None:
    """Unlock the selected frames."""
    return set_locked(issue, [frame.id for frame in topmost(issue, selection.frames)], False)


def hide(issue: Issue, selection: Selection) -> Change | None:
    """Hide the selected frames: they neither show nor print."""
    return set_hidden(issue, [frame.id for frame in movable(issue, selection.frames)], True)


def unlock_spread(issue: Issue, selection: Selection) -> Change | None:
    """Unlock every frame of the spread worked on."""
    return set_locked(issue, [frame.id for frame in _on_spread(issue, selection)], False)


def show_spread(issue: Issue, selection: Selection) -> Change | None:
    """Show every hidden frame of the spread worked on, but for those that are locked."""
    return set_hidden(issue, [frame.id for frame in _on_spread(issue, selection) if not locked(issue, frame)], False)


def _on_spread(issue: Issue, selection: Selection) -> list[Frame]:
    board = board_of(issue, selection.page)
    pages = board.spread(selection.page).pages if selection.page in board else ()
    return [one for page in pages for top in issue.frames(page) for one in everything_in(issue, top)]


COMMANDS: tuple[Command, ...] = (
    Command("bring-to-front", "Bring to Front", partial(arrange, order=to_front), "Object/Arrange", "Ctrl+Shift+]", "to-front"),
    Command("bring-forward", "Bring Forward", partial(arrange, order=forward), "Object/Arrange", "Ctrl+]", "bring-forward"),
    Command("send-backward", "Send Backward", partial(arrange, order=backward), "Object/Arrange", "Ctrl+[", "send-backward"),
    Command("send-to-back", "Send to Back", partial(arrange, order=to_back), "Object/Arrange", "Ctrl+Shift+[", "to-back"),
    Command("group", "Group", group, "Object", "Ctrl+G", "group"),
    Command("ungroup", "Ungroup", ungroup, "Object", "Ctrl+Shift+G", "ungroup"),
    Command("lock", "Lock", lock, "Object", "Ctrl+L", "lock"),
    Command("unlock", "Unlock", unlock, "Object", icon="unlock"),
    Command("unlock-all", "Unlock All on Spread", unlock_spread, "Object", "Ctrl+Alt+L"),
    Command("hide", "Hide", hide, "Object", "Ctrl+3", "eye-off"),
    Command("show-all", "Show All on Spread", show_spread, "Object", "Ctrl+Alt+3", "eye"),
)
