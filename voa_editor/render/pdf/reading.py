"""Arrange what the sheets say as it is read: story after story, each whole, with headings, lists, notes and pictures.

Stories come in the order in which they begin in the issue. Headings nest without skipping a level, whatever stands in
between: a level is how many higher ones are open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from voa_editor.display.items import Link
from voa_editor.render.pdf.tags import Figure, Mark, Part, Passage, Tags, Text

_FLOWS = {"head": 0, "lead": 1, "body": 2, "quote": 9}  # others between, in the order of the pages
_HEADINGS = {"masthead": 0, "section": 1, "headline": 2, "subhead": 3}
_LISTED = {"list": "L", "contents-section": "TOC", "contents-entry": "TOC", "quotation": "BlockQuote", "pull-quote": "BlockQuote"}
_TAGS = {"footnote": "Note", "caption": "Caption"}
_NO_WORDS = "Picture"  # of a picture that nobody described; the export tells of it


@dataclass(slots=True, eq=False)
class Element:
    """An element of the structure tree: its tag (ISO 32000-1, 14.8.4) and what lies in it, in reading order."""

    tag: str
    kids: list[Element | Mark | Link] = field(default_factory=list)
    language: str = ""
    alt: str = ""
    actual: str | None = None  # what is read in place of its content
    name: str = ""  # an identifier of its own, which a Note must have
    figure: Figure | None = None

    @property
    def empty(self) -> bool:
        return not self.kids


@dataclass(slots=True, eq=False)
class _Block:
    """A story with its pictures, or what stands alone."""

    texts: list[Text] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    loose: list[Part] = field(default_factory=list)

    @property
    def place(self) -> tuple[int, int, float, float]:
        """Where it begins: its page, whether it heads it, its height and left edge there."""
        stands = [text.place for text in self.texts] or [figure.place for figure in self.figures]
        page, y, x = min(stands, default=(1 << 30, 0.0, 0.0))
        roles = {passage.role for text in self.texts for passage in text.passages}
        return page, 0 if roles & {"masthead", "section"} else 1, y, x


class Reader:
    """Makes the tree of a document. `language` is the document's; `leads` tells whether an area of a page became a link."""

    def __init__(self, language: str, leads: Callable[[Link], bool]) -> None:
        self._language = language
        self._leads = leads
        self._levels: list[int] = []
        self._notes = 0
        self._told: set[str] = set()  # photographs whose captions are in the tree
        self.wordless: list[Figure] = []

    def document(self, pages: Sequence[Tags]) -> Element:
        """The whole tree, of all that the pages say."""
        blocks, captions = _blocks(pages)
        root = Element("Document", language=self._language)
        for block in sorted(blocks, key=lambda block: block.place):
            root.kids += self._block(block, captions)
        return root

    def _block(self, block: _Block, captions: dict[str, list[Passage]]) -> Iterator[Element]:
        flows: dict[str, list[Text]] = {}
        for text in sorted(block.texts, key=lambda text: (_FLOWS.get(text.flow, 3), text.flow, text.thread)):
            flows.setdefault(text.flow, []).append(text)
        kids: list[Element | Mark | Link] = []
        quotes: list[Element] = []
        for flow, texts in flows.items():
            found = list(self._passages(_joined(texts)))
            if flow == "quote":
                quotes += found
            else:
                kids += found
        shown = sorted((figure for figure in block.figures if figure.part.marks), key=lambda figure: figure.place)
        kids += [self._figure(figure, captions) for figure in shown]
        kids += [*quotes, *(self._link([part]) for part in block.loose if any(map(self._leads, part.links)))]
        if kids:
            is_article = any(passage.role == "headline" for text in block.texts for passage in text.passages)
            yield Element("Art" if is_article else "Sect" if block.texts else "Div", kids)

    def _passages(self, passages: Iterable[Passage]) -> Iterator[Element]:
        for listed, group in groupby(passages, lambda passage: _LISTED.get(passage.role, "")):
            if listed == "TOC":
                yield from self._contents(list(group))
            elif listed:
                kids = [self._item(passage) if listed == "L" else self._paragraph(passage, "P") for passage in group]
                if kids := [kid for kid in kids if not kid.empty]:
                    yield Element(listed, [*kids])
            else:
                yield from (found for passage in group if not (found := self._paragraph(passage)).empty)

    def _contents(self, passages: list[Passage]) -> Iterator[Element]:
        """A table of contents for each section of it, the section's name as its caption."""
        contents = Element("TOC")
        for passage in passages:
            if passage.role == "contents-section":
                if not contents.empty:
                    yield contents
                contents = Element("TOC", [self._paragraph(passage, "Caption")])
            else:
                contents.kids.append(Element("TOCI", [self._paragraph(passage, "Reference")]))
        if not contents.empty:
            yield contents

    def _item(self, passage: Passage) -> Element:
        labels = [part for part in passage.parts if part.label]
        body = [part for part in passage.parts if not part.label]
        kids = [self._filled(Element(tag), parts) for tag, parts in (("Lbl", labels), ("LBody", body)) if parts]
        return Element("LI", [kid for kid in kids if not kid.empty])

    def _paragraph(self, passage: Passage, tag: str = "") -> Element:
        if not tag and passage.role in _HEADINGS and not (passage.role == "masthead" and self._levels):
            return self._filled(Element(self._heading(_HEADINGS[passage.role])), passage.parts)
        element = Element(tag or _TAGS.get(passage.role, "P"))
        if element.tag == "Caption":  # of a picture that is decoration
            element.tag = tag or "P"
        if element.tag == "Note":
            self._notes += 1
            element.name = f"note-{self._notes}"
        return self._filled(element, passage.parts)

    def _heading(self, want: int) -> str:
        while self._levels and self._levels[-1] >= want:
            self._levels.pop()
        self._levels.append(want)
        return f"H{len(self._levels)}"

    def _filled(self, element: Element, parts: list[Part]) -> Element:
        """An element with parts in it: links around what leads somewhere, a language said where it changes."""
        languages = {part.language for part in parts if part.marks and part.text.strip()}
        own = languages.pop() if len(languages) == 1 else ""
        element.language = own if own != self._language else ""
        here = own or self._language
        for target, group in groupby(parts, lambda part: part.target):
            found = list(group)
            if target and any(self._leads(link) for part in found for link in part.links):
                element.kids.append(self._link(found, here))
            else:
                element.kids += self._spoken(found, here)
        return element

    def _link(self, parts: list[Part], language: str = "") -> Element:
        areas = [link for part in parts for link in part.links if self._leads(link)]
        return Element("Link", [*self._spoken(parts, language or self._language), *areas])

    def _spoken(self, parts: list[Part], language: str) -> Iterator[Element | Mark]:
        for part in parts:
            if part.marks and part.language not in ("", language) and part.text.strip():
                yield Element("Span", [*_said(part.marks)], part.language)
            else:
                yield from _said(part.marks)

    def _figure(self, figure: Figure, captions: dict[str, list[Passage]]) -> Element:
        """A picture, in its link if it leads somewhere, beside its caption if it has one."""
        picture, part = figure.picture, figure.part
        own = captions.get(picture.photo, [])
        said = " ".join("".join(each.text for each in passage.parts).replace("\u00ad", "").strip() for passage in own)
        if not picture.alt and not said:
            self.wordless.append(figure)
        language = part.language if part.language != self._language else ""
        element = Element("Figure", [*part.marks], language, picture.alt or said or _NO_WORDS, figure=figure)
        areas = [link for link in part.links if self._leads(link)]
        shown = Element("Link", [element, *areas]) if areas else element
        told = [self._paragraph(passage, "Caption") for passage in own if picture.photo not in self._told]
        self._told.add(picture.photo)
        return Element("Div", [shown, *told]) if told else shown


def _said(marks: list[Mark]) -> Iterator[Element | Mark]:
    """Marks, with an element about those that say what their glyphs do not; a silent drop capital goes with its word."""
    silent: list[Element | Mark | Link] = []
    for mark in marks:
        if mark.said is None:
            yield from [Element("Span", silent, actual="")] if silent else []
            silent = []
            yield mark
        elif mark.said:
            yield Element("Span", [*silent, mark], actual=mark.said)
            silent = []
        else:
            silent.append(mark)
    if silent:
        yield Element("Span", silent, actual="")


def _blocks(pages: Sequence[Tags]) -> tuple[list[_Block], dict[str, list[Passage]]]:
    """The stories with their pictures, what stands alone, and the captions by the photograph they tell of."""
    shown = _figures(pages)
    photos = {figure.picture.photo for figure in shown} - {""}
    stories: dict[str, _Block] = {}
    captions: dict[str, list[Passage]] = {}
    for text in (text for page in pages for text in page.texts):
        rest = []
        for passage in text.passages:
            told = sorted(passage.photos & photos) if passage.role == "caption" else []
            if told:
                captions.setdefault(told[0], []).append(passage)
            else:
                rest.append(passage)
        if rest:
            text.passages = rest
            stories.setdefault(text.story, _Block()).texts.append(text)
    alone: list[_Block] = []
    for figure in shown:
        if figure.picture.owner in stories:
            stories[figure.picture.owner].figures.append(figure)
        else:
            alone.append(_Block(figures=[figure]))
    alone.append(_Block(loose=[part for page in pages for part in page.loose]))
    return [*stories.values(), *alone], captions


def _figures(pages: Sequence[Tags]) -> list[Figure]:
    """The pictures, each once: one that reaches over the fold is read with the page it is met on first."""
    found: dict[str, Figure] = {}
    for figure in (figure for page in pages for figure in page.figures):
        known = found.setdefault(figure.picture.source.record, figure)
        if known is not figure:
            known.part.marks += figure.part.marks
            known.part.links += figure.part.links
    return list(found.values())


def _joined(texts: list[Text]) -> list[Passage]:
    """The passages of a flow, paragraphs that go on in another frame made whole."""
    found: list[Passage] = []
    for passage in (passage for text in texts for passage in text.passages):
        if found and found[-1].paragraph == passage.paragraph:
            found[-1].parts += passage.parts
        else:
            found.append(passage)
    return found
