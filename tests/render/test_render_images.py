from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image, ImageChops, ImageCms, ImageOps, ImageStat
from sheets import FOGRA39, encoded, jpeg, photo

from voa_editor.render.images import FAULTS, MAX_PIXELS, decoded_pixels, for_screen, inspect, is_srgb, prepare
from voa_editor.render.jpeg import bare_jpeg
from voa_editor.render.presets import Preset
from voa_editor.render.rendition import Rendition

PRESS = Rendition(Preset("press"))
SMALL = Rendition(Preset("screen", lossless=False, jpeg_quality=80))


def apart(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures in levels of 255."""
    difference = ImageChops.difference(one.convert("RGB"), other.convert("RGB"))
    return sum(ImageStat.Stat(difference).mean) / 3


def with_orientation(orientation: int, kind: str = "JPEG") -> tuple[Image.Image, bytes]:
    picture = photo(60, 40)
    exif = picture.getexif()
    exif[274] = orientation
    return picture, encoded(picture, kind, exif=exif, **({"quality": 95} if kind == "JPEG" else {}))


def test_a_jpeg_that_needs_no_change_keeps_its_bytes():
    data = jpeg(progressive=True)
    raster = prepare(data, inspect(data), 1.0, PRESS)
    assert raster.data == bare_jpeg(data) and raster.codec == "jpeg"


def test_a_jpeg_that_is_coded_again_tells_nothing_but_its_picture():
    picture = photo(60, 40)
    exif = picture.getexif()
    exif[271] = "a camera"
    data = jpeg(picture, exif=exif, comment=b"taken at home", dpi=(240, 240))
    for rendition in (PRESS, Rendition(Preset("inks", images="cmyk"), FOGRA39)):
        raster = prepare(data, inspect(data), 0.5, rendition)
        assert raster.data == bare_jpeg(raster.data) and b"taken" not in raster.data


def test_a_jpeg_is_scaled_in_its_stored_orientation():
    _, data = with_orientation(6)
    facts = inspect(data)
    raster = prepare(data, facts, 0.5, PRESS)
    assert (facts.width, facts.height, facts.orientation) == (40, 60, 6)
    assert (raster.width, raster.height) == (30, 20)
    assert not Image.open(io.BytesIO(raster.data)).getexif()


def test_other_pictures_come_out_upright():
    picture, data = with_orientation(6, "TIFF")
    facts = inspect(data)
    raster = prepare(data, facts, 1.0, PRESS)
    assert (facts.width, facts.height, facts.orientation) == (raster.width, raster.height, 1) == (40, 60, 1)


def test_a_four_ink_jpeg_says_that_its_inks_are_inverted_before_and_after_scaling():
    data = jpeg(photo(60, 40, "CMYK"))
    for factor in (1.0, 0.5):
        raster = prepare(data, inspect(data), factor, PRESS)
        assert raster.components == 4 and raster.inverted and raster.codec == "jpeg"


def test_a_pdf_in_light_holds_no_inks():
    light = Rendition(Preset("screen", colours="rgb", lossless=False))
    cyan = Image.new("CMYK", (60, 40), (255, 0, 0, 0))
    for data in (jpeg(cyan), encoded(cyan, "TIFF")):
        raster = prepare(data, inspect(data), 1.0, light)
        assert raster.components == 3 and not raster.inverted
        shown = Image.open(io.BytesIO(raster.data)).convert("RGB").getpixel((30, 20))
        assert all(abs(a - b) < 4 for a, b in zip(shown, (0, 173, 239), strict=True))


def test_a_decoder_leaves_out_what_the_size_does_not_need():
    data = jpeg(photo(160, 80))
    facts = inspect(data)
    assert [decoded_pixels(facts, factor) for factor in (1.0, 0.51, 0.5, 0.26, 0.01)] == [12800, 12800, 3200, 3200, 200]
    assert decoded_pixels(inspect(encoded(photo(160, 80), "PNG")), 0.1) == 12800


def sixteen_bits() -> bytes:
    """A grey PNG of 16 bits, from black to white."""
    rows = b"".join(b"\0" + b"".join(struct.pack(">H", x * 257) for x in range(256)) for _ in range(4))

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", 256, 4, 16, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def test_sixteen_bits_become_eight_without_clipping():
    data = sixteen_bits()
    raster = prepare(data, inspect(data), 1.0, PRESS)
    assert (raster.components, raster.bits) == (1, 8)
    shown = for_screen(data, 256, 4)
    assert [shown.getpixel((x, 0))[0] for x in (0, 128, 255)] == [0, 128, 255]


@pytest.mark.parametrize(
    ("mode", "components", "bits"), [("RGB", 3, 8), ("L", 1, 8), ("1", 1, 1), ("P", 1, 8), ("CMYK", 4, 8), ("LAB", 3, 8)]
)
def test_modes_without_transparency(mode, components, bits):
    picture = photo(50, 40)
    if mode == "LAB":
        light, lab = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
        picture = ImageCms.profileToProfile(picture, light, lab, outputMode="LAB")
    else:
        picture = picture.convert(mode)
    data = encoded(picture, "TIFF" if mode in ("CMYK", "LAB") else "PNG")
    raster = prepare(data, inspect(data), 1.0, PRESS)
    assert (raster.components, raster.bits, raster.mask) == (components, bits, None)
    assert bool(raster.palette) == (mode == "P")


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_shows_through_becomes_a_mask(mode):
    picture = photo(50, 40).convert("P" if mode == "P" else mode)
    options = {"transparency": picture.getpixel((25, 20))} if mode == "P" else {}
    if mode != "P":
        picture.putalpha(Image.linear_gradient("L").resize((50, 40)))
    data = encoded(picture, "PNG", **options)
    raster = prepare(data, inspect(data), 1.0, PRESS)
    assert raster.components == (1 if mode == "LA" else 3) and raster.mask is not None
    assert (raster.mask.width, raster.mask.height, raster.mask.components) == (50, 40, 1)


def test_an_alpha_channel_that_hides_nothing_is_left_out():
    data = encoded(photo(20, 20).convert("RGBA"), "PNG")
    assert prepare(data, inspect(data), 1.0, PRESS).mask is None


def test_a_preset_may_trade_loss_for_size():
    data = encoded(photo(50, 40), "PNG")
    assert prepare(data, inspect(data), 1.0, PRESS).codec == "png"
    assert prepare(data, inspect(data), 1.0, SMALL).codec == "jpeg"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP"])
def test_the_screen_shows_pictures_of_every_kind_upright_and_no_larger_than_asked(kind):
    data = encoded(photo(60, 40), kind)
    shown = for_screen(data, 30, 20)
    assert shown.size == (30, 20) and shown.mode == "RGB"
    assert apart(shown, photo(60, 40).resize((30, 20), Image.Resampling.BOX)) < 8
    assert for_screen(data, 600, 400).size == (60, 40)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_screen_shows_a_turned_picture_as_it_was_seen(orientation):
    _, data = with_orientation(orientation)
    expected = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
    assert expected is not None
    assert apart(for_screen(data, *expected.size), expected) < 0.01


def test_a_four_ink_jpeg_is_shown_alike_with_and_without_the_adobe_marker():
    data = jpeg(Image.new("CMYK", (16, 16), (255, 0, 0, 0)))
    at = data.index(b"\xff\xee")
    (length,) = struct.unpack_from(">H", data, at + 2)
    bare = data[:at] + data[at + 2 + length :]
    assert all(abs(a - b) < 4 for a, b in zip(for_screen(data, 16, 16).getpixel((8, 8)), (0, 173, 239), strict=True))
    # without the marker the same numbers mean the opposite inks: none of cyan, all of the others
    assert all(abs(a - b) < 4 for a, b in zip(for_screen(bare, 16, 16).getpixel((8, 8)), (34, 0, 0), strict=True))


def test_a_profile_that_is_not_srgb_changes_what_the_screen_shows():
    wide = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert is_srgb(srgb) and not is_srgb(wide)
    plain = for_screen(jpeg(), 40, 30)
    assert apart(plain, for_screen(jpeg(icc_profile=srgb), 40, 30)) == 0
    assert apart(plain, for_screen(jpeg(icc_profile=b"broken" * 40), 40, 30)) == 0


@pytest.mark.parametrize("data", [b"", b"%!PS-Adobe-3.0 EPSF-3.0", b"\x89PNG\r\n\x1a\nnothing", b"\xff\xd8\xff", b"BM", b"II*\0"])
def test_what_is_no_picture_is_told_in_words(data):
    with pytest.raises(FAULTS) as raised:
        inspect(data)
    assert "0x" not in str(raised.value)


def test_a_truncated_picture_is_refused_before_it_is_printed():
    data = jpeg()
    with pytest.raises(ValueError, match="end is missing"):
        inspect(data[: len(data) // 2])
    png = encoded(photo(), "PNG")
    facts = inspect(png[: len(png) // 2])  # its header is sound
    with pytest.raises(FAULTS):
        prepare(png[: len(png) // 2], facts, 1.0, PRESS)


def test_a_bomb_is_refused_by_its_header():
    side = 60_000
    assert side * side > MAX_PIXELS
    png = bytearray(encoded(Image.new("L", (1, 1)), "PNG"))
    struct.pack_into(">II", png, 16, side, side)
    struct.pack_into(">I", png, 29, zlib.crc32(bytes(png[12:29])))
    data = bytearray(jpeg(photo(8, 8)))
    at = data.index(b"\xff\xc0")
    struct.pack_into(">HH", data, at + 5, side, side)
    for bomb in (bytes(png), bytes(data)):
        with pytest.raises(ValueError, match="pixels"):
            inspect(bomb)
