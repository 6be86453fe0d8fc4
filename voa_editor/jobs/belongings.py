"""Gather what a print file was made with and may be passed on: its faces and its ICC profile, each with its licence."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from voa_editor.display.items import Sheet
from voa_editor.display.query import runs
from voa_editor.errors import UserError
from voa_editor.fonts.faces import Face
from voa_editor.fonts.library import Library
from voa_editor.prepress.profiles import Profile
from voa_editor.render.icc import profile_path

_EMBEDDING = {
    2: "its maker allows no embedding (fsType 2)",
    4: "its maker allows it to be embedded for viewing and printing, not to be passed on (fsType 4)",
    8: "its maker allows it to be embedded for editing, not to be passed on (fsType 8)",
}
"""Why a face with a permission of its OS/2 table is left out (OpenType 1.9, OS/2, fsType; 0 is "installable")."""
_FREE = ("open font license", "apache license", "ubuntu font licence", "public domain", "zlib", "cc0", "mit license")
_HEAD = 4096  # characters of a licence that are looked at


@dataclass(frozen=True, slots=True)
class Belonging:
    """A file and its licence; `barred` says why it may not be passed on, "" if it may."""

    file: Path
    licence: Path | None
    barred: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that did not come into the package, and why."""

    file: str
    why: str


def fonts_of(sheets: Iterable[Sheet], library: Library) -> list[Belonging]:
    """The faces that some sheets show."""
    keys = {run.face for sheet in sheets for run in runs(sheet)}
    return [face_file(library.face(key)) for key in sorted(keys)]


def face_file(face: Face) -> Belonging:
    """A face's file; barred by what its OS/2 table or its licence says."""
    return Belonging(face.path, face.licence, _EMBEDDING.get(face.embedding, "") or _unfree(face.licence))


def profile_of(profile: Profile) -> Belonging:
    """The ICC profile of a printer profile. Raises UserError if it is not on this computer."""
    file = profile_path(profile.condition.icc, profile.folder)
    licence = next((each for each in (file.with_name(f"{file.stem}.LICENSE.txt"),) if each.is_file()), None)
    return Belonging(file, licence, _unfree(licence))


def gather(folder: Path, belongings: Iterable[Belonging]) -> list[LeftOut]:
    """Copy what may be passed on into a folder, licences beside; what may not, and why. Raises UserError where that fails."""
    left_out = []
    for each in belongings:
        if each.barred or each.licence is None:
            left_out.append(LeftOut(each.file.name, each.barred))
            continue
        try:
            place = folder / each.file.parent.name if each.licence.stem == "LICENSE" else folder
            place.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(each.file, place / each.file.name)
            shutil.copyfile(each.licence, place / each.licence.name)
        except OSError as fault:
            remedy = "Look whether it is there and can be read"
            raise UserError(f"cannot be copied ({fault.strerror})", file=each.file, remedy=remedy) from fault
    return left_out


def _unfree(licence: Path | None) -> str:
    """Why a licence does not let a file be passed on."""
    if licence is None or not licence.is_file():
        return "no licence lies beside it; the print file has it embedded"
    said = licence.read_text(encoding="utf-8", errors="replace")[:_HEAD].lower()
    return "" if any(name in said for name in _FREE) else "its licence is not one that is known to let it be passed on"
