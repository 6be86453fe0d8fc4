"""Pictures in their frames: placed, fitted, cropped, scaled, turned, measured."""

from __future__ import annotations

from dataclasses import replace

import pytest
from edits import PHOTO, PIXELS, caption, frame, made, rect, selected
from hypothesis import assume, given
from hypothesis import strategies as st
from notation import ad_frame, issue, pages, picture_frame, shape

from voa_editor.edit.commands import named
from voa_editor.edit.commands.pictures import (
    content_box,
    crop_to,
    effective_ppi,
    natural_box,
    new_picture_frame,
    picture_point,
    place,
    set_content,
    set_focal,
    turn_content,
    zoom_content,
)  # fmt: skip
from voa_editor.edit.placing import box_of
from voa_editor.geometry import Matrix, Point, Rect
from voa_editor.model.assets import Asset, Booking, Photo
from voa_editor.model.frames import PictureFrame
from voa_editor.model.issue import Issue
from voa_editor.model.story import Paragraph

# The photograph has 600 × 400 pixels, its focal point at (0.3, 0.4).
OTHER = Photo(id="photo-b", asset="sha256-bb", focal_x=0.8, focal_y=0.2)
PIXELS_B = Asset(id="sha256-bb", name="b.jpg", width=100, height=100)


def desk(**more):
    return issue(pages(1), PHOTO, PIXELS, picture_frame("p", 0, 0, 300, 100, photo="photo-a", **more))


def picture(now: Issue, name: str = "p") -> PictureFrame:
    return now.need(PictureFrame, f"frame-{name}")


def lies(now: Issue, name: str = "p") -> tuple[float, ...]:
    box = content_box(now, picture(now, name))
    assert box is not None
    return tuple(round(value, 3) for value in (box.x, box.y, box.w, box.h))


def run(name, now, *, content=False):
    return made(now, named(name).run(now, selected("frame-p", content=content)))


def test_a_photograph_is_placed_about_its_focal_point():
    now = issue(pages(1), PHOTO, PIXELS, picture_frame("p", 0, 0, 300, 100, scale=3.0, turn=90.0, asset="sha256-x"))
    after = picture(made(now, place(now, "frame-p", PHOTO)))
    assert (after.photo, after.asset, after.scale, after.turn) == ("photo-a", "", 1.0, 0.0)
    assert (after.focal_x, after.focal_y) == (0.3, 0.4)


def test_a_new_file_comes_as_a_photograph():
    now = issue(pages(1), picture_frame("p"))
    change = place(now, "frame-p", PIXELS_B)
    after = made(now, change)
    photo = after.need(Photo, picture(after).photo)
    assert photo.asset == "sha256-bb" and after.need(Asset, "sha256-bb") == PIXELS_B
    assert place(after, "frame-p", PIXELS_B) is None, "it is there, as that photograph"


def test_captions_tell_of_the_picture_that_is_placed_instead():
    now = issue(
        pages(1), PHOTO, PIXELS, OTHER, PIXELS_B, picture_frame("p", 0, 0, 90, 60, photo="photo-a"), caption("c", 0, 64, 90, 20)
    )
    after = made(now, place(now, "frame-p", OTHER))
    (text,) = after.children(Paragraph, "story-c")
    assert [span.of for span in text.spans] == ["photo-b", "photo-b"]


def test_artwork_is_placed_in_an_ad():
    now = issue(pages(1), PIXELS, ad_frame("p", booking="booking-1"), ad_frame("q"), Booking(id="booking-1", advertiser="Tea"))
    after = made(now, place(now, "frame-p", PIXELS))
    assert after.need(Booking, "booking-1").asset == PIXELS.id
    booked = made(now, place(now, "frame-q", PIXELS_B))
    (new,) = [one for one in booked.all(Booking) if one.id != "booking-1"]
    assert new.asset == PIXELS_B.id and frame(booked, "q").booking == new.id


def test_nothing_is_placed_in_a_shape_or_a_locked_frame():
    now = issue(pages(1), PHOTO, shape("s"), picture_frame("p", locked=True))
    assert place(now, "frame-s", PHOTO) is None and place(now, "frame-p", PHOTO) is None


def test_a_picture_dropped_on_a_page_has_a_good_resolution():
    box = natural_box(Issue(), PIXELS, Point(200, 300))
    assert (box.w, box.h) == pytest.approx((144, 96)) and (box.centre.x, box.centre.y) == (200, 300)
    area = Issue().settings.type_area(False)
    large = natural_box(Issue(), replace(PIXELS, width=9000, height=6000), Point(0, 0))
    assert large.w == pytest.approx(area.w) and large.h == pytest.approx(area.w / 1.5)
    assert natural_box(Issue(), replace(PIXELS, width=1, height=1), Point(0, 0)).w >= 20
    now = issue(pages(1))
    after = made(now, new_picture_frame(now, selected(), box, PIXELS))
    (new,) = after.frames("page-1")
    assert isinstance(new, PictureFrame) and new.rect == box and after.need(Photo, new.photo).asset == PIXELS.id


def test_fit_shows_all_and_fill_leaves_no_paper():
    fitted = run("fit-picture", desk())
    assert lies(fitted) == (75, 0, 150, 100)
    assert lies(run("fill-frame", fitted)) == (0, -30, 300, 200)
    assert named("fit-picture").run(fitted, selected("frame-p")) is None


def test_fit_shows_all_of_a_turned_picture():
    fitted = run("fit-picture", desk(turn=90.0))
    shown = content_box(fitted, picture(fitted))
    assert shown is not None and (shown.turned(90).w, shown.turned(90).h) == pytest.approx((66.667, 100), abs=1e-2)


def test_centring():
    assert lies(run("centre-picture", desk(focal_y=0.9))) == (0, -50, 300, 200)


def test_a_frame_becomes_as_large_as_its_picture():
    shown = picture_frame("p", 0, 100, 300, 100, photo="photo-a", focal_y=0.4)
    now = issue(pages(1), PHOTO, PIXELS, shown, caption("c", 0, 204, 300, 20))
    before = lies(now)
    after = run("fit-frame", now)
    assert rect(after, "p") == (0, 70, 300, 200) and lies(after) == before
    assert rect(after, "c") == (0, 274, 300, 20), "the caption stays below"
    assert named("fit-frame").run(after, selected("frame-p")) is None or lies(run("fit-frame", after)) == before


@pytest.mark.parametrize(("rotation", "turn", "scale"), [(0, 90, 1.0), (30, 0, 1.5), (20, 40, 0.5), (90, -90, 2.0)])
def test_a_picture_stays_where_it_shows_as_its_frame_takes_its_size(rotation, turn, scale):
    now = desk(rotation=rotation, turn=turn, scale=scale, focal_x=0.4, focal_y=0.6)
    after = run("fit-frame", now)
    assert _corners(after) == [pytest.approx(corner, abs=1e-3) for corner in _corners(now)]


def _corners(now):
    """Where the corners of the whole picture show on the page."""
    one = picture(now)
    box = content_box(now, one)
    turn = Matrix.rotation(one.turn, one.rect.centre).then(Matrix.rotation(one.rotation, one.rect.centre))
    points = [turn.apply(Point(x, y)) for x in (box.x, box.right) for y in (box.y, box.bottom)]
    return [(point.x, point.y) for point in points]


def test_a_picture_is_dragged_as_far_as_it_reaches():
    now = desk(focal_x=0.5, focal_y=0.5)
    assert lies(made(now, crop_to(now, "frame-p", 50, 20))) == (0, -30, 300, 200), "no side can move across"
    assert lies(made(now, crop_to(now, "frame-p", 0, 500))) == (0, 0, 300, 200)
    assert crop_to(now, "frame-p", 50, 0) is None


def test_a_side_that_cannot_move_keeps_its_focal_point():
    now = desk(focal_x=0.3, focal_y=0.5)
    after = picture(made(now, crop_to(now, "frame-p", 5, 5)))
    assert after.focal_x == 0.3 and after.focal_y == pytest.approx(0.475)


def test_a_picture_in_a_turned_frame_follows_the_hand():
    now = desk(rotation=90.0, scale=2.0, focal_x=0.5, focal_y=0.5)
    before = _corners(now)
    after = _corners(made(now, crop_to(now, "frame-p", 10, -7)))
    assert after == [pytest.approx((x + 10, y - 7), abs=1e-3) for x, y in before]


def test_zooming_keeps_the_point_it_is_about():
    now = desk(scale=2.0, focal_x=0.5, focal_y=0.5)
    about = Point(100, 40)
    before = picture_point(now, picture(now), about)
    after = made(now, zoom_content(now, "frame-p", 1.5, about))
    there = picture_point(after, picture(after), about)
    assert before is not None and there is not None and (there.x, there.y) == pytest.approx((before.x, before.y))
    assert picture(after).scale == 3.0


def test_zoom_has_ends():
    now = desk()
    assert picture(made(now, zoom_content(now, "frame-p", 1e9))).scale == 50
    assert picture(made(now, zoom_content(now, "frame-p", 1e-9))).scale == 0.02


def test_a_picture_is_turned_in_its_frame():
    now = desk(turn=170.0)
    assert picture(made(now, turn_content(now, selected("frame-p"), 20.0))).turn == -170
    assert picture(run("turn-picture-clockwise", now)).turn == -100


def test_numbers_of_a_picture_are_set_and_held_in_bounds():
    now = desk()
    after = picture(made(now, set_content(now, selected("frame-p"), scale=0.5, turn=540.0, focal_x=3.0, focal_y=-1.0)))
    assert (after.scale, after.turn, after.focal_x, after.focal_y) == (0.5, 180.0, 1.0, 0.0)
    focal = picture(made(now, set_focal(now, "frame-p", Point(0.1, 0.9))))
    assert (focal.focal_x, focal.focal_y) == (0.1, 0.9)
    assert now.need(Photo, "photo-a").focal_x == 0.3, "the photograph's own is for new frames"


def test_effective_resolution():
    now = desk()
    assert effective_ppi(now, picture(now)) == pytest.approx(600 / (300 / 72))
    half = desk(scale=0.5)
    assert effective_ppi(half, picture(half)) == pytest.approx(288)
    ad = issue(pages(1), PIXELS, ad_frame("p", 0, 0, 72, 48, booking="b"), Booking(id="b", asset=PIXELS.id))
    assert effective_ppi(ad, frame(ad, "p")) == pytest.approx(600)


def test_an_empty_frame_has_no_picture_to_change():
    now = issue(pages(1), picture_frame("p"), shape("s"))
    assert effective_ppi(now, frame(now, "p")) is None and content_box(now, frame(now, "s")) is None
    assert picture_point(now, picture(now), Point(0, 0)) is None
    for command in ("fit-picture", "fill-frame", "fit-frame", "centre-picture", "turn-picture-clockwise"):
        assert named(command).run(now, selected("frame-p", "frame-s")) is None
    assert crop_to(now, "frame-p", 1, 1) is None and zoom_content(now, "frame-s", 2.0) is None


@given(
    turn=st.sampled_from([0.0, 25.0, 90.0]), rotation=st.sampled_from([0.0, 60.0]), scale=st.floats(0.2, 4.0),
    dx=st.integers(-60, 60), dy=st.integers(-60, 60),
)  # fmt: skip
def test_a_picture_that_just_fills_or_more_never_leaves_an_edge_bare(turn, rotation, scale, dx, dy):
    now = desk(turn=turn, rotation=rotation, scale=scale, focal_x=0.5, focal_y=0.5)
    change = crop_to(now, "frame-p", dx, dy)
    assume(change is not None)
    after = made(now, change)
    one, box = picture(after), content_box(after, picture(after))
    assert box_of(after, one) == box_of(now, picture(now)) and box is not None
    if scale >= 1:
        back = Matrix.rotation(-turn, one.rect.centre)
        seen = [back.apply(Point(x, y)) for x in (one.x, one.rect.right) for y in (one.y, one.rect.bottom)]
        assert all(box.inset(-1e-6).contains(point) for point in seen)
    # Back again: what was not held up at an edge returns.
    returned = crop_to(after, "frame-p", -dx, -dy)
    if returned is not None:
        assert Rect(*lies(after)).w == pytest.approx(Rect(*lies(made(after, returned))).w)
