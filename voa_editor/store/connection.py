"""Open SQLite on a project so that the file can do no harm and a commit is on the disk when it returns."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from voa_editor.errors import NotWritable
from voa_editor.store.faults import OWN_COPY, explained
from voa_editor.store.header import Header, beside, cut_off

LONGEST_VALUE = 1 << 29  # bytes: no asset is larger
_KEPT_JOURNAL = 1 << 20  # bytes of a journal that stay: that of an import is as large as what it replaced
PATIENCE = 5.0  # seconds to wait for another program's commit
ANY_THREAD = sqlite3.threadsafety == 3  # whether a connection may be used by one thread and then by another

_SAFE = (
    "PRAGMA trusted_schema=OFF",  # nothing in a stranger's schema may call a function with side effects
    "PRAGMA cell_size_check=ON",
    "PRAGMA temp_store=MEMORY",
)


def connect(path: Path, header: Header, write: bool) -> sqlite3.Connection:
    """A connection for reading, or for writing too. Raises UserError.

    A write that was cut off (its journal lies beside the file) is rolled back first, also for reading.
    """
    with explained(path):
        if write:
            return _connect_writing(path)
        if cut_off(path):
            roll_back(path)
        # A file left in WAL mode cannot be opened on read-only media unless SQLite is told that nobody writes to it.
        unchanging = header.wal and not beside(path, "-wal").exists()
        return _connect(path, "mode=ro&immutable=1" if unchanging else "mode=ro", ["PRAGMA query_only=ON"])


def roll_back(path: Path) -> None:
    """Undo a write that was cut off: SQLite does so at the first look by a connection that may write."""
    with explained(path):
        connection = _connect(path, "mode=rw", [])
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        finally:
            connection.close()


def close(connection: sqlite3.Connection) -> None:
    """Close a connection, and take away the journal that it kept."""
    with suppress(sqlite3.Error):  # read only, or another program is at it: an emptied journal does no harm
        connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()


def connect_new(path: Path) -> sqlite3.Connection:
    """A connection to a file that nobody knows of yet: no journal; the caller syncs and renames it, and explains faults."""
    pragmas = ["PRAGMA page_size=8192", "PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF"]
    return _connect(path, "mode=rwc", pragmas)


def _connect_writing(path: Path) -> sqlite3.Connection:
    mine = os.access in os.supports_effective_ids
    if not os.access(path, os.W_OK, effective_ids=mine):
        raise NotWritable("the file cannot be written to", file=path, remedy=OWN_COPY)
    if not os.access(path.parent, os.W_OK, effective_ids=mine):  # a journal stands beside the file while it is written
        raise NotWritable("its folder cannot be written to", file=path, remedy=OWN_COPY)
    # EXTRA syncs the folder too, so that a commit cannot be lost by a journal coming back after a power failure.
    connection = _connect(path, "mode=rw", ["PRAGMA synchronous=EXTRA", "PRAGMA journal_mode=DELETE"])
    try:
        connection.execute("BEGIN IMMEDIATE")  # fails now, not at the first change, if nobody may write here
        connection.execute("ROLLBACK")
        # The journal is kept until the file is closed, its head zeroed by each commit: to make and to remove it each time costs
        # two more waits for the disk, as long as all else that a letter typed needs.
        connection.execute("PRAGMA journal_mode=PERSIST")
        connection.execute(f"PRAGMA journal_size_limit={_KEPT_JOURNAL}")
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(path: Path, mode: str, pragmas: list[str]) -> sqlite3.Connection:
    """A serialised SQLite may be asked from several threads: photographs are decoded in them."""
    uri = f"{path.resolve().as_uri()}?{mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=not ANY_THREAD)
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        for pragma in (*_SAFE, *pragmas):
            connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return connection
