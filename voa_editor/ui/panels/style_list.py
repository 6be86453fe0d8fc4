"""List the styles of a kind in their looks, one of them in hand, that of the selection marked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from voa_editor.edit.commands.styles import KINDS, Kind, find_style
from voa_editor.model.issue import Issue
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.style_rows import ID, IN_USE, KEYS, OVERRIDDEN, SAMPLE, StyleRows, sample_of
from voa_editor.ui.widgets.views import dressed

Used = tuple[str, bool]
"""The style of what is selected ("" for none), and whether something there is overridden."""


class StyleList(QListWidget):
    """`renamed` sends the id of a style and the name that was typed for it."""

    renamed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        dressed(self, tr("Styles"))
        self._used: Used = ("", False)
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
        for style in issue.children(KINDS[kind]):
            item = QListWidgetItem(style.name or style.id, self)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            base = find_style(issue, style.based_on)
            item.setToolTip(tr("{name}, based on {base}", name=style.name, base=base.name) if base else style.name)
            for role, value in ((ID, style.id), (SAMPLE, sample_of(issue, style)), (KEYS, style.keys)):
                item.setData(role, value)
        self.choose(kept)

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
                self.setCurrentItem(item)
                self.scrollToItem(item)

    def search(self, text: str) -> bool:
        """Show the styles whose names hold these words; False if none do."""
        words = text.casefold().split()
        found = []
        for item in self._items():
            fits = all(word in item.text().casefold() for word in words)
            item.setHidden(not fits)
            if fits:
                found.append(item)
        if words and found and not self.in_hand:
            self.setCurrentItem(found[0])
        return bool(found)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]
