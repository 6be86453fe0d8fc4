"""Make a sheet's items ready for Qt once, and paint them as often as needed: the whole sheet, or the part that shows."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import repeat

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QGlyphRun,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QRawFont,
    QTransform,
)

from voa_editor.display.items import GlyphRun, Gradient, Group, Item, Path, Picture
from voa_editor.display.query import gradient_axis, path_box
from voa_editor.fonts.library import Library
from voa_editor.geometry import Matrix, Rect
from voa_editor.model.colour import Colour
from voa_editor.render.colour import blend, screen_rgb
from voa_editor.render.placeholder import placeholder

_LARGEST_GLYPH = 60.0  # pixels an em: above 64 Qt's raster engine leaves glyph runs out, so their outlines are filled
_OUTLINE_SIZE = 1000.0
_REACH = (0.4, 1.5, 0.7)  # sizes that ink may reach beyond a run: to its sides, above and below its baseline
_STOPS = 16  # inks do not mix in straight lines of light: so many steps keep a shade within half a level of the PDF's
_NOWHERE = Rect(0.0, 0.0, 0.0, 0.0)
HINTS = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing | QPainter.RenderHint.SmoothPixmapTransform

PictureSource = Callable[[str, int, int], QImage | QColor | None]
"""Answers asset, width and height in pixels with a picture of about that size, the colour to show until it is read, or
None if it cannot be read."""


@dataclass(slots=True)
class Faces:
    """Faces and outlines of glyphs as Qt holds them."""

    library: Library
    _faces: dict[tuple[str, float], QRawFont] = field(default_factory=dict)
    _outlines: dict[tuple[str, int], QPainterPath] = field(default_factory=dict)

    def face(self, key: str, size: float) -> QRawFont:
        """A face at a size in pixels, unhinted: its glyphs stand where the composer put them, at any zoom."""
        wanted = (key, size)
        if wanted not in self._faces:
            path = str(self.library.face(key).path)
            self._faces[wanted] = QRawFont(path, size, QFont.HintingPreference.PreferNoHinting)
        return self._faces[wanted]

    def outline(self, key: str, glyph: int) -> QPainterPath:
        """The outline of a glyph at 1000 pixels an em, on the baseline at 0, 0."""
        wanted = (key, glyph)
        if wanted not in self._outlines:
            path = self.face(key, _OUTLINE_SIZE).pathForGlyph(glyph)
            path.setFillRule(Qt.FillRule.WindingFill)
            self._outlines[wanted] = path
        return self._outlines[wanted]


class SheetInks:
    """A sheet's items made ready for Qt. Those that `before` had too, the same objects, are taken from there."""

    def __init__(self, items: Iterable[Item], faces: Faces, before: SheetInks | None = None) -> None:
        self.items = tuple(items)
        self._inks: list[_Ink] = _made_ready(self.items, faces, before._known if before else {})
        self._known: dict[int, _Ink] = dict(zip(map(id, self.items), self._inks, strict=True))  # `items` keeps the ids alive

    def box(self, item: Item) -> Rect:
        """All that one of the items can ink, in points on the sheet."""
        return self._known[id(item)].box

    def pictures(self) -> list[tuple[str, Rect]]:
        """The assets that show, and where on the sheet; a turned one by the box around it."""
        return [found for ink in self._inks for found in ink.pictures()]

    def paint(self, painter: QPainter, area: Rect, pictures: PictureSource) -> None:
        """Ink what shows in an area of the sheet (points), the trim corner at the painter's origin. The caller clips."""
        painter.save()
        painter.setRenderHints(HINTS)
        _paint_those_in(area, self._inks, painter, pictures)
        painter.restore()


class _Ink:
    """Something that inks; `box` holds all it inks, in the coordinates of its group or sheet."""

    __slots__ = ("box",)

    box: Rect

    def paint(self, painter: QPainter, area: Rect, pictures: PictureSource) -> None:
        """Ink at least what shows in `area`."""

    def pictures(self) -> list[tuple[str, Rect]]:
        return []


def _paint_those_in(area: Rect, inks: Iterable[_Ink], painter: QPainter, pictures: PictureSource) -> None:
    """In plain numbers: a page has some hundred inks, and few of them show in a strip of it."""
    left, top, right, bottom = area.x, area.y, area.right, area.bottom
    for ink in inks:
        x, y, w, h = ink.box
        if y < bottom and y + h > top and x < right and x + w > left and w > 0.0:
            ink.paint(painter, area, pictures)


def _made_ready(items: Iterable[Item], faces: Faces, known: Mapping[int, _Ink]) -> list[_Ink]:
    by_glyphs = _by_glyphs(known.values())
    return [known.get(id(item)) or _moved(item, by_glyphs) or _ink(item, faces) for item in items]


def _by_glyphs(inks: Iterable[_Ink]) -> dict[int, _Run]:
    """Runs by the object that holds their glyphs."""
    return {id(ink.run.glyphs): ink for ink in inks if isinstance(ink, _Run)}


def _moved(item: Item, by_glyphs: Mapping[int, _Run]) -> _Run | None:
    """A run that has the glyphs and places of another, made of what Qt has of that one; None if there is no other."""
    if not isinstance(item, GlyphRun) or item.size <= 0:
        return None
    old = by_glyphs.get(id(item.glyphs))
    return old.at_place(item) if old is not None and old.differs_in_place_alone(item) else None


def _ink(item: Item, faces: Faces) -> _Ink:
    match item:
        case GlyphRun() if item.glyphs and item.size > 0:
            return _Run(item, faces)
        case Picture():
            return _Picture(item, faces)
        case Path():
            return _Path(item)
        case Group():
            return _Group(item, faces)
        case _:
            return _Nothing()


class _Nothing(_Ink):
    """A link, an empty run: no ink."""

    __slots__ = ()

    def __init__(self) -> None:
        self.box = _NOWHERE


class _Run(_Ink):
    __slots__ = ("colour", "faces", "glyphs", "outlines", "run")

    def __init__(self, run: GlyphRun, faces: Faces) -> None:
        self.run, self.faces = run, faces
        self.colour = _colour(run.colour)
        self.glyphs: QGlyphRun | None = None  # made when it first shows: of a page close by, much never does
        self.outlines: list[tuple[QRectF, QPainterPath]] | None = None
        aside, above, below = (share * run.size for share in _REACH)
        x0, x1 = min(0.0, *run.xs), max(run.advance, *run.xs)
        y0, y1 = min((0.0, *run.ys)), max((0.0, *run.ys))
        self.box = Rect(run.x + x0 - aside, run.y + y0 - above, x1 - x0 + 2 * aside, y1 - y0 + above + below)

    def differs_in_place_alone(self, run: GlyphRun) -> bool:
        """Whether another run shows the same, here or elsewhere."""
        own = self.run
        return (own.xs, own.ys, own.face, own.size, own.advance, own.colour) == (
            run.xs, run.ys, run.face, run.size, run.advance, run.colour)  # fmt: skip

    def at_place(self, run: GlyphRun) -> _Run:
        """The ink of a run that differs from this one in its place alone."""
        moved = _Run.__new__(_Run)
        moved.run, moved.faces, moved.colour, moved.glyphs, moved.outlines = run, self.faces, self.colour, self.glyphs, None
        x, y, w, h = self.box
        moved.box = Rect(x + run.x - self.run.x, y + run.y - self.run.y, w, h)
        return moved

    def paint(self, painter: QPainter, area: Rect, pictures: PictureSource) -> None:
        if self.run.size * max(_scale(painter)) <= _LARGEST_GLYPH:
            if self.glyphs is None:
                self.glyphs = self._placed()
            painter.setPen(self.colour)
            painter.drawGlyphRun(QPointF(self.run.x, self.run.y), self.glyphs)
            return
        if self.outlines is None:
            self.outlines = self._outlined()
        brush = QBrush(self.colour)
        shown = _rect(area)
        for box, outline in self.outlines:
            if box.intersects(shown):
                painter.fillPath(outline, brush)

    def _placed(self) -> QGlyphRun:
        run, found = self.run, QGlyphRun()
        found.setRawFont(self.faces.face(run.face, run.size))
        found.setGlyphIndexes(list(run.glyphs))
        found.setPositions(list(map(QPointF, run.xs, run.ys or repeat(0.0))))
        return found

    def _outlined(self) -> list[tuple[QRectF, QPainterPath]]:
        """Each glyph's outline in its place: these are too large to be kept as pictures."""
        run, em, found = self.run, self.run.size / _OUTLINE_SIZE, []
        for i, glyph in enumerate(run.glyphs):
            place = QTransform(em, 0, 0, em, run.x + run.xs[i], run.y + (run.ys[i] if run.ys else 0.0))
            outline = place.map(self.faces.outline(run.face, glyph))
            found.append((outline.boundingRect(), outline))
        return found


class _Picture(_Ink):
    __slots__ = ("faces", "picture", "rect")

    def __init__(self, picture: Picture, faces: Faces) -> None:
        self.picture, self.faces, self.rect = picture, faces, _rect(picture.rect)
        shown = picture.clip.intersected(picture.rect)
        self.box = _NOWHERE if picture.rect.empty or shown.empty else shown

    def paint(self, painter: QPainter, area: Rect, pictures: PictureSource) -> None:
        across, down = _scale(painter)
        rect = self.picture.rect
        image = pictures(self.picture.asset, math.ceil(rect.w * across), math.ceil(rect.h * down))
        if image is None:
            _ink(placeholder(self.picture, self.faces.library), self.faces).paint(painter, area, pictures)
            return
        if isinstance(image, QColor):
            painter.fillRect(_rect(self.box), image)
            return
        painter.save()
        if self.box != self.picture.rect:
            painter.setClipRect(_rect(self.box), Qt.ClipOperation.IntersectClip)
        painter.drawImage(self.rect, image)
        painter.restore()

    def pictures(self) -> list[tuple[str, Rect]]:
        return [] if self.box.empty else [(self.picture.asset, self.box)]


_CAPS = {"round": Qt.PenCapStyle.RoundCap, "square": Qt.PenCapStyle.SquareCap}
_JOINS = {"round": Qt.PenJoinStyle.RoundJoin, "bevel": Qt.PenJoinStyle.BevelJoin}


def _pen(path: Path, stroke: Colour) -> QPen:
    """A pen that draws as PDF does: mitred up to ten widths, dashes in lengths of the page."""
    pen = QPen(_colour(stroke), path.stroke_width)
    pen.setCapStyle(_CAPS.get(path.cap, Qt.PenCapStyle.FlatCap))
    pen.setJoinStyle(_JOINS.get(path.join, Qt.PenJoinStyle.SvgMiterJoin))
    pen.setMiterLimit(10.0)
    if path.dash:
        pen.setDashPattern([length / path.stroke_width for length in path.dash])  # Qt counts in widths
    return pen


class _Path(_Ink):
    __slots__ = ("brush", "opacity", "outline", "pen")

    def __init__(self, path: Path) -> None:
        self.outline, self.opacity = _outline(path), path.opacity
        self.brush: QBrush | QColor | None = None
        if isinstance(path.fill, Gradient):
            self.brush = _shade(path.fill, path_box(path))
        elif path.fill is not None:
            self.brush = _colour(path.fill)
        self.pen: QPen | None = None
        reach = 0.0
        if path.stroke is not None and path.stroke_width > 0:
            self.pen = _pen(path, path.stroke)
            right_angled = all(segment[0] != "C" for segment in path.segments) and len(path.segments) <= 5
            reach = path.stroke_width * (1 if right_angled else 5)
        self.box = path_box(path).inset(-reach - 0.01)

    def paint(self, painter: QPainter, area: Rect, pictures: PictureSource) -> None:
        painter.save()
        painter.setOpacity(painter.opacity() * self.opacity)
        if self.brush is not None:
            painter.fillPath(self.outline, self.brush)
        if self.pen is not None:
            painter.strokePath(self.outline, self.pen)
        painter.restore()


class _Group(_Ink):
    __slots__ = ("clip", "inks", "matrix", "opacity")

    def __init__(self, group: Group, faces: Faces) -> None:
        self.inks = _made_ready(group.items, faces, {})
        self.matrix, self.opacity = _transform(group.matrix), group.opacity
        self.clip = _rect(group.clip) if group.clip is not None else None
        inner = QRectF()
        for ink in self.inks:
            inner = inner.united(_rect(ink.box))
        outer = self.matrix.mapRect(inner)
        self.box = _plain(outer if self.clip is None else outer.intersected(self.clip))

    def paint(self, painter: QPainter, area: Rect, pictures: PictureSource) -> None:
        back, turns = self.matrix.inverted()
        if not turns:  # a flat matrix: nothing is left to see
            return
        shown = _rect(area.intersected(self.box))
        painter.save()
        if self.clip is not None:
            painter.setClipRect(self.clip, Qt.ClipOperation.IntersectClip)
        if self.opacity < 1:
            self._see_through(painter, shown, pictures)
        else:
            painter.setTransform(self.matrix, True)
            self._paint_inner(painter, back.mapRect(shown), pictures)
        painter.restore()

    def _paint_inner(self, painter: QPainter, area: QRectF, pictures: PictureSource) -> None:
        _paint_those_in(_plain(area), self.inks, painter, pictures)

    def _see_through(self, painter: QPainter, shown: QRectF, pictures: PictureSource) -> None:
        """Ink the group on a layer of its own, so that its items do not show through each other."""
        to_device, ratio = painter.deviceTransform(), painter.device().devicePixelRatioF()
        device = QRect(0, 0, round(painter.device().width() * ratio), round(painter.device().height() * ratio))
        place = to_device.mapRect(shown).toAlignedRect().adjusted(-1, -1, 1, 1).intersected(device)
        if place.isEmpty():
            return
        layer = QImage(place.size(), QImage.Format.Format_ARGB32_Premultiplied)
        layer.fill(Qt.GlobalColor.transparent)
        inner = QPainter(layer)
        inner.setRenderHints(HINTS)
        inner.setTransform(self.matrix * to_device * QTransform.fromTranslate(-place.x(), -place.y()))
        self._paint_inner(inner, self.matrix.inverted()[0].mapRect(shown), pictures)
        inner.end()
        layer.setDevicePixelRatio(ratio)
        painter.resetTransform()
        painter.setOpacity(painter.opacity() * self.opacity)
        painter.drawImage(QPointF(place.x() / ratio, place.y() / ratio), layer)

    def pictures(self) -> list[tuple[str, Rect]]:
        found = [(asset, self.matrix.mapRect(_rect(box))) for ink in self.inks for asset, box in ink.pictures()]
        return [(asset, _plain(box if self.clip is None else box.intersected(self.clip))) for asset, box in found]


@lru_cache(maxsize=256)
def _colour(colour: Colour, opacity: float = 1.0) -> QColor:
    return QColor.fromRgbF(*screen_rgb(colour), opacity)


def _shade(gradient: Gradient, box: Rect) -> QBrush:
    shade = QLinearGradient(*gradient_axis(gradient, box))
    for step in range(_STOPS + 1):
        t = step / _STOPS
        opacity = gradient.start_opacity + (gradient.end_opacity - gradient.start_opacity) * t
        shade.setColorAt(t, _colour(blend(gradient.start, gradient.end, t), opacity))
    return QBrush(shade)


def _outline(path: Path) -> QPainterPath:
    outline = QPainterPath()
    outline.setFillRule(Qt.FillRule.WindingFill)
    for segment in path.segments:
        values = [float(value) for value in segment[1:]]
        match segment[0]:
            case "M":
                outline.moveTo(*values)
            case "L":
                outline.lineTo(*values)
            case "C":
                outline.cubicTo(*values)
            case "Z":
                outline.closeSubpath()
    return outline


def _scale(painter: QPainter) -> tuple[float, float]:
    """Device pixels per unit, across and down, whatever the turn."""
    m = painter.deviceTransform()
    return (math.hypot(m.m11(), m.m12()), math.hypot(m.m21(), m.m22()))


def _rect(rect: Rect) -> QRectF:
    return QRectF(*rect)


def _plain(rect: QRectF) -> Rect:
    return Rect(rect.x(), rect.y(), rect.width(), rect.height())


def _transform(m: Matrix) -> QTransform:
    return QTransform(m.a, m.b, m.c, m.d, m.e, m.f)
