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

_LOOK = 10  # milliseconds between two looks at whether all is sharp
_marks: list[float] = []


def main(path: Path) -> int:
    """The exit code of the program."""
    run, scenes, sharp_before = application.run, list[Scene](), False

    def painted(scene: Scene) -> None:
        if len(_marks) == 1 and scene.paper.ready(scene.view):
            _marks.append(time.monotonic())
            scenes.append(scene)
            clock = QTimer(scene, interval=_LOOK)
            clock.timeout.connect(look)
            clock.start()
        if len(_marks) >= 2:
            _marks[2:] = [time.monotonic()]

    def look() -> None:
        nonlocal sharp_before
        sharp = scenes[0].sharp
        if sharp and sharp_before:  # and so it was a look ago: what was to be painted has been
            print(*_marks, flush=True)
            QApplication.quit()
        sharp_before = sharp

    def begun(path: Path | None) -> int:
        _marks.append(time.monotonic())
        return run(path)

    watch_paints(painted)
    application.run = begun
    return app.main(["edit", str(path)])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
