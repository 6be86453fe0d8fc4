"""Read Markdown into blocks: headings, paragraphs, list items, quotations, footnotes and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from voa_editor.manuscript.drafts import Block
from voa_editor.manuscript.edits import append, cut, strip
from voa_editor.manuscript.inline import Inline, read_inline
from voa_editor.model.story import Span

LONGEST_MARKED_UP = 20_000
MOST_BRACKETS = 400
"""Characters and brackets of a paragraph above which its inline markup is not read: on hostile input the parser is not linear."""
_FOOTNOTE = re.compile(r"^\[\^([^\]\s]{1,20})\]:[ \t]*", re.MULTILINE)
_NOTE_SIGN = "\x02"  # cannot be in a manuscript: control characters are taken out on reading
_BULLET = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])\s+")
_TAG = re.compile(r"<[^<>]*>")


def read_markdown(text: str) -> list[Block]:
    """The blocks of a manuscript, in order, each with its first line (from 1)."""
    parser = MarkdownIt("commonmark").enable("table").disable("code")
    parser.core.ruler.disable("inline")
    env: dict[str, object] = {}
    source = _FOOTNOTE.sub(lambda m: f"{_NOTE_SIGN}{m[1]}{_NOTE_SIGN}", text)
    return _Walker(parser, env, source).blocks(parser.parse(source, env))


class _Walker:
    """Goes through block tokens once; the stacks hold what is open."""

    def __init__(self, parser: MarkdownIt, env: dict[str, object], source: str) -> None:
        self._parser, self._env = parser, env
        self._lines = source.split("\n")
        self._items: list[tuple[str, str]] = []  # kind and number of the list items that are open and have no text yet
        self._quotes = 0
        self._heading = 0
        self._row: list[Inline] | None = None
        self._end = -1  # the line after the block before

    def blocks(self, tokens: list[Token]) -> list[Block]:
        found: list[Block] = []
        skip_to = 0
        for n, token in enumerate(tokens):
            if n < skip_to:
                continue
            if token.type == "list_item_open" and (end := _line_end(tokens, n)):
                found.append(self._plain_item(token))
                skip_to = end
                continue
            found += self._read(token)
        return found

    def _read(self, token: Token) -> Iterator[Block]:
        match token.type:
            case "heading_open":
                self._heading = int(token.tag[1:])
            case "heading_close":
                self._heading = 0
            case "blockquote_open" | "blockquote_close":
                self._quotes += token.nesting
            case "list_item_open":
                self._items.append(("numbered", token.info) if token.info else ("item", ""))
            case "list_item_close":
                self._items.pop()
            case "tr_open":
                self._row = []
            case "tr_close":
                yield from self._table_row(token)
            case "fence":
                yield from (
                    self._made(token, Inline(part.strip(), (), ())) for part in token.content.split("\n\n") if part.strip()
                )
            case "html_block" if not token.content.startswith("<!--"):
                if words := _TAG.sub("", token.content).strip():
                    yield self._made(token, Inline(words, (), ()))
            case "inline":
                yield from self._inline(token)
            case _:
                pass

    def _inline(self, token: Token) -> Iterator[Block]:
        inline = self._parsed(token)
        if self._row is not None:
            self._row.append(inline)
            return
        if inline.text:
            yield self._made(token, inline)
        for file, caption, credit in inline.pictures:
            yield Block("picture", caption, line=_line(token), file=file, credit=credit)

    def _parsed(self, token: Token) -> Inline:
        if len(token.content) > LONGEST_MARKED_UP or token.content.count("[") > MOST_BRACKETS:
            return Inline(token.content.strip().replace("\n", " "), (), ())
        children: list[Token] = []
        self._parser.inline.parse(token.content, self._parser, self._env, children)
        return read_inline(children)

    def _made(self, token: Token, inline: Inline) -> Block:
        start, end = token.map or (self._end, self._end)
        close, self._end = start == self._end, end
        block = Block("paragraph", inline.text, inline.spans, line=start + 1, close=close, raw=token.content)
        if inline.text.startswith(_NOTE_SIGN):
            return _footnote(block)
        if self._heading:
            return replace(block, kind="heading", level=self._heading)
        if self._items and self._items[-1][0]:
            kind, number = self._items[-1]
            self._items[-1] = ("", "")  # further paragraphs of the item are paragraphs
            return replace(block, kind=kind, number=number)
        return replace(block, kind="pull" if self._quotes == 1 else "quotation") if self._quotes else block

    def _plain_item(self, token: Token) -> Block:
        """An item whose text only looks like a list in the list ("- + 7 717 …", "- 5. A title"), as it is typed."""
        start, end = token.map or (0, 0)
        text = " ".join(line.strip() for line in self._lines[start:end] if line.strip())
        return Block("item", _BULLET.sub("", text, count=1).strip(), line=start + 1)

    def _table_row(self, token: Token) -> Iterator[Block]:
        cells, self._row = self._row or [], None
        if text := "\t".join(cell.text for cell in cells).strip():
            yield Block("paragraph", text, line=_line(token))


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 0


def _line_end(tokens: list[Token], n: int) -> int:
    """If the item at `n` begins with another list on the same line: the index after the item; else 0."""
    inner = tokens[n + 1]
    if (
        inner.type not in ("bullet_list_open", "ordered_list_open")
        or inner.map is None
        or inner.map[0] != (tokens[n].map or [-1])[0]
    ):
        return 0
    level = tokens[n].level
    for end in range(n + 1, len(tokens)):
        if tokens[end].type == "list_item_close" and tokens[end].level == level:
            return end + 1
    return 0


def _footnote(block: Block) -> Block:
    """A footnote begins with its number, raised, and a space."""
    number = block.text.split(_NOTE_SIGN)[1]
    body, spans = strip(*cut(block.text, block.spans, len(number) + 2, len(block.text)))
    text, spans = append(f"{number} ", (Span(0, len(number), "cs-superscript"),), body, spans)
    return replace(block, kind="footnote", text=text, spans=spans)
