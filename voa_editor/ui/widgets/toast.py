"""Tell something at the foot of the window without stopping anyone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from voa_editor.ui.i18n import tr
from voa_editor.ui.theme.icons import icon
from voa_editor.ui.theme.theme import tokens

Kind = Literal["info", "ok", "warning", "error"]

_SECONDS: dict[Kind, float] = {"info": 5.0, "ok": 4.0, "warning": 8.0, "error": 12.0}
_WIDEST = 560
_FOOT = 40  # above the status bar


class Toast(QFrame):
    """The one message of a window: a new one takes the place of the old. It stays while the pointer rests on it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._act: Callable[[], object] | None = None
        self.setProperty("role", "toast")
        self._mark, self._words = QLabel(), QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = QPushButton()
        self._action.setProperty("kind", "flat")
        self._action.clicked.connect(self._press)
        self._close = QToolButton()
        self._close.setIcon(icon("close", "text_quiet"))
        self._close.setIconSize(QSize(12, 12))
        self._close.setToolTip(tr("Dismiss"))
        self._close.setAccessibleName(tr("Dismiss"))
        self._close.clicked.connect(self.hide)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(tokens().grid)
        for part in (self._mark, self._words, self._action, self._close):
            row.addWidget(part, 1 if part is self._words else 0)
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self.hide)
        window.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        return self._words.text()

    def tell(self, text: str, kind: Kind = "info", *, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Show `text`, with a button `action` that calls `act`; it goes by itself, errors last."""
        self._act = act
        self._words.setText(text)
        self._mark.setPixmap(icon(kind, kind).pixmap(QSize(20, 20)))
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
        window = self._window
        room = min(_WIDEST, window.width() - 4 * tokens().grid)
        self._words.setMinimumWidth(0)
        wanted = self._words.fontMetrics().horizontalAdvance(self._words.text()) + self._beside_words()
        width = min(room, wanted)
        height = max(self._row.heightForWidth(width), 40)
        self.setGeometry((window.width() - width) // 2, window.height() - _FOOT - height, width, height)

    def _beside_words(self) -> int:
        button = self._action.sizeHint().width() + tokens().grid if self._action.text() else 0
        return 12 + 20 + 8 + 8 + self._close.sizeHint().width() + 6 + button + 4

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        self._clock.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._clock.start(2000)
        super().leaveEvent(event)
