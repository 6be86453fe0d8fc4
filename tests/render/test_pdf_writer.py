from __future__ import annotations

import re
import shutil
import subprocess
import tracemalloc
from collections.abc import Iterator

import pikepdf
import pypdfium2
import pytest
from sheets import BLEED, HERE, INFO, SAFFRON, TEAL, MemoryBlobs, box, jpeg, photo, picture, run, sheet, showcase, written

from voa_editor.display.items import Gradient, Group, Link, Outline, Path, Sheet
from voa_editor.errors import UserError
from voa_editor.geometry import Matrix, Rect
from voa_editor.model.assets import Finding
from voa_editor.model.colour import Cmyk, Rgb
from voa_editor.model.settings import Settings
from voa_editor.render.pdf.metadata import DocumentInfo
from voa_editor.units import mm


@pytest.fixture(scope="module")
def shown(tmp_path_factory) -> tuple[pikepdf.Pdf, tuple[Finding, ...]]:
    """The hand-made pages, written for the press."""
    out, blobs = tmp_path_factory.mktemp("press") / "a.pdf", MemoryBlobs()
    findings = written(out, showcase(blobs), blobs)
    return pikepdf.open(out), findings


def content(document: pikepdf.Pdf, page: int = 0) -> str:
    return document.pages[page].Contents.read_bytes().decode("ascii")


def check(path, *command: str) -> str:
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run([*command, path], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize("preset", ["press-x4", "proof", "digital", "original"])
def test_other_programs_find_no_fault(tmp_path, preset):
    out, blobs = tmp_path / "a.pdf", MemoryBlobs()
    written(out, showcase(blobs), blobs, preset, marks=preset == "press-x4")
    with pikepdf.open(out) as document:
        check_syntax = getattr(document, "check_pdf_syntax", None) or document.check  # its name before pikepdf 10
        assert check_syntax() == []
    assert "No syntax or stream encoding errors" in check(out, "qpdf", "--check")
    assert not check(out, "gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=nullpage").strip()


def test_boxes_hold_trim_and_bleed(shown):
    document, _ = shown
    for page in document.pages:
        media, bleed, trim = ([float(v) for v in page[key]] for key in ("/MediaBox", "/BleedBox", "/TrimBox"))
        assert trim == pytest.approx([mm(3), mm(3), mm(213), mm(300)], abs=0.002)
        assert bleed == media == pytest.approx([0, 0, mm(216), mm(303)], abs=0.002)
        assert "/CropBox" not in page and "/ArtBox" not in page and "/Rotate" not in page


def test_bleed_may_differ_at_each_edge(tmp_path):
    out = tmp_path / "a.pdf"
    written(out, [Sheet("page-1", 1, "1", 100, 200, (1, 2, 3, 4), ())])
    with pikepdf.open(out) as document:
        assert [float(v) for v in document.pages[0].MediaBox] == [0, 0, 106, 204]
        assert [float(v) for v in document.pages[0].TrimBox] == [4, 3, 104, 203]


def test_crop_marks_stand_clear_of_the_bleed_in_registration_colour(tmp_path):
    out = tmp_path / "a.pdf"
    written(out, [sheet()], marks=True)
    with pikepdf.open(out) as document:
        page = document.pages[0]
        trim, media = [float(v) for v in page.TrimBox], [float(v) for v in page.MediaBox]
        lines = re.findall(r"^(\S+) (\S+) m (\S+) (\S+) l S", content(document), re.MULTILINE)
        assert str(page.Resources.ColorSpace.C1[1]) == "/All" and "/C1 CS 1 SCN" in content(document)
    assert len(lines) == 8 + 4 * 2 and trim[0] >= 27 and media[3] - trim[3] >= 27
    for x0, y0, x1, y1 in ([float(v) for v in line] for line in lines):
        outside = max(-max(x0, x1), min(x0, x1) - mm(210), -max(y0, y1), min(y0, y1) - mm(297))
        assert 8.9 <= outside <= 18.01  # crop marks and, amid the edges, those for registration


def test_colours_are_process_inks_for_the_press_and_light_for_the_screen(tmp_path):
    place = Rect(0, 0, 10, 10)
    items = (box(place, TEAL), box(place, Rgb(1, 0, 0.5)), box(place, None, stroke=SAFFRON, stroke_width=1.0))
    for preset, expected in (("press-x4", ("1 0.6 0.25 0.25 k", "0 0.35 0.9 0 K")), ("digital", ("rg", "RG"))):
        out = tmp_path / f"{preset}.pdf"
        written(out, [sheet(*items)], preset=preset)
        with pikepdf.open(out) as document:
            text = content(document)
        assert all(operator in text for operator in expected)
        assert not re.search(r" (rg|RG)\b" if preset == "press-x4" else r" [kK]\b", text)


def pixel(path, x: float, y: float, bleed: bool = True) -> tuple[int, ...]:
    """The colour pdfium shows at a point of the sheet."""
    edge = BLEED[0] if bleed else 0
    with pypdfium2.PdfDocument(path) as document:
        image = document[0].render(scale=2).to_pil().convert("RGB")
    return image.getpixel((round(2 * (x + edge)), round(2 * (y + edge))))


def test_a_gradient_fades_over_what_lies_below(tmp_path):
    out, black = tmp_path / "a.pdf", Rgb(0, 0, 0)
    page = sheet(box(Rect(0, 0, 200, 100), Rgb(1, 1, 0)), box(Rect(0, 0, 100, 100), Gradient(black, black, 0.0, 0.8)))
    written(out, [page], preset="digital")
    tops = [pixel(out, 50, y, bleed=False)[0] for y in (1, 25, 50, 75, 99)]
    assert all(abs(level - want) <= 4 for level, want in zip(tops, (253, 204, 153, 102, 53), strict=True))
    assert pixel(out, 150, 99, bleed=False) == (255, 255, 0)


def test_a_group_with_opacity_does_not_show_its_items_through_each_other(tmp_path):
    out = tmp_path / "a.pdf"
    inner = (box(Rect(0, 0, 50, 50), Rgb(0, 0, 0)), box(Rect(0, 0, 50, 50), Rgb(1, 0, 0)))
    written(out, [sheet(Group(inner, HERE, Matrix.translation(100, 100), None, 0.5))], preset="digital")
    assert all(abs(a - b) <= 2 for a, b in zip(pixel(out, 125, 125, bleed=False), (255, 128, 128), strict=True))


def test_nothing_outside_a_groups_clip_or_the_bleed_is_inked(tmp_path):
    out = tmp_path / "a.pdf"
    black = Rgb(0, 0, 0)
    wide = box(Rect(-500, 300, 2000, 20), black)
    clipped = Group((box(Rect(0, 0, 200, 200), black),), HERE, Matrix(), Rect(50, 50, 20, 20))
    written(out, [sheet(clipped, wide)], preset="digital", marks=True)
    edge = 9 + 18 + 3
    with pypdfium2.PdfDocument(out) as document:
        image = document[0].render(scale=1).to_pil().convert("L")
    assert image.getpixel((edge + 60, edge + 60)) == 0 and image.getpixel((edge + 100, edge + 60)) == 255
    assert image.getpixel((edge + 5, edge + 310)) == 0 and image.getpixel((edge - 5, edge + 310)) == 255


def test_only_pages_that_need_it_are_transparency_groups_in_process_inks(shown):
    document, _ = shown
    groups = [page.get("/Group") for page in document.pages]
    assert groups[1] is None
    assert all(str(group.S) == "/Transparency" and str(group.CS) == "/DeviceCMYK" for group in (groups[0], groups[2]))


def test_paths_of_no_effect_leave_no_operators(tmp_path):
    out = tmp_path / "a.pdf"
    none = [Path((), TEAL, HERE), box(Rect(0, 0, 9, 9), None), box(Rect(0, 0, 9, 9), TEAL, opacity=0.0), Group((), HERE)]
    written(out, [sheet(*none, box(Rect(0, 0, 9, 9), None, stroke=TEAL, stroke_width=0.0))])
    with pikepdf.open(out) as document:
        assert len(content(document).splitlines()) == 4


def test_bookmarks_labels_and_layout(shown):
    document, _ = shown
    with document.open_outline() as outline:
        titles = [(entry.title, [child.title for child in entry.children]) for entry in outline.root]
    assert titles[0] == ("Cover", []) and titles[1][0] == "July"
    assert titles[1][1][0] == "A headline that affects the final flow"
    assert [page.label for page in document.pages] == ["1", "2", "iii"]
    root = document.Root
    assert (str(root.PageLayout), str(root.PageMode), str(root.Lang)) == ("/TwoColumnRight", "/UseOutlines", "en")
    assert bool(root.ViewerPreferences.DisplayDocTitle)


def test_a_bookmark_level_that_skips_one_still_hangs_in_the_tree(tmp_path):
    out = tmp_path / "a.pdf"
    written(out, [sheet(outlines=(Outline("a", 3, 0), Outline("b", 0, 0), Outline("c", 2, 0), Outline("Қ", 2, 0)))])
    with pikepdf.open(out) as document, document.open_outline() as outline:
        assert [(entry.title, len(entry.children)) for entry in outline.root] == [("a", 0), ("b", 1)]
        assert outline.root[1].children[0].children[0].title == "Қ"


@pytest.mark.parametrize(
    ("labels", "ranges"),
    [
        (["1", "2", "3"], ["1", "2", "3"]),
        (["41", "42", "7"], ["41", "42", "7"]),
        (["i", "1", "2", "A-1", "A-2", ""], ["i", "1", "2", "A-1", "A-2", ""]),
    ],
)
def test_page_labels_are_those_of_the_sheets(tmp_path, labels, ranges):
    out = tmp_path / "a.pdf"
    written(out, [Sheet(f"page-{n}", n, label, 100, 100, BLEED, ()) for n, label in enumerate(labels, 1)])
    with pikepdf.open(out) as document:
        assert [page.label for page in document.pages] == ranges


def annotations(document: pikepdf.Pdf, page: int) -> list[pikepdf.Object]:
    return list(document.pages[page].get("/Annots", []))


def test_links_lead_out_and_to_pages(tmp_path):
    blobs = MemoryBlobs()
    findings = written(tmp_path / "a.pdf", showcase(blobs), blobs, links=True, standard="")
    document = pikepdf.open(tmp_path / "a.pdf")
    (inside,), (mail,), (web,) = (annotations(document, page) for page in range(3))
    assert inside.Dest[0].objgen == document.pages[1].objgen
    assert str(mail.A.URI) == "mailto:mail@example.org" and str(web.A.URI) == "https://example.org/a%20b"
    x0, y0, x1, y1 = (float(v) for v in web.Rect)
    assert (x0, x1 - x0, y1 - y0) == pytest.approx((10 + mm(3), 50, 20), abs=0.02)
    assert y1 == pytest.approx(mm(300) - 600, abs=0.02)
    assert not [finding for finding in findings if finding.rule == "link-address"]


def test_links_that_lead_nowhere_safe_are_left_out_and_told(tmp_path):
    out = tmp_path / "a.pdf"
    targets = ("javascript:alert(1)", "file:///etc/passwd", "#page=99", "https://example.org/(a)")
    found = written(out, [sheet(*(Link(Rect(0, 0, 9, 9), target, HERE) for target in targets))], links=True)
    with pikepdf.open(out) as document:
        assert [str(link.A.URI) for link in annotations(document, 0)] == ["https://example.org/(a)"]
    assert [finding.rule for finding in found] == ["link-address", "link-address"]
    written(out, [sheet(Link(Rect(0, 0, 9, 9), targets[3], HERE))], links=False)
    with pikepdf.open(out) as document:
        assert not annotations(document, 0)


def test_info_and_xmp_say_the_same(shown):
    document, _ = shown
    info = document.docinfo
    assert str(info.Title) == INFO.title and str(info.Keywords) == "Asia, Қазақстан"
    assert str(info.CreationDate) == "D:20231010000000+00'00'" and str(info.Trapped) == "/False"
    assert "/Filter" not in document.Root.Metadata
    with document.open_metadata() as xmp:
        assert xmp["dc:title"] == INFO.title and xmp["dc:creator"] == [INFO.author]
        assert xmp["dc:description"] == INFO.subject and xmp["dc:subject"] == set(INFO.keywords)
        assert xmp["xmp:CreateDate"] == "2023-10-10T00:00:00Z" and xmp["pdf:Producer"] == str(info.Producer)
        assert xmp["xmpMM:DocumentID"].startswith("uuid:")


def test_the_facts_come_from_the_issue_never_from_the_clock():
    info = DocumentInfo.of(Settings(title="Voice", period="July–September 2023", number="3", date="2023-10-10", language="kk"))
    assert (info.title, info.language, info.stamp) == ("Voice · July–September 2023 · No. 3", "kk", "2023-10-10T00:00:00Z")
    assert DocumentInfo.of(Settings()).stamp == DocumentInfo("x", date="soon").stamp


def test_the_same_sheets_give_the_same_bytes_and_others_another_identity(tmp_path):
    names = []
    for name, text in (("1", "same"), ("2", "same"), ("3", "other")):
        blobs = MemoryBlobs()
        written(tmp_path / name, [*showcase(blobs), sheet(run(text, 50, 50), number=4)], blobs)
        with pikepdf.open(tmp_path / name) as document:
            names.append(bytes(document.trailer.ID[0]))
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()
    assert names[0] == names[1] != names[2]


def test_no_sheets_is_an_error_and_leaves_the_old_file(tmp_path):
    out = tmp_path / "a.pdf"
    out.write_bytes(b"%PDF-old")
    with pytest.raises(UserError, match="no page"):
        written(out, [])
    assert out.read_bytes() == b"%PDF-old" and len(list(tmp_path.iterdir())) == 1


def test_a_fault_in_composing_leaves_the_old_file(tmp_path):
    out = tmp_path / "a.pdf"
    out.write_bytes(b"%PDF-old")

    def sheets() -> Iterator[Sheet]:
        yield sheet(run("first", 50, 50))
        raise RuntimeError

    with pytest.raises(RuntimeError):
        written(out, sheets())
    assert out.read_bytes() == b"%PDF-old" and len(list(tmp_path.iterdir())) == 1


def test_memory_does_not_grow_with_the_photographs(tmp_path):
    """A hundred photographs of a megabyte each: what is held at once is a few of them."""
    base = jpeg(photo(600, 400))

    class Many(MemoryBlobs):
        def read(self, asset: str) -> bytes:
            filling = asset.encode().ljust(1 << 20)
            return base[:-2] + filling + base[-2:]

    pages = [sheet(*(picture(f"sha256-{n}-{k}", Rect(50, 50, 400, 300)) for k in range(5)), number=n) for n in range(1, 21)]
    tracemalloc.start()
    try:
        written(tmp_path / "a.pdf", pages, Many())
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (tmp_path / "a.pdf").stat().st_size > 100 << 20
    assert peak < 8 << 20


def test_inks_out_of_range_are_written_within_it(tmp_path):
    out = tmp_path / "a.pdf"
    written(out, [sheet(box(Rect(0, 0, 9, 9), Cmyk(1.2, -0.1, 0, 0)))])
    with pikepdf.open(out) as document:
        assert "1 0 0 0 k" in content(document)
