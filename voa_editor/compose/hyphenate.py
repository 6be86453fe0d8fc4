"""Find where a word may be hyphenated: Liang's patterns, minimum lengths and exceptions per language.

The patterns are LibreOffice's, as the package pyphen carries them; a file hyph_<language>.dic put into
resources/hyphenation goes before them. No Kazakh patterns could be had, so Kazakh words are not hyphenated until a
hyph_kk.dic is put there. The files are read here and not by pyphen, because pyphen takes 50 ms to parse all 14,000
patterns of a language at start-up, and a newsletter meets a tenth of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from voa_editor.resources import resources

MINIMUM = {"en": (3, 3), "ru": (2, 2), "kk": (2, 2)}
"""Fewest letters before and after a hyphen. English readers dislike "re-" and "-ed"; Russian rules ask for two."""

OTHERWISE = (2, 3)
SHORTEST = 5  # letters; a shorter word is never worth a hyphen
LONGEST = 64  # letters; a longer one is no word of a language, and the search is quadratic

_DIALECT = {"en": "en_GB"}  # where a language alone is asked for and the dictionaries know dialects
_WORD = re.compile(r"\W*([^\W\d_]+)(?:['’][^\W\d_]{1,2})?\W*")  # letters, perhaps a "’s", in punctuation
_OPENING = 4  # letters
_DIGITS = {ord(digit): None for digit in "0123456789"}
_ESCAPE = re.compile(r"\^\^([0-9a-f]{2})")


@lru_cache(maxsize=20_000)
def hyphen_points(word: str, language: str) -> tuple[int, ...]:
    """The indices into `word` (punctuation around it allowed) before which a hyphen may be put, ascending.

    None for words with digits, hyphens or capitals inside (acronyms, camel case) and for languages without patterns.
    """
    match = _WORD.fullmatch(word)
    if match is None:
        return ()
    letters, start = match[1], match.start(1)
    lower = letters.lower()
    if not SHORTEST <= len(letters) <= LONGEST or letters[1:] != lower[1:] or len(lower) != len(letters):
        return ()
    patterns = _patterns(language)
    if patterns is None:
        return ()
    left, right = MINIMUM.get(language.partition("-")[0], OTHERWISE)
    found = _exceptions(language).get(lower) or patterns.points(lower)
    return tuple(start + i for i in found if left <= i <= len(letters) - right)


class Patterns:
    """The patterns of one dictionary (Liang 1983): digits between letters, the greatest wins, odd ones allow a break.

    Patterns that change the spelling at the hyphen ("ck" to "k-k") are left out.
    """

    def __init__(self, path: Path) -> None:
        encoding = path.open("rb").readline().decode("ascii", "replace").strip()
        text = path.read_text("cp1251" if encoding.lower() == "microsoft-cp1251" else encoding)
        if "^^" in text:
            text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
        # Comments and settings stand among the keys too; no word has their characters, so they are never found.
        keys = text.translate(_DIGITS).split("\n")
        self._raw = dict(zip(keys, text.split("\n"), strict=True))
        self._values: dict[str, tuple[int, ...]] = {}
        self._longest = max((len(key) for key in keys if " " not in key), default=0)
        self._openings = {key[:_OPENING] for key in keys if len(key) >= _OPENING}  # where no pattern begins so, stop looking

    def points(self, word: str) -> tuple[int, ...]:
        """The indices in a lower-case word before which a hyphen may be put."""
        dotted = f".{word}."
        weights = [0] * (len(dotted) + 1)
        raw = self._raw
        for i in range(len(dotted) - 1):
            longest = self._longest if dotted[i : i + _OPENING] in self._openings else _OPENING - 1
            for j in range(i + 1, min(i + longest, len(dotted)) + 1):
                if (key := dotted[i:j]) in raw:
                    for at, value in enumerate(self._weights(key), i):
                        if value > weights[at]:
                            weights[at] = value
        return tuple(i - 1 for i, weight in enumerate(weights) if weight % 2)

    def _weights(self, key: str) -> tuple[int, ...]:
        """The numbers before each letter of a pattern and after its last."""
        if key not in self._values:
            found, number = [], 0
            for character in self._raw[key]:
                if character.isdigit():
                    number = int(character)
                else:
                    found.append(number)
                    number = 0
            self._values[key] = (*found, number)
        return self._values[key]


@cache
def _patterns(language: str) -> Patterns | None:
    for path in _dictionaries(language.replace("-", "_")):
        if path.is_file():
            return Patterns(path)
    return None


def _dictionaries(language: str) -> Iterator[Path]:
    """The files that may hold a language's patterns, the best first."""
    alone = language.partition("_")[0]
    if not alone.isalpha():  # a tag comes from a file; it must not lead out of the folders
        return
    spec = find_spec("pyphen")  # found, not imported: see the module's first lines
    folders = [resources() / "hyphenation"]
    folders += [Path(place) / "dictionaries" for place in (spec.submodule_search_locations or () if spec else ())]
    for folder in folders:
        known = {path.stem.lower(): path for path in folder.glob(f"hyph_{alone}*.dic")}
        for name in (language, _DIALECT.get(language, alone)):
            if path := known.get(f"hyph_{name}".lower()):
                yield path
        yield from sorted(path for stem, path in known.items() if stem.startswith(f"hyph_{alone}_"))


@cache
def _exceptions(language: str) -> dict[str, tuple[int, ...]]:
    """Words whose hyphens are written out, one to a line with "-" at each point, in exceptions_<language>.txt."""
    path = resources() / "hyphenation" / f"exceptions_{language.partition('-')[0]}.txt"
    if not path.is_file():
        return {}
    found = {}
    for line in path.read_text(encoding="utf-8").split():
        parts = line.lower().split("-")
        found["".join(parts)] = tuple(sum(map(len, parts[:i])) for i in range(1, len(parts)))
    return found
