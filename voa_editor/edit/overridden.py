"""Tell what a selection has over its styles, and take it back where a style has come to say the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from voa_editor.edit import spans as spanning
from voa_editor.edit.change import Change, put
from voa_editor.edit.looks import ATTRIBUTES, style_look
from voa_editor.edit.passage import within
from voa_editor.edit.placing import movable
from voa_editor.edit.selection import Selection, TextRange
from voa_editor.model import overrides
from voa_editor.model.frames import Frame, GroupFrame
from voa_editor.model.issue import Issue
from voa_editor.model.stack import leaves
from voa_editor.model.story import Paragraph, Span


@dataclass(frozen=True, slots=True)
class Overridden:
    """A style in use ("" for none), and the attributes that what is set in it has otherwise."""

    style: str
    values: Mapping[str, Any]


def of_paragraphs(issue: Issue, texts: Iterable[TextRange], style: str = "") -> Overridden | None:
    """What the first paragraph of some texts (the first in `style`, if given) and its first characters have over its style."""
    for text in texts:
        for shown, start, _ in within(issue, text):
            paragraph = shown.paragraph
            if style in ("", paragraph.style):
                inner = [] if text.is_caret else _over(paragraph, shown.own(start))
                plain = not any(span.style for span in inner)  # what a character style has otherwise is that style's affair
                return Overridden(paragraph.style, {**(_local(inner) if plain else {}), **overrides.read(paragraph.local)})
    return None


def of_characters(issue: Issue, texts: Iterable[TextRange], style: str = "") -> Overridden | None:
    """What the first characters of some texts (the first in `style`, if given) have over their character style."""
    for text in texts:
        for shown, start, end in within(issue, text):
            low, high = shown.own(start), shown.own(end, after=True)
            if style:
                low = min((max(s.start, low) for s in shown.paragraph.spans if s.style == style and s.end > low), default=high)
            if low < high:
                here = _over(shown.paragraph, low)
                return Overridden(next((span.style for span in reversed(here) if span.style), ""), _local(here))
    return None


def of_frames(issue: Issue, selection: Selection, style: str = "") -> Overridden | None:
    """How the first selected frame (the first in `style`, if given) looks otherwise than its object style says, or, where
    that says nothing, otherwise than a new frame."""
    for frame in chosen_leaves(issue, selection):
        if style in ("", frame.style):
            said = {**_fresh(type(frame)), **style_look(issue, frame.style)}
            looks = {name: getattr(frame, name) for name in ATTRIBUTES if hasattr(frame, name)}
            return Overridden(frame.style, {name: value for name, value in looks.items() if value != said[name]})
    return None


def chosen_leaves(issue: Issue, selection: Selection) -> list[Frame]:
    """The selected frames that may be changed, those in groups instead of the groups."""
    found = [leaf for frame in movable(issue, selection.frames) for leaf in leaves(issue, frame)]
    return [frame for frame in found if not isinstance(frame, GroupFrame)]


def taken_back(issue: Issue, texts: Iterable[TextRange], style: str, values: Mapping[str, Any]) -> Change:
    """The change that takes overrides back in some texts where they say what a paragraph or character style says now."""

    change, now = Change(), issue
    for text in texts:
        step = put(now, [_taken_back(shown.paragraph, style, values, (shown.own(start), shown.own(end, after=True)))
                         for shown, start, end in within(now, text)])  # fmt: skip
        change, now = change.then(step), step.apply(now)
    return change


def _taken_back(paragraph: Paragraph, style: str, values: Mapping[str, Any], place: tuple[int, int]) -> Paragraph:
    low, high = place
    if paragraph.style == style:
        paragraph = replace(paragraph, local=_left(paragraph.local, values))
        places = _outside([span for span in paragraph.spans if span.style], low, high)
    else:
        places = [(max(s.start, low), min(s.end, high)) for s in paragraph.spans if s.style == style]
    # What the paragraph itself still has otherwise lies between the style and its characters: theirs stays.
    seen = {name: value for name, value in values.items() if name not in overrides.read(paragraph.local)}
    spans = paragraph.spans
    for start, end in places:
        if start < end:
            spans = spanning.changed(spans, start, end, lambda span: replace(span, local=_left(span.local, seen)))
    return replace(paragraph, spans=spans)


def _left(local: tuple[str, ...], values: Mapping[str, Any]) -> tuple[str, ...]:
    """The overrides that say another thing than these values."""
    held = overrides.read(local)
    same = [name for name, value in values.items() if name in held and held[name] == value]
    return overrides.without(local, same) if same else local


def _outside(spans: Iterable[Span], low: int, high: int) -> list[tuple[int, int]]:
    """The characters from low to high that no span covers."""
    found = []
    for span in sorted(spans, key=lambda span: span.start):
        found.append((low, min(span.start, high)))
        low = max(low, span.end)
    return [*found, (low, high)]


def _over(paragraph: Paragraph, at: int) -> list[Span]:
    return [span for span in paragraph.spans if span.start <= at < span.end]


def _local(spans: Iterable[Span]) -> dict[str, Any]:
    return {name: value for span in spans for name, value in overrides.read(span.local).items()}


def _fresh(kind: type[Frame]) -> dict[str, Any]:
    return {field.name: field.default for field in fields(kind)}
