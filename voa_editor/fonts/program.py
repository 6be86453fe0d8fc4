"""Read font programs as a PDF embeds them, from outside and not believed: which glyphs there are, and how wide."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from voa_editor.fonts import cff, type1

MOST_GLYPHS = 65536


@dataclass(frozen=True, slots=True)
class Program:
    """A font program. Widths are in 1/1000 em, by glyph number; None where the program does not tell.

    `names` gives the numbers of named glyphs (Type 1, CFF), `cids` those of character identifiers in a CID-keyed CFF program,
    `encoding` the names that codes have by themselves, `cmaps` the tables of a TrueType program by platform and encoding.
    """

    kind: str  # "TrueType", "OpenType", "CFF", "Type1"
    widths: tuple[float | None, ...]
    names: Mapping[str, int] = field(default_factory=dict)
    cids: Mapping[int, int] | None = None
    encoding: Mapping[int, str] = field(default_factory=dict)
    cmaps: Mapping[tuple[int, int], Mapping[int, int]] = field(default_factory=dict)

    def width(self, glyph: int) -> float | None:
        """The width of a glyph; None for one that is not there or whose width is not told."""
        return self.widths[glyph] if 0 <= glyph < len(self.widths) else None


def read_program(data: bytes) -> Program:
    """A font program of any kind that a PDF embeds. Raises ValueError, saying why, for what is none."""
    try:
        if data[:4] in (b"\0\1\0\0", b"true", b"OTTO"):
            return _sfnt(data)
        if data[:2] in (b"%!", b"\x80\x01"):
            found = type1.read(data)
            return Program("Type1", found.widths, found.names, encoding=found.encoding)
        if data[:1] == b"\1":
            return _cff(data, "CFF")
    except (struct.error, IndexError, KeyError, OverflowError, RecursionError, ZeroDivisionError) as fault:
        raise ValueError("the font program is cut off or damaged") from fault
    raise ValueError("it is no font program that a PDF may hold")


def _cff(data: bytes, kind: str) -> Program:
    found = cff.read(data)
    return Program(kind, found.widths, found.names, found.cids, found.encoding)


def _sfnt(data: bytes) -> Program:
    tables = dict(_tables(data))
    cmaps = dict(_cmaps(tables.get("cmap", b"")))
    if "CFF " in tables:
        found = cff.read(tables["CFF "])
        return Program("OpenType", found.widths, found.names, found.cids, found.encoding, cmaps)
    for wanted in ("head", "hhea", "maxp", "hmtx", "loca", "glyf"):
        if wanted not in tables:
            raise ValueError(f"the font program lacks its table {wanted}")
    (em,) = struct.unpack_from(">H", tables["head"], 18)
    (count,) = struct.unpack_from(">H", tables["maxp"], 4)
    (told,) = struct.unpack_from(">H", tables["hhea"], 34)
    if not em or not told:
        raise ValueError("the font program has no grid or no widths")
    advances = [struct.unpack_from(">H", tables["hmtx"], 4 * at)[0] * 1000 / em for at in range(min(told, count))]
    advances += [advances[-1]] * (count - len(advances))
    return Program("TrueType", tuple(advances), cmaps=cmaps)


def _tables(data: bytes) -> Iterator[tuple[str, bytes]]:
    (count,) = struct.unpack_from(">H", data, 4)
    for at in range(count):
        tag, _, offset, length = struct.unpack_from(">4sLLL", data, 12 + 16 * at)
        yield tag.decode("latin-1"), data[offset : offset + length]


def _cmaps(data: bytes) -> Iterator[tuple[tuple[int, int], dict[int, int]]]:
    """The tables that map characters to glyphs, of formats 0, 4, 6 and 12; others are passed over."""
    if len(data) < 4:
        return
    (count,) = struct.unpack_from(">H", data, 2)
    for at in range(min(count, 32)):
        platform, encoding, offset = struct.unpack_from(">HHL", data, 4 + 8 * at)
        reader = _FORMATS.get(struct.unpack_from(">H", data, offset)[0])
        if reader:
            yield (platform, encoding), reader(data[offset:])


def _bytes(table: bytes) -> dict[int, int]:
    return dict(enumerate(table[6:262]))


def _segments(table: bytes) -> dict[int, int]:
    (doubled,) = struct.unpack_from(">H", table, 6)
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + doubled)
    deltas = struct.unpack_from(f">{count}H", table, 16 + 2 * doubled)
    at = 16 + 3 * doubled
    offsets = struct.unpack_from(f">{count}H", table, at)
    found: dict[int, int] = {}
    for segment, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        if len(found) > MOST_GLYPHS:
            break
        for code in range(start, end + 1):
            glyph = code
            if offset:
                place = at + 2 * segment + offset + 2 * (code - start)
                if place + 2 > len(table):
                    break
                (glyph,) = struct.unpack_from(">H", table, place)
                if not glyph:
                    continue
            found[code] = (glyph + delta) & 0xFFFF
    return found


def _trimmed(table: bytes) -> dict[int, int]:
    first, count = struct.unpack_from(">HH", table, 6)
    return dict(enumerate(struct.unpack_from(f">{count}H", table, 10), first))


def _groups(table: bytes) -> dict[int, int]:
    (count,) = struct.unpack_from(">L", table, 12)
    found: dict[int, int] = {}
    for at in range(min(count, MOST_GLYPHS)):
        start, end, glyph = struct.unpack_from(">LLL", table, 16 + 12 * at)
        if end - start >= MOST_GLYPHS or len(found) > 4 * MOST_GLYPHS:
            break
        found.update(zip(range(start, end + 1), range(glyph, glyph + end - start + 1), strict=True))
    return found


_FORMATS = {0: _bytes, 4: _segments, 6: _trimmed, 12: _groups}
