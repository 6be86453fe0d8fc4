"""The window opens a project, a manuscript or a folder, says calmly what it cannot open, and lets two never write one file."""

from __future__ import annotations

import signal
import sqlite3
from pathlib import Path

import pytest
from notation import issue, pages, story
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot
from small import write_small

from voa_editor import app
from voa_editor.cli import exits
from voa_editor.errors import UserError
from voa_editor.store.project import Project
from voa_editor.ui import application as wiring
from voa_editor.ui.application import Application, project_of
from voa_editor.ui.open_marks import OpenMarks
from voa_editor.ui.preferences import PreferenceFile, Preferences, read
from voa_editor.ui.signals import heeding_signals
from voa_editor.units import mm


def edit(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[int, list[Path]]:
    """Run `voa-editor edit` until a window shows (or it gives up), close it; the exit code and what was open."""
    opened: list[Path] = []
    show = Application.open

    def open_and_leave(self, path: Path):
        window = show(self, path)
        opened.append(window.project.path)
        QTimer.singleShot(50, self.quit)
        return window

    monkeypatch.setattr(Application, "open", open_and_leave)
    monkeypatch.setattr(wiring.Reporter, "install", lambda self: None)
    return app.main(["edit", *arguments]), opened


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def test_edit_makes_the_project_of_a_folder_once(monkeypatch, tmp_path: Path, capsys):
    folder = write_small(tmp_path / "2024-q1")
    project = folder / "2024-q1.voa"
    assert edit(monkeypatch, str(folder)) == (exits.OK, [project])
    with Project.open(project, write=True) as made:
        assert len(made.issue.pages()) == 4
        made.commit(_titled(made.issue), "Set Title")
    assert edit(monkeypatch, str(folder)) == (exits.OK, [project])
    with Project.open(project) as kept:
        assert kept.issue.settings.title == "Mine", "work is never overwritten"


def _titled(issue_):
    from dataclasses import replace

    from voa_editor.edit.change import put

    return put(issue_, [replace(issue_.settings, title="Mine")])


def test_edit_opens_a_project_and_remembers_it(monkeypatch, tmp_path: Path):
    path = tmp_path / "a.voa"
    with Project.create(path, issue(pages(2))):
        pass
    assert edit(monkeypatch, str(path)) == (exits.OK, [path])
    assert read(tmp_path / "config" / "voa-editor" / "preferences.json").recent == (str(path),)


@pytest.mark.parametrize(("name", "content", "said"), [
    ("missing.voa", None, "there is no such file"),
    ("missing", None, "there is no such file or folder"),
    ("text.voa", b"hello", "not a voa_editor project"),
    ("empty.voa", b"", "the file is empty"),
    ("picture.png", b"\x89PNG", "neither a project nor a manuscript"),
    ("empty", "folder", "no manuscript"),
    ("dir.voa", "folder", "no manuscript"),
])  # fmt: skip
def test_edit_says_what_it_cannot_open(monkeypatch, tmp_path: Path, capsys, name: str, content, said: str):
    path = tmp_path / name
    if content == "folder":
        path.mkdir()
    elif content is not None:
        path.write_bytes(content)
    assert edit(monkeypatch, str(path)) == (exits.BAD_INPUT, [])
    assert said in capsys.readouterr().err
    assert not list(tmp_path.glob("*/*.voa")), "nothing is left behind"


def test_without_a_screen_it_says_so(monkeypatch, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert app.main(["edit"]) == exits.BAD_INPUT
    assert "no screen" in capsys.readouterr().err


def test_without_a_path_it_shows_recent_issues(home: Application, tmp_path: Path, qtbot: QtBot):
    for name in ("a", "b"):
        with Project.create(tmp_path / f"{name}.voa", issue(pages(1))):
            pass
        home.open(tmp_path / f"{name}.voa").close()
    home.preferences.update(recent=(*home.preferences.value.recent, str(tmp_path / "gone.voa")))
    home.show_start()
    from PySide6.QtWidgets import QListWidget

    shown = home.start.findChild(QListWidget)
    assert [shown.item(n).text().split()[0] for n in range(shown.count())] == ["b", "a"]
    shown.itemActivated.emit(shown.item(1))
    assert [window.project.path.name for window in home.windows] == ["a.voa"]
    qtbot.waitUntil(lambda: home.start is None)


def test_a_project_is_opened_in_one_window(open_issue, home: Application):
    window = open_issue(issue(pages(1)))
    assert home.open(window.project.path) is window and len(home.windows) == 1


def test_a_project_that_is_open_in_another_program_is_not_opened_again(tmp_path: Path):
    first, second = OpenMarks(tmp_path / "open"), OpenMarks(tmp_path / "open")
    first.set(tmp_path / "a.voa")
    with pytest.raises(UserError, match="open in another window"):
        second.set(tmp_path / "a.voa")
    second.set(tmp_path / "b.voa")
    first.clear(tmp_path / "a.voa")
    second.set(tmp_path / "a.voa")


def test_a_change_by_another_program_is_told_and_the_issue_opened_again(open_issue, home: Application, qtbot: QtBot):
    window = open_issue(issue(pages(3), story("a", "One.")))
    with sqlite3.connect(window.project.path) as other:
        other.execute("UPDATE pages SET section = 'x'")
    other.close()
    before = window.desk.issue
    window.desk.selection = window.desk.selection.of()
    with qtbot.captureExceptions() as raised:
        QTimer.singleShot(0, lambda: window.do("insert-page"))
        qtbot.waitUntil(lambda: bool(raised))
    home.reporter.report(raised[0][1])
    assert window.desk.issue is before and "another program changed" in window.toast.text.lower()
    window.toast._press()
    assert len(home.windows) == 1 and home.windows[0] is not window
    assert {page.section for page in home.windows[0].desk.issue.pages()} == {"x"}


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_who_is_asked_to_end_closes_the_windows_and_raises_nothing(open_issue, home: Application, qtbot: QtBot, name: str):
    number = getattr(signal, name, None)
    if number is None:
        pytest.skip("this system has no such signal")
    open_issue(issue(pages(1)))
    found = signal.signal(number, signal.default_int_handler)  # it may be ignored: what a shell runs in the background is so
    try:
        with heeding_signals(home):
            signal.raise_signal(number)
            qtbot.waitUntil(lambda: not home.windows)
        assert signal.getsignal(number) == signal.default_int_handler
    finally:
        signal.signal(number, found)


def test_what_a_path_stands_for(tmp_path: Path):
    (tmp_path / "q3").mkdir()
    (tmp_path / "q3" / "issue.toml").touch()
    (tmp_path / "q3" / "text.md").touch()
    assert project_of(tmp_path / "q3") == tmp_path / "q3" / "q3.voa"
    assert project_of(tmp_path / "q3" / "issue.toml") == tmp_path / "q3" / "q3.voa"
    assert project_of(tmp_path / "q3" / "text.md") == tmp_path / "q3" / "text.voa"
    assert project_of(tmp_path / "x.voa") == tmp_path / "x.voa"


# Preferences.


@pytest.mark.parametrize("content", [
    b"", b"{", b"[]", b"\xff\xfe\x00", b"null", b"[" * 100_000, b'{"unit": "furlong", "nudge": -1, "recent": "x", "view": 3}',
    b'{"theme": ["dark"], "nudge": true, "shortcuts": {"undo": 5}, "geometry": 7, "export": {"a": {}}}', b'{"nudge": NaN}',
])  # fmt: skip
def test_damaged_preferences_give_the_defaults(tmp_path: Path, content: bytes):
    path = tmp_path / "preferences.json"
    path.write_bytes(content)
    assert read(path) == Preferences()
    kept = PreferenceFile(path)
    kept.update(unit="in")
    assert read(path).unit == "in"


def test_what_is_sound_in_damaged_preferences_is_kept(tmp_path: Path):
    path = tmp_path / "preferences.json"
    path.write_text('{"unit": "pt", "theme": "neon", "nudge": 3, "new": 1}')
    assert read(path) == Preferences(unit="pt", nudge=3.0)


def test_two_windows_do_not_overwrite_each_others_preferences(tmp_path: Path):
    one, other = (PreferenceFile(tmp_path / "preferences.json") for _ in range(2))
    one.update(unit="in")
    other.update(nudge=2.0)
    assert read(tmp_path / "preferences.json") == Preferences(unit="in", nudge=2.0)


def test_preferences_that_cannot_be_written_hold_until_the_end(tmp_path: Path):
    (tmp_path / "file").touch()
    kept = PreferenceFile(tmp_path / "file" / "preferences.json")
    kept.update(unit="in")
    assert kept.value.unit == "in"


def test_the_window_is_found_again_as_it_was_left(open_issue, home: Application):
    window = open_issue(issue(pages(2)))
    window.resize(780, 700)
    window.do("guides")
    window.docks.toggle("styles")
    shown = {panel.name for panel in window.docks.panels if window.docks.shown(panel.name)}
    path = window.project.path
    window.close()
    again = home.open(path)
    assert not again.desk.options.guides and (again.width(), again.height()) == (780, 700)
    assert {panel.name for panel in again.docks.panels if again.docks.shown(panel.name)} == shown
    home.preferences.update(geometry="bm9uc2Vuc2U=", docks="%%%")
    again.close()
    home.preferences.update(geometry="bm9uc2Vuc2U=", docks="%%%")
    home.open(path)


def test_the_users_unit_reaches_the_desk(open_issue, home: Application):
    window = open_issue(issue(pages(1)))
    home.preferences.update(unit="in")
    assert window.desk.options.unit == "in"
    window.status.show_pointer("page-1", mm(25.4), 0.0)
    assert window.status._pointer.text() == "X 1.000   Y 0.000 in"


def test_nothing_is_said_to_be_in_order_before_it_was_checked(open_issue, qtbot: QtBot):
    window = open_issue(issue(pages(1)))
    said = {window.status._findings.text()} if not window.checking.ended else {"Checking …"}
    qtbot.waitUntil(lambda: window.checking.ended)
    assert said == {"Checking …"} and window.status._findings.text() != "Checking …"
