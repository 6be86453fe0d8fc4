"""List the parent pages: to rename, to edit by a double click, and to drag onto pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QMimeData, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from voa_editor.model.issue import Issue
from voa_editor.model.pages import ParentPage
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.page_rows import PARENT_MIME, letters
from voa_editor.ui.panels.rows import Index, Rows
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.views import dressed

_BADGE = 24  # pixels wide
_SHOWN = 5  # rows that are seen at once, however low the panel is


@dataclass(frozen=True, slots=True)
class ParentRow:
    """A parent page, the letters that mark its pages, and how many those are."""

    parent: str
    name: str
    letters: str
    pages: int


def parent_rows(issue: Issue) -> list[ParentRow]:
    """The parent pages in order."""
    used: dict[str, int] = {}
    for page in issue.pages():
        used[page.parent_page] = used.get(page.parent_page, 0) + 1
    return [ParentRow(p.id, p.name, letters(n), used.get(p.id, 0)) for n, p in enumerate(issue.children(ParentPage))]


class ParentRows(Rows[ParentRow]):
    """The parent pages for a view. `renamed` is sent when another name was typed."""

    renamed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(lambda row: row.parent, parent)

    def shown(self, item: ParentRow, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return item.name
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                used = tr("on 1 page") if item.pages == 1 else tr("on {count} pages", count=item.pages)
                return f"{item.letters}: {item.name}, {used}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if str(value).strip() and str(value) != self.item(index).name:
            self.renamed.emit(self.item(index).parent, str(value).strip())
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled | flag.ItemIsEditable

    def mimeTypes(self) -> list[str]:
        return [PARENT_MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        data = QMimeData()
        data.setData(PARENT_MIME, self.item(indexes[0]).parent.encode())
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction


class ParentDelegate(QStyledItemDelegate):
    """Letters, name, and how many pages have it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, ParentRows)
        row, look, box = model.item(index), tokens(), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        if chosen or hovered:
            painter.fillRect(box, QColor(look.selection_fill if chosen else look.hover))
        badge = QRectF(box.left() + 6, box.center().y() - 7.5, _BADGE, 16)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.field if chosen else look.pressed))
        painter.drawRoundedRect(badge, 3, 3)
        ink = QColor(look.selection_text if chosen else look.text)
        small = QFont(option.font)
        small.setPixelSize(10)
        small.setWeight(QFont.Weight.DemiBold)
        painter.setFont(small)
        painter.setPen(QColor(look.text))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, row.letters)
        painter.setFont(option.font)
        count = f"{row.pages}" if row.pages else ""
        width = painter.fontMetrics().horizontalAdvance(count) + 16
        painter.setPen(QColor(look.selection_text if chosen else look.text_quiet))
        painter.drawText(box.adjusted(0, 0, -8, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        words = QRect(box.left() + _BADGE + 14, box.top(), box.width() - _BADGE - 14 - width, box.height())
        painter.setPen(ink if row.pages or chosen else QColor(look.text_quiet))
        name = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, name)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, tokens().row - 2)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(_BADGE + 8, 0, -2, 0))


class ParentList(QListView):
    """The parent pages of an issue. `opened` is a double click or Enter on one."""

    opened = Signal(str)
    deleting = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = ParentRows(self)
        self._room = 0
        self.setModel(self.rows)
        self.setItemDelegate(ParentDelegate(self))
        self.setDragEnabled(True)
        self.setDragDropMode(QListView.DragDropMode.DragOnly)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        dressed(self, tr("Parent pages"))
        self.activated.connect(lambda index: self.opened.emit(self.rows.item(index).parent))

    @property
    def chosen(self) -> str:
        """The selected parent page, "" for none."""
        index = self.currentIndex()
        return self.rows.item(index).parent if index.isValid() else ""

    def show_rows(self, rows: list[ParentRow]) -> None:
        """Have these parent pages."""
        self.rows.show(rows)
        self._fit()

    def give_room(self, height: int) -> None:
        """The list may be so high, in logical pixels; it is as high as its rows need, and a few of them show in any case."""
        self._room = height
        self._fit()

    def _fit(self) -> None:
        row = tokens().row - 2
        most = max(self._room // row, _SHOWN)
        self.setFixedHeight(row * min(max(len(self.rows.items), 1), most) + 4)
