"""Let tab stops and the marker of a list be edited."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from voa_editor.arithmetic import evaluate_length
from voa_editor.model.tabs import KINDS, TabStop
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
_STOP = re.compile(r"(.*?)(?:\s+([^\W\d_]{4,}))?(?:\s+(\.+|-+|_+))?")
"""A length, a word of more letters than a unit has, a leader."""
_MARKERS = (("", "None"), ("•", "•  Bullet"), ("–", "–  Dash"), ("▪", "▪  Square"), ("#", "1. 2. 3.  Numbers"))


class TabsField(QWidget):
    """The stops in one line, apart by semicolons: "15 mm; 40; 60mm+1/2in right ..."; `edited` sends them, in order.

    A stop is a length, how text stands at it if not from it on, and what fills the gap before it.
    What cannot be read stays to be mended, marked as an error, the reason as its tooltip.
    """

    edited = Signal(tuple)

    def __init__(self, name: str, unit: str) -> None:
        super().__init__()
        self._unit = unit
        self._value: tuple[TabStop, ...] | None = ()
        self.words = WordsField(name, hint=tr("15 mm; 40 mm right"))
        self._tip = tr("From the column’s edge, apart by semicolons. After a length: left, centre, right or decimal, "
                       "and what fills the gap: points, hyphens or underscores")  # fmt: skip
        self.words.setToolTip(self._tip)
        _line(self).addWidget(self.words)
        self.setFocusProxy(self.words)
        self.words.edited.connect(self._read)
        self.words.textEdited.connect(lambda _: self._complain(""))

    @property
    def value(self) -> tuple[TabStop, ...] | None:
        """Setting them sends nothing."""
        return self._value

    @value.setter
    def value(self, value: tuple[TabStop, ...] | None) -> None:
        self._value = value
        self._complain("")
        self.words.value = None if value is None else "; ".join(map(self._written, value))

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

    def _stop(self, said: str) -> TabStop:
        found = _STOP.fullmatch(said.strip())
        length, word, leader = found.groups() if found else (said, None, None)
        stop = evaluate_length(length, self._unit)
        if not 0 < stop <= FARTHEST:
            raise ValueError(tr("a stop stands between 0 and {most}", most=format_length(FARTHEST, self._unit, 0)))
        kinds = {tr(kind): kind for kind in KINDS} | {kind: kind for kind in KINDS} | {"center": "centre"}
        if word and word.lower() not in kinds:
            raise ValueError(tr("“{word}” is none of {words}", word=word, words=", ".join(tr(kind) for kind in KINDS)))
        return TabStop(round(stop, 4), kinds[word.lower()] if word else "left", leader[0] if leader else "")

    def _written(self, stop: TabStop) -> str:
        kind = tr(stop.kind) if stop.kind != "left" else ""
        return " ".join(filter(None, [format_length(stop.at, self._unit, 2), kind, 3 * stop.leader]))

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
