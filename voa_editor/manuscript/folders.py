"""List the pictures of a folder, and find which story, section or page a file name speaks of."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from voa_editor.errors import UserError
from voa_editor.manuscript.report import Notes
from voa_editor.manuscript.words import readable, slug

MAX_FILES = 10_000
_DEPTH = 3
_NUMBER = re.compile(r"^p?(\d{1,3})(?=$|[^\d])", re.IGNORECASE)
_NUMBERED_NAME = re.compile(r"^p?\d{1,3}(?:[a-z]$|[a-z]?[-_ .].*[^\W\d_].*$|[-_ .]\d{1,2}$)", re.IGNORECASE)
"""A leading number with something after it: 08-quay, 12a, 08-2; not 0815 or 17, which cameras and scripts count with."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A file of a picture folder. `relative` is its path in it, readable, with slashes; `beside` the names in its own folder."""

    path: Path
    relative: str
    beside: frozenset[str]

    @property
    def name(self) -> str:
        """Its name alone, as text."""
        return self.relative.rsplit("/", 1)[-1]

    @property
    def stem(self) -> str:
        return slug(Path(self.name).stem, 200)

    @property
    def folder(self) -> str:
        """The slug of the folder it lies in, inside the picture folder; "" for none."""
        parts = self.relative.split("/")[:-1]
        return slug(parts[0], 200) if parts else ""

    @property
    def number(self) -> int:
        """The page its folder's name or its own begins with; 0 for none."""
        parts = self.relative.split("/")[:-1]
        name = parts[0] if parts else Path(self.name).stem
        match = _NUMBER.match(name) if parts or _NUMBERED_NAME.match(name) else None
        return int(match[1]) if match else 0


def list_pictures(folder: Path | None, notes: Notes) -> list[PictureFile]:
    """The files of a folder and its folders, except hidden ones and sidecars, in natural order (2 before 10).

    Raises UserError if the folder is named but not there. One that may not be opened is noted.
    """
    if folder is None:
        return []
    if not folder.is_dir():
        raise UserError("there is no such folder", file=folder, remedy="Check the name, or leave it out")
    found: list[PictureFile] = []
    for directory, folders, names in os.walk(folder, onerror=lambda error: _closed(error, notes)):
        here = Path(directory)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and len(here.relative_to(folder).parts) < _DEPTH)
        seen = frozenset(names)
        wanted = [name for name in names if not name.startswith(".") and not _is_sidecar(name, seen)]
        found += (PictureFile(here / name, readable((here / name).relative_to(folder).as_posix()), seen) for name in wanted)
        if len(found) > MAX_FILES:
            notes.warn(
                "photo-skipped", f"{folder} holds more than {MAX_FILES} files; the rest is left out.", "Name a smaller folder."
            )
            break
    return sorted(found, key=lambda file: _natural(file.relative))[:MAX_FILES]


def _closed(error: OSError, notes: Notes) -> None:
    message = f"the folder {error.filename} cannot be opened ({error.strerror}); what it holds is left out."
    notes.warn("photo-skipped", message, "Check that you may read it.")


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (-1, part.casefold()) for part in re.split(r"([0-9]{1,18})", name)]


def _is_sidecar(name: str, names: frozenset[str]) -> bool:
    """Whether a text file stands beside a file it could be about."""
    stem, ending = os.path.splitext(name)
    if ending.lower() not in (".txt", ".toml"):
        return False
    return stem in names or any(os.path.splitext(other)[0] == stem and other != name for other in names)


class Finder:
    """Finds files by the names people give them: whole, without folder, without ending, in any case."""

    def __init__(self, files: Sequence[PictureFile]) -> None:
        self._places: dict[str, int] = {}
        for n, file in enumerate(files):
            for key in (file.relative, file.name, file.relative.rsplit(".", 1)[0], Path(file.name).stem):
                self._places.setdefault(key.casefold(), n)

    def find(self, name: str) -> int:
        """The index of a file, -1 if there is none."""
        clean = name.strip().replace("\\", "/").removeprefix("./").casefold()
        for key in (clean, clean.removeprefix("photos/"), clean.rsplit("/", 1)[-1]):
            if key in self._places:
                return self._places[key]
        return -1


def named_owner(file: PictureFile, owners: Iterable[str]) -> str:
    """The owner (a slug) whose name a file's folder or its own begins with, or shortens to two words or more; "" if none."""
    for name in filter(None, (file.folder, file.stem)):
        fits = [owner for owner in owners if name == owner or name.startswith(f"{owner}-")]
        if fits:
            return max(fits, key=len)
        short = re.sub(r"(?:-\d+)+$", "", name)
        longer = [owner for owner in owners if owner.startswith(f"{short}-")] if "-" in short else []
        if len(longer) == 1:
            return longer[0]
    return ""
