"""Show the whole of a picture that is being cropped: what its frame cuts off, faintly."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPolygon, QRegion, QTransform

from voa_editor.edit.commands.pictures import asset_of
from voa_editor.model.frames import PictureFrame
from voa_editor.tools.desk import Desk
from voa_editor.tools.handles import content_box, outline
from voa_editor.ui.canvas.pictures import Pictures
from voa_editor.ui.canvas.plane import Plane

OPACITY = 0.35
_LARGEST = 2_500_000  # pixels of a picture that is kept at the size that shows


class Ghost:
    """Paints the picture that is selected in its frame, outside of the frame.

    It is kept at the size that shows: while it is dragged it is only put into place.
    """

    def __init__(self, desk: Desk, pictures: Pictures) -> None:
        self._desk, self._pictures = desk, pictures
        self._kept: tuple[int, QImage] | None = None  # of which image, and that image at the size that shows
        self._last = QSize()  # that was painted

    def paint(self, plane: Plane) -> None:
        frame = self._frame()
        box, asset = (content_box(self._desk, frame), asset_of(self._desk.issue, frame)) if frame else (None, None)
        if frame is None or box is None or asset is None:
            self._kept = None
            return
        (rect, rotation), scale, painter = box, plane.view.scale, plane.painter
        size = QSize(round(rect.w * scale), round(rect.h * scale))
        if size.isEmpty():
            return
        image = self._pictures.picture(asset.id, size.width(), size.height())
        centre = QPointF(*plane.view.place(rect.centre))
        where = QRectF(-size.width() / 2, -size.height() / 2, size.width(), size.height())
        if not rotation:  # on whole pixels, as the page has it
            centre = QPointF(round(centre.x() + where.x()), round(centre.y() + where.y())) - where.topLeft()
        shown = self._sized(image, size) if isinstance(image, QImage) else image
        painter.save()
        base = painter.transform()
        for area in _outside(plane, [plane.at(corner) for corner in outline(self._desk, frame)]):
            painter.setTransform(base)
            painter.setClipRegion(area)
            painter.setTransform(QTransform.fromTranslate(centre.x(), centre.y()).rotate(rotation) * base)
            painter.setOpacity(OPACITY)
            if isinstance(shown, QImage):
                painter.drawImage(where, shown)
            elif isinstance(shown, QColor):
                painter.fillRect(where, shown)
        painter.restore()

    def _frame(self) -> PictureFrame | None:
        selection = self._desk.selection
        return self._desk.issue.find(PictureFrame, selection.frames[0]) if selection.content else None

    def _sized(self, image: QImage, size: QSize) -> QImage:
        """The image at a size, once it is painted at that for a second time: while it grows or shrinks, as it is."""
        key, again, self._last = image.cacheKey(), size == self._last, size
        if self._kept is not None and self._kept[0] == key and self._kept[1].size() == size:
            return self._kept[1]
        if not again or size.width() * size.height() > _LARGEST:
            return image
        smooth = Qt.TransformationMode.SmoothTransformation
        sized = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth).convertToFormat(QImage.Format.Format_RGB32)
        self._kept = key, sized
        return sized


def _outside(plane: Plane, corners: list[QPoint]) -> list[QRegion]:
    """What shows outside of a frame; around an upright one as rectangles, within which Qt scales ten times as fast."""
    view, frame = QRect(0, 0, plane.view.width, plane.view.height), QPolygon(corners)
    box = frame.boundingRect().intersected(view)
    if box.isEmpty():
        return [QRegion(view)]
    if all(a.x() == b.x() or a.y() == b.y() for a, b in zip(corners, corners[1:], strict=False)):
        bands = (
            QRect(view.left(), view.top(), view.width(), box.top()),
            QRect(view.left(), box.bottom() + 1, view.width(), view.bottom() - box.bottom()),
            QRect(view.left(), box.top(), box.left(), box.height()),
            QRect(box.right() + 1, box.top(), view.right() - box.right(), box.height()),
        )
        return [QRegion(band) for band in bands if not band.isEmpty()]
    return [QRegion(view).subtracted(QRegion(frame))]
