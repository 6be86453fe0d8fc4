"""Show pages as spreads to click, select and drag: an insertion mark says where they would go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QWidget

from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.page_delegate import WIDTH, PageDelegate
from voa_editor.ui.panels.page_rows import PAGES_MIME, PARENT_MIME, PageRows
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.thumbnails import PageThumbnails
from voa_editor.ui.widgets.views import dressed

_SPREAD = 2 * WIDTH + 20  # logical pixels across that a spread needs beside others
_AHEAD = 1  # rows of spreads above and below the view that are painted too


class PageList(QListView):
    """The pages of an issue. It changes nothing itself: it tells what was asked for."""

    went = Signal(str)  # a double click or Enter on a page
    moved = Signal(list, int)  # pages, and the page index that they are to stand before
    parent_dropped = Signal(str, str)  # parent page, and the page it fell on
    dropped = Signal(QMimeData, str)  # what came from outside, and the page it fell on, "" for none
    nudged = Signal(int)  # Alt and an arrow: the selected pages one place on (1) or back (-1)
    deleting = Signal()

    def __init__(self, thumbnails: PageThumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = PageRows(self)
        self.takes: Callable[[QMimeData], bool] = lambda mime: False
        """Whether what is dragged in from outside can be placed; the window says it."""
        self._thumbnails = thumbnails
        self._across = 2  # pages in a row
        self._landing = -1  # the page index that a dragged page would come before
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        dressed(self, tr("Pages"))
        self.setModel(self.rows)
        self._delegate = PageDelegate(thumbnails.get, self.rows.item, self)
        self.setItemDelegate(self._delegate)
        self.doubleClicked.connect(lambda index: self.went.emit(self.rows.item(index).page))
        self.verticalScrollBar().valueChanged.connect(self.refresh_thumbnails)
        thumbnails.arrived.connect(self._thumbnail_came)

    # -- what shows ----------------------------------------------------------------------------------------------------

    @property
    def chosen(self) -> list[str]:
        """The selected pages, in order."""
        return self.rows.pages(self.selectionModel().selectedIndexes())

    def choose(self, pages: list[str]) -> None:
        """Select pages instead of what is selected; the page worked on if none are named."""
        self.clearSelection()
        if not pages:
            self._choose_current()
        for page in pages:
            index = self.rows.index(self.rows.row_of(page))
            self.selectionModel().select(index, self.selectionModel().SelectionFlag.Select)
            self.selectionModel().setCurrentIndex(index, self.selectionModel().SelectionFlag.NoUpdate)

    def set_current(self, page: str) -> None:
        """Mark the page worked on. Another one than before is brought into view and selected in place of what was: what is
        done with pages is done with the one that the designer went to."""
        row, other = self.rows.row_of(page), page != self._delegate.current
        self._delegate.current, self._delegate.spread = page, row // 2 if row > 0 else -1
        self.viewport().update()
        if other and row > 0:
            self._show_current()
        if other or not self.chosen:
            self._choose_current()

    def _choose_current(self) -> None:
        """Select the page worked on alone, whatever keys are held: `QListView.setCurrentIndex` adds to the selection then."""
        if (row := self.rows.row_of(self._delegate.current)) > 0:
            self.selectionModel().setCurrentIndex(self.rows.index(row), self.selectionModel().SelectionFlag.ClearAndSelect)

    def _show_current(self) -> None:
        self.scrollTo(self.rows.index(self.rows.row_of(self._delegate.current)))

    def set_shape(self, width: float, height: float) -> None:
        """The trim of the pages, in points."""
        tall = min(round(WIDTH * height / max(width, 1.0)), 3 * WIDTH)
        if tall != self._delegate.height:
            self._delegate.height = tall
            self.scheduleDelayedItemsLayout()
            self._fit()

    def refresh_thumbnails(self) -> None:
        """Have the thumbnails of the pages in view, and of a few beside them, as the pages are now."""
        height = self.gridSize().height()
        if self.isVisible() and height > 0:
            top = max(self.verticalOffset() // height - _AHEAD, 0)
            end = (self.verticalOffset() + self.viewport().height()) // height + 1 + _AHEAD
            pages = [row.page for row in self.rows.items[self._across * top : self._across * end] if row.number]
            self._thumbnails.want(pages, WIDTH, self.devicePixelRatioF())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)
        self.refresh_thumbnails()

    def _fit(self) -> None:
        """As many spreads to a row as there is room for. Qt keeps the place of a scroll bar free."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self.verticalScrollBar())
        room = self.maximumViewportSize().width() - bar
        across = 2 * max(room // _SPREAD, 1)
        if across != self._across:
            self._across = across
            QTimer.singleShot(0, self, self._show_current)
        self._delegate.cell_width = max(room // self._across - 1, 1)
        self.setGridSize(self._delegate.cell)

    def _thumbnail_came(self, page: str) -> None:
        self.update(self.rows.index(self.rows.row_of(page)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._landing >= 0:
            painter = QPainter(self.viewport())
            painter.fillRect(self._mark(self._landing), QColor(tokens().drop_target))

    # -- keys ----------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        way = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}.get(Qt.Key(key), 0)
        if alt and way:
            self.nudged.emit(way)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleting.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().row() > 0:
            self.went.emit(self.rows.item(self.currentIndex()).page)
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        moves = QAbstractItemView.CursorAction
        rows = max(self.viewport().height() // max(self.gridSize().height(), 1), 1)
        last, here = self.rows.rowCount() - 1, self.currentIndex().row()
        to = {
            moves.MoveLeft: here - 1, moves.MovePrevious: here - 1, moves.MoveRight: here + 1, moves.MoveNext: here + 1,
            moves.MoveUp: here - self._across, moves.MoveDown: here + self._across, moves.MoveHome: 1, moves.MoveEnd: last,
            moves.MovePageUp: here - self._across * rows, moves.MovePageDown: here + self._across * rows,
        }[action]  # fmt: skip
        return self.rows.index(min(max(to, 1), last)) if last > 0 else QModelIndex()

    # -- dragging ------------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragMoveEvent) -> None:
        data = event.mimeData()
        if data.hasFormat(PAGES_MIME) or data.hasFormat(PARENT_MIME) or self.takes(data):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls near the edges
        at = event.position().toPoint()
        if event.mimeData().hasFormat(PAGES_MIME):
            self._show_landing(self.landing(at), "")
        else:
            self._show_landing(-1, self._page_at(at))
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_landing(-1, "")

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_landing(-1, "")
        at, data = event.position().toPoint(), event.mimeData()
        if data.hasFormat(PAGES_MIME):
            self.moved.emit(bytes(data.data(PAGES_MIME).data()).decode().splitlines(), self.landing(at))
        elif not data.hasFormat(PARENT_MIME):
            self.dropped.emit(data, self._page_at(at))
        elif page := self._page_at(at):
            self.parent_dropped.emit(bytes(data.data(PARENT_MIME).data()).decode(), page)
        event.accept()

    def landing(self, at: QPoint) -> int:
        """The page index (from 0) that pages dropped at a point of the viewport would come before."""
        cell = self.gridSize()
        across = min(max(at.x(), 0) // max(cell.width(), 1), self._across - 1)
        row = self._across * ((at.y() + self.verticalOffset()) // max(cell.height(), 1)) + across
        behind = at.x() % max(cell.width(), 1) > cell.width() // 2
        return min(max(row - 1 + behind, 0), self.rows.rowCount() - 1)

    def _page_at(self, at: QPoint) -> str:
        index = self.indexAt(at)
        return self.rows.item(index).page if index.isValid() else ""

    def _show_landing(self, before: int, page: str) -> None:
        if (before, page) != (self._landing, self._delegate.landing):
            self._landing, self._delegate.landing = before, page
            self.viewport().update()

    def _mark(self, before: int) -> QRect:
        """The bar at the place before page index `before`: at the fore edge or the spine, where that page would begin."""
        after_last = before >= self.rows.rowCount() - 1
        row = before if after_last else before + 1
        cell = self.visualRect(self.rows.index(row))
        paper = self._delegate.paper(cell, row)
        x = paper.right() + 1 if after_last else paper.left() - 2
        return QRect(x - 1, paper.top() - 2, 3, paper.height() + 4)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag the selected pages with their own picture under the hand, not with a picture of half the list."""
        chosen = self.chosen
        if not chosen:
            return
        drag = QDrag(self)
        drag.setMimeData(self.rows.mimeData(self.selectionModel().selectedIndexes()))
        pixmap = self._thumbnails.get(chosen[0])
        if pixmap is not None:
            drag.setPixmap(_half(pixmap))
        drag.exec(Qt.DropAction.CopyAction)
        self._show_landing(-1, "")


def _half(pixmap: QPixmap) -> QPixmap:
    made = pixmap.scaledToWidth(pixmap.width() // 2, Qt.TransformationMode.SmoothTransformation)
    made.setDevicePixelRatio(pixmap.devicePixelRatio())
    return made
