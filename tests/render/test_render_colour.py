from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from voa_editor.model.colour import BLACK, PAPER, Cmyk, Lab, Rgb, Spot
from voa_editor.render.colour import blend, screen_rgb, show_cmyk
from voa_editor.render.icc import Conversion, lab, srgb

ink = st.integers(0, 255)


def levels(colour: Cmyk) -> tuple[int, ...]:
    return tuple(round(255 * value) for value in screen_rgb(colour))


def test_solid_inks_show_as_popplers_corner_colours():
    assert levels(PAPER) == (255, 255, 255)
    assert levels(BLACK) == (35, 31, 32)
    assert levels(Cmyk(1, 0, 0, 0)) == (0, 173, 239)
    assert levels(Cmyk(0, 1, 1, 0)) == (237, 28, 36)


def test_light_and_inks_out_of_range_are_shown_as_they_can_be():
    assert screen_rgb(Rgb(0.2, 0.5, 2.0)) == (0.2, 0.5, 1.0)
    assert screen_rgb(Cmyk(-1, 0, 0, 0)) == (1.0, 1.0, 1.0)


@given(ink, ink, ink, ink)
def test_a_picture_in_inks_is_shown_by_the_same_formula(c, m, y, k):
    shown = show_cmyk(Image.new("CMYK", (1, 1), (c, m, y, k))).getpixel((0, 0))
    expected = levels(Cmyk(c / 255, m / 255, y / 255, k / 255))
    assert all(abs(a - b) <= 1 for a, b in zip(shown, expected, strict=True))


def test_blending_stays_in_inks_where_both_ends_are_inks():
    assert blend(PAPER, BLACK, 0.5) == Cmyk(0, 0, 0, 0.5)
    assert blend(Rgb(0, 0, 0), PAPER, 0.5) == Rgb(0.5, 0.5, 0.5)


def test_lab_shows_as_littlecms_converts_it():
    conversion = Conversion(lab(), srgb(), black_point=False)
    for colour in (Lab(50, 20, -10), Lab(75, 0, 0), Lab(30, -20, 20), Lab(90, -5, 30), Lab(100, 0, 0)):
        expected = conversion.colour((colour.light, colour.a, colour.b))
        assert screen_rgb(colour) == pytest.approx(expected, abs=0.012)


def test_a_spot_shows_as_its_alternate_screened():
    gold = Spot("Gold", Cmyk(0, 0.2, 0.6, 0.1))
    assert screen_rgb(gold.tint(0.5)) == screen_rgb(Cmyk(0, 0.1, 0.3, 0.05))
    assert blend(gold, gold.tint(0), 0.25) == gold.tint(0.75) and blend(gold, PAPER, 0.5) == gold.process.tint(0.5)
