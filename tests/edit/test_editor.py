"""The one mutable cell: changes, gestures, undo, and the file that goes along."""

from __future__ import annotations

from dataclasses import replace

import pytest
from notation import issue, story

from voa_editor.edit.change import Change, put
from voa_editor.edit.editor import Editor
from voa_editor.edit.history import MemoryLedger
from voa_editor.errors import UserError
from voa_editor.model.frames import TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Page
from voa_editor.store.project import Project

MADE = issue(Page(id="page-1"), TextFrame(id="frame-1", parent="page-1"), story("bridge", "One."))


class FullDisk:
    """A ledger that cannot be written to."""

    def commit(self, change, label, files=None):
        raise UserError("the disk is full")

    def undo(self):
        raise UserError("the disk is full")

    redo = undo


def moved(editor, x):
    return put(editor.issue, [replace(editor.issue.need(TextFrame, "frame-1"), x=x)])


def x_of(editor):
    return editor.issue.need(TextFrame, "frame-1").x


@pytest.fixture
def editor():
    return Editor(MADE)


def test_apply_undo_redo(editor):
    editor.apply(moved(editor, 5.0), "Move")
    editor.apply(moved(editor, 9.0), "Move")
    assert x_of(editor) == 9.0
    assert editor.undo() and x_of(editor) == 5.0
    assert editor.undo() and editor.issue == MADE
    assert not editor.undo()
    assert editor.redo() and editor.redo() and x_of(editor) == 9.0
    assert not editor.redo()


def test_a_command_that_does_not_apply_is_no_step(editor):
    assert not editor.apply(None, "Nothing")
    assert not editor.apply(Change(), "Nothing")
    assert not editor.undo()


def test_one_undo_takes_back_what_the_rules_added(editor):
    whole = editor.apply(put(editor.issue, [], ["page-1"]), "Delete page")
    assert set(whole.removed) == {"page-1", "frame-1"}
    editor.undo()
    assert editor.issue == MADE


def test_listeners_hear_each_change_with_the_issue_it_led_to(editor):
    heard: list[tuple[Issue, Change]] = []
    stop = editor.listen(lambda now, change: heard.append((now, change)))
    whole = editor.apply(moved(editor, 5.0), "Move")
    editor.undo()
    stop()
    editor.redo()
    assert [change for _, change in heard] == [whole, whole.reversed()]
    assert heard[1][0] == MADE


def test_a_gesture_is_one_step(editor):
    editor.mark()
    for x in (1.0, 2.0, 3.0):
        editor.apply(moved(editor, x), "Drag")
    assert editor.in_gesture and x_of(editor) == 3.0
    editor.finish("Move")
    assert editor.undo() and editor.issue == MADE
    assert not editor.undo()


def test_a_gesture_that_ends_where_it_began_is_no_step(editor):
    with editor.gesture("Move"):
        editor.apply(moved(editor, 1.0), "Drag")
        editor.apply(moved(editor, 0.0), "Drag")
    assert not editor.undo()


def test_esc_bails_to_the_mark(editor):
    editor.mark()
    editor.apply(moved(editor, 1.0), "Drag")
    inner = editor.mark()
    editor.apply(moved(editor, 2.0), "Drag")
    editor.bail(inner)
    assert x_of(editor) == 1.0 and editor.in_gesture
    editor.bail()
    assert editor.issue == MADE and not editor.in_gesture
    assert not editor.undo()


def test_undo_during_a_gesture_gives_it_up(editor):
    editor.apply(moved(editor, 7.0), "Move")
    editor.mark()
    editor.apply(moved(editor, 8.0), "Drag")
    assert not editor.redo()
    assert editor.undo() and x_of(editor) == 7.0 and not editor.in_gesture


def test_an_error_inside_a_gesture_takes_it_back(editor):
    with pytest.raises(ZeroDivisionError), editor.gesture("Move"):
        editor.apply(moved(editor, 1.0), "Drag")
        raise ZeroDivisionError
    assert editor.issue == MADE and not editor.in_gesture


def test_what_cannot_be_written_is_not_shown():
    editor = Editor(MADE, FullDisk())
    heard = []
    editor.listen(lambda now, change: heard.append(now))
    with pytest.raises(UserError):
        editor.apply(moved(editor, 5.0), "Move")
    assert editor.issue == MADE and not heard
    with pytest.raises(UserError), editor.gesture("Move"):
        editor.apply(moved(editor, 5.0), "Drag")
    assert editor.issue == MADE and not editor.in_gesture


def test_changes_of_a_burst_are_one_step(editor):
    editor.apply(moved(editor, 1.0), "Move", burst="nudge")
    editor.apply(moved(editor, 2.0), "Move", burst="nudge")
    editor.apply(moved(editor, 3.0), "Move", burst="other")
    assert editor.undo() and x_of(editor) == 2.0
    assert editor.undo() and editor.issue == MADE
    editor.apply(moved(editor, 4.0), "Move", burst="nudge")
    editor.undo()
    editor.apply(moved(editor, 5.0), "Move", burst="nudge")  # after an undo the burst is over
    assert [entry.label for entry in editor.entries()][1:] == ["Move"]


def test_a_burst_that_came_to_nothing_does_not_reach_into_the_step_before(editor):
    editor.apply(moved(editor, 7.0), "Place")
    for x in (8.0, 7.0, 9.0):
        editor.apply(moved(editor, x), "Nudge", burst="nudge")
    assert [entry.label for entry in editor.entries()][1:] == ["Place", "Nudge"]
    assert editor.undo() and x_of(editor) == 7.0


def test_the_menu_says_what_undo_takes_back(editor):
    assert (editor.undo_label, editor.redo_label) == ("", "")
    editor.apply(moved(editor, 1.0), "Move Frame")
    editor.apply(moved(editor, 2.0), "Nudge Frame")
    assert (editor.undo_label, editor.redo_label) == ("Nudge Frame", "")
    editor.undo()
    assert (editor.undo_label, editor.redo_label) == ("Move Frame", "Nudge Frame")
    editor.undo()
    assert (editor.undo_label, editor.redo_label) == ("", "Move Frame")


def test_the_labels_are_asked_for_once():
    class Counting(MemoryLedger):
        asked = 0

        def labels(self):
            Counting.asked += 1
            return super().labels()

    editor = Editor(MADE, Counting())
    for x in (1.0, 2.0):
        editor.apply(moved(editor, x), "Move")
        assert editor.undo_label + editor.redo_label + editor.undo_label == "MoveMove"
    assert Counting.asked == 2


def test_go_to_is_one_change(editor):
    for x in (1.0, 2.0, 3.0):
        editor.apply(moved(editor, x), f"Move {x:g}")
    heard = []
    editor.listen(lambda now, change: heard.append(change))
    assert editor.go_to(2) and x_of(editor) == 1.0
    assert [(entry.seq, entry.undone) for entry in editor.entries()] == [(1, False), (2, False), (3, True), (4, True)]
    assert not editor.go_to(2)
    assert editor.go_to(4) and x_of(editor) == 3.0
    assert editor.go_to(1) and editor.issue == MADE
    assert len(heard) == 3
    editor.mark()
    assert not editor.go_to(4)


def test_a_project_is_a_ledger(tmp_path):
    with Project.create(tmp_path / "a.voa", MADE) as project:
        editor = Editor(project.issue, project)
        with editor.gesture("Move"):
            editor.apply(moved(editor, 1.0), "Drag")
            editor.apply(moved(editor, 2.0), "Drag")
        editor.apply(put(editor.issue, [], ["page-1"]), "Delete page")
    with Project.open(tmp_path / "a.voa", write=True) as project:
        assert [entry.label for entry in project.history()][1:] == ["Move", "Delete page"]
        editor = Editor(project.issue, project)
        assert editor.undo() and x_of(editor) == 2.0
        assert editor.undo() and editor.issue == MADE == project.issue
        assert not editor.undo()


def test_what_is_done_aside_shows_when_it_is_over_and_nothing_else_may_change_meanwhile():
    seen = []

    def aside(work):
        seen.append((editor.busy, x_of(editor)))
        for act in (lambda: editor.apply(moved(editor, 7.0), "Move"), editor.undo):
            with pytest.raises(UserError, match="still being made"):
                act()
        return work()

    editor = Editor(MADE, aside=aside)
    editor.apply(moved(editor, 5.0), "Move")
    assert x_of(editor) == 5.0 and not editor.busy
    editor.undo()
    editor.mark()
    editor.instead(moved(editor, 9.0))
    editor.finish("Move")
    assert x_of(editor) == 9.0 and [entry.label for entry in editor.entries()] == ["New issue", "Move"]
    assert seen == [(True, 0.0), (True, 5.0), (True, 9.0)]


def test_an_error_aside_leaves_the_editor_at_rest():
    editor = Editor(MADE, FullDisk())
    with pytest.raises(UserError, match="full"):
        editor.apply(moved(editor, 5.0), "Move")
    assert not editor.busy and x_of(editor) == 0.0
