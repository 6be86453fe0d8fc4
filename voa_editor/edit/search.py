"""Search an issue's words: the own text of its paragraphs and the data that fields show, each where it is kept, and once.

Words that a field shows are searched as the datum they are, so that a headline is found once, however often it stands
on the pages. A match never reaches over a field in a paragraph, and holds at least one character.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields
from functools import lru_cache
from time import monotonic
from typing import Literal

import regex

from voa_editor.edit.looked_for import Format, Looks, Runs
from voa_editor.edit.passage import DATA, datum, passage, pieces
from voa_editor.edit.selection import TextRange
from voa_editor.errors import UserError
from voa_editor.model.assets import Booking, Photo
from voa_editor.model.fields import AD_LINE
from voa_editor.model.frames import AdFrame, PictureFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.records import Record
from voa_editor.model.settings import SETTINGS_ID, Section
from voa_editor.model.story import FIELD_MARK, Paragraph, Spot, Story
from voa_editor.model.threads import threads_of

MOST = 10_000  # matches: more than anybody looks through
LONGEST_QUERY = 1000  # characters
PATIENCE = 1.0  # seconds that a regular expression may take for the whole issue
CONTEXT = 40  # characters shown on each side of a match
_LETTER = r"[\w\p{M}]"
_LOOSE = {" ": r"\p{Zs}", "'": "['‘’]", '"': "[\"“”„]"}
"""What is typed on a keyboard → what it finds: any space, any quotation mark of the kind."""


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for. With `style` (a paragraph or character style id), `character_style`, `family` or `size` (points)
    only in what has all of those; without `text`, all that has.

    kind "regex": `text` is a regular expression. In plain text a space finds any space and straight quotes any quotes, and
    composed and decomposed letters are the same. scope: "text" only what paragraphs hold, "data" only headlines, captions …
    """

    text: str = ""
    kind: Literal["text", "regex"] = "text"
    case: bool = False
    whole_word: bool = False
    style: str = ""
    scope: Literal["all", "text", "data"] = "all"
    character_style: str = ""
    family: str = ""
    size: float = 0.0

    @property
    def format(self) -> Format:
        """What the words must look like."""
        return Format(self.style, self.character_style, self.family, self.size)


@dataclass(frozen=True, slots=True)
class Match:
    """Characters start ≤ i < end of attribute `attr` of `record`: a Paragraph's "text", or a datum as passage.datum tells it.

    `page` is the id of the first page (or parent page) on which the text or the datum's subject stands, "" for none.
    """

    record: str
    attr: str
    start: int
    end: int
    said: str
    before: str
    after: str
    page: str
    query: Query


@dataclass(frozen=True, slots=True)
class _Text:
    """Words kept in one place, and where in them the query's format holds (None: everywhere)."""

    record: str
    attr: str
    words: str
    runs: Runs | None


def find(issue: Issue, query: Query, stories: Collection[str] | None = None) -> list[Match]:
    """The matches in the order of the pages, at most MOST; `stories` confines them to what these stories hold.

    Raises UserError for a regular expression that is none, or that takes too long.
    """
    if not query.text and not query.format:
        return []
    until = monotonic() + PATIENCE
    standing = _Standing(issue)
    matches: list[Match] = []
    for text in standing.in_order(_texts(issue, query, stories)):
        page = standing.page(text.record)
        for start, end in _places(text, query, until) if query.text else _whole(text):
            if start < end and FIELD_MARK not in text.words[start:end]:
                matches.append(_match(text, start, end, page, query))
        if len(matches) >= MOST:
            return matches[:MOST]
    return matches


@lru_cache(maxsize=64)
def compiled(query: Query) -> regex.Pattern[str]:
    """The query as a regular expression. Raises UserError if it is a bad one."""
    if len(query.text) > LONGEST_QUERY:
        raise UserError(f"the search is longer than {LONGEST_QUERY:,} characters", remedy="Look for fewer words")
    said = query.text if query.kind == "regex" else _plain(query.text)
    if query.whole_word:
        said = f"(?<!{_LETTER})(?:{said})(?!{_LETTER})"
    try:
        return regex.compile(said, 0 if query.case else regex.IGNORECASE)
    except (regex.error, RecursionError, OverflowError, ValueError) as error:
        reason = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise UserError(f"“{query.text}” is not a regular expression: {reason}",
                        remedy="Correct it, or search for plain text") from error  # fmt: skip


def again(match: Match, words: str) -> regex.Match[str] | None:
    """The match in words that may have changed since; None if they are no longer what was found there.

    Raises UserError if looking takes too long.
    """
    if words[match.start : match.end] != match.said or not match.query.text:
        return None
    try:
        found = compiled(match.query).match(words, match.start, timeout=PATIENCE)
    except TimeoutError as error:
        raise _too_slow(match.query) from error
    return found if found and found.end() == match.end else None


def shown_at(issue: Issue, match: Match) -> TextRange | None:
    """The text that shows a match: of a datum, in the first paragraph that shows it in a frame; None where nothing does."""
    threads = threads_of(issue)
    here = issue.find(Paragraph, match.record)
    if here is not None:
        frames = threads.frames(here.parent, here.flow)
        shown = passage(issue, here.id)
        ends = Spot(here.id, shown.shown(match.start)), Spot(here.id, shown.shown(match.end - 1) + 1)
        return TextRange(frames[0].id, *ends) if frames else None
    candidates = (p for p in issue.all(Paragraph) if any(span.field for span in p.spans))
    for paragraph in candidates:
        frames = threads.frames(paragraph.parent, paragraph.flow)
        page = issue.page_of(frames[0].id) if frames else ""
        for piece in pieces(issue, threads, paragraph, page) if page else ():
            if (piece.record, piece.attr) == (match.record, match.attr) and piece.field:
                start, end = (Spot(paragraph.id, piece.start + at) for at in (match.start, match.end))
                return TextRange(frames[0].id, start, end)
    return None


# -- plain text ------------------------------------------------------------------------------------------------------


def _plain(text: str) -> str:
    """Words as a regular expression. They end where a letter ends: e is not found in the two characters of é."""
    forms = dict.fromkeys((text, unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)))
    ways = ("".join(_LOOSE.get(letter) or regex.escape(letter) for letter in form) for form in forms)
    return f"(?:{'|'.join(ways)})(?!\\p{{M}})"


def _places(text: _Text, query: Query, until: float) -> Runs:
    """Where the words match, within the runs of the query's format."""
    try:
        hits = compiled(query).finditer(text.words, timeout=max(until - monotonic(), 1e-3))
        places = [hit.span() for hit in hits]
    except TimeoutError as error:
        raise _too_slow(query) from error
    if text.runs is None:
        return places
    return [(start, end) for start, end in places if any(low <= start and end <= high for low, high in text.runs)]


def _whole(text: _Text) -> Runs:
    """All words of the query's format, cut where a field is shown between them."""
    return [
        (start + part.start(), start + part.end())
        for start, end in text.runs or []
        for part in regex.finditer(f"[^{FIELD_MARK}]+", text.words[start:end])
    ]


def _too_slow(query: Query) -> UserError:
    return UserError(f"searching for “{query.text}” takes too long",
                     remedy="Write the regular expression more simply, with fewer repeats inside repeats")  # fmt: skip


def _match(text: _Text, start: int, end: int, page: str, query: Query) -> Match:
    before, after = text.words[max(start - CONTEXT, 0) : start], text.words[end : end + CONTEXT]
    return Match(text.record, text.attr, start, end, text.words[start:end], before, after, page, query)


# -- what there is to search -----------------------------------------------------------------------------------------


def _texts(issue: Issue, query: Query, stories: Collection[str] | None) -> Iterator[_Text]:
    """The data, then the paragraphs, of each story in turn; then what is of none."""
    looks, wanted = Looks(issue), query.format
    shown = looks.data(wanted) if wanted and query.scope != "text" else None
    for record in _records(issue, stories):
        if isinstance(record, Paragraph):
            if query.scope != "data" and (runs := looks.runs(record, wanted) if wanted else None) != []:
                yield _Text(record.id, "text", record.text, runs)
        elif query.scope != "text":
            for attr in _attributes(record):
                words = datum(record, attr)
                if words and (shown is None or (record.id, attr) in shown):
                    yield _Text(record.id, attr, words, None if shown is None else [(0, len(words))])


def _records(issue: Issue, stories: Collection[str] | None) -> Iterator[Record]:
    for story in issue.all(Story):
        if stories is None or story.id in stories:
            yield story
            yield from issue.children(Paragraph, story.id)
            yield from issue.children(Photo, story.id)
    if stories is None:
        yield issue.settings
        for kind in (Section, Booking, Photo):
            yield from (record for record in issue.all(kind) if not issue.find(Story, record.owner))


def _attributes(record: Record) -> Iterable[str]:
    if isinstance(record, Booking):
        return [f"{AD_LINE}{n}" for n in range(len(record.lines))]
    known = DATA.get(type(record), frozenset())
    return [field.name for field in fields(record) if field.name in known]


class _Standing:
    """Where the subjects of texts stand: the first page of each."""

    def __init__(self, issue: Issue) -> None:
        self._issue = issue
        self._pages: dict[str, str] = {}
        self._ranks = {page.id: n for n, page in enumerate(issue.pages())}
        for kind, subject in ((TextFrame, "story"), (PictureFrame, "photo"), (AdFrame, "booking")):
            for frame in issue.all(kind):
                if name := getattr(frame, subject):
                    self._note(name, issue.page_of(frame.id))
                if isinstance(frame, TextFrame):
                    self._note(f"{frame.story} {frame.flow}", issue.page_of(frame.id))
        for page in issue.pages():
            self._note(page.section, page.id)
            self._note(SETTINGS_ID, page.id)

    def page(self, record: str) -> str:
        """The id of the page; "" for none."""
        found = self._issue.get(record)
        return self._pages.get(f"{found.parent} {found.flow}" if isinstance(found, Paragraph) else record, "")

    def in_order(self, texts: Iterable[_Text]) -> list[_Text]:
        """The texts by the first page of their story, those that are on no page last, each story together."""
        return sorted(texts, key=lambda text: self._rank(self._pages.get(self._subject(text.record), "")))

    def _subject(self, record: str) -> str:
        found = self._issue.get(record)
        return found.parent if isinstance(found, Paragraph | Photo) and found.parent in self._pages else record

    def _rank(self, page: str) -> int:
        return self._ranks.get(page, len(self._ranks))

    def _note(self, name: str, page: str) -> None:
        if page and (name not in self._pages or self._rank(page) < self._rank(self._pages[name])):
            self._pages[name] = page
