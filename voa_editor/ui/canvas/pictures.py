"""Decode pictures in the background, at the size that shows: first roughly, then right; never on the thread of the window."""

from __future__ import annotations

import os
from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal
from PySide6.QtGui import QColor, QImage

from voa_editor.model.assets import Blobs
from voa_editor.render.images import FAULTS
from voa_editor.render.painter import screen_image

BUDGET = 96 << 20  # bytes
DRAFT = 8  # level n has 2ⁿ pixels on the longer side: a draft has 256
FINEST = 12  # 4096 pixels: more is not held for one picture
_SAME_TIME = 2  # pictures whose bytes are in memory to be decoded
UNKNOWN = QColor("#c9c7c4")


@dataclass(frozen=True, slots=True)
class _Order:
    """A picture at a level, in the shape it is asked for: width over height."""

    asset: str
    level: int
    aspect: float

    @property
    def size(self) -> tuple[int, int]:
        longer = 1 << self.level
        if self.aspect >= 1:
            return longer, max(1, round(longer / self.aspect))
        return max(1, round(longer * self.aspect)), longer


class Pictures(QObject):
    """Pictures by levels that double in size; `arrived` names the asset of which a better one is there."""

    arrived = Signal(str)
    _decoded = Signal(object, object, object)

    def __init__(self, blobs: Blobs, budget: int = BUDGET, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._blobs = blobs
        self._budget, self._held = budget, 0
        self._kept: OrderedDict[tuple[str, int], QImage] = OrderedDict()
        self._levels: dict[str, set[int]] = {}
        self._tones: dict[str, QColor] = {}
        self._whole: dict[str, int] = {}  # the level above which a picture has no more pixels
        self._broken: set[str] = set()
        self._drafted: set[str] = set()
        self._wanted: dict[str, _Order] = {}
        self._under_way: set[_Order] = set()
        self._closed = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(max(1, (os.cpu_count() or 2) - 1))  # one core is the window's
        self._decoded.connect(self._keep)
        self._feeding = QTimer(self, singleShot=True, interval=0)
        self._feeding.timeout.connect(self._feed)

    def picture(self, asset: str, width: int, height: int) -> QImage | QColor | None:
        """The best there is for that size in pixels, or the tone to show until there is one; None if it cannot be read."""
        if asset in self._broken:
            return None
        longer = max(width, height, 2)
        level = min(max((longer - 1).bit_length(), 5), FINEST, self._whole.get(asset, FINEST))
        if (asset, level) not in self._kept:
            self._want(_Order(asset, level, width / max(height, 1)))
        best = self._best(asset, level)
        if best is None:
            return self._tones.get(asset, UNKNOWN)
        self._kept.move_to_end((asset, best))
        return self._kept[(asset, best)]

    @property
    def waiting(self) -> bool:
        """Whether pictures that were asked for are still to come."""
        return bool(self._wanted or self._under_way)

    def close(self) -> None:
        """Decode no more, whoever still asks: what is decoded after this would outlive the window."""
        self._closed = True
        self._feeding.stop()
        self._wanted.clear()
        self._pool.clear()
        self._pool.waitForDone()

    def _best(self, asset: str, level: int) -> int | None:
        """The level to show: the smallest that is large enough, else the largest."""
        levels = self._levels.get(asset)
        if not levels:
            return None
        enough = [each for each in levels if each >= level]
        return min(enough) if enough else max(levels)

    def _want(self, order: _Order) -> None:
        if self._closed or any(each.asset == order.asset and each.level == order.level for each in self._under_way):
            return
        self._wanted[order.asset] = order
        if not self._feeding.isActive():
            self._feeding.start()

    def _feed(self) -> None:
        """Read the bytes of one picture and hand them to a thread: the project file may be read from here only."""
        busy = {order.asset for order in self._under_way}
        asset = next((asset for asset in self._wanted if asset not in busy), None)
        if asset is None or len(self._under_way) >= _SAME_TIME:
            return
        order = self._wanted.pop(asset)
        if order.level > DRAFT + 1 and asset not in self._drafted:
            self._wanted[asset] = order  # again, after the drafts of the others
            order = _Order(asset, DRAFT, order.aspect)
        self._drafted.add(asset)
        self._under_way.add(order)
        try:
            data = self._blobs.read(asset)
        except FAULTS:
            self._keep(order, None, None)
            return
        self._pool.start(lambda: self._decode(order, data))
        self._feeding.start()

    def _decode(self, order: _Order, data: bytes) -> None:
        """Runs in a thread of the pool."""
        try:
            image = screen_image(data, *order.size)
        except FAULTS:
            self._decoded.emit(order, None, None)
            return
        small = image.scaled(8, 8, mode=Qt.TransformationMode.SmoothTransformation)
        self._decoded.emit(order, image, small.scaled(1, 1, mode=Qt.TransformationMode.SmoothTransformation).pixelColor(0, 0))

    def _keep(self, order: _Order, image: QImage | None, tone: QColor | None) -> None:
        self._under_way.discard(order)
        asset = order.asset
        if image is None or tone is None:
            self._broken.add(asset)
            self._wanted.pop(asset, None)
        else:
            self._put(asset, order.level, image)
            if max(image.width(), image.height()) < max(order.size):
                self._whole[asset] = order.level
                self._wanted.pop(asset, None)
            self._tones.setdefault(asset, tone)
        self._feeding.start()
        self.arrived.emit(asset)

    def _put(self, asset: str, level: int, image: QImage) -> None:
        old = self._kept.pop((asset, level), None)
        self._held += image.sizeInBytes() - (old.sizeInBytes() if old else 0)
        self._kept[(asset, level)] = image
        self._levels.setdefault(asset, set()).add(level)
        self.trim(self._budget)

    def trim(self, budget: int) -> None:
        """Let the oldest go until the others take no more than so many bytes; the last one stays."""
        while self._held > budget and len(self._kept) > 1:
            (gone, at), dropped = self._kept.popitem(last=False)
            self._held -= dropped.sizeInBytes()
            self._levels[gone].discard(at)
