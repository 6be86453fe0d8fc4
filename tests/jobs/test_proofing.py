"""A proof has the plates of a page, and marks the colours of type, shapes and pictures that no ink of the press can make."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from voa_editor.jobs.proofing import _mask, proof_intent
from voa_editor.prepress.plates.separate import Plates
from voa_editor.prepress.plates.show import Pressed, beyond, merged, separated
from voa_editor.prepress.profiles import load_profile

PRESS = proof_intent(load_profile()).profile


def pressed(**inks: int) -> Pressed:
    names = ("Cyan", "Magenta", "Yellow", "Black", *sorted(inks.keys() - {"Cyan", "Magenta", "Yellow", "Black"}))
    spots = {"Gold": (0.0, 0.2, 0.8, 0.0)}
    return Pressed(Plates({name: Image.new("L", (4, 4), inks.get(name, 0)) for name in names}, 72.0), spots)


def test_spots_are_mixed_as_their_swatches_say():
    assert merged(pressed(Gold=255)).getpixel((0, 0)) == (0, 51, 204, 0)
    assert merged(pressed(Gold=255, Magenta=230)).getpixel((0, 0)) == (0, 255, 204, 0), "no more than solid"
    assert merged(pressed(Gold=255, Cyan=10), ["Cyan"]).getpixel((0, 0)) == (10, 0, 0, 0)


def test_no_plate_is_white_paper():
    assert separated(pressed(Cyan=255), PRESS, []).getpixel((0, 0)) == (255, 255, 255)


def test_inks_are_told_where_there_is_paper():
    page = pressed(Cyan=255, Black=51)
    assert page.at(1.0, 1.0) == {"Cyan": 100.0, "Magenta": 0.0, "Yellow": 0.0, "Black": 20.0}
    assert not page.at(-1.0, 1.0) and not page.at(1.0, 4.5)


@pytest.mark.parametrize(("rgb", "far"), [
    ((0, 255, 0), True), ((0, 0, 255), True), ((255, 0, 255), True),
    ((255, 255, 255), False), ((0, 0, 0), False), ((128, 120, 110), False), ((200, 60, 50), False),
])  # fmt: skip
def test_glowing_colours_lie_beyond_the_press(rgb: tuple[int, int, int], far: bool):
    assert beyond(Image.new("RGB", (1, 1), rgb), PRESS).getpixel((0, 0)) == (255 if far else 0)


@given(st.integers(0, 255))
def test_no_grey_lies_beyond_the_press(level: int):
    assert beyond(Image.new("RGB", (1, 1), (level,) * 3), PRESS).getpixel((0, 0)) == 0


@pytest.mark.parametrize(("mode", "colour", "black"), [
    ("RGB", (0, 255, 0), True), ("RGB", (128, 120, 110), False), ("CMYK", (255, 0, 0, 0), False), ("L", 128, False),
])  # fmt: skip
def test_pictures_in_inks_can_be_printed(mode: str, colour: tuple[int, ...], black: bool):
    out = io.BytesIO()
    Image.new(mode, (8, 8), colour).save(out, "TIFF")
    with Image.open(io.BytesIO(_mask(out.getvalue(), PRESS))) as mask:
        assert (mask.getpixel((4, 4)) == 0) is black


def test_a_picture_that_cannot_be_read_is_not_marked():
    with Image.open(io.BytesIO(_mask(b"no picture", PRESS))) as mask:
        assert mask.getpixel((0, 0)) == 255


def test_a_rendering_takes_the_place_of_the_printers_own():
    assert proof_intent(load_profile()).rendering == "relative"
    assert proof_intent(load_profile(), "perceptual").rendering == "perceptual"
