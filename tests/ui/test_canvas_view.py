from __future__ import annotations

import notation as n
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voa_editor.geometry import Point, Rect
from voa_editor.model.spreads import Pasteboard
from voa_editor.ui.canvas.view import LEAST, MOST, STEPS, Box, View, next_zoom, tile_box, tiles_over, visible_pages

BOARD = Pasteboard(n.issue(n.pages(7)))
BLEED = (8.5, 8.5, 8.5, 8.5)
zooms = st.floats(LEAST, MOST)
ratios = st.sampled_from([1.0, 1.25, 1.5, 2.0])


def view(zoom: float = 1.0, ratio: float = 1.0, **more: int) -> View:
    return View(zoom, ratio, **({"width": 1200, "height": 800} | more))


@given(zooms, zooms, ratios, st.floats(0, 600), st.floats(0, 400))
def test_the_place_under_the_pointer_stays_there_when_zoomed(before, after, ratio, x, y):
    seen = view(before, ratio, x=300, y=5000)
    place, now = seen.point(x, y), seen.zoomed(after, (x, y))
    there = now.place(place)
    assert now.zoom == after
    assert abs(there[0] - x * ratio) <= 1 and abs(there[1] - y * ratio) <= 1


@given(zooms, ratios)
def test_facing_pages_meet_without_gap_or_overlap(zoom, ratio):
    seen = view(zoom, ratio)
    for spread in BOARD.spreads:
        corners = [seen.origin(BOARD, page) for page in spread.pages]
        found = [seen.level(BOARD, page, BLEED) for page in spread.pages]
        for (left, _), level, (right, _), other in zip(corners, found, corners[1:], found[1:], strict=False):
            assert left + level.trim.right == right == left + level.inked.right
            assert other.inked.left == 0


@given(zooms, ratios)
def test_outer_edges_have_their_bleed(zoom, ratio):
    level = view(zoom, ratio).level(BOARD, "page-1", BLEED)
    over = round(8.5 * level.scale)
    assert level.inked == Box(-over, -over, level.trim.right + over, level.trim.bottom + over)


def test_fitting_shows_a_spread_whole_and_in_the_middle():
    spread = BOARD.spreads[2]
    shown = view().showing(spread.rect)
    area = shown.area
    assert area.x < spread.rect.x and area.right > spread.rect.right and area.y < spread.rect.y
    assert shown.area.centre.y == pytest.approx(spread.rect.centre.y, abs=1)
    assert visible_pages(BOARD, area) == ["page-4", "page-5"]


@given(zooms, st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6))
def test_the_view_never_leaves_its_reach_and_is_not_moved_within_it(zoom, x, y):
    held = view(zoom, x=x, y=y).within(BOARD.bounds)
    assert held.within(BOARD.bounds) == held
    assert BOARD.bounds.inset(-1 / held.scale).contains(held.area.centre)


def test_zoom_steps_go_up_and_down_to_the_limits():
    up = [LEAST]
    while up[-1] < MOST:
        up.append(next_zoom(up[-1], True))
    assert tuple(up) == STEPS and next_zoom(MOST, True) == MOST
    assert next_zoom(1.1, False) == 1.0 and next_zoom(0.9, True) == 1.0 and next_zoom(LEAST, False) == LEAST


def test_pages_off_the_view_are_not_visible():
    assert visible_pages(BOARD, Rect(10, 10, 500, 500)) == ["page-1"]
    assert visible_pages(BOARD, Rect(-4000, 10, 500, 500)) == []
    assert visible_pages(BOARD, BOARD.bounds) == [f"page-{k}" for k in range(1, 8)]


@given(st.integers(1, 3000), st.integers(1, 3000), st.integers(-200, 3000), st.integers(-200, 3000), st.integers(1, 900))
def test_tiles_cover_what_shows_and_nothing_far_from_it(width, height, x, y, size):
    inked, area = Box(-11, -11, width, height), Box(x, y, x + size, y + size)
    tiles = tiles_over(inked, area, 256)
    shown = inked.meet(area)
    boxes = [tile_box(inked, tile, 256) for tile in tiles]
    assert all(not box.meet(area).empty for box in boxes)
    assert sum(box.meet(area).width * box.meet(area).height for box in boxes) == max(shown.width, 0) * max(shown.height, 0) * (
        not shown.empty
    )


def test_the_place_of_a_point_and_the_point_of_a_place_are_inverse():
    seen = view(2.5, 1.5, x=-70, y=912)
    x, y = seen.place(Point(10, 20))
    assert seen.point(x / 1.5, y / 1.5) == Point(pytest.approx(10), pytest.approx(20))
