"""What showed through becomes a picture that prints the same; all else stays what it was."""

from __future__ import annotations

import pikepdf
import pypdfium2
import pytest
from pikepdf import Dictionary, Name
from PIL import ImageChops
from pressed import Page, add, fogra39, image, page, spot

from voa_editor.errors import UserError
from voa_editor.prepress.flatten import flatten, transparencies
from voa_editor.prepress.plates.separate import separate

HALF = Dictionary(G=Dictionary(Type=Name.ExtGState, ca=0.5, CA=0.5))
PANEL = "0 1 0 0 k 10 10 50 50 re f "
CLEAR = "q /G gs 1 0 0 0 k 30 30 50 50 re f Q "
AFTER = "0 0 0 1 k 40 40 10 10 re f "


def flattened(there: Page, folder, ppi: float = 144.0) -> Page:
    source, out = folder / "live.pdf", folder / "flat.pdf"
    there.pdf.save(source)
    flatten(source, out, fogra39(), ppi)
    return Page(pikepdf.open(out))


def operators(there: Page) -> list[str]:
    return [str(instruction.operator) for instruction in pikepdf.parse_content_stream(there.pdf.pages[0])]


def same_ink(one: Page, other: Page, within: int = 6) -> bool:
    """Whether both print alike, as means of cells of 4 points: edges of a picture fall between its pixels."""
    a, b = (separate(there.pdf, 1, fogra39(), 144).inks for there in (one, other))
    cells = {ink: ImageChops.difference(a[ink].reduce(8), b[ink].reduce(8)).getextrema()[1] for ink in a if ink in b}
    return a.keys() == b.keys() and max(cells.values()) <= within


@pytest.fixture
def masked() -> Page:
    """A picture whose soft mask runs from clear to full, over a panel."""
    there = page(PANEL + "q 60 0 0 60 30 30 cm /I Do Q " + AFTER)
    mask = image(there.pdf, bytes(range(0, 256, 16)), Name.DeviceGray, width=16)
    return add(there, "XObject", "I", image(there.pdf, b"\xff\0\0\0" * 16, Name.DeviceCMYK, width=16, SMask=mask))


@pytest.fixture
def group() -> Page:
    """Two overlapping panels composited together and then half seen through."""
    there = page(PANEL + "q /G gs /F Do Q " + AFTER, ExtGState=HALF)
    form = there.pdf.make_stream(
        b"1 0 0 0 k 30 30 40 40 re f 0 0 1 0 k 40 40 40 40 re f",
        Type=Name.XObject, Subtype=Name.Form, BBox=[-9999, -9999, 9999, 9999],
        Group=Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK),
    )  # fmt: skip
    return add(there, "XObject", "F", form)


def test_a_panel_seen_through_prints_the_same(tmp_path):
    there = page(PANEL + CLEAR + AFTER, ExtGState=HALF)
    flat = flattened(there, tmp_path)
    assert not list(transparencies(flat.pdf, 1))
    assert same_ink(there, flat)


def test_a_masked_picture_prints_the_same(masked, tmp_path):
    flat = flattened(masked, tmp_path)
    assert not list(transparencies(flat.pdf, 1))
    assert same_ink(masked, flat)


def test_a_group_prints_the_same(group, tmp_path):
    flat = flattened(group, tmp_path)
    assert not list(transparencies(flat.pdf, 1))
    assert same_ink(group, flat)


def test_the_picture_is_no_larger_than_what_shows_through(tmp_path):
    flat = flattened(page(PANEL + CLEAR + AFTER, ExtGState=HALF), tmp_path, ppi=72)
    pictures = [found for _, found in flat.pdf.pages[0].obj["/Resources"]["/XObject"].items()]
    assert [(int(p["/Width"]), int(p["/Height"])) for p in pictures] == [(50, 50)]


def test_a_group_in_an_endless_box_is_cut_to_what_it_paints(group, tmp_path):
    flat = flattened(group, tmp_path, ppi=72)
    (picture,) = [found for _, found in flat.pdf.pages[0].obj["/Resources"]["/XObject"].items() if found["/Subtype"] == "/Image"]
    assert int(picture["/Width"]) <= 54 and int(picture["/Height"]) <= 54


def test_what_is_painted_before_and_after_stays_vector(tmp_path):
    there = page(PANEL + CLEAR + AFTER, ExtGState=HALF)
    assert operators(flattened(there, tmp_path)).count("f") == operators(there).count("f") - 1


def test_text_behind_it_in_one_text_object_is_kept(tmp_path):
    there = page("q /G gs 1 0 0 0 k 0 0 50 100 re f Q BT /T 20 Tf 0 0 0 1 k 60 40 Td (ab) Tj ET", ExtGState=HALF)
    add(there, "Font", "T", Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    flat = flattened(there, tmp_path)
    document = pypdfium2.PdfDocument(tmp_path / "flat.pdf")
    assert document[0].get_textpage().get_text_bounded().strip() == "ab"
    assert same_ink(there, flat)


def test_text_seen_through_becomes_a_picture_of_its_size(tmp_path):
    there = page(PANEL + "q /G gs BT /T 30 Tf 1 0 0 0 k 12 20 Td (II) Tj ET Q " + AFTER, ExtGState=HALF)
    add(there, "Font", "T", Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    flat = flattened(there, tmp_path, ppi=288)
    assert "Tj" not in operators(flat)
    assert same_ink(there, flat, within=12)


def test_spots_stay_plates_of_their_own(tmp_path):
    there = page("/S cs 1 scn 10 10 50 50 re f " + CLEAR + AFTER, ExtGState=HALF)
    add(there, "ColorSpace", "S", spot(there.pdf))
    flat = flattened(there, tmp_path)
    assert same_ink(there, flat)
    assert flat.ink(20, 20)["PANTONE 7417 C"] == 100


def test_a_spot_in_a_picture_shows_as_its_alternate(tmp_path):
    """A viewer without the ink mixes it as its own space says: 0 / 80 / 80 / 0, half hidden under half of cyan."""
    there = page("/S cs 1 scn 10 10 50 50 re f " + CLEAR, ExtGState=HALF)
    add(there, "ColorSpace", "S", spot(there.pdf))
    flattened(there, tmp_path)
    one, other = (pypdfium2.PdfDocument(tmp_path / name)[0].render(scale=1).to_pil() for name in ("live.pdf", "flat.pdf"))
    for point in ((45, 55), (20, 80), (70, 30)):
        assert all(abs(a - b) <= 24 for a, b in zip(one.getpixel(point), other.getpixel(point), strict=True)), point


def test_a_page_without_transparency_is_left_alone(tmp_path):
    there = page(PANEL + AFTER)
    assert operators(flattened(there, tmp_path)) == operators(there)


def test_the_same_file_gives_the_same_bytes(tmp_path):
    made = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        flattened(page(PANEL + CLEAR + AFTER, ExtGState=HALF), tmp_path / name)
        made.append((tmp_path / name / "flat.pdf").read_bytes())
    assert made[0] == made[1]


def test_what_shows_through_in_a_pattern_is_refused_and_not_lost(tmp_path):
    there = page(PANEL + "/Pattern cs /P scn 0 0 100 100 re f")
    tile = there.pdf.make_stream(
        b"/G gs 1 0 0 0 k 0 0 5 10 re f", Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1,
        BBox=[0, 0, 10, 10], XStep=10, YStep=10, Resources=Dictionary(ExtGState=HALF),
    )  # fmt: skip
    with pytest.raises(UserError, match="in a pattern") as refused:
        flattened(add(there, "Pattern", "P", tile), tmp_path)
    assert "page 1" in refused.value.place and not (tmp_path / "flat.pdf").exists()
