"""What goes wrong is said calmly: the issue stays sound, the gesture is given up, and work goes on."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from notation import issue, pages, picture_frame
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from voa_editor.edit.change import put
from voa_editor.errors import UserError
from voa_editor.geometry import Point
from voa_editor.tools.tool import Pointer
from voa_editor.ui.application import Application
from voa_editor.ui.dialogs.report import FaultDialog


def mistake(text: str = "something is None") -> Exception:
    try:
        raise AttributeError(text)
    except AttributeError as error:
        return error


def told(window) -> list[FaultDialog]:
    return [dialog for dialog in window.findChildren(FaultDialog) if dialog.isVisible()]


def test_a_mistake_is_told_once_and_work_goes_on(open_issue, home: Application, tmp_path: Path, qtbot: QtBot):
    window = open_issue(issue(pages(2), picture_frame("a", 50, 50, 100, 100)))
    desk = window.desk
    before = desk.issue
    at = desk.pasteboard.from_page("page-1", Point(100, 100))
    desk.press(Pointer(at))
    desk.move(Pointer(Point(at.x + 90, at.y)))
    assert desk.issue != before and desk.in_gesture
    home.reporter.report(mistake())
    assert desk.issue == before and not desk.in_gesture
    (dialog,) = told(window)
    written = list((tmp_path / "config" / "voa-editor").glob("voa-editor-fault-*.txt"))
    assert len(written) == 1 and "something is None" in written[0].read_text()
    buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
    buttons["Copy Details"].click()
    assert "AttributeError: something is None" in QGuiApplication.clipboard().text()
    assert str(window.project.path) in QGuiApplication.clipboard().text()
    buttons["Show Details"].click()
    assert dialog._details.isVisible()
    home.reporter.report(mistake())
    assert len(told(window)) == 1, "the same mistake, such as in painting, is told once"
    buttons["Go On"].click()
    assert window.do("insert-page") and len(desk.issue.pages()) == 3


def test_an_error_of_the_user_is_a_line_with_its_remedy(open_issue, home: Application):
    window = open_issue(issue(pages(1)))
    home.reporter.report(UserError("the disk is full", file=window.project.path, remedy="Free some space"))
    assert window.toast.isVisible() and window.toast.text == "The disk is full. Free some space"
    assert not told(window) and window.status._saved.text() == "Last change not made"
    window.do("insert-page")
    assert window.status._saved.text() == "Saved"
    home.reporter.report(UserError("is cut short", file="/somewhere/quay.jpg", remedy="Copy it again"))
    assert window.toast.text == "quay.jpg is cut short. Copy it again"
    home.reporter.report(UserError("this kind of file cannot be placed", file="letter.docx"))
    assert window.toast.text == "letter.docx: this kind of file cannot be placed"


def test_without_a_window_it_is_told_in_a_box(home: Application, qapp):
    home.reporter.report(UserError("the disk is full", file="a.voa", remedy="Free some space"))
    (box,) = [each for each in qapp.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible()]
    assert box.text() == "The disk is full" and "Free some space" in box.informativeText()
    box.close()


def test_a_write_that_fails_leaves_the_issue_as_it_was(open_issue, home: Application, monkeypatch: pytest.MonkeyPatch):
    window = open_issue(issue(pages(1)))
    before = window.desk.issue

    def full(*_: object, **__: object) -> None:
        raise UserError("the disk is full; the project is as it was", remedy="Free some space and do it again")

    monkeypatch.setattr(window.project, "commit", full)
    with pytest.raises(UserError) as raised:
        window.desk.apply(put(before, [picture_frame("a")]), "Draw")
    home.reporter.report(raised.value)
    assert window.desk.issue is before and "disk is full" in window.toast.text


def test_a_mistake_in_reporting_is_written_down_and_no_more(open_issue, home: Application, monkeypatch, caplog):
    open_issue(issue(pages(1)))
    monkeypatch.setattr(home.reporter, "_explain", lambda *_: 1 / 0)
    with caplog.at_level(logging.ERROR, "voa_editor"):
        home.reporter._uncaught(ValueError, mistake(), None)
    assert "while reporting" in caplog.text


def test_what_was_done_is_offered_to_be_taken_back_until_something_else_is_done(open_issue):
    window = open_issue(issue(pages(1)))
    undo = window.toast.findChild(QPushButton)
    assert window.do("insert-page")
    window.tell_done("A page is there")
    undo.click()
    assert len(window.desk.issue.pages()) == 1 and window.toast.isHidden()
    assert window.do("insert-page")
    window.tell_done("A page is there")
    assert window.do("insert-page") and window.toast.isHidden()
    window.tell_done("Another one")
    window.toast.tell("The disk is full", "error")
    assert window.do("insert-page") and window.toast.isVisible(), "what else is said stays"
