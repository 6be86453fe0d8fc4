"""Keep recoded pictures between exports, in a folder of bounded size, so that no work is done twice."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import zlib
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path

from voa_editor.render.images import Raster

LIMIT = 2 << 30  # bytes: a year of issues with a hundred converted photographs each
_VERSION = 1  # of the files and of how pictures are recoded: another number forgets all
_FACTS = ("width", "height", "components", "bits", "codec", "inverted")


@dataclass(frozen=True, slots=True)
class RasterCache:
    """Rasters in a folder, each under a key that names all that it depends on. A fault of the disk is a miss, never an error."""

    folder: Path
    limit: int = LIMIT

    def get(self, key: str) -> Raster | None:
        """The raster kept under a key, None if there is none that is whole."""
        path = self._path(key)
        try:
            data = path.read_bytes()
            os.utime(path)  # what was used last is kept longest
            return _read(data, key)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, key: str, raster: Raster) -> None:
        """Keep a raster."""
        path = self._path(key)
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as file:
                file.writelines(_written(raster, key))
            os.replace(part, path)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def prune(self) -> None:
        """Take away what was not used for longest, until the folder keeps to its limit."""
        try:
            files = [(entry.stat().st_mtime, entry.stat().st_size, entry.path) for entry in os.scandir(self.folder)]
        except OSError:
            return
        total = sum(size for _, size, _ in files)
        for _, size, path in sorted(files):
            if total <= self.limit:
                return
            with suppress(OSError):
                Path(path).unlink(missing_ok=True)
            total -= size

    def _path(self, key: str) -> Path:
        return self.folder / f"{hashlib.sha256(f'{_VERSION} {key}'.encode()).hexdigest()}.raster"


def user_cache() -> RasterCache:
    """The cache in the user's own folder for such files."""
    home = Path.home()
    if sys.platform == "darwin":
        base = home / "Library/Caches"
    elif sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData/Local")
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return RasterCache(base / "voa-editor" / "pictures")


def _written(raster: Raster, key: str) -> list[bytes]:
    """A line of JSON, then the bytes of the raster and of its mask."""
    parts = [raster] if raster.mask is None else [raster, raster.mask]
    body = [piece for part in parts for piece in (part.data, part.profile, part.palette)]
    head = {"key": key, "sum": reduce(lambda found, piece: zlib.crc32(piece, found), body, 0), "parts": [*map(_facts, parts)]}
    return [json.dumps(head).encode("ascii") + b"\n", *body]


def _facts(raster: Raster) -> dict[str, object]:
    lengths = [len(raster.data), len(raster.profile), len(raster.palette)]
    return {**{name: getattr(raster, name) for name in _FACTS}, "lengths": lengths}


def _read(data: bytes, key: str) -> Raster:
    line = data.index(b"\n")
    head, body = json.loads(data[:line]), memoryview(data)[line + 1 :]
    if head["key"] != key or head["sum"] != zlib.crc32(body):
        raise ValueError("it is not whole")
    rasters: list[Raster] = []
    at = 0
    for facts in head["parts"]:
        pieces = []
        for length in facts.pop("lengths"):
            pieces.append(bytes(body[at : at + length]))
            at += length
        rasters.append(Raster(**facts, data=pieces[0], profile=pieces[1], palette=pieces[2]))
    return replace(rasters[0], mask=rasters[1]) if len(rasters) > 1 else rasters[0]
