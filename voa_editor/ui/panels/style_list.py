"""List the styles of a kind in their looks, one of them in hand, that of the selection marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from voa_editor.edit.commands.styles import KINDS, Kind, Style, find_style
from voa_editor.model.issue import Issue
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.style_rows import FOLDED, ID, IN_USE, KEYS, OVERRIDDEN, SAMPLE, StyleRows, sample_of
from voa_editor.ui.widgets.views import dressed

Used = tuple[str, bool]
"""The style of what is selected ("" for none), and whether something there is overridden."""


def families(styles: Sequence[Style]) -> list[tuple[str, list[Style]]]:
    """Styles that are named alike up to a comma ("Headline", "Headline, large"), two at least, below that name; before them,
    below "", those that have no such kin. Each in the order that the issue has."""
    kin = Counter(map(_family, styles))
    found: dict[str, list[Style]] = {"": []}
    for style in styles:
        name = _family(style)
        found.setdefault(name if kin[name] > 1 else "", []).append(style)
    return [(name, members) for name, members in found.items() if members]


def _family(style: Style) -> str:
    return (style.name or style.id).partition(",")[0].strip()


class StyleList(QListWidget):
    """`renamed` sends the id of a style and the name that was typed for it. A click on the name of a family folds it."""

    renamed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        dressed(self, tr("Styles"))
        self._used: Used = ("", False)
        self._words = ""
        self._folded: set[str] = set()  # families
        self.itemClicked.connect(self._fold)
        rows = StyleRows(self)
        rows.renamed.connect(self.renamed)
        self.setItemDelegate(rows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    @property
    def in_hand(self) -> str:
        """The id of the style that the buttons are about, "" for none."""
        item = self.currentItem()
        return str(item.data(ID)) if item is not None and not item.isHidden() else ""

    def fill(self, issue: Issue, kind: Kind) -> None:
        """List the styles of a kind, the same one in hand if it is among them."""
        kept, self._used = self.in_hand, ("", False)
        self.clear()
        for family, styles in families(issue.children(KINDS[kind])):
            if family:
                QListWidgetItem(family, self).setFlags(Qt.ItemFlag.ItemIsEnabled)
            for style in styles:
                self._add(issue, style)
        self.choose(kept)

    def _add(self, issue: Issue, style: Style) -> None:
        item = QListWidgetItem(style.name or style.id, self)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        base = find_style(issue, style.based_on)
        item.setToolTip(tr("{name}, based on {base}", name=style.name, base=base.name) if base else style.name)
        for role, value in ((ID, style.id), (SAMPLE, sample_of(issue, style)), (KEYS, style.keys)):
            item.setData(role, value)

    def mark(self, used: Used) -> None:
        """Mark the style of what is selected; it is taken in hand if it was not that before."""
        if used == self._used:
            return
        for item in self._items():
            on = item.data(ID) == used[0]
            item.setData(IN_USE, on)
            item.setData(OVERRIDDEN, on and used[1])
        if used[0] and used[0] != self._used[0]:
            self.choose(used[0])
        self._used = used

    def choose(self, style: str) -> None:
        """Take a style in hand."""
        for item in self._items():
            if item.data(ID) == style:
                if item.isHidden() and not self._words:
                    self._folded.discard(self._family_of(item))
                    self._show()
                self.setCurrentItem(item)
                self.scrollToItem(item)

    def search(self, text: str) -> bool:
        """Show the styles whose names hold these words; False if none do."""
        self._words = text.casefold()
        found = self._show()
        if self._words and found and not self.in_hand:
            self.setCurrentItem(found[0])
        return bool(found)

    def _show(self) -> list[QListWidgetItem]:
        """Hide what does not fit the words and, where none are searched for, what is folded. The styles that fit."""
        words, found = self._words.split(), []
        head: QListWidgetItem | None = None
        for item in map(self.item, range(self.count())):
            if not item.data(ID):
                head = item
                head.setHidden(bool(words))
                head.setData(FOLDED, item.text() in self._folded and not words)
                continue
            fits = all(word in item.text().casefold() for word in words)
            item.setHidden(not fits or (head is not None and bool(head.data(FOLDED))))
            if fits:
                found.append(item)
                if head is not None:
                    head.setHidden(False)
        return found

    def _fold(self, item: QListWidgetItem) -> None:
        if not item.data(ID) and not self._words:
            self._folded ^= {item.text()}
            self._show()

    def _family_of(self, item: QListWidgetItem) -> str:
        """The name that an item stands below, "" for none."""
        above = map(self.item, range(self.row(item), -1, -1))
        return next((one.text() for one in above if not one.data(ID)), "")

    def _items(self) -> list[QListWidgetItem]:
        """The styles, without the names of their families."""
        return [item for item in map(self.item, range(self.count())) if item.data(ID)]
