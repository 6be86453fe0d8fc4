"""Let the caret blink, keep it in view, and show the selected words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QRectF, QTimer
from PySide6.QtGui import QGuiApplication

from voa_editor.display.caret import CaretShape
from voa_editor.edit.selection import TextRange
from voa_editor.geometry import Point, Rect
from voa_editor.model.frames import TextFrame
from voa_editor.model.threads import paragraphs
from voa_editor.ui.canvas.plane import Plane
from voa_editor.ui.canvas.texts import caret_line, caret_shape, paint_caret, paint_hidden, paint_selection

if TYPE_CHECKING:
    from voa_editor.ui.canvas.scene import Scene


class Carets(QObject):
    """The text that is edited on one scene: its caret, its selection, its characters without ink."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._scene, self._desk = scene, scene.desk
        self._lit = True
        self._last: TextRange | None = None
        self._blinking = QTimer(self)
        self._blinking.timeout.connect(self._blink)

    def restart(self) -> None:
        """Something changed, or the keyboard came or went: show the caret at once, and blink from now on."""
        self._lit = True
        flash = QGuiApplication.styleHints().cursorFlashTime()
        if self._shows and flash > 0:
            self._blinking.start(flash // 2)
        else:
            self._blinking.stop()

    def paint(self, plane: Plane, pages: list[str]) -> None:
        text, sheets = self._desk.selection.text, self._scene.paper.sheets
        for page in pages:
            shown = sheets.get(page)
            if shown is None:
                continue
            if self._desk.options.hidden_characters and not self._desk.options.preview:
                paint_hidden(plane, page, shown.sheet)
            if text is not None and not text.is_caret:
                paint_selection(plane, page, shown.sheet, text, self._order(text))
            elif text is not None and self._lit and self._shows and (shape := caret_shape(shown.sheet, text)):
                paint_caret(plane, page, shape)

    def place(self) -> QRect:
        """Where the caret stands, in logical pixels of the viewport; empty where there is none."""
        found, scene = self._find(), self._scene
        if found is None:
            return QRect()
        page, shape = found
        with scene.measuring() as plane:
            line = caret_line(plane, page, shape)
        ratio = scene.view.ratio
        box = QRectF(line.p1() / ratio, line.p2() / ratio).normalized()
        return box.toAlignedRect().adjusted(-1, -1, 2, 1)

    def follow(self) -> None:
        """Bring the moving end of the selection into view, if it moved."""
        text = self._desk.selection.text
        moved = text is not None and (self._last is None or text.head != self._last.head)
        self._last = text
        if moved and not self._desk.in_gesture and (found := self._find()):
            page, shape = found
            ends = [shape.matrix.apply(Point(shape.x, y)) for y in (shape.top, shape.bottom)]
            left, top = min(p.x for p in ends), min(p.y for p in ends)
            box = Rect(left, top, max(p.x for p in ends) - left, max(p.y for p in ends) - top)
            self._scene.show_rect(page, box)

    @property
    def _shows(self) -> bool:
        text = self._desk.selection.text
        return text is not None and text.is_caret and self._scene.hasFocus()

    def _find(self) -> tuple[str, CaretShape] | None:
        """The page on which the moving end of the selection stands, and where: mostly that of the frame it began in."""
        text, issue, board = self._desk.selection.text, self._desk.issue, self._desk.pasteboard
        if text is None:
            return None
        here = issue.page_of(text.frame)
        if here in board and (shape := caret_shape(self._desk.sheet(here), text)):
            return here, shape
        frame = issue.find(TextFrame, text.frame)
        thread = self._desk.composer.view(issue).threads.frames(frame.story, frame.flow) if frame else []
        for page in dict.fromkeys(issue.page_of(each.id) for each in thread):
            if page != here and page in board and (shape := caret_shape(self._desk.sheet(page), text)):
                return page, shape
        return None

    def _order(self, text: TextRange) -> list[str]:
        frame = self._desk.issue.find(TextFrame, text.frame)
        return [paragraph.id for paragraph in paragraphs(self._desk.issue, frame.story, frame.flow)] if frame else []

    def _blink(self) -> None:
        self._lit = not self._lit
        self._scene.viewport().update(self.place().adjusted(-2, -2, 2, 2))
