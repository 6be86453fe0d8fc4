"""Programs of others draw the sample issue alike: poppler, pdfium and MuPDF, every page of the print file and of the digital one.

Pages are drawn at 144 ppi and reduced to 24 in grey, for each program puts rows of letters on pixels in its own way; then the
mean structural similarity of each page counts. Pages that are not alike so are drawn at 288 ppi, and at last at 432, reduced to
the same grid: what the programs do to the pixels of letters shrinks with these, and what they show differently stays.

MuPDF as Debian builds it knows no ICC profiles: where a shade is mixed with a photograph in inks (cover and openers), it shows
the inks by a formula, far darker. These pages are compared without it.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Set
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from ssim import ssim

from voa_editor.jobs.export import ExportOrder, export

GRID, COARSE, FINER = 24, 144, (288, 432)  # ppi
LEAST = 0.98
Reader = Callable[[Path, int, int, int], list[Image.Image]]
"""Draws pages of a file, from a first to a last (from 1), at so many ppi."""


@pytest.fixture(params=["press-x4", "digital"])
def pdf(request: pytest.FixtureRequest, sample_issue, tmp_path: Path) -> Path:
    if request.param == "press-x4":
        return sample_issue.pdf
    export(sample_issue.project, ExportOrder(tmp_path / "digital.pdf", preset="digital"))
    return tmp_path / "digital.pdf"


def pdfium(pdf: Path, first: int, last: int, ppi: int) -> list[Image.Image]:
    with pypdfium2.PdfDocument(pdf) as document:
        pages = (document[number - 1] for number in range(first, last + 1))
        return [small(page.render(scale=ppi / 72, draw_annots=False).to_pil(), ppi) for page in pages]


def poppler(pdf: Path, first: int, last: int, ppi: int) -> list[Image.Image]:
    with TemporaryDirectory() as folder:
        return drawn(folder, ppi, "pdftoppm", "-r", str(ppi), "-f", str(first), "-l", str(last), pdf, f"{folder}/page")


def mupdf(pdf: Path, first: int, last: int, ppi: int) -> list[Image.Image]:
    with TemporaryDirectory() as folder:
        pages = f"{folder}/page%03d.png"
        return drawn(folder, ppi, "mutool", "draw", "-q", "-r", str(ppi), "-o", pages, pdf, f"{first}-{last}")


def drawn(folder: str, ppi: int, *command: str | Path) -> list[Image.Image]:
    """What a program leaves in a folder, in the order of names."""
    subprocess.run(command, check=True, capture_output=True)
    return [small(Image.open(path), ppi) for path in sorted(Path(folder).iterdir())]


def small(picture: Image.Image, ppi: int) -> Image.Image:
    reduced = ppi // GRID
    width, height = (side // reduced // 8 * 8 * reduced for side in picture.size)
    return picture.crop((0, 0, width, height)).convert("L").reduce(reduced)


def shaded(pdf: Path) -> set[int]:
    """The pages (from 0) on which a soft mask acts in inks."""
    found = set()
    with pikepdf.open(pdf) as document:
        for number, page in enumerate(document.pages):
            states = page.obj.Resources.get("/ExtGState", pikepdf.Dictionary())
            if page.obj.get("/Group", {}).get("/CS") != "/DeviceRGB" and any("/SMask" in state for state in states.values()):
                found.add(number)
    return found


def alike(pdf: Path, ours: list[Image.Image], other: Reader, without: Set[int] = frozenset()) -> None:
    theirs = other(pdf, 1, len(ours), COARSE)
    assert len(ours) == len(theirs) == 40
    found = {n + 1: ssim(*pair) for n, pair in enumerate(zip(ours, theirs, strict=True)) if n not in without}
    for ppi in FINER:
        for page in [page for page, likeness in found.items() if likeness < LEAST]:
            (our,), (their,) = pdfium(pdf, page, page, ppi), other(pdf, page, page, ppi)
            found[page] = ssim(our, their)
    assert min(found.values()) >= LEAST, sorted(found.items(), key=lambda one: one[1])[:5]


def test_readers_draw_every_page_alike(pdf: Path):
    if not (shutil.which("pdftoppm") and shutil.which("mutool")):
        pytest.skip("poppler (pdftoppm) or MuPDF (mutool) is not installed")
    ours, shades = pdfium(pdf, 1, 40, COARSE), shaded(pdf)
    assert len(shades) < 8
    alike(pdf, ours, poppler)
    alike(pdf, ours, mupdf, shades)


def test_a_line_of_text_that_is_missing_is_noticed(sample_issue):
    (page,) = pdfium(sample_issue.pdf, 9, 9, FINER[-1])
    hidden = page.copy()
    hidden.paste(255, (0, page.height // 2, page.width // 2, page.height // 2 + 8))  # two lines of one of the columns
    assert page.crop((0, page.height // 2, page.width // 2, page.height // 2 + 8)).getextrema()[0] < 200
    assert ssim(page, hidden) < LEAST


def test_a_word_that_is_missing_is_seen():
    page = Image.new("L", (192, 280), 255)
    page.paste(0, (20, 20, 60, 24))
    assert ssim(page, page) == pytest.approx(1.0) and ssim(page, Image.new("L", page.size, 255)) < 0.997
