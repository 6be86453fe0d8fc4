"""Hold the issue that is being edited: the one mutable cell of the program.

A change is completed by the rules, entered in the ledger (the project file), and only then shown to the listeners:
what the designer did is on the disk when the screen shows it. During a gesture changes are shown at once, but entered
as one step when the gesture ends, or not at all when it is given up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from voa_editor.edit.change import Change
from voa_editor.edit.history import NO_FILES, Files, History, Ledger, MemoryLedger
from voa_editor.edit.rules import enforce
from voa_editor.model.issue import Issue

Listener = Callable[[Issue, Change], None]
"""Called after each change with the issue it led to."""


class Editor:
    """The issue, its ledger and those who watch it. Not for use from several threads."""

    def __init__(self, issue: Issue, ledger: Ledger | None = None) -> None:
        self._issue = issue
        self._ledger: Ledger = ledger if ledger is not None else MemoryLedger()
        self._listeners: list[Listener] = []
        self._gesture: History | None = None
        self._before = issue  # the issue as the gesture began
        self._burst = ""

    @property
    def issue(self) -> Issue:
        return self._issue

    @property
    def in_gesture(self) -> bool:
        return self._gesture is not None

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` of each change from now on; the answer is what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def apply(self, change: Change | None, label: str, files: Files = NO_FILES, burst: str = "") -> Change:
        """Make a change; the answer is the change with what the rules added to it. None is a command that does not apply.

        Changes of the same `burst` that follow each other directly (letters typed, nudges) are one step of the history.

        Raises UserError if the project file cannot be written, and ValueError if the change is not for this issue;
        the issue is then as it was.
        """
        if not change:
            return Change()
        whole = enforce(self._issue, change)
        after = whole.apply(self._issue)
        if self._gesture is None:
            enter = self._ledger.extend if burst and burst == self._burst else self._ledger.commit
            enter(whole, label, files)
            self._burst = burst
        elif files:
            raise ValueError("a gesture brings no files: end it first")
        else:
            self._gesture = self._gesture.done(label, whole)
        self._show(after, whole)
        return whole

    def undo(self) -> bool:
        """Take the last step back; during a gesture, give the gesture up. False if there is nothing to undo."""
        if self._gesture is not None:
            self.bail()
            return True
        return self._follow(self._ledger.undo())

    def redo(self) -> bool:
        """Make the last undone step again. False if there is none, or during a gesture."""
        return self._gesture is None and self._follow(self._ledger.redo())

    def mark(self) -> int:
        """Begin a gesture, or note a point within one; the answer is for bail()."""
        if self._gesture is None:
            self._gesture, self._before = History(), self._issue
        return self._gesture.cursor

    def instead(self, change: Change | None) -> None:
        """During a gesture: make a change to the issue as it was when the gesture began, in place of all done since."""
        if self._gesture is None:
            raise ValueError("no gesture has begun")
        whole = enforce(self._before, change or Change())
        step = self._gesture.since(0).reversed().then(whole)
        self._gesture = History().done("", whole) if whole else History()
        if step:
            self._show(step.apply(self._issue), step)

    def bail(self, mark: int = 0) -> None:
        """Take back what was done since a mark; since mark 0, the gesture is over and nothing of it is kept."""
        if self._gesture is None:
            return
        self._gesture, back = self._gesture.bailed(mark)
        if mark == 0:
            self._gesture = None
        if back:
            self._show(back.apply(self._issue), back)

    def finish(self, label: str) -> None:
        """End the gesture and enter it as one step. If that fails the gesture is given up, and UserError raised."""
        if self._gesture is None:
            return
        whole, self._burst = self._gesture.since(0), ""
        try:
            self._ledger.commit(whole, label)
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

    def _follow(self, change: Change | None) -> bool:
        self._burst = ""
        if change is None:
            return False
        self._show(change.apply(self._issue), change)
        return True

    def _show(self, after: Issue, change: Change) -> None:
        self._issue = after
        for listener in tuple(self._listeners):
            listener(after, change)
