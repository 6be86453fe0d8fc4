"""Embed subsets of faces and code glyph runs for them, so that text is inked blindly and read back whole.

A face is a Type0 font with Identity-H coding: the code of a glyph is its number. Positions come from the run alone;
the widths written here serve only to turn them into the differences that TJ takes (ISO 32000-1, 9.4.3 and 9.7).
"""

from __future__ import annotations

import unicodedata

from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFDictionary, PDFName, PDFObjectReference, PDFString

from voa_editor.display.items import GlyphRun
from voa_editor.fonts.faces import Face
from voa_editor.fonts.library import Library
from voa_editor.fonts.subset import Descriptor, describe, subset, subset_tag
from voa_editor.render.pdf.document import StreamedDocument

_SPACES = frozenset(" \u00a0\u2002\u2003\u2009\u200a\u202f")
_PLAIN = {"\u00ad": "-", "\u2011": "-", **dict.fromkeys(_SPACES, " ")}
Piece = tuple[int, int, str | None]  # glyphs start ≤ i < end, and what they say where their codes do not say it


class PdfFont:
    """One face in the document: its glyphs so far, their widths, and what each says when nothing else is said."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self.dictionary = PDFDictionary()
        self._widths: dict[int, float] = {}
        self._says: dict[int, str] = {}
        self._known: set[tuple[int, str]] = set()

    def width(self, glyph: int) -> float:
        """The advance in 1/1000 em, as the W array will hold it."""
        found = self._widths.get(glyph)
        if found is None:
            found = self._widths[glyph] = round(self.face.advance(glyph), 2)
        return found

    def pieces(self, run: GlyphRun) -> list[Piece]:
        """The run cut where text must be said that the glyphs' own codes do not say."""
        if len(set(run.clusters)) == len(run.glyphs):  # a glyph a cluster, as nearly all text is
            texts = [run.text[i:j] for i, j in zip(run.clusters, (*run.clusters[1:], len(run.text)), strict=True)]
            if self._known.issuperset(zip(run.glyphs, texts, strict=True)):
                return [(0, len(run.glyphs), None)]
        pieces: list[Piece] = []
        start = 0
        while start < len(run.glyphs):
            end = start + 1
            while end < len(run.glyphs) and run.clusters[end] == run.clusters[start]:
                end += 1
            text = run.text[run.clusters[start] : run.clusters[end] if end < len(run.glyphs) else len(run.text)]
            said = None if self._says_itself(run.glyphs[start:end], text) else text
            if said is None and pieces and pieces[-1][2] is None:
                pieces[-1] = (pieces[-1][0], end, None)
            else:
                pieces.append((start, end, said))
            start = end
        return pieces

    def _says_itself(self, glyphs: tuple[int, ...], text: str) -> bool:
        if len(glyphs) > 1:
            return False
        glyph = glyphs[0]
        if (glyph, text) in self._known:
            return True
        if not text or (len(text) > 1 and self.face.hb_font.get_nominal_glyph(ord(text[-1])) == glyph):
            return False  # said by another run, or said here for another run: a drop cap and the word it begins
        says = self._says.setdefault(glyph, _PLAIN.get(text, text))
        if says == text or (says == " " and text in _SPACES):
            self._known.add((glyph, text))
            return True
        return False

    def shown(self, run: GlyphRun, start: int, end: int, pen: float) -> tuple[str, float]:
        """The operand of TJ for glyphs start ≤ i < end, the pen being at `pen` (points from the run's x), and the pen after.

        Differences are whole thousandths of an em, and what rounding loses is made good at the next glyph.
        """
        em = 1000.0 / run.size
        at = pen * em
        parts = ["[<"]
        widths, xs, glyphs = self._widths, run.xs, run.glyphs
        for i in range(start, end):
            glyph = glyphs[i]
            gap = round(xs[i] * em - at)
            if gap:
                parts.append(f">{-gap}<")
                at += gap
            parts.append(f"{glyph:04x}")
            at += widths[glyph] if glyph in widths else self.width(glyph)
        parts.append(">]")
        return "".join(parts).replace("<>", ""), at / em

    @property
    def private(self) -> str:
        """The characters it says of which only the font knows what they mean (Unicode's private use)."""
        return "".join(sorted({said for said in self._says.values() if len(said) == 1 and unicodedata.category(said) == "Co"}))

    def embed(self, document: StreamedDocument) -> None:
        """Write the subset, its widths and its texts, and fill the font's dictionary."""
        described = describe(self.face)
        name = PDFName(f"{subset_tag(self.face, self._widths)}+{described.name}")
        program = subset(self.face, self._widths)
        file = document.put_deflated(PDFDictionary({"Length1": len(program)}), program)
        system = {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
        descendant = PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": name,
                "CIDSystemInfo": PDFDictionary(system),
                "FontDescriptor": document.Reference(_descriptor(described, name, file)),
                "CIDToGIDMap": "/Identity",
                "DW": 0,
                "W": self._width_array(),
            }
        )
        self.dictionary.dict.update(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": name,
                "Encoding": "/Identity-H",
                "DescendantFonts": PDFArrayCompact([document.Reference(descendant)]),
                "ToUnicode": document.put_deflated(PDFDictionary(), self._to_unicode()),
            }
        )

    def _width_array(self) -> PDFArrayCompact:
        entries: list[object] = []
        last = -2
        for glyph in sorted(self._widths):
            if glyph != last + 1:
                entries += [glyph, PDFArrayCompact([])]
            entries[-1].sequence.append(self._widths[glyph])  # type: ignore[attr-defined]
            last = glyph
        return PDFArrayCompact(entries)

    def _to_unicode(self) -> bytes:
        missing = [glyph for glyph in self._widths if not self._says.get(glyph)]
        says = self._says | (_nominal(self.face, missing) if missing else {})
        entries = [f"<{glyph:04x}> <{says[glyph].encode('utf-16-be').hex()}>" for glyph in sorted(self._widths)]
        blocks = [entries[i : i + 100] for i in range(0, len(entries), 100)]
        body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
        return _CMAP.format(body=body).encode("ascii")


def spaced(run: GlyphRun, pieces: list[Piece]) -> list[Piece]:
    """The pieces of a run, the last of its clusters saying a space after what it says."""
    start, end, said = pieces[-1]
    if said is not None:
        return [*pieces[:-1], (start, end, said + " ")]
    last = run.clusters.index(run.clusters[-1], start)
    before: list[Piece] = [(start, last, None)] if last > start else []
    return [*pieces[:-1], *before, (last, end, run.text[run.clusters[-1] :] + " ")]


class Fonts:
    """The faces a document uses, in the order it met them."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._fonts: dict[str, PdfFont] = {}

    def use(self, key: str) -> PdfFont:
        font = self._fonts.get(key)
        if font is None:
            font = self._fonts[key] = PdfFont(self._library.face(key), f"F{len(self._fonts) + 1}")
        return font

    def reference(self, document: StreamedDocument, font: PdfFont) -> PDFObjectReference:
        return document.Reference(font.dictionary)

    @property
    def private(self) -> tuple[str, ...]:
        """The names of the faces that show characters of Unicode's private use, which no reader can say."""
        return tuple(font.face.key for font in self._fonts.values() if font.private)

    def embed(self, document: StreamedDocument) -> None:
        for font in self._fonts.values():
            font.embed(document)


def _nominal(face: Face, glyphs: list[int]) -> dict[int, str]:
    """What glyphs that never stood alone say: their character, U+FFFD for one that no character has."""
    wanted = set(glyphs)
    found = dict.fromkeys(glyphs, "\ufffd")
    for code in sorted(face.characters, reverse=True):
        glyph = face.hb_font.get_nominal_glyph(code)
        if glyph in wanted:
            found[glyph] = chr(code)
    return found


def _descriptor(face: Descriptor, name: str, file: PDFObjectReference) -> PDFDictionary:
    flags = 4 | (2 if face.serif else 0) | (64 if face.italic else 0)  # symbolic: its coding is its own
    return PDFDictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": name,
            "Flags": flags,
            "FontBBox": PDFArrayCompact(face.bbox),
            "ItalicAngle": round(face.italic_angle, 2),
            "Ascent": face.ascent,
            "Descent": face.descent,
            "CapHeight": face.cap_height,
            "StemV": face.stem,
            "FontFile2": file,
        }
    )


_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
{body}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
