"""Work the real window as a hand does, and count the milliseconds until what it did is painted."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.paints import watch_paints
from voa_editor.geometry import Point
from voa_editor.ui.application import Application, settle_memory
from voa_editor.ui.canvas.scene import Scene
from voa_editor.ui.preferences import PreferenceFile
from voa_editor.ui.window import Window

PLAIN, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
_SIZE = (1600, 1000)  # logical pixels of the window
_PATIENCE = 1.0  # seconds after which an event is taken to have painted nothing
_TURNS = 3  # of the event loop in which nothing was left to do, and nothing painted
_LATE = 0.001  # seconds: a timer may be that late by itself
OPEN = ("pages", "styles", "properties", "findings")  # the panels a designer has open, Properties in front of Styles


class Hand:
    """The hand of a designer on a window. Places are logical pixels of the canvas."""

    def __init__(self, window: Window, clock: Callable[[], float] = time.perf_counter) -> None:
        self.window, self.canvas, self.desk = window, window.canvas, window.desk
        self._clock = clock
        self._strict, self._painted = True, 0.0
        self._due = 0.0
        self._loop = QEventLoop()
        self._alarm = QTimer(singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._alarm.timeout.connect(self._loop.quit)

    def time(self, act: Callable[[], object], gap: float, strict: bool = True) -> float:
        """Do what is due `gap` seconds after the last; the milliseconds until it is painted, waiting for other work included.

        Painted is the paint event after which the page worked on is up to date, or any, if not `strict`. What leaves nothing to
        be painted, as a step of a drag that snaps back to where it was, is done when that is clear.
        """
        self._due = max(self._due + gap, time.perf_counter())
        late = self.pause(self._due - time.perf_counter())
        late = late - _LATE if late > _LATE and self._clock is time.perf_counter else 0.0
        self._strict, self._painted = strict, 0.0
        start, until = self._clock(), time.perf_counter() + _PATIENCE
        act()
        idle = 0
        while not self._painted and idle < _TURNS and time.perf_counter() < until:
            QCoreApplication.processEvents()
            idle = 0 if self.stale else idle + 1
        return 1000 * ((self._painted or self._clock()) - start + late)

    def painted(self, scene: Scene) -> None:
        """The canvas has finished a paint event."""
        now = self._clock()
        if not self._painted and scene is self.canvas and not (self._strict and self.stale):
            self._painted = now

    @property
    def stale(self) -> bool:
        """Whether the page worked on shows what is out of date; pages beside it may follow a moment later."""
        page = self.desk.selection.page
        showing = [page] if page in self.canvas.visible_pages() else []
        return self.canvas.behind or not self.canvas.paper.ready(self.canvas.view, showing)

    def pause(self, seconds: float) -> float:
        """Let the window go on by itself; the answer is by how many seconds it overran."""
        start = time.perf_counter()
        self._alarm.start(max(round(1000 * seconds), 0))
        self._loop.exec()
        return time.perf_counter() - start - seconds

    def rest(self) -> None:
        """Wait until all is sharp and nothing goes on in quiet moments."""
        until = time.perf_counter() + 120.0
        while (not self.canvas.sharp or self.window.idle.working) and time.perf_counter() < until:
            self.pause(0.02)

    # -- what it does ----------------------------------------------------------------------------------------------------------

    def key(self, key: str | Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key on the canvas, as the keyboard does: shortcuts first."""
        QTest.keyPress(self.canvas, key, held)  # type: ignore[arg-type]  # it takes letters too

    def wheel(self, notches: float, held: Qt.KeyboardModifier = PLAIN) -> None:
        view = self.canvas.viewport()
        at = QPointF(view.rect().center())
        turned = QPoint(0, round(120 * notches))
        event = QWheelEvent(at, view.mapToGlobal(at), QPoint(), turned, _NONE, held, Qt.ScrollPhase.NoScrollPhase, False)
        QCoreApplication.sendEvent(view, event)

    def press(self, at: QPointF) -> None:
        self._mouse(QEvent.Type.MouseButtonPress, at, _LEFT, _LEFT)

    def move(self, at: QPointF) -> None:
        """With the button held."""
        self._mouse(QEvent.Type.MouseMove, at, _NONE, _LEFT)

    def release(self, at: QPointF) -> None:
        self._mouse(QEvent.Type.MouseButtonRelease, at, _LEFT, _NONE)

    def click(self, at: QPointF) -> None:
        self.press(at)
        self.release(at)

    def _mouse(self, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, buttons: Qt.MouseButton) -> None:
        view = self.canvas.viewport()
        QCoreApplication.sendEvent(view, QMouseEvent(kind, at, view.mapToGlobal(at), button, buttons, PLAIN))

    @staticmethod
    def way(steps: float) -> QPointF:
        """How far a hand has come after so many steps, in logical pixels down to the right."""
        return QPointF(1.1 * steps, 0.8 * steps)

    # -- where things are ------------------------------------------------------------------------------------------------------

    def place(self, page: str, point: Point) -> QPointF:
        """Where a point of a page shows."""
        x, y = self.canvas.view.place(self.desk.pasteboard.from_page(page, point))
        return QPointF(x, y) / self.canvas.view.ratio


@contextmanager
def opened(project: Path, clock: Callable[[], float] = time.perf_counter) -> Iterator[Hand]:
    """A hand on the window of a project, its usual panels open, everything at rest."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    home, hands = Application(app, PreferenceFile()), list[Hand]()
    watch_paints(lambda scene: hands[0].painted(scene) if hands else None)
    gc.disable()  # as application.run does
    window = home.open(project)
    window.resize(*_SIZE)
    for name in OPEN:
        window.docks.show(name)
    hands.append(Hand(window, clock))
    settle_memory()
    hands[0].rest()
    try:
        yield hands[0]
    finally:
        window.close()
        home.wait()
