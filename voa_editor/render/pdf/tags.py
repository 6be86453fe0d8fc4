"""Ask a sheet which of its items say something, and what: words of a story, a picture, a link. All else is an artefact.

Text is what stands in the page's own frames (`Sheet.texts`): folios and running heads come from the parent page, and
what reaches over the fold is read on its own page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import PDFObjectReference

from voa_editor.display.items import GlyphRun, Item, Link, Picture, Sheet, TextBox, TextLine
from voa_editor.display.query import Placed, box, walk
from voa_editor.geometry import Point, Rect

_UNREAD = ("artefact", "folio")  # roles of paragraphs that say nothing of their own
_NEAR = 0.01  # points


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of content: `number` in the stream whose StructParents is `key`, shown on a page.

    `page` counts the pages written, from 0; `form` is the stream if that is not the page's own. `said` is what it says where
    its glyphs do not say it.
    """

    page: int
    key: int
    number: int
    form: PDFObjectReference | None = None
    said: str | None = None


@dataclass(slots=True, eq=False)
class Part:
    """What is read in one breath: text of one language, leading to one place (`target`), or a picture.

    `marks` are where it stands in the file, `links` the areas that lead from it: known when its page is inked.
    """

    language: str = ""
    target: str = ""
    label: bool = False
    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Passage:
    """As much of a paragraph as stands in one frame."""

    paragraph: str
    role: str
    parts: list[Part] = field(default_factory=list)
    photos: set[str] = field(default_factory=set)  # whose captions it shows


@dataclass(slots=True, eq=False)
class Text:
    """The text of one frame, `place` its page and its height and left edge there: by that stories are told apart."""

    story: str
    flow: str
    thread: tuple[str, str]
    place: tuple[int, float, float]
    passages: list[Passage]


@dataclass(slots=True, eq=False)
class Figure:
    """A picture that says something, and where it stands on its page's sheet."""

    picture: Picture
    place: tuple[int, float, float]
    rect: Rect
    part: Part


@dataclass(slots=True)
class Tags:
    """What a sheet says. `page` counts the pages written, from 0."""

    page: int
    texts: list[Text]
    figures: list[Figure]
    loose: list[Part]  # links that lead from no words and no picture
    _parts: dict[int, Part]
    _spaced: set[int]

    def spaced(self, run: GlyphRun) -> bool:
        """Whether a space is read after a run that no glyph shows: at the end of a line that was ended by hand."""
        return id(run) in self._spaced

    def part(self, item: Item) -> Part | None:
        """What an item of the sheet belongs to; None for an artefact."""
        return self._parts.get(id(item))

    def words(self, link: Link) -> str:
        """What the words or the picture say that a link leads from."""
        for part in self._parts.values():
            if any(link is known for known in part.links):
                return " ".join(part.text.replace("\u00ad", "").split())
        return ""


def tags_of(sheet: Sheet, page: int) -> Tags:
    """What the items of a sheet say, as the sheet tells it."""
    links: dict[str, list[Link]] = {}
    pictures: list[Placed] = []
    for placed in walk(sheet.items):
        match placed.item:
            case Link() as link:
                links.setdefault(link.source.record, []).append(link)
            case Picture() as picture if picture.role != "artefact":
                pictures.append(placed)
    parts: dict[int, Part] = {}
    spaced = {id(line.runs[-1]) for shown in sheet.texts for line in shown.lines if _ends_bare(line)}
    texts = [text for each in sheet.texts if (text := _text(each, page, links, parts)) is not None]
    figures = [_figure(placed, page, links, parts) for placed in pictures]
    taken = {id(link) for part in parts.values() for link in part.links}
    loose = [Part(target=link.target, links=[link]) for found in links.values() for link in found if id(link) not in taken]
    return Tags(page, texts, figures, loose, parts, spaced)


def _text(shown: TextBox, page: int, links: dict[str, list[Link]], parts: dict[int, Part]) -> Text | None:
    passages: list[Passage] = []
    for line in shown.lines:
        role = next((run.role for run in line.runs), "body")
        if role in _UNREAD or not line.runs:
            continue
        if not passages or passages[-1].paragraph != line.paragraph:
            passages.append(Passage(line.paragraph, role))
        _read_line(line, passages[-1], links.get(line.paragraph, []), parts)
    if not passages:
        return None
    corner = shown.matrix.apply(Point(shown.lines[0].x, min(line.top for line in shown.lines)))
    return Text(shown.story, shown.flow, (shown.thread, shown.frame), (page, corner.y, corner.x), passages)


def _read_line(line: TextLine, passage: Passage, links: list[Link], parts: dict[int, Part]) -> None:
    """Add a line to a passage: runs that are read alike go on as the part before."""
    said = 0
    for run in line.runs:
        label = said < line.label
        said += len(run.text)
        if run.source.attr in ("caption", "credit"):
            passage.photos.add(run.source.record)
        link = next((link for link in links if _over(link, line, run)), None)
        last = passage.parts[-1] if passage.parts else None
        target = link.target if link else last.target if last and not run.text.strip() else ""
        if last is None or (last.language, last.target, last.label) != (run.language, target, label):
            last = Part(run.language, target, label)
            passage.parts.append(last)
        if link is not None and all(link is not known for known in last.links):
            last.links.append(link)
        last.text += run.text
        parts[id(run)] = last


def _ends_bare(line: TextLine) -> bool:
    """Whether a line ends at a line feed and with no space, so that its last word would run into the next."""
    said = "".join(run.text for run in line.runs)
    return bool(said) and not line.last and said[-1:] not in " \u00ad" and len(said) - line.label < line.end - line.start


def _over(link: Link, line: TextLine, run: GlyphRun) -> bool:
    """Whether a link's area lies over a run of a line."""
    area = link.rect
    beside = area.x - _NEAR > run.x or area.right + _NEAR < run.x + run.advance
    return abs(area.y - line.top) < _NEAR and not beside


def _figure(placed: Placed, page: int, links: dict[str, list[Link]], parts: dict[int, Part]) -> Figure:
    picture = placed.item
    assert isinstance(picture, Picture)
    corners = [placed.matrix.apply(point) for point in _corners(box(picture))]
    left, top = min(point.x for point in corners), min(point.y for point in corners)
    rect = Rect(left, top, max(point.x for point in corners) - left, max(point.y for point in corners) - top)
    over = links.get(picture.source.record, [])
    part = Part(picture.language, over[0].target if over else "", text=picture.alt, links=list(over))
    parts[id(picture)] = part
    return Figure(picture, (page, top, left), rect, part)


def _corners(rect: Rect) -> Iterator[Point]:
    return (Point(x, y) for x in (rect.x, rect.right) for y in (rect.y, rect.bottom))
