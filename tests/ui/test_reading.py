"""An issue whose file cannot be written to is opened for reading: one looks, checks and exports, and is offered a copy."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from designer import Designer
from printed import text_of

from voa_editor.errors import UserError
from voa_editor.store.project import Project
from voa_editor.ui.application import Application
from voa_editor.ui.reading import ReadingBar

LEFT = "frame-009-photo-1"


@pytest.fixture
def reader(designer: Designer, home: Application, monkeypatch: pytest.MonkeyPatch) -> Designer:
    """A designer with the sample issue, which somebody let her read alone."""
    path = designer.window.project.path
    designer.window.close()
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda file, mode, **more: not mode & os.W_OK and allowed(file, mode, **more))
    monkeypatch.setattr(sys, "excepthook", home.reporter._uncaught)
    window = home.open(path)
    window.resize(1440, 1000)
    return Designer(window).settle()


def bar(designer: Designer) -> ReadingBar | None:
    return designer.window.findChild(ReadingBar)


def test_it_is_said_calmly(reader: Designer):
    assert bar(reader).isVisible() and "2023-q3.voa" in bar(reader).accessibleName()
    assert reader.window.status._saved.text() == "Read only" and not reader.window.toast.isVisible()


def test_it_is_looked_at_exported_and_checked(reader: Designer, tmp_path: Path):
    data = reader.window.project.path.read_bytes()
    reader.on("page-009").pick(LEFT).do("copy", "fit-spread", "next-spread", "preview")
    assert "Baku" in text_of(reader.export(tmp_path / "read.pdf", 9))
    reader.window.idle.finish()
    assert reader.window.checking.ended
    assert not reader.window.toast.isVisible() and reader.window.project.path.read_bytes() == data


def test_whatever_would_change_it_says_why_it_does_not(reader: Designer):
    before = reader.issue
    x, y = reader.on("page-009").middle(LEFT)

    def refused(act: object) -> None:
        reader.window.toast.hide()
        try:
            act()  # type: ignore[operator]
        except UserError as error:  # an event that is sent by hand brings it back to the hand
            reader.window.home.reporter.report(error)
        assert reader.window.toast.isVisible() and "reading only" in reader.window.toast.text
        assert reader.issue == before == reader.saved() and not reader.desk.in_gesture
        assert reader.window.toast._action.text() == "Save a Copy…"

    refused(lambda: reader.drag((x, y), (x + 40, y + 30)))
    for name in ("delete", "duplicate", "group", "layout"):
        reader.window.desk.selection = reader.window.desk.selection.of(LEFT, "frame-009-photo-2")
        refused(lambda name=name: reader.window.do(name))
    reader.on("page-009").double_click(100, 520)
    refused(lambda: reader.type("x"))
    assert reader.window.status._saved.text() == "Read only"


def test_a_copy_is_saved_and_worked_on(reader: Designer, home: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    window = reader.on("page-009").window
    monkeypatch.undo()
    with pytest.raises(UserError, match="open in a window"):
        home.save_copy(window, window.project.path, overwrite=True)
    home.save_copy(window, tmp_path / "mine.voa")
    (copy,) = home.windows
    mine = Designer(copy).settle()
    assert copy.project.path == tmp_path / "mine.voa" and copy.page == "page-009" and bar(mine) is None
    mine.on("page-009").pick(LEFT).keys("Right")
    assert mine.saved() == mine.issue and len(mine.steps()) > 1, "with its history"
    home.save_copy(copy, tmp_path / "other.voa")
    assert home.windows == [copy] and "other.voa" in copy.toast.text
    with Project.open(tmp_path / "other.voa", write=True) as there:
        assert there.issue == mine.issue and there.verify() == []
