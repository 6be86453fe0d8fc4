"""Read pictures of any kind, and make of them what paper or screen needs, no larger than it needs."""

from __future__ import annotations

import io
import struct
import tempfile
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from voa_editor.artwork.kinds import is_pdf
from voa_editor.geometry import Matrix
from voa_editor.model.colour import Cmyk, Colour
from voa_editor.render.colour import screen_rgb, show_cmyk
from voa_editor.render.icc import Conversion, read_profile, srgb
from voa_editor.render.jpeg import JpegHeader, bare_jpeg, is_jpeg, read_jpeg
from voa_editor.render.presets import Preset
from voa_editor.render.rendition import Rendition

if TYPE_CHECKING:
    from PIL import Image

MAX_PIXELS = 178_956_970  # where Pillow too takes a picture for a decompression bomb
_KINDS = (
    (b"\xff\xd8\xff", "JPEG"), (b"\x89PNG", "PNG"), (b"II*\0", "TIFF"), (b"MM\0*", "TIFF"),
    (b"RIFF", "WEBP"), (b"GIF8", "GIF"), (b"BM", "BMP"),
)  # fmt: skip
"""First bytes → Pillow's name of the format. None of these starts another program, as EPS would."""

FAULTS = (Exception,)
"""What reading a picture may raise: decoders meet hostile bytes with any exception there is, SyntaxError among them."""

ORIENTATIONS: dict[int, Matrix] = {
    1: Matrix(),
    2: Matrix(a=-1, e=1),
    3: Matrix(a=-1, d=-1, e=1, f=1),
    4: Matrix(d=-1, f=1),
    5: Matrix(a=0, b=1, c=1, d=0),
    6: Matrix(a=0, b=1, c=-1, d=0, e=1),
    7: Matrix(a=0, b=-1, c=-1, d=0, e=1, f=1),
    8: Matrix(a=0, b=-1, c=1, d=0, f=1),
}
"""EXIF orientation → the map of the stored raster onto the upright picture, both as unit squares, y downward."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Size of the upright picture in pixels, the orientation a PDF must turn it by, its header if it is a JPEG a PDF may hold.

    `alpha` says that something may show through it.
    """

    width: int
    height: int
    orientation: int = 1
    jpeg: JpegHeader | None = None
    alpha: bool = False


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture as an image XObject holds it. `codec` is "jpeg" or "png" (deflated rows with PNG predictors).

    `palette` holds RGB triples when `components` is 1 and the values are indices; `inverted` says 0 means full ink. `profile`
    is that of its colours, b"" for a device's own.
    """

    width: int
    height: int
    components: int
    bits: int
    codec: str
    data: bytes
    inverted: bool = False
    profile: bytes = b""
    palette: bytes = b""
    mask: Raster | None = None


def inspect(data: bytes) -> Facts:
    """What a picture is, from its header. Raises one of FAULTS, saying why, if it cannot be read."""
    if is_jpeg(data):
        header = read_jpeg(data)
        _check_size(header.width, header.height)
        if not header.complete:
            raise ValueError("its end is missing")
        if header.legal:
            return Facts(*header.upright, header.orientation, header)
    with _open(data) as picture:
        width, height = picture.size
        turned, alpha = _lies(picture), picture.has_transparency_data
    return Facts(*((height, width) if turned else (width, height)), alpha=alpha)


def original(data: bytes, header: JpegHeader, rendition: Rendition) -> Raster:
    """A JPEG as it came, but for what is not its picture. Raises ValueError for a damaged one."""
    inverted = header.components == 4 and header.adobe is not None
    profile = rendition.tag(header.components, header.profile)
    return Raster(header.width, header.height, header.components, 8, "jpeg", bare_jpeg(data), inverted, profile)


def passes(facts: Facts, factor: float, rendition: Rendition) -> bool:
    """Whether a picture's own data goes into the PDF: that of a JPEG neither scaled nor converted."""
    jpeg = facts.jpeg
    return jpeg is not None and factor >= 1.0 and rendition.conversion(jpeg.components, jpeg.profile) is None


def shows_through(data: bytes) -> bool:
    """Whether something shows through a picture, anywhere; False for one that cannot be read."""
    try:
        if not inspect(data).alpha:
            return False
        with _open(data) as opened:
            return _eight_bits(opened).mode in ("LA", "RGBA")
    except FAULTS:
        return False


def decoded_pixels(facts: Facts, factor: float) -> int:
    """How many pixels `prepare` will hold at once: a JPEG's decoder can leave out a half, three quarters, seven eighths."""
    shrink = 1
    while facts.jpeg is not None and shrink < 8 and factor * shrink * 2 <= 1.0:
        shrink *= 2
    return facts.width * facts.height // shrink**2


def prepare(data: bytes, facts: Facts, factor: float, rendition: Rendition, matte: Colour | None = None) -> Raster:
    """The picture scaled by `factor` (1 for as it is) and coded as the preset says. Raises one of FAULTS.

    A JPEG keeps its stored orientation, for the PDF turns it; any other picture comes out upright. What shows through it is
    a mask, or with a `matte` that colour.
    """
    if facts.jpeg is not None and passes(facts, factor, rendition):
        return original(data, facts.jpeg, rendition)
    with _open(data) as opened:
        profile = opened.info.get("icc_profile") or b""
        size = _scaled(opened.size, factor)
        if facts.jpeg is not None:
            opened.draft(opened.mode, size)  # the decoder leaves out what the size does not need
            picture = _resized(_right_inks(opened, facts.jpeg), size)
        else:
            picture = _eight_bits(_upright(opened))
            if factor < 1.0 and picture.mode != "1":
                picture = _resized(picture, _scaled(picture.size, factor))
        picture.load()  # as long as its file is open
    picture, alpha = _parted(picture)
    channels = _channels(picture)
    convert, profile = rendition.conversion(channels, profile), rendition.tag(channels, profile)
    if convert is not None:
        picture = convert(picture.convert("RGB") if picture.mode == "P" else picture)
    if alpha is not None and matte is not None:
        picture, alpha = _over(picture, alpha, matte), None
    mask = _png(alpha, b"") if alpha is not None else None
    if facts.jpeg is not None or (not rendition.preset.lossless and picture.mode in ("RGB", "CMYK")):
        return _jpeg(picture, rendition.preset, profile, mask)
    return _png(picture, profile, mask)


def for_screen(data: bytes, width: int, height: int) -> Image.Image:
    """The upright picture in RGB or RGBA light, scaled to at most width × height pixels; artwork is drawn so large. Raises
    one of FAULTS."""
    if is_pdf(data):
        from voa_editor.artwork.preview import preview

        return preview(data, width, height)
    inspect(data)
    with _open(data) as opened:
        profile = opened.info.get("icc_profile") or b""
        turned = _lies(opened)
        across, down = (height, width) if turned else (width, height)
        if is_jpeg(data):
            opened.draft(opened.mode, (max(1, across), max(1, down)))
        opened.load()
        picture = _eight_bits(_upright(_right_inks(opened, read_jpeg(data) if is_jpeg(data) else None)))
        if picture.mode == "1":
            picture = picture.convert("L")
        target = (max(1, min(width, picture.width)), max(1, min(height, picture.height)))
        if picture.mode == "LA":
            picture = picture.convert("RGBA")
        return _light(_resized(picture, target), profile)


def _open(data: bytes) -> Image.Image:
    from PIL import Image, UnidentifiedImageError

    kind = next((name for start, name in _KINDS if data.startswith(start)), "")
    if not kind:
        raise ValueError("it is no JPEG, PNG, TIFF, WebP, GIF or BMP")
    if kind == "TIFF":
        from PIL import TiffImagePlugin  # noqa: F401  Pillow loads these two only together with all others
    elif kind == "WEBP":
        from PIL import WebPImagePlugin  # noqa: F401
    warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)  # checked below
    try:
        picture = Image.open(io.BytesIO(data), formats=(kind,))
    except Image.DecompressionBombError as fault:
        raise ValueError("it has more pixels than any page needs") from fault
    except UnidentifiedImageError as fault:
        raise ValueError(f"it is no sound {kind} file") from fault
    _check_size(*picture.size)
    return picture


def _check_size(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        raise ValueError(f"it has {width} × {height} pixels, more than any page needs")


def _scaled(size: tuple[int, int], factor: float) -> tuple[int, int]:
    return (max(1, round(size[0] * min(factor, 1.0))), max(1, round(size[1] * min(factor, 1.0))))


def _resized(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    from PIL import Image

    if picture.size == size:
        return picture
    if picture.mode == "P":
        picture = picture.convert("RGB")
    return picture.resize(size, Image.Resampling.HAMMING if min(size) < 8 else Image.Resampling.LANCZOS, reducing_gap=2.0)


def _lies(picture: Image.Image) -> bool:
    """Whether width and height of an opened picture still change places when it is turned upright."""
    if _orientation(picture) < 5:
        return False
    stored = getattr(picture, "tag_v2", {})  # newer Pillows give a TIFF's size as upright before they turn it
    return not stored or (stored.get(256), stored.get(257)) == picture.size


def _orientation(picture: Image.Image) -> int:
    """The EXIF orientation an opened picture tells before its pixels; a PNG would have to be read whole for one behind them."""
    if picture.format == "PNG" and "exif" not in picture.info:
        return 1
    return int(picture.getexif().get(274, 1))


def _upright(picture: Image.Image) -> Image.Image:
    if _orientation(picture) == 1:
        return picture
    from PIL import ImageOps

    turned = ImageOps.exif_transpose(picture)
    return picture if turned is None else turned


def _eight_bits(picture: Image.Image) -> Image.Image:
    """The picture in one of the modes 1, L, P, RGB, CMYK, or LA or RGBA where anything shows through."""
    if picture.mode.startswith("I;16") or picture.mode == "I":
        return picture.convert("I").point(lambda value: value / 256.0).convert("L")
    if picture.has_transparency_data:
        grey = picture.mode in ("1", "L", "LA", "La")
        picture = picture.convert("LA" if grey else "RGBA")
        return picture if picture.getchannel("A").getextrema()[0] != 255 else picture.convert("L" if grey else "RGB")
    if picture.mode == "F":
        return picture.convert("L")
    return picture if picture.mode in ("1", "L", "P", "RGB", "CMYK") else picture.convert("RGB")


def _parted(picture: Image.Image) -> tuple[Image.Image, Image.Image | None]:
    """The picture without what shows through, and that."""
    if picture.mode not in ("LA", "RGBA"):
        return picture, None
    return picture.convert("L" if picture.mode == "LA" else "RGB"), picture.getchannel("A")


def _channels(picture: Image.Image) -> int:
    return {"1": 1, "L": 1, "P": 3, "RGB": 3, "CMYK": 4}[picture.mode]


def _over(picture: Image.Image, alpha: Image.Image, matte: Colour) -> Image.Image:
    """The picture over a ground of one colour, in its own kind of colours where these hold it."""
    from PIL import Image

    inks = (matte.c, matte.m, matte.y, matte.k) if isinstance(matte, Cmyk) else None
    if picture.mode == "RGB" or inks is None:
        picture = picture.convert("RGB")
        ground = tuple(round(255 * value) for value in screen_rgb(matte))
    elif picture.mode == "CMYK" or any(inks[:3]):
        if picture.mode == "L":
            none = Image.new("L", picture.size)
            picture = Image.merge("CMYK", (none, none, none, picture.point(lambda value: 255 - value)))
        ground = tuple(round(255 * value) for value in inks)
    else:
        ground = (round(255 * (1 - inks[3])),)
    return Image.composite(picture, Image.new(picture.mode, picture.size, ground if len(ground) > 1 else ground[0]), alpha)


def encoded(picture: Image.Image, kind: str, **options: Any) -> bytes:
    """A picture as a file of a kind, by way of a true file: only into one does Pillow encode while other threads run."""
    with tempfile.TemporaryFile() as file:
        picture.save(file, kind, **options)
        file.seek(0)
        return file.read()


def _jpeg(picture: Image.Image, preset: Preset, profile: bytes, mask: Raster | None = None) -> Raster:
    inks = picture.mode == "CMYK"  # each as fine as the other: there is no chroma to save on
    subsampling = 0 if inks or preset.jpeg_quality >= 90 else 2
    data = encoded(picture, "JPEG", quality=preset.jpeg_quality, subsampling=subsampling, comment="")  # not that of its source
    return Raster(picture.width, picture.height, len(picture.getbands()), 8, "jpeg", data, inks, profile, b"", mask)


def _png(picture: Image.Image, profile: bytes, mask: Raster | None = None) -> Raster:
    """Deflated rows with predictors: the IDAT data of a PNG is what a PDF's FlateDecode with Predictor 15 reads.

    To a PNG, four inks are but four channels.
    """
    from PIL import Image

    channels = {"RGB": 3, "CMYK": 4}.get(picture.mode, 1)
    if picture.mode == "CMYK":
        picture = Image.frombytes("RGBA", picture.size, picture.tobytes())
    png, at = encoded(picture, "PNG"), 8
    rows: list[bytes] = []
    bits, palette = 8, b""
    while at < len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        body = png[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            bits = body[8]
        elif kind == b"PLTE":
            palette = body
        elif kind == b"IDAT":
            rows.append(body)
        at += 12 + length
    return Raster(picture.width, picture.height, channels, bits, "png", b"".join(rows), False, profile, palette, mask)


def _right_inks(picture: Image.Image, header: JpegHeader | None) -> Image.Image:
    """Undo Pillow's reading of every four-ink JPEG as inverted, for one without the Adobe marker."""
    if header is None or header.adobe is not None or picture.mode != "CMYK":
        return picture
    from PIL import ImageChops

    return ImageChops.invert(picture)


def _light(picture: Image.Image, profile: bytes) -> Image.Image:
    """A picture as sRGB light: by its profile (relative colorimetric, black point compensated) unless it is sRGB."""
    if profile and not is_srgb(profile):
        try:
            source = read_profile(profile)
            if picture.mode == source.mode:
                return Conversion(source, srgb()).picture(picture)
        except ValueError:
            pass  # a broken profile: show the picture as one without
    if picture.mode == "CMYK":
        return show_cmyk(picture)
    return picture if picture.mode in ("RGB", "RGBA") else picture.convert("RGB")


def is_srgb(profile: bytes) -> bool:
    """Whether a profile calls itself sRGB in its description."""
    return b"sRGB" in profile or "sRGB".encode("utf-16-be") in profile
