"""Close the windows when the terminal or the system asks the program to end."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from voa_editor.ui.application import Application


@contextmanager
def heeding_signals(application: Application) -> Iterator[None]:
    """Close the windows when Ctrl-C is pressed in the terminal, or the system asks to end; asked again, wait for no job.

    Nothing is raised, for Qt called what runs then, and falls over exceptions. Python acts on a signal when it runs, which it
    does not while Qt waits: hence the pipe.
    """

    def asked(*_: object) -> None:
        QTimer.singleShot(0, application.quit if application.windows or application.start else QApplication.quit)

    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    os.set_blocking(writer, False)
    woken = signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    notifier = QSocketNotifier(reader, QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda *_: os.read(reader, 64))
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {n: signal.signal(n, asked) for n in numbers if signal.getsignal(n) != signal.SIG_IGN}  # nohup's stays
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        notifier.setEnabled(False)
        signal.set_wakeup_fd(woken)
        os.close(reader)
        os.close(writer)
