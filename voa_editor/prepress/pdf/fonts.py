"""Read the fonts of a PDF: what is embedded, which glyph a code shows, and how wide dictionary and program say it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pikepdf

from voa_editor.fonts.encodings import character_of, encoding
from voa_editor.fonts.program import Program, read_program
from voa_editor.prepress.pdf.objects import array, dictionary, entry, filters, name, number, stream, whole
from voa_editor.prepress.pdf.opening import decoded

MOST_OF_A_FONT = 64 << 20  # bytes
WIDTH_SLACK = 1.0  # 1/1000 em by which dictionary and program may differ: both are rounded
# The programs that each kind of font may have (ISO 32000-1, table 126): the key, and the Subtype of a FontFile3.
_PROGRAMS = {
    "Type1": {("/FontFile", ""), ("/FontFile3", "Type1C"), ("/FontFile3", "OpenType")},
    "MMType1": {("/FontFile", ""), ("/FontFile3", "Type1C")},
    "TrueType": {("/FontFile2", ""), ("/FontFile3", "OpenType")},
    "CIDFontType0": {("/FontFile3", "CIDFontType0C"), ("/FontFile3", "OpenType")},
    "CIDFontType2": {("/FontFile2", ""), ("/FontFile3", "OpenType")},
}
_SYMBOLIC = 4  # bit 3 of Flags
_RANGE = re.compile(rb"<([\da-fA-F]+)>\s*<([\da-fA-F]+)>")
_BLOCK = re.compile(rb"begincodespacerange(.*?)endcodespacerange", re.DOTALL)


@dataclass(frozen=True)
class Font:
    """A font dictionary, read as it is asked."""

    source: Any = field(repr=False)

    @cached_property
    def kind(self) -> str:
        """Type1, MMType1, TrueType, Type3, or of a composite font CIDFontType0 or CIDFontType2; "" for none of them."""
        found = name(entry(self.source, "/Subtype"))
        return name(entry(self.descendant, "/Subtype")) if found == "Type0" else found

    @cached_property
    def composite(self) -> bool:
        return name(entry(self.source, "/Subtype")) == "Type0"

    @cached_property
    def descendant(self) -> Any:
        found = array(entry(self.source, "/DescendantFonts"))
        return dictionary(found[0]) if found else None

    @cached_property
    def named(self) -> str:
        """What the font is called, with the letters that tell a subset."""
        return name(entry(self.source, "/BaseFont")) or name(entry(self.source, "/Name")) or self.kind or "without a name"

    @cached_property
    def descriptor(self) -> Any:
        return dictionary(entry(self.descendant if self.composite else self.source, "/FontDescriptor"))

    @cached_property
    def embedded(self) -> tuple[str, Any]:
        """The key and the stream of the font program; "" and None for a font that is not embedded."""
        for key in ("/FontFile", "/FontFile2", "/FontFile3"):
            if (found := stream(entry(self.descriptor, key))) is not None:
                return key, found
        return "", None

    @cached_property
    def program(self) -> Program | str:
        """The font program, or what is wrong with it; "" for a font that has none."""
        key, source = self.embedded
        if source is None:
            return ""
        form = name(entry(source, "/Subtype")) if key == "/FontFile3" else ""
        if (key, form) not in _PROGRAMS.get(self.kind, ()):
            return f"a font of the kind {self.kind or 'unknown'} may not have a program {' '.join((key[1:], form)).strip()}"
        if "LZWDecode" in filters(source):
            return "the font program is packed with LZW"
        try:
            return read_program(decoded(source, MOST_OF_A_FONT))
        except ValueError as fault:
            return str(fault)

    @cached_property
    def cmap(self) -> str:
        """The name of a composite font's character map; "" for one that is embedded."""
        return name(entry(self.source, "/Encoding"))

    @cached_property
    def _lengths(self) -> tuple[tuple[int, bytes, bytes], ...]:
        """The ranges of codes of an embedded character map: bytes of a code, first, last."""
        found = entry(self.source, "/Encoding")
        if stream(found) is None:
            return ()
        ranges = (pair for block in _BLOCK.findall(decoded(found, MOST_OF_A_FONT)) for pair in _RANGE.findall(block))
        both = ((bytes.fromhex(_even(first)), bytes.fromhex(_even(last))) for first, last in ranges)
        return tuple((len(first), first, last) for first, last in both if len(first) == len(last) and first)

    def codes(self, shown: bytes) -> Iterator[int]:
        """The codes of a string that is shown. Of character maps, those of one length are followed; two bytes else."""
        if not self.composite:
            yield from shown
            return
        lengths = {length for length, _, _ in self._lengths} or {2}
        step = min(lengths)
        for at in range(0, len(shown) - step + 1, step):
            yield int.from_bytes(shown[at : at + step], "big")

    @cached_property
    def readable(self) -> bool:
        """Whether codes can be told to glyphs: composite fonts with a character map other than Identity cannot."""
        return not self.composite or self.cmap in ("Identity-H", "Identity-V")

    def glyph(self, code: int) -> int | None:
        """The number of the glyph that a code shows, 0 for one that the program does not have; None where it cannot be told."""
        program = self.program
        if isinstance(program, str) or not self.readable:
            return None
        if self.composite:
            return self._glyph_of_cid(program, code)
        if program.kind == "TrueType" or (program.kind == "OpenType" and self.kind == "TrueType"):
            return self._glyph_of_truetype(program, code)
        called = self.encoding.get(code) or program.encoding.get(code)
        return program.names.get(called, 0) if called else None

    def _glyph_of_cid(self, program: Program, cid: int) -> int | None:
        if self.kind == "CIDFontType0":
            glyph = program.cids.get(cid, 0) if program.cids is not None else cid
        else:
            mapped = self.cid_to_glyph
            glyph = cid if mapped is None else int.from_bytes(mapped[2 * cid : 2 * cid + 2], "big")
        return glyph if glyph < len(program.widths) else 0

    @cached_property
    def cid_to_glyph(self) -> bytes | None:
        """The CIDToGIDMap: two bytes a character; None for Identity."""
        found = entry(self.descendant, "/CIDToGIDMap")
        return decoded(found, 1 << 20) if stream(found) is not None else None

    def _glyph_of_truetype(self, program: Program, code: int) -> int | None:
        """As ISO 32000-1, 9.6.6.4 has it."""
        symbolic = bool((whole(entry(self.descriptor, "/Flags")) or 0) & _SYMBOLIC)
        unicode, roman, symbol = (program.cmaps.get(key) for key in ((3, 1), (1, 0), (3, 0)))
        if not symbolic and self.encoding:
            called = self.encoding.get(code, "")
            character = character_of(called)
            if unicode is not None and character:
                return unicode.get(ord(character), 0)
            if roman is not None and called:
                codes = [at for at, other in encoding("MacRomanEncoding").items() if other == called]
                return roman.get(codes[0], 0) if codes else None
            return None
        if symbol is not None:
            return next((symbol[high + code] for high in (0xF000, 0, 0xF100, 0xF200) if high + code in symbol), 0)
        return roman.get(code, 0) if roman is not None else None

    @cached_property
    def encoding(self) -> dict[int, str]:
        """Code → glyph name of a simple font, so far as its dictionary says it."""
        found = entry(self.source, "/Encoding")
        if isinstance(found, pikepdf.Name):
            return dict(encoding(name(found)))
        table = dict(encoding(name(entry(found, "/BaseEncoding"))))
        if not table and self.kind == "TrueType" and dictionary(found) is not None:
            table = dict(encoding("StandardEncoding"))
        code = 0
        for item in array(entry(found, "/Differences")):
            if (start := whole(item)) is not None:
                code = start
            elif called := name(item):
                table[code] = called
                code += 1
        return table

    def width(self, code: int) -> float | None:
        """The width of a code in 1/1000 em as the dictionary tells it; None where it does not."""
        if self.composite:
            return self._cid_widths.get(code, self._default_width)
        first = whole(entry(self.source, "/FirstChar")) or 0
        widths = self._simple_widths
        if 0 <= code - first < len(widths):
            return widths[code - first]
        return number(entry(self.descriptor, "/MissingWidth")) or 0.0

    @cached_property
    def _simple_widths(self) -> list[float | None]:
        return [number(value) for value in array(entry(self.source, "/Widths"))]

    @cached_property
    def _default_width(self) -> float:
        found = number(entry(self.descendant, "/DW"))
        return 1000.0 if found is None else found

    @cached_property
    def _cid_widths(self) -> dict[int, float]:
        """The array W (ISO 32000-1, 9.7.4.3): c [w …], or first last w."""
        items = array(entry(self.descendant, "/W"))
        found: dict[int, float] = {}
        at = 0
        while at + 1 < len(items):
            first = whole(items[at]) or 0
            if isinstance(items[at + 1], pikepdf.Array):
                told = ((first + n, number(value)) for n, value in enumerate(items[at + 1]))
                found.update((cid, width) for cid, width in told if width is not None)
                at += 2
                continue
            last, width = whole(items[at + 1]) or 0, number(items[at + 2]) if at + 2 < len(items) else None
            if width is not None:
                found.update(dict.fromkeys(range(first, min(last, 0xFFFF) + 1), width))
            at += 3
        return found

    def wrong_widths(self, codes: set[int]) -> list[tuple[int, float, float]]:
        """The codes whose width in the dictionary is not that of the program, with both."""
        program = self.program
        if isinstance(program, str) or self.kind == "Type3":
            return []
        found = []
        for code in sorted(codes):
            glyph = self.glyph(code)
            true = program.width(glyph) if glyph else None
            told = self.width(code)
            if true is not None and (told is None or abs(told - true) > WIDTH_SLACK):
                found.append((code, told or 0.0, true))
        return found

    def missing(self, codes: set[int]) -> list[int]:
        """The codes that show no glyph of the program: .notdef is printed in their place."""
        return [code for code in sorted(codes) if self.glyph(code) == 0]


def _even(digits: bytes) -> str:
    found = digits.decode("ascii")
    return found if len(found) % 2 == 0 else found + "0"
