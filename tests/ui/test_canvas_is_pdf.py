"""What the window shows is what the PDF prints: its own pixels of three spreads, some of them edited just now, in preview mode
at 100 %, and of a page at 200 %, against the raster of the exported PDF at the same resolution.

The measure is that of test_parity: cells of 4 pixels for the mean difference and the share of those that differ by more
than 64 of 255 levels, cells of 16 pixels for the worst. At 100 % letters are 13 pixels high, so a row that one rasteriser
rounds up and the other down weighs more than at 144 ppi. Measured, worst page:

                                            poppler 22.12, inks      pdfium 8149, light
    100 %            mean · off · cell      3.06 · 0.01 % · 22       2.25 · 0.02 % · 22
    200 %            mean · off · cell      1.94 · 0.00 % · 15       2.08 · 0.00 % · 24
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
import test_parity
from canvas_stage import as_pillow, picture_of_page
from designer import Designer
from PIL import Image
from test_parity import Apart, apart, on_paper

from voa_editor.jobs.export import ExportOrder, export

SPREADS = (("page-004", "page-005"), ("page-008", "page-009"), ("page-018", "page-019"))
MEAN, OFF, CELL = 3.5, 0.0003, 26.0  # the tolerance


def alike(found: Apart) -> bool:
    return found.mean <= MEAN and found.off <= OFF and found.cell <= CELL


def papers(designer: Designer, folder: Path, pages: tuple[str, ...]) -> Iterator[Image.Image]:
    """Pages of the exported PDF, cropped at the trim as the preview is."""
    numbers = tuple(map(designer.issue.page_number, pages))
    if not shutil.which("pdftoppm"):  # pdfium shows process inks by a table of its own
        pytest.skip("pdftoppm is not installed")
    export(designer.window.project.path, ExportOrder(folder / "out.pdf", pages=numbers))
    with pikepdf.open(folder / "out.pdf") as pdf:
        for page in pdf.pages:
            page.mediabox = page.cropbox = page.trimbox
        if "/OutputIntents" in pdf.Root:
            del pdf.Root.OutputIntents  # by it, poppler would show how the press prints what is in light
        pdf.save(folder / "trimmed.pdf")
    return on_paper(folder / "trimmed.pdf", len(pages))


def seen(designer: Designer, page: str) -> Image.Image:
    designer.canvas.finish()
    return as_pillow(picture_of_page(designer.canvas, page))


@pytest.fixture
def edited(designer: Designer) -> Designer:
    """The issue with some edits, as the window shows them in preview mode."""
    designer.window.resize(2400, 1500)
    designer.on("page-009").double_click(100, 520).keys("Ctrl+Home").type("Қазақ тілінде: өңірлер. ").keys("Escape")
    photo = "frame-009-photo-2"
    designer.pick(photo).drag(designer.middle(photo), (330, 560)).do("rotate-clockwise").click(20, 20)
    designer.double_click(*designer.middle("frame-009-photo-1")).drag((170, 340), (150, 340)).keys("Escape").click(20, 20)
    return designer.do("preview")


def test_three_spreads_at_100_per_cent(edited: Designer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(test_parity, "PPI", 96)
    pages = tuple(page for spread in SPREADS for page in spread)
    for page, paper in zip(pages, papers(edited, tmp_path, pages), strict=True):
        found = apart(seen(edited.on(page, 1.0), page), paper)
        print(page, found)
        assert alike(found), f"{page}: {found}"


def test_a_page_at_200_per_cent(edited: Designer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(test_parity, "PPI", 192)
    edited.window.resize(2400, 2700)
    (paper,) = papers(edited, tmp_path, ("page-009",))
    found = apart(seen(edited.on("page-009", 2.0), "page-009"), paper)
    print(found)
    assert alike(found), found


def test_what_is_not_as_it_prints_would_be_noticed(edited: Designer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(test_parity, "PPI", 96)
    (paper,) = papers(edited, tmp_path, ("page-008",))
    edited.on("page-008", 1.0)
    assert alike(apart(seen(edited, "page-008"), paper))
    for frame, key, steps in (("quote-1", "Right", 4), ("photo-1", "Right", 2), ("head", "Down", 4), ("caption-1", "Down", 4)):
        edited.pick(f"frame-008-{frame}").keys(*[key] * steps).click(20, 20)
        assert not alike(apart(seen(edited, "page-008"), paper)), f"{frame} stands {steps} quarters of a millimetre away"
        edited.do("undo")
    assert alike(apart(seen(edited, "page-008"), paper))
