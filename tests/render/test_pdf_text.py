from __future__ import annotations

import re
import shutil
import subprocess

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets import HERE, run, sheet, written

from voa_editor.display.items import GlyphRun, Group
from voa_editor.fonts.library import bundled
from voa_editor.geometry import Matrix, Point, Rect
from voa_editor.render.pdf.fonts import PdfFont

WORDS = "The office of the fifth quarter: Әлем, қала, ұл, үн, һәм №5 ₸ — “çà et là”"


def said(path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def fonts(document: pikepdf.Pdf) -> list[pikepdf.Object]:
    found = {}
    for page in document.pages:
        for font in page.Resources.get("/Font", {}).values():
            found[str(font.BaseFont)] = font
    return list(found.values())


def positions(font: PdfFont, glyphs: GlyphRun) -> list[float]:
    """Where the glyphs of a run land when its TJ operands are followed."""
    pen, places = 0.0, []
    for start, end, _ in font.pieces(glyphs):
        shown, after = font.shown(glyphs, start, end, pen)
        at = pen
        for codes, gap in re.findall(r"<([0-9a-f]+)>|(-?[\d.]+)", shown):
            if gap:
                at -= float(gap) * glyphs.size / 1000
            for code in re.findall("....", codes):
                places.append(at)
                at += font.width(int(code, 16)) * glyphs.size / 1000
        assert at == pytest.approx(after)
        pen = after
    return places


def test_text_is_read_back_whole(tmp_path):
    out = tmp_path / "a.pdf"
    written(out, [sheet(run(WORDS, 51, 100), run("Second line", 51, 112, italic=True))])
    assert said(out).split("\r\n") == [WORDS, "Second line"]


def test_only_embedded_subsets_are_named(tmp_path):
    out = tmp_path / "a.pdf"
    written(out, [sheet(run(WORDS, 51, 100), run(WORDS, 51, 112, weight=700)), sheet(number=2)])
    with pikepdf.open(out) as document:
        embedded = fonts(document)
        assert len(embedded) == 2
        for font in embedded:
            (inner,) = font.DescendantFonts
            assert font.Subtype == "/Type0" and font.Encoding == "/Identity-H" and inner.Subtype == "/CIDFontType2"
            assert re.fullmatch(r"/[A-Z]{6}\+SourceSerif4-(Regular|Bold)", str(font.BaseFont))
            assert len(inner.FontDescriptor.FontFile2.read_bytes()) < 60_000
        assert "/Font" not in document.pages[1].Resources
    assert b"Helvetica" not in out.read_bytes()


def test_every_used_glyph_has_a_width_and_a_text(tmp_path):
    out, text = tmp_path / "a.pdf", run(WORDS, 51, 100)
    written(out, [sheet(text)])
    with pikepdf.open(out) as document:
        (font,) = fonts(document)
        widths, entries = {}, list(font.DescendantFonts[0].W)
        for first, row in zip(entries[::2], entries[1::2], strict=True):
            widths |= {int(first) + i: float(width) for i, width in enumerate(row)}
        mapped = {int(code, 16) for code in re.findall(rb"<(\w{4})> <\w+>", font.ToUnicode.read_bytes().split(b"beginbfchar")[1])}
    assert set(widths) == mapped == set(text.glyphs)
    face = bundled().face(text.face)
    assert all(widths[glyph] == face.advance(glyph) for glyph in widths)


@given(st.lists(st.floats(-3, 12), min_size=1, max_size=60), st.floats(4, 72))
def test_glyphs_land_where_the_run_puts_them(gaps, size):
    glyphs = run(("office " * 10)[: len(gaps)], 0, 0, size)
    places = [sum(gaps[:i]) for i in range(len(glyphs.glyphs))]
    spread = glyphs._replace(xs=tuple(places))
    landed = positions(PdfFont(bundled().face(glyphs.face), "F1"), spread)
    assert all(abs(a - b) <= size / 1000 for a, b in zip(landed, places, strict=True))


def actual_texts(path) -> list[str]:
    with pikepdf.open(path) as document:
        content = document.pages[0].Contents.read_bytes().decode("ascii")
    return [bytes.fromhex(code).decode("utf-16") for code in re.findall(r"/ActualText <(\w+)>", content)]


def test_text_that_codes_cannot_tell_is_told_beside_them(tmp_path):
    out = tmp_path / "a.pdf"
    plain, small = run("Capitals", 51, 100), run("Capitals", 51, 112, features={"smcp": True, "c2sc": True})
    written(out, [sheet(plain, small, run("capitals", 51, 124, features={"smcp": True, "c2sc": True}))])
    assert actual_texts(out) == ["c"]  # the small capital C spoke for "C" before


def test_a_hyphen_of_the_line_breaker_says_soft_hyphen_and_a_written_one_a_hyphen(tmp_path):
    out = tmp_path / "a.pdf"
    written(out, [sheet(run("-", 51, 100, says="\u00ad"), run("a-b", 51, 112))])
    assert actual_texts(out) == ["\u00ad"]
    assert "a-b" in said(out)


def test_a_no_break_space_reads_as_a_space(tmp_path):
    out = tmp_path / "a.pdf"
    written(out, [sheet(run("Mr.\u00a0Sen", 51, 100))])
    assert actual_texts(out) == [] and said(out) == "Mr. Sen"


def test_a_cluster_of_several_glyphs_says_its_text_once(tmp_path):
    out = tmp_path / "a.pdf"
    word = run("ab", 51, 112)
    marked = word._replace(text="ệ", clusters=(0, 0), ys=(0.0, -2.0))
    written(out, [sheet(marked)])
    assert actual_texts(out) == ["ệ"]
    with pikepdf.open(out) as document:
        content = document.pages[0].Contents.read_bytes().decode("ascii")
    heights = [float(row.split()[5]) for row in content.splitlines() if row.endswith("Tm")]
    assert heights == [112.0, 110.0]


def test_a_page_of_one_look_sets_font_and_colour_once(tmp_path):
    out = tmp_path / "a.pdf"
    written(out, [sheet(*(run("line", 51, 100 + 12 * i) for i in range(20)))])
    with pikepdf.open(out) as document:
        content = document.pages[0].Contents.read_bytes()
    assert content.count(b" Tf") == content.count(b" k\n") == content.count(b"BT") == 1


def test_text_stands_at_its_place_on_the_page(tmp_path):
    out = tmp_path / "a.pdf"
    turned = Group((run("I", 10, 20),), HERE, Matrix.translation(100, 200), Rect(0, 0, 595, 841))
    written(out, [sheet(turned)], bleed=False)
    with pypdfium2.PdfDocument(out) as document:
        left, bottom, _, _ = document[0].get_textpage().get_charbox(0)
        height = document[0].get_height()
    where = turned.matrix.apply(Point(10, 20))
    assert abs(left - where.x) < 1 and abs(height - bottom - where.y) < 1


def test_popplers_reading_agrees(tmp_path):
    if not shutil.which("pdftotext"):
        pytest.skip("poppler's pdftotext is not installed")
    out = tmp_path / "a.pdf"
    soft = run("soft", 51, 112)
    written(out, [sheet(run(WORDS, 51, 100), soft, run("-", 51 + soft.advance, 112, says="\u00ad"), run("ware", 51, 124))])
    text = subprocess.run(["pdftotext", "-raw", out, "-"], capture_output=True, check=True).stdout.decode()
    assert text.split("\n")[0] == WORDS and "soft\u00ad" in text
    listed = subprocess.run(["pdffonts", out], capture_output=True, check=True).stdout.decode().splitlines()[2:]
    assert listed and all(re.search(r"CID TrueType +Identity-H +yes yes yes", row) for row in listed)


def test_two_documents_share_nothing(tmp_path):
    one, two = tmp_path / "1.pdf", tmp_path / "2.pdf"
    for out in (one, two):
        written(out, [sheet(run(WORDS, 51, 100))])
    assert one.read_bytes() == two.read_bytes()
    assert one.read_bytes().startswith(b"%PDF-1.6\n%\xe2")
