"""Align boxes by edges and middles."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voa_editor.geometry import Rect
from voa_editor.kernels.align import Edge, align, position
from voa_editor.kernels.resize import bounds

place = st.floats(-1000, 1000)
rects = st.builds(Rect, place, place, st.floats(0, 500), st.floats(0, 500))
edges = st.sampled_from(get_args(Edge))


def moved(boxes: list[Rect], plan: list[tuple[float, float]]) -> list[Rect]:
    return [box.moved(dx, dy) for box, (dx, dy) in zip(boxes, plan, strict=True)]


@given(st.lists(rects, max_size=6), edges, st.none() | rects)
def test_edges_meet_and_aligning_again_changes_nothing(boxes, edge, to):
    after = moved(boxes, align(boxes, edge, to))
    target = position(to or bounds([(box, 0.0) for box in boxes]), edge) if boxes else 0.0
    assert [position(box, edge) for box in after] == pytest.approx([target] * len(boxes), abs=1e-9)
    for dx, dy in align(after, edge, to):
        assert (dx, dy) == pytest.approx((0, 0), abs=1e-9)


@given(st.lists(rects, min_size=1, max_size=6), edges)
def test_only_one_axis_is_touched(boxes, edge):
    across = edge in ("left", "centre", "right")
    assert all((dy if across else dx) == 0 for dx, dy in align(boxes, edge))


def test_the_box_on_the_common_edge_stays():
    assert align([Rect(0, 0, 10, 10), Rect(30, 5, 10, 10)], "right") == [(30.0, 0.0), (0.0, 0.0)]


def test_a_key_box_stays_though_others_reach_farther():
    key = Rect(30, 5, 10, 10)
    assert align([Rect(0, 0, 10, 10), key], "top", key) == [(0.0, 5.0), (0.0, 0.0)]
    assert align([], "top") == []
