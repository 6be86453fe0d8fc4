"""Open a project as `voa-editor edit` does and print when its first spread was painted.

`python -m bench.opening PROJECT`. On standard output, in seconds of the system's clock (time.monotonic): when the window began
to open, when a paint event had shown the first spread composed, and when its photographs were there too. The program ends then.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from bench.paints import watch_paints
from voa_editor import app
from voa_editor.ui import application
from voa_editor.ui.canvas.scene import Scene

_marks: list[float] = []


def main(path: Path) -> int:
    """The exit code of the program."""
    run = application.run

    def painted(scene: Scene) -> None:
        if len(_marks) == 1 and scene.paper.ready(scene.view):
            _marks.append(time.monotonic())
        if len(_marks) == 2 and scene.sharp:
            print(*_marks, time.monotonic(), flush=True)
            _marks.append(0.0)
            QTimer.singleShot(0, QApplication.quit)

    def begun(path: Path | None) -> int:
        _marks.append(time.monotonic())
        return run(path)

    watch_paints(painted)
    application.run = begun
    return app.main(["edit", str(path)])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
