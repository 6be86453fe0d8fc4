"""Show layers and frames as a tree with eyes and locks; it tells what was asked for and changes nothing itself."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.layer_rows import DEPTH_MIME, EYE, LOCK, PAGE, LayerTree, Row
from voa_editor.ui.panels.rows import Index
from voa_editor.ui.theme.icons import pixmap
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.views import dressed

_COLUMN = 26  # pixels
_ICON = 14
_FAINT = 0.6  # of the ink of what does not show


class LayerView(QTreeView):
    """The layers of an issue with the frames of a spread."""

    hidden = Signal(list, bool)  # keys, and whether they are to be hidden
    locked = Signal(list, bool)
    dropped = Signal(list, str, float)  # keys, the key they fell on, and how far down in its row (0 to 1)
    deleting = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = LayerTree(self)
        self._landing: tuple[QRect, bool] | None = None  # the mark of a drop, and whether it goes into something
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        dressed(self, tr("Layers"))
        self.setEditTriggers(self.EditTrigger.EditKeyPressed | self.EditTrigger.DoubleClicked)
        self.setModel(self.tree)
        self.setItemDelegate(_Switches(self))
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(16)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (PAGE, EYE, LOCK):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, _COLUMN if column != PAGE else _COLUMN - 4)
        self.tree.rowsInserted.connect(self._open_layers)

    @property
    def chosen(self) -> list[Row]:
        """The selected rows, from the top down."""
        indexes = sorted(self.selectionModel().selectedRows(), key=lambda index: self.visualRect(index).y())
        return [self.tree.row(index) for index in indexes]

    def _open_layers(self, parent: QModelIndex, first: int, last: int) -> None:
        if not parent.isValid():
            for row in range(first, last + 1):
                self.expand(self.tree.index(row, 0))
        elif not parent.parent().isValid():
            self.expand(parent)

    # -- eyes and locks ------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.column() in (EYE, LOCK):
            row = self.tree.row(index)
            if row.layer == "":
                return
            if index.column() == EYE:
                self.hidden.emit([row.key], not row.hidden)
            else:
                self.locked.emit([row.key], not row.locked)
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).column() in (EYE, LOCK):
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rows = [row for row in self.chosen if row.layer != ""]
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleting.emit()
        elif event.key() == Qt.Key.Key_Space and rows:
            self.hidden.emit([row.key for row in rows], not rows[0].hidden)
        else:
            super().keyPressEvent(event)

    # -- dragging ------------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragMoveEvent) -> None:
        event.accept() if event.mimeData().hasFormat(DEPTH_MIME) else event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls near the edges
        at = event.position().toPoint()
        index = self.indexAt(at).siblingAtColumn(0)
        self._landing = self._mark(index, self._depth(index, at)) if index.isValid() else None
        self.viewport().update()
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._landing = None
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._landing = None
        self.viewport().update()
        at = event.position().toPoint()
        index = self.indexAt(at).siblingAtColumn(0)
        if index.isValid() and event.mimeData().hasFormat(DEPTH_MIME):
            keys = bytes(event.mimeData().data(DEPTH_MIME).data()).decode().splitlines()
            self.dropped.emit(keys, self.tree.row(index).key, self._depth(index, at))
        event.accept()

    def _depth(self, index: QModelIndex, at: QPoint) -> float:
        box = self.visualRect(index)
        return (at.y() - box.top()) / max(box.height(), 1)

    def _mark(self, index: QModelIndex, depth: float) -> tuple[QRect, bool]:
        """A line above or below a row, or a box around one that takes what is dropped into it."""
        row, box = self.tree.row(index), self.visualRect(index)
        box.setRight(self.viewport().width() - 4)
        if row.layer is not None or (row.below and 0.25 < depth < 0.75):
            return box, True
        y = box.top() if depth < 0.5 else box.bottom() + 1
        return QRect(box.left(), y - 1, box.width(), 2), False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._landing is not None:
            box, inside = self._landing
            painter, tint = QPainter(self.viewport()), QColor(tokens().drop_target)
            if inside:
                painter.setPen(QPen(tint, 2))
                painter.drawRect(box.adjusted(1, 1, -1, -1))
            else:
                painter.fillRect(box, tint)


class _Switches(QStyledItemDelegate):
    """Paints eyes and locks: quietly what is usual, clearly what is not; a lock that is open only under the pointer."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        row = model.row(index) if isinstance(model, LayerTree) else Row("")
        faint = index.column() == PAGE or (row.quiet and index.column() == 0)
        painter.setOpacity(_FAINT if faint and not option.state & QStyle.StateFlag.State_Selected else 1.0)
        super().paint(painter, option, index)
        painter.setOpacity(1.0)
        if index.column() in (EYE, LOCK):
            self._switch(painter, option, index, row)

    def _switch(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: Row) -> None:
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        on, name = (row.hidden, "eye-off" if row.hidden else "eye")
        if index.column() == LOCK:
            on, name = (row.locked, "lock" if row.locked else "unlock")
        if row.layer == "" or not (on or hovered or index.column() == EYE):
            return
        ratio = painter.device().devicePixelRatioF()
        corner = option.rect.center() - QPoint(_ICON // 2 - 1, _ICON // 2 - 1)
        painter.setOpacity(1.0 if on else _FAINT)
        painter.drawPixmap(corner, pixmap(name, _ICON, "text" if on else "text_quiet", ratio))
        painter.setOpacity(1.0)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, tokens().row)
