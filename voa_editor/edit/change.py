"""Say what differs between two issues, as a value that applies, reverses and squashes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from voa_editor.model.issue import Issue
from voa_editor.model.records import Record


@dataclass(frozen=True, slots=True)
class Change:
    """A diff of records. An id stands in at most one of the three maps."""

    added: Mapping[str, Record] = field(default_factory=dict)
    updated: Mapping[str, tuple[Record, Record]] = field(default_factory=dict)
    removed: Mapping[str, Record] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.added or self.updated or self.removed)

    def check(self, records: Mapping[str, Record]) -> None:
        """Raise ValueError if the records are not those of the issue that the change was made for."""
        for record_id, record in [*self.removed.items(), *((i, pair[0]) for i, pair in self.updated.items())]:
            found = records.get(record_id)
            if found is not record and found != record:  # the same object nearly always, and comparing takes long
                raise ValueError(f"the change does not fit: {record_id!r} is not what it was")
        for record_id in self.added:
            if record_id in records:
                raise ValueError(f"the change does not fit: {record_id!r} is there already")

    def apply(self, issue: Issue) -> Issue:
        """The issue after the change. Raises ValueError if the issue is not the one it was made for."""
        self.check(issue.records)
        return issue.with_records(self.written(), self.removed)

    def written(self) -> dict[str, Record]:
        """The records that the change puts, as they are after it."""
        return {**self.added, **{i: pair[1] for i, pair in self.updated.items()}}

    def reversed(self) -> Change:
        return Change(self.removed, {i: (after, before) for i, (before, after) in self.updated.items()}, self.added)

    def then(self, later: Change) -> Change:
        """Both changes squashed into one."""
        return squash((self, later))


def squash(changes: Iterable[Change]) -> Change:
    """Changes made one after another, as one."""
    before: dict[str, Record | None] = {}
    after: dict[str, Record | None] = {}
    for change in changes:
        for record_id, record in change.added.items():
            before.setdefault(record_id, None)
            after[record_id] = record
        for record_id, (old, new) in change.updated.items():
            before.setdefault(record_id, old)
            after[record_id] = new
        for record_id, record in change.removed.items():
            before.setdefault(record_id, record)
            after[record_id] = None
    return _from_maps(before, after)


def put(issue: Issue, records: Iterable[Record], drop: Iterable[str] = ()) -> Change:
    """The change that adds or replaces `records` and drops others; what stays equal is left out."""
    dropped = [i for i in drop if i in issue]
    before: dict[str, Record | None] = {i: issue.get(i) for i in dropped}
    after: dict[str, Record | None] = {i: None for i in dropped}
    for record in records:
        before[record.id] = issue.get(record.id)
        after[record.id] = record
    return _from_maps(before, after)


def difference(before: Issue, after: Issue) -> Change:
    """The change that leads from one issue to another."""
    ids = {**before.records, **after.records}
    return _from_maps({i: before.get(i) for i in ids}, {i: after.get(i) for i in ids})


def _from_maps(before: Mapping[str, Record | None], after: Mapping[str, Record | None]) -> Change:
    added: dict[str, Record] = {}
    updated: dict[str, tuple[Record, Record]] = {}
    removed: dict[str, Record] = {}
    for record_id, new in after.items():
        old = before[record_id]
        if old is None and new is not None:
            added[record_id] = new
        elif old is not None and new is None:
            removed[record_id] = old
        elif old is not None and new is not None and old is not new and old != new:
            updated[record_id] = (old, new)
    return Change(added, updated, removed)
