"""Ink a sheet on the screen with Qt, glyph for glyph and colour for colour as the PDF inks it.

This module needs PySide6 and a QGuiApplication; nothing of the core imports it.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
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

from voa_editor.display.items import GlyphRun, Gradient, Group, Item, Link, Path, Picture, Sheet
from voa_editor.display.query import path_box
from voa_editor.fonts.library import Library
from voa_editor.geometry import Matrix, Rect
from voa_editor.model.assets import Blobs
from voa_editor.model.colour import Colour
from voa_editor.render.colour import blend, screen_rgb
from voa_editor.render.images import FAULTS, for_screen
from voa_editor.render.placeholder import placeholder

_LARGEST_GLYPH = 60.0  # pixels an em: above 64 Qt's raster engine leaves glyph runs out, so their outlines are filled
_OUTLINE_SIZE = 1000.0
_STOPS = 16  # inks do not mix in straight lines of light: so many steps keep a shade within half a level of the PDF's
_HINTS = (
    QPainter.RenderHint.Antialiasing,
    QPainter.RenderHint.TextAntialiasing,
    QPainter.RenderHint.SmoothPixmapTransform,
)


@dataclass(slots=True)
class ScreenCache:
    """Faces and scaled pictures kept from one sheet to the next. `budget` is the bytes pictures may take together."""

    budget: int = 96 << 20
    _faces: dict[tuple[str, float], QRawFont] = field(default_factory=dict)
    _outlines: dict[tuple[str, int], QPainterPath] = field(default_factory=dict)
    _pictures: OrderedDict[tuple[str, int, int], QImage | None] = field(default_factory=OrderedDict)
    _held: int = 0

    def face(self, key: str, size: float, library: Library) -> QRawFont:
        """A face at a size in pixels, unhinted: its glyphs stand where the composer put them, at any zoom."""
        wanted = (key, size)
        if wanted not in self._faces:
            path = str(library.face(key).path)
            self._faces[wanted] = QRawFont(path, size, QFont.HintingPreference.PreferNoHinting)
        return self._faces[wanted]

    def outline(self, key: str, glyph: int, library: Library) -> QPainterPath:
        """The outline of a glyph at 1000 pixels an em, on the baseline at 0, 0."""
        wanted = (key, glyph)
        if wanted not in self._outlines:
            path = self.face(key, _OUTLINE_SIZE, library).pathForGlyph(glyph)
            path.setFillRule(Qt.FillRule.WindingFill)
            self._outlines[wanted] = path
        return self._outlines[wanted]

    def picture(self, asset: str, width: int, height: int, blobs: Blobs) -> QImage | None:
        """A picture scaled to at most width × height pixels, or None if it cannot be read."""
        wanted = (asset, width, height)
        if wanted in self._pictures:
            self._pictures.move_to_end(wanted)
            return self._pictures[wanted]
        try:
            shown = for_screen(blobs.read(asset), width, height)
        except FAULTS:
            image = None
        else:
            has_alpha = shown.mode == "RGBA"
            kind = QImage.Format.Format_RGBA8888 if has_alpha else QImage.Format.Format_RGB888
            row = shown.width * (4 if has_alpha else 3)
            lent = QImage(shown.tobytes(), shown.width, shown.height, row, kind)
            image = lent.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied if has_alpha else QImage.Format.Format_RGB32)
        self._keep(wanted, image)
        return image

    def _keep(self, key: tuple[str, int, int], image: QImage | None) -> None:
        self._pictures[key] = image
        self._held += image.sizeInBytes() if image is not None else 0
        while self._held > self.budget and len(self._pictures) > 1:
            _, dropped = self._pictures.popitem(last=False)
            self._held -= dropped.sizeInBytes() if dropped is not None else 0


def paint_sheet(
    painter: QPainter,
    sheet: Sheet,
    blobs: Blobs,
    library: Library,
    *,
    bleed: bool = False,
    cache: ScreenCache | None = None,
) -> None:
    """Paint paper and items of a sheet, its trim corner at the painter's origin, 72 units to the inch.

    The caller sets scale and place. Nothing is painted outside the trim (with `bleed`, outside trim and bleed).
    Hand in the same `cache` for many sheets, or for one sheet painted many times.
    """
    top, right, bottom, left = sheet.bleed if bleed else (0.0, 0.0, 0.0, 0.0)
    paper = QRectF(-left, -top, sheet.width + left + right, sheet.height + top + bottom)
    painter.save()
    for hint in _HINTS:
        painter.setRenderHint(hint)
    painter.setClipRect(paper, Qt.ClipOperation.IntersectClip)
    painter.fillRect(paper, Qt.GlobalColor.white)
    _Inking(painter, blobs, library, cache or ScreenCache()).ink(sheet.items)
    painter.restore()


@dataclass(frozen=True, slots=True)
class _Inking:
    """A painter with where its items get their faces and pictures."""

    painter: QPainter
    blobs: Blobs
    library: Library
    cache: ScreenCache

    def ink(self, items: tuple[Item, ...]) -> None:
        for item in items:
            match item:
                case GlyphRun():
                    self._run(item)
                case Picture():
                    self._picture(item)
                case Path():
                    self._path(item)
                case Group():
                    self._group(item)
                case Link():
                    pass  # has no ink

    def _run(self, run: GlyphRun) -> None:
        if not run.glyphs or run.size <= 0:
            return
        if run.size * max(_scale(self.painter)) > _LARGEST_GLYPH:
            self._outlines(run)
            return
        glyphs = QGlyphRun()
        glyphs.setRawFont(self.cache.face(run.face, run.size, self.library))
        glyphs.setGlyphIndexes(list(run.glyphs))
        heights = run.ys or (0.0,) * len(run.xs)
        glyphs.setPositions([QPointF(x, y) for x, y in zip(run.xs, heights, strict=True)])
        self.painter.setPen(_colour(run.colour))
        self.painter.drawGlyphRun(QPointF(run.x, run.y), glyphs)

    def _outlines(self, run: GlyphRun) -> None:
        """Fill the outlines of a run whose glyphs are too large to be kept as pictures."""
        brush, em = QBrush(_colour(run.colour)), run.size / _OUTLINE_SIZE
        for i, glyph in enumerate(run.glyphs):
            self.painter.save()
            self.painter.translate(run.x + run.xs[i], run.y + (run.ys[i] if run.ys else 0.0))
            self.painter.scale(em, em)
            self.painter.fillPath(self.cache.outline(run.face, glyph, self.library), brush)
            self.painter.restore()

    def _picture(self, picture: Picture) -> None:
        shown = picture.clip.intersected(picture.rect)
        if picture.rect.empty or shown.empty:
            return
        across, down = _scale(self.painter)
        width, height = math.ceil(picture.rect.w * across), math.ceil(picture.rect.h * down)
        image = self.cache.picture(picture.asset, width, height, self.blobs)
        if image is None:
            self.ink((placeholder(picture, self.library),))
            return
        self.painter.save()
        if shown != picture.rect:
            self.painter.setClipRect(_rect(shown), Qt.ClipOperation.IntersectClip)
        self.painter.drawImage(_rect(picture.rect), image)
        self.painter.restore()

    def _path(self, path: Path) -> None:
        outline = _outline(path)
        self.painter.save()
        self.painter.setOpacity(self.painter.opacity() * path.opacity)
        if isinstance(path.fill, Gradient):
            self.painter.fillPath(outline, _shade(path.fill, path_box(path)))
        elif path.fill is not None:
            self.painter.fillPath(outline, _colour(path.fill))
        if path.stroke is not None and path.stroke_width > 0:
            # PDF's own line ends and corners: butt, and mitred up to ten widths
            pen = QPen(_colour(path.stroke), path.stroke_width)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setJoinStyle(Qt.PenJoinStyle.SvgMiterJoin)
            pen.setMiterLimit(10.0)
            self.painter.strokePath(outline, pen)
        self.painter.restore()

    def _group(self, group: Group) -> None:
        self.painter.save()
        if group.clip is not None:
            self.painter.setClipRect(_rect(group.clip), Qt.ClipOperation.IntersectClip)
        self.painter.setTransform(_transform(group.matrix), True)
        if group.opacity < 1:
            self._see_through(group)
        else:
            self.ink(group.items)
        self.painter.restore()

    def _see_through(self, group: Group) -> None:
        """Ink the group on a layer of its own, so that its items do not show through each other."""
        device = self.painter.device()
        ratio = device.devicePixelRatioF()
        layer = QImage(round(device.width() * ratio), round(device.height() * ratio), QImage.Format.Format_ARGB32_Premultiplied)
        layer.fill(Qt.GlobalColor.transparent)
        inner = QPainter(layer)
        for hint in _HINTS:
            inner.setRenderHint(hint)
        inner.setTransform(self.painter.deviceTransform())
        _Inking(inner, self.blobs, self.library, self.cache).ink(group.items)
        inner.end()
        layer.setDevicePixelRatio(ratio)
        self.painter.resetTransform()
        self.painter.setOpacity(self.painter.opacity() * group.opacity)
        self.painter.drawImage(QPointF(0, 0), layer)


def _colour(colour: Colour, opacity: float = 1.0) -> QColor:
    return QColor.fromRgbF(*screen_rgb(colour), opacity)


def _shade(gradient: Gradient, box: Rect) -> QBrush:
    shade = QLinearGradient(0, box.y, 0, box.bottom)
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
    return QRectF(rect.x, rect.y, rect.w, rect.h)


def _transform(m: Matrix) -> QTransform:
    return QTransform(m.a, m.b, m.c, m.d, m.e, m.f)
