"""Time what the eye waits for on the canvas: a scroll, a zoom, a key press, a drag, from the event to the painted window.

`python -m bench.canvas [project] [--steps 100] [--size 1600x1000]`, offscreen unless QT_QPA_PLATFORM says otherwise. Events come
every 16 ms, as from a hand that does not wait; what is made sharp in between is counted apart, as is how long it takes until
everything is sharp once the hand rests.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from voa_editor.compose.composer import Composer
from voa_editor.edit.editor import Editor
from voa_editor.edit.selection import TextRange
from voa_editor.fonts.library import bundled
from voa_editor.model.frames import PictureFrame, TextFrame
from voa_editor.model.story import Spot
from voa_editor.model.threads import Threads, paragraphs
from voa_editor.store.project import Project
from voa_editor.tools.desk import Desk
from voa_editor.tools.select import SelectTool
from voa_editor.tools.type import TypeTool
from voa_editor.ui.canvas.canvas import Canvas
from voa_editor.ui.theme.theme import Theme

_FRAME = 0.016  # seconds between two events
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
_PLAIN, _CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@dataclass(slots=True)
class Times:
    """Seconds from events to what they painted, and of what went on between them."""

    name: str
    budget: str
    painted: list[float] = field(default_factory=list)
    between: list[float] = field(default_factory=list)
    settled: float = 0.0

    def row(self) -> str:
        p95 = quantiles(self.painted, n=20)[-1]
        figures = [median(self.painted), p95, max(self.painted), max(self.between, default=0.0), self.settled]
        return f"{self.name:34}" + "".join(f"{1000 * value:9.1f}" for value in figures) + f"   {self.budget}"


class Trial:
    """A canvas in a window of its own, and a hand that uses it."""

    def __init__(self, app: QApplication, project: Project, size: tuple[int, int]) -> None:
        self.app = app
        self.desk = Desk(Editor(project.issue, project), Composer(bundled()), SelectTool())
        self.theme = Theme()
        self.theme.apply(app, "light")
        start = perf_counter()
        self.canvas = Canvas(self.desk, project.blobs, self.theme)
        self.canvas.resize(*size)
        self.canvas.show()
        self._settle()
        self.opened = perf_counter() - start

    def time(self, name: str, budget: str, events: Iterable[Callable[[], None]]) -> Times:
        self._settle()
        found = Times(name, budget)
        for event in events:
            start = perf_counter()
            event()
            QCoreApplication.sendPostedEvents()
            found.painted.append(perf_counter() - start)
            while perf_counter() < start + _FRAME:
                before = perf_counter()
                self.app.processEvents()
                found.between.append(perf_counter() - before)
        start = perf_counter()
        self._settle()
        found.settled = perf_counter() - start
        return found

    def _settle(self) -> None:
        while not self.canvas.sharp:
            self.app.processEvents()
        self.app.processEvents()

    # -- what the hand does --------------------------------------------------------------------------------------

    def wheel(self, notches: float, held: Qt.KeyboardModifier = _PLAIN) -> None:
        at = QPointF(700, 450)
        event = QWheelEvent(
            at, self.canvas.viewport().mapToGlobal(at), QPoint(), QPoint(0, round(120 * notches)), _NONE, held,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QCoreApplication.sendEvent(self.canvas.viewport(), event)

    def mouse(self, kind: QEvent.Type, at: QPointF) -> None:
        pressed = _NONE if kind == QEvent.Type.MouseButtonRelease else _LEFT
        button = _NONE if kind == QEvent.Type.MouseMove else _LEFT
        event = QMouseEvent(kind, at, self.canvas.viewport().mapToGlobal(at), button, pressed, _CTRL)
        QCoreApplication.sendEvent(self.canvas.viewport(), event)

    def key(self, letter: str) -> None:
        code = Qt.Key.Key_Space if letter == " " else Qt.Key(ord(letter.upper()))
        QCoreApplication.sendEvent(self.canvas, QKeyEvent(QEvent.Type.KeyPress, code, _PLAIN, letter))

    # -- trials --------------------------------------------------------------------------------------------------

    def scroll(self, steps: int, zoom: float) -> Times:
        self.canvas.set_zoom(zoom)
        self.canvas.show_page(self.desk.issue.pages()[3].id)
        return self.time(f"scroll at {zoom:.0%}", "p95 ≤ 16", (partial(self.wheel, -1.0) for _ in range(steps)))

    def zoom(self, steps: int) -> Times:
        self.canvas.show_page(self.desk.issue.pages()[9].id)
        self.canvas.fit_spread()
        ways = [1.0] * (steps // 2) + [-1.0] * (steps // 2)
        return self.time("zoom at the pointer", "p95 ≤ 16", (partial(self.wheel, way, _CTRL) for way in ways))

    def type(self, steps: int) -> Times:
        """Letters in the second paragraph of the longest thread."""
        issue = self.desk.issue
        threads = Threads(issue)
        key = max(
            ((frame.story, frame.flow) for frame in issue.all(TextFrame) if issue.page_number(issue.page_of(frame.id))),
            key=lambda key: sum(len(p.text) for p in paragraphs(issue, *key)),
        )
        frame, texts = threads.frames(*key)[0], paragraphs(issue, *key)
        place = Spot(texts[min(1, len(texts) - 1)].id, 12)
        self.canvas.actual_size()
        self.canvas.show_page(issue.page_of(frame.id))
        self.desk.take(TypeTool())
        self.desk.selection = self.desk.selection.with_text(TextRange(frame.id, place, place))
        self.canvas.setFocus()
        letters = ("with some more " * steps)[:steps]
        words = sum(len(p.text.split()) for p in texts)
        found = self.time(f"key press, story of {words} words", "median ≤ 8", (partial(self.key, letter) for letter in letters))
        self.desk.take(SelectTool())
        return found

    def drag(self, steps: int) -> Times:
        """A picture over the text of its page, which is made to wrap around it."""
        issue = self.desk.issue
        page, frame = next(
            (page, frame) for page in issue.pages()[5:] for frame in issue.children(PictureFrame, page.id)
            if frame.w < 300 and len(issue.children(TextFrame, page.id)) > 2
        )  # fmt: skip
        self.canvas.show_page(page.id)
        self.canvas.fit_spread()
        middle = self.desk.pasteboard.from_page(page.id, frame.rect.centre)
        x, y = self.canvas.view.place(middle)
        self.desk.selection = self.desk.selection.of(frame.id)
        self._settle()
        self.mouse(QEvent.Type.MouseButtonPress, QPointF(x, y))
        way = [QPointF(x + 1.5 * n, y - 2.0 * n) for n in range(steps // 2)]
        moves = [*way, *reversed(way)]
        found = self.time("drag a picture", "p95 ≤ 16", (partial(self.mouse, QEvent.Type.MouseMove, at) for at in moves))
        self.mouse(QEvent.Type.MouseButtonRelease, moves[-1])
        return found


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.canvas", description=__doc__)
    parser.add_argument("project", nargs="?", type=Path, default=Path("build/2023-q3.voa"))
    parser.add_argument("--steps", type=int, default=100)
    parser.add_argument("--size", default="1600x1000", help="of the window in logical pixels")
    given = parser.parse_args()
    width, height = map(int, given.size.split("x"))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / given.project.name
        shutil.copy(given.project, copy)
        with Project.open(copy, write=True) as project:
            trial = Trial(app, project, (width, height))
            print(f"milliseconds{'median':>31}{'p95':>9}{'max':>9}{'between':>9}{'sharp':>9}   budget")
            print(f"{'open to sharp first spread':34}{1000 * trial.opened:9.1f}")
            for found in (
                trial.scroll(given.steps, 1.0), trial.scroll(given.steps, 0.5), trial.scroll(given.steps, 4.0),
                trial.zoom(60), trial.type(given.steps), trial.drag(given.steps),
            ):  # fmt: skip
                print(found.row())
            trial.canvas.close_view()


if __name__ == "__main__":
    main()
