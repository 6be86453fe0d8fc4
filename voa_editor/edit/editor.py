"""Hold the issue that is being edited: the one mutable cell of the program.

A change is completed by the rules, entered in the ledger (the project file), and only then shown to the listeners:
what the designer did is on the disk when the screen shows it. During a gesture changes are shown at once, but entered
as one step when the gesture ends, or not at all when it is given up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol, TypeVar

from voa_editor.edit.change import Change
from voa_editor.edit.history import NO_FILES, Files, History, HistoryEntry, Ledger, MemoryLedger
from voa_editor.edit.rules import completed, enforce
from voa_editor.errors import UserError
from voa_editor.model.issue import Issue

T = TypeVar("T")


class Aside(Protocol):
    """How work that may take long is done: at once, or in another thread while the caller's goes on showing."""

    def __call__(self, work: Callable[[], T]) -> T: ...


def at_once(work: Callable[[], T]) -> T:
    """Do it here and now."""
    return work()


Listener = Callable[[Issue, Change], None]
"""Called after each change with the issue it led to."""


class Editor:
    """The issue, its ledger and those who watch it. Not for use from several threads.

    What takes long (what follows from a large change, and writing it) is done `aside`. Until it is over the editor is `busy`:
    the issue is as it was, and refuses every other change.
    """

    def __init__(self, issue: Issue, ledger: Ledger | None = None, aside: Aside = at_once) -> None:
        self._issue = issue
        self._aside = aside
        self._busy = False
        self._ledger: Ledger = ledger if ledger is not None else MemoryLedger()
        self._listeners: list[Listener] = []
        self._gesture: History | None = None
        self._before = issue  # the issue as the gesture began
        self._burst = ""
        self._labels: tuple[str, str] | None = None  # of undo and redo, until the next change

    @property
    def issue(self) -> Issue:
        return self._issue

    @property
    def in_gesture(self) -> bool:
        return self._gesture is not None

    @property
    def busy(self) -> bool:
        """Whether a change is being worked out or written aside."""
        return self._busy

    def work_out(self, work: Callable[[], T]) -> T:
        """Do aside what takes long to work out of the issue as it is. Raises UserError if the editor is busy."""
        self._need_rest()
        self._busy = True
        try:
            return self._aside(work)
        finally:
            self._busy = False

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` of each change from now on; the answer is what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def apply(self, change: Change | None, label: str, files: Files = NO_FILES, burst: str = "") -> Change:
        """Make a change; the answer is the change with what the rules added to it. None is a command that does not apply.

        Changes of the same `burst` that follow each other directly (letters typed, nudges) are one step of the history.

        Raises UserError if the project file cannot be written or the editor is busy, and ValueError if the change is not for
        this issue; the issue is then as it was.
        """
        if not change:
            return Change()
        if self._gesture is None:
            whole, after = self.work_out(lambda: self._entered(change, label, files, burst))
        elif files:
            raise ValueError("a gesture brings no files: end it first")
        else:
            self._need_rest()
            whole, after = completed(self._issue, change)
            self._gesture = self._gesture.done(label, whole) if whole else self._gesture
        if whole:
            self._show(after, whole)
        return whole

    def undo(self) -> bool:
        """Take the last step back; during a gesture, give the gesture up. False if there is nothing to undo."""
        if self._gesture is not None:
            self.bail()
            return True
        return self._follow(self._ledger.undo)

    def redo(self) -> bool:
        """Make the last undone step again. False if there is none, or during a gesture."""
        return self._gesture is None and self._follow(self._ledger.redo)

    def go_to(self, seq: int) -> bool:
        """Undo or redo until entry `seq` is the last that stands. False if it is that already, or during a gesture."""
        return self._gesture is None and self._follow(lambda: self._ledger.go_to(seq))

    def entries(self, last: int | None = None) -> list[HistoryEntry]:
        """What was done (the newest `last` steps), oldest first; entry 1 is the issue as it was made."""
        return self._ledger.history(last)

    @property
    def undo_label(self) -> str:
        """What undo would take back; "" for nothing."""
        return self._both_labels()[0]

    @property
    def redo_label(self) -> str:
        """What redo would make again; "" for nothing."""
        return self._both_labels()[1]

    def mark(self) -> int:
        """Begin a gesture, or note a point within one; the answer is for bail()."""
        if self._gesture is None:
            self._gesture, self._before = History(), self._issue
        return self._gesture.cursor

    def instead(self, change: Change | None) -> None:
        """During a gesture: make a change to the issue as it was when the gesture began, in place of all done since."""
        if self._gesture is None:
            raise ValueError("no gesture has begun")
        self._need_rest()
        whole = enforce(self._before, change or Change())
        step = self._gesture.since(0).reversed().then(whole)
        self._gesture = History().done("", whole) if whole else History()
        if step:
            self._show(step.apply(self._issue), step)

    def bail(self, mark: int = 0) -> None:
        """Take back what was done since a mark; since mark 0, the gesture is over and nothing of it is kept."""
        if self._gesture is None:
            return
        self._need_rest()
        self._gesture, back = self._gesture.bailed(mark)
        if mark == 0:
            self._gesture = None
        if back:
            self._show(back.apply(self._issue), back)

    def finish(self, label: str) -> None:
        """End the gesture and enter it as one step. If that fails the gesture is given up, and UserError raised."""
        if self._gesture is None:
            return
        whole = self._gesture.since(0)
        try:
            self.work_out(lambda: self._enter(whole, label))
        except BaseException:
            self.bail()
            raise
        self._gesture = None

    @contextmanager
    def gesture(self, label: str) -> Iterator[None]:
        """One step of all that is applied inside; none of it if an error comes out."""
        self.mark()
        try:
            yield
        except BaseException:
            self.bail()
            raise
        self.finish(label)

    def _entered(self, change: Change, label: str, files: Files, burst: str) -> tuple[Change, Issue]:
        """Complete a change and enter it; the whole of it, and the issue it leads to."""
        whole, after = completed(self._issue, change)
        if whole:
            self._enter(whole, label, files, burst)
        return whole, after

    def _enter(self, whole: Change, label: str, files: Files = NO_FILES, burst: str = "") -> None:
        """Put a change into the ledger; as a part of the last step, if that belongs to the same burst."""
        stands = True
        if burst and burst == self._burst:
            stands = self._ledger.extend(whole, label, files)
        else:
            self._ledger.commit(whole, label, files)
        self._burst, self._labels = burst if stands else "", None

    def _both_labels(self) -> tuple[str, str]:
        if self._labels is None:
            self._labels = self._ledger.labels()
        return self._labels

    def _follow(self, step: Callable[[], Change | None]) -> bool:
        """Go a step of the ledger; False if there is none."""

        def followed() -> tuple[Change, Issue] | None:
            change = step()
            return None if change is None else (change, change.apply(self._issue))

        gone = self.work_out(followed)
        self._burst, self._labels = "", None
        if gone is None:
            return False
        self._show(gone[1], gone[0])
        return True

    def _need_rest(self) -> None:
        if self._busy:
            raise UserError("another change is still being made", remedy="Try again in a moment")

    def _show(self, after: Issue, change: Change) -> None:
        self._issue = after
        for listener in tuple(self._listeners):
            listener(after, change)
