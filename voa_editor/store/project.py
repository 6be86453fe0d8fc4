"""Open, read and write a project: one file that holds an issue, the bytes of its assets and all that was done to it.

Reading and writing need nothing but SQLite; sqlite-utils, which takes 0.1 s to import, makes new projects and upgrades old ones.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from voa_editor.edit.change import Change, put, squash
from voa_editor.edit.history import NO_FILES, Files, HistoryEntry
from voa_editor.errors import ChangedElsewhere, NotWritable, UserError
from voa_editor.model.assets import Asset
from voa_editor.model.issue import Issue
from voa_editor.model.records import Record
from voa_editor.store import header, history, rows, schema
from voa_editor.store.blobs import StoredBlobs, keep
from voa_editor.store.connection import close, connect
from voa_editor.store.creation import write_new
from voa_editor.store.faults import OWN_COPY, damaged, explained
from voa_editor.store.history import Row


class Project:
    """An open .voa file. Each change is one transaction with its history row, and is on the disk when the call returns."""

    def __init__(self, connection: sqlite3.Connection, path: Path, write: bool) -> None:
        """For open() and create(); the connection is checked already."""
        self.path = path
        self.writable = write
        self.blobs = StoredBlobs(connection, path)
        self._connection = connection
        self._issue: Issue | None = rows.read_issue(connection, path)  # made anew when somebody asks, not at each letter typed
        self._records = dict(self._issue.records)
        self._last: tuple[int, Change] | None = None  # the newest row of the history, if it is known and stands
        self._seen = self._data_version()

    @classmethod
    def create(
        cls, path: Path, issue: Issue, files: Files = NO_FILES, label: str = "New project", overwrite: bool = False
    ) -> Self:
        """Write a new project and open it for writing. `files`: asset id → where its bytes are.

        Raises UserError (what stood at `path` is as it was), and ValueError if an asset has no file or a record is not valid.
        """

        def fill(connection: sqlite3.Connection) -> None:
            from voa_editor.store.migrations import make

            make(connection)
            connection.execute("BEGIN")
            whole = put(Issue(), issue.records.values())
            _write(connection, whole, files)
            history.append(connection, whole, label)
            connection.execute("COMMIT")

        write_new(path, overwrite, fill)
        return cls.open(path, write=True)

    @classmethod
    def open(cls, path: Path, *, write: bool = False) -> Self:
        """Open a project. Raises UserError for a file that is none, is damaged, altered, hostile, newer or not to be read."""
        found = header.examine(path)
        connection = connect(path, found, write)
        try:
            with explained(path):
                schema.check_objects(connection, path)
                if found.version < header.SCHEMA_VERSION:
                    _upgrade(connection, path, found.version, write)
                schema.check_tables(connection, path)
                return cls(connection, path, write)
        except BaseException:
            connection.close()
            raise

    @property
    def issue(self) -> Issue:
        if self._issue is None:
            self._issue = Issue(self._records.values())
        return self._issue

    def commit(self, change: Change, label: str, files: Files = NO_FILES) -> None:
        """Write a change and what it is called. What was undone before can no longer be redone.

        Raises UserError and leaves everything as it was if the file cannot be written.
        """
        if not change:
            return
        change.check(self._records)
        with self._transaction() as connection:
            _write(connection, change, files)
            seq = history.append(connection, change, label)
        self._follow(change)
        self._last = seq, change

    def extend(self, change: Change, label: str, files: Files = NO_FILES) -> bool:
        """Write a change as a part of the step before it: the row of the history says both as one. Else as commit().

        False if both together come to nothing: the row is gone then.
        """
        last = self._last_step() if change else None
        if last is None:
            self.commit(change, label, files)
            return True
        change.check(self._records)
        seq, whole = last[0], last[1].then(change)
        with self._transaction() as connection:
            _write(connection, change, files)
            history.rewrite(connection, seq, whole, label)
        self._follow(change)
        self._last = (seq, whole) if whole else None
        return bool(whole)

    def undo(self) -> Change | None:
        """Take back the last change that stands; the change that did so, or None where only the creation is left."""
        return self._walk(self._rows("undone = 0 AND seq > 1 ORDER BY seq DESC LIMIT 1"), undo=True)

    def redo(self) -> Change | None:
        """Make the first undone change again; the change that did so, or None if nothing is undone."""
        return self._walk(self._rows("undone = 1 ORDER BY seq LIMIT 1"), undo=False)

    def go_to(self, seq: int) -> Change | None:
        """Undo or redo until row `seq` of the history is the last that stands; all of it, as one change, or None."""
        if later := self._rows("undone = 0 AND seq > max(?, 1) ORDER BY seq DESC", seq):
            return self._walk(later, undo=True)
        return self._walk(self._rows("undone = 1 AND seq <= ? ORDER BY seq", seq), undo=False)

    def history(self, last: int | None = None) -> list[HistoryEntry]:
        """What was done (the newest `last` steps), oldest first; the first of all is the creation, which cannot be undone."""
        with explained(self.path):
            return history.entries(self._connection, last)

    def labels(self) -> tuple[str, str]:
        """What undo would take back, and what redo would make again; "" for nothing."""
        with explained(self.path):
            return history.labels(self._connection)

    def save_copy(self, path: Path, overwrite: bool = False) -> None:
        """Write the project as it is, with its history, as another file. Raises UserError; what stood there is as it was then."""
        if path.resolve() == self.path.resolve():
            raise UserError("the project itself cannot be its copy", file=path, remedy="Give another name")
        with explained(self.path):
            write_new(path, overwrite, self._connection.backup)

    def verify(self) -> list[str]:
        """Read the whole file and say what is damaged: pages of the database, and assets by their ids."""
        with explained(self.path):
            found = [str(row[0]) for row in self._connection.execute("PRAGMA quick_check(20)")]
        return [fault for fault in found if fault != "ok"] + [f"asset {asset} is damaged" for asset in self.blobs.damaged()]

    def close(self) -> None:
        """Close the file; nothing is left beside it."""
        close(self._connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _rows(self, where: str, *values: int) -> list[Row]:
        with explained(self.path):
            return history.find_rows(self._connection, where, *values)

    def _last_step(self) -> tuple[int, Change] | None:
        """The newest row of the history and its change; None if it is undone, or the creation."""
        if self._last is None:
            newest = "seq = (SELECT max(seq) FROM history) AND undone = 0 AND seq > 1"
            for row in self._rows(newest):
                self._last = row.seq, self._understood(row, self._records, undo=True).reversed()
        return self._last

    def _walk(self, steps: list[Row], undo: bool) -> Change | None:
        """Take back or make again what rows of the history say, one after another, in one transaction."""
        after, made = dict(self._records), []
        for row in steps:
            made.append(self._understood(row, after, undo))
            _bring(after, made[-1])
        if not made:
            return None
        with self._transaction() as connection:
            for change in made:
                rows.write_change(connection, change)
            history.mark_undone(connection, (row.seq for row in steps), undo)
        self._issue, self._records, self._last = None, after, None
        return squash(made)

    def _understood(self, row: Row, records: Mapping[str, Record], undo: bool) -> Change:
        """The change of a row, which fits the records."""
        try:
            return row.understood(records, undo)
        except (ValueError, rows.Fault) as error:
            message = f"this step of the history is damaged ({error}); the issue itself is as it was"
            raise damaged(self.path, message, f"table history, row {row.seq}") from error

    def _follow(self, change: Change) -> None:
        _bring(self._records, change)
        self._issue = None

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """All that is written inside, or nothing."""
        if not self.writable:
            raise NotWritable("the project was opened for reading only; nothing was changed", file=self.path, remedy=OWN_COPY)
        with explained(self.path):
            try:
                self._connection.execute("BEGIN IMMEDIATE")  # from here on nobody else can write
                self._check_unchanged()
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                self._settle()
                raise

    def _settle(self) -> None:
        """Take back what a write that failed has left; if that was for want of space, the next look at the file does it: look."""
        with suppress(sqlite3.Error, UserError):
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            if rows.read_issue(self._connection, self.path) == self.issue:
                self._seen = self._data_version()  # rolling back counts as a change by another

    def _check_unchanged(self) -> None:
        if self._data_version() != self._seen:
            message = "another program changed the project since it was opened; nothing was written"
            raise ChangedElsewhere(message, file=self.path, remedy="Open it again")

    def _data_version(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])


def _bring(records: dict[str, Record], change: Change) -> None:
    """Make of the records what the change leads to."""
    for record_id in change.removed:
        del records[record_id]
    records.update(change.written())


def _write(connection: sqlite3.Connection, change: Change, files: Files) -> None:
    """Write the records of a change, and the bytes of assets that it brings, inside the caller's transaction."""
    for asset in [record.id for record in change.added.values() if isinstance(record, Asset)]:
        if connection.execute("SELECT 1 FROM blobs WHERE id = ?", (asset,)).fetchone() is None:
            if asset not in files:
                raise ValueError(f"the asset {asset!r} comes without its bytes")
            keep(connection, asset, files[asset])
    rows.write_change(connection, change)


def _upgrade(connection: sqlite3.Connection, path: Path, version: int, write: bool) -> None:
    if not write:
        message = f"the project was made by an older version of voa_editor (its format is {version})"
        raise UserError(message, file=path, remedy="Open it for writing once: that keeps a copy and brings it up to date")
    from voa_editor.store.migrations import upgrade

    upgrade(connection, path, version)
