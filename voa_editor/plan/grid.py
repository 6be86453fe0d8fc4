"""Measure a page in columns and in rows of the baseline grid."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from voa_editor.compose.column import GRID_OFFSET
from voa_editor.geometry import Rect
from voa_editor.model.settings import Settings

CAP_HEIGHT = 0.51  # of a row: of the body's capitals, so that a picture's head stands level with theirs


@dataclass(frozen=True, slots=True)
class Grid:
    """The grid of a left-hand or right-hand page. Columns count from 1, rows from 0."""

    settings: Settings
    left_hand: bool

    @property
    def area(self) -> Rect:
        return self.settings.type_area(self.left_hand)

    @property
    def row(self) -> float:
        return self.settings.baseline

    @property
    def rows(self) -> int:
        """How many whole rows the type area holds."""
        return int(self.area.h / self.row + 1e-6)

    def x(self, column: int) -> float:
        """The left edge of a column."""
        step = (self.area.w + self.settings.gutter) / self.settings.columns
        return self.area.x + (column - 1) * step

    def width(self, first: int, last: int) -> float:
        """From the left edge of the first column to the right edge of the last."""
        return self.x(last + 1) - self.settings.gutter - self.x(first)

    def y(self, row: float) -> float:
        """The top of a row."""
        return self.area.y + row * self.row

    def rows_for(self, height: float) -> int:
        """The fewest whole rows that hold a height."""
        return max(ceil(height / self.row - 1e-3), 0)

    def box(self, columns: tuple[int, int], row: float, rows: float) -> Rect:
        """Columns by rows."""
        return Rect(self.x(columns[0]), self.y(row), self.width(*columns), rows * self.row)

    def picture(self, columns: tuple[int, int], row: float, rows: float) -> Rect:
        """Columns by rows, from the cap height of the first row's text to the baseline of the last's."""
        box = self.box(columns, row, rows)
        top = (GRID_OFFSET - CAP_HEIGHT) * self.row
        return Rect(box.x, box.y + top, box.w, box.h - top - (1 - GRID_OFFSET) * self.row)

    @property
    def bleed(self) -> Rect:
        """The page with its bleed."""
        s = self.settings
        left = s.bleed_outer if self.left_hand else s.bleed_inner
        right = s.bleed_inner if self.left_hand else s.bleed_outer
        return Rect(-left, -s.bleed_top, s.trim_w + left + right, s.trim_h + s.bleed_top + s.bleed_bottom)
