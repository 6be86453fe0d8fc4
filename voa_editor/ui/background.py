"""Do what takes long beside the window: little steps between the user's actions, changes in a thread, jobs in processes."""

from __future__ import annotations

import multiprocessing
import os
import queue
import shutil
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic, perf_counter
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from voa_editor.errors import UserError

SLICE = 0.004  # seconds of work between two looks at what the user does: a quarter of a frame at 60 Hz
REST = 0.12  # seconds after her last action before work goes on
_TOLD_EVERY = 0.05  # seconds between two reports of a job
_LOOKED_EVERY = 40  # milliseconds between two looks at what a job has said
PATIENCE = 0.025  # seconds that the window waits for what is done aside, before it goes on showing
_TURNS = 0.0005  # seconds that Python lets the thread aside go on when the window wants to
_GRACE = 3.0  # seconds that a cancelled job has to tidy up, before it is killed

T = TypeVar("T")
Steps = Iterator[tuple[int, int] | None]
"""Work cut into steps of a few milliseconds. A step may answer how many are done and how many there are."""


@dataclass(eq=False)
class Work:
    """Steps that Idle does. The higher `priority` goes first; `label` names it in the status bar, "" shows nothing."""

    steps: Steps
    priority: int = 0
    label: str = ""
    done: int = 0
    total: int = 0
    alive: bool = True

    def cancel(self) -> None:
        """Do no more of it. May be called at any time, also from a step."""
        self.alive = False


class Idle(QObject):
    """Does the steps of works in slices of SLICE seconds, as long as the user is not acting.

    `busy` says that she is in the middle of something (a gesture); `touch` that she just did something (typed, scrolled).
    """

    progressed = Signal()

    def __init__(self, busy: Callable[[], bool] = lambda: False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._busy = busy
        self._works: list[Work] = []
        self._touched = 0.0
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self._slice)

    @property
    def shown(self) -> Work | None:
        """The work under way that has a label."""
        return next((work for work in self._works if work.alive and work.label), None)

    @property
    def working(self) -> bool:
        return any(work.alive for work in self._works)

    def add(self, steps: Steps, *, priority: int = 0, label: str = "") -> Work:
        """Begin a work; the answer is for cancelling it. What a step raises ends the work and is reported."""
        work = Work(steps, priority, label)
        self._works.append(work)
        self._works.sort(key=lambda each: -each.priority)  # stable: equals in the order they came
        if not self._clock.isActive():
            self._clock.start(0)
        return work

    def touch(self) -> None:
        """The user did something: rest for a moment."""
        self._touched = monotonic()

    def stop(self) -> None:
        """Give everything up, for good: what it works on is about to be closed."""
        for work in self._works:
            work.cancel()
        self._works.clear()
        self._clock.stop()

    def finish(self) -> None:
        """Do everything at once, rest or not: for tests, and before a picture is taken."""
        while self.working:
            self._step(next(work for work in self._works if work.alive))
        self._works.clear()
        self.progressed.emit()

    def _slice(self) -> None:
        self._works = [work for work in self._works if work.alive]
        if not self._works:
            self.progressed.emit()
            return
        rest = self._touched + REST - monotonic()
        if self._busy() or rest > 0:
            self._clock.start(max(round(rest * 1000), 20))
            return
        self._clock.start(0)  # before the work: what raises must not stop the clock
        end = perf_counter() + SLICE
        while (work := next((each for each in self._works if each.alive), None)) and perf_counter() < end:
            self._step(work)
        self.progressed.emit()

    def _step(self, work: Work) -> None:
        try:
            told = next(work.steps)
        except BaseException as end:
            work.alive = False
            if not isinstance(end, StopIteration):
                raise
        else:
            work.done, work.total = told or (work.done, work.total)


class Aside:
    """Does work in a thread and comes back with what it answers or raises; an edit.editor.Aside.

    What takes longer than PATIENCE is waited for in a loop that paints and goes on with timers, but hands on no mouse and no
    key: they come after it. The work must call nothing of Qt.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "aside")

    def __call__(self, work: Callable[[], T]) -> T:
        doing = self._thread.submit(work)
        if not wait([doing], PATIENCE).done:
            self._go_on_until(doing)
        return doing.result()

    @staticmethod
    def _go_on_until(doing: Future[Any]) -> None:
        loop, clock = QEventLoop(), QTimer(interval=_LOOKED_EVERY // 8)
        clock.timeout.connect(lambda: loop.quit() if doing.done() else None)
        turns = sys.getswitchinterval()
        sys.setswitchinterval(_TURNS)
        QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        clock.start()
        try:
            while not doing.done():
                loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        finally:
            clock.stop()
            QGuiApplication.restoreOverrideCursor()
            sys.setswitchinterval(turns)


class _Cancelled(BaseException):
    """Raised within a job where it reports its progress; `finally` puts away what it had begun."""


class Task(QObject):
    """A job in a process of its own: `function(*arguments, progress=…)`, all of which must be picklable.

    A function named as "package.module:name" is imported there alone: the window need not wait for what only the job uses.

    One of `finished`, `failed` and `cancelled` ends it. `folder` is where it writes: should it have to be killed, the
    unfinished files of that process are taken away there.
    """

    progressed = Signal(str, int, int)
    finished = Signal(object)
    failed = Signal(object)  # UserError, or JobFault for a mistake in the program
    cancelled = Signal()

    def __init__(self, label: str, function: Callable[..., Any] | str, *arguments: Any, folder: Path | None = None) -> None:
        super().__init__()
        self.label = label
        self.stage, self.done, self.total = "", 0, 0
        self._folder = folder
        self._said: queue.SimpleQueue[tuple[str, Any]] = queue.SimpleQueue()
        context = multiprocessing.get_context("spawn")  # forking a program with a window and threads would be unsound
        self._pipe, theirs = context.Pipe()
        self._theirs = theirs
        self._process = context.Process(target=_work, args=(theirs, function, arguments), daemon=True)
        self._stop_by = 0.0
        self._clock = QTimer(self, interval=_LOOKED_EVERY)
        self._clock.timeout.connect(self._look)

    @property
    def running(self) -> bool:
        return self._clock.isActive()

    def start(self) -> None:
        self._process.start()
        self._theirs.close()
        # A large answer takes long to read: a thread does it, and the window goes on meanwhile.
        threading.Thread(target=_listen, args=(self._pipe, self._said), daemon=True).start()
        self._clock.start()

    def cancel(self) -> None:
        """Ask it to stop, and see to it that it does. `cancelled` follows when nothing of it is left."""
        if self.running and not self._stop_by:
            self._stop_by = monotonic() + _GRACE
            try:
                self._pipe.send("stop")
            except OSError:  # it is over already: the next look says how it ended
                pass
            self._process.terminate()

    def wait(self) -> None:
        """Stop and return when nothing of it is left: the program ends."""
        self.cancel()
        if self.running:
            self._process.join(_GRACE)
            self._end()

    def _look(self) -> None:
        while not self._said.empty():
            kind, value = self._said.get()
            if kind == "progress" and not self._stop_by:
                self.stage, self.done, self.total = value
                self.progressed.emit(*value)
            elif kind != "progress":
                self._close(kind, value)
                return
        if self._stop_by and monotonic() > self._stop_by:
            self._close("gone", None)

    def _close(self, kind: str, value: Any) -> None:
        self._end()
        if kind == "done":
            self.finished.emit(value)
        elif self._stop_by:
            self.cancelled.emit()
        else:
            self.failed.emit(value if kind == "failed" else JobFault(f"the process ended with code {self._process.exitcode}"))

    def _end(self) -> None:
        self._clock.stop()
        self._process.join(_GRACE / 3)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        if self._folder is not None:
            for part in self._folder.glob(f".*.{self._process.pid}.part"):
                shutil.rmtree(part) if part.is_dir() else part.unlink(missing_ok=True)


class JobFault(Exception):
    """A mistake of the program in a job; its text is the traceback from there."""


def _listen(pipe: Connection, said: queue.SimpleQueue[tuple[str, Any]]) -> None:
    """Hand on what a job says until it is over; "gone" is the last word of one that said no other."""
    try:
        while True:
            said.put(pipe.recv())
    except (EOFError, OSError):
        said.put(("gone", None))


def _work(pipe: Connection, function: Callable[..., Any] | str, arguments: tuple[Any, ...]) -> None:
    """Do a job: what runs in the process. Being asked to stop, and losing the window, end it where it reports."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in the terminal is for the window to answer
    signal.signal(signal.SIGTERM, _stop)
    if hasattr(os, "nice"):
        os.nice(5)  # the window has the processor first
    told = 0.0
    last = ""

    def progress(stage: str, done: int, total: int) -> None:
        nonlocal told, last
        if pipe.poll():
            raise _Cancelled
        if stage != last or done == total or monotonic() - told > _TOLD_EVERY:
            told, last = monotonic(), stage
            pipe.send(("progress", (stage, done, total)))

    try:
        done = (_named(function) if isinstance(function, str) else function)(*arguments, progress=progress)
        pipe.send(("done", done))
    except _Cancelled:
        pass
    except UserError as error:
        pipe.send(("failed", error))
    except OSError as error:
        remedy = "Check the disk, and your right to read and write there"
        pipe.send(("failed", UserError(str(error.strerror or error), file=error.filename or "", remedy=remedy)))
    except BaseException as error:
        pipe.send(("failed", JobFault("".join(traceback.format_exception(error)))))
    finally:
        pipe.close()


def _named(name: str) -> Callable[..., Any]:
    """The function of "package.module:name"."""
    module, _, function = name.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found


def _stop(number: int, frame: object) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # once is enough: what tidies up is not to be stopped
    raise _Cancelled
