"""Ads: reserved in standard sizes on the grid, given to bookings, resized."""

from __future__ import annotations

import pytest
from edits import frame, made, selected
from hypothesis import given
from hypothesis import strategies as st
from notation import ad_frame, issue, layer, pages, shape

from voa_editor.edit.commands import named
from voa_editor.edit.commands.ads import SIZES, ad_boxes, ad_places, assign, place_nearest, reserve
from voa_editor.geometry import Point, Rect
from voa_editor.model.assets import Booking
from voa_editor.model.frames import AdFrame
from voa_editor.model.settings import Settings

SETTINGS = Settings()


@pytest.mark.parametrize("left_hand", [True, False])
def test_standard_sizes_stand_on_the_grid(left_hand):
    boxes, area = ad_boxes(SETTINGS, left_hand), SETTINGS.type_area(left_hand)
    full = boxes.pop("full")
    assert full.w == pytest.approx(SETTINGS.trim_w + 2 * SETTINGS.bleed_outer) and full.y == -SETTINGS.bleed_top
    for box in boxes.values():
        assert area.inset(-1e-6).contains(Point(box.x, box.y)) and area.inset(-1e-6).contains(Point(box.right, box.bottom))
        assert (box.y - area.y) / SETTINGS.baseline == pytest.approx(round((box.y - area.y) / SETTINGS.baseline))
    step = (area.w + SETTINGS.gutter) / SETTINGS.columns
    assert (boxes["quarter"].w + SETTINGS.gutter) / step == pytest.approx(6)
    assert boxes["half-landscape"].w == pytest.approx(area.w) and boxes["quarter"].h == pytest.approx(boxes["half-landscape"].h)
    half, outer = boxes["half-upright"], area.x if left_hand else area.right
    assert (half.x if left_hand else half.right) == pytest.approx(outer), "it stands on the outer side at first"


def test_two_halves_and_four_quarters_share_a_page():
    for size in ("half-upright", "half-landscape", "quarter"):
        places = ad_places(SETTINGS, True, size)
        assert not any(a.intersects(b) for n, a in enumerate(places) for b in places[n + 1 :])
    assert len(ad_places(SETTINGS, True, "quarter")) == 4


def test_the_nearest_place_is_taken():
    now = issue(pages(3))
    area = SETTINGS.type_area(True)
    box = place_nearest(now, "page-2", "quarter", Point(area.right - 10, area.y + 10))
    assert box.right == pytest.approx(area.right) and box.y == pytest.approx(area.y)
    with pytest.raises(KeyError, match="strip"):
        place_nearest(now, "page-2", "poster", Point(0, 0))


@pytest.mark.parametrize("size", SIZES[:-1])
def test_reserving_books_an_ad_that_text_keeps_off(size):
    now = issue(pages(3))
    after = made(now, reserve(now, selected(page="page-2"), size))
    (ad,) = after.frames("page-2")
    assert isinstance(ad, AdFrame) and ad.wrap > 0 and ad.rect == ad_boxes(SETTINGS, True)[size]
    assert after.need(Booking, ad.booking).size == size


def test_a_custom_size_is_what_was_drawn():
    now = issue(pages(1))
    after = made(now, reserve(now, selected(), "custom", box=Rect(10, 20, 100, 50)))
    assert after.frames("page-1")[0].rect == Rect(10, 20, 100, 50)
    assert reserve(now, selected(), "custom") is None and reserve(now, selected(page="page-7"), "full") is None


def test_a_booking_is_given_the_space_and_the_blank_one_goes():
    now = issue(pages(1), Booking(id="booking-1", advertiser="Tea House"))
    reserved = made(now, reserve(now, selected(), "quarter"))
    (ad,) = reserved.frames("page-1")
    after = made(reserved, assign(reserved, ad.id, "booking-1"))
    assert [booking.id for booking in after.all(Booking)] == ["booking-1"]
    assert after.need(AdFrame, ad.id).booking == "booking-1"


def test_a_booking_that_says_something_or_stands_elsewhere_stays():
    now = issue(
        pages(1), Booking(id="b1", advertiser="Tea"), Booking(id="b2"), Booking(id="b3", link="https://example.org"),
        ad_frame("a", booking="b2"), ad_frame("b", booking="b2"), ad_frame("c", booking="b3"), shape("s"),
    )  # fmt: skip
    assert "b2" in made(now, assign(now, "frame-a", "b1")) and "b3" in made(now, assign(now, "frame-c", "b1"))
    assert assign(now, "frame-s", "b1") is None and assign(now, "frame-a", "b9") is None


def test_an_ad_takes_a_standard_size_near_where_it_stands():
    now = issue(pages(1), Booking(id="b1", advertiser="Tea"), ad_frame("a", 10, 700, 50, 50, booking="b1", rotation=5))
    after = made(now, named("ad-size-strip").run(now, selected("frame-a")))
    assert frame(after, "a").rect == ad_boxes(SETTINGS, False)["strip"] and frame(after, "a").rotation == 0
    assert after.need(Booking, "b1").size == "strip"
    assert named("ad-size-strip").run(after, selected("frame-a")) is None
    assert named("ad-size-full").run(issue(pages(1), shape("s")), selected("frame-s")) is None


def test_nothing_is_reserved_on_a_locked_layer():
    now = issue(pages(1), layer("top", locked=True))
    assert reserve(now, selected(layer="layer-top"), "full") is None


@given(columns=st.integers(1, 24), baseline=st.floats(4, 900), gutter=st.floats(0, 60), left_hand=st.booleans())
def test_any_grid_has_room_for_every_size(columns, baseline, gutter, left_hand):
    settings = Settings(columns=columns, baseline=baseline, gutter=gutter)
    assert all(box.w > 0 and box.h > 0 for box in ad_boxes(settings, left_hand).values())
