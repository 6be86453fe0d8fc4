"""Let a length be edited in the user's unit, with arithmetic: "60mm+1/2in", "+=3"."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from voa_editor.arithmetic import evaluate_length
from voa_editor.ui.widgets.value_field import ValueField
from voa_editor.units import POINTS_PER, format_length

_DIGITS = {"mm": 2, "cm": 3, "in": 4, "pt": 2}
_STEP = {"in": 0.125, "cm": 0.1}  # in the unit; 1 in the others


class LengthField(ValueField):
    """`value`, `minimum`, `maximum` and what `edited` sends are points; the user sees and types `unit` (mm, pt, in, cm)."""

    def __init__(
        self, name: str, *, unit: str = "mm", prefix: str = "", tip: str = "", parent: QWidget | None = None
    ) -> None:
        self._unit = unit
        super().__init__(name, prefix=prefix, tip=tip, parent=parent)

    @property
    def unit(self) -> str:
        """The unit shown, and meant where none is typed. Setting it writes the value anew."""
        return self._unit

    @unit.setter
    def unit(self, unit: str) -> None:
        self._unit = unit
        self.value = self.value

    @property
    def step(self) -> float:
        return _STEP.get(self._unit, 1.0) * POINTS_PER[self._unit]

    def with_bounds(self, minimum: float | None, maximum: float | None) -> LengthField:
        """The field itself, kept between two lengths in points."""
        self.minimum, self.maximum = minimum, maximum
        return self

    def read(self, text: str) -> float:
        return evaluate_length(text, self._unit, self.value)

    def write(self, value: float) -> str:
        return format_length(value, self._unit, _DIGITS.get(self._unit, 2)).replace("-", "−")
