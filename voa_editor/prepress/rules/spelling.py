"""Find words and names that an issue spells two ways, and words written twice."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from voa_editor.model.assets import Finding
from voa_editor.prepress.reading import Place, Reading
from voa_editor.resources import resources

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ISE = re.compile(r"([a-z]+?)(is|iz)(?:e|ed|es|er|ers|ing|ation|ations|ational)")
_TWICE = re.compile(r"\b([^\W\d_]+)[ \u00a0]+\1\b", re.IGNORECASE)
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


def spelling(reading: Reading) -> Iterator[Finding]:
    """A word of which the issue uses two spellings (metre and meter, organise and organize)."""
    words = english()
    found: dict[str, Spellings] = {}
    for place in reading.find(_WORD):
        said = _OF.sub("", place.said)
        if form := words.forms.get(said.lower()):
            found.setdefault(form[0], {}).setdefault(form[1], []).append(place)
        # In capitals it is mostly a name, whose owner spells it: World Health Organization.
        elif (ise := _ISE.fullmatch(said)) and ise.group(1) in words.ise:
            found.setdefault("-ise", {}).setdefault(f"-{ise.group(2)}e", []).append(place)
    return _two_ways(reading, found.values())


def names(reading: Reading) -> Iterator[Finding]:
    """A name that is written with and without a hyphen, an apostrophe, an accent, or a capital inside."""
    found: dict[str, Spellings] = {}
    common: set[str] = set()
    for place in reading.find(_WORD):
        said = _OF.sub("", place.said)
        if said.islower():
            common.add(_letters(said))
        elif len(said) > 3 and not said.isupper():
            # Between hyphens, capitals come and go with the style of a headline.
            form = said.lower() if "-" in said else said[0].upper() + said[1:].replace("’", "'")
            found.setdefault(_letters(said), {}).setdefault(form, []).append(place)
    listed = english().forms
    kept = [forms for key, forms in found.items() if key not in common and not any(f.lower() in listed for f in forms)]
    return _two_ways(reading, kept)


def doubled_word(reading: Reading) -> Iterator[Finding]:
    """The same word twice in a row, where that is no grammar and no name (Baden Baden)."""
    for place in reading.find(_TWICE):
        words = place.said.split()
        if place.text.language.split("-")[0] in _REDUPLICATING or words[0].lower() in _MAY_DOUBLE:
            continue
        if not all(word.istitle() for word in words):
            said, remedy = f"“{place.said}”: the word stands twice", "Remove one of them"
            yield _finding("doubled-word", place.text.record, reading.page(place), said, remedy)


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
