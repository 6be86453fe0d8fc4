"""Work in a real window as a designer would: with mouse and keys on the canvas, with menus, panels and files from outside.

    Designer(window).on("page-009").drag((100, 300), (120, 300)).undoes("Move Frame")

Places are points of the page named last by `on`. Nothing here reaches around the window: each act is an event that Qt
delivers as if it came from the desktop. `printed.py` reads what comes out.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from voa_editor.geometry import Point
from voa_editor.jobs.export import ExportOrder, export
from voa_editor.model.frames import Frame
from voa_editor.model.issue import Issue
from voa_editor.model.records import Record
from voa_editor.store.project import Project
from voa_editor.tools.handles import handles
from voa_editor.ui.panels.live import Live
from voa_editor.ui.window import Window

R = TypeVar("R", bound=Record)
Place = tuple[float, float]

_Kind = QEvent.Type
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
_HELD = {
    "shift": Qt.KeyboardModifier.ShiftModifier, "ctrl": Qt.KeyboardModifier.ControlModifier,
    "alt": Qt.KeyboardModifier.AltModifier,
}  # fmt: skip
_STEPS = 4  # moves of the mouse in a drag
_SOON, _LATER = 60, 2000  # milliseconds between the clicks of one double-click, and between two acts


class Designer:
    """A hand in one window, and an eye on what is on the disk."""

    def __init__(self, window: Window) -> None:
        self.window, self.canvas, self.desk = window, window.canvas, window.desk
        self._page = self.desk.selection.page
        self._at = QPointF()
        self._time = 0
        self.back()

    # -- looking ---------------------------------------------------------------------------------------------------------

    @property
    def issue(self) -> Issue:
        return self.desk.issue

    def get(self, kind: type[R], record: str) -> R:
        return self.issue.need(kind, record)

    def saved(self) -> Issue:
        """The issue that another program reads from the file now."""
        with Project.open(self.window.project.path) as there:
            return there.issue

    def export(self, out: Path, *pages: int) -> Path:
        """The PDF of what is on the disk now, written by the command line's own job; all pages if none is named."""
        export(self.window.project.path, ExportOrder(out, pages=pages or None))
        return out

    def steps(self) -> list[str]:
        """The names of all that was done and stands, oldest first."""
        return [entry.label for entry in self.desk.editor.entries() if not entry.undone]

    def settle(self) -> Designer:
        """Let the events that wait be delivered, and what is to be deleted go, as the program's own loop does."""
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # type: ignore[call-overload]
        return self

    def back(self) -> Designer:
        """Come back to the canvas, from a panel or a dialog that was closed."""
        self.window.activateWindow()
        self.canvas.setFocus()
        return self.settle()

    # -- going about -----------------------------------------------------------------------------------------------------

    def on(self, page: str, zoom: float = 0.0) -> Designer:
        """Go to a page; its places are meant from now on. It is fitted into the view, or shown at a zoom."""
        self.window.go_to(page)
        if zoom:
            self.canvas.set_zoom(zoom)
            self.canvas.show_page(page)
        else:
            self.canvas.fit_page()
        self._page = page
        return self.settle()

    def do(self, *names: str) -> Designer:
        """Choose rows of the menus by their names; each must not be greyed out."""
        for name in names:
            row = self.window.shortcuts[name]
            self.window.refresh(row)  # as its menu does when it opens
            assert row.isEnabled(), f"“{row.text()}” is greyed out"
            row.trigger()
        return self.settle()

    def greyed(self, name: str) -> bool:
        """Whether a row of the menus is greyed out."""
        row = self.window.shortcuts[name]
        self.window.refresh(row)
        enabled = row.isEnabled()
        row.setEnabled(True)
        return not enabled

    def undoes(self, *steps: str) -> Designer:
        """Undo so many steps, each after looking what the menu calls it."""
        for step in steps:
            self.window.refresh(self.window.shortcuts["undo"])
            said = self.window.shortcuts["undo"].text()
            assert said == f"Undo {step}", f"the menu says “{said}”, not “Undo {step}”"
            self.do("undo")
        return self

    # -- the mouse -------------------------------------------------------------------------------------------------------

    def press(self, x: float, y: float, held: str = "") -> Designer:
        self._time += _LATER
        return self._mouse(_Kind.MouseButtonPress, self.place(x, y), held)

    def move(self, x: float, y: float, held: str = "") -> Designer:
        return self._mouse(_Kind.MouseMove, self.place(x, y), held, holding=True)

    def release(self, held: str = "") -> Designer:
        return self._mouse(_Kind.MouseButtonRelease, self._at, held).settle()

    def hover(self, x: float, y: float) -> Designer:
        return self._mouse(_Kind.MouseMove, self.place(x, y), "")

    def click(self, x: float, y: float, held: str = "", times: int = 1) -> Designer:
        """Click, or click so many times in a row: Qt calls every second press a double-click."""
        self._time += _LATER
        for n in range(times):
            self._time += _SOON
            self._mouse(_Kind.MouseButtonDblClick if n % 2 else _Kind.MouseButtonPress, self.place(x, y), held)
            self._mouse(_Kind.MouseButtonRelease, self._at, held)
        return self.settle()

    def double_click(self, x: float, y: float) -> Designer:
        return self.click(x, y, times=2)

    def drag(self, start: Place, end: Place, held: str = "") -> Designer:
        """Press, move in steps, and let go."""
        self.press(*start, held)
        for n in range(1, _STEPS + 1):
            self.move(*(a + (b - a) * n / _STEPS for a, b in zip(start, end, strict=True)), held)
        return self.release(held)

    def drag_handle(self, kind: str, dx: float, dy: float, held: str = "") -> Designer:
        """Drag a handle of what is selected: nw … w, rotate, in-port, out-port."""
        at = self.handle(kind)
        return self.drag(at, (at[0] + dx, at[1] + dy), held)

    def handle(self, kind: str) -> Place:
        """Where a handle of the selection stands on the page."""
        found = next(handle.at for handle in handles(self.desk) if handle.kind == kind)
        at = self.desk.pasteboard.to_page(self._page, found)
        return at.x, at.y

    def wheel(self, x: float, y: float, notches: float, held: str = "") -> Designer:
        view, at = self.canvas.viewport(), self.place(x, y)
        turned = QPoint(0, round(120 * notches))
        event = QWheelEvent(at, QPointF(view.mapToGlobal(at)), QPoint(), turned, _NONE, _modifiers(held),
                            Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
        QApplication.sendEvent(view, event)
        return self.settle()

    def place(self, x: float, y: float) -> QPointF:
        """A point of the page in logical pixels of the viewport; it must show."""
        at = self.canvas.view.place(self.desk.pasteboard.from_page(self._page, Point(x, y)))
        found = QPointF(*at) / self.canvas.view.ratio
        assert self.canvas.viewport().rect().contains(found.toPoint()), f"({x:.0f}, {y:.0f}) of {self._page} does not show"
        return found

    def middle(self, frame: str) -> Place:
        """The middle of a frame on its page."""
        centre = self.get(Frame, frame).rect.centre
        return centre.x, centre.y

    def pick(self, *frames: str) -> Designer:
        """Click a frame in its middle, and others to it with Shift."""
        for n, frame in enumerate(frames):
            self.click(*self.middle(frame), "shift" if n else "")
        assert set(self.desk.selection.frames) == set(frames), self.desk.selection
        return self

    def _mouse(self, kind: _Kind, at: QPointF, held: str, holding: bool = False) -> Designer:
        self._at = at
        moves, down = kind == _Kind.MouseMove, kind in (_Kind.MouseButtonPress, _Kind.MouseButtonDblClick)
        view = self.canvas.viewport()
        caused, buttons = _NONE if moves else _LEFT, _LEFT if down or holding else _NONE
        event = QMouseEvent(kind, at, QPointF(view.mapToGlobal(at)), caused, buttons, _modifiers(held))
        event.setTimestamp(self._time)
        QApplication.sendEvent(view, event)
        return self

    # -- the keyboard ----------------------------------------------------------------------------------------------------

    def keys(self, *names: str) -> Designer:
        """Press keys by name where the focus is: "Left", "Ctrl+Shift+Z", "Return". Shortcuts are heard first, as always."""
        for name in names:
            pressed = QKeySequence(name)[0]
            key, held = pressed.key(), pressed.keyboardModifiers()
            text = chr(key).lower() if 0x20 <= key < 0x7F and held == Qt.KeyboardModifier.NoModifier else ""
            self._key(key, text, held)
        return self.settle()

    def type(self, text: str) -> Designer:
        """Type text letter by letter, as a keyboard that has all these letters would; a line feed is the Return key."""
        for letter in text:
            if letter == "\n":
                self._key(Qt.Key.Key_Return, "\r")
            else:
                code = ord(letter.upper()[0])
                held = Qt.KeyboardModifier.ShiftModifier if letter.isupper() else Qt.KeyboardModifier.NoModifier
                self._key(Qt.Key(code), letter, held)
        return self.settle()

    def compose(self, preedit: str = "", commit: str = "") -> Designer:
        """What an input method does: it shows what is being composed, and commits what is done."""
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QApplication.sendEvent(self.canvas, event)
        return self.settle()

    def _key(self, key: Qt.Key, text: str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget() or self.canvas
        QTest.sendKeyEvent(QTest.KeyAction.Click, focus, key, text, held)

    # -- from outside ----------------------------------------------------------------------------------------------------

    def drop(self, x: float, y: float, *files: Path, mime: QMimeData | None = None) -> Designer:
        """Drag files (or other data) over the canvas and let them go at a place of the page."""
        data = mime or QMimeData()
        if files:
            data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        view, at = self.canvas.viewport(), self.place(x, y)
        copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(view, QDragEnterEvent(at.toPoint(), copy, data, _LEFT, none))
        QApplication.sendEvent(view, QDragMoveEvent(at.toPoint(), copy, data, _LEFT, none))
        QApplication.sendEvent(view, QDropEvent(at, copy, data, _LEFT, none))
        return self.settle()

    # -- panels ----------------------------------------------------------------------------------------------------------

    def panel(self, name: str) -> Any:
        """Bring a panel to the front."""
        self.window.docks.show(name)
        made = self.window.docks.widget(name)
        self.settle()
        for live in made.findChildren(Live):
            live.catch_up()
        return made

    def field(self, panel: str, name: str, kind: type | tuple[type, ...] = QWidget) -> Any:
        """The field of a panel that screen readers call so, and that shows now."""
        there = self.panel(panel)
        found = [field for field in _shown(there, kind) if field.accessibleName() == name]
        assert found, f"{panel} has no field “{name}” now, but {sorted({f.accessibleName() for f in _shown(there, kind)})}"
        return found[0]

    def fill_in(self, panel: str, name: str, text: str) -> Designer:
        """Type into a field of a panel, and press Enter (Ctrl+Enter in a box of several lines)."""
        field = self.field(panel, name, (QLineEdit, QPlainTextEdit))
        assert field.isEnabled(), f"“{name}” is greyed out"
        field.setFocus()
        field.selectAll()
        self.type(text).keys("Ctrl+Return" if isinstance(field, QPlainTextEdit) else "Return")
        return self.back()


def _shown(panel: QWidget, kind: type | tuple[type, ...]) -> list[QWidget]:
    return [field for field in panel.findChildren(QWidget) if isinstance(field, kind) and field.isVisible()]


def _modifiers(held: str) -> Qt.KeyboardModifier:
    found = Qt.KeyboardModifier.NoModifier
    for name in held.split():
        found |= _HELD[name]
    return found
