"""Keep an issue consistent: complete each change by what must follow from it.

The one enforcer. Commands do what they are named for and leave the rest to it: whoever removes a page need not think
of its frames, whoever removes a story not of the contents of the flat plan. A rule is a function of the issue after the
change and the change itself; it answers with the records to put and the ids to drop. Rules run until they have nothing
to add. What a rule does is part of the change, so that one undo takes all of it back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from voa_editor.edit.change import Change, put
from voa_editor.edit.groups import groups_fit_what_they_hold
from voa_editor.model.assets import Booking, Finding, Photo
from voa_editor.model.frames import AdFrame, Frame, GroupFrame, PictureFrame, ShapeFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Page, PlanItem, Slot
from voa_editor.model.records import Record
from voa_editor.model.settings import Section
from voa_editor.model.story import Paragraph, Span, Story
from voa_editor.model.styles import CharacterStyle, ParagraphStyle

Repair = tuple[list[Record], list[str]]
"""Records to put, ids to drop."""
Rule = Callable[[Issue, Change], Repair]

_MOST_ROUNDS = 20  # groups in groups in groups; more means that two rules quarrel
_FRAMES: tuple[type[Frame], ...] = (TextFrame, PictureFrame, AdFrame, ShapeFrame, GroupFrame)
_BODY = "ps-body"

_LIVES_WITH: tuple[type[Record], ...] = (Paragraph, Slot, *_FRAMES)
"""Kinds of record that go when the record they stand in goes."""

_NAMES: dict[type[Record], tuple[str, ...]] = {
    Story: ("parent",), Section: ("hue",), Photo: ("parent", "asset"), Booking: ("asset",), Page: ("parent_page", "section"),
    Frame: ("fill", "stroke"), TextFrame: ("story",), PictureFrame: ("photo", "asset"), AdFrame: ("booking",),
    ShapeFrame: ("gradient",), CharacterStyle: ("colour",), ParagraphStyle: ("rule_colour", "drop_style"),
}  # fmt: skip
"""Kind of record (its subclasses share) → fields that name another record, and are emptied when that goes."""


def enforce(issue: Issue, change: Change) -> Change:
    """The change and all that follows from it. Raises ValueError if the change is not for this issue."""
    return completed(issue, change)[0]


def completed(issue: Issue, change: Change) -> tuple[Change, Issue]:
    """The change and all that follows from it, and the issue it leads to."""
    for _ in range(_MOST_ROUNDS):
        after = change.apply(issue)
        repair = _next_repair(after, change)
        if not repair:
            return change, after
        change = change.then(repair)
    raise RuntimeError("the rules of consistency do not come to an end")


def _next_repair(after: Issue, change: Change) -> Change:
    """What the first rule that is broken asks for."""
    for rule in RULES:
        records, drop = rule(after, change)
        if repair := put(after, records, drop):
            return repair
    return Change()


def children_go_with_their_owner(after: Issue, change: Change) -> Repair:
    """Paragraphs of a removed story, frames and slots of a removed page or group."""
    gone = change.removed
    if not gone:
        return [], []
    return [], [r.id for r in after.records.values() if isinstance(r, _LIVES_WITH) and r.owner in gone]


def labels_go_with_their_last_frame(after: Issue, change: Change) -> Repair:
    """A label (a caption, a folio) is the text of its frames: when none shows it any longer, it goes.

    An article stays, for it is the editors' work, and can be placed again.
    """
    before = [*change.removed.values(), *(old for old, _ in change.updated.values())]
    left = {frame.story for frame in before if isinstance(frame, TextFrame)}
    labels = {story_id for story_id in left if (story := after.find(Story, story_id)) and story.kind == "label"}
    if labels:
        labels -= {frame.story for frame in after.all(TextFrame)}
    return [], sorted(labels)


def plan_and_findings_go_with_their_subject(after: Issue, change: Change) -> Repair:
    """A line of the flat plan, or a finding, about a record that is gone says nothing."""
    gone = change.removed
    if not gone:
        return [], []
    lines = [item.id for item in after.all(PlanItem) if item.subject in gone]
    return [], lines + [finding.id for finding in after.all(Finding) if finding.record in gone]


def styles_fall_back(after: Issue, change: Change) -> Repair:
    """What was based on or set in a removed style takes the style that one was based on (paragraphs at last the body)."""
    gone = {i: style.based_on for i, style in change.removed.items() if isinstance(style, CharacterStyle)}
    if not gone:
        return [], []
    records: list[Record] = []
    for record in after.records.values():
        if isinstance(record, CharacterStyle) and record.based_on in gone:
            records.append(replace(record, based_on=_heir(record.based_on, gone)))
        elif isinstance(record, Paragraph):
            style = _heir(record.style, gone) or _BODY
            spans = tuple(_plainer(record.spans, gone))
            if style != record.style or spans != record.spans:
                records.append(replace(record, style=style, spans=spans))
    return records, []


def names_of_removed_records_are_emptied(after: Issue, change: Change) -> Repair:
    """Frames of a removed story or photograph are unlinked, fills of a removed swatch go, and so on (see _NAMES)."""
    gone = change.removed
    if not gone:
        return [], []
    records: list[Record] = []
    for record in after.records.values():
        fields = _NAMES_OF.get(type(record), ())
        # An attribute of a style is inherited when it is None; any other name is empty when it is "".
        nothing = None if isinstance(record, CharacterStyle) else ""
        emptied: dict[str, Any] = {name: nothing for name in fields if getattr(record, name) in gone}
        if emptied:
            records.append(replace(record, **emptied))
    return records, []


def spans_end_with_the_text(after: Issue, change: Change) -> Repair:
    """A span holds for characters that are there; one that holds for none goes."""
    records: list[Record] = []
    for record in [*change.added.values(), *(new for _, new in change.updated.values())]:
        if isinstance(record, Paragraph) and any(not 0 <= s.start < s.end <= len(record.text) for s in record.spans):
            records.append(replace(record, spans=tuple(_clipped(record.spans, len(record.text)))))
    return records, []


RULES: tuple[Rule, ...] = (
    children_go_with_their_owner,
    groups_fit_what_they_hold,
    labels_go_with_their_last_frame,
    plan_and_findings_go_with_their_subject,
    styles_fall_back,
    names_of_removed_records_are_emptied,
    spans_end_with_the_text,
)


def _heir(style: str, gone: dict[str, str]) -> str:
    """The nearest style that is still there, or ""."""
    seen: set[str] = set()
    while style in gone and style not in seen:
        seen.add(style)
        style = gone[style]
    return "" if style in gone else style


def _plainer(spans: Iterable[Span], gone: dict[str, str]) -> Iterator[Span]:
    for span in spans:
        kept = span if span.style not in gone else replace(span, style=_heir(span.style, gone))
        if kept is span or kept.style or kept.link or kept.field or kept.language:
            yield kept


def _clipped(spans: Iterable[Span], length: int) -> Iterator[Span]:
    for span in spans:
        start, end = max(span.start, 0), min(span.end, length)
        if start < end:
            yield span if (start, end) == (span.start, span.end) else replace(span, start=start, end=end)


def _names_of(kind: type[Record]) -> tuple[str, ...]:
    return tuple(name for base in kind.__mro__ for name in _NAMES.get(base, ()))


_NAMES_OF = {kind: _names_of(kind) for kind in (*_NAMES, GroupFrame)}
