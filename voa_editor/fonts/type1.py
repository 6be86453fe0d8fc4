"""Read the glyphs and widths of a Type 1 font program (Adobe Type 1 Font Format, 1990)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from voa_editor.fonts import encodings

_PRIVATE_KEY, _GLYPH_KEY = 55665, 4330  # of eexec and of the glyphs (7.1, 7.3)
_GLYPH = re.compile(rb"/([^\s/{}\[\]()<>%]+)\s+(\d{1,5})\s+(?:RD|-\||\S{1,8})\s")
_CODE = re.compile(rb"dup\s+(\d{1,3})\s*/([^\s/{}\[\]()<>%]+)\s+put")
_MATRIX = re.compile(rb"/FontMatrix\s*\[\s*([-+.\deE]+)")


@dataclass(frozen=True, slots=True)
class Type1:
    """Widths in 1/1000 em by glyph number, the numbers by name, and the names that codes have."""

    widths: tuple[float | None, ...]
    names: dict[str, int]
    encoding: dict[int, str]


def read(data: bytes) -> Type1:
    """A Type 1 program, with or without the segment headers of a PFB file. Raises ValueError for what is none."""
    data = _unsegmented(data)
    clear, mark, rest = data.partition(b"eexec")
    if not mark:
        raise ValueError("the Type 1 font program has no encrypted part")
    private = _decrypted(_binary(rest.lstrip(b" \t\r\n")), _PRIVATE_KEY, 4)
    skip = int(found[1]) if (found := re.search(rb"/lenIV\s+(\d{1,2})", private)) else 4
    scale = float(found[1]) * 1000 if (found := _MATRIX.search(clear)) else 1.0
    glyphs = dict(_glyphs(private))
    if not glyphs:
        raise ValueError("the Type 1 font program has no glyphs")
    widths = tuple(_width(_decrypted(glyph, _GLYPH_KEY, skip), scale) for glyph in glyphs.values())
    codes = {int(code): name.decode("latin-1") for code, name in _CODE.findall(clear)}
    standard = encodings.encoding("StandardEncoding") if re.search(rb"/Encoding\s+StandardEncoding", clear) else {}
    return Type1(widths, {name: at for at, name in enumerate(glyphs)}, codes or standard)


def _unsegmented(data: bytes) -> bytes:
    parts = []
    while data[:1] == b"\x80" and data[1:2] in (b"\1", b"\2"):
        length = int.from_bytes(data[2:6], "little")
        parts.append(data[6 : 6 + length])
        data = data[6 + length :]
    return b"".join(parts) or data


def _binary(data: bytes) -> bytes:
    """The encrypted part as bytes; it may be written as hexadecimal digits (7.2)."""
    if re.fullmatch(rb"[\da-fA-F\s]{4}", data[:4]):
        digits = re.sub(rb"[^\da-fA-F]", b"", data)
        return bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
    return data


def _decrypted(data: bytes, key: int, skip: int) -> bytes:
    out = bytearray()
    for cipher in data:
        out.append(cipher ^ (key >> 8))
        key = ((cipher + key) * 52845 + 22719) & 0xFFFF
    return bytes(out[skip:])


def _glyphs(private: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and encrypted bytes of each glyph."""
    at = max(private.find(b"/CharStrings"), 0)
    at = private.find(b"begin", at)
    while at >= 0 and (found := _GLYPH.search(private, at)):
        end = found.end() + int(found[2])
        yield found[1].decode("latin-1"), private[found.end() : end]
        at = end


def _width(glyph: bytes, scale: float) -> float | None:
    """The width that the first operator, hsbw or sbw, sets (6.4)."""
    stack: list[float] = []
    at = 0
    while at < len(glyph) and len(stack) < 24:
        byte = glyph[at]
        at += 1
        if byte >= 32:
            value, at = _number(glyph, byte, at)
            stack.append(value)
        elif byte == 13:  # hsbw
            return stack[1] * scale if len(stack) >= 2 else None
        elif byte == 12 and glyph[at : at + 1] == b"\x07":  # sbw
            return stack[2] * scale if len(stack) >= 4 else None
        elif byte == 12 and glyph[at : at + 1] == b"\x0c" and len(stack) >= 2 and stack[-1]:  # div
            by = stack.pop()
            stack[-1] /= by
            at += 1
        else:
            return None
    return None


def _number(glyph: bytes, byte: int, at: int) -> tuple[float, int]:
    if byte <= 246:
        return byte - 139, at
    if byte <= 250:
        return (byte - 247) * 256 + glyph[at] + 108, at + 1
    if byte <= 254:
        return -(byte - 251) * 256 - glyph[at] - 108, at + 1
    return int.from_bytes(glyph[at : at + 4], "big", signed=True), at + 4
