"""Files for the press, taken apart: what PDF/X-4 and PDF/X-1a ask, inks, overprint, pictures in each preset."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageCms, ImageStat
from sheets import (
    FOGRA39,
    HERE,
    INFO,
    SAFFRON,
    TEAL,
    MemoryBlobs,
    box,
    encoded,
    jpeg,
    photo,
    picture,
    run,
    sheet,
    showcase,
    written,
)  # fmt: skip

from voa_editor.display.items import Gradient, Group
from voa_editor.errors import UserError
from voa_editor.fonts.library import bundled
from voa_editor.geometry import Matrix, Rect
from voa_editor.jobs.pressing import Mixer
from voa_editor.model.colour import BLACK, PAPER, REGISTRATION, Cmyk, Lab, Rgb, Spot
from voa_editor.render.cache import RasterCache
from voa_editor.render.icc import load_profile, srgb
from voa_editor.render.images import Raster
from voa_editor.render.pdf.writer import write_pdf
from voa_editor.render.presets import load_preset

WHERE = Rect(100, 100, 144, 96)
GOLD = Spot("Gold (Қ)", Cmyk(0, 0.2, 0.6, 0.1))
ADOBE = b"\xff\xee\x00\x0eAdobe"


OPEN: list[pikepdf.Pdf] = []


def opened(path: Path) -> pikepdf.Pdf:
    OPEN.append(pikepdf.open(io.BytesIO(path.read_bytes())))  # its objects live as long as it does
    return OPEN[-1]


def content(document: pikepdf.Pdf, page: int = 0) -> str:
    return document.pages[page].Contents.read_bytes().decode("ascii")


def plates(path: Path, ppi: int = 72) -> Image.Image:
    """The first page in inks, as Ghostscript prints it with overprint."""
    if not shutil.which("gs"):
        pytest.skip("gs is not installed")
    out = path.with_suffix(".tif")
    command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiff32nc", f"-r{ppi}", "-dLastPage=1", "-dOverprint=/simulate"]
    subprocess.run([*command, f"-sOutputFile={out}", path], check=True, capture_output=True)
    with Image.open(out) as image:
        return image.convert("CMYK")


def inks_at(image: Image.Image, x: float, y: float, ppi: int = 72) -> list[int]:
    edge = 8.504
    found = image.getpixel((round((x + edge) * ppi / 72), round((y + edge) * ppi / 72)))
    return [round(value / 2.55) for value in found]


def dictionaries(document: pikepdf.Pdf) -> list[pikepdf.Object]:
    """All dictionaries of a document that are objects of their own, those of streams too."""
    return [entry for entry in document.objects if isinstance(entry, pikepdf.Dictionary | pikepdf.Stream)]


def images_of(document: pikepdf.Pdf, page: int = 0) -> list[pikepdf.Object]:
    found = document.pages[page].Resources.get("/XObject", {}).values()
    return [entry for entry in found if entry.Subtype == "/Image"]


# ---------------------------------------------------------------- the document


def test_x4_is_identified_in_xmp_and_x1a_in_the_info(tmp_path):
    written(tmp_path / "4.pdf", [sheet()])
    written(tmp_path / "1.pdf", [sheet()], preset="press-x1a")
    x4, x1a = opened(tmp_path / "4.pdf"), opened(tmp_path / "1.pdf")
    xmp4, xmp1 = (document.Root.Metadata.read_bytes().decode() for document in (x4, x1a))
    assert "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" in xmp4 and "GTS_PDFXVersion" not in xmp1
    assert str(x1a.docinfo.GTS_PDFXVersion) == "PDF/X-1a:2003" and "/GTS_PDFXVersion" not in x4.docinfo
    assert (x4.pdf_version, x1a.pdf_version) == ("1.6", "1.4")
    for document in (x4, x1a):
        info = document.docinfo
        assert str(info.Trapped) == "/False" and str(info.Title) == INFO.title and info.CreationDate == info.ModDate
        assert document.trailer.ID[0] == document.trailer.ID[1] and "/Encrypt" not in document.trailer


@pytest.mark.parametrize("preset", ["press-x4", "press-x1a", "original"])
def test_one_output_intent_with_the_profile_in_it(tmp_path, preset):
    written(tmp_path / "a.pdf", [sheet()], preset=preset)
    (intent,) = opened(tmp_path / "a.pdf").Root.OutputIntents
    assert (str(intent.S), str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "FOGRA39")
    assert str(intent.RegistryName) == "http://www.color.org" and str(intent.Info)
    assert intent.DestOutputProfile.read_bytes() == FOGRA39.profile.data and int(intent.DestOutputProfile.N) == 4


def test_a_standard_asks_for_an_output_intent(tmp_path):
    with pytest.raises(UserError, match="needs an output intent"):
        write_pdf(tmp_path / "a.pdf", [sheet()], INFO, MemoryBlobs(), bundled(), load_preset())
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize("preset", ["press-x4", "original"])
def test_no_annotation_and_no_bare_light_stands_in_a_file_for_the_press(tmp_path, preset):
    blobs = MemoryBlobs()
    written(tmp_path / "a.pdf", showcase(blobs), blobs, preset, marks=True, bars=True, slug=True)
    document = opened(tmp_path / "a.pdf")
    for page in document.pages:
        assert "/Annots" not in page and "/AA" not in page
    assert b"DeviceRGB" not in b"".join(
        entry.unparse() for entry in document.objects if not (isinstance(entry, pikepdf.Stream) and "/N" in entry)
    )
    streams = [entry.read_bytes() for entry in document.objects if isinstance(entry, pikepdf.Stream) and "/Width" not in entry]
    assert not any(re.search(rb"[\d.] (rg|RG|g|G)\n", stream) for stream in streams if b"\0" not in stream)


def test_every_transparency_group_mixes_in_inks(tmp_path):
    blobs = MemoryBlobs()
    written(tmp_path / "a.pdf", showcase(blobs), blobs)
    kept = dictionaries(opened(tmp_path / "a.pdf"))
    spaces = [str(entry.Group.CS) for entry in kept if "/Group" in entry]
    assert len(spaces) >= 4 and set(spaces) == {"/DeviceCMYK", "/DeviceGray"}
    masks = sum(str(entry.SMask.S) == "/Luminosity" for entry in kept if "/SMask" in entry and "/Width" not in entry)
    assert spaces.count("/DeviceGray") == masks, "grey is of soft masks alone"


def test_a_file_that_is_not_approved_is_not_there(tmp_path):
    out, seen = tmp_path / "a.pdf", []
    out.write_bytes(b"%PDF-old")

    def refuse(path: Path) -> None:
        seen.append(path.read_bytes()[-6:])
        raise UserError("it does not conform")

    with pytest.raises(UserError, match="does not conform"):
        write_pdf(out, [sheet()], INFO, MemoryBlobs(), bundled(), load_preset(), FOGRA39, approve=refuse)
    assert seen == [b"%%EOF\n"] and out.read_bytes() == b"%PDF-old" and len(list(tmp_path.iterdir())) == 1


# ---------------------------------------------------------------- inks


def test_light_and_lab_become_inks_and_darkest_light_black_alone(tmp_path):
    place = Rect(0, 0, 40, 40)
    items = [box(place, colour) for colour in (Rgb(0, 0, 0), Rgb(1, 0, 0), Lab(50, 0, 0))]
    written(tmp_path / "a.pdf", [sheet(*items)])
    found = re.findall(r"([\d. ]+) k", content(opened(tmp_path / "a.pdf")))
    assert found[0].split() == ["0", "0", "0", "1"] and len(found) == 3
    red, grey = ([float(value) for value in line.split()] for line in found[1:])
    assert red[1] > 0.9 and red[2] > 0.9 and red[0] < 0.1
    assert grey[0] > grey[1] and 0.3 < grey[0] < 0.7


def test_a_spot_has_its_plate_its_tints_and_its_name(tmp_path):
    items = (box(Rect(0, 0, 9, 9), GOLD), run("words", 50, 50, colour=GOLD.tint(0.4)), box(Rect(0, 0, 9, 9), None, stroke=GOLD,
             stroke_width=1))  # fmt: skip
    written(tmp_path / "a.pdf", [sheet(*items), sheet(run("all", 9, 9, colour=REGISTRATION), number=2)])
    document = opened(tmp_path / "a.pdf")
    (space,) = document.pages[0].Resources.ColorSpace.values()
    assert str(space[0]) == "/Separation" and str(space[1]) == "/Gold (Қ)" and str(space[2]) == "/DeviceCMYK"
    assert [float(value) for value in space[3].C1] == [0, 0.2, 0.6, 0.1]
    assert all(operators in content(document) for operators in ("/C1 cs 1 scn", "/C1 cs 0.4 scn", "/C1 CS 1 SCN"))
    assert str(document.pages[1].Resources.ColorSpace.C1[1]) == "/All"
    written(tmp_path / "light.pdf", [sheet(*items)], preset="digital")
    assert "/ColorSpace" not in opened(tmp_path / "light.pdf").pages[0].Resources


def test_shades_between_inks_of_every_kind(tmp_path):
    shades = (
        (Gradient(TEAL, SAFFRON), "/DeviceCMYK"), (Gradient(Rgb(1, 0, 0), TEAL), "/DeviceCMYK"),
        (Gradient(GOLD, PAPER), "/Separation"), (Gradient(GOLD.tint(0.2), GOLD), "/Separation"),
        (Gradient(GOLD, TEAL), "/DeviceN"), (Gradient(GOLD, Spot("Silver", Cmyk(0, 0, 0, 0.4))), "/DeviceN"),
    )  # fmt: skip
    items = [box(Rect(20, 20 + 60 * n, 60, 50), shade) for n, (shade, _) in enumerate(shades)]
    written(tmp_path / "a.pdf", [sheet(*items)])
    found = [entry.ColorSpace for entry in opened(tmp_path / "a.pdf").pages[0].Resources.Shading.values()]
    assert [str(space[0] if isinstance(space, pikepdf.Array) else space) for space in found] == [kind for _, kind in shades]
    image = plates(tmp_path / "a.pdf")
    head, foot = inks_at(image, 50, 20 + 240 + 1), inks_at(image, 50, 20 + 240 + 48)
    assert head == pytest.approx([1, 20, 59, 10], abs=4) and foot == pytest.approx([98, 60, 26, 25], abs=4)


def test_a_turned_shade_goes_from_left_to_right(tmp_path):
    written(tmp_path / "a.pdf", [sheet(box(Rect(20, 30, 60, 50), Gradient(TEAL, SAFFRON, angle=90)))])
    (shade,) = opened(tmp_path / "a.pdf").pages[0].Resources.Shading.values()
    assert [float(value) for value in shade.Coords] == [20, 55, 80, 55]


# ---------------------------------------------------------------- overprint


def states(document: pikepdf.Pdf) -> list[tuple[bool, bool]]:
    """Lines and areas: whether they overprint, in the order in which a page says so."""
    found = document.pages[0].Resources.get("/ExtGState", {})
    return [(bool(found[name].OP), bool(found[name].op)) for name in re.findall(r"(/E\d+) gs", content(document))]


@pytest.mark.parametrize(
    "items, expected",
    [
        ((run("small", 9, 9, 11.9),), [(False, True)]),
        ((run("large", 9, 9, 12),), []),
        ((run("grey", 9, 9, 9, colour=Cmyk(0, 0, 0, 0.9)), run("white", 9, 20, 9, colour=PAPER)), []),
        ((run("light", 9, 9, 9, colour=Rgb(0, 0, 0)),), [(False, True)]),
        ((run("small", 9, 9, 9), run("white", 9, 20, 9, colour=PAPER)), [(False, True), (False, False)]),
        ((run("small", 9, 9, 9), box(Rect(0, 0, 9, 9), BLACK), picture("sha256-none", WHERE)), [(False, True), (False, False)]),
        ((Group((run("grown", 9, 9, 9),), HERE, Matrix.scaling(2, 2)),), []),
        ((Group((run("shrunk", 9, 9, 18),), HERE, Matrix.scaling(0.5, 0.5)),), [(False, True)]),
        ((box(WHERE, None, stroke=BLACK, stroke_width=1.9),), [(True, False)]),
        ((box(WHERE, None, stroke=BLACK, stroke_width=2),), []),
        ((box(WHERE, None, stroke=TEAL, stroke_width=1),), []),
        ((box(Rect(0, 0, 90, 0.5), BLACK),), [(False, True)]),
        ((box(WHERE, SAFFRON, stroke=BLACK, stroke_width=1),), [(True, False)]),
    ],
)
def test_small_black_overprints_and_nothing_else_does(tmp_path, items, expected):
    written(tmp_path / "a.pdf", [sheet(*items)])
    document = opened(tmp_path / "a.pdf")
    assert states(document) == expected
    assert all(int(state.OPM) == 1 for state in document.pages[0].Resources.get("/ExtGState", {}).values())


def test_black_text_stands_on_the_black_plate_alone(tmp_path):
    words = [run("MMMMMMMM", 100, 100 + 8 * n, 11, weight=600) for n in range(12)]
    written(tmp_path / "a.pdf", [sheet(box(Rect(90, 80, 200, 140), SAFFRON), *words)])
    image = plates(tmp_path / "a.pdf", 144)
    cyan, magenta, yellow, black = image.crop((250, 200, 330, 380)).split()
    assert cyan.getextrema() == (0, 0) and black.getextrema()[1] > 250
    for plate, ink in ((magenta, 0.35), (yellow, 0.9)):
        low, high = plate.getextrema()
        assert low >= 255 * ink - 3 and high <= 255 * ink + 3, "the ground is whole below the text"


def test_light_has_no_overprint(tmp_path):
    written(tmp_path / "a.pdf", [sheet(run("small", 9, 9, 9))], preset="digital")
    assert "gs" not in content(opened(tmp_path / "a.pdf"))


# ---------------------------------------------------------------- outside the bleed


def test_marks_bars_and_slug_stand_outside_the_bleed(tmp_path):
    whole = box(Rect(-20, -20, 700, 900), SAFFRON)
    blobs = MemoryBlobs()
    chosen, pages, said = load_preset("proof"), [sheet(whole, label="12")], "Voice · version 7 · 2 errors"
    write_pdf(tmp_path / "a.pdf", pages, INFO, blobs, bundled(), chosen, FOGRA39, slug=said)
    document = opened(tmp_path / "a.pdf")
    page = document.pages[0]
    media, bleed = ([float(value) for value in page[box]] for box in ("/MediaBox", "/BleedBox"))
    assert bleed[0] - media[0] > 18 and bleed[1] - media[1] > 30
    bare = tmp_path / "bare.pdf"
    written(bare, [sheet(whole, label="12")], preset="proof", marks=False, bars=False)

    def drawn(path: Path) -> Image.Image:
        with pypdfium2.PdfDocument(path) as pdf:
            assert "Voice · version 7 · 2 errors · page 12" in pdf[0].get_textpage().get_text_range() or path == bare
            return pdf[0].render(scale=1).to_pil().convert("RGB")

    one, other = drawn(tmp_path / "a.pdf"), drawn(bare)
    changed = ImageChops.difference(one, other)
    inside = (round(bleed[0]) + 1, round(media[3] - bleed[3]) + 1, round(bleed[2]) - 1, round(media[3] - bleed[1]) - 1)
    assert changed.crop(inside).getbbox() is None and changed.getbbox() is not None


def test_a_slug_too_long_for_the_page_is_cut(tmp_path):
    write_pdf(tmp_path / "a.pdf", [sheet()], INFO, MemoryBlobs(), bundled(), load_preset("proof"), FOGRA39, slug="word " * 200)
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as pdf:
        text = pdf[0].get_textpage()
        assert 10 < text.get_text_range().count("word") < 100
        assert max(text.get_charbox(n)[2] for n in range(text.count_chars())) <= pdf[0].get_trimbox()[2] + 1


# ---------------------------------------------------------------- pictures


def spaces(path: Path) -> list[str]:
    found = []
    for entry in images_of(opened(path)):
        space = entry.ColorSpace
        space = space[1] if isinstance(space, pikepdf.Array) and space[0] == "/Indexed" else space
        if isinstance(space, pikepdf.Array):
            data = space[1].read_bytes()
            found.append("own" if data == OTHER_RGB else "sRGB" if data == srgb().data else "icc")
        else:
            found.append(str(space)[1:])
    return found


FOGRA39_FILE = "ISOcoated_v2_300_bas.icc"
OTHER_RGB = srgb().data[:-1] + bytes([srgb().data[-1] ^ 1])  # another profile, as far as its bytes go


def made(kind: str, profile: bytes = b"") -> bytes:
    options = {"icc_profile": profile} if profile else {}
    match kind:
        case "png alpha":
            drawn = photo(60, 40).convert("RGBA")
            drawn.putalpha(Image.linear_gradient("L").resize((60, 40)))
            return encoded(drawn, "PNG", **options)
        case "grey alpha":
            drawn = photo(60, 40, "L").convert("LA")
            drawn.putalpha(Image.linear_gradient("L").resize((60, 40)))
            return encoded(drawn, "PNG", **options)
        case "palette":
            return encoded(photo(60, 40, "P"), "PNG", **options)
        case "16 bit grey":
            return encoded(photo(60, 40, "L").convert("I;16"), "PNG")
        case "tiff cmyk":
            return encoded(photo(60, 40, "CMYK"), "TIFF", **options)
        case "tiff":
            return encoded(photo(60, 40), "TIFF", **options)
        case "webp":
            return encoded(photo(60, 40), "WEBP", lossless=True, **options)
        case "jpeg cmyk":
            return jpeg(photo(60, 40, "CMYK"), **options)
        case "jpeg cmyk bare":
            data = jpeg(photo(60, 40, "CMYK"))
            at = data.index(ADOBE)
            return data[:at] + data[at + 16 :]
        case "jpeg grey":
            return jpeg(photo(60, 40, "L"), **options)
    return jpeg(photo(60, 40), **options)


KINDS = (
    "jpeg", "jpeg cmyk", "jpeg cmyk bare", "jpeg grey", "png alpha", "grey alpha", "palette", "16 bit grey", "tiff", "tiff cmyk",
    "webp",
)  # fmt: skip
PRESETS = (
    ("press-x4", "keep", "sRGB"), ("press-x4", "cmyk", "DeviceCMYK"), ("press-x1a", "cmyk", "DeviceCMYK"),
    ("digital", "keep", "DeviceRGB"),
)  # fmt: skip
"""Preset, what it does with pictures, and the space of those in light."""


@pytest.mark.parametrize("kind", KINDS)
def test_untagged_pictures_in_each_preset(tmp_path, kind):
    blobs = MemoryBlobs()
    page = sheet(picture(blobs.add(made(kind)), WHERE))
    grey, inks = "grey" in kind, "cmyk" in kind
    for preset, images, light in PRESETS:
        out = tmp_path / f"{preset}-{images}.pdf"
        assert written(out, [page], blobs, preset, images=images) == ()
        expected = "DeviceGray" if grey else light if not inks or preset == "digital" else "DeviceCMYK"
        assert spaces(out) == [expected]
        masks = ["/SMask" in entry for entry in images_of(opened(out))]
        assert masks == ["alpha" in kind and preset != "press-x1a"]


@pytest.mark.parametrize("kind", ["jpeg", "png alpha", "palette", "tiff", "webp"])
def test_tagged_pictures_keep_their_profile_until_they_are_converted(tmp_path, kind):
    blobs = MemoryBlobs()
    page = sheet(picture(blobs.add(made(kind, OTHER_RGB)), WHERE))
    for preset, images, expected in (("press-x4", "keep", "own"), ("press-x4", "cmyk", "DeviceCMYK"), ("digital", "keep", "own")):
        written(tmp_path / "a.pdf", [page], blobs, preset, images=images)
        assert spaces(tmp_path / "a.pdf") == [expected]


@pytest.mark.parametrize("kind", ["jpeg cmyk", "tiff cmyk"])
def test_the_intents_own_profile_is_the_device(tmp_path, kind):
    blobs = MemoryBlobs()
    page = sheet(picture(blobs.add(made(kind, FOGRA39.profile.data)), WHERE))
    written(tmp_path / "a.pdf", [page], blobs)
    assert spaces(tmp_path / "a.pdf") == ["DeviceCMYK"]


def test_a_broken_profile_or_one_of_another_kind_is_as_none(tmp_path):
    blobs = MemoryBlobs()
    kinds = (("jpeg", b"broken" * 40), ("jpeg cmyk", srgb().data), ("jpeg grey", srgb().data))
    pictures = [picture(blobs.add(made(kind, profile)), WHERE) for kind, profile in kinds]
    written(tmp_path / "a.pdf", [sheet(*pictures)], blobs)
    assert spaces(tmp_path / "a.pdf") == ["sRGB", "DeviceCMYK", "DeviceGray"]


def test_a_converted_picture_is_what_littlecms_makes_of_it(tmp_path):
    blobs, drawn = MemoryBlobs(), photo(60, 40)
    written(tmp_path / "a.pdf", [sheet(picture(blobs.add(encoded(drawn, "PNG")), WHERE))], blobs, images="cmyk")
    (entry,) = images_of(opened(tmp_path / "a.pdf"))
    found = Image.frombytes("CMYK", (60, 40), entry.read_bytes())
    light, press = (ImageCms.ImageCmsProfile(io.BytesIO(load_profile(name).data)) for name in ("sRGB.icc", FOGRA39_FILE))
    expected = ImageCms.profileToProfile(drawn, light, press, 1, "CMYK", flags=ImageCms.Flags.BLACKPOINTCOMPENSATION)
    assert max(high for _, high in ImageChops.difference(found, expected).getextrema()) <= 1


@pytest.mark.parametrize("kind", ["jpeg cmyk", "jpeg cmyk bare", "tiff cmyk"])
def test_inks_are_the_right_way_round(tmp_path, kind):
    blobs = MemoryBlobs()
    written(tmp_path / "a.pdf", [sheet(picture(blobs.add(made(kind)), WHERE))], blobs, preset="press-x1a")
    image = plates(tmp_path / "a.pdf", 72)
    found = image.crop((round(8.5 + 100), round(8.5 + 100), round(8.5 + 244), round(8.5 + 196))).resize((60, 40))
    expected = photo(60, 40, "CMYK")
    if kind == "jpeg cmyk bare":
        expected = ImageChops.invert(expected)
    assert sum(ImageStat.Stat(ImageChops.difference(found, expected)).mean) / 4 < 8


def test_each_ink_of_a_converted_photograph_is_as_sharp_as_the_other(tmp_path):
    blobs = MemoryBlobs()
    asset = blobs.add(jpeg(photo(60, 40)))
    for quality in (80, 92):
        written(tmp_path / "a.pdf", [sheet(picture(asset, WHERE))], blobs, images="cmyk", jpeg_quality=quality)
        (entry,) = images_of(opened(tmp_path / "a.pdf"))
        raw = entry.read_raw_bytes()
        at = raw.index(b"\xff\xc0")
        assert raw[at + 9] == 4 and {raw[at + 11 + 3 * n] for n in range(4)} == {0x11}


@pytest.mark.parametrize("preset", ["press-x4", "press-x1a", "proof", "digital", "original"])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_where_a_photograph_was_taken_is_in_no_file(tmp_path, preset, kind):
    drawn = photo(60, 40)
    exif = drawn.getexif()
    exif[0x010F] = "SECRETMAKER"
    exif.get_ifd(0x8825)[29] = "SECRETPLACE"
    blobs = MemoryBlobs()
    options = {"comment": b"SECRETWORDS"} if kind == "JPEG" else {}
    data = encoded(drawn, kind, exif=exif, **options) + (b"SECRETTAIL" if kind == "JPEG" else b"")
    assert b"SECRET" in data
    written(tmp_path / "a.pdf", [sheet(picture(blobs.add(data), WHERE))], blobs, preset)
    assert b"SECRET" not in (tmp_path / "a.pdf").read_bytes()
    streams = (entry.read_raw_bytes() for entry in opened(tmp_path / "a.pdf").objects if isinstance(entry, pikepdf.Stream))
    assert not any(b"SECRET" in stream or b"Exif" in stream for stream in streams)


# ---------------------------------------------------------------- PDF/X-1a


def opaque_page(blobs: MemoryBlobs):
    alpha = blobs.add(made("png alpha"))
    inner = (box(Rect(0, 0, 80, 60), TEAL), run("grouped", 10, 40, 14, colour=PAPER))
    return sheet(
        box(Rect(50, 50, 300, 200), SAFFRON),
        box(Rect(60, 60, 40, 40), TEAL, opacity=0.5),
        box(Rect(120, 60, 40, 140), Gradient(TEAL, TEAL, 0.1, 0.9)),
        picture(alpha, Rect(180, 60, 60, 40)),
        box(Rect(50, 300, 40, 40), TEAL, opacity=0.3),
        Group(inner, HERE, Matrix.translation(100, 300), None, 0.5),
        picture(alpha, Rect(200, 300, 60, 40)),
        box(Rect(300, 300, 40, 40), GOLD, opacity=0.5),
        run("words", 50, 500),
    )


def test_x1a_holds_nothing_transparent_and_no_light(tmp_path):
    blobs = MemoryBlobs()
    assert written(tmp_path / "a.pdf", [opaque_page(blobs)], blobs, "press-x1a") == ()
    document = opened(tmp_path / "a.pdf")
    for entry in dictionaries(document):
        assert not {"/SMask", "/Group", "/ca", "/CA", "/BM"} & set(entry.keys())
        assert str(entry.get("/ColorSpace", "")) != "/DeviceRGB"
    assert b"ICCBased" not in (tmp_path / "a.pdf").read_bytes()


def test_x1a_and_x4_print_alike(tmp_path):
    blobs = MemoryBlobs()
    page = opaque_page(blobs)
    written(tmp_path / "1.pdf", [page], blobs, "press-x1a")
    written(tmp_path / "4.pdf", [page], blobs, "press-x4", images="cmyk")
    one, four = plates(tmp_path / "1.pdf"), plates(tmp_path / "4.pdf")
    for x, y in ((80, 80), (140, 65), (140, 130), (140, 195), (210, 80), (70, 320), (110, 310), (230, 320), (320, 320)):
        assert inks_at(one, x, y) == pytest.approx(inks_at(four, x, y), abs=3), (x, y)


def deep_page(blobs: MemoryBlobs, number: int = 1):
    ground = picture(blobs.add(jpeg()), Rect(0, 0, 400, 300))
    return sheet(ground, box(Rect(50, 50, 100, 80), TEAL, opacity=0.5), run("words", 60, 80, colour=PAPER), number=number)


def test_x1a_names_the_pages_it_cannot_flatten_and_writes_nothing(tmp_path):
    blobs, out = MemoryBlobs(), tmp_path / "a.pdf"
    with pytest.raises(UserError, match=r"PDF/X-1a:2003 takes no transparency, and pages 2, 4 cannot be flattened"):
        written(out, [sheet(), deep_page(blobs, 2), opaque_page(blobs), deep_page(blobs, 4)], blobs, "press-x1a")
    assert not list(tmp_path.iterdir())


def test_what_only_pixels_can_show_comes_from_the_rasteriser_below_what_stands_above(tmp_path):
    blobs, asked = MemoryBlobs(), []

    def rasterise(page, rect, ppi):
        asked.append((len(page.items), rect, ppi))
        plain = Image.new("CMYK", (8, 8), (0, 128, 0, 0))
        return lambda: lambda: Raster(8, 8, 4, 8, "png", pixels(plain))

    page = deep_page(blobs)
    preset = load_preset("press-x1a")
    write_pdf(tmp_path / "a.pdf", [page], INFO, blobs, bundled(), preset, FOGRA39, rasterise=rasterise)
    assert asked == [(2, Rect(50, 50, 100, 80), 300.0)]
    image = plates(tmp_path / "a.pdf")
    assert inks_at(image, 120, 120) == pytest.approx([0, 50, 0, 0], abs=1)
    names = re.findall(r"(/X\d) Do|(TJ)", content(opened(tmp_path / "a.pdf")))
    assert [a or b for a, b in names] == ["/X1", "/X2", "TJ"]


@pytest.mark.parametrize("name", ["press-x4", "press-x1a"])
def test_an_opacity_over_a_photograph_in_inks_mixes_each_ink(tmp_path, name):
    blobs, preset = MemoryBlobs(), load_preset(name)
    buffer = io.BytesIO()
    Image.new("CMYK", (400, 300), (102, 51, 0, 26)).save(buffer, "TIFF")
    ground, shade = picture(blobs.add(buffer.getvalue()), Rect(0, 0, 400, 300)), Cmyk(1.0, 0.0, 0.5, 0.0)
    page = sheet(ground, box(Rect(50, 50, 100, 80), shade, opacity=0.5), run("words", 60, 80, colour=PAPER))
    mixer = Mixer(blobs, preset, FOGRA39)
    write_pdf(tmp_path / "a.pdf", [page], INFO, blobs, bundled(), preset, FOGRA39, rasterise=mixer)
    image = plates(tmp_path / "a.pdf")
    assert inks_at(image, 30, 30) == pytest.approx([40, 20, 0, 10], abs=1)
    assert inks_at(image, 140, 120) == pytest.approx([70, 10, 25, 5], abs=1)


def test_what_was_mixed_is_not_mixed_again_unless_something_there_changed(tmp_path, monkeypatch):
    blobs, preset, cache = MemoryBlobs(), load_preset("press-x1a"), RasterCache(tmp_path / "cache")
    mixed: list[int] = []
    mix = Mixer._mixed
    monkeypatch.setattr(Mixer, "_mixed", lambda *given: mixed.append(1) or mix(*given))

    def export(page) -> bytes:
        mixer = Mixer(blobs, preset, FOGRA39, cache)
        write_pdf(tmp_path / "a.pdf", [page], INFO, blobs, bundled(), preset, FOGRA39, cache=cache, rasterise=mixer)
        return (tmp_path / "a.pdf").read_bytes()

    page = deep_page(blobs)
    assert export(page) == export(page) and len(mixed) == 1
    elsewhere = replace(page, items=(*page.items[:1], run("far away", 300, 250), *page.items[1:]))
    export(elsewhere)
    assert len(mixed) == 1
    export(replace(page, items=(page.items[0], replace(page.items[1], opacity=0.4), *page.items[2:])))
    assert len(mixed) == 2


def pixels(image: Image.Image) -> bytes:
    from voa_editor.render.images import _png

    return _png(image, b"").data
