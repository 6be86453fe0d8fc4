"""The press from the command line: print files that keep their standard, plates, imposed sheets, flattened artwork."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pikepdf
import pytest
from pressed import page
from small import write_small

from voa_editor.app import main
from voa_editor.cli import exits


@pytest.fixture(scope="module")
def x4(sample_issue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four pages of the sample issue, its cover among them, as PDF/X-4, with its certificate beside it."""
    folder = tmp_path_factory.mktemp("x4")
    order = ["export", str(sample_issue.project), "-o", str(folder / "x4.pdf"), "--pages", "1,7-9"]
    assert main([*order, "--certificate", str(folder / "certificate.json")]) == exits.OK
    return folder / "x4.pdf"


def test_a_print_file_comes_with_a_certificate(x4: Path):
    told = json.loads((x4.parent / "certificate.json").read_text(encoding="utf-8"))
    assert told["standard"] == "PDF/X-4" and told["passed"] and told["pages"] == 4
    assert len(told["rules"]) > 40 and not [rule for rule in told["rules"] if rule["status"] == "failed"]


def test_a_certificate_names_its_file(x4: Path):
    told = json.loads((x4.parent / "certificate.json").read_text(encoding="utf-8"))
    assert told["file"] == "x4.pdf" and told["bytes"] == x4.stat().st_size
    assert told["sha256"] == hashlib.sha256(x4.read_bytes()).hexdigest()


def test_a_package_is_made_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    folder = write_small(tmp_path / "q1")
    assert main(["-q", "build", str(folder), "--project", str(tmp_path / "q1.voa"), "-o", str(tmp_path / "q1.pdf")]) == exits.OK
    capsys.readouterr()
    assert main(["-q", "package", str(tmp_path / "q1.voa"), "-o", str(tmp_path / "q1.zip")]) == exits.OK
    said = capsys.readouterr().out
    assert "q1-press-x4.pdf  the print file" in said and "job-ticket" not in said and "findings: " in said
    assert main(["-q", "package", str(tmp_path / "q1.voa"), "-o", str(folder)]) == exits.BAD_INPUT
    assert "holds something else" in capsys.readouterr().err


def test_x1a_takes_the_cover_with_its_shades(sample_issue, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out = tmp_path / "x1a.pdf"
    assert main(["export", str(sample_issue.project), "-o", str(out), "--pages", "1,9", "--preset", "press-x1a"]) == exits.OK
    capsys.readouterr()
    assert main(["check", "--pdf", str(out), "--standard", "x1a"]) == exits.OK
    with pikepdf.open(out) as pdf:
        assert pdf.pdf_version == "1.4"
        assert b"BT" in pdf.pages[0].Contents.read_bytes(), "what stands above the shades stays text"


def test_plates_are_told_and_drawn(x4: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    order = ["-q", "separations", str(x4), "--pages", "1", "--dpi", "36", "-o", str(tmp_path / "plates"), "--json"]
    assert main(order) == exits.OK
    (page,) = json.loads(capsys.readouterr().out)["pages"]
    assert page["inks"] == ["Cyan", "Magenta", "Yellow", "Black"] and 200 < page["coverage"] < 320 and not page["above"]
    assert sorted(path.name for path in (tmp_path / "plates").iterdir()) == [
        f"page-001-{name}.png" for name in ("black", "coverage", "cyan", "magenta", "yellow")
    ]


def test_a_page_that_is_not_there_is_refused(x4: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["-q", "separations", str(x4), "--pages", "9"]) == exits.BAD_INPUT
    assert "there is no page 9" in capsys.readouterr().err


def test_sheets_are_imposed(x4: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["-q", "impose", str(x4), "-o", str(tmp_path / "sheets.pdf"), "--kind", "saddle"]) == exits.OK
    assert "2 sides" in capsys.readouterr().out
    with pikepdf.open(tmp_path / "sheets.pdf") as pdf:
        assert len(pdf.pages) == 2 and "/OutputIntents" in pdf.Root


def test_artwork_is_flattened(x4: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["flatten", str(x4), "-o", str(tmp_path / "flat.pdf"), "--ppi", "100"]) == exits.OK
    assert "3 areas became pictures" in capsys.readouterr().out


def test_too_much_ink_in_artwork_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    def findings(colour: str) -> list[dict[str, object]]:
        page(f"{colour} k 10 10 80 80 re f").pdf.save(tmp_path / "ad.pdf")
        main(["-q", "check", "--pdf", str(tmp_path / "ad.pdf"), "--json"])
        return [found for found in json.loads(capsys.readouterr().out)["findings"] if found["rule"] == "ink-coverage"]

    (heavy,) = findings("1 0.9 0.9 1")
    assert heavy["page"] == 1 and str(heavy["message"]).startswith("380 %")
    assert not findings("1 0.5 0.5 1")


def test_a_certificate_never_replaces_another_file(sample_issue, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "manuscript.md").write_text("# Words", encoding="utf-8")
    order = ["export", str(sample_issue.project), "-o", str(tmp_path / "x4.pdf"), "--pages", "9"]
    assert main([*order, "--certificate", str(tmp_path / "manuscript.md")]) == exits.BAD_INPUT
    assert (tmp_path / "manuscript.md").read_text(encoding="utf-8") == "# Words"
