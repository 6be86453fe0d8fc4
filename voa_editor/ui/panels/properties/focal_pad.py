"""Show a picture whole, its crop bright, and let its focal point be set by a click."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QSizePolicy, QWidget

from voa_editor.geometry import Point, Rect
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.thumbnails import Thumbnails
from voa_editor.ui.theme.theme import tokens

_HEIGHT = 120
_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
_STEP = 0.01  # of the picture's width or height; ten times as far with Shift


@dataclass(frozen=True, slots=True)
class Shown:
    """What the pad shows: an asset, width over height, the focal point and what the frame crops to (parts of the picture)."""

    asset: str = ""
    aspect: float = 1.0
    focal: Point = Point(0.5, 0.5)
    crop: Rect | None = None


class FocalPad(QWidget):
    """Click or drag to set the point that stays nearest the frame's middle; arrow keys move it.

    `previewed` is sent while the point is dragged, `edited` once at the end.
    """

    previewed = Signal(Point)
    edited = Signal(Point)

    def __init__(self, thumbnails: Thumbnails | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails, self._shown = thumbnails, Shown()
        self._held = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(tr("Focal point"))
        self.setToolTip(tr("Click to set the focal point: what stays in view however the frame is cropped"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if thumbnails is not None:
            thumbnails.arrived.connect(self._arrived)

    def show_picture(self, shown: Shown) -> None:
        """Show another picture, or the same otherwise cropped."""
        if shown != self._shown:
            self._shown = shown
            self.update()

    def _arrived(self, asset: str) -> None:
        if asset == self._shown.asset:
            self.update()

    def _box(self) -> QRectF:
        """Where the whole picture is shown."""
        room = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        width = min(room.width(), room.height() * self._shown.aspect)
        height = width / self._shown.aspect
        return QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)

    def _point(self, event: QMouseEvent) -> Point:
        box, at = self._box(), event.position()
        return Point(_part((at.x() - box.x()) / box.width()), _part((at.y() - box.y()) / box.height()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = True
            self.previewed.emit(self._point(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self.previewed.emit(self._point(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self._held = False
            self.edited.emit(self._point(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        far = _STEP * (10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        focal = self._shown.focal
        self.edited.emit(Point(_part(focal.x + step[0] * far), _part(focal.y + step[1] * far)))

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, box = tokens(), QPainter(self), self._box()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(look.pasteboard))
        ratio = self.devicePixelRatioF()
        found = self._thumbnails.picture(self._shown.asset, round(box.width() * ratio), round(box.height() * ratio)) \
            if self._thumbnails else None  # fmt: skip
        if isinstance(found, QImage):
            painter.drawImage(box, found)
        else:
            painter.fillRect(box, found or QColor(look.groove))
        self._paint_crop(painter, box)
        self._paint_focal(painter, box)
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.focus), look.focus_width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _paint_crop(self, painter: QPainter, box: QRectF) -> None:
        """Dim what the frame crops away."""
        crop = self._shown.crop
        if crop is None:
            return
        kept = QRectF(
            box.x() + crop.x * box.width(), box.y() + crop.y * box.height(), crop.w * box.width(), crop.h * box.height()
        ).intersected(box)
        painter.save()
        painter.setClipRegion(_outside(box, kept))
        painter.fillRect(box, QColor(0, 0, 0, 120))
        painter.restore()
        painter.setPen(QPen(QColor(255, 255, 255, 200), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(kept.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_focal(self, painter: QPainter, box: QRectF) -> None:
        at = QPointF(box.x() + self._shown.focal.x * box.width(), box.y() + self._shown.focal.y * box.height())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for ink, width in ((QColor(0, 0, 0, 160), 3.5), (QColor("#ffffff"), 1.5)):
            painter.setPen(QPen(ink, width))
            painter.drawEllipse(at, 7, 7)
            painter.drawPoint(at)


def _outside(box: QRectF, kept: QRectF) -> QRegion:
    return QRegion(box.toAlignedRect()) - QRegion(kept.toAlignedRect())


def _part(value: float) -> float:
    return min(max(value, 0.0), 1.0)
