"""Read which part of a PDF's first page is placed, and how large it is upright."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pikepdf

from voa_editor.errors import UserError
from voa_editor.geometry import Matrix

_BOXES = ("/BleedBox", "/TrimBox", "/ArtBox", "/CropBox", "/MediaBox")
_MOST_SIDE = 14_400.0 * 10  # points: with a UserUnit of 10, more than any page has
_ANEW = "Ask for the file again, or export it anew"
_DEEPEST = 100  # nodes of the tree of pages above one another
Corners = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PageShape:
    """What is placed of a page: `box` (left, bottom, right, top, in its own units), how it is turned, points in a unit."""

    box: Corners
    rotation: int = 0
    unit: float = 1.0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the upright artwork in points."""
        w, h = (self.box[2] - self.box[0]) * self.unit, (self.box[3] - self.box[1]) * self.unit
        return (h, w) if self.rotation % 180 else (w, h)

    @property
    def onto_unit_square(self) -> Matrix:
        """The map of the box onto the unit square that an image fills, upright, y upward (ISO 32000-1, 8.9.5)."""
        left, bottom, right, top = self.box
        flat = Matrix(a=1 / (right - left), d=1 / (top - bottom), e=-left / (right - left), f=-bottom / (top - bottom))
        turned = {
            0: Matrix(),
            90: Matrix(a=0, b=-1, c=1, d=0, f=1),
            180: Matrix(a=-1, d=-1, e=1, f=1),
            270: Matrix(a=0, b=1, c=-1, d=0, e=1),
        }
        return flat.then(turned[self.rotation % 360])


@contextmanager
def opened_artwork(data: bytes) -> Iterator[pikepdf.Pdf]:
    """A PDF of at least one page. Raises UserError in words for one that is locked, damaged or empty."""
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
            if not len(pdf.pages):
                raise UserError("the PDF has no pages", remedy="Ask for the file again")
            yield pdf
    except pikepdf.PasswordError as fault:
        raise UserError("the PDF is locked with a password", remedy="Ask for a copy without a password") from fault
    except (pikepdf.PikepdfError, pikepdf.ForeignObjectError, RecursionError, ValueError, TypeError) as fault:
        raise UserError("the PDF is damaged", remedy=_ANEW) from fault


def page_shape(page: Any) -> PageShape:
    """What is placed of a page: its bleed box, without one its trim, art, crop or media box, as far as there is paper.

    Raises UserError for a page without area.
    """
    media = _corners(inherited(page, "/MediaBox")) or (0.0, 0.0, 612.0, 792.0)
    for name in _BOXES:
        found = _corners(inherited(page, name) if name in ("/CropBox", "/MediaBox") else page.get(name))
        box = _common(found, media) if found else None
        if box is not None:
            break
    if box is None or max(box[2] - box[0], box[3] - box[1]) > _MOST_SIDE:
        raise UserError("the PDF's first page has no size that can be printed", remedy=_ANEW)
    rotation, unit = inherited(page, "/Rotate"), _number(page.get("/UserUnit"))
    turned = rotation % 360 if isinstance(rotation, int) and rotation % 90 == 0 else 0
    return PageShape(box, turned, unit if unit and 0 < unit <= 1000 else 1.0)


def artwork_shape(data: bytes) -> PageShape:
    """What is placed of a PDF's first page. Raises UserError in words for a file that cannot be placed."""
    with opened_artwork(data) as pdf:
        return page_shape(pdf.pages[0].obj)


def inherited(page: Any, key: str) -> Any:
    """An entry of a page (with its slash) or, as ISO 32000-1, 7.7.3.4 has it, of the nodes above; None where none has it."""
    for _ in range(_DEEPEST):
        if not isinstance(page, pikepdf.Dictionary):
            return None
        if (found := page.get(key)) is not None:
            return found
        page = page.get("/Parent")
    return None


def _number(value: Any) -> float | None:
    if isinstance(value, bool):
        return None
    try:
        found = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None


def _corners(value: Any) -> Corners | None:
    if not isinstance(value, pikepdf.Array) or len(value) != 4:
        return None
    x0, y0, x1, y1 = (_number(one) for one in value)
    if x0 is None or y0 is None or x1 is None or y1 is None:
        return None
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _common(a: Corners, b: Corners) -> Corners | None:
    """What two boxes share; None for nothing."""
    box = max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])
    return box if box[2] - box[0] > 0.01 and box[3] - box[1] > 0.01 else None
