"""Paint a sheet on any Qt painter; keep its faces and pictures from one sheet to the next."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from voa_editor.display.items import Sheet
from voa_editor.fonts.library import Library
from voa_editor.geometry import Rect
from voa_editor.model.assets import Blobs
from voa_editor.render.images import FAULTS, for_screen
from voa_editor.render.painter.inks import HINTS, Faces, SheetInks


@dataclass(slots=True)
class ScreenCache:
    """Faces and scaled pictures kept from one sheet to the next. `budget` is the bytes pictures may take together."""

    budget: int = 96 << 20
    _faces: Faces | None = None
    _pictures: OrderedDict[tuple[str, int, int], QImage | None] = field(default_factory=OrderedDict)
    _held: int = 0

    def faces(self, library: Library) -> Faces:
        if self._faces is None or self._faces.library is not library:
            self._faces = Faces(library)
        return self._faces

    def picture(self, asset: str, width: int, height: int, blobs: Blobs) -> QImage | None:
        """A picture scaled to at most width × height pixels, or None if it cannot be read."""
        wanted = (asset, width, height)
        if wanted in self._pictures:
            self._pictures.move_to_end(wanted)
            return self._pictures[wanted]
        try:
            image = screen_image(blobs.read(asset), width, height)
        except FAULTS:
            image = None
        self._keep(wanted, image)
        return image

    def _keep(self, key: tuple[str, int, int], image: QImage | None) -> None:
        self._pictures[key] = image
        self._held += image.sizeInBytes() if image is not None else 0
        while self._held > self.budget and len(self._pictures) > 1:
            _, dropped = self._pictures.popitem(last=False)
            self._held -= dropped.sizeInBytes() if dropped is not None else 0


def screen_image(data: bytes, width: int, height: int) -> QImage:
    """A picture's bytes as an image of at most width × height pixels. Raises one of images.FAULTS."""
    shown = for_screen(data, width, height)
    has_alpha = shown.mode == "RGBA"
    kind = QImage.Format.Format_RGBA8888 if has_alpha else QImage.Format.Format_RGB888
    row = shown.width * (4 if has_alpha else 3)
    lent = QImage(shown.tobytes(), shown.width, shown.height, row, kind)
    return lent.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied if has_alpha else QImage.Format.Format_RGB32)


def paint_sheet(
    painter: QPainter,
    sheet: Sheet,
    blobs: Blobs,
    library: Library,
    *,
    bleed: bool = False,
    cache: ScreenCache | None = None,
) -> None:
    """Paint paper and items of a sheet, its trim corner at the painter's origin, 72 units to the inch.

    The caller sets scale and place. Nothing is painted outside the trim (with `bleed`, outside trim and bleed).
    Hand in the same `cache` for many sheets, or for one sheet painted many times.
    """
    top, right, bottom, left = sheet.bleed if bleed else (0.0, 0.0, 0.0, 0.0)
    paper = Rect(-left, -top, sheet.width + left + right, sheet.height + top + bottom)
    kept = cache or ScreenCache()
    painter.save()
    painter.setRenderHints(HINTS)
    painter.setClipRect(QRectF(*paper), Qt.ClipOperation.IntersectClip)
    painter.fillRect(QRectF(*paper), Qt.GlobalColor.white)
    SheetInks(sheet.items, kept.faces(library)).paint(painter, paper, partial(kept.picture, blobs=blobs))
    painter.restore()
