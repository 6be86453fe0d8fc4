"""Make the tables of a project, and bring those of an older version up to date."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from sqlite_utils import Database, Migrations

from voa_editor.model.issue import KINDS
from voa_editor.store import header
from voa_editor.store.columns import COLUMNS
from voa_editor.store.faults import explained

migrations = Migrations("voa_editor")
"""The steps from an empty file to the newest schema, in order. A step is never edited once it was released."""


@migrations()
def one(db: Database) -> None:
    """One readable table for each kind of record, the bytes of assets, and the history."""
    for name, kind in KINDS.items():
        known = COLUMNS[kind]
        types = {column.name: column.holds for column in known}
        db.table(name).create(types, pk="id", not_null={c.name for c in known if not c.nullable}, strict=True)
    db.table("blobs").create({"id": str, "bytes": bytes}, pk="id", not_null={"id", "bytes"}, strict=True)
    db.table("history").create(
        {"seq": int, "at": str, "label": str, "undone": int, "change": str, "packed": bytes},
        pk="seq",
        not_null={"at", "label", "undone", "change"},
        strict=True,
    )


def make(connection: sqlite3.Connection) -> Database:
    """Make an empty project of the newest version."""
    connection.execute(f"PRAGMA application_id={header.APPLICATION_ID}")
    return _apply(connection)


def upgrade(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Bring an older project up to date, keeping the file as it was beside it: "issue.voa.v1.bak"."""
    with explained(path):
        shutil.copy2(path, path.with_name(f"{path.name}.v{version}.bak"))
        _apply(connection)


def _apply(connection: sqlite3.Connection) -> Database:
    db = Database(connection, execute_plugins=False)  # no one else's code runs on a project
    with db.atomic():
        migrations.apply(db)
        connection.execute(f"PRAGMA user_version={header.SCHEMA_VERSION}")
    return db
