"""Divide runs into fragments of one face and direction, with a fallback face for what the asked one lacks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from voa_editor.compose.breaks import SPACES
from voa_editor.compose.formats import Run
from voa_editor.compose.words import WordShaper, word_shaper
from voa_editor.display.items import Source
from voa_editor.fonts.faces import Face
from voa_editor.fonts.library import Library

REPLACEMENT = "\ufffd"  # shown for a character no face has, "?" where no face has this either

# Characters that need no glyph: line breaks, spaces (HarfBuzz makes those a face lacks from its space), and what
# Unicode calls default ignorable.
_NO_GLYPH = frozenset(f"{SPACES}\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff").union(
    map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)])
)

_CLUSTER = 32  # characters; whoever piles more marks on a letter gets them as clusters of their own

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001eeff"
_RTL_STRETCH = re.compile(rf"[{_RTL}](?:[{_RTL}\W\d_]*[{_RTL}])?")
"""From one right-to-left letter to the last before a left-to-right one: the neutral characters between go with them."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """Characters start ≤ i < end of a paragraph, in one face, of the run that begins at character `offset`.

    `scale` turns 1/1000 em into points. `replacement` is shown for each character, "" for the characters themselves.
    """

    start: int
    end: int
    run: Run
    offset: int
    shaper: WordShaper
    scale: float
    rtl: bool = False
    replacement: str = ""

    def shown(self, text: str, start: int, end: int) -> str:
        """What is shaped for the paragraph's characters start ≤ i < end."""
        return self.replacement * (end - start) if self.replacement else text[start:end]

    def source(self, start: int, end: int) -> Source:
        """Where those characters come from. Text that stands for something of another length keeps its whole source."""
        whole = self.run.source
        if whole.end - whole.start != len(self.run.text):
            return whole
        shift = whole.start - self.offset
        return Source(whole.record, start + shift, end + shift, whole.attr)


Missing = tuple[tuple[str, Source], ...]
_Setting = tuple[WordShaper, str]  # the shaper of a character, and what is shown for it ("" for itself)

MISSING_KEPT = 200  # places of missing characters told per run; a paragraph of ten million would tell nobody more


def itemise(runs: Sequence[Run], library: Library) -> tuple[tuple[Fragment, ...], Missing]:
    """The fragments of a paragraph in order, and the characters that no face has, each with its place."""
    fragments: list[Fragment] = []
    missing: list[tuple[str, Source]] = []
    offset = 0
    for run in runs:
        told = 0
        for piece in _by_face(run, offset, library):
            fragments += _by_direction(piece)
            if piece.replacement:
                lost = range(piece.start, min(piece.end, piece.start + MISSING_KEPT - told))
                missing += [(run.text[i - offset], piece.source(i, i + 1)) for i in lost]
                told += len(lost)
        offset += len(run.text)
    return tuple(fragments), tuple(missing)


def _by_face(run: Run, offset: int, library: Library) -> Iterator[Fragment]:
    """Cut a run where its face lacks something, whole clusters at a time so that marks stay on their base."""
    if not run.text:
        return
    look = run.format
    face = library.find(look.family, look.weight, look.italic)
    own = (_shaper(run, face), "")
    start, setting = 0, own
    for at, wanted in _settings(run.text, own, lambda cluster: _fallback(cluster, run, library)):
        if wanted != setting:
            if at > start:
                yield Fragment(offset + start, offset + at, run, offset, setting[0], look.size / 1000, False, setting[1])
            start, setting = at, wanted
    yield Fragment(offset + start, offset + len(run.text), run, offset, setting[0], look.size / 1000, False, setting[1])


def _shaper(run: Run, face: Face) -> WordShaper:
    return word_shaper(face, run.format.features, run.format.tracking, run.format.language)


def _settings(text: str, own: _Setting, fallback: Callable[[str], list[_Setting]]) -> Iterator[tuple[int, _Setting]]:
    """Where the setting may change, and to what; the text begins in its `own`."""
    has = own[0].face.characters
    lacking = [character for character in set(text) if ord(character) not in has and character not in _NO_GLYPH]
    if not lacking:
        return
    known: dict[str, list[_Setting]] = {}
    done = 0
    for match in re.finditer("[" + re.escape("".join(lacking)) + "]", text):
        if match.start() < done:
            continue
        start, end = _cluster(text, match.start(), done)
        if start > done:
            yield done, own
        cluster = text[start:end]
        if cluster not in known:
            known[cluster] = fallback(cluster)
        yield from enumerate(known[cluster], start)
        done = end
    if done < len(text):
        yield done, own


def _cluster(text: str, at: int, floor: int) -> tuple[int, int]:
    """The base at or before a character (not before `floor`), and its marks: start and end."""
    start, end = at, at + 1
    while start > floor and _is_mark(text[start]) and not text[start - 1].isspace():
        start -= 1
    longest = min(len(text), at + _CLUSTER)
    while end < longest and (_is_mark(text[end]) or text[end - 1] == "\u200d"):
        end += 1
    return start, end


def _is_mark(character: str) -> bool:
    return character > "\u02ff" and (unicodedata.category(character)[0] == "M" or character in "\u200d\ufe0e\ufe0f")


def _fallback(cluster: str, run: Run, library: Library) -> list[_Setting]:
    """The settings of a cluster's characters: the first face that has all; where none has, what none has is replaced."""
    look = run.format
    asked = library.find(look.family, look.weight, look.italic)
    # A face that has the composed letter needs no mark: HarfBuzz composes.
    needed = [ord(c) for c in unicodedata.normalize("NFC", cluster) if c not in _NO_GLYPH]
    for face in (asked, *(library.find(family, asked.weight, asked.italic) for family in library.fallback)):
        if all(code in face.characters for code in needed):
            return [(_shaper(run, face), "")] * len(cluster)
    settings = []
    for character in cluster:
        found = asked if character in _NO_GLYPH else library.having(character, asked)
        if found:
            settings.append((_shaper(run, found), ""))
        else:
            mark = library.having(REPLACEMENT, asked)
            settings.append((_shaper(run, mark or asked), REPLACEMENT if mark else "?"))
    return settings


def _by_direction(piece: Fragment) -> Iterator[Fragment]:
    """Cut out the stretches that read from right to left."""
    text = piece.run.text[piece.start - piece.offset : piece.end - piece.offset]
    if text.isascii():
        yield piece
        return
    done = 0
    for match in _RTL_STRETCH.finditer(text):
        if match.start() > done:
            yield replace(piece, start=piece.start + done, end=piece.start + match.start())
        yield replace(piece, start=piece.start + match.start(), end=piece.start + match.end(), rtl=True)
        done = match.end()
    if done < len(text):
        yield replace(piece, start=piece.start + done)
