"""Show the pages as the press prints them: proofed, plate by plate, or how much ink lies where; made aside, in a process."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QRectF, QThreadPool, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QRegion

from voa_editor.display.items import Sheet
from voa_editor.errors import UserError
from voa_editor.model.assets import Blobs
from voa_editor.model.colour import PROCESS
from voa_editor.render.painter import SheetInks
from voa_editor.ui.canvas.sheets import Shown, differences
from voa_editor.ui.helper_process import answer

if TYPE_CHECKING:
    from PIL import Image

    from voa_editor.jobs.proofing import Proofed, ProofOrder
    from voa_editor.prepress.profiles import Profile
    from voa_editor.render.intent import OutputIntent
    from voa_editor.ui.canvas.scene import Scene
    from voa_editor.ui.canvas.view import View

OFF, PROOF, PLATES, COVERAGE = "", "proof", "plates", "coverage"
_SIZES = (50.0, 100.0, 150.0, 220.0)  # pixels an inch that pages are proofed at: no screen needs another for each zoom
_KEPT = 8  # pages
_REST = 120  # milliseconds without painting before a page is proofed: what is typed comes first
_WARNING = (255, 0, 200)  # what lies beyond the press: no ink looks like it
_MOST = 400.0  # per cent of ink, where a press sets no limit


@dataclass(frozen=True, slots=True)
class ProofLook:
    """What is shown. `rendering` "" is the printer profile's own; `hidden` are inks whose plates are not shown."""

    mode: str = OFF
    gamut: bool = False
    paper: bool = False
    rendering: str = ""
    hidden: frozenset[str] = frozenset()

    @property
    def active(self) -> bool:
        return bool(self.mode) or self.gamut

    @property
    def pressing(self) -> tuple[object, ...]:
        """What of it wants plates made anew."""
        return self.rendering, self.gamut


@dataclass(slots=True)
class _Page:
    """A page as it was proofed; `proofed` None where that failed."""

    sheet: Sheet
    inks: SheetInks
    dpi: float
    look: ProofLook
    proofed: Proofed | None
    base: QImage | None = None
    over: QImage | None = None


class Proof(QObject):
    """The proof of one canvas. While nothing is proofed, it costs nothing: it is not even asked."""

    changed = Signal()  # what is shown
    arrived = Signal(str)  # a page is proofed
    failed = Signal(object)  # a UserError: a page cannot be proofed, and shows as it is
    _made = Signal(object, object)

    def __init__(self, scene: Scene, blobs: Blobs, profile: Callable[[], Profile]) -> None:
        super().__init__(scene)
        self._scene, self._blobs, self._profile = scene, blobs, profile
        self.look = ProofLook()
        self.limit = _MOST
        self._intent: OutputIntent | None = None
        self._pages: OrderedDict[str, _Page] = OrderedDict()
        self._wanted: dict[str, None] = {}
        self._under_way, self._closed = "", False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._made.connect(self._keep)
        self._resting = QTimer(self, singleShot=True, interval=_REST)
        self._resting.timeout.connect(self._feed)

    # -- what is shown -----------------------------------------------------------------------------------------------------

    def show(self, **changes: object) -> None:
        """Show otherwise: fields of ProofLook. Raises UserError where the printer's profile cannot be had."""
        look = replace(self.look, **changes)  # type: ignore[arg-type]
        if look.active:
            from voa_editor.jobs.proofing import proof_intent

            profile = self._profile()
            self._intent, self.limit = proof_intent(profile, look.rendering), profile.inks.limit or _MOST
        self.look = look
        self._scene.paper.over = self.paint if look.active else None
        self._scene.viewport().update()
        self.changed.emit()

    def toggle(self, mode: str) -> None:
        """Show by a mode, or the pages themselves if it is the one."""
        self.show(mode=OFF if self.look.mode == mode else mode)

    def inks(self, page: str) -> tuple[str, ...]:
        """The inks of a page: the four, and its spots as far as they are known."""
        kept = self._pages.get(page)
        return tuple(kept.proofed.pressed.plates.inks) if kept and kept.proofed else PROCESS

    def at(self, page: str, x: float, y: float) -> dict[str, float]:
        """The inks at a place of a page (points from its trim corner) in per cent; none where nothing is known."""
        kept = self._pages.get(page)
        if not self.look.active or kept is None or kept.proofed is None:
            return {}
        top, _, _, left = kept.sheet.bleed
        return kept.proofed.pressed.at(x + left, y + top)

    # -- painting ----------------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, view: View, pages: list[str]) -> None:
        """Paint proofs over pages, in device pixels; where a page has changed since, the page itself shows."""
        self._want(view, pages)
        for page in pages:
            shown, kept = self._scene.paper.sheets.get(page), self._pages.get(page)
            if shown is not None and kept is not None and kept.proofed is not None:
                self._paint_page(painter, view, page, kept, shown)

    def _want(self, view: View, pages: list[str]) -> None:
        """Note which pages are to be proofed; it begins when nothing was painted for a while."""
        for page in pages:
            shown = self._scene.paper.sheets.get(page)
            if shown is not None and not self._current(self._pages.get(page), shown, view):
                self._wanted[page] = None
                self._resting.start()

    def _paint_page(self, painter: QPainter, view: View, page: str, kept: _Page, shown: Shown) -> None:
        board = self._scene.desk.pasteboard
        (x, y), scale, (top, right, bottom, left) = view.origin(board, page), view.scale, kept.sheet.bleed
        level = view.level(board, page, kept.sheet.bleed)
        box = (level.trim if self._scene.desk.options.preview else level.inked).moved(x, y)
        region = QRegion(box.left, box.top, box.width, box.height)
        for changed in differences(kept.inks, shown.inks) if kept.inks is not shown.inks else ():
            part = QRectF(changed.x * scale + x, changed.y * scale + y, changed.w * scale, changed.h * scale)
            region -= QRegion(part.toAlignedRect().adjusted(-1, -1, 1, 1))
        wide, high = kept.sheet.width + left + right, kept.sheet.height + top + bottom
        place = QRectF(x - left * scale, y - top * scale, wide * scale, high * scale)
        painter.save()
        painter.setClipRegion(region)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for image in (kept.base, kept.over):
            if image is not None:
                painter.drawImage(place, image)
        painter.restore()

    def _current(self, kept: _Page | None, shown: Shown, view: View) -> bool:
        return kept is not None and kept.sheet is shown.sheet and kept.look == self.look and kept.dpi >= _dpi(view)

    # -- making ------------------------------------------------------------------------------------------------------------

    @property
    def waiting(self) -> bool:
        """Whether pages that show are still to be proofed."""
        return self.look.active and (bool(self._wanted) or bool(self._under_way))

    def _feed(self) -> None:
        """Hand the next page that shows to the thread: the project file may be read from here only."""
        if self._closed or self._under_way or not self.look.active or self._intent is None:
            return
        view = self._scene.view
        self._wanted = {page: None for page in self._scene.paper.by_need(view) if page in self._wanted}
        page = next(iter(self._wanted), None)
        shown = self._scene.paper.sheets.get(page) if page else None
        if page is None:
            return
        del self._wanted[page]
        kept = self._pages.get(page)
        if shown is None or self._current(kept, shown, view):
            self._resting.start(0)
            return
        from voa_editor.jobs.proofing import proof_order

        known = kept.proofed if kept and self._same_plates(kept, shown, view) else None
        dpi = kept.dpi if kept and known else _dpi(view)
        order = None if known else proof_order(shown.sheet, self._blobs, self._intent, dpi, self.look.gamut)
        made = _Page(shown.sheet, shown.inks, dpi, self.look, known)
        self._under_way, intent, limit = page, self._intent, self.limit
        self._pool.start(lambda: self._make(made, order, intent, limit))

    def _same_plates(self, kept: _Page, shown: Shown, view: View) -> bool:
        return kept.sheet is shown.sheet and kept.look.pressing == self.look.pressing and kept.dpi >= _dpi(view)

    def _make(self, made: _Page, order: ProofOrder | None, intent: OutputIntent, limit: float) -> None:
        """Runs in the thread, which waits for the process that separates."""
        from voa_editor.jobs.proofing import proof

        try:
            if order is not None:
                made.proofed = answer(proof, order, given_up=lambda: self._closed)
            if made.proofed is not None:
                _draw(made, made.proofed, intent, limit)
            fault: Exception | None = None
        except Exception as found:
            made.proofed, fault = None, found
        self._made.emit(made, fault)

    def _keep(self, made: _Page, fault: Exception | None) -> None:
        page, self._under_way = self._under_way, ""
        self._pages[page] = made
        self._pages.move_to_end(page)
        while len(self._pages) > _KEPT:
            self._pages.popitem(last=False)
        if self._closed:
            return
        self._scene.viewport().update()
        self._resting.start(0)
        self.arrived.emit(page)
        if isinstance(fault, UserError):
            self.failed.emit(fault)
        elif fault is not None:
            raise fault  # a mistake of the program: it is told as such

    def finish(self) -> None:
        """Wait until all that shows is proofed: for tests and pictures of the window."""
        if self.look.active:
            self._want(self._scene.view, self._scene.visible_pages())
        while self.waiting:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)

    def close(self) -> None:
        """Proof no more: the project is about to be closed."""
        self._closed = True
        self._scene.paper.over = None
        self._resting.stop()
        self._pool.clear()
        self._pool.waitForDone()


def _dpi(view: View) -> float:
    wanted = view.scale * 72
    return next((size for size in _SIZES if size >= wanted), _SIZES[-1])


def _draw(made: _Page, proofed: Proofed, intent: OutputIntent, limit: float) -> None:
    """Make the pictures of a page whose plates are known."""
    from PIL import Image

    from voa_editor.prepress.plates import show
    from voa_editor.prepress.plates.coverage import heat_map

    look, pressed, base = made.look, proofed.pressed, None
    if look.mode == PROOF:
        base = show.proofed(pressed, intent.profile, look.paper)
    elif look.mode == PLATES:
        base = show.separated(pressed, intent.profile, pressed.plates.inks.keys() - look.hidden)
    elif look.mode == COVERAGE:
        base = heat_map(pressed.plates, limit)
    made.base = _image(base) if base is not None else None
    if look.gamut and proofed.beyond is not None:
        over = Image.new("RGBA", proofed.beyond.size, (*_WARNING, 0))
        over.putalpha(proofed.beyond)
        made.over = _image(over)


def _image(picture: Image.Image) -> QImage:
    alpha = picture.mode == "RGBA"
    kind = QImage.Format.Format_RGBA8888 if alpha else QImage.Format.Format_RGB888
    row = picture.width * (4 if alpha else 3)
    lent = QImage(picture.tobytes(), picture.width, picture.height, row, kind)
    return lent.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied if alpha else QImage.Format.Format_RGB32)
