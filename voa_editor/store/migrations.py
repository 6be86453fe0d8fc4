"""Make the tables of a project, and bring those of an older version up to date."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from sqlite_utils import Database, Migrations

from voa_editor.store import header, versions
from voa_editor.store.faults import explained

migrations = Migrations("voa_editor")
"""The steps from an empty file to the newest schema, in order. A step is never edited once it was released."""


@migrations()
def one(db: Database) -> None:
    """One readable table for each kind of record, the bytes of assets, and the history."""
    _grow(db, versions.ONE)
    db.table("blobs").create({"id": str, "bytes": bytes}, pk="id", not_null={"id", "bytes"}, strict=True)
    db.table("history").create(
        {"seq": int, "at": str, "label": str, "undone": int, "change": str, "packed": bytes},
        pk="seq",
        not_null={"at", "label", "undone", "change"},
        strict=True,
    )


@migrations()
def two(db: Database) -> None:
    """Layers, guides and object styles; names of frames, turned pictures, kinds of swatches, local overrides of styles."""
    _grow(db, versions.TWO)


@migrations()
def three(db: Database) -> None:
    """Overridden items of parent pages, and the frames that stand for them; swatches in L*a*b*, and gradients."""
    _grow(db, versions.THREE)


@migrations()
def four(db: Database) -> None:
    """Dashes, ends and corners of strokes, heads of lines; guides that go across a spread."""
    _grow(db, versions.FOUR)


@migrations()
def five(db: Database) -> None:
    """The places that assets came from."""
    _grow(db, versions.FIVE)


def make(connection: sqlite3.Connection) -> Database:
    """Make an empty project of the newest version."""
    connection.execute(f"PRAGMA application_id={header.APPLICATION_ID}")
    return _apply(connection)


def upgrade(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Bring an older project up to date, keeping the file as it was beside it: "issue.voa.v1.bak"."""
    with explained(path):
        shutil.copy2(path, path.with_name(f"{path.name}.v{version}.bak"))
        _apply(connection)


def _grow(db: Database, tables: dict[str, str]) -> None:
    """Make the tables that are new, and add columns to the others."""
    there = set(db.table_names())
    for name, said in tables.items():
        columns = [column.sql for column in versions.columns(said)]
        if name in there:
            for column in columns:
                db.execute(f'ALTER TABLE "{name}" ADD COLUMN {column}')
        else:
            db.execute(f'CREATE TABLE "{name}" ({", ".join(columns)}) STRICT')


def _apply(connection: sqlite3.Connection) -> Database:
    db = Database(connection, execute_plugins=False)  # no one else's code runs on a project
    with db.atomic():
        migrations.apply(db)
        connection.execute(f"PRAGMA user_version={header.SCHEMA_VERSION}")
    return db
