"""Read an issue as a proofreader does: every text that is printed for readers, each read once until it changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from voa_editor.model.assets import Photo
from voa_editor.model.settings import Section
from voa_editor.model.story import FIELD_MARK, Paragraph, Story
from voa_editor.prepress.proof import Proof

# Lengths are bounded (RFC 5321), or a word of a million letters would be walked once for each of them.
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|[^\s@]{1,64}@[^\s@]{1,255}\.\S+|#\w+")
_A_STEP = 200  # texts

T = TypeVar("T")
Look = Callable[[str], T]
"""What a rule notes of one text, whatever its place in the issue is: a function of the words alone."""


@dataclass(frozen=True, slots=True)
class Text:
    """The text of one attribute of a record; `story` is the id of the story it is of, if it is of one."""

    record: str
    attr: str
    text: str
    language: str
    story: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word or a mark stands, and what it is there."""

    text: Text
    start: int
    said: str


@dataclass(slots=True)
class Notes:
    """A text without addresses and fields, and what was noted of it."""

    plain: str
    noted: dict[Look[Any], Any] = field(default_factory=dict)


class Memory:
    """The notes of all texts, by what they say: kept from one reading to the next for those that are there still."""

    def __init__(self) -> None:
        self._notes: dict[str, Notes] = {}

    def notes(self, said: str) -> Notes:
        found = self._notes.get(said)
        if found is None:
            found = self._notes[said] = Notes(_plain(said))
        return found

    def keep(self, said: set[str]) -> None:
        """Forget all other texts."""
        self._notes = {text: notes for text, notes in self._notes.items() if text in said}


class Reading:
    """The texts of an issue: headlines, paragraphs, captions and section names; an advertiser's words are its own affair.

    Addresses are blanked out, fields are left out, and places in a text stay what they are in the record.
    """

    def __init__(self, proof: Proof, memory: Memory | None = None) -> None:
        self.proof = proof
        self._memory = memory or Memory()
        self._sections = {page.section: number for number, page in reversed(list(enumerate(proof.issue.pages(), 1)))}
        self.texts: list[Text] = []
        self._notes: list[Notes] = []

    def read(self) -> Iterator[None]:
        """Read all texts, a few of them a step; before that there are none."""
        language = self.proof.issue.settings.language
        said: set[str] = set()
        for n, found in enumerate(_texts(self.proof), 1):
            if n % _A_STEP == 0:
                yield
            if found.text.strip():
                notes = self._memory.notes(found.text)
                self.texts.append(Text(found.record, found.attr, notes.plain, found.language or language, found.story))
                self._notes.append(notes)
                said.add(found.text)
        yield
        self._memory.keep(said)

    def prepare(self, looks: tuple[Look[Any], ...]) -> Iterator[None]:
        """Take those notes that are not taken yet, a text a step."""
        for notes in self._notes:
            if len(notes.noted) < len(looks):
                for look in looks:
                    _note(notes, look)
                yield

    def noted(self, look: Look[T]) -> Iterator[tuple[Text, T]]:
        """Every text with what a look notes of it, in order."""
        return ((text, _note(notes, look)) for text, notes in zip(self.texts, self._notes, strict=True))

    def page(self, place: Place) -> int:
        """The page a place is printed on, 0 if it is not."""
        text, proof = place.text, self.proof
        if text.story:
            exact = proof.page_of_text(text.record, text.attr, place.start) if text.attr == "text" else 0
            return exact or proof.threads.first_page(text.story)
        return self._sections.get(text.record, 0) or proof.page_of_text(text.record, text.attr)

    def pages(self, places: list[Place]) -> str:
        """ "on pages 3, 7 (2×)", or the record where it is on no page."""
        counts: dict[int, int] = {}
        for place in places:
            page = self.page(place)
            counts[page] = counts.get(page, 0) + 1
        said = [f"{page}{f' ({count}×)' if count > 1 else ''}" for page, count in sorted(counts.items()) if page]
        return f"on page{'s' if len(said) > 1 else ''} {', '.join(said)}" if said else f"in {places[0].text.record}"


def _note(notes: Notes, look: Look[T]) -> T:
    if look not in notes.noted:
        notes.noted[look] = look(notes.plain)
    found: T = notes.noted[look]
    return found


def _texts(proof: Proof) -> Iterator[Text]:
    issue = proof.issue
    for section in issue.all(Section):
        for attr in ("name", "deck"):
            yield Text(section.id, attr, getattr(section, attr), "")
    for story in issue.all(Story):
        if story.kind != "ad":
            for attr in ("kicker", "headline", "short_title", "byline"):
                yield Text(story.id, attr, getattr(story, attr), story.language, story.id)
            for paragraph in issue.children(Paragraph, story.id):
                yield Text(paragraph.id, "text", paragraph.text, paragraph.language or story.language, story.id)
    for photo in issue.all(Photo):
        yield Text(photo.id, "caption", photo.caption, "")


def _plain(text: str) -> str:
    return _ADDRESS.sub(lambda found: "\n" * len(found.group()), text).replace(FIELD_MARK, "\n")
