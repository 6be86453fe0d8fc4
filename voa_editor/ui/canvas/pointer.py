"""Read what hand and keyboard do, as Qt reports it, into the tools' own words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent

from voa_editor.tools.tool import Key, Pointer
from voa_editor.ui.canvas.view import View

_Held = Qt.KeyboardModifier
_NAMES: dict[int, str] = {
    Qt.Key.Key_Left: "Left", Qt.Key.Key_Right: "Right", Qt.Key.Key_Up: "Up", Qt.Key.Key_Down: "Down",
    Qt.Key.Key_Home: "Home", Qt.Key.Key_End: "End", Qt.Key.Key_PageUp: "PageUp", Qt.Key.Key_PageDown: "PageDown",
    Qt.Key.Key_Return: "Return", Qt.Key.Key_Enter: "Return", Qt.Key.Key_Escape: "Escape",
    Qt.Key.Key_Backspace: "Backspace", Qt.Key.Key_Delete: "Delete", Qt.Key.Key_Insert: "Insert",
    Qt.Key.Key_Tab: "Tab", Qt.Key.Key_Backtab: "Tab",
    **{getattr(Qt.Key, f"Key_F{n}"): f"F{n}" for n in range(1, 13)},
}  # fmt: skip
_ALONE: set[int] = {
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock, Qt.Key.Key_unknown,
}  # fmt: skip
"""Keys that mean nothing until another comes."""


def key_of(event: QKeyEvent) -> Key | None:
    """The key as tools know it; None for one that is only held with others."""
    code, text = event.key(), event.text() if event.text().isprintable() else ""
    if code in _ALONE and not text:
        return None
    held = event.modifiers()
    shift, ctrl, alt = (bool(held & each) for each in (_Held.ShiftModifier, _Held.ControlModifier, _Held.AltModifier))
    if text and ctrl and alt and not text.isascii():  # AltGr, as Windows reports it
        ctrl = alt = False
    if ctrl or alt:
        text = ""
    letter = chr(code).lower() if 0x20 < code <= 0x10FFFF else ""
    return Key(_NAMES.get(code, text or letter), text, shift, ctrl, alt)


def pointer_of(view: View, place: QPointF, held: Qt.KeyboardModifier, space: bool = False, clicks: int = 1) -> Pointer:
    """The pointer at logical pixels of the view."""
    return Pointer(
        view.point(place.x(), place.y()),
        shift=bool(held & _Held.ShiftModifier),
        ctrl=bool(held & _Held.ControlModifier),
        alt=bool(held & _Held.AltModifier),
        space=space,
        clicks=clicks,
    )


@dataclass(slots=True)
class Clicks:
    """Counts presses that follow each other quickly in one place: the second, the third … to the fifth."""

    _count: int = 0
    _time: int = 0
    _place: QPoint = QPoint(-1000, -1000)

    def press(self, event: QMouseEvent) -> int:
        """How many there were, this one counted."""
        hints = QGuiApplication.styleHints()
        place, time = event.position().toPoint(), event.timestamp()
        near = (place - self._place).manhattanLength() <= hints.mouseDoubleClickDistance()
        quick = 0 <= time - self._time <= hints.mouseDoubleClickInterval()
        self._count = self._count % 5 + 1 if near and quick else 1
        self._time, self._place = time, place
        return self._count
