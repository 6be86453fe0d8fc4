"""Show a paragraph as it reads, its fields expanded, and tell where each of its characters is kept.

Offsets count in what shows. A character is the paragraph's own, or that of a datum (a headline, a caption: typing there
changes it for every place that shows it), or computed (a page number), which the caret passes as one thing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby

from voa_editor.edit.selection import TextRange
from voa_editor.model.assets import Booking, Photo
from voa_editor.model.fields import AD_LINE, FieldText, Place, look_up
from voa_editor.model.frames import TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.records import Record
from voa_editor.model.settings import Section, Settings
from voa_editor.model.story import Paragraph, Span, Spot, Story
from voa_editor.model.threads import Threads, paragraphs, threads_of

DATA: dict[type[Record], frozenset[str]] = {
    Story: frozenset({"headline", "short_title", "kicker", "byline"}),
    Photo: frozenset({"caption", "credit", "alt"}),
    Section: frozenset({"name", "deck"}),
    Settings: frozenset({"title", "subtitle", "number", "period", "publisher", "phone", "email", "web"}),
}
"""Kind of record → what of it can be typed where it shows; other fields are computed."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of what a paragraph shows, from `start` on, kept in attribute `attr` of `record`.

    Of the paragraph's own text `at` is the place of the first of them; of a field, `field` is its span, and the `size`
    own characters from `at` (its mark) stand for it. A `fixed` piece is computed.
    """

    start: int
    text: str
    record: str
    attr: str
    at: int
    size: int
    field: Span | None = None
    fixed: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def of(self) -> tuple[str, str]:
        """The record and its attribute that keep the characters."""
        return self.record, self.attr


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph and the pieces it shows, in order; none of an empty paragraph."""

    paragraph: Paragraph
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """What the paragraph shows."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def length(self) -> int:
        return self.pieces[-1].end if self.pieces else 0

    def own(self, offset: int, *, after: bool = False) -> int:
        """The place in the own text that an offset stands for; within a field (or at an end of one): before its mark,
        or `after` it."""
        if after:
            inside = [p for p in self.pieces if p.start < offset <= p.end] or [p for p in self.pieces if p.end <= offset][-1:]
        else:
            inside = [p for p in self.pieces if p.start <= offset < p.end] or [p for p in self.pieces if p.start >= offset][:1]
        if not inside:
            return 0 if after else len(self.paragraph.text)
        piece = inside[-1 if after else 0]
        if piece.field is None:
            return piece.at + min(max(offset - piece.start, 0), piece.size)
        return piece.at + (piece.size if after and offset > piece.start else 0)

    def shown(self, at: int) -> int:
        """The offset where own character `at` shows."""
        for piece in self.pieces:
            if piece.at <= at < piece.at + piece.size:
                return piece.start + (at - piece.at if piece.field is None else 0)
        return self.length

    def over(self, offset: int) -> Piece | None:
        """The computed piece that an offset stands strictly inside; a caret does not stand there."""
        return next((p for p in self.pieces if p.fixed and p.start < offset < p.end), None)


def pieces(issue: Issue, threads: Threads, paragraph: Paragraph, page: str) -> tuple[Piece, ...]:
    """The pieces of a paragraph whose story begins on a page (its id)."""
    found: list[Piece] = []
    start = 0
    place = Place(issue, threads, paragraph.parent, page)
    for field, at, size in _cut(paragraph):
        if field is None:
            piece = Piece(start, paragraph.text[at : at + size], paragraph.id, "text", at, size)
        else:
            said = look_up(field, place)
            piece = Piece(start, said.text, said.record, said.attr, at, size, field, not _typed(issue, said))
        found.append(piece)
        start = piece.end
    return tuple(found)


def passage(issue: Issue, paragraph: str) -> Passage:
    """A paragraph as it shows in its story's first frame. Raises KeyError for one that is not there."""
    found = issue.need(Paragraph, paragraph)
    if not any(span.field for span in found.spans):
        own = (Piece(0, found.text, found.id, "text", 0, len(found.text)),) if found.text else ()
        return Passage(found, own)
    threads = threads_of(issue)
    pages = (issue.page_of(frame.id) for frame in threads.frames(found.parent, found.flow))
    return Passage(found, pieces(issue, threads, found, next((page for page in pages if page), "")))


def order(issue: Issue, paragraph: str) -> list[Paragraph]:
    """The paragraphs of the flow that a paragraph is of, in order."""
    found = issue.need(Paragraph, paragraph)
    return paragraphs(issue, found.parent, found.flow)


def ends(issue: Issue, text: TextRange) -> tuple[Spot, Spot]:
    """The spots a range begins and ends at, within what their paragraphs show."""
    anchor, head = sound(issue, text.anchor), sound(issue, text.head)
    if anchor.paragraph == head.paragraph:
        return (anchor, head) if anchor.offset <= head.offset else (head, anchor)
    rank = [paragraph.id for paragraph in order(issue, anchor.paragraph)]
    if head.paragraph not in rank:  # of another flow: the range is the caret
        return head, head
    return (anchor, head) if rank.index(anchor.paragraph) < rank.index(head.paragraph) else (head, anchor)


def sound(issue: Issue, spot: Spot) -> Spot:
    """The spot, or the nearest in its paragraph where a caret can stand."""
    shown = passage(issue, spot.paragraph)
    offset = min(max(spot.offset, 0), shown.length)
    inside = shown.over(offset)
    if inside:
        offset = inside.start if offset - inside.start < inside.end - offset else inside.end
    return spot if offset == spot.offset else Spot(spot.paragraph, offset)


def within(issue: Issue, text: TextRange) -> list[tuple[Passage, int, int]]:
    """Each paragraph that a range touches, with the offsets start ≤ i < end of it that are in the range."""
    start, end = ends(issue, text)
    if start.paragraph == end.paragraph:
        return [(passage(issue, start.paragraph), start.offset, end.offset)]
    ids = [paragraph.id for paragraph in order(issue, start.paragraph)]
    found = []
    for name in ids[ids.index(start.paragraph) : ids.index(end.paragraph) + 1]:
        shown = passage(issue, name)
        low = start.offset if name == start.paragraph else 0
        found.append((shown, low, end.offset if name == end.paragraph else shown.length))
    return found


def said(issue: Issue, text: TextRange) -> str:
    """The characters of a range, a line feed between paragraphs."""
    return "\n".join(shown.text[start:end] for shown, start, end in within(issue, text))


def whole(issue: Issue, frame: str) -> TextRange | None:
    """All text of the flow that a text frame shows; None if it shows none."""
    box = issue.find(TextFrame, frame)
    flow = paragraphs(issue, box.story, box.flow) if box else []
    if not flow:
        return None
    return TextRange(frame, Spot(flow[0].id), Spot(flow[-1].id, passage(issue, flow[-1].id).length))


def datum(record: Record, attr: str) -> str:
    """The text that an attribute of a record holds, as a field shows it."""
    if attr.startswith(AD_LINE) and isinstance(record, Booking):
        return record.lines[int(attr.removeprefix(AD_LINE))]
    return str(getattr(record, attr))


def with_datum(record: Record, attr: str, text: str) -> Record:
    """The record with that text in its attribute."""
    if attr.startswith(AD_LINE) and isinstance(record, Booking):
        line = int(attr.removeprefix(AD_LINE))
        return replace(record, lines=(*record.lines[:line], text, *record.lines[line + 1 :]))
    return replace(record, **{attr: text})


def _typed(issue: Issue, said: FieldText) -> bool:
    """Whether what a field says is kept as it stands, and so can be typed."""
    record = issue.get(said.record)
    if isinstance(record, Booking) and said.attr.startswith(AD_LINE):
        return int(said.attr.removeprefix(AD_LINE)) < len(record.lines)
    return record is not None and said.attr in DATA.get(type(record), ())


def _cut(paragraph: Paragraph) -> list[tuple[Span | None, int, int]]:
    """Field (None for own text), place and number of own characters, as the composer cuts the paragraph."""
    spans, length = paragraph.spans, len(paragraph.text)
    cuts = sorted({0, length, *(min(max(cut, 0), length) for span in spans for cut in (span.start, span.end))})
    fields = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        here = [span for span in spans if span.field and span.start <= start and span.end >= end]
        fields.append((here[-1] if here else None, start, end))
    found: list[tuple[Span | None, int, int]] = []
    for own, run in groupby(fields, key=lambda cut: cut[0] is None):
        several = list(run)
        if own:
            found.append((None, several[0][1], several[-1][2] - several[0][1]))
        else:
            found += [(field, start, end - start) for field, start, end in several]
    return found
