"""Edit a style with the pages following at once; Cancel leaves the issue as it was."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from voa_editor.edit.change import Change
from voa_editor.edit.commands.styles import Style, edit_style, find_style, kind_of, rename_style, set_keys
from voa_editor.edit.looks import style_look
from voa_editor.errors import UserError
from voa_editor.model.cascade import attributes
from voa_editor.model.frames import ShapeFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.styles import ObjectStyle, ParagraphStyle
from voa_editor.tools.desk import Desk
from voa_editor.ui.dialogs.style_field import LABELS, StyleField
from voa_editor.ui.dialogs.style_table import FEATURES, ROLE, TABS, Attribute, Tab
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.switch import Switch
from voa_editor.ui.panels.text_defaults import default
from voa_editor.ui.panels.words import WordsField
from voa_editor.ui.shortcuts import is_plain
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.choice import Choice
from voa_editor.ui.widgets.form import Form
from voa_editor.ui.widgets.keys_field import KeysField
from voa_editor.ui.widgets.options import Option

_FRESH = {f.name: f.default for kind in (TextFrame, ShapeFrame) for f in fields(kind)}


class StyleEditor(QDialog):
    """What the style says itself stands out, all else is inherited. Everything is one step of the history."""

    def __init__(self, desk: Desk, style: str, parent: QWidget | None = None, *, keys: bool = False) -> None:
        """`keys`: the focus begins in the field for the keys that apply the style. Call open(): nothing else may be done
        meanwhile, for the gesture takes in every change."""
        super().__init__(parent)
        self._desk, self._id = desk, style
        desk.escape()
        self._before = desk.issue
        self._style = self._found(self._before)
        self._values: dict[str, Any] = {}
        self._said = (self._style.name, self._style.keys)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Edit Style"))
        self.resize(460, 560)
        self.fields: dict[str, StyleField] = {}
        self.features: dict[str, Switch] = {}
        self._lay_out()
        self._show()
        desk.editor.mark()
        (self.keys_field if keys else self.name).setFocus(Qt.FocusReason.PopupFocusReason)

    # -- making ----------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        grid = tokens().grid
        self.tabs = QTabWidget()
        self.tabs.setUsesScrollButtons(False)
        self.tabs.addTab(self._general(), tr("General"))
        for tab in TABS[type(self._style)]:
            self.tabs.addTab(self._page(tab), tr(tab.title))
        if not isinstance(self._style, ObjectStyle):
            self.tabs.addTab(self._open_type(), tr("OpenType"))
        self.fault = QLabel()
        self.fault.setProperty("role", "error")
        self.fault.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * grid, grid, 2 * grid, 2 * grid)
        column.setSpacing(grid)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.fault)
        column.addWidget(self.buttons)

    def _general(self) -> QWidget:
        form = Form(label_width=LABELS)
        self.name = WordsField(tr("Name"))
        self.based_on, self.next = Choice(tr("Based on"), self._bases()), Choice(tr("Next style"))
        self.keys_field = KeysField(tr("Keys"), self._style.keys)
        form.add_row(tr("Name"), self.name)
        form.add_row(tr("Based on"), self.based_on)
        if isinstance(self._style, ParagraphStyle):
            styles = [Option(one.id, one.name) for one in self._before.children(ParagraphStyle) if one.id != self._id]
            self.next.set_options([Option("", tr("The same style")), *styles])
            form.add_row(tr("Next style"), self.next)
            self.next.setToolTip(tr("Of the paragraph that Enter begins after one of this style"))
        form.add_row(tr("Keys"), self.keys_field)
        if isinstance(self._style, ParagraphStyle):
            form.add_fields(self._field(ROLE))
        self.name.edited.connect(lambda name: self._say(name, self._said[1]))
        self.keys_field.editingFinished.connect(self._take_keys)
        self.keys_field.keySequenceChanged.connect(lambda keys: self._take_keys())
        self.based_on.chosen.connect(lambda key: self._set("based_on", key))
        self.next.chosen.connect(lambda key: self._set("next", key))
        return _padded(form)

    def _page(self, tab: Tab) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens().grid)
        for attribute in tab.attributes:
            column.addWidget(self._field(attribute))
        return _padded(inside)

    def _field(self, attribute: Attribute) -> StyleField:
        field = self.fields[attribute.name] = StyleField(attribute, self._before, self._desk.options.unit)
        field.changed.connect(lambda value: self._set(attribute.name, value))
        return field

    def _open_type(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens().grid // 2)
        for tag, words in FEATURES:
            switch = self.features[tag] = Switch(tr(words), tip=tag)
            switch.edited.connect(lambda on, tag=tag: self._switch(tag, on))
            column.addWidget(switch)
        self.inherit = QPushButton(tr("As the style it is based on has them"))
        self.inherit.setProperty("kind", "flat")
        self.inherit.clicked.connect(lambda: self._set("features", None))
        column.addSpacing(tokens().grid)
        column.addWidget(self.inherit, 0, Qt.AlignmentFlag.AlignLeft)
        return _padded(inside)

    def _bases(self) -> list[Option]:
        """Styles of the kind that are not based on this one."""
        found = [Option("", tr("None"))]
        for one in self._before.children(type(self._style)):
            if self._id not in _chain(self._before, one):
                found.append(Option(one.id, one.name))
        return found

    # -- showing and changing --------------------------------------------------------------------------------------------

    def _found(self, issue: Issue) -> Style:
        style = find_style(issue, self._id)
        if style is None:
            raise KeyError(f"the issue has no style {self._id!r}")
        return style

    def _show(self) -> None:
        style, issue = self._found(self._desk.issue), self._desk.issue
        is_object = isinstance(style, ObjectStyle)
        said = style_look(issue, style.id) if is_object else attributes(issue, style.id)
        if self.name.value != self._said[0]:
            self.name.value = self._said[0]
        self.based_on.key, self.next.key = style.based_on, getattr(style, "next", "")
        for name, field in self.fields.items():
            usual = _FRESH.get(name) if is_object else default(name)
            field.show_value(said.get(name, usual), own=getattr(style, name) is not None)
        for tag, switch in self.features.items():
            switch.value = tag in said.get("features", ())
        if not isinstance(style, ObjectStyle):
            self.inherit.setEnabled(style.features is not None)

    def _set(self, name: str, value: Any) -> None:
        if self._values.get(name, getattr(self._style, name)) != value:
            self._values[name] = value
            self._preview()

    def _switch(self, tag: str, on: bool) -> None:
        held = attributes(self._desk.issue, self._id).get("features", ())
        self._set("features", tuple(one for one in held if one != tag) + ((tag,) if on else ()))

    def _take_keys(self) -> None:
        self._say(self._said[0], self.keys_field.keySequence().toString(QKeySequence.SequenceFormat.PortableText))

    def _say(self, name: str, keys: str) -> None:
        if (name, keys) != self._said:
            self._said = name, keys
            self._preview()

    def _preview(self) -> None:
        """Show the issue with the style as it is to be; what cannot be is said, and the last that could be stays."""
        try:
            self._desk.preview(self._change())
        except UserError as error:
            self.fault.setText(f"{error.message[:1].upper()}{error.message[1:]}. {error.remedy}")
        else:
            self.fault.clear()
            self._show()
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not self.fault.text())

    def _change(self) -> Change:
        if self._said[1] and is_plain(self._said[1]):
            raise UserError("these keys are for typing", remedy="Hold Ctrl or Alt with them, or take a function key")
        change = edit_style(self._before, self._id, **self._values) or Change()
        change = change.then(rename_style(change.apply(self._before), self._id, self._said[0]) or Change())
        return change.then(set_keys(change.apply(self._before), self._id, self._said[1]) or Change())

    def accept(self) -> None:
        """Keep what was changed, as one step."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()  # what is typed there and not yet sent
        if self.fault.text():
            return
        super().accept()
        self._desk.editor.finish(f"Edit {kind_of(self._style).title()} Style")

    def reject(self) -> None:
        """Leave the issue as it was."""
        super().reject()
        self._desk.editor.bail()


def _chain(issue: Issue, style: Style) -> list[str]:
    """A style and those it is based on."""
    found: list[str] = []
    here: Style | None = style
    while here is not None and here.id not in found:
        found.append(here.id)
        here = find_style(issue, here.based_on)
    return found


def _padded(inside: QWidget) -> QWidget:
    page, grid = QWidget(), tokens().grid
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 2 * grid, 0, grid)
    column.addWidget(inside)
    column.addStretch(1)
    return page
