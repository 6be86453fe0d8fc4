"""Edit where frames stand, how large they are and how they are turned."""

from __future__ import annotations

from dataclasses import replace

from voa_editor.edit.change import Change
from voa_editor.edit.commands.transform import Geometry, done_to, geometry, set_geometry
from voa_editor.edit.selection import Selection
from voa_editor.model.frames import ShapeFrame
from voa_editor.model.issue import Issue
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.hand import Hand
from voa_editor.ui.panels.properties.group import Group, beside, show_value
from voa_editor.ui.panels.properties.locator import Locator
from voa_editor.ui.panels.properties.subject import Subject
from voa_editor.ui.widgets.does import does
from voa_editor.ui.widgets.icon_button import icon_button
from voa_editor.ui.widgets.number_field import NumberField


class Place(Group):
    """X, Y, width, height and rotation about a reference point; of several frames, those of their common bounds.

    X and Y count from where the rulers do.
    """

    def __init__(self, hand: Hand) -> None:
        super().__init__(tr("Position and Size"), hand)
        self.locator = Locator()
        self.left = self.length(tr("X"), prefix="X", tip=tr("X of the reference point"))
        self.top = self.length(tr("Y"), prefix="Y", tip=tr("Y of the reference point"))
        self.wide = self.length(tr("Width"), prefix=tr("W"))
        self.high = self.length(tr("Height"), prefix=tr("H"))
        for side in (self.wide, self.high):
            side.minimum = 0.0
        self.rotation = NumberField(tr("Rotation"), suffix="°", decimals=2, prefix="∠")
        self.linked = icon_button("link", tr("Keep proportions"), checkable=True)
        self.turn = does(icon_button("rotate", tr("Rotate 90° clockwise")), "rotate-clockwise")
        self.form.add_fields(self.left, self.top)
        self.form.add_fields(self.wide, self.high)
        self.form.add_fields(beside(self.locator, self.rotation, self.turn, self.linked, stretched=1))
        self.locator.moved.connect(self._show_place)
        self.left.edited.connect(lambda value: self._set("Move", x=value))
        self.top.edited.connect(lambda value: self._set("Move", y=value))
        self.wide.edited.connect(lambda value: self._resize(w=value))
        self.high.edited.connect(lambda value: self._resize(h=value))
        self.rotation.edited.connect(lambda value: self._set("Rotate", rotation=value))
        self.turn.clicked.connect(lambda: self.hand.run("rotate-clockwise"))

    def fits(self, subject: Subject) -> bool:
        return bool(subject.frames) and not subject.in_text

    def fill(self, subject: Subject) -> None:
        self._show_place()
        lines = [shape for shape in subject.of_kind(ShapeFrame) if shape.shape == "line"]
        self.high.setEnabled(len(lines) != 1 or len(subject.leaves) != 1)

    def _show_place(self) -> None:
        subject = self.subject
        place = geometry(subject.issue, subject.selection, self.locator.reference) if subject else None
        if place is None:
            return
        zero = self.hand.desk.zero
        place = replace(place, x=place.x - zero.x, y=place.y - zero.y)
        for field, value in zip((self.left, self.top, self.wide, self.high, self.rotation), _rounded(place), strict=True):
            show_value(field, value)

    def _set(self, label: str, **numbers: float) -> None:
        reference, zero = self.locator.reference, self.hand.desk.zero
        numbers |= {name: numbers[name] + way for name, way in (("x", zero.x), ("y", zero.y)) if name in numbers}

        def placed(issue: Issue, selection: Selection) -> Change | None:
            return set_geometry(issue, selection, reference=reference, **numbers)

        self.hand.do(done_to(label, self.hand.desk.selection.frames), placed)

    def _resize(self, w: float | None = None, h: float | None = None) -> None:
        sides = {name: value for name, value in (("w", w), ("h", h)) if value is not None}
        place = geometry(self.hand.desk.issue, self.hand.desk.selection, self.locator.reference)
        if self.linked.isChecked() and place is not None and place.w > 0 and place.h > 0:
            factor = w / place.w if w is not None else (h or 0.0) / place.h
            sides = {"w": place.w * factor, "h": place.h * factor}
        self._set("Resize", **sides)


def _rounded(place: Geometry) -> tuple[float, ...]:
    """The numbers without the dust of sines."""
    return tuple(round(value, 6) for value in (place.x, place.y, place.w, place.h, place.rotation))
