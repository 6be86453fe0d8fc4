"""Tell when the canvas has finished a paint event."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QPaintEvent

from voa_editor.ui.canvas.scene import Scene


def watch_paints(told: Callable[[Scene], None]) -> None:
    """Call `told` after each paint event of every canvas from now on. To be called before the first is made."""
    paint = Scene.paintEvent

    def painted(scene: Scene, event: QPaintEvent) -> None:
        paint(scene, event)
        told(scene)

    Scene.paintEvent = painted  # type: ignore[assignment, method-assign]
