"""Remember what was done as a value: labelled changes up to a cursor, with marks to squash and bail to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from voa_editor.edit.change import Change

Files = Mapping[str, Path | bytes]
NO_FILES: Files = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done: what the Undo menu calls it, and the change."""

    label: str
    change: Change


@dataclass(frozen=True, slots=True)
class History:
    """Steps done (before the cursor) and undone (from the cursor on). A mark is a value of the cursor."""

    steps: tuple[Step, ...] = ()
    cursor: int = 0

    def done(self, label: str, change: Change) -> History:
        """The history after one more step; what was undone is forgotten."""
        return History((*self.steps[: self.cursor], Step(label, change)), self.cursor + 1)

    def undone(self) -> tuple[History, Change] | None:
        """The history one step back and the change that leads there; None at the beginning."""
        if self.cursor == 0:
            return None
        return History(self.steps, self.cursor - 1), self.steps[self.cursor - 1].change.reversed()

    def redone(self) -> tuple[History, Change] | None:
        """The history one step forward and the change that leads there; None at the end."""
        if self.cursor == len(self.steps):
            return None
        return History(self.steps, self.cursor + 1), self.steps[self.cursor].change

    def since(self, mark: int) -> Change:
        """All that was done since a mark, as one change."""
        whole = Change()
        for step in self.steps[mark : self.cursor]:
            whole = whole.then(step.change)
        return whole

    def squashed(self, mark: int, label: str) -> History:
        """The steps since a mark as one step; none if they come to nothing."""
        whole = self.since(mark)
        before = self._up_to(mark)
        return before.done(label, whole) if whole else before

    def bailed(self, mark: int) -> tuple[History, Change]:
        """The history as it was at the mark, and the change that leads back there."""
        return self._up_to(mark), self.since(mark).reversed()

    def _up_to(self, mark: int) -> History:
        return History(self.steps[:mark], mark)


class Ledger(Protocol):
    """Where changes are entered for good: the project file, or a MemoryLedger. Nobody keeps a second account."""

    def commit(self, change: Change, label: str, files: Files = NO_FILES) -> None: ...

    def extend(self, change: Change, label: str, files: Files = NO_FILES) -> None:
        """Enter a change as a further part of the last step; as a step of its own if there is none."""
        ...

    def undo(self) -> Change | None: ...

    def redo(self) -> Change | None: ...


class MemoryLedger:
    """A ledger for an issue that has no file."""

    def __init__(self) -> None:
        self.history = History()

    def commit(self, change: Change, label: str, files: Files = NO_FILES) -> None:
        """Enter a change; the bytes of new assets are not kept."""
        if change:
            self.history = self.history.done(label, change)

    def extend(self, change: Change, label: str, files: Files = NO_FILES) -> None:
        """Enter a change as a part of the last step."""
        self.commit(change, label, files)
        self.history = self.history.squashed(max(self.history.cursor - 2, 0), label)

    def undo(self) -> Change | None:
        return self._go(self.history.undone())

    def redo(self) -> Change | None:
        return self._go(self.history.redone())

    def _go(self, step: tuple[History, Change] | None) -> Change | None:
        if step is None:
            return None
        self.history, change = step
        return change
