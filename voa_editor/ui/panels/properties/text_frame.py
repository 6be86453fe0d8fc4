"""Edit how a text frame holds its text: columns, inset, where it stands in the height."""

from __future__ import annotations

from typing import Any

from voa_editor.edit.commands.shapes import set_look
from voa_editor.model.frames import TextFrame
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.hand import Hand
from voa_editor.ui.panels.properties.group import Group, show_key, show_value
from voa_editor.ui.panels.properties.subject import Subject, common
from voa_editor.ui.widgets.number_field import NumberField
from voa_editor.ui.widgets.options import Option
from voa_editor.ui.widgets.segmented import Segmented

_MOST_COLUMNS = 40


class TextFrames(Group):
    """Columns and the gap between them, inset, vertical alignment."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(tr("Text Frame"), hand)
        self.columns = NumberField(tr("Columns"), decimals=0, prefix=tr("Columns")).with_bounds(1, _MOST_COLUMNS)
        self.gap = self.length(tr("Gap between columns"), prefix=tr("Gap")).with_bounds(0.0, None)
        self.inset_x = self.length(tr("Inset at the sides"), prefix=tr("Inset ↔")).with_bounds(0.0, None)
        self.inset_y = self.length(tr("Inset at head and foot"), prefix=tr("Inset ↕")).with_bounds(0.0, None)
        self.valign = Segmented(
            tr("Vertical alignment"),
            [
                Option("top", tr("Top"), "valign-top"), Option("centre", tr("Middle"), "valign-centre"),
                Option("bottom", tr("Bottom"), "valign-bottom"), Option("justify", tr("Fill the height"), "valign-justify"),
            ],
        )  # fmt: skip
        self.form.add_fields(self.columns, self.gap)
        self.form.add_fields(self.inset_x, self.inset_y)
        self.form.add_fields(self.valign)
        self.columns.edited.connect(lambda value: self._set("Change Columns", columns=round(value)))
        self.gap.edited.connect(lambda value: self._set("Change Columns", column_gap=value))
        self.inset_x.edited.connect(lambda value: self._set("Change Inset", inset_x=value))
        self.inset_y.edited.connect(lambda value: self._set("Change Inset", inset_y=value))
        self.valign.chosen.connect(lambda key: self._set("Align Text Vertically", valign=key))

    def _set(self, label: str, **look: Any) -> None:
        self.hand.do(label, lambda issue, selection: set_look(issue, selection, **look))

    def fits(self, subject: Subject) -> bool:
        return bool(subject.of_kind(TextFrame))

    def fill(self, subject: Subject) -> None:
        frames = subject.of_kind(TextFrame)
        show_value(self.columns, common(frames, "columns"))
        show_value(self.gap, common(frames, "column_gap"))
        show_value(self.inset_x, common(frames, "inset_x"))
        show_value(self.inset_y, common(frames, "inset_y"))
        show_key(self.valign, common(frames, "valign"))
        self.gap.setEnabled(any(frame.columns > 1 for frame in frames))
