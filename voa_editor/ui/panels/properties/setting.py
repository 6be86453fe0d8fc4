"""Edit how the selected paragraphs are set: alignment, indents, space, hyphenation, language."""

from __future__ import annotations

from typing import Any

from voa_editor.edit.formatting import set_language, set_local
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.hand import Hand
from voa_editor.ui.panels.languages import language_options
from voa_editor.ui.panels.properties.group import Group, show_key, show_value
from voa_editor.ui.panels.properties.subject import Subject
from voa_editor.ui.panels.switch import Switch
from voa_editor.ui.panels.text_defaults import text_value
from voa_editor.ui.widgets.choice import Choice
from voa_editor.ui.widgets.options import Option
from voa_editor.ui.widgets.segmented import Segmented

_ALIGNMENTS = (
    ("left", "Align left", "text-align-left"), ("centre", "Centre", "text-align-centre"),
    ("right", "Align right", "text-align-right"), ("justify", "Justify", "text-justify"),
)  # fmt: skip
_LENGTHS = ("first_indent", "left_indent", "right_indent", "space_before", "space_after")


class Setting(Group):
    """The look of paragraphs. A dot marks what overrides their style."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(tr("Paragraph"), hand)
        options = [Option(key, tr(words), f"text-align-{key}", action=action) for key, words, action in _ALIGNMENTS]
        self.align = Segmented(tr("Alignment"), options)
        self.first_indent = self.length(tr("First line indent"), prefix=tr("First"))
        self.left_indent = self.length(tr("Left indent"), prefix=tr("Left"))
        self.right_indent = self.length(tr("Right indent"), prefix=tr("Right"))
        self.space_before = self.length(tr("Space before"), prefix=tr("Before"), unit="pt")
        self.space_after = self.length(tr("Space after"), prefix=tr("After"), unit="pt")
        self.hyphenate = Switch(tr("Hyphenate"))
        self.language = Choice(tr("Language"))
        self.form.add_fields(self.align)
        self.form.add_fields(self.left_indent, self.right_indent)
        self.form.add_fields(self.first_indent, self.hyphenate)
        self.form.add_fields(self.space_before, self.space_after)
        self.form.add_row(tr("Language"), self.language)
        self.align.chosen.connect(lambda key: self._set("Align Text", align=key))
        self.hyphenate.edited.connect(lambda on: self._set("Hyphenate" if on else "Do Not Hyphenate", hyphenate=on))
        self.language.chosen.connect(
            lambda key: self.hand.style("Change Language", lambda issue, text: set_language(issue, text, key))
        )
        for name in _LENGTHS:
            label = "Change Indent" if name.endswith("indent") else "Change Space"
            field = getattr(self, name)
            field.edited.connect(lambda value, name=name, label=label: self._set(label, **{name: value}))

    def fits(self, subject: Subject) -> bool:
        return bool(subject.texts)

    def fill(self, subject: Subject) -> None:
        look = subject.look
        show_key(self.align, text_value(look, "align"))
        for name in _LENGTHS:
            show_value(getattr(self, name), text_value(look, name))
        show_value(self.hyphenate, text_value(look, "hyphenate"))
        if look.language is not None and self.language.findData(look.language) < 0 or not self.language.count():
            self.language.set_options(language_options(look.language or ""))
        show_key(self.language, look.language)
        for name in ("align", "hyphenate", *_LENGTHS):
            self.mark(getattr(self, name), name in look.overridden)

    def _set(self, label: str, **values: Any) -> None:
        self.hand.style(label, lambda issue, text: set_local(issue, text, values))
