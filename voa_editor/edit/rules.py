"""Keep an issue consistent: complete each change by what must follow from it.

The one enforcer. Commands do what they are named for and leave the rest to it: whoever removes a page need not think
of its frames, whoever removes a story not of the contents of the flat plan. A rule is a function of the issue after the
change and the change itself; it answers with the records to put and the ids to drop. Rules run until they have nothing
to add. What a rule does is part of the change, so that one undo takes all of it back. They run at each letter typed, in
issues of 30,000 records: a rule looks at the change first, and at many records only if one that concerns them changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from voa_editor.edit.bounding import numbers_are_held_in_bounds
from voa_editor.edit.change import Change, put
from voa_editor.edit.dissolving import groups_of_one_are_dissolved
from voa_editor.edit.groups import groups_fit_what_they_hold
from voa_editor.edit.naming import (
    fields_of_removed_records_go,
    names_of_removed_records_are_emptied,
    overridden_items_that_are_gone_are_forgotten,
    overrides_by_removed_records_go,
    styles_fall_back,
    tints_keep_their_colour,
)
from voa_editor.edit.restyling import frames_follow_their_object_style
from voa_editor.edit.sides import frames_follow_their_page
from voa_editor.model.assets import Finding
from voa_editor.model.frames import TextFrame
from voa_editor.model.issue import FRAME_KINDS, Issue
from voa_editor.model.pages import Guide, PlanItem, Slot
from voa_editor.model.records import Record
from voa_editor.model.story import Paragraph, Span, Story

Repair = tuple[list[Record], list[str]]
"""Records to put, ids to drop."""
Rule = Callable[[Issue, Change], Repair]

_MOST_ROUNDS = 100  # groups in groups in groups; more means that two rules quarrel

_LIVES_WITH: tuple[type[Record], ...] = (Paragraph, Slot, Guide, *FRAME_KINDS)
"""Kinds of record that go when the record they stand in goes."""


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
    """Paragraphs of a removed story, frames, guides and slots of a removed page, frames of a removed group, and theirs."""
    drop: list[str] = []
    owners = list(change.removed)
    while owners:
        owner = owners.pop()
        within = [child.id for kind in _LIVES_WITH for child in after.children(kind, owner)]
        drop += within
        owners += within
    return [], drop


def labels_go_with_their_last_frame(after: Issue, change: Change) -> Repair:
    """A label (a caption, a folio) is the text of its frames: when none shows it any longer, it goes.

    An article stays, for it is the editors' work, and can be placed again.
    """
    turned = [old for old, new in change.updated.values() if getattr(old, "story", "") != getattr(new, "story", "")]
    left = {frame.story for frame in (*change.removed.values(), *turned) if isinstance(frame, TextFrame)}
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


def spans_end_with_the_text(after: Issue, change: Change) -> Repair:
    """A span holds for characters that are there; one that holds for none goes."""
    records: list[Record] = []
    for record in [*change.added.values(), *(new for _, new in change.updated.values())]:
        if isinstance(record, Paragraph) and any(not 0 <= s.start < s.end <= len(record.text) for s in record.spans):
            records.append(replace(record, spans=tuple(_clipped(record.spans, len(record.text)))))
    return records, []


RULES: tuple[Rule, ...] = (
    children_go_with_their_owner,
    labels_go_with_their_last_frame,
    plan_and_findings_go_with_their_subject,
    fields_of_removed_records_go,
    styles_fall_back,
    tints_keep_their_colour,
    overrides_by_removed_records_go,
    names_of_removed_records_are_emptied,
    overridden_items_that_are_gone_are_forgotten,
    frames_follow_their_object_style,
    spans_end_with_the_text,
    numbers_are_held_in_bounds,
    groups_of_one_are_dissolved,
    groups_fit_what_they_hold,
    frames_follow_their_page,
)


def _clipped(spans: Iterable[Span], length: int) -> Iterator[Span]:
    for span in spans:
        start, end = max(span.start, 0), min(span.end, length)
        if start < end:
            yield span if (start, end) == (span.start, span.end) else replace(span, start=start, end=end)
