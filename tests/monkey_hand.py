"""Send to a window what a hand would: mouse, wheel, keys, words, an input method, as Qt's own events; and find places."""

from __future__ import annotations

from random import Random

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from voa_editor.geometry import Matrix, Point
from voa_editor.model.frames import Frame
from voa_editor.model.stack import everything_in
from voa_editor.tools.handles import handles
from voa_editor.tools.hits import on_pasteboard
from voa_editor.ui.window import Window

Mods = Qt.KeyboardModifier
_Kind = QEvent.Type
_LEFT, _NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
_APART = 1000  # milliseconds between two things the hand does: never a double click by chance
_QUICK = 40  # … and within one
_MARGIN = 30  # pixels from the edge of the view: nearer to it a drag scrolls, by the clock and not by our steps


class Hand:
    """The hand of a test on one window. Places are logical pixels of the canvas's viewport."""

    def __init__(self, window: Window) -> None:
        self.window, self.desk, self.canvas = window, window.desk, window.canvas
        self._clock = 10_000
        self.settle()

    # -- mouse -------------------------------------------------------------------------------------------------------------

    def press(self, at: QPointF, held: Mods = Mods.NoModifier, button: Qt.MouseButton = _LEFT, again: bool = False) -> None:
        self._clock += _QUICK if again else _APART
        self._mouse(_Kind.MouseButtonDblClick if again else _Kind.MouseButtonPress, at, button, button, held)

    def move(self, at: QPointF, held: Mods = Mods.NoModifier, button: Qt.MouseButton = _LEFT) -> None:
        self._clock += _QUICK
        self._mouse(_Kind.MouseMove, at, _NO_BUTTON, button, held)
        area = self.canvas.viewport().rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        if area.contains(at.toPoint()):
            QApplication.processEvents()

    def release(self, at: QPointF, held: Mods = Mods.NoModifier, button: Qt.MouseButton = _LEFT) -> None:
        self._clock += _QUICK
        self._mouse(_Kind.MouseButtonRelease, at, button, _NO_BUTTON, held)

    def click(self, at: QPointF, held: Mods = Mods.NoModifier, times: int = 1) -> None:
        for n in range(times):
            self.press(at, held, again=n > 0)
            self.release(at, held)

    def wheel(self, at: QPointF, notches: float, held: Mods = Mods.NoModifier) -> None:
        view = self.canvas.viewport()
        turned = QPoint(0, round(120 * notches))
        place = QPointF(view.mapToGlobal(at))
        event = QWheelEvent(at, place, QPoint(), turned, _NO_BUTTON, held, Qt.ScrollPhase.NoScrollPhase, False)
        QApplication.sendEvent(view, event)

    def menu(self, at: QPointF) -> None:
        """The right button: the menu opens."""
        self.press(at, button=Qt.MouseButton.RightButton)
        self.release(at, button=Qt.MouseButton.RightButton)
        view = self.canvas.viewport()
        place = at.toPoint()
        QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.mapToGlobal(place)))

    def pull_guide(self, axis: str, to: QPointF, held: Mods) -> None:
        """Drag a guide out of a ruler to a place of the viewport."""
        ruler = self.canvas.rulers["xy".index(axis)]
        view = self.canvas.viewport()
        start = QPointF(ruler.rect().center())
        end = QPointF(ruler.mapFromGlobal(view.mapToGlobal(to)))
        for kind, at, button in (
            (_Kind.MouseButtonPress, start, _LEFT), (_Kind.MouseMove, end, _LEFT), (_Kind.MouseButtonRelease, end, _NO_BUTTON),
        ):  # fmt: skip
            caused = _NO_BUTTON if kind == _Kind.MouseMove else _LEFT
            QApplication.sendEvent(ruler, QMouseEvent(kind, at, QPointF(ruler.mapToGlobal(at)), caused, button, held))

    def _mouse(self, kind: _Kind, at: QPointF, caused: Qt.MouseButton, held_down: Qt.MouseButton, held: Mods) -> None:
        view = self.canvas.viewport()
        event = QMouseEvent(kind, at, QPointF(view.mapToGlobal(at)), caused, held_down, held)
        event.setTimestamp(self._clock)
        QApplication.sendEvent(view, event)

    # -- keyboard ----------------------------------------------------------------------------------------------------------

    def key(self, code: Qt.Key, held: Mods = Mods.NoModifier) -> None:
        """A key, which may be a shortcut."""
        QTest.keyClick(self.canvas, code, held)

    def hold(self, code: Qt.Key, down: bool = True) -> None:
        QTest.keyPress(self.canvas, code) if down else QTest.keyRelease(self.canvas, code)

    def type(self, text: str) -> None:
        """Letters one by one; a line feed is the Return key."""
        for letter in text:
            if letter == "\n":
                self.key(Qt.Key.Key_Return)
            else:
                code = ord(letter.upper()) if letter.isascii() else 0
                QApplication.sendEvent(self.canvas, QKeyEvent(_Kind.KeyPress, code, Mods.NoModifier, letter))

    def compose(self, preedit: str, commit: str = "") -> None:
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QApplication.sendEvent(self.canvas, event)

    # -- between two things ------------------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Close what opened over the window; the keyboard is the canvas's again."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for widget in QApplication.topLevelWidgets():
            if widget is not self.window and widget.isVisible():
                widget.close()
        if not self.window.isActiveWindow():
            self.window.activateWindow()
        if not self.canvas.hasFocus():
            self.canvas.setFocus()

    def let_go(self) -> None:
        """Nothing is held or composed any more."""
        if self.desk.in_gesture:
            self.compose("")
        if self.desk.in_gesture:
            self.key(Qt.Key.Key_Escape)
        QApplication.processEvents()

    # -- places ------------------------------------------------------------------------------------------------------------

    def anywhere(self, rng: Random) -> QPointF:
        area = self.canvas.viewport().rect()
        return QPointF(rng.randrange(area.width()), rng.randrange(area.height()))

    def place(self, rng: Random) -> QPointF:
        """A place worth pressing: on a frame that shows, often at its edges and corners, on a handle, or anywhere."""
        chance, area = rng.random(), QRectF(self.canvas.viewport().rect())
        if chance < 0.2 and (grasped := self.handle(rng)):
            return grasped
        frames = self.frames()
        for _ in range(4 if frames and chance < 0.9 else 0):
            at = self._on(rng.choice(frames), rng)
            if area.contains(at):
                return at
        return self.anywhere(rng)

    def handle(self, rng: Random) -> QPointF | None:
        """A handle of what is selected, if that shows."""
        area = QRectF(self.canvas.viewport().rect())
        found = [at for handle in handles(self.desk) if area.contains(at := self._seen(handle.at))]
        return rng.choice(found) if found else None

    def _on(self, frame: Frame, rng: Random) -> QPointF:
        """A place on a frame, or just beside its edge."""
        box = on_pasteboard(self.desk, frame)
        if box is None:
            return self.anywhere(rng)
        rect, rotation = box
        u, v = (rng.choice([0.0, 0.5, 1.0, rng.random(), rng.random(), rng.random()]) for _ in range(2))
        at = Point(rect.x + u * rect.w + rng.choice([0, 0, -3, 3]), rect.y + v * rect.h + rng.choice([0, 0, -3, 3]))
        return self._seen(Matrix.rotation(rotation, rect.centre).apply(at))

    def frames(self) -> list[Frame]:
        """The frames on the pages that show, those in groups too."""
        issue = self.desk.issue
        return [one for page in self.canvas.visible_pages() for top in issue.frames(page) for one in everything_in(issue, top)]

    def _seen(self, point: Point) -> QPointF:
        """Where a point of the pasteboard shows."""
        return QPointF(*self.canvas.view.place(point)) / self.canvas.view.ratio
