"""Take what is dragged in from other programs, and show where it would land."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF
from PySide6.QtGui import QDropEvent

from voa_editor.geometry import Point, Rect
from voa_editor.kernels.resize import corners
from voa_editor.model.frames import AdFrame, PictureFrame
from voa_editor.tools.handles import outline
from voa_editor.tools.hits import leaves_at
from voa_editor.tools.marks import BoxMark

if TYPE_CHECKING:
    from voa_editor.ui.canvas.canvas import Canvas

_WIDTH, _HEIGHT = 170.0, 113.0  # points of a place for what has none yet


def takes_anything_useful(mime: QMimeData) -> bool:
    """Files, pictures and text."""
    return mime.hasUrls() or mime.hasImage() or mime.hasText()


class Drops:
    """Drags over one canvas. `takes` says of what is dragged whether it may be dropped; the window may set its own."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self.takes: Callable[[QMimeData], bool] = takes_anything_useful

    def over(self, event: QDropEvent) -> None:
        """Something is dragged over a place of the viewport."""
        if not self.takes(event.mimeData()):
            event.ignore()
            return
        event.acceptProposedAction()
        self._show(self._landing(event.position()))

    def away(self) -> None:
        self._show(None)

    def drop(self, event: QDropEvent) -> None:
        """It was let go: the canvas tells of it."""
        self._show(None)
        page, place = self._canvas.page_point(event.position())
        if page and self.takes(event.mimeData()):
            event.acceptProposedAction()
            self._canvas.dropped.emit(event.mimeData(), page, place)

    def _landing(self, position: QPointF) -> BoxMark:
        """The picture or ad frame under the pointer, else a place around it."""
        desk, at = self._canvas.desk, self._canvas.view.point(position.x(), position.y())
        for frame in leaves_at(desk, at):
            if isinstance(frame, PictureFrame | AdFrame):
                return BoxMark(outline(desk, frame), "drop")
        return BoxMark(corners(_around(at), 0.0), "drop")

    def _show(self, mark: BoxMark | None) -> None:
        if mark != self._canvas.drop_mark:
            self._canvas.drop_mark = mark
            self._canvas.viewport().update()


def _around(at: Point) -> Rect:
    return Rect(at.x - _WIDTH / 2, at.y - _HEIGHT / 2, _WIDTH, _HEIGHT)
