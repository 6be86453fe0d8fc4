"""Place frames: where they stand as the groups they are of turn them, and everything in them brought along."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from voa_editor.geometry import Point, Rect
from voa_editor.kernels.resize import bounds, rotate_about, scale_into
from voa_editor.model.checks import LENGTH, PLACE
from voa_editor.model.frames import Frame, ShapeFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import ParentPage
from voa_editor.model.spreads import Pasteboard
from voa_editor.model.stack import chain, locked

Box = tuple[Rect, float]
"""A rectangle, and its rotation in degrees clockwise about its own centre."""
F = TypeVar("F", bound=Frame)


def movable(issue: Issue, ids: Iterable[str]) -> list[Frame]:
    """The frames of these ids that may be changed: on a page, not locked, and not within another of them."""
    return [frame for frame in topmost(issue, ids) if not locked(issue, frame)]


def topmost(issue: Issue, ids: Iterable[str]) -> list[Frame]:
    """The frames of these ids that are on a page, without those within another of them."""
    wanted = dict.fromkeys(ids)
    frames = [frame for i in wanted if (frame := issue.find(Frame, i)) and issue.page_of(i)]
    return [frame for frame in frames if not any(above.id in wanted for above in list(chain(issue, frame))[1:])]


def box_of(issue: Issue, frame: Frame) -> Box:
    """The box of a frame as it stands on its page, turned by its groups."""
    rect, rotation = frame.rect, frame.rotation
    for group in list(chain(issue, frame))[1:]:
        if group.rotation:
            rect, rotation = rotate_about(rect, rotation, group.rect.centre, group.rotation)
    return rect, rotation


def own_box(issue: Issue, frame: Frame, box: Box) -> Box:
    """The box that a frame must be given to stand so on its page: the inverse of box_of."""
    rect, rotation = box
    for group in reversed(list(chain(issue, frame))[1:]):
        if group.rotation:
            rect, rotation = rotate_about(rect, rotation, group.rect.centre, -group.rotation)
    return rect, rotation


def extent(issue: Issue, frame: Frame) -> Rect:
    """The upright rectangle around a frame on its page."""
    rect, rotation = box_of(issue, frame)
    return rect.turned(rotation)


def extent_of_all(issue: Issue, frames: Sequence[Frame]) -> Rect:
    """The upright rectangle around frames, in the coordinates of the first one's page; raises ValueError for none."""
    home = issue.page_of(frames[0].id) if frames else ""
    board = board_of(issue, home)
    return bounds([(extent(issue, f).moved(*offset(board, issue.page_of(f.id), home)), 0.0) for f in frames])


def placed(frame: F, rect: Rect, rotation: float | None = None) -> F:
    """The frame alone with another box, held within what a file can hold."""
    low, high = PLACE
    x, y = (min(max(value, low), high) for value in (rect.x, rect.y))
    w, h = (min(max(value, 0.0), LENGTH[1]) for value in (rect.w, rect.h))
    return replace(frame, x=x, y=y, w=w, h=h, rotation=frame.rotation if rotation is None else rotation)


def brought(issue: Issue, frame: Frame, box: Box) -> list[Frame]:
    """A frame with another box of its own (as own_box gives it), and all that stands in it scaled and moved along.

    A group is held in bounds as a whole, so that what is in it is too and fits it.
    """
    rect, rotation = box
    inside = issue.frames(frame.id)
    rect = _in_bounds(rect) if inside else rect
    found = [placed(frame, rect, rotation)]
    for child in inside:
        found += brought(issue, child, scaled(child, frame.rect, rect))
    return found


def _in_bounds(rect: Rect) -> Rect:
    """The rectangle as large as one can be, and moved to where all of it can lie."""
    low, high = PLACE
    w, h = (min(max(side, 0.0), LENGTH[1]) for side in (rect.w, rect.h))
    return Rect(min(max(rect.x, low), high - w), min(max(rect.y, low), high - h), w, h)


def scaled(frame: Frame, before: Rect, after: Rect) -> Box:
    """The box of a frame as the bounds it stands in go from `before` to `after`. A turned box keeps its angle, a line not."""
    if (before.w, before.h) == (after.w, after.h):
        return frame.rect.moved(after.x - before.x, after.y - before.y), frame.rotation
    (moved,) = scale_into([frame.rect], before, after)
    if not frame.rotation:
        return moved, 0.0
    kx = after.w / before.w if before.w else 1.0
    ky = after.h / before.h if before.h else 1.0
    sin, cos = math.sin(math.radians(frame.rotation)), math.cos(math.radians(frame.rotation))
    w, h = frame.w * math.hypot(kx * cos, ky * sin), frame.h * math.hypot(kx * sin, ky * cos)
    flat = isinstance(frame, ShapeFrame) and frame.h == 0
    rotation = math.degrees(math.atan2(ky * sin, kx * cos)) if flat else frame.rotation
    return around(moved.centre, w, h), rotation


def around(centre: Point, w: float, h: float) -> Rect:
    """A rectangle by its centre and size."""
    return Rect(centre.x - w / 2, centre.y - h / 2, w, h)


def turned_by(arm: Point, degrees: float) -> Point:
    """An arm from the origin, turned clockwise."""
    moved, _ = rotate_about(Rect(arm.x, arm.y, 0.0, 0.0), 0.0, Point(0.0, 0.0), degrees)
    return Point(moved.x, moved.y)


def board_of(issue: Issue, page: str) -> Pasteboard:
    """The pasteboard that a page, or a parent page, lies on."""
    return Pasteboard(issue, parents=issue.find(ParentPage, page) is not None)


def offset(board: Pasteboard, page: str, home: str) -> tuple[float, float]:
    """What to add to the coordinates of one page to have them in those of another of the same board."""
    if page == home:
        return 0.0, 0.0
    a, b = board.origin(page), board.origin(home)
    return a.x - b.x, a.y - b.y
