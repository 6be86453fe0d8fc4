"""Take up how type is set at a place, and set other text so."""

from __future__ import annotations

from dataclasses import dataclass, replace

from voa_editor.edit import spans as spanning
from voa_editor.edit.change import Change, put
from voa_editor.edit.passage import passage, within
from voa_editor.edit.selection import TextRange
from voa_editor.model import overrides
from voa_editor.model.issue import Issue
from voa_editor.model.story import Paragraph, Span, Spot


@dataclass(frozen=True, slots=True)
class TypeLook:
    """The style and overrides of a paragraph, and of a character in it. Links and languages are no looks."""

    paragraph_style: str
    paragraph_local: tuple[str, ...]
    character_style: str
    character_local: tuple[str, ...]


def type_look(issue: Issue, spot: Spot) -> TypeLook:
    """How the character after a place is set; at a paragraph's end the one before."""
    shown = passage(issue, spot.paragraph)
    paragraph = shown.paragraph
    at = min(shown.own(spot.offset), max(len(paragraph.text) - 1, 0))
    here = [span for span in paragraph.spans if span.start <= at < span.end]
    style = next((span.style for span in reversed(here) if span.style and not span.link), "")
    values = {name: value for span in here for name, value in overrides.read(span.local).items()}
    return TypeLook(paragraph.style, paragraph.local, style, overrides.write(values))


def give_look(issue: Issue, text: TextRange, look: TypeLook) -> Change | None:
    """The characters of a range set as the look says, and the paragraphs it touches; at a caret its paragraph alone."""
    records: list[Paragraph] = []
    for shown, start, end in within(issue, text):
        paragraph = replace(shown.paragraph, style=look.paragraph_style, local=look.paragraph_local)
        if not text.is_caret and start < end:
            low, high = shown.own(start), shown.own(end, after=True)
            paragraph = replace(paragraph, spans=_set_so(paragraph.spans, low, high, look))
        records.append(paragraph)
    return put(issue, records) or None


def _set_so(spans: tuple[Span, ...], low: int, high: int, look: TypeLook) -> tuple[Span, ...]:
    bare = spanning.changed(spans, low, high, lambda span: replace(span, local=()))
    styled = spanning.with_style(bare, low, high, look.character_style)
    return spanning.with_local(styled, low, high, overrides.read(look.character_local))
