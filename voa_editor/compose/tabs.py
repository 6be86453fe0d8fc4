"""Find how far a tab jumps: to where its stop says, so that what follows begins, ends or is centred there."""

from __future__ import annotations

import re
from typing import NamedTuple

from voa_editor.compose.cells import cells
from voa_editor.compose.formats import ParFormat
from voa_editor.compose.shape import Prepared
from voa_editor.model.tabs import TabStop

LABEL_LENGTH = 48
"""Tabs jump to a left stop within so many characters of a line break that is in the text; further on they are spaces."""
ENTRY_LENGTH = 160
"""Characters before a stop of another kind, and between it and the next tab: an entry and its figures, and no running text."""

_NUMBER = re.compile(r"\d+(?:[ \u00a0\u2009\u202f.,'’]\d+)*")
_POINT = ("en", "zh", "ja", "ko", "th", "ms", "he", "hi")
"""Languages that write decimals after a point (Unicode CLDR, numbers/symbols/decimal); the others of Asia and Europe after a
comma."""


class Jump(NamedTuple):
    """How far a tab jumps, in points, and the stop it jumps to."""

    advance: float
    stop: TabStop

    @property
    def is_rigid(self) -> bool:
        """Whether what follows stands where it stands: its spaces are not stretched."""
        return self.stop.kind != "left"


def tab_jump(prepared: Prepared, start: int, at: int, indent: float, x: float) -> Jump | None:
    """The jump of the tab at character `at` from `x` (points from the start of its line, which begins at `start`).

    Stops are measured from the column's edge, and the left indent is one. None where the tab counts as a space: no
    stop left, too far from a line break in the text, or what follows too wide to end or be centred there.
    """
    if at - start >= ENTRY_LENGTH or (start and prepared.text[start - 1] != "\n"):
        return None
    form: ParFormat = prepared.format
    origin = form.left_indent + indent
    stop = min((stop for stop in (*form.tabs, TabStop(form.left_indent)) if stop.at - origin > x + 0.01), default=None)
    if stop is None:
        return None
    room = stop.at - origin - x
    if stop.kind == "left":
        return Jump(room, stop) if at - start < LABEL_LENGTH else None
    advance = room - _before_stop(prepared, at, stop.kind)
    return Jump(advance, stop) if advance > 0 else None


def _before_stop(prepared: Prepared, at: int, kind: str) -> float:
    """How wide is what stands before the stop of what follows a tab, up to the next tab or line break."""
    text = prepared.text
    found = re.compile("[\t\n]").search(text, at + 1, at + 1 + ENTRY_LENGTH)
    stop = found.start() if found else len(text)
    if stop - at > ENTRY_LENGTH:
        return float("inf")
    end = at + 1 + len(text[at + 1 : stop].rstrip())
    if kind == "decimal" and (number := _NUMBER.search(text, at + 1, end)):
        end = _mark(number, prepared, at)
    there = cells(prepared, at + 1, end)
    width = sum([cell[4] for cell in there])
    if there and kind != "decimal":
        width -= there[-1][6].shaper.tracking * there[-1][6].scale  # after the last character
    return width / 2 if kind == "centre" else width


def _mark(number: re.Match[str], prepared: Prepared, at: int) -> int:
    """The place of a number's decimal mark, or of its end."""
    fragment = next(prepared.between(at, at + 1))[0]
    mark = "." if fragment.run.format.language.split("-")[0] in _POINT else ","
    found = number.group().rfind(mark)
    return number.end() if found < 0 else number.start() + found
