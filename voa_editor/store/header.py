"""Judge a file by its first hundred bytes, before SQLite sees it (https://sqlite.org/fileformat2.html, section 1.3)."""

from __future__ import annotations

import stat
import struct
from dataclasses import dataclass
from pathlib import Path

from voa_editor.errors import UserError
from voa_editor.store.faults import damaged, explained

APPLICATION_ID = int.from_bytes(b"VOAe", "big")  # what `file` and SQLite show as the maker of the database
SCHEMA_VERSION = 5  # kept in user_version; one more for each migration
_MAGIC = b"SQLite format 3\0"
_OTHER = "Give a .voa project, or make one with: voa-editor new, voa-editor build"


@dataclass(frozen=True, slots=True)
class Header:
    """`version` of the schema; `wal`: the file asks for a write-ahead log (another program switched it on)."""

    version: int
    wal: bool


def beside(path: Path, suffix: str) -> Path:
    """The file that SQLite keeps beside a database: "-journal", "-wal", "-shm"."""
    return path.with_name(path.name + suffix)


def cut_off(path: Path) -> bool:
    """Whether a write to a database was cut off: its journal begins with what to roll back, not with the zero of a commit."""
    try:
        with beside(path, "-journal").open("rb") as journal:
            return journal.read(1) not in (b"", b"\0")
    except FileNotFoundError:
        return False


def examine(path: Path) -> Header:
    """Raises UserError for what is no project, was made by a newer version, or is cut off."""
    size, head = _begin(path)
    if size == 0:
        raise UserError("the file is empty, not a project", file=path, remedy=_OTHER)
    if not head.startswith(_MAGIC):
        raise UserError("the file is not a voa_editor project", file=path, remedy=_OTHER)
    if len(head) < 100:
        raise damaged(path, "the project is damaged: all but its first bytes are missing")
    (page_size,) = struct.unpack_from(">H", head, 16)
    changes, pages = struct.unpack_from(">II", head, 24)
    version, application, valid_for = struct.unpack_from(">I4xI20xI", head, 60)
    if application != APPLICATION_ID:
        raise UserError("the file is a database of another program, not a voa_editor project", file=path, remedy=_OTHER)
    if version > SCHEMA_VERSION:
        known = f"its format is {version}, this version knows {SCHEMA_VERSION}"
        message = f"the project was made by a newer version of voa_editor ({known})"
        raise UserError(message, file=path, remedy="Install the newer version; the file was not touched")
    if version < 1:
        raise damaged(path, "the project is damaged: it names no format version")
    missing = pages * (65536 if page_size == 1 else page_size) - size
    if changes == valid_for and missing > 0 and not cut_off(path) and not beside(path, "-wal").exists():
        raise damaged(path, f"the project is damaged: its last {missing:,} bytes are missing")
    return Header(version, 2 in head[18:20])


def _begin(path: Path) -> tuple[int, bytes]:
    """The size of a regular file and its first bytes."""
    with explained(path):
        try:
            found = path.stat()
        except FileNotFoundError:
            raise UserError("there is no such file", file=path, remedy=_OTHER) from None
        if stat.S_ISDIR(found.st_mode):
            raise UserError("this is a folder, not a project", file=path, remedy=_OTHER)
        if not stat.S_ISREG(found.st_mode):
            raise UserError("this is not a file", file=path, remedy=_OTHER)
        try:
            with path.open("rb") as file:
                return found.st_size, file.read(100)
        except PermissionError:
            raise UserError("you may not read this file", file=path, remedy="Ask its owner for permission") from None
