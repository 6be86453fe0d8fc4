"""Mark the text that overrides its styles: a soft tint on words, a bar in the margin beside whole paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPolygonF

from voa_editor.display.caret import selection_boxes
from voa_editor.display.items import Sheet, TextBox, TextLine
from voa_editor.edit.passage import passage
from voa_editor.geometry import Matrix, Point, Rect
from voa_editor.model.issue import Issue, Version, same
from voa_editor.model.story import Paragraph, Spot
from voa_editor.ui.canvas.plane import Plane
from voa_editor.ui.canvas.texts import Covered, transform

_BAR, _APART = 2, 6  # logical pixels: how wide a bar is, and how far from its column
_KEPT = 24  # pages


@dataclass(frozen=True, slots=True)
class Overridden:
    """What of a page overrides its styles: boxes of words, and the stretches of columns that whole paragraphs take."""

    words: tuple[Covered, ...]
    stretches: tuple[Covered, ...]


class Overrides:
    """Marks the overrides of the pages that show; looked up once for each state of a sheet."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Sheet, tuple[Version, ...], Overridden]] = {}

    def paint(self, plane: Plane, issue: Issue, sheet: Sheet) -> None:
        """Mark a page; nothing while its sheet is older than the issue."""
        found = self._find(issue, sheet)
        plane.painter.setPen(Qt.PenStyle.NoPen)
        plane.painter.setBrush(QColor(plane.look.override_tint))
        for rect, matrix in found.words:
            box = QPolygonF(QRectF(rect.x, rect.y, rect.w, rect.h))
            plane.painter.drawPolygon((transform(matrix) * plane.on_page(sheet.page)).map(box))
        for rect, matrix in found.stretches:
            ends = [matrix.apply(Point(rect.x, y)) for y in (rect.y, rect.bottom)]
            top, foot = (plane.at(plane.board.from_page(sheet.page, end)) for end in ends)
            bar = QRect(top.x() - _APART * plane.dot, top.y(), _BAR * plane.dot, foot.y() - top.y())
            plane.painter.fillRect(bar, QColor(plane.look.override_bar))

    def _find(self, issue: Issue, sheet: Sheet) -> Overridden:
        versions = (issue.version(Paragraph),)
        known = self._known.get(sheet.page)
        if known is not None and known[0] is sheet and same(known[1], versions):
            return known[2]
        found = overridden(issue, sheet)
        while len(self._known) >= _KEPT:
            del self._known[next(iter(self._known))]
        self._known[sheet.page] = (sheet, versions, found)
        return found


def overridden(issue: Issue, sheet: Sheet) -> Overridden:
    """Where words and paragraphs of a page say something else than their styles do."""
    there = dict.fromkeys(line.paragraph for box in sheet.texts for line in box.lines)
    paragraphs = [found for name in there if (found := issue.find(Paragraph, name))]
    words = [box for paragraph in paragraphs for box in _words(issue, sheet, paragraph)]
    whole = {paragraph.id for paragraph in paragraphs if paragraph.local}
    return Overridden(tuple(words), tuple(stretch for box in sheet.texts for stretch in _stretches(box, whole)))


def _words(issue: Issue, sheet: Sheet, paragraph: Paragraph) -> Iterator[tuple[Rect, Matrix]]:
    spans = [span for span in paragraph.spans if span.local and span.start < span.end]
    if not spans:
        return
    shown = passage(issue, paragraph.id)
    for span in spans:
        start, end = (Spot(paragraph.id, shown.shown(at)) for at in (span.start, span.end))
        yield from selection_boxes(sheet, start, end)


def _stretches(box: TextBox, paragraphs: set[str]) -> Iterator[tuple[Rect, Matrix]]:
    """The lines of some paragraphs, those that follow each other in a column as one."""
    last: tuple[str, Rect] | None = None
    for line in box.lines:
        if line.paragraph not in paragraphs:
            continue
        column = _column(box, line)
        here = Rect(column.x, line.top, column.w, line.bottom - line.top)
        if last and last[0] == line.paragraph and last[1].x == here.x and here.y >= last[1].y:
            here = Rect(here.x, last[1].y, here.w, here.bottom - last[1].y)
        elif last:
            yield last[1], box.matrix
        last = line.paragraph, here
    if last:
        yield last[1], box.matrix


def _column(box: TextBox, line: TextLine) -> Rect:
    """The column a line stands in, or the line's own measure if none."""
    inside = [column for column in box.columns if column.x - 1 <= line.x <= column.right and column.y - 1 <= line.bottom]
    return max(inside, key=lambda column: column.x, default=Rect(line.x, line.top, line.width, line.bottom - line.top))
