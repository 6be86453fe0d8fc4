"""Find the files an issue is made from, and decode the text whatever it was saved as."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from voa_editor.errors import UserError
from voa_editor.manuscript.report import Notes

MAX_TEXT = 64 * 1024 * 1024
"""Bytes of a manuscript above which it is refused; a thousand pages of text are about 4 MB."""
ENDINGS = (".md", ".markdown", ".txt")
_CONTROL = re.compile("[\x01-\x08\x0b-\x1f\x7f\ufeff\u200b\u2060\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the parts of an issue lie; `plan` is its issue.toml, None if there is none."""

    text: Path
    plan: Path | None = None


def locate(source: Path) -> Sources:
    """The manuscript and issue.toml that `source` means: a Markdown file, an issue.toml, or a folder.

    The name of a manuscript other than manuscript.md is for issue.toml to say; see `beside`.
    Raises UserError if there is nothing to read.
    """
    if source.is_file():
        return Sources(beside(source.parent, "manuscript.md"), source) if source.name == "issue.toml" else Sources(source)
    if not source.is_dir():
        raise UserError(
            "there is no such file or folder", file=source, remedy="Give a manuscript (.md) or a folder with an issue.toml"
        )
    plan = source / "issue.toml"
    text = source / "manuscript.md"
    if not text.is_file() and not plan.is_file():
        texts = sorted(path for path in source.iterdir() if path.suffix.lower() in ENDINGS and path.is_file())
        if len(texts) != 1:
            count = f"{len(texts)} Markdown files" if texts else "no manuscript"
            raise UserError(f"the folder has {count}", file=source, remedy="Call the text manuscript.md")
        text = texts[0]
    return Sources(text, plan if plan.is_file() else None)


def beside(folder: Path, name: str) -> Path:
    """A path given in an issue.toml: inside its folder. Raises UserError for one that leads out of it."""
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        remedy = "Put it into the folder, or name the folder on the command line"
        raise UserError(f"{name!r} lies outside the issue's folder", file=folder / "issue.toml", remedy=remedy)
    return path


def read_text(path: Path, notes: Notes) -> str:
    """The text of a manuscript: UTF-8, UTF-16 with a byte order mark, or else Windows-1251, which is noted.

    Composed (NFC), line ends as line feeds, control characters taken out. Raises UserError if it is no text, empty or too long.
    """
    try:
        if path.stat().st_size > MAX_TEXT:
            raise UserError(f"the manuscript is larger than {MAX_TEXT >> 20} MB", file=path, remedy="Split it into issues")
        data = path.read_bytes()
    except OSError as error:
        raise UserError(
            f"cannot be read ({error.strerror or error})", file=path, remedy="Check its name and that you may read it"
        ) from error
    text = _decoded(data, path, notes)
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _CONTROL.sub("", text)
    if not text.strip():
        raise UserError("the manuscript is empty", file=path, remedy="Write a headline (## …) and a paragraph")
    return text


def _decoded(data: bytes, path: Path, notes: Notes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data:
        raise UserError("is not a text file", file=path, remedy="Save the manuscript as Markdown (plain text, UTF-8)")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        encoding = "Windows-1251" if _cyrillic(data) else "Windows-1252"
        message = f"{path.name}, line {line}: not UTF-8; read as {encoding}."
        notes.warn("source", message, "Save the manuscript as UTF-8 if letters look wrong.")
        return data.decode("cp1251" if encoding.endswith("1") else "cp1252", errors="replace")


def _cyrillic(data: bytes) -> bool:
    """Whether bytes beyond ASCII come mostly in runs, as Cyrillic letters do and accented Latin ones do not."""
    high = sum(byte >= 0xC0 for byte in data[:100_000])
    runs = len(re.findall(rb"[\xc0-\xff]{2,}", data[:100_000]))
    return high > 0 and runs * 2 >= high / 4 and high >= 4 and bool(runs)
