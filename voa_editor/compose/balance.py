"""Divide a headline into lines of even length, with no word alone on the last."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from voa_editor.compose.candidates import Candidates
from voa_editor.compose.totalfit import Measures

MOST_LINES = 12  # a longer paragraph is text, not a headline, and is broken as such

# Costs on the scale of one line that misses the even length by a tenth: 1.
WIDOW_COST = 60.0  # one word on the last line
SMALL_WORD_COST = 0.6  # a line ending in "of", "the", "in": the sense runs on
PENALTY_SHARE = 1 / 6  # of a break's penalty in running text; a headline should not break in a compound
SMALL_WORD = 3  # letters


class _Way(NamedTuple):
    cost: float
    at: int
    before: _Way | None


def balance(places: Candidates, text: str, measures: Measures, count: int, indent: float) -> list[int] | None:
    """The candidates that end each of `count` lines of even length (in proportion to their measures).

    None if so many lines cannot hold the text or there are too few words for them.
    """
    last = places.last
    room = sum(measures(i) for i in range(count)) - indent
    if room <= 0 or count > MOST_LINES:
        return None
    share = places.end_x[last] / room
    ways = {0: _Way(0.0, 0, None)}
    for i in range(count):
        width = measures(i) - (indent if i == 0 else 0.0)
        ways = _next_line(ways, places, text, width, share * width, i == count - 1)
    if last not in ways:
        return None
    found, step = [], ways[last]
    while step.before is not None:
        found.append(step.at)
        step = step.before
    return found[::-1]


def _next_line(
    ways: dict[int, _Way], places: Candidates, text: str, width: float, target: float, is_last: bool
) -> dict[int, _Way]:
    after: dict[int, _Way] = {}
    last = places.last
    for at, way in ways.items():
        start_x = places.start_x[at]
        high = bisect_right(places.end_x, start_x + width + 1e-6, at + 1)
        for to in range(at + 1, high):
            if (to == last) != is_last:
                continue
            cost = way.cost + (10 * (places.end_x[to] - start_x - target) / max(target, 1.0)) ** 2
            cost += places.penalty[to] * PENALTY_SHARE + _word_cost(places, text, at, to, is_last)
            if to not in after or cost < after[to].cost:
                after[to] = _Way(cost, to, way)
    return after


def _word_cost(places: Candidates, text: str, at: int, to: int, is_last: bool) -> float:
    line = text[places.pos[at] : places.end[to]]
    if is_last:
        return WIDOW_COST if at and len(line.split()) < 2 else 0.0
    word = line.rpartition(" ")[2]
    return SMALL_WORD_COST if len(word) <= SMALL_WORD and word.islower() and word.isalpha() else 0.0
