"""Refuse a project whose schema is not the one that this program makes."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from voa_editor.errors import UserError
from voa_editor.model.issue import KINDS
from voa_editor.store.columns import COLUMNS
from voa_editor.store.faults import damaged

Shape = dict[str, tuple[str, bool]]  # column → its type, and whether it refuses NULL

_SQL_TYPES = {str: "TEXT", int: "INTEGER", float: "REAL", bytes: "BLOB"}
_LOG = "_sqlite_migrations"  # sqlite-utils' own account of the migrations; its shape is that library's affair


def expected() -> dict[str, Shape]:
    """Table → its columns, in the newest schema."""
    shapes = {name: {c.name: (_SQL_TYPES[c.holds], not c.nullable) for c in COLUMNS[kind]} for name, kind in KINDS.items()}
    shapes["blobs"] = {"id": ("TEXT", True), "bytes": ("BLOB", True)}
    texts = {name: ("TEXT", True) for name in ("at", "label", "change")}
    shapes["history"] = {"seq": ("INTEGER", False), **texts, "undone": ("INTEGER", True), "packed": ("BLOB", False)}
    return shapes


def check_objects(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse what no project has: triggers, views, virtual tables, foreign indexes. Raises UserError."""
    for kind, name, table, sql in connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master"):
        if kind in ("trigger", "view") or "VIRTUAL" in str(sql).upper()[:20]:
            what = "virtual table" if kind == "table" else kind
            message = f"the file holds a {what} named {name!r}, which no project has: it may do harm"
            raise UserError(message, file=path, remedy="Do not open it. Ask its sender for the project as voa_editor saved it")
        if kind == "index" and sql is not None and table != _LOG:
            raise damaged(path, f"the project was altered by another program: it holds an index named {name!r}", f"table {table}")


def check_tables(connection: sqlite3.Connection, path: Path) -> None:
    """Compare tables and columns with what the newest schema has. Raises UserError naming the first difference."""
    found = _shapes(connection)
    wanted = expected()
    for table in sorted({*found, *wanted}):
        if table not in found:
            raise damaged(path, f"the project is damaged: its table {table!r} is missing")
        if table not in wanted:
            raise damaged(path, f"the project was altered by another program: it holds a table named {table!r}")
        for column in sorted({*found[table], *wanted[table]}):
            _check_column(path, f"table {table}, column {column}", found[table].get(column), wanted[table].get(column))


def _check_column(path: Path, place: str, found: tuple[str, bool] | None, wanted: tuple[str, bool] | None) -> None:
    if found is None:
        raise damaged(path, "the project is damaged: the column is missing", place)
    if wanted is None:
        raise damaged(path, "the project was altered by another program: it added this column", place)
    if found != wanted:
        said = [f"{kind}{' NOT NULL' if required else ''}" for kind, required in (found, wanted)]
        raise damaged(path, f"the project was altered by another program: the column is {said[0]}, not {said[1]}", place)


def _shapes(connection: sqlite3.Connection) -> dict[str, Shape]:
    shapes: dict[str, Shape] = {}
    sql = """SELECT m.name, c.name, c.type, c."notnull" OR (c.pk AND c.type <> 'INTEGER'), c.hidden
             FROM sqlite_master AS m, pragma_table_xinfo(m.name) AS c WHERE m.type = 'table' AND m.name <> ?"""
    for table, column, kind, required, hidden in connection.execute(sql, [_LOG]):
        shapes.setdefault(table, {})[column] = (f"{kind} GENERATED" if hidden else kind, bool(required))
    return shapes
