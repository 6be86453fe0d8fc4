"""Keep with a placed file where it came from, and look whether it is still what it was: by its size and time, unread.

A project may come from a stranger, and the paths in it with it. So a path is only ever looked up, and what is there only told if
it is a plain file: no link is followed, no device or pipe touched, no place on the network or of the system asked for.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import TypedDict

_LONGEST = 4096
_NOT_ASKED = ("/dev/", "/proc/", "/sys/", "/net/", "/afs/", "/run/")
_MS = 1_000_000  # nanoseconds


@dataclass(frozen=True, slots=True)
class Seen:
    """What lies at a path: its size in bytes, and when it was last written (milliseconds since 1970)."""

    bytes: int
    time: int


class Origin(TypedDict, total=False):
    """What an asset keeps of the file it was read from; nothing where that is no plain file."""

    source: str
    source_bytes: int
    source_time: int


def read_origin(path: Path) -> Origin:
    """The place, the size and the time of a file. Raises FileNotFoundError for none."""
    found = seen(path.resolve())
    return Origin(source=path.resolve().as_posix(), source_bytes=found.bytes, source_time=found.time) if found else Origin()


def kept_beside(source: str, project: Path) -> str:
    """A file's path told from the project's folder, if it lies there or beside it: both may then move together."""
    home, path = project.resolve().parent, Path(source)
    if not source or not path.is_absolute() or not path.is_relative_to(home.parent) or home.parent == Path(home.anchor):
        return source
    return Path(os.path.relpath(path, home)).as_posix()


def place_of_source(source: str, project: Path) -> Path | None:
    """Where a project says that a file came from; None for no place, and for one that is not looked at."""
    if not source or len(source) > _LONGEST or "\0" in source or "://" in source or source.startswith(("//", "\\\\")):
        return None
    if os.name != "nt" and PureWindowsPath(source).drive:
        return None
    path = os.path.normpath(project.resolve().parent / source)
    return None if path.startswith(("//", "\\\\", *_NOT_ASKED)) else Path(path)


def seen(path: Path) -> Seen | None:
    """What lies at a path; None for anything but a plain file. Raises FileNotFoundError for nothing."""
    try:
        status = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError) as fault:
        raise FileNotFoundError(path) from fault
    except (OSError, ValueError):
        return None
    return Seen(status.st_size, status.st_mtime_ns // _MS) if stat.S_ISREG(status.st_mode) else None
