"""Write a file beside its place and move it there when it is complete, so that a failure leaves the old one."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from voa_editor.errors import UserError

_REMEDIES = {
    errno.ENOSPC: "Free some space or choose another disk",
    errno.EDQUOT: "Free some space or choose another disk",
    errno.EFBIG: "Choose a disk that takes larger files",
    errno.EACCES: "Choose a folder you may write to",
    errno.EPERM: "Choose a folder you may write to",
    errno.EROFS: "Choose a disk that can be written to",
    errno.ENOENT: "Create the folder first, or choose another",
    errno.ENOTDIR: "Choose a folder that exists",
    errno.EISDIR: "Name a file, not a folder",
    errno.ENAMETOOLONG: "Choose a shorter name",
}


class _OutputError(Exception):
    """An OSError of the output file itself, told apart from those of what is read meanwhile."""


class Output:
    """The file under way: it takes bytes and counts them."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.length = 0

    def write(self, data: bytes) -> None:
        try:
            self._file.write(data)
        except OSError as fault:
            raise _OutputError from fault
        self.length += len(data)


@contextmanager
def replacing(out: Path, magic: bytes, approve: Callable[[Path], None] | None = None) -> Iterator[Output]:
    """An Output that becomes `out` when the block ends well. On any error `out` is left as it was.

    `approve` is shown the complete file, under another name, before it becomes `out`; it raises to refuse it.
    `magic` is what files of its kind begin with: a file that begins otherwise (a manuscript, a project) is never replaced.
    Raises UserError naming the file and a remedy when that is so, or the folder or the disk does not take it.
    """
    target, part = _places(out, magic)
    try:
        file = open(part, "wb", buffering=1 << 16)
    except OSError as fault:
        raise _user_error(out, fault) from fault
    try:
        yield Output(file)
        _settle(file)
        if approve is not None:
            approve(part)
        os.replace(part, target)
    except _OutputError as fault:
        cause = fault.__cause__
        assert isinstance(cause, OSError)
        raise _user_error(out, cause) from cause
    finally:
        _discard(file, part)


@contextmanager
def beside(out: Path, magic: bytes) -> Iterator[Path]:
    """As `replacing`, for writers that want a path: that of a file beside `out`, which becomes `out` when the block ends well."""
    target, part = _places(out, magic)
    try:
        open(part, "wb").close()  # a folder that takes no files is told before any work
        yield part
        with open(part, "rb+") as file:
            os.fsync(file.fileno())
        os.replace(part, target)
    except OSError as fault:
        raise _user_error(out, fault) from fault
    finally:
        part.unlink(missing_ok=True)


def _places(out: Path, magic: bytes) -> tuple[Path, Path]:
    """Where a file is to stand in the end, and where until it is complete."""
    target = Path(os.path.realpath(out))
    _refuse_others(out, target, magic)
    return target, target.with_name(f".{target.name[:200]}.{os.getpid()}.part")


def _refuse_others(out: Path, target: Path, magic: bytes) -> None:
    """Raise UserError if what stands at the target is not a file of the kind to be written, nor empty."""
    if not target.exists():
        return
    if not target.is_file():
        raise UserError("this is not a file that can be replaced", file=out, remedy="Name a file, not a folder or device")
    try:
        with open(target, "rb") as file:
            head = file.read(len(magic))
    except OSError as fault:
        raise _user_error(out, fault) from fault
    if head and head != magic:
        raise UserError("a file of another kind is there; it was not touched", file=out, remedy="Choose another name")


def _settle(file: BinaryIO) -> None:
    """See the bytes onto the disk, so that the name never stands for half a file."""
    try:
        file.flush()
        os.fsync(file.fileno())
        file.close()
    except OSError as fault:
        raise _OutputError from fault


def _discard(file: BinaryIO, part: Path) -> None:
    try:
        file.close()
    except OSError:
        pass  # what it still held could not be written; it goes now
    part.unlink(missing_ok=True)


def _user_error(out: Path, fault: OSError) -> UserError:
    remedy = _REMEDIES.get(fault.errno or 0, "Choose another place")
    return UserError(f"the file cannot be written ({fault.strerror or fault})", file=out, remedy=remedy)
