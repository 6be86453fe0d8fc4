"""Distribute boxes in rows and columns."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voa_editor.geometry import Rect
from voa_editor.kernels.align import position
from voa_editor.kernels.distribute import common_gap, distribute

place = st.floats(-1000, 1000)
length = st.floats(0, 300)
rows = st.lists(st.builds(Rect, place, place, length, length), min_size=2, max_size=7)
WAYS = [("x", "left"), ("x", "centre"), ("x", "right"), ("y", "top"), ("y", "middle"), ("y", "bottom")]


def moved(boxes: list[Rect], plan: list[tuple[float, float]]) -> list[Rect]:
    return [box.moved(dx, dy) for box, (dx, dy) in zip(boxes, plan, strict=True)]


def across(box: Rect) -> float:
    return box.centre.x


@given(rows, st.floats(0.1, 50))
def test_the_gap_that_was_set_is_the_one_they_have(boxes, gap):
    after = moved(boxes, distribute(boxes, "x", "gaps", gap))
    assert common_gap(after, "x") == pytest.approx(gap, abs=1e-6)
    assert common_gap([*after, after[0].moved(1e4, 0)], "x") is None and common_gap(boxes[:1], "x") is None


@given(rows, st.none() | st.floats(-20, 50), st.none() | st.builds(Rect, place, place, length, length))
def test_gaps_get_equal(boxes, gap, within):
    order = sorted(range(len(boxes)), key=lambda n: across(boxes[n]))
    after = moved(boxes, distribute(boxes, "x", "gaps", gap, within))
    row = [after[n] for n in order]
    gaps = [right.x - left.right for left, right in pairwise(row)]
    assert gaps == pytest.approx([gap if gap is not None else gaps[0]] * len(gaps), abs=1e-6)
    assert row[0].x == pytest.approx(within.x if within else boxes[order[0]].x)
    if gap is None:
        assert row[-1].right == pytest.approx(within.right if within else boxes[order[-1]].right, abs=1e-9)


@given(rows)
def test_the_outermost_stay(boxes):
    order = sorted(range(len(boxes)), key=lambda n: across(boxes[n]))
    for plan in (distribute(boxes, "x", "gaps"), distribute(boxes, "x", "centre")):
        assert plan[order[0]] == (0, 0) and plan[order[-1]] == (0, 0)
        assert all(dy == 0 for _, dy in plan)


@given(rows, st.sampled_from(WAYS), st.none() | st.floats(0, 50), st.none() | st.builds(Rect, place, place, length, length))
def test_edges_and_middles_stand_at_equal_distances(boxes, way, gap, within):
    axis, by = way
    order = sorted(range(len(boxes)), key=lambda n: position(boxes[n], by))
    after = moved(boxes, distribute(boxes, axis, by, gap, within))
    steps = [position(after[b], by) - position(after[a], by) for a, b in pairwise(order)]
    assert steps == pytest.approx([gap if gap is not None else steps[0]] * len(steps), abs=1e-6)


@given(rows, st.sampled_from([*WAYS, ("y", "gaps")]))
def test_distributing_twice_is_distributing_once(boxes, way):
    boxes = [Rect(box.x + 2000 * n, box.y + 2000 * n, box.w, box.h) for n, box in enumerate(boxes)]  # an order that stays
    after = moved(boxes, distribute(boxes, *way))
    for dx, dy in distribute(after, *way):
        assert (dx, dy) == pytest.approx((0, 0), abs=1e-6)


def test_a_row_spreads_to_the_margins():
    boxes = [Rect(20, 0, 10, 10), Rect(90, 0, 30, 10), Rect(40, 0, 20, 10)]
    assert moved(boxes, distribute(boxes, "x", "gaps", None, Rect(0, 0, 100, 100))) == [
        Rect(0, 0, 10, 10), Rect(70, 0, 30, 10), Rect(30, 0, 20, 10)
    ]  # fmt: skip


def test_a_given_gap_starts_from_the_first():
    boxes = [Rect(0, 50, 10, 20), Rect(0, 10, 10, 20), Rect(0, 200, 10, 20)]
    assert [box.y for box in moved(boxes, distribute(boxes, "y", "gaps", 6.0))] == [36, 10, 62]


def test_one_box_and_none_stay():
    assert distribute([Rect(5, 5, 5, 5)], "x", "gaps", 3.0, Rect(0, 0, 100, 100)) == [(0, 0)]
    assert distribute([], "y", "top") == []


def test_an_edge_along_the_other_axis_is_refused():
    with pytest.raises(ValueError, match="'top' does not lie along x"):
        distribute([], "x", "top")
