"""Read what a PDF says of itself: the document information, and the XMP packet (ISO 32000-1, 14.3; ISO 16684-1)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from xml.etree import ElementTree

from voa_editor.prepress.pdf.objects import entries, filters, name, text
from voa_editor.prepress.pdf.opening import decoded

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfx": "http://ns.adobe.com/pdfx/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
}
_PREFIX = {uri: prefix for prefix, uri in NAMESPACES.items()}
_MOST = 4 << 20  # bytes of a packet
_PDF_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z|[+-])(?:(\d\d)'?(?:(\d\d)'?)?)?)?")
_XMP_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?)?)?(?:(Z|[+-])(?:(\d\d):(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class Xmp:
    """The properties of a packet by name ("dc:title"): the text, or the first of a list. `fault`: why there are none."""

    properties: dict[str, str] = field(default_factory=dict)
    packed: bool = False  # by a filter: other programs cannot find it
    fault: str = ""

    def __getitem__(self, called: str) -> str:
        return self.properties.get(called, "")


def information(value: Any) -> dict[str, str]:
    """The entries of the document information, without slashes; Trapped is a name, the others are text."""
    return {key[1:]: text(found) or name(found) for key, found in entries(value)}


def read_xmp(value: Any) -> Xmp:
    """The packet of a metadata stream. A document type, which XMP never has, makes it unreadable: it may be there to hurt."""
    data, packed = decoded(value, _MOST), bool(filters(value))
    if b"<!DOCTYPE" in data or "<!DOCTYPE".encode("utf-16-le") in data or "<!DOCTYPE".encode("utf-16-be") in data:
        return Xmp(packed=packed, fault="it declares a document type")
    try:
        root = ElementTree.fromstring(data.strip(b"\0 \r\n\t"))
    except (ElementTree.ParseError, ValueError, LookupError) as fault:
        return Xmp(packed=packed, fault=f"it is no XML ({fault})")
    found: dict[str, str] = {}
    for description in root.iter(f"{_RDF}Description"):
        for attribute, said in description.attrib.items():
            found.setdefault(_called(attribute), said)
        for child in description:
            found.setdefault(_called(child.tag), _said(child))
    return Xmp(found, packed)


def _called(tag: str) -> str:
    uri, _, local = tag.removeprefix("{").rpartition("}")
    return f"{_PREFIX.get(uri, uri)}:{local}"


def _said(element: ElementTree.Element) -> str:
    items = element.findall(f".//{_RDF}li")
    best = next((item for item in items if item.get("{http://www.w3.org/XML/1998/namespace}lang") == "x-default"), None)
    chosen = best if best is not None else items[0] if items else element
    return (chosen.text or "").strip()


def pdf_date(said: str) -> datetime | None:
    """A date such as D:20230701120000+02'00'; None for what is none."""
    return _date(_PDF_DATE.fullmatch(said))


def xmp_date(said: str) -> datetime | None:
    """A date such as 2023-07-01T12:00:00+02:00; None for what is none."""
    return _date(_XMP_DATE.fullmatch(said))


def _date(found: re.Match[str] | None) -> datetime | None:
    if found is None:
        return None
    year, month, day, hour, minute, second, sign, off_hours, off_minutes = found.groups()
    away = timedelta(hours=int(off_hours or 0), minutes=int(off_minutes or 0))
    try:
        zone = timezone(-away if sign == "-" else away) if away else UTC
        parts = (int(year), int(month or 1), int(day or 1), int(hour or 0), int(minute or 0), int(second or 0))
        return datetime(*parts, tzinfo=zone)
    except ValueError:
        return None
