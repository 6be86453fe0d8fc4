"""Find any action by its name and do it: the command palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import QDialog, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout
from rapidfuzz import fuzz, process

from voa_editor.ui.actions.action import Action
from voa_editor.ui.dialogs.why import why
from voa_editor.ui.i18n import tr
from voa_editor.ui.theme.icons import icon
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.search_field import SearchField
from voa_editor.ui.widgets.views import dressed

if TYPE_CHECKING:
    from voa_editor.ui.window import Window

_LEAST = 60.0  # of 100: what is less like the words typed is not shown
_WIDTH, _ROWS = 600, 11
Index = QModelIndex | QPersistentModelIndex


def matching(words: str, names: list[str]) -> list[int]:
    """Which of the names have all the words typed, the best first; where none has, those that are like them.

    The names are paths, "Object › Align › Align Left Edges": the last part counts most. All, in order, for no words.
    """
    if not words.strip():
        return list(range(len(names)))
    typed = words.casefold().split()
    lower = [name.casefold() for name in names]
    scores: dict[int, float] = {}
    for n, name in enumerate(lower):
        last = name.rsplit(" › ", 1)[-1]
        if all(word in name for word in typed):
            scores[n] = 2 * last.startswith(typed[0]) + all(word in last for word in typed) - len(last) / 1000
    if not scores:
        like = process.extract(" ".join(typed), lower, scorer=fuzz.WRatio, limit=None, score_cutoff=_LEAST)
        scores = {index: score for _, score, index in like}
    return sorted(scores, key=lambda n: (-scores[n], n))


class Palette(QDialog):
    """A field and the actions that match; Enter does the one marked. It goes when it loses the focus."""

    def __init__(self, window: Window) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self._window = window
        self.setAccessibleName(tr("Commands"))
        self.setProperty("role", "popup")
        grid = tokens().grid
        column = QVBoxLayout(self)
        column.setContentsMargins(grid, grid, grid, grid)
        column.setSpacing(grid)
        self.field = SearchField(tr("Type what you want to do"))
        self.model = _Actions(window)
        self.list = dressed(QListView(), tr("Commands"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Row(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.field.searched.connect(self._search)
        self.field.returnPressed.connect(self.run)
        self.field.descended.connect(lambda: self._step(1))
        self.list.clicked.connect(lambda index: self.run())
        self._search("")
        self._stand()

    def run(self) -> None:
        """Do the action that is marked, if it applies."""
        action = self.model.action(self.list.currentIndex().row())
        if action is None or not self.model.reason(action) == "":
            return
        self.close()
        self._window.canvas.setFocus()
        self._window.do(action)

    def _search(self, words: str) -> None:
        self.model.search(words)
        self.list.setCurrentIndex(self.model.index(0, 0))

    def _stand(self) -> None:
        """In the middle, a little below the window's head."""
        look = tokens()
        self.resize(_WIDTH, look.row * (_ROWS + 1) + 3 * look.grid + 4)
        corner = self._window.mapToGlobal(self._window.rect().topLeft())
        self.move(corner.x() + (self._window.width() - self.width()) // 2, corner.y() + 12 * look.grid)
        self.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS, Qt.Key.Key_PageUp: -_ROWS}
        if event.key() in steps:
            self._step(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _step(self, rows: int) -> None:
        row = min(max(self.list.currentIndex().row() + rows, 0), self.model.rowCount() - 1)
        self.list.setCurrentIndex(self.model.index(row, 0))


class _Actions(QAbstractListModel):
    """The actions that match, those that apply first among equals."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        self._all = [action for action in window.shortcuts.actions.values() if action.name != "palette"]
        self._names = [self._name(action) for action in self._all]
        self._shown: list[Action] = []
        self._reasons: dict[str, str] = {}

    def search(self, words: str) -> None:
        """Show the actions whose names are like the words."""
        self.beginResetModel()
        self._shown = [self._all[n] for n in matching(words, self._names)]
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
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr(action.tip) or None
        return None

    def _name(self, action: Action) -> str:
        label = action.says(self._window) if action.says else tr(action.label)
        return " › ".join([*(tr(part) for part in action.menu.split("/") if part), label.removesuffix("…")])


_KEYS, _WHY = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2


class _Row(QStyledItemDelegate):
    """The path of an action quietly before its name, its keys at the right; one that does not apply in grey, with the reason."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, tokens().row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, grid = tokens(), tokens().grid
        self.initStyleOption(option, index)
        words, reason, keys = option.text, index.data(_WHY), index.data(_KEYS)
        mark = QIcon(option.icon)
        option.icon, option.text = QIcon(), ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        plain = look.selection_text if selected else look.text
        quiet = look.selection_text if selected else look.text_quiet
        box = option.rect.adjusted(grid, 0, -grid, 0)
        mark.paint(painter, QRect(box.x(), box.y() + (box.height() - 16) // 2, 16, 16))
        box.setLeft(box.left() + 16 + grid)
        right = reason or keys
        painter.setPen(QColor(look.text_disabled if reason else quiet))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, right)
        box.setRight(box.right() - painter.fontMetrics().horizontalAdvance(right) - 2 * grid)
        path, _, name = words.rpartition(" › ")
        if path:
            painter.setPen(QColor(look.text_disabled if reason else quiet))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, path + " › ")
            box.setLeft(box.left() + painter.fontMetrics().horizontalAdvance(path + " › "))
        painter.setPen(QColor(look.text_disabled if reason else plain))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, name)
