"""Spell a word or a name everywhere as it is spelt most."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from voa_editor.edit.change import Change, put
from voa_editor.manuscript.edits import substitute
from voa_editor.model.assets import Finding
from voa_editor.model.issue import Issue
from voa_editor.model.records import Record
from voa_editor.model.story import Paragraph
from voa_editor.prepress.proof import Proof
from voa_editor.prepress.reading import Place, Reading
from voa_editor.prepress.rules.people import names_alike
from voa_editor.prepress.rules.spelling import OF, Spellings, names_two_ways, ranked, words_two_ways

_ENDINGS = ("", "s", "ed", "ing")


@dataclass(frozen=True, slots=True)
class Respelling:
    """A word as it stands somewhere, the key of its spelling and that of the usual one, and a word that is spelt so."""

    said: str
    form: str
    usual: str
    like: str


Places = dict[tuple[str, str], dict[int, Respelling]]
"""Record and attribute → where a word begins, and how it is to be spelt."""


def respelt(issue: Issue, finding: Finding) -> Change | None:
    """All places of the rarer spellings that a finding tells of, spelt as elsewhere; None where it is not so any more."""
    reading = Reading(Proof(issue, ()))
    for _ in reading.read():
        pass
    for spellings in _two_ways(reading, finding.rule):
        ways = ranked(spellings)
        first = ways[0][1][0]
        if first.text.record == finding.record and first.said in finding.message:
            return put(issue, [_written(issue.records[of[0]], of[1], places) for of, places in _places(ways).items()]) or None
    return None


def _two_ways(reading: Reading, rule: str) -> Iterator[Spellings]:
    if rule == "similar-name":
        yield from names_alike(reading)
    else:
        yield from words_two_ways(reading)
        yield from names_two_ways(reading)


def _places(ways: list[tuple[str, list[Place]]]) -> Places:
    usual, models = ways[-1]
    found: Places = {}
    for form, places in ways[:-1]:
        for place in places:
            to = Respelling(place.said, form, usual, OF.sub("", models[0].said))
            found.setdefault((place.text.record, place.text.attr), {})[place.start] = to
    return found


def _respelt(said: str, to: Respelling) -> str:
    """A word in its usual spelling, its ending and its capital kept."""
    if to.form.startswith("-"):  # verbs in -ise and -ize
        at = said.rfind(to.form[1:3])
        return said[:at] + to.usual[1:3] + said[at + 2 :]
    if " " in to.said:  # a full name: of its two words one differs
        return said.replace(to.form, to.usual)
    word = OF.sub("", said)
    for ending in _ENDINGS:
        if word.lower() in (to.form + ending, to.form.removesuffix("e") + ending):
            becomes = (to.usual if ending in ("", "s") else to.usual.removesuffix("e")) + ending
            return (becomes[:1].upper() + becomes[1:] if word[0].isupper() else becomes) + said[len(word) :]
    return to.like + said[len(word) :]


def _written(record: Record, attr: str, places: dict[int, Respelling]) -> Record:
    words = {re.escape(to.said).replace(r"\ ", "[ \u00a0]") for to in places.values()}
    pattern = re.compile("|".join(sorted(words, key=len, reverse=True)))

    def made(match: re.Match[str]) -> str:
        to = places.get(match.start())
        return _respelt(match.group(), to) if to else match.group()

    spans: Any = record.spans if isinstance(record, Paragraph) else ()
    text, moved = substitute(pattern, made, getattr(record, attr), spans)
    changed: dict[str, Any] = {attr: text} | ({"spans": moved} if isinstance(record, Paragraph) else {})
    return replace(record, **changed)
