"""Take up what goes wrong while the window is open: say it calmly, put the issue right, and let work go on."""

from __future__ import annotations

import logging
import logging.handlers
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QDialog

from voa_editor.errors import UserError
from voa_editor.faults import fault_text, write_fault
from voa_editor.ui.i18n import tr

if TYPE_CHECKING:
    from voa_editor.ui.window import Window

_AGAIN = 10.0  # seconds in which the same mistake (a painting that fails at each frame) is told once
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

log = logging.getLogger("voa_editor")


class Reporter(QObject):
    """What is raised in an action or an event ends here. `active` answers the window the user works in."""

    _elsewhere = Signal(object)  # from another thread to that of the windows

    def __init__(self, active: Callable[[], Window | None], folder: Path) -> None:
        super().__init__()
        self._active, self._folder = active, folder
        self._seen: dict[str, float] = {}  # where a mistake was made → when it was told last
        self._shown: QDialog | None = None  # the last dialog, kept for as long as nothing else keeps it
        self._elsewhere.connect(self.report, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take up whatever nobody catches, from here on."""
        sys.excepthook = self._uncaught
        threading.excepthook = lambda args: self._elsewhere.emit(args.exc_value) if args.exc_value else None
        sys.unraisablehook = lambda args: log.error("unraisable: %r in %r", args.exc_value, args.object)
        self._open_log()
        qInstallMessageHandler(_from_qt)

    def report(self, error: BaseException) -> None:
        """Give up the gesture under way and tell the user: what she can mend in a line, a mistake of the program in a dialog."""
        if isinstance(error, KeyboardInterrupt):
            QApplication.quit()
            return
        window = self._active()
        if window is not None:
            window.desk.escape()
        if isinstance(error, UserError):
            self._tell(window, error)
        else:
            self._explain(window, error)

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        try:
            self.report(error)
        except Exception:  # nothing is left but to write it down
            log.exception("while reporting %r", error)

    def _tell(self, window: Window | None, error: UserError) -> None:
        log.info("told: %s", error)
        if window is not None:
            window.tell_error(error)
        else:
            from voa_editor.ui.dialogs.report import tell

            self._shown = tell(error)

    def _explain(self, window: Window | None, error: BaseException) -> None:
        place = _place(error)
        before, self._seen[place] = self._seen.get(place), monotonic()
        text = fault_text(error, [f"project: {window.project.path}"] if window else [])
        log.error("%s", text)
        if before is None:
            from voa_editor.ui.dialogs.report import FaultDialog

            written = write_fault(text, [self._folder])
            self._shown = FaultDialog(text, written, window)
            self._shown.show()
        elif window is not None and monotonic() - before > _AGAIN:
            window.toast.tell(tr("The same mistake happened again. Your issue is safe."), "error")

    def _open_log(self) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            kept = logging.handlers.RotatingFileHandler(
                self._folder / "voa-editor.log", maxBytes=500_000, backupCount=1, encoding="utf-8", delay=True
            )
        except OSError:
            return
        kept.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        log.addHandler(kept)
        log.setLevel(logging.INFO)
        log.propagate = False


def _place(error: BaseException) -> str:
    """What tells two mistakes apart: the kind of error and the line that raised it."""
    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1] if frames else None
    return f"{type(error).__name__} {last.filename}:{last.lineno}" if last else type(error).__name__


def _from_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)
