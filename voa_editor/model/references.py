"""Tell which records a record names, and name others in their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from voa_editor.model import overrides
from voa_editor.model.assets import Booking, Finding, Photo
from voa_editor.model.frames import AdFrame, Frame, PictureFrame, ShapeFrame, TextFrame
from voa_editor.model.issue import KINDS
from voa_editor.model.pages import Page, PlanItem
from voa_editor.model.records import Child, Record
from voa_editor.model.settings import Section
from voa_editor.model.story import Span
from voa_editor.model.styles import CharacterStyle, ObjectStyle, ParagraphStyle, Swatch

R = TypeVar("R", bound=Record)

_NAMES: dict[type[Record], tuple[str, ...]] = {
    Child: ("parent",), Section: ("hue",), Photo: ("asset",), Booking: ("asset",), Finding: ("record",),
    Page: ("parent_page", "section"), PlanItem: ("subject",),
    Frame: ("layer", "style", "fill", "stroke", "stands_for"), TextFrame: ("story",), PictureFrame: ("photo", "asset"),
    AdFrame: ("booking",), ShapeFrame: ("gradient",),
    CharacterStyle: ("based_on", "colour"), ParagraphStyle: ("next", "rule_colour", "drop_style"),
    ObjectStyle: ("based_on", "fill", "stroke"), Swatch: ("of", "to"),
}  # fmt: skip
"""Kind of record (its subclasses share) → fields that hold the id of another record."""

_LOCAL = ("colour", "rule_colour", "drop_style")
"""Local overrides that do."""


def _names_of(kind: type[Record]) -> tuple[str, ...]:
    found = tuple(name for base in kind.__mro__ for name in _NAMES.get(base, ()))
    return (*found, "style") if kind is KINDS["paragraphs"] else found


NAMES = {kind: _names_of(kind) for kind in KINDS.values()}
"""Kind of record → its fields that hold an id; spans and local overrides may hold others."""
_SPANNED = frozenset(kind for kind in KINDS.values() if "spans" in {field.name for field in fields(kind)})


def named(record: Record) -> set[str]:
    """The ids that a record names, whether the issue has them or not."""
    found = {getattr(record, name) for name in NAMES[type(record)]}
    if type(record) in _SPANNED:
        spans: Iterable[Span] = getattr(record, "spans", ())
        for span in spans:
            found |= {span.style, span.of, *_in_local(span.local)}
        found.update(_in_local(getattr(record, "local", ())))
    return {name for name in found if name}


def renamed(record: R, ids: Mapping[str, str]) -> R:
    """The record naming ids[i] wherever it named i; its own id stays."""
    changes: dict[str, Any] = {n: ids[old] for n in NAMES[type(record)] if (old := getattr(record, n)) in ids}
    if type(record) in _SPANNED:
        changes["spans"] = tuple(_renamed_span(span, ids) for span in getattr(record, "spans", ()))
        changes["local"] = _renamed_local(getattr(record, "local", ()), ids)
    return replace(record, **changes) if changes else record


def _in_local(local: tuple[str, ...]) -> set[str]:
    values = overrides.read(local) if local else {}
    return {str(values[name]) for name in _LOCAL if name in values}


def _renamed_span(span: Span, ids: Mapping[str, str]) -> Span:
    local = _renamed_local(span.local, ids)
    return replace(span, style=ids.get(span.style, span.style), of=ids.get(span.of, span.of), local=local)


def _renamed_local(local: tuple[str, ...], ids: Mapping[str, str]) -> tuple[str, ...]:
    values = overrides.read(local) if local else {}
    new = {name: ids[values[name]] for name in _LOCAL if values.get(name) in ids}
    return overrides.with_values(local, new) if new else local
