"""Read what is said of a photograph beside it (a sidecar) or inside it (IPTC, XMP, EXIF)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

from PIL import ExifTags, Image, ImageFile, IptcImagePlugin

from voa_editor.errors import UserError
from voa_editor.manuscript.drafts import PhotoNote
from voa_editor.manuscript.issue_toml import ROLES
from voa_editor.manuscript.report import Notes
from voa_editor.manuscript.toml_table import Table, load_toml
from voa_editor.manuscript.words import slug

_LONGEST = 4000
_XMP_LARGEST = 2 * 1024 * 1024
_FACT = re.compile(r"^(caption|credit|alt|focal|role|story|section)\s*:\s*(.*)$", re.IGNORECASE)
_CAMERA_WORDS = re.compile(r"^(?:OLYMPUS|SONY DSC|DCIM|DSC|KODAK|SAMSUNG|MINOLTA|DIGITAL|default|Untitled)", re.IGNORECASE)
"""What cameras write into the description by themselves."""
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_ACCESSIBLE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}AltTextAccessibility"
_IPTC_CAPTION, _IPTC_CREDIT, _IPTC_BYLINE = (2, 120), (2, 110), (2, 80)


def first_said(file: str, notes: Iterable[PhotoNote]) -> PhotoNote:
    """One note of several: each datum from the first that has it."""
    story = section = role = caption = credit = alt = ""
    focal: tuple[float, float] | None = None
    for note in notes:
        story, section, role = story or note.story, section or note.section, role or note.role
        caption, credit, alt, focal = caption or note.caption, credit or note.credit, alt or note.alt, focal or note.focal
    return PhotoNote(file, story, section, role, caption, credit, alt, focal)


def read_sidecar(photo: Path, beside: frozenset[str], notes: Notes) -> PhotoNote:
    """What photo.jpg.toml, photo.toml, photo.jpg.txt or photo.txt says; `beside` are the names in its folder."""
    for name in (f"{photo.name}.toml", f"{photo.stem}.toml", f"{photo.name}.txt", f"{photo.stem}.txt"):
        if name not in beside:
            continue
        path = photo.with_name(name)
        if not path.is_file():
            continue
        try:
            return _from_toml(path, photo.name, notes) if name.endswith(".toml") else _from_text(path, photo.name)
        except (UserError, OSError, ValueError) as error:
            notes.warn("photo-skipped", f"the sidecar {name} cannot be read: {getattr(error, 'message', error)}.", "Correct it.")
    return PhotoNote(photo.name)


def _from_toml(path: Path, file: str, notes: Notes) -> PhotoNote:
    table = Table(load_toml(path), path, "")
    story = table.text("story")
    note = PhotoNote(
        file,
        slug(story, 80) if story else "",
        table.text("section"),
        _role(table.text("role")),
        table.text("caption"),
        table.text("credit"),
        table.text("alt"),
        table.fractions("focal"),
    )
    table.done(notes)
    return note


def _from_text(path: Path, file: str) -> PhotoNote:
    with path.open("rb") as stream:
        data = stream.read(4 * _LONGEST)
    try:
        text = data.decode("utf-8-sig", errors="strict" if len(data) < 4 * _LONGEST else "ignore")
    except UnicodeDecodeError:
        text = data.decode("cp1251", errors="replace")
    said: dict[str, str] = {}
    caption: list[str] = []
    for line in text.splitlines():
        match = _FACT.match(line.strip())
        if match:
            said[match[1].lower()] = match[2].strip()
        elif line.strip():
            caption.append(line.strip())
    story = said.get("story", "")
    return PhotoNote(
        file,
        slug(story, 80) if story else "",
        said.get("section", ""),
        _role(said.get("role", "")),
        said.get("caption", " ".join(caption)),
        said.get("credit", ""),
        said.get("alt", ""),
        _focal(said.get("focal", "")),
    )


def _role(text: str) -> str:
    return text if text in ROLES else ""


def _focal(text: str) -> tuple[float, float] | None:
    numbers = [float(number) for number in re.findall(r"\d*\.?\d+", text)]
    return (numbers[0], numbers[1]) if len(numbers) == 2 and all(0 <= number <= 1 for number in numbers) else None


def read_embedded(image: Image.Image, file: str) -> PhotoNote:
    """Caption, credit and alternative text in a picture: IPTC, then XMP, then EXIF. Damaged metadata says nothing."""
    found = [read(image) for read in (_iptc, _xmp, _exif)]
    return first_said(file, [PhotoNote(file, caption=_tidy(c), credit=_tidy(by), alt=_tidy(alt)) for c, by, alt in found])


def _tidy(text: str) -> str:
    return " ".join(text.replace("\x00", " ").split())[:_LONGEST]


def _iptc(image: Image.Image) -> tuple[str, str, str]:
    if not isinstance(image, ImageFile.ImageFile) or (not image.info.get("photoshop") and image.format != "TIFF"):
        return "", "", ""
    try:
        info = IptcImagePlugin.getiptcinfo(image) or {}
    except Exception:  # damaged blocks trip Pillow's reader in many ways
        return "", "", ""

    def text(key: tuple[int, int]) -> str:
        value = info.get(key, b"")
        value = value[0] if isinstance(value, list) and value else value
        if not isinstance(value, bytes):
            return ""
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError:
            return value.decode("cp1252", errors="replace")

    return text(_IPTC_CAPTION), text(_IPTC_CREDIT) or text(_IPTC_BYLINE), ""


def _xmp(image: Image.Image) -> tuple[str, str, str]:
    data = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    data = data.encode() if isinstance(data, str) else data
    if not data or len(data) > _XMP_LARGEST or b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return "", "", ""
    start, end = data.find(b"<rdf:RDF"), data.rfind(b"</rdf:RDF>")
    try:
        root = ElementTree.fromstring(data[start : end + 10] if 0 <= start < end else data)
    except (ElementTree.ParseError, ValueError):
        return "", "", ""

    def first(tag: str) -> str:
        node = root.find(f".//{tag}")
        if node is not None:
            return next((item.text or "" for item in node.iter(f"{_RDF}li")), node.text or "")
        return next((value for parent in root.iter(f"{_RDF}Description") if (value := parent.get(tag))), "")

    return first(f"{_DC}description"), first(f"{_PHOTOSHOP}Credit") or first(f"{_DC}creator"), first(_ACCESSIBLE)


def _exif(image: Image.Image) -> tuple[str, str, str]:
    if image.format == "PNG" and "exif" not in image.info:  # Pillow would decode the picture to look for it
        return "", "", ""
    try:
        tags = image.getexif()
        values = [tags.get(tag) for tag in (ExifTags.Base.ImageDescription, ExifTags.Base.Artist, ExifTags.Base.Copyright)]
    except Exception:  # as above
        return "", "", ""
    caption, artist, rights = (_mended(value) if isinstance(value, str) else "" for value in values)
    return "" if _CAMERA_WORDS.match(caption) else caption, artist or rights, ""


def _mended(text: str) -> str:
    """EXIF text that is UTF-8 but was read as Latin-1, as Pillow does, in its own letters."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text
