"""However the program ends, its windows are closed, nothing half written stays, and the exit code says how it went."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from notation import issue, pages, shape

from voa_editor.store.project import Project

ROOT = Path(__file__).parent.parent.parent

PROGRAM = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from voa_editor import app
from voa_editor.jobs.export import ExportOrder, export
from voa_editor.ui.application import Application
from voa_editor.ui.background import Task

signal.signal(signal.SIGINT, signal.default_int_handler)  # as in a terminal; what a shell runs beside it ignores Ctrl-C

def job(window):
    path = window.project.path
    task = Task("Export", export, path, ExportOrder(path.with_suffix(".pdf")), folder=path.parent)
    window.home.keep(task)
    task.start()

def fail(window):
    QTimer.singleShot(100, window.close)
    raise ZeroDivisionError

def work_and_end(self, path):
    window = show(self, path)
    window.do("select-all")
    window.do("copy")
    window.do("paste")
    QTimer.singleShot(50, lambda: eval(sys.argv[2], globals(), {"window": window}))
    return window

show, Application.open = Application.open, work_and_end
sys.exit(app.main(["edit", sys.argv[1]]))
"""

WAYS = {
    "its last window is closed": "window.close()",
    "the system asks it to": "os.kill(os.getpid(), signal.SIGTERM)",
    "Ctrl-C is pressed in the terminal": "os.kill(os.getpid(), signal.SIGINT)",
    "the desktop asks it to, dialogs open": "(window.open_find(), window.open_preferences(), QApplication.quit())",
    "Qt ends without a word to the windows": "QApplication.exit(0)",
    "an action failed before": "fail(window)",
    "a job is under way": "(job(window), window.close())",
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_it_ends_well_when(tmp_path: Path, way: str):
    path, config = tmp_path / "a.voa", tmp_path / "config"
    with Project.create(path, issue(pages(2), shape("box", 50, 50, 90, 60))) as project:
        before = len(project.issue)
    there = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(config), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", PROGRAM, path, WAYS[way]], capture_output=True, text=True, env=there, timeout=60)
    assert done.returncode == 0 and "Traceback" not in done.stderr, done.stderr
    with Project.open(path) as project:
        assert len(project.issue) == before + 1, "what was pasted is there"
    assert not [*(config / "voa-editor" / "open").iterdir(), *tmp_path.glob(".*.part")], "its windows are closed"
    assert path.with_suffix(".pdf").exists() == ("job" in way)
    assert bool([*(config / "voa-editor").glob("voa-editor-fault*")]) == ("failed" in way)
