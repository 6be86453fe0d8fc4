"""Edit a story as plain paragraphs: what a plain view of it shows, and the change that makes the story what the view says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from voa_editor.edit import spans as spanning
from voa_editor.edit.change import Change, put
from voa_editor.edit.ids import new_id
from voa_editor.edit.passage import Passage, datum, passage, with_datum
from voa_editor.edit.stacking import keys_between
from voa_editor.edit.typing import clean
from voa_editor.model.issue import Issue
from voa_editor.model.records import Record
from voa_editor.model.story import Paragraph, Span
from voa_editor.model.styles import ParagraphStyle
from voa_editor.model.threads import paragraphs


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A paragraph as a plain view shows it: its text with the fields in it expanded, its style and the style's name."""

    paragraph: str
    text: str
    style: str
    style_name: str


def whole_story(issue: Issue, story: str, flow: str = "body") -> list[StoryLine]:
    """The paragraphs of one flow of a story."""
    found = []
    for paragraph in paragraphs(issue, story, flow):
        style = issue.find(ParagraphStyle, paragraph.style)
        name = style.name if style and style.name else paragraph.style
        found.append(StoryLine(paragraph.id, passage(issue, paragraph.id).text, paragraph.style, name))
    return found


def replace_story_text(issue: Issue, story: str, flow: str, texts: Sequence[str]) -> Change | None:
    """The flow with these texts as its paragraphs ("\\n" a forced line break); None if it has them already.

    Paragraphs that stay, or change a little, keep their id, style and spans; new ones are like the one before them.
    """
    shown = [passage(issue, paragraph.id) for paragraph in paragraphs(issue, story, flow)]
    if not shown:
        return None
    texts = [clean(text) for text in texts] or [""]
    records: dict[str, Record] = {}
    dropped: list[str] = []
    old = [one.text for one in shown]
    for tag, low, high, start, end in SequenceMatcher(None, old, texts, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        pairs = min(high - low, end - start)
        for one, text in zip(shown[low : low + pairs], texts[start : start + pairs], strict=True):
            records |= _rewritten(issue, one, text, records)
        dropped += [one.paragraph.id for one in shown[low + pairs : high]]
        if end - start > pairs:
            fresh = _added(issue, shown, low + pairs, texts[start + pairs : end])
            records |= {record.id: record for record in fresh}
    return put(issue, records.values(), dropped) or None


def _added(issue: Issue, shown: Sequence[Passage], at: int, texts: Sequence[str]) -> list[Paragraph]:
    """New paragraphs before number `at` of the flow."""
    like = shown[max(at - 1, 0)].paragraph
    siblings = issue.children(Paragraph, like.parent)
    place = siblings.index(like) + (1 if at else 0)
    low = siblings[place - 1].order if place else ""
    keys = keys_between(low, siblings[place].order if place < len(siblings) else "", len(texts))
    return [
        replace(like, id=new_id(issue, "para"), order=key, text=text, spans=(), looseness=0)
        for key, text in zip(keys, texts, strict=True)
    ]


def _rewritten(issue: Issue, shown: Passage, text: str, so_far: dict[str, Record]) -> dict[str, Record]:
    """The records that make a paragraph show another text: each difference goes to the piece it stands in."""
    own, spans = shown.paragraph.text, shown.paragraph.spans
    records: dict[str, Record] = {}
    changes = SequenceMatcher(None, shown.text, text, autojunk=False).get_opcodes()
    for _, low, high, start, end in reversed([change for change in changes if change[0] != "equal"]):
        piece = next((p for p in shown.pieces if p.start <= low and high <= p.end and not p.fixed), None)
        if piece is not None and piece.field is not None:
            record = records.get(piece.record) or so_far.get(piece.record) or issue.need(Record, piece.record)
            kept, at = datum(record, piece.attr), low - piece.start
            records[piece.record] = with_datum(record, piece.attr, kept[:at] + text[start:end] + kept[at + high - low :])
            continue
        a = shown.own(low, after=low == high)
        b = max(shown.own(high, after=True), a) if high > low else a
        own, spans = _put_in(own, spans, a, b, text[start:end])
    records[shown.paragraph.id] = replace(shown.paragraph, text=own, spans=spanning.in_order(spans))
    return records


def _put_in(text: str, spans: tuple[Span, ...], start: int, end: int, new: str) -> tuple[str, tuple[Span, ...]]:
    """A text with others in place of its characters start ≤ i < end; they look as the first of them did."""
    spans = spanning.inserted(spans, start, len(new), right=end > start)
    spans = spanning.erased(spans, start + len(new), end + len(new))
    return text[:start] + new + text[end:], spans
