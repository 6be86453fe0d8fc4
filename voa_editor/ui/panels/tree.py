"""Bring a tree up to date branch by branch: what is open, selected or edited stays so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt

from voa_editor.ui.panels.rows import Index, Insert, Move, Remove, steps


@dataclass(frozen=True, slots=True)
class Node:
    """A row of a tree, with what stands below it. `key` is unique in the whole tree."""

    key: str
    below: tuple[Node, ...] = ()


class _Branch:
    """A node in its place."""

    __slots__ = ("below", "node", "parent")

    def __init__(self, node: Node, parent: _Branch | None) -> None:
        self.node, self.parent = node, parent
        self.below = [_Branch(each, self) for each in node.below]


class Tree(QAbstractItemModel):
    """A tree of nodes in `columns` columns. A subclass says what a node shows by `shown`."""

    columns = 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = _Branch(Node(""), None)

    def node(self, index: Index) -> Node:
        """The node of an index; the root's for none."""
        return self._branch(index).node

    def find(self, key: str) -> QModelIndex:
        """The index of a key in the first column; an invalid one for none."""
        return next((self._index(branch) for branch in self._all(self._root) if branch.node.key == key), QModelIndex())

    def show(self, nodes: Sequence[Node]) -> None:
        """Have these nodes, with all that is below them."""
        self._sync(self._root, nodes)

    def shown(self, node: Node, column: int, role: int) -> Any:
        """What a node shows in a column and a role of Qt's."""
        return None

    def _sync(self, branch: _Branch, nodes: Sequence[Node]) -> None:
        here = self._index(branch)
        for step in steps([each.node.key for each in branch.below], [node.key for node in nodes]):
            match step:
                case Remove(first, end):
                    self.beginRemoveRows(here, first, end - 1)
                    del branch.below[first:end]
                    self.endRemoveRows()
                case Insert(first, end):
                    self.beginInsertRows(here, first, end - 1)
                    branch.below[first:first] = [_Branch(node, branch) for node in nodes[first:end]]
                    self.endInsertRows()
                case Move(row, to):
                    self.beginMoveRows(here, row, row, here, to + 1 if to > row else to)
                    branch.below.insert(to, branch.below.pop(row))
                    self.endMoveRows()
        for each, node in zip(branch.below, nodes, strict=True):
            if each.node is not node:
                changed, each.node = replace(each.node, below=()) != replace(node, below=()), node
                if changed:
                    there = self._index(each)
                    self.dataChanged.emit(there, there.siblingAtColumn(self.columns - 1))
                self._sync(each, node.below)

    def _all(self, branch: _Branch) -> Iterator[_Branch]:
        for each in branch.below:
            yield each
            yield from self._all(each)

    def _branch(self, index: Index) -> _Branch:
        found = index.internalPointer() if index.isValid() else None
        return found if isinstance(found, _Branch) else self._root

    def _index(self, branch: _Branch) -> QModelIndex:
        if branch.parent is None:
            return QModelIndex()
        return self.createIndex(branch.parent.below.index(branch), 0, branch)

    # -- as Qt asks ----------------------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 Qt's own default
        below = self._branch(parent).below
        there = 0 <= row < len(below) and 0 <= column < self.columns
        return self.createIndex(row, column, below[row]) if there else QModelIndex()

    def parent(self, index: Index | None = None) -> Any:  # Qt has another function of this name
        if index is None:
            return super().parent()
        above = self._branch(index).parent
        return self._index(above) if above is not None else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() and parent.column() > 0 else len(self._branch(parent).below)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return self.columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self.shown(self.node(index), index.column(), role) if index.isValid() else None
