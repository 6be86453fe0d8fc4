"""Put a canvas on a stage: a small issue, a window that nobody sees, a hand and an eye."""

from __future__ import annotations

from PIL import Image, ImageChops
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from sheets import MemoryBlobs

from voa_editor.compose.composer import Composer
from voa_editor.edit.change import put
from voa_editor.edit.editor import Editor
from voa_editor.fonts.library import bundled
from voa_editor.geometry import Point
from voa_editor.model.issue import Issue
from voa_editor.model.records import Record
from voa_editor.tools.desk import Desk
from voa_editor.tools.tool import Gesture, Key, Pointer, Tool
from voa_editor.ui.canvas.canvas import Canvas
from voa_editor.ui.canvas.view import NO_BLEED
from voa_editor.ui.theme.theme import Theme

_Kind = QEvent.Type
_Held = Qt.KeyboardModifier


class Recorder(Tool):
    """A tool that remembers what reaches it and holds on from press to release."""

    name = "recorder"

    def __init__(self) -> None:
        self.pointers: list[Pointer] = []
        self.keys: list[Key] = []

    def press(self, desk: Desk, pointer: Pointer) -> Gesture:
        self.pointers.append(pointer)
        while not pointer.up:
            pointer = yield ()
            self.pointers.append(pointer)
        return ""

    def key(self, desk: Desk, key: Key) -> bool:
        self.keys.append(key)
        return key.name != "F9"


class Stage:
    """A canvas of 900 × 700 logical pixels at 100 %, page 1 in view."""

    def __init__(self, issue: Issue, blobs: MemoryBlobs | None = None, tool: Tool | None = None) -> None:
        self.tool = tool or Recorder()
        self.desk = Desk(Editor(issue), Composer(bundled()), self.tool)
        self.theme = Theme()
        self.theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]
        self.canvas = Canvas(self.desk, blobs or MemoryBlobs(), self.theme)
        self.canvas.resize(900, 700)
        self.canvas.show()
        self.canvas.actual_size()
        if self.desk.pasteboard.spreads:
            self.canvas.show_page(self.desk.pasteboard.spreads[0].pages[0])
        self.canvas.finish()

    def change(self, *records: Record, drop: tuple[str, ...] = ()) -> None:
        self.desk.apply(put(self.desk.issue, records, drop), "Change")

    # -- the eye -------------------------------------------------------------------------------------------------

    def see(self) -> QImage:
        """What the viewport shows when all work is done."""
        self.canvas.finish()
        return self.canvas.viewport().grab().toImage()

    def place(self, page: str, x: float, y: float) -> QPointF:
        """A point of a page in logical pixels of the viewport."""
        at = self.canvas.view.place(self.desk.pasteboard.from_page(page, Point(x, y)))
        return QPointF(*at) / self.canvas.view.ratio

    def colour(self, page: str, x: float, y: float) -> tuple[int, int, int]:
        place = self.place(page, x, y) * self.canvas.view.ratio
        found = self.see().pixelColor(place.toPoint())
        return found.red(), found.green(), found.blue()

    # -- the hand ------------------------------------------------------------------------------------------------

    def mouse(self, kind: _Kind, at: QPointF, button: Qt.MouseButton = Qt.MouseButton.LeftButton, held: str = "") -> None:
        buttons = Qt.MouseButton.NoButton if kind == _Kind.MouseButtonRelease else button
        caused = Qt.MouseButton.NoButton if kind == _Kind.MouseMove else button
        view = self.canvas.viewport()
        event = QMouseEvent(kind, at, QPointF(view.mapToGlobal(at)), caused, buttons, modifiers(held))
        QApplication.sendEvent(view, event)

    def drag(self, *places: QPointF, button: Qt.MouseButton = Qt.MouseButton.LeftButton, held: str = "") -> None:
        self.mouse(_Kind.MouseButtonPress, places[0], button, held)
        for place in places[1:]:
            self.mouse(_Kind.MouseMove, place, button, held)
        self.mouse(_Kind.MouseButtonRelease, places[-1], button, held)

    def key(self, code: Qt.Key, text: str = "", held: str = "", down: bool = True) -> bool:
        kind = _Kind.KeyPress if down else _Kind.KeyRelease
        event = QKeyEvent(kind, code, modifiers(held), text)
        QApplication.sendEvent(self.canvas, event)
        return event.isAccepted()

    def wheel(self, at: QPointF, notches: float, held: str = "") -> None:
        view = self.canvas.viewport()
        event = QWheelEvent(
            at, QPointF(view.mapToGlobal(at)), QPoint(), QPoint(0, round(120 * notches)), Qt.MouseButton.NoButton,
            modifiers(held), Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view, event)


def modifiers(held: str) -> Qt.KeyboardModifier:
    """ "ctrl shift" as Qt names it."""
    names = {"shift": _Held.ShiftModifier, "ctrl": _Held.ControlModifier, "alt": _Held.AltModifier}
    found = _Held.NoModifier
    for name in held.split():
        found |= names[name]
    return found


def as_pillow(image: QImage) -> Image.Image:
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    data, size = bytes(plain.constBits()), (plain.width(), plain.height())
    return Image.frombytes("RGB", size, data, "raw", "BGRX", plain.bytesPerLine())


def apart(one: QImage, other: QImage) -> int:
    """By how many levels the pixels differ that differ most."""
    assert one.size() == other.size()
    extremes = ImageChops.difference(as_pillow(one), as_pillow(other)).getextrema()
    return max(int(high) for _, high in extremes)  # type: ignore[misc]


def picture_of_page(canvas: Canvas, page: str) -> QImage:
    """The window's own pixels of a page's trim; the part of it that shows."""
    x, y = canvas.view.origin(canvas.desk.pasteboard, page)
    trim = canvas.view.level(canvas.desk.pasteboard, page, NO_BLEED).trim
    whole = canvas.viewport().grab().toImage()
    return whole.copy(QRect(QPoint(x, y), QPoint(x + trim.right - 1, y + trim.bottom - 1)).intersected(whole.rect()))
