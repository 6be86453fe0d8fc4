"""Show the paragraph, character and object styles; apply them, make them, change them."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from voa_editor.edit import overridden
from voa_editor.edit.change import Change
from voa_editor.edit.commands import styles as styling
from voa_editor.edit.commands.styles import KINDS, Kind, find_style
from voa_editor.edit.commands.text import ranges
from voa_editor.edit.formatting import set_character_style
from voa_editor.edit.selection import Selection
from voa_editor.model.issue import Issue, Version, same
from voa_editor.model.references import named
from voa_editor.model.styles import CharacterStyle, ObjectStyle, ParagraphStyle, Swatch
from voa_editor.tools.desk import Desk
from voa_editor.ui.dialogs.replace_with import ReplaceWith
from voa_editor.ui.dialogs.style_editor import StyleEditor
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.hand import Hand
from voa_editor.ui.panels.live import Live
from voa_editor.ui.panels.style_list import StyleList, Used
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.does import does
from voa_editor.ui.widgets.empty_state import EmptyState
from voa_editor.ui.widgets.icon_button import icon_button
from voa_editor.ui.widgets.options import Option
from voa_editor.ui.widgets.search_field import SearchField
from voa_editor.ui.widgets.segmented import Segmented

_TABS = (("paragraph", "Paragraph"), ("character", "Character"), ("object", "Object"))
_FIXED = "ps-body"  # what text falls back on: it cannot go
_BUTTONS = (("new", "add"), ("edit", "properties"), ("duplicate", "duplicate"), ("delete", "remove"))


class StylesPanel(QWidget):
    """Double-click or Enter applies a style to what is selected, F2 renames it; the other ways stand below and in its menu.

    A check marks the style of what is selected, a plus that something there is overridden.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.hand = Hand(desk, lambda: self.live.now())
        self._shown: tuple[Version, ...] = ()
        self._used: Used = ("", False)
        self.tabs = Segmented(tr("Kind of style"), [Option(kind, tr(words)) for kind, words in _TABS])
        self.tabs.key = "paragraph"
        self.search = SearchField(tr("Search styles"))
        self.list = StyleList()
        self.empty = EmptyState("", "", icon_name="styles")
        self.actions_ = self._actions()
        self.redefine_button = QPushButton(tr("Redefine"))
        self._lay_out()
        self._connect()
        self.live = Live(self, desk, self._refresh)

    # -- making ----------------------------------------------------------------------------------------------------------

    def _actions(self) -> dict[str, QAction]:
        table: tuple[tuple[str, str, Callable[[], object], str], ...] = (
            ("apply", tr("Apply"), self._apply, ""),
            ("apply-clear", tr("Apply and Clear Overrides"), lambda: self._apply(clear=True), ""),
            ("edit", tr("Edit Style…"), self.edit, ""),
            ("rename", tr("Rename"), lambda: self.list.editItem(self.list.currentItem()), ""),
            ("keys", tr("Assign Keys…"), lambda: self.edit(keys=True), ""),
            ("duplicate", tr("Duplicate Style"), self._duplicate, ""),
            ("redefine", tr("Redefine from Selection"), self._redefine, ""),
            ("delete", tr("Delete Style"), self._delete, "Del"),
            ("new", tr("New Style from Selection"), self.new, ""),
        )
        made = {}
        for name, words, act, keys in table:
            action = made[name] = QAction(words, self.list)
            action.triggered.connect(lambda checked=False, act=act: act())
            if keys:
                action.setShortcut(QKeySequence(keys))
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                self.list.addAction(action)
        return made

    def _lay_out(self) -> None:
        grid = tokens().grid
        head, foot = QVBoxLayout(), QHBoxLayout()
        head.setContentsMargins(12, 4, 12, grid)
        head.setSpacing(grid)
        head.addWidget(self.tabs)
        head.addWidget(self.search)
        foot.setContentsMargins(grid, 4, grid, 4)
        foot.setSpacing(2)
        self._buttons = {name: icon_button(pictogram, self.actions_[name].text()) for name, pictogram in _BUTTONS}
        for button in self._buttons.values():
            foot.addWidget(button)
        foot.addStretch(1)
        self.redefine_button.setProperty("kind", "flat")
        self.redefine_button.setToolTip(tr("Let the style say what the selection has otherwise"))
        foot.addWidget(does(self.redefine_button, f"redefine-{self.kind}-style"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        for name, button in self._buttons.items():
            button.clicked.connect(self.actions_[name].trigger)
        self.redefine_button.clicked.connect(self._redefine)
        self.tabs.chosen.connect(lambda kind: self._fill())
        self.search.searched.connect(self._search)
        self.search.descended.connect(self.list.setFocus)
        self.search.returnPressed.connect(self._apply)
        self.list.renamed.connect(self._rename)
        self.list.itemActivated.connect(lambda item: self._apply())
        self.list.currentItemChanged.connect(lambda *_: self._enable())
        self.list.customContextMenuRequested.connect(self._menu)

    # -- showing ---------------------------------------------------------------------------------------------------------

    @property
    def kind(self) -> Kind:
        """Which styles are listed."""
        return cast(Kind, self.tabs.key)

    def _refresh(self) -> None:
        issue = self.desk.issue
        versions = tuple(issue.version(kind) for kind in (ParagraphStyle, CharacterStyle, ObjectStyle, Swatch))
        if not same(versions, self._shown):
            self._shown = versions
            self._fill()
        else:
            self._mark()

    def _fill(self) -> None:
        self.list.fill(self.desk.issue, self.kind)
        self._search(self.search.text())
        self._mark()

    def _mark(self) -> None:
        self._used = self._in_use()
        self.list.mark(self._used)
        self._enable()

    def _in_use(self) -> Used:
        """The style of the first of what is selected, and whether something there is overridden."""
        issue, selection = self.desk.issue, self.desk.selection
        match self.kind:
            case "object":
                found = overridden.of_frames(issue, selection) if not selection.text else None
            case "paragraph":
                found = overridden.of_paragraphs(issue, ranges(issue, selection))
            case _:
                found = overridden.of_characters(issue, ranges(issue, selection))
        return (found.style, bool(found.values)) if found else ("", False)

    def _search(self, text: str) -> None:
        found = self.list.search(text)
        self.list.setVisible(found)
        self.empty.setVisible(not found)
        if self.list.count():
            self.empty.say(tr("Nothing found"), tr("No style of this kind is called that."))
        else:
            self.empty.say(tr("No styles yet"), tr("Select something that looks right, then press + to make a style of it."))
        self._enable()

    def _enable(self) -> None:
        style, selected = self.list.in_hand, not self.desk.selection.empty
        for name, action in self.actions_.items():
            action.setEnabled(bool(style) or name == "new")
        self.actions_["apply"].setEnabled(bool(style) and selected)
        self.actions_["apply-clear"].setEnabled(bool(style) and selected and self.kind != "object")
        self.actions_["delete"].setEnabled(style not in ("", _FIXED))
        self.actions_["redefine"].setEnabled(bool(style) and self._used == (style, True))
        for name, button in self._buttons.items():
            button.setEnabled(self.actions_[name].isEnabled())
        self.redefine_button.setEnabled(self.actions_["redefine"].isEnabled())
        does(self.redefine_button, f"redefine-{self.kind}-style")

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        for name, action in self.actions_.items():
            if name in ("edit", "redefine", "new"):
                menu.addSeparator()
            menu.addAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.list.viewport().mapToGlobal(at))

    # -- doing -----------------------------------------------------------------------------------------------------------

    def _apply(self, *, clear: bool = False) -> None:
        style, text = self.list.in_hand, self.desk.selection.text
        if style:
            self.hand.apply_style(style, clear=clear)
        elif self.kind == "character" and text is not None and text.is_caret:
            self.hand.style("Apply No Style", lambda issue, here: set_character_style(issue, here, ""))

    def new(self) -> None:
        """Make a style of what is selected, set that in it, and let it be named."""
        kind, before = self.kind, self._ids()

        def made(issue: Issue, selection: Selection) -> Change | None:
            base = _FIXED if kind == "paragraph" and _FIXED in issue else ""
            change = styling.new_style(issue, kind, from_selection=selection) or styling.new_style(issue, kind, based_on=base)
            if change is None:
                return None
            now = change.apply(issue)
            (new,) = change.added
            return change.then(styling.apply_style(now, selection, new, clear=kind != "object") or Change())

        if self.hand.do(f"New {kind.title()} Style", made):
            (new,) = self._ids() - before
            self.search.clear()
            self.list.choose(new)
            self.list.setFocus()
            self.list.editItem(self.list.currentItem())

    def _ids(self) -> set[str]:
        return {style.id for style in self.desk.issue.all(KINDS[self.kind])}

    def edit(self, *, keys: bool = False) -> None:
        """Open the editor of the style in hand."""
        if find_style(self.desk.issue, self.list.in_hand):
            self.hand.give_up()
            StyleEditor(self.desk, self.list.in_hand, self.window(), keys=keys).open()

    def _rename(self, style: str, name: str) -> None:
        self.hand.do("Rename Style", lambda issue, selection: styling.rename_style(issue, style, name))

    def _duplicate(self) -> None:
        style = self.list.in_hand
        self.hand.do("Duplicate Style", lambda issue, selection: styling.duplicate_style(issue, style))

    def _redefine(self) -> None:
        style = self.list.in_hand
        self.hand.do("Redefine Style", lambda issue, selection: styling.redefine(issue, selection, style))

    def _delete(self) -> None:
        """Delete the style in hand; if it is in use, ask what is to stand instead."""
        issue, style = self.desk.issue, find_style(self.desk.issue, self.list.in_hand)
        if style is None or style.id == _FIXED:
            return
        if not any(style.id in named(record) for record in issue.records.values()):
            self._without(style.id, "")
            return
        others = [Option(one.id, one.name) for one in issue.children(type(style)) if one.id != style.id]
        plain = tr("None") if isinstance(style, ObjectStyle) else tr("The style it is based on")
        dialog = ReplaceWith(tr("Delete “{name}”", name=style.name), [Option("", plain), *others], self.window())
        dialog.chosen.connect(lambda instead: self._without(style.id, instead))
        dialog.open()

    def _without(self, style: str, instead: str) -> None:
        self.hand.do("Delete Style", lambda issue, selection: styling.delete_style(issue, style, instead))
