"""Imposed files hold the pages where they were planned, and stay what they were in ink."""

from __future__ import annotations

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name

from voa_editor.errors import UserError
from voa_editor.prepress.imposition.plan import Imposing
from voa_editor.prepress.imposition.write import impose

TRIM, BLEED = (200.0, 300.0), 9.0


@pytest.fixture
def pages(tmp_path):
    """Sixteen pages that say their numbers."""
    pdf = pikepdf.new()
    for number in range(1, 17):
        page = pdf.add_blank_page(page_size=(TRIM[0] + 2 * BLEED, TRIM[1] + 2 * BLEED)).obj
        page["/TrimBox"] = Array([BLEED, BLEED, BLEED + TRIM[0], BLEED + TRIM[1]])
        page["/BleedBox"] = page["/MediaBox"]
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page["/Resources"] = Dictionary(Font=Dictionary(T=font))
        page["/Contents"] = pdf.make_stream(f"BT /T 40 Tf 80 150 Td (p{number}) Tj ET".encode())
    path = tmp_path / "pages.pdf"
    pdf.save(path)
    return path


def said(path) -> list[list[str]]:
    """The words of each surface."""
    found = []
    for page in pypdfium2.PdfDocument(path):
        text = page.get_textpage()
        found.append(text.get_text_bounded().split())
    return found


def test_each_surface_holds_its_pages(pages, tmp_path):
    assert impose(pages, tmp_path / "out.pdf", Imposing("saddle")) == 8
    assert [set(words) for words in said(tmp_path / "out.pdf")][:3] == [{"p16", "p1"}, {"p2", "p15"}, {"p14", "p3"}]


def test_sixteen_pages_fit_one_sheet(pages, tmp_path):
    assert impose(pages, tmp_path / "out.pdf", Imposing("sheets", up=8)) == 2
    assert {word for words in said(tmp_path / "out.pdf") for word in words} == {f"p{n}" for n in range(1, 17)}


def test_boxes_say_what_is_cut(pages, tmp_path):
    impose(pages, tmp_path / "out.pdf", Imposing("reader"))
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        trim = [float(edge) for edge in pdf.pages[1].obj["/TrimBox"]]
        media = [float(edge) for edge in pdf.pages[1].obj["/MediaBox"]]
    assert trim == [BLEED, BLEED, BLEED + 2 * TRIM[0], BLEED + TRIM[1]]
    assert media == [0, 0, 2 * TRIM[0] + 2 * BLEED, TRIM[1] + 2 * BLEED]


def test_the_output_intent_goes_along(pages, tmp_path):
    with pikepdf.open(pages, allow_overwriting_input=True) as pdf:
        intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputConditionIdentifier="FOGRA39")
        pdf.Root["/OutputIntents"] = Array([intent])
        pdf.save(pages)
    impose(pages, tmp_path / "out.pdf", Imposing("saddle"))
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert str(pdf.Root["/OutputIntents"][0]["/OutputConditionIdentifier"]) == "FOGRA39"


def test_pages_of_several_sizes_are_refused(pages, tmp_path):
    with pikepdf.open(pages, allow_overwriting_input=True) as pdf:
        pdf.pages[3].obj["/TrimBox"] = Array([0, 0, 100, 100])
        pdf.save(pages)
    with pytest.raises(UserError, match="several sizes"):
        impose(pages, tmp_path / "out.pdf", Imposing("saddle"))
    assert not (tmp_path / "out.pdf").exists()


def test_the_same_pages_give_the_same_bytes(pages, tmp_path):
    for name in ("a.pdf", "b.pdf"):
        impose(pages, tmp_path / name, Imposing("sheets", up=4))
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_each_page_is_in_the_file_once(pages, tmp_path):
    impose(pages, tmp_path / "out.pdf", Imposing("saddle"))
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert sum(isinstance(o, pikepdf.Stream) and o.get("/Subtype") == Name.Form for o in pdf.objects) == 16
