"""Moving, resizing and turning frames, by hand, by numbers and by the arrow keys."""

from __future__ import annotations

import pytest
from edits import PHOTO, PIXELS, caption, desks, frame, groups_fit, made, rect, selected, standing
from hypothesis import given
from hypothesis import strategies as st
from notation import group, issue, page, pages, picture_frame, shape

from voa_editor.edit.commands import named
from voa_editor.edit.commands.transform import geometry, move_by, resize_to, rotate_by, set_geometry
from voa_editor.edit.placing import box_of, movable
from voa_editor.geometry import Point, Rect
from voa_editor.kernels.resize import resize
from voa_editor.model.frames import Frame, GroupFrame, PictureFrame, ShapeFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import ParentPage
from voa_editor.model.spreads import Pasteboard
from voa_editor.model.stack import leaves

WIDTH = Issue().settings.trim_w


def spread() -> list[object]:
    return list(pages(3))


def test_frames_move_on_their_page():
    now = issue(spread(), shape("a", 10, 20, 30, 40), shape("b", 0, 0, 5, 5))
    after = made(now, move_by(now, ["frame-a"], 7, -5))
    assert rect(after, "a") == (17, 15, 30, 40) and rect(after, "b") == (0, 0, 5, 5)


def test_moving_by_nothing_is_no_change():
    now = issue(spread(), shape("a"))
    assert move_by(now, ["frame-a"], 0, 0) is None and rotate_by(now, ["frame-a"], 360, Point(0, 0)) is None
    assert move_by(now, [], 1, 1) is None


def test_a_frame_dragged_over_the_fold_becomes_the_facing_pages_and_stays_where_it_is():
    now = issue(spread(), shape("a", WIDTH - 60, 100, 50, 50, page="page-2"), shape("b", page="page-3", order="z"))
    after = made(now, move_by(now, ["frame-a"], 40, 0))
    moved = frame(after, "a")
    assert moved.parent == "page-3" and rect(after, "a") == (-20, 100, 50, 50)
    assert [one.id for one in after.frames("page-3")] == ["frame-b", "frame-a"], "it lands in front"
    back = made(after, move_by(after, ["frame-a"], -40, 0))
    assert frame(back, "a").parent == "page-2" and rect(back, "a") == (round(WIDTH - 60, 4), 100, 50, 50)


def test_a_frame_whose_larger_half_stays_keeps_its_page():
    now = issue(spread(), shape("a", WIDTH - 60, 100, 50, 50, page="page-2"))
    assert frame(made(now, move_by(now, ["frame-a"], 30, 0)), "a").parent == "page-2"


def test_a_group_takes_all_in_it_to_the_other_page():
    inner = group("g", shape("a", WIDTH - 60, 0, 50, 50, page="page-2"), shape("b", WIDTH - 60, 60, 50, 50, page="page-2"))
    now = issue(spread(), inner)
    after = made(now, move_by(now, ["frame-g"], 100, 0))
    assert frame(after, "g").parent == "page-3" and frame(after, "a").parent == "frame-g"
    assert rect(after, "a") == (40, 0, 50, 50) and rect(after, "g") == (40, 0, 50, 110)


def test_frames_of_a_parent_page_stay_among_parent_pages():
    now = issue(page("1"), ParentPage(id="parent-a"), shape("a", 10, 10, 20, 20, page="parent-a"))
    after = made(now, move_by(now, ["frame-a"], -200, 0))
    assert frame(after, "a").parent == "parent-a"


def test_a_caption_goes_with_its_picture():
    now = issue(spread(), PHOTO, PIXELS, picture_frame("a", 50, 50, 200, 100, photo="photo-a"), caption("c", 50, 154, 200, 20))
    after = made(now, move_by(now, ["frame-a"], 10, 20))
    assert rect(after, "c") == (60, 174, 200, 20)
    both = made(now, move_by(now, ["frame-a", "frame-c"], 10, 20))
    assert rect(both, "c") == (60, 174, 200, 20), "selected itself, it does not move twice"


def test_a_caption_stays_below_a_picture_that_grows():
    now = issue(spread(), PHOTO, PIXELS, picture_frame("a", 50, 50, 200, 100, photo="photo-a"), caption("c", 50, 154, 200, 20))
    after = made(now, resize_to(now, Rect(50, 50, 200, 100), Rect(40, 50, 260, 160), ["frame-a"]))
    assert rect(after, "c") == (40, 214, 260, 20)


def test_a_caption_stays_beside_a_picture_that_grows():
    now = issue(spread(), PHOTO, PIXELS, picture_frame("a", 50, 50, 200, 100, photo="photo-a"), caption("c", 254, 50, 80, 60))
    after = made(now, resize_to(now, Rect(50, 50, 200, 100), Rect(50, 50, 210, 130), ["frame-a"]))
    assert rect(after, "c") == (264, 50, 80, 60)


def test_a_locked_caption_and_that_of_another_picture_stay():
    now = issue(
        spread(), PHOTO, PIXELS, picture_frame("a", 50, 50, 200, 100, photo="photo-a"),
        caption("c", 50, 154, 200, 20, locked=True), caption("d", 0, 0, 9, 9, photo="photo-b"),
        caption("e", 0, 0, 9, 9, page="page-2"),
    )  # fmt: skip
    after = made(now, move_by(now, ["frame-a"], 10, 20))
    assert rect(after, "c") == (50, 154, 200, 20) and rect(after, "d") == rect(after, "e") == (0, 0, 9, 9)


def test_of_two_pictures_of_one_photograph_the_nearer_has_the_caption():
    now = issue(
        spread(), PHOTO, PIXELS, picture_frame("a", 0, 0, 100, 100, photo="photo-a"),
        picture_frame("b", 300, 0, 100, 100, photo="photo-a"), caption("c", 300, 104, 100, 20),
    )  # fmt: skip
    assert rect(made(now, move_by(now, ["frame-a"], 5, 5)), "c") == (300, 104, 100, 20)
    assert rect(made(now, move_by(now, ["frame-b"], 5, 5)), "c") == (305, 109, 100, 20)


def test_several_frames_are_resized_as_one():
    now = issue(spread(), shape("a", 0, 0, 100, 50), shape("b", 100, 50, 100, 50))
    after = made(now, resize_to(now, Rect(0, 0, 200, 100), Rect(0, 0, 400, 50), ["frame-a", "frame-b"]))
    assert rect(after, "a") == (0, 0, 200, 25) and rect(after, "b") == (200, 25, 200, 25)


def test_frames_of_facing_pages_are_resized_as_one():
    now = issue(spread(), shape("a", WIDTH - 100, 0, 100, 50, page="page-2"), shape("b", 0, 0, 100, 50, page="page-3"))
    after = made(now, resize_to(now, Rect(WIDTH - 100, 0, 200, 50), Rect(WIDTH - 100, 0, 300, 50), ["frame-a", "frame-b"]))
    assert rect(after, "b") == (50, 0, 150, 50)


def test_a_group_scales_what_is_in_it():
    now = issue(spread(), group("g", shape("a", 0, 0, 50, 50), group("h", shape("b", 50, 50, 50, 50))))
    after = made(now, resize_to(now, Rect(0, 0, 100, 100), Rect(10, 10, 200, 100), ["frame-g"]))
    assert rect(after, "a") == (10, 10, 100, 50) and rect(after, "b") == rect(after, "h") == (110, 60, 100, 50)


def test_a_frame_in_a_turned_group_is_resized_by_its_box_on_the_page():
    now = issue(spread(), group("g", shape("a", 0, 0, 50, 50), shape("b", 100, 0, 50, 50), rotation=90))
    before = standing(now)
    box, rotation = box_of(now, frame(now, "b"))
    longer = resize(box, rotation, "e", Point(0, 30))  # turned, its east side lies below
    after = made(now, resize_to(now, box, longer, ["frame-b"]))
    there = standing(after)
    assert there["frame-a"] == before["frame-a"] and groups_fit(after)
    (x0, y0), (x1, y1), *_ = there["frame-b"]
    assert (x0, y0) == before["frame-b"][0] and (x1, y1) == (before["frame-b"][1][0], before["frame-b"][1][1] + 30)


def test_a_turned_line_among_others_keeps_its_ends_in_proportion():
    line = shape("l", 0, 50, 100, 0, shape="line", rotation=90)  # from (50, 0) to (50, 100)
    now = issue(spread(), line, shape("b", 0, 0, 100, 100))
    after = made(now, resize_to(now, Rect(0, 0, 100, 100), Rect(0, 0, 100, 300), ["frame-l", "frame-b"]))
    assert standing(after)["frame-l"][0] == (50, 0) and standing(after)["frame-l"][1] == (50, 300)


def test_frames_turn_about_a_point():
    now = issue(spread(), shape("a", 0, 0, 20, 10), shape("b", 100, 0, 20, 10))
    after = made(now, rotate_by(now, ["frame-a", "frame-b"], 90, Point(60, 5)))
    assert frame(after, "a").rotation == 90 and rect(after, "a") == (50, -50, 20, 10) and rect(after, "b") == (50, 50, 20, 10)


@pytest.mark.parametrize(
    ("reference", "values", "expected"),
    [
        ((0.0, 0.0), {"x": 30}, (30, 20, 100, 50)),
        ((0.5, 0.5), {"x": 30, "y": 40}, (-20, 15, 100, 50)),
        ((1.0, 1.0), {"w": 60}, (50, 20, 60, 50)),
        ((0.5, 0.5), {"w": 60, "h": 10}, (30, 40, 60, 10)),
        ((0.0, 0.0), {"w": -5}, (10, 20, 0, 50)),
    ],
)
def test_numbers_are_about_the_reference_point(reference, values, expected):
    now = issue(spread(), shape("a", 10, 20, 100, 50))
    after = made(now, set_geometry(now, selected("frame-a"), reference=reference, **values))
    assert rect(after, "a") == expected


def test_a_turned_frame_grows_from_the_reference_point_it_has_on_the_page():
    now = issue(spread(), shape("a", 0, 0, 100, 50, rotation=90))
    before = geometry(now, selected("frame-a"))
    after = made(now, set_geometry(now, selected("frame-a"), w=140))
    place = geometry(after, selected("frame-a"))
    assert place is not None and before is not None
    assert (before.x, before.y) == pytest.approx((75, -25))
    assert (place.x, place.y, place.w) == pytest.approx((before.x, before.y, 140))


def test_a_rotation_typed_in_is_absolute_and_about_the_reference_point():
    now = issue(spread(), shape("a", 0, 0, 100, 50, rotation=30))
    after = made(now, set_geometry(now, selected("frame-a"), rotation=90, reference=(0.5, 0.5)))
    assert frame(after, "a").rotation == 90 and rect(after, "a") == (0, 0, 100, 50)


def test_numbers_of_several_frames_are_those_of_their_bounds():
    now = issue(spread(), shape("a", 10, 10, 40, 40), shape("b", 60, 10, 40, 90))
    chosen = selected("frame-a", "frame-b")
    place = geometry(now, chosen, (1.0, 1.0))
    assert place is not None and (place.x, place.y, place.w, place.h) == (100, 100, 90, 90)
    assert rect(made(now, set_geometry(now, chosen, x=0)), "b") == (50, 10, 40, 90)
    assert rect(made(now, set_geometry(now, chosen, w=180)), "b") == (110, 10, 80, 90)
    turned = made(now, set_geometry(now, chosen, rotation=90, reference=(0.5, 0.5)))
    assert frame(turned, "a").rotation == frame(turned, "b").rotation == 90


def test_numbers_beyond_what_a_file_holds_are_held_back():
    now = issue(spread(), shape("a", 10, 10, 40, 40))
    after = made(now, set_geometry(now, selected("frame-a"), w=1e9, y=-1e9))
    assert frame(after, "a").w == 100_000 and frame(after, "a").y == -100_000


def test_there_is_no_geometry_of_nothing():
    assert geometry(issue(spread()), selected()) is None and set_geometry(issue(spread()), selected(), x=1) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [("nudge-left", (9, 10)), ("nudge-down", (10, 11)), ("nudge-right-far", (20, 10)), ("nudge-up-far", (10, 0))],
)
def test_arrow_keys_nudge(name, expected):
    now = issue(spread(), shape("a", 10, 10, 5, 5))
    assert named(name).burst
    assert rect(made(now, named(name).run(now, selected("frame-a"))), "a")[:2] == expected


def test_arrow_keys_nudge_the_picture_in_its_frame():
    now = issue(spread(), PHOTO, PIXELS, picture_frame("a", 0, 0, 100, 100, photo="photo-a"))
    after = made(now, named("nudge-right").run(now, selected("frame-a", content=True)))
    assert rect(after, "a") == (0, 0, 100, 100) and after.need(PictureFrame, "frame-a").focal_x < 0.5


def test_quarter_turns():
    now = issue(spread(), shape("a", 0, 0, 20, 10), shape("b", 40, 0, 20, 10))
    one = made(now, named("rotate-clockwise").run(now, selected("frame-a")))
    assert rect(one, "a") == (0, 0, 20, 10) and frame(one, "a").rotation == 90
    both = made(now, named("rotate-half").run(now, selected("frame-a", "frame-b")))
    assert rect(both, "a") == (40, 0, 20, 10) and frame(both, "a").rotation == 180


def test_a_frame_in_a_turned_group_moves_as_the_hand_does_and_leaves_the_others_where_they_show():
    now = issue(spread(), group("g", shape("a", 0, 0, 50, 50), shape("b", 100, 0, 50, 50), rotation=30))
    before = standing(now)
    after = made(now, move_by(now, ["frame-b"], 25, 40))
    there = standing(after)
    assert groups_fit(after) and after.need(GroupFrame, "frame-g").rotation == 30
    assert there["frame-a"] == pytest.approx([pytest.approx(p, abs=1e-3) for p in before["frame-a"]])
    assert there["frame-b"] == [pytest.approx((x + 25, y + 40), abs=2e-3) for x, y in before["frame-b"]]


@given(desk=desks(), dx=st.integers(-30, 30), dy=st.integers(-30, 30))
def test_what_is_moved_shows_so_far_beside_and_all_else_where_it_was(desk, dx, dy):
    now, selection = desk
    change = move_by(now, selection.frames, dx, dy)
    if change is None:
        return
    after = made(now, change)
    moving = {leaf for top in movable(now, selection.frames) for leaf in _leaves(now, top.id)}
    before, there = standing(now), standing(after)
    for name in before.keys() & there.keys():
        way = _way(now, after, name)
        wanted = (dx + way[0], dy + way[1]) if name in moving else (0.0, 0.0)
        if name != "frame-cap" or name in moving:
            assert there[name] == [pytest.approx((x + wanted[0], y + wanted[1]), abs=3e-3) for x, y in before[name]]


def _leaves(now, name):
    return [leaf.id for leaf in leaves(now, now.need(Frame, name))]


def _way(now, after, name):
    board = Pasteboard(now)
    a, b = board.origin(now.page_of(name)), board.origin(after.page_of(name))
    return a.x - b.x, a.y - b.y


@pytest.mark.parametrize(
    "absurd", [{"h": 1e9}, {"w": 1e9, "h": 1e9}, {"x": 1e9}, {"x": -1e9, "y": 1e9, "h": 5e5}, {"y": 99_990.0}]
)
@pytest.mark.parametrize("rotation", [0.0, 30.0])
def test_a_group_of_absurd_size_or_place_still_fits_what_is_in_it(absurd, rotation):
    inner = group("h", shape("b", 60, 70, 50, 50), shape("c", 90, 20, 10, 50))
    now = issue(spread(), group("g", shape("a", 0, 0, 50, 50), inner, rotation=rotation))
    after = made(now, set_geometry(now, selected("frame-g"), **absurd))
    assert groups_fit(after)
    a, b = after.need(ShapeFrame, "frame-a"), after.need(ShapeFrame, "frame-b")
    assert min(a.w, a.h, b.w, b.h) >= 50 - 1e-6 and b.x - a.rect.right >= 10 - 1e-6, "nothing is squeezed"
