"""Say what went wrong in words a user can act on: the file, the place in it, and the remedy."""

from __future__ import annotations

from pathlib import PurePath

_OF_THE_FILE = ("is ", "has ", "cannot ")  # how messages begin that go on from the name of their file


class UserError(Exception):
    """A fault in what came from outside. It is shown as it stands, never as a traceback."""

    def __init__(self, message: str, *, file: object = "", place: str = "", remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.file = str(file)
        self.place = place
        self.remedy = remedy

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.file, self.place) if part)
        text = f"{where}: {self.message}" if where else self.message
        return f"{text}. {self.remedy}" if self.remedy else text

    def said(self, known: object = "") -> str:
        """The fault as a sentence, without the remedy: the file goes by its name, and unsaid if it is the `known` one."""
        file = "" if self.file == str(known) else PurePath(self.file).name
        if not file:
            return self.message[:1].upper() + self.message[1:]
        return f"{file} {self.message}" if self.message.startswith(_OF_THE_FILE) else f"{file}: {self.message}"


class NotWritable(UserError):
    """The project may be read and not written to: a copy of it can be worked on."""


class ChangedElsewhere(UserError):
    """Another program wrote to the project that is open here: it must be opened again before it can be changed."""
