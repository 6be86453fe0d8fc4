"""Edit the guide that is selected: where it stands, and whether it goes across the spread."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from voa_editor.edit.commands.guides import lay_across, place_guide
from voa_editor.model.pages import Guide
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.hand import Hand
from voa_editor.ui.panels.properties.group import Group, show_value
from voa_editor.ui.panels.properties.subject import Subject


class GuideData(Group):
    """The position counts from where the rulers do."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(tr("Guide"), hand)
        self.at = self.length(tr("Position of the guide"))
        self.across = QCheckBox(tr("Across the spread"))
        self.form.add_row(tr("Position"), self.at)
        self.form.add_fields(self.across)
        self.at.edited.connect(self._place)
        self.across.clicked.connect(self._lay_across)

    def fits(self, subject: Subject) -> bool:
        return subject.issue.find(Guide, subject.selection.guide) is not None

    def fill(self, subject: Subject) -> None:
        guide = subject.issue.need(Guide, subject.selection.guide)
        show_value(self.at, round(guide.at - self._zero(guide), 6))
        self.across.setVisible(guide.axis == "y")
        self.across.setChecked(guide.across)

    def _place(self, value: float) -> None:
        guide = self.hand.desk.issue.find(Guide, self.hand.desk.selection.guide)
        if guide is not None:
            at = value + self._zero(guide)
            self.hand.do("Move Guide", lambda issue, selection: place_guide(issue, selection.guide, at))

    def _lay_across(self, on: bool) -> None:
        self.hand.do("Lay Guide Across", lambda issue, selection: lay_across(issue, selection.guide, on))

    def _zero(self, guide: Guide) -> float:
        zero = self.hand.desk.zero
        return zero.x if guide.axis == "x" else zero.y
