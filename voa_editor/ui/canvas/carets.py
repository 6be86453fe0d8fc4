"""Let the caret blink, keep it in view, and show the selected words and those an input method composes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QRectF, QTimer
from PySide6.QtGui import QGuiApplication

from voa_editor.display.caret import CaretShape, selection_boxes
from voa_editor.edit.typing import awaited
from voa_editor.geometry import Point, Rect
from voa_editor.model.story import Spot
from voa_editor.tools.text_moves import caret_at, selected_boxes
from voa_editor.tools.type import TypeTool
from voa_editor.ui.canvas.overrides import Overrides
from voa_editor.ui.canvas.plane import Plane
from voa_editor.ui.canvas.texts import caret_line, paint_awaited, paint_caret, paint_hidden, paint_selection, paint_underline
from voa_editor.ui.i18n import tr

if TYPE_CHECKING:
    from voa_editor.ui.canvas.scene import Scene


class Carets(QObject):
    """The text that is edited on one scene: its caret, its selection, its overrides, its characters without ink."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._scene, self._desk = scene, scene.desk
        self._overrides = Overrides()
        self._lit = True
        self._head: Spot | None = None
        self._awaited = ""  # what the caret stands in, and nobody has written yet: a caption, a headline
        self._found: tuple[str, CaretShape] | None = None
        self._known = False  # where it stands
        self._painted = QRect()
        self._said = QRect()  # the words painted in an empty place
        self._blinking = QTimer(self)
        self._blinking.timeout.connect(self._blink)

    def forget(self) -> None:
        """The issue or the desk changed: it may stand elsewhere."""
        self._known = False

    def moved(self) -> list[QRect]:
        """Where it was painted and where it is to be now, in logical pixels of the viewport."""
        return [_around(self._painted), _around(self._said), _around(self.place())]

    def restart(self) -> None:
        """Something changed, or the keyboard came or went: show the caret at once, and blink from now on."""
        self._lit = True
        flash = QGuiApplication.styleHints().cursorFlashTime()
        if self._shows and flash > 0:
            self._blinking.start(flash // 2)
        else:
            self._blinking.stop()

    def paint(self, plane: Plane, pages: list[str]) -> None:
        options, text = self._desk.options, self._desk.selection.text
        for page in pages:
            shown = self._scene.paper.sheets.get(page)
            if shown is not None and options.overrides and not options.preview and shown.fresh:
                self._overrides.paint(plane, self._desk.issue, shown.sheet)
            if shown is not None and options.hidden_characters and not options.preview:
                paint_hidden(plane, page, shown.sheet)
            if text is not None and not text.is_caret and shown is not None and shown.fresh:  # nothing is composed here
                paint_selection(plane, page, selected_boxes(self._desk, text, page))
            if shown is not None and (composed := self.composed):
                paint_underline(plane, page, selection_boxes(shown.sheet, *composed))
        if self._awaited and not options.preview and (found := self._find()) and found[0] in pages:
            said = paint_awaited(plane, *found, tr(self._awaited.replace("_", " ").capitalize()))
            ratio = self._scene.view.ratio
            self._said = QRectF(said.x() / ratio, said.y() / ratio, said.width() / ratio, said.height() / ratio).toAlignedRect()
        if self._lit and self._shows and (found := self._find()) and found[0] in pages:
            paint_caret(plane, *found)
            self._painted = self.place()

    def place(self) -> QRect:
        """Where the caret stands, in logical pixels of the viewport; empty where there is none."""
        found, ratio = self._find(), self._scene.view.ratio
        if found is None:
            return QRect()
        line = caret_line(self._scene.measuring(), *found)
        return QRectF(line.p1() / ratio, line.p2() / ratio).normalized().toAlignedRect().adjusted(0, 0, 1, 1)

    def follow(self) -> None:
        """Bring the moving end of the selection into view, if it moved and no hand drags it."""
        text, head = self._desk.selection.text, self._head
        self._head = text.head if text else None
        self._awaited = awaited(self._desk.issue, text.head) if text and text.is_caret else ""
        if self._head is None or self._head == head or (self._desk.in_gesture and not self.composed):
            return
        if found := self._find():
            page, shape = found
            ends = [shape.matrix.apply(Point(shape.x, y)) for y in (shape.top, shape.bottom)]
            left, top = min(p.x for p in ends), min(p.y for p in ends)
            self._scene.show_rect(page, Rect(left, top, max(p.x for p in ends) - left, max(p.y for p in ends) - top))

    @property
    def _shows(self) -> bool:
        text = self._desk.selection.text
        return text is not None and text.is_caret and self._scene.hasFocus()

    @property
    def composed(self) -> tuple[Spot, Spot] | None:
        """From where to where an input method composes."""
        tool = self._desk.tool
        return tool.preedit if isinstance(tool, TypeTool) else None

    def _find(self) -> tuple[str, CaretShape] | None:
        """The page on which the moving end of the selection stands, and where."""
        if not self._known:
            self._found, self._known = self._look_for(), True
        return self._found

    def _look_for(self) -> tuple[str, CaretShape] | None:
        tool, text = self._desk.tool, self._desk.selection.text
        if text is None:
            return None
        found = tool.shape(self._desk) if isinstance(tool, TypeTool) else caret_at(self._desk, text)
        return found if found and found[0] in self._desk.pasteboard else None

    def _blink(self) -> None:
        self._lit = not self._lit
        self._scene.viewport().update(_around(self.place()))


def _around(caret: QRect) -> QRect:
    """All that a caret inks."""
    return caret.adjusted(-2, -2, 2, 2) if caret.isValid() else caret
