"""Break a paragraph into lines: as a whole (total fit), evenly (balanced headlines), or line by line (first fit)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from voa_editor.compose.balance import MOST_LINES, balance
from voa_editor.compose.candidates import NO_LIMIT, Candidates, Rule, candidates
from voa_editor.compose.firstfit import Text, fill
from voa_editor.compose.shape import Prepared
from voa_editor.compose.totalfit import Give, Measures, Task, chain, total_fit

STRETCH = 0.75
"""Of the word space, badness 100. TeX's half is for spaces of a third of an em; our faces have a quarter or less."""

SHRINK = 1 / 3  # of the word space, the most it gives: TeX's and Typst's
RAG_SHARE = 0.2  # of the measure that a ragged line may be short for badness 100; less would buy evenness with hyphens
PRETOLERANCE = 0.8  # stretch accepted without hyphens: if all lines are that good, none is needed (TeX: 1)
TOLERANCES = (2.5, 8.0)  # stretch accepted with hyphens, the second for narrow columns; columns are no books (TeX: 1.26)
SHORT = 160  # characters; a longer text seldom does without hyphens, so they are looked up at once
LOOSE_TOLERANCE = 4.0  # stretch accepted when more or fewer lines are asked for
TOTAL_FIT_LIMIT = 40_000  # characters; a longer paragraph is no text that anyone reads, and is broken line by line
_RESORT_LINES = 200  # measures looked at to find the narrowest
_EPS = 1e-6

Measure = Callable[[int], float] | float


class Line(NamedTuple):
    """Characters start ≤ i < end of a paragraph, visible up to `stop` (then spaces or a line feed, dropped at the end).

    `hyphen`: one is put in at the end. `width`: natural width of the visible part and the hyphen, in points, without
    the indent; `indent`: how far the line's start is indented (the first line's only). `last`: of the paragraph.
    """

    start: int
    end: int
    stop: int
    hyphen: bool
    width: float
    indent: float
    last: bool


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What lies between two line feeds: from `start`, visible to `stop`, `end` past the line feed; and its first line."""

    prepared: Prepared
    start: int
    stop: int
    end: int
    measures: Measures
    uniform: bool
    first: int
    indent: float

    @property
    def justified(self) -> bool:
        return self.prepared.format.align == "justify"

    def candidates(self, hyphens: bool = False, wide: float = NO_LIMIT) -> Candidates:
        """The candidates, remembered for other measures unless they depend on this one."""
        rule = Rule(hyphens, wide, self.indent)
        if wide < NO_LIMIT:
            return candidates(self.prepared, self.start, self.stop, rule)
        key = (self.start, hyphens, self.indent if "\t" in self.prepared.text else 0.0)
        if not hyphens and self.stop - self.start > SHORT and self.prepared.format.hyphenate:
            return self.prepared.recall(key, lambda: self.candidates(True).without_hyphens())
        return self.prepared.recall(key, lambda: candidates(self.prepared, self.start, self.stop, rule))


def break_lines(
    prepared: Prepared, measure: Measure, *, start: int = 0, looseness: int = 0, first_indent: float = 0.0
) -> tuple[Line, ...]:
    """Break the characters from `start` on into the best lines.

    `measure`: the width in points of all lines, or of line i counted from 0 (a number is faster). `first_indent` holds
    for line 0 if `start` is 0. `looseness`: so many lines more or fewer than the best have, or as near as can be.
    A paragraph of more than TOTAL_FIT_LIMIT characters is left to `first_fit`.
    """
    if len(prepared.text) - start > TOTAL_FIT_LIMIT:
        return first_fit(prepared, measure, start=start, first_indent=first_indent)
    lines: list[Line] = []
    for stretch in _stretches(prepared, measure, start, first_indent, lines):
        places, ends = _fit(stretch, looseness)
        if looseness:
            looseness -= len(ends) - len(_fit(stretch, 0)[1])
        lines += _lines(stretch, places, ends)
    return tuple(lines)


def first_fit(prepared: Prepared, measure: Measure, *, start: int = 0, first_indent: float = 0.0) -> tuple[Line, ...]:
    """Fill line after line as `break_lines` counts them; time grows with the text alone, and memory with the lines."""
    lines: list[Line] = []
    for stretch in _stretches(prepared, measure, start, first_indent, lines):
        lines += _filled(stretch)
    return tuple(lines)


def _filled(stretch: _Stretch) -> Iterator[Line]:
    form = stretch.prepared.format
    first, indent, measures = stretch.first, stretch.indent, stretch.measures
    loose = TOLERANCES[0] * STRETCH if form.hyphenate and stretch.justified else 0.0

    def measure(i: int) -> float:
        return measures(first + i) - (0.0 if i else indent)

    if stretch.start == stretch.stop:  # an empty line
        yield _line(stretch, stretch.candidates(), 0, 1)
        return
    for start, pos, stop, put, width in fill(Text(stretch.prepared, stretch.start, stretch.stop, measure, indent, loose)):
        end = stretch.end if pos == stretch.stop else pos
        is_first = start == stretch.start
        yield Line(start, end, stop, put, width, indent if is_first else 0.0, end == len(stretch.prepared.text))


def _stretches(prepared: Prepared, measure: Measure, start: int, first_indent: float, lines: list[Line]) -> Iterator[_Stretch]:
    """The stretches from `start` on. `lines` are those made so far; their number is read as each stretch is asked for."""
    text = prepared.text
    uniform = not callable(measure)
    measures: Measures = measure if callable(measure) else lambda _: measure
    at, indent = start, 0.0 if start else first_indent
    while True:
        feed = text.find("\n", at)
        stop = len(text) if feed < 0 else feed
        end = len(text) if feed < 0 else feed + 1
        if at < len(text) or not text:
            yield _Stretch(prepared, at, stop, end, measures, uniform, len(lines), indent)
        if end >= len(text):
            return
        at, indent = end, 0.0


def _fit(stretch: _Stretch, looseness: int) -> tuple[Candidates, list[int]]:
    """The candidates and those of them that end the lines."""
    form = stretch.prepared.format
    if form.balance and not stretch.justified:
        found = _balanced(stretch, looseness)
        if found:
            return found
    give = _give(stretch)
    if looseness:
        return _with_looseness(stretch, give, looseness)
    passes = [(False, PRETOLERANCE), *((form.hyphenate, tolerance) for tolerance in TOLERANCES)]
    for hyphens, tolerance in passes:
        places = stretch.candidates(hyphens)
        best = total_fit(_task(stretch, places, give, tolerance))
        if best:
            return places, chain(best[0])
    narrowest = _narrowest(stretch, stretch.candidates(form.hyphenate).end_x[-1])
    places = stretch.candidates(form.hyphenate, narrowest)
    best = total_fit(_task(stretch, places, give, 0.0)._replace(forced=True))
    return places, chain(best[0])


def _give(stretch: _Stretch) -> Give:
    if stretch.justified:
        return Give(STRETCH, SHRINK)
    return Give(rag=RAG_SHARE * max(stretch.measures(stretch.first), 1.0))


def _task(stretch: _Stretch, places: Candidates, give: Give, tolerance: float) -> Task:
    return Task(places, stretch.measures, give, tolerance, stretch.first, stretch.indent, stretch.uniform)


def _narrowest(stretch: _Stretch, width: float) -> float:
    """The narrowest measure that a text of that width may meet (at most 0 for measures that hold nothing)."""
    here = stretch.measures(stretch.first)
    if stretch.uniform:
        return here - max(stretch.indent, 0.0)
    count = min(int(width / here * 2) + 8 if here > 0 else _RESORT_LINES, _RESORT_LINES)
    return min(here - max(stretch.indent, 0.0), *(stretch.measures(stretch.first + i) for i in range(1, count)))


def _with_looseness(stretch: _Stretch, give: Give, looseness: int) -> tuple[Candidates, list[int]]:
    """The breaks whose number of lines is nearest to the best one's and so many more; the better of two as near."""
    places, ends = _fit(stretch, 0)
    wanted = len(ends) + looseness
    others = stretch.candidates(stretch.prepared.format.hyphenate)
    task = _task(stretch, others, give, LOOSE_TOLERANCE)._replace(counted=True)
    nearest = min(total_fit(task).values(), key=lambda node: (abs(node[1] - wanted), node[0]), default=None)
    if nearest and abs(nearest[1] - wanted) < abs(looseness):
        return others, chain(nearest)
    return places, ends


def _balanced(stretch: _Stretch, looseness: int) -> tuple[Candidates, list[int]] | None:
    """Even lines, as few as first fit needs (and `looseness` more); None where there is nothing to even out."""
    places = stretch.candidates()
    count = at = 0
    while at < places.last:
        start_x = places.start_x[at] - (0.0 if at else stretch.indent)
        to = bisect_right(places.end_x, start_x + stretch.measures(stretch.first + count) + _EPS, at + 1) - 1
        count += 1
        if to == at or count > MOST_LINES:
            return None
        at = to

    def measures(i: int) -> float:
        return stretch.measures(stretch.first + i)

    for extra in sorted(range(min(looseness, 0), max(looseness, 0) + 1), key=lambda n: abs(looseness - n)):
        ends = balance(places, stretch.prepared.text, measures, count + extra, stretch.indent) if count + extra > 0 else None
        if ends:
            return places, ends
    return None


def _lines(stretch: _Stretch, places: Candidates, ends: list[int]) -> Iterator[Line]:
    """The lines that end at those candidates."""
    at = 0
    for to in ends:
        yield _line(stretch, places, at, to)
        at = to


def _line(stretch: _Stretch, places: Candidates, at: int, to: int) -> Line:
    text = stretch.prepared.text
    end = stretch.end if places.pos[to] == stretch.stop else places.pos[to]
    indent = stretch.indent if places.pos[at] == stretch.start else 0.0
    width = places.end_x[to] - places.start_x[at]
    return Line(places.pos[at], end, places.end[to], places.put[to], width, indent, end == len(text))
