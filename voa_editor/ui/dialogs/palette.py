"""Find any action by its name and do it: the command palette."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QLabel, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout
from rapidfuzz import fuzz, process

from voa_editor.ui.actions.action import Action
from voa_editor.ui.dialogs.why import why
from voa_editor.ui.i18n import tr
from voa_editor.ui.theme.icons import icon
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.search_field import SearchField
from voa_editor.ui.widgets.veil import Veil
from voa_editor.ui.widgets.views import dressed

if TYPE_CHECKING:
    from voa_editor.ui.window import Window

_LEAST = 60.0  # of 100: what is less like the words typed is not shown
_WIDTH, _HEIGHT, _ROWS = 640, 32, 11  # pixels of the card and of a row; rows that show at once
_KEYS_WIDTH = 136  # pixels kept for the keys at the end of a row
Index = QModelIndex | QPersistentModelIndex


def matching(words: str, names: list[str]) -> list[int]:
    """Which of the names have all the words typed, the best first; where none has, those that are like them.

    The names are paths, "Object › Align › Align Left Edges": the last part counts most, and words that begin as one typed.
    All, in order, for no words.
    """
    if not words.strip():
        return list(range(len(names)))
    typed = words.casefold().split()
    lower = [name.casefold() for name in names]
    scores: dict[int, float] = {}
    for n, name in enumerate(lower):
        last = name.rsplit(" › ", 1)[-1]
        if all(word in name for word in typed):
            begun = sum(any(part.startswith(word) for part in last.split()) for word in typed)
            scores[n] = 2 * last.startswith(typed[0]) + begun + all(word in last for word in typed) - len(last) / 1000
    if not scores:
        like = process.extract(" ".join(typed), lower, scorer=fuzz.WRatio, limit=None, score_cutoff=_LEAST)
        scores = {index: score for _, score, index in like}
    return sorted(scores, key=lambda n: (-scores[n], n))


class Palette(Veil):
    """A field and the actions that match; Enter does the one marked."""

    def __init__(self, window: Window) -> None:
        super().__init__(window, _WIDTH)
        self._window = window
        self.setAccessibleName(tr("Commands"))
        self.field = SearchField(tr("Type what you want to do"))
        self.field.setProperty("role", "ask")
        self.field.installEventFilter(self)
        self.model = _Actions(window)
        self.list = dressed(QListView(), tr("Commands"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Row(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none = QLabel(tr("Nothing is called that. Try another word."))
        self._none.setProperty("role", "quiet")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._set_out()
        self.field.searched.connect(self._search)
        self.field.returnPressed.connect(self.run)
        self.field.descended.connect(lambda: self._step(1))
        self.list.clicked.connect(lambda index: self.run())
        self._search("")
        self.field.setFocus()

    def run(self) -> None:
        """Do the action that is marked, if it applies."""
        action = self.model.action(self.list.currentIndex().row())
        if action is None or not self.model.reason(action) == "":
            return
        self.close()
        self._window.canvas.setFocus()
        self._window.do(action)

    def _set_out(self) -> None:
        grid = tokens().grid
        column = QVBoxLayout(self.card)
        column.setContentsMargins(grid, grid, grid, grid)
        column.setSpacing(grid)
        hint = QLabel(tr("Enter runs the command   ·   Esc closes"))
        hint.setProperty("role", "small")
        hint.setContentsMargins(grid, 0, grid, 0)
        for part in (self.field, _line(), self.list, self._none, _line(), hint):
            column.addWidget(part)

    def _search(self, words: str) -> None:
        self.model.search(words)
        rows = min(self.model.rowCount(), _ROWS)
        self.list.setVisible(rows > 0)
        self.list.setFixedHeight(max(rows, 1) * _HEIGHT)
        self._none.setVisible(rows == 0)
        self._none.setFixedHeight(2 * _HEIGHT)
        self.list.setCurrentIndex(self.model.index(0, 0))
        self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:  # at once, whatever is typed
                self.reject()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS, Qt.Key.Key_PageUp: -_ROWS}
        if event.key() in steps:
            self._step(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _step(self, rows: int) -> None:
        row = min(max(self.list.currentIndex().row() + rows, 0), self.model.rowCount() - 1)
        self.list.setCurrentIndex(self.model.index(row, 0))


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("role", "line")
    return line


class _Actions(QAbstractListModel):
    """The actions that match. Of the best ones, those that apply come first: Enter should do something."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        self._all = [action for action in window.shortcuts.actions.values() if action.name != "palette"]
        self._names = [self._name(action) for action in self._all]
        self._shown: list[Action] = []
        self._words: list[str] = []
        self._reasons: dict[str, str] = {}

    def search(self, words: str) -> None:
        """Show the actions whose names are like the words."""
        self.beginResetModel()
        self._words = words.split()
        self._shown = [self._all[n] for n in matching(words, self._names)]
        if self._words:
            best = self._shown[:_ROWS]  # the others are asked when they show: there may be a hundred and more
            self._shown[:_ROWS] = sorted(best, key=lambda action: bool(self.reason(action)))
        self.endResetModel()

    def action(self, row: int) -> Action | None:
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def reason(self, action: Action) -> str:
        """Why an action does not apply now, "" if it does. Asked once while the palette is open."""
        if action.name not in self._reasons:
            self._reasons[action.name] = why(self._window, action)
        return self._reasons[action.name]

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        action = self.action(index.row())
        if action is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._names[self._all.index(action)]
        if role == Qt.ItemDataRole.DecorationRole:
            return icon(action.icon) if action.icon else None
        if role == _KEYS:
            return self._window.shortcuts[action.name].shortcut().toString()
        if role == _WHY:
            return self.reason(action)
        if role == _TYPED:
            return self._words
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr(action.tip) or None
        return None

    def _name(self, action: Action) -> str:
        label = action.says(self._window) if action.says else tr(action.label)
        return " › ".join([*(tr(part) for part in action.menu.split("/") if part), label.removesuffix("…")])


_KEYS, _WHY, _TYPED = (Qt.ItemDataRole.UserRole + n for n in (1, 2, 3))


class _Row(QStyledItemDelegate):
    """The name of an action, what was typed of it in bold; its menu quietly and its keys at the right.

    One that does not apply is grey, with the reason in place of the menu.
    """

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, grid = tokens(), tokens().grid
        self.initStyleOption(option, index)
        path, _, name = option.text.rpartition(" › ")
        reason, keys, mark = index.data(_WHY), index.data(_KEYS), QIcon(option.icon)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        plain = look.text_disabled if reason else look.selection_text if selected else look.text
        quiet = look.text_disabled if reason else look.selection_text if selected else look.text_quiet
        painter.save()
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.selection_fill if selected and not reason else look.hover))
            painter.drawRoundedRect(option.rect, look.radius, look.radius)
        box = option.rect.adjusted(grid + 2, 0, -grid - 2, 0)
        mark.paint(painter, QRect(box.x(), box.y() + (box.height() - 16) // 2, 16, 16))
        painter.setFont(option.font)
        painter.setPen(QColor(quiet))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, keys)
        painter.drawText(box.adjusted(0, 0, -_KEYS_WIDTH, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                         reason or path)  # fmt: skip
        painter.setPen(QColor(plain))
        _in_parts(painter, box.adjusted(16 + grid + 2, 0, 0, 0), parts(name, index.data(_TYPED)))
        painter.restore()


def parts(name: str, words: list[str]) -> list[tuple[str, bool]]:
    """A name in parts, with whether each was typed: "Align Left" for "le" is "Align ", "Le", "ft"."""
    lower, typed = name.casefold(), [False] * len(name)
    for word in words if len(lower) == len(name) else ():
        at = f" {lower}".find(f" {word.casefold()}")  # rather where a word begins
        at = at if at >= 0 else lower.find(word.casefold())
        if at >= 0:
            typed[at : at + len(word)] = [True] * len(word)
    return [("".join(c for c, _ in run), on) for on, run in groupby(zip(name, typed, strict=True), key=lambda pair: pair[1])]


def _in_parts(painter: QPainter, box: QRect, found: list[tuple[str, bool]]) -> None:
    """Write parts one after the other, those that were typed in bold."""
    font = QFont(painter.font())
    for words, typed in found:
        font.setWeight(QFont.Weight.Bold if typed else QFont.Weight.Normal)
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
        box.setLeft(box.left() + painter.fontMetrics().horizontalAdvance(words))
