"""The palette and the field for a page lie over the window: keys are theirs, a press beside them or Escape puts them away."""

from __future__ import annotations

from notation import issue, pages, picture_frame
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from voa_editor.ui.dialogs.go_to import GoTo
from voa_editor.ui.dialogs.palette import Palette, parts
from voa_editor.ui.widgets.veil import Veil


def opened(open_issue, qtbot: QtBot, name: str, kind: type[Veil]):
    window = open_issue(issue(pages(4), picture_frame("picture", 300, 50, 100, 100)))
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow())
    window.canvas.setFocus()
    window.desk.selection = window.desk.selection.of("frame-picture")
    window.do(name)
    return window, window._dialogs[kind]


def test_a_press_beside_the_card_puts_it_away_and_means_nothing_below(open_issue, qtbot: QtBot):
    window, palette = opened(open_issue, qtbot, "palette", Palette)
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette.card.geometry().center() + QPoint(0, 0))
    assert Palette in window._dialogs
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(4, palette.height() // 2))
    assert Palette not in window._dialogs
    assert window.desk.selection.frames == ("frame-picture",) and window.canvas.hasFocus()


def test_escape_closes_at_once_whatever_is_typed(open_issue, qtbot: QtBot):
    window, palette = opened(open_issue, qtbot, "palette", Palette)
    qtbot.keyClicks(palette.field, "align")
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not window._dialogs and window.canvas.hasFocus()


def test_what_applies_comes_before_what_does_not(open_issue, qtbot: QtBot):
    window, palette = opened(open_issue, qtbot, "palette", Palette)
    qtbot.keyClicks(palette.field, "fit")
    best = [palette.model.action(row) for row in range(min(palette.model.rowCount(), 11))]
    apply = [palette.model.reason(action) == "" for action in best]
    assert apply == sorted(apply, reverse=True) and True in apply and False in apply
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert Palette not in window._dialogs, "Enter does something"


def test_no_key_means_the_window_below(open_issue, qtbot: QtBot):
    window, palette = opened(open_issue, qtbot, "palette", Palette)
    before = window.desk.issue, window.desk.tool.name
    qtbot.keyClicks(palette.field, "t")
    qtbot.keyClick(palette.field, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(palette.field, Qt.Key.Key_Delete)
    qtbot.keyClick(palette.field, Qt.Key.Key_Tab)
    assert (window.desk.issue, window.desk.tool.name) == before
    assert palette.isAncestorOf(window.focusWidget())


def test_the_card_is_as_high_as_what_was_found(open_issue, qtbot: QtBot):
    window, palette = opened(open_issue, qtbot, "palette", Palette)
    whole = palette.card.height()
    palette.field.setText("send to back")
    assert palette.card.height() < whole / 2
    window.resize(700, 300)
    qtbot.waitUntil(lambda: palette.size() == window.size())
    palette.field.setText("")
    assert palette.rect().contains(palette.card.geometry())


def test_a_page_is_gone_to_by_its_number_and_a_wrong_one_said(open_issue, qtbot: QtBot):
    window, asked = opened(open_issue, qtbot, "go-to-page", GoTo)
    qtbot.keyClicks(asked.field, "9\r")
    assert GoTo in window._dialogs and asked._hint.text() == "There is no such page"
    qtbot.keyClicks(asked.field, "3\r")
    assert not window._dialogs and window.page == window.pages[2]


def test_what_was_typed_of_a_name_is_marked_where_words_begin():
    assert parts("Align Left Edges", ["le"]) == [("Align ", False), ("Le", True), ("ft Edges", False)]
    assert parts("Align Left Edges", ["dge", "al"]) == [("Al", True), ("ign Left E", False), ("dge", True), ("s", False)]
    assert parts("Align", []) == [("Align", False)]
