"""Answer where letters and words begin: the steps a caret takes through text (UAX #29).

A letter is a grapheme cluster: a base with its marks, an emoji with its joiners, one step of the caret however many
code points it has. Long texts are asked about near the caret alone.
"""

from __future__ import annotations

from functools import lru_cache

import regex

_LETTER = regex.compile(r"\X")
_BOUNDARY = regex.compile(r"(?w)\b", regex.V1)
_NEAR = 256  # characters looked at on each side of a caret: no letter and hardly a word is longer
_MEANS = regex.compile(r"[\w\p{M}]")


@lru_cache(maxsize=1024)
def letters(text: str) -> tuple[int, ...]:
    """Every boundary between letters, from 0 to the text's length."""
    if text.isascii() and "\r" not in text:
        return tuple(range(len(text) + 1))
    return (0, *(match.end() for match in _LETTER.finditer(text)))


def next_letter(text: str, at: int) -> int:
    """The end of the letter that begins at (or holds) character `at`; the text's length at its end."""
    begin = _window(text, at)
    near = text[begin : at + _NEAR]
    return next((begin + stop for stop in letters(near) if begin + stop > at), len(text))


def letter_before(text: str, at: int) -> int:
    """The beginning of the letter before place `at`; 0 at the beginning."""
    begin = _window(text, at)
    near = text[begin : at + _NEAR]
    return max((begin + stop for stop in letters(near) if begin + stop < at), default=0)


def word_at(text: str, at: int) -> tuple[int, int]:
    """The word, the spaces or the mark that place `at` is in, or at the beginning of; at its end at the text's end."""
    begin = _window(text, at)
    cuts = [begin, *(begin + cut for cut in _cuts(text[begin : at + _NEAR])), min(at + _NEAR, len(text))]
    start = max((cut for cut in cuts if cut <= at), default=begin)
    end = min((cut for cut in cuts if cut > at), default=start)
    if end == start and at > 0:
        return word_at(text, at - 1)
    if text[start:end].isspace():  # several spaces are one thing, whatever the rule for each
        while start > 0 and text[start - 1].isspace():
            start -= 1
        while end < len(text) and text[end].isspace():
            end += 1
    return start, end


def next_word(text: str, at: int) -> int:
    """Where the next word after place `at` begins: past the rest of this one and the spaces after it."""
    if at >= len(text):
        return len(text)
    end = at if text[at].isspace() else word_at(text, at)[1]
    while end < len(text) and text[end].isspace():
        end += 1
    return end


def word_before(text: str, at: int) -> int:
    """Where the word before place `at` begins, spaces between left out."""
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return word_at(text, at - 1)[0] if at > 0 else 0


def is_word(text: str) -> bool:
    """Whether the text holds a letter or a digit."""
    return _MEANS.search(text) is not None


def _window(text: str, at: int) -> int:
    """Where to begin to look: after a line feed or space that stands far enough before, so that no letter is cut."""
    if at <= 2 * _NEAR:
        return 0
    return max(text.rfind(" ", 0, at - _NEAR) + 1, text.rfind("\n", 0, at - _NEAR) + 1, at - 4 * _NEAR)


def _cuts(text: str) -> list[int]:
    return [match.start() for match in _BOUNDARY.finditer(text)]
