"""Let a number be typed, stepped by keys and taken back, as all fields for lengths and numbers do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.undo_keys import for_the_issue

MIXED = "–"  # stands where the selected things differ
_SAME = 1e-6


class ValueField(QLineEdit):
    """A right-aligned field with one number, or None where the selection is mixed.

    Enter and leaving the field send `edited` if the number is another one; up and down step by 1 (Shift 10, Alt 0.1)
    and send at once; Escape takes the typed text back. What cannot be read stays to be mended, marked as an error with
    the reason as tooltip, sends `refused`, and goes with Escape pressed twice. Subclasses read and write the text.
    """

    edited = Signal(float)
    refused = Signal(str)

    def __init__(self, name: str, *, prefix: str = "", tip: str = "", parent: QWidget | None = None) -> None:
        """`name` is said by screen readers and, without `tip`, shown as tooltip; `prefix` stands quietly at the left."""
        super().__init__(parent)
        self._value: float | None = None
        self._prefix, self._tip = prefix, tip or name
        self.minimum: float | None = None
        self.maximum: float | None = None
        self._select_on_release = False
        self.setAccessibleName(name)
        self.setToolTip(self._tip)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumWidth(64)
        self._make_room()
        self.returnPressed.connect(self._enter)
        self.textEdited.connect(lambda _: self._calm())

    # What a kind of number is to know.

    def read(self, text: str) -> float:
        """The number in `text`. Raises ValueError with the reason in words for the user."""
        raise NotImplementedError

    def write(self, value: float) -> str:
        """The text for a number, with its unit."""
        raise NotImplementedError

    @property
    def step(self) -> float:
        """How far an arrow key goes."""
        return 1.0

    # What panels use.

    @property
    def value(self) -> float | None:
        """The number shown, or None for mixed. Setting it sends nothing; another one drops what is being typed."""
        return self._value

    @value.setter
    def value(self, value: float | None) -> None:
        if value == self._value and self.hasFocus() and self.isModified():
            return  # a panel that is brought up to date while she types: nothing happened to what the field is about
        self._value = value
        self._restore()

    @property
    def in_error(self) -> bool:
        return bool(self.property("state") == "error")

    # Taking and refusing.

    def commit(self) -> bool:
        """Take what is typed, as Enter does; False if it cannot be read."""
        text = self.text().strip()
        if not self.isModified() or text in (MIXED, ""):
            self._restore()
            return True
        try:
            value = self.clamped(self.read(text.replace("−", "-")))
        except ValueError as fault:
            self._complain(str(fault))
            return False
        self._take(value)
        return True

    def clamped(self, value: float) -> float:
        """`value` kept between minimum and maximum."""
        low = value if self.minimum is None else max(value, self.minimum)
        return low if self.maximum is None else min(low, self.maximum)

    def nudge(self, steps: float) -> None:
        """Go up by `steps` steps from what is typed, or else shown; nothing where the selection is mixed."""
        if self.isModified() and not self.commit():
            return
        if self._value is not None:
            self._take(self.clamped(self._value + steps * self.step))
            self.selectAll()

    def _take(self, value: float) -> None:
        changed = self._value is None or abs(value - self._value) > _SAME
        self._value = value
        self._restore()
        if changed:
            self.edited.emit(value)

    def _restore(self) -> None:
        self._calm()
        self.setText(MIXED if self._value is None else self.write(self._value))
        self.setModified(False)
        self.setCursorPosition(0)

    def _enter(self) -> None:
        if self.commit():
            self.selectAll()

    def _complain(self, reason: str) -> None:
        self._show_state("error")
        self.setToolTip(reason)
        self.setAccessibleDescription(reason)
        self.refused.emit(reason)

    def _calm(self) -> None:
        if self.in_error:
            self._show_state("")
            self.setToolTip(self._tip)
            self.setAccessibleDescription("")

    def _show_state(self, state: str) -> None:
        self.setProperty("state", state)
        self.style().unpolish(self)
        self.style().polish(self)
        self._make_room()

    # Keys, mouse, painting.

    def event(self, event: QEvent) -> bool:
        return not for_the_issue(event, self.isModified()) and super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            size = 1.0
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                size = 10.0
            elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
                size = 0.1
            self.nudge(size if key == Qt.Key.Key_Up else -size)
        elif key == Qt.Key.Key_Escape and (self.in_error or self.isModified()):
            self._escape()
        else:
            super().keyPressEvent(event)

    def _escape(self) -> None:
        if self.in_error:
            self._calm()  # once: the text stays to be mended
        else:
            self._restore()
        self.selectAll()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus() and event.angleDelta().y():
            self.nudge(1.0 if event.angleDelta().y() > 0 else -1.0)
            event.accept()
        else:
            event.ignore()  # the panel scrolls; a value never changes by accident

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._select_on_release = event.reason() == Qt.FocusReason.MouseFocusReason

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._select_on_release and not self.hasSelectedText():
            self.selectAll()
        self._select_on_release = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:  # its own context menu
            self.commit()
        super().focusOutEvent(event)

    def _make_room(self) -> None:
        room = self.fontMetrics().horizontalAdvance(self._prefix) + 6 if self._prefix else 0
        self.setTextMargins(room, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._prefix:
            painter = QPainter(self)
            look = tokens()
            painter.setPen(QColor(look.text_quiet if self.isEnabled() else look.text_disabled))
            painter.drawText(self.rect().adjusted(8, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, self._prefix)
