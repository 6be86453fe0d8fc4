"""Read the records of an issue from their tables, and write what a change says."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from voa_editor.edit.change import Change
from voa_editor.errors import UserError
from voa_editor.model import checks
from voa_editor.model.issue import KINDS, Issue
from voa_editor.model.records import Record
from voa_editor.store.columns import COLUMNS, Column, Value
from voa_editor.store.faults import RESTORE
from voa_editor.store.versions import FILLED

MOST_RECORDS = 1_000_000
_SAID = {str: "text", int: "a whole number", float: "a number", type(None): "nothing", bytes: "bytes"}
_TABLE_OF = {kind: name for name, kind in KINDS.items()}


def _quoted(kind: type[Record]) -> list[str]:
    return [f'"{column.name}"' for column in COLUMNS[kind]]  # "order" is a word of SQL


Unpack = tuple[int, Callable[[Any], Any]]
_PLANS: dict[type[Record], tuple[tuple[str, ...], tuple[Unpack, ...]]] = {
    kind: (tuple(c.name for c in known), tuple((at, c.unpack) for at, c in enumerate(known) if c.unpack))
    for kind, known in COLUMNS.items()
}  # kind → its columns, and which of them are converted after they were read

_INSERT = {
    table: f'INSERT INTO "{table}" ({", ".join(_quoted(kind))}) VALUES ({", ".join(f":{c.name}" for c in COLUMNS[kind])})'
    for table, kind in KINDS.items()
}
_COLUMN = {kind: {column.name: column for column in known} for kind, known in COLUMNS.items()}


class Fault(Exception):
    """A value in a row that cannot be believed."""

    def __init__(self, table: str, row: str, column: str, message: str) -> None:
        super().__init__(message)
        self.place = f"table {table}, row {row!r}, column {column}"

    def said(self, path: Path) -> UserError:
        return UserError(str(self), file=path, place=self.place, remedy=f"The file is not as this program saved it. {RESTORE}")


def table_of(kind: type[Record]) -> str:
    """The table that holds a kind of record."""
    return _TABLE_OF[kind]


def read_issue(connection: sqlite3.Connection, path: Path) -> Issue:
    """The whole issue. Raises UserError naming table, row and column of a value that cannot be."""
    records: list[Record] = []
    try:
        for table, kind in KINDS.items():
            records += _read_table(connection, table, kind)
            if len(records) > MOST_RECORDS:
                raise UserError(f"the project holds more than {MOST_RECORDS:,} records", file=path, remedy=RESTORE)
    except Fault as fault:
        raise fault.said(path) from None
    issue = Issue(records)
    if len(issue) != len(records):
        raise UserError("the project is damaged: two of its records have the same id", file=path, remedy=RESTORE)
    if found := checks.loop(issue):
        message = "the record stands in itself, or is based on itself"
        raise UserError(message, file=path, place=f"record {found!r}", remedy=RESTORE)
    return issue


def pack(record: Record) -> dict[str, Value]:
    """A record as a row. Raises ValueError for a number out of bounds: what is written can be read again."""
    _need_sound(record)
    return packed_columns(record, _COLUMN[type(record)])


def differing(old: Record, new: Record) -> dict[str, tuple[Value, Value]]:
    """The columns in which two records of a kind differ, each with both values."""
    found: dict[str, tuple[Value, Value]] = {}
    for column in COLUMNS[type(new)]:
        before, after = getattr(old, column.name), getattr(new, column.name)
        if before is not after and before != after:
            found[column.name] = (column.pack(before), column.pack(after)) if column.pack else (before, after)
    return found


def packed_columns(record: Record, names: Iterable[str]) -> dict[str, Value]:
    """Those of a record's columns that have these names, as a row has them."""
    known = _COLUMN[type(record)]
    found = [known[name] for name in names if name in known]
    return {c.name: c.pack(getattr(record, c.name)) if c.pack else getattr(record, c.name) for c in found}


def rewritten(record: Record, values: Mapping[str, Any]) -> Record:
    """The record with some of its columns as a row says them. Raises Fault, and KeyError for a column that there is not."""
    table, known = table_of(type(record)), [_COLUMN[type(record)][name] for name in values]
    _check_types(table, known, list(values.values()), record.id)
    fields = {column.name: _unpacked(table, record.id, column.name, values[column.name], column.unpack) for column in known}
    return _sound(table, replace(record, **fields))


def unpack(table: str, row: dict[str, Any]) -> Record:
    """The record of a row given as a mapping with all columns; those are filled that it is too old to have. Raises Fault."""
    known = COLUMNS[KINDS[table]]
    row = {**FILLED.get(table, {}), **row}
    for name in sorted({*row} ^ {column.name for column in known}):
        raise Fault(table, str(row.get("id")), name, "the column is unknown" if name in row else "the column is missing")
    return _record(table, KINDS[table], [row[column.name] for column in known], set())


def write_change(connection: sqlite3.Connection, change: Change) -> None:
    """Bring the tables to what the change leads to; inside the caller's transaction.

    Raises ValueError for a record that is not valid, or that would become one of another kind.
    """
    for old, new in change.updated.values():
        if type(old) is not type(new):
            raise ValueError(f"{new.id!r} cannot become another kind of record")
    for table, records in _by_table(change.removed.values()).items():
        connection.executemany(f'DELETE FROM "{table}" WHERE id = ?', [(record.id,) for record in records])
    for table, records in _by_table(change.added.values()).items():
        connection.executemany(_INSERT[table], map(pack, records))
    for (table, names), rows in _updates(change).items():
        said = ", ".join(f'"{name}" = ?' for name in names)
        connection.executemany(f'UPDATE "{table}" SET {said} WHERE id = ?', rows)


def _updates(change: Change) -> dict[tuple[str, tuple[str, ...]], list[tuple[Value, ...]]]:
    """Table and columns → for each record that differs in these alone, their new values and its id."""
    groups: dict[tuple[str, tuple[str, ...]], list[tuple[Value, ...]]] = {}
    for record_id, (old, new) in change.updated.items():
        _need_sound(new)
        if columns := differing(old, new):
            row = (*(after for _, after in columns.values()), record_id)
            groups.setdefault((table_of(type(new)), tuple(columns)), []).append(row)
    return groups


def _by_table(records: Iterable[Record]) -> dict[str, list[Record]]:
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(table_of(type(record)), []).append(record)
    return groups


def _read_table(connection: sqlite3.Connection, table: str, kind: type[Record]) -> list[Record]:
    names = ", ".join(_quoted(kind))
    good: set[tuple[type, ...]] = set()
    rows = connection.execute(f'SELECT {names} FROM "{table}" LIMIT {MOST_RECORDS + 1}')
    return [_record(table, kind, list(row), good) for row in rows]


def _record(table: str, kind: type[Record], row: list[Any], good: set[tuple[type, ...]]) -> Record:
    """Build a record; `good` remembers the rows of types that were found right, so that each is judged once."""
    types = tuple(map(type, row))
    if types not in good:
        _check_types(table, COLUMNS[kind], row, str(row[0]))
        good.add(types)
    names, unpacks = _PLANS[kind]
    for at, convert in unpacks:
        row[at] = _unpacked(table, str(row[0]), names[at], row[at], convert)
    return _sound(table, kind(**dict(zip(names, row, strict=True))))


def _unpacked(table: str, row: str, name: str, value: Any, convert: Callable[[Any], Any] | None) -> Any:
    try:
        return convert(value) if convert else value
    except ValueError as error:
        raise Fault(table, row, name, f"the value {error}") from None


def _sound(table: str, record: Record) -> Record:
    """The record, read from a row, if it is valid."""
    if fault := checks.fault(record):
        raise Fault(table, record.id, fault[0], f"the value {fault[1]}")
    return record


def _need_sound(record: Record) -> None:
    """Raise ValueError for a record that is about to be written and is not valid."""
    if fault := checks.fault(record):
        raise ValueError(f"{record.id!r}: {fault[0]} {fault[1]}")


def _check_types(table: str, known: Sequence[Column], row: list[Any], name: str) -> None:
    for column, value in zip(known, row, strict=True):
        if type(value) is column.holds or (value is None and column.nullable):
            continue
        if column.holds is float and type(value) is int:  # JSON writes 3.0 as it likes
            continue
        raise Fault(table, name, column.name, f"the value is {_SAID[type(value)]}, not {_SAID[column.holds]}")
