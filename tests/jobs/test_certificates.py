"""A certificate tells which file kept its standard, on one page, whatever came of the rules."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pytest

from voa_editor.errors import UserError
from voa_editor.jobs.certificates import write_certificate


def values(*statuses: str, faults: int = 0, asks: str = "The file can be read without repair.") -> dict[str, Any]:
    broken = [{"page": 1, "place": "page 1", "message": "there is none"}] * faults
    rules = [
        {"rule": f"rule-{n}", "status": status, "asks": asks, "faults": broken if status == "failed" else []}
        for n, status in enumerate(statuses)
    ]
    return {
        "file": "issue.pdf", "standard": "PDF/X-4", "source": "ISO 15930-7:2010, 6", "pages": 40, "rules": rules,
        "passed": "failed" not in statuses, "bytes": 1_234_567, "sha256": "ab" * 32, "title": "Voice of Asia",
        "date": "2023-10-10", "condition": "FOGRA39",
    }  # fmt: skip


def text(file: Path) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(file)
    try:
        assert len(document) == 1
        return str(document[0].get_textpage().get_text_bounded())
    finally:
        document.close()


def test_a_page_tells_the_verdict_and_the_file(tmp_path: Path):
    out = tmp_path / "certificate.pdf"
    write_certificate(out, values("passed", "passed", "not applicable"))
    said = text(out)
    for part in ("Keeps PDF/X-4", "2 rules kept, none broken", "issue.pdf", "1,234,567 bytes", "abababab", "2023-10-10"):
        assert part in said
    first = out.read_bytes()
    write_certificate(out, values("passed", "passed", "not applicable"))
    assert out.read_bytes() == first
    with pikepdf.open(out) as pdf:
        fonts = pdf.pages[0].Resources.Font
        assert all("/FontFile2" in font.FontDescriptor for font in fonts.values()), "every font is in the file"


def test_what_is_broken_comes_first(tmp_path: Path):
    out = tmp_path / "certificate.pdf"
    write_certificate(out, values("passed", "failed", faults=3))
    said = text(out)
    assert "Does not keep PDF/X-4" in said and "1 broken" in said and "page 1: there is none" in said


@pytest.mark.parametrize("count", [1, 60, 600])
def test_any_number_of_rules_stays_on_the_page(tmp_path: Path, count: int):
    out = tmp_path / "certificate.pdf"
    asks = "Long words that want two lines of the page, " * 3
    write_certificate(out, values(*["passed", "failed"] * count, faults=2, asks=asks))
    text(out)


def test_a_certificate_replaces_only_its_like(tmp_path: Path):
    out = tmp_path / "certificate.pdf"
    out.write_text("# Words")
    with pytest.raises(UserError, match="another kind"):
        write_certificate(out, values("passed"))
    assert out.read_text() == "# Words"
