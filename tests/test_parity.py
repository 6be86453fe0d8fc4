"""The screen and the printed page agree: every sheet as Qt paints it, against the raster of its PDF page.

Both are made at 144 ppi, bleed included, and compared twice: in cells of 2 points, for the mean difference and the
share of cells that differ by more than 64 of 255 levels; and in cells of 8 points, of which the worst counts, so that
no missing word and no line out of place is lost in a mean. Cells, because a rasteriser puts glyphs on whole pixel
rows, Qt by rounding and poppler by cutting off, and lines may so stand a pixel apart.

Measured, worst page, in levels of 255:          poppler 22.12, inks      pdfium 8149, light
    hand-made pages       mean · off · cell      0.60 · 0.00 % · 11       1.04 · 0.00 % · 18
    56 full lines         mean · off · cell      2.57 · 0.00 % · 13       1.78 · 0.00 % · 12
    the sample issue      mean · off · cell      2.74 · 0.01 % · 18       1.77 · 0.03 % · 24
The worst pages for poppler are full of text whose rows fall a pixel apart. Poppler shows process inks by the formula
that the screen uses, pdfium does not.
"""

from __future__ import annotations

import dataclasses
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageStat
from sheets import INFO, MemoryBlobs, run, sheet, showcase

from voa_editor.display.items import Sheet
from voa_editor.fonts.library import bundled
from voa_editor.model.assets import Blobs
from voa_editor.render.pdf.writer import write_pdf
from voa_editor.render.png import picture_of, start_qt
from voa_editor.render.presets import load_preset

PPI = 144
FINE, COARSE = 4, 16  # pixels of a cell of 2 and of 8 points
MEAN, OFF = 3.5, 0.0005  # the tolerance
CELL = 22.0 if shutil.which("pdftoppm") else 28.0


@dataclasses.dataclass(frozen=True)
class Apart:
    """How far two pictures of a page are apart: see the module's first lines."""

    mean: float
    off: float
    cell: float

    @property
    def agree(self) -> bool:
        return self.mean <= MEAN and self.off <= OFF and self.cell <= CELL


def apart(one: Image.Image, other: Image.Image) -> Apart:
    width, height = (min(pair) // COARSE * COARSE for pair in zip(one.size, other.size, strict=True))
    one, other = (image.crop((0, 0, width, height)) for image in (one, other))
    fine, coarse = (ImageChops.difference(one.reduce(size), other.reduce(size)) for size in (FINE, COARSE))
    off = fine.convert("L").point(lambda level: 255 if level > 64 else 0)
    worst = coarse.convert("L").getextrema()[1]
    return Apart(sum(ImageStat.Stat(fine).mean) / 3, ImageStat.Stat(off).mean[0] / 255, float(worst))


def on_screen(page: Sheet, blobs: Blobs) -> Image.Image:
    image = picture_of([page], blobs, bundled(), PPI / 72, bleed=True)
    size = (image.width(), image.height())
    return Image.frombytes("RGB", size, bytes(image.constBits()), "raw", "BGRX", image.bytesPerLine())


def on_paper(pdf: Path, count: int) -> Iterator[Image.Image]:
    """The pages of a PDF as poppler rasters them where it is installed, else as pdfium does."""
    if shutil.which("pdftoppm"):
        for number in range(1, count + 1):
            place = str(number)
            command = ["pdftoppm", "-r", str(PPI), "-f", place, "-l", place, "-singlefile", pdf, pdf.with_suffix("")]
            subprocess.run(command, check=True, capture_output=True)
            with Image.open(pdf.with_suffix(".ppm")) as image:
                yield image.convert("RGB")
        return
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            yield page.render(scale=PPI / 72).to_pil().convert("RGB")


def printed(pages: list[Sheet], blobs: Blobs, folder: Path) -> Path:
    """The sheets as a print PDF; in light where only pdfium is there, which shows process inks by a table of its own.

    It has no output intent: by one, poppler would show how the press prints what is in light, and the window does not.
    """
    preset = dataclasses.replace(load_preset("press-x4"), standard="")
    if not shutil.which("pdftoppm"):
        preset = dataclasses.replace(preset, colours="rgb")
    write_pdf(folder / "page.pdf", pages, INFO, blobs, bundled(), preset)
    return folder / "page.pdf"


def differences(pages: list[Sheet], blobs: Blobs, folder: Path) -> list[Apart]:
    start_qt()
    pdf = printed(pages, blobs, folder)
    return [apart(on_screen(page, blobs), paper) for page, paper in zip(pages, on_paper(pdf, len(pages)), strict=True)]


def report(found: list[Apart]) -> str:
    rows = [f"page {n}: mean {a.mean:.2f}, off {100 * a.off:.2f} %, worst cell {a.cell:.0f}" for n, a in enumerate(found, 1)]
    return "\n".join(rows)


def test_every_kind_of_item_looks_alike_on_screen_and_paper(tmp_path):
    blobs = MemoryBlobs()
    found = differences(showcase(blobs), blobs, tmp_path)
    assert all(pair.agree for pair in found), report(found)


def test_a_missing_word_or_a_line_out_of_place_would_be_noticed(tmp_path):
    start_qt()
    lines = [run("All lines of this page are where they should be.", 60, 100 + 12.5 * i) for i in range(40)]
    whole = sheet(*lines)
    paper = next(on_paper(printed([whole], MemoryBlobs(), tmp_path), 1))
    assert apart(on_screen(whole, MemoryBlobs()), paper).agree
    word = sheet(*lines[:-1], run("All lines of this page are where should be.", 60, 100 + 12.5 * 39))
    moved = sheet(*lines[:-1], lines[-1]._replace(y=lines[-1].y + 6))
    for wrong in (sheet(*lines[:-1]), word, moved):
        assert not apart(on_screen(wrong, MemoryBlobs()), paper).agree


def test_the_whole_sample_issue_looks_alike_on_screen_and_paper(sample_issue, tmp_path):
    from voa_editor.compose.composer import Composer
    from voa_editor.store.project import Project

    with Project.open(sample_issue.project) as project:
        pages = list(Composer(bundled()).sheets(project.issue))
        found = differences(pages, project.blobs, tmp_path)
    print(report(found))
    assert len(found) >= 40 and all(pair.agree for pair in found), report(found)


def test_dashes_ends_corners_and_heads_of_lines_look_alike_on_screen_and_paper(tmp_path):
    from tests import notation
    from voa_editor.compose.composer import Composer
    from voa_editor.model.frames import ShapeFrame
    from voa_editor.model.pages import Page
    from voa_editor.model.styles import Swatch

    shapes: list[ShapeFrame] = []
    for dash in ("", "dashed", "dotted", "dash-dot"):
        for cap in ("", "round", "square"):
            n = len(shapes) // 2
            ends = {"start_head": ("", "bar", "circle")[n % 3], "end_head": ("triangle", "open", "circle", "bar")[n % 4]}
            look = {"parent": "p1", "stroke": "sw-k", "dash": dash, "cap": cap, "order": f"{n:03}"}
            shapes.append(
                ShapeFrame(id=f"f{n}", shape="line", x=40, y=40 + 30 * n, w=220, stroke_width=1 + n % 4, **ends, **look)
            )
            box = {"x": 300 + n % 3 * 90, "y": 40 + n // 3 * 120, "w": 70, "h": 90, "stroke_width": 5.0}
            shapes.append(ShapeFrame(id=f"b{n}", join=("", "round", "bevel")[n % 3], rotation=9.0 * n, **box, **look))
    made = notation.issue([Page(id="p1", order="i"), Swatch(id="sw-k", name="K", k=1.0, m=0.5)], shapes)
    found = differences(list(Composer(bundled()).sheets(made)), MemoryBlobs(), tmp_path)
    assert all(pair.agree for pair in found), report(found)


def test_lines_of_type_leaders_and_small_capitals_look_alike_on_screen_and_paper(tmp_path):
    from tests import notation
    from voa_editor.compose.composer import Composer
    from voa_editor.model.story import Paragraph, Span
    from voa_editor.model.styles import ParagraphStyle
    from voa_editor.model.tabs import TabStop

    story = notation.story("a", headline="")[0]
    lined = ("underline=yes", "strikethrough=yes", "small_caps=yes", "italic=yes", "rise=3", "size=17")
    texts = [f"Words that are set in {n} ways\tand end at\t{n}{n},50" for n in range(1, 31)]
    paragraphs = [
        Paragraph(id=f"p{n:02}", parent="story-a", order=f"{n:02}1", text=text, language="kk",
                  spans=(Span(n % 7, 12 + n % 9, local=tuple(sorted({lined[n % 6], lined[n * 5 % 6], lined[(n + 1) % 2]}))),))
        for n, text in enumerate(texts)
    ]  # fmt: skip
    stops = (TabStop(260.0, "centre", "-"), TabStop(420.0, "decimal", "."), TabStop(500.0, "right", "_"))
    body = ParagraphStyle(id="ps-body", size=11.0, leading=21.0, tabs=stops)
    frame = notation.text_frame("f", 30, 40, 520, 700, story="story-a")
    made = notation.issue(body, notation.page("1"), story, paragraphs, frame)
    found = differences(list(Composer(bundled()).sheets(made)), MemoryBlobs(), tmp_path)
    assert all(pair.agree for pair in found), report(found)
