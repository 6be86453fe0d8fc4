"""Open windows on issues of their own, with preferences of their own, and close them after each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from designer import Designer
from pytestqt.qtbot import QtBot

from voa_editor.model.issue import Issue
from voa_editor.store.project import Project
from voa_editor.ui.application import Application
from voa_editor.ui.preferences import PreferenceFile
from voa_editor.ui.window import Window

Opener = Callable[..., Window]


@pytest.fixture
def home(qtbot: QtBot, qapp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Application]:
    """The application with no window yet; what belongs to the user lies in a folder that vanishes, and she has copied nothing."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    qapp.clipboard().clear()
    application = Application(qapp, PreferenceFile(tmp_path / "config" / "preferences.json"))
    yield application
    application.end()


@pytest.fixture
def open_issue(home: Application, tmp_path: Path) -> Opener:
    """Open an issue in a window, as a project file of the name given."""

    def opened(issue: Issue, name: str = "issue", files: Mapping[str, Path | bytes] | None = None) -> Window:
        path = tmp_path / f"{name}.voa"
        with Project.create(path, issue, files or {}):
            pass
        return home.open(path)

    return opened


@pytest.fixture
def designer(home: Application, sample_issue, tmp_path: Path) -> Designer:
    """A designer in a window with a copy of the sample issue."""
    shutil.copy(sample_issue.project, tmp_path / "2023-q3.voa")
    window = home.open(tmp_path / "2023-q3.voa")
    window.resize(1440, 1000)
    return Designer(window).settle()
