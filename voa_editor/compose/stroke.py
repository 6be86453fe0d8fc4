"""Draw the strokes of frames: solid or in dashes, with ends and corners, and the heads of lines."""

from __future__ import annotations

import math
from dataclasses import replace

from voa_editor.display.items import Item, Path, Source
from voa_editor.geometry import Matrix, Point
from voa_editor.model.colour import Colour
from voa_editor.model.frames import Frame, ShapeFrame

DASHES: dict[str, tuple[float, ...]] = {"dashed": (4, 3), "dotted": (1, 1), "dash-dot": (6, 2, 1, 2)}
"""Marks and gaps by turns, in widths of the stroke, as they show."""
_DOT = 0.001  # points: as good as no length, of which some printers draw nothing
_HEAD = 4.0  # widths of the stroke that a head is long
_LEAST_HEAD = 3.0  # points: the head of a hairline still shows
_SPREAD = 0.4  # of a head's length, to each side of the line
_POINTED = math.hypot(1.0, _SPREAD) / _SPREAD / 2  # widths that the mitre of an open head reaches beyond its tip

ARC = 0.5522847498  # of the radius: control points of a quarter circle as a Bézier curve

Segments = tuple[tuple[str | float, ...], ...]


def stroked(path: Path, frame: Frame, colour: Colour | None) -> Path:
    """The path with the stroke of a frame, in a colour."""
    width = frame.stroke_width
    cap = frame.cap or ("round" if frame.dash == "dotted" else "butt")
    grown = 0.0 if cap == "butt" else 1.0  # what round and square ends add to marks, they take from gaps
    lengths = [part + (grown if n % 2 else -grown) for n, part in enumerate(DASHES.get(frame.dash, ()))]
    dash = tuple(max(part * width, _DOT) for part in lengths) if width > 0 else ()
    return replace(path, stroke=colour, stroke_width=width, dash=dash, cap=cap, join=frame.join or "mitre")


def line(frame: ShapeFrame, colour: Colour | None) -> list[Item]:
    """A line from corner to corner of its frame, with its heads. What they cover of it is cut off."""
    start, end = Point(frame.x, frame.y), Point(frame.rect.right, frame.rect.bottom)
    length = math.hypot(end.x - start.x, end.y - start.y)
    source = Source(frame.id)
    heads: list[Item] = []
    cuts = [0.0, 0.0]
    if colour is not None and frame.stroke_width > 0 and length > 0:
        ways = Matrix.rotation(math.degrees(math.atan2(end.y - start.y, end.x - start.x)), Point(0, 0))
        for n, (kind, tip, turned) in enumerate(((frame.start_head, start, 180.0), (frame.end_head, end, 0.0))):
            if kind in _HEADS:
                shape, cuts[n], filled = _HEADS[kind](frame.stroke_width)
                matrix = Matrix.rotation(turned, Point(0, 0)).then(ways).then(Matrix.translation(tip.x, tip.y))
                bare = Path(_placed(shape, matrix), colour if filled else None, source)
                heads.append(bare if filled else replace(bare, stroke=colour, stroke_width=frame.stroke_width))
    if sum(cuts) >= length:
        return heads
    dx, dy = ((end.x - start.x) / length, (end.y - start.y) / length) if length else (0.0, 0.0)
    shaft: Segments = (
        ("M", start.x + dx * cuts[0], start.y + dy * cuts[0]), ("L", end.x - dx * cuts[1], end.y - dy * cuts[1]),
    )  # fmt: skip
    return [stroked(Path(shaft, None, source), frame, colour), *heads]


def _placed(shape: Segments, matrix: Matrix) -> Segments:
    placed: list[tuple[str | float, ...]] = []
    for kind, *numbers in shape:
        points = [matrix.apply(Point(float(x), float(y))) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        placed.append((kind, *(number for point in points for number in (point.x, point.y))))
    return tuple(placed)


# Heads of a line that runs to the right and ends at the origin, for a width of the stroke: their outline, how much of the line
# they stand for, and whether they are filled rather than stroked.


def _triangle(width: float) -> tuple[Segments, float, bool]:
    long = _long(width)
    half = long * _SPREAD
    return (("M", 0.0, 0.0), ("L", -long, -half), ("L", -long, half), ("Z",)), long * 0.9, True


def _open(width: float) -> tuple[Segments, float, bool]:
    long, tip = _long(width), -_POINTED * width
    half = (long + tip) * _SPREAD
    return (("M", -long, -half), ("L", tip, 0.0), ("L", -long, half)), -tip, False


def _circle(width: float) -> tuple[Segments, float, bool]:
    r = _long(width) * _SPREAD
    k = r * ARC
    return (
        ("M", 0.0, 0.0), ("C", 0.0, k, k - r, r, -r, r), ("C", -r - k, r, -2 * r, k, -2 * r, 0.0),
        ("C", -2 * r, -k, -r - k, -r, -r, -r), ("C", k - r, -r, 0.0, -k, 0.0, 0.0), ("Z",),
    ), 2 * r * 0.95, True  # fmt: skip


def _bar(width: float) -> tuple[Segments, float, bool]:
    half = _long(width) * _SPREAD
    return (("M", -width, -half), ("L", 0.0, -half), ("L", 0.0, half), ("L", -width, half), ("Z",)), width / 2, True


def _long(width: float) -> float:
    return max(_HEAD * width, _LEAST_HEAD)


_HEADS = {"triangle": _triangle, "open": _open, "circle": _circle, "bar": _bar}
