"""Tell something at the foot of the window without stopping anyone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QEnterEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QLabel, QPushButton, QWidget

from voa_editor.ui.i18n import tr
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.widgets.icon_button import icon_button
from voa_editor.ui.widgets.icon_label import IconLabel

Kind = Literal["info", "ok", "warning", "error"]

_SECONDS: dict[Kind, float] = {"info": 5.0, "ok": 4.0, "warning": 8.0, "error": 12.0}
_WIDEST, _LOWEST = 560, 40
_FOOT = 40  # above the status bar


class Toast(QFrame):
    """The one message of a window: a new one takes the place of the old. It stays while the pointer rests on it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._act: Callable[[], object] | None = None
        self.setProperty("role", "toast")
        self._mark, self._words = IconLabel("info", "info", 20), QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = QPushButton()
        self._action.setProperty("kind", "flat")
        self._action.clicked.connect(self._press)
        self._close = icon_button("close", tr("Dismiss"), ink="text_quiet", icon_size=12)
        self._close.clicked.connect(self.hide)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(tokens().grid)
        for part in (self._mark, self._words, self._action, self._close):
            row.addWidget(part, 1 if part is self._words else 0)
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self.hide)
        shadow = QGraphicsDropShadowEffect(self, blurRadius=24, offset=QPointF(0, 4), color=QColor(0, 0, 0, 90))
        self.setGraphicsEffect(shadow)  # it lies over the page, not beside it
        window.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        return self._words.text()

    def tell(self, text: str, kind: Kind = "info", *, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Show `text`, with a button `action` that calls `act`; it goes by itself, errors last."""
        self._act = act
        self._words.setText(text)
        self._mark.show_icon(kind, kind)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._place()
        self.show()
        self.raise_()
        self._clock.start(round(_SECONDS[kind] * 1000))
        self.setAccessibleName(text)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _press(self) -> None:
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            act()

    def _place(self) -> None:
        window, room = self._window, min(_WIDEST, self._window.width() - 4 * tokens().grid)
        self._words.setWordWrap(False)
        self._row.invalidate()
        if self._row.sizeHint().width() > room:
            self._words.setWordWrap(True)
            self._row.invalidate()
            width = room
        else:
            width = self._row.sizeHint().width()
        height = max(self._row.heightForWidth(width) if self._words.wordWrap() else 0, self._row.sizeHint().height(), _LOWEST)
        self.setGeometry((window.width() - width) // 2, window.height() - _FOOT - height, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and self.isVisible():
            self._place()
            self.raise_()  # docks that were moved stand in front
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        self._clock.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._clock.start(2000)
        super().leaveEvent(event)
