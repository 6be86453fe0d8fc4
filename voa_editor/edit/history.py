"""Remember what was done as a value: labelled changes up to a cursor, with marks to squash and bail to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from voa_editor.edit.change import Change, squash

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
        return self.at(self.cursor - 1) if self.cursor > 0 else None

    def redone(self) -> tuple[History, Change] | None:
        """The history one step forward and the change that leads there; None at the end."""
        return self.at(self.cursor + 1) if self.cursor < len(self.steps) else None

    def at(self, cursor: int) -> tuple[History, Change]:
        """The history with the cursor at another place, and the change that leads there."""
        back, forward = self.steps[cursor : self.cursor], self.steps[self.cursor : cursor]
        change = squash(step.change for step in back).reversed() if back else squash(step.change for step in forward)
        return History(self.steps, cursor), change

    def since(self, mark: int) -> Change:
        """All that was done since a mark, as one change."""
        return squash(step.change for step in self.steps[mark : self.cursor])

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


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A step of the history: its number, when it was made (ISO, UTC; "" where that is not kept), its name, whether it is undone.

    Entry 1 is how the issue came to be; it cannot be undone.
    """

    seq: int
    at: str
    label: str
    undone: bool


class Ledger(Protocol):
    """Where changes are entered for good: the project file, or a MemoryLedger. Nobody keeps a second account."""

    def commit(self, change: Change, label: str, files: Files = NO_FILES) -> None: ...

    def extend(self, change: Change, label: str, files: Files = NO_FILES) -> bool:
        """Enter a change as a further part of the last step (as a step of its own if there is none, or it is undone).

        False if the step has come to nothing by it, and is no longer there.
        """
        ...

    def undo(self) -> Change | None: ...

    def redo(self) -> Change | None: ...

    def go_to(self, seq: int) -> Change | None:
        """Undo or redo until entry `seq` is the last that stands. The change that did so; None if it is that already."""
        ...

    def history(self, last: int | None = None) -> list[HistoryEntry]:
        """What was done, oldest first; of the newest `last` steps alone, if that is said."""
        ...

    def labels(self) -> tuple[str, str]:
        """What undo would take back, and what redo would make again; "" for nothing."""
        ...


class MemoryLedger:
    """A ledger for an issue that has no file."""

    def __init__(self) -> None:
        self._history = History()

    def commit(self, change: Change, label: str, files: Files = NO_FILES) -> None:
        """Enter a change; the bytes of new assets are not kept."""
        if change:
            self._history = self._history.done(label, change)

    def extend(self, change: Change, label: str, files: Files = NO_FILES) -> bool:
        """Enter a change as a part of the last step."""
        last = self._history.cursor
        if not change or last == 0 or last < len(self._history.steps):
            self.commit(change, label, files)
            return True
        self._history = self._history.done(label, change).squashed(last - 1, label)
        return self._history.cursor == last

    def undo(self) -> Change | None:
        return self._go(self._history.undone())

    def redo(self) -> Change | None:
        return self._go(self._history.redone())

    def go_to(self, seq: int) -> Change | None:
        """Undo or redo until entry `seq` is the last that stands."""
        cursor = min(max(seq - 1, 0), len(self._history.steps))
        return self._go(self._history.at(cursor) if cursor != self._history.cursor else None)

    def history(self, last: int | None = None) -> list[HistoryEntry]:
        """What was done, oldest first; nobody notes when."""
        done = enumerate(self._history.steps)
        whole = [HistoryEntry(1, "", "New issue", False)] + [
            HistoryEntry(n + 2, "", step.label, n >= self._history.cursor) for n, step in done
        ]
        return whole if last is None else whole[max(len(whole) - last, 0) :]

    def labels(self) -> tuple[str, str]:
        """What undo would take back, and what redo would make again."""
        steps, cursor = self._history.steps, self._history.cursor
        return (steps[cursor - 1].label if cursor else "", steps[cursor].label if cursor < len(steps) else "")

    def _go(self, step: tuple[History, Change] | None) -> Change | None:
        if step is None:
            return None
        self._history, change = step
        return change
