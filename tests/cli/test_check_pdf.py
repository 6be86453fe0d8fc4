"""`check --pdf` tells of any PDF what a printer would say, and of a press file whether it keeps its standard."""

from __future__ import annotations

import json
from pathlib import Path

import pdfs
import pytest

from voa_editor.app import main
from voa_editor.cli import exits


@pytest.fixture(scope="module")
def ad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pdfs.saved(pdfs.good("x1a"), tmp_path_factory.mktemp("ad") / "ad.pdf", "x1a")


def test_a_good_ad(ad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--pdf", str(ad), "--size", "105x148mm"]) == exits.OK
    assert capsys.readouterr().out == "findings: 2 notes\n"
    assert main(["check", "--pdf", str(ad), "--notes"]) == exits.OK
    assert "the file says it is PDF/X-1a:2003, and keeps its rules [pdf-x]" in capsys.readouterr().out


def test_an_ad_of_another_size(ad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--pdf", str(ad), "--size", "210x148mm", "--json"]) == exits.FINDINGS
    (error,) = [one for one in json.loads(capsys.readouterr().out)["findings"] if one["severity"] == "error"]
    assert (error["rule"], error["page"]) == ("booked-size", 1)
    assert error["message"] == "the page is 105 × 148 mm, but 210 × 148 mm were booked"


def test_a_standard_is_told_rule_by_rule(ad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--pdf", str(ad), "--standard", "x1a"]) == exits.OK
    said = capsys.readouterr().out
    assert "passed All fonts are embedded, the fourteen standard ones too. [font-embedded]" in said
    assert said.endswith("keeps PDF/X-1a:2003: none of 47 rules broken\n")
    assert main(["check", "--pdf", str(ad), "--standard", "x4", "--json"]) == exits.FINDINGS
    report = json.loads(capsys.readouterr().out)
    failed = {rule["rule"] for rule in report["rules"] if rule["status"] == "failed"}
    assert not report["passed"] and failed == {"xmp"}


def test_what_is_no_pdf(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "ad.pdf"
    file.write_text("no PDF")
    assert main(["check", "--pdf", str(file)]) == exits.BAD_INPUT
    assert "ad.pdf: the PDF is damaged" in capsys.readouterr().err


@pytest.mark.parametrize("line", ["check", "check a.voa --pdf b.pdf", "check a.voa --size 1x1mm", "check --pdf b.pdf --size big"])
def test_wrong_usage(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(line.split()) == exits.USAGE
    assert "Usage: voa-editor check" in capsys.readouterr().err
