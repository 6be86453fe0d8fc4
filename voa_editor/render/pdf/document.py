"""Write a PDF object by object, so that no more of it is held than its table of objects.

ReportLab's own document gathers the whole file in memory and joins it at save. This one uses its object classes and
numbering, but lets a stream go to the file as soon as it is made. Small objects that others refer to (pages, fonts,
outlines, catalog) wait to the end, as in ReportLab.
"""

from __future__ import annotations

import hashlib
import zlib
from functools import lru_cache

from reportlab.pdfbase.pdfdoc import (
    PDFArrayCompact,
    PDFCatalog,
    PDFCrossReferenceTable,
    PDFDictionary,
    PDFDocument,
    PDFIndirectObject,
    PDFObjectReference,
    PDFString,
    PDFText,
    PDFTrailer,
)

from voa_editor.render.output import Output

_PROFILE = 100_000  # bytes: no page is so long


class StreamedDocument(PDFDocument):  # type: ignore[misc]
    """A PDF under way on an Output. `fingerprint` grows with all that is written, bytes of pictures excepted."""

    def __init__(self, output: Output, language: str, version: tuple[int, int]) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=version, lang=language)
        self._forget_base_fonts()
        self.Catalog.__NoDefault__ = [*PDFCatalog.__NoDefault__, "OutputIntents"]  # ReportLab's knows none
        self._output = output
        self.fingerprint = hashlib.sha256()
        self._write(b"%%PDF-%d.%d\n%%\xe2\xe3\xcf\xd3\n" % version)

    def reserve(self) -> PDFObjectReference:
        """A reference to a stream that is put later."""
        return self.Reference(PDFDictionary())

    def put_stream(self, dictionary: PDFDictionary, data: bytes, at: PDFObjectReference | None = None) -> PDFObjectReference:
        """Write a stream to the file now; `data` is coded as the dictionary's Filter says."""
        reference = self.reserve() if at is None else at
        dictionary["Length"] = len(data)
        number = self.number_of(reference)
        self.idToOffset[reference.name] = self._output.length
        head = b"%d 0 obj\n%b\nstream\n" % (number, dictionary.format(self))
        self.fingerprint.update(head)
        self._output.write(head)
        self._output.write(data)
        self._output.write(b"\nendstream\nendobj\n")
        return reference

    def put_deflated(self, dictionary: PDFDictionary, data: bytes, at: PDFObjectReference | None = None) -> PDFObjectReference:
        """Deflate and write a stream now."""
        self.fingerprint.update(data)
        dictionary["Filter"] = "/FlateDecode"
        return self.put_stream(dictionary, _deflated(data) if len(data) >= _PROFILE else zlib.compress(data), at)

    def put_raw(self, body: bytes, at: PDFObjectReference) -> None:
        """Write an object whose text is made already."""
        self.idToOffset[at.name] = self._output.length
        self._write(b"%d 0 obj\n%b\nendobj\n" % (self.number_of(at), body))

    def number_of(self, reference: PDFObjectReference) -> int:
        """The number by which other objects refer to one."""
        number, _ = self.idToObjectNumberAndVersion[reference.name]
        return int(number)

    def identity(self) -> str:
        """32 hexadecimal digits that depend on what was written so far."""
        return self.fingerprint.hexdigest()[:32]

    def finish(self) -> None:
        """Write the objects that waited, the table of objects and the trailer."""
        root, info = self.Reference(self.Catalog), self.Reference(self.info)
        names = []
        number = 1
        while number in self.numberToId:  # formatting an object may register others
            name = self.numberToId[number]
            if name not in self.idToOffset:
                formatted = PDFIndirectObject(name, self.idToObject[name]).format(self)
                self.idToOffset[name] = self._output.length
                self._write(formatted)
            names.append(name)
            number += 1
        table = PDFCrossReferenceTable()
        table.addsection(0, names)
        digest = PDFText(self.fingerprint.digest()[:16], enc="raw")
        start = self._output.length
        self._output.write(table.format(self))
        trailer = PDFTrailer(startxref=start, Size=number, Root=root, Info=info, ID=PDFArrayCompact([digest, digest]))
        self._output.write(trailer.format(self))

    def _write(self, data: bytes) -> None:
        self.fingerprint.update(data)
        self._output.write(data)

    def _forget_base_fonts(self) -> None:
        """Take back the dictionary of unembedded fonts that ReportLab registers first of all."""
        self.objectcounter = 0
        for table in (self.idToObject, self.idToObjectNumberAndVersion, self.numberToId):
            table.clear()


@lru_cache(maxsize=4)
def _deflated(data: bytes) -> bytes:
    """Data of that size is a profile, which one job writes into several files."""
    return zlib.compress(data)


def number(value: float) -> str:
    """A number as a content stream holds it: thousandths, no exponent, no trailing zeros."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def numbers(*values: float) -> str:
    return " ".join(map(number, values))


def name_of(text: str) -> str:
    """A name with its slash, as a PDF writes it (ISO 32000-1, 7.3.5): UTF-8, all but plain letters and digits escaped."""
    return "/" + "".join(chr(byte) if chr(byte).isalnum() and byte < 128 else f"#{byte:02X}" for byte in text.encode("utf-8"))


def text_string(text: str) -> PDFString:
    """A text string as UTF-16, or as it is where it is ASCII: not PDFDocEncoding, which has no U+00AD and whose codec
    depends on which libraries are loaded."""
    return PDFString(text) if text.isascii() else PDFString(text, enc="utf-16-be")
