"""List the actions of the Edit menu: back and forth in the history, the clipboard, what is selected, finding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from voa_editor.model.frames import Frame
from voa_editor.model.stack import locked, shown
from voa_editor.tools.hits import item_at
from voa_editor.tools.item import override_at
from voa_editor.ui.actions.action import Action
from voa_editor.ui.i18n import tr

if TYPE_CHECKING:
    from voa_editor.ui.window import Window


def _can_undo(window: Window) -> bool:
    return window.desk.in_gesture or bool(window.desk.editor.undo_label)


def _undo_says(window: Window) -> str:
    label = window.desk.editor.undo_label
    return tr("Undo {step}", step=tr(label)) if label else tr("Undo")


def _redo_says(window: Window) -> str:
    label = window.desk.editor.redo_label
    return tr("Redo {step}", step=tr(label)) if label else tr("Redo")


def _selected(window: Window) -> bool:
    return not window.desk.selection.empty


def _in_text(window: Window) -> bool:
    return window.desk.selection.text is not None


def _selectable(window: Window) -> Iterator[str]:
    """The frames of the page worked on that can be taken hold of."""
    issue = window.desk.issue
    for frame in issue.frames(window.desk.selection.page):
        if shown(issue, frame) and not locked(issue, frame):
            yield frame.id


def _select_all(window: Window) -> None:
    if _in_text(window):
        window.send_key("a", ctrl=True)
    else:
        window.desk.selection = window.desk.selection.of(*_selectable(window))


def _can_select_all(window: Window) -> bool:
    return _in_text(window) or any(True for _ in _selectable(window))


def _can_step(window: Window) -> bool:
    return not _in_text(window) and any(True for _ in _selectable(window))


def _select_beside(window: Window, step: int) -> None:
    """Select the next frame of the page worked on, from the top down and the left to the right, round and round."""
    desk = window.desk
    frames = sorted((desk.issue.need(Frame, i) for i in _selectable(window)), key=lambda frame: (frame.y, frame.x))
    ids = [frame.id for frame in frames]
    last = desk.selection.frames[-1:]
    at = ids.index(last[0]) + step if last and last[0] in ids else min(step, 0)
    found = frames[at % len(frames)]
    desk.selection = desk.selection.of(found.id)
    page = desk.issue.page_of(found.id)
    if page in desk.pasteboard:  # history may have led to a page while the parent pages show
        window.canvas.show_rect(page, found.rect)


def _deselect(window: Window) -> None:
    window.desk.selection = window.desk.selection.of()


def _override_item(window: Window) -> None:
    if window.desk.pressed:
        override_at(window.desk, window.desk.pressed)


def _can_override_item(window: Window) -> bool:
    desk = window.desk
    return desk.pressed is not None and item_at(desk, desk.pressed) is not None


ACTIONS: tuple[Action, ...] = (
    Action("undo", "Undo", "Edit", lambda w: w.desk.undo(), "Ctrl+Z", "undo", _can_undo, says=_undo_says, views=True),
    Action("redo", "Redo", "Edit", lambda w: w.desk.redo(), "Ctrl+Shift+Z", "redo",
           lambda w: bool(w.desk.editor.redo_label), says=_redo_says),
    Action("cut", "Cut", "Edit", lambda w: w.clipboard.cut(), "Ctrl+X", "", lambda w: w.clipboard.can_copy),
    Action("copy", "Copy", "Edit", lambda w: w.clipboard.copy(), "Ctrl+C", "", lambda w: w.clipboard.can_copy),
    Action("paste", "Paste", "Edit", lambda w: w.clipboard.paste(), "Ctrl+V", "", lambda w: w.clipboard.can_paste),
    Action("paste-plain", "Paste without Formatting", "Edit", lambda w: w.clipboard.paste_plain(), "Ctrl+Shift+V", "",
           lambda w: _in_text(w) and w.clipboard.has_text),
    Action("paste-in-place", "Paste in Place", "Edit", lambda w: w.clipboard.paste(in_place=True), "Ctrl+Alt+Shift+V", "",
           lambda w: w.clipboard.has_frames),
    Action("select-all", "Select All", "Edit", _select_all, "Ctrl+A", "select", _can_select_all, views=True,
           tip="All frames of the page, or the whole story"),
    Action("deselect", "Deselect All", "Edit", _deselect, "Ctrl+Shift+A", "", _selected, views=True),
    Action("select-next", "Select Next Frame", "Edit", lambda w: _select_beside(w, 1), "Ctrl+PgDown", "", _can_step, views=True,
           tip="From the top of the page to its foot"),
    Action("select-previous", "Select Previous Frame", "Edit", lambda w: _select_beside(w, -1), "Ctrl+PgUp", "", _can_step,
           views=True),
    Action("override-item", "Override Parent Item", "Layout/Pages", _override_item, "Ctrl+Alt+Shift+O", "unlink",
           _can_override_item,
           tip="What was clicked last, if its parent page has it: it becomes the page's own (Ctrl+Shift+click)"),
    Action("find", "Find and Replace…", "Edit", lambda w: w.open_find(), "Ctrl+F", "search", views=True),
    Action("story-editor", "Story Editor…", "Edit", lambda w: w.open_story(), "Ctrl+Y", "story", lambda w: bool(w.story),
           views=True),
    Action("palette", "Commands…", "Edit", lambda w: w.open_palette(), "Ctrl+K", "keyboard", views=True,
           tip="Every action by its name"),
    Action("preferences", "Preferences…", "Edit", lambda w: w.open_preferences(), "Ctrl+,", "settings", views=True),
    Action("shortcuts", "Keyboard Shortcuts…", "Edit", lambda w: w.open_shortcuts(), "Ctrl+Alt+Shift+K", "keyboard", views=True),
)  # fmt: skip
