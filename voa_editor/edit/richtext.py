"""Read rich text from the clipboard (HTML of Word or a web page) as paragraphs in the issue's styles, and write it.

Kept are bold and italic, raised and lowered characters, links (https, mailto), headings, lists, line breaks; no fonts, sizes or
colours. What an issue writes names its styles besides, so that it comes back in them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html import escape
from html.parser import HTMLParser

from voa_editor.edit.passage import Passage, within
from voa_editor.edit.selection import TextRange
from voa_editor.edit.spans import in_order, part, shifted
from voa_editor.edit.typing import Part, clean
from voa_editor.errors import UserError
from voa_editor.model.issue import Issue
from voa_editor.model.story import Span
from voa_editor.model.styles import CharacterStyle, ParagraphStyle

MOST = 4_000_000  # characters of HTML; a book has one million
DEEPEST = 400  # elements within elements
SCHEMES = ("https://", "mailto:")

_SILENT = {"head", "script", "style", "title", "template", "noscript", "iframe", "object", "svg", "math", "select", "textarea"}
_BLOCKS = {
    "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "table", "tr", "td", "th", "hr",
    "section", "article", "header", "footer", "main", "aside", "nav", "figure", "figcaption", "dl", "dt", "dd", "body", "address",
}  # fmt: skip
_VOID = {"br", "hr", "img", "meta", "link", "input", "col", "wbr", "area", "base", "embed", "source", "track", "param"}
_STYLES = {**{f"h{n}": "ps-subhead" for n in range(1, 7)}, "blockquote": "ps-quotation"}
_LISTS = {"ul": "ps-list", "ol": "ps-numbered"}
_FACES = {(True, False): "cs-bold", (False, True): "cs-italic", (True, True): "cs-bold-italic"}
_RAISED = {"sup": "cs-superscript", "sub": "cs-subscript"}
_OWN = "data-style"  # the attribute that names a style of the issue
_SAID = {"", "cs-link", *_FACES.values()}  # by elements that other programs know
_WEIGHT = re.compile(r"font-weight\s*:\s*(\w+)", re.IGNORECASE)
_SLANT = re.compile(r"font-style\s*:\s*(\w+)", re.IGNORECASE)
_SHIFTED = re.compile(r"vertical-align\s*:\s*(su[pb])", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_MARKER = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_WORD_LIST = re.compile(r"mso-list\s*:\s*l\d", re.IGNORECASE)
_NUMBER = re.compile(r"^[\s\u00a0]*(?:\(?\w{1,4}[.)])[\s\u00a0]+")
_BULLET = re.compile(r"^[\s\u00a0]*[·•▪◦o§\-–\uf0a7\uf0b7][\s\u00a0]+")
_BLANK = re.compile(r"[ \t\r\n\f]+")
_SPACES = re.compile(r"[ \u00a0]{2,}")  # no-break spaces in a row are how Word and editors on web pages keep spaces apart


@dataclass(frozen=True, slots=True)
class _Element:
    """An open element and what it adds to the look of its words; None leaves it."""

    tag: str
    bold: bool | None = None
    italic: bool | None = None
    link: str = ""
    silent: bool = False
    marker: bool = False  # its words are the number or bullet of a list item of Word
    keeps: bool = False  # spaces and line ends stand as they are
    raised: str = ""  # the style of superscript or subscript
    style: str = ""  # of an issue, where the text was copied from one


@dataclass(slots=True)
class _Paragraph:
    text: str = ""
    spans: list[Span] = field(default_factory=list)
    style: str = ""
    from_word: bool = False  # a list item of Word, which is a paragraph with its marker typed before it
    marker: str = ""


def read_html(html: str) -> list[Part]:
    """The paragraphs of an HTML text that hold words. Raises UserError for one that is too long."""
    if len(html) > MOST:
        raise UserError("the text on the clipboard is too long to be read with its formats", remedy="Paste it as plain text.")
    start, end = html.find("<!--StartFragment-->"), html.find("<!--EndFragment-->")
    reader = _Reader()
    reader.feed(html[max(start, 0) : end if end > start else None])
    reader.close()
    reader.end_paragraph()
    return [made for paragraph in reader.paragraphs if (made := _made(paragraph)).text]


def read_plain(text: str) -> list[Part]:
    """The paragraphs of a plain text, one a line; empty lines at its end are left out."""
    return [Part(line) for line in clean(text).rstrip("\n").split("\n")]


def fitted(issue: Issue, parts: list[Part]) -> list[Part]:
    """The paragraphs with the styles that the issue has; bold and italic that it has no style for are overrides."""
    found = []
    for one in parts:
        fit = [span if issue.find(CharacterStyle, span.style) else _overriding(span) for span in one.spans]
        spans = [span for span in fit if span.style or span.link or span.local]
        style = one.style if issue.find(ParagraphStyle, one.style) else ""
        found.append(Part(one.text, in_order(spans), style))
    return found


def copied_text(issue: Issue, text: TextRange) -> tuple[str, str]:
    """The characters of a range as plain text, and as HTML with what `read_html` keeps."""
    passages = within(issue, text)
    plain = "\n".join(shown.text[start:end] for shown, start, end in passages)
    body = "".join(_written(shown, start, end, len(passages) > 1) for shown, start, end in passages)
    return plain, f'<html><head><meta charset="utf-8"></head><body><!--StartFragment-->{body}<!--EndFragment--></body></html>'


class _Reader(HTMLParser):
    """Follows the elements of a page and writes down its paragraphs."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[_Paragraph] = []
        self.open: list[_Element] = []
        self.now = _Paragraph()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "br":
            self.add("\n")
        elif tag in _VOID:
            if tag == "hr":
                self.end_paragraph()
        elif len(self.open) < DEEPEST:
            if tag in _BLOCKS:
                self.end_paragraph()
                self.now.from_word = _WORD_LIST.search(values.get("style", "")) is not None
            self.open.append(_element(tag, values))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_paragraph()
        if any(element.tag == tag for element in self.open):
            while self.open.pop().tag != tag:  # what was left open inside ends with it
                pass

    def handle_data(self, data: str) -> None:
        if any(element.keeps for element in self.open):
            self.add(data)
            return
        text = _SPACES.sub(" ", _BLANK.sub(" ", data))
        if not self.now.text or self.now.text[-1] in " \u00a0\n":
            text = text.lstrip(" \u00a0")
        self.add(text)

    def add(self, text: str) -> None:
        """Words in the look of the elements that are open."""
        text = clean(text.replace("\u00ad", ""))
        if not text or any(element.silent for element in self.open):
            return
        if any(element.marker for element in self.open):
            self.now.marker += text
            return
        start, end = len(self.now.text), len(self.now.text) + len(text)
        bold = next((e.bold for e in reversed(self.open) if e.bold is not None), False)
        italic = next((e.italic for e in reversed(self.open) if e.italic is not None), False)
        self.now.text += text
        if style := _FACES.get((bold, italic), ""):
            self.now.spans.append(Span(start, end, style))
        if link := next((e.link for e in reversed(self.open) if e.link), ""):
            self.now.spans.append(Span(start, end, "cs-link", link=link))
        if (raised := next((e.raised for e in reversed(self.open) if e.raised), "")) and not style:
            self.now.spans.append(Span(start, end, raised))
        own = (e.style for e in self.open if e.style and e.tag not in _BLOCKS)
        self.now.spans += [Span(start, end, style) for style in dict.fromkeys(own)]

    def end_paragraph(self) -> None:
        """Close the paragraph that was being written, in the style of the elements it stands in."""
        self.now.style = self.now.style or self.style()
        if self.now.text.strip():
            self.paragraphs.append(self.now)
        self.now = _Paragraph(from_word=self.now.from_word and not self.now.text)

    def style(self) -> str:
        """The paragraph style that the open elements ask for; "" for none."""
        for element in reversed(self.open):
            if element.style and element.tag in _BLOCKS:
                return element.style
            if element.tag in _STYLES:
                return _STYLES[element.tag]
            if element.tag == "li":
                return next((_LISTS[e.tag] for e in reversed(self.open) if e.tag in _LISTS), "ps-list")
        return ""


def _element(tag: str, values: dict[str, str]) -> _Element:
    css, href = values.get("style", ""), values.get("href", "").strip()
    # Google Docs wraps all it copies in a <b> that is not bold.
    bold = True if tag in ("b", "strong", "th") else None
    italic = True if tag in ("i", "em", "cite", "dfn", "var") else None
    if weight := _WEIGHT.search(css):
        said = weight[1].lower()
        bold = said in ("bold", "bolder") or (said.isdigit() and int(said[:4]) >= 600)
    if slant := _SLANT.search(css):
        italic = slant[1].lower() in ("italic", "oblique")
    if re.fullmatch("h[1-6]", tag):
        bold = italic = False  # the style says how headings look
    link = href if tag == "a" and href.lower().startswith(SCHEMES) else ""
    silent = tag in _SILENT or "hidden" in values or _HIDDEN.search(css) is not None
    keeps = tag == "pre" or "white-space:pre" in css.replace(" ", "").lower()
    marker = _MARKER.search(css) is not None
    shifted_by = _SHIFTED.search(css)
    raised = _RAISED.get(shifted_by[1].lower() if shifted_by else tag, "")
    return _Element(tag, bold, italic, link, silent, marker, keeps, raised, values.get(_OWN, ""))


def _overriding(span: Span) -> Span:
    bold, italic = next((face for face, style in _FACES.items() if style == span.style), (False, False))
    raised = next((f"features={tag}s" for tag, style in _RAISED.items() if style == span.style), "")
    local = ([raised] if raised else []) + (["italic=yes"] if italic else []) + (["weight=700"] if bold else [])
    return replace(span, style="", local=tuple(local))


def _made(paragraph: _Paragraph) -> Part:
    """The paragraph without spaces at its ends, and a list item of Word without its typed marker."""
    text, style, start = paragraph.text, paragraph.style, 0
    if paragraph.from_word:
        typed = f"{paragraph.marker} " if paragraph.marker else text
        marker = _BULLET.match(typed) or _NUMBER.match(typed)
        style = "ps-numbered" if marker and marker.re is _NUMBER else "ps-list"
        start = marker.end() if marker and not paragraph.marker else 0
    start += len(text[start:]) - len(text[start:].lstrip(" \n\t\u00a0"))
    end = max(len(text.rstrip(" \n\t\u00a0")), start)
    return Part(text[start:end], in_order(part(tuple(paragraph.spans), start, end)), style)


def _written(shown: Passage, start: int, end: int, several: bool) -> str:
    """A paragraph as HTML; a part of one paragraph stands in no element of its own."""
    said = shown.text[start:end]
    spans: list[Span] = []
    for piece in shown.pieces:
        if piece.field is None:
            own = part(shown.paragraph.spans, piece.at, piece.at + piece.size)
            spans += shifted(own, piece.start - start)
    cuts = sorted({0, len(said), *(at for span in spans for at in (span.start, span.end) if 0 < at < len(said))})
    parts = [(a, b, [s for s in spans if s.start <= a and s.end >= b]) for a, b in zip(cuts, cuts[1:], strict=False)]
    words = "".join(_inline(said[a:b], over) for a, b, over in parts)
    if not several:
        return words
    tag = "h2" if shown.paragraph.style == "ps-subhead" else "p"
    return f'<{tag} {_OWN}="{escape(shown.paragraph.style)}">{words}</{tag}>'


def _inline(text: str, spans: list[Span]) -> str:
    html = escape(text).replace("\n", "<br>")
    styles = {span.style for span in spans}
    if styles & {"cs-italic", "cs-bold-italic"}:
        html = f"<i>{html}</i>"
    if styles & {"cs-bold", "cs-bold-italic"}:
        html = f"<b>{html}</b>"
    for style in sorted(styles - _SAID):
        html = f'<span {_OWN}="{escape(style)}">{html}</span>'
    link = next((span.link for span in spans if span.link), "")
    return f'<a href="{escape(link)}">{html}</a>' if link else html
