"""Lay out the boxes of a page (trim, bleed, media), and what stands outside the bleed: marks, colour bars, slug."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from voa_editor.display.items import GlyphRun, Path, Sheet, Source, rect_path
from voa_editor.fonts.library import Library
from voa_editor.geometry import Rect
from voa_editor.model.colour import BLACK, REGISTRATION, Cmyk
from voa_editor.render.presets import Preset

_OFFSET = 9.0  # from the trim, or from the bleed where that is wider
_LENGTH = 18.0
_SLACK = 3.0  # from the end of a mark to the edge of the media
_WEIGHT = 0.25
_SLUG = 12.0  # the room for the slug below the marks
_SLUG_SIZE = 6.5
_SOURCE = Source("")
_PATCHES = (
    (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1), (1, 1, 0, 0), (0, 1, 1, 0), (1, 0, 1, 0),
    (0, 0, 0, 0.75), (0, 0, 0, 0.5), (0, 0, 0, 0.25), (0.5, 0.4, 0.4, 0),
)  # fmt: skip
"""Inks of the colour bar; the last is a grey of three inks, which a drift of the press shows first."""


@dataclass(frozen=True, slots=True)
class PageBoxes:
    """Page boxes, made from margins around the trim: top, right, bottom, left, in points."""

    width: float
    height: float
    bleed: tuple[float, float, float, float]
    margins: tuple[float, float, float, float]

    @property
    def media(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top in PDF's own coordinates (y upward), the media's corner being 0, 0; so for all boxes."""
        top, right, bottom, left = self.margins
        return _rounded(0.0, 0.0, left + self.width + right, bottom + self.height + top)

    @property
    def trim(self) -> tuple[float, float, float, float]:
        _, _, bottom, left = self.margins
        return _rounded(left, bottom, left + self.width, bottom + self.height)

    @property
    def bleed_box(self) -> tuple[float, float, float, float]:
        (top, right, bottom, left), (_, _, below, before) = self.bleed, self.margins
        return _rounded(before - left, below - bottom, before + self.width + right, below + self.height + top)

    @property
    def inked(self) -> Rect:
        """What may be inked, in the sheet's coordinates: the trim and its bleed."""
        top, right, bottom, left = self.bleed
        return Rect(-left, -top, self.width + left + right, self.height + top + bottom)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of the sheet (y downward) in PDF's coordinates."""
        return (self.margins[3] + x, self.margins[2] + self.height - y)


def page_boxes(sheet: Sheet, preset: Preset) -> PageBoxes:
    """The boxes of a sheet as the preset wants them, with or without bleed and room for marks and slug."""
    bleed = sheet.bleed if preset.bleed else (0.0, 0.0, 0.0, 0.0)
    margins = bleed
    if preset.marks or preset.bars or preset.slug:
        top, right, bottom, left = (max(_OFFSET, edge) + _LENGTH + _SLACK for edge in bleed)
        margins = (top, right, bottom + (_SLUG if preset.slug else 0.0), left)
    return PageBoxes(sheet.width, sheet.height, bleed, margins)


def printers_marks(boxes: PageBoxes) -> Iterator[Path]:
    """Crop marks at the corners and registration marks amid the edges, in the ink of every plate, outside the bleed."""
    top, right, bottom, left = (max(_OFFSET, edge) for edge in boxes.bleed)
    width, height = boxes.width, boxes.height
    for y in (0.0, height):
        yield _line(-left - _LENGTH, y, -left, y)
        yield _line(width + right, y, width + right + _LENGTH, y)
    for x in (0.0, width):
        yield _line(x, -top - _LENGTH, x, -top)
        yield _line(x, height + bottom, x, height + bottom + _LENGTH)
    amid = ((width / 2, -top - _LENGTH / 2), (width / 2, height + bottom + _LENGTH / 2),
            (-left - _LENGTH / 2, height / 2), (width + right + _LENGTH / 2, height / 2))  # fmt: skip
    for x, y in amid:
        arm = _LENGTH / 2
        yield _line(x - arm, y, x + arm, y)
        yield _line(x, y - arm, x, y + arm)
        yield Path(_circle(x, y, arm * 0.6), None, _SOURCE, stroke=REGISTRATION, stroke_width=_WEIGHT)


def colour_bars(boxes: PageBoxes) -> Iterator[Path]:
    """Patches of the solid inks, two of them together, and black in steps, along the head of the sheet."""
    top, _, _, _ = (max(_OFFSET, edge) for edge in boxes.bleed)
    side = _LENGTH / 2
    for place, inks in enumerate(_PATCHES):
        box = Rect(boxes.width * 0.06 + place * side, -top - _LENGTH / 2 - side / 2, side, side)
        yield Path(rect_path(box), Cmyk(*inks), _SOURCE)


def slug_line(boxes: PageBoxes, words: str, library: Library) -> GlyphRun:
    """A line of small type below the marks, as long as the page is wide at most. It is no text of the issue."""
    face = library.find("Source Sans 3", 400)
    words = "".join(character if ord(character) in face.characters else "?" for character in words)
    widths = [face.advance(face.hb_font.get_nominal_glyph(ord(character)) or 0) / 1000 * _SLUG_SIZE for character in words]
    starts = (0.0, *accumulate(widths))
    count = next((n for n, end in enumerate(starts[1:]) if end > boxes.width), len(words))
    glyphs = tuple(face.hb_font.get_nominal_glyph(ord(character)) or 0 for character in words[:count])
    y = boxes.height + max(_OFFSET, boxes.bleed[2]) + _LENGTH + _SLUG_SIZE
    said, clusters = words[:count], tuple(range(count))
    xs, advance = starts[:count], starts[count]
    return GlyphRun(face.key, _SLUG_SIZE, 0.0, y, glyphs, xs, advance, BLACK, said, clusters, _SOURCE, "artefact")


def _line(x0: float, y0: float, x1: float, y1: float) -> Path:
    return Path((("M", x0, y0), ("L", x1, y1)), None, _SOURCE, stroke=REGISTRATION, stroke_width=_WEIGHT)


def _circle(x: float, y: float, r: float) -> tuple[tuple[str | float, ...], ...]:
    k = r * 0.5522847  # where Bézier's handles stand for a quarter of a circle
    return (
        ("M", x + r, y),
        ("C", x + r, y + k, x + k, y + r, x, y + r),
        ("C", x - k, y + r, x - r, y + k, x - r, y),
        ("C", x - r, y - k, x - k, y - r, x, y - r),
        ("C", x + k, y - r, x + r, y - k, x + r, y),
        ("Z",),
    )


def _rounded(*values: float) -> tuple[float, float, float, float]:
    return tuple(round(value, 3) for value in values)  # type: ignore[return-value]
