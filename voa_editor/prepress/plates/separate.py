"""Separate a page of any PDF into plates: one grey picture for each ink, 255 where it is solid."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pikepdf

from voa_editor.artwork.page import inherited
from voa_editor.artwork.preview import PDFIUM
from voa_editor.errors import UserError
from voa_editor.model.colour import PROCESS
from voa_editor.prepress.pdf.objects import array, numbers
from voa_editor.prepress.plates.amounts import Amounts
from voa_editor.prepress.plates.rewrite import Apart, PlatePage
from voa_editor.render.icc import IccProfile

if TYPE_CHECKING:
    from PIL import Image

MOST_PIXELS = 120_000_000  # of a plate
Area = tuple[float, float, float, float]
"""Left, bottom, right, top in points of the page's own coordinates."""
_BOXES = {"media": "/MediaBox", "bleed": "/BleedBox", "trim": "/TrimBox"}
_INHERITED = ("/MediaBox", "/CropBox", "/Resources", "/Rotate")


@dataclass(frozen=True)
class Plates:
    """The plates of a page by ink (mode L, 255 is solid), all of one size; the four process inks come first."""

    inks: dict[str, Image.Image]
    dpi: float
    faults: tuple[str, ...] = ()

    @property
    def size(self) -> tuple[int, int]:
        return next(iter(self.inks.values())).size


def separate(
    pdf: pikepdf.Pdf,
    number: int,
    intent: IccProfile,
    dpi: float = 100.0,
    box: str | Area = "media",
    inks: Sequence[str] | None = None,
) -> Plates:
    """The plates of page `number` (from 1) as a press of the condition `intent` (a CMYK profile) gets them.

    `box` is what of the page is shown: "media", "bleed", "trim", or an area. `inks`: those wanted, or all there are.
    Raises UserError for a page that would have too many pixels.
    """
    with plate_page(pdf, number, intent, dpi, box) as page:
        found = (*PROCESS, *page.inks)
        wanted = found if inks is None else [ink for ink in found if ink in inks]
        return Plates(_drawn(page, wanted, dpi), dpi, tuple(page.faults))


@contextmanager
def plate_page(pdf: pikepdf.Pdf, number: int, intent: IccProfile, dpi: float, box: str | Area = "media") -> Iterator[PlatePage]:
    """A page made ready to be drawn as plates."""
    with pikepdf.new() as alone:
        page = _copied(pdf, number, alone)
        area = _area(page, box)
        page["/CropBox"] = pikepdf.Array([round(edge, 4) for edge in area])
        width, height = (abs(area[2] - area[0]) * dpi / 72, abs(area[3] - area[1]) * dpi / 72)
        if width * height > MOST_PIXELS:
            raise UserError(f"page {number} would have {width:.0f} × {height:.0f} pixels", remedy="Ask for a lower resolution")
        yield PlatePage(alone, Amounts(intent), (2 * round(width) + 1, 2 * round(height) + 1))


def draw(page: PlatePage, ink: str, dpi: float) -> Image.Image:
    """The plate of an ink, mode L, 255 for solid."""
    page.take(ink)
    return _plates(page, dpi, 1)[0]


def _drawn(page: PlatePage, inks: Sequence[str], dpi: float) -> dict[str, Image.Image]:
    """The plates of inks: as a picture in light has three channels, three of them are drawn at once where that can be."""
    found: dict[str, Image.Image] = {}
    coloured = PROCESS[:3]
    if set(coloured) <= set(inks):
        try:
            page.take(*coloured)
            found = dict(zip(coloured, _plates(page, dpi, 3), strict=True))
        except Apart:
            pass
    return {ink: found.get(ink) or draw(page, ink, dpi) for ink in inks}


def _plates(page: PlatePage, dpi: float, count: int) -> list[Image.Image]:
    """The plates that the page shows at hand, from its red on. In grey, pdfium takes longer."""
    import pypdfium2
    from PIL import ImageChops

    data = io.BytesIO()
    page.pdf.save(data, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    with PDFIUM:
        document = pypdfium2.PdfDocument(data.getvalue())
        try:
            bitmap = document[0].render(scale=dpi / 72, draw_annots=False)
        finally:
            document.close()  # before more is made: each of these pictures is large
        shown = bitmap.to_pil()
        bitmap.close()
    return [ImageChops.invert(shown.getchannel(channel)) for channel in range(count)]


def _copied(pdf: pikepdf.Pdf, number: int, alone: pikepdf.Pdf) -> Any:
    source = pdf.pages[number - 1]
    for kept in _INHERITED:  # what stands above it in the tree of pages
        value = inherited(source.obj, kept)
        if value is not None and kept not in source.obj:
            source.obj[kept] = value
    alone.pages.append(source)
    if (layers := pdf.Root.get("/OCProperties")) is not None:  # they say what is hidden
        alone.Root["/OCProperties"] = alone.copy_foreign(pdf.make_indirect(layers))
    page = alone.pages[0].obj
    if "/Annots" in page:
        del page["/Annots"]
    return page


def _area(page: Any, box: str | Area) -> Area:
    """A box of a page; one that it does not have is the next larger."""
    if not isinstance(box, str):
        return box
    for name in ("trim", "bleed", "media")[("trim", "bleed", "media").index(box) :]:
        found = numbers(array(page.get(_BOXES[name])), 4)
        if found is not None:
            x0, y0, x1, y1 = found
            return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    return (0.0, 0.0, 612.0, 792.0)
