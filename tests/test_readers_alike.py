"""Programs of others draw the sample issue alike: poppler, pdfium and MuPDF, every page of the print file and of the digital one.

Pages are drawn finely and reduced to 24 ppi in grey, for each program puts rows of letters on pixels in its own way; then the
mean structural similarity counts. Measured, mean and worst page:
    digital     pdfium and poppler  0.986 · 0.965      pdfium and MuPDF  0.995 · 0.979
    PDF/X-4     pdfium and poppler  0.984 · 0.965      pdfium and MuPDF  0.994 · 0.985

MuPDF as Debian builds it knows no ICC profiles: where a shade is mixed with a photograph in inks (cover and openers), it shows
the inks by a formula, far darker. These pages are compared without it.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Set
from pathlib import Path
from statistics import mean

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from ssim import ssim

from voa_editor.jobs.export import ExportOrder, export

PPI, REDUCED = 144, 6
WORST, MEAN = 0.96, 0.98


@pytest.fixture(params=["press-x4", "digital"])
def pdf(request: pytest.FixtureRequest, sample_issue, tmp_path: Path) -> Path:
    if request.param == "press-x4":
        return sample_issue.pdf
    export(sample_issue.project, ExportOrder(tmp_path / "digital.pdf", preset="digital"))
    return tmp_path / "digital.pdf"


def drawn_by_pdfium(pdf: Path) -> list[Image.Image]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [small(page.render(scale=PPI / 72, draw_annots=False).to_pil()) for page in document]


def drawn(folder: Path, *command: str | Path) -> list[Image.Image]:
    """What a program leaves in a folder, in the order of names."""
    folder.mkdir()
    subprocess.run(command, check=True, capture_output=True)
    return [small(Image.open(path)) for path in sorted(folder.iterdir())]


def small(picture: Image.Image) -> Image.Image:
    width, height = (side // REDUCED // 8 * 8 * REDUCED for side in picture.size)
    return picture.crop((0, 0, width, height)).convert("L").reduce(REDUCED)


def shaded(pdf: Path) -> set[int]:
    """The pages (from 0) on which a soft mask acts in inks."""
    found = set()
    with pikepdf.open(pdf) as document:
        for number, page in enumerate(document.pages):
            states = page.obj.Resources.get("/ExtGState", pikepdf.Dictionary())
            if page.obj.get("/Group", {}).get("/CS") != "/DeviceRGB" and any("/SMask" in state for state in states.values()):
                found.add(number)
    return found


def alike(ours: list[Image.Image], theirs: list[Image.Image], without: Set[int] = frozenset()) -> None:
    assert len(ours) == len(theirs) == 40
    found = {n + 1: ssim(*pair) for n, pair in enumerate(zip(ours, theirs, strict=True)) if n not in without}
    assert mean(found.values()) >= MEAN and min(found.values()) >= WORST, sorted(found.items(), key=lambda one: one[1])[:5]


def test_readers_draw_every_page_alike(pdf: Path, tmp_path: Path):
    if not (shutil.which("pdftoppm") and shutil.which("mutool")):
        pytest.skip("poppler (pdftoppm) or MuPDF (mutool) is not installed")
    ours = drawn_by_pdfium(pdf)
    poppler, mupdf = tmp_path / "poppler", tmp_path / "mupdf"
    alike(ours, drawn(poppler, "pdftoppm", "-r", str(PPI), pdf, poppler / "page"))
    shades = shaded(pdf)
    assert len(shades) < 8
    alike(ours, drawn(mupdf, "mutool", "draw", "-q", "-r", str(PPI), "-o", mupdf / "page%03d.png", pdf), shades)


def test_a_word_that_is_missing_is_seen():
    page = Image.new("L", (192, 280), 255)
    page.paste(0, (20, 20, 60, 24))
    assert ssim(page, page) == pytest.approx(1.0) and ssim(page, Image.new("L", page.size, 255)) < 0.997
