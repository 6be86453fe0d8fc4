"""Hold the graphics state of a content stream as a value, and follow the operators that only change it (ISO 32000-1, 8.4)."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from voa_editor.geometry import Matrix, Point
from voa_editor.prepress.pdf.objects import array, entry, name, number, numbers
from voa_editor.prepress.pdf.spaces import CMYK, GRAY, RGB, Colour, Space, initial

INTENTS = ("RelativeColorimetric", "AbsoluteColorimetric", "Saturation", "Perceptual")
INVISIBLE = 3  # the render mode of text that is not painted

Numbers = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Bounds:
    """A rectangle by its corners, in points; y grows upward, as in a PDF."""

    left: float
    bottom: float
    right: float
    top: float

    @staticmethod
    def around(points: Iterable[Point]) -> Bounds:
        """The least rectangle around points, of which there must be one."""
        xs, ys = zip(*((point.x, point.y) for point in points), strict=True)
        return Bounds(min(xs), min(ys), max(xs), max(ys))

    def joined(self, other: Bounds) -> Bounds:
        left, bottom = min(self.left, other.left), min(self.bottom, other.bottom)
        return Bounds(left, bottom, max(self.right, other.right), max(self.top, other.top))

    def common(self, other: Bounds) -> Bounds:
        """What both cover; width or height are below zero where they do not meet."""
        left, bottom = max(self.left, other.left), max(self.bottom, other.bottom)
        return Bounds(left, bottom, min(self.right, other.right), min(self.top, other.top))

    def holds(self, other: Bounds, slack: float = 0.0) -> bool:
        return (
            self.left - slack <= other.left
            and self.bottom - slack <= other.bottom
            and other.right <= self.right + slack
            and other.top <= self.top + slack
        )

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def empty(self) -> bool:
        return self.width <= 0 or self.height <= 0


@dataclass(frozen=True, slots=True)
class State:
    """The graphics state. Lengths are in units of the space at hand; `ctm` takes them to the page's points."""

    ctm: Matrix = Matrix()
    fill: Colour = Colour()
    stroke: Colour = Colour()
    line_width: float = 1.0
    overprint_fill: bool = False
    overprint_stroke: bool = False
    overprint_mode: int = 0
    alpha_fill: float = 1.0
    alpha_stroke: float = 1.0
    blend: tuple[str, ...] = ("Normal",)
    masked: bool = False  # by a soft mask
    intent: str = "RelativeColorimetric"
    font: Any = field(default=None, compare=False, repr=False)
    size: float = 0.0
    mode: int = 0  # how text is rendered: filled, stroked, both, invisible …
    scale: float = 1.0  # of text, across
    rise: float = 0.0
    leading: float = 0.0
    line: Matrix = Matrix()  # where the line of text begins
    text: Matrix = Matrix()
    clip: Bounds | None = None

    @property
    def text_height(self) -> float:
        """How tall an em of the text is on the page, in points."""
        m = self.text.then(self.ctm)
        return abs(self.size) * math.hypot(m.c, m.d)

    @property
    def stroke_width(self) -> float:
        """How thick a line is on the page, in points: across its thinnest direction. Zero is the thinnest a device can draw."""
        m = self.ctm
        half, difference = (m.a**2 + m.b**2 + m.c**2 + m.d**2) / 2, m.a * m.d - m.b * m.c
        least = half - math.sqrt(max(half**2 - difference**2, 0.0))
        return abs(self.line_width) * math.sqrt(max(least, 0.0))


def transformed(matrix: Matrix, box: Numbers) -> Bounds:
    """The upright rectangle around a rectangle (two corners) as a matrix puts it."""
    x0, y0, x1, y1 = box
    return Bounds.around(matrix.apply(Point(x, y)) for x, y in ((x0, y0), (x1, y0), (x0, y1), (x1, y1)))


# What operators do: numbers in, state out. A name → how many numbers it takes, and what it makes of them.
Simple = Callable[[State, Numbers], State]
SIMPLE: dict[str, tuple[int, Simple]] = {
    "cm": (6, lambda s, v: replace(s, ctm=Matrix(*v).then(s.ctm))),
    "w": (1, lambda s, v: replace(s, line_width=v[0])),
    "g": (1, lambda s, v: replace(s, fill=Colour(GRAY, v))),
    "G": (1, lambda s, v: replace(s, stroke=Colour(GRAY, v))),
    "rg": (3, lambda s, v: replace(s, fill=Colour(RGB, v))),
    "RG": (3, lambda s, v: replace(s, stroke=Colour(RGB, v))),
    "k": (4, lambda s, v: replace(s, fill=Colour(CMYK, v))),
    "K": (4, lambda s, v: replace(s, stroke=Colour(CMYK, v))),
    "BT": (0, lambda s, v: replace(s, text=Matrix(), line=Matrix())),
    "Tm": (6, lambda s, v: replace(s, text=Matrix(*v), line=Matrix(*v))),
    "Td": (2, lambda s, v: _next_line(s, *v)),
    "TD": (2, lambda s, v: replace(_next_line(s, *v), leading=-v[1])),
    "T*": (0, lambda s, v: _next_line(s, 0.0, -s.leading)),
    "TL": (1, lambda s, v: replace(s, leading=v[0])),
    "Tr": (1, lambda s, v: replace(s, mode=int(v[0]))),
    "Ts": (1, lambda s, v: replace(s, rise=v[0])),
    "Tz": (1, lambda s, v: replace(s, scale=v[0] / 100)),
}
# Those that change nothing that is kept, with how many numbers they take.
HARMLESS = {"i": 1, "j": 1, "J": 1, "M": 1, "Tc": 1, "Tw": 1, "ET": 0, "BX": 0, "EX": 0, "EMC": 0, "d1": 6, "d0": 2}
DEFAULTED = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}  # what DefaultGray … may take the place of


def _next_line(state: State, dx: float, dy: float) -> State:
    line = Matrix.translation(dx, dy).then(state.line)
    return replace(state, line=line, text=line)


def with_graphics_state(state: State, entries: Any) -> State:
    """The state after an ExtGState dictionary; values of a wrong kind change nothing."""
    changed: dict[str, Any] = {}
    if isinstance(found := entry(entries, "/OP"), bool):
        changed |= {"overprint_stroke": found, "overprint_fill": found}
    if isinstance(found := entry(entries, "/op"), bool):
        changed["overprint_fill"] = found
    for key, attribute in (("/OPM", "overprint_mode"), ("/CA", "alpha_stroke"), ("/ca", "alpha_fill"), ("/LW", "line_width")):
        if (value := number(entry(entries, key))) is not None:
            changed[attribute] = int(value) if key == "/OPM" else value
    if blend := blend_modes(entry(entries, "/BM")):
        changed["blend"] = blend
    if (mask := entry(entries, "/SMask")) is not None:
        changed["masked"] = name(mask) != "None"
    if intent := name(entry(entries, "/RI")):
        changed["intent"] = intent
    font = array(entry(entries, "/Font"))
    if len(font) == 2 and (size := number(font[1])) is not None:
        changed |= {"font": font[0], "size": size}
    return replace(state, **changed)


def blend_modes(value: Any) -> tuple[str, ...]:
    """The blend mode, or those of an array, of which the first known one counts; () for none."""
    found = name(value)
    return (found,) if found else tuple(filter(None, (name(item) for item in array(value))))


def with_space(state: State, space: Space, stroke: bool) -> State:
    return replace(state, stroke=initial(space)) if stroke else replace(state, fill=initial(space))


def simple(state: State, operator: str, operands: Any) -> State | None:
    """The state after one of SIMPLE; None for operands that it does not take."""
    count, change = SIMPLE[operator]
    values = numbers(operands)
    return change(state, values) if values is not None and len(values) == count else None
