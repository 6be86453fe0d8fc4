"""Copy frames with all they own under new ids: what stands in groups, and the text that they show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from voa_editor.edit.ids import new_id
from voa_editor.model.frames import Frame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.records import Record
from voa_editor.model.references import renamed
from voa_editor.model.stack import everything_in
from voa_editor.model.story import Story
from voa_editor.model.threads import paragraphs


@dataclass(frozen=True, slots=True)
class Copies:
    """New records, and which id stands for which old one."""

    records: tuple[Record, ...]
    ids: Mapping[str, str]


def copy_frames(issue: Issue, frames: Iterable[Frame], names: Mapping[str, str] | None = None) -> Copies:
    """Copies of frames with all they own, for the same issue. What they show of photographs, bookings, styles is shared.

    `names` are other ids to name by new ones: {"page-1": "page-2"} brings what stood on the one to the other.
    """
    return renewed(owned(issue, frames), issue, names)


def owned(issue: Issue, frames: Iterable[Frame]) -> list[Record]:
    """The frames, all frames in them, and the text they show, under their old ids.

    Of a story those flows come along that the frames show, each whole. It is a label then, with the editorial data of
    what it was taken from, so that its headline shows and contents do not list it twice. Frames of one thread stay
    threaded.
    """
    found: list[Record] = [one for frame in frames for one in everything_in(issue, frame)]
    flows = {(one.story, one.flow): None for one in found if isinstance(one, TextFrame)}
    for story in dict.fromkeys(name for name, _ in flows):
        if (told := issue.find(Story, story)) is not None:
            found.append(told if told.kind == "label" else replace(told, kind="label", parent="", cover=0))
    return [*found, *(text for story, flow in flows for text in paragraphs(issue, story, flow))]


def renewed(records: Sequence[Record], issue: Issue, names: Mapping[str, str] | None = None) -> Copies:
    """The records under ids that an issue does not have, naming each other by them (and others as `names` says)."""
    fresh = {record.id: new_id(issue, record.id.partition("-")[0]) for record in records}
    ids = {**(names or {}), **fresh}
    return Copies(tuple(replace(renamed(record, ids), id=fresh[record.id]) for record in records), ids)
