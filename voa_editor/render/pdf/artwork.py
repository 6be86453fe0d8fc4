"""Copy placed artwork into a document as a form: its page with fonts, colours and transparency, nothing drawn anew."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pikepdf
from reportlab.pdfbase.pdfdoc import PDFObjectReference

from voa_editor.artwork.page import opened_artwork, page_shape
from voa_editor.geometry import Matrix
from voa_editor.render.pdf.document import StreamedDocument

_Objgen = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A PDF whose first page may go into the document as it is. `said` is what had to be changed, "" for nothing of note."""

    pdf: bytes
    said: str = ""
    remedy: str = ""
    transparent: bool = False


Fit = Callable[[bytes], Fitted]
"""Answers a PDF from outside with one that keeps the standard of the document. Raises UserError for one that cannot be used."""


@dataclass(slots=True)
class Artworks:
    """The artwork of a document. What two of them have in common (a font, a profile, a picture) is written once."""

    document: StreamedDocument
    _written: dict[bytes, PDFObjectReference] = field(default_factory=dict)

    def write(self, fitted: Fitted, at: PDFObjectReference) -> tuple[float, float]:
        """Write at `at` a form of a PDF's first page, its left bottom corner at the origin, and answer its size in points.

        A form of the unit square, as an image is, would lose letters where readers take very small ones for one.
        Raises UserError for a damaged PDF.
        """
        with opened_artwork(fitted.pdf) as pdf:
            page = pdf.pages[0]
            shape, copier = page_shape(page.obj), _Copier(self.document, self._written)
            m = shape.onto_unit_square.then(Matrix(a=shape.size[0], d=shape.size[1]))
            form = pikepdf.Dictionary(
                Type=pikepdf.Name.XObject,
                Subtype=pikepdf.Name.Form,
                BBox=[_decimal(edge, 4) for edge in shape.box],
                Matrix=[_decimal(value, 12) for value in (m.a, m.b, m.c, m.d, m.e, m.f)],
                Resources=page.resources,
            )
            if "/Group" in page.obj:
                form["/Group"] = page.obj["/Group"]
            form["/Filter"] = pikepdf.Name.FlateDecode
            self.document.put_raw(copier.stream(form, zlib.compress(_content(page))), at)
            return shape.size


def _decimal(value: float, digits: int) -> Decimal:
    return Decimal(f"{value:.{digits}f}")


def _content(page: pikepdf.Page) -> bytes:
    """The page's content as one stream."""
    contents = page.obj.get("/Contents")
    streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    return b"\n".join(bytes(one.read_bytes()) for one in streams if isinstance(one, pikepdf.Stream))


@dataclass(slots=True)
class _Copier:
    """Copies objects of one PDF, each once, and none whose like was `written` before."""

    document: StreamedDocument
    written: dict[bytes, PDFObjectReference]
    _copies: dict[_Objgen, PDFObjectReference] = field(default_factory=dict)
    _under_way: set[_Objgen] = field(default_factory=set)

    def stream(self, entries: Any, data: bytes) -> bytes:
        """A stream as a file holds it: its dictionary, and its data as they are coded."""
        inner = b"".join(b"%b %b\n" % (_name(key), self._value(value)) for key, value in entries.items() if key != "/Length")
        return b"<<\n%b/Length %d\n>>\nstream\n%b\nendstream" % (inner, len(data), data)

    def _value(self, value: Any) -> bytes:
        """A value as a file holds it, all that it refers to being copied."""
        if isinstance(value, pikepdf.Object) and value.is_indirect:
            reference = self._copy(value)
            return b"%d 0 R" % self.document.number_of(reference)
        return self._direct(value)

    def _direct(self, value: Any) -> bytes:
        if isinstance(value, pikepdf.Stream):
            return self.stream(value.stream_dict, bytes(value.read_raw_bytes()))
        if isinstance(value, pikepdf.Dictionary):
            return b"<< %b >>" % b" ".join(b"%b %b" % (_name(key), self._value(held)) for key, held in value.items())
        if isinstance(value, pikepdf.Array):
            return b"[%b]" % b" ".join(self._value(held) for held in value)
        if isinstance(value, bool):
            return b"true" if value else b"false"
        if isinstance(value, Decimal):
            return f"{value:f}".encode("ascii")
        if isinstance(value, int):
            return b"%d" % value
        return bytes(value.unparse()) if isinstance(value, pikepdf.Object) else b"null"

    def _copy(self, value: Any) -> PDFObjectReference:
        own = value.objgen
        if own in self._copies:
            return self._copies[own]
        if own in self._under_way:  # it refers to itself: whoever does so must know its number
            self._copies[own] = self.document.reserve()
            return self._copies[own]
        self._under_way.add(own)
        body = self._direct(value)
        self._under_way.discard(own)
        digest = hashlib.sha256(body).digest()
        if own not in self._copies and digest in self.written:
            self._copies[own] = self.written[digest]
            return self._copies[own]
        if own not in self._copies:
            self._copies[own] = self.document.reserve()
        reference = self._copies[own]
        self.written.setdefault(digest, reference)
        self.document.put_raw(body, reference)
        return reference


def _name(key: str) -> bytes:
    return bytes(pikepdf.Name(key).unparse())
