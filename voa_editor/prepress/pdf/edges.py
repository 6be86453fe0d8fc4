"""Look at the edges of a page as it is drawn: does what reaches the trim go on into the bleed?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image

from voa_editor.errors import UserError
from voa_editor.prepress.pdf.facts import PageFacts
from voa_editor.prepress.pdf.state import Bounds
from voa_editor.units import mm

_SCALE = 1.0  # pixels a point
_MOST_PIXELS = 40_000_000
_INKED, _WHITE = 248, 253  # grey levels: surely printed, surely not
_LEAST = mm(2)  # points of an edge that must differ: less is the frame of a picture, or a letter
_NEAR = 1.2  # points inside the trim, and inside the edge of the bleed, at which is looked


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge of the trimmed page, in points: how far the bleed reaches, how much of the edge is inked, and how much of that is
    bare where the bleed ends."""

    name: str
    bleed: float
    inked: float
    bare: float


def edges_of(file: Path, pages: list[PageFacts], asked: dict[str, float]) -> Iterator[tuple[PageFacts, Edge]]:
    """The four edges of each page that has a trim, drawn. Raises UserError for a file that cannot be drawn."""
    try:
        with closing(pypdfium2.PdfDocument(file)) as document:
            for page in pages:
                trim, bleed = page.trim, page.bleed
                if trim is None or bleed is None or trim.empty:
                    continue
                area = bleed.joined(trim)
                if area.width * area.height * _SCALE**2 > _MOST_PIXELS:
                    continue
                drawn = _drawn(document, page, area)
                for name, wanted in asked.items():
                    yield page, _edge(drawn, name, area, trim, bleed, wanted)
    except pypdfium2.PdfiumError as fault:
        raise UserError("the PDF cannot be drawn", file=file, remedy="Ask for the file again, or export it anew") from fault


def _drawn(document: pypdfium2.PdfDocument, page: PageFacts, area: Bounds) -> Image.Image:
    """The page within an area, in grey, upright as its content has it."""
    with closing(document[page.number - 1]) as shown:
        shown.set_rotation(0)
        shown.set_mediabox(area.left, area.bottom, area.right, area.top)
        shown.set_cropbox(area.left, area.bottom, area.right, area.top)
        with closing(shown.render(scale=_SCALE, grayscale=True, draw_annots=False)) as bitmap:
            return bitmap.to_pil().convert("L")  # type: ignore[no-any-return]


def _edge(drawn: Image.Image, name: str, area: Bounds, trim: Bounds, bleed: Bounds, wanted: float) -> Edge:
    has = {"left": trim.left - bleed.left, "right": bleed.right - trim.right}
    has |= {"bottom": trim.bottom - bleed.bottom, "top": bleed.top - trim.top}
    reach = max(min(has[name], wanted) - _NEAR, 0.0)
    inner, outer = _strip(drawn, name, area, trim, -_NEAR), _strip(drawn, name, area, trim, reach)
    inked = sum(level < _INKED for level in inner) / _SCALE
    bare = sum(a < _INKED and b >= _WHITE for a, b in zip(inner, outer, strict=True)) / _SCALE
    return Edge(name, has[name], inked if inked >= _LEAST else 0.0, bare if bare >= _LEAST else 0.0)


def _strip(drawn: Image.Image, name: str, area: Bounds, trim: Bounds, beyond: float) -> bytes:
    """The grey levels along an edge of the trim, `beyond` points outside it."""
    width, height = drawn.size
    left, right = (round((x - area.left) * _SCALE) for x in (trim.left, trim.right))
    top, bottom = (round((area.top - y) * _SCALE) for y in (trim.top, trim.bottom))
    if name in ("left", "right"):
        x = trim.left - beyond if name == "left" else trim.right + beyond
        at = min(max(int((x - area.left) * _SCALE), 0), width - 1)
        return drawn.crop((at, top, at + 1, bottom)).tobytes()
    y = trim.top + beyond if name == "top" else trim.bottom - beyond
    at = min(max(int((area.top - y) * _SCALE), 0), height - 1)
    return drawn.crop((left, at, right, at + 1)).tobytes()
