"""Paint small pictures of pages between the user's actions: those in view, and only when what is on them changed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap

from voa_editor.geometry import Rect
from voa_editor.model.issue import same
from voa_editor.render.painter import Faces, SheetInks
from voa_editor.tools.desk import Desk
from voa_editor.ui.background import Idle, Steps, Work
from voa_editor.ui.panels.thumbnails import Thumbnails

_KEPT = 240  # thumbnails; at 80 × 113 pixels each takes 36 kB
_INKS_KEPT = 32  # pages made ready for Qt: their photographs come one after another


@dataclass(slots=True)
class _Thumbnail:
    """A page as painted, `size` pixels wide, what it was made from, and the photographs on it."""

    pixmap: QPixmap
    size: int
    made_from: tuple[object, ...]
    assets: frozenset[str]


class PageThumbnails(QObject):
    """Thumbnails of the pages and parent pages of a desk. `arrived` names a page of which there is a better one."""

    arrived = Signal(str)

    def __init__(self, desk: Desk, pictures: Thumbnails, idle: Idle, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._idle, self._pictures = desk, idle, pictures
        self._faces = Faces(desk.composer.typesetter.library)
        pictures.arrived.connect(self._picture_came)
        self._kept: OrderedDict[str, _Thumbnail] = OrderedDict()
        self._inks: OrderedDict[str, tuple[tuple[object, ...], SheetInks]] = OrderedDict()
        self._wanted: tuple[str, ...] = ()
        self._width, self._ratio = 80, 1.0
        self._work: Work | None = None

    def get(self, page: str) -> QPixmap | None:
        """The best there is; None for a page that was not painted yet. It may show the page as it was a moment ago."""
        found = self._kept.get(page)
        if found is not None:
            self._kept.move_to_end(page)
        return found.pixmap if found else None

    def want(self, pages: Sequence[str], width: int, ratio: float) -> None:
        """Have these pages as they are now, `width` logical pixels wide, for a screen of `ratio` device pixels each."""
        self._wanted, self._width, self._ratio = tuple(pages), width, ratio
        if self._work is not None:
            self._work.cancel()
        self._work = self._idle.add(self._steps())

    def _steps(self) -> Steps:
        issue, composer = self._desk.issue, self._desk.composer
        for page in self._wanted:
            if page not in issue:
                continue
            yield from composer.begin(issue, page)
            made_from = composer.made_from(issue, page)
            yield None
            known, size = self._kept.get(page), self._pixels
            if known and known.size == size and same(known.made_from, made_from):
                continue
            inks = self._inks.get(page)
            if inks is None or not same(inks[0], made_from):
                sheet = composer.glance(issue, page)
                yield None
                self._keep_inks(page, made_from, SheetInks(sheet.items, self._faces))
                yield None
            self._paint(page)
            yield None

    @property
    def _pixels(self) -> int:
        return round(self._width * self._ratio)

    def _keep_inks(self, page: str, made_from: tuple[object, ...], inks: SheetInks) -> None:
        self._inks[page] = (made_from, inks)
        self._inks.move_to_end(page)
        while len(self._inks) > _INKS_KEPT:
            self._inks.popitem(last=False)

    def _paint(self, page: str) -> None:
        made_from, inks = self._inks[page]
        settings, size = self._desk.issue.settings, self._pixels
        scale = size / settings.trim_w
        pixmap = QPixmap(size, max(1, round(settings.trim_h * scale)))
        pixmap.fill(Qt.GlobalColor.white)
        painter = QPainter(pixmap)
        painter.scale(scale, scale)
        inks.paint(painter, Rect(0, 0, settings.trim_w, settings.trim_h), self._pictures.picture)
        painter.end()
        pixmap.setDevicePixelRatio(self._ratio)
        self._kept[page] = _Thumbnail(pixmap, size, made_from, frozenset(asset for asset, _ in inks.pictures()))
        self._kept.move_to_end(page)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        self.arrived.emit(page)

    def _picture_came(self, asset: str) -> None:
        for page in self._wanted:
            known = self._kept.get(page)
            if known is None or asset not in known.assets:
                continue
            if page in self._inks:
                self._paint(page)
            else:
                known.made_from = ()
                self.want(self._wanted, self._width, self._ratio)
