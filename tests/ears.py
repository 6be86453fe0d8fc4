"""Hear what goes wrong in a window that nobody sees: what is reported, logged, warned of, or would wait for an answer."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu, QMessageBox

from voa_editor.errors import UserError
from voa_editor.ui.application import Application

_NO_FILE = {"getOpenFileName": ("", ""), "getOpenFileNames": ([], ""), "getSaveFileName": ("", ""), "getExistingDirectory": ""}
_SAID_OFFSCREEN = "This plugin does not support"  # what Qt complains of where there is no screen
_NO_LOG = ("QtDebugMsg", "QtInfoMsg")


class Ears(logging.Handler):
    """Listens to the program's own log until `close`. `heard` is what was said, `take` empties it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []
        logging.getLogger("voa_editor").addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(f"logged: {record.getMessage()}")

    def take(self) -> list[str]:
        said, self.heard = self.heard, []
        return said

    def hear_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        """For qInstallMessageHandler, where pytest-qt does not listen."""
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and _SAID_OFFSCREEN not in message:
            self.heard.append(f"Qt: {message}")

    def uncaught(self, error: BaseException) -> None:
        """For sys.excepthook. What the user can mend is told to her, and no mistake of the program."""
        if not isinstance(error, UserError):
            self.heard.append("".join(traceback.format_exception(error)))

    def close(self) -> None:
        logging.getLogger("voa_editor").removeHandler(self)
        super().close()

    def listen(self, monkeypatch: pytest.MonkeyPatch, home: Application) -> None:
        """Hear what is reported to the user; file dialogs answer that none is chosen, and other questions count as heard."""
        monkeypatch.setattr(home.reporter, "report", lambda error: self.heard.append(f"reported: {error!r}"))
        for kind in (QDialog, QMessageBox, QMenu, QFileDialog):
            monkeypatch.setattr(kind, "exec", self._blocks(f"{kind.__name__}.exec"))
        for name in ("question", "warning", "information", "critical", "about"):
            monkeypatch.setattr(QMessageBox, name, self._blocks(f"QMessageBox.{name}"))
        for name, answer in _NO_FILE.items():
            monkeypatch.setattr(QFileDialog, name, lambda *_, answer=answer, **__: answer)

    def _blocks(self, name: str) -> Callable[..., int]:
        def blocked(*_: object, **__: object) -> int:
            self.heard.append(f"{name} blocks")
            return 0

        return blocked


def warnings_of(qtlog) -> list[str]:
    """What Qt has complained of (pytest-qt's fixture `qtlog` has listened)."""
    return [said.message for said in qtlog.records if said.type_name not in _NO_LOG and _SAID_OFFSCREEN not in said.message]
