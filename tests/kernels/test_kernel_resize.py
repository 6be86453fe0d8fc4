"""The laws of resizing and turning boxes."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voa_editor.geometry import Point, Rect
from voa_editor.kernels.resize import (
    HANDLES,
    angle,
    bounds,
    constrain,
    constrain_angle,
    corners,
    handle_point,
    hit,
    resize,
    rotate_about,
    scale_into,
    sides,
)

place = st.floats(-1000, 1000)
length = st.floats(1, 800)
boxes = st.builds(Rect, place, place, length, length)
turns = st.floats(-720, 720) | st.sampled_from([0.0, 90.0, 180.0, -90.0, 45.0])
handles = st.sampled_from(HANDLES)
deltas = st.builds(Point, place, place)
flags = st.booleans()

OPPOSITE = {"nw": "se", "n": "s", "ne": "sw", "e": "w", "se": "nw", "s": "n", "sw": "ne", "w": "e"}


def near(a: Point, b: Point) -> bool:
    return math.dist((a.x, a.y), (b.x, b.y)) < 1e-6


@given(boxes, turns, handles, deltas, flags)
def test_the_opposite_handle_stays_on_the_page(box, rotation, handle, delta, proportional):
    after = resize(box, rotation, handle, delta, proportional=proportional)
    assert near(handle_point(after, rotation, OPPOSITE[handle]), handle_point(box, rotation, OPPOSITE[handle]))


@given(boxes, turns, handles, deltas, flags)
def test_the_centre_stays_when_resized_from_it(box, rotation, handle, delta, proportional):
    after = resize(box, rotation, handle, delta, proportional=proportional, from_centre=True)
    assert near(after.centre, box.centre)


@given(boxes, turns, handles, deltas, flags, flags)
def test_no_side_gets_shorter_than_the_least(box, rotation, handle, delta, proportional, from_centre):
    after = resize(box, rotation, handle, delta, proportional=proportional, from_centre=from_centre, least=1.0)
    assert after.w >= 1 - 1e-9 and after.h >= 1 - 1e-9
    if proportional:
        assert after.w * box.h == pytest.approx(after.h * box.w)


@given(boxes, turns, st.sampled_from(["nw", "ne", "se", "sw"]), st.builds(Point, st.floats(-50, 50), st.floats(-50, 50)), flags)
def test_a_corner_follows_the_pointer(box, rotation, handle, delta, from_centre):
    box = Rect(box.x, box.y, box.w + 200, box.h + 200)  # too large to be dragged through
    before, after = (
        handle_point(b, rotation, handle) for b in (box, resize(box, rotation, handle, delta, from_centre=from_centre))
    )
    assert near(after, Point(before.x + delta.x, before.y + delta.y))


@given(st.builds(Rect, place, place, st.floats(0, 5), st.floats(0, 5)), turns, handles, flags, flags)
def test_a_press_alone_changes_nothing(box, rotation, handle, proportional, from_centre):
    assert resize(box, rotation, handle, Point(0, 0), proportional=proportional, from_centre=from_centre) == box


@given(boxes, handles, deltas)
def test_an_upright_edge_stays_to_the_last_bit(box, handle, delta):
    after = resize(box, 0.0, handle, delta)
    sx, sy = sides(handle)
    assert sx == -1 or after.x == box.x
    assert sy == -1 or after.y == box.y
    assert sx or after.w == box.w
    assert sy or after.h == box.h


def test_a_level_line_stays_level():
    assert resize(Rect(10, 10, 100, 0), 0.0, "se", Point(20, 0)) == Rect(10, 10, 120, 0)
    assert resize(Rect(10, 10, 100, 0), 0.0, "e", Point(20, 0), proportional=True) == Rect(10, 10, 120, 0)


def test_a_proportional_side_grows_about_the_middle_of_the_other():
    assert resize(Rect(0, 0, 100, 50), 0.0, "e", Point(100, 7), proportional=True) == Rect(0, -25, 200, 100)


def test_a_quarter_turn_drags_the_other_side():
    # The right edge of a box on its side is its foot.
    assert resize(Rect(0, 0, 100, 50), 90.0, "e", Point(0, 20)) == Rect(-10, 10, 120, 50)


@given(st.lists(boxes, min_size=1, max_size=6), boxes)
def test_boxes_resized_together_fill_the_new_bounds(rects, after):
    before = bounds([(rect, 0.0) for rect in rects])
    scaled = bounds([(rect, 0.0) for rect in scale_into(rects, before, after)])
    assert (scaled.x, scaled.y, scaled.w, scaled.h) == pytest.approx((after.x, after.y, after.w, after.h), abs=1e-6)


def test_a_flat_bounding_box_is_moved_along_its_flat_side():
    lines = [Rect(0, 10, 50, 0), Rect(50, 10, 50, 0)]
    assert scale_into(lines, Rect(0, 10, 100, 0), Rect(0, 30, 200, 0)) == [Rect(0, 30, 100, 0), Rect(100, 30, 100, 0)]


@given(boxes, turns, deltas, turns)
def test_each_corner_turns_about_the_point(box, rotation, about, degrees):
    turned, total = rotate_about(box, rotation, about, degrees)
    assert -180 < total <= 180 and (turned.w, turned.h) == (box.w, box.h)
    for was, now in zip(corners(box, rotation), corners(turned, total), strict=True):
        assert math.dist((about.x, about.y), (was.x, was.y)) == pytest.approx(math.dist((about.x, about.y), (now.x, now.y)))
        if math.dist((about.x, about.y), (was.x, was.y)) > 1:
            assert math.isclose(math.remainder(angle(about, now) - angle(about, was) - degrees, 360), 0, abs_tol=1e-6)


@given(boxes, turns, st.floats(-0.49, 0.49), st.floats(-0.49, 0.49))
def test_the_inside_is_hit_and_lies_within_the_bounds(box, rotation, across, down):
    nw, ne, se, sw = corners(box, rotation)
    centre = box.centre
    inside = Point(
        centre.x + across * (ne.x - nw.x) + down * (sw.x - nw.x), centre.y + across * (ne.y - nw.y) + down * (sw.y - nw.y)
    )
    outside = Point(centre.x + 1.1 * (se.x - centre.x), centre.y + 1.1 * (se.y - centre.y))
    assert hit(box, rotation, inside) and not hit(box, rotation, outside)
    assert bounds([(box, rotation)]).inset(-1e-6).contains(inside)


def test_bounds_of_what_is_upright_are_exact():
    assert bounds([(Rect(0.1, 0.2, 0.3, 0.4), 0.0)]).x == 0.1
    assert bounds([(Rect(0, 0, 100, 50), 90.0)]) == Rect(25, -25, 50, 100)
    with pytest.raises(ValueError, match="no boxes"):
        bounds([])


@given(deltas, deltas, st.sampled_from([15.0, 45.0]))
def test_a_constrained_point_lies_on_a_step_and_no_farther(point, about, step):
    held = constrain(point, about, step)
    away = math.dist((held.x, held.y), (about.x, about.y))
    assert away <= math.dist((point.x, point.y), (about.x, about.y)) + 1e-9
    if away > 1e-3:
        assert math.isclose(math.remainder(angle(about, held), step), 0, abs_tol=1e-6)


def test_angles_run_clockwise_from_the_right():
    assert angle(Point(0, 0), Point(0, 5)) == 90 and angle(Point(0, 0), Point(-1, 0)) == 180
    assert constrain_angle(52) == 45 and constrain_angle(53) == 60 and constrain_angle(-52, 45) == -45
    assert constrain(Point(10, 1), Point(0, 0)) == Point(10, 0) and constrain(Point(1, -9), Point(0, 0)) == Point(0, -9)
