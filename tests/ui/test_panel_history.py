"""The History panel: each step has its row, and a click brings the issue back to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from driver import Driver
from notation import issue, pages, shape
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from voa_editor.edit.change import put
from voa_editor.geometry import Point
from voa_editor.model.frames import Frame
from voa_editor.tools.tool import Pointer
from voa_editor.ui.panels.history import HistoryPanel, moment
from voa_editor.ui.theme.theme import Theme


class Bench:
    """A panel on a desk with one frame, which steps move to the right point by point."""

    def __init__(self, qtbot: QtBot, steps: int = 4) -> None:
        self.desk = Driver(issue(pages(1), shape("a"))).desk
        for n in range(1, steps + 1):
            self.step(n)
        self.panel = HistoryPanel(self.desk)
        self.list = self.panel.list
        qtbot.addWidget(self.panel)
        self.panel.resize(280, 700)
        self.panel.show()

    def step(self, n: int) -> None:
        frame = self.desk.issue.need(Frame, "frame-a")
        self.desk.apply(put(self.desk.issue, [replace(frame, x=float(n))]), f"Step {n}")

    @property
    def x(self) -> float:
        return self.desk.issue.need(Frame, "frame-a").x

    @property
    def listed(self) -> list[str]:
        """The names from the top down: (undone), *current*."""
        rows = self.list.rows
        marks = {True: "({})", False: "{}"}
        return [f"*{e.label}*" if e.seq == rows.current else marks[e.undone].format(e.label) for e in rows.items]

    def index(self, label: str) -> QModelIndex:
        return next(self.list.rows.index(n) for n, entry in enumerate(self.list.rows.items) if entry.label == label)

    def click(self, label: str) -> None:
        at = self.list.visualRect(self.index(label)).center()
        QTest.mouseClick(self.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
        self.panel.refresh()


@pytest.fixture
def bench(qtbot: QtBot, qapp) -> Bench:
    Theme().apply(qapp, "light")
    return Bench(qtbot)


def test_steps_are_listed_the_newest_first(bench: Bench):
    assert bench.listed == ["*Step 4*", "Step 3", "Step 2", "Step 1", "New issue"]


def test_a_click_brings_the_issue_back_and_forward(bench: Bench):
    bench.click("Step 2")
    assert bench.x == 2.0 and bench.listed == ["(Step 4)", "(Step 3)", "*Step 2*", "Step 1", "New issue"]
    bench.click("Step 4")
    assert bench.x == 4.0 and bench.listed[0] == "*Step 4*"
    bench.click("New issue")
    assert bench.x == 0.0
    bench.click("New issue")
    assert bench.x == 0.0


def test_enter_goes_to_the_step_the_keyboard_is_on(bench: Bench):
    QTest.keyClick(bench.list, Qt.Key.Key_Down)
    QTest.keyClick(bench.list, Qt.Key.Key_Down)
    assert bench.x == 4.0
    QTest.keyClick(bench.list, Qt.Key.Key_Return)
    assert bench.x == 2.0


def test_what_was_undone_goes_with_the_next_step(bench: Bench, qtbot: QtBot):
    bench.click("Step 2")
    bench.step(9)
    qtbot.waitUntil(lambda: bench.listed == ["*Step 9*", "Step 2", "Step 1", "New issue"])


def test_buttons_undo_and_redo(bench: Bench, qtbot: QtBot):
    undo, redo = bench.panel.findChildren(QToolButton)
    assert undo.isEnabled() and not redo.isEnabled()
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert bench.x == 3.0
    qtbot.waitUntil(redo.isEnabled)
    QTest.mouseClick(redo, Qt.MouseButton.LeftButton)
    assert bench.x == 4.0


def test_of_many_steps_the_newest_are_read_and_older_ones_on_the_way_down(qtbot: QtBot, qapp):
    Theme().apply(qapp, "light")
    bench = Bench(qtbot, steps=700)
    assert bench.list.rows.rowCount() == 200 and bench.listed[0] == "*Step 700*"
    bench.list.scrollToBottom()
    qtbot.waitUntil(lambda: bench.list.rows.rowCount() == 400)
    bench.panel.go_to(50)
    bench.panel.refresh()
    assert bench.x == 49.0 and "*Step 49*" in bench.listed


def test_a_gesture_is_no_step_until_it_ends(bench: Bench, qtbot: QtBot):
    def gesture():
        pointer = yield ()
        while not pointer.up:
            moved = replace(bench.desk.issue.need(Frame, "frame-a"), x=pointer.at.x)
            bench.desk.preview(put(bench.desk.issue, [moved]))
            pointer = yield ()
        return "Move Frame"

    bench.desk.begin(gesture())
    bench.desk.move(Pointer(Point(70.0, 0.0)))
    qtbot.wait(80)  # the panel looks up meanwhile
    assert bench.listed[0] == "*Step 4*"
    bench.desk.release(Pointer(Point(70.0, 0.0)))
    qtbot.waitUntil(lambda: bench.listed[0] == "*Move Frame*")


def test_times_are_told_as_one_thinks_of_them():
    noon = datetime.now(UTC).astimezone().replace(hour=12, minute=30, second=0)
    assert "30" in moment(noon.isoformat(), noon)
    before = noon - timedelta(days=40)
    assert str(before.day) in moment(before.isoformat(), noon) and ":" not in moment(before.isoformat(), noon)
    assert str(noon.year - 2) in moment(noon.replace(year=noon.year - 2, day=1).isoformat(), noon)
    assert moment("", noon) == moment("yesterday", noon) == ""
