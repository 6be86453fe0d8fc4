"""The Pages panel: pages are dragged, inserted, deleted and given parent pages, and the issue is as it should be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from driver import Driver
from notation import issue, page, pages, picture_frame, shape
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from sheets import MemoryBlobs, jpeg

from voa_editor.edit.change import put
from voa_editor.edit.selection import Selection
from voa_editor.model.assets import Asset
from voa_editor.model.pages import Page, ParentPage
from voa_editor.model.settings import Section
from voa_editor.model.styles import Swatch
from voa_editor.tools.desk import Desk
from voa_editor.ui.background import Idle
from voa_editor.ui.canvas.pictures import Pictures
from voa_editor.ui.panels.page_rows import PARENT_MIME, letters
from voa_editor.ui.panels.pages import PagesPanel
from voa_editor.ui.theme.theme import Theme

PARENTS = [ParentPage(id="parent-a", order="a", name="Article"), ParentPage(id="parent-b", order="b", name="Gallery")]
JULY = Section(id="section-july", name="July", hue="sw-red")
RED = Swatch(id="sw-red", name="Red", m=1.0, y=1.0)


class Bench:
    """A panel on a desk with six pages, and what it asked the canvas to show."""

    def __init__(self, qtbot: QtBot, *records: object) -> None:
        self.desk: Desk = Driver(issue(*(records or (pages(6, section="section-july"), PARENTS, JULY, RED)))).desk
        self.idle = Idle()
        self.pictures = Pictures(MemoryBlobs({"sha256-aa": jpeg()}))
        self.panel = PagesPanel(self.desk, self.pictures, self.idle)
        self.shown: list[str] = []
        self.panel.go_to_page.connect(self.shown.append)
        qtbot.addWidget(self.panel)
        self.panel.resize(280, 700)
        self.panel.show()
        qtbot.waitExposed(self.panel)

    @property
    def order(self) -> str:
        """The numbers in the names of the pages, in their order; "+" for a new one."""
        return "".join(p.id.removeprefix("page-") if len(p.id) < 8 else "+" for p in self.desk.issue.pages())

    def at(self, number: int, part: float = 0.5) -> QPoint:
        """A place on a page of the list, `part` of its width from its left."""
        cell = self.panel.pages.visualRect(self.panel.pages.rows.index(number))
        return QPoint(round(cell.left() + cell.width() * part), cell.center().y())

    def click(self, number: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.mouseClick(self.panel.pages.viewport(), Qt.MouseButton.LeftButton, held, self.at(number))

    def drop(self, data: QMimeData, at: QPoint) -> None:
        none = Qt.KeyboardModifier.NoModifier
        event = QDropEvent(QPointF(at), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
        self.panel.pages.dropEvent(event)

    def drag(self, number: int, at: QPoint) -> None:
        rows = self.panel.pages.rows
        self.drop(rows.mimeData([rows.index(number)]), at)

    def drag_parent(self, row: int, at: QPoint) -> None:
        rows = self.panel.parents.rows
        self.drop(rows.mimeData([rows.index(row)]), at)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.panel.pages, key, held)


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot)


def test_a_page_dragged_before_another_stands_there(bench: Bench):
    bench.drag(5, bench.at(3, 0.2))
    assert bench.order == "125346"
    assert bench.desk.editor.undo_label == "Move Page" and bench.panel.pages.chosen == ["page-5"]
    bench.desk.undo()
    assert bench.order == "123456"


def test_pages_can_be_dragged_to_either_end(bench: Bench):
    bench.drag(4, QPoint(5, bench.at(1).y()))  # beside the cover
    assert bench.order == "412356"
    bench.drag(1, QPoint(bench.at(1).x(), 650))
    assert bench.order == "123564"


def test_several_pages_go_together(bench: Bench):
    bench.click(2)
    bench.click(4, Qt.KeyboardModifier.ControlModifier)
    assert bench.panel.pages.chosen == ["page-2", "page-4"]
    rows = bench.panel.pages.rows
    bench.drop(rows.mimeData(bench.panel.pages.selectionModel().selectedIndexes()), bench.at(6, 0.9))
    assert bench.order == "135624" and bench.desk.editor.undo_label == "Move Pages"


def test_shift_selects_all_between(bench: Bench):
    bench.click(2)
    bench.click(5, Qt.KeyboardModifier.ShiftModifier)
    assert bench.panel.pages.chosen == ["page-2", "page-3", "page-4", "page-5"]


def test_pages_are_deleted_by_key_and_by_button(bench: Bench):
    bench.click(3)
    bench.key(Qt.Key.Key_Delete)
    assert bench.order == "12456"
    bench.click(1)
    bench.panel.delete()
    assert bench.order == "2456"


def test_the_last_page_stays(qtbot: QtBot):
    bench = Bench(qtbot, page())
    bench.panel.delete()
    assert bench.order == "1"


def test_a_new_page_comes_after_the_selected_one_and_is_selected(bench: Bench):
    bench.click(2)
    bench.panel.insert()
    assert bench.order == "12+3456" and bench.panel.pages.chosen == [bench.desk.issue.pages()[2].id]
    bench.panel.insert(before=True)
    assert bench.order == "12++3456"


def test_an_issue_without_pages_says_how_to_begin(qtbot: QtBot):
    bench = Bench(qtbot, RED)
    button = next(b for b in bench.panel.findChildren(QPushButton) if b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert bench.order == "+"


def test_a_copy_stands_beside(bench: Bench):
    bench.desk.apply(put(bench.desk.issue, [shape("a", page="page-2")]), "Draw")
    bench.click(2)
    bench.panel.duplicate()
    assert bench.order == "12+3456" and len(bench.desk.issue.frames(bench.desk.issue.pages()[2].id)) == 1


def test_alt_and_an_arrow_move_a_page_on(bench: Bench):
    bench.click(2)
    bench.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert bench.order == "132456"
    bench.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert bench.order == "134256"
    bench.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert bench.order == "132456"


def test_arrows_go_by_pages_and_by_spreads_and_enter_shows_the_page(bench: Bench):
    bench.click(1)
    bench.key(Qt.Key.Key_Right)
    bench.key(Qt.Key.Key_Down)
    assert bench.panel.pages.chosen == ["page-4"] and bench.shown == []
    bench.key(Qt.Key.Key_Return)
    assert bench.shown == ["page-4"]
    bench.key(Qt.Key.Key_Home)
    bench.key(Qt.Key.Key_Left)
    assert bench.panel.pages.chosen == ["page-1"]


def test_a_double_click_goes_to_the_page(bench: Bench):
    bench.click(5)
    QTest.mouseDClick(bench.panel.pages.viewport(), Qt.MouseButton.LeftButton, pos=bench.at(5))
    assert bench.shown == ["page-5"]


def test_a_parent_page_dropped_on_a_page_is_applied(bench: Bench):
    bench.drag_parent(1, bench.at(3))
    assert [p.parent_page for p in bench.desk.issue.pages()] == ["", "", "parent-b", "", "", ""]
    bench.click(3)
    bench.click(4, Qt.KeyboardModifier.ControlModifier)
    bench.drag_parent(0, bench.at(4))
    assert [p.parent_page for p in bench.desk.issue.pages()] == ["", "", "parent-a", "parent-a", "", ""]


def test_a_parent_page_dropped_beside_the_pages_does_nothing(bench: Bench):
    data = QMimeData()
    data.setData(PARENT_MIME, b"parent-a")
    bench.drop(data, QPoint(10, 690))
    assert bench.desk.editor.undo_label == ""


def test_pages_are_given_to_a_section(bench: Bench):
    bench.click(2)
    bench.panel.set_section("")
    assert [p.section for p in bench.desk.issue.pages()][:3] == ["section-july", "", "section-july"]
    assert bench.panel.pages.rows.items[2].hue == "" and bench.panel.pages.rows.items[1].hue.startswith("#")


def test_a_double_click_edits_a_parent_page_and_a_button_leads_back(bench: Bench):
    bench.panel.parents.opened.emit("parent-b")
    assert bench.desk.parents and bench.shown == ["parent-b"]
    bench.desk.selection = Selection(page="parent-b")
    bench.panel.refresh()
    assert bench.panel.parents.chosen == "parent-b"
    back = next(b for b in bench.panel.findChildren(QPushButton) if b.isVisible())
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert not bench.desk.parents and bench.shown[-1] == "page-1"


def test_a_parent_page_is_renamed_in_its_row(bench: Bench):
    rows = bench.panel.parents.rows
    assert rows.setData(rows.index(0), "Two columns")
    assert bench.desk.issue.need(ParentPage, "parent-a").name == "Two columns"


def test_the_list_follows_the_issue_and_keeps_what_is_selected(bench: Bench, qtbot: QtBot):
    bench.click(4)
    reset: list[bool] = []
    bench.panel.pages.rows.modelReset.connect(lambda: reset.append(True))
    bench.desk.apply(put(bench.desk.issue, [replace(bench.desk.issue.need(Page, "page-6"), order="0")]), "Move")
    qtbot.waitUntil(lambda: bench.panel.pages.rows.items[1].page == "page-6")
    assert bench.panel.pages.chosen == ["page-4"] and not reset
    assert [row.number for row in bench.panel.pages.rows.items] == list(range(7))


def test_thumbnails_show_the_pages_as_they_are(bench: Bench, qtbot: QtBot):
    bench.idle.finish()
    white = bench.panel.thumbnails.get("page-2")
    assert white is not None and white.toImage().pixelColor(20, 20).name() == "#ffffff"
    painted: list[str] = []
    bench.panel.thumbnails.arrived.connect(painted.append)
    bench.desk.apply(put(bench.desk.issue, [shape("a", 0, 0, 400, 400, page="page-2", fill="sw-red")]), "Draw")
    qtbot.waitUntil(lambda: bool(painted))
    bench.idle.finish()
    assert painted == ["page-2"]
    assert bench.panel.thumbnails.get("page-2").toImage().pixelColor(20, 20).red() > 200
    assert bench.panel.thumbnails.get("page-2").toImage().pixelColor(20, 20).green() < 80


def test_a_photograph_shows_when_it_is_read(bench: Bench, qtbot: QtBot):
    asset = Asset(id="sha256-aa", width=400, height=300)
    photo = picture_frame("a", 0, 0, 500, 400, page="page-2", asset="sha256-aa")
    bench.desk.apply(put(bench.desk.issue, [asset, photo]), "Place")
    bench.panel.refresh()
    bench.idle.finish()
    yellow = QColor(255, 240, 40)  # the corner of the photograph

    def corner() -> QColor:
        return bench.panel.thumbnails.get("page-2").toImage().pixelColor(4, 4)

    qtbot.waitUntil(lambda: abs(corner().red() - yellow.red()) + abs(corner().blue() - yellow.blue()) < 60)
    bench.pictures.close()


def test_only_thumbnails_in_view_are_painted(qtbot: QtBot):
    bench = Bench(qtbot, pages(60))
    bench.idle.finish()
    known = [p.id for p in bench.desk.issue.pages() if bench.panel.thumbnails.get(p.id)]
    assert known == [f"page-{n}" for n in range(1, len(known) + 1)] and 5 < len(known) < 20


def test_what_can_be_done_with_pages_is_in_a_menu(bench: Bench):
    bench.click(3)
    menu = bench.panel.menu()
    assert [a.text() for a in menu.actions() if a.text()] == [
        "Go to Page", "Insert Page After", "Insert Page Before", "Duplicate", "Delete", "Apply Parent Page", "Section", "Move",
    ]  # fmt: skip
    move = next(a.menu() for a in menu.actions() if a.text() == "Move")
    next(a for a in move.actions() if a.text() == "To the Front").trigger()
    assert bench.order == "312456"


@pytest.mark.parametrize(("number", "said"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_parent_pages_are_marked_with_letters(number: int, said: str):
    assert letters(number) == said


@pytest.fixture(autouse=True)
def dressed(qapp):
    theme = Theme()
    theme.apply(qapp, "light")


def test_a_wide_panel_shows_spreads_side_by_side_and_they_work_the_same(bench: Bench, qtbot: QtBot):
    bench.panel.resize(620, 700)
    view = bench.panel.pages
    qtbot.waitUntil(lambda: view.visualRect(view.rows.index(5)).top() == view.visualRect(view.rows.index(2)).top())
    bench.drag(5, bench.at(3, 0.2))
    assert bench.order == "125346"
    bench.click(1)
    bench.key(Qt.Key.Key_Down)
    assert view.currentIndex().row() == 6, "one down is a row of three spreads on, as far as there are pages"


def test_parent_pages_have_more_room_in_a_higher_panel(qtbot: QtBot):
    bench = Bench(qtbot, pages(2), [ParentPage(id=f"parent-{n}", order=str(n), name=f"Parent {n}") for n in range(9)])
    low = bench.panel.parents.height()
    bench.panel.resize(280, 1200)
    qtbot.waitUntil(lambda: bench.panel.parents.height() > low)
    row = bench.panel.parents.visualRect(bench.panel.parents.rows.index(8))
    assert bench.panel.parents.viewport().rect().contains(row)
