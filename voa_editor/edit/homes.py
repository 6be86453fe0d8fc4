"""Bring what frames name (photographs, bookings, styles, swatches, layers) from one issue into another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from voa_editor.edit.copies import Copies
from voa_editor.edit.ids import new_id, order_last
from voa_editor.edit.spans import erased, inserted
from voa_editor.model.assets import Asset, Booking, Photo
from voa_editor.model.fields import Place, look_up
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Layer
from voa_editor.model.records import Record
from voa_editor.model.references import named, renamed
from voa_editor.model.settings import Section
from voa_editor.model.story import Paragraph, Story
from voa_editor.model.styles import CharacterStyle, ObjectStyle, ParagraphStyle, Swatch
from voa_editor.model.threads import threads_of

_NAMED = (Swatch, CharacterStyle, ParagraphStyle, ObjectStyle, Layer)
"""Kinds that a designer knows by their names: one of the same name stands for them."""
_BROUGHT = (Asset, Photo, Booking, *_NAMED)
_TOLD = (Story, Section)
"""Kinds whose data fields show; they stay where they are, and elsewhere their words come along instead."""


def support(issue: Issue, records: Iterable[Record]) -> list[Record]:
    """What records name, and what that names in turn, as far as another issue needs it to show them."""
    there = {record.id for record in records}
    found: dict[str, Record] = {}
    waiting = [name for record in records for name in sorted(named(record))]
    while waiting:
        record = issue.get(waiting.pop())
        if record is None or record.id in there or record.id in found or not isinstance(record, (*_BROUGHT, *_TOLD)):
            continue
        found[record.id] = record
        if isinstance(record, _BROUGHT):
            waiting += sorted(name for name in named(record) if not isinstance(issue.get(name), _TOLD) and name != _next(record))
    return list(found.values())


def housed(issue: Issue, records: Sequence[Record]) -> Copies:
    """The records that an issue has to take up so that it has all of these, and which id stands there for which.

    The same photograph, booking or asset is shared, and a style, swatch or layer of the same name used.
    """
    ids: dict[str, str] = {}
    new: list[Record] = []
    for record in records:
        there = _same(issue, record)
        if there or isinstance(record, _BROUGHT):
            ids[record.id] = there or (record.id if record.id not in issue else new_id(issue, record.id.partition("-")[0]))
        if not there and isinstance(record, _BROUGHT):
            new.append(record)
    return Copies(tuple(_settled(issue, record, ids) for record in new), ids)


def spoken(source: Issue, issue: Issue, paragraph: Paragraph, brought: Iterable[str]) -> Paragraph:
    """The paragraph with those fields as plain words whose datum neither is in an issue nor comes along."""
    known = set(brought)
    place = Place(source, threads_of(source), paragraph.parent, "")
    lost = [s for s in paragraph.spans if s.field and s.of and s.of not in known and s.of not in issue]
    for span in sorted(lost, key=lambda span: span.start, reverse=True):
        words = look_up(span, place).text
        rest = tuple(other for other in paragraph.spans if other is not span)
        plain = replace(span, field="", of="")
        spans = inserted(erased(rest, span.start, span.end), span.start, len(words))
        spans = (*spans, *([replace(plain, end=span.start + len(words))] if plain.style or plain.link else []))
        text = paragraph.text[: span.start] + words + paragraph.text[span.end :]
        paragraph = replace(paragraph, text=text, spans=spans)
    return paragraph


def _same(issue: Issue, record: Record) -> str:
    """The id of what stands for a record of another issue; "" for nothing."""
    there = issue.get(record.id)
    match record:
        case Photo():
            same = isinstance(there, Photo) and there.asset == record.asset
        case Booking():
            same = isinstance(there, Booking) and there.advertiser == record.advertiser
        case Swatch() | CharacterStyle() | ObjectStyle() | Layer():
            same = type(there) is type(record) and getattr(there, "name", None) == record.name
            if not same and record.name:
                return next((one.id for one in issue.all(type(record)) if one.name == record.name), "")
        case _:
            same = type(there) is type(record)
    return record.id if same else ""


def _settled(issue: Issue, record: Record, ids: dict[str, str]) -> Record:
    """A record as the issue takes it up: under its id there, naming what is there."""
    lost = {name: "" for name in named(record) if name not in ids and name not in issue}
    found = replace(renamed(record, {**ids, **lost}), id=ids[record.id])
    match found:
        case CharacterStyle() | ObjectStyle():
            return replace(found, keys="")  # the keys may be another style's
        case Layer():
            return replace(found, order=order_last(issue.children(Layer)))
        case _:
            return found


def _next(record: Record) -> str:
    """The style that follows a paragraph style: not needed to show a text."""
    return record.next if isinstance(record, ParagraphStyle) else ""
