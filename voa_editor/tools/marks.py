"""Say what a tool shows over the sheets while it is used: lines, boxes, measures; on the pasteboard, in points."""

from __future__ import annotations

from dataclasses import dataclass

from voa_editor.geometry import Point


@dataclass(frozen=True, slots=True)
class LineMark:
    """A line a device pixel wide. Kinds: snap, gap, guide, thread, edge."""

    start: Point
    end: Point
    kind: str = "snap"


@dataclass(frozen=True, slots=True)
class BoxMark:
    """An outline through corners. Kinds: marquee, frame (something being drawn), drop (where a thing will land), hover."""

    corners: tuple[Point, ...]
    kind: str = "frame"


@dataclass(frozen=True, slots=True)
class PillMark:
    """A few words in a small pill near a point: "12.5 mm", "45°"."""

    at: Point
    text: str


Mark = LineMark | BoxMark | PillMark
