from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms
from sheets import jpeg, photo

from voa_editor.render.jpeg import is_jpeg, read_jpeg

PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def turned(orientation: int) -> bytes:
    picture = photo(30, 20)
    exif = picture.getexif()
    exif[271] = "A camera with a name longer than a tag"
    exif[274] = orientation
    return jpeg(picture, exif=exif)


@pytest.mark.parametrize(("mode", "components"), [("L", 1), ("RGB", 3), ("CMYK", 4)])
@pytest.mark.parametrize("progressive", [False, True])
def test_size_inks_and_kind(mode, components, progressive):
    header = read_jpeg(jpeg(photo(31, 17, mode), progressive=progressive))
    assert (header.width, header.height, header.components) == (31, 17, components)
    assert header.legal and header.complete and header.orientation == 1
    assert (header.adobe is None) == (mode != "CMYK")


@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation(orientation):
    header = read_jpeg(turned(orientation))
    assert header.orientation == orientation
    assert header.upright == ((20, 30) if orientation >= 5 else (30, 20))


def test_nonsense_orientation_counts_as_none():
    assert read_jpeg(turned(77)).orientation == 1


def test_a_profile_in_several_pieces_is_joined():
    profile = PROFILE + bytes(150_000)
    assert read_jpeg(jpeg(icc_profile=profile)).profile == profile


def test_a_truncated_picture_is_not_complete():
    whole = jpeg()
    assert not read_jpeg(whole[: len(whole) // 2]).complete


def test_what_follows_the_picture_does_no_harm():
    assert read_jpeg(jpeg() + b"trailer" * 100).complete


@given(st.data())
def test_damage_gives_a_header_or_a_plain_error(data):
    raw = bytearray(turned(6))
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(3, len(raw) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(raw[: data.draw(st.integers(3, len(raw)))])
    try:
        header = read_jpeg(cut)
    except ValueError as fault:
        assert str(fault)
    else:
        assert header.width > 0 and 1 <= header.orientation <= 8


def test_other_files_are_told_apart():
    png = io.BytesIO()
    Image.new("L", (1, 1)).save(png, "PNG")
    assert is_jpeg(jpeg()) and not is_jpeg(png.getvalue()) and not is_jpeg(b"")
