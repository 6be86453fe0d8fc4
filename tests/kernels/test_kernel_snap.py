"""What a moving box, edge or point is drawn to, and what is drawn beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voa_editor.geometry import Point, Rect
from voa_editor.kernels.resize import HANDLES, resize, sides
from voa_editor.kernels.snap import Line, Mark, Snapper, lines_of, snap_edges, snap_move, snap_point

REACH = 4.0
FAR = 1e6


def upright(at: float, kind: str = "guide", low: float = -FAR, high: float = FAR) -> Line:
    return Line("x", at, kind, low, high)


def level(at: float, kind: str = "guide", low: float = -FAR, high: float = FAR) -> Line:
    return Line("y", at, kind, low, high)


def lengths(marks: tuple[Mark, ...], kind: str) -> list[float]:
    return sorted(mark.length for mark in marks if mark.kind == kind)


# Moving to lines


@pytest.mark.parametrize(("x", "dx"), [(98, 2), (102.5, -2.5), (49, 1), (73, 2), (90, 0)])
def test_edges_and_the_middle_meet_a_guide(x, dx):
    # A box of width 50: its left edge, right edge, middle, or nothing lies near the guide at 100.
    snap = snap_move(Rect(x, 10, 50, 20), [upright(100)], [], REACH)
    assert (snap.dx, snap.dy) == (dx, 0) and bool(snap.marks) == bool(dx)


def test_each_axis_snaps_for_itself():
    snap = snap_move(Rect(98, 203, 50, 20), [upright(100), level(200)], [], REACH)
    assert (snap.dx, snap.dy) == (2, -3)


def test_the_nearer_line_wins_over_the_stronger():
    assert snap_move(Rect(98, 0, 50, 20), [upright(100, "edge"), upright(95, "guide")], [], REACH).dx == 2


@pytest.mark.parametrize(
    ("stronger", "weaker"), [("guide", "margin"), ("column", "edge"), ("page", "edge"), ("edge", "centre"), ("centre", "gap")]
)
def test_of_two_as_near_the_stronger_wins(stronger, weaker):
    box = Rect(98, 0, 50, 20)
    assert snap_move(box, [upright(100, stronger), upright(96, weaker)], [], REACH).dx == 2
    assert snap_move(box, [upright(100, weaker), upright(96, stronger)], [], REACH).dx == -2


def test_a_baseline_holds_only_where_nothing_else_does():
    box = Rect(0, 99, 50, 20)
    grid = [level(12.0 * n, "baseline") for n in range(20)]
    assert snap_move(box, grid, [], REACH).dy == pytest.approx(1)  # the foot at 120
    assert snap_move(box, [*grid, level(95.5, "edge")], [], REACH).dy == -3.5
    assert snap_move(Rect(0, 102, 50, 12), grid, [], 1.0).dy == 0  # the middle at 108 is of no account


def test_a_middle_ignores_margins_and_columns():
    assert snap_move(Rect(76, 0, 50, 20), [upright(100, "column")], [], REACH).dx == 0


def test_a_guide_is_drawn_from_the_other_box_with_the_distance():
    other = Rect(100, 0, 50, 30)
    snap = snap_move(Rect(101, 80, 70, 20), lines_of(other), [other], REACH)
    assert snap.dx == -1 and Mark("edge", Point(100, 0), Point(100, 100)) in snap.marks
    assert Mark("distance", Point(100, 30), Point(100, 80), 50) in snap.marks


def test_what_stands_in_one_place_is_drawn_once():
    lines = [upright(100, "edge", 0, 10), upright(100, "guide", 50, 60), upright(100.0002, "column", -20, 5)]
    snap = snap_move(Rect(99, 20, 50, 20), lines, [], REACH)
    assert [mark for mark in snap.marks if mark.length is None] == [Mark("guide", Point(100, -20), Point(100, 60))]


def test_a_box_that_stands_right_shows_it():
    snap = snap_move(Rect(100, 0, 50, 20), [upright(100)], [], REACH)
    assert (snap.dx, snap.dy) == (0, 0) and len(snap.marks) == 1


# Equal gaps


def test_a_box_stands_midway_between_its_neighbours():
    row = [Rect(0, 0, 50, 50), Rect(150, 0, 50, 50)]
    snap = snap_move(Rect(77, 10, 50, 20), [], row, REACH)
    assert (snap.dx, snap.dy) == (-2, 0) and lengths(snap.marks, "gap") == [25, 25]
    assert Mark("gap", Point(50, 20), Point(75, 20), 25) in snap.marks


@pytest.mark.parametrize(("x", "dx"), [(118.5, 1.5), (-33, 3)])
def test_the_gap_of_two_neighbours_is_repeated_beyond_them(x, dx):
    row = [Rect(0, 0, 40, 50), Rect(60, 0, 40, 50)]  # 20 points between them
    snap = snap_move(Rect(x, 10, 10, 20), [], row, REACH)
    assert snap.dx == dx and lengths(snap.marks, "gap") == [20, 20]


def test_gaps_of_a_column_are_kept_too():
    column = [Rect(0, 0, 50, 40), Rect(0, 60, 50, 40)]
    snap = snap_move(Rect(10, 118, 20, 10), [], column, REACH)
    assert (snap.dx, snap.dy) == (0, 2)
    assert Mark("gap", Point(20, 100), Point(20, 120), 20) in snap.marks


def test_gaps_of_other_rows_are_of_no_account():
    assert snap_move(Rect(118, 90, 10, 20), [], [Rect(0, 0, 40, 50), Rect(60, 0, 40, 50)], REACH).dx == 0


def test_a_gap_that_something_stands_in_is_none():
    tinted = [Rect(0, 0, 100, 50), Rect(10, 10, 30, 30), Rect(120, 0, 40, 50)]  # the second lies on the first
    assert snap_move(Rect(240 - 1, 10, 10, 20), [], tinted, REACH).dx == 0  # 80 from the second to the third
    assert snap_move(Rect(180 - 1, 10, 10, 20), [], tinted, REACH).dx == 1  # 20 from the first


def test_a_copy_is_not_held_by_the_gaps_of_what_it_lies_on():
    row = [Rect(0, 0, 40, 50), Rect(60, 0, 40, 50)]
    assert snap_move(row[1].moved(1, 0), [], row, REACH).dx == 0


# Resizing and points


@pytest.mark.parametrize("handle", HANDLES)
def test_only_the_dragged_edges_snap(handle):
    box = Rect(0, 0, 100, 100)
    lines = [upright(at) for at in (-2, 103)] + [level(at) for at in (-2, 103)]
    snap = snap_edges(box, handle, lines, REACH)
    sx, sy = sides(handle)
    assert (snap.dx, snap.dy) == ({-1: -2, 0: 0, 1: 3}[sx], {-1: -2, 0: 0, 1: 3}[sy])


@pytest.mark.parametrize(("handle", "dx"), [("e", 2), ("w", -2), ("n", 0)])
def test_the_width_of_another_box_is_matched(handle, dx):
    snap = snap_edges(Rect(0, 0, 98, 40), handle, [], REACH, [Rect(300, 300, 100, 10), Rect(500, 500, 300, 200)])
    assert (snap.dx, snap.dy) == (dx, 0)
    assert lengths(snap.marks, "size") == ([100, 100] if dx else [])


def test_a_size_is_matched_from_the_centre():
    box = Rect(0, 0, 98, 40)
    snap = Snapper([], [Rect(300, 300, 100, 10)], REACH).edges(box, "e", from_centre=True)
    assert snap.dx == 1 and resize(box, 0, "e", Point(snap.dx, 0), from_centre=True).w == 100


def test_a_proportional_corner_goes_to_the_nearer_line_and_keeps_its_proportion():
    box = Rect(0, 0, 100, 50)
    snap = Snapper([upright(102), level(53)], [], REACH).edges(box, "se", proportional=True)
    assert (snap.dx, snap.dy) == (2, 1)
    assert [mark.start.x for mark in snap.marks] == [102]  # the level line is not met, and not shown
    snap = Snapper([upright(-2)], [], REACH).edges(box, "sw", proportional=True)
    assert (snap.dx, snap.dy) == (-2, 1)
    assert Snapper([level(53)], [], REACH).edges(box, "se", proportional=True).dx == 0  # it would take 6 along x


def test_a_point_meets_lines_of_both_axes():
    snap = snap_point(Point(11, 19), [upright(10), level(20, "baseline")], REACH)
    assert (snap.dx, snap.dy) == (-1, 1) and {mark.kind for mark in snap.marks} == {"guide", "baseline"}


def test_nothing_around_leaves_things_alone():
    snapper = Snapper([], [], REACH)
    assert snapper.move(Rect(0, 0, 0, 0)).marks == snapper.edges(Rect(0, 0, 1, 1), "se").marks == ()
    assert snapper.point(Point(0, 0)).dx == 0


def test_lines_of_a_box():
    assert [(line.axis, line.at, line.kind) for line in lines_of(Rect(0, 10, 20, 40), "page")] == [
        ("x", 0, "page"), ("x", 10, "centre"), ("x", 20, "page"), ("y", 10, "page"), ("y", 30, "centre"), ("y", 50, "page")
    ]  # fmt: skip


# Laws

place = st.integers(-150, 150).map(lambda n: n / 3)
length = st.integers(0, 120).map(lambda n: n / 3)
boxes = st.builds(Rect, place, place, length, length)
kinds = st.sampled_from(["edge", "centre", "margin", "column", "guide", "baseline", "page", "bleed"])
lines = st.lists(st.builds(Line, st.sampled_from(["x", "y"]), place, kinds, place, place), max_size=12)
others = st.lists(boxes, max_size=6)


@given(boxes, lines, others)
def test_a_move_stays_within_reach_and_meets_what_it_says(box, lines, others):
    everything = [*lines, *(line for other in others for line in lines_of(other))]
    snap = Snapper(everything, others, REACH).move(box)
    assert abs(snap.dx) <= REACH and abs(snap.dy) <= REACH
    moved = box.moved(snap.dx, snap.dy)
    for shift, axis, places in (
        (snap.dx, "x", (moved.x, moved.centre.x, moved.right)),
        (snap.dy, "y", (moved.y, moved.centre.y, moved.bottom)),
    ):
        met = any(line.axis == axis and abs(line.at - at) < 1e-6 for line in everything for at in places)
        measured = any(mark.kind == "gap" for mark in snap.marks)
        left_its_row = axis == "x" and snap.dy  # what was equal in the old row need not be so in the new one
        assert not shift or met or measured or left_its_row


@given(boxes, lines, others)
def test_where_it_snapped_it_stays(box, lines, others):
    snapper = Snapper([line for line in lines if line.kind != "baseline"], others, REACH)  # a baseline lets go for better
    first = snapper.point(box.centre)
    again = snapper.point(Point(box.centre.x + first.dx, box.centre.y + first.dy))
    assert (again.dx, again.dy) == pytest.approx((0, 0), abs=1e-9) and len(again.marks) == len(first.marks)


@given(boxes, others)
def test_equal_gaps_are_equal_and_free(box, others):
    snap = Snapper([], others, REACH).move(box)
    measured = [mark for mark in snap.marks if mark.kind == "gap"]
    assert len(measured) != 1
    for mark in measured:
        assert mark.length > 0 and any(
            abs(mark.length - other.length) < 0.01 for other in measured if other is not mark
        )


@given(boxes.filter(lambda box: box.w > 10 and box.h > 10), st.sampled_from(HANDLES), lines, others, st.booleans(), st.booleans())
def test_a_resize_stays_within_reach_and_meets_what_it_says(box, handle, lines, others, proportional, from_centre):
    snap = Snapper(lines, others, REACH).edges(box, handle, proportional=proportional, from_centre=from_centre)
    assert abs(snap.dx) <= REACH + 1e-9 and abs(snap.dy) <= REACH + 1e-9
    after = resize(box, 0.0, handle, Point(snap.dx, snap.dy), proportional=proportional, from_centre=from_centre)
    assert not (snap.dx or snap.dy) or snap.marks
    for mark in snap.marks:
        if mark.length is None and mark.start.x == mark.end.x and mark.start.y != mark.end.y:
            assert min(abs(mark.start.x - after.x), abs(mark.start.x - after.right)) < 0.01
