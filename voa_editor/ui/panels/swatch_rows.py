"""Paint a swatch as a row of a list, its inks at the right, or as a chip in a grid."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from voa_editor.ui.theme.icons import icon
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.chips import paint_chip

Index = QModelIndex | QPersistentModelIndex
ID, COLOUR, INKS, IN_USE = (Qt.ItemDataRole.UserRole + n for n in range(4))
ROW, CELL = 28, 32  # pixels
_MARK = 24  # where the mark of what is in use stands
_CHIP = 18


class SwatchRows(QStyledItemDelegate):
    """A check, or in the grid a ring, marks the colour of what is selected."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        if _is_grid(option):
            self._paint_cell(painter, option.rect, index)
        else:
            self._paint_row(painter, option.rect, index, bool(option.state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def _paint_cell(self, painter: QPainter, box: QRect, index: Index) -> None:
        paint_chip(painter, QRectF(box).adjusted(4, 4, -4, -4), index.data(COLOUR))
        if index.data(IN_USE):
            painter.setPen(QPen(QColor(tokens().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(2, 2, -2, -2), 5, 5)

    def _paint_row(self, painter: QPainter, box: QRect, index: Index, selected: bool) -> None:
        look = tokens()
        if index.data(IN_USE):
            icon("check", "accent_ink").paint(painter, QRect(box.x() + 6, box.center().y() - 7, 16, 16))
        paint_chip(painter, QRectF(box.x() + _MARK, box.y() + (box.height() - _CHIP) / 2, _CHIP, _CHIP), index.data(COLOUR))
        room = box.adjusted(_MARK + _CHIP + 8, 0, -8, 0)
        name, inks = str(index.data()), str(index.data(INKS) or "")
        width = painter.fontMetrics().horizontalAdvance(name)
        painter.setPen(QColor(look.selection_text if selected else look.text))
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        small = QFont(painter.font())
        small.setPixelSize(look.type_small)
        painter.setFont(small)
        painter.setPen(QColor(look.text_quiet))
        if width + 12 + painter.fontMetrics().horizontalAdvance(inks) <= room.width():  # half a recipe says nothing
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, inks)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(CELL, CELL) if _is_grid(option) else QSize(120, ROW)


def _is_grid(option: QStyleOptionViewItem) -> bool:
    return isinstance(option.widget, QListView) and option.widget.viewMode() == QListView.ViewMode.IconMode
