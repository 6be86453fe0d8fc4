"""Long jobs run beside the work: export writes the issue as it is, cancelled it leaves nothing; layout is one step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from notation import issue, pages, story, text_frame
from pytestqt.qtbot import QtBot
from small import write_small

from voa_editor.jobs.export import ExportOrder
from voa_editor.jobs.importing import make_project, project_beside
from voa_editor.model.issue import Issue
from voa_editor.model.story import Story
from voa_editor.ui.application import Application
from voa_editor.ui.dialogs.export import ExportDialog
from voa_editor.ui.dialogs.waiting import Waiting

LONG = 30_000  # milliseconds: other work may take the processors


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small issue of four pages, made from its manuscript. Copy it to write."""
    folder = write_small(tmp_path_factory.mktemp("made") / "q1")
    return make_project(folder, project_beside(folder))


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    path = tmp_path / "q1.voa"
    path.write_bytes(made.read_bytes())
    return path


@pytest.fixture(autouse=True)
def no_job_is_left(home: Application) -> Iterator[None]:
    yield
    home.wait()


def many_pages() -> Issue:
    words = " ".join(f"Word{n}" for n in range(3000))
    return issue(pages(60), story("a", *[words] * 20), [
        text_frame(str(n), 50, 50, 400, 700, page=f"page-{n}", story="story-a", thread=f"{n:03}i") for n in range(1, 61)
    ])  # fmt: skip


def test_export_writes_the_issue_as_it_is_now(home: Application, project: Path, tmp_path: Path, qtbot: QtBot):
    window = home.open(project)
    window.do("insert-page")
    window.jobs.ask_export("pdf")
    dialog = window.findChild(ExportDialog)
    dialog.place.setText(str(tmp_path / "out"))
    dialog.pages.setText("2-5")
    dialog.accept()
    task = window.jobs.running
    assert task is not None and window.status._progress.isVisible()
    with qtbot.waitSignal(task.finished, timeout=LONG):
        pass
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert len(pdf.pages) == 4
    assert window.toast.text.startswith("out.pdf is ready. It keeps PDF/X-4: ") and window.jobs.running is None
    assert not window.status._progress.isVisible()
    window.jobs.ask_export("pdf")
    again = [each for each in window.findChildren(ExportDialog) if each.isVisible()][-1]
    assert again.place.text() == str(tmp_path / "q1.pdf")


@pytest.mark.parametrize(("field", "text", "said"), [
    ("pages", "7-4", "not a page"), ("pages", "1-99", "there is no page 99"), ("place", "", "where"), ("place", "x.pdf", "where"),
])  # fmt: skip
def test_export_says_what_cannot_be(home: Application, project: Path, field: str, text: str, said: str):
    window = home.open(project)
    window.jobs.ask_export("pdf")
    dialog = window.findChild(ExportDialog)
    getattr(dialog, field).setText(text)
    dialog.accept()
    assert dialog.isVisible() and said in dialog.fault.text() and window.jobs.running is None


def test_a_cancelled_export_leaves_nothing(open_issue, tmp_path: Path, qtbot: QtBot):
    window = open_issue(many_pages())
    out = tmp_path / "there"
    out.mkdir()
    task = window.jobs.export(ExportOrder(out / "long.pdf"))
    with qtbot.waitSignal(task.progressed, timeout=LONG):
        pass
    with qtbot.waitSignal(task.cancelled, timeout=LONG):
        window.jobs.cancel()
    assert list(out.iterdir()) == [] and window.jobs.running is None


def test_an_export_goes_on_when_its_window_closes(open_issue, home: Application, tmp_path: Path, qtbot: QtBot):
    window = open_issue(issue(pages(2)))
    task = window.jobs.export(ExportOrder(tmp_path / "two.pdf"))
    window.close()
    with qtbot.waitSignal(task.finished, timeout=LONG):
        pass
    assert (tmp_path / "two.pdf").exists() and not home._tasks


def test_an_export_that_cannot_be_written_says_why(open_issue, tmp_path: Path, qtbot: QtBot):
    window = open_issue(issue(pages(1)))
    (tmp_path / "manuscript.pdf").write_text("# Not a PDF")
    task = window.jobs.export(ExportOrder(tmp_path / "manuscript.pdf"))
    with qtbot.waitSignal(task.failed, timeout=LONG):
        pass
    assert "another kind" in window.toast.text and (tmp_path / "manuscript.pdf").read_text() == "# Not a PDF"


def test_layout_is_one_step_and_refused_if_the_issue_changed(home: Application, project: Path, qtbot: QtBot):
    window = home.open(project)
    first = window.desk.issue
    page = first.pages()[2].id
    window.desk.selection = window.desk.selection.of(*(frame.id for frame in first.frames(page)))
    window.do("delete")
    window.do("layout")
    with qtbot.waitSignal(window.jobs.running.finished, timeout=LONG):
        pass
    assert window.desk.editor.undo_label == "Lay Out the Issue" and window.desk.issue.frames(window.desk.issue.pages()[2].id)
    window.desk.undo()
    window.desk.undo()
    assert window.desk.issue == first
    window.do("layout")
    window.do("insert-page")
    before = window.desk.issue
    with qtbot.waitSignal(window.jobs.running.finished, timeout=LONG):
        pass
    assert window.desk.issue is before and "was changed" in window.toast.text


def test_importing_shows_the_project_anew(home: Application, project: Path, tmp_path: Path, qtbot: QtBot):
    window = home.open(project)
    folder = write_small(tmp_path / "other")
    text = folder / "manuscript.md"
    text.write_text(text.read_text().replace("The ferry retires", "The ferry sails on"))
    window.jobs.import_manuscript(folder / "issue.toml")
    waiting = window.findChild(Waiting)
    assert waiting.isModal()
    with qtbot.waitSignal(window.jobs.running.finished, timeout=LONG):
        pass
    (again,) = home.windows
    assert again is not window and "The ferry sails on" in {told.headline for told in again.desk.issue.all(Story)}
    assert again.desk.editor.undo_label == "Import other"
    again.desk.undo()
    assert again.desk.issue.pages()


def test_a_making_that_is_stopped_leaves_nothing(home: Application, tmp_path: Path, qtbot: QtBot):
    folder = write_small(tmp_path / "q2")
    before = sorted(path.name for path in folder.iterdir())
    task = home.make(folder, project_beside(folder))
    with qtbot.waitSignal(task.progressed, timeout=LONG):
        pass
    with qtbot.waitSignal(task.cancelled, timeout=LONG):
        task.cancel()
    assert sorted(path.name for path in folder.iterdir()) == before and not home.windows

