"""List the steps that were made, the newest at the top, by name and time; a click goes back to one, or forward again."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QDate, QDateTime, QLocale, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, QTime, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from voa_editor.edit.history import HistoryEntry
from voa_editor.model.issue import Issue
from voa_editor.tools.desk import Desk
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.foot import Foot
from voa_editor.ui.panels.live import Live
from voa_editor.ui.panels.rows import Index, Rows
from voa_editor.ui.theme.icons import pixmap
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.does import does
from voa_editor.ui.widgets.views import dressed

_AT_ONCE = 200  # steps read at once
_EDGE, _SIGN = 12, 24  # pixels: at the sides, for the mark of the current step


class HistoryPanel(QWidget):
    """The history of an issue. The current step is marked, undone ones above it are pale.

    Of thousands of steps as many are read as were scrolled to.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._issue: Issue | None = None
        self._read = _AT_ONCE  # steps
        self.list, self._foot = HistoryList(), Foot()
        self._undo = does(self._foot.add("undo", tr("Undo"), desk.undo), "undo")
        self._redo = does(self._foot.add("redo", tr("Redo"), desk.redo), "redo")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(self._foot)
        self.list.picked.connect(self.go_to)
        self.list.more.connect(self._read_more)
        self._live = Live(self, desk, self.refresh)
        self.refresh()

    def go_to(self, seq: int) -> None:
        """Undo or redo until a step is the last that stands."""
        self._desk.escape()
        self._desk.editor.go_to(seq)

    def refresh(self) -> None:
        """Show what was done; the current step comes into view when another one is current."""
        if self._desk.issue is self._issue or self._desk.editor.in_gesture:
            return
        self._issue = self._desk.issue
        self._show()

    def _show(self) -> None:
        editor = self._desk.editor
        entries = editor.entries(self._read)
        while len(entries) == self._read and all(entry.undone for entry in entries):  # the current step is further back
            self._read *= 2
            entries = editor.entries(self._read)
        self.list.show_entries(entries[::-1], all_of_them=len(entries) < self._read)
        self._undo.setEnabled(bool(editor.undo_label))
        self._redo.setEnabled(bool(editor.redo_label))
        undone = sum(entry.undone for entry in entries)
        self._foot.words.setText(tr("{count} undone", count=undone) if undone else "")

    def _read_more(self) -> None:
        self._read += _AT_ONCE
        self._show()


class HistoryRows(Rows[HistoryEntry]):
    """The steps for a view. `current` is the number of the last one that stands; not `complete`, there are older ones."""

    wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(lambda entry: str(entry.seq), parent)
        self.current = 0
        self.complete = True

    def canFetchMore(self, parent: Index) -> bool:
        return not self.complete

    def fetchMore(self, parent: Index) -> None:
        self.complete = True  # ask once
        self.wanted.emit()

    def shown(self, item: HistoryEntry, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return tr(item.label)
            case Qt.ItemDataRole.AccessibleTextRole:
                state = tr("current step") if item.seq == self.current else tr("undone") if item.undone else ""
                return ", ".join(part for part in (tr(item.label), moment(item.at), state) if part)
            case Qt.ItemDataRole.ToolTipRole:
                return f"{tr(item.label)}\n{_whole(item.at)}" if item.at else tr(item.label)
        return None


class HistoryList(QListView):
    """The steps. `picked` is a click or Enter on one, with its number."""

    picked = Signal(int)
    more = Signal()  # the foot of the list was reached: older steps are wanted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = HistoryRows(self)
        dressed(self, tr("History"))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setModel(self.rows)
        self.setItemDelegate(_Step(self))
        self.clicked.connect(self._pick)
        self.rows.wanted.connect(self.more)

    def show_entries(self, entries: list[HistoryEntry], *, all_of_them: bool) -> None:
        """Have these steps, the newest first."""
        current = max((entry.seq for entry in entries if not entry.undone), default=0)
        self.rows.show(entries)
        self.rows.complete = all_of_them
        if current != self.rows.current:
            before, self.rows.current = self.rows.row_of(str(self.rows.current)), current
            here = self.rows.index(self.rows.row_of(str(current)))
            self.update(self.rows.index(before))
            self.setCurrentIndex(here)
            self.scrollTo(here)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._pick(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _pick(self, index: QModelIndex) -> None:
        self.picked.emit(self.rows.item(index).seq)


class _Step(QStyledItemDelegate):
    """The name of a step and when it was made; a dot before the current one."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        rows, look, box = index.model(), tokens(), option.rect
        assert isinstance(rows, HistoryRows)
        entry = rows.item(index)
        current = entry.seq == rows.current
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(look.selection_fill if chosen else look.hover))
        ink = QColor(look.selection_text if chosen else look.text)
        if entry.undone:
            ink.setAlphaF(0.55)
        font = QFont(option.font)
        font.setItalic(entry.undone)
        font.setWeight(QFont.Weight.DemiBold if current else QFont.Weight.Normal)
        small = QFont(option.font)
        small.setPixelSize(look.type_small)
        if current:
            ratio = painter.device().devicePixelRatioF()
            tint = "selection_text" if chosen else "accent_ink"
            painter.drawPixmap(box.left() + _EDGE - 2, box.center().y() - 7, pixmap("chevron-right", 16, tint, ratio))
        middle = Qt.AlignmentFlag.AlignVCenter
        said = moment(entry.at)
        painter.setFont(small)
        quiet = QColor(look.selection_text if chosen else look.text_quiet)
        quiet.setAlphaF(ink.alphaF())
        painter.setPen(quiet)
        painter.drawText(box.adjusted(0, 0, -_EDGE, 0), middle | Qt.AlignmentFlag.AlignRight, said)
        words = box.adjusted(_EDGE + _SIGN - 4, 0, -_EDGE - painter.fontMetrics().horizontalAdvance(said) - 8, 0)
        painter.setFont(font)
        painter.setPen(ink)
        name = painter.fontMetrics().elidedText(tr(entry.label), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, middle, name)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, tokens().row)


def moment(at: str, now: datetime | None = None) -> str:
    """When a step was made (ISO, with its zone), in local time: the time of today, the day before that. "" for ""."""
    made = _local(at)
    if made is None:
        return ""
    today = (now or datetime.now(UTC)).astimezone().date()
    locale = QLocale()
    if made.date() == today:
        return locale.toString(QTime(made.hour, made.minute), QLocale.FormatType.ShortFormat)
    pattern = "d MMM" if made.year == today.year else "d MMM yyyy"
    return locale.toString(QDate(made.year, made.month, made.day), pattern)


def _whole(at: str) -> str:
    made = _local(at)
    when = QDateTime(QDate(made.year, made.month, made.day), QTime(made.hour, made.minute)) if made else QDateTime()
    return QLocale().toString(when, QLocale.FormatType.LongFormat)


def _local(at: str) -> datetime | None:
    try:
        return datetime.fromisoformat(at).astimezone()
    except ValueError:  # the file may say anything
        return None
