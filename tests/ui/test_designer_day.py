"""A designer's day: all of it undone and made again, the window closed and opened, the program killed, two issues at once."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from designer import Designer
from invariants import check
from printed import picture_sums, text_of
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from voa_editor.edit.captions import companions
from voa_editor.jobs.create import new_from_template
from voa_editor.model.assets import Asset, Photo
from voa_editor.model.frames import PictureFrame, TextFrame
from voa_editor.model.story import Paragraph
from voa_editor.store.project import Project
from voa_editor.ui.application import Application
from voa_editor.ui.dialogs.export import ExportDialog

LONG = 60_000  # milliseconds: other work may take the processors
LEFT, RIGHT = "frame-009-photo-1", "frame-009-photo-2"


def first_words(designer: Designer) -> str:
    return next(p.text for p in designer.issue.children(Paragraph, "story-baku") if p.flow == "body")


def work(designer: Designer) -> None:
    """A bit of everything."""
    designer.on("page-009").pick(RIGHT)
    designer.drag(designer.middle(RIGHT), (200, 600)).keys("Right", "Right").do("send-to-back", "lock", "unlock-all")
    designer.pick(LEFT).drag_handle("se", -40, -30).do("rotate-clockwise", "deselect")
    designer.double_click(100, 600).keys("Ctrl+Home").type("Жаңа күн. ").keys("Return").type("Second").keys("Backspace", "Escape")
    designer.do("insert-page", "move-page-down").on("page-009")
    designer.pick("frame-009-lead").do("duplicate", "send-to-back", "delete")


def test_all_of_it_is_undone_and_made_again(designer: Designer):
    first = designer.issue
    work(designer)
    last, steps = designer.issue, designer.steps()
    assert len(steps) > 12
    check(designer.desk, designer.window.project, ["page-009"])
    while not designer.greyed("undo"):
        designer.do("undo")
    assert designer.issue == first == designer.saved()
    while not designer.greyed("redo"):
        designer.do("redo")
    assert designer.issue == last == designer.saved() and designer.steps() == steps
    check(designer.desk, designer.window.project)


def test_undo_outlives_the_window(designer: Designer, home: Application):
    first, path = designer.issue, designer.window.project.path
    work(designer)
    last, steps = designer.issue, designer.steps()
    designer.do("close")
    assert not home.windows
    again = Designer(home.open(path)).settle()
    assert again.issue == last and again.steps() == steps
    again.undoes(steps[-1], steps[-2])
    while not again.greyed("undo"):
        again.do("undo")
    assert again.issue == first


def test_what_is_being_typed_into_a_field_is_kept_when_the_window_closes(designer: Designer, home: Application):
    path = designer.window.project.path
    designer.on("page-009").pick(LEFT)
    designer.field("properties", "Caption", QPlainTextEdit).setFocus()
    designer.keys("Ctrl+A").type("Soon closed").do("close")
    again = Designer(home.open(path))
    assert again.get(Photo, "photo-baku-bay").caption == "Soon closed"


TYPIST = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from designer import Designer
from voa_editor import app
from voa_editor.ui.window import Window

qt = QApplication(["voa-editor"])

def begin():
    window = next((each for each in qt.topLevelWidgets() if isinstance(each, Window)), None)
    if window is None:
        QTimer.singleShot(20, begin)
        return
    designer = Designer(window).on("page-009").double_click(100, 520).keys("Ctrl+Home")
    for letter in "Қазақстан мен көршілері. " * 100:
        designer.type(letter)
        print(letter, end="", flush=True)

QTimer.singleShot(0, begin)
sys.exit(app.main(["edit", sys.argv[1]]))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no process can be killed so here")
@pytest.mark.parametrize("letters", [7, 40])
def test_killed_while_one_types_nothing_is_lost(sample_issue, home: Application, tmp_path: Path, letters: int):
    path = tmp_path / "2023-q3.voa"
    path.write_bytes(sample_issue.project.read_bytes())
    folders = os.pathsep.join([str(Path(__file__).parents[1]), str(Path(__file__).parents[2])])
    there = {**os.environ, "PYTHONPATH": folders, "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", TYPIST, str(path)]
    typist = subprocess.Popen(command, stdout=subprocess.PIPE, env=there, text=True, encoding="utf-8")
    assert typist.stdout is not None
    said = typist.stdout.read(letters)
    typist.kill()
    said += typist.stdout.read()
    typist.wait()
    assert len(said) >= letters
    again = Designer(home.open(path)).settle()
    words = first_words(again)
    with Project.open(sample_issue.project) as first:
        before = next(p.text for p in first.issue.children(Paragraph, "story-baku") if p.flow == "body")
    assert words in (said + before, said + words[len(said) : len(said) + 1] + before), "but the last key at most"
    check(again.desk, again.window.project)
    while not again.greyed("undo"):
        again.undoes("Type")
    assert first_words(again) == before


def test_the_export_has_what_was_done_and_work_goes_on_meanwhile(designer: Designer, tmp_path: Path, qtbot: QtBot):
    designer.on("page-009").double_click(100, 600).keys("Ctrl+Home").type("Экспортқа дейін. ").do("export-pdf")
    (dialog,) = designer.window.findChildren(ExportDialog)
    dialog.place.setText(str(tmp_path / "out.pdf"))
    dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok).click()
    task = designer.window.jobs.running
    assert task is not None
    designer.back().type("Экспорт кезінде. ")
    designer.keys("Escape")
    designer.pick(RIGHT).do("delete")
    assert task.running, "it goes on while one works"
    with qtbot.waitSignal(task.finished, timeout=LONG):
        pass
    said = text_of(tmp_path / "out.pdf", 9)
    assert "Экспортқа дейін." in said and RIGHT not in designer.issue
    assert designer.saved() == designer.issue
    assert "Экспорт кезінде." in text_of(designer.export(tmp_path / "after.pdf", 9))
    designer.undoes("Delete")


def test_a_picture_is_copied_to_another_issue_with_bytes_and_caption(designer: Designer, home: Application, tmp_path: Path):
    other = Designer(home.open(new_from_template(tmp_path / "q4.voa"))).settle()
    empty = other.issue
    other.do("insert-page")
    designer.back().on("page-009").pick(LEFT).do("copy")
    other.back().do("paste")
    (frame,) = [i for i in other.desk.selection.frames if other.issue.find(PictureFrame, i)]
    there = other.get(PictureFrame, frame)
    assert set(other.desk.selection.frames) == {frame, *(one.id for one in companions(other.issue, there))} > {frame}
    asset = other.get(Asset, other.get(Photo, there.photo).asset)
    photo = designer.get(Photo, "photo-baku-bay")
    assert (there.w, there.h) == (designer.get(PictureFrame, LEFT).w, designer.get(PictureFrame, LEFT).h)
    assert asset.id == photo.asset and other.get(Photo, there.photo).caption == photo.caption
    with Project.open(other.window.project.path) as file:
        assert "sha256-" + hashlib.sha256(file.blobs.read(asset.id)).hexdigest() == asset.id
    assert asset.id.removeprefix("sha256-") in picture_sums(pdf := other.export(tmp_path / "q4.pdf"))
    assert photo.caption in text_of(pdf)
    check(other.desk, other.window.project)
    other.undoes("Paste", "Insert Page")
    assert other.issue == empty == other.saved()
    other.do("redo", "redo")
    assert other.get(PictureFrame, frame) == there
    designer.back().do("close")
    other.back().do("paste")
    assert len([f for f in other.issue.all(PictureFrame) if f.photo]) == 2, "also when the other issue is closed"


def test_a_text_frame_with_its_words_and_style_is_copied_to_another_issue(designer: Designer, home: Application, tmp_path: Path):
    other = Designer(home.open(new_from_template(tmp_path / "q4.voa"))).settle()
    other.do("insert-page")
    designer.back().on("page-009").pick("frame-009-quote-1").do("copy")
    other.back().do("paste-in-place")
    check(other.desk, other.window.project)
    assert "No country outruns" in text_of(other.export(tmp_path / "q4.pdf"))


def test_an_article_is_moved_to_another_page_by_cut_and_paste(designer: Designer, tmp_path: Path):
    first = designer.issue
    frames = ("frame-009-head", "frame-009-lead", "frame-009-quote-1", "frame-009-body")
    designer.on("page-009").pick(*frames[:3])
    designer.click(100, 600, "shift")  # the body, clear of the pictures in front of it
    assert set(designer.desk.selection.frames) == set(frames)
    designer.do("cut").on("page-040").do("insert-page").on(designer.issue.pages()[-1].id).do("paste-in-place")
    there = [designer.get(TextFrame, frame) for frame in designer.desk.selection.frames]
    assert {(frame.story, frame.flow) for frame in there} == {("story-baku", flow) for flow in ("head", "lead", "quote", "body")}
    assert "41 In Baku, a call to face global shocks together" in text_of(designer.export(tmp_path / "moved.pdf"), 2)
    check(designer.desk, designer.window.project)
    designer.undoes("Paste", "Insert Page", "Cut")
    assert designer.issue == first == designer.saved()
