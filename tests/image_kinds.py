"""Make pictures of every kind: four patches of known colours, in light and in inks, packed and tagged in all ways."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from functools import cache

from PIL import Image
from sheets import FOGRA39

from voa_editor.render.icc import IccProfile, read_profile, srgb

PATCHES = ((180, 70, 60), (80, 140, 80), (70, 90, 150), (128, 128, 128))  # all that a press can print; read by rows
INKS = ((0.1, 0.8, 0.7, 0.05), (0.7, 0.2, 0.8, 0.1), (0.8, 0.6, 0.1, 0.05), (0.0, 0.0, 0.0, 0.5))
SIDE = 64  # pixels of a patch
ADOBE = b"\xff\xee\x00\x0eAdobe"


def patches(colours: tuple[tuple[int, ...], ...] = PATCHES, mode: str = "RGB") -> Image.Image:
    whole = Image.new(mode, (2 * SIDE, 2 * SIDE))
    for n, colour in enumerate(colours):
        whole.paste(colour, (n % 2 * SIDE, n // 2 * SIDE, (n % 2 + 1) * SIDE, (n // 2 + 1) * SIDE))
    return whole


def saved(whole: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    whole.save(out, kind, **options)
    return out.getvalue()


def inks() -> Image.Image:
    return patches(tuple(tuple(round(255 * ink) for ink in four) for four in INKS), "CMYK")


def without_adobe() -> bytes:
    """A four-ink JPEG whose values are inks as they are, which the marker is not there to turn over."""
    data = saved(Image.eval(inks(), lambda value: 255 - value), "JPEG", quality=95, subsampling=0)
    at = data.index(ADOBE)
    return data[:at] + data[at + 16 :]


def sixteen_bits() -> bytes:
    rows = b"".join(
        b"\0" + b"".join(struct.pack(">3H", *(257 * value for value in pixel)) for pixel in row)
        for row in ([whole.getpixel((x, y)) for x in range(2 * SIDE)] for whole in (patches(),) for y in range(2 * SIDE))
    )

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">2I5B", 2 * SIDE, 2 * SIDE, 16, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@cache
def exchanged() -> IccProfile:
    """sRGB with red and blue in each other's place: who does not heed it shows red for blue."""
    data = bytearray(srgb().data)
    count = struct.unpack_from(">I", data, 128)[0]
    names = {b"rXYZ": b"bXYZ", b"bXYZ": b"rXYZ", b"rTRC": b"bTRC", b"bTRC": b"rTRC"}
    for at in range(132, 132 + 12 * count, 12):
        data[at : at + 4] = names.get(bytes(data[at : at + 4]), bytes(data[at : at + 4]))
    data[84:100] = bytes(16)  # its sum
    return read_profile(bytes(data).replace(b"sRGB", b"sBGR"))


def with_profile(kind: str, **options: object) -> bytes:
    turned = patches(tuple(colour[::-1] for colour in PATCHES))
    return saved(turned, kind, icc_profile=exchanged().data, **options)


KINDS: dict[str, Callable[[], bytes]] = {
    "JPEG": lambda: saved(patches(), "JPEG", quality=95, subsampling=0),
    "PNG": lambda: saved(patches(), "PNG"),
    "PNG of 16 bits": sixteen_bits,
    "PNG with a palette": lambda: saved(patches().quantize(16), "PNG"),
    "PNG with alpha": lambda: saved(patches().convert("RGBA"), "PNG"),
    "TIFF packed with LZW": lambda: saved(patches(), "TIFF", compression="tiff_lzw"),
    "WebP": lambda: saved(patches(), "WEBP", lossless=True),
    "JPEG with a profile": lambda: with_profile("JPEG", quality=95, subsampling=0),
    "PNG with a profile": lambda: with_profile("PNG"),
    "TIFF with a profile": lambda: with_profile("TIFF", compression="tiff_lzw"),
    "WebP with a profile": lambda: with_profile("WEBP", lossless=True),
    "JPEG in inks, turned over as Adobe has it": lambda: saved(inks(), "JPEG", quality=95, subsampling=0),
    "JPEG in inks": without_adobe,
    "TIFF in inks": lambda: saved(inks(), "TIFF"),
    "TIFF in inks packed with LZW": lambda: saved(inks(), "TIFF", compression="tiff_lzw"),
    "TIFF in inks with the profile of the press": lambda: saved(inks(), "TIFF", icc_profile=FOGRA39.profile.data),
}
