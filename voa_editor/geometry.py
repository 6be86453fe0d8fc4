"""Hold points, sizes, rectangles and matrices; points of 1/72 in, y grows downward."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple


class Point(NamedTuple):
    x: float
    y: float


_ORIGIN = Point(0.0, 0.0)


class Size(NamedTuple):
    w: float
    h: float


class Rect(NamedTuple):
    """A rectangle by its top-left corner, width and height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    @property
    def centre(self) -> Point:
        return Point(self.x + self.w / 2, self.y + self.h / 2)

    @property
    def empty(self) -> bool:
        return self.w <= 0 or self.h <= 0

    def inset(self, dx: float, dy: float | None = None) -> Rect:
        """Shrink by dx left and right, dy (or dx) top and bottom; negative values grow."""
        dy = dx if dy is None else dy
        return Rect(self.x + dx, self.y + dy, self.w - 2 * dx, self.h - 2 * dy)

    def moved(self, dx: float, dy: float) -> Rect:
        return Rect(self.x + dx, self.y + dy, self.w, self.h)

    def turned(self, degrees: float) -> Rect:
        """The upright rectangle around this one turned about its centre."""
        if not degrees % 180:
            return self
        sin, cos = abs(math.sin(math.radians(degrees))), abs(math.cos(math.radians(degrees)))
        w, h = self.w * cos + self.h * sin, self.w * sin + self.h * cos
        return Rect(self.x + (self.w - w) / 2, self.y + (self.h - h) / 2, w, h)

    def contains(self, point: Point) -> bool:
        return self.x <= point.x <= self.right and self.y <= point.y <= self.bottom

    def intersects(self, other: Rect) -> bool:
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def intersected(self, other: Rect) -> Rect:
        """The common part; width or height are zero or less where there is none."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        return Rect(x, y, min(self.right, other.right) - x, min(self.bottom, other.bottom) - y)


@dataclass(frozen=True, slots=True)
class Matrix:
    """An affine map (x, y) → (a·x + c·y + e, b·x + d·y + f)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    @staticmethod
    def translation(dx: float, dy: float) -> Matrix:
        return Matrix(e=dx, f=dy)

    @staticmethod
    def scaling(sx: float, sy: float) -> Matrix:
        return Matrix(a=sx, d=sy)

    @staticmethod
    def rotation(degrees: float, about: Point = _ORIGIN) -> Matrix:
        """Turn clockwise on the page (y grows downward) about a point."""
        sin, cos = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
        return Matrix(cos, sin, -sin, cos, about.x - cos * about.x + sin * about.y, about.y - sin * about.x - cos * about.y)

    def then(self, after: Matrix) -> Matrix:
        """The map that does this one first and `after` next."""
        return Matrix(
            after.a * self.a + after.c * self.b,
            after.b * self.a + after.d * self.b,
            after.a * self.c + after.c * self.d,
            after.b * self.c + after.d * self.d,
            after.a * self.e + after.c * self.f + after.e,
            after.b * self.e + after.d * self.f + after.f,
        )

    def apply(self, point: Point) -> Point:
        return Point(self.a * point.x + self.c * point.y + self.e, self.b * point.x + self.d * point.y + self.f)

    def inverse(self) -> Matrix:
        """The map back; raises ZeroDivisionError for a flat matrix."""
        det = self.a * self.d - self.b * self.c
        a, b, c, d = self.d / det, -self.b / det, -self.c / det, self.a / det
        return Matrix(a, b, c, d, -(a * self.e + c * self.f), -(b * self.e + d * self.f))
