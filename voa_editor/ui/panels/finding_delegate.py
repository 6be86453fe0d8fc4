"""Paint a finding: its sign, what is wrong, and quietly the page and what to do; as high as its words need."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.finding_rows import FindingRow, FindingRows, plural, sentence
from voa_editor.ui.theme.icons import pixmap
from voa_editor.ui.theme.theme import tokens

_HEADING = 30
_EDGE, _SIGN, _PAD, _BETWEEN = 12, 28, 8, 2  # pixels: at the sides, for the sign, above and below, between the two texts
_WRAP = Qt.TextFlag.TextWordWrap
_LONGEST = 4000  # pixels: as high as words may be

Index = QModelIndex | QPersistentModelIndex


class FindingDelegate(QStyledItemDelegate):
    """Rows of a view that shows FindingRows."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._heights: dict[tuple[str, int], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row, width = _row(index), self._view.viewport().width()
        if row.finding is None:
            return QSize(80, _HEADING)
        if (row.key, width) not in self._heights:
            if len(self._heights) > 5000:
                self._heights.clear()
            message, remedy = self._boxes(row, QRect(0, 0, width, 0), option.font)
            self._heights[(row.key, width)] = max(message.bottom(), remedy.bottom()) + 1 + _PAD
        return QSize(80, self._heights[(row.key, width)])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, look, box = _row(index), tokens(), option.rect
        painter.save()
        if row.finding is None:
            _heading(painter, option, row)
            painter.restore()
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(look.selection_fill if chosen else look.hover))
        ratio = painter.device().devicePixelRatioF()
        ink = "selection_text" if chosen else row.severity
        painter.drawPixmap(QPoint(box.left() + _EDGE, box.top() + _PAD + 1), pixmap(row.severity, 16, ink, ratio))
        message, remedy = self._boxes(row, box, option.font)
        painter.setPen(QColor(look.selection_text if chosen else look.text))
        painter.setFont(option.font)
        painter.drawText(message, _WRAP, sentence(row.finding.message))
        painter.setFont(_small(option.font))
        painter.setPen(QColor(look.selection_text if chosen else look.text_quiet))
        painter.drawText(remedy, _WRAP, _below(row))
        painter.restore()

    def _boxes(self, row: FindingRow, box: QRect, font: QFont) -> tuple[QRect, QRect]:
        """Where what is wrong and what to do stand in a row that begins at the top of a box."""
        assert row.finding is not None
        left, right = box.left() + _EDGE + _SIGN, box.right() - _EDGE
        room = QRect(left, box.top() + _PAD, right - left, _LONGEST)
        message = QFontMetrics(font).boundingRect(room, _WRAP, sentence(row.finding.message))
        below = QRect(left, message.bottom() + 1 + _BETWEEN, right - left, _LONGEST)
        return message, QFontMetrics(_small(font)).boundingRect(below, _WRAP, _below(row)) if _below(row) else QRect()


def _heading(painter: QPainter, option: QStyleOptionViewItem, row: FindingRow) -> None:
    look, box = tokens(), option.rect.adjusted(_EDGE, 4, -_EDGE, 0)
    font = QFont(_small(option.font))
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(look.text_quiet))
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, middle | Qt.AlignmentFlag.AlignLeft, plural(row.severity))
    painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, str(row.count))


def _below(row: FindingRow) -> str:
    """The page, and what to do."""
    found = row.finding
    parts = [tr("Page {number}", number=found.page) if found and found.page else "", sentence(found.remedy) if found else ""]
    return "  ·  ".join(part for part in parts if part)


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPixelSize(tokens().type_small)
    return made


def _row(index: Index) -> FindingRow:
    model = index.model()
    assert isinstance(model, FindingRows)
    return model.item(index)
