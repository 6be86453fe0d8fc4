"""Open, read and write a project: one file that holds an issue, the bytes of its assets and all that was done to it.

Reading needs nothing but SQLite; sqlite-utils, which takes 0.1 s to import, is loaded at the first write.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from voa_editor.edit.change import Change, put
from voa_editor.edit.history import NO_FILES, Files
from voa_editor.errors import UserError
from voa_editor.model.assets import Asset
from voa_editor.model.issue import Issue
from voa_editor.store import header, rows, schema
from voa_editor.store.blobs import StoredBlobs, keep
from voa_editor.store.connection import connect
from voa_editor.store.creation import write_new
from voa_editor.store.faults import damaged, explained
from voa_editor.store.history import HistoryEntry, decode, encode, expand, squeeze

if TYPE_CHECKING:
    from sqlite_utils import Database


class Project:
    """An open .voa file. Each change is one transaction with its history row, and is on the disk when the call returns."""

    def __init__(self, connection: sqlite3.Connection, path: Path, write: bool) -> None:
        """For open() and create(); the connection is checked already."""
        self.path = path
        self.writable = write
        self.blobs = StoredBlobs(connection, path)
        self._connection = connection
        self._db: Database | None = None
        self._issue = rows.read_issue(connection, path)
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

            db = make(connection)
            with db.atomic():
                _record(db, put(Issue(), issue.records.values()), label, files)

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
        return self._issue

    def commit(self, change: Change, label: str, files: Files = NO_FILES) -> None:
        """Write a change and what it is called. What was undone before can no longer be redone.

        Raises UserError and leaves everything as it was if the file cannot be written.
        """
        if not change:
            return
        after = change.apply(self._issue)
        with self._transaction() as db:
            db.table("history").delete_where("undone = 1")
            _record(db, change, label, files)
        self._issue = after

    def undo(self) -> Change | None:
        """Take back the last change that stands; the change that did so, or None where only the creation is left."""
        return self._step("undone = 0 AND seq > 1 ORDER BY seq DESC", undo=True)

    def redo(self) -> Change | None:
        """Make the first undone change again; the change that did so, or None if nothing is undone."""
        return self._step("undone = 1 ORDER BY seq", undo=False)

    def history(self) -> list[HistoryEntry]:
        """What was done, oldest first; the first entry is the creation, which cannot be undone."""
        with explained(self.path):
            found = self._connection.execute("SELECT seq, at, label, undone FROM history ORDER BY seq").fetchall()
        return [HistoryEntry(seq, at, label, bool(undone)) for seq, at, label, undone in found]

    def verify(self) -> list[str]:
        """Read the whole file and say what is damaged: pages of the database, and assets by their ids."""
        with explained(self.path):
            found = [str(row[0]) for row in self._connection.execute("PRAGMA quick_check(20)")]
        return [fault for fault in found if fault != "ok"] + [f"asset {asset} is damaged" for asset in self.blobs.damaged()]

    def close(self) -> None:
        """Close the file; nothing is left beside it."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _step(self, where: str, undo: bool) -> Change | None:
        with explained(self.path):
            row = self._connection.execute(f"SELECT seq, change, packed FROM history WHERE {where} LIMIT 1").fetchone()
        if row is None:
            return None
        try:
            change = decode(expand(row[1], row[2]), self._issue, undo)
            after = change.apply(self._issue)
        except (ValueError, KeyError, rows.Fault) as error:
            message = f"this step of the history is damaged ({error}); the issue itself is as it was"
            raise damaged(self.path, message, f"table history, row {row[0]}") from error
        with self._transaction() as db:
            rows.write_change(db, change)
            db.table("history").update(row[0], {"undone": int(undo)})
        self._issue = after
        return change

    @contextmanager
    def _transaction(self) -> Iterator[Database]:
        """All that is written inside, or nothing."""
        if not self.writable:
            raise UserError("the project was opened for reading only", file=self.path, remedy="Open it for writing")
        with explained(self.path):
            if self._db is None:
                from sqlite_utils import Database

                self._db = Database(self._connection, execute_plugins=False)
            try:
                with self._db.atomic():
                    self._check_unchanged()
                    yield self._db
            except BaseException:
                self._settle()
                raise

    def _settle(self) -> None:
        """After a write that failed for want of space, the file is rolled back by the next look at it: look now."""
        with suppress(sqlite3.Error, UserError):
            if rows.read_issue(self._connection, self.path) == self._issue:
                self._seen = self._data_version()  # rolling back counts as a change by another

    def _check_unchanged(self) -> None:
        """Called inside a transaction: the look at the history takes the lock that keeps others from writing."""
        self._connection.execute("SELECT max(seq) FROM history").fetchone()
        if self._data_version() != self._seen:
            message = "another program changed the project since it was opened; nothing was written"
            raise UserError(message, file=self.path, remedy="Open it again")

    def _data_version(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])


def _record(db: Database, change: Change, label: str, files: Files) -> None:
    """Write records, bytes and history of a change, inside the caller's transaction."""
    for old, new in change.updated.values():
        if type(old) is not type(new):
            raise ValueError(f"{new.id!r} cannot become another kind of record")
    for asset in [record.id for record in change.added.values() if isinstance(record, Asset)]:
        if not db.table("blobs").count_where("id = ?", [asset]):
            if asset not in files:
                raise ValueError(f"the asset {asset!r} comes without its bytes")
            keep(db.conn, asset, files[asset])
    rows.write_change(db, change)
    text, packed = squeeze(encode(change))
    at = datetime.now(UTC).isoformat(timespec="seconds")
    db.table("history").insert({"at": at, "label": label, "undone": 0, "change": text, "packed": packed}, pk="seq")


def _upgrade(connection: sqlite3.Connection, path: Path, version: int, write: bool) -> None:
    if not write:
        message = f"the project was made by an older version of voa_editor (its format is {version})"
        raise UserError(message, file=path, remedy="Open it for writing once: that keeps a copy and brings it up to date")
    from voa_editor.store.migrations import upgrade

    upgrade(connection, path, version)
