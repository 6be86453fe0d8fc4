"""Say what went wrong in words a user can act on: the file, the place in it, and the remedy."""

from __future__ import annotations


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


class ChangedElsewhere(UserError):
    """Another program wrote to the project that is open here: it must be opened again before it can be changed."""
