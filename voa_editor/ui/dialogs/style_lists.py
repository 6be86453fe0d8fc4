"""Let tab stops and the marker of a list be edited."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from voa_editor.arithmetic import evaluate_length
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.words import WordsField
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.choice import Choice
from voa_editor.ui.widgets.options import Option
from voa_editor.units import format_length

MOST_STOPS = 40
FARTHEST = 14_400.0  # points: no page is wider
_LONGEST_MARKER = 8  # characters
_OWN = "own"
_MARKERS = (("", "None"), ("•", "•  Bullet"), ("–", "–  Dash"), ("▪", "▪  Square"), ("#", "1. 2. 3.  Numbers"))


class TabsField(QWidget):
    """The stops in one line, apart by semicolons: "15 mm; 40; 60mm+1/2in". `edited` sends them as points, in order.

    What cannot be read stays to be mended, marked as an error, the reason as its tooltip.
    """

    edited = Signal(tuple)

    def __init__(self, name: str, unit: str) -> None:
        super().__init__()
        self._unit = unit
        self._value: tuple[float, ...] | None = ()
        self.words = WordsField(name, hint=tr("15 mm; 40 mm"))
        self._tip = tr("From the column's edge, apart by semicolons")
        self.words.setToolTip(self._tip)
        _line(self).addWidget(self.words)
        self.setFocusProxy(self.words)
        self.words.edited.connect(self._read)
        self.words.textEdited.connect(lambda _: self._complain(""))

    @property
    def value(self) -> tuple[float, ...] | None:
        """The stops in points. Setting them sends nothing."""
        return self._value

    @value.setter
    def value(self, value: tuple[float, ...] | None) -> None:
        self._value = value
        self._complain("")
        self.words.value = None if value is None else "; ".join(format_length(stop, self._unit, 2) for stop in value)

    def _read(self, said: str) -> None:
        try:
            stops = sorted({self._stop(one) for one in said.split(";") if one.strip()})
            if len(stops) > MOST_STOPS:
                raise ValueError(tr("more than {count} stops", count=MOST_STOPS))
        except ValueError as fault:
            self._complain(str(fault))
            return
        self.value = tuple(stops)
        self.edited.emit(self._value)

    def _stop(self, said: str) -> float:
        stop = evaluate_length(said, self._unit)
        if not 0 < stop <= FARTHEST:
            raise ValueError(tr("a stop stands between 0 and {most}", most=format_length(FARTHEST, self._unit, 0)))
        return round(stop, 4)

    def _complain(self, reason: str) -> None:
        state = "error" if reason else ""
        if (self.words.property("state") or "") != state:
            self.words.setProperty("state", state)
            self.words.style().unpolish(self.words)
            self.words.style().polish(self.words)
        self.words.setToolTip(reason or self._tip)
        self.words.setAccessibleDescription(reason)


class MarkerField(QWidget):
    """What stands before each paragraph of a list: none, one of the usual, numbers ("#"), or a few characters of one's own."""

    edited = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._value: str | None = ""
        self.kind = Choice(name, [*(Option(key, tr(words)) for key, words in _MARKERS), Option(_OWN, tr("Other"))])
        self.words = WordsField(tr("Characters of the marker"))
        self.words.setMaxLength(_LONGEST_MARKER)
        self.words.setFixedWidth(64)
        line = _line(self)
        line.addWidget(self.kind, 1)
        line.addWidget(self.words)
        self.setFocusProxy(self.kind)
        self.kind.chosen.connect(self._choose)
        self.words.edited.connect(self._take)

    @property
    def value(self) -> str | None:
        """The marker, "" for none. Setting it sends nothing."""
        return self._value

    @value.setter
    def value(self, value: str | None) -> None:
        self._value = value
        usual = value is None or value in dict(_MARKERS)
        self.kind.key = value if usual else _OWN
        self.words.setEnabled(not usual)
        self.words.value = "" if usual else value

    def _choose(self, key: str) -> None:
        if key == _OWN:
            self.words.setEnabled(True)
            self.words.setFocus()
        else:
            self._take(key)

    def _take(self, marker: str) -> None:
        self.value = marker.strip()
        self.edited.emit(self._value)


def _line(widget: QWidget) -> QHBoxLayout:
    line = QHBoxLayout(widget)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(tokens().grid)
    return line
