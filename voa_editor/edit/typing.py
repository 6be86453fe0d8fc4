"""Type into a story: insert, erase, split and join, in the paragraphs' own text or in the datum that shows there.

Each function answers with the change and the text range after it, or None where it does not apply.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from voa_editor.edit import spans as spanning
from voa_editor.edit.change import Change, put
from voa_editor.edit.ids import new_id
from voa_editor.edit.moves import Unit, neighbour, step
from voa_editor.edit.passage import Passage, Piece, datum, ends, order, passage, with_datum, within
from voa_editor.edit.selection import TextRange
from voa_editor.edit.spans import Spans
from voa_editor.edit.stacking import keys_between
from voa_editor.model import overrides
from voa_editor.model.assets import Booking, Photo
from voa_editor.model.issue import Issue
from voa_editor.model.records import Record
from voa_editor.model.story import FIELD_MARK, Paragraph, Spot
from voa_editor.model.styles import ParagraphStyle

Edit = tuple[Change, TextRange]
STYLE = "style="
"""Begins the entry of a range's pending overrides that names the character style of what is typed next."""
_FIRST = "headline"  # the datum that words are for before others: of a head that is replaced whole, the headline
_NOT_TEXT = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f{FIELD_MARK}\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph to be put in: its text ("\\n" a forced line break), its spans, its style ("" for the one at the caret)."""

    text: str
    spans: Spans = ()
    style: str = ""


@dataclass(slots=True)
class _Draft:
    """An issue being changed: as it was, what is put and dropped, and as it has become."""

    before: Issue
    issue: Issue
    records: dict[str, Record] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)
    meant: tuple[str, str] | None = None  # the datum, by record and attribute, that words are about to be put into

    def put(self, *records: Record) -> None:
        self.records |= {record.id: record for record in records}
        self.issue = self.issue.with_records({record.id: record for record in records})

    def drop(self, *ids: str) -> None:
        self.dropped |= set(ids)
        self.issue = self.issue.with_records({}, ids)

    def done(self, text: TextRange, caret: Spot) -> Edit | None:
        """The change, and a caret; None if nothing has changed."""
        kept = [record for i, record in self.records.items() if i not in self.dropped]
        change = put(self.before, kept, self.dropped)
        return (change, TextRange(text.frame, caret, caret)) if change else None


def clean(text: str) -> str:
    """Text without control characters and other things no letter stands for; every line end a line feed."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return _NOT_TEXT.sub("", lines)


def insert_text(issue: Issue, text: TextRange, typed: str) -> Edit | None:
    """Put characters in place of a range. They look as what stands left of the caret, or as the first they replace, with
    the range's pending overrides; a line feed is a forced line break. If a datum of the story is selected, or part of it,
    they become its words, whatever is selected with it."""
    typed = clean(typed)
    if not typed:
        return None
    start, end = ends(issue, text)
    draft = _Draft(issue, issue)
    if found := _meant(issue, text):
        return draft.done(text, _over_datum(draft, start, end, *found, typed))
    caret = _insert(draft, start, Part(typed), text.local, right=start != end)
    if start != end:
        shift = caret.offset - start.offset if end.paragraph == start.paragraph else 0
        _erase(draft, caret, Spot(end.paragraph, end.offset + shift))
    return draft.done(text, caret)


def insert_parts(issue: Issue, text: TextRange, parts: Sequence[Part]) -> Edit | None:
    """Put paragraphs (of clean text) in place of a range: the first goes on from what stands before it, the last is gone on
    with. A datum takes their words as lines of its own."""
    if not any(part.text for part in parts) and len(parts) < 2:
        return None
    start, end = ends(issue, text)
    draft = _Draft(issue, issue)
    caret = _erase(draft, start, end)
    shown = passage(draft.issue, caret.paragraph)
    piece = _taking(shown, caret.offset)
    if piece is not None and piece.field:
        return draft.done(text, _insert(draft, caret, Part(clean("\n".join(part.text for part in parts)))))
    if len(parts) == 1 and shown.length:
        return draft.done(text, _insert(draft, caret, parts[0], text.local))
    return draft.done(text, _insert_parts(draft, caret, parts))


def erase(issue: Issue, text: TextRange, unit: Unit = "letter", *, back: bool = True) -> Edit | None:
    """Erase a range; of a caret, the unit before it (or after it): at a paragraph's end, that paragraphs are two."""
    start, end = ends(issue, text)
    if start == end:
        there = step(issue, start, unit, back=back)
        start, end = (there, end) if back else (start, there)
    if start == end:
        return None
    draft = _Draft(issue, issue)
    return draft.done(text, _erase(draft, start, end))


def split(issue: Issue, text: TextRange) -> Edit | None:
    """Begin a new paragraph in place of a range: after the end of one, in the style that follows its own.

    Within a datum there are no paragraphs: its line is broken.
    """
    start, end = ends(issue, text)
    draft = _Draft(issue, issue)
    return draft.done(text, _split(draft, _erase(draft, start, end)))


def awaited(issue: Issue, spot: Spot) -> str:
    """The attribute of the empty datum that what is typed at a spot would begin; "" if it goes to words that are there."""
    piece = _taking(passage(issue, spot.paragraph), spot.offset)
    return piece.attr if piece is not None and piece.field is not None and not piece.text else ""


# -- on a draft ---------------------------------------------------------------------------------------------------


def _insert(draft: _Draft, spot: Spot, part: Part, pending: tuple[str, ...] = (), *, right: bool = False) -> Spot:
    """Put a part's text in and return the spot after it. `right`: it looks as, and goes to, what stands right of the spot."""
    shown = passage(draft.issue, spot.paragraph)
    piece = _held(shown, spot.offset) if right else _taking(shown, spot.offset)
    if piece is not None and piece.field is not None:
        return _into_datum(draft, spot, piece, part.text)
    at = piece.at + spot.offset - piece.start if piece else shown.own(spot.offset, after=True)
    text, end = shown.paragraph.text, at + len(part.text)
    spans = spanning.inserted(shown.paragraph.spans, at, len(part.text), right=right)
    spans = spanning.in_order((*spans, *spanning.shifted(part.spans, at)))
    if styles := [entry.removeprefix(STYLE) for entry in pending if entry.startswith(STYLE)]:
        spans = spanning.with_style(spans, at, end, styles[-1])
    if values := overrides.read(pending):
        spans = spanning.with_local(spans, at, end, values)
    draft.put(replace(shown.paragraph, text=text[:at] + part.text + text[at:], spans=spans))
    return Spot(spot.paragraph, spot.offset + len(part.text))


def _taking(shown: Passage, offset: int) -> Piece | None:
    """The piece that takes what is typed at an offset: the one left of it, an empty datum there, the one right of it.

    Where a paragraph is data alone, parted by blanks (a caption and its credit), the blanks take nothing: what is typed at
    one goes on with what is said before it, or fills the first datum.
    """
    if data := _all_data(shown):
        left = [piece for piece in data if piece.start < offset <= piece.end]
        return next(iter([*left, *reversed([p for p in data if p.text and p.end <= offset]), data[0]]))
    open_ones = [piece for piece in shown.pieces if not piece.fixed]
    left = [piece for piece in open_ones if piece.start < offset <= piece.end]
    empty = [piece for piece in open_ones if piece.start == piece.end == offset]
    return next(iter([*left, *empty]), None) or _held(shown, offset)


def _all_data(shown: Passage) -> list[Piece]:
    """The data of a paragraph that shows nothing else but blanks; else none."""
    words = [piece for piece in shown.pieces if piece.fixed or (piece.field is None and piece.text.strip())]
    return [] if words else [piece for piece in shown.pieces if piece.field is not None]


def _held(shown: Passage, offset: int) -> Piece | None:
    return next((p for p in shown.pieces if not p.fixed and p.start <= offset < p.end), None)


def _into_datum(draft: _Draft, spot: Spot, piece: Piece, text: str) -> Spot:
    record = draft.issue.need(Record, piece.record)
    kept, at = datum(record, piece.attr), min(max(spot.offset - piece.start, 0), len(piece.text))
    draft.put(with_datum(record, piece.attr, kept[:at] + text + kept[at:]))
    after = next(p for p in passage(draft.issue, spot.paragraph).pieces if p.at == piece.at)
    return Spot(spot.paragraph, after.start + at + len(text))


def _erase(draft: _Draft, start: Spot, end: Spot) -> Spot:
    """Erase from spot to spot of a flow, and return where they were.

    Paragraphs become one; but those in which a datum at home is erased stay, each to be filled again.
    """
    if start.paragraph == end.paragraph:
        _erase_in(draft, start.paragraph, start.offset, end.offset)
        return start
    ids = [paragraph.id for paragraph in order(draft.issue, start.paragraph)]
    first, *between, last = [passage(draft.issue, i) for i in ids[ids.index(start.paragraph) : ids.index(end.paragraph) + 1]]
    kept = [shown for shown in between if _at_home(draft, shown)]
    draft.drop(*(shown.paragraph.id for shown in between if shown not in kept))
    kept += [last] if _at_home(draft, last, end.offset) else []
    _erase_in(draft, start.paragraph, start.offset, first.length, across=True)
    for shown in kept[: len(kept) - (last in kept)]:
        _erase_in(draft, shown.paragraph.id, 0, shown.length, across=True)
    _erase_in(draft, end.paragraph, 0, end.offset, across=True)
    if not kept:
        return _join(draft, start.paragraph, end.paragraph)
    draft.drop(*(i for i in (start.paragraph, end.paragraph) if not draft.issue.need(Paragraph, i).text))
    headlines = [shown for shown in kept if any(p.attr == _FIRST and p.text for p in shown.pieces)]
    whole = not start.offset and (end.offset >= last.length or last not in headlines)
    if start.paragraph in draft.issue and (start.offset or first.length) and not (whole and headlines):
        return start
    return Spot(next(iter([*headlines, *(shown for shown in kept if shown.length), *kept])).paragraph.id, 0)


def _erase_in(draft: _Draft, paragraph: str, start: int, end: int, *, across: bool = False) -> None:
    """Erase in one paragraph. A computed field goes with its mark. A datum is erased as far as the range goes; but where
    it is not at home, its place alone goes if all of it and more is erased.
    """
    shown = passage(draft.issue, paragraph)
    touched = [p for p in shown.pieces if p.start < end and start < p.end]
    text, spans = shown.paragraph.text, shown.paragraph.spans
    for piece in reversed(touched):
        low, high = max(start, piece.start) - piece.start, min(end, piece.end) - piece.start
        part = high - low < len(piece.text)
        if piece.field is None:
            low, high = piece.at + low, piece.at + high
        elif piece.fixed or (not part and (across or len(touched) > 1) and not _is_home(draft, shown, piece)):
            low, high = piece.at, piece.at + piece.size
        else:
            record = draft.issue.need(Record, piece.record)
            kept = datum(record, piece.attr)
            draft.put(with_datum(record, piece.attr, kept[:low] + kept[high:]))
            continue
        text, spans = text[:low] + text[high:], spanning.erased(spans, low, high)
    if text != shown.paragraph.text:
        draft.put(replace(shown.paragraph, text=text, spans=spanning.in_order(spans)))


def _at_home(draft: _Draft, shown: Passage, before: int | None = None) -> bool:
    """Whether a paragraph shows a datum that is at home there, or does so before an offset."""
    return any(_is_home(draft, shown, piece) for piece in shown.pieces if before is None or piece.start < before)


def _is_home(draft: _Draft, shown: Passage, piece: Piece) -> bool:
    """Whether a piece is a datum of the story itself, or of what this is the label of: a photograph, an ad."""
    if piece.field is None or piece.fixed:
        return False
    record = draft.issue.get(piece.record)
    return piece.record == shown.paragraph.parent or isinstance(record, Photo | Booking) or piece.of == draft.meant


def _meant(issue: Issue, text: TextRange) -> tuple[Passage, Piece] | None:
    """The datum that what is typed over a range is meant for: a headline at home, if all of it is selected, else the first
    at home of which letters are; else the only one, if the range is of one paragraph."""
    draft, parts = _Draft(issue, issue), within(issue, text)
    chosen = [
        (shown, piece) for shown, low, high in parts for piece in shown.pieces
        if piece.field is not None and not piece.fixed and max(low, piece.start) < min(high, piece.end)
    ]  # fmt: skip
    home = [one for one in chosen if _is_home(draft, *one)]
    taken = {shown.paragraph.id: (low, high) for shown, low, high in parts}
    headline = next((one for one in home if one[1].attr == _FIRST and _covers(taken[one[0].paragraph.id], one[1])), None)
    return headline or next(iter(home), None) or (chosen[0] if len(chosen) == len(parts) == 1 else None)


def _covers(taken: tuple[int, int], piece: Piece) -> bool:
    return taken[0] <= piece.start and piece.end <= taken[1]


def _over_datum(draft: _Draft, start: Spot, end: Spot, shown: Passage, piece: Piece, typed: str) -> Spot:
    """Put text into a datum in place of a range that is of it, at least in part."""
    draft.meant, name = piece.of, shown.paragraph.id
    kept = max(start.offset - piece.start, 0) if start.paragraph == name else 0  # letters before the range
    _erase(draft, start, end)
    there = next(one for one in passage(draft.issue, name).pieces if one.field is not None and one.of == piece.of)
    return _into_datum(draft, Spot(name, there.start + kept), there, typed)


def _split(draft: _Draft, spot: Spot) -> Spot:
    shown = passage(draft.issue, spot.paragraph)
    if any(p.field and not p.fixed and p.start < spot.offset < p.end for p in shown.pieces):
        return _insert(draft, spot, Part("\n"))
    here = shown.paragraph
    at = shown.own(spot.offset, after=True)
    if at == 0 and shown.length:
        draft.put(_new(draft.issue, here, before=True))
        return Spot(here.id, 0)
    fresh = _new(draft.issue, here, before=False)
    if at == len(here.text):
        style = draft.issue.find(ParagraphStyle, here.style)
        if style and style.next and style.next != here.style:
            fresh = replace(fresh, style=style.next, local=())
    else:
        fresh = replace(fresh, text=here.text[at:], spans=spanning.part(here.spans, at, len(here.text)))
        draft.put(replace(here, text=here.text[:at], spans=spanning.part(here.spans, 0, at)))
    draft.put(fresh)
    return Spot(fresh.id, 0)


def _new(issue: Issue, like: Paragraph, *, before: bool) -> Paragraph:
    """An empty paragraph beside another one that it is like."""
    order_key = _orders(issue, like, 1, before=before)[0]
    return replace(like, id=new_id(issue, "para"), order=order_key, text="", spans=(), looseness=0)


def _orders(issue: Issue, beside: Paragraph, count: int, *, before: bool) -> list[str]:
    siblings = issue.children(Paragraph, beside.parent)
    at = siblings.index(beside) + (0 if before else 1)
    low = siblings[at - 1].order if at else ""
    return keys_between(low, siblings[at].order if at < len(siblings) else "", count)


def _join(draft: _Draft, first: str, second: str) -> Spot:
    """Make one paragraph of two: the first, but where it is empty, the second. Returns where they meet."""
    one, other = draft.issue.need(Paragraph, first), draft.issue.need(Paragraph, second)
    if not one.text:
        draft.drop(first)
        return Spot(second, 0)
    meet = Spot(first, passage(draft.issue, first).length)
    draft.drop(second)
    if other.text:
        spans = spanning.in_order((*one.spans, *spanning.shifted(other.spans, len(one.text))))
        draft.put(replace(one, text=one.text + other.text, spans=spans))
    return meet


def _insert_parts(draft: _Draft, caret: Spot, parts: Sequence[Part]) -> Spot:
    """Put paragraphs in at a spot of own text."""
    *firsts, last = parts
    here = draft.issue.need(Paragraph, caret.paragraph)
    if not firsts:
        draft.put(replace(here, style=last.style or here.style))
        return _insert(draft, caret, last)
    begins = not here.text
    caret = _insert(draft, caret, firsts[0])
    tail = _split(draft, caret)
    if tail.paragraph == here.id:  # nothing stood before: the new empty paragraph is the first
        head = draft.issue.need(Paragraph, neighbour(draft.issue, here.id, back=True) or here.id)
    else:
        head = draft.issue.need(Paragraph, here.id)
    rest = draft.issue.need(Paragraph, tail.paragraph)
    if firsts[0].style and (begins or caret.offset == len(firsts[0].text)):
        head = replace(head, style=firsts[0].style)
    keys = _orders(draft.issue, draft.issue.need(Paragraph, head.id), len(firsts) - 1, before=False)
    middle = [
        replace(here, id=new_id(draft.issue, "para"), order=key, text=part.text, spans=spanning.in_order(part.spans),
                style=part.style or here.style, looseness=0)
        for key, part in zip(keys, firsts[1:], strict=True)
    ]  # fmt: skip
    ended = not rest.text
    rest = replace(rest, style=(last.style or here.style) if ended else rest.style)
    draft.put(head, *middle, rest)
    return _insert(draft, tail, last)
