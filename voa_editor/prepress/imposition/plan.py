"""Plan where each page lies on the sheets of paper: reader's spreads, printer's spreads, sheets to be folded, an office dummy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from voa_editor.errors import UserError
from voa_editor.geometry import Matrix, Point, Rect, Size
from voa_editor.prepress.imposition.signatures import FOLDS, Cell, Signature, gathered, nested
from voa_editor.units import format_length, mm

KINDS = ("reader", "saddle", "sheets", "dummy")
_MARKS = 36.0  # points around the pages for marks: they begin 9 from the trim and are 18 long
_UNPRINTED = mm(5)  # the edge an office printer leaves white


@dataclass(frozen=True, slots=True)
class Imposing:
    """What is asked. Lengths in points.

    `kind`: "reader" (facing pages as read), "saddle" (printer's spreads for stitching through the fold), "sheets" (`up` pages a
    side, folded: 2, 4 or 8; `binding` "saddle" or "glued"), "dummy" (printer's spreads reduced to `paper`, to be printed on
    both sides, turned over the short edge, and folded). `thickness` is that of a leaf, for the creep of stitched ones.
    """

    kind: str = "saddle"
    up: int = 4
    binding: str = "saddle"
    thickness: float = mm(0.1)
    creep_factor: float = 1.3  # folds are rounder than paper is thick: 1.2 to 1.4
    marks: bool = True
    paper: Size = field(default_factory=lambda: Size(mm(297), mm(210)))


@dataclass(frozen=True, slots=True)
class Placed:
    """A page on a surface: the matrix from its own trim (origin at the top-left corner) to the surface, and what of the surface
    it may ink."""

    page: int
    matrix: Matrix
    clip: Rect


@dataclass(frozen=True, slots=True)
class Line:
    """A mark: from one point to another; dashed for a fold."""

    start: Point
    end: Point
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Surface:
    """One side of a sheet: its size, the area that is cut out, the pages on it, its marks, and what it is called."""

    size: Size
    trim: Rect
    bleed: float
    pages: tuple[Placed, ...]
    lines: tuple[Line, ...] = ()
    targets: tuple[Point, ...] = ()
    label: str = ""


def plan(count: int, trim: Size, bleed: float, order: Imposing) -> list[Surface]:
    """The surfaces for `count` pages of one trim size, in the order they are printed (front, back, front …).

    Raises UserError for what cannot be bound so.
    """
    if count < 1:
        raise UserError("there are no pages to impose", remedy="Lay out the issue first")
    match order.kind:
        case "reader":
            return list(_reader(count, trim, bleed))
        case "saddle":
            return list(_sheets(nested(count, 2), count, trim, bleed, order))
        case "dummy":
            return list(_dummy(count, trim, order))
        case "sheets" if order.up in FOLDS:
            made = nested(count, order.up) if order.binding == "saddle" else gathered(count, order.up)
            return list(_sheets(made, count, trim, bleed, order))
    raise UserError(f"there is no imposition {order.kind!r} with {order.up} pages a side", remedy="Choose 2, 4 or 8 pages a side")


def creep(page: int, count: int, order: Imposing) -> float:
    """How far a page of a stitched issue moves towards its spine, in points: nothing on the outermost sheet, on the innermost
    thickness × (pages / 4 − 1) × factor."""
    stitched = order.kind == "saddle" or (order.kind == "sheets" and order.binding == "saddle")
    if not stitched or not page:
        return 0.0
    return (min(page - 1, count - page) // 2) * order.thickness * order.creep_factor


def _reader(count: int, trim: Size, bleed: float) -> Iterator[Surface]:
    """Facing pages side by side; the first one alone at the right, its left half empty."""
    for left in range(0, count + 1, 2):
        numbers = [number if 1 <= number <= count else 0 for number in (left, left + 1)]
        area = Rect(bleed, bleed, 2 * trim.w, trim.h)
        pages = tuple(
            Placed(number, Matrix.translation(bleed + n * trim.w, bleed), _half(area, n, bleed))
            for n, number in enumerate(numbers)
            if number
        )
        yield Surface(Size(area.w + 2 * bleed, area.h + 2 * bleed), area, bleed, pages)


def _half(area: Rect, n: int, bleed: float) -> Rect:
    """The left (0) or right (1) half of a spread with the bleed around it, but for the spine."""
    half = area.w / 2
    x = area.x - bleed if n == 0 else area.x + half
    return Rect(x, area.y - bleed, half + bleed, area.h + 2 * bleed)


def _sheets(made: list[Signature], count: int, trim: Size, bleed: float, order: Imposing) -> Iterator[Surface]:
    for number, each in enumerate(made, 1):
        for side, cells in (("front", each.front), ("back", each.back)):
            yield _Side(each, cells, trim, bleed, order, count).surface(f"Sheet {number} of {len(made)} · {side}")


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a folded sheet. Columns meet in pairs at spines; between pairs, and between heads, lie two bleeds."""

    signature: Signature
    cells: dict[Cell, int]
    trim: Size
    bleed: float
    order: Imposing
    count: int

    @property
    def edge(self) -> float:
        return max(_MARKS, self.bleed) if self.order.marks else self.bleed

    def left(self, column: int) -> float:
        return self.edge + column * self.trim.w + (column // 2) * 2 * self.bleed

    def top(self, row: int) -> float:
        return self.edge + row * (self.trim.h + 2 * self.bleed)

    @property
    def area(self) -> Rect:
        last = self.left(self.signature.columns - 1) + self.trim.w
        foot = self.top(self.signature.rows - 1) + self.trim.h
        return Rect(self.edge, self.edge, last - self.edge, foot - self.edge)

    def surface(self, label: str) -> Surface:
        area = self.area
        pages = tuple(self.placed(cell, page) for cell, page in self.cells.items() if page)
        size = Size(area.w + 2 * self.edge, area.h + 2 * self.edge)
        if not self.order.marks:
            return Surface(size, area, self.bleed, pages)
        targets = (Point(area.centre.x, self.edge / 2), Point(area.centre.x, size.h - self.edge / 2),
                   Point(self.edge / 2, area.centre.y), Point(size.w - self.edge / 2, area.centre.y))  # fmt: skip
        pages_said = ", ".join(str(page) for page in sorted(page for page in self.cells.values() if page))
        return Surface(size, area, self.bleed, pages, tuple(self.lines(size)), targets, f"{label} · pages {pages_said}")

    def placed(self, cell: Cell, page: int) -> Placed:
        box = Rect(self.left(cell.column), self.top(cell.row), self.trim.w, self.trim.h)
        spine_right = cell.column % 2 == 0
        shift = creep(page, self.count, self.order) * (1 if spine_right else -1)
        upright = Matrix.translation(box.x, box.y)
        matrix = upright.then(Matrix.rotation(180, box.centre)) if cell.turned else upright
        clip = Rect(box.x - (self.bleed if spine_right else 0.0), box.y - self.bleed, box.w + self.bleed, box.h + 2 * self.bleed)
        return Placed(page, matrix.then(Matrix.translation(shift, 0.0)), clip)

    def lines(self, size: Size) -> Iterator[Line]:
        """Cut marks at the corners of what is cut out, fold marks where spines lie, all outside the bleed."""
        near, far = max(9.0, self.bleed), 27.0
        signature = self.signature
        cuts_x = sorted({x for c in range(0, signature.columns, 2) for x in (self.left(c), self.left(c + 1) + self.trim.w)})
        folds_x = [self.left(c + 1) for c in range(0, signature.columns, 2)]
        cuts_y = [y for r in range(signature.rows) for y in (self.top(r), self.top(r) + self.trim.h)]
        folds_y = [self.top(r) - self.bleed for r in range(1, signature.rows)]
        area = self.area
        for xs, dashed in ((cuts_x, False), (folds_x, True)):
            for x in xs:
                yield Line(Point(x, area.y - far), Point(x, area.y - near), dashed)
                yield Line(Point(x, area.bottom + near), Point(x, area.bottom + far), dashed)
        for ys, dashed in ((cuts_y, False), (folds_y, True)):
            for y in ys:
                yield Line(Point(area.x - far, y), Point(area.x - near, y), dashed)
                yield Line(Point(area.right + near, y), Point(area.right + far, y), dashed)


def _dummy(count: int, trim: Size, order: Imposing) -> Iterator[Surface]:
    """Printer's spreads as large as the paper takes them; blank pages fill up to a multiple of four."""
    paper = order.paper
    scale = min((paper.w - 2 * _UNPRINTED) / (2 * trim.w), (paper.h - 2 * _UNPRINTED) / trim.h)
    if scale <= 0:
        raise UserError(
            f"paper of {format_length(paper.w)} × {format_length(paper.h)} leaves no room", remedy="Choose larger paper"
        )
    area = Rect((paper.w - 2 * trim.w * scale) / 2, (paper.h - trim.h * scale) / 2, 2 * trim.w * scale, trim.h * scale)
    for signature in nested(count + (-count % 4), 2):
        for cells in (signature.front, signature.back):
            pages = tuple(
                Placed(page, Matrix.scaling(scale, scale).then(Matrix.translation(area.x + cell.column * area.w / 2, area.y)),
                       _half(area, cell.column, 0.0))
                for cell, page in cells.items() if 0 < page <= count
            )  # fmt: skip
            yield Surface(paper, area, 0.0, pages)
