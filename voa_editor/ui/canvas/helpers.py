"""Draw what helps to place things and is never printed: bleed, margins, columns, baseline grid, guides, edges, crosses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QLineF, QRect, QRectF
from PySide6.QtGui import QColor

from voa_editor.compose.column import GRID_OFFSET
from voa_editor.model.frames import Frame, GroupFrame
from voa_editor.model.issue import Issue, Version, same
from voa_editor.model.pages import Guide, Layer, Page, ParentPage
from voa_editor.model.settings import Settings
from voa_editor.model.spreads import GAP, guides_of
from voa_editor.model.stack import layer_of, leaves, shown
from voa_editor.tools.desk import Desk
from voa_editor.tools.handles import outline
from voa_editor.ui.canvas.empties import Empties, is_empty
from voa_editor.ui.canvas.plane import Plane, Strokes, polygon_lines, rectangle, strokes_of
from voa_editor.ui.canvas.view import Level, visible_pages
from voa_editor.ui.i18n import tr
from voa_editor.ui.theme.tokens import Tokens

LEAST_ZOOM = 0.15  # below it helpers would cover the page
_LEAST_GUTTER = 6.0  # device pixels: closer columns would be a pattern, and help nobody
_LEAST_BASELINE = 4.0  # device pixels between two lines of the baseline grid
_KEPT = 200  # pages whose lines are kept

_NONE: list[Strokes] = []
Lines = tuple[QColor, Sequence[QLineF | QRectF]]
"""A colour, and lines and filled boxes in points of a page."""


class Helpers:
    """Draws the helpers of a desk: the grid on the paper, beneath the ink, the others over the pages.

    Lines are worked out once for each state of the issue, options and zoom.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._empties = Empties(desk)
        self._kept: dict[tuple[str, str], tuple[tuple[Version, ...], tuple[object, ...], list[Strokes]]] = {}

    def dress(self, look: Tokens, zoom: float) -> int:
        """Tells apart the ways pages are painted: two that are alike have the same number. 0 is bare."""
        options, settings = self._desk.options, self._desk.issue.settings
        if options.preview or zoom < LEAST_ZOOM or not (options.margins or options.baselines):
            return 0
        return hash((options.margins, options.baselines, look.dark, look.margin, settings)) or 1

    def grid(self, page: str, level: Level, look: Tokens) -> list[Strokes]:
        """Bleed, margins, columns and baselines of a page, to be painted into its tiles before the ink."""
        if not level.dress:
            return _NONE
        sides = *self._ends(page), _left_hand(self._desk.issue, page)
        return self._strokes(("grid", page), (), (level.scale, level, look, *sides), partial(self._grid, page, level, look))

    def paint(self, plane: Plane, pages: list[str]) -> None:
        """Page numbers, frame edges and guides, over these pages."""
        options, look = self._desk.options, plane.look
        for page in visible_pages(plane.board, plane.view.area, GAP):
            self._page_number(plane, page)
        if plane.view.zoom < LEAST_ZOOM:
            return
        for page in pages:
            state = (plane.view.scale, options, look, self._desk.selection.guide)
            plane.strokes(page, self._strokes(("over", page), self._versions(page), state, partial(self._over, plane, page)))
            if options.edges:
                self._empties.paint(plane, page)

    def _versions(self, page: str) -> tuple[Version, ...]:
        """The state of all that decides which edges and guides a page has."""
        issue = self._desk.issue
        kinds = (Layer, Guide, Page, ParentPage)
        return *self._empties.versions(page), *(issue.version(kind) for kind in kinds)

    def _strokes(
        self, name: tuple[str, str], versions: tuple[Version, ...], state: tuple[float, *tuple[object, ...]],
        lines: Callable[[], Iterator[Lines]],
    ) -> list[Strokes]:  # fmt: skip
        """Lines ready to draw at the scale that begins `state`: those kept, if they were made in the same state."""
        found = self._kept.get(name)
        if found is None or not same(found[0], versions) or found[1] != state:
            while len(self._kept) > _KEPT:
                del self._kept[next(iter(self._kept))]
            found = self._kept[name] = (versions, state, [strokes_of(state[0], *drawn) for drawn in lines()])
        return found[2]

    # -- each ----------------------------------------------------------------------------------------------------

    def _page_number(self, plane: Plane, page: str) -> None:
        issue, trim = self._desk.issue, plane.trim(page)
        parent = issue.find(ParentPage, page)
        said = (parent.name or tr("Parent page")) if parent else str(issue.page_number(page))
        height = 16 * plane.dot
        bleed = round(max(issue.settings.bleed_bottom, 0.0) * plane.view.scale)
        if GAP * plane.view.scale - 2 * bleed > height:
            box = QRect(trim.x(), trim.bottom() + bleed + 4 * plane.dot, trim.width(), height)
            plane.text(box, said, plane.look.text_quiet)

    def _grid(self, page: str, level: Level, look: Tokens) -> Iterator[Lines]:
        """Colours, lines and boxes in points of the page, from back to front."""
        options, settings = self._desk.options, self._desk.issue.settings
        area = settings.type_area(_left_hand(self._desk.issue, page))
        if options.margins and settings.gutter * level.scale >= _LEAST_GUTTER:
            bands = columns(settings, area.x, area.w) if settings.columns > 1 else []
            yield QColor(look.column), [QRectF(x, area.y, width, area.h) for x, width in bands]
        if options.baselines and settings.baseline * level.scale >= _LEAST_BASELINE:
            count = int(area.h / settings.baseline) + 1
            heights = [y for n in range(count) if (y := baseline(settings, n)) <= area.bottom]
            yield QColor(look.baseline), [QLineF(0.0, y, settings.trim_w, y) for y in heights]
        if options.margins:
            yield QColor(look.bleed), self._bleed(page, 1 / level.scale)
            yield QColor(look.margin), rectangle(area.x, area.y, area.right, area.bottom)

    def _over(self, plane: Plane, page: str) -> Iterator[Lines]:
        if self._desk.options.margins:
            yield QColor(plane.look.paper_edge), self._trim(page, 1 / plane.view.scale)
        if self._desk.options.edges:
            yield from self._edges(plane, page)
        if self._desk.options.guides:
            yield from self._guides(plane, page)

    def _bleed(self, page: str, pixel: float) -> list[QLineF]:
        """The edge of the bleed, its last lines within it. `pixel` is what a device pixel covers, in points."""
        settings, (first, last) = self._desk.issue.settings, self._ends(page)
        inner, outer = settings.bleed_inner, settings.bleed_outer
        left, right = (outer, inner) if _left_hand(self._desk.issue, page) else (inner, outer)
        sides = rectangle(
            -left if first else 0.0, -settings.bleed_top,
            settings.trim_w + (right - pixel if last else 0.0), settings.trim_h + settings.bleed_bottom - pixel,
        )  # fmt: skip
        return [sides[0], sides[2], *(sides[1:2] if last else []), *(sides[3:] if first else [])]

    def _trim(self, page: str, pixel: float) -> list[QLineF]:
        """Where the page is cut, just outside of it: ink in the bleed hides the edge of the paper."""
        settings, (first, last) = self._desk.issue.settings, self._ends(page)
        sides = rectangle(-pixel if first else 0.0, -pixel, settings.trim_w, settings.trim_h)
        return [sides[0], sides[2], *(sides[1:2] if last else []), *(sides[3:] if first else [])]

    def _ends(self, page: str) -> tuple[bool, bool]:
        """Whether a page is the first and the last of its spread: no line stands at the fold."""
        pages = self._desk.pasteboard.spread(page).pages
        return page == pages[0], page == pages[-1]

    def _guides(self, plane: Plane, page: str) -> Iterator[Lines]:
        """The page's own guides, and quieter those of its parent page, mirrored on a left-hand page."""
        issue, settings = self._desk.issue, self._desk.issue.settings
        found = issue.find(Page, page)
        parents = issue.children(Guide, found.parent_page) if found and found.parent_page else []
        width = settings.trim_w if _left_hand(issue, page) else 0.0
        there = [(guide.axis, width - guide.at if width and guide.axis == "x" else guide.at) for guide in parents]
        yield _faint(plane.look.guide_cyan, 0.5), [_guide_line(settings, *guide) for guide in there]
        chosen = self._desk.selection.guide
        for colour, wanted in ((plane.look.guide_cyan, False), (plane.look.guide_magenta, True)):
            own = [guide for guide in guides_of(issue, page) if (guide.id == chosen) is wanted]
            yield QColor(colour), [_guide_line(settings, guide.axis, guide.at) for guide in own]

    def _edges(self, plane: Plane, page: str) -> Iterator[Lines]:
        """The edges of frames in the colours of their layers; a cross in those that wait for a picture or an ad."""
        found: dict[str, list[QLineF]] = {}
        issue, origin = self._desk.issue, plane.board.origin(page)
        for frame in issue.frames(page):
            if not shown(issue, frame):
                continue
            lines = found.setdefault(layer_colour(issue, frame, plane.look.frame_edge), [])
            for leaf in leaves(issue, frame) if isinstance(frame, GroupFrame) else [frame]:
                around = outline(self._desk, leaf)
                lines += [line.translated(-origin.x, -origin.y) for line in polygon_lines(around)]
                if around and is_empty(issue, leaf):
                    lines += [QLineF(a.x - origin.x, a.y - origin.y, b.x - origin.x, b.y - origin.y)
                              for a, b in zip(around[:2], around[2:], strict=True)]  # fmt: skip
        yield from ((QColor(colour), lines) for colour, lines in found.items())


def layer_colour(issue: Issue, frame: Frame, otherwise: str) -> str:
    """The colour of a frame's layer; `otherwise` for the one at the bottom."""
    layer = layer_of(issue, frame)
    return layer.colour if layer else otherwise


def columns(settings: Settings, x: float, width: float) -> list[tuple[float, float]]:
    """Where each of the columns within the margins begins, and how wide it is."""
    count = max(settings.columns, 1)
    column = (width - (count - 1) * settings.gutter) / count
    return [(x + n * (column + settings.gutter), column) for n in range(count)]


def baseline(settings: Settings, n: int) -> float:
    """The height of a line of the baseline grid on the page; 0 is the first below the head margin."""
    return settings.margin_top + (n + GRID_OFFSET) * settings.baseline


def _left_hand(issue: Issue, page: str) -> bool:
    number = issue.page_number(page)
    return number > 0 and number % 2 == 0


def _guide_line(settings: Settings, axis: str, at: float) -> QLineF:
    return QLineF(at, 0.0, at, settings.trim_h) if axis == "x" else QLineF(0.0, at, settings.trim_w, at)


def _faint(colour: str, opacity: float) -> QColor:
    found = QColor(colour)
    found.setAlphaF(opacity)
    return found
