"""List the places where a stretch of text may be broken, with running widths, so that any line is a subtraction.

The natural width of a line from candidate a to candidate b is end_x[b] − start_x[a], its stretchable space
end_s[b] − start_s[a]: spaces dropped at a line's end, put-in hyphens and lost kerning are already in these sums.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, fields
from itertools import pairwise
from operator import itemgetter
from typing import Any

from voa_editor.compose.breaks import LAST_RESORT_PENALTY, penalty_after_space
from voa_editor.compose.cells import TAB, UNBREAKABLE_SPACE, WORD, Cell, cells
from voa_editor.compose.shape import Prepared
from voa_editor.compose.tabs import Jump, tab_jump
from voa_editor.compose.words import Cut

NO_LIMIT = float("inf")


@dataclass(frozen=True, slots=True)
class Rule:
    """Which breaks to list: hyphenation or not, between all clusters of what cannot be broken and exceeds `wide` points.

    `indent`: of the first line, in points (tab stops are measured from the column's edge).
    """

    hyphens: bool = False
    wide: float = NO_LIMIT
    indent: float = 0.0


@dataclass(frozen=True, slots=True)
class Candidates:
    """Places to break, ascending; number 0 is the stretch's start, the last its end. Widths in points.

    pos: where the next line starts; end: where the visible part of this one ends; put: a hyphen is put in;
    stands: a hyphen or dash stands at the line's end.
    """

    pos: list[int]
    end: list[int]
    end_x: list[float]
    end_s: list[float]
    start_x: list[float]
    start_s: list[float]
    penalty: list[float]
    put: list[bool]
    stands: list[bool]

    @property
    def last(self) -> int:
        return len(self.pos) - 1

    def without_hyphens(self) -> Candidates:
        """Those where no hyphen is put in."""
        kept = [i for i, put in enumerate(self.put) if not put]
        columns: list[list[Any]] = [getattr(self, field.name) for field in fields(self)]
        return Candidates(*[[column[i] for i in kept] for column in columns])


_Row = tuple[int, int, float, float, float, float, float, bool, bool]  # a candidate, its fields in order


def candidates(prepared: Prepared, start: int, stop: int, rule: Rule) -> Candidates:
    """The candidates of characters start ≤ i < stop, which hold no line feed."""
    walk = _Walk(prepared, start, stop, rule)
    rows = walk.rows()
    if rule.wide < NO_LIMIT:
        rows = walk.with_last_resorts(rows)
    return Candidates(*[list(column) for column in zip(*rows, strict=True)])


class _Walk:
    """A walk over words and spaces with a running width x and a running stretchable width s."""

    def __init__(self, prepared: Prepared, start: int, stop: int, rule: Rule) -> None:
        self.prepared, self.start, self.stop, self.rule = prepared, start, stop, rule
        self.cells = cells(prepared, start, stop)

    def rows(self) -> list[_Row]:
        text, hyphens = self.prepared.text, self.rule.hyphens
        x = s = label = trail = 0.0  # trail: tracking after the last character, which a line's end does not have
        rows: list[_Row] = [(self.start, self.start, 0.0, 0.0, 0.0, 0.0, 0.0, False, False)]
        glue: tuple[int, float, float] | None = None  # where spaces began, and x and s there
        breakable = word = rigid = False
        for cell in self.cells:
            at, kind, token, _, width, give, fragment = cell
            if kind == WORD:
                if glue:
                    cost = penalty_after_space(text[glue[0] - 1], text[at : at + 2]) if breakable else None
                    if cost is not None:
                        rows.append((at, *glue, x, s, cost, False, False))
                    glue = None
                if len(token) > 2:
                    cuts = fragment.shaper.cuts(token, hyphens and self._is_whole(cell))
                    if cuts:
                        rows += self._inside(cell, x, s, cuts)
                trail = fragment.shaper.tracking * fragment.scale
                word = True
            elif kind == TAB and (jump := self._tab(at, x)) is not None:
                # What stands before a stop is a label: never broken, its spaces never stretched.
                width, label, glue, word, rigid = jump.advance, s, None, False, jump.is_rigid
                del rows[1:]
            else:
                breakable = kind != UNBREAKABLE_SPACE  # of several, the last one says
                if word:
                    glue, word = (at, x - trail, s), False
            x += width
            s += 0.0 if rigid else give
        rows[0] = (*rows[0][:5], label, *rows[0][6:])
        end, end_x, end_s = glue or (self.stop, x - trail, s)
        rows.append((self.stop, end, end_x, end_s, x, s, 0.0, False, False))
        return rows

    def _tab(self, at: int, x: float) -> Jump | None:
        return tab_jump(self.prepared, self.start, at, self.rule.indent, x)

    def _is_whole(self, cell: Cell) -> bool:
        """Whether no letter of another fragment stands right before or after; part of a word is not hyphenated."""
        text, start, fragment = self.prepared.text, cell[0], cell[6]
        end = start + len(cell[2])
        if start == fragment.start and start and text[start - 1].isalnum():
            return False
        return not (end == fragment.end and end < len(text) and text[end].isalnum())

    def _inside(self, cell: Cell, x: float, s: float, cuts: tuple[Cut, ...]) -> list[_Row]:
        """The candidates inside a word, with x and s before it."""
        at, _, _, _, width, _, fragment = cell
        scale, trail = fragment.scale, fragment.shaper.tracking * fragment.scale
        return [
            (at + there.at, at + there.at, x + before * scale - trail, s, x + width - after * scale, s,
             there.penalty, there.put, there.put or there.stands)
            for there, before, after in cuts
            if at + there.at < self.stop
        ]  # fmt: skip

    def with_last_resorts(self, rows: list[_Row]) -> list[_Row]:
        """Add breaks between all clusters of what is wider than the rule allows between two candidates."""
        steps: list[tuple[Cell, float, float, tuple[int, float, float]]] = []
        x = s = 0.0
        rigid = False
        word = (self.start, 0.0, 0.0)  # where the last word ended, and x and s there
        for cell in self.cells:
            steps.append((cell, x, s, word))
            jump = self._tab(cell[0], x) if cell[1] == TAB else None
            rigid = jump.is_rigid if jump else rigid
            x += jump.advance if jump else cell[4]
            s += 0.0 if rigid else cell[5]
            if cell[1] == WORD:
                word = (cell[0] + len(cell[2]), x - cell[6].shaper.tracking * cell[6].scale, s)
        places = [cell[0] for cell in self.cells]
        found: dict[int, _Row] = {}
        for before, after in pairwise(rows):
            if after[2] - before[4] <= self.rule.wide:
                continue
            first = max(bisect_right(places, before[0]) - 1, 0)
            for cell, x, s, word in steps[first : bisect_left(places, after[1])]:
                if cell[1] == WORD:
                    inside = self._inside(cell, x, s, cell[6].shaper.resorts(cell[2]))
                    inside.append((cell[0], *word, x, s, LAST_RESORT_PENALTY, False, False))
                    found.update({row[0]: row for row in inside if before[0] < row[0] <= after[1]})
        return self._without_wide_hyphens(rows, found)

    def _without_wide_hyphens(self, rows: list[_Row], found: dict[int, _Row]) -> list[_Row]:
        """All rows in order; where one character and its hyphen are too wide, the character breaks off without."""
        known = {row[0] for row in rows}
        merged = sorted([*rows, *(row for at, row in found.items() if at not in known)], key=itemgetter(0))
        for i, (before, after) in enumerate(pairwise(merged), 1):
            if after[7] and after[2] - before[4] > self.rule.wide and after[0] in found:
                merged[i] = found[after[0]]
        return merged
