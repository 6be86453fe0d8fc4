"""Pair a slider with a field for the same number."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.number_field import NumberField


class SliderField(QWidget):
    """A number between two bounds. `previewed` is sent while the slider is dragged, `edited` once when it is let go or typed.

    `beyond` lets a number be typed up to there, past the slider's end.
    """

    previewed = Signal(float)
    edited = Signal(float)

    def __init__(
        self, name: str, minimum: float, maximum: float, *, beyond: float | None = None, suffix: str = "", decimals: int = 0,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAccessibleName(name)
        self._scale = 10**decimals
        self._previewing = False
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel alone gives it no focus
        self.slider.setAccessibleName(name)
        self.slider.setRange(round(minimum * self._scale), round(maximum * self._scale))
        self.slider.setPageStep(max(1, (self.slider.maximum() - self.slider.minimum()) // 10))
        most = maximum if beyond is None else beyond
        self.field = NumberField(name, suffix=suffix, decimals=decimals).with_bounds(minimum, most)
        self.field.setFixedWidth(72)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens().grid)
        row.addWidget(self.slider, 1)
        row.addWidget(self.field)
        self.setFocusProxy(self.slider)
        self.field.edited.connect(self._typed)
        self.slider.valueChanged.connect(self._moved)
        self.slider.sliderReleased.connect(self._released)

    @property
    def value(self) -> float | None:
        """The number shown, None for mixed. Setting it sends nothing."""
        return self.field.value

    @value.setter
    def value(self, value: float | None) -> None:
        self.field.value = value
        self._place(value)

    def _place(self, value: float | None) -> None:
        self.slider.blockSignals(True)
        self.slider.setValue(self.slider.minimum() if value is None else round(value * self._scale))
        self.slider.blockSignals(False)

    def _typed(self, value: float) -> None:
        self._place(value)
        self.edited.emit(value)

    def _moved(self, position: int) -> None:
        self.field.value = position / self._scale
        if self.slider.isSliderDown():
            self._previewing = True
            self.previewed.emit(self.field.value)
        else:
            self.edited.emit(self.field.value)  # by key or by a click beside the handle

    def _released(self) -> None:
        if self._previewing:  # a press that moved nothing is no edit
            self._previewing = False
            self.edited.emit(self.slider.value() / self._scale)


class _Slider(QSlider):
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()  # the panel scrolls; a value never changes by accident
