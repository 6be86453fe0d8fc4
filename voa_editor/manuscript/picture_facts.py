"""Read what a picture file is (size, colour, hash) without decoding it, and refuse what would do harm."""

from __future__ import annotations

import hashlib
import io
import stat
import warnings
from dataclasses import replace
from functools import lru_cache
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from PIL import ExifTags, Image

from voa_editor.artwork.origins import read_origin
from voa_editor.errors import UserError
from voa_editor.model.assets import Asset

MAX_PIXELS = 170_000_000
"""Pixels above which a picture is refused from its header: an A0 poster at 150 ppi has 35 million; each takes 3 bytes."""
MAX_BYTES = 512 * 1024 * 1024
MEDIA_TYPES = {
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",
    "PNG": "image/png",
    "TIFF": "image/tiff",
    "WEBP": "image/webp",
    "GIF": "image/gif",
}
_SIGNATURES = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
)
_LARGEST_CHECK = 60_000_000  # pixels of a picture that is decoded to learn whether it is whole


def picture_format(head: bytes) -> str:
    """JPEG, PNG, TIFF, WEBP or GIF by a file's first 12 bytes; "" for anything else."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    return next((name for signature, name in _SIGNATURES if head.startswith(signature)), "")


def read_picture(path: Path) -> tuple[Asset, Image.Image]:
    """The facts of a picture, and the picture opened but not decoded and its file closed (for its metadata).

    Raises UserError if the file is no picture, damaged, too large, or cannot be read.
    """
    try:
        status = path.stat()
        size = status.st_size
        if not stat.S_ISREG(status.st_mode):  # a pipe would wait for a writer for ever
            raise UserError("is not a file", file=path, remedy="Take it out of the folder")
        if size > MAX_BYTES:
            raise UserError(f"is larger than {MAX_BYTES >> 20} MB", file=path, remedy="Save it smaller")
        with path.open("rb") as file:
            kind = picture_format(file.read(12))
            if not kind:
                raise UserError("is not a picture that can be placed", file=path, remedy="Save it as JPEG, PNG, TIFF or WebP")
            digest = _digest(file)
            asset, image = facts(file, kind, name=path.name, size=size, digest=digest)
            return replace(asset, **read_origin(path)), image
    except OSError as error:
        raise UserError(f"cannot be read ({error.strerror or error})", file=path, remedy="Check that you may read it") from error
    except UserError as error:
        raise UserError(error.message, file=error.file or path, remedy=error.remedy) from error


def _digest(file: BufferedReader) -> str:
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()


def facts(file: BinaryIO, kind: str, *, name: str, size: int, digest: str) -> tuple[Asset, Image.Image]:
    """The facts of an open picture file of a known format; raises UserError for a damaged or oversized one."""
    image = _opened(file, kind)
    if not _is_whole(file, image, size):
        raise UserError("is cut short or damaged", remedy="Copy it again from where it came")
    orientation = _orientation(image)
    width, height = image.size if orientation < 5 else image.size[::-1]
    profile = image.info.get("icc_profile")
    asset = Asset(
        id=f"sha256-{digest}",
        name=name,
        media_type=MEDIA_TYPES[image.format or kind],
        bytes=size,
        width=width,
        height=height,
        mode=image.mode,
        orientation=orientation,
        profile=_profile_name(profile) if isinstance(profile, bytes) else "",
    )
    return asset, image


def _opened(file: BinaryIO, kind: str) -> Image.Image:
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(file, formats=(kind, "MPO") if kind == "JPEG" else (kind,))
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except Exception as error:  # Pillow's readers raise whatever a damaged header makes them trip over
        raise UserError("is damaged: its header makes no sense", remedy="Copy it again from where it came") from error
    if image.width * image.height > MAX_PIXELS:
        raise _too_large()
    return image


def _too_large() -> UserError:
    return UserError(
        f"has more than {MAX_PIXELS // 1_000_000} million pixels", remedy="Save it smaller: 300 ppi at its printed size is enough"
    )


def _orientation(image: Image.Image) -> int:
    """The EXIF orientation 1 to 8; 1 where there is none or it makes no sense."""
    if image.format == "PNG" and "exif" not in image.info:  # Pillow would decode the picture to look for it
        return 1
    try:
        value = image.getexif().get(ExifTags.Base.Orientation, 1)
    except Exception:  # a damaged EXIF block is no reason to lose the picture
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _is_whole(file: BinaryIO, image: Image.Image, size: int) -> bool:
    """Whether the file reaches its end mark; where that does not tell, whether the picture decodes."""
    file.seek(max(0, size - 64))
    tail = file.read(64)
    if image.format in ("JPEG", "MPO") and b"\xff\xd9" in tail:
        return True
    if image.format == "PNG" and b"IEND" in tail:
        return True
    if image.format == "WEBP":
        file.seek(4)
        return int.from_bytes(file.read(4), "little") + 8 <= size
    if image.width * image.height > _LARGEST_CHECK:
        return image.format == "TIFF"
    try:
        file.seek(0)
        with Image.open(io.BytesIO(file.read()), formats=(image.format or "",)) as copy:
            copy.load()
    except Exception:  # as in _opened
        return False
    return True


@lru_cache(maxsize=64)
def _profile_name(profile: bytes) -> str:
    """The description of an ICC profile; "unreadable profile" if it is none."""
    from PIL import ImageCms

    try:
        return ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(profile))).strip()[:120]
    except (ImageCms.PyCMSError, OSError, ValueError):
        return "unreadable profile"
