"""Set small letters as small capitals: those of the face where it has them, else capitals made smaller."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

import uharfbuzz as hb

from voa_editor.compose.formats import Run
from voa_editor.fonts.faces import Face
from voa_editor.fonts.library import Library

FEATURE = "smcp"  # OpenType 1.9, feature registry
MADE_SIZE = 0.7  # of the size: a little more than the height of small letters, as punchcutters draw small capitals


def with_small_caps(runs: Sequence[Run], library: Library) -> tuple[Run, ...]:
    """The runs as they are to be set. Letters made smaller are runs of their own, of capitals; offsets stay."""
    if not any([run.format.small_caps for run in runs]):
        return tuple(runs)
    return tuple([part for run in runs for part in (_parts(run, library) if run.format.small_caps else (run,))])


def _parts(run: Run, library: Library) -> list[Run]:
    look = run.format
    face = library.find(look.family, look.weight, look.italic)
    parts: list[Run] = []
    at = 0
    for made, text in _made_and_not(run.text, face):
        source = run.source
        if source.end - source.start == len(run.text):
            source = source._replace(start=source.start + at, end=source.start + at + len(text))
        if made:
            form = replace(look, size=round(look.size * MADE_SIZE, 4))
            parts.append(replace(run, text=text.upper(), format=form, source=source))
        else:
            features = tuple(dict.fromkeys((*look.features, FEATURE)))
            parts.append(replace(run, text=text, format=replace(look, features=features), source=source))
        at += len(text)
    return parts


def _made_and_not(text: str, face: Face) -> Iterator[tuple[bool, str]]:
    """A text in parts, each with whether its letters are made smaller; accents and other marks go with their letter."""
    start = 0
    made = False
    for at, letter in enumerate(text):
        now = made if at and unicodedata.category(letter).startswith("M") else _is_made(face, letter)
        if now != made and at > start:
            yield made, text[start:at]
            start = at
        made = now
    if text:
        yield made, text[start:]


@lru_cache(maxsize=4096)
def _is_made(face: Face, letter: str) -> bool:
    """Whether a letter has a capital of one letter, and the face no small capital for it."""
    if letter.upper() == letter or len(letter.upper()) != 1:
        return False
    return _glyphs(face, letter, {FEATURE: True}) == _glyphs(face, letter, {})


def _glyphs(face: Face, letter: str, features: dict[str, bool]) -> list[int]:
    buffer = hb.Buffer()
    buffer.add_str(letter)
    buffer.guess_segment_properties()
    hb.shape(face.hb_font, buffer, features)
    return [info.codepoint for info in buffer.glyph_infos]
