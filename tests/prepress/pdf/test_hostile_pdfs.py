"""PDFs that are damaged or made to hurt end in a UserError or in findings, never in anything else."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pdfs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A5
from reportlab.pdfgen.canvas import Canvas

from voa_editor.errors import UserError
from voa_editor.prepress.pdf.inspect import Asked, inspect
from voa_editor.prepress.pdf.verify import STANDARDS, verify


@dataclass(frozen=True)
class Seeds:
    """Small PDFs to be changed: one whose objects lie in streams, one whose do not, one of plain text; and where to write."""

    folder: Path
    files: list[bytes] = field(repr=False)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Seeds:
    folder = tmp_path_factory.mktemp("fuzz")
    found = [pdfs.saved(pdfs.good(standard), folder / f"{standard}.pdf", standard).read_bytes() for standard in STANDARDS]
    plain = Canvas(str(folder / "plain.pdf"), pagesize=A5, pageCompression=0)
    plain.setFont("Helvetica", 8)
    plain.drawString(40, 40, "The bridge is open")
    plain.linkURL("https://example.org", (40, 40, 90, 60))
    plain.save()
    return Seeds(folder, [*found, (folder / "plain.pdf").read_bytes()])


def looked_at(file: Path) -> None:
    for look in (lambda: inspect(file, Asked()), *(lambda one=one: verify(file, one) for one in STANDARDS.values())):
        try:
            look()
        except UserError as fault:
            assert str(file) in str(fault) and fault.remedy


MUTATION = st.tuples(
    st.integers(0, 1 << 20), st.sampled_from([b"", b"\0", b"9", b"-", b"/", b"<<", b"]", b"R", b"1e9", b"null", b"q "])
)


@settings(max_examples=60)
@given(st.integers(0, 2), st.lists(MUTATION, min_size=1, max_size=12), st.integers(0, 1 << 20))
def test_changed_bytes_raise_nothing_but_user_errors(
    seeds: Seeds, which: int, changes: list[tuple[int, bytes]], end: int
) -> None:
    data = bytearray(seeds.files[which])
    for at, put in changes:
        at %= len(data) if at % 4 == 0 else min(len(data), 6000)  # most of a file is a font; dictionaries stand before
        data[at : at + len(put)] = put
    file = seeds.folder / "changed.pdf"
    file.write_bytes(bytes(data[: end % len(data)] if end % 5 == 0 else data))
    looked_at(file)


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.7", b"GIF89a", bytes(2000), b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>"],
)
def test_what_is_no_pdf_is_said(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "ad.pdf"
    file.write_bytes(data)
    with pytest.raises(UserError, match="ad.pdf"):
        inspect(file)


# What once raised something else: names and keys that are no UTF-8, operators without operands, an image that is cut off, no ID.
CHANGED = {
    "a name": (b"/Saffron", b"/Saf\xffron"),
    "a key": (b"/TilingType", b"/Tilin\xffType"),
    "an operator": (b"1 w 40", b"1 \xff 40"),
    "no operand": (b"/Im1 Do", b"     Do"),
    "an image cut off": (b"BI /W 2", b"   /W 2"),
    "no ID": (b"/ID [<", b"/ID [0"),
    "a table beyond bounds": (b"/Size ", b"/Size 99999999999999999999"),
    "a page beyond bounds": (b"/MediaBox [ 0 0 314.645669 436.535433 ]", b"/MediaBox [ 0 0 9999999999 99999999999 ]"),
}


@pytest.mark.parametrize("what", CHANGED)
def test_what_was_once_a_fault(what: str, seeds: Seeds) -> None:
    before, after = CHANGED[what]
    assert before in seeds.files[1]
    file = seeds.folder / "changed.pdf"
    file.write_bytes(seeds.files[1].replace(before, after))
    looked_at(file)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="there is no such file"):
        inspect(tmp_path / "gone.pdf")


def test_xmp_that_would_swell_is_not_read(tmp_path: Path) -> None:
    pdf = pdfs.good("x4")
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(9))
    pdfs.with_xmp(
        pdf, lambda text: text.replace("<x:xmpmeta", f"<!DOCTYPE x [{entities}]><x:xmpmeta").replace("The Quarterly", "&a8;")
    )
    report = verify(pdfs.saved(pdf, tmp_path / "a.pdf", "x4"), STANDARDS["x4"])
    assert [fault.said for one in report.failures() for fault in one.faults] == [
        "the metadata cannot be read: it declares a document type"
    ]


# -- files of other programs: they are looked at to their end


def by_reportlab(out: Path) -> None:
    canvas = Canvas(str(out), pagesize=A5)
    canvas.setFillColorCMYK(0, 0, 0, 1)
    canvas.drawString(40, 40, "The bridge is open")
    canvas.linearGradient(0, 0, 100, 100, ("red", "blue"))
    canvas.showPage()
    canvas.save()


def by_ghostscript(out: Path) -> None:
    if not shutil.which("gs"):
        pytest.skip("Ghostscript is not installed")
    page = "/Helvetica findfont 20 scalefont setfont 0 0 0 1 setcmykcolor 50 50 moveto (The bridge is open) show showpage"
    command = [
        "gs",
        "-q",
        "-dBATCH",
        "-dNOPAUSE",
        "-dPDFX",
        "-sDEVICE=pdfwrite",
        "-sColorConversionStrategy=CMYK",
        f"-sOutputFile={out}",
    ]
    subprocess.run([*command, "-c", page], check=True, capture_output=True, timeout=120)


def by_typst(out: Path) -> None:
    typst = pytest.importorskip("typst")
    source = out.with_suffix(".typ")
    source.write_text(
        "= The bridge\nis #text(fill: rgb(80%, 0%, 0%))[open] #rect(fill: gradient.linear(red, blue))", encoding="utf-8"
    )
    typst.compile(str(source), output=str(out))


def by_mupdf(out: Path) -> None:
    if not shutil.which("mutool"):
        pytest.skip("MuPDF is not installed")
    page = out.with_suffix(".txt")
    page.write_text("%%MediaBox 0 0 300 300\n%%Font Tm Times-Roman\nBT /Tm 20 Tf 30 30 Td (The bridge is open) Tj ET\n")
    subprocess.run(["mutool", "create", "-o", str(out), str(page)], check=True, capture_output=True, timeout=60)


@pytest.mark.parametrize("made", [by_reportlab, by_ghostscript, by_typst, by_mupdf])
def test_files_of_other_programs(made, tmp_path: Path) -> None:
    out = tmp_path / "made.pdf"
    made(out)
    findings = inspect(out)
    assert "syntax" not in {finding.rule for finding in findings}
    unembedded = any(finding.rule == "font-embedded" for finding in findings)
    assert unembedded == (made in (by_reportlab, by_mupdf))
    assert not {"font-widths", "font-glyphs", "font-program"} & {finding.rule for finding in findings}
    for standard in STANDARDS.values():
        report = verify(out, standard)
        assert len(report.outcomes) == len(standard.rules) and not report.passed
