"""Read the glyphs and widths of a CFF font program (Adobe Technical Notes 5176 and 5177)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cache

from voa_editor.fonts import encodings

_CHARSET, _ENCODING, _CHARSTRINGS, _PRIVATE, _SUBRS, _DEFAULT, _NOMINAL = 15, 16, 17, 18, 19, 20, 21
_ROS, _FDARRAY, _FDSELECT, _MATRIX = 1230, 1236, 1237, 1207
_STEMS = (1, 3, 18, 23, 19, 20)
_MOVES = {21: 2, 22: 1, 4: 1}  # how many numbers rmoveto, hmoveto and vmoveto take
_DEEPEST = 10  # subroutines in one another
_MOST_STEPS = 2000  # operators that are looked at before a glyph tells its width

Dict = dict[int, list[float]]


@dataclass(frozen=True, slots=True)
class Cff:
    """Widths in 1/1000 em by glyph number, numbers by name or character identifier, and the names that codes have."""

    widths: tuple[float | None, ...]
    names: dict[str, int]
    cids: dict[int, int] | None
    encoding: dict[int, str]


@dataclass(frozen=True, slots=True)
class _Private:
    default: float = 0.0
    nominal: float = 0.0
    subrs: tuple[bytes, ...] = ()
    scale: float = 1.0


def read(data: bytes) -> Cff:
    """The first font of a CFF program. Raises ValueError, struct.error or IndexError for what is none."""
    at = data[2]
    _, at = _index(data, at)  # names
    tops, at = _index(data, at)
    strings, at = _index(data, at)
    gsubrs, _ = _index(data, at)
    if not tops:
        raise ValueError("the CFF program holds no font")
    top = _dict(tops[0])
    glyphs, _ = _index(data, int(top[_CHARSTRINGS][0]))
    if not glyphs:
        raise ValueError("the CFF program has no glyphs")
    keyed = _ROS in top
    charset = _charset(data, int(top.get(_CHARSET, [0])[0]), len(glyphs), keyed)
    scale = top[_MATRIX][0] * 1000 if len(top.get(_MATRIX, ())) == 6 else 1.0
    privates, chosen = _privates(data, top, len(glyphs), scale, keyed)
    widths = tuple(_width(glyph, gsubrs, privates[chosen[number]]) for number, glyph in enumerate(glyphs))
    if keyed:
        return Cff(widths, {}, {cid: number for number, cid in enumerate(charset)}, {})
    named = [_string(sid, strings) for sid in charset]
    return Cff(widths, {name: number for number, name in enumerate(named)}, None, _encoding(data, top, named))


def _index(data: bytes, at: int) -> tuple[tuple[bytes, ...], int]:
    """The items of an INDEX, and where it ends."""
    (count,) = struct.unpack_from(">H", data, at)
    if not count:
        return (), at + 2
    size = data[at + 2]
    if not 1 <= size <= 4:
        raise ValueError("an index of the CFF program is damaged")
    ends = [int.from_bytes(data[at + 3 + size * n : at + 3 + size * (n + 1)], "big") for n in range(count + 1)]
    start = at + 2 + size * (count + 1)
    if ends != sorted(ends) or start + ends[-1] > len(data):
        raise ValueError("the CFF program is cut off")
    return tuple(data[start + a : start + b] for a, b in zip(ends, ends[1:], strict=False)), start + ends[-1]


def _dict(data: bytes) -> Dict:
    """Operators (those of two bytes as 1200 and the second) and their numbers."""
    found: Dict = {}
    stack: list[float] = []
    at = 0
    while at < len(data):
        byte = data[at]
        at += 1
        if byte <= 21:
            if byte == 12:
                byte, at = 1200 + data[at], at + 1
            found[byte] = stack
            stack = []
        elif byte == 30:
            value, at = _real(data, at)
            stack.append(value)
        elif byte == 29:
            stack.append(int.from_bytes(data[at : at + 4], "big", signed=True))
            at += 4
        else:
            value, at = _number(data, byte, at)
            stack.append(value)
    return found


def _real(data: bytes, at: int) -> tuple[float, int]:
    digits = ""
    while at < len(data):
        byte = data[at]
        at += 1
        for nibble in (byte >> 4, byte & 15):
            if nibble == 15:
                try:
                    return float(digits or "0"), at
                except ValueError as fault:
                    raise ValueError("the CFF program has a number that is none") from fault
            digits += "0123456789.EE?-"[nibble] + ("-" if nibble == 12 else "")
    raise ValueError("the CFF program is cut off")


def _number(data: bytes, byte: int, at: int) -> tuple[float, int]:
    """A number of one to three bytes, in dictionaries and glyphs alike."""
    if byte == 28:
        return int.from_bytes(data[at : at + 2], "big", signed=True), at + 2
    if byte <= 246:
        return byte - 139, at
    if byte <= 250:
        return (byte - 247) * 256 + data[at] + 108, at + 1
    return -(byte - 251) * 256 - data[at] - 108, at + 1


def _privates(data: bytes, top: Dict, count: int, scale: float, keyed: bool) -> tuple[list[_Private], list[int]]:
    """The private dictionaries, and which of them each glyph has."""
    if not keyed:
        return [_private(data, top, scale)], [0] * count
    fonts = [_dict(item) for item in _index(data, int(top[_FDARRAY][0]))[0]]
    chosen = _choice(data, int(top[_FDSELECT][0]), count)
    own = [font[_MATRIX][0] * (1.0 if _MATRIX in top else 1000) if len(font.get(_MATRIX, ())) == 6 else 1.0 for font in fonts]
    return [_private(data, font, scale * factor) for font, factor in zip(fonts, own, strict=True)], chosen


def _private(data: bytes, font: Dict, scale: float) -> _Private:
    if len(font.get(_PRIVATE, ())) != 2:
        return _Private(scale=scale)
    size, offset = (int(value) for value in font[_PRIVATE])
    private = _dict(data[offset : offset + size])
    subrs: tuple[bytes, ...] = ()
    if private.get(_SUBRS):
        subrs, _ = _index(data, offset + int(private[_SUBRS][0]))
    default, nominal = ((private.get(key) or [0.0])[0] for key in (_DEFAULT, _NOMINAL))
    return _Private(default, nominal, subrs, scale)


def _choice(data: bytes, at: int, count: int) -> list[int]:
    if data[at] == 0:
        return list(data[at + 1 : at + 1 + count])
    (ranges,) = struct.unpack_from(">H", data, at + 1)
    chosen: list[int] = []
    for n in range(ranges):
        first, font, end = struct.unpack_from(">HBH", data, at + 3 + 3 * n)
        chosen += [font] * (min(end, count) - max(first, len(chosen)))
    return chosen


def _charset(data: bytes, at: int, count: int, keyed: bool) -> list[int]:
    """What each glyph is called: the number of a string, or a character identifier."""
    if at <= 2:  # predefined: ISOAdobe goes by number; the expert ones are not met in PDFs of text
        return list(range(count))
    form, found = data[at], [0]
    at += 1
    while len(found) < count:
        (first,) = struct.unpack_from(">H", data, at)
        if form == 0:
            found.append(first)
            at += 2
        else:
            left = data[at + 2] if form == 1 else struct.unpack_from(">H", data, at + 2)[0]
            found += range(first, first + left + 1)
            at += 3 if form == 1 else 4
    return found[:count]


def _encoding(data: bytes, top: Dict, names: list[str]) -> dict[int, str]:
    at = int((top.get(_ENCODING) or [0])[0])
    if at == 0:
        return encodings.encoding("StandardEncoding")
    if at == 1:
        return {}
    form, count = data[at] & 0x7F, data[at + 1]
    codes: list[int] = []
    for n in range(count):
        if form == 0:
            codes.append(data[at + 2 + n])
        else:
            first, left = data[at + 2 + 2 * n], data[at + 3 + 2 * n]
            codes += range(first, first + left + 1)
    return {code: name for code, name in zip(codes, names[1:], strict=False)}


@cache
def _standard_strings() -> list[str]:
    """The first 229 of the standard strings (5176, appendix A): the others are those of expert fonts."""
    standard = list(dict.fromkeys(encodings.encoding("StandardEncoding").values()))
    further = """onesuperior logicalnot mu trademark Eth onehalf plusminus Thorn onequarter divide brokenbar degree thorn
    threequarters
    twosuperior registered minus eth multiply threesuperior copyright Aacute Acircumflex Adieresis Agrave Aring Atilde
    Ccedilla Eacute Ecircumflex Edieresis Egrave Iacute Icircumflex Idieresis Igrave Ntilde Oacute Ocircumflex Odieresis
    Ograve Otilde Scaron Uacute Ucircumflex Udieresis Ugrave Yacute Ydieresis Zcaron aacute acircumflex adieresis agrave aring
    atilde ccedilla eacute ecircumflex edieresis egrave iacute icircumflex idieresis igrave ntilde oacute ocircumflex
    odieresis ograve otilde scaron uacute ucircumflex udieresis ugrave yacute ydieresis zcaron"""
    return [".notdef", *standard, *further.split()]


def _string(sid: int, strings: tuple[bytes, ...]) -> str:
    if sid < len(_standard_strings()):
        return _standard_strings()[sid]
    return strings[sid - 391].decode("latin-1") if 391 <= sid < 391 + len(strings) else f"sid{sid}"


def _width(glyph: bytes, gsubrs: tuple[bytes, ...], private: _Private) -> float | None:
    """The width that stands before the first hint or move of a glyph; the default where none does; None where it is hidden."""
    stack: list[float] = []
    calls: list[tuple[bytes, int]] = [(glyph, 0)]
    for _ in range(_MOST_STEPS):
        code, at = calls.pop()
        if at >= len(code):
            return None
        byte = code[at]
        at += 1
        if byte >= 32 or byte == 28:
            value, at = (
                (int.from_bytes(code[at : at + 4], "big", signed=True) / 65536, at + 4)
                if byte == 255
                else _number(code, byte, at)
            )
            stack.append(value)
            calls.append((code, at))
        elif byte in (10, 29):  # callsubr, callgsubr
            subrs = private.subrs if byte == 10 else gsubrs
            number = int(stack.pop()) + (107 if len(subrs) < 1240 else 1131 if len(subrs) < 33900 else 32768) if stack else -1
            if not 0 <= number < len(subrs) or len(calls) >= _DEEPEST:
                return None
            calls += [(code, at), (subrs[number], 0)]
        elif byte == 11 and calls:  # return
            continue
        else:
            return _told(byte, stack, private)
    return None


def _fixed(code: bytes, at: int) -> tuple[float, int]:
    return int.from_bytes(code[at : at + 4], "big", signed=True) / 65536, at + 4


def _told(operator: int, stack: list[float], private: _Private) -> float | None:
    if operator in _STEMS:
        extra = len(stack) % 2 == 1
    elif operator in _MOVES:
        extra = len(stack) > _MOVES[operator]
    elif operator == 14:  # endchar, perhaps of an accented letter made of two
        extra = len(stack) in (1, 5)
    else:
        return None
    return (private.nominal + stack[0] if extra else private.default) * private.scale
