"""Every kind of picture prints right in each preset: four patches, where they stand and which colour they have."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest
from image_kinds import ADOBE, INKS, KINDS, PATCHES, SIDE, patches, saved
from PIL import Image
from sheets import FOGRA39, INFO, MemoryBlobs, box, picture, sheet

from voa_editor.fonts.library import bundled
from voa_editor.geometry import Rect
from voa_editor.jobs.pressing import Mixer, approval
from voa_editor.model.colour import Rgb
from voa_editor.render.icc import Conversion, read_profile, srgb
from voa_editor.render.pdf.writer import write_pdf
from voa_editor.render.presets import load_preset

WHERE = Rect(100, 100, 128, 128)
PRESETS = ("press-x4", "press-x1a", "digital")


def printed(out, preset: str, data: bytes, *below: object):
    """A page with the picture; a file for the press is verified before it is written."""
    blobs, chosen = MemoryBlobs(), load_preset(preset)
    approve = approval(chosen.standard, lambda report: None) if chosen.standard else None
    shown = sheet(*below, picture(blobs.add(data), WHERE))
    findings = write_pdf(
        out / "a.pdf", [shown], INFO, blobs, bundled(), chosen, FOGRA39, rasterise=Mixer(blobs, chosen, FOGRA39), approve=approve
    )
    assert not findings
    return out / "a.pdf"


def look(path) -> list[tuple[int, ...]]:
    """The mean colours of the four patches as light: the data of the image by the profile that it is printed with."""
    with pikepdf.open(path) as pdf:
        (image,) = (one for one in dict(pdf.pages[0].obj.Resources.XObject).values() if one.Subtype == "/Image")
        whole, space = pikepdf.PdfImage(image), image.ColorSpace
        profile = None
        if isinstance(space, pikepdf.Array) and space[0] == "/ICCBased":
            profile = read_profile(bytes(space[1].read_bytes()))
        elif isinstance(space, pikepdf.Array) and isinstance(space[1], pikepdf.Array):  # of a palette
            profile = read_profile(bytes(space[1][1].read_bytes()))
        pixels = _pixels(image, whole)
    if profile is None:
        profile = FOGRA39.profile if pixels.mode == "CMYK" else srgb()
    light = pixels if profile == srgb() else Conversion(profile, srgb()).picture(pixels)
    half = light.width // 2, light.height // 2
    return [light.getpixel((half[0] // 2 + n % 2 * half[0], half[1] // 2 + n // 2 * half[1])) for n in range(4)]


def _pixels(image: pikepdf.Object, whole: pikepdf.PdfImage) -> Image.Image:
    """The values as Decode turns them: pikepdf's own reading leaves it to the reader of the picture."""
    if image.get("/Filter") == "/DCTDecode":
        pixels = Image.open(io.BytesIO(image.read_raw_bytes()))
        pixels.load()
        if pixels.mode == "CMYK":
            turned = "/Decode" in image and int(image.Decode[0]) == 1
            marked = ADOBE in image.read_raw_bytes()[:4096]
            assert marked == turned, "Adobe's marker and Decode go together"
            # Pillow turns every such JPEG over.
            pixels = pixels if turned else Image.eval(pixels, lambda value: 255 - value)
        return pixels
    if image.get("/ColorSpace") == "/DeviceCMYK" or int(image.get("/BitsPerComponent", 8)) == 8 and _channels(image) == 4:
        return Image.frombytes("CMYK", (int(image.Width), int(image.Height)), image.read_bytes())
    return whole.as_pil_image().convert("RGB")


def _channels(image: pikepdf.Object) -> int:
    space = image.ColorSpace
    return int(space[1].N) if isinstance(space, pikepdf.Array) and space[0] == "/ICCBased" else 3


def expected(kind: str) -> list[tuple[float, ...]]:
    if "inks" not in kind:
        return [tuple(colour) for colour in PATCHES]
    return [tuple(255 * value for value in FOGRA39.light(srgb()).colour(four)) for four in INKS]


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("kind", KINDS)
def test_colours_are_those_of_the_picture(tmp_path, kind, preset):
    found = look(printed(tmp_path, preset, KINDS[kind]()))
    for patch, wanted in zip(found, expected(kind), strict=True):
        assert patch[:3] == pytest.approx(wanted, abs=9), (kind, preset, found)


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
def test_a_turned_picture_stands_upright(tmp_path, kind, orientation, preset):
    """Nearest patches, as pdfium shows them: its inks are not the press's."""
    exif = Image.Exif()
    exif[274] = orientation
    data = saved(patches().transpose(_BACK[orientation]) if orientation > 1 else patches(), kind, exif=exif)
    page = pypdfium2.PdfDocument(printed(tmp_path, preset, data))[0]
    left, _, _, top = page.get_trimbox()
    shown = page.render().to_pil().convert("RGB")
    for n in range(4):
        x, y = WHERE.x + WHERE.w * (0.25 + n % 2 / 2), WHERE.y + WHERE.h * (0.25 + n // 2 / 2)
        seen = shown.getpixel((round(left + x), round(page.get_height() - top + y)))
        nearest = min(range(4), key=lambda m: sum((a - b) ** 2 for a, b in zip(seen, PATCHES[m], strict=True)))
        assert nearest == n, (orientation, seen)


_T = Image.Transpose
_BACK = {
    2: _T.FLIP_LEFT_RIGHT, 3: _T.ROTATE_180, 4: _T.FLIP_TOP_BOTTOM,
    5: _T.TRANSPOSE, 6: _T.ROTATE_90, 7: _T.TRANSVERSE, 8: _T.ROTATE_270,
}  # fmt: skip
"""How an upright picture is stored with each orientation (Exif 2.32, 4.6.4)."""


@pytest.mark.parametrize("preset", PRESETS)
def test_through_alpha_shows_what_lies_below(tmp_path, preset):
    whole = patches().convert("RGBA")
    whole.putalpha(Image.new("L", whole.size, 255))
    whole.paste((0, 0, 0, 0), (0, 0, SIDE, SIDE))
    ground = Rgb(*(value / 255 for value in PATCHES[1]))
    path = printed(tmp_path, preset, saved(whole, "PNG"), box(WHERE.inset(-20, -20), ground))
    page = pypdfium2.PdfDocument(path)[0]
    left, _, _, top = page.get_trimbox()
    shown = page.render().to_pil().convert("RGB")
    at = [
        shown.getpixel((round(left + WHERE.x + dx), round(page.get_height() - top + WHERE.y + dy)))
        for dx, dy in ((32, 32), (-10, 64), (96, 32), (32, 96))
    ]
    assert at[0] == pytest.approx(at[1], abs=4), "the ground is seen where nothing is painted"
    assert max(abs(a - b) for a, b in zip(at[3], at[0], strict=True)) > 50
