"""Find quotation marks, apostrophes and dashes that are not of the kind the issue mostly uses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from voa_editor.model.assets import Finding
from voa_editor.prepress.reading import Place, Reading

# The better kind stands first: it wins where both are as many.
QUOTES = {
    "curly (“ ”)": re.compile(r"[“”]"),
    "angle (« »)": re.compile(r"[«»]"),
    "low (‚ „)": re.compile(r"[„‚]"),
    'straight (")': re.compile(r'"'),
}
APOSTROPHES = {"curly (’)": re.compile(r"(?<=\w)’(?=\w)"), "straight (')": re.compile(r"(?<=\w)'(?=\w)")}
DASHES = {
    "spaced en dashes": re.compile(r"(?<=\S)[ \u00a0\u2009\u200a]–[ \u00a0\u2009\u200a](?=\S)"),
    "closed em dashes": re.compile(r"(?<=\w)—(?=\w)"),
    "spaced em dashes": re.compile(r"(?<=\S)[ \u00a0\u2009\u200a]—[ \u00a0\u2009\u200a](?=\S)"),
    "spaced hyphens": re.compile(r"(?<=[^\s\d])[ \u00a0]-[ \u00a0](?=\S)"),
}
RANGES = {"en dashes": re.compile(r"\d–\d"), "hyphens": re.compile(r"(?<![\d-])\d{1,4}-\d{1,4}(?![\d-])")}
_SHOWN = 24


Marks = tuple[tuple[tuple[str, tuple[int, ...]], ...], ...]
"""For each group of kinds: the kinds that a text has, and where each of them stands."""


def mixed_quotes(reading: Reading) -> Iterator[Finding]:
    """Quotation marks of several kinds within one language, and straight apostrophes among curly ones."""
    yield from _mixed(reading, "mixed-quotes", "quotation marks", QUOTES)
    yield from _mixed(reading, "mixed-quotes", "apostrophes", APOSTROPHES)


def mixed_dashes(reading: Reading) -> Iterator[Finding]:
    """Hyphens, en dashes and em dashes for one purpose."""
    yield from _mixed(reading, "mixed-dashes", "dashes between words", DASHES)
    yield from _mixed(reading, "mixed-dashes", "ranges of numbers", RANGES)


def marks_in(text: str) -> Marks:
    """The quotation marks, apostrophes, dashes and ranges of a text."""
    return tuple(
        tuple((kind, starts) for kind, pattern in kinds.items() if (starts := tuple(m.start() for m in pattern.finditer(text))))
        for kinds in _GROUPS
    )


_GROUPS = (QUOTES, APOSTROPHES, DASHES, RANGES)


def _mixed(reading: Reading, rule: str, what: str, kinds: Mapping[str, re.Pattern[str]]) -> Iterator[Finding]:
    """One finding for each record that uses another kind than its language mostly does."""
    by_language: dict[str, dict[str, list[Place]]] = {}
    group = _GROUPS.index(kinds)
    for text, noted in reading.noted(marks_in):
        for kind, starts in noted[group]:
            places = by_language.setdefault(text.language, {kind: [] for kind in kinds}).setdefault(kind, [])
            places += [Place(text, start, "") for start in starts]
    for every in by_language.values():
        found = {kind: places for kind, places in every.items() if places}
        usual = max(found, key=lambda kind: len(found[kind]))
        for kind in sorted(found.keys() - {usual}):
            yield from _strays(reading, rule, f"{what}: {kind}, where the issue mostly has {usual}", found[kind])


def _strays(reading: Reading, rule: str, said: str, places: list[Place]) -> Iterator[Finding]:
    records: dict[str, list[Place]] = {}
    for place in places:
        records.setdefault(place.text.record, []).append(place)
    for record, strays in records.items():
        first = strays[0]
        around = first.text.text[max(first.start - _SHOWN, 0) : first.start + _SHOWN].replace("\n", " ").strip()
        yield Finding(
            id="",
            rule=rule,
            page=reading.page(first),
            record=record,
            message=f"{said} ({reading.pages(strays)}: … {around} …)",
            remedy="Write them all one way; an import with the clean-up switched on does so",
        )
