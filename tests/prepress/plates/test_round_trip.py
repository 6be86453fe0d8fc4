"""Colours go all the way: the ColorChecker, as photograph and as swatches, is on the plates what LittleCMS says."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from deltae import PATCHES, delta_e
from PIL import Image, ImageChops, ImageCms
from pressed import fogra39
from sheets import SAFFRON, MemoryBlobs, box, encoded, picture, run, sheet, written

from voa_editor.display.items import Item
from voa_editor.geometry import Rect
from voa_editor.model.colour import BLACK, Lab, Rgb
from voa_editor.prepress.plates.separate import Plates, separate
from voa_editor.render.icc import Conversion, lab, srgb

SIDE = 20  # points, of a patch
EDGE = 8.504  # the bleed, outside of which a plate has nothing
PRESETS = [("press-x4", {}), ("press-x4", {"images": "cmyk"}), ("press-x1a", {})]


def places() -> Iterator[tuple[float, float]]:
    """Left and top of each patch: four rows of six."""
    return ((100.0 + n % 6 * SIDE, 100.0 + n // 6 * SIDE) for n in range(24))


def chart() -> Image.Image:
    drawn = Image.new("RGB", (6 * SIDE, 4 * SIDE))
    for n, colour in enumerate(PATCHES):
        drawn.paste(colour, (n % 6 * SIDE, n // 6 * SIDE, n % 6 * SIDE + SIDE, n // 6 * SIDE + SIDE))
    return drawn


def as_lab(patch: tuple[int, int, int]) -> Lab:
    """A patch in the steps of Lab that LittleCMS is handed: 100/255 of L*, whole a* and b*."""
    light, a, b = Conversion(srgb(), lab()).picture(Image.new("RGB", (1, 1), patch)).getpixel((0, 0))
    return Lab(light / 2.55, a - 128, b - 128)


def photographed(blobs: MemoryBlobs) -> list[Item]:
    return [picture(blobs.add(encoded(chart(), "PNG")), Rect(100, 100, 6 * SIDE, 4 * SIDE))]


def photographed_as_jpeg(blobs: MemoryBlobs) -> list[Item]:
    coded = encoded(chart(), "JPEG", quality=100, subsampling=0)
    return [picture(blobs.add(coded), Rect(100, 100, 6 * SIDE, 4 * SIDE))]


def in_light(blobs: MemoryBlobs) -> list[Item]:
    return [
        box(Rect(x, y, SIDE, SIDE), Rgb(*(value / 255 for value in patch)))
        for patch, (x, y) in zip(PATCHES, places(), strict=True)
    ]


def in_lab(blobs: MemoryBlobs) -> list[Item]:
    return [box(Rect(x, y, SIDE, SIDE), as_lab(patch)) for patch, (x, y) in zip(PATCHES, places(), strict=True)]


def directly(patch: tuple[int, int, int], light: bool) -> tuple[float, ...]:
    """Inks of 0 to 1 as LittleCMS alone answers, from sRGB or from Lab."""
    source = srgb() if light else lab()
    pixel = Image.new("RGB", (1, 1), patch)
    pixel = pixel if light else Conversion(srgb(), lab()).picture(pixel)
    profiles = [ImageCms.ImageCmsProfile(io.BytesIO(one.data)) for one in (source, fogra39())]
    flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
    inks = ImageCms.profileToProfile(pixel, *profiles, ImageCms.Intent.RELATIVE_COLORIMETRIC, "CMYK", flags=flags)
    return tuple(value / 255 for value in inks.getpixel((0, 0)))


def seen(inks: tuple[float, ...]) -> tuple[float, float, float]:
    light, a, b = Conversion(fogra39(), lab(), "absolute", False).colour(inks)
    return light, a, b


def plates(out: Path) -> Plates:
    with pikepdf.open(out) as pdf:
        found = separate(pdf, 1, fogra39(), 72.0)
    assert not found.faults
    return found


def inks_at(found: Plates, x: float, y: float) -> tuple[float, ...]:
    at = (round(x + EDGE), round(y + EDGE))
    return tuple(found.inks[ink].getpixel(at) / 255 for ink in ("Cyan", "Magenta", "Yellow", "Black"))


@pytest.mark.parametrize("name, changes", PRESETS)
@pytest.mark.parametrize("made", [photographed, photographed_as_jpeg, in_light, in_lab])
def test_the_colorchecker_is_printed_as_littlecms_says(
    made: Callable[[MemoryBlobs], list[Item]], name: str, changes: dict[str, object], tmp_path: Path
):
    blobs = MemoryBlobs()
    assert not written(tmp_path / "a.pdf", [sheet(*made(blobs))], blobs, name, **changes)
    found = plates(tmp_path / "a.pdf")
    apart = [
        delta_e(seen(inks_at(found, x + SIDE / 2, y + SIDE / 2)), seen(directly(patch, made is not in_lab)))
        for patch, (x, y) in zip(PATCHES, places(), strict=True)
    ]
    assert max(apart) <= 1.0, apart


def test_a_patch_that_is_a_shade_off_is_noticed():
    first, second = PATCHES[0], (PATCHES[0][0] + 6, *PATCHES[0][1:])
    assert delta_e(seen(directly(first, True)), seen(directly(second, True))) > 1.0


@pytest.mark.parametrize("name, changes", PRESETS)
def test_black_text_is_on_the_black_plate_alone_and_overprints(name, changes, tmp_path):
    ground = box(Rect(100, 100, 200, 100), SAFFRON)
    for out, items in (("with.pdf", (ground, run("Black words", 120, 150, 10, colour=BLACK))), ("without.pdf", (ground,))):
        written(tmp_path / out, [sheet(*items)], MemoryBlobs(), name, **changes)
    with_it, without = plates(tmp_path / "with.pdf").inks, plates(tmp_path / "without.pdf").inks
    for ink in ("Cyan", "Magenta", "Yellow"):
        assert ImageChops.difference(with_it[ink], without[ink]).getextrema() == (0, 0), f"{ink} is knocked out"
    assert without["Black"].getbbox() is None and with_it["Black"].getextrema()[1] > 200
