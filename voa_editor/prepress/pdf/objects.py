"""Take values out of PDF objects without believing their types: what is not as asked for is as if it were not there."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pikepdf

from voa_editor.geometry import Matrix

_MOST_PARTS = 2000  # of an object that is compared by what it says

Key = tuple[int, int] | bytes
"""What tells one object from another: number and generation, or the text of one that stands directly in its holder."""


def entry(holder: Any, name: str) -> Any:
    """What a dictionary (or a stream's) holds under "/Name"; None for no such entry, and for a holder that is neither."""
    return holder.get(name) if isinstance(holder, (pikepdf.Dictionary, pikepdf.Stream)) else None


def path(holder: Any, *names: str) -> Any:
    """entry() of entry(), as deep as there are names."""
    for name in names:
        holder = entry(holder, name)
    return holder


def entries(holder: Any) -> Iterator[tuple[str, Any]]:
    """Names (with their slash) and values of a dictionary or a stream's; none of anything else."""
    if isinstance(holder, pikepdf.Stream):
        holder = holder.stream_dict
    if isinstance(holder, pikepdf.Dictionary):  # a key that is no UTF-8 has stand-ins, which cannot be written anywhere
        yield from ((key.encode("utf-8", "replace").decode(), value) for key, value in holder.items())


def dictionary(value: Any) -> Any:
    """The value if it is a dictionary or a stream, else None."""
    return value if isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)) else None


def stream(value: Any) -> Any:
    return value if isinstance(value, pikepdf.Stream) else None


def array(value: Any) -> list[Any]:
    """The items of an array; none of anything else."""
    return list(value) if isinstance(value, pikepdf.Array) else []


def name(value: Any) -> str:
    """A name without its slash; "" for what is no name."""
    return characters(value)[1:] if isinstance(value, pikepdf.Name) else ""


def characters(value: Any) -> str:
    """A name or an operator as it stands; of one that is no UTF-8, its bytes as Latin-1."""
    try:
        return str(value)
    except UnicodeDecodeError:
        return bytes(value.unparse()).decode("latin-1")


def number(value: Any) -> float | None:
    """A finite number, or None."""
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return None
    try:
        found = float(value)
    except OverflowError:
        return None
    return found if math.isfinite(found) and abs(found) < 1e15 else None


def whole(value: Any) -> int | None:
    """An integer, or None."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def numbers(values: Any, count: int = 0) -> tuple[float, ...] | None:
    """All of an array or of operands as numbers; None if one is no number, or they are not `count` (where it is given)."""
    found = tuple(number(value) for value in values)
    if None in found or (count and len(found) != count):
        return None
    return tuple(value for value in found if value is not None)


def text(value: Any) -> str:
    """The characters of a text string; "" for what is none."""
    return str(value) if isinstance(value, pikepdf.String) else ""


def matrix(value: Any) -> Matrix:
    """A transformation of six numbers; the identity for what is none."""
    found = numbers(array(value), 6) if isinstance(value, pikepdf.Array) else None
    return Matrix(*found) if found else Matrix()


def key(value: Any) -> Key:
    """What tells an object from others; direct ones that read the same are the same."""
    if isinstance(value, pikepdf.Object):
        return value.objgen if value.is_indirect else bytes(value.unparse())
    return repr(value).encode()


def content_key(value: Any) -> bytes:
    """A hash of what an object says, whatever its number: two functions that read the same are the same.

    Of an object of very many parts, those at its beginning are looked at.
    """
    found = hashlib.sha256()
    left = [value]
    for _ in range(_MOST_PARTS):
        if not left:
            break
        one = left.pop()
        if isinstance(one, pikepdf.Array):
            found.update(b"[%d" % len(one))
            left.extend(one)
        elif isinstance(one, (pikepdf.Dictionary, pikepdf.Stream)):
            held = sorted(((called, part) for called, part in entries(one) if called != "/Length"), key=lambda pair: pair[0])
            found.update(b"<" + "".join(called for called, _ in held).encode())
            found.update(one.read_raw_bytes() if isinstance(one, pikepdf.Stream) else b"")
            left += (part for _, part in held)
        else:
            found.update((bytes(one.unparse()) if isinstance(one, pikepdf.Object) else repr(one).encode()) + b" ")
    return found.digest()


def filters(value: Any) -> list[str]:
    """The filters of a stream, or of an inline image's dictionary, in the order they are undone, by their long names."""
    found = entry(value, "/Filter")
    named = array(found) if isinstance(found, pikepdf.Array) else [found]
    return [_LONG.get(short, short) for short in (name(one) for one in named) if short]


_LONG = {"AHx": "ASCIIHexDecode", "A85": "ASCII85Decode", "LZW": "LZWDecode", "Fl": "FlateDecode", "RL": "RunLengthDecode"}
_LONG |= {"CCF": "CCITTFaxDecode", "DCT": "DCTDecode"}
