"""The walker follows everything that a page paints, with the right state, and lets no file run away with it."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from pathlib import Path

import pdfs
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from pikepdf.settings import set_qpdf_limits

from voa_editor.errors import UserError
from voa_editor.geometry import Matrix
from voa_editor.prepress.pdf.opening import MOST_OF_A_FILTER, opened
from voa_editor.prepress.pdf.state import Bounds, State
from voa_editor.prepress.pdf.walk import Limits, Step, Walker


def blank(content: bytes, **resources: object) -> Pdf:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 300))
    page.obj.Resources = Dictionary({f"/{name}": value for name, value in resources.items()})
    page.obj.Contents = pdf.make_stream(content)
    return pdf


def steps(pdf: Pdf, limits: Limits | None = None) -> list[Step]:
    return list(Walker(pdf, limits).page(1))


def told(found: Iterable[Step], operator: str) -> list[Step]:
    return [step for step in found if step.operator == operator]


def form(pdf: Pdf, content: bytes, **entries: object) -> pikepdf.Stream:
    made = pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 100, 100]))
    made.update(Dictionary({f"/{name}": value for name, value in {"Resources": Dictionary(), **entries}.items()}))
    return made


def test_every_kind_of_stream_is_walked() -> None:
    kinds = {step.kind for step in steps(pdfs.good("x4"))}
    assert kinds == {"page", "form", "pattern", "glyph", "soft mask"}


def test_places_name_the_resources_that_lead_there() -> None:
    pdf = pdfs.good("x4")
    inner = form(pdf, b"0 0 5 5 re f")
    pdf.pages[0].obj.Resources.XObject.Fm1 = form(pdf, b"/Deep Do", Resources=Dictionary(XObject=Dictionary(Deep=inner)))
    places = {str(step.place) for step in steps(pdf)}
    assert "page 1, form Fm1, form Deep" in places and "page 1, soft mask of Masked" in places


def test_the_state_is_that_of_the_operator() -> None:
    pdf = blank(
        b"q 2 0 0 3 10 20 cm 0.5 w 0 1 0 0.2 k 0 0 10 10 re f Q 0 0 10 10 re S /G gs 5 5 m 15 5 l S",
        ExtGState=Dictionary(
            G=Dictionary(OP=True, op=False, OPM=1, CA=0.25, ca=0.5, BM=Array([Name.Sparkle, Name.Screen]), LW=3)
        ),
    )
    filled, stroked, last = told(steps(pdf), "f") + told(steps(pdf), "S")
    assert filled.state.ctm == Matrix(2, 0, 0, 3, 10, 20) and filled.bounds == Bounds(10, 20, 30, 50)
    assert filled.state.fill.inks() == {"Cyan": 0, "Magenta": 1, "Yellow": 0, "Black": 0.2}
    assert stroked.state.ctm == Matrix() and stroked.state.line_width == 1 and stroked.state.fill.inks() == {"Black": 1}
    state = last.state
    assert (state.overprint_stroke, state.overprint_fill, state.overprint_mode) == (True, False, 1)
    assert (state.alpha_stroke, state.alpha_fill, state.blend, state.line_width) == (0.25, 0.5, ("Sparkle", "Screen"), 3)


def test_a_form_lies_by_its_matrix_and_is_clipped_by_its_box() -> None:
    pdf = blank(b"q 2 0 0 2 0 0 cm /F Do Q", XObject=Dictionary())
    pdf.pages[0].obj.Resources.XObject.F = form(
        pdf, b"0 0 50 50 re f", Matrix=Array([1, 0, 0, 1, 10, 10]), BBox=Array([0, 0, 20, 20])
    )
    (area,) = told(steps(pdf), "f")
    assert area.bounds == Bounds(20, 20, 120, 120) and area.state.clip == Bounds(20, 20, 60, 60)


def test_sizes_of_type_and_widths_of_lines_are_those_on_the_page() -> None:
    pdf = pdfs.good("x4")
    pdfs.adding(pdf, b"q 0.5 0 0 0.5 0 0 cm BT /F2 1 Tf 20 0 0 24 10 10 Tm (A) Tj 0 -1 Td (b) Tj ET 4 w 0 0 m 9 9 l S Q")
    found = steps(pdf)
    assert [step.state.text_height for step in told(found, "Tj")[-2:]] == [12.0, 12.0]
    assert told(found, "S")[-1].state.stroke_width == pytest.approx(2.0)
    assert State(ctm=Matrix(0.1, 0, 0, 3)).stroke_width == pytest.approx(0.1)


def test_a_group_starts_afresh() -> None:
    pdf = blank(b"/G gs /F Do", XObject=Dictionary(), ExtGState=Dictionary(G=Dictionary(ca=0.5, BM=Name.Multiply)))
    pdf.pages[0].obj.Resources.XObject.F = form(pdf, b"0 0 5 5 re f", Group=Dictionary(S=Name.Transparency))
    (area,) = told(steps(pdf), "f")
    assert area.state.alpha_fill == 1 and area.state.blend == ("Normal",)


def test_an_uncoloured_pattern_is_painted_in_the_colour_that_is_set() -> None:
    space = Array([Name.Pattern, Name.DeviceCMYK])
    pdf = blank(b"/P cs 0 1 0 0 /T scn 0 0 9 9 re f", ColorSpace=Dictionary(P=space), Pattern=Dictionary())
    tile = pdf.make_stream(b"0 0 4 4 re f", PatternType=1, PaintType=2, TilingType=1, XStep=8, YStep=8, BBox=Array([0, 0, 8, 8]))
    pdf.pages[0].obj.Resources.Pattern.T = tile
    (inner,) = [step for step in told(steps(pdf), "f") if step.kind == "pattern"]
    assert inner.state.fill.inks() == {"Cyan": 0, "Magenta": 1, "Yellow": 0, "Black": 0}


def test_what_is_not_as_it_should_be_is_noted_and_passed_over() -> None:
    pdf = blank(b"Q 1 2 cm /No gs /No Do 1 0 scn (a) w 0 0 5 5 re f q")
    walker = Walker(pdf)
    assert len(told(walker.page(1), "f")) == 1
    said = " | ".join(said for _, said in walker.faults)
    for part in (
        "Q without q",
        "cm without its numbers",
        "ExtGState No is not",
        "XObject No is not",
        "does not suit its space",
        "q without Q",
    ):
        assert part in said


def test_a_form_that_contains_itself_is_refused() -> None:
    pdf = blank(b"/F Do", XObject=Dictionary())
    loop = pdf.make_indirect(form(pdf, b"/F Do", Resources=Dictionary(XObject=Dictionary())))
    loop.Resources.XObject.F = loop
    pdf.pages[0].obj.Resources.XObject.F = loop
    with pytest.raises(UserError, match="page 1, form F, form F: the PDF paints something that contains itself"):
        steps(pdf)


def doubling(levels: int) -> Pdf:
    """Each form paints the next twice."""
    pdf = blank(b"/F Do", XObject=Dictionary())
    inner = form(pdf, b"0 0 1 1 re f")
    for _ in range(levels):
        inner = form(pdf, b"/F Do /F Do", Resources=Dictionary(XObject=Dictionary(F=inner)))
    pdf.pages[0].obj.Resources.XObject.F = inner
    return pdf


def test_forms_that_multiply_are_bounded() -> None:
    assert len(told(steps(doubling(5)), "f")) == 32
    with pytest.raises(UserError, match="more forms than are looked at"):
        steps(doubling(20), Limits(forms=1000))
    with pytest.raises(UserError, match="nested too deep"):
        steps(doubling(40))
    with pytest.raises(UserError, match="more operators than are looked at"):
        steps(blank(b"0 0 1 1 re f " * 100), Limits(operators=50))
    with pytest.raises(UserError, match="graphics states are nested too deep"):
        steps(blank(b"q " * 2000))


def test_a_stream_that_unpacks_to_a_mountain_is_refused(tmp_path: Path) -> None:
    squeeze = zlib.compressobj(9)
    packed = b"".join(squeeze.compress(b" " * (1 << 20)) for _ in range(100)) + squeeze.flush()
    pdf = blank(b"")
    pdf.pages[0].obj.Contents.write(packed, filter=Name.FlateDecode)
    out = tmp_path / "bomb.pdf"
    pdf.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    with opened(out) as found, pytest.raises(UserError, match="the PDF has a stream of 100 MB"):
        steps(found)


def test_a_flood_of_bytes_from_one_filter_is_stopped_before_it_is_there(tmp_path: Path) -> None:
    out = tmp_path / "bomb.pdf"
    pdf = blank(b"")
    pdf.pages[0].obj.Contents.write(zlib.compress(bytes(4 << 20), 9), filter=Name.FlateDecode)
    pdf.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    with pytest.raises(UserError, match="bomb.pdf: the PDF is damaged .*memory"), opened(out) as found:
        limits = set_qpdf_limits(flate_max_memory=1 << 20)
        assert limits == {"flate_max_memory": MOST_OF_A_FILTER}
        try:
            steps(found)
        finally:
            set_qpdf_limits(**limits)
