"""Resize and turn boxes by their handles.

A box is a rectangle and a rotation: degrees clockwise about the rectangle's own centre. Lengths are points, y grows downward.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Literal, get_args

from voa_editor.geometry import Point, Rect

Handle = Literal["nw", "n", "ne", "e", "se", "s", "sw", "w"]
HANDLES: tuple[Handle, ...] = get_args(Handle)
_QUARTERS = ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))


def resize(
    box: Rect,
    rotation: float,
    handle: Handle,
    delta: Point,
    *,
    proportional: bool = False,
    from_centre: bool = False,
    least: float = 1.0,
) -> Rect:
    """The box after its handle was dragged by `delta` on the page, from where it was pressed.

    The opposite handle stays where it was on the page, or the centre with `from_centre`. No side that the drag changes
    gets shorter than `least`, unless it was. `proportional` keeps w : h, a corner following the side that grew more.
    """
    sx, sy = sides(handle)
    pull = _turned(delta, -rotation)
    both = 2.0 if from_centre else 1.0
    w, h = box.w + sx * pull.x * both, box.h + sy * pull.y * both
    if proportional and not box.empty:
        scale = max(new / old for side, new, old in ((sx, w, box.w), (sy, h, box.h)) if side)
        scale = max(scale, min(1.0, least / min(box.w, box.h)))
        w, h = box.w * scale, box.h * scale
    else:
        w, h = max(w, min(least, box.w)), max(h, min(least, box.h))
    grown_x, grown_y = w - box.w, h - box.h
    shift = Point(0.0, 0.0) if from_centre else _turned(Point(sx * grown_x / 2, sy * grown_y / 2), rotation)
    # The halves are subtracted before they are added to x: an edge that stays then stays to the last bit.
    return Rect(box.x + (shift.x - grown_x / 2), box.y + (shift.y - grown_y / 2), w, h)


def scale_into(rects: Iterable[Rect], before: Rect, after: Rect) -> list[Rect]:
    """The boxes as their common bounds go from `before` to `after`; a side of no length is moved, not scaled."""
    kx = after.w / before.w if before.w else 1.0
    ky = after.h / before.h if before.h else 1.0
    return [Rect(after.x + (r.x - before.x) * kx, after.y + (r.y - before.y) * ky, r.w * kx, r.h * ky) for r in rects]


def rotate_about(rect: Rect, rotation: float, about: Point, degrees: float) -> tuple[Rect, float]:
    """A box turned clockwise about any point: its rectangle, and its rotation within -180 (excluded) to 180."""
    centre = rect.centre
    arm = Point(centre.x - about.x, centre.y - about.y)
    turned = _turned(arm, degrees)
    whole = (rotation + degrees) % 360.0
    return rect.moved(turned.x - arm.x, turned.y - arm.y), whole - 360.0 if whole > 180.0 else whole


def sides(handle: Handle) -> tuple[int, int]:
    """Which sides a handle moves: -1 for the left (top), 1 for the right (bottom), 0 for neither."""
    return ("e" in handle) - ("w" in handle), ("s" in handle) - ("n" in handle)


def handle_point(rect: Rect, rotation: float, handle: Handle) -> Point:
    """Where a handle lies on the page."""
    sx, sy = sides(handle)
    if not rotation:
        return Point(rect.x + rect.w * (1 + sx) / 2, rect.y + rect.h * (1 + sy) / 2)
    centre = rect.centre
    arm = _turned(Point(sx * rect.w / 2, sy * rect.h / 2), rotation)
    return Point(centre.x + arm.x, centre.y + arm.y)


def corners(rect: Rect, rotation: float) -> tuple[Point, Point, Point, Point]:
    """The corners on the page: those that are top-left, top-right, bottom-right, bottom-left before the turn."""
    nw, ne, se, sw = (handle_point(rect, rotation, corner) for corner in ("nw", "ne", "se", "sw"))
    return nw, ne, se, sw


def bounds(boxes: Sequence[tuple[Rect, float]]) -> Rect:
    """The upright rectangle around (rectangle, rotation) boxes; raises ValueError for none."""
    if not boxes:
        raise ValueError("no boxes have no bounds")
    points = [point for rect, rotation in boxes for point in corners(rect, rotation)]
    left, top = min(p.x for p in points), min(p.y for p in points)
    return Rect(left, top, max(p.x for p in points) - left, max(p.y for p in points) - top)


def hit(rect: Rect, rotation: float, point: Point) -> bool:
    """Whether a point of the page lies in the box, its edge included."""
    centre = rect.centre
    arm = _turned(Point(point.x - centre.x, point.y - centre.y), -rotation)
    return rect.contains(Point(centre.x + arm.x, centre.y + arm.y))


def angle(centre: Point, point: Point) -> float:
    """The direction from centre to point: degrees clockwise from the right, -180 to 180; 0 where both are one."""
    return math.degrees(math.atan2(point.y - centre.y, point.x - centre.x))


def constrain_angle(degrees: float, step: float = 15.0) -> float:
    """The nearest whole number of steps."""
    return round(degrees / step) * step


def constrain(point: Point, about: Point, step: float = 45.0) -> Point:
    """The point brought to the nearest ray from `about` that lies at a whole number of steps."""
    arm = Point(point.x - about.x, point.y - about.y)
    direction = constrain_angle(angle(about, point), step)
    reached = _turned(Point(_turned(arm, -direction).x, 0.0), direction)
    return Point(about.x + reached.x, about.y + reached.y)


def _turned(arm: Point, degrees: float) -> Point:
    """An arm from the origin turned clockwise; quarter turns are exact, so that upright boxes keep round numbers."""
    quarters, rest = divmod(degrees, 90.0)
    if rest:
        cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    else:
        cos, sin = _QUARTERS[int(quarters) % 4]
    return Point(cos * arm.x - sin * arm.y, sin * arm.x + cos * arm.y)
