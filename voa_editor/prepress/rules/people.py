"""Find names that differ by a letter, or only in how they are brought into Latin letters: mostly one name, spelt two ways."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from voa_editor.model.assets import Finding
from voa_editor.prepress.reading import Place, Reading
from voa_editor.prepress.rules.spelling import english, possible_names
from voa_editor.prepress.rules.told import told

_WORD = r"[^\W\d_a-z][^\W\d_]{2,}(?:[-’'][^\W\d_]+)*"
_FULL = re.compile(rf"\b(?=({_WORD})[ \u00a0]({_WORD}))")
_POSSESSIVE = re.compile(r"['’]s?$")
_LEAST = 5  # letters of a name that is compared: short ones differ by one letter as a rule
_ALIKE = (("kh", "h"), ("zh", "j"), ("ye", "e"), ("yu", "u"), ("ya", "a"), ("q", "k"), ("w", "v"), ("y", "i"), ("ph", "f"))

Full = tuple[tuple[str, str, int], ...]
"""Two words with capitals that follow each other, and where."""


def full_names(text: str) -> Full:
    """The pairs of capitalised words of a text."""
    found = ((_bare(match[1]), _bare(match[2]), match.start()) for match in _FULL.finditer(text))
    return tuple((one, other, start) for one, other, start in found if not one.isupper() and not other.isupper())


def similar_name(reading: Reading) -> Iterator[Finding]:
    """Names of two words that share one and differ by a letter in the other; each pair once, at the rarer."""
    places: dict[tuple[str, str], list[Place]] = {}
    for text, found in reading.noted(full_names):
        for one, other, start in found:
            places.setdefault((one, other), []).append(Place(text, start, f"{one} {other}"))
    common = frozenset().union(*(noted.common for _, noted in reading.noted(possible_names)))
    sharing: dict[tuple[int, str], set[str]] = {}
    for one, other in places:
        sharing.setdefault((0, one), set()).add(other)
        sharing.setdefault((1, other), set()).add(one)
    for (side, shared), others in sharing.items():
        for pair in combinations(sorted(others), 2):
            if _similar(*pair) and not any(word.lower() in common or word.lower() in english().forms for word in pair):
                full = [(shared, word) if side == 0 else (word, shared) for word in pair]
                rare, usual = sorted(full, key=lambda name: len(places[name]))
                first = places[rare][0]
                said = f"“{' '.join(rare)}” {reading.pages(places[rare])}; “{' '.join(usual)}” {reading.pages(places[usual])}"
                message = f"two names that may be one: {said}"
                yield told("similar-name", first.text.record, message, "Choose one way, if it is one", reading.page(first))


@lru_cache(maxsize=4096)
def _similar(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _LEAST:
        return False
    first, second = _folded(one), _folded(other)
    if first == second:
        # With and without a mark or a capital inside is another rule's (spelling.names).
        return _letters(one) != _letters(other)
    # Words that differ at their end are forms of one word: Minister, Ministry, Ministers.
    return first[-1] == second[-1] and _one_letter_apart(*sorted((first, second), key=len))


def _one_letter_apart(short: str, long: str) -> bool:
    """Whether one letter is another, or one more, in the longer of two words."""
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


def _letters(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word) if c.isalpha()).lower()


def _folded(word: str) -> str:
    """The letters of a name, those made alike that stand for one another between alphabets, none doubled."""
    said = _letters(word)
    for one, other in _ALIKE:
        said = said.replace(one, other)
    return re.sub(r"(.)\1", r"\1", said)


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word)
