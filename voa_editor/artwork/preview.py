"""Draw a PDF's first page with pdfium as it looks on paper: for the screen alone, at the size that is wanted."""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING

from voa_editor.artwork.page import artwork_shape
from voa_editor.errors import UserError

if TYPE_CHECKING:
    from PIL import Image

PDFIUM = RLock()
"""pdfium draws for one thread at a time, whatever it draws."""
_MOST_PIXELS = 40_000_000  # of a preview: A3 with bleed at 300 ppi has 18 million
_BGRA = 4  # FPDFBitmap_BGRA: with the order of bytes turned over, RGBA


def preview(data: bytes, width: int, height: int) -> Image.Image:
    """What is placed of the first page, mode RGBA, exactly width × height pixels unless that is beyond all measure.

    It is bare where nothing is painted. Raises UserError for a file that cannot be drawn.
    """
    import pypdfium2

    shape = artwork_shape(data)
    shrink = min(1.0, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
    wanted = max(1, round(width * shrink)), max(1, round(height * shrink))
    upright = (shape.size[0] / shape.unit, shape.size[1] / shape.unit)
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(data)
            try:
                document[0].set_cropbox(*shape.box)
                scale = max(wanted[0] / upright[0], wanted[1] / upright[1])
                drawn = document[0].render(scale=scale, fill_color=(0, 0, 0, 0), force_bitmap_format=_BGRA, rev_byteorder=True)
                picture: Image.Image = drawn.to_pil().convert("RGBA")
            finally:
                document.close()
        except (pypdfium2.PdfiumError, RuntimeError, OSError, ValueError) as fault:
            raise UserError("the PDF cannot be drawn", remedy="Ask for the file again, or export it anew") from fault
    return picture if picture.size == wanted else picture.resize(wanted)
