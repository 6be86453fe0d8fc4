"""Lay the words and spaces of a paragraph side by side, shaped and measured: what lines are broken and set from."""

from __future__ import annotations

from voa_editor.compose.breaks import FIXED, FLEXIBLE, SPACES, TOKEN, UNBREAKABLE
from voa_editor.compose.itemise import Fragment
from voa_editor.compose.shape import Prepared
from voa_editor.compose.words import Shaped

WORD, SPACE, UNBREAKABLE_SPACE, TAB, LINE_FEED = range(5)

Cell = tuple[int, int, str, Shaped, float, float, Fragment]
"""The first character, kind, characters shown, glyphs, natural width and stretchable width in points, and fragment."""

KEPT_LIMIT = 40_000
"""Characters; the cells of a longer paragraph are made anew for each use, as they take 60 times the text's memory."""


def cells(prepared: Prepared, start: int, stop: int) -> list[Cell]:
    """The cells of characters start ≤ i < stop; a word that reaches beyond is cut there."""
    if len(prepared.text) > KEPT_LIMIT:
        return _make(prepared, start, stop)
    made, index = prepared.recall("cells", lambda: _make_all(prepared))
    if start >= stop:
        return []
    first, last = index[start], index[stop - 1]
    found = made[first : last + 1]
    if found[-1][0] + len(found[-1][2]) > stop:
        found[-1] = part(found[-1], 0, stop - found[-1][0])
    if found[0][0] < start:
        found[0] = part(found[0], start - found[0][0], len(found[0][2]))
    return found


def _make_all(prepared: Prepared) -> tuple[list[Cell], list[int]]:
    """All cells, and for each character the place in them of its cell."""
    made = _make(prepared, 0, len(prepared.text))
    return made, [i for i, cell in enumerate(made) for _ in cell[2]]


def part(cell: Cell, start: int, end: int, tail: str = "") -> Cell:
    """Characters start ≤ i < end of a word as a cell of their own, with a hyphen or nothing at its tail."""
    at, kind, token, _, _, give, fragment = cell
    shaped = fragment.shaper.shape(token[start:end] + tail)
    return at + start, kind, token[start:end], shaped, shaped.width * fragment.scale, give, fragment


def _make(prepared: Prepared, start: int, stop: int) -> list[Cell]:
    made: list[Cell] = []
    for fragment, a, b in prepared.between(start, stop):
        shape, scale, at = fragment.shaper.shape, fragment.scale, a
        for token in TOKEN.findall(fragment.shown(prepared.text, a, b)):
            if token in SPACES:
                made.append(_space(prepared.text, token, at, fragment))
            else:
                shaped = shape(token)
                made.append((at, WORD, token, shaped, shaped.width * scale, 0.0, fragment))
            at += len(token)
    return made


def _space(text: str, token: str, at: int, fragment: Fragment) -> Cell:
    """A space, kerned with the characters beside it if they are in its fragment."""
    shaper, scale = fragment.shaper, fragment.scale
    if token in FLEXIBLE:
        around = text[at - 1 : at + 2] if fragment.start < at < fragment.end - 1 and not fragment.replacement else ""
        width = (shaper.gap(around) if around else shaper.space) * scale
        kind = UNBREAKABLE_SPACE if token in UNBREAKABLE else SPACE
        return at, kind, token, shaper.shape(token), width, shaper.space * scale, fragment
    if token == "\n":
        return at, LINE_FEED, token, _NOTHING, 0.0, 0.0, fragment
    if token == "\t":
        return at, TAB, token, shaper.shape(" "), shaper.space * scale, 0.0, fragment
    assert token in FIXED
    shaped = shaper.shape(token)
    return at, UNBREAKABLE_SPACE if token in UNBREAKABLE else SPACE, token, shaped, shaped.width * scale, 0.0, fragment


_NOTHING = Shaped((), (), (), (), (), 0.0)
