"""Make the field that edits an attribute of a style: what is inherited shows, what is its own can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from voa_editor.model.issue import Issue
from voa_editor.model.styles import CharacterStyle
from voa_editor.ui.dialogs.style_lists import MarkerField, TabsField
from voa_editor.ui.dialogs.style_table import Attribute
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.colours import chips
from voa_editor.ui.panels.faces import family_options, weight_options
from voa_editor.ui.panels.switch import Switch
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.choice import Choice
from voa_editor.ui.widgets.icon_button import icon_button
from voa_editor.ui.widgets.length_field import LengthField
from voa_editor.ui.widgets.number_field import NumberField
from voa_editor.ui.widgets.options import Option
from voa_editor.ui.widgets.slider_field import SliderField
from voa_editor.ui.widgets.swatch_button import SwatchButton
from voa_editor.ui.widgets.value_field import ValueField

LABELS = 128  # pixels
_NUMBERS = 112  # pixels: a number stands near its label


class StyleField(QWidget):
    """Label, field, and a button that takes the style's own value back. `changed` sends the new value, None for inherited."""

    changed = Signal(object)

    def __init__(self, attribute: Attribute, issue: Issue, unit: str) -> None:
        super().__init__()
        self.attribute = attribute
        self.label = QLabel(tr(attribute.label))
        self.label.setFixedWidth(LABELS)
        self.field, self._put = self._made(issue, unit)
        self.label.setBuddy(self.field)
        self.field.setToolTip(tr(attribute.tip or attribute.label))
        self.reset = icon_button("undo", tr("As the style it is based on has it"), ink="text_quiet", icon_size=14)
        kept = self.reset.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(kept)
        self.reset.clicked.connect(lambda: self.changed.emit(None))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens().grid)
        row.addWidget(self.label)
        if isinstance(self.field, ValueField):
            self.field.setFixedWidth(_NUMBERS)
            row.addWidget(self.field)
            row.addStretch(1)
        else:
            row.addWidget(self.field, 1)
        row.addWidget(self.reset)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_value(self, value: Any, *, own: bool) -> None:
        """Show the value in force; one of the style's own stands out."""
        self._put(value)
        self.reset.setVisible(own)
        role = "heading" if own else "quiet"
        if self.label.property("role") != role:
            self.label.setProperty("role", role)
            self.label.style().unpolish(self.label)
            self.label.style().polish(self.label)

    def _made(self, issue: Issue, unit: str) -> tuple[QWidget, Callable[[Any], None]]:
        """The widget, and what puts a value into it."""
        name, words = tr(self.attribute.label), self.attribute
        match words.editing:
            case "length" | "points":
                field = LengthField(name, unit=unit if words.editing == "length" else "pt").with_bounds(words.low, words.high)
                field.edited.connect(self.changed.emit)
                return field, _setter(field, "value")
            case "number" | "count":
                number = NumberField(name, decimals=0 if words.editing == "count" else 2).with_bounds(words.low, words.high)
                number.edited.connect(lambda value: self.changed.emit(round(value) if words.editing == "count" else value))
                return number, _setter(number, "value")
            case "percent":
                slider = SliderField(name, 0, 100, suffix="%")
                for sent in (slider.previewed, slider.edited):
                    sent.connect(lambda value: self.changed.emit(value / 100))
                return slider, lambda value: _setter(slider, "value")(None if value is None else round(value * 100, 2))
            case "switch":
                switch = Switch("", tip=name)
                switch.setAccessibleName(name)
                switch.edited.connect(self.changed.emit)
                return switch, _setter(switch, "value")
            case "swatch":
                swatch = SwatchButton(name, chips(issue))
                swatch.chosen.connect(self.changed.emit)
                return swatch, _setter(swatch, "key")
            case "tabs" | "marker":
                made = TabsField(name, unit) if words.editing == "tabs" else MarkerField(name)
                made.edited.connect(self.changed.emit)
                return made, _setter(made, "value")
            case _:
                choice = Choice(name, self._options(issue))
                choice.chosen.connect(lambda key: self.changed.emit(int(key) if words.editing == "weight" else key))
                return choice, lambda value: _setter(choice, "key")(None if value is None else str(value))

    def _options(self, issue: Issue) -> tuple[Option, ...]:
        match self.attribute.editing:
            case "family":
                return family_options()
            case "weight":
                return weight_options()
            case "style":
                styles = (Option(style.id, style.name) for style in issue.children(CharacterStyle))
                return (Option("", tr("None")), *styles)
            case _:
                return tuple(Option(key, tr(words)) for key, words in self.attribute.options)


def _setter(field: QWidget, name: str) -> Callable[[Any], None]:
    """What puts a value into a field that does not have it; somebody may be typing there."""

    def put(value: Any) -> None:
        if getattr(field, name) != value:
            setattr(field, name, value)

    return put
