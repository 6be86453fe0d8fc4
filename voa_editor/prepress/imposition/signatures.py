"""Fold a sheet of paper in mind, to know which page goes where on it, and which stand on their heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from voa_editor.errors import UserError

FOLDS = {2: "V", 4: "HV", 8: "VHV"}
"""Pages on one side of a sheet → how it is folded: V along an upright line, H along a level one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A place on one side of a sheet: column and row from the top left as one looks at that side; `turned` stands on its head."""

    column: int
    row: int
    turned: bool


@dataclass(frozen=True, slots=True)
class Signature:
    """A folded sheet: for each side its pages (numbers, 0 for none) by cell."""

    columns: int
    rows: int
    front: dict[Cell, int]
    back: dict[Cell, int]


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A part of the sheet, a leaf once it is folded: its cell on the front, and how often it was flipped over each axis."""

    column: int
    row: int
    over_x: int = 0  # flips along upright lines
    over_y: int = 0  # flips along level lines


def fold(folds: str) -> tuple[int, int, list[_Leaf]]:
    """Columns and rows of a sheet, and its leaves from the top of the folded stack to its bottom.

    Each fold puts the left half under the right one, or the upper under the lower: the spine comes to lie at the left and
    the front's bottom right cell on top.
    """
    columns, rows = 2 ** folds.count("V"), 2 ** folds.count("H")
    stacks = {(c, r): [_Leaf(c, r)] for c in range(columns) for r in range(rows)}
    wide, high = columns, rows
    for way in folds:
        dx, dy = (wide // 2, 0) if way == "V" else (0, high // 2)
        folded = {}
        for c, r in product(range(dx, wide), range(dy, high)):
            under = stacks[wide - 1 - c, r] if dx else stacks[c, high - 1 - r]
            folded[c - dx, r - dy] = stacks[c, r] + _flipped(under, bool(dx), bool(dy))
        stacks, wide, high = folded, wide - dx, high - dy
    return columns, rows, stacks[0, 0]


def _flipped(stack: Sequence[_Leaf], x: int, y: int) -> list[_Leaf]:
    """A stack turned over: what lay on top lies at the bottom."""
    return [_Leaf(leaf.column, leaf.row, leaf.over_x + x, leaf.over_y + y) for leaf in reversed(stack)]


def signature(pages: Sequence[int], up: int) -> Signature:
    """The sheet that holds pages, in reading order; 2 × `up` of them. The back is as one sees it when the sheet is turned
    over along its upright middle."""
    columns, rows, leaves = fold(FOLDS[up])
    front: dict[Cell, int] = {}
    back: dict[Cell, int] = {}
    for at, leaf in enumerate(leaves):
        upper, lower = pages[2 * at], pages[2 * at + 1]
        faces_up = (leaf.over_x + leaf.over_y) % 2 == 0
        turned = leaf.over_y % 2 == 1
        front[Cell(leaf.column, leaf.row, turned)] = upper if faces_up else lower
        back[Cell(columns - 1 - leaf.column, leaf.row, turned)] = lower if faces_up else upper
    return Signature(columns, rows, front, back)


def gathered(count: int, up: int) -> list[Signature]:
    """Signatures that lie one behind the other (for a glued spine); missing pages at the end are left blank."""
    each = 2 * up
    numbers = [*range(1, count + 1), *[0] * (-count % each)]
    return [signature(numbers[at : at + each], up) for at in range(0, len(numbers), each)]


def nested(count: int, up: int) -> list[Signature]:
    """Signatures that lie within each other (for stitches through the fold), from the outermost to the innermost.

    Where the last has less than its sheet holds, a smaller sheet does. Raises UserError if pages are no multiple of four.
    """
    if count % 4:
        raise UserError(
            f"{count} pages cannot be stitched through the fold: a folded sheet holds four",
            remedy="Add or remove pages until there are a multiple of 4",
        )
    found: list[Signature] = []
    before, left = 0, count
    while left:
        size = next(size for size in (8, 4, 2) if size <= up and 2 * size <= left)
        half = [*range(before + 1, before + size + 1)]
        other = [*range(count - before - size + 1, count - before + 1)]
        found.append(signature([*half, *other], size))
        before, left = before + size, left - 2 * size
    return found
