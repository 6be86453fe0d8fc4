"""Paint a page of the list: its thumbnail against the spine, its number, and the marks of its section and its parent page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from voa_editor.ui.panels.page_rows import PageRow
from voa_editor.ui.theme.theme import tokens

WIDTH = 80  # logical pixels of a thumbnail
_NUMBER = 20  # pixels below it for the number
_GAP = 10  # pixels between rows
_AROUND = 8  # pixels of the ground around the pages worked on
_MARK = 3  # pixels that the colour of a section is high

Index = QModelIndex | QPersistentModelIndex


class PageDelegate(QStyledItemDelegate):
    """`thumbnail` gives the picture of a page, `row` what is in an index; `current` is the page worked on, in `spread`."""

    def __init__(
        self, thumbnail: Callable[[str], QPixmap | None], row: Callable[[Index], PageRow], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._thumbnail, self._row = thumbnail, row
        self.current, self.spread = "", -1
        self.landing = ""  # the page that a parent page would be dropped on
        self.height, self.cell_width = 113, WIDTH + 16

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self.cell

    @property
    def cell(self) -> QSize:
        """The size of a page's place in the list."""
        return QSize(self.cell_width, self.height + _MARK + _NUMBER + _GAP)

    def paper(self, cell: QRect, number: int) -> QRect:
        """Where the thumbnail stands in its cell: at the spine."""
        left = cell.right() + 1 - WIDTH if number % 2 == 0 else cell.left()
        return QRect(left, cell.top() + _GAP // 2, WIDTH, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._row(index)
        if not row.number:
            return
        look = tokens()
        paper = self.paper(option.rect, row.number)
        painter.save()
        if row.number // 2 == self.spread:
            self._ground(painter, option.rect, paper, row.number)
        pixmap = self._thumbnail(row.page)
        painter.fillRect(paper, QColor("white"))
        if pixmap is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(paper, pixmap)
        painter.setPen(QPen(QColor(look.paper_edge), 1))
        painter.drawRect(QRectF(paper).adjusted(0.5, 0.5, -0.5, -0.5))
        if row.hue:
            painter.fillRect(QRect(paper.left(), paper.bottom() + 1, paper.width(), _MARK), QColor(row.hue))
        self._outline(painter, option, paper, row.page)
        self._number(painter, option, paper, row)
        painter.restore()

    def _ground(self, painter: QPainter, cell: QRect, paper: QRect, number: int) -> None:
        """The half that lies under this page of a ground under the spread worked on."""
        painter.save()
        ground = QRectF(paper.adjusted(-_AROUND, -_GAP // 2 + 1, _AROUND, _MARK + _NUMBER + _GAP // 2 - 1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().tab_selected))
        painter.setClipRect(QRectF(cell.adjusted(0 if number > 1 else -_AROUND, 0, 0, 0)))  # nothing faces the cover
        painter.drawRoundedRect(ground, tokens().radius, tokens().radius)
        painter.restore()

    def _outline(self, painter: QPainter, option: QStyleOptionViewItem, paper: QRect, page: str) -> None:
        """A ring for what is selected or about to take a parent page, a thin one for what is under the pointer."""
        look = tokens()
        selected, landing = bool(option.state & QStyle.StateFlag.State_Selected), page == self.landing
        if selected or landing:
            tint = QColor(look.drop_target if landing else look.accent)
            painter.setPen(QPen(tint, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap, Qt.PenJoinStyle.MiterJoin))
            painter.drawRect(QRectF(paper).adjusted(1, 1, -1, -1))
        if landing:
            tint.setAlpha(36)
            painter.fillRect(paper, tint)
        elif not selected and option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(QColor(look.text_quiet), 1))
            painter.drawRect(QRectF(paper).adjusted(0.5, 0.5, -0.5, -0.5))

    def _number(self, painter: QPainter, option: QStyleOptionViewItem, paper: QRect, row: PageRow) -> None:
        look = tokens()
        box = QRect(paper.left(), paper.bottom() + 1 + _MARK, paper.width(), _NUMBER)
        font = QFont(option.font)
        font.setPixelSize(look.type_small)
        if row.page == self.current:
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            width = painter.fontMetrics().horizontalAdvance(str(row.number)) + 12
            pill = QRectF(box.center().x() + 0.5 - width / 2, box.top() + 2.5, width, _NUMBER - 4)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.accent))
            painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
            painter.setPen(QColor(look.accent_text))
        else:
            painter.setPen(QColor(look.text_quiet))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(row.number))
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(look.text_quiet))
        outer = Qt.AlignmentFlag.AlignRight if row.number % 2 else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box.adjusted(2, 0, -2, 0), outer | Qt.AlignmentFlag.AlignVCenter, row.letters)
        if option.state & QStyle.StateFlag.State_HasFocus and not option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look.focus), 1, Qt.PenStyle.DotLine))
            painter.drawRect(QRectF(paper).adjusted(-1.5, -1.5, 1.5, 1.5))
