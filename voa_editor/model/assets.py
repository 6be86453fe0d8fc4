"""Record assets (kept once, by the hash of their bytes) and the photographs that use them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from voa_editor.geometry import Size
from voa_editor.model.records import Child, Record

STEPS = 100
"""Steps of a point in which the size of artwork is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset(Record):
    """A file kept in the project. `id` is "sha256-" and the hash; the bytes lie in the store, not here.

    A picture has pixels; artwork (a PDF, of which the first page is placed) has a size of its own on paper instead.
    `source` is the path of the file it was read from, told from the project's folder unless it begins at the root; with
    `source_bytes` and `source_time` (milliseconds since 1970) it tells whether that file is still what it was.
    """

    name: str = ""  # the file name it came with
    media_type: str = "image/jpeg"
    bytes: int = 0
    width: int = 0  # upright (after the EXIF orientation): pixels, of artwork hundredths of a point
    height: int = 0
    mode: str = "RGB"  # as Pillow names it
    orientation: int = 1  # EXIF
    profile: str = ""  # description of the embedded ICC profile
    source: str = ""
    source_bytes: int = 0
    source_time: int = 0

    @property
    def natural(self) -> Size | None:
        """The size on paper, in points, that artwork was made for; None for a picture, which prints at any."""
        return None if self.media_type.startswith("image/") else Size(self.width / STEPS, self.height / STEPS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo(Child):
    """A photograph as the editors see it; `parent` is the story it belongs to, or ""."""

    asset: str = ""
    caption: str = ""
    credit: str = ""
    alt: str = ""
    focal_x: float = 0.5
    focal_y: float = 0.5
    role: str = "article"  # article, cover, portrait, opener, gallery


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking(Child):
    """An advertiser's reserved space. `lines` is the ad's text where no artwork came."""

    advertiser: str = ""
    asset: str = ""
    size: str = "full"
    language: str = ""
    link: str = ""
    lines: tuple[str, ...] = ()
    approved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Record):
    """Something an import or a layout could not settle, kept with the issue until the next one.

    severity: error, warning, info. `record` is the id it concerns, `remedy` what to do.
    """

    rule: str = ""
    severity: str = "warning"
    page: int = 0
    record: str = ""
    message: str = ""
    remedy: str = ""


class Blobs(Protocol):
    """Where the bytes of assets are read from."""

    def read(self, asset: str) -> bytes:
        """All bytes of an asset; raises KeyError for one that is not kept."""
        ...
