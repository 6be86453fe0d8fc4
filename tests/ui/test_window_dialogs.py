"""Find and replace, the story editor, going to a page, keys and export do what they say, and undo takes it back."""

from __future__ import annotations

import pytest
from notation import issue, pages, story, text_frame
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextCursor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from voa_editor.model.issue import Issue
from voa_editor.model.pages import ParentPage
from voa_editor.model.story import Paragraph, Story
from voa_editor.model.styles import CharacterStyle, ParagraphStyle
from voa_editor.ui.dialogs.find import FindDialog
from voa_editor.ui.dialogs.go_to import page_named
from voa_editor.ui.dialogs.preferences import PreferencesDialog
from voa_editor.ui.dialogs.shortcuts import ShortcutsDialog
from voa_editor.ui.dialogs.story_editor import StoryEditor
from voa_editor.ui.window import Window


def two_stories() -> Issue:
    styles = [ParagraphStyle(id="ps-body", name="Body", size=10.0, leading=12.0), CharacterStyle(id="cs-bold", name="Bold")]
    return issue(
        pages(4), styles, ParentPage(id="parent-1", name="Article"),
        story("bridge", "The bridge is long.", "A bridge, a river.", "The end."), story("ferry", "No bridge, a ferry."),
        text_frame("one", 50, 50, 200, 300, story="story-bridge"),
        text_frame("two", 50, 50, 200, 20, page="page-3", story="story-ferry"),
    )  # fmt: skip


@pytest.fixture
def window(open_issue) -> Window:
    return open_issue(two_stories())


def texts(window: Window, name: str) -> list[str]:
    return [paragraph.text for paragraph in window.desk.issue.children(Paragraph, f"story-{name}")]


def find_dialog(window: Window, words: str, instead: str = "") -> FindDialog:
    window.do("find")
    dialog = window._dialogs[FindDialog]
    dialog.words.setText(words)
    dialog.instead.setText(instead)
    dialog.search()
    return dialog


def test_find_lists_each_match_with_what_stands_around_it(window: Window):
    dialog = find_dialog(window, "bridge")
    said = [(match.before, match.said, match.after) for match in dialog.matches.all]
    assert ("The ", "bridge", " is long.") in said and len([one for one in said if one[1] == "bridge"]) == 3
    dialog.list.setCurrentIndex(dialog.matches.index(len(said) - 1, 0))
    text = window.desk.selection.text
    assert text is not None and text.frame == "frame-two" and "page-3" in window.canvas.visible_pages()


def test_replacing_all_is_one_step_of_the_whole_issue(window: Window):
    dialog = find_dialog(window, "bridge", "tunnel")
    dialog.case.setChecked(True)
    dialog.replace_all()
    assert texts(window, "bridge")[:2] == ["The tunnel is long.", "A tunnel, a river."] and "tunnel" in texts(window, "ferry")[0]
    assert dialog.matches.rowCount() == 0 and dialog.count.text() == "Nothing found"
    assert window.desk.editor.undo_label == "Replace All"
    window.desk.undo()
    assert window.desk.issue == two_stories()


def test_replacing_one_goes_on_to_the_next(window: Window):
    dialog = find_dialog(window, "a (bridge|ferry)", r"one \1")
    dialog.regex.setChecked(True)
    assert dialog.matches.rowCount() == 2
    dialog.replace_one()
    assert texts(window, "bridge")[1] == "one bridge, a river." and dialog.matches.rowCount() == 1
    dialog.replace_one()
    assert texts(window, "ferry") == ["No bridge, one ferry."]


def test_find_keeps_to_the_story_and_the_style_asked_for(window: Window):
    window.desk.selection = window.desk.selection.of("frame-two")
    dialog = find_dialog(window, "bridge")
    dialog.scope.key = "story"
    dialog.search()
    assert {match.record for match in dialog.matches.all} == {"para-ferry-1"}
    dialog.scope.key, dialog.spans.key = "issue", "cs-bold"
    dialog.search()
    assert dialog.matches.rowCount() == 0


def test_a_bad_expression_is_said_and_nothing_replaced(window: Window):
    dialog = find_dialog(window, "(", "x")
    dialog.regex.setChecked(True)
    assert "not a regular expression" in dialog.count.text() and not dialog.all.isEnabled()
    dialog.words.setText("(bridge)")
    dialog.search()
    dialog.instead.setText(r"\7")
    dialog.replace_all()
    assert "cannot be put in" in dialog.count.text() and window.desk.issue == two_stories()


def test_find_follows_what_is_edited_beside_it(window: Window, qtbot: QtBot):
    dialog = find_dialog(window, "bridge")
    before = dialog.matches.rowCount()
    window.desk.selection = window.desk.selection.of("frame-one")
    window.do("delete")
    window.desk.undo()
    qtbot.waitUntil(lambda: not dialog._clock.isActive())
    assert dialog.matches.rowCount() == before
    dialog.close()
    window.do("insert-page")


def story_editor(window: Window, frame: str) -> StoryEditor:
    window.desk.selection = window.desk.selection.of(f"frame-{frame}")
    window.do("story-editor")
    return window._dialogs[StoryEditor]


def test_the_story_editor_types_into_the_story(window: Window, qtbot: QtBot):
    editor = story_editor(window, "one")
    assert editor.text.paragraphs() == ["The bridge is long.", "A bridge, a river.", "The end."]
    assert editor.text.style_of(0) == "Body" and editor.state.text() == "10 words"
    caret = editor.text.textCursor()
    caret.movePosition(QTextCursor.MoveOperation.End)
    editor.text.setTextCursor(caret)
    qtbot.keyClicks(editor.text, " Or not?")
    qtbot.keyClick(editor.text, Qt.Key.Key_Return)
    qtbot.keyClicks(editor.text, "New.")
    qtbot.waitUntil(lambda: texts(window, "bridge")[-2:] == ["The end. Or not?", "New."])
    assert window.desk.editor.undo_label == "Edit Story"
    qtbot.keyClick(editor.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.desk.issue == two_stories() and editor.text.paragraphs()[-1] == "The end."


def test_the_story_editor_follows_the_issue_and_keeps_the_caret(window: Window):
    editor = story_editor(window, "one")
    caret = editor.text.textCursor()
    caret.setPosition(5)
    editor.text.setTextCursor(caret)
    dialog = find_dialog(window, "river", "lake")
    dialog.replace_all()
    assert editor.text.paragraphs()[1] == "A bridge, a lake." and editor.text.textCursor().position() == 5


def test_the_story_editor_marks_what_finds_no_place(window: Window):
    editor = story_editor(window, "two")
    assert editor.text.extraSelections() == []
    editor.text.setPlainText("No bridge, a ferry.\n" + "More words than the frame takes. " * 20)
    editor.keep()
    (mark,) = editor.text.extraSelections()
    assert mark.cursor.selectedText() and "no place" in editor.state.text()


def test_the_story_editor_keeps_what_was_typed_last_when_it_closes(window: Window, qtbot: QtBot):
    editor = story_editor(window, "two")
    qtbot.keyClicks(editor.text, "Oh. ")
    editor.close()
    assert texts(window, "ferry") == ["Oh. No bridge, a ferry."]


def test_the_story_editor_goes_when_its_story_goes(window: Window):
    editor = story_editor(window, "two")
    from voa_editor.edit.change import put

    window.desk.apply(put(window.desk.issue, [], ["story-ferry"]), "Delete Story")
    assert not editor.isVisible() and window.desk.issue.find(Story, "story-ferry") is None


@pytest.mark.parametrize(("said", "page"), [
    ("3", "page-3"), ("+1", "page-3"), ("-1", "page-1"), ("first", "page-1"), ("LAST", "page-4"), (" 4 ", "page-4"),
    ("0", ""), ("5", ""), ("-9", ""), ("", ""), ("abc", ""), ("9999999999", ""), ("²", ""),
])  # fmt: skip
def test_a_page_is_named_by_number_step_or_word(window: Window, said: str, page: str):
    window.go_to("page-2")
    assert page_named(window, said) == page


def test_parent_pages_are_named_too(window: Window):
    window.desk.parents = True
    assert page_named(window, "article") == "parent-1" and window.status._page.text() is not None


def test_keys_are_chosen_taken_from_others_and_given_back(window: Window, qtbot: QtBot):
    window.do("shortcuts")
    dialog = window._dialogs[ShortcutsDialog]
    dialog.mark("export-png")
    dialog.keys.setKeySequence("Ctrl+G")
    assert "Group" in dialog.note.text()
    dialog.assign("Ctrl+G")
    assert window.shortcuts["export-png"].shortcut().toString() == "Ctrl+G" and window.shortcuts["group"].shortcut().isEmpty()
    dialog.reset()
    dialog.mark("group")
    dialog.reset()
    assert window.preferences.value.shortcuts == {} and window.shortcuts["group"].shortcut().toString() == "Ctrl+G"
    dialog.field.setText("ctrl+k")
    shown = [item.text(0) for item in dialog._items() if not item.isHidden()]
    assert shown == ["Commands"]
    dialog.mark("zoom-in")
    dialog.assign("")
    assert window.shortcuts["zoom-in"].shortcut().isEmpty()
    dialog.reset_all()
    assert window.shortcuts["zoom-in"].shortcut().toString() == "Ctrl+="


def test_preferences_hold_at_once(window: Window):
    window.do("preferences")
    dialog = window._dialogs[PreferencesDialog]
    dialog.unit.chosen.emit("in")
    dialog.snap.setChecked(False)
    assert window.desk.options.unit == "in" and not window.desk.options.snap and dialog.nudge.text().endswith("in")
    dialog.theme.chosen.emit("dark")
    assert window.home.theme.tokens.dark
    dialog.theme.chosen.emit("light")
    assert not window.home.theme.tokens.dark


def test_styles_are_applied_by_their_keys(window: Window, qtbot: QtBot):
    from voa_editor.edit.commands.styles import set_keys

    window.desk.apply(set_keys(window.desk.issue, "cs-bold", "Ctrl+1"), "Set Keys")
    assert window.shortcuts["actual-size"].shortcut().isEmpty(), "the style's keys go before those of an action"
    window.desk.selection = window.desk.selection.of("frame-one")
    window.activateWindow()
    window.canvas.setFocus()
    qtbot.waitUntil(lambda: window.isActiveWindow())
    qtbot.keyClick(window.canvas, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert all(paragraph.spans for paragraph in window.desk.issue.children(Paragraph, "story-bridge"))
    window.desk.apply(set_keys(window.desk.issue, "cs-bold", ""), "Set Keys")
    assert window.shortcuts["actual-size"].shortcut().toString() == "Ctrl+1"


@pytest.mark.parametrize("action", ["find", "story-editor", "palette", "go-to-page", "shortcuts", "preferences", "about"])
def test_whatever_takes_the_keyboard_says_what_it_is(window: Window, action: str):
    """In the window and in the dialogs over it, parts of fields that Qt makes by itself among them."""
    window.desk.selection = window.desk.selection.of("frame-one")
    window.do(action)
    for place in (window, *window._dialogs.values()):
        seen = [each for each in place.findChildren(QWidget) if each.isVisible()]
        taking = [each for each in seen if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        assert taking and not [each for each in taking if not said_of(each)]


def said_of(widget: QWidget) -> str:
    """What a screen reader says of a widget."""
    told = QAccessible.queryAccessibleInterface(widget)
    return told.text(QAccessible.Text.Name) if told else ""
