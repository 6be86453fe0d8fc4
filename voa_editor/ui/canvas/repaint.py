"""Ask for paint events of no more than what changed: of stale tiles and the caret alone, if what lies over the pages stays."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from voa_editor.model.assets import Asset, Booking, Photo
from voa_editor.model.issue import FRAME_KINDS, Version, same
from voa_editor.model.pages import Guide, Layer, Page, ParentPage
from voa_editor.ui.canvas.view import Box

if TYPE_CHECKING:
    from voa_editor.ui.canvas.scene import Scene

_DRAWN_FROM = (*FRAME_KINDS, Layer, Guide, Page, ParentPage, Photo, Asset, Booking)
_MANY = 8  # stale parts above which everything is painted


class Repaint:
    """What one scene is to paint again. Every other way to have it painted is QWidget.update() of all of its viewport."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._versions: tuple[Version, ...] = ()
        self._state: tuple[object, ...] = ()

    def ask(self) -> bool:
        """The issue or the desk changed, or sheets were composed or pictures came; to be called before the tiles are mended.

        Whether there is anything to paint.
        """
        scene = self._scene
        pages = scene.visible_pages()
        before = self._versions, self._state
        self._versions, self._state = tuple(scene.desk.issue.version(kind) for kind in _DRAWN_FROM), self._over(pages)
        parts = scene.paper.stale(scene.view, pages)
        if len(parts) > _MANY or not same(before[0], self._versions) or before[1] != self._state:
            scene.viewport().update()
            return True
        changed = [*(_logical(part, scene.view.ratio) for part in parts), *scene.carets.moved()]
        for part in changed:
            scene.viewport().update(part)
        return any(not part.isEmpty() for part in changed)

    def _over(self, pages: list[str]) -> tuple[object, ...]:
        """What decides how everything over the pages looks, but for the records of the issue and the caret."""
        desk, sheets = self._scene.desk, self._scene.paper.sheets
        selection, options = desk.selection, desk.options
        text = selection.text
        tinted = (None if text is None or text.is_caret else text), self._scene.carets.composed
        chosen = selection.page, selection.frames, selection.key, selection.content, selection.guide, text and text.frame, *tinted
        there = [shown for page in pages if (shown := sheets.get(page))]
        fresh = tuple([shown.fresh for shown in there]) if text and not text.is_caret else ()
        boxes = [box for shown in there for box in shown.sheet.texts]
        over = tuple([(box.frame, box.over) for box in boxes if box.over])
        said = tuple(boxes) if options.hidden_characters or options.overrides else ()  # their marks reach beyond the ink
        return chosen, fresh, options, desk.tool, desk.in_gesture, desk.marks, over, desk.issue.settings, said


def in_device_pixels(part: QRect, ratio: float) -> Box:
    """A part in logical pixels in device pixels, no pixel of it left out."""
    right, bottom = math.ceil((part.x() + part.width()) * ratio), math.ceil((part.y() + part.height()) * ratio)
    return Box(math.floor(part.x() * ratio), math.floor(part.y() * ratio), right, bottom)


def _logical(part: QRect, ratio: float) -> QRect:
    """A part in device pixels in logical ones, no pixel of it left out."""
    left, top = math.floor(part.x() / ratio), math.floor(part.y() / ratio)
    right, bottom = math.ceil((part.x() + part.width()) / ratio), math.ceil((part.y() + part.height()) / ratio)
    return QRect(left, top, right - left, bottom - top)
