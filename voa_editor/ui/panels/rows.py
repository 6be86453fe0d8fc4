"""Bring lists up to date row by row: what is selected, edited or scrolled to stays where it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Remove:
    """Rows first ≤ i < end go."""

    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Insert:
    """Rows first ≤ i < end come, those of the list that is wanted."""

    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Move:
    """Row `row` comes to stand at `to`, counted without it."""

    row: int
    to: int


Step = Remove | Insert | Move


def steps(before: Sequence[str], after: Sequence[str]) -> Iterator[Step]:
    """What leads from one order of keys to another, one step after the other. Keys are unique in each."""
    wanted = {key: n for n, key in enumerate(after)}
    here = list(before)
    for first, end in reversed(list(_runs([key not in wanted for key in here]))):
        yield Remove(first, end)
        del here[first:end]
    known = set(here)
    n = 0
    while n < len(after):
        key = after[n]
        if key not in known:
            end = next((m for m in range(n, len(after)) if after[m] in known), len(after))
            yield Insert(n, end)
            here[n:n] = after[n:end]
            n = end
            continue
        if here[n] != key:
            behind = n + 1 < len(here) and here[n + 1] == key  # then the one before it went further down
            row, to = (n, min(wanted[here[n]], len(here) - 1)) if behind else (here.index(key, n), n)
            yield Move(row, to)
            here.insert(to, here.pop(row))
        n += 1


def _runs(marked: list[bool]) -> Iterator[tuple[int, int]]:
    """The runs of True, each from its first to the one after its last."""
    start = -1
    for n, mark in enumerate([*marked, False]):
        if mark and start < 0:
            start = n
        elif not mark and start >= 0:
            yield start, n
            start = -1


class Rows(QAbstractListModel, Generic[T]):
    """A list of values, each with a key of its own. A subclass says what a value shows by `shown`."""

    def __init__(self, key: Callable[[T], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._items: list[T] = []
        self._row_of: dict[str, int] = {}

    @property
    def items(self) -> Sequence[T]:
        return self._items

    def item(self, index: Index) -> T:
        return self._items[index.row()]

    def row_of(self, key: str) -> int:
        """The row with a key; -1 for none."""
        return self._row_of.get(key, -1)

    def show(self, items: Sequence[T]) -> None:
        """Have these values in this order."""
        keys = [self._key(item) for item in items]
        nowhere = QModelIndex()
        for step in steps([self._key(item) for item in self._items], keys):
            match step:
                case Remove(first, end):
                    self.beginRemoveRows(nowhere, first, end - 1)
                    del self._items[first:end]
                    self.endRemoveRows()
                case Insert(first, end):
                    self.beginInsertRows(nowhere, first, end - 1)
                    self._items[first:first] = items[first:end]
                    self.endInsertRows()
                case Move(row, to):
                    self.beginMoveRows(nowhere, row, row, nowhere, to + 1 if to > row else to)
                    self._items.insert(to, self._items.pop(row))
                    self.endMoveRows()
        self._row_of = {key: n for n, key in enumerate(keys)}
        changed = [old != new for old, new in zip(self._items, items, strict=True)]
        self._items = list(items)
        for first, end in _runs(changed):
            self.dataChanged.emit(self.index(first), self.index(end - 1))

    def shown(self, item: T, role: int) -> Any:
        """What a value shows in a role of Qt's."""
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own default
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self.shown(self._items[index.row()], role) if index.isValid() and index.row() < len(self._items) else None
