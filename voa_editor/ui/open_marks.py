"""Mark the projects that are open, so that the same user does not work on one in two windows."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QLockFile

from voa_editor.errors import UserError


class OpenMarks:
    """A file in `folder` for each open project; one that a program left which ended counts no longer.

    This is for calm, not for safety: the store itself sees to it that two writers never damage a project.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._marks: dict[Path, QLockFile] = {}

    def set(self, project: Path) -> None:
        """Mark a project as open. Raises UserError if it is open in another program. Without a folder nothing is marked."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return
        mark = QLockFile(str(self._folder / hashlib.sha256(os.fsencode(project)).hexdigest()[:24]))
        mark.setStaleLockTime(0)  # it counts as long as the program that set it runs, be that days
        if not mark.tryLock(0) and mark.error() == QLockFile.LockError.LockFailedError:
            raise UserError("the issue is open in another window already", file=project, remedy="Work there, or close it first")
        self._marks[project] = mark

    def clear(self, project: Path) -> None:
        """The project is no longer open here."""
        if (mark := self._marks.pop(project, None)) is not None:
            mark.unlock()
