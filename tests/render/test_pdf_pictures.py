from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageCms, ImageOps, ImageStat
from sheets import HERE, MemoryBlobs, encoded, jpeg, photo, picture, sheet, written

from voa_editor.display.items import Group
from voa_editor.geometry import Matrix, Rect
from voa_editor.render.jpeg import bare_jpeg

PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
WHERE = Rect(100, 100, 144, 96)
OPEN: list[pikepdf.Pdf] = []


def pictures(path) -> list[tuple[pikepdf.Object, bytes]]:
    """The pictures of a document, each once, with their coded bytes."""
    document = pikepdf.open(io.BytesIO(path.read_bytes()))
    OPEN.append(document)  # its objects live as long as it does
    found = {}
    for page in document.pages:
        for entry in page.Resources.get("/XObject", {}).values():
            found[entry.objgen] = entry
    return [(entry, entry.read_raw_bytes()) for entry in found.values()]


def rendered(path, rect: Rect = WHERE) -> Image.Image:
    """What pdfium shows in a rectangle of a page without bleed, at 144 ppi."""
    with pypdfium2.PdfDocument(path) as document:
        image = document[0].render(scale=2).to_pil().convert("RGB")
    return image.crop(tuple(round(2 * v) for v in (rect.x, rect.y, rect.right, rect.bottom)))


def apart(one: Image.Image, other: Image.Image) -> float:
    other = other.convert("RGB").resize(one.size)
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3


def test_a_jpeg_passes_through_and_is_embedded_once_however_often_placed(tmp_path):
    out, blobs = tmp_path / "a.pdf", MemoryBlobs()
    data = jpeg()
    asset = blobs.add(data)
    twice = sheet(picture(asset, WHERE), picture(asset, WHERE.moved(0, 200)))
    written(out, [twice, sheet(picture(asset, WHERE), number=2)], blobs)
    ((entry, raw),) = pictures(out)
    assert raw == bare_jpeg(data) and str(entry.Filter) == "/DCTDecode" and str(entry.ColorSpace[0]) == "/ICCBased"
    assert blobs.reads == [asset]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_photograph_stands_upright_without_recoding(tmp_path, orientation):
    out, blobs = tmp_path / "a.pdf", MemoryBlobs()
    turned = photo(300, 200) if orientation < 5 else photo(200, 300)
    exif = turned.getexif()
    exif[274] = orientation
    data = jpeg(turned, exif=exif)
    written(out, [sheet(picture(blobs.add(data), WHERE))], blobs, "original", bleed=False)
    ((_, raw),) = pictures(out)
    upright = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
    assert raw == bare_jpeg(data) and upright is not None
    assert apart(rendered(out), upright) < 6


def test_only_what_is_inside_the_clip_is_shown(tmp_path):
    out, blobs = tmp_path / "a.pdf", MemoryBlobs()
    asset = blobs.add(jpeg(Image.new("RGB", (300, 200), (0, 0, 0))))
    hidden = picture(asset, WHERE, Rect(400, 400, 10, 10))
    written(out, [sheet(hidden, picture(asset, WHERE, Rect(100, 100, 50, 96)))], blobs, bleed=False)
    shown = rendered(out)
    assert max(shown.getpixel((50, 50))) < 8 and shown.getpixel((200, 50)) == (255, 255, 255)


def test_far_more_pixels_than_the_page_needs_are_taken_away(tmp_path):
    out, blobs = tmp_path / "a.pdf", MemoryBlobs()
    asset = blobs.add(jpeg(photo(1200, 800)))  # 600 ppi in WHERE
    written(out, [sheet(picture(asset, WHERE))], blobs, bleed=False)
    ((entry, raw),) = pictures(out)
    assert (int(entry.Width), int(entry.Height)) == (600, 400)
    assert apart(rendered(out), photo(1200, 800)) < 4
    written(out, [sheet(picture(asset, WHERE))], blobs, "original")
    ((entry, raw),) = pictures(out)
    assert int(entry.Width) == 1200 and raw == bare_jpeg(blobs.kept[asset])


def test_the_largest_place_decides_also_through_a_group(tmp_path):
    out, blobs = tmp_path / "a.pdf", MemoryBlobs()
    asset = blobs.add(jpeg(photo(1200, 800)))
    small, half = picture(asset, WHERE), Group((picture(asset, WHERE),), HERE, Matrix.scaling(1.25, 1.25))
    written(out, [sheet(small), sheet(half, number=2)], blobs)
    ((entry, _),) = pictures(out)
    assert int(entry.Width) == 750  # 480 ppi at its largest, brought to 300
    written(out, [sheet(small), sheet(picture(asset, Rect(0, 0, 400, 267)), number=2)], blobs)
    ((entry, raw),) = pictures(out)
    assert raw == bare_jpeg(blobs.kept[asset])


def test_line_art_of_one_bit_is_not_scaled(tmp_path):
    out, blobs = tmp_path / "a.pdf", MemoryBlobs()
    asset = blobs.add(encoded(photo(1200, 800).convert("1"), "PNG"))
    written(out, [sheet(picture(asset, WHERE))], blobs)
    ((entry, _),) = pictures(out)
    assert (int(entry.Width), int(entry.BitsPerComponent)) == (1200, 1)


@pytest.mark.parametrize("make", ["RGB", "L", "P", "CMYK", "RGBA"])
@pytest.mark.parametrize("preset", ["original", "digital"])
def test_pictures_of_each_mode_look_as_they_should(tmp_path, make, preset):
    out, blobs = tmp_path / "a.pdf", MemoryBlobs()
    drawn = photo(300, 200).convert(make)
    expected = photo(300, 200).convert(make).convert("RGB")
    if make == "RGBA":
        drawn.putalpha(Image.linear_gradient("L").resize((300, 200)))
        expected = Image.alpha_composite(Image.new("RGBA", (300, 200), "white"), drawn).convert("RGB")
    data = jpeg(drawn) if make == "CMYK" else encoded(drawn, "PNG")
    written(out, [sheet(picture(blobs.add(data), WHERE))], blobs, preset, bleed=False)
    # pdfium shows process inks by another table than Pillow's plain complement; a palette's dither is smoothed
    assert apart(rendered(out), expected) < {"CMYK": 40, "P": 14}.get(make, 8)


def test_one_profile_is_one_stream_and_only_where_it_fits(tmp_path):
    out, blobs = tmp_path / "a.pdf", MemoryBlobs()
    assets = [blobs.add(jpeg(photo(60, 40, seed=seed), icc_profile=PROFILE)) for seed in (1, 2)]
    assets.append(blobs.add(jpeg(photo(60, 40, "L"), icc_profile=PROFILE)))
    page = sheet(*(picture(asset, WHERE) for asset in assets))
    written(out, [page], blobs)
    spaces = [entry.ColorSpace for entry, _ in pictures(out)]
    assert [str(space[0]) for space in spaces[:2]] == ["/ICCBased"] * 2 and str(spaces[2]) == "/DeviceGray"
    assert spaces[0][1].objgen == spaces[1][1].objgen


def test_pictures_that_cannot_be_read_are_told_and_shown_as_such(tmp_path):
    out, blobs = tmp_path / "a.pdf", MemoryBlobs()
    broken_header = blobs.add(b"\xff\xd8\xffnothing")
    broken_pixels = blobs.add(encoded(photo(), "PNG")[:4000])
    assets = (broken_header, "sha256-lost", broken_pixels, blobs.add(jpeg()))
    items = [picture(asset, WHERE.moved(0, 110 * n)) for n, asset in enumerate(assets)]
    findings = written(out, [sheet(*items, number=5)], blobs, bleed=False)
    assert [(finding.rule, finding.severity, finding.page, finding.record) for finding in findings] == [
        ("unreadable-picture", "error", 5, "frame-2")
    ] * 3
    assert len({finding.id for finding in findings}) == 3
    assert "not among the project's files" in findings[1].message and all(finding.remedy for finding in findings)
    with pypdfium2.PdfDocument(out) as document:
        text = document[0].get_textpage().get_text_range()
    assert text.count("This picture cannot be read") == 3
    grey = rendered(out, WHERE.moved(0, 220)).getpixel((20, 100))
    assert max(grey) - min(grey) < 6 and 200 < grey[0] < 240


def test_many_recoded_pictures_keep_their_places(tmp_path):
    out, blobs = tmp_path / "a.pdf", MemoryBlobs()
    shades = [(20 * n, 255 - 20 * n, 128) for n in range(12)]
    places = [Rect(20, 20 + 60 * n, 60, 40) for n in range(12)]
    assets = [blobs.add(encoded(Image.new("RGB", (90, 60), shade), "PNG")) for shade in shades]
    written(out, [sheet(*map(picture, assets, places))], blobs, bleed=False)
    for place, shade in zip(places, shades, strict=True):
        assert rendered(out, place).getpixel((60, 40)) == shade
