"""PDFs as other programs write them stay vectors and text when they are placed, and the file keeps its standard."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
import verapdf
from adverts import WORDS, Exported, advert, fonts_of, images_of, operators_of, placed
from PIL import Image
from printed import text_of

from voa_editor.fonts.library import bundled

_POSTSCRIPT = f"""%!PS
<< /PageSize [300 200] >> setpagedevice
0 0.8 0.9 0 setcmykcolor 20 20 120 80 rectfill
0 0 0 1 setcmykcolor /Helvetica findfont 18 scalefont setfont 20 160 moveto ({WORDS}) show showpage
"""
_HTML = f"""<html><head><style>@page {{ size: 300pt 200pt; margin: 20pt }} body {{ font-size: 18pt }}
div {{ width: 120pt; height: 80pt; background: #c31 }}</style></head><body><p>{WORDS}</p><div></div></body></html>"""
_TYPST = f"""#set page(width: 300pt, height: 200pt, margin: 20pt)
#set text(18pt)
{WORDS}
#rect(width: 120pt, height: 80pt, fill: red)"""
_QT = f"""
import sys
from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPageSize, QPainter, QPdfWriter
app = QGuiApplication(sys.argv)
number = QFontDatabase.addApplicationFont(sys.argv[2])
writer = QPdfWriter(sys.argv[1])
writer.setResolution(72)
writer.setPageSize(QPageSize(QSizeF(300, 200), QPageSize.Unit.Point))
writer.setPageMargins(QMarginsF())
painter = QPainter(writer)
painter.fillRect(QRectF(20, 100, 120, 80), QColor(230, 50, 20))
painter.setFont(QFont(QFontDatabase.applicationFontFamilies(number)[0], 18))
painter.drawText(20, 40, "{WORDS}")
painter.end()
"""


def run(folder: Path, program: str, *arguments: str) -> bytes:
    """What a program of the system writes to "out.pdf" in a folder; without the program the test is skipped."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    subprocess.run([program, *arguments], cwd=folder, check=True, capture_output=True, timeout=120)
    return (folder / "out.pdf").read_bytes()


def with_file(folder: Path, name: str, data: str | bytes) -> str:
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return name


def by_weasyprint(folder: Path) -> bytes:
    """In a process of its own: it tells Pillow, for all who use it, to take pictures that are cut off."""
    if subprocess.run([sys.executable, "-c", "import weasyprint"], capture_output=True, check=False).returncode:
        pytest.skip("weasyprint, or Pango that it draws with, is not installed")
    source = with_file(folder, "in.html", _HTML)
    return run(folder, sys.executable, "-c", f"import weasyprint; weasyprint.HTML({source!r}).write_pdf('out.pdf')")


def by_typst(folder: Path) -> bytes:
    library = pytest.importorskip("typst")
    return bytes(library.compile(_TYPST.encode()))


def by_ghostscript(folder: Path) -> bytes:
    source, how = with_file(folder, "in.ps", _POSTSCRIPT), ("-sDEVICE=pdfwrite", "-dPDFSETTINGS=/prepress")
    return run(folder, "gs", "-q", "-dBATCH", "-dNOPAUSE", *how, "-sOutputFile=out.pdf", source)


def by_qpdf(folder: Path) -> bytes:
    source = with_file(folder, "in.pdf", advert(rgb=True))
    return run(folder, "qpdf", "--object-streams=generate", "--linearize", source, "out.pdf")


def by_cairo(folder: Path) -> bytes:
    return run(folder, "pdftocairo", "-pdf", with_file(folder, "in.pdf", advert()), "out.pdf")


def by_libreoffice(folder: Path) -> bytes:
    source = with_file(folder, "out.html", _HTML)
    return run(folder, "soffice", "--headless", f"-env:UserInstallation={folder.as_uri()}/user", "--convert-to", "pdf", source)


def by_mupdf(folder: Path) -> bytes:
    return run(folder, "mutool", "convert", "-W", "300", "-H", "200", "-o", "out.pdf", with_file(folder, "in.html", _HTML))


def by_qt(folder: Path) -> bytes:
    pytest.importorskip("PySide6.QtGui")
    face, environment = bundled().find("Source Sans 3"), os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", _QT, str(folder / "out.pdf"), str(face.path)]
    subprocess.run(command, check=True, capture_output=True, timeout=60, env=environment)
    return (folder / "out.pdf").read_bytes()


def by_pikepdf(folder: Path) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(advert(clear=True))) as pdf:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, recompress_flate=True)
    return out.getvalue()


PRODUCERS: dict[str, Callable[[Path], bytes]] = {
    "ReportLab": lambda folder: advert(), "WeasyPrint": by_weasyprint, "Typst": by_typst, "Ghostscript": by_ghostscript,
    "qpdf": by_qpdf, "cairo": by_cairo, "LibreOffice": by_libreoffice, "MuPDF": by_mupdf, "Qt": by_qt, "pikepdf": by_pikepdf,
}  # fmt: skip


def is_vector(there: Exported) -> bool:
    (form,) = there.forms()
    return bool({"Tj", "TJ", "f", "f*", "B"} & operators_of(form)) and bool(fonts_of(form)) and not images_of(form)


@pytest.mark.parametrize("name", PRODUCERS)
def test_it_stays_vectors_and_text(tmp_path, name):
    data = PRODUCERS[name](tmp_path)
    (tmp_path / "came.pdf").write_bytes(data)
    for preset in ("press-x4", "digital"):
        there = placed(tmp_path, preset, data, scale=1)
        assert is_vector(there), there.said
        assert text_of(tmp_path / "came.pdf") in text_of(there.path)


def test_those_that_are_here_keep_the_standards_together(tmp_path):
    """For PDF/X-1a colours in light become a picture; for the screen all stays."""
    came = []
    for name, make in PRODUCERS.items():
        (tmp_path / name).mkdir()
        try:
            came.append(make(tmp_path / name))
        except pytest.skip.Exception:
            continue
    placed(tmp_path, "press-x1a", *came, scale=0.2)
    there = placed(tmp_path, "digital", *came, scale=0.2)
    assert len(there.forms()) == len(came) and not there.findings
    for verdict in verapdf.validate(there.path).values():
        assert verdict.compliant, (verdict.profile, verdict.failures, verdict.fault)


def test_a_picture_that_came_as_a_pdf_keeps_its_bytes(tmp_path):
    out = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(out, "PDF", resolution=72)
    with pikepdf.open(out) as pdf:
        (own,) = images_of(pdf.pages[0].obj) or [*pdf.pages[0].images.values()]
        coded = own.read_raw_bytes()
    (form,) = placed(tmp_path, "press-x4", out.getvalue()).forms()
    assert [image.read_raw_bytes() for image in images_of(form)] == [coded]
