"""Lay out the boxes of a page (trim, bleed, media) and its crop marks."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFExponentialFunction, PDFObjectReference

from voa_editor.display.items import Sheet
from voa_editor.geometry import Rect
from voa_editor.render.pdf.document import StreamedDocument, numbers
from voa_editor.render.presets import Preset

_OFFSET = 9.0  # from the trim, or from the bleed where that is wider
_LENGTH = 18.0
_SLACK = 3.0  # from the end of a mark to the edge of the media
_WEIGHT = 0.25


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
    """The boxes of a sheet as the preset wants them, with or without bleed and room for marks."""
    bleed = sheet.bleed if preset.bleed else (0.0, 0.0, 0.0, 0.0)
    margins = bleed
    if preset.marks:
        top, right, bottom, left = (max(_OFFSET, edge) + _LENGTH + _SLACK for edge in bleed)
        margins = (top, right, bottom, left)
    return PageBoxes(sheet.width, sheet.height, bleed, margins)


def crop_marks(boxes: PageBoxes) -> list[str]:
    """Operators for eight fine lines that show where to cut, in the sheet's coordinates, in the colour space /C1."""
    top, right, bottom, left = (max(_OFFSET, edge) for edge in boxes.bleed)
    lines = []
    for y in (0.0, boxes.height):
        lines.append((-left - _LENGTH, y, -left, y))
        lines.append((boxes.width + right, y, boxes.width + right + _LENGTH, y))
    for x in (0.0, boxes.width):
        lines.append((x, -top - _LENGTH, x, -top))
        lines.append((x, boxes.height + bottom, x, boxes.height + bottom + _LENGTH))
    drawn = [f"{numbers(x0, y0)} m {numbers(x1, y1)} l" for x0, y0, x1, y1 in lines]
    return [f"q /C1 CS 1 SCN {numbers(_WEIGHT)} w", *drawn, "S Q"]


def registration(document: StreamedDocument) -> PDFObjectReference:
    """The colour that prints on every plate (ISO 32000-1, 8.6.6.4: Separation All)."""
    tint = PDFExponentialFunction((0, 0, 0, 0), (1, 1, 1, 1), 1)
    return document.Reference(PDFArrayCompact(["/Separation", "/All", "/DeviceCMYK", document.Reference(tint)]))


def _rounded(*values: float) -> tuple[float, float, float, float]:
    return tuple(round(value, 3) for value in values)  # type: ignore[return-value]
