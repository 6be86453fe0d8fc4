"""Read an issue as a proofreader does: every text that is printed for readers, with the page it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from voa_editor.model.assets import Photo
from voa_editor.model.settings import Section
from voa_editor.model.story import FIELD_MARK, Paragraph, Story
from voa_editor.prepress.proof import Proof

# Lengths are bounded (RFC 5321), or a word of a million letters would be walked once for each of them.
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|[^\s@]{1,64}@[^\s@]{1,255}\.\S+|#\w+")


@dataclass(frozen=True, slots=True)
class Text:
    """The text of one attribute of a record; `page` is where it begins, 0 if it is not printed."""

    record: str
    attr: str
    text: str
    language: str
    page: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word or a mark stands, and what it is there."""

    text: Text
    start: int
    said: str


class Reading:
    """The texts of an issue: headlines, paragraphs, captions and section names; an advertiser's words are its own affair.

    Addresses are blanked out, fields are left out, and places in a text stay what they are in the record.
    """

    def __init__(self, proof: Proof) -> None:
        self.proof = proof
        language = proof.issue.settings.language
        self.texts = [
            Text(t.record, t.attr, _plain(t.text), t.language or language, t.page) for t in _texts(proof) if t.text.strip()
        ]

    def find(self, pattern: re.Pattern[str]) -> Iterator[Place]:
        """Every match in every text, in order."""
        for text in self.texts:
            for match in pattern.finditer(text.text):
                yield Place(text, match.start(), match.group())

    def page(self, place: Place) -> int:
        """The page a place is printed on, 0 if it is not."""
        text = place.text
        exact = self.proof.page_of_text(text.record, text.attr, place.start) if text.attr == "text" else 0
        return exact or text.page

    def pages(self, places: list[Place]) -> str:
        """ "on pages 3, 7 (2×)", or the record where it is on no page."""
        counts: dict[int, int] = {}
        for place in places:
            page = self.page(place)
            counts[page] = counts.get(page, 0) + 1
        said = [f"{page}{f' ({count}×)' if count > 1 else ''}" for page, count in sorted(counts.items()) if page]
        return f"on page{'s' if len(said) > 1 else ''} {', '.join(said)}" if said else f"in {places[0].text.record}"


def _texts(proof: Proof) -> Iterator[Text]:
    issue = proof.issue
    sections = {page.section: number for number, page in reversed(list(enumerate(issue.pages(), 1)))}
    for section in issue.all(Section):
        for attr in ("name", "deck"):
            yield Text(section.id, attr, getattr(section, attr), "", sections.get(section.id, 0))
    for story in issue.all(Story):
        if story.kind != "ad":
            yield from _story(proof, story)
    for photo in issue.all(Photo):
        yield Text(photo.id, "caption", photo.caption, "", proof.page_of_text(photo.id, "caption"))


def _story(proof: Proof, story: Story) -> Iterator[Text]:
    first = proof.threads.first_page(story.id)
    for attr in ("kicker", "headline", "short_title", "byline"):
        yield Text(story.id, attr, getattr(story, attr), story.language, first)
    for paragraph in proof.issue.children(Paragraph, story.id):
        yield Text(paragraph.id, "text", paragraph.text, paragraph.language or story.language, first)


def _plain(text: str) -> str:
    return _ADDRESS.sub(lambda found: "\n" * len(found.group()), text).replace(FIELD_MARK, "\n")
