"""Give memory back while nobody works: what does not show need not be kept painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

if TYPE_CHECKING:
    from voa_editor.ui.canvas.scene import Scene

AFTER = 60_000  # milliseconds without a change of the view or of the desk
_TILES = 1.5  # of what the view covers: tiles reach beyond its edges
_PIXEL = 4  # bytes
_HANDS = (QEvent.Type.Wheel, QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Resize, QEvent.Type.Show)
_PICTURES = 16 << 20  # bytes of decoded pictures that stay


class Resting(QObject):
    """Trims the tiles and pictures of a scene when it was left alone for a minute, and when it is hidden."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._scene = scene
        self._clock = QTimer(self, singleShot=True, interval=AFTER)
        self._clock.timeout.connect(self.rest)
        self._end = scene.desk.watch(self.touch)
        scene.installEventFilter(self)
        scene.viewport().installEventFilter(self)
        self.touch()

    def touch(self) -> None:
        """Something was done: what is kept may be wanted at once."""
        self._clock.start()

    def rest(self) -> None:
        """Let go of what does not show."""
        view = self._scene.view
        self._scene.viewport().repaint()  # what shows counts as used last; what was painted ahead does not
        self._scene.paper.tiles.trim(round(view.width * view.height * _PIXEL * _TILES))
        self._scene.pictures.trim(_PICTURES)

    def stop(self) -> None:
        """The scene is about to be closed."""
        self._scene.removeEventFilter(self)
        self._scene.viewport().removeEventFilter(self)
        self._clock.stop()
        self._end()
        self._end = lambda: None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        scene = getattr(self, "_scene", None)  # Qt hides what it destroys, when Python may have taken this apart already
        if event.type() == QEvent.Type.Hide and watched is scene:
            self._clock.start(0)  # not now: it may be hidden because it is being destroyed
        elif event.type() in _HANDS:
            self.touch()
        return False
