"""Build sheets by hand, for tests of what inks them: shaped text, pictures made on the spot, every kind of item."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import pathlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import uharfbuzz as hb
from PIL import Image

from voa_editor.display.items import (
    GlyphRun,
    Gradient,
    Group,
    Item,
    Link,
    Outline,
    Path,
    Picture,
    Sheet,
    Source,
    rect_path,
)
from voa_editor.fonts.library import bundled
from voa_editor.geometry import Matrix, Point, Rect
from voa_editor.jobs.export import intent_of
from voa_editor.model.assets import Finding
from voa_editor.model.colour import BLACK, PAPER, Cmyk, Colour, Rgb
from voa_editor.prepress.profiles import load_profile
from voa_editor.render.cache import RasterCache
from voa_editor.render.pdf.metadata import DocumentInfo
from voa_editor.render.pdf.writer import write_pdf
from voa_editor.render.presets import load_preset
from voa_editor.units import mm

TEAL = Cmyk(1.0, 0.6, 0.25, 0.25)
SAFFRON = Cmyk(0.0, 0.35, 0.9, 0.0)
FOGRA39 = intent_of(load_profile())
HERE = Source("frame-1")
BLEED = (mm(3),) * 4


@dataclass
class MemoryBlobs:
    """Assets in memory, under the ids the project would give them; `reads` counts how often each was asked for."""

    kept: dict[str, bytes] = field(default_factory=dict)
    reads: list[str] = field(default_factory=list)

    def add(self, data: bytes) -> str:
        asset = f"sha256-{hashlib.sha256(data).hexdigest()}"
        self.kept[asset] = data
        return asset

    def read(self, asset: str) -> bytes:
        self.reads.append(asset)
        return self.kept[asset]


def run(
    text: str,
    x: float,
    y: float,
    size: float = 10.0,
    *,
    family: str = "Source Serif 4",
    weight: int = 400,
    italic: bool = False,
    colour: Colour = BLACK,
    features: Mapping[str, bool] | None = None,
    record: str = "para-1",
    says: str = "",
) -> GlyphRun:
    """Text shaped by HarfBuzz, on one baseline. `says` is the run's text where it differs from what is shaped."""
    face = bundled().find(family, weight, italic)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(face.hb_font, buffer, dict(features or {}))
    xs, ys, pen = [], [], 0.0
    for place in buffer.glyph_positions:
        xs.append((pen + place.x_offset) * size / 1000)
        ys.append(-place.y_offset * size / 1000)
        pen += place.x_advance
    glyphs = tuple(info.codepoint for info in buffer.glyph_infos)
    clusters = tuple(0 if says else info.cluster for info in buffer.glyph_infos)
    source = Source(record, 0, len(text))
    heights = tuple(ys) if any(ys) else ()
    advance, said = pen * size / 1000, says or text
    return GlyphRun(face.key, size, x, y, glyphs, tuple(xs), advance, colour, said, clusters, source, ys=heights)


def sheet(*items: Item, number: int = 1, label: str = "", outlines: tuple[Outline, ...] = ()) -> Sheet:
    """A page of A4 with 3 mm of bleed."""
    return Sheet(f"page-{number}", number, label or str(number), mm(210), mm(297), BLEED, items, outlines)


def photo(width: int = 400, height: int = 300, mode: str = "RGB", seed: int = 1) -> Image.Image:
    """A picture with soft shades and one bright corner at the top left, so that a turned picture shows."""
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    down = Image.linear_gradient("L").resize((width, height))
    rings = Image.radial_gradient("L").resize((width, height)).point(lambda value: (value * (2 + seed)) % 256 // 2 + 64)
    picture = Image.merge("RGB", (across, rings, down))
    picture.paste((255, 240, 40), (0, 0, width // 4, height // 4))
    return picture.convert(mode)


def jpeg(picture: Image.Image | None = None, **options: object) -> bytes:
    return encoded(picture or photo(), "JPEG", quality=90, **options)


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def picture(asset: str, rect: Rect, clip: Rect | None = None) -> Picture:
    return Picture(asset, rect, clip or rect, Source("frame-2"), alt="A picture")


def box(rect: Rect, fill: Colour | Gradient | None, **options: object) -> Path:
    return Path(rect_path(rect), fill, HERE, **options)  # type: ignore[arg-type]


INFO = DocumentInfo("Voice of Asia", "CICA", "Digest <3>", ("Asia", "Қазақстан"), "en", "2023-10-10")


def written(
    out: pathlib.Path, sheets: Iterable[Sheet], blobs: MemoryBlobs | None = None, preset: str = "press-x4", **changes: object
) -> tuple[Finding, ...]:
    """Write sheets as a PDF with a preset, some of its values changed; what is in inks is made for FOGRA39."""
    return written_with(out, sheets, blobs or MemoryBlobs(), preset, None, **changes)


def written_with(
    out: pathlib.Path, sheets: Iterable[Sheet], blobs: MemoryBlobs, preset: str, cache: RasterCache | None, **changes: object
) -> tuple[Finding, ...]:
    """As `written`, with a cache of recoded pictures."""
    chosen = dataclasses.replace(load_preset(preset), **changes)  # type: ignore[arg-type]
    intent = FOGRA39 if chosen.colours == "cmyk" else None
    return write_pdf(out, sheets, INFO, blobs, bundled(), chosen, intent, cache=cache)


def showcase(blobs: MemoryBlobs) -> list[Sheet]:
    """Three pages that hold every kind of item, as an issue uses them: a cover, a text page, a page of special cases."""
    return [_cover(blobs), _article(blobs), _cases(blobs)]


def _cover(blobs: MemoryBlobs) -> Sheet:
    whole = Rect(-mm(3), -mm(3), mm(216), mm(303))
    dark = Gradient(Cmyk(0.6, 0.4, 0.4, 1.0), Cmyk(0.6, 0.4, 0.4, 1.0), 0.0, 0.8)
    return sheet(
        picture(blobs.add(jpeg(photo(1200, 1700))), Rect(whole.x - 20, whole.y, whole.w + 40, whole.h), whole),
        box(Rect(-mm(3), mm(150), mm(216), mm(150)), dark),
        run("VOICE OF ASIA", 51, 130, 56, family="Source Sans 3", weight=900, colour=PAPER),
        run("Four cover lines, ranged left", 51, 700, 24, family="Source Serif 4 Display", weight=600, colour=PAPER),
        Link(Rect(51, 680, 300, 24), "#page=2", HERE),
        outlines=(Outline("Cover", 0, 0.0),),
    )


def _article(blobs: MemoryBlobs) -> Sheet:
    words = "The office of the fifth quarter difficulty flew “quietly” over Astana — Әлем, қала, ұл, үн, һәм — №5 at 12.5 %. "
    lines = [run(words[i % 40 :] + words[: i % 40], 51, 300 + 12.5 * i, 9.6, record=f"para-{i}") for i in range(30)]
    return sheet(
        box(Rect(51, 60, 24, 6), SAFFRON),
        run("JULY 2023", 51, 84, 8, family="Source Sans 3", weight=600, colour=SAFFRON, features={"c2sc": True, "smcp": True}),
        run("A headline that affects the final flow", 51, 120, 34, family="Source Serif 4 Display", weight=700, colour=TEAL),
        picture(blobs.add(jpeg()), Rect(51, 140, 200, 150)),
        box(Rect(300, 140, 200, 150), Cmyk(0.1, 0.1, 0.15, 0.2)),
        *lines,
        run("italic", 51, 690, 12, italic=True),
        run("-", 80, 690, 12, italic=True, says="\u00ad"),
        box(Rect(51, 700, 400, 0.5), TEAL),
        run("write to mail@example.org", 51, 720, 9.6),
        Link(Rect(51, 710, 120, 12), "mailto:mail@example.org", HERE),
        number=2,
        outlines=(Outline("July", 0, 60.0), Outline("A headline that affects the final flow", 1, 90.0)),
    )


def _cases(blobs: MemoryBlobs) -> Sheet:
    turned = photo(300, 200)
    exif = turned.getexif()
    exif[274] = 6
    png = photo(200, 200).convert("RGBA")
    png.putalpha(Image.linear_gradient("L").resize((200, 200)))
    curve = (("M", 60.0, 420.0), ("C", 120.0, 360.0, 180.0, 480.0, 240.0, 420.0), ("L", 240.0, 460.0), ("L", 60.0, 460.0), ("Z",))
    inner = (box(Rect(0, 0, 80, 60), TEAL), box(Rect(30, 20, 80, 60), SAFFRON), run("turned", 10, 40, 14, colour=PAPER))
    return sheet(
        box(Rect(40, 40, 500, 340), Rgb(0.9, 0.95, 1.0)),
        picture(blobs.add(jpeg(turned, exif=exif)), Rect(50, 50, 100, 150)),
        picture(blobs.add(jpeg(photo(300, 200, "CMYK"))), Rect(160, 50, 150, 100)),
        picture(blobs.add(jpeg(photo(300, 200, "L"))), Rect(160, 160, 150, 100)),
        picture(blobs.add(encoded(png, "PNG")), Rect(320, 50, 120, 120)),
        picture(blobs.add(encoded(photo(200, 200).convert("P"), "PNG")), Rect(320, 180, 120, 120), Rect(330, 190, 100, 90)),
        picture(blobs.add(b"\xff\xd8\xff no picture"), Rect(50, 270, 200, 90)),
        Path(curve, TEAL, HERE, stroke=BLACK, stroke_width=2.0),
        Path(curve, Gradient(SAFFRON, TEAL), HERE, opacity=0.7),
        box(Rect(260, 400, 100, 60), None, stroke=TEAL, stroke_width=3.0),
        Group(inner, HERE, Matrix.rotation(20, Point(40, 30)).then(Matrix.translation(100, 520)), Rect(90, 500, 120, 120)),
        Group(inner, HERE, Matrix.translation(300, 520), None, 0.5),
        Group((Link(Rect(0, 0, 50, 20), "https://example.org/a b", HERE),), HERE, Matrix.translation(10, 600)),
        number=3,
        label="iii",
        outlines=(Outline("Cases", 2, 40.0),),
    )
