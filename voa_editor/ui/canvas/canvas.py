"""Take what happens to the widget of the spreads and pass it on: to the hand, to the view, to what is dropped."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from voa_editor.geometry import Point, Rect
from voa_editor.model.assets import Blobs
from voa_editor.tools.desk import Desk
from voa_editor.ui.background import Idle
from voa_editor.ui.canvas import input_method
from voa_editor.ui.canvas.drops import Drops
from voa_editor.ui.canvas.hand import Hand
from voa_editor.ui.canvas.scene import Scene
from voa_editor.ui.i18n import tr
from voa_editor.ui.theme.theme import Theme

_NOTCH = 120  # of a wheel, in the eighths of a degree that Qt counts
_A_NOTCH_SCROLLS = 72  # logical pixels
_A_NOTCH_ZOOMS = 1.2
_A_PAGE_KEY_SCROLLS = 0.9  # of the view's height


class Canvas(Scene):
    """The widget on which a designer edits the spreads. Its places are logical pixels of its viewport.

    `context_menu` gives the global place for the menu, the page and the point on it; `dropped` what was dropped (QMimeData,
    of use only until the slot returns), the page and the point on it; `pointer_moved` the page and x, y on it in points.
    """

    pointer_moved = Signal(str, float, float)
    context_menu = Signal(QPoint, str, object)
    dropped = Signal(object, str, object)
    hand: Hand

    def __init__(self, desk: Desk, blobs: Blobs, theme: Theme, idle: Idle | None = None, parent: QWidget | None = None) -> None:
        super().__init__(desk, blobs, theme, idle, parent)
        self.hand, self.drops = Hand(self), Drops(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setAccessibleName(tr("Canvas"))
        self.setAccessibleDescription(tr("The spreads of the issue"))
        desk.look = self.look
        for ruler in self.rulers:
            ruler.pulled.connect(self._pull_guide)
            ruler.dragged.connect(self._drag_guide)
            ruler.dropped.connect(self._drop_guide)
        self.corner.pulled.connect(self._pull_origin)
        self.corner.dragged.connect(self._drag_guide)
        self.corner.dropped.connect(self._drop_origin)
        self.corner.reset.connect(self._reset_origin)

    def show_point(self, page: str, point: Point, zoom: float) -> None:
        """Bring a point of a page into the middle of the view, at a zoom."""
        sized = self.view.zoomed(zoom, (0.0, 0.0))
        self._set_view(sized.centred(self.desk.pasteboard.from_page(page, point)))

    def show_spread(self, page: str) -> None:
        """Bring the spread of a page into view as the one there was: whole, made to fit the width if pages did; at a zoom that
        shows parts of pages, the same part of it."""
        board, area = self.desk.pasteboard, self.view.area
        spread = board.spread(page).rect
        if spread.w > area.w and self.page in board and board.width > area.w:
            x, down = area.centre.x, area.centre.y - board.spread(self.page).rect.y  # all spines stand at one x
            at = Point(min(max(x, spread.x), spread.right), spread.y + min(max(down, 0.0), spread.h))
            self._set_view(self.view.centred(at))
            return
        if spread.w > area.w:
            self._set_view(self.view.showing(Rect(spread.x, spread.y, spread.w, 1.0)))
        self.show_page(page)

    # -- mouse ---------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.focus_ring = False
        self.hand.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hand.move(event.position(), event.modifiers())
        self._tell_pointer(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.hand.release(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, with Shift to the side; zoom with Ctrl, the place under the pointer staying there."""
        turned, held = event.angleDelta(), event.modifiers()
        if held & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * _A_NOTCH_ZOOMS ** (turned.y() / _NOTCH), event.position())
            event.accept()
            return
        way = QPointF(event.pixelDelta()) if not event.pixelDelta().isNull() else QPointF(turned) * _A_NOTCH_SCROLLS / _NOTCH
        if held & Qt.KeyboardModifier.ShiftModifier and not way.x():
            way = QPointF(way.y(), 0.0)
        ratio = self.view.ratio
        self.move_view(self.view.x - round(way.x() * ratio), self.view.y - round(way.y() * ratio))
        self.hand.move(event.position(), held)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            return self._gesture(event)
        if event.type() == QEvent.Type.Leave:
            for ruler in self.rulers:
                ruler.point(None)
        return super().viewportEvent(event)

    def _gesture(self, event: QNativeGestureEvent) -> bool:
        """Two fingers on a touchpad: pinch zooms, a double tap fits the spread."""
        match event.gestureType():
            case Qt.NativeGestureType.ZoomNativeGesture:
                self.set_zoom(self.zoom * (1.0 + event.value()), event.position())
            case Qt.NativeGestureType.SmartZoomNativeGesture:
                self.fit_spread()
            case _:
                return False
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the mouse where it is; by the key at the caret or in the middle of the view."""
        place = QPointF(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            caret = self.carets.place()
            place = QPointF((caret if caret.isValid() else self.viewport().rect()).center())
        page, point = self.page_point(place)
        self.context_menu.emit(self.viewport().mapToGlobal(place.toPoint()), page, point)

    def _tell_pointer(self, place: QPointF) -> None:
        for ruler in self.rulers:
            ruler.point(place.toPoint())
        page, point = self.page_point(place)
        self.pointer_moved.emit(page, point.x, point.y)

    # -- guides out of the rulers --------------------------------------------------------------------------------

    def _pull_guide(self, axis: str, event: QMouseEvent) -> None:
        self.setFocus()
        self.hand.begin_guide(axis, self._here(event), event.modifiers())

    def _drag_guide(self, event: QMouseEvent) -> None:
        self.hand.move(self._here(event), event.modifiers())
        self._tell_pointer(self._here(event))

    def _drop_guide(self, event: QMouseEvent) -> None:
        self.hand.end_guide(self._here(event), event.modifiers())

    def _pull_origin(self, event: QMouseEvent) -> None:
        self.hand.begin_origin(self._here(event), event.modifiers())

    def _drop_origin(self, event: QMouseEvent) -> None:
        self._drop_guide(event)
        self._count_anew()

    def _reset_origin(self) -> None:
        self.desk.zero = Point(0.0, 0.0)
        self._count_anew()

    def _count_anew(self) -> None:
        for ruler in self.rulers:
            ruler.update()

    def _here(self, event: QMouseEvent) -> QPointF:
        return self.viewport().mapFromGlobal(event.globalPosition())

    # -- keyboard ------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key for the tool; what it does not want scrolls, or is the window's."""
        if self.hand.key(event):
            event.accept()
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and not event.modifiers():
            down = 1 if event.key() == Qt.Key.Key_PageDown else -1
            self.move_view(self.view.x, self.view.y + round(down * self.view.height * _A_PAGE_KEY_SCROLLS))
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self.hand.key_up(event)
        event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """While text is edited the Tab key types."""
        return self.desk.selection.text is None and super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.focus_ring = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.carets.restart()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.focus_ring = False
        input_method.commit(self.desk)
        self.hand.let_go()
        self.carets.restart()
        self.viewport().update()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        event.setAccepted(input_method.compose(self.desk, event))

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        caret = self.carets.place()
        caret.translate(self.viewport().pos())
        found = input_method.answer(self.desk, query, caret)
        return super().inputMethodQuery(query) if found is None else found

    # -- drag and drop -------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.drops.over(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.drops.over(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drops.away()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drops.drop(event)

    def catch_up(self) -> None:
        """The tool or what is selected may be another: so is what a press does, and whether words may be composed."""
        super().catch_up()
        self.hand.show_cursor()
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, self.desk.selection.text is not None)
