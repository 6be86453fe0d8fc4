"""Colours of artwork become inks where they are set: the same is printed, and text, lines and shades stay what they are."""

from __future__ import annotations

import dataclasses
import io
import struct
from pathlib import Path

import pikepdf
import pytest
from adverts import WORDS, advert, images_of, operators_of, placed
from pikepdf import Array, Dictionary, Name
from PIL import ImageChops
from pressed import Page, add, fogra39, image, page, spot
from printed import text_of
from sheets import FOGRA39

from voa_editor.model.colour import PROCESS, Rgb
from voa_editor.prepress.artwork_inks import into_inks
from voa_editor.prepress.pdf.functions import read_function
from voa_editor.prepress.pdf.gather import gather
from voa_editor.prepress.pdf.rules_colour import inks_only
from voa_editor.prepress.plates.separate import separate
from voa_editor.render.icc import srgb
from voa_editor.render.presets import load_preset

LAB = Array([Name.Lab, Dictionary(WhitePoint=[0.9642, 1, 0.8249], Range=[-128, 127, -128, 127])])
CALIBRATED = Array([Name.CalRGB, Dictionary(WhitePoint=[0.9505, 1, 1.089])])


def tagged(pdf: pikepdf.Pdf) -> Array:
    return Array([Name.ICCBased, pdf.make_stream(srgb().data, N=3)])


def fade(first: list[float], last: list[float]) -> Dictionary:
    return Dictionary(FunctionType=2, Domain=[0, 1], C0=first, C1=last, N=1)


def axial(function: object, space: object = Name.DeviceRGB) -> Dictionary:
    return Dictionary(ShadingType=2, ColorSpace=space, Coords=[0, 0, 100, 0], Function=function)


def converted(there: Page) -> Page:
    into_inks(there.pdf, FOGRA39, load_preset("press-x1a"))
    return there


def again(there: Page) -> Page:
    """A copy of a page, to be changed."""
    out = io.BytesIO()
    there.pdf.save(out)
    return Page(pikepdf.open(io.BytesIO(out.getvalue())))


def content(there: Page) -> list[tuple[list[str], str]]:
    return [([str(each) for each in one.operands], str(one.operator)) for one in pikepdf.parse_content_stream(there.pdf.pages[0])]


def in_a_separation_of_lab() -> Page:
    there = page("/S cs 1 scn 10 10 30 30 re f 0.5 scn 50 10 30 30 re f")
    tint = fade([100, 0, 0], [50, 60, 30])
    return add(there, "ColorSpace", "S", Array([Name.Separation, Name("/PANTONE 186 C"), LAB, tint]))


def in_a_pattern_without_colours() -> Page:
    there = page("/U cs 0.1 0.4 0.2 /P scn 10 10 60 60 re f")
    tile = there.pdf.make_stream(
        b"0 0 6 10 re f", Type=Name.Pattern, PatternType=1, PaintType=2, TilingType=1,
        BBox=[0, 0, 10, 10], XStep=10, YStep=10, Resources=Dictionary(),
    )  # fmt: skip
    return add(add(there, "Pattern", "P", tile), "ColorSpace", "U", Array([Name.Pattern, Name.DeviceRGB]))


def in_a_form_that_goes_on_in_a_colour() -> Page:
    there = page("0.1 0.2 0.8 rg q 1 0 0 1 10 10 cm /F Do Q 0.9 0.8 0 rg 60 60 20 20 re f")
    form = there.pdf.make_stream(b"0 0 30 30 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 30, 30])
    return add(there, "XObject", "F", form)


def in_a_picture() -> Page:
    there = page("q 80 0 0 80 10 10 cm /I Do Q")
    pixels = bytes(value for at in range(64) for value in (at * 4, 255 - at * 3, at * 2))
    return add(there, "XObject", "I", image(there.pdf, pixels, tagged(there.pdf), width=8, height=8))


def in_a_table() -> Page:
    there = page("q 80 0 0 80 10 10 cm /I Do Q")
    table = Array([Name.Indexed, Name.DeviceRGB, 1, pikepdf.String(bytes((200, 20, 40, 10, 90, 200)))])
    return add(there, "XObject", "I", image(there.pdf, bytes((0, 1, 1, 0)), table, width=2, height=2))


def with_a_shading(function: object) -> Page:
    return page("0 0 100 100 re W n /Sh sh", Shading=Dictionary(Sh=axial(function)))


def stitched() -> Dictionary:
    parts = [fade([1, 0, 0], [1, 1, 0]), fade([1, 1, 0], [0, 0.2, 0.9])]
    return Dictionary(FunctionType=3, Domain=[0, 1], Functions=parts, Bounds=[0.3], Encode=[0, 1, 0, 1])


KINDS = {
    "device": lambda: page("0.8 0.1 0.1 rg 0 0.3 0.7 RG 6 w 20 20 50 50 re B"),
    "calibrated": lambda: add(page("/C cs 0.2 0.7 0.3 sc 10 10 50 50 re f"), "ColorSpace", "C", CALIBRATED),
    "lab": lambda: add(page("/C cs 60 40 -30 sc 10 10 50 50 re f"), "ColorSpace", "C", LAB),
    "kept": lambda: page("0.8 0.1 0.1 rg q 0.1 0.1 0.9 rg 0 0 20 20 re f Q 40 40 30 30 re f 0 1 0 0 k 80 80 9 9 re f"),
    "spot": in_a_separation_of_lab,
    "pattern": in_a_pattern_without_colours,
    "form": in_a_form_that_goes_on_in_a_colour,
    "picture": in_a_picture,
    "table": in_a_table,
    "inline picture": lambda: page("q 80 0 0 80 10 10 cm BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI Q"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_it_prints_the_same_and_nothing_is_left_but_inks(kind):
    there = KINDS[kind]()
    before, after = there, converted(again(there))
    one, other = (separate(each.pdf, 1, fogra39(), 72).inks for each in (before, after))
    assert one.keys() == other.keys()
    most = max(ImageChops.difference(one[ink], other[ink]).getextrema()[1] for ink in one)
    assert most <= 8, f"of 255: {most}"
    assert not inks_only.check(gather(Path(__file__), after.pdf))


SHADES = {"shade": lambda: fade([0.9, 0.2, 0.1], [0.1, 0.3, 0.8]), "stitched": stitched}


@pytest.mark.parametrize("kind", SHADES)
def test_a_shade_stays_one_and_prints_as_its_colours_do(kind):
    """Against LittleCMS, and not the plates of the artwork in light: those know nine steps of a shade."""
    made = SHADES[kind]()
    there, colours = converted(with_a_shading(made)), read_function(made)
    plates = there.plates().inks
    for x in (5, 25, 50, 75, 95):
        near = [FOGRA39.inks(Rgb(*colours(at / 100))) for at in (x - 1, x, x + 1, x + 2)]  # pdfium is half a pixel aside
        for called, channel in zip(PROCESS, "cmyk", strict=True):
            asked = [255 * getattr(inks, channel) for inks in near]
            assert min(asked) - 2 <= plates[called].getpixel((x, 50)) <= max(asked) + 2, (x, called)
    assert [operator for _, operator in content(there)][-1] == "sh"
    assert not inks_only.check(gather(Path(__file__), there.pdf))


def test_colours_are_set_where_they_were_set():
    there = converted(page("0.8 0.1 0.1 rg 10 10 20 20 re f 0.5 0.5 0.5 RG 0 0 m 9 9 l S"))
    assert [operator for _, operator in content(there)] == ["k", "re", "f", "K", "m", "l", "S"]


@pytest.mark.parametrize(
    ("space", "values"), [(Name.DeviceRGB, "0 0 0"), (LAB, "0 0 0"), (CALIBRATED, "0 0 0")], ids=["device", "lab", "calibrated"]
)
def test_black_is_printed_with_black_alone(space, values):
    there = page(f"/C cs {values} sc 10 10 50 50 re f")
    converted(add(there, "ColorSpace", "C", space))
    assert content(there)[1] == (["0", "0", "0", "1"], "k") or there.ink(30, 30) == dict(Cyan=0, Magenta=0, Yellow=0, Black=100)


def test_the_rendering_intent_of_the_printer_is_used():
    white = page("0.95 0.95 1 rg 10 10 50 50 re f")
    absolute = again(white)
    into_inks(absolute.pdf, dataclasses.replace(FOGRA39, rendering="absolute", black_point=False), load_preset("press-x1a"))
    assert converted(white).ink(30, 30) != absolute.ink(30, 30)


def test_a_spot_stays_a_plate_and_is_shown_with_inks():
    there = converted(in_a_separation_of_lab())
    space = there.pdf.pages[0].obj.Resources.ColorSpace.S
    assert space[2] == Name.DeviceCMYK and len(read_function(space[3])(1.0)) == 4
    assert there.ink(20, 20)["PANTONE 186 C"] == 100 and there.ink(60, 20)["PANTONE 186 C"] == 50


def test_a_table_of_colours_keeps_its_pixels():
    there = converted(in_a_table())
    picture = there.pdf.pages[0].obj.Resources.XObject.I
    assert picture.read_bytes() == bytes((0, 1, 1, 0)) and picture.ColorSpace[1] == Name.DeviceCMYK


def test_spaces_that_no_colour_is_set_in_are_gone():
    there = page("/C cs 0.2 0.7 0.3 sc 10 10 50 50 re f")
    add(add(there, "ColorSpace", "C", tagged(there.pdf)), "ColorSpace", "Spot", spot(there.pdf))
    assert list(converted(there).pdf.pages[0].obj.Resources.ColorSpace.keys()) == ["/Spot"]


def artwork(there: Page) -> bytes:
    out = io.BytesIO()
    there.pdf.save(out)
    return out.getvalue()


def test_rgb_artwork_goes_to_pdf_x_1a_as_text_and_areas(tmp_path):
    there = placed(tmp_path, "press-x1a", advert(rgb=True), advert(rgb=True, clear=True))
    first, second = there.forms()
    assert not images_of(first) and "re" in operators_of(first) and "rg" not in operators_of(first)
    assert len(images_of(second)) == 1, "what shows through alone is a picture"
    assert text_of(there.path).count(WORDS) == 2
    assert "DeviceRGB" in there.said and "flattened" in there.said and "picture of" not in there.said


def meshed() -> Page:
    there = page("0 0 100 100 re W n /Sh sh")
    corners = ((0, 0), (65535, 0), (0, 65535))
    mesh = there.pdf.make_stream(b"".join(struct.pack(">BHHBBB", 0, x, y, 200, 0, 0) for x, y in corners))
    for called, value in dict(
        ShadingType=4, ColorSpace=Name.DeviceRGB, BitsPerCoordinate=16, BitsPerComponent=8, BitsPerFlag=8,
        Decode=Array([0, 100, 0, 100, 0, 1, 0, 1, 0, 1]),
    ).items():  # fmt: skip
        mesh[f"/{called}"] = value
    return add(there, "Shading", "Sh", mesh)


def programmed() -> Page:
    there = page("0 0 100 100 re W n /Sh sh")
    function = there.pdf.make_stream(b"{ dup dup }", FunctionType=4, Domain=[0, 1], Range=[0, 1, 0, 1, 0, 1])
    return add(there, "Shading", "Sh", axial(there.pdf.make_indirect(function)))


def masked_by_colour() -> Page:
    there = page("q 80 0 0 80 10 10 cm /I Do Q")
    return add(there, "XObject", "I", image(there.pdf, b"abc", Name.DeviceRGB, Mask=Array([0, 9, 0, 9, 0, 9])))


def seen_through_light() -> Page:
    there = page("/G gs 0.2 0.4 0.9 rg 0 0 100 100 re f")
    mask = there.pdf.make_stream(b"0.9 0.9 0.1 rg 0 0 60 60 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 100, 100])
    mask.Group, mask.Resources = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB), Dictionary()
    return add(there, "ExtGState", "G", Dictionary(Type=Name.ExtGState, SMask=Dictionary(S=Name.Luminosity, G=mask)))


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (meshed, "a mesh"),
        (programmed, "cannot be worked out"),
        (masked_by_colour, "masked by colour"),
        (seen_through_light, "soft mask"),
    ],
    ids=["mesh", "program", "colour key", "soft mask"],
)
def test_what_cannot_be_converted_is_a_picture_and_says_why(tmp_path, made, said):
    there = placed(tmp_path, "press-x4", artwork(made()), images="cmyk")
    (form,) = there.forms()
    assert "300 ppi" in there.said and said in there.said
    assert [one.ColorSpace for one in images_of(form)] == [Name.DeviceCMYK]


def test_functions_are_worked_out_as_readers_do():
    pdf = pikepdf.new()
    sampled = pdf.make_stream(bytes((0, 255, 51)), FunctionType=0, Domain=[0, 2], Range=[0, 1], Size=[3], BitsPerSample=8)
    assert read_function(sampled)(0.5) == pytest.approx((0.5,)) and read_function(sampled)(9) == pytest.approx((0.2,))
    assert read_function(stitched())(0.15) == pytest.approx((1, 0.5, 0))
    assert read_function(Array([fade([0], [1]), fade([1], [0])]))(0.25) == pytest.approx((0.25, 0.75))
    assert read_function(Dictionary(FunctionType=2, Domain=[0, 1], N=2))(0.5) == pytest.approx((0.25,))


@pytest.mark.parametrize(
    "wrong",
    [Dictionary(), Dictionary(FunctionType=2, Domain=[0, 1], C0=[0], C1=[1, 1], N=1), Dictionary(FunctionType=3, Domain=[0, 1])],
)
def test_what_is_no_function_is_refused(wrong):
    with pytest.raises(ValueError, match="cannot be worked out"):
        read_function(wrong)
