"""Read the header of a JPEG (size, inks, profile, orientation) without decoding it, and take out what a PDF need not know."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

_FRAMES = frozenset({0xC0, 0xC1, 0xC2})  # baseline, extended and progressive Huffman: what a PDF may hold (ISO 32000-1, 7.4.8)
_OTHER_FRAMES = frozenset({0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
_KEPT = frozenset({0xC0, 0xC1, 0xC2, 0xC4, 0xCC, 0xDA, 0xDB, 0xDD, 0xEE})
"""Frames, tables, scans, restart intervals and Adobe's marker: all that decoding needs."""
_IN_SCAN = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")  # the next marker; 0 and restarts (D0–D7) belong to the scan.
# It begins with a plain byte, for which alone `re` looks as quickly as memory is read: bytes that fill up stay with the scan.
_BARE = frozenset({0x01, *range(0xD0, 0xD8)})  # markers without a length


@dataclass(frozen=True, slots=True)
class JpegHeader:
    """What a JPEG says of itself. Width and height are of the stored raster, before the EXIF orientation.

    `adobe` is the colour transform of the Adobe marker (0, 1, 2) or None without it; a four-ink JPEG with the
    marker holds its inks inverted. `legal` says a PDF may hold it as it is; `complete` that its end is there.
    """

    width: int
    height: int
    components: int
    adobe: int | None
    profile: bytes
    orientation: int
    legal: bool
    complete: bool

    @property
    def upright(self) -> tuple[int, int]:
        """Width and height in pixels once turned as the camera was held."""
        return (self.height, self.width) if self.orientation >= 5 else (self.width, self.height)


def is_jpeg(data: bytes) -> bool:
    return data[:3] == b"\xff\xd8\xff"


def read_jpeg(data: bytes) -> JpegHeader:
    """The header of a whole JPEG file. Raises ValueError saying what is wrong with it."""
    frame: tuple[int, int, int, int, int] | None = None
    adobe: int | None = None
    orientation = 1
    chunks: dict[int, bytes] = {}
    at = 2
    while True:
        marker, at, end = _segment(data, at)
        if marker == 0xDA:
            break
        if marker in _FRAMES or marker in _OTHER_FRAMES:
            if end - at < 6:
                raise ValueError("its frame header is damaged")
            frame = (marker, *struct.unpack_from(">BHHB", data, at))
        elif marker == 0xEE and data[at : at + 5] == b"Adobe" and end - at >= 12:
            adobe = data[at + 11]
        elif marker == 0xE1 and data[at : at + 6] == b"Exif\0\0":
            orientation = _orientation(data[at + 6 : end])
        elif marker == 0xE2 and data[at : at + 12] == b"ICC_PROFILE\0" and end - at > 14:
            chunks[data[at + 12]] = data[at + 14 : end]
        at = end
    if frame is None:
        raise ValueError("it has no frame header")
    kind, precision, height, width, components = frame
    if not width or not height:
        raise ValueError("it has no size")
    legal = kind in _FRAMES and precision == 8 and components in (1, 3, 4)
    complete = data.rfind(b"\xff\xd9", at) >= 0
    profile = b"".join(chunks[number] for number in sorted(chunks))
    return JpegHeader(width, height, components, adobe, profile, orientation, legal, complete)


def bare_jpeg(data: bytes) -> bytes:
    """A JPEG without all that is not its picture: EXIF with its places, thumbnails and comments, what follows its end.

    Its profile goes too, for a PDF holds it apart. The data of the picture is not touched. Raises ValueError.
    """
    parts, at = [data[:2]], 2
    while True:
        marker, at, end = _segment(data, at)
        if marker in _KEPT or (marker == 0xE0 and data[at : at + 5] == b"JFIF\0"):
            parts.append(b"\xff" + bytes((marker,)) + data[at - 2 : end])
        at = end
        if marker == 0xDA:
            found = _IN_SCAN.search(data, at)
            stop = found.start() if found else len(data)
            parts.append(data[at:stop])
            at = stop
            if found is None or found.group()[-1] == 0xD9:
                break
    return b"".join((*parts, b"\xff\xd9"))


def _segment(data: bytes, at: int) -> tuple[int, int, int]:
    """The next marker at or after `at`, with the start and end of what it holds."""
    while True:
        if at + 4 > len(data):
            raise ValueError("it ends within its header")
        if data[at] != 0xFF:
            raise ValueError("its header is damaged")
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in _BARE:
            at += 2
        else:
            break
    (length,) = struct.unpack_from(">H", data, at + 2)
    end = at + 2 + length
    if length < 2 or end > len(data):
        raise ValueError("it ends within its header")
    return marker, at + 4, end


def _orientation(exif: bytes) -> int:
    """The orientation tag (274) of an EXIF block, 1 when there is none or it is nonsense."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None or len(exif) < 8:
        return 1
    try:
        (at,) = struct.unpack_from(order + "I", exif, 4)
        (count,) = struct.unpack_from(order + "H", exif, at)
        for entry in range(min(count, 512)):
            tag, kind = struct.unpack_from(order + "HH", exif, at + 2 + 12 * entry)
            if tag == 274 and kind == 3:
                (value,) = struct.unpack_from(order + "H", exif, at + 10 + 12 * entry)
                return int(value) if 1 <= value <= 8 else 1
    except struct.error:
        pass
    return 1
