"""Pass on what mouse and keyboard do over the canvas: to the tool in hand, to the view that is dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent

from voa_editor.tools.guide import drag_guide, drag_origin, guide_at
from voa_editor.tools.hits import stack_at
from voa_editor.tools.tool import Gesture, Pointer
from voa_editor.ui.canvas import input_method
from voa_editor.ui.canvas.cursors import cursor
from voa_editor.ui.canvas.pointer import Clicks, key_of, pointer_of
from voa_editor.ui.canvas.view import View

if TYPE_CHECKING:
    from voa_editor.ui.canvas.canvas import Canvas

_EDGE = 20  # logical pixels from the edge of the view within which a drag scrolls it
_SCROLL_EVERY = 16  # milliseconds
_HELD_KEYS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt)
_Button = Qt.MouseButton


class Hand(QObject):
    """The user's hand on one canvas. Places are logical pixels of its viewport."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas, self._desk = canvas, canvas.desk
        self._clicks = Clicks()
        self._clicked = 1
        self._at = QPointF(-1, -1)
        self._space = False
        self._down = False  # the left button is held for a tool
        self._panned: tuple[QPointF, View] | None = None  # where the view was grasped, and how it was
        self._scrolling = QTimer(self, interval=_SCROLL_EVERY)
        self._scrolling.timeout.connect(self._scroll_on)

    # -- mouse ---------------------------------------------------------------------------------------------------

    def press(self, event: QMouseEvent) -> None:
        input_method.commit(self._desk)
        self._at = event.position()
        self._clicked = self._clicks.press(event)
        if event.button() == _Button.MiddleButton or (event.button() == _Button.LeftButton and self._pans):
            self._panned = (self._at, self._canvas.view)
            self._show_cursor("grab")
        elif event.button() == _Button.LeftButton:
            self._down = True
            self._desk.press(self._pointer(event.modifiers()))
        elif event.button() == _Button.RightButton:
            self._select_under(self._pointer(event.modifiers()))

    def move(self, place: QPointF, held: Qt.KeyboardModifier) -> None:
        """The pointer is at a place, with a button held or not."""
        self._at = place
        if self._panned:
            start, view = self._panned
            way = place - start
            self._canvas.move_view(view.x - round(way.x() * view.ratio), view.y - round(way.y() * view.ratio))
            return
        pointer = self._pointer(held)
        self._desk.move(pointer)
        if not self._down or not self._desk.in_gesture:
            self._set_cursor(pointer)
        near = self._canvas.viewport().rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        if self._down and self._desk.in_gesture and not near.contains(place.toPoint()):
            self._scrolling.start()
        else:
            self._scrolling.stop()

    def release(self, event: QMouseEvent) -> None:
        self._at = event.position()
        self._scrolling.stop()
        if self._panned and event.button() in (_Button.MiddleButton, _Button.LeftButton):
            self._panned = None
        elif event.button() == _Button.LeftButton and self._down:
            self._down = False
            self._desk.release(self._pointer(event.modifiers()))
        self._set_cursor(self._pointer(event.modifiers()))

    def begin_guide(self, axis: str, place: QPointF, held: Qt.KeyboardModifier) -> None:
        """Pull a guide out of a ruler."""
        self._begin(drag_guide(self._desk, axis), place, held)

    def begin_origin(self, place: QPointF, held: Qt.KeyboardModifier) -> None:
        """Pull the rulers' origin out of their corner."""
        self._begin(drag_origin(self._desk), place, held)

    def _begin(self, gesture: Gesture, place: QPointF, held: Qt.KeyboardModifier) -> None:
        self._at, self._down, self._clicked = place, True, 1
        self._desk.begin(gesture)
        self._desk.move(self._pointer(held))

    def end_guide(self, place: QPointF, held: Qt.KeyboardModifier) -> None:
        """Let go of what a ruler or their corner gave."""
        self._at, self._down = place, False
        self._scrolling.stop()
        self._desk.release(self._pointer(held))

    # -- keyboard ------------------------------------------------------------------------------------------------

    def key(self, event: QKeyEvent) -> bool:
        """A key went down; False if it means nothing here."""
        if event.key() == Qt.Key.Key_Space and self._desk.selection.text is None:
            self._hold_space(True)
            return True
        if event.key() in _HELD_KEYS:
            self._again(_with(event.modifiers(), event.key(), True))
            return False
        key = key_of(event)
        return key is not None and self._desk.key(key)

    def key_up(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._hold_space(False)
        elif event.key() in _HELD_KEYS:
            self._again(_with(event.modifiers(), event.key(), False))

    def let_go(self) -> None:
        """The keyboard went elsewhere: no key is held any more."""
        self._space = False

    @property
    def over(self) -> QPointF | None:
        """The place of the pointer, None while it is not over the view."""
        return self._at if self._canvas.viewport().underMouse() else None

    def show_cursor(self) -> None:
        """Bring the cursor up to the tool and the place."""
        if self._canvas.underMouse() and not self._desk.in_gesture:
            self._set_cursor(self._pointer(QGuiApplication.keyboardModifiers()))

    # -- helpers -------------------------------------------------------------------------------------------------

    @property
    def _pans(self) -> bool:
        return self._desk.tool.name == "hand" or (self._space and not self._desk.in_gesture)

    def _pointer(self, held: Qt.KeyboardModifier) -> Pointer:
        return pointer_of(self._canvas.view, self._at, held, self._space, self._clicked)

    def _again(self, held: Qt.KeyboardModifier) -> None:
        """What is held changed: a gesture goes on from the same place with it."""
        if self._at.x() >= 0 and not self._panned:
            if self._desk.in_gesture:
                self._desk.move(self._pointer(held))
            else:
                self._set_cursor(self._pointer(held))

    def _hold_space(self, held: bool) -> None:
        if held != self._space:
            self._space = held
            self._again(QGuiApplication.keyboardModifiers())

    def _select_under(self, pointer: Pointer) -> None:
        """The menu to come is about what lies under the pointer."""
        if self._desk.selection.text is not None or self._desk.in_gesture:
            return
        self._desk.pressed = pointer.at
        stack = stack_at(self._desk, pointer.at)
        if not any(frame.id in self._desk.selection.frames for frame in stack):
            guide = None if stack else guide_at(self._desk, pointer.at)
            found = self._desk.selection.of(*(frame.id for frame in stack[:1]))
            self._desk.selection = found.of_guide(guide.id) if guide else found

    def _set_cursor(self, pointer: Pointer) -> None:
        if self._panned or self._pans:
            self._show_cursor("grab" if self._panned else "hand")
        else:
            self._show_cursor(self._desk.cursor(pointer))

    def _show_cursor(self, name: str) -> None:
        self._canvas.viewport().setCursor(cursor(name, self._canvas.devicePixelRatioF()))

    def _scroll_on(self) -> None:
        """Scroll towards the pointer, the faster the further out it is, and let the gesture follow."""
        area = self._canvas.viewport().rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        dx = min(self._at.x() - area.left(), 0) + max(self._at.x() - area.right(), 0)
        dy = min(self._at.y() - area.top(), 0) + max(self._at.y() - area.bottom(), 0)
        view = self._canvas.view
        before = (view.x, view.y)
        self._canvas.move_view(view.x + round(dx * view.ratio / 2), view.y + round(dy * view.ratio / 2))
        after = self._canvas.view
        if (after.x, after.y) != before and self._desk.in_gesture:
            self._desk.move(self._pointer(QGuiApplication.keyboardModifiers()))


def _with(held: Qt.KeyboardModifier, key: int, down: bool) -> Qt.KeyboardModifier:
    """What is held after a key of its own went down or up: Qt tells of the state before."""
    bit = {
        int(Qt.Key.Key_Shift): Qt.KeyboardModifier.ShiftModifier,
        int(Qt.Key.Key_Control): Qt.KeyboardModifier.ControlModifier,
        int(Qt.Key.Key_Alt): Qt.KeyboardModifier.AltModifier,
    }[int(key)]
    return held | bit if down else held & ~bit
