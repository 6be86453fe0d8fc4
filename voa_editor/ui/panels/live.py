"""Bring a panel up to date when the desk changes: at most once in a while, and only while it shows."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from voa_editor.model.issue import Issue
from voa_editor.tools.desk import Desk

REST = 0.03  # seconds between two refreshes: what is dragged on the canvas comes first
_AFTER = 0.02  # seconds from a change to the refresh: the canvas paints it in that time


class Live(QObject):
    """Calls `refresh` after the issue, the selection or the options changed; marks of the tool in hand change nothing."""

    def __init__(self, panel: QWidget, desk: Desk, refresh: Callable[[], None]) -> None:
        super().__init__(panel)
        self._panel, self._desk, self._refresh = panel, desk, refresh
        self._issue: Issue | None = None
        self._seen: tuple[object, ...] = ()
        self._last = 0.0
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self.catch_up)
        panel.installEventFilter(self)
        end = desk.watch(self._changed)
        panel.destroyed.connect(lambda: end())

    def catch_up(self) -> None:
        """Refresh if anything is new."""
        if self._issue is not self._desk.issue or self._seen != self._state():
            self.now()

    def now(self) -> None:
        """Refresh at once, also if nothing is new: what was typed may have been refused. Nothing once the panel is gone."""
        if not isValid(self._panel):
            return
        self._clock.stop()
        self._issue, self._seen, self._last = self._desk.issue, self._state(), monotonic()
        self._refresh()

    def _changed(self) -> None:
        if self._panel.isVisible() and not self._clock.isActive():
            self._clock.start(round(max(self._last + REST - monotonic(), _AFTER) * 1000))

    def _state(self) -> tuple[object, ...]:
        return self._desk.selection, self._desk.zero, self._desk.options.unit, self._desk.parents, self._desk.in_gesture

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self.catch_up()
        return False
