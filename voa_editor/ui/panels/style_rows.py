"""Paint a style as a row of a list: its name in its own look, what is selected marked, its keys at the right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QKeySequence, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from voa_editor.edit.looks import style_look
from voa_editor.model.cascade import attributes
from voa_editor.model.issue import Issue
from voa_editor.model.styles import CharacterStyle, ObjectStyle, Swatch
from voa_editor.ui.panels.colours import on_screen, shade
from voa_editor.ui.panels.faces import sample_font
from voa_editor.ui.panels.text_defaults import default
from voa_editor.ui.theme.icons import icon
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.chips import chip_icon

Index = QModelIndex | QPersistentModelIndex
ID, SAMPLE, IN_USE, OVERRIDDEN, KEYS, FOLDED = (Qt.ItemDataRole.UserRole + n for n in range(6))
ROW = 30  # pixels
_MARK = 24  # where the mark of what is in use stands
_READABLE = 3.0  # contrast on the panel that a sample keeps
_COLOURED = 0.25  # saturation from which a hue tells one style from another
_STEPS = 16  # from its colour to that of text


@dataclass(frozen=True, slots=True)
class Sample:
    """How the name of a style is shown; of an object style its fill stands before the name."""

    font: QFont
    colour: QColor | None = None
    caps: bool = False
    chip: QIcon | None = None


def sample_of(issue: Issue, style: CharacterStyle | ObjectStyle) -> Sample:
    """The sample of a style. Sizes are brought nearer to each other, so that rows are alike and still tell large from small."""
    if isinstance(style, ObjectStyle):
        return Sample(QFont(), chip=_chip(issue, style_look(issue, style.id)))
    found = attributes(issue, style.id)
    value = {name: found.get(name, default(name)) for name in ("family", "weight", "italic", "size", "colour", "tint", "caps")}
    pixels = 13 if value["size"] < 10 else 14 if value["size"] < 14 else 16 if value["size"] < 24 else 18
    font = sample_font(value["family"], value["weight"], value["italic"], pixels)
    colour = on_screen(shade(issue, issue.find(Swatch, value["colour"]), value["tint"]))
    return Sample(font, colour, bool(value["caps"]))


class StyleRows(QStyledItemDelegate):
    """Paints and renames the rows; `renamed` sends the id of a style and the name that was typed."""

    renamed = Signal(str, str)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        if not index.data(ID):
            self._paint_family(painter, option.rect, index)
            return
        look, style = tokens(), option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        box: QRect = option.rect.adjusted(0, 0, -8, 0)
        if index.data(IN_USE):
            icon("check", "accent_ink").paint(painter, QRect(box.x() + 6, box.center().y() - 7, 16, 16))
        keys = self._paint_keys(painter, box, index)
        self._paint_name(painter, box.adjusted(_MARK, 0, -keys, 0), index, QColor(look.selection_text if selected else look.text))
        painter.restore()

    def _paint_family(self, painter: QPainter, box: QRect, index: Index) -> None:
        """The name that the styles below it share, and whether they are folded away."""
        painter.save()
        chevron = "chevron-right" if index.data(FOLDED) else "chevron-down"
        icon(chevron, "text_quiet").paint(painter, QRect(box.x() + 6, box.center().y() - 7, 16, 16))
        font = QFont(painter.font())
        font.setPixelSize(tokens().type_small)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(tokens().text_quiet))
        painter.drawText(box.adjusted(_MARK, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        painter.restore()

    def _paint_keys(self, painter: QPainter, box: QRect, index: Index) -> int:
        """The keys, and how much room they take."""
        keys = QKeySequence(index.data(KEYS) or "").toString(QKeySequence.SequenceFormat.NativeText)
        if not keys:
            return 0
        font = QFont(painter.font())
        font.setPixelSize(tokens().type_small)
        painter.setFont(font)
        painter.setPen(QColor(tokens().text_quiet))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, keys)
        return painter.fontMetrics().horizontalAdvance(keys) + 8

    def _paint_name(self, painter: QPainter, box: QRect, index: Index, ink: QColor) -> None:
        sample: Sample = index.data(SAMPLE)
        if sample.chip is not None:
            sample.chip.paint(painter, QRect(box.x(), box.center().y() - 7, 16, 16))
            box = box.adjusted(24, 0, 0, 0)
        font = QFont(sample.font if sample.chip is None else painter.font())
        font.setCapitalization(QFont.Capitalization.AllUppercase if sample.caps else QFont.Capitalization.MixedCase)
        painter.setFont(font)
        painter.setPen(_readable(sample.colour, ink))
        more = index.data(OVERRIDDEN)
        room = box.width() - (14 if more else 0)
        name = painter.fontMetrics().elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, name)
        if more:
            at = painter.fontMetrics().horizontalAdvance(name.upper() if sample.caps else name)
            painter.setPen(QColor(tokens().accent_ink))
            painter.drawText(box.adjusted(at + 4, 0, 14, 0), Qt.AlignmentFlag.AlignVCenter, "+")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data()))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit) and editor.text().strip() not in ("", index.data()):
            self.renamed.emit(index.data(ID), editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(_MARK - 8, 1, -2, -1))


def _chip(issue: Issue, look: Mapping[str, Any]) -> QIcon:
    fill = issue.find(Swatch, look.get("fill") or "")
    return chip_icon(on_screen(shade(issue, fill, look.get("fill_tint", 1.0))) if fill else None)


def _readable(wanted: QColor | None, ink: QColor) -> QColor:
    """The wanted colour, brought as near to the ink as it must be to be read on the panel; black and greys become the ink."""
    if wanted is None or (wanted.hsvSaturationF() < _COLOURED and not _stands_out(wanted)):
        return ink
    mixed = (_between(wanted, ink, part / _STEPS) for part in range(_STEPS))
    return next(filter(_stands_out, mixed), ink)


def _stands_out(colour: QColor) -> bool:
    one, panel = _luminance(colour) + 0.05, _luminance(QColor(tokens().panel)) + 0.05
    return max(one, panel) / min(one, panel) >= _READABLE


def _between(one: QColor, other: QColor, part: float) -> QColor:
    ends = ((one.redF(), other.redF()), (one.greenF(), other.greenF()), (one.blueF(), other.blueF()))
    return QColor.fromRgbF(*(a + (b - a) * part for a, b in ends))


def _luminance(colour: QColor) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
             for part in (colour.redF(), colour.greenF(), colour.blueF())]  # fmt: skip
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
