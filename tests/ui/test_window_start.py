"""The start window lists recent issues by their covers, the last one ready for Enter."""

from __future__ import annotations

from pathlib import Path

from notation import issue, pages, shape
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from voa_editor.ui.covers import cover_of, keep_cover


def test_the_cover_of_an_issue_is_kept_while_it_is_open_and_shown_afterwards(home, open_issue, qtbot: QtBot):
    window = open_issue(issue(pages(4), shape("ground", -10, -10, 650, 900, fill="sw-black")))
    path = window.project.path
    qtbot.waitUntil(lambda: not cover_of(path).isNull())
    window.close()
    home.show_start()
    shown = home.start.findChild(QListWidget)
    held = [shown.item(0).data(Qt.ItemDataRole.UserRole + n) for n in (0, 2)]
    assert held[0] == str(path) and held[1].width() == 80
    qtbot.waitUntil(shown.hasFocus)
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [each.project.path for each in home.windows] == [path])


def test_covers_of_issues_long_left_go(home, tmp_path: Path):
    picture = QPixmap(8, 11)
    picture.fill(QColor("teal"))
    projects = [tmp_path / f"{n}.voa" for n in range(20)]
    for project in projects:
        keep_cover(project, picture)
    there = [project for project in projects if not cover_of(project).isNull()]
    assert len(there) == 12
    keep_cover(projects[0], None)
    assert cover_of(tmp_path / "never.voa").isNull()
