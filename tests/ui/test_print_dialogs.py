"""The dialogs that send an issue to print: what presets and printers do in words, the verdict, the package."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest
from notation import issue, pages, story, text_frame
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from voa_editor.jobs.export import ExportOrder
from voa_editor.model.issue import Issue
from voa_editor.render.presets import preset_names
from voa_editor.ui.dialogs.export import ExportDialog
from voa_editor.ui.dialogs.package import PackageDialog
from voa_editor.ui.dialogs.print_choices import PRESETS, PROFILES, PrintChoice
from voa_editor.ui.dialogs.verdict import VerdictDialog, verdict

LONG = 30_000  # milliseconds: other work may take the processors


def small() -> Issue:
    return issue(pages(4), story("a", "Some words."), [text_frame("1", 50, 50, 400, 60, page="page-1", story="story-a")])


def test_each_preset_and_printer_says_what_it_does(qtbot: QtBot):
    said = {name: PRESETS.words(name) for name in preset_names()}
    assert len(set(said.values())) == len(said)
    assert "PDF/X-4, verified rule by rule" in said["press-x4"] and "in the inks of the press" in said["press-x1a"]
    assert "not to print from" in said["proof"] and "colour bars" in said["proof"] and "screen" in said["digital"]
    assert "FOGRA39" in PROFILES.words("sheetfed-cmyk") and "300 % ink" in PROFILES.words("sheetfed-cmyk")
    assert "is not on this computer" in PROFILES.words("newsprint")


def test_a_file_of_ones_own_is_offered(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    own = tmp_path / "mine.toml"
    own.write_text('title = "Mine"\nstandard = "PDF/X-4"\nmax_ppi = 0\n')
    choice = PrintChoice(PRESETS, "")
    qtbot.addWidget(choice)
    assert choice.key == "press-x4" and choice.choice.key == "press-x4"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(own), ""))
    choice.choice.chosen.emit("…")
    assert choice.key == str(own) and choice.choice.currentText() == "Mine" and "at their full size" in choice.words.text()
    own.write_text("standard = 7\n")
    choice.choice.chosen.emit("…")
    assert choice.key == "press-x4" and "mine.toml" in choice.words.text(), "what is wrong with it is said"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    choice.choice.chosen.emit("…")
    assert choice.key == "press-x4"


def test_an_export_brings_its_certificate_and_its_verdict(open_issue, tmp_path: Path, qtbot: QtBot):
    window = open_issue(small())
    window.jobs.ask_export("pdf")
    dialog = window.findChild(ExportDialog)
    dialog.place.setText(str(tmp_path / "out.pdf"))
    dialog.preset.choice.chosen.emit("digital")
    assert not dialog.certificate.isEnabled()
    dialog.preset.choice.chosen.emit("press-x1a")
    dialog.certificate.setChecked(True)
    dialog.accept()
    with qtbot.waitSignal(window.jobs.running.finished, timeout=LONG) as done:
        pass
    assert "It keeps PDF/X-1a:2003: " in window.toast.text and "none broken" in window.toast.text
    with pikepdf.open(tmp_path / "out-certificate.pdf") as pdf:
        assert len(pdf.pages) == 1
    window.jobs.show_verdict(done.args[0].report, tmp_path / "out.pdf")
    shown = window.findChild(VerdictDialog)
    assert shown.rules.topLevelItemCount() == len(done.args[0].report["rules"])
    window.jobs.ask_export("pdf")
    again = [each for each in window.findChildren(ExportDialog) if each.isVisible()][-1]
    assert again.preset.key == "press-x1a" and again.certificate.isChecked()


def test_a_verdict_in_words():
    rules = [{"status": status} for status in ("passed", "passed", "failed", "not applicable")]
    report = {"standard": "PDF/X-4", "passed": False, "rules": rules}
    assert verdict(report) == "does not keep PDF/X-4: 2 rules kept, 1 broken"
    assert verdict({**report, "passed": True, "rules": rules[:2]}) == "keeps PDF/X-4: 2 rules kept, none broken"


def test_an_issue_is_packaged_beside_the_work(open_issue, tmp_path: Path, qtbot: QtBot):
    window = open_issue(small())
    assert window.do("package")
    dialog = window.findChild(PackageDialog)
    assert dialog.place.text().endswith("-print.zip")
    dialog.form.key = "folder"
    dialog.form.chosen.emit("folder")
    dialog.place.setText(str(tmp_path / "out"))
    dialog.accept()
    with qtbot.waitSignal(window.jobs.running.finished, timeout=LONG):
        pass
    ticket = json.loads((tmp_path / "out" / "job-ticket.json").read_text(encoding="utf-8"))
    assert ticket["printed_pages"] == 4 and window.toast.text.startswith("out is ready for the printer: ")


def test_a_package_that_is_cancelled_leaves_nothing(open_issue, tmp_path: Path, qtbot: QtBot):
    from voa_editor.jobs.package import PackageOrder

    window = open_issue(issue(pages(60)))
    out = tmp_path / "there"
    out.mkdir()
    task = window.jobs.package(PackageOrder(out / "long.zip"))
    with qtbot.waitSignal(task.progressed, timeout=LONG):
        pass
    with qtbot.waitSignal(task.cancelled, timeout=LONG):
        window.jobs.cancel()
    assert list(out.iterdir()) == []


def test_where_a_package_goes_must_be_said(open_issue, qtbot: QtBot):
    window = open_issue(small())
    window.jobs.ask_package()
    dialog = window.findChild(PackageDialog)
    dialog.place.setText("")
    dialog.accept()
    assert dialog.isVisible() and "where" in dialog.fault.text() and window.jobs.running is None


def test_a_plain_export_leads_to_its_folder(open_issue, tmp_path: Path, qtbot: QtBot):
    window = open_issue(small())
    task = window.jobs.export(ExportOrder(tmp_path / "out.pdf", "digital"))
    with qtbot.waitSignal(task.finished, timeout=LONG):
        pass
    assert window.toast.text.startswith("out.pdf is ready") and "keeps" not in window.toast.text
