"""Fill line after line with what fits, over windows of text, so that neither time nor memory outgrow the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from voa_editor.compose.candidates import NO_LIMIT, Candidates, Rule, candidates
from voa_editor.compose.shape import Prepared

WINDOW = 4000  # characters looked at in one go
HYPHEN_LIMIT = 1_000_000  # characters; in a longer text looking up words would cost more than it could please
_EPS = 1e-6


class Filled(NamedTuple):
    """A line by its candidates' data: characters start ≤ i < pos, visible to `end`; natural width in points."""

    start: int
    pos: int
    end: int
    put: bool
    width: float


class Text(NamedTuple):
    """What to fill lines with: characters start ≤ i < stop; `measure(i)` is line i's width with its indent taken off.

    A hyphen is used where a line would be looser than `loose` (points for each point of space) without; 0: never.
    """

    prepared: Prepared
    start: int
    stop: int
    measure: Callable[[int], float]
    indent: float
    loose: float


def fill(text: Text) -> Iterator[Filled]:
    """The lines, in order."""
    at, number, window, wide = text.start, 0, WINDOW, NO_LIMIT
    hyphens = text.loose > 0 and len(text.prepared.text) <= HYPHEN_LIMIT
    while True:
        limit = min(at + window, text.stop)
        places = candidates(text.prepared, at, limit, Rule(hyphens, wide, text.indent))
        here = 0
        while here < places.last:
            measure = text.measure(number)
            to = _furthest(places, here, measure, text.loose)
            if to == here and wide > measure:
                wide = measure  # look again, with breaks inside words
                break
            to = max(to, here + 1)  # a character wider than the line stands by itself
            if to == places.last and limit < text.stop:
                if here == 0:
                    window *= 2  # the line is longer than the window
                break
            width = places.end_x[to] - places.start_x[here]
            yield Filled(places.pos[here], places.pos[to], places.end[to], places.put[to], width)
            number, here = number + 1, to
        if places.pos[here] >= text.stop:
            return
        if here:
            at, window = places.pos[here], WINDOW
            wide = NO_LIMIT if wide < NO_LIMIT and here > 1 else wide


def _furthest(places: Candidates, here: int, measure: float, loose: float) -> int:
    """The last candidate that fits, without a put-in hyphen if the line is not too loose so; `here` if none fits."""
    room = places.start_x[here] + measure + _EPS
    to = bisect_right(places.end_x, room, here + 1) - 1
    while to > here and places.end_x[to] > room:  # a hyphen may make an earlier end the wider one
        to -= 1
    plain = to
    while plain > here and places.put[plain]:
        plain -= 1
    if plain == here:
        return to
    short, spaces = room - places.end_x[plain], places.end_s[plain] - places.start_s[here]
    return plain if short <= loose * spaces else to
