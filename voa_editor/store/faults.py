"""Turn what SQLite says into what the user can do about it."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from voa_editor.errors import NotWritable, UserError

OWN_COPY = "Allow writing, or work on a copy in a folder of your own"
RESTORE = "Open a copy made earlier, or build the project again from its manuscript"

_FAULTS: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_FULL: ("the disk is full; the project is as it was", "Free some space and do it again"),
    sqlite3.SQLITE_PERM: ("the file may not be opened", "Ask its owner for permission, or work on a copy"),
    sqlite3.SQLITE_CANTOPEN: ("the file or its folder cannot be opened", OWN_COPY),
    sqlite3.SQLITE_BUSY: ("another program is writing to the project", "Wait until it is done, or close it, and try again"),
    sqlite3.SQLITE_LOCKED: ("another program is writing to the project", "Wait until it is done, or close it, and try again"),
    sqlite3.SQLITE_IOERR: (
        "the disk failed while the project was read or written; the project is as it was",
        "Check the disk, its free space and the connection to it, and do it again",
    ),
    sqlite3.SQLITE_CORRUPT: ("the project is damaged", RESTORE),
    sqlite3.SQLITE_NOTADB: ("the project is damaged", RESTORE),
    sqlite3.SQLITE_TOOBIG: ("the project holds a value that is larger than any it may hold", RESTORE),
}


def explain(error: sqlite3.Error, path: Path) -> UserError:
    """The same fault, said to the user."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the primary result code
    if code == sqlite3.SQLITE_READONLY:
        return NotWritable("the file or its folder cannot be written to", file=path, remedy=OWN_COPY)
    if code in _FAULTS:
        message, remedy = _FAULTS[code]
    elif "decode" in str(error):
        message, remedy = "the project is damaged: it holds text that is not UTF-8", RESTORE
    else:
        message, remedy = f"SQLite cannot read or write the project ({error})", RESTORE
    return UserError(message, file=path, remedy=remedy)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Raise UserError for what goes wrong inside with the file or the disk."""
    try:
        yield
    except sqlite3.Error as error:
        raise explain(error, path) from error
    except OSError as error:
        message = "the disk is full" if error.errno == errno.ENOSPC else str(error.strerror or error)
        remedy = "Check the disk, its free space and the permissions"
        raise UserError(message, file=path, remedy=remedy) from error


def damaged(path: Path, message: str, place: str = "") -> UserError:
    """A project that is not what this program wrote."""
    return UserError(message, file=path, place=place, remedy=RESTORE)
