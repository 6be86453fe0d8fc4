"""Plates carry the ink that the operators ask for: process, spot, converted, overprinted, seen through."""

from __future__ import annotations

import io
import shutil
import subprocess

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops, ImageCms, ImageStat
from pressed import Page, add, fogra39, image, page, spot

from voa_editor.prepress.plates.separate import separate
from voa_editor.resources import resources

OVERPRINT = Dictionary(G=Dictionary(OP=True, op=True, OPM=1))
MAGENTA = "0 1 0 0 k 0 0 100 100 re f "
CYAN = "1 0 0 0 k 0 0 100 100 re f "
SPOT = "PANTONE 7417 C"


def near(found: dict[str, int], **wanted: int) -> bool:
    """Whether inks are as wanted to one per cent, those not named at none."""
    return all(abs(amount - wanted.get(ink, 0)) <= 1 for ink, amount in found.items()) and found.keys() >= wanted.keys()


inks = st.integers(0, 100).map(lambda percent: percent / 100)


@given(inks, inks, inks, inks)
def test_process_inks_go_to_their_plates(c, m, y, k):
    found = page(f"{c} {m} {y} {k} k 10 10 80 80 re f").ink(50, 50)
    wanted = {"Cyan": c, "Magenta": m, "Yellow": y, "Black": k}
    assert near(found, **{ink: round(100 * amount) for ink, amount in wanted.items()})


def test_paper_carries_no_ink():
    assert near(page("").ink(50, 50))


def test_grey_is_black_ink_alone():
    assert near(page("0.25 g 0 0 100 100 re f").ink(50, 50), Black=75)


def test_what_is_painted_knocks_out():
    assert near(page(CYAN + "0 0 0 1 k 20 20 60 60 re f").ink(50, 50), Black=100)


def test_black_that_overprints_leaves_the_other_plates_alone():
    assert near(page(CYAN + "/G gs 0 0 0 1 k 20 20 60 60 re f", ExtGState=OVERPRINT).ink(50, 50), Cyan=100, Black=100)


def test_in_mode_0_zeros_knock_out():
    mode = Dictionary(G=Dictionary(OP=True, op=True, OPM=0))
    assert near(page(CYAN + "/G gs 0 0 0 1 k 20 20 60 60 re f", ExtGState=mode).ink(50, 50), Black=100)


def test_a_stroke_overprints_by_its_own_switch():
    strokes = Dictionary(G=Dictionary(OP=True, op=False, OPM=1))
    there = page(CYAN + "/G gs 0 0 0 1 k 0 0 0 1 K 20 w 30 30 40 40 re B", ExtGState=strokes)
    assert near(there.ink(50, 50), Black=100)
    assert near(there.ink(25, 50), Cyan=100, Black=100)


def test_q_gives_the_colour_back():
    assert near(page("0 1 0 0 k q 1 0 0 0 k Q 0 0 100 100 re f").ink(50, 50), Magenta=100)


def test_a_spot_has_a_plate_of_its_own_and_knocks_out():
    there = page(CYAN + "/S cs 0.6 scn 20 20 60 60 re f")
    add(there, "ColorSpace", "S", spot(there.pdf))
    assert near(there.ink(50, 50), **{SPOT: 60})
    assert near(there.ink(5, 5), Cyan=100)


def test_a_spot_that_overprints_lies_on_what_is_there():
    there = page(CYAN + "/G gs /S cs 0.6 scn 20 20 60 60 re f", ExtGState=OVERPRINT)
    add(there, "ColorSpace", "S", spot(there.pdf))
    assert near(there.ink(50, 50), Cyan=100, **{SPOT: 60})


def test_registration_goes_on_every_plate():
    there = page("/S cs 1 scn 20 20 60 60 re f /T cs 0 scn 0 0 1 1 re f")
    add(there, "ColorSpace", "S", spot(there.pdf, "All", (1, 1, 1, 1)))
    add(there, "ColorSpace", "T", spot(there.pdf))
    assert near(there.ink(50, 50), Cyan=100, Magenta=100, Yellow=100, Black=100, **{SPOT: 100})


def test_half_seen_through_mixes_each_ink_apart():
    half = Dictionary(G=Dictionary(ca=0.5))
    assert near(page(MAGENTA + "/G gs 1 0 0 0 k 20 20 60 60 re f", ExtGState=half).ink(50, 50), Cyan=50, Magenta=50)


def test_multiply_adds_inks():
    blend = Dictionary(G=Dictionary(BM=Name.Multiply))
    assert near(page(MAGENTA + "/G gs 1 0 0 0 k 20 20 60 60 re f", ExtGState=blend).ink(50, 50), Cyan=100, Magenta=100)


def test_a_shade_runs_in_its_inks():
    there = page("/S sh")
    ramp = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 0.5, 0, 0.2], N=1)
    add(there, "Shading", "S", Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[0, 0, 100, 0], Function=ramp))
    found = there.ink(50, 50)
    assert abs(found["Cyan"] - 50) <= 2 and abs(found["Magenta"] - 25) <= 2 and abs(found["Black"] - 10) <= 2


def test_a_form_takes_the_colour_it_is_placed_with():
    there = page("0 0 1 0 k /F Do")
    form = there.pdf.make_stream(b"20 20 60 60 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 100, 100])
    add(there, "XObject", "F", form)
    assert near(there.ink(50, 50), Yellow=100)


def test_a_pattern_paints_in_its_own_inks():
    there = page("/Pattern cs /P scn 0 0 100 100 re f")
    tile = there.pdf.make_stream(
        b"0 1 0 0 k 0 0 10 10 re f", Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1,
        BBox=[0, 0, 10, 10], XStep=10, YStep=10, Resources=Dictionary(),
    )  # fmt: skip
    add(there, "Pattern", "P", tile)
    assert near(there.ink(50, 50), Magenta=100)


def test_soft_masks_keep_their_own_light():
    there = page("/M gs 1 0 0 0 k 0 0 100 100 re f")
    mask = there.pdf.make_stream(
        b"0.5 g 0 0 100 100 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 100, 100],
        Group=Dictionary(S=Name.Transparency, CS=Name.DeviceGray),
    )  # fmt: skip
    add(there, "ExtGState", "M", Dictionary(SMask=Dictionary(Type=Name.Mask, S=Name.Luminosity, G=mask)))
    assert near(there.ink(50, 50), Cyan=50)


def test_inline_pictures_are_separated():
    there = page("q 100 0 0 100 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /CMYK ID @@@@ EI Q")
    assert near(there.ink(50, 50), Cyan=25, Magenta=25, Yellow=25, Black=25)


def shown(make) -> Page:
    """A page filled by the picture that `make` makes of a document."""
    there = page("q 100 0 0 100 0 0 cm /I Do Q")
    return add(there, "XObject", "I", make(there.pdf))


@pytest.mark.parametrize("mode, colour", [("RGB", (200, 30, 60)), ("RGB", (0, 0, 0)), ("RGB", (255, 255, 255))])
def test_light_is_converted_as_littlecms_does(mode, colour):
    there = shown(lambda pdf: image(pdf, bytes(colour), Name.DeviceRGB))
    icc = resources() / "icc"
    wanted = ImageCms.profileToProfile(
        Image.new(mode, (1, 1), colour), str(icc / "sRGB.icc"), str(icc / "ISOcoated_v2_300_bas.icc"),
        ImageCms.Intent.RELATIVE_COLORIMETRIC, "CMYK", flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    ).getpixel((0, 0))  # fmt: skip
    inks = ("Cyan", "Magenta", "Yellow", "Black")
    assert near(there.ink(50, 50), **{ink: round(value / 2.55) for ink, value in zip(inks, wanted, strict=True)})


LUMINOSITY = Dictionary(G=Dictionary(BM=Name.Luminosity))


@pytest.mark.parametrize(
    "content, states",
    [
        (MAGENTA + "0.2 0.4 0.6 0.1 k 20 20 60 60 re f", Dictionary()),
        (MAGENTA + "/G gs 0 0 0 1 k 20 20 60 60 re f", OVERPRINT),
        (MAGENTA + "/G gs 0.5 0 0.3 0 k 20 20 60 60 re f", OVERPRINT),  # alone on two of the plates: drawn one by one
        (MAGENTA + "/G gs 0.5 0.1 0.3 0.2 k 20 20 60 60 re f", LUMINOSITY),
    ],
)
def test_three_plates_drawn_at_once_are_those_drawn_one_by_one(content, states):
    there = page(content + " q 30 0 0 30 5 5 cm /I Do Q q 0 0 50 100 re W n /S sh Q", ExtGState=states)
    add(there, "XObject", "I", image(there.pdf, bytes((200, 30, 60)), Name.DeviceRGB))
    ramp = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0.9, 0.1, 0.3, 0], C1=[0.2, 0.5, 0, 0.2], N=1)
    shade = Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[0, 0, 100, 0], Function=ramp)
    add(there, "Shading", "S", shade)
    together = there.plates().inks
    for ink, plate in together.items():
        alone = separate(there.pdf, 1, fogra39(), 72.0, inks=[ink]).inks[ink]
        assert ImageChops.difference(plate, alone).getextrema() == (0, 0), ink


def test_pictures_in_a_spot_go_to_its_plate():
    assert near(shown(lambda pdf: image(pdf, b"\x80", spot(pdf))).ink(50, 50), **{SPOT: 50})


def test_a_table_of_colours_is_looked_up():
    table = pikepdf.String(bytes([0, 0, 0, 0, 255, 0, 0, 128]))
    there = shown(lambda pdf: image(pdf, b"\x80", Array([Name.Indexed, Name.DeviceCMYK, 1, table]), bits=1))
    assert near(there.ink(50, 50), Cyan=100, Black=50)


def test_decode_turns_a_picture_over():
    there = shown(lambda pdf: image(pdf, b"\x00\x40\x00\xff", Name.DeviceCMYK, Decode=[1, 0] * 4))
    assert near(there.ink(50, 50), Cyan=100, Magenta=75, Yellow=100)


def test_a_four_ink_jpeg_of_adobe_is_right():
    def jpeg(pdf):
        buffer = io.BytesIO()
        Image.new("CMYK", (8, 8), (255, 128, 0, 0)).save(buffer, "JPEG", quality=100, subsampling=0)  # with the Adobe marker
        stream = pikepdf.Stream(pdf, buffer.getvalue())
        entries = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 8, "Height": 8, "BitsPerComponent": 8}
        entries |= {"ColorSpace": Name.DeviceCMYK, "Filter": Name.DCTDecode, "Decode": Array([1, 0] * 4)}
        for name, value in entries.items():
            stream[f"/{name}"] = value
        return stream

    assert near(shown(jpeg).ink(50, 50), Cyan=100, Magenta=50)


def test_a_picture_that_cannot_be_read_is_told():
    plates = shown(lambda pdf: image(pdf, b"", Name.DeviceCMYK, bits=3)).plates()
    assert plates.faults and "bits" in plates.faults[0]


def test_a_page_too_large_is_refused_with_a_remedy():
    with pytest.raises(Exception, match="resolution"):
        page("").plates(dpi=72_000)


def test_plates_agree_with_ghostscript(sample_issue, tmp_path):
    """Page by page of the sample issue, the mean ink of each plate to 1 % of full tone, every 6 mm cell to 6 %."""
    if shutil.which("gs") is None:
        pytest.skip("Ghostscript (gs) is not installed")
    from voa_editor.prepress.plates.separate import separate

    icc = resources() / "icc" / "ISOcoated_v2_300_bas.icc"
    with pikepdf.open(sample_issue.pdf) as pdf:
        for number in (1, 10):
            ours = separate(pdf, number, fogra39(), 72)
            width, height = ours.size
            order = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep", "-r72", f"-g{width}x{height}", "-dPDFFitPage",
                     f"-dFirstPage={number}", f"-dLastPage={number}", "-dTextAlphaBits=4", "-dGraphicsAlphaBits=4",
                     f"-sOutputICCProfile={icc}", f"-sDefaultCMYKProfile={icc}", f"-sDefaultRGBProfile={icc.parent / 'sRGB.icc'}",
                     "-dRenderIntent=1", "-dBlackPtComp=1", "-o", str(tmp_path / "page.tif"), str(sample_issue.pdf)]  # fmt: skip
            subprocess.run(order, check=True, capture_output=True)
            for ink, plate in ours.inks.items():
                theirs = ImageChops.invert(Image.open(tmp_path / f"page({ink}).tif").convert("L"))
                assert theirs.size == plate.size
                cells = (width // 17, height // 17)
                one, other = (picture.resize(cells, Image.Resampling.BOX) for picture in (plate, theirs))
                assert abs(ImageStat.Stat(plate).mean[0] - ImageStat.Stat(theirs).mean[0]) < 2.55, (number, ink)
                assert ImageChops.difference(one, other).getextrema()[1] < 0.06 * 255, (number, ink)


def test_a_picture_masked_by_colour_is_told_of():
    plates = shown(lambda pdf: image(pdf, b"\x00\xff", Name.DeviceGray, width=2, Mask=Array([255, 255]))).plates()
    assert "masked by colour" in plates.faults[0]
