"""Keep the bytes of assets by their hash, one copy each, and hand them out whole or piece by piece."""

from __future__ import annotations

import hashlib
import io
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from voa_editor.errors import UserError
from voa_editor.store.connection import LONGEST_VALUE
from voa_editor.store.faults import explained

PIECE = 1 << 18  # bytes held at a time


class StoredBlobs:
    """The assets of an open project; a model.assets.Blobs. Photographs are streamed, never all held."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def __contains__(self, asset: object) -> bool:
        return self._row(str(asset)) is not None

    def read(self, asset: str) -> bytes:
        """All bytes; raises KeyError for an asset that is not kept."""
        with explained(self._path), self._open(asset) as blob:
            return blob.read()

    def size(self, asset: str) -> int:
        """How many bytes; raises KeyError."""
        return self._need(asset)[1]

    def pieces(self, asset: str) -> Iterator[bytes]:
        """The bytes in pieces of at most PIECE; raises KeyError."""
        with explained(self._path), self._open(asset) as blob:
            while piece := blob.read(PIECE):
                yield piece

    def damaged(self) -> list[str]:
        """The assets whose bytes no longer give their hash; reads everything."""
        with explained(self._path):
            ids = [row[0] for row in self._connection.execute("SELECT id FROM blobs ORDER BY id")]
        return [asset for asset in ids if asset_id(self.pieces(asset)) != asset]

    def _open(self, asset: str) -> sqlite3.Blob:
        return self._connection.blobopen("blobs", "bytes", self._need(asset)[0], readonly=True)

    def _need(self, asset: str) -> tuple[int, int]:
        row = self._row(asset)
        if row is None:
            raise KeyError(f"the project keeps no asset {asset!r}")
        return row

    def _row(self, asset: str) -> tuple[int, int] | None:
        with explained(self._path):
            found: tuple[int, int] | None = self._connection.execute(
                "SELECT rowid, length(bytes) FROM blobs WHERE id = ?", [asset]
            ).fetchone()
        return found


def asset_id(pieces: Iterator[bytes]) -> str:
    """The id of the asset that has these bytes."""
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    return f"sha256-{digest.hexdigest()}"


def keep(connection: sqlite3.Connection, asset: str, source: Path | bytes) -> None:
    """Store the bytes of an asset, inside the caller's transaction. Raises UserError if they do not give its hash."""
    size, file = _begin(source)
    name = source if isinstance(source, Path) else ""
    if size >= LONGEST_VALUE:
        message = f"the file is {size:,} bytes, more than the {LONGEST_VALUE:,} an asset may have"
        raise UserError(message, file=name, remedy="Make it smaller")
    digest, left = hashlib.sha256(), size
    row = connection.execute("INSERT INTO blobs (id, bytes) VALUES (?, zeroblob(?))", [asset, size]).lastrowid
    with file, connection.blobopen("blobs", "bytes", row or 0) as blob:
        while left and (piece := file.read(min(PIECE, left))):
            digest.update(piece)
            blob.write(piece)
            left -= len(piece)
    if f"sha256-{digest.hexdigest()}" != asset:
        raise UserError("the file changed while it was being imported", file=name, remedy="Import it again")


def _begin(source: Path | bytes) -> tuple[int, BinaryIO]:
    if isinstance(source, bytes):
        return len(source), io.BytesIO(source)
    try:
        return source.stat().st_size, source.open("rb")
    except OSError as error:
        remedy = "Check that the file is still there and may be read"
        raise UserError(f"the file cannot be read ({error.strerror})", file=source, remedy=remedy) from error
