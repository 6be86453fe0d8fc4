"""A rule for numbers: whatever a command computes, a record holds what a file can hold."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from voa_editor.edit.change import Change
from voa_editor.model.checks import NUMBERS, fault
from voa_editor.model.issue import Issue
from voa_editor.model.records import Record

R = TypeVar("R", bound=Record)


def numbers_are_held_in_bounds(after: Issue, change: Change) -> tuple[list[Record], list[str]]:
    """A number beyond what is valid becomes the nearest that is: a frame aligned to one at the end of the world stays in it."""
    changed = [*change.added.values(), *(new for _, new in change.updated.values())]
    return [held(record) for record in changed if fault(record)], []


def held(record: R) -> R:
    """The record with each of its numbers within its bounds."""
    values: dict[str, Any] = {name: getattr(record, name) for name, _, _ in NUMBERS[type(record)]}
    kept = {name: min(max(values[name], low), high) for name, low, high in NUMBERS[type(record)] if values[name] is not None}
    return replace(record, **kept)
