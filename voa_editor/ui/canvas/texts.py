"""Draw in the text what edits it: the caret, the tint over selected words, and characters that have no ink."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTransform

from voa_editor.display.caret import CaretShape
from voa_editor.display.items import GlyphRun, Sheet, TextBox, TextLine
from voa_editor.geometry import Matrix, Point, Rect
from voa_editor.ui.canvas.plane import Plane, text_width

Covered = tuple[Rect, Matrix]
"""A rectangle of text, and the map from its coordinates to the page's."""
_SHOWN = {" ": "dot", "\u00a0": "ring", "\u202f": "ring", "\u2009": "dot", "\t": "tab", "\n": "turn", "\u2028": "turn"}
"""Characters of no ink and what shows them."""
_AWAITED = 0.72  # of a line's height: the size of words that say what an empty place is for
_LEAST_SIZE = 5.0  # logical pixels an em: smaller text shows no hidden characters


def paint_selection(plane: Plane, page: str, boxes: Iterable[Covered]) -> None:
    """Tint what is selected of a page's text."""
    plane.painter.setPen(Qt.PenStyle.NoPen)
    plane.painter.setBrush(QColor(plane.look.text_tint))
    for rect, matrix in boxes:
        box = QRectF(rect.x, rect.y, rect.w, rect.h)
        plane.painter.drawPolygon((transform(matrix) * plane.on_page(page)).map(QPolygonF(box)))


def paint_underline(plane: Plane, page: str, boxes: Iterable[Covered]) -> None:
    """Underline what an input method composes."""
    plane.pen(plane.look.caret, plane.dot)
    for rect, matrix in boxes:
        line = QLineF(rect.x, rect.bottom, rect.right, rect.bottom)
        plane.painter.drawLine((transform(matrix) * plane.on_page(page)).map(line))


def caret_line(plane: Plane, page: str, shape: CaretShape) -> QLineF:
    """A caret in device pixels, on whole ones where it is upright."""
    line = (transform(shape.matrix) * plane.on_page(page)).map(QLineF(shape.x, shape.top, shape.x, shape.bottom))
    if abs(line.dx()) < 0.5:
        x = round(line.x1())
        return QLineF(x, round(line.y1()), x, round(line.y2()) - 1)
    return line


def paint_caret(plane: Plane, page: str, shape: CaretShape) -> None:
    """A line a logical pixel wide."""
    line = caret_line(plane, page, shape)
    slanted = line.x1() != line.x2()
    plane.pen(plane.look.caret, plane.dot)
    plane.painter.setRenderHint(QPainter.RenderHint.Antialiasing, slanted)
    plane.painter.drawLine(line)
    plane.painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def paint_awaited(plane: Plane, page: str, shape: CaretShape, said: str) -> QRect:
    """Say, as selected words, what an empty place is for; the first letter typed takes their place. Not in turned text.

    Answers with what was painted, in device pixels.
    """
    line = caret_line(plane, page, shape)
    height = round(abs(line.dy()) / plane.dot)
    if line.dx() or height < _LEAST_SIZE:
        return QRect()
    font = plane.font(round(height * _AWAITED))
    box = QRect(round(line.x1()), round(line.y1()), text_width(font, said), height * plane.dot)
    plane.painter.fillRect(box, QColor(plane.look.text_tint))
    plane.painter.setFont(font)
    plane.painter.setPen(QColor(plane.look.caret))
    plane.painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, said)
    return box


def paint_hidden(plane: Plane, page: str, sheet: Sheet) -> None:
    """Dots for spaces, an arrow for a tab, a sign at the end of each paragraph."""
    painter = plane.painter
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shown, pixels = plane.view.area, painter.transform()
    for box in sheet.texts:
        painter.setTransform(transform(box.matrix) * plane.on_page(page) * pixels)
        for line in box.lines:
            size = line.runs[0].size if line.runs else line.bottom - line.top
            if size * plane.view.zoom >= _LEAST_SIZE and _near(plane, page, box, line, shown):
                _hidden_in(painter, plane.look.accent, line, size)
    painter.restore()


def _hidden_in(painter: QPainter, ink: str, line: TextLine, size: float) -> None:
    painter.setBrush(QColor(ink))
    painter.setPen(Qt.PenStyle.NoPen)
    for run in line.runs:
        for character, x, width in _blanks(run):
            middle = QPointF(x + width / 2, run.y - 0.28 * run.size)
            match _SHOWN[character]:
                case "dot":
                    painter.drawEllipse(middle, 0.055 * run.size, 0.055 * run.size)
                case "ring":
                    _stroke(painter, ink, run.size)
                    painter.drawEllipse(middle, 0.08 * run.size, 0.08 * run.size)
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(QColor(ink))
                case kind:
                    _arrow(painter, ink, kind, QRectF(x, run.y - 0.55 * run.size, max(width, run.size / 2), 0.5 * run.size))
    if line.last:
        end = max((run.x + run.advance for run in line.runs), default=line.x)
        _pilcrow(painter, ink, QPointF(end + 0.12 * size, line.baseline), size)


def _blanks(run: GlyphRun) -> Iterator[tuple[str, float, float]]:
    """The characters of a run that have no ink: each with its left edge and width."""
    for i, cluster in enumerate(run.clusters):
        if cluster < len(run.text) and run.text[cluster] in _SHOWN:
            after = run.xs[i + 1] if i + 1 < len(run.xs) else run.advance
            yield run.text[cluster], run.x + run.xs[i], after - run.xs[i]


def _pilcrow(painter: QPainter, ink: str, at: QPointF, size: float) -> None:
    """A pilcrow drawn in lines: a font of the issue may have none."""
    _stroke(painter, ink, size)
    width, height = 0.32 * size, 0.62 * size
    x, top = at.x(), at.y() - height
    painter.drawLine(QLineF(x + width * 0.62, top, x + width * 0.62, at.y()))
    painter.drawLine(QLineF(x + width, top, x + width, at.y()))
    painter.drawLine(QLineF(x + width * 0.4, top, x + width * 1.1, top))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink))
    painter.drawPie(QRectF(x, top, width * 1.24, height * 0.56), 90 * 16, 180 * 16)


def _arrow(painter: QPainter, ink: str, kind: str, box: QRectF) -> None:
    """An arrow to the right for a tab, one that turns back for a line's end."""
    _stroke(painter, ink, box.height() * 2)
    y, head = box.center().y(), 0.3 * box.height()
    if kind == "tab":
        tip = QPointF(box.right() - head * 0.3, y)
        painter.drawLine(QPointF(box.left() + head * 0.3, y), tip)
        back = head
    else:
        tip = QPointF(box.left(), y)
        painter.drawLine(tip, QPointF(box.right(), y))
        painter.drawLine(QPointF(box.right(), y), QPointF(box.right(), y - head * 1.4))
        back = -head
    painter.drawLine(tip, tip + QPointF(-back, -head))
    painter.drawLine(tip, tip + QPointF(-back, head))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink))


def _stroke(painter: QPainter, ink: str, size: float) -> None:
    pen = QPen(QColor(ink), 0.06 * size)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _near(plane: Plane, page: str, box: TextBox, line: TextLine, area: Rect) -> bool:
    """Whether a line may show: by the box around it on the pasteboard."""
    origin = plane.board.origin(page)
    ends = [box.matrix.apply(Point(x, y)) for x in (line.x, line.x + line.width) for y in (line.top, line.bottom)]
    left, top = min(p.x for p in ends) + origin.x, min(p.y for p in ends) + origin.y
    right, bottom = max(p.x for p in ends) + origin.x, max(p.y for p in ends) + origin.y
    return Rect(left, top, right - left, bottom - top).intersects(area)


def transform(m: Matrix) -> QTransform:
    """A matrix as Qt writes it."""
    return QTransform(m.a, m.b, m.c, m.d, m.e, m.f)
