"""Shape words and remember them: a newsletter's words recur, and shaping is asked for at every measure.

A word is shaped by itself. Kerning with the spaces beside it is kept in `gap`, the width a space has between two
characters, so that a line measures the same as if it had been shaped whole.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import uharfbuzz as hb

from voa_editor.compose.breaks import CAPITAL_PENALTY, CHUNK, HYPHEN_PENALTY, LAST_RESORT_PENALTY, Break, breaks_inside
from voa_editor.compose.hyphenate import hyphen_points
from voa_editor.fonts.faces import Face

WORDS_KEPT = 20_000  # of one face and feature set; an issue of 400 pages has fewer different ones
HYPHEN = "-"
_RESORTS = [Break(at, LAST_RESORT_PENALTY) for at in range(CHUNK)]


class Shaped(NamedTuple):
    """The glyphs of a word in 1/1000 em: where each stands, where the pen is before it, and which character it is of.

    `ys` is empty where all glyphs stand on the baseline; positive is up.
    """

    glyphs: tuple[int, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    pens: tuple[float, ...]
    clusters: tuple[int, ...]
    width: float


class WordShaper:
    """Shapes words in one face with one set of features, tracking and language. All widths are in 1/1000 em."""

    def __init__(self, face: Face, features: tuple[str, ...], tracking: float, language: str) -> None:
        self.face = face
        self.tracking = tracking
        self.language = language
        # Ligatures join what tracking means to set apart.
        self._features = {"liga": False, "clig": False} if tracking else {}
        self._features.update({tag: True for tag in features})
        self._words: dict[str, Shaped] = {}
        self._gaps: dict[str, float] = {}
        self._cuts: tuple[dict[str, tuple[Cut, ...]], dict[str, tuple[Cut, ...]]] = ({}, {})
        self._buffer = hb.Buffer()
        self.space = self.shape(" ").width
        self.hyphenates = ord(HYPHEN) in face.characters

    def shape(self, word: str) -> Shaped:
        found = self._words.get(word)
        if found is None:
            if len(self._words) >= WORDS_KEPT:
                self._words.clear()
            found = self._words[word] = self._shape(word)
        return found

    def _shape(self, word: str) -> Shaped:
        buffer = self._buffer
        buffer.clear_contents()
        # An ignorable left in would be a space glyph of no width, and be read back from a PDF as a space.
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        buffer.add_str(word)
        buffer.guess_segment_properties()
        buffer.language = self.language
        hb.shape(self.face.hb_font, buffer, self._features)
        infos, places = buffer.glyph_infos, [place.position for place in buffer.glyph_positions]
        clusters = tuple([info.cluster for info in infos])
        pens, pen, last = [], 0.0, len(clusters) - 1
        for i, place in enumerate(places):
            pens.append(pen)
            pen += place[2]
            if self.tracking and (i == last or clusters[i + 1] != clusters[i]):
                pen += self.tracking
        xs: tuple[float, ...] = ()
        ys: tuple[float, ...] = ()
        if any([place[0] or place[1] for place in places]):
            xs = tuple([at + place[0] for at, place in zip(pens, places, strict=True)])
            ys = tuple([float(place[1]) for place in places])
        glyphs = tuple([info.codepoint for info in infos])
        return Shaped(glyphs, xs or tuple(pens), ys if any(ys) else (), tuple(pens), clusters, pen)

    def gap(self, around: str) -> float:
        """The width of the space in the middle of three characters, with what kerning there is on its both sides."""
        found = self._gaps.get(around)
        if found is None:
            if len(self._gaps) >= WORDS_KEPT:
                self._gaps.clear()
            alone = self.shape(around[0]).width + self.shape(around[2]).width
            found = self._gaps[around] = self.shape(around).width - alone
        return found

    def cuts(self, word: str, hyphens: bool) -> tuple[Cut, ...]:
        """The breaks inside a word, with widths: those its characters allow, and those of hyphenation if asked."""
        known = self._cuts[hyphens]
        found = known.get(word)
        if found is None:
            if len(known) >= WORDS_KEPT:
                known.clear()
            breaks = breaks_inside(word)
            if hyphens and self.hyphenates and not breaks:
                # A compound breaks at the hyphen it has and nowhere else: "deci-sion-making" is hard to read.
                cost = CAPITAL_PENALTY if word.lower() != word else HYPHEN_PENALTY
                breaks = tuple(Break(at, cost, put=True) for at in hyphen_points(word, self.language))
            found = known[word] = tuple(self.cut(word, there) for there in breaks)
        return found

    def resorts(self, word: str) -> tuple[Cut, ...]:
        """The breaks of last resort: between all clusters of a word."""
        shaped = self.shape(word)
        places = sorted({*shaped.clusters, len(word)})
        if shaped.clusters[:1] != (0,):  # right to left, or it begins with something that shows nothing
            return tuple(self.cut(word, _RESORTS[at]) for at in places[:-1] if at)
        pens = dict(zip(reversed(shaped.clusters), reversed(shaped.pens), strict=True))  # the first glyph's of each cluster
        return tuple([
            Cut(_RESORTS[at], pens[before] + self.shape(word[before:at]).width, shaped.width - pens[at])
            for before, at in pairwise(places[:-1])
        ])  # fmt: skip

    def cut(self, word: str, there: Break) -> Cut:
        """Measure the two halves of a broken word, the first with its hyphen.

        Where a cluster begins at the break this costs no shaping of the halves: only the last character before it
        loses a neighbour.
        """
        at, tail = there.at, HYPHEN if there.put else ""
        shaped = self.shape(word)
        i = bisect_left(shaped.clusters, at)
        if shaped.clusters[:1] != (0,) or not 0 < i < len(shaped.clusters) or shaped.clusters[i] != at:
            return Cut(there, self.shape(word[:at] + tail).width, self.shape(word[at:]).width)
        last = shaped.clusters[i - 1]
        before = shaped.pens[bisect_left(shaped.clusters, last)] + self.shape(word[last:at] + tail).width
        return Cut(there, before, shaped.width - shaped.pens[i])


class Cut(NamedTuple):
    """A break inside a word with the widths before it (hyphen included) and after it, in 1/1000 em."""

    there: Break
    before: float
    after: float


@lru_cache(maxsize=256)
def word_shaper(face: Face, features: tuple[str, ...], tracking: float, language: str) -> WordShaper:
    """The one shaper of a face, feature set, tracking (1/1000 em) and language."""
    return WordShaper(face, features, tracking, language)
