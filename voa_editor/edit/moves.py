"""Take a caret a step through a story: by letters, words, paragraphs, to its ends. Computed fields are one step."""

from __future__ import annotations

from typing import Literal

from voa_editor.edit.passage import Passage, order, passage, sound
from voa_editor.model.issue import Issue
from voa_editor.model.story import Spot
from voa_editor.model.words import letter_before, next_letter, next_word, word_at, word_before

Unit = Literal["letter", "word", "paragraph", "story"]


def step(issue: Issue, spot: Spot, unit: Unit, *, back: bool = False) -> Spot:
    """The spot one unit on, or back; the same at an end of the flow."""
    spot = sound(issue, spot)
    if unit == "story":
        return _end(issue, spot, back=back)
    shown = passage(issue, spot.paragraph)
    if back and spot.offset > 0:
        return Spot(spot.paragraph, 0 if unit == "paragraph" else _back(shown, spot.offset, unit))
    if not back and spot.offset < shown.length and unit != "paragraph":
        return Spot(spot.paragraph, _on(shown, spot.offset, unit))
    beside = neighbour(issue, spot.paragraph, back=back)
    if beside is None:
        return spot if back else Spot(spot.paragraph, shown.length)
    at_its_end = back and unit != "paragraph"
    return Spot(beside, passage(issue, beside).length if at_its_end else 0)


def neighbour(issue: Issue, paragraph: str, *, back: bool = False) -> str | None:
    """The paragraph after another of the same flow, or before it; None at the end."""
    ids = [one.id for one in order(issue, paragraph)]
    at = ids.index(paragraph) + (-1 if back else 1)
    return ids[at] if 0 <= at < len(ids) else None


def word(issue: Issue, spot: Spot) -> tuple[Spot, Spot]:
    """The word (or the spaces, or the mark) at a spot; a computed field is one word."""
    shown = passage(issue, spot.paragraph)
    piece = next((p for p in shown.pieces if p.fixed and p.start <= spot.offset < p.end), None)
    start, end = (piece.start, piece.end) if piece else word_at(shown.text, min(spot.offset, shown.length))
    return sound(issue, Spot(spot.paragraph, start)), sound(issue, Spot(spot.paragraph, end))


def whole_paragraph(issue: Issue, spot: Spot) -> tuple[Spot, Spot]:
    """The beginning and the end of a spot's paragraph."""
    return Spot(spot.paragraph, 0), Spot(spot.paragraph, passage(issue, spot.paragraph).length)


def _end(issue: Issue, spot: Spot, *, back: bool) -> Spot:
    flow = order(issue, spot.paragraph)
    return Spot(flow[0].id) if back else Spot(flow[-1].id, passage(issue, flow[-1].id).length)


def _on(shown: Passage, at: int, unit: Unit) -> int:
    if here := next((p for p in shown.pieces if p.fixed and p.start == at < p.end), None):
        return here.end
    to = next_letter(shown.text, at) if unit == "letter" else next_word(shown.text, at)
    inside = shown.over(to)
    return inside.end if inside else to


def _back(shown: Passage, at: int, unit: Unit) -> int:
    if here := next((p for p in shown.pieces if p.fixed and p.start < at == p.end), None):
        return here.start
    to = letter_before(shown.text, at) if unit == "letter" else word_before(shown.text, at)
    inside = shown.over(to)
    return inside.start if inside else to
