"""Hold what the manuscript says while it is being read, before it becomes records."""

from __future__ import annotations

from dataclasses import dataclass, field

from voa_editor.manuscript.edits import Spans
from voa_editor.model.settings import Settings

BOLD = ("cs-bold", "cs-bold-italic")
ITALIC = ("cs-italic", "cs-bold-italic")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like piece of a manuscript.

    Kinds as read: heading, paragraph, item, numbered, pull, quotation, footnote, picture. Shaping adds: lead, subhead,
    background, caption, salutation, signature. `close`: no blank line parts it from the block before.
    """

    kind: str
    text: str = ""
    spans: Spans = ()
    level: int = 0
    line: int = 0
    close: bool = False
    raw: str = ""  # the Markdown of it
    number: str = ""  # of a numbered item
    file: str = ""  # of a picture; `text` is its caption
    credit: str = ""

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def bold(self) -> bool:
        return self._wholly(BOLD)

    @property
    def italic(self) -> bool:
        return self._wholly(ITALIC)

    def _wholly(self, styles: tuple[str, ...]) -> bool:
        """Whether every character but white space has one of the styles."""
        place = 0
        for span in self.spans:
            if span.style in styles:
                if self.text[place : span.start].strip():
                    return False
                place = max(place, span.end)
        return bool(self.text.strip()) and not self.text[place:].strip()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents list."""

    page: int
    title: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class SectionDraft:
    slug: str
    name: str
    hue: str = ""
    deck: str = ""
    opener: bool = True

    @property
    def id(self) -> str:
        return f"section-{self.slug}"


@dataclass(frozen=True, slots=True)
class StoryDraft:
    """A story before it becomes records; `section` is a section's name, `photos` are file names."""

    slug: str = ""
    headline: str = ""
    kind: str = "article"
    kicker: str = ""
    byline: str = ""
    short_title: str = ""
    cover: int = 0
    section: str = ""
    language: str = ""
    photos: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    line: int = 0

    @property
    def id(self) -> str:
        return f"story-{self.slug}"

    @property
    def words(self) -> int:
        return sum(block.words for block in self.blocks)


@dataclass(frozen=True, slots=True)
class AdDraft:
    slug: str
    advertiser: str = ""
    file: str = ""
    page: int = 0
    size: str = "full"
    language: str = ""
    link: str = ""
    lines: tuple[str, ...] = ()
    approved: bool = False

    @property
    def id(self) -> str:
        return f"booking-{self.slug}"


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the flat plan in the making: `page` 0 is not known (yet), `pages` 0 is for the layout to find."""

    kind: str
    subject: str = ""
    page: int = 0
    pages: int = 1
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class PhotoNote:
    """What is said of a photograph outside its file; "" and None say nothing."""

    file: str
    story: str = ""  # slug
    section: str = ""  # name
    role: str = ""
    caption: str = ""
    credit: str = ""
    alt: str = ""
    focal: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole issue in the making."""

    settings: Settings = field(default_factory=Settings)
    sections: tuple[SectionDraft, ...] = ()
    stories: tuple[StoryDraft, ...] = ()
    ads: tuple[AdDraft, ...] = ()
    places: tuple[Place, ...] = ()
    photos: tuple[PhotoNote, ...] = ()
