"""Paint the pages themselves from tiles: at once what is there, the rest as far as time allows, and sharpen it after that."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from time import perf_counter

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRegion

from voa_editor.geometry import Point, Rect
from voa_editor.render.painter import Faces
from voa_editor.tools.desk import Desk
from voa_editor.ui.canvas.beside import Beside
from voa_editor.ui.canvas.helpers import Helpers
from voa_editor.ui.canvas.pictures import Pictures
from voa_editor.ui.canvas.plane import Strokes, draw_strokes, painting
from voa_editor.ui.canvas.sheets import Sheets, Shown
from voa_editor.ui.canvas.tiles import SIDE, Place, Tile, Tiles
from voa_editor.ui.canvas.view import NO_BLEED, Box, Level, View, tile_box, tiles_over, visible_pages
from voa_editor.ui.theme.theme import tokens
from voa_editor.ui.theme.tokens import Tokens

_SHADOW = 5  # logical pixels that the shadow of paper reaches
_STRIP = 128  # device pixels of a tile painted between two looks at the clock
_GROUNDS = 12  # tiles, a megabyte each
_PAD = 64  # device pixels; no glyph that is painted as a picture is larger


class Paper:
    """The pages of a desk as pixels, and what stands beside them. Its painter counts device pixels of the widget."""

    def __init__(self, desk: Desk, faces: Faces, pictures: Pictures, helpers: Helpers) -> None:
        self._desk, self._helpers = desk, helpers
        self.sheets = Sheets(desk.sheet, faces)
        self.tiles = Tiles()
        self._beside = Beside()
        self._pictures = pictures
        self.over: Callable[[QPainter, View, list[str]], None] | None = None  # what paints over the pages: their proofs
        self._grounds: OrderedDict[tuple[str, Level, Place], tuple[list[Strokes], QImage]] = OrderedDict()
        # Painted on here and then copied: Qt places turned glyphs otherwise where they begin left of what is painted on.
        self._scratch = QImage(SIDE + _PAD, SIDE + _PAD, QImage.Format.Format_ARGB32_Premultiplied)

    # -- what there is to do -------------------------------------------------------------------------------------

    def pages(self, view: View) -> list[str]:
        """The pages that show, top to bottom: those too of which only what stands beside them on the pasteboard does."""
        board = self._desk.pasteboard
        if self._desk.options.preview:
            return visible_pages(board, view.area)
        return self._beside.pages(self._desk.issue, board, view.area)

    def outdate(self) -> None:
        """The issue changed."""
        self.sheets.outdate()

    def renew(self, view: View, pages: Iterable[str], until: float) -> bool:
        """Compose the pages anew whose sheets are out of date, one that showed before in any case (but for a change of styles:
        then it shows as it was until all its text is set). False if time ran out."""
        for page in pages:
            shown = self.sheets.get(page)
            if shown is not None and shown.fresh:
                continue
            for _ in self.begin(page) if shown is None or self._desk.composer.restyled(self._desk.issue, page) else ():
                if perf_counter() > until:
                    return False
            self.compose(view, page)
            if perf_counter() > until:
                return False
        return True

    def begin(self, page: str) -> Iterator[None]:
        """Do in small steps what takes longest of composing a page for the first time."""
        return self._desk.composer.begin(self._desk.issue, page)

    def compose(self, view: View, page: str) -> None:
        """Compose one page and note what of its tiles is to be painted again."""
        boxes = self.sheets.renew(page)
        if boxes is None or boxes:
            self.tiles.outdate(page, boxes, self._level(view, page))

    def by_need(self, view: View) -> list[str]:
        """The pages that show: the one worked on first, then from the middle outwards."""
        board, centre, chosen = self._desk.pasteboard, view.area.centre, self._desk.selection.page
        return sorted(self.pages(view), key=lambda page: (page != chosen, _apart(board.rect(page).centre, centre)))

    def sharpen(self, view: View, pages: Iterable[str], until: float) -> bool:
        """Paint tiles of pages that show and are not there or not up to date. False if time ran out."""
        for page in pages:
            shown, level = self.sheets.get(page), self._level(view, page)
            if shown is None:
                continue
            for place in self.tiles.missing(page, level, self._area(view, page)):
                if self._paint_tile(shown, level, place, until).stale is not None or perf_counter() > until:
                    return False
        return True

    def stale(self, view: View, pages: Iterable[str]) -> list[QRect]:
        """What shows of these pages and is not there or not up to date, in device pixels of the widget."""
        found = []
        for page in pages:
            level, area, (x, y) = self._level(view, page), self._area(view, page), view.origin(self._desk.pasteboard, page)
            found += [_rect(part.meet(area).moved(x, y)) for part in self.tiles.missing(page, level, area).values()]
        return found

    def ready(self, view: View, pages: Iterable[str] | None = None) -> bool:
        """Whether what shows of these pages (of all by default) is composed and sharp."""
        for page in self.pages(view) if pages is None else pages:
            shown = self.sheets.get(page)
            if shown is None or not shown.fresh or self.tiles.missing(page, self._level(view, page), self._area(view, page)):
                return False
        return True

    def picture_came(self, view: View, asset: str) -> bool:
        """A better picture is there: the tiles it shows on are to be mended. False if none does."""
        found = self.sheets.showing(asset)
        for page, boxes in found:
            if page in self._desk.pasteboard:
                self.tiles.outdate(page, boxes, self._level(view, page))
        return bool(found)

    # -- painting ------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, view: View, look: Tokens, dirty: Box, until: float) -> None:
        """Paint shadow, paper and ink of what shows in `dirty`, a part of the widget.

        Missing tiles are painted until `until`, others stand in for the rest.
        """
        board = self._desk.pasteboard
        for spread in board.within(view.area):
            corners = [view.origin(board, page) for page in spread.pages]
            trims = [self._level(view, page).trim for page in spread.pages]
            left, top = corners[0]
            right, bottom = corners[-1][0] + trims[-1].right, top + trims[0].bottom
            paper = Box(left, top, right, bottom)
            if dirty.meet(paper) != dirty:
                _shadow(painter, _rect(paper), look, view.ratio)
        pages = self.pages(view)
        for page in pages:
            self._paint_page(painter, view, page, dirty, until)
        if self.over is not None:
            self.over(painter, view, pages)

    def _paint_page(self, painter: QPainter, view: View, page: str, dirty: Box, until: float) -> None:
        level, (x, y) = self._level(view, page), view.origin(self._desk.pasteboard, page)
        area = dirty.moved(-x, -y).meet(level.trim if self._desk.options.preview else level.inked)
        if area.empty:
            return
        painter.save()
        painter.translate(x, y)
        shown = self.sheets.get(page)
        whole = self._paint_tiles(painter, page, (level, area), shown, until) if shown else [level.inked]
        if whole:
            self._stand_in(painter, page, level, [box.meet(area) for box in whole])
        painter.restore()

    def _paint_tiles(
        self, painter: QPainter, page: str, where: tuple[Level, Box], shown: Shown, until: float
    ) -> list[Box]:
        """Put the tiles of an area into place, mended or painted if there is time. The boxes of those that lack."""
        level, area = where
        lacking = []
        for place in tiles_over(level.inked, area, self.tiles.side):
            tile = self.tiles.get(page, level, place)
            box = tile_box(level.inked, place, self.tiles.side)
            if (tile is None or tile.stale is not None) and perf_counter() < until:
                tile = self._paint_tile(shown, level, place, until)
            if tile is None or tile.blank:
                lacking.append(box)
                continue
            part = box.meet(area)
            painter.drawImage(QPoint(part.left, part.top), tile.image, _rect(part.moved(-box.left, -box.top)))
        return lacking

    def _stand_in(self, painter: QPainter, page: str, level: Level, boxes: list[Box]) -> None:
        """Fill boxes with white paper and what tiles of other zooms show of it."""
        region = QRegion()
        for box in boxes:
            region = region.united(_rect(box))
        painter.save()
        painter.setClipRegion(region, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(_rect(level.trim), Qt.GlobalColor.white)
        bounds = region.boundingRect()
        for other, place, image in self.tiles.standing_in(page, level):
            box, factor = tile_box(other.inked, place, self.tiles.side), level.scale / other.scale
            target = QRectF(box.left * factor, box.top * factor, box.width * factor, box.height * factor)
            if target.intersects(QRectF(bounds)):
                painter.drawImage(target, image)
        painter.restore()

    def _paint_tile(self, shown: Shown, level: Level, place: Place, until: float) -> Tile:
        """Paint a tile, or of one that is there what is out of date, strip by strip, one at least, until time runs out."""
        page = shown.sheet.page
        tile = self.tiles.get(page, level, place) or self.tiles.new(page, level, place)
        box = tile_box(level.inked, place, self.tiles.side)
        while (rest := tile.stale) is not None:
            strip = Box(rest.left, rest.top, rest.right, min(rest.top + _STRIP, rest.bottom))
            self._paint_strip(shown, level, place, strip)
            own = strip.moved(-box.left, -box.top)
            with painting(tile.image) as painter:
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
                painter.drawImage(QPoint(own.left, own.top), self._scratch, _rect(own.moved(_PAD, _PAD)))
            tile.stale = Box(rest.left, strip.bottom, rest.right, rest.bottom) if strip.bottom < rest.bottom else None
            if perf_counter() > until:
                break
        tile.blank = tile.blank and tile.stale is not None
        return tile

    def _paint_strip(self, shown: Shown, level: Level, place: Place, part: Box) -> None:
        """Paint a part of a tile on the scratch, _PAD pixels down and to the right."""
        box, ground = tile_box(level.inked, place, self.tiles.side), self._ground(shown.sheet.page, level, place)
        area = Rect(*(value / level.scale for value in (part.left, part.top, part.width, part.height)))
        with painting(self._scratch) as painter:
            painter.translate(_PAD - box.left, _PAD - box.top)
            painter.setClipRect(_rect(part))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.drawImage(QPoint(part.left, part.top), ground, _rect(part.moved(-box.left, -box.top)))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            painter.scale(level.scale, level.scale)
            shown.inks.paint(painter, area, self._pictures.picture)

    def _ground(self, page: str, level: Level, place: Place) -> QImage:
        """What lies below the ink of a tile: paper and the grid on it. A few are kept: typing mends the same tiles again."""
        grid, key = self._helpers.grid(page, level, tokens()), (page, level, place)
        strokes, ground = self._grounds.get(key, (None, None))
        if ground is None or strokes is not grid:
            while len(self._grounds) >= _GROUNDS:
                self._grounds.popitem(last=False)
            box = tile_box(level.inked, place, self.tiles.side)
            ground = QImage(box.width, box.height, QImage.Format.Format_ARGB32_Premultiplied)
            ground.fill(Qt.GlobalColor.transparent)
            with painting(ground) as painter:
                painter.translate(-box.left, -box.top)
                painter.fillRect(_rect(box.meet(level.trim)), Qt.GlobalColor.white)
                draw_strokes(painter, grid, _rect(box))
            self._grounds[key] = grid, ground
        self._grounds.move_to_end(key)
        return ground

    def _level(self, view: View, page: str) -> Level:
        shown = self.sheets.get(page)
        bleed = shown.sheet.bleed if shown else NO_BLEED
        if not self._desk.options.preview:
            bleed = self._beside.reach(self._desk.issue, page, bleed)
        return view.level(self._desk.pasteboard, page, bleed, self._helpers.dress(tokens(), view.zoom))

    def _area(self, view: View, page: str) -> Box:
        """What shows of a page, from its trim corner."""
        x, y = view.origin(self._desk.pasteboard, page)
        return Box(-x, -y, view.width - x, view.height - y)


def _shadow(painter: QPainter, paper: QRect, look: Tokens, ratio: float) -> None:
    """A soft shadow around paper, a little lower than it, and its edge."""
    reach, drop = round(_SHADOW * ratio), round(ratio)
    blot = _blot(reach, look.paper_shadow)
    x, y, right, bottom = paper.x(), paper.y() + drop, paper.x() + paper.width(), paper.y() + paper.height() + drop
    across = ((x - reach, reach, 0), (x, paper.width(), reach), (right, reach, reach + 1))
    down = ((y - reach, reach, 0), (y, paper.height(), reach), (bottom, reach, reach + 1))
    for left, width, at in across:
        for top, height, under in down:
            if width == reach or height == reach:
                source = QRect(at, under, 1 if at == reach else reach, 1 if under == reach else reach)
                painter.drawImage(QRect(left, top, width, height), blot, source)
    edge = QColor(look.paper_edge)
    painter.fillRect(x - 1, paper.y() - 1, paper.width() + 2, 1, edge)
    painter.fillRect(x - 1, bottom - drop, paper.width() + 2, 1, edge)
    painter.fillRect(x - 1, paper.y(), 1, paper.height(), edge)
    painter.fillRect(right, paper.y(), 1, paper.height(), edge)


@cache
def _blot(reach: int, colour: str) -> QImage:
    """The shadow of a single pixel: its sides and corners are stretched around paper."""
    side, tone = 2 * reach + 1, QColor(colour)
    blot = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    blot.fill(Qt.GlobalColor.transparent)
    for x in range(side):
        for y in range(side):
            far = min(math.hypot(x - reach, y - reach) / (reach + 1), 1.0)
            faint = QColor(tone)
            faint.setAlphaF(tone.alphaF() * (1 - far) ** 2)
            blot.setPixelColor(x, y, faint)
    return blot


def _rect(box: Box) -> QRect:
    return QRect(box.left, box.top, max(box.width, 0), max(box.height, 0))


def _apart(one: Point, other: Point) -> float:
    return abs(one.x - other.x) + abs(one.y - other.y)
