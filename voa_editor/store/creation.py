"""Write a new project beside its place and move it there when it is whole."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from voa_editor.errors import UserError
from voa_editor.store.connection import connect_new
from voa_editor.store.faults import explained
from voa_editor.store.header import beside, cut_off

_SIDES = ("-journal", "-wal", "-shm")


def write_new(path: Path, overwrite: bool, fill: Callable[[sqlite3.Connection], None]) -> None:
    """Let `fill` write a new database; only then does it stand at `path`. Raises UserError; what stood there is as it was.

    Nothing replaces a file unless `overwrite` says so, and then only a database: a manuscript named by mistake stays.
    """
    _check_place(path, overwrite)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    with suppress(OSError):  # one that a killed process of the same number left
        part.unlink()
    try:
        with explained(path):
            connection = connect_new(part)
            try:
                fill(connection)
            finally:
                connection.close()
            _sync(part)
            _check_place(path, overwrite)
            _move(part, path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _check_place(path: Path, overwrite: bool) -> None:
    if not path.parent.is_dir():
        raise UserError(f"there is no folder {path.parent}", file=path, remedy="Make it first, or give another place")
    if path.is_dir():
        raise UserError("this is a folder", file=path, remedy="Give the name of a file in it, ending in .voa")
    if path.exists() and not overwrite:
        remedy = "Give another name, or ask for it to be replaced"
        raise UserError("the file exists already; it was not touched", file=path, remedy=remedy)
    if path.exists() and not _is_database(path):
        raise UserError("a file of another kind is there; it was not touched", file=path, remedy="Give another name")
    if not path.exists() and cut_off(path):
        # SQLite would take it for a cut-off write to the new file, and damage that by rolling it back.
        remedy = "Move it away, or give another name"
        raise UserError("a journal of a project that is gone lies here", file=beside(path, "-journal"), remedy=remedy)


def _is_database(path: Path) -> bool:
    """Whether the file is one, or empty. Raises UserError if it cannot be read."""
    with explained(path), path.open("rb") as file:
        return file.read(16) in (b"", b"SQLite format 3\0")


def _move(part: Path, path: Path) -> None:
    """Put the new file in place, and with it away the journals of the old one: they would be taken for its own."""
    for suffix in _SIDES:
        beside(path, suffix).unlink(missing_ok=True)
    os.replace(part, path)
    if os.name == "posix":
        _sync(path.parent)


def _sync(path: Path) -> None:
    """Return when the file or folder is on the disk."""
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
