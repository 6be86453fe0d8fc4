"""Let a plain number be edited: degrees, per cent, counts."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from voa_editor.arithmetic import evaluate_number
from voa_editor.ui.widgets.value_field import ValueField


class NumberField(ValueField):
    """A number with a suffix such as "°" or "%". `decimals` are the most shown; zeros at the end are left out."""

    def __init__(
        self, name: str, *, suffix: str = "", decimals: int = 2, prefix: str = "", tip: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(name, prefix=prefix, tip=tip, parent=parent)
        self._suffix, self._decimals = suffix, decimals

    def with_bounds(self, minimum: float | None, maximum: float | None) -> NumberField:
        """The field itself, kept between two numbers."""
        self.minimum, self.maximum = minimum, maximum
        return self

    def read(self, text: str) -> float:
        bare = text.replace(self._suffix, " ") if self._suffix else text
        return evaluate_number(bare, self.value)

    def clamped(self, value: float) -> float:
        return round(super().clamped(value), self._decimals)

    def write(self, value: float) -> str:
        number = f"{value:.{self._decimals}f}"
        if "." in number:
            number = number.rstrip("0").rstrip(".")
        gap = "" if self._suffix in ("", "°") else " "
        return f"{'0' if number == '-0' else number.replace('-', '−')}{gap}{self._suffix}"
