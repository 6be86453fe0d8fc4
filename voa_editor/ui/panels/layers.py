"""Show the layers with the frames of the spread worked on: to select, name, hide, lock and order them in depth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from voa_editor.edit.change import Change, put
from voa_editor.edit.commands import arrange, layers, named
from voa_editor.edit.depth import Depth, bring
from voa_editor.model.frames import Frame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Layer
from voa_editor.tools.desk import Desk
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.foot import Foot
from voa_editor.ui.panels.layer_rows import BASE, drop_depth, layer_rows
from voa_editor.ui.panels.layer_view import LayerView
from voa_editor.ui.panels.live import Live
from voa_editor.ui.theme.icons import icon
from voa_editor.ui.widgets.chips import chip_icon
from voa_editor.ui.widgets.empty_state import EmptyState

ForLayer = Callable[[Issue, str, bool], Change | None]
ForFrames = Callable[[Issue, list[str], bool], Change | None]


class LayersPanel(QWidget):
    """The layers of an issue. What is selected in the list is selected on the desk, and the other way round."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._following = False  # the list is taking over what is selected on the desk
        self.view = LayerView()
        self._empty = EmptyState(
            tr("Nothing on this spread"), tr("Draw a frame or drop a picture: it is listed here."), icon_name="layers"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self._make_foot())
        view = self.view
        view.hidden.connect(self.set_hidden)
        view.locked.connect(self.set_locked)
        view.dropped.connect(self.drop)
        view.deleting.connect(self.delete)
        view.tree.renamed.connect(self.rename)
        view.selectionModel().selectionChanged.connect(self._chosen)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(lambda at: self.menu().popup(view.viewport().mapToGlobal(at)))
        self._live = Live(self, desk, self.refresh)
        self.refresh()

    # -- what it does --------------------------------------------------------------------------------------------------

    def set_hidden(self, keys: list[str], on: bool) -> None:
        """Hide layers and frames, or show them."""
        change = self._of_each(keys, on, layers.set_layer_hidden, arrange.set_hidden)
        self._desk.apply(change, "Hide" if on else "Show")

    def set_locked(self, keys: list[str], on: bool) -> None:
        """Lock layers and frames, or unlock them."""
        change = self._of_each(keys, on, layers.set_layer_locked, arrange.set_locked)
        self._desk.apply(change, "Lock" if on else "Unlock")

    def _of_each(self, keys: list[str], on: bool, for_layer: ForLayer, for_frames: ForFrames) -> Change:
        change = for_frames(self._issue, [key for key in keys if not _layer(key)], on) or Change()
        for layer in filter(None, map(_layer, keys)):
            change = change.then(for_layer(self._issue, layer, on) or Change())
        return change

    def rename(self, key: str, name: str) -> None:
        """Call a layer or frame something else; a frame without a name is called by what it holds."""
        if layer := _layer(key):
            self._desk.apply(layers.rename_layer(self._issue, layer, name), "Rename Layer")
        elif frame := self._issue.find(Frame, key):
            self._desk.apply(put(self._issue, [replace(frame, name=name)]), "Rename")

    def add_layer(self) -> None:
        """A new layer above the active one; it is active then."""
        known = {layer.id for layer in self._issue.children(Layer)}
        if self._desk.apply(layers.add_layer(self._issue, self._desk.selection), "New Layer"):
            new = next(layer.id for layer in self._issue.children(Layer) if layer.id not in known)
            self._desk.selection = replace(self._desk.selection, layer=new)

    def delete(self) -> None:
        """Without the selected layers (their frames come to the layers below) or the selected frames."""
        found = [row.layer for row in self.view.chosen if row.layer]
        if not found:
            self._desk.run(named("delete"))
        for layer in found:
            self._desk.apply(layers.delete_layer(self._issue, layer), "Delete Layer")

    def drop(self, keys: list[str], on: str, depth: float) -> None:
        """Bring frames or layers where they were dropped: `depth` is how far down in the row of `on`, 0 to 1."""
        moved = [layer for key in keys if (layer := _layer(key))]
        if moved:
            self._desk.apply(self._dropped_layer(moved[0], on, depth), "Move Layer")
        else:
            self._desk.apply(self._dropped_frames(keys, on, depth), "Arrange")

    def set_colour(self, layer: str, colour: str) -> None:
        """Mark a layer with another colour."""
        self._desk.apply(layers.colour_layer(self._issue, layer, colour), "Layer Colour")

    def to_layer(self, layer: str) -> None:
        """Bring the selected frames to a layer."""
        self._desk.apply(arrange.to_layer(self._issue, self._desk.selection, layer), "To Layer")

    @property
    def _issue(self) -> Issue:
        return self._desk.issue

    def _dropped_layer(self, layer: str, on: str, depth: float) -> Change | None:
        """Above or below the layer that the row is of; frames count as the lower part of theirs."""
        frame = self._issue.find(Frame, on)
        target = _layer(on) if frame is None else frame.layer
        ids = [one.id for one in self._issue.children(Layer)]
        at = ids.index(target) if target in ids else -1
        above = frame is None and depth < 0.5
        return layers.move_layer(self._issue, layer, max(at + 1 if above else at, 0))

    def _dropped_frames(self, keys: list[str], on: str, depth: float) -> Change | None:
        """One change for all of them. Frames of another page of the spread go to the layer, for depth is that of a page."""
        issue, row = self._issue, self.view.tree.row(self.view.tree.find(on))
        found = drop_depth(issue, row, depth)
        if found is None:
            return None
        owner, layer, behind = found
        homes: dict[str, list[str]] = {}
        for key in keys:
            homes.setdefault(issue.page_of(key), []).append(key)
        change = Change()
        for home, frames in homes.items():
            into = owner if owner and (issue.find(Frame, owner) or owner == home) else home
            step = bring(change.apply(issue), frames, Depth(into, layer, behind if into == owner else ""))
            change = change.then(step or Change())
        return change

    # -- what it shows -------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what there is now, and what is selected."""
        rows = layer_rows(self._desk)
        bare = len(rows) == 1 and not rows[0].below
        self._following = True
        self.view.tree.show(rows)
        self._follow()
        self._following = False
        self.view.setVisible(not bare)
        self._empty.setVisible(bare)

    def _follow(self) -> None:
        """Select the rows of what is selected on the desk, if others are."""
        view, wanted = self.view, set(self._desk.selection.frames)
        if {row.key for row in view.chosen if row.layer is None} == wanted:
            return
        chosen = QItemSelection()
        for key in wanted:
            if (index := view.tree.find(key)).isValid():
                chosen.select(index, index)
                view.expand(index.parent())
                view.scrollTo(index)
        flags = QItemSelectionModel.SelectionFlag
        view.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)

    def _chosen(self) -> None:
        """Select on the desk what the user selected here; a layer becomes the active one."""
        if self._following:
            return
        rows = self.view.chosen
        frames = [row.key for row in rows if row.layer is None]
        selection = self._desk.selection
        if set(frames) != set(selection.frames):
            selection = selection.of(*frames)
        active = next((row.layer for row in rows if row.layer is not None), None)
        self._desk.selection = selection if active is None else replace(selection, layer=active)

    def _make_foot(self) -> Foot:
        foot = Foot()
        foot.add("add", tr("New layer above the active one"), self.add_layer)
        foot.add("remove", tr("Delete what is selected"), self.delete)
        foot.add_menu(tr("More for what is selected"), self.menu)
        return foot

    # -- the menu ------------------------------------------------------------------------------------------------------

    def menu(self) -> QMenu:
        """What can be done with the selected rows."""
        menu, rows = QMenu(self), self.view.chosen
        changeable = [row for row in rows if row.layer != ""]
        menu.addAction(icon("add"), tr("New Layer"), self.add_layer)
        if changeable:
            first, keys = changeable[0], [row.key for row in changeable]
            menu.addSeparator()
            menu.addAction(tr("Rename"), lambda: self.view.edit(self.view.tree.find(first.key)))
            menu.addAction(tr("Show") if first.hidden else tr("Hide"), partial(self.set_hidden, keys, not first.hidden))
            menu.addAction(tr("Unlock") if first.locked else tr("Lock"), partial(self.set_locked, keys, not first.locked))
            if first.layer:
                self._layer_menu(menu, first.layer)
            menu.addAction(icon("remove"), tr("Delete"), self.delete)
        if self._desk.selection.frames:
            menu.addSeparator()
            to = menu.addMenu(tr("Bring to Layer"))
            for layer in reversed(self._issue.children(Layer)):
                to.addAction(chip_icon(QColor(layer.colour)), layer.name, partial(self.to_layer, layer.id))
            to.addAction(tr("Base"), partial(self.to_layer, ""))
        return menu

    def _layer_menu(self, menu: QMenu, layer: str) -> None:
        menu.addAction(tr("Show Only This Layer"), lambda: self._desk.apply(layers.show_only(self._issue, layer), "Show Only"))
        colours = menu.addMenu(tr("Colour"))
        for n, colour in enumerate(layers.COLOURS, 1):
            colours.addAction(chip_icon(QColor(colour)), tr("Colour {number}", number=n), partial(self.set_colour, layer, colour))


def _layer(key: str) -> str:
    """The id of the layer that a key is of; "" for the bottom one and for a frame."""
    return key.removeprefix(BASE) if key.startswith(BASE) else ""
