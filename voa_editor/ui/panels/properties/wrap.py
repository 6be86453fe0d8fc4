"""Edit how text keeps off frames."""

from __future__ import annotations

from voa_editor.edit.commands.shapes import set_look, wrap
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.hand import Hand
from voa_editor.ui.panels.properties.group import Group, show_key, show_value
from voa_editor.ui.panels.properties.subject import Subject, common
from voa_editor.ui.widgets.options import Option
from voa_editor.ui.widgets.segmented import Segmented


class Wrap(Group):
    """Whether the text of other frames runs under these or around them, and at what distance."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(tr("Text Wrap"), hand)
        options = [Option("none", tr("Text runs under"), "wrap-none"), Option("box", tr("Text runs around"), "wrap-box")]
        self.kind = Segmented(tr("Text wrap"), options)
        self.distance = self.length(tr("Distance of the text")).with_bounds(0.0, None)
        self.form.add_row(tr("Wrap"), self.kind, self.distance)
        self.kind.chosen.connect(self._choose)
        self.distance.edited.connect(self._keep_off)

    def fits(self, subject: Subject) -> bool:
        return bool(subject.leaves) and not subject.in_text

    def fill(self, subject: Subject) -> None:
        kinds = {frame.wrap >= 0 for frame in subject.leaves}
        show_key(self.kind, None if len(kinds) > 1 else "box" if True in kinds else "none")
        kept = common(subject.leaves, "wrap")
        show_value(self.distance, kept if kept is None or kept >= 0 else 0.0)
        self.distance.setEnabled(True in kinds)

    def _choose(self, kind: str) -> None:
        label = "Wrap Text Around" if kind == "box" else "Let Text Run Under"
        self.hand.do(label, lambda issue, selection: wrap(issue, selection, None if kind == "box" else -1.0))

    def _keep_off(self, distance: float) -> None:
        self.hand.do("Change Text Wrap", lambda issue, selection: set_look(issue, selection, wrap=distance))
