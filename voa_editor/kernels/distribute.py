"""Distribute boxes evenly along a row or a column."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from voa_editor.geometry import Rect

Axis = Literal["x", "y"]
By = Literal["left", "centre", "right", "top", "middle", "bottom", "gaps"]
_PLACES = {"x": {"left": 0.0, "centre": 0.5, "right": 1.0}, "y": {"top": 0.0, "middle": 0.5, "bottom": 1.0}}
_SAME = 0.005  # points: gaps that differ by less are the same


def distribute(
    boxes: Sequence[Rect], axis: Axis, by: By, gap: float | None = None, within: Rect | None = None
) -> list[tuple[float, float]]:
    """How far (dx, dy) each box moves so that their gaps, or the distances of their edges or middles, are equal.

    The outermost boxes stay; with `within` they go to its ends. With `gap`, in points (below 0 they overlap), the first
    box is what stays (or goes to the beginning of `within`) and the others follow at that gap or distance.
    Raises ValueError for an edge that does not lie along the axis.
    """
    if by != "gaps" and by not in _PLACES[axis]:
        raise ValueError(f"{by!r} does not lie along {axis}: take gaps, {', '.join(_PLACES[axis])}")
    spans = _spans(boxes, axis)
    part = 0.5 if by == "gaps" else _PLACES[axis][by]
    order = _in_order(spans, part)
    if len(order) < 2:
        return [(0.0, 0.0)] * len(order)
    starts = [start for start, _ in spans]
    if within is not None:
        low, high = (within.x, within.right) if axis == "x" else (within.y, within.bottom)
        starts[order[0]], starts[order[-1]] = low, high - spans[order[-1]][1]
    row = [(starts[n], spans[n][1]) for n in order]
    placed = _by_gaps(row, gap) if by == "gaps" else _by_places(row, part, gap)
    for n, start in zip(order, placed, strict=True):
        starts[n] = start
    shifts = [new - old for new, (old, _) in zip(starts, spans, strict=True)]
    return [(shift, 0.0) if axis == "x" else (0.0, shift) for shift in shifts]


def common_gap(boxes: Sequence[Rect], axis: Axis) -> float | None:
    """The gap in points (below 0 they overlap) that each box has to the next one along the axis; None if the gaps differ."""
    spans = _spans(boxes, axis)
    row = [spans[n] for n in _in_order(spans, 0.5)]
    gaps = [after - (start + length) for (start, length), (after, _) in pairwise(row)]
    return gaps[0] if gaps and max(gaps) - min(gaps) <= _SAME else None


def _spans(boxes: Sequence[Rect], axis: Axis) -> _Row:
    return [(box.x, box.w) if axis == "x" else (box.y, box.h) for box in boxes]


def _in_order(spans: _Row, part: float) -> list[int]:
    return sorted(range(len(spans)), key=lambda n: spans[n][0] + part * spans[n][1])


# A row: where each box begins and how long it is, in order; the first stays, and without a gap the last stays too.
_Row = list[tuple[float, float]]


def _by_gaps(row: _Row, gap: float | None) -> list[float]:
    first, last = row[0], row[-1]
    step = gap if gap is not None else (sum(last) - first[0] - sum(length for _, length in row)) / (len(row) - 1)
    starts = [first[0]]
    for _, length in row[:-1]:
        starts.append(starts[-1] + length + step)
    return starts if gap is not None else [*starts[:-1], last[0]]


def _by_places(row: _Row, part: float, gap: float | None) -> list[float]:
    places = [start + part * length for start, length in row]
    step = gap if gap is not None else (places[-1] - places[0]) / (len(row) - 1)
    starts = [places[0] + n * step - part * length for n, (_, length) in enumerate(row)]
    return [row[0][0], *starts[1:]] if gap is not None else [row[0][0], *starts[1:-1], row[-1][0]]
