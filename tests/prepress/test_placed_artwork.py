"""Placed artwork stays what it was, keeps the standard of the file it goes into, or says why it is printed as a picture."""

from __future__ import annotations

import io

import pdfs
import pikepdf
import pypdfium2
import pytest
import verapdf
from adverts import WORDS, advert, changed, fonts_of, images_of, operators_of, placed
from pikepdf import Array, Dictionary, Name
from printed import colour_at, text_of
from sheets import TEAL, MemoryBlobs, box, jpeg, photo, picture, run, sheet, written

from voa_editor.geometry import Rect

PRESETS = ("press-x4", "press-x1a", "proof", "digital")


@pytest.mark.parametrize("preset", PRESETS)
def test_text_stays_text_in_each_preset(tmp_path, preset):
    there = placed(tmp_path, preset, advert())
    (form,) = there.forms()
    assert not there.findings
    assert not images_of(form) and len(fonts_of(form)) == 1 and "re" in operators_of(form)
    assert WORDS in text_of(there.path)


def test_the_same_artwork_gives_the_same_bytes(tmp_path):
    (tmp_path / "again").mkdir()
    one, other = (placed(where, "press-x4", advert(rgb=True)) for where in (tmp_path, tmp_path / "again"))
    assert one.path.read_bytes() == other.path.read_bytes()


def test_what_two_ads_share_is_written_once(tmp_path):
    twice = placed(tmp_path, "press-x4", advert(), changed(advert(), Rotate=180))
    first, second = twice.forms()
    assert fonts_of(first)[0].objgen == fonts_of(second)[0].objgen


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_turned_page_is_placed_upright(tmp_path, rotation):
    """The panel, which is at the left bottom of the page, is where a reader of the ad sees it."""
    data = changed(advert(), Rotate=rotation)
    there = placed(tmp_path, "press-x4", data)
    w, h = (100, 150) if rotation % 180 else (150, 100)
    x, y = {0: (40, 75), 90: (25, 40), 180: (110, 25), 270: (75, 110)}[rotation]  # its middle, at half the size
    assert max(x - w, y - h) < 0
    red, _, blue = colour_at(there.path, 40 + x, 40 + y)
    assert red > 200 and blue < 90


def test_rgb_without_a_profile_is_taken_as_srgb(tmp_path):
    (form,) = placed(tmp_path, "press-x4", advert(rgb=True)).forms()
    assert form.Resources.ColorSpace.DefaultRGB[0] == Name.ICCBased
    assert not images_of(form)


def test_rgb_for_a_printer_who_takes_inks_alone_is_converted_where_it_is_set(tmp_path):
    there = placed(tmp_path, "press-x4", advert(rgb=True), images="cmyk")
    (form,) = there.forms()
    assert "DeviceRGB" in there.said and "converted" in there.said
    assert not images_of(form) and "rg" not in operators_of(form)


@pytest.mark.parametrize("preset", PRESETS)
def test_a_font_that_is_not_embedded_is_told(tmp_path, preset):
    there = placed(tmp_path, preset, advert(embedded=False))
    (form,) = there.forms()
    assert "Helvetica is not embedded" in there.said
    assert len(images_of(form)) == 1 and not fonts_of(form)


def test_transparency_is_kept_for_x4_and_flattened_for_x1a(tmp_path):
    (live,) = placed(tmp_path, "press-x4", advert(clear=True)).forms()
    assert "/ca" in str([dict(state) for state in dict(live.Resources.ExtGState).values()])
    flat = placed(tmp_path, "press-x1a", advert(clear=True))
    (form,) = flat.forms()
    assert "flattened" in flat.said
    assert fonts_of(form) and len(images_of(form)) == 1, "text above stays text"


def test_a_page_with_transparent_artwork_says_how_it_is_mixed(tmp_path):
    with pikepdf.open(placed(tmp_path, "press-x4", advert(clear=True)).path) as pdf:
        assert pdf.pages[0].obj.Group.CS == Name.DeviceCMYK


def test_a_page_of_every_kind_of_thing_keeps_both_standards(tmp_path):
    out = io.BytesIO()
    pdfs.good("x4").save(out)
    for preset in ("press-x4", "press-x1a"):
        there = placed(tmp_path, preset, out.getvalue(), advert(clear=True), below=(box(Rect(0, 0, 300, 300), TEAL),))
        assert "picture of" not in there.said


def test_what_is_no_part_of_the_page_stays_behind(tmp_path):
    with pikepdf.open(io.BytesIO(advert())) as pdf:
        page = pdf.pages[0].obj
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
        page.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS="app.alert(2)"))
        page.PieceInfo = Dictionary(Private=Dictionary())
        link = Dictionary(Subtype=Name.Link, Rect=[0, 0, 9, 9], A=Dictionary(S=Name.URI, URI="x"))
        page.Annots = Array([pdf.make_indirect(link)])
        page.Contents = pdf.make_stream(b"/Span <</MCID 0>> BDC " + page.Contents.read_bytes() + b" EMC")
        out = io.BytesIO()
        pdf.save(out)
    there = placed(tmp_path, "press-x4", out.getvalue())
    (form,) = there.forms()
    assert not there.findings and not {"BDC", "EMC"} & operators_of(form)
    assert b"alert" not in there.path.read_bytes()


def test_hidden_layers_stay_hidden(tmp_path):
    with pikepdf.open(io.BytesIO(advert())) as pdf:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Draft"))
        pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer]))
        page = pdf.pages[0].obj
        page.Resources.Properties = Dictionary(L=layer)
        page.Contents = pdf.make_stream(b"/OC /L BDC 0 0 0 1 k 0 0 300 200 re f EMC " + page.Contents.read_bytes())
        out = io.BytesIO()
        pdf.save(out)
    there = placed(tmp_path, "press-x4", out.getvalue())
    assert "layers are hidden" in there.said
    assert min(colour_at(there.path, 180, 120)) > 250


def test_lzw_is_packed_anew(tmp_path):
    with pikepdf.open(io.BytesIO(advert())) as pdf:
        packed = b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01"  # the example of ISO 32000-1, 7.4.4.2
        image = pikepdf.Stream(pdf, packed)
        image.stream_dict = Dictionary(
            Type=Name.XObject, Subtype=Name.Image, Width=3, Height=3, BitsPerComponent=8,
            ColorSpace=Name.DeviceGray, Filter=Name.LZWDecode,
        )  # fmt: skip
        page = pdf.pages[0].obj
        page.Resources.XObject = Dictionary(L=image)
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + b" q 30 0 0 30 200 20 cm /L Do Q")
        out = io.BytesIO()
        pdf.save(out)
    (form,) = placed(tmp_path, "press-x4", out.getvalue()).forms()
    assert [image.Filter for image in images_of(form)] == [Name.FlateDecode]


@pytest.fixture
def own(tmp_path):
    """A page of our own, for the press: text, a photograph in RGB with a profile, inks, a shade one sees through."""
    blobs = MemoryBlobs()
    items = (
        picture(blobs.add(jpeg(photo())), Rect(40, 40, 144, 96)),
        box(Rect(0, 0, 100, 100), TEAL, opacity=0.5),
        run("Sail with us", 40, 200, 24),
    )
    written(tmp_path / "own.pdf", [sheet(*items)], blobs)
    return (tmp_path / "own.pdf").read_bytes()


def test_the_digital_edition_keeps_its_standards_with_artwork_of_fonts_and_inks(tmp_path, own):
    there = placed(tmp_path, "digital", own, advert(clear=True), advert(embedded=False))
    first, second, _ = there.forms()
    assert fonts_of(first) and fonts_of(second)
    for verdict in verapdf.validate(there.path).values():
        assert verdict.compliant, (verdict.profile, verdict.failures, verdict.fault)


def test_artwork_looks_as_its_preview_does(tmp_path, own):
    """The middle of the panel, as pdfium shows it placed and alone."""
    there = placed(tmp_path, "press-x4", advert(), own)
    alone = pypdfium2.PdfDocument(advert())[0].render(scale=1).to_pil().getpixel((80, 140))
    assert colour_at(there.path, 40 + 40, 40 + 70) == alone


@pytest.mark.parametrize("preset", PRESETS)
def test_a_broken_one_leaves_a_grey_box_and_an_error(tmp_path, preset):
    there = placed(tmp_path, preset, b"%PDF-1.4 and then nothing")
    (finding,) = there.findings
    assert finding.severity == "error" and "damaged" in finding.message
    assert 200 < min(colour_at(there.path, 60, 50)) < 240
