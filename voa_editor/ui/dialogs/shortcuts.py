"""Show the keys of every action, and let the user choose others."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from voa_editor.ui.actions.action import Action
from voa_editor.ui.i18n import tr
from voa_editor.ui.preferences import PreferenceFile
from voa_editor.ui.shortcuts import keys_of, shown_keys
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.keys_field import KeysField
from voa_editor.ui.widgets.search_field import SearchField
from voa_editor.ui.widgets.views import dressed

_NAME = Qt.ItemDataRole.UserRole


class ShortcutsDialog(QDialog):
    """A list to search by name or keys; below it the keys of the marked action, to be pressed. What is chosen holds at once."""

    def __init__(self, preferences: PreferenceFile, actions: tuple[Action, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._actions = {action.name: action for action in actions}
        self.setWindowTitle(tr("Keyboard Shortcuts"))
        self.resize(640, 560)
        grid = tokens().grid
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * grid, 2 * grid, 2 * grid, 2 * grid)
        column.setSpacing(grid)
        self.field = SearchField(tr("Search by name or keys"))
        self.field.searched.connect(self._search)
        self.list = self._table()
        self.field.descended.connect(self.list.setFocus)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addLayout(self._editor())
        self.note = QLabel()
        self.note.setProperty("role", "warning")
        column.addWidget(self.note)
        column.addLayout(self._buttons())
        preferences.changed.connect(self._refresh)
        self._refresh()
        self._mark_first()

    # -- choosing ----------------------------------------------------------------------------------------------------------

    @property
    def marked(self) -> Action | None:
        """The action whose keys are edited."""
        item = self.list.currentItem()
        return self._actions.get(item.data(0, _NAME)) if item else None

    def mark(self, name: str) -> None:
        """Mark an action by its name."""
        item = next(item for item in self._items() if item.data(0, _NAME) == name)
        self.list.setCurrentItem(item)

    def assign(self, keys: str) -> None:
        """Give the marked action these keys, and take them from the action that has them."""
        if self.marked is None:
            return
        chosen = dict(self._preferences.value.shortcuts)
        for other in self._users(keys):
            left = [each for each in keys_of(other, chosen) if not _same(each, keys)]
            chosen[other.name] = " ".join(left)
        chosen[self.marked.name] = keys
        self._preferences.update(shortcuts=self._own(chosen))

    def reset(self) -> None:
        """Give the marked action the keys it had at first."""
        if self.marked is not None:
            chosen = {name: keys for name, keys in self._preferences.value.shortcuts.items() if name != self.marked.name}
            self._preferences.update(shortcuts=chosen)

    def reset_all(self) -> None:
        """Give every action the keys it had at first."""
        self._preferences.update(shortcuts={})

    def _own(self, chosen: dict[str, str]) -> dict[str, str]:
        """Only what differs from the table."""
        return {n: keys for n, keys in chosen.items() if n not in self._actions or keys.split() != [*self._actions[n].shortcuts]}

    def _users(self, keys: str) -> list[Action]:
        """The other actions that have these keys."""
        chosen = self._preferences.value.shortcuts
        return [
            action
            for action in self._actions.values()
            if keys and action is not self.marked and any(_same(each, keys) for each in keys_of(action, chosen))
        ]

    # -- showing -----------------------------------------------------------------------------------------------------------

    def _table(self) -> QTreeWidget:
        table = dressed(QTreeWidget(), tr("Actions"))
        table.setRootIsDecorated(False)
        table.setColumnCount(3)
        table.setHeaderLabels([tr("Action"), tr("Menu"), tr("Keys")])
        table.header().setStretchLastSection(False)
        table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 150), (2, 170)):
            table.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            table.setColumnWidth(column, width)
        for action in sorted(self._actions.values(), key=lambda action: tr(action.label)):
            item = QTreeWidgetItem([tr(action.label).removesuffix("…"), " › ".join(map(tr, action.menu.split("/"))), ""])
            item.setData(0, _NAME, action.name)
            table.addTopLevelItem(item)
        table.currentItemChanged.connect(lambda *_: self._show_marked())
        return table

    def _editor(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(tokens().grid)
        self.keys = KeysField(tr("Press the new keys"))
        self.keys.keySequenceChanged.connect(self._warn)
        assign, reset = QPushButton(tr("Assign")), QPushButton(tr("Reset"))
        assign.clicked.connect(lambda: self.assign(_text(self.keys.keySequence())))
        reset.clicked.connect(self.reset)
        label = QLabel(tr("New keys"))
        label.setBuddy(self.keys)
        for part, stretch in ((label, 0), (self.keys, 1), (assign, 0), (reset, 0)):
            row.addWidget(part, stretch)
        return row

    def _buttons(self) -> QHBoxLayout:
        row, everything = QHBoxLayout(), QPushButton(tr("Reset All"))
        everything.setProperty("kind", "flat")
        everything.clicked.connect(self.reset_all)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        row.addWidget(everything)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def _search(self, words: str) -> None:
        wanted = words.casefold().split()
        for item in self._items():
            said = " ".join(item.text(column) for column in range(3)).casefold()
            item.setHidden(not all(word in said for word in wanted))
        self._mark_first()

    def _mark_first(self) -> None:
        first = next((item for item in self._items() if not item.isHidden()), None)
        if first is not None:
            self.list.setCurrentItem(first)

    def _refresh(self) -> None:
        chosen = self._preferences.value.shortcuts
        for item in self._items():
            action = self._actions[item.data(0, _NAME)]
            item.setText(2, ", ".join(map(shown_keys, keys_of(action, chosen))))
            font = item.font(2)
            font.setBold(action.name in chosen)
            item.setFont(2, font)
        self._show_marked()

    def _show_marked(self) -> None:
        keys = keys_of(self.marked, self._preferences.value.shortcuts) if self.marked else ()
        self.keys.setKeySequence(QKeySequence(keys[0] if keys else ""))
        self._warn()

    def _warn(self) -> None:
        users = self._users(_text(self.keys.keySequence()))
        names = ", ".join(tr(action.label).removesuffix("…") for action in users)
        self.note.setText(tr("These keys are those of {names}; assigning takes them from there", names=names) if users else "")

    def _items(self) -> list[QTreeWidgetItem]:
        return [item for n in range(self.list.topLevelItemCount()) if (item := self.list.topLevelItem(n))]


def _same(one: str, other: str) -> bool:
    return QKeySequence(one).matches(QKeySequence(other)) == QKeySequence.SequenceMatch.ExactMatch


def _text(keys: QKeySequence) -> str:
    """Keys as the table writes them."""
    return keys.toString(QKeySequence.SequenceFormat.PortableText)
