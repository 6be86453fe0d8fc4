"""Keep each change in the file, readable and reversible, so that undo outlives a restart."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from voa_editor.edit.change import Change
from voa_editor.edit.history import HistoryEntry
from voa_editor.model.issue import KINDS
from voa_editor.model.records import Record
from voa_editor.store.columns import from_json, to_json
from voa_editor.store.rows import Fault, differing, pack, packed_columns, rewritten, table_of, unpack

READABLE = 1 << 16  # characters: longer changes are packed, for nobody reads them in a table
LONGEST = 1 << 28  # bytes of JSON: what a packed change may unpack to

Rows = dict[str, dict[str, dict[str, Any]]]


_COLUMNS = "seq, change, packed"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the history, not yet understood."""

    seq: int
    change: str
    packed: bytes | None

    def understood(self, records: Mapping[str, Record], undo: bool) -> Change:
        """Its change, forward, or reversed if `undo`, which fits these records. Raises ValueError, Fault."""
        change = decode(expand(self.change, self.packed), records, undo)
        change.check(records)
        return change


def find_rows(connection: sqlite3.Connection, where: str, *values: int) -> list[Row]:
    """The rows of a WHERE clause, which may go on with ORDER BY and LIMIT."""
    return [Row(*found) for found in connection.execute(f"SELECT {_COLUMNS} FROM history WHERE {where}", values)]


def entries(connection: sqlite3.Connection, last: int | None = None) -> list[HistoryEntry]:
    """What was done, oldest first; of the newest `last` steps alone, if that is said."""
    sql = "SELECT seq, at, label, undone FROM history ORDER BY seq DESC LIMIT ?"
    found = connection.execute(sql, (-1 if last is None else last,)).fetchall()
    return [HistoryEntry(seq, at, label, bool(undone)) for seq, at, label, undone in reversed(found)]


def labels(connection: sqlite3.Connection) -> tuple[str, str]:
    """What undo would take back, and what redo would make again; "" for nothing."""
    ends = ("undone = 0 AND seq > 1 ORDER BY seq DESC", "undone = 1 ORDER BY seq")
    undo, redo = (connection.execute(f"SELECT label FROM history WHERE {end} LIMIT 1").fetchone() for end in ends)
    return (undo[0] if undo else "", redo[0] if redo else "")


def append(connection: sqlite3.Connection, change: Change, label: str) -> int:
    """Write a row for a change that was just made, in place of those that are undone; its number."""
    connection.execute("DELETE FROM history WHERE undone = 1")
    at = datetime.now(UTC).isoformat(timespec="seconds")
    sql = "INSERT INTO history (at, label, undone, change, packed) VALUES (?, ?, 0, ?, ?)"
    return int(connection.execute(sql, (at, label, *squeeze(encode(change)))).lastrowid or 0)


def rewrite(connection: sqlite3.Connection, seq: int, change: Change, label: str) -> None:
    """Let a row say another change; of nothing, the row goes."""
    if change:
        sql = "UPDATE history SET label = ?, change = ?, packed = ? WHERE seq = ?"
        connection.execute(sql, (label, *squeeze(encode(change)), seq))
    else:
        connection.execute("DELETE FROM history WHERE seq = ?", (seq,))


def mark_undone(connection: sqlite3.Connection, seqs: Iterable[int], undone: bool) -> None:
    """Note of rows that they are undone, or stand again."""
    connection.executemany("UPDATE history SET undone = ? WHERE seq = ?", [(int(undone), seq) for seq in seqs])


def encode(change: Change) -> str:
    """A change as JSON.

    {"added": {table: {id: row}}, "updated": {table: {id: {column: [from, to]}}}, "removed": {table: {id: row}}}
    """
    updated: Rows = {}
    for record_id, (old, new) in change.updated.items():
        updated.setdefault(table_of(type(new)), {})[record_id] = differing(old, new)
    return to_json({"added": _rows(change.added), "updated": updated, "removed": _rows(change.removed)})


def decode(text: str, records: Mapping[str, Record], undo: bool) -> Change:
    """The change of a history row, to be applied to `records`: forward, or reversed if `undo`. Raises ValueError, Fault."""
    said = from_json(text)
    added, removed = _records(said, "added"), _records(said, "removed")
    updated: dict[str, tuple[Record, Record]] = {}
    for table, record_id, columns_said in _entries(said, "updated"):
        now = records.get(record_id)
        if type(now) is not KINDS[table]:
            raise ValueError(f"{table} have no {record_id!r}")
        updated[record_id] = (now, _rewritten(table, now, columns_said, to=0 if undo else 1))
    return Change(removed, updated, added) if undo else Change(added, updated, removed)


def squeeze(text: str) -> tuple[str, bytes | None]:
    """What goes into the columns `change` and `packed`."""
    return (text, None) if len(text) <= READABLE else ("", zlib.compress(text.encode(), 6))


def expand(change: str, packed: bytes | None) -> str:
    """The JSON of the columns `change` and `packed`. Raises ValueError for what does not unpack or is too long."""
    if packed is None:
        return change
    unpacker = zlib.decompressobj()
    try:
        text = unpacker.decompress(packed, LONGEST)
    except zlib.error as error:
        raise ValueError(f"does not unpack ({error})") from None
    if not unpacker.eof:
        raise ValueError(f"is cut off, or longer than {LONGEST:,} bytes")
    return text.decode()


def _rows(records: Mapping[str, Record]) -> Rows:
    rows: Rows = {}
    for record_id, record in records.items():
        rows.setdefault(table_of(type(record)), {})[record_id] = pack(record)
    return rows


def _entries(said: Any, part: str) -> list[tuple[str, str, dict[str, Any]]]:
    try:
        return [(table, i, dict(row)) for table, rows in said[part].items() for i, row in rows.items() if KINDS[table]]
    except (KeyError, TypeError, AttributeError, ValueError):
        raise ValueError(f"does not say what was {part}") from None


def _records(said: Any, part: str) -> dict[str, Record]:
    return {record_id: unpack(table, row) for table, record_id, row in _entries(said, part)}


def _rewritten(table: str, record: Record, said: dict[str, Any], to: int) -> Record:
    """The record with the columns that a change names set to their value before (0) or after (1) it."""
    row = packed_columns(record, said)
    for name, pair in said.items():
        if name not in row or not isinstance(pair, list) or len(pair) != 2 or row[name] != pair[1 - to]:
            raise Fault(table, record.id, name, "the history does not fit the record")
    return rewritten(record, {name: pair[to] for name, pair in said.items()})
