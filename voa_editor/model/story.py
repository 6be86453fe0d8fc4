"""Record stories: their editorial data, their paragraphs, the spans inside a paragraph, the places between characters."""

from __future__ import annotations

from dataclasses import dataclass

from voa_editor.model.records import Child

FIELD_MARK = "￼"  # OBJECT REPLACEMENT CHARACTER: stands where a field's text will be


@dataclass(frozen=True, slots=True)
class Span:
    """What holds for characters start ≤ i < end of a paragraph. Spans may overlap.

    `style` is a character style id; `link` a URL (https:, mailto:); `field` the name of a datum that the
    composer looks up, its place held by FIELD_MARK, taken from the record `of` (or from the own story or page).
    `local` are overrides of the style, as overrides.py writes them: ("size=11", "tracking=-5").
    """

    start: int
    end: int
    style: str = ""
    link: str = ""
    field: str = ""
    of: str = ""
    language: str = ""
    local: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Story(Child):
    """An article, the foreword, the gallery, or the few words of a label. `parent` is a section or "".

    Kinds: article, foreword, gallery, ad, label (text of a folio, caption, cover line, contents …).
    The headline is stored here alone; every place that shows it is a field.
    """

    kind: str = "article"
    slug: str = ""
    kicker: str = ""
    headline: str = ""
    short_title: str = ""  # for contents, cover and running head; "" means the headline
    byline: str = ""
    language: str = ""  # "" means the issue's
    cover: int = 0  # place among the cover lines, 0 for none

    @property
    def title(self) -> str:
        """What contents, running heads and bookmarks show."""
        return (self.short_title or self.headline).replace("\n", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Child):
    """A paragraph of the story `parent`. `flow` names the thread of frames it is poured through.

    Flows of an article: head (kicker, headline, byline), lead, body (with notes at its end), quote.
    `looseness` asks the line breaker for so many lines more or fewer than its best (copyfit sets it).
    """

    style: str = "ps-body"
    text: str = ""
    flow: str = "body"
    spans: tuple[Span, ...] = ()
    language: str = ""
    looseness: int = 0
    local: tuple[str, ...] = ()  # overrides of the style


@dataclass(frozen=True, slots=True)
class Spot:
    """A place between characters. `offset` counts in what the paragraph shows: its text with the fields in it expanded."""

    paragraph: str
    offset: int = 0
