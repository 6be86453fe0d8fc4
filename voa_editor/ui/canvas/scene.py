"""Show the spreads in a scrolled view: what is composed and painted when, so that no event takes long."""

from __future__ import annotations

import math
from dataclasses import replace
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from voa_editor.edit.change import Change
from voa_editor.geometry import Point, Rect
from voa_editor.model.assets import Blobs
from voa_editor.model.issue import Issue
from voa_editor.render.painter import Faces
from voa_editor.tools.desk import Desk, Options
from voa_editor.tools.marks import BoxMark
from voa_editor.ui.background import Idle, Steps, Work
from voa_editor.ui.canvas.carets import Carets
from voa_editor.ui.canvas.ghost import Ghost
from voa_editor.ui.canvas.helpers import Helpers
from voa_editor.ui.canvas.overlay import Overlay, box_mark
from voa_editor.ui.canvas.paper import Paper
from voa_editor.ui.canvas.pictures import Pictures
from voa_editor.ui.canvas.plane import Plane, painting
from voa_editor.ui.canvas.repaint import Repaint, in_device_pixels
from voa_editor.ui.canvas.resting import Resting
from voa_editor.ui.canvas.rulers import BREADTH, Corner, Ruler
from voa_editor.ui.canvas.view import AIR, View, next_zoom, roam, visible_pages
from voa_editor.ui.theme.theme import Theme, tokens

_SLICE = 0.004  # seconds of painting or composing between two looks at what the user does
_GRACE = 0.010  # seconds that a paint event may spend on tiles that are not there yet: she waits for what she did to show
_GRACE_MOVED = 0.004  # if the view moved: the next step of the hand is due
_NEAR_FOLD = 0.15  # of a page's width: so far over it the middle may be before the other page is meant
_SETTLE = 40  # milliseconds after the last step of a zoom before it is made sharp
_AHEAD = 2  # spreads before and after those that show, made ready in quiet moments
_CATCH_UP = QEvent.Type(QEvent.registerEventType())
_PRIORITY = 10  # of that among what the window does when idle


class Scene(QAbstractScrollArea):
    """The view on the pasteboard, without the hand: paints it, scrolls and zooms it, and keeps it up to the issue.

    In a paint event nothing is composed or decoded, and tiles are painted for as long as _GRACE lasts; the rest shows what
    there is and is made good in slices after it.
    """

    zoom_changed = Signal(float)
    page_changed = Signal(str)

    def __init__(self, desk: Desk, blobs: Blobs, theme: Theme, idle: Idle | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.view = View()
        self.pictures = Pictures(blobs, parent=self)
        self._helpers = Helpers(desk)
        self.paper = Paper(desk, Faces(desk.composer.typesetter.library), self.pictures, self._helpers)
        self.carets, self._repaint = Carets(self), Repaint(self)
        self.drop_mark: BoxMark | None = None  # where something dragged in would land
        self.focus_ring = False  # the keyboard came by key: say so
        self._overlay = Overlay(desk, self.paper.sheets, Ghost(desk, self.pictures))
        self._idle = idle or Idle(lambda: desk.in_gesture, self)
        self._ahead: Work | None = None
        self._board = desk.pasteboard
        self.behind = False  # the issue or the desk changed, and what shows is not brought up to it yet
        self._page, self._fitted, self._zooming = "", False, False
        self._moved = False  # since it was last painted
        self._options: Options = replace(desk.options, rulers=not desk.options.rulers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.horizontalScrollBar().setSingleStep(40)
        self.verticalScrollBar().setSingleStep(40)
        self.rulers = (Ruler(self, "x"), Ruler(self, "y"))
        self.corner, self.resting = Corner(self), Resting(self)
        self._working = QTimer(self, singleShot=True)
        self._working.timeout.connect(self._work)
        self.pictures.arrived.connect(self._picture_came)
        theme.changed.connect(self._restyle)
        self._ends = [desk.editor.listen(self._issue_changed), desk.watch(self._desk_changed)]
        self._follow_options()

    # -- what shows ----------------------------------------------------------------------------------------------

    @property
    def zoom(self) -> float:
        """1 is 100 %: a point is 96/72 logical pixels."""
        return self.view.zoom

    @property
    def page(self) -> str:
        """The page in the middle of the view; "" where there are none."""
        return self._page

    def visible_pages(self) -> list[str]:
        """The pages that show, top to bottom."""
        return self.paper.pages(self.view)

    def page_point(self, position: QPointF) -> tuple[str, Point]:
        """The page nearest to a place of the viewport (logical pixels), and the place on that page."""
        at, board = self.view.point(position.x(), position.y()), self.desk.pasteboard
        page = board.page_at(at)
        return page, board.to_page(page, at) if page else at

    def measuring(self) -> Plane:
        """A plane that measures; it has nothing to paint on."""
        return Plane(QPainter(), self.view, self.desk.pasteboard, tokens())

    # -- moving the view -----------------------------------------------------------------------------------------

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom, the place at logical pixels of the viewport (its middle by default) staying where it is."""
        place = at or QPointF(self.viewport().rect().center())
        self._set_view(self.view.zoomed(zoom, (place.x(), place.y())))

    def zoom_in(self, at: QPointF | None = None) -> None:
        self.set_zoom(next_zoom(self.zoom, True), at)

    def zoom_out(self, at: QPointF | None = None) -> None:
        self.set_zoom(next_zoom(self.zoom, False), at)

    def actual_size(self) -> None:
        self.set_zoom(1.0)

    def fit_page(self) -> None:
        """The page in the middle of the view, whole."""
        if self._page:
            self._set_view(self.view.showing(self.desk.pasteboard.rect(self._page)))

    def fit_spread(self) -> None:
        if self._page:
            self._set_view(self.view.showing(self.desk.pasteboard.spread(self._page).rect))

    def fit_width(self) -> None:
        """The spread as wide as the view, the height that is in the middle staying there."""
        if self._page:
            spread = self.desk.pasteboard.spread(self._page).rect
            middle = self.view.area.centre.y
            self._set_view(self.view.showing(Rect(spread.x, middle - 0.5, spread.w, 1.0)))

    def fit_area(self, area: Rect) -> None:
        """A rectangle of the pasteboard in the middle of the view, whole."""
        self._set_view(self.view.showing(area))

    def show_page(self, page: str) -> None:
        """Bring a page into view, at this zoom; KeyError for one that is not on the pasteboard."""
        board = self.desk.pasteboard
        rect, spread = board.rect(page), board.spread(page).rect
        wide = spread if spread.w <= self.view.area.w else rect
        area = self.view.area
        air = AIR / (self.view.scale / self.view.ratio)
        y = rect.centre.y if rect.h + air <= area.h else rect.y - air + area.h / 2
        self._set_view(self.view.centred(Point(wide.centre.x, y)))
        self._set_page(page)

    def show_rect(self, page: str, rect: Rect) -> None:
        """Move the view as little as brings a rectangle of a page into it, with some air around it."""
        origin = self.desk.pasteboard.origin(page)
        after = self.view.revealing(rect.moved(origin.x, origin.y))
        if after != self.view:
            self._set_view(after)

    def look(self, area: Rect, factor: float) -> None:
        """What tools ask for (Desk.look): fill the view with an area (0), or zoom by a factor about its centre."""
        if factor > 0:
            x, y = self.view.place(area.centre)
            self.set_zoom(self.zoom * factor, QPointF(x, y) / self.view.ratio)
        else:
            self._set_view(self.view.showing(area, 0.0))

    def move_view(self, x: int, y: int) -> None:
        """Scroll: the top-left corner in device pixels of the pasteboard."""
        self._set_view(replace(self.view, x=x, y=y))

    def _set_view(self, view: View) -> None:
        before, self.view = self.view, (view := view.within(roam(self.desk.pasteboard)))
        self._place_scrollbars()
        if view.zoom != before.zoom or view.ratio != before.ratio:
            self.desk.scale = view.scale / view.ratio
            self._zooming = True  # what is sharp at this zoom will not show for long: let the eye have the old tiles
            self._working.start(_SETTLE)
            self.zoom_changed.emit(view.zoom)
        self._moved = True
        self._set_page(self._in_middle(view.area.centre))
        self._idle.touch()
        self.viewport().update()
        for ruler in self.rulers:
            ruler.update()

    def _in_middle(self, centre: Point) -> str:
        """The page there; near the fold the one of the spread's pages that was there before."""
        board = self.desk.pasteboard
        if self._page in board and board.rect(self._page).inset(-board.width * _NEAR_FOLD, 0.0).contains(centre):
            return self._page
        return board.page_at(centre)

    def _set_page(self, page: str) -> None:
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    def _place_scrollbars(self) -> None:
        reach = self.view.reach(roam(self.desk.pasteboard))
        for bar, low, high, value, step in (
            (self.horizontalScrollBar(), reach.left, reach.right, self.view.x, self.view.width),
            (self.verticalScrollBar(), reach.top, reach.bottom, self.view.y, self.view.height),
        ):
            bar.blockSignals(True)
            bar.setRange(low, high)
            bar.setPageStep(step)
            bar.setValue(value)
            bar.blockSignals(False)
            bar.update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """A scroll bar was moved."""
        self.move_view(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:  # the window came to another screen
            self._resized()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._resized()

    def _resized(self) -> None:
        ratio, size = self.devicePixelRatioF(), self.viewport().size()
        middle = self.view.area.centre
        width, height = (max(math.ceil(side * ratio), 1) for side in (size.width(), size.height()))  # no part left unpainted
        sized = replace(self.view, ratio=ratio, width=width, height=height)
        self._set_view(sized.centred(middle) if self._fitted else sized)
        if not self._fitted and size.width() > 1:
            self._fitted = True
            first = next(iter(self.desk.pasteboard.spreads), None)
            if first:
                self._set_view(self.view.showing(first.rect))
        across, down = self.rulers
        across.setGeometry(BREADTH, 0, size.width(), BREADTH)
        down.setGeometry(0, BREADTH, BREADTH, size.height())

    # -- keeping up ----------------------------------------------------------------------------------------------

    @property
    def sharp(self) -> bool:
        """Whether everything that shows is composed, decoded and painted at its zoom."""
        return not self.behind and not self.pictures.waiting and self.paper.ready(self.view)

    def refresh(self) -> None:
        """Compose and paint what shows from scratch."""
        self.paper.tiles.clear()
        self._issue_changed(self.desk.issue, Change())

    def finish(self) -> None:
        """Do at once all that is waiting for a quiet moment, until what shows is sharp: for tests and pictures of the window."""
        while not self.sharp:
            self.catch_up()
            self._work()
            if self.pictures.waiting:
                QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)
        self.viewport().repaint()

    def close_view(self) -> None:
        """Stop all work for it: the project is about to be closed."""
        for end in self._ends:
            end()
        self._ends = []
        self._working.stop()
        self.resting.stop()
        if self._ahead:
            self._ahead.cancel()
        self.pictures.close()

    def _issue_changed(self, issue: Issue, change: Change) -> None:
        self.paper.outdate()
        self._soon()

    def _desk_changed(self) -> None:
        if self._options is not self.desk.options:
            self._follow_options()
        self._soon()

    def _soon(self) -> None:
        """Catch up when the present event is over, once, whatever it changes, and before anything is painted."""
        self.carets.forget()
        if not self.behind:
            self.behind = True
            QCoreApplication.postEvent(self, QEvent(_CATCH_UP), Qt.EventPriority.HighEventPriority.value)

    def customEvent(self, event: QEvent) -> None:
        if event.type() == _CATCH_UP and self.behind:
            self.catch_up()

    def catch_up(self) -> None:
        """Compose the page worked on anew. Others that show follow in slices when it is painted."""
        self.behind = False
        board = self.desk.pasteboard
        if board is not self._board:
            self._board = board
            self._set_view(self.view)
        pages = [page for page in self.paper.by_need(self.view) if self.paper.sheets.get(page)]
        self.paper.renew(self.view, pages, perf_counter())
        self.carets.follow()
        self.carets.restart()
        if not self._repaint.ask() and not self._working.isActive():
            self._working.start(0)

    def _work(self) -> None:
        """A slice of composing and painting what shows; when all is well, of what may show next."""
        lacking = [page for page in self.paper.by_need(self.view) if not self.paper.ready(self.view, [page])]
        until, self._zooming = perf_counter() + _SLICE, False  # not before: looking through many pages would use it up for ever
        for page in lacking:
            composed = self.paper.renew(self.view, [page], until)
            self._repaint.ask()
            if not composed or not self.paper.sharpen(self.view, [page], until):
                self._idle.touch()  # what shows comes first
                self._working.start(0)
                return
        if self._ahead:
            self._ahead.cancel()
        self._ahead = self._idle.add(self._steps_ahead(self.view), priority=_PRIORITY)

    def _steps_ahead(self, view: View) -> Steps:
        """Compose the spreads around those that show and paint the tiles around the view."""
        board = self.desk.pasteboard
        reach = view.area.inset(0.0, -_AHEAD * (board.height + 64.0))
        for page in visible_pages(board, reach):
            shown = self.paper.sheets.get(page)
            if board is self.desk.pasteboard and (shown is None or not shown.fresh):
                yield from self.paper.begin(page)
                if board is self.desk.pasteboard:  # meanwhile it may have gone, or parent pages have come
                    self.paper.compose(view, page)
                yield None
        for dy in (view.height // 2, -view.height // 2):
            around = replace(view, y=view.y + dy)
            while board is self.desk.pasteboard and not self.paper.sharpen(around, self.paper.by_need(around), perf_counter()):
                yield None

    def _picture_came(self, asset: str) -> None:
        if self.paper.picture_came(self.view, asset):
            self._repaint.ask()
            if not self._working.isActive():
                self._working.start(0)

    def _restyle(self) -> None:
        self.viewport().update()
        for ruler in self.rulers:
            ruler.update()

    def _follow_options(self) -> None:
        before, self._options = self._options, self.desk.options
        rulers = self._options.rulers and not self._options.preview
        if rulers != (before.rulers and not before.preview) or not self._fitted:
            side = BREADTH if rulers else 0
            self._set_margins(side)
            for part in (*self.rulers, self.corner):
                part.setVisible(rulers)
        for ruler in self.rulers:
            ruler.update()

    def _set_margins(self, side: int) -> None:
        """Have so much room for rulers; the pages stay where they are on the screen."""
        before, was = self.view, self.viewportMargins().left()
        self.setViewportMargins(side, side, 0, 0)
        if self._fitted:
            moved = round((side - was) * self.view.ratio)
            self.move_view(before.x + moved, before.y + moved)

    # -- painting ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        view, grace = self.view, _GRACE_MOVED if self._moved else _GRACE
        until = 0.0 if self._zooming else perf_counter() + grace
        with painting(self.viewport()) as painter:
            painter.scale(1 / view.ratio, 1 / view.ratio)
            plane = Plane(painter, view, self.desk.pasteboard, tokens())
            painter.fillRect(QRect(0, 0, view.width, view.height), QColor(plane.look.pasteboard))
            dirty = in_device_pixels(event.rect(), view.ratio)
            self.paper.paint(painter, view, plane.look, dirty, until)
            self._paint_over(plane, visible_pages(self.desk.pasteboard, view.part(dirty)))
        if not self._working.isActive() and (self._moved or not self.paper.ready(view)):
            self._working.start(_SETTLE if self._zooming else 0)
        self._moved = False

    def _paint_over(self, plane: Plane, pages: list[str]) -> None:
        """Paint what lies over the pages, of helpers and text those of `pages`."""
        if not self.desk.options.preview:
            self._helpers.paint(plane, pages)
        self.carets.paint(plane, pages)
        self._overlay.paint(plane, self.visible_pages())
        if self.drop_mark:
            box_mark(plane, self.drop_mark)
        if self.focus_ring:
            plane.ring()
