"""Read of a project what its masthead says, and what its articles are called, without opening it to be worked on."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from voa_editor.errors import UserError
from voa_editor.store import header, schema
from voa_editor.store.connection import connect
from voa_editor.store.faults import damaged, explained

_MOST_STORIES = 5000


@dataclass(frozen=True, slots=True)
class Masthead:
    """What an issue is, and the headlines of its articles."""

    title: str
    number: str
    period: str
    date: str
    headlines: frozenset[str] = frozenset()


def glance(path: Path) -> Masthead:
    """The masthead of a project of this or an older version. Nothing is written, and nothing mended.

    Raises UserError for a file that is none, is damaged, hostile or newer, or that a program is writing to.
    """
    found = header.examine(path)
    if header.beside(path, "-journal").exists():
        raise UserError("a program is writing to the file, or was cut off", file=path, remedy="Open it")
    with explained(path), closing(connect(path, found, False)) as connection:
        schema.check_objects(connection, path)
        try:
            said = connection.execute("SELECT title, number, period, date FROM settings LIMIT 1").fetchone()
            named = connection.execute("SELECT headline FROM stories WHERE kind = 'article' LIMIT ?", [_MOST_STORIES]).fetchall()
        except sqlite3.OperationalError as fault:
            raise damaged(path, "the project is damaged: its tables are missing") from fault
    title, number, period, date = (str(value) for value in said or [""] * 4)
    return Masthead(title, number, period, date, frozenset(str(headline) for (headline,) in named if headline))
