"""Align the selected frames and share them out."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QHBoxLayout, QWidget

from voa_editor.edit.commands.align import To, align, distribute, gap_between, space
from voa_editor.kernels.align import Edge
from voa_editor.kernels.distribute import Axis
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.hand import Hand
from voa_editor.ui.panels.properties.group import Group, show_key, show_value
from voa_editor.ui.panels.properties.subject import Subject
from voa_editor.ui.widgets.choice import Choice
from voa_editor.ui.widgets.length_field import LengthField
from voa_editor.ui.widgets.options import Option
from voa_editor.ui.widgets.segmented import Segmented

_EDGES = (
    ("left", "Left Edges"), ("centre", "Horizontal Centres"), ("right", "Right Edges"),
    ("top", "Top Edges"), ("middle", "Vertical Centres"), ("bottom", "Bottom Edges"),
)  # fmt: skip
_WAYS = {"x": "Horizontal", "y": "Vertical"}
_TARGETS = (("selection", "Selection"), ("key", "Key object"), ("margins", "Margins"), ("page", "Page"), ("spread", "Spread"))


class Aligning(Group):
    """A row of ways to align, two of sharing out, what to align to, and the gaps between. What makes no sense for the
    selection is disabled."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(tr("Align"), hand)
        self._target = ""  # as the user chose it last; one frame alone has no selection to be aligned to
        self.edges = Segmented(
            tr("Align"),
            [Option(edge, tr(f"Align {words}"), f"align-{edge}", action=f"align-{edge}") for edge, words in _EDGES],
            actions=True,
        )
        self.gaps = Segmented(
            tr("Distribute"),
            [
                Option(axis, tr(f"Distribute {words} Gaps"), way := f"distribute-{words.lower()}", action=way)
                for axis, words in _WAYS.items()
            ],
            actions=True,
        )
        self.to = Choice(tr("Align to"))
        self.between: dict[Axis, LengthField] = {
            "x": self.length(tr("Horizontal gap"), prefix="↔", tip=tr("Horizontal gap; the first or the key object stays")),
            "y": self.length(tr("Vertical gap"), prefix="↕", tip=tr("Vertical gap; the first or the key object stays")),
        }
        self._offered: tuple[str, ...] = ()
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.edges)
        line.addStretch(1)
        line.addWidget(self.gaps)
        self.form.add_fields(row)
        self.form.add_row(tr("Align to"), self.to)
        self.form.add_row(tr("Gaps"), *self.between.values())
        self.edges.chosen.connect(self._align)
        self.gaps.chosen.connect(self._distribute)
        self.to.chosen.connect(self._aim)
        for axis, field in self.between.items():
            field.edited.connect(lambda gap, axis=axis: self._space(axis, gap))

    def fits(self, subject: Subject) -> bool:
        return bool(subject.frames) and not subject.in_text

    def fill(self, subject: Subject) -> None:
        several, keyed = len(subject.frames) > 1, bool(subject.selection.key)
        usual = "key" if keyed else "selection" if several else "page"
        fits = tuple(target for target, _ in _TARGETS if {"selection": several, "key": keyed}.get(target, True))
        if fits != self._offered:
            self._offered = fits
            self.to.set_options([Option(target, tr(words)) for target, words in _TARGETS if target in fits])
        show_key(self.to, self._target if self._target in fits else usual)
        within = self.to.key in ("margins", "page", "spread")
        self.gaps.set_enabled(("x", "y") if len(subject.frames) > (1 if within else 2) else ())
        for axis, field in self.between.items():
            gap = gap_between(subject.issue, subject.selection, axis)
            show_value(field, None if gap is None else round(gap, 6))
            field.setEnabled(several)

    def _aim(self, target: str) -> None:
        self._target = target
        if self.subject:
            self.fill(self.subject)

    def _align(self, edge: str) -> None:
        words, to = dict(_EDGES)[edge], cast(To, self.to.key or "")
        self.hand.do(f"Align {words}", lambda issue, selection: align(issue, selection, cast(Edge, edge), to))

    def _space(self, axis: Axis, gap: float) -> None:
        self.hand.do(f"Set {_WAYS[axis]} Gaps", lambda issue, selection: space(issue, selection, axis, gap))

    def _distribute(self, axis: str) -> None:
        to = cast(To, self.to.key if self.to.key != "key" else "selection")
        label = f"Distribute {_WAYS[axis]} Gaps"
        self.hand.do(label, lambda issue, selection: distribute(issue, selection, cast(Axis, axis), "gaps", to))
