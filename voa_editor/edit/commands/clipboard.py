"""Copy, paste, duplicate and delete frames, within an issue and from one to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from voa_editor.edit.captions import led
from voa_editor.edit.change import Change, put
from voa_editor.edit.command import Command
from voa_editor.edit.commands.guides import remove_guide
from voa_editor.edit.copies import copy_frames, owned, renewed
from voa_editor.edit.homes import housed, spoken, support
from voa_editor.edit.placing import board_of, box_of, brought, movable, offset, own_box, topmost
from voa_editor.edit.selection import Selection
from voa_editor.edit.settling import everything_moved, on_their_pages
from voa_editor.edit.stacking import back_to_front, keys_in_front
from voa_editor.geometry import Point
from voa_editor.kernels.resize import bounds
from voa_editor.model.assets import Asset
from voa_editor.model.frames import Frame, PictureFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Page, ParentPage
from voa_editor.model.records import Record
from voa_editor.model.references import named
from voa_editor.model.stack import everything_in
from voa_editor.model.story import Paragraph, Story
from voa_editor.model.threads import paragraphs
from voa_editor.units import mm

STEP = mm(5)  # how far beside and below what it is of a duplicate lies
MOST_STEPS = 500


@dataclass(frozen=True, slots=True)
class Clip:
    """Copied frames: the ids of those that no other holds, from back to front, and all records needed to show them.

    Their coordinates are those of the page they were copied from, and their parent is "". The bytes of assets stay behind.
    """

    frames: tuple[str, ...]
    records: tuple[Record, ...]


# -- copy and paste --------------------------------------------------------------------------------------------------


def copied(issue: Issue, selection: Selection) -> Clip | None:
    """The selected frames, and the captions of pictures among them, with what they own and name; None if no frame is
    selected, or a text is.

    A frame of a longer thread takes the whole flow along as a text of its own.
    """
    frames = topmost(issue, selection.frames)
    chosen = back_to_front(issue, topmost(issue, _accompanied(issue, frames)))
    if not chosen or selection.text:
        return None
    pages = [issue.page_of(frame.id) for frame in chosen]
    home = selection.page if selection.page in pages else pages[0]
    board = board_of(issue, home)
    chosen = [frame for frame, page in zip(chosen, pages, strict=True) if page in board]
    records: dict[str, Record] = {record.id: record for record in owned(issue, chosen)}
    for frame in chosen:
        whole = brought(issue, frame, box_of(issue, frame))
        dx, dy = offset(board, issue.page_of(frame.id), home)
        records.update({one.id: replace(one, x=one.x + dx, y=one.y + dy) for one in whole})
        records[frame.id] = replace(records[frame.id], parent="", locked=False, slot="", stands_for="")  # type: ignore[call-arg]
    return Clip(tuple(frame.id for frame in chosen), (*records.values(), *support(issue, list(records.values()))))


def cut(issue: Issue, selection: Selection) -> tuple[Clip, Change] | None:
    """The selected frames that may be changed as a clip, and the change that takes them away."""
    free = selection.of(*(frame.id for frame in movable(issue, selection.frames)))
    clip, change = (None, None) if selection.text else (copied(issue, free), delete(issue, free))
    return (clip, change) if clip and change else None


def needed_assets(issue: Issue, clip: Clip) -> tuple[str, ...]:
    """The assets whose bytes must be handed to the editor with the change that pastes the clip."""
    return tuple(record.id for record in clip.records if isinstance(record, Asset) and record.id not in issue)


def paste(issue: Issue, clip: Clip, page: str, at: Point | None = None) -> Change | None:
    """Put copied frames on a page, their middle at a point, or where they stood on theirs (in place).

    What they name is shared with what the issue has of it; see homes.housed. What neither has is left out: the clip may
    come from outside. An article that was cut and stands nowhere now comes back itself, not as a copy. None where there is
    no such page.
    """
    source = Issue(clip.records)
    tops = [frame for i in clip.frames if (frame := source.find(Frame, i))]
    if not tops or not isinstance(issue.get(page), Page | ParentPage):
        return None
    back = _unplaced(issue, source, tops)
    mine = [one for one in owned(source, tops) if one.id not in back and one.owner not in back]
    ids = {record.id for record in mine}
    homes = housed(issue, [record for record in clip.records if record.id not in ids])
    here = {*ids, *homes.ids}
    lost = {name: "" for one in mine if isinstance(one, Frame) for name in named(one) if name not in here and name not in issue}
    told = [spoken(source, issue, one, here) if isinstance(one, Paragraph) else one for one in mine]
    copies = renewed(told, issue, {**lost, **homes.ids})
    new: dict[str, Record] = {record.id: record for record in (*homes.records, *copies.records)}
    middle = bounds([(frame.rect, frame.rotation) for frame in tops]).centre
    shift = Point(at.x - middle.x, at.y - middle.y) if at else Point(0.0, 0.0)
    after = issue.with_records(new)
    moved = [everything_moved(after, after.need(Frame, copies.ids[name]), shift.x, shift.y) for name in clip.frames]
    after = _with(after, _in_front(after, [[replace(top, parent=page), *inner] for top, *inner in moved]))
    return _landed(issue, after, new, [copies.ids[name] for name in clip.frames])


def _unplaced(issue: Issue, source: Issue, frames: Iterable[Frame]) -> set[str]:
    """The articles of an issue that frames of a clip show, with the words they have there, and that no frame shows now."""
    flows = {(one.story, one.flow) for top in frames for one in everything_in(source, top) if isinstance(one, TextFrame)}
    shown = {(one.story, one.flow) for one in issue.all(TextFrame)}
    kept = {
        (story, flow) for story, flow in flows - shown
        if (told := issue.find(Story, story)) and told.kind != "label"
        and paragraphs(issue, story, flow) == paragraphs(source, story, flow)
    }  # fmt: skip
    return {story for story, _ in kept} - {story for story, _ in flows - kept}


# -- duplicate -------------------------------------------------------------------------------------------------------


def duplicate(issue: Issue, selection: Selection, dx: float = STEP, dy: float = STEP) -> Change | None:
    """A copy of each selected frame, and of the captions of pictures, so many points beside and below it.

    A gesture that drags a copy makes it once, with no way to go, and moves it in the issue that has it: its ids stay.
    """
    return step_and_repeat(issue, selection, 1, dx, dy)


def step_and_repeat(issue: Issue, selection: Selection, count: int, dx: float, dy: float) -> Change | None:
    """`count` copies of each selected frame, each so many points farther than the one before."""
    chosen = back_to_front(issue, movable(issue, _accompanied(issue, movable(issue, selection.frames))))
    if not chosen or selection.text:
        return None
    after, new, tops = issue, dict[str, Record](), []
    for step in range(1, min(count, MOST_STEPS) + 1):
        copies = copy_frames(issue, chosen)
        new.update({record.id: record for record in copies.records})
        after = _with(after, copies.records)
        moved: list[list[Frame]] = []
        for frame in chosen:
            copy = after.need(Frame, copies.ids[frame.id])
            rect, rotation = box_of(after, copy)
            top, *inner = brought(after, copy, own_box(after, copy, (rect.moved(dx * step, dy * step), rotation)))
            moved.append([replace(top, slot="", stands_for=""), *inner])
            tops.append(copy.id)
        after = _with(after, _in_front(after, moved))
    return _landed(issue, after, new, tops)


# -- delete ----------------------------------------------------------------------------------------------------------


def delete(issue: Issue, selection: Selection) -> Change | None:
    """Take the selected frames away; with the picture selected in its frame, that alone. The captions of pictures go with
    them; stories and photographs stay. A selected guide goes too."""
    if selection.text:
        return None
    if selection.guide:
        return remove_guide(issue, selection.guide)
    chosen = movable(issue, selection.frames)
    gone = [frame.id for frame in movable(issue, _accompanied(issue, chosen))]
    if selection.content:
        empty = [replace(f, photo="", asset="") for f in chosen if isinstance(f, PictureFrame) and (f.photo or f.asset)]
        return put(issue, empty, [i for i in gone if i not in selection.frames]) if empty else None
    return put(issue, [], gone) or None


def _accompanied(issue: Issue, frames: Iterable[Frame]) -> list[str]:
    """The ids of frames and of the captions that go where these go."""
    those = list(frames)
    return [*(frame.id for frame in those), *led(issue, those)]


def _landed(issue: Issue, after: Issue, new: Iterable[str], tops: Iterable[str]) -> Change | None:
    """The change to an issue with new records, each of those frames on the page where it lies."""
    after = _with(after, on_their_pages(after, tops))
    return put(issue, [record for i in new if (record := after.get(i))]) or None


def _in_front(issue: Issue, frames: Sequence[list[Frame]]) -> Iterator[Frame]:
    """Frames, each with all in it, in front of what stands on their page and layer, in the order given."""
    homes = Counter((top.parent, top.layer) for top, *_ in frames)
    keys = {home: iter(keys_in_front(issue, *home, count)) for home, count in homes.items()}
    for top, *inner in frames:
        yield replace(top, order=next(keys[top.parent, top.layer]))
        yield from inner


def _with(issue: Issue, records: Iterable[Record]) -> Issue:
    return issue.with_records({record.id: record for record in records})


COMMANDS: tuple[Command, ...] = (
    Command("duplicate", "Duplicate", duplicate, "Edit", "Ctrl+Alt+Shift+D", "duplicate"),
    Command("delete", "Delete", delete, "Edit", "Delete", "remove"),
)
