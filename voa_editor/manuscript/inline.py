"""Turn the inline Markdown of a paragraph into its text, its spans and the pictures in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from markdown_it.token import Token

from voa_editor.manuscript.edits import Spans, kept, strip, substitute
from voa_editor.model.story import Span

LINKS = re.compile(
    r"(?<![\w.+@/-])(?:(?:https?://|www\.)[^\s<>\"“”«»]{1,2000}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})",
    re.IGNORECASE,
)
"""Addresses as they are typed: URLs with a scheme or www., and e-mail."""
SCHEMES = ("http://", "https://", "mailto:", "tel:")
"""The links that are kept; those to files or scripts lose their target, not their words."""
_NOTE = re.compile(r"\[\^([^\]\s]{1,20})\]")
_STYLE = {(True, False): "cs-bold", (False, True): "cs-italic", (True, True): "cs-bold-italic"}
_WORDS = ("text", "text_special", "code_inline", "softbreak", "hardbreak")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Inline:
    text: str
    spans: Spans
    pictures: tuple[tuple[str, str, str], ...]  # file, caption, credit


@dataclass(slots=True)
class _State:
    parts: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    pictures: list[tuple[str, str, str]] = field(default_factory=list)
    links: list[tuple[int, str]] = field(default_factory=list)
    place: int = 0
    bold: int = 0
    italic: int = 0

    def add(self, text: str) -> None:
        style = _STYLE.get((self.bold > 0, self.italic > 0), "")
        start, self.place = self.place, self.place + len(text)
        self.parts.append(text)
        if not style or not text:
            return
        last = self.spans[-1] if self.spans else None
        if last and last.style == style and last.end == start:
            self.spans[-1] = Span(last.start, self.place, style)
        else:
            self.spans.append(Span(start, self.place, style))


def read_inline(tokens: Sequence[Token]) -> Inline:
    """Text with hard breaks as line feeds, spans for bold, italic, links and note numbers, and pictures apart."""
    state = _State()
    links: list[Span] = []
    for token in tokens:
        _read(token, state, links)
    text, spans = strip("".join(state.parts), tuple(state.spans + links))
    text, spans = _numbered_notes(text, spans)
    return Inline(text, (*spans, *_typed_links(text, spans)), tuple(state.pictures))


def _read(token: Token, state: _State, links: list[Span]) -> None:
    match token.type:
        case "text" | "text_special" | "code_inline":
            state.add(token.content)
        case "softbreak":
            state.add(" ")
        case "hardbreak":
            state.add("\n")
        case "strong_open" | "strong_close":
            state.bold += token.nesting
        case "em_open" | "em_close":
            state.italic += token.nesting
        case "link_open":
            state.links.append((state.place, str(token.attrGet("href") or "")))
        case "link_close" if state.links:
            start, target = state.links.pop()
            if target.lower().startswith(SCHEMES):
                links.append(Span(start, state.place, "cs-link", link=target))
        case "image":
            file = unquote(str(token.attrGet("src") or ""))
            caption = "".join(child.content or " " for child in token.children or () if child.type in _WORDS)
            state.pictures.append((file, caption, str(token.attrGet("title") or "")))
        case "html_inline" if _BREAK.fullmatch(token.content):
            state.add("\n")
        case _:
            pass


def _numbered_notes(text: str, spans: Spans) -> tuple[str, Spans]:
    """Note marks [^1] become superscript numbers."""
    if "[^" not in text:
        return text, spans
    marks = [Span(m.start(), m.end(), "cs-superscript") for m in _NOTE.finditer(text)]
    return substitute(_NOTE, lambda m: m[1], text, (*spans, *marks))


def _typed_links(text: str, spans: Spans) -> Spans:
    """Spans for addresses that stand in the text as such and are not links yet."""
    found: list[Span] = []
    taken = [(s.start, s.end) for s in spans if s.link]
    for match in LINKS.finditer(text):
        typed = match.group().rstrip(".,;:!?)’'»”")
        start, end = match.start(), match.start() + len(typed)
        if any(a < end and start < b for a, b in taken):
            continue
        found.append(Span(start, end, "cs-link", link=link_target(typed)))
    return kept(found)


def link_target(typed: str) -> str:
    """The URL of an address as people write it."""
    if "://" in typed or typed.startswith("mailto:"):
        return typed
    return f"mailto:{typed}" if "@" in typed else f"https://{typed}"
