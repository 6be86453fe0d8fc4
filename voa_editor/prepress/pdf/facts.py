"""Hold what the rules ask of a PDF: what its pages paint, once a page, and what it holds beside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf

from voa_editor.prepress.pdf.fonts import Font
from voa_editor.prepress.pdf.metadata import Xmp, information, read_xmp
from voa_editor.prepress.pdf.objects import (
    Key,
    array,
    dictionary,
    entries,
    entry,
    key,
    name,
    path,
    stream,
    text,
    whole,
)
from voa_editor.prepress.pdf.opening import cross_reference_streams, decoded, version
from voa_editor.prepress.pdf.spaces import Profile, Space, read_profile
from voa_editor.prepress.pdf.state import Bounds, State
from voa_editor.prepress.pdf.walk import Place

BOXES = ("MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox")
_MOST_OUTLINES = 20_000
_MOST_PROFILE = 16 << 20  # bytes


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page's own entries. Boxes by name, as far as it has them; `media` is inherited if need be."""

    number: int
    source: Any
    boxes: dict[str, Bounds]
    rotation: int
    user_unit: float
    group: Any

    @property
    def place(self) -> Place:
        return Place(self.number)

    @property
    def trim(self) -> Bounds | None:
        """Where the page is cut: its TrimBox, else its ArtBox, else the paper."""
        return self.boxes.get("TrimBox") or self.boxes.get("ArtBox") or self.boxes.get("MediaBox")

    @property
    def bleed(self) -> Bounds | None:
        return self.boxes.get("BleedBox") or self.trim


@dataclass(frozen=True, slots=True)
class SpaceUse:
    """A colour space, where it is first used on a page, and for what: "fill", "stroke", "image", "shading", "group"."""

    space: Space
    use: str
    place: Place
    overprints: int = -1  # the overprint mode where a colour of it overprints


@dataclass(frozen=True, slots=True)
class ImageUse:
    """An image as it is placed: `source` is its stream or, inline, its dictionary; `bounds` what it covers, in points."""

    source: Any
    space: Space | None  # None for a stencil, and for JPEG 2000 that brings its own
    place: Place
    state: State
    bounds: Bounds

    @property
    def pixels(self) -> tuple[int, int]:
        return whole(entry(self.source, "/Width")) or 0, whole(entry(self.source, "/Height")) or 0

    @property
    def stencil(self) -> bool:
        return entry(self.source, "/ImageMask") is True

    @property
    def bits(self) -> int:
        return 1 if self.stencil else whole(entry(self.source, "/BitsPerComponent")) or 8


@dataclass(frozen=True, slots=True)
class TextUse:
    """Text of one look on a page, where it first stands. Sizes in points."""

    font: str
    state: State
    place: Place
    size: float


@dataclass(frozen=True, slots=True)
class LineUse:
    """Lines of one look on a page, where they first stand."""

    state: State
    place: Place
    width: float


@dataclass(slots=True)
class FontUse:
    """A font of the document, with the codes that are shown of it."""

    font: Font
    place: Place
    codes: set[int] = field(default_factory=set)
    visible: bool = False


@dataclass
class Facts:
    """What a document holds. Lists tell things once a page, in the order in which they are met."""

    file: Path
    pdf: pikepdf.Pdf
    pages: list[PageFacts]
    spaces: list[SpaceUse] = field(default_factory=list)
    images: list[ImageUse] = field(default_factory=list)
    texts: list[TextUse] = field(default_factory=list)
    lines: list[LineUse] = field(default_factory=list)
    fonts: dict[Key, FontUse] = field(default_factory=dict)
    states: list[tuple[Any, Place]] = field(default_factory=list)  # ExtGState dictionaries
    groups: list[tuple[Any, Place]] = field(default_factory=list)  # of pages, forms and masks
    xobjects: list[tuple[Any, Place]] = field(default_factory=list)  # each once in the document
    intents: list[tuple[str, Place]] = field(default_factory=list)  # of rendering
    unknown: list[tuple[str, Place]] = field(default_factory=list)  # operators
    optional: list[Place] = field(default_factory=list)  # content that belongs to a layer
    faults: list[tuple[Place, str]] = field(default_factory=list)

    @property
    def catalogue(self) -> Any:
        return entry(self.pdf.trailer, "/Root")

    @cached_property
    def info(self) -> dict[str, str]:
        return information(entry(self.pdf.trailer, "/Info"))

    @cached_property
    def xmp(self) -> Xmp | None:
        """The packet of the document; None where there is none."""
        found = entry(self.catalogue, "/Metadata")
        return read_xmp(found) if stream(found) is not None else None

    @cached_property
    def version(self) -> tuple[int, int]:
        return version(self.pdf)

    @cached_property
    def packed_objects(self) -> bool:
        return cross_reference_streams(self.pdf)

    @cached_property
    def output_intents(self) -> list[Any]:
        """The output intents for PDF/X."""
        found = array(entry(self.catalogue, "/OutputIntents"))
        return [intent for intent in found if name(entry(intent, "/S")) == "GTS_PDFX"]

    @cached_property
    def intent_profile(self) -> Profile | None:
        """The profile that the first output intent embeds; None for none, and for one that cannot be read."""
        return self.profile(entry(self.output_intents[0], "/DestOutputProfile")) if self.output_intents else None

    def profile(self, source: Any) -> Profile | None:
        return read_profile(decoded(source, _MOST_PROFILE)) if stream(source) is not None else None

    @cached_property
    def objects(self) -> list[Any]:
        """All dictionaries and streams that the file holds, each once, those that stand in others too (but one deep)."""
        found = [one for one in self.pdf.objects if dictionary(one) is not None]
        inner = [
            value for one in found for _, value in entries(one) if isinstance(value, pikepdf.Dictionary) and not value.is_indirect
        ]
        return found + inner

    @cached_property
    def outlines(self) -> list[Any]:
        """The bookmarks, as far as they can be told without going in circles."""
        found: list[Any] = []
        seen: set[Key] = set()
        left = [path(self.catalogue, "/Outlines", "/First")]
        while left and len(found) < _MOST_OUTLINES:
            item = dictionary(left.pop())
            if item is None or key(item) in seen:
                continue
            seen.add(key(item))
            found.append(item)
            left += [entry(item, "/Next"), entry(item, "/First")]
        return found

    def annotations(self) -> Iterator[tuple[PageFacts, Any, Place]]:
        for page in self.pages:
            for at, found in enumerate(array(entry(page.source, "/Annots")), 1):
                if dictionary(found) is not None:
                    yield page, found, page.place.within("annotation", str(at))


def spoken(value: Any) -> str:
    """A text or name as it is quoted to people."""
    return text(value) or name(value)
