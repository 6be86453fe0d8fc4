"""Give the blocks of a story their parts: lead, subheads, notes, captions, salutation and signature."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from voa_editor.manuscript.drafts import BOLD, ITALIC, Block, StoryDraft
from voa_editor.manuscript.edits import substitute, without_styles
from voa_editor.manuscript.words import plain

FOREWORDS = frozenset({"foreword", "editorial", "from the editor", "welcome", "preface", "предисловие", "от редакции", "алғысөз"})
_BACKGROUND = re.compile(r"^(?:background(?: information)?|for reference|справочно|справка|анықтама)\s*:", re.IGNORECASE)
_SIGN_OFF = re.compile(r"^(?:yours |sincerely|with (?:best|kind)|best regards|respectfully|с уважением|құрметпен)", re.IGNORECASE)
_ATTRIBUTION = re.compile(r" (?=[—–] \S[^\n]*$)")


def is_foreword(headline: str) -> bool:
    """Whether a headline is that of a foreword."""
    return plain(headline) in FOREWORDS


def shape(story: StoryDraft) -> StoryDraft:
    """The story with every block's kind settled and its notes last."""
    shapes: dict[str, Callable[[Sequence[Block]], list[Block]]] = {"foreword": _foreword, "gallery": _gallery}
    return replace(story, blocks=tuple(shapes.get(story.kind, _article)(story.blocks)))


def _article(blocks: Sequence[Block]) -> list[Block]:
    body = [_part(block) for block in blocks]
    first = next((n for n, block in enumerate(body) if block.kind not in ("picture", "pull")), -1)
    if first >= 0 and body[first].kind == "paragraph" and body[first].bold:
        body[first] = _unstyled(body[first], "lead", BOLD)
    notes = ("background", "footnote")
    return [b for b in body if b.kind not in notes] + [b for kind in notes for b in body if b.kind == kind]


def _part(block: Block) -> Block:
    if block.kind == "heading":
        return _unstyled(block, "subhead", BOLD + ITALIC)
    if block.kind == "pull":
        text, spans = substitute(_ATTRIBUTION, lambda _: "\n", block.text, block.spans)
        return replace(block, text=text, spans=spans)
    if block.kind == "paragraph" and _BACKGROUND.match(block.text):
        return replace(block, kind="background")
    if block.kind == "paragraph" and re.match(r"\*+[^\W_]", block.text):
        return replace(block, kind="footnote")
    return block


def _foreword(blocks: Sequence[Block]) -> list[Block]:
    body = [_part(block) for block in blocks]
    end = len(body)
    while end > 1 and body[end - 1].kind == "paragraph" and (body[end - 1].bold or _SIGN_OFF.match(body[end - 1].text)):
        end -= 1
    body[end:] = [_unstyled(block, "signature", BOLD) for block in body[end:]]
    if body and body[0].kind == "paragraph" and (body[0].bold or (body[0].text.endswith((",", "!")) and body[0].words < 16)):
        body[0] = _unstyled(body[0], "salutation", BOLD)
    return body


def _gallery(blocks: Sequence[Block]) -> list[Block]:
    return [
        _unstyled(block, "caption", ITALIC) if block.kind == "paragraph" and block.italic else _part(block) for block in blocks
    ]


def _unstyled(block: Block, kind: str, styles: tuple[str, ...]) -> Block:
    """The block as another kind, whose own style carries what bold or italic said."""
    return replace(block, kind=kind, spans=without_styles(block.spans, *styles))
