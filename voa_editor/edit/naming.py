"""Rules for names: what named a record that was removed takes another one, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from typing import Any

from voa_editor.edit.change import Change
from voa_editor.edit.spans import erased, in_order
from voa_editor.model.assets import Asset, Booking, Photo
from voa_editor.model.colour import Lab, Rgb, Spot
from voa_editor.model.frames import AdFrame, Frame, PictureFrame, ShapeFrame, TextFrame
from voa_editor.model.issue import FRAME_KINDS, KINDS, Issue
from voa_editor.model.pages import Layer, Page, ParentPage
from voa_editor.model.records import Record
from voa_editor.model.settings import Section
from voa_editor.model.story import Paragraph, Span, Story
from voa_editor.model.styles import CharacterStyle, ObjectStyle, ParagraphStyle, Swatch
from voa_editor.model.swatches import colour_of

Repair = tuple[list[Record], list[str]]

_BODY = "ps-body"

_NAMED_BY: dict[type[Record], dict[type[Record], tuple[str, ...]]] = {
    Section: {Story: ("parent",), Page: ("section",)},
    Story: {Photo: ("parent",), TextFrame: ("story",)},
    Asset: {Photo: ("asset",), Booking: ("asset",), PictureFrame: ("asset",)},
    Photo: {PictureFrame: ("photo",)},
    Booking: {AdFrame: ("booking",)},
    ParentPage: {Page: ("parent_page",)},
    Layer: {Frame: ("layer",)},
    **{kind: {Frame: ("stands_for",)} for kind in FRAME_KINDS},
    ObjectStyle: {Frame: ("style",)},
    ParagraphStyle: {ParagraphStyle: ("next",)},
    CharacterStyle: {ParagraphStyle: ("drop_style",)},
    Swatch: {
        Frame: ("fill", "stroke"), ShapeFrame: ("gradient",), ObjectStyle: ("fill", "stroke"), Section: ("hue",),
        CharacterStyle: ("colour",), ParagraphStyle: ("rule_colour",), Swatch: ("of", "to"),
    },
}  # fmt: skip
"""Kind of record → kinds of those that name one (their subclasses too), and in which fields."""

_TOLD = (Story, Photo, Section, Booking)
"""Kinds of record whose data fields say."""

_OVERRIDES = {Swatch: ("colour", "rule_colour"), CharacterStyle: ("drop_style",)}
"""Kind of record → the local overrides that name one."""


def names_of_removed_records_are_emptied(after: Issue, change: Change) -> Repair:
    """Frames of a removed story or photograph are unlinked, fills of a removed swatch go, frames of a removed layer fall to the
    bottom one, and so on (see _NAMED_BY). A field that named a record has again what a new record has in it."""
    gone = change.removed
    emptied: dict[str, dict[str, Any]] = {}
    for target in {type(record) for record in gone.values()}:
        for kind, defaults in _HOLDERS.get(target, ()):
            for record in after.all(kind):
                for name, nothing in defaults:
                    if getattr(record, name) in gone:
                        emptied.setdefault(record.id, {})[name] = nothing
    return [replace(after.need(Record, i), **values) for i, values in emptied.items()], []


def overridden_items_that_are_gone_are_forgotten(after: Issue, change: Change) -> Repair:
    """A page need not hide an item that its parent page no longer has."""
    gone = {i for i, one in change.removed.items() if isinstance(one, Frame)}
    pages = [page for page in after.all(Page) if not gone.isdisjoint(page.overridden)] if gone else []
    return [replace(page, overridden=tuple(i for i in page.overridden if i not in gone)) for page in pages], []


def fields_of_removed_records_go(after: Issue, change: Change) -> Repair:
    """A field that says a datum of a removed record has nothing to say: it goes, with its mark in the text."""
    gone = {i for i, one in change.removed.items() if isinstance(one, _TOLD)}
    if not gone:
        return [], []
    told = [paragraph for paragraph in after.all(Paragraph) if any(span.of in gone for span in paragraph.spans)]
    return [_unsaid(paragraph, gone) for paragraph in told], []


def _unsaid(paragraph: Paragraph, gone: set[str]) -> Paragraph:
    text, spans = paragraph.text, paragraph.spans
    for lost in sorted((span for span in spans if span.of in gone), key=lambda span: span.start, reverse=True):
        text = text[: lost.start] + text[lost.end :]
        spans = erased(tuple(span for span in spans if span is not lost), lost.start, lost.end)
    return replace(paragraph, text=text, spans=in_order(spans))


def styles_fall_back(after: Issue, change: Change) -> Repair:
    """What was based on or set in a removed style takes the style that one was based on (paragraphs at last the body)."""
    gone = {i: one.based_on for i, one in change.removed.items() if isinstance(one, CharacterStyle | ObjectStyle)}
    if not gone:
        return [], []
    styles: list[CharacterStyle | ObjectStyle] = []
    styles += [*after.all(CharacterStyle), *after.all(ParagraphStyle), *after.all(ObjectStyle)]
    records: list[Record] = [replace(one, based_on=_heir(one.based_on, gone)) for one in styles if one.based_on in gone]
    for paragraph in after.all(Paragraph):
        style, spans = _heir(paragraph.style, gone) or _BODY, tuple(_fallen_back(paragraph.spans, gone))
        if style != paragraph.style or spans != paragraph.spans:
            records.append(replace(paragraph, style=style, spans=spans))
    return records, []


def overrides_by_removed_records_go(after: Issue, change: Change) -> Repair:
    """Local overrides that name a removed swatch or character style."""
    gone = {f"{name}={i}" for i, one in change.removed.items() for name in _OVERRIDES.get(type(one), ())}
    if not gone:
        return [], []
    records: list[Record] = []
    for paragraph in after.all(Paragraph):
        local, spans = _without(paragraph.local, gone), tuple(_freed(paragraph.spans, gone))
        if local != paragraph.local or spans != paragraph.spans:
            records.append(replace(paragraph, local=local, spans=spans))
    return records, []


def tints_keep_their_colour(after: Issue, change: Change) -> Repair:
    """A tint of a removed swatch becomes a colour of its own, that which it had."""
    gone = {i for i, one in change.removed.items() if isinstance(one, Swatch)}
    if not gone:
        return [], []

    def swatch(record_id: str) -> Swatch | None:
        found = after.get(record_id) or change.removed.get(record_id)
        return found if isinstance(found, Swatch) else None

    return [_flat(one, swatch) for one in after.all(Swatch) if one.kind == "tint" and one.of in gone], []


def _flat(tint: Swatch, swatch: Callable[[str], Swatch | None]) -> Swatch:
    """The swatch with its tint worked in, as process inks or as light."""
    colour = colour_of(tint, swatch)
    plain = Swatch(id=tint.id, name=tint.name)
    match colour:
        case Rgb():
            return replace(plain, kind="rgb", r=colour.r, g=colour.g, b=colour.b)
        case Lab():
            return replace(plain, kind="lab", lab_l=colour.light, lab_a=colour.a, lab_b=colour.b)
        case Spot():  # its ink is gone with its swatch
            colour = colour.process
    return replace(plain, c=colour.c, m=colour.m, y=colour.y, k=colour.k)


def _heir(style: str, gone: dict[str, str]) -> str:
    """The nearest style that is still there, or ""."""
    seen: set[str] = set()
    while style in gone and style not in seen:
        seen.add(style)
        style = gone[style]
    return "" if style in gone else style


def _fallen_back(spans: Iterable[Span], gone: dict[str, str]) -> Iterator[Span]:
    for span in spans:
        kept = span if span.style not in gone else replace(span, style=_heir(span.style, gone))
        if kept is span or _says_something(kept):
            yield kept


def _freed(spans: Iterable[Span], gone: set[str]) -> Iterator[Span]:
    for span in spans:
        local = _without(span.local, gone)
        kept = span if local == span.local else replace(span, local=local)
        if kept is span or _says_something(kept):
            yield kept


def _without(local: tuple[str, ...], gone: set[str]) -> tuple[str, ...]:
    return tuple(said for said in local if said not in gone) if local else local


def _says_something(span: Span) -> bool:
    return bool(span.style or span.link or span.field or span.language or span.local)


def _holders(named_by: dict[type[Record], tuple[str, ...]]) -> list[tuple[type[Record], list[tuple[str, Any]]]]:
    """Each kind that has such fields, with them and what a new record has in them."""
    found = []
    for kind in KINDS.values():
        names = {name for base, several in named_by.items() if issubclass(kind, base) for name in several}
        if names:
            found.append((kind, [(f.name, f.default) for f in fields(kind) if f.name in names]))
    return found


_HOLDERS = {kind: _holders(named_by) for kind, named_by in _NAMED_BY.items()}
