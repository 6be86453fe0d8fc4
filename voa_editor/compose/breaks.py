"""Say where a line may end without hyphenation: a subset of UAX #14 for Latin, Cyrillic and Greek text.

Lines end after spaces (not after NO-BREAK SPACE, NARROW NO-BREAK SPACE, FIGURE SPACE), at ZERO WIDTH SPACE, after
hyphens, dashes and slashes between letters, at SOFT HYPHEN, and in web and e-mail addresses. They never end at
NON-BREAKING HYPHEN, before closing or after opening punctuation. Left out: ideographs, Thai, numbers with units (LB25).
"""

from __future__ import annotations

import re
from typing import NamedTuple

FLEXIBLE = " \u00a0"  # the spaces that justified lines stretch and shrink
FIXED = "\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
UNBREAKABLE = "\u00a0\u2007\u202f"
SPACES = f"\t\n{FLEXIBLE}{FIXED}"

CHUNK = 120
"""Characters shaped as one at most: a "word" of a megabyte is cut into such pieces, which bounds time and memory."""

_NO_MARK = "(?![\u0300-\u036f\u200d\ufe00-\ufe0f])"  # a mark stays on its base
TOKEN = re.compile(rf"[{SPACES}]|[^{SPACES}]{{1,{CHUNK}}}{_NO_MARK}|[^{SPACES}]{{1,{CHUNK}}}")
"""Text in the pieces that are shaped, cached and justified: single spaces, and words with their punctuation."""

# Penalties, on the scale of line badness (100: all spaces at their stretch; Knuth & Plass 1981).
HYPHEN_PENALTY = 75.0  # a hyphen costs about as much as spaces two thirds wider (TeX: 50, in wider columns)
CAPITAL_PENALTY = 150.0  # a hyphen in a word with a capital: a name is better left whole
EXPLICIT_PENALTY = 40.0  # after a hyphen that is in the text
DASH_PENALTY = 10.0  # after an unspaced dash
SLASH_PENALTY = 80.0  # after a slash between words
ADDRESS_PENALTY = 250.0  # inside an address: only where the line is bad otherwise
DASH_START_PENALTY = 60.0  # before a spaced dash, which would begin the next line
LAST_RESORT_PENALTY = 3000.0  # between any two characters of a word that is wider than the line

_OPENING = frozenset("([{«‹“„‚¿¡")
_CLOSING = frozenset(")]}»›”’!?;:,.…%‰")
_DASHES = frozenset("–—")

_ADDRESS = re.compile(r"://|\Wwww\.|^www\.|\w@\w|\w\.[^\W\d_]{2,}(?=/|\W*$)")
_IN_ADDRESS = re.compile(r"(?<=.{3})[/.@\-_?&=](?=\w.{2})")
_INSIDE = re.compile(
    r"(?P<free>\u200b)(?=[^\u200b])"
    r"|(?P<soft>\u00ad)(?=\w)"
    r"|(?P<hyphen>(?<=\w\w)[-\u2010])(?=[^\W\d_])"
    r"|(?P<dash>(?<=\w)\u2013)(?=[^\W\d_])|(?P<long>(?<=[^\s\u2014])\u2014)(?=[\w“«(\"‘])"
    r"|(?P<slash>(?<=[^\W\d_]{2})/)(?=[^\W\d_]{2})"
)
_PENALTIES = {
    "free": 0.0, "soft": HYPHEN_PENALTY, "hyphen": EXPLICIT_PENALTY,
    "dash": DASH_PENALTY, "long": DASH_PENALTY, "slash": SLASH_PENALTY,
}  # fmt: skip


class Break(NamedTuple):
    """A break inside a word, before its character `at`: its cost, whether a hyphen is put in or stands there already."""

    at: int
    penalty: float
    put: bool = False
    stands: bool = False


def breaks_inside(word: str) -> tuple[Break, ...]:
    """The breaks that the characters of a word (its punctuation included) allow by themselves, ascending."""
    if word.isalpha():
        return ()
    if _ADDRESS.search(word):
        return tuple(Break(match.end(), ADDRESS_PENALTY) for match in _IN_ADDRESS.finditer(word))
    found = []
    for match in _INSIDE.finditer(word):
        kind = match.lastgroup or ""
        found.append(Break(match.end(), _PENALTIES[kind], kind == "soft", kind in ("hyphen", "dash", "long")))
    return tuple(found)


def penalty_after_space(before: str, after: str) -> float | None:
    """The cost of a line end at a space between the character `before` and the text `after` (two characters suffice).

    None where there may be none: before closing punctuation that closes something, after opening punctuation.
    """
    first = after[:1]
    if before in _OPENING or (first in _CLOSING and not after[1:2].isalnum()):
        return None
    return DASH_START_PENALTY if first in _DASHES else 0.0
