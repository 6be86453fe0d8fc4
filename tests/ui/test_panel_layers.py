"""The Layers panel: rows are renamed, hidden, locked, dragged and selected, and the issue and the desk are as they should be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from driver import Driver
from edits import PHOTO, PIXELS, painted
from notation import group, issue, layer, pages, picture_frame, shape, story, text_frame
from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from voa_editor.edit.change import put
from voa_editor.edit.selection import Selection
from voa_editor.model.frames import Frame
from voa_editor.model.pages import Layer
from voa_editor.ui.panels.layer_rows import EYE, LOCK, Row
from voa_editor.ui.panels.layers import LayersPanel
from voa_editor.ui.theme.theme import Theme

START = issue(
    pages(5), layer("a"), layer("b"), PIXELS, PHOTO, story("river", "The river rises in the mountains."),
    shape("one", page="page-2"), text_frame("two", 20, 60, 300, 200, page="page-2", story="story-river"),
    picture_frame("three", page="page-2", photo="photo-a", layer="layer-a"),
    group("g", shape("in", page="page-2"), shape("out", 50, 50, 90, 90, page="page-2")),
    shape("far", page="page-3"), shape("elsewhere", page="page-5"),
)  # fmt: skip


class Bench:
    """A panel on a desk whose page 2 is worked on."""

    def __init__(self, qtbot: QtBot) -> None:
        self.desk = Driver(START).desk
        self.desk.selection = Selection(page="page-2")
        self.panel = LayersPanel(self.desk)
        self.view = self.panel.view
        qtbot.addWidget(self.panel)
        self.panel.resize(280, 700)
        self.panel.show()
        qtbot.waitExposed(self.panel)

    @property
    def listed(self) -> str:
        """The rows from the top down, those below others in brackets."""
        return self._listed(QModelIndex())

    def _listed(self, above: QModelIndex) -> str:
        tree, said = self.view.tree, []
        for index in (tree.index(row, 0, above) for row in range(tree.rowCount(above))):
            key = tree.row(index).key.removeprefix("frame-").replace("layer:layer-", "+").replace("layer:", "+base")
            said.append(key + (f"[{self._listed(index)}]" if tree.rowCount(index) else ""))
        return " ".join(said)

    def row(self, key: str) -> Row:
        return self.view.tree.row(self.view.tree.find(key))

    def at(self, key: str, column: int = 0, depth: float = 0.5) -> QPoint:
        index = self.view.tree.find(key)
        self.view.expand(index.parent())
        box = self.view.visualRect(index.siblingAtColumn(column))
        return QPoint(box.center().x(), round(box.top() + depth * box.height()))

    def click(self, key: str, column: int = 0, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, held, self.at(key, column))
        self.panel.refresh()

    def drag(self, keys: str, to: str, depth: float = 0.5) -> None:
        data = self.view.tree.mimeData([self.view.tree.find(key) for key in keys.split()])
        none = Qt.KeyboardModifier.NoModifier
        event = QDropEvent(QPointF(self.at(to, 0, depth)), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
        self.view.dropEvent(event)
        self.panel.refresh()

    def frame(self, name: str) -> Frame:
        return self.desk.issue.need(Frame, f"frame-{name}")


@pytest.fixture
def bench(qtbot: QtBot, qapp) -> Bench:
    Theme().apply(qapp, "light")
    return Bench(qtbot)


def test_layers_and_frames_are_listed_front_to_back(bench: Bench):
    assert bench.listed == "+b +a[three] +base[two one g[out in] far]"


def test_rows_say_what_frames_are(bench: Bench):
    names = {key: bench.row(f"frame-{key}").name for key in ("one", "two", "three", "g")}
    assert names == {
        "one": "Rectangle", "two": "The river rises in the mountains.", "three": "The bridge.", "g": "Group of 2",
    }  # fmt: skip
    assert bench.row("frame-two").said == "Text: The river rises in the mountains."
    bench.desk.apply(put(bench.desk.issue, [replace(bench.frame("two"), hidden=True)]), "Hide")
    bench.panel.refresh()
    assert bench.row("frame-two").name == "The river rises in the mountains."


def test_a_frame_whose_text_is_all_over_is_called_by_its_words(bench: Bench):
    low = text_frame("low", 300, 300, 80, 3, page="page-2", story="story-long")
    bench.desk.apply(put(bench.desk.issue, [*story("long", "Words that have no room at all"), low]), "Draw")
    bench.panel.refresh()
    assert bench.row("frame-low").name == "Words that have no room at all"


def test_layers_and_frames_are_renamed(bench: Bench):
    tree = bench.view.tree
    assert tree.setData(tree.find("layer:layer-a"), "Pictures")
    assert bench.desk.issue.need(Layer, "layer-a").name == "Pictures"
    assert tree.setData(tree.find("frame-one"), "Backdrop")
    assert bench.frame("one").name == "Backdrop" and bench.desk.editor.undo_label == "Rename"
    tree.setData(tree.find("frame-one"), "")
    bench.panel.refresh()
    assert bench.row("frame-one").name == "Rectangle"


def test_f2_edits_the_name_in_its_row(bench: Bench, qtbot: QtBot):
    bench.click("layer:layer-b")
    QTest.keyClick(bench.view, Qt.Key.Key_F2)
    editor = bench.view.indexWidget(bench.view.tree.find("layer:layer-b")) or bench.view.viewport().focusWidget()
    QTest.keyClicks(editor, "Notes")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bench.desk.issue.need(Layer, "layer-b").name == "Notes")


def test_eyes_hide_and_locks_lock(bench: Bench):
    bench.click("frame-one", EYE)
    assert bench.frame("one").hidden and bench.desk.selection.frames == ()
    bench.click("frame-one", EYE)
    assert not bench.frame("one").hidden
    bench.click("layer:layer-a", EYE)
    assert bench.desk.issue.need(Layer, "layer-a").hidden and bench.row("frame-three").quiet
    bench.click("frame-two", LOCK)
    assert bench.frame("two").locked
    bench.click("layer:layer-a", LOCK)
    assert bench.desk.issue.need(Layer, "layer-a").locked
    bench.click("layer:", LOCK)  # the bottom layer has neither
    assert bench.desk.editor.undo_label == "Lock"


def test_several_rows_are_hidden_in_one_step(bench: Bench):
    bench.click("frame-one")
    bench.click("frame-two", held=Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(bench.view, Qt.Key.Key_Space)
    assert bench.frame("one").hidden and bench.frame("two").hidden
    bench.desk.undo()
    assert not bench.frame("one").hidden and not bench.frame("two").hidden


def test_selection_goes_both_ways(bench: Bench, qtbot: QtBot):
    bench.click("frame-one")
    bench.click("frame-two", held=Qt.KeyboardModifier.ControlModifier)
    assert set(bench.desk.selection.frames) == {"frame-one", "frame-two"} and bench.desk.selection.page == "page-2"
    bench.desk.selection = bench.desk.selection.of("frame-in")
    qtbot.waitUntil(lambda: [row.key for row in bench.view.chosen] == ["frame-in"])
    assert bench.view.isExpanded(bench.view.tree.find("frame-g"))


def test_a_layer_that_is_clicked_is_the_active_one(bench: Bench):
    bench.click("layer:layer-a")
    assert bench.desk.selection.layer == "layer-a" and bench.row("layer:layer-a").active
    bench.click("layer:")
    assert bench.desk.selection.layer == ""


def test_a_new_layer_comes_above_the_active_one_and_is_active(bench: Bench):
    bench.click("layer:layer-a")
    bench.panel.add_layer()
    names = [one.id for one in bench.desk.issue.children(Layer)]
    assert names[0] == "layer-a" and names[2] == "layer-b" and bench.desk.selection.layer == names[1]


def test_a_deleted_layer_leaves_its_frames(bench: Bench):
    bench.click("layer:layer-a")
    QTest.keyClick(bench.view, Qt.Key.Key_Delete)
    bench.panel.refresh()
    assert bench.listed == "+b +base[three two one g[out in] far]"
    bench.click("frame-one")
    QTest.keyClick(bench.view, Qt.Key.Key_Delete)
    bench.panel.refresh()
    assert bench.listed == "+b +base[three two g[out in] far]"


@pytest.mark.parametrize(
    ("moved", "to", "depth", "order"),
    [
        ("frame-one", "frame-two", 0.1, "+b +a[three] +base[one two g[out in] far]"),
        ("frame-two", "frame-g", 0.9, "+b +a[three] +base[one g[out in] two far]"),
        ("frame-one", "layer:layer-b", 0.5, "+b[one] +a[three] +base[two g[out in] far]"),
        ("frame-one", "frame-three", 0.9, "+b +a[three one] +base[two g[out in] far]"),
        ("frame-three", "layer:", 0.5, "+b +a +base[three two one g[out in] far]"),
        ("frame-one", "frame-g", 0.5, "+b +a[three] +base[two g[one out in] far]"),
        ("frame-one", "frame-in", 0.1, "+b +a[three] +base[two g[out one in] far]"),
        ("frame-one frame-two", "frame-three", 0.1, "+b +a[two one three] +base[g[out in] far]"),
        ("frame-one", "frame-far", 0.9, "+b +a[three] +base[one two g[out in] far]"),  # of the other page: to the front
        ("layer:layer-a", "layer:layer-b", 0.1, "+a[three] +b +base[two one g[out in] far]"),
        ("layer:layer-b", "frame-three", 0.9, "+a[three] +b +base[two one g[out in] far]"),
        ("layer:layer-b", "layer:", 0.9, "+a[three] +b +base[two one g[out in] far]"),
    ],
)
def test_rows_are_dragged_in_depth(bench: Bench, moved: str, to: str, depth: float, order: str):
    bench.drag(moved, to, depth)
    assert bench.listed == order
    bench.desk.undo()
    bench.panel.refresh()
    assert bench.listed == "+b +a[three] +base[two one g[out in] far]"


def test_the_issue_is_ordered_as_the_list_is(bench: Bench):
    bench.drag("frame-one", "frame-two", 0.1)
    assert painted(bench.desk.issue, "page-2") == ["g", "two", "one", "three"]


def test_the_list_follows_the_page_worked_on(bench: Bench, qtbot: QtBot):
    bench.desk.selection = Selection(page="page-5")
    qtbot.waitUntil(lambda: bench.listed == "+b +a +base[elsewhere]")


def test_selected_frames_are_brought_to_a_layer_by_the_menu(bench: Bench):
    bench.click("frame-one")
    menu = bench.panel.menu()
    to = next(action.menu() for action in menu.actions() if action.text() == "Bring to Layer")
    next(action for action in to.actions() if action.text() == "B").trigger()
    assert bench.frame("one").layer == "layer-b"


def test_an_empty_spread_says_what_to_do(qtbot: QtBot):
    panel = LayersPanel(Driver(issue(pages(1))).desk)
    qtbot.addWidget(panel)
    panel.show()
    assert not panel.view.isVisible()
