"""Find words and names that an issue spells two ways, and words written twice."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from voa_editor.model.assets import Finding
from voa_editor.prepress.reading import Place, Reading, Text
from voa_editor.resources import resources

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ISE = re.compile(r"([a-z]+?)(is|iz)(?:e|ed|es|er|ers|ing|ation|ations|ational)")
TWICE = re.compile(r"\b([^\W\d_]+)[ \u00a0]+\1\b", re.IGNORECASE)
_MAY_DOUBLE = frozenset({"had", "that", "very", "much", "long", "bye"})
_REDUPLICATING = ("kk", "ky", "tr", "id", "ms", "zh")  # languages in which a word said twice is grammar
_OF = re.compile(r"['’]s?$")  # the apostrophe of a possessive

Spellings = dict[str, list[Place]]
"""A way to spell a word → where it is spelt so."""


@dataclass(frozen=True, slots=True)
class Words:
    """English words with two spellings: a form in small letters → its word and its spelling; beginnings of verbs in -ise."""

    forms: dict[str, tuple[str, str]]
    ise: frozenset[str]


@cache
def english() -> Words:
    """The list that comes with the program."""
    data = tomllib.loads((resources() / "editorial" / "en.toml").read_text(encoding="utf-8"))
    forms = {form: (pair[0], base) for pair in data["pairs"] for base in pair for form in _inflected(base.lower())}
    return Words(forms, frozenset(data["ise"]))


Spelt = tuple[str, str, int, str]
"""A word told apart from others, how it is spelt, where it stands and what it is there."""


@dataclass(frozen=True, slots=True)
class Names:
    """What may be names, and the words that are common ones for being written small (their letters alone)."""

    names: tuple[Spelt, ...]
    common: frozenset[str]


def spelling(reading: Reading) -> Iterator[Finding]:
    """A word of which the issue uses two spellings (metre and meter, organise and organize)."""
    found: dict[str, Spellings] = {}
    for text, spelt in reading.noted(words_with_two_spellings):
        _sort(found, text, spelt)
    return _two_ways(reading, found.values())


def names(reading: Reading) -> Iterator[Finding]:
    """A name that is written with and without a hyphen, an apostrophe, an accent, or a capital inside."""
    each = list(reading.noted(possible_names))
    common = frozenset().union(*(noted.common for _, noted in each))
    forms: dict[str, str] = {}
    twice = {name for _, noted in each for name, form, *_ in noted.names if forms.setdefault(name, form) != form}
    twice -= common
    found: dict[str, Spellings] = {}
    for text, noted in each:
        _sort(found, text, (spelt for spelt in noted.names if spelt[0] in twice))
    listed = english().forms
    return _two_ways(reading, (forms for forms in found.values() if not any(form.lower() in listed for form in forms)))


def doubled_word(reading: Reading) -> Iterator[Finding]:
    """The same word twice in a row, where that is no grammar and no name (Baden Baden)."""
    for text, doubled in reading.noted(doubled_words):
        for start, said in doubled:
            if text.language.split("-")[0] not in _REDUPLICATING:
                page = reading.page(Place(text, start, said))
                yield _finding("doubled-word", text.record, page, f"“{said}”: the word stands twice", "Remove one of them")


def words_with_two_spellings(text: str) -> tuple[Spelt, ...]:
    """The words of a text that English spells in two ways."""
    return tuple(_listed(text))


def _listed(text: str) -> Iterator[Spelt]:
    words = english()
    for match in _WORD.finditer(text):
        said = _OF.sub("", match.group())
        if form := words.forms.get(said.lower()):
            yield *form, match.start(), match.group()
        # In capitals it is mostly a name, whose owner spells it: World Health Organization.
        elif (ise := _ISE.fullmatch(said)) and ise.group(1) in words.ise:
            yield "-ise", f"-{ise.group(2)}e", match.start(), match.group()


def possible_names(text: str) -> Names:
    """The words of a text with a capital, and the letters of those without."""
    found, common = [], set()
    for match in _WORD.finditer(text):
        said = _OF.sub("", match.group())
        if said.islower():
            common.add(_letters(said))
        elif len(said) > 3 and not said.isupper():
            # Between hyphens, capitals come and go with the style of a headline.
            form = said.lower() if "-" in said else said[0].upper() + said[1:].replace("’", "'")
            found.append((_letters(said), form, match.start(), match.group()))
    return Names(tuple(found), frozenset(common))


def doubled_words(text: str) -> tuple[tuple[int, str], ...]:
    """Where in a text a word stands twice in a row, and what stands there."""
    found = ((match.start(), match.group()) for match in TWICE.finditer(text))
    return tuple((start, said) for start, said in found if is_slip(said.split()))


def is_slip(words: list[str]) -> bool:
    """Whether a word that stands twice is a mistake: no grammar (had had) and no name (Baden Baden)."""
    return words[0].lower() not in _MAY_DOUBLE and not all(word.istitle() for word in words)


def _sort(found: dict[str, Spellings], text: Text, spelt: Iterable[Spelt]) -> None:
    for word, form, start, said in spelt:
        found.setdefault(word, {}).setdefault(form, []).append(Place(text, start, said))


def _two_ways(reading: Reading, found: Iterable[Spellings]) -> Iterator[Finding]:
    """One finding for each word in two spellings, at the first place of the rarer one."""
    for spellings in found:
        if len(spellings) > 1:
            ranked = sorted(spellings.items(), key=lambda item: (len(item[1]), item[0]))
            said = "; ".join(f"{_quoted(form, places)} {reading.pages(places)}" for form, places in ranked)
            first = ranked[0][1][0]
            message = f"spelt in {len(ranked)} ways: {said}"
            yield _finding("spelling", first.text.record, reading.page(first), message, "Choose one way and change the other")


def _quoted(form: str, places: list[Place]) -> str:
    """The word as it is spelt; where a spelling is an ending, that and some of the words."""
    seen = list(dict.fromkeys(place.said for place in places))
    if not form.startswith("-"):
        return f"“{seen[0]}”"
    return f"{form} ({', '.join(seen[:4])}{' …' if len(seen) > 4 else ''})"


def _inflected(base: str) -> Iterator[str]:
    yield from (base, base + "s", base + "ed", base + "ing", base.removesuffix("e") + "ed", base.removesuffix("e") + "ing")


def _letters(word: str) -> str:
    """The letters alone, small, without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word) if c.isalpha()).lower()


def _finding(rule: str, record: str, page: int, message: str, remedy: str) -> Finding:
    return Finding(id="", rule=rule, page=page, record=record, message=message, remedy=remedy)
