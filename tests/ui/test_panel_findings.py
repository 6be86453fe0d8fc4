"""The Findings panel: what is wrong is listed as the issue is edited, and a click leads to it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from driver import Driver
from notation import asset, issue, pages, picture_frame, shape, story, text_frame
from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from voa_editor.edit.change import put
from voa_editor.model.assets import Finding
from voa_editor.model.frames import Frame
from voa_editor.model.story import Paragraph
from voa_editor.model.styles import Swatch
from voa_editor.prepress.profiles import load_profile
from voa_editor.prepress.rules.table import RULES
from voa_editor.prepress.surroundings import Surroundings
from voa_editor.ui.background import Idle
from voa_editor.ui.checking import Checking
from voa_editor.ui.panels.findings import FindingsPanel
from voa_editor.ui.theme.theme import Theme

LONG = "The river rises in the mountains and runs to the sea. " * 20
START = issue(
    pages(4), story("river", LONG, headline="The River"), story("short", "One metre and one meter."),
    text_frame("a", 20, 60, 200, 60, page="page-1", story="story-river", thread="a"),
    text_frame("b", 20, 60, 200, 60, page="page-2", story="story-river", thread="b"),
    text_frame("c", 20, 60, 300, 60, page="page-3", story="story-short"),
    picture_frame("empty", 20, 300, 90, 90, page="page-3"),
    Finding(id="find-import", rule="unmatched-title", severity="info", message="“Tea” has no article"),
)  # fmt: skip


class Bench:
    """A panel on a desk with an overset story, two spellings and an empty picture frame."""

    def __init__(self, qtbot: QtBot, now=START, surroundings: Surroundings | None = None) -> None:
        self.desk = Driver(now).desk
        self.idle = Idle()
        self.checking = Checking(self.desk, self.idle, None, surroundings)
        self.panel = FindingsPanel(self.desk, self.checking)
        self.shown: list[tuple[str, str]] = []
        self.panel.go_to.connect(lambda page, frame: self.shown.append((page, frame)))
        qtbot.addWidget(self.panel)
        self.panel.resize(280, 700)
        self.panel.show()

    @property
    def listed(self) -> list[str]:
        rows = self.panel.list.rows.items
        return [row.finding.rule if row.finding else f"{row.severity} {row.count}" for row in rows]

    def index(self, rule: str) -> QModelIndex:
        return self.panel.list.rows.index(self.listed.index(rule))

    def click(self, rule: str) -> None:
        self.panel.list.scrollTo(self.index(rule))
        at = self.panel.list.visualRect(self.index(rule)).center()
        QTest.mouseClick(self.panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at)

    def says(self, words: str) -> bool:
        return any(words in label.text() for label in self.panel.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def bench(qtbot: QtBot, qapp) -> Bench:
    Theme().apply(qapp, "light")
    made = Bench(qtbot)
    assert made.says("Checking")
    made.idle.finish()
    return made


def test_findings_are_listed_by_severity_with_counts(bench: Bench):
    assert bench.listed == ["error 1", "overset", "warning 2", "empty-frame", "spelling", "info 1", "unmatched-title"]
    assert bench.panel.kinds.button("warning").text() == "2" and bench.checking.count("error") == 1


def test_a_click_goes_to_the_frame_and_selects_it(bench: Bench):
    bench.click("empty-frame")
    assert bench.shown == [("page-3", "frame-empty")] and bench.desk.selection.frames == ("frame-empty",)
    bench.click("overset")
    assert bench.shown[-1] == ("page-2", "frame-b") and bench.desk.selection.frames == ("frame-b",)
    bench.click("spelling")
    assert bench.desk.selection.frames == ("frame-c",)


def test_text_that_is_over_is_offered_to_be_fitted(bench: Bench, qtbot: QtBot):
    assert not bench.panel.remedy.isVisible()
    bench.click("overset")
    assert bench.panel.remedy.isVisible()
    bench.desk.selection = bench.desk.selection.of()
    with qtbot.waitSignal(bench.panel.fit):
        bench.panel.fit_button.click()
    assert bench.desk.selection.frames == ("frame-b",)
    bench.click("spelling")
    assert not bench.panel.fit_button.isVisible() and bench.panel.fix_button.text() == "Spell as Elsewhere"
    bench.click("unmatched-title")
    assert not bench.panel.remedy.isVisible(), "people must mend it"


def test_what_a_command_can_mend_is_mended_at_a_click_and_by_undo_it_is_back(bench: Bench):
    bench.click("empty-frame")
    assert bench.panel.fix_button.isVisible() and not bench.panel.fit_button.isVisible()
    button = bench.panel.fix_button
    assert button.text() == "Remove Frame" and button.width() >= button.sizeHint().width(), "its words can be read"
    bench.panel.fix_button.click()
    bench.idle.finish()
    assert "empty-frame" not in bench.listed and bench.desk.issue.get("frame-empty") is None
    bench.desk.undo()
    bench.idle.finish()
    assert "empty-frame" in bench.listed


def test_a_file_that_changed_is_offered_to_be_read_anew(qtbot: QtBot, tmp_path):
    (tmp_path / "lake.jpg").write_bytes(b"lake")
    placed = asset(b"x", name="lake.jpg", width=900, height=900, source="lake.jpg", source_bytes=3)
    shown = picture_frame("p", 60, 60, 90, 90, page="page-1", asset=placed.id)
    bench = Bench(qtbot, issue(pages(4), placed, shown), Surroundings(NoFiles(), tmp_path / "a.voa"))
    bench.idle.finish()
    bench.click("file-changed")
    assert bench.panel.update_button.isVisible() and not bench.panel.fix_button.isVisible()
    with qtbot.waitSignal(bench.panel.update_from_file) as asked:
        bench.panel.update_button.click()
    assert asked.args == ["frame-p"] and bench.desk.selection.frames == ("frame-p",)


class NoFiles:
    def read(self, asset: str) -> bytes:
        raise KeyError(asset)


def test_a_finding_tells_why_its_rule_is_asked(bench: Bench):
    assert bench.index("empty-frame").data(Qt.ItemDataRole.ToolTipRole) == RULES["empty-frame"].why
    assert bench.index("unmatched-title").data(Qt.ItemDataRole.ToolTipRole) is None


class Scales(QObject):
    """Stands for the job that weighs pages."""

    finished, failed, cancelled = Signal(object), Signal(object), Signal()

    def __init__(self, pages: tuple[str, ...]) -> None:
        super().__init__()
        self.pages, self.started = pages, False

    def start(self) -> None:
        self.started = True

    def cancel(self) -> None:
        self.cancelled.emit()


def test_ink_is_weighed_aside_and_told_when_the_weight_is_known(qtbot: QtBot, qapp):
    heavy = Swatch(id="sw-heavy", name="Heavy", c=1.0, m=1.0, y=1.0, k=0.6)
    area = shape("ink", 100, 100, 90, 90, page="page-2", fill="sw-heavy")
    desk, idle, begun = Driver(issue(pages(4), heavy, area)).desk, Idle(), []
    checking = Checking(desk, idle, lambda pages: begun.append(Scales(pages)) or begun[-1])
    idle.finish()
    assert not begun, "the check has come to its end, and a while is waited before ink is weighed"
    checking.weigh()
    checking.weigh()
    (scales,) = begun
    assert scales.started and scales.pages == ("page-2",)
    with qtbot.waitSignal(checking.changed):
        scales.finished.emit({"page-2": 352.0})
    assert [(found.rule, found.page) for found in checking.findings] == [("ink-coverage", 2)]
    checking.weigh()
    assert len(begun) == 1, "nothing changed since"
    checking.stop()


def test_another_printer_asks_for_other_things(qtbot: QtBot, qapp):
    desk, idle = Driver(issue(pages(6))).desk, Idle()
    checking = Checking(desk, idle)
    idle.finish()
    assert [found.rule for found in checking.findings] == ["page-multiple"]
    with qtbot.waitSignal(checking.changed):
        checking.hold_against(load_profile("digital-press"))
        assert [found.rule for found in checking.findings] == ["page-multiple"], "until the check has come to its end"
        idle.finish()
    assert not checking.findings and checking.profile.name == "digital-press"


def test_a_window_that_closes_hears_no_weights(qtbot: QtBot, qapp):
    heavy = Swatch(id="sw-heavy", name="Heavy", c=1.0, m=1.0, y=1.0, k=0.6)
    desk, idle, begun = Driver(issue(pages(4), heavy, shape("ink", *[100] * 4, fill="sw-heavy"))).desk, Idle(), []
    checking = Checking(desk, idle, lambda pages: begun.append(Scales(pages)) or begun[-1])
    idle.finish()
    checking.weigh()
    with qtbot.assertNotEmitted(checking.changed):
        checking.stop()
        begun[0].finished.emit({"page-1": 352.0})


def test_a_finding_that_stands_nowhere_leads_nowhere(bench: Bench):
    bench.click("unmatched-title")
    assert bench.shown == []


def test_enter_goes_to_what_the_keyboard_is_on(bench: Bench):
    QTest.keyClick(bench.panel.search, Qt.Key.Key_Down)
    assert bench.panel.list.currentIndex() == bench.index("overset")
    QTest.keyClick(bench.panel.list, Qt.Key.Key_Down)
    QTest.keyClick(bench.panel.list, Qt.Key.Key_Return)
    assert bench.shown == [("page-3", "frame-empty")]


def test_what_is_mended_goes_and_what_is_broken_comes(bench: Bench):
    now = bench.desk.issue
    taller = replace(now.need(Frame, "frame-b"), h=700.0)
    doubled = replace(now.need(Paragraph, "para-short-1"), text="One meter and and one more.")
    bench.desk.apply(put(now, [taller, doubled]), "Mend")
    bench.idle.finish()
    assert bench.listed == ["warning 2", "doubled-word", "empty-frame", "info 1", "unmatched-title"]
    bench.desk.undo()
    bench.idle.finish()
    assert "overset" in bench.listed and "doubled-word" not in bench.listed


def test_a_list_that_grows_keeps_what_is_selected(bench: Bench):
    bench.click("empty-frame")
    doubled = replace(bench.desk.issue.need(Paragraph, "para-short-1"), text="One and and more.")
    bench.desk.apply(put(bench.desk.issue, [doubled]), "Type")
    bench.idle.finish()
    assert bench.panel.list.currentIndex() == bench.index("empty-frame")


def test_findings_are_searched_and_filtered(bench: Bench):
    bench.panel.search.setText("page 3 holds")
    assert bench.listed == ["warning 1", "empty-frame"]
    bench.panel.search.setText("zebra")
    assert bench.listed == [] and bench.says("Nothing matches")
    bench.panel.search.clear()
    QTest.mouseClick(bench.panel.kinds.button("error"), Qt.MouseButton.LeftButton)
    assert bench.listed == ["error 1", "overset"]


def test_a_sound_issue_says_so(qtbot: QtBot, qapp):
    Theme().apply(qapp, "light")
    bench = Bench(qtbot, issue(pages(4)))
    bench.idle.finish()
    assert bench.says("No findings") and bench.listed == []


def test_a_finding_shows_its_page_also_while_parent_pages_are_edited(bench: Bench):
    bench.desk.parents = True
    bench.click("empty-frame")
    assert not bench.desk.parents and bench.shown == [("page-3", "frame-empty")]
    assert bench.desk.selection.page == "page-3" and bench.desk.selection.frames == ("frame-empty",)
