"""Every action is in a menu or the palette, works or is quietly not done, and leaves the keys of text to the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from notation import group, issue, pages, picture_frame, story, text_frame
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from voa_editor.edit.selection import Spot, TextRange
from voa_editor.model.issue import Issue
from voa_editor.model.settings import Settings
from voa_editor.ui import menus
from voa_editor.ui.dialogs.palette import Palette, matching
from voa_editor.ui.shortcuts import conflicts, is_plain
from voa_editor.ui.window import Window

ENDS = ("close", "quit")  # the window is gone after them


@pytest.fixture
def no_file_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_, **__: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, **__: ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: "")


def small() -> Issue:
    return issue(
        pages(4), story("bridge", "The bridge is open.", "It is long."),
        text_frame("text", 50, 50, 200, 300, story="story-bridge"),
        picture_frame("picture", 300, 50, 100, 100), picture_frame("locked", 300, 250, 100, 100, locked=True),
        group("both", picture_frame("g1", 50, 500, 50, 50), picture_frame("g2", 150, 500, 50, 50)),
    )  # fmt: skip


def select(window: Window, what: str) -> None:
    desk = window.desk
    match what:
        case "text":
            caret = TextRange("frame-text", Spot("para-bridge-1", 4), Spot("para-bridge-1", 10))
            desk.selection = desk.selection.with_text(caret)
        case "nothing" | "empty issue":
            desk.selection = desk.selection.of()
        case _:
            desk.selection = desk.selection.of(*(f"frame-{name}" for name in what.split()))


@pytest.mark.parametrize("what", ["empty issue", "nothing", "text", "text picture", "picture", "locked", "both"])
def test_every_action_works_or_is_quietly_not_done(open_issue, no_file_chosen, qtbot: QtBot, what: str):
    window = open_issue(Issue([Settings()]) if what == "empty issue" else small())
    with qtbot.captureExceptions() as raised:
        for name, action in window.shortcuts.actions.items():
            if name in ENDS:
                continue
            select(window, what)
            before = window.desk.issue
            applied = action.applies(window)
            assert window.do(name) == applied
            if not applied:
                assert window.desk.issue is before
            window.desk.escape()
            for dialog in list(window._dialogs.values()):
                dialog.close()
        qtbot.wait(1)
    assert not raised
    while window.desk.undo():
        pass
    assert window.desk.issue == (Issue([Settings()]) if what == "empty issue" else small())


def test_no_two_actions_have_the_same_keys(open_issue):
    window = open_issue(small())
    assert conflicts(window.shortcuts.actions.values(), {}) == {}


def test_every_action_stands_in_a_menu_or_says_that_it_has_none(open_issue):
    window = open_issue(small())

    def names(menu) -> set[str]:
        inner = [names(action.menu()) for action in menu.actions() if action.menu()]
        return {action.objectName() for action in menu.actions() if action.objectName()}.union(*inner)

    shown = set().union(*(names(menus.menu(window, bar)) for bar in menus.BARS))
    assert {name for name, action in window.shortcuts.actions.items() if action.menu} == shown


def test_every_row_of_the_order_is_an_action(open_issue):
    window = open_issue(small())
    for path, said in menus.ORDER.items():
        for row in said.split():
            known = row in ("-", "@recent") or row.startswith("/") or row in window.shortcuts.actions
            assert known, f"{row} of the {path} menu is no action"


def test_a_menu_asks_what_applies_when_it_opens(open_issue):
    window = open_issue(small())
    menu = menus.menu(window, "Edit")
    select(window, "nothing")
    menu.aboutToShow.emit()
    assert not window.shortcuts["duplicate"].isEnabled() and not window.shortcuts["undo"].isEnabled()
    menu.aboutToHide.emit()
    assert window.shortcuts["duplicate"].isEnabled(), "its key is to ask again"
    select(window, "picture")
    window.do("duplicate")
    menu.aboutToShow.emit()
    assert window.shortcuts["undo"].text() == "Undo Duplicate"
    window.do("undo")
    menu.aboutToShow.emit()
    assert window.shortcuts["redo"].text() == "Redo Duplicate"


def test_letters_take_tools_but_not_out_of_text(open_issue, qtbot: QtBot):
    window = open_issue(small())
    window.activateWindow()
    window.canvas.setFocus()
    qtbot.waitUntil(lambda: window.isActiveWindow())
    qtbot.keyClick(window.canvas, Qt.Key.Key_H)
    assert window.desk.tool.name == "hand"
    window.do("tool-text")
    select(window, "text")
    qtbot.keyClick(window.canvas, Qt.Key.Key_H)
    assert window.desk.tool.name != "hand" and window.desk.issue.get("para-bridge-1").text == "The h is open."
    qtbot.keyClick(window.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.desk.issue == small()


def test_arrow_keys_move_by_the_users_step(open_issue, home, qtbot: QtBot):
    home.preferences.update(nudge=2.5)
    window = open_issue(small())
    window.activateWindow()
    window.canvas.setFocus()
    qtbot.waitUntil(lambda: window.isActiveWindow())
    select(window, "picture")
    qtbot.keyClick(window.canvas, Qt.Key.Key_Right)
    qtbot.keyClick(window.canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    frame = window.desk.issue.get("frame-picture")
    assert (frame.x, frame.y) == (302.5, 75.0)


def test_the_palette_finds_an_action_by_words_and_does_it(open_issue, qtbot: QtBot):
    window = open_issue(small())
    select(window, "picture")
    window.do("palette")
    palette = window._dialogs[Palette]
    palette.field.setText("to back send")
    assert palette.list.currentIndex().data() == "Object › Arrange › Send to Back"
    assert palette.model.rowCount() == 1
    palette.field.setText("duplic frm")
    palette.field.setText("duplicate")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.desk.editor.undo_label == "Duplicate" and palette.isHidden()


def test_the_palette_says_why_an_action_does_not_apply(open_issue, qtbot: QtBot):
    window = open_issue(small())
    window.do("palette")
    palette = window._dialogs[Palette]
    palette.field.setText("bring to front")
    action = palette.model.action(0)
    assert action.name == "bring-to-front" and palette.model.reason(action) == "select a frame first"
    before = window.desk.issue
    palette.run()
    assert palette.isVisible() and window.desk.issue is before
    palette.close()


def test_words_match_names_in_any_order_and_forgive_slips():
    names = ["Edit › Paste", "Edit › Paste in Place", "Object › Group", "View › Frame Edges"]
    assert [names[n] for n in matching("paste", names)] == ["Edit › Paste", "Edit › Paste in Place"]
    assert names[matching("place paste", names)[0]] == "Edit › Paste in Place"
    assert names[matching("gruop", names)[0]] == "Object › Group"
    assert matching(" ", names) == [0, 1, 2, 3] and matching("qqqq", names) == []


def test_what_is_plain():
    assert all(is_plain(keys) for keys in ("V", "Shift+X", "Left", "Delete"))
    assert not any(is_plain(keys) for keys in ("Ctrl+V", "Alt+PgUp", "F7", "Ctrl++", "Ctrl+Alt+Shift+K"))


def test_a_gesture_is_not_disturbed_by_commands(open_issue):
    window = open_issue(small())
    select(window, "picture")
    window.desk.editor.mark()
    window.desk._gesture = iter(())  # type: ignore[assignment]
    try:
        assert not window.do("duplicate") and window.do("zoom-in")
    finally:
        window.desk._gesture = None
        window.desk.editor.bail()


def test_what_changes_nothing_in_the_issue_is_no_step(open_issue, tmp_path: Path):
    window = open_issue(small())
    for name in ("guides", "preview", "zoom-in", "fit-page", "next-spread", "last-page", "tool-zoom"):
        window.do(name)
    assert window.desk.editor.undo_label == "" and window.page == "page-4"


def test_frames_are_selected_one_after_the_other_by_key(open_issue):
    window = open_issue(small())
    found = []
    for _ in range(4):
        window.do("select-next")
        found += window.desk.selection.frames
    assert found[0] == "frame-text" and found[1] == "frame-picture" and found[3] == "frame-text"
    assert "frame-locked" not in found
    window.do("select-previous")
    assert window.desk.selection.frames == (found[2],)


def test_each_menu_opens_with_alt_and_a_letter_of_its_own(open_issue):
    window = open_issue(small())
    titles = [action.text() for action in window.menuBar().actions()]
    letters = [title[title.index("&") + 1].lower() for title in titles]
    assert [title.replace("&", "") for title in titles] == list(menus.BARS) and len(set(letters)) == len(letters)
