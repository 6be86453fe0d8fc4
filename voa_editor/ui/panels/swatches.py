"""Show the swatches, colour with them, mix them."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QListWidget, QListWidgetItem, QMenu, QVBoxLayout, QWidget

from voa_editor.edit.commands.swatches import Target, delete_swatches, duplicate_swatch
from voa_editor.edit.selection import Selection
from voa_editor.model.issue import Version
from voa_editor.model.references import named
from voa_editor.model.styles import Swatch
from voa_editor.model.swatches import BLACK_ID, BUILT_IN
from voa_editor.tools.desk import Desk
from voa_editor.ui.dialogs.replace_with import ReplaceWith
from voa_editor.ui.dialogs.swatch_editor import SwatchEditor
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.colour_target import colour, colouring, targets, worn
from voa_editor.ui.panels.colours import chips
from voa_editor.ui.panels.hand import Hand
from voa_editor.ui.panels.live import Live
from voa_editor.ui.panels.properties.subject import Looks, Subject
from voa_editor.ui.panels.swatch_rows import CELL, COLOUR, ID, IN_USE, INKS, SwatchRows
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.form import Form
from voa_editor.ui.widgets.icon_button import icon_button
from voa_editor.ui.widgets.options import Option
from voa_editor.ui.widgets.segmented import Segmented
from voa_editor.ui.widgets.slider_field import SliderField
from voa_editor.ui.widgets.swatch_button import SwatchButton
from voa_editor.ui.widgets.views import dressed

_TARGETS = (("fill", "Fill"), ("stroke", "Stroke"), ("text", "Text"))
_BUTTONS = (("new", "add"), ("edit", "properties"), ("duplicate", "duplicate"), ("delete", "remove"))
_FIXED = ("", *BUILT_IN)  # every issue has them


class SwatchesPanel(QWidget):
    """A click colours what is selected, a double click mixes the swatch anew. A check marks the colour of what is selected."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.hand = Hand(desk, lambda: self.live.now())
        self._looks, self._shown = Looks(), cast("Version", self)
        self._subject = Subject(desk.issue, Selection(), looks=self._looks)
        self._for_frames: Target = "fill"
        self.target = Segmented(tr("What is coloured"), [Option(key, tr(words)) for key, words in _TARGETS])
        self.target.key = "fill"
        self.tint = SliderField(tr("Tint"), 0, 100, suffix="%")
        self.tint.value = None
        self.list = dressed(QListWidget(), tr("Swatches"))
        self.list.setItemDelegate(SwatchRows(self.list))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMovement(QListView.Movement.Static)
        self.actions_ = self._actions()
        self.grid_button = icon_button("grid", tr("Show as a grid"), checkable=True)
        self._lay_out()
        self._connect()
        self.live = Live(self, desk, self._refresh)

    # -- making ----------------------------------------------------------------------------------------------------------

    def _actions(self) -> dict[str, QAction]:
        table: tuple[tuple[str, str, Callable[[], object], str], ...] = (
            ("new", tr("New Swatch…"), self.new, ""), ("edit", tr("Edit Swatch…"), self.edit, "F2"),
            ("duplicate", tr("Duplicate Swatch"), self._duplicate, ""), ("delete", tr("Delete Swatch"), self._delete, "Del"),
            ("unused", tr("Delete Unused Swatches"), lambda: self.hand.run("delete-unused-swatches"), ""),
        )  # fmt: skip
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
        form, head, foot = Form(label_width=40), QVBoxLayout(), QHBoxLayout()
        form.add_fields(self.target)
        form.add_row(tr("Tint"), self.tint)
        head.setContentsMargins(12, 4, 12, grid)
        head.addWidget(form)
        foot.setContentsMargins(grid, 4, grid, 4)
        foot.setSpacing(2)
        self._buttons = {name: icon_button(pictogram, self.actions_[name].text()) for name, pictogram in _BUTTONS}
        for button in self._buttons.values():
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.grid_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        for name, button in self._buttons.items():
            button.clicked.connect(self.actions_[name].trigger)
        self.grid_button.toggled.connect(self._show_as_grid)
        self.target.chosen.connect(self._aim)
        self.tint.previewed.connect(self._preview_tint)
        self.tint.edited.connect(self._set_tint)
        self.list.itemClicked.connect(lambda item: self._apply(item))
        self.list.itemActivated.connect(self._activate)
        self.list.itemDoubleClicked.connect(lambda item: self.edit())
        self.list.currentItemChanged.connect(lambda *_: self._enable())
        self.list.customContextMenuRequested.connect(self._menu)

    # -- showing ---------------------------------------------------------------------------------------------------------

    @property
    def in_hand(self) -> str:
        """The id of the swatch that the buttons are about, "" for none."""
        item = self.list.currentItem()
        return str(item.data(ID)) if item is not None else ""

    @property
    def aim(self) -> Target:
        """What a click colours."""
        return cast(Target, self.target.key or "fill")

    def _refresh(self) -> None:
        desk = self.desk
        was_text = self._subject.in_text
        self._subject = Subject(desk.issue, desk.selection, looks=self._looks)
        if (version := desk.issue.version(Swatch)) is not self._shown:
            self._shown = version
            self._fill()
        if self._subject.in_text != was_text:
            self.target.key = "text" if self._subject.in_text else self._for_frames
        self._mark()

    def _fill(self) -> None:
        """List the swatches anew, the same one in hand."""
        kept = self.in_hand
        self.list.clear()
        for chip in chips(self.desk.issue):
            item = QListWidgetItem(chip.label, self.list)
            item.setToolTip(f"{chip.label}: {chip.detail}" if chip.detail else chip.label)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, item.toolTip())
            for role, value in ((ID, chip.key), (COLOUR, chip.colour), (INKS, chip.detail)):
                item.setData(role, value)
            if chip.key == kept:
                self.list.setCurrentItem(item)

    def _mark(self) -> None:
        offered = targets(self._subject)
        self.target.set_enabled(offered)
        swatch, tint = worn(self._subject, self.aim) if self.aim in offered else (None, None)
        if self.tint.value != (shown := None if tint is None else round(tint * 100, 2)):
            self.tint.value = shown
        self.tint.setEnabled(bool(swatch))
        for row in range(self.list.count()):
            item = self.list.item(row)
            if bool(item.data(IN_USE)) != (item.data(ID) == swatch):
                item.setData(IN_USE, item.data(ID) == swatch)
        self._enable()

    def _enable(self) -> None:
        held = self.desk.issue.find(Swatch, self.in_hand)
        self.actions_["edit"].setEnabled(held is not None and held.id not in _FIXED)
        self.actions_["duplicate"].setEnabled(held is not None)
        self.actions_["delete"].setEnabled(self.in_hand not in _FIXED)
        for name, button in self._buttons.items():
            button.setEnabled(self.actions_[name].isEnabled())

    def _show_as_grid(self, on: bool) -> None:
        self.list.setViewMode(QListView.ViewMode.IconMode if on else QListView.ViewMode.ListMode)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setGridSize(QSize(CELL, CELL) if on else QSize())
        self.list.setUniformItemSizes(True)

    def _aim(self, target: str) -> None:
        if not self._subject.in_text:
            self._for_frames = cast(Target, target)
        self._mark()

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions([action for name, action in self.actions_.items() if name != "unused"])
        menu.addSeparator()
        menu.addAction(self.actions_["unused"])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.list.viewport().mapToGlobal(at))

    # -- doing -----------------------------------------------------------------------------------------------------------

    def _apply(self, item: QListWidgetItem) -> None:
        if self.aim in targets(self._subject):
            colour(self.hand, str(item.data(ID)), self.aim)

    def _activate(self, item: QListWidgetItem) -> None:
        """Enter applies, as a click does; a click that also activates is one."""
        if not self.list.underMouse():
            self._apply(item)

    def _preview_tint(self, value: float) -> None:
        swatch, _ = worn(self._subject, self.aim)
        if swatch and not self.desk.selection.text:
            self.hand.show(colouring(swatch, self.aim, value / 100))

    def _set_tint(self, value: float) -> None:
        swatch, _ = worn(self._subject, self.aim)
        if swatch:
            colour(self.hand, swatch, self.aim, value / 100)

    def new(self) -> None:
        """Mix a new swatch, beginning with the one in hand."""
        self._open(SwatchEditor(self.desk, "", self.window(), like=self.in_hand))

    def edit(self) -> None:
        """Mix the swatch in hand anew."""
        if self.actions_["edit"].isEnabled():
            self._open(SwatchEditor(self.desk, self.in_hand, self.window()))

    def _open(self, editor: SwatchEditor) -> None:
        self.hand.give_up()
        editor.begin()

    def _duplicate(self) -> None:
        swatch = self.in_hand
        self.hand.do("Duplicate Swatch", lambda issue, selection: duplicate_swatch(issue, swatch))

    def _delete(self) -> None:
        """Delete the swatch in hand; if something is coloured with it, ask what is to stand instead."""
        issue, swatch = self.desk.issue, self.desk.issue.find(Swatch, self.in_hand)
        if swatch is None or swatch.id in _FIXED:
            return
        if not any(swatch.id in named(record) for record in issue.records.values()):
            self._without(swatch.id, "")
            return
        button = SwatchButton(tr("Instead"), [chip for chip in chips(issue) if chip.key != swatch.id])
        button.key = BLACK_ID if BLACK_ID in issue else ""
        dialog = ReplaceWith(tr("Delete “{name}”", name=swatch.name), parent=self.window(), swatches=button)
        dialog.chosen.connect(lambda instead: self._without(swatch.id, instead))
        dialog.open()

    def _without(self, swatch: str, instead: str) -> None:
        self.hand.do("Delete Swatch", lambda issue, selection: delete_swatches(issue, [swatch], instead))
