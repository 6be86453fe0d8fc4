"""A sheet, printed and folded, reads as a book does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voa_editor.errors import UserError
from voa_editor.prepress.imposition.signatures import Signature, gathered, nested, signature


def rows(made: Signature, side: str) -> list[str]:
    """A side as it lies on the press: numbers by row, those on their heads in brackets."""
    cells = made.front if side == "front" else made.back
    line = {(cell.row, cell.column): f"({page})" if cell.turned else f"{page}" for cell, page in cells.items()}
    return [" ".join(line[row, column] for column in range(made.columns)) for row in range(made.rows)]


def test_four_pages_are_a_folded_sheet():
    made = signature(range(1, 5), 2)
    assert rows(made, "front") == ["4 1"]
    assert rows(made, "back") == ["2 3"]


def test_eight_pages_lie_head_to_head():
    made = signature(range(1, 9), 4)
    assert rows(made, "front") == ["(5) (4)", "8 1"]
    assert rows(made, "back") == ["(3) (6)", "2 7"]


def test_sixteen_pages_lie_as_binders_know_them():
    made = signature(range(1, 17), 8)
    assert rows(made, "front") == ["(5) (12) (9) (8)", "4 13 16 1"]
    assert rows(made, "back") == ["(7) (10) (11) (6)", "2 15 14 3"]


@given(st.sampled_from((2, 4, 8)))
def test_a_leaf_has_a_page_on_each_side(up):
    """What lies back to back on the sheet is a right-hand page and the page behind it."""
    made = signature(range(1, 2 * up + 1), up)
    for cell, page in made.front.items():
        (behind,) = [p for c, p in made.back.items() if (c.column, c.row) == (made.columns - 1 - cell.column, cell.row)]
        assert {page, behind} == {page - (page + 1) % 2, page - (page + 1) % 2 + 1}


@given(st.integers(1, 30).map(lambda n: 4 * n), st.sampled_from((2, 4, 8)))
def test_nested_signatures_hold_every_page_once(count, up):
    made = nested(count, up)
    assert sorted(p for each in made for side in (each.front, each.back) for p in side.values()) == list(range(1, count + 1))


@given(st.integers(1, 30).map(lambda n: 4 * n))
def test_facing_pages_of_stitched_sheets_add_up(count):
    """On each side of a folded sheet the two pages sum to one more than there are."""
    for each in nested(count, 2):
        assert sum(each.front.values()) == sum(each.back.values()) == count + 1


@given(st.integers(1, 100), st.sampled_from((2, 4, 8)))
def test_gathered_signatures_follow_each_other(count, up):
    made = gathered(count, up)
    for number, each in enumerate(made):
        pages = {p for side in (each.front, each.back) for p in side.values()} - {0}
        assert pages == set(range(2 * up * number + 1, min(count, 2 * up * (number + 1)) + 1))


def test_a_count_that_cannot_be_stitched_is_refused_with_a_remedy():
    with pytest.raises(UserError, match="multiple of 4"):
        nested(38, 2)
