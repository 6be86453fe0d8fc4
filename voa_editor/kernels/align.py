"""Align boxes by an edge or by their middles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from voa_editor.geometry import Rect
from voa_editor.kernels.resize import bounds

Edge = Literal["left", "centre", "right", "top", "middle", "bottom"]


def align(boxes: Sequence[Rect], edge: Edge, to: Rect | None = None) -> list[tuple[float, float]]:
    """How far (dx, dy) each box moves so that its edge stands on that of `to`, or of the boxes' common bounds."""
    if not boxes:
        return []
    target = position(to if to is not None else bounds([(box, 0.0) for box in boxes]), edge)
    shifts = [target - position(box, edge) for box in boxes]
    return [(shift, 0.0) if edge in ("left", "centre", "right") else (0.0, shift) for shift in shifts]


def position(box: Rect, edge: Edge) -> float:
    """Where an edge or middle of a box stands, along x for left, centre and right, else along y."""
    match edge:
        case "left":
            return box.x
        case "centre":
            return box.centre.x
        case "right":
            return box.right
        case "top":
            return box.y
        case "middle":
            return box.centre.y
        case "bottom":
            return box.bottom
