"""Separate the pictures of a PDF: from samples in any colour space to one grey picture for each ink."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from voa_editor.model.colour import PROCESS
from voa_editor.prepress.pdf.objects import array, entry, filters, numbers, stream, whole
from voa_editor.prepress.pdf.opening import decoded
from voa_editor.prepress.pdf.spaces import Space, read_space
from voa_editor.prepress.plates.amounts import Amounts
from voa_editor.render.images import MAX_PIXELS

if TYPE_CHECKING:
    from PIL import Image

_DECODED_BYTES = 1 << 30
Planes = Mapping[str, "Image.Image"]
"""Ink → picture in mode L; 255 is solid."""


def planes(image: Any, resources: Any, amounts: Amounts, largest: tuple[int, int]) -> Planes:
    """The inks of an image XObject, reduced by whole steps as long as it stays larger than `largest` pixels.

    Raises ValueError, OSError or one of pikepdf's errors for a picture that cannot be read.
    """
    space = _space(image, resources)
    samples = _samples(image, space)
    factor = max(1, min(samples[0].width // max(1, largest[0]), samples[0].height // max(1, largest[1])))
    if factor > 1 and space.family != "Indexed":
        samples = [band.reduce(factor) for band in samples]
    return _inked(_decode(samples, image, space), space, amounts)


def samples(found: Planes, inks: Sequence[str], size: tuple[int, int]) -> bytes:
    """The samples of a picture that shows its planes for inks (one, or three) as light: 0 where an ink is solid."""
    from PIL import Image, ImageChops

    none = Image.new("L", size)
    bands = [found.get(ink) or found.get("All") or none for ink in inks]
    return ImageChops.invert(bands[0] if len(bands) == 1 else Image.merge("RGB", bands)).tobytes()


def _space(image: Any, resources: Any) -> Space:
    value = entry(image, "/ColorSpace")
    if value is None:
        if filters(image)[-1:] != ["JPXDecode"]:
            raise ValueError("the picture names no colour space")
        return read_space(_jpx_space(image))
    space = read_space(value, resources)
    if space.fault or not space.components:
        raise ValueError(space.fault or "its colour space is no one for pictures")
    return space


def _jpx_space(image: Any) -> Any:
    """The device space of a JPEG 2000 picture that tells its own."""
    import pikepdf
    from PIL import Image

    with Image.open(io.BytesIO(image.read_raw_bytes()), formats=("JPEG2000",)) as picture:
        called = {1: "/DeviceGray", 2: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceRGB"}[len(picture.getbands())]
    return pikepdf.Name(called)


def _samples(image: Any, space: Space) -> list[Image.Image]:
    """The channels as stored, a picture in mode L each, 0 to 255; of Indexed, the numbers of the colours."""
    from PIL import Image

    width, height = whole(entry(image, "/Width")) or 0, whole(entry(image, "/Height")) or 0
    if width < 1 or height < 1 or width * height > MAX_PIXELS:
        raise ValueError(f"the picture has {width} × {height} pixels")
    coded = filters(image)
    if coded[-1:] in (["DCTDecode"], ["JPXDecode"]):
        return _coded(image, coded, space)
    if coded[-1:] in (["CCITTFaxDecode"], ["JBIG2Decode"]):
        import pikepdf

        return [pikepdf.PdfImage(image).as_pil_image().convert("L")]
    bits = whole(entry(image, "/BitsPerComponent")) or 8
    data = decoded(image, _DECODED_BYTES)
    if bits == 16:
        data, bits = data[0::2], 8
    row = (width * space.components * bits + 7) // 8
    data = data.ljust(row * height, b"\0")[: row * height]
    if bits == 8:
        if space.components == 1:
            return [Image.frombytes("L", (width, height), data)]
        return [Image.frombytes("L", (width, height), data[at :: space.components]) for at in range(space.components)]
    if bits not in (1, 2, 4):
        raise ValueError(f"the picture has {bits} bits a sample")
    return _unpacked(data, (width, height), space.components, bits, space.family == "Indexed")


def _coded(image: Any, coded: list[str], space: Space) -> list[Image.Image]:
    from PIL import Image, ImageChops

    if len(coded) != 1:
        raise ValueError("the picture is coded more than once")
    formats = ("JPEG",) if coded == ["DCTDecode"] else ("JPEG2000",)
    with Image.open(io.BytesIO(image.read_raw_bytes()), formats=formats) as picture:
        if picture.width * picture.height > MAX_PIXELS:
            raise ValueError(f"the picture has {picture.width} × {picture.height} pixels")
        picture.load()
        bands: list[Image.Image] = list(picture.split())
        if picture.format == "JPEG" and picture.mode == "CMYK" and "adobe" in picture.info:
            bands = [ImageChops.invert(band) for band in bands]  # Pillow turned over what a PDF leaves to Decode
    if len(bands) < space.components:
        raise ValueError("the picture has fewer channels than its colour space")
    return [band.convert("L") for band in bands[: space.components]]


def _unpacked(data: bytes, size: tuple[int, int], components: int, bits: int, index: bool) -> list[Image.Image]:
    """Samples of 1, 2 or 4 bits as bytes."""
    from PIL import Image

    width, height = size
    mask, each = (1 << bits) - 1, 8 // bits
    spread = [bytes((value >> (8 - bits * (n + 1))) & mask for n in range(each)) for value in range(256)]
    row = (width * components * bits + 7) // 8
    wide = width * components
    flat = b"".join(b"".join(map(spread.__getitem__, data[at : at + row]))[:wide] for at in range(0, row * height, row))
    bands = [Image.frombytes("L", size, flat[at::components]) for at in range(components)]
    return bands if index else [band.point([min(255, value * 255 // mask) for value in range(256)]) for band in bands]


def _decode(samples: list[Image.Image], image: Any, space: Space) -> list[Image.Image]:
    """Samples with the Decode array applied; arrays that only turn a channel over are all there is in use."""
    found = numbers(array(entry(image, "/Decode")))
    if found is None or len(found) != 2 * len(samples) or space.family in ("Indexed", "Lab"):
        return samples
    decoded_bands = []
    for band, low, high in zip(samples, found[0::2], found[1::2], strict=True):
        table = [min(255, max(0, round(255 * low + value * (high - low)))) for value in range(256)]
        decoded_bands.append(band if table == list(range(256)) else band.point(table))
    return decoded_bands


def _inked(bands: list[Image.Image], space: Space, amounts: Amounts) -> Planes:
    from PIL import Image, ImageChops

    if space.family == "Indexed":
        return _indexed(bands[0], space, amounts)
    conversion = amounts.conversion(space)
    if conversion is not None:
        merged = Image.merge(conversion.source.mode, bands)
        return dict(zip(PROCESS, conversion.picture(merged).split(), strict=True))
    if space.components == 1 and space.family not in ("Separation", "DeviceN"):
        return {"Black": ImageChops.invert(bands[0])}
    inks = space.inks if space.family in ("Separation", "DeviceN") else PROCESS
    return {ink: band for ink, band in zip(inks, bands, strict=True) if ink != "None"}


def _indexed(picture: Image.Image, space: Space, amounts: Amounts) -> Planes:
    """Each colour of the table is turned into inks, and each ink is looked up by its number."""
    items = array(space.source)
    base = space.base
    if base is None or len(items) != 4:
        raise ValueError("the table of colours is missing")
    table = bytes(items[3]) if stream(items[3]) is None else decoded(items[3])
    count = max(1, min(256, (whole(items[2]) or 0) + 1))
    table = table.ljust(count * base.components, b"\0")
    found: dict[str, list[int]] = {}
    for at in range(count):
        values = scaled(table[at * base.components : (at + 1) * base.components], base)
        for ink, amount in amounts.mixed(base, values).items():
            found.setdefault(ink, [0] * 256)[at] = round(255 * amount)
    return {ink: picture.point(lookup) for ink, lookup in found.items()}


def scaled(values: bytes, base: Space) -> list[float]:
    """The samples of a colour in a table as values of its space."""
    if base.family == "Lab":
        return [values[0] / 2.55, values[1] / 255 * 200 - 100, values[2] / 255 * 200 - 100]
    return [value / 255 for value in values]
