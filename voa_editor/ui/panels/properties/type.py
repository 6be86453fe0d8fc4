"""Edit the type of the selected text: its styles, font, size, leading, tracking, colour."""

from __future__ import annotations

from typing import Any

from voa_editor.edit.formatting import clear_local, set_character_style, set_local, set_paragraph_style
from voa_editor.model.issue import Issue, Version, same
from voa_editor.model.styles import CharacterStyle, ParagraphStyle, Swatch
from voa_editor.model.swatches import BLACK_ID
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.colours import chips
from voa_editor.ui.panels.faces import face_key, face_of, face_options, family_options
from voa_editor.ui.panels.hand import Hand
from voa_editor.ui.panels.properties.group import Group, show_key, show_value
from voa_editor.ui.panels.properties.subject import Subject
from voa_editor.ui.panels.text_defaults import text_value
from voa_editor.ui.widgets.choice import Choice
from voa_editor.ui.widgets.does import does
from voa_editor.ui.widgets.number_field import NumberField
from voa_editor.ui.widgets.options import Option
from voa_editor.ui.widgets.swatch_button import SwatchButton

_LEAST_SIZE, _MOST_SIZE = 0.1, 2000.0  # points


class Type(Group):
    """The look of characters. A dot marks what overrides the styles; a button in the header clears that."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(tr("Text"), hand)
        self._versions: tuple[Version, ...] = ()
        self.paragraph_style, self.character_style = Choice(tr("Paragraph style")), Choice(tr("Character style"))
        self.family, self.face = Choice(tr("Font"), family_options()), Choice(tr("Weight and slope"))
        self.type_size = self.length(tr("Size"), prefix=tr("Size"), unit="pt").with_bounds(_LEAST_SIZE, _MOST_SIZE)
        self.leading = self.length(tr("Leading"), prefix=tr("Leading"), unit="pt").with_bounds(_LEAST_SIZE, _MOST_SIZE)
        self.tracking = NumberField(
            tr("Tracking"), decimals=1, prefix=tr("Tracking"), tip=tr("Tracking in thousandths of an em")
        ).with_bounds(-500, 2000)
        self.colour = SwatchButton(tr("Text colour"))
        self.form.add_row(tr("Paragraph"), self.paragraph_style)
        self.form.add_row(tr("Character"), self.character_style)
        self.form.add_row(tr("Font"), self.family)
        self.form.add_row(tr("Face"), self.face)
        self.form.add_fields(self.type_size, self.leading)
        self.form.add_fields(self.tracking, self.colour)
        self.clear = does(self.add_action("clear-overrides", tr("Clear overrides"), self._clear), "clear-overrides")
        self._connect()

    def _connect(self) -> None:
        self.paragraph_style.chosen.connect(
            lambda key: self.hand.style("Apply Paragraph Style", lambda issue, text: set_paragraph_style(issue, text, key))
        )
        self.character_style.chosen.connect(
            lambda key: self.hand.style("Apply Character Style", lambda issue, text: set_character_style(issue, text, key))
        )
        self.family.chosen.connect(lambda key: self._set("Change Font", family=key))
        self.face.chosen.connect(self._set_face)
        self.type_size.edited.connect(lambda value: self._set("Change Size", size=value))
        self.leading.edited.connect(lambda value: self._set("Change Leading", leading=value))
        self.tracking.edited.connect(lambda value: self._set("Change Tracking", tracking=value))
        self.colour.chosen.connect(lambda key: self._set("Change Text Colour", colour=key))

    def fits(self, subject: Subject) -> bool:
        return bool(subject.texts)

    def fill(self, subject: Subject) -> None:
        self._offer(subject.issue)
        look, value = subject.look, {name: text_value(subject.look, name) for name in _SHOWN}
        show_key(self.paragraph_style, look.paragraph_style)
        show_key(self.character_style, look.character_style)
        if self.family.key != value["family"] or not self.face.count():
            self.face.set_options(face_options(value["family"] or ""))
            show_key(self.family, value["family"])
        show_key(self.face, face_key(value["family"], value["weight"], value["italic"]))
        show_value(self.type_size, value["size"])
        show_value(self.leading, value["leading"])
        show_value(self.tracking, value["tracking"])
        show_key(self.colour, value["colour"])
        self._show_overrides(look.overridden)

    def _show_overrides(self, overridden: frozenset[str]) -> None:
        marked = {
            self.paragraph_style: bool(overridden), self.family: "family" in overridden,
            self.face: bool({"weight", "italic"} & overridden), self.type_size: "size" in overridden,
            self.leading: "leading" in overridden, self.tracking: "tracking" in overridden,
            self.colour: bool({"colour", "tint"} & overridden),
        }  # fmt: skip
        for field, on in marked.items():
            self.mark(field, on)
        self.clear.setEnabled(bool(overridden))

    def _offer(self, issue: Issue) -> None:
        """Offer the styles and swatches there are, if others have come."""
        versions = tuple(issue.version(kind) for kind in (ParagraphStyle, CharacterStyle, Swatch))
        if same(versions, self._versions):
            return
        self._versions = versions
        self.paragraph_style.set_options([Option(s.id, s.name or s.id) for s in issue.children(ParagraphStyle)])
        characters = [Option(s.id, s.name or s.id) for s in issue.children(CharacterStyle)]
        self.character_style.set_options([Option("", tr("None")), *characters])
        self.colour.set_chips(chips(issue, none=BLACK_ID not in issue))

    def _set_face(self, key: str) -> None:
        weight, italic = face_of(key)
        self._set("Change Face", weight=weight, italic=italic)

    def _set(self, label: str, **values: Any) -> None:
        self.hand.style(label, lambda issue, text: set_local(issue, text, values))

    def _clear(self) -> None:
        self.hand.style("Clear Overrides", clear_local)


_SHOWN = ("family", "weight", "italic", "size", "leading", "tracking", "colour")
