"""Move, resize and turn frames: by hand, by numbers, by the arrow keys."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import partial

from voa_editor.edit.change import Change
from voa_editor.edit.command import Command
from voa_editor.edit.commands.guides import place_guide
from voa_editor.edit.commands.pictures import crop_to
from voa_editor.edit.placing import (
    Box,
    around,
    board_of,
    box_of,
    extent_of_all,
    movable,
    offset,
    placed,
    scaled,
    topmost,
    turned_by,
)  # fmt: skip
from voa_editor.edit.selection import Selection
from voa_editor.edit.settling import settled, shifted
from voa_editor.geometry import Point, Rect
from voa_editor.kernels.resize import rotate_about, scale_into
from voa_editor.model.frames import Frame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Guide

NUDGE = 1.0  # points
FAR = 10.0  # times as far with Shift

Reference = tuple[float, float]
"""The point of a box that X and Y tell: 0, 0.5 or 1 of its width and height; (0, 0) is the top-left corner."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where frames stand: their reference point on the page of the first, size in points, rotation in degrees clockwise."""

    x: float
    y: float
    w: float
    h: float
    rotation: float


def done_to(verb: str, frames: Collection[object]) -> str:
    """What a step that does something to frames is called: Move Frame, Resize Frames."""
    return f"{verb} Frame" if len(frames) == 1 else f"{verb} Frames"


def move_by(issue: Issue, frames: Iterable[str], dx: float, dy: float) -> Change | None:
    """Move frames by points on the page; captions follow their pictures.

    A frame whose centre comes to lie on another page becomes that page's, in the same place on the pasteboard.
    """
    return shifted(issue, {i: (dx, dy) for i in frames})


def resize_to(issue: Issue, before: Rect, after: Rect, frames: Iterable[str]) -> Change | None:
    """Scale frames as their bounds go from one rectangle to another, in the coordinates of the first one's page.

    Of one frame alone the bounds are its rectangle before it is turned (placing.box_of), as kernels.resize gives it. What
    is in a group is scaled with it.
    """
    chosen = movable(issue, frames)
    if len(chosen) == 1:
        rect, rotation = box_of(issue, chosen[0])
        (rect,) = scale_into([rect], before, after)
        return settled(issue, {chosen[0].id: (rect, rotation)})
    boxes: dict[str, Box] = {}
    for frame, (dx, dy) in _ways_home(issue, chosen):
        rect, rotation = box_of(issue, frame)
        rect, rotation = scaled(placed(frame, rect.moved(dx, dy), rotation), before, after)
        boxes[frame.id] = rect.moved(-dx, -dy), rotation
    return settled(issue, boxes)


def rotate_by(issue: Issue, frames: Iterable[str], degrees: float, about: Point) -> Change | None:
    """Turn frames clockwise about a point of the first one's page."""
    boxes: dict[str, Box] = {}
    for frame, (dx, dy) in _ways_home(issue, movable(issue, frames)):
        rect, rotation = box_of(issue, frame)
        boxes[frame.id] = rotate_about(rect, rotation, Point(about.x - dx, about.y - dy), degrees)
    return settled(issue, boxes) if degrees % 360 else None


def geometry(issue: Issue, selection: Selection, reference: Reference = (0.0, 0.0)) -> Geometry | None:
    """Where the selected frames stand; of several, their common bounds, which are not turned. None for no frame."""
    frames = topmost(issue, selection.frames)
    return _geometry(issue, frames, reference) if frames else None


def set_geometry(
    issue: Issue,
    selection: Selection,
    *,
    reference: Reference = (0.0, 0.0),
    x: float | None = None,
    y: float | None = None,
    w: float | None = None,
    h: float | None = None,
    rotation: float | None = None,
) -> Change | None:
    """Place the selected frames by numbers in points and degrees; what is None stays.

    Size and rotation change about the reference point. Several frames are scaled as one, and turned together by the rotation.
    """
    chosen = movable(issue, selection.frames)
    if not chosen:
        return None
    old = _geometry(issue, chosen, reference)
    new = Geometry(*(a if b is None else b for a, b in zip(_numbers(old), (x, y, w, h, rotation), strict=True)))
    new_w, new_h = max(new.w, 0.0), max(new.h, 0.0)
    if len(chosen) == 1:
        return settled(issue, {chosen[0].id: (_about(new, reference, new_w, new_h), new.rotation)})
    # The bounds have no rotation of their own: one that is asked for is a turn, and one thing at a time is set by hand.
    if new.rotation:
        return rotate_by(issue, [frame.id for frame in chosen], new.rotation, Point(old.x, old.y))
    before, after = (_about(one, reference, *size) for one, size in ((old, (old.w, old.h)), (new, (new_w, new_h))))
    return resize_to(issue, before, after, [frame.id for frame in chosen])


def turn(issue: Issue, selection: Selection, degrees: float) -> Change | None:
    """Turn the selected frames clockwise about the middle of their bounds."""
    chosen = movable(issue, selection.frames)
    if not chosen or selection.text:
        return None
    about = box_of(issue, chosen[0])[0].centre if len(chosen) == 1 else extent_of_all(issue, chosen).centre
    return rotate_by(issue, selection.frames, degrees, about)


def nudge(issue: Issue, selection: Selection, dx: float, dy: float) -> Change | None:
    """Move the selected frames, the picture within its frame, or the guide. Arrows in a text belong to the caret."""
    if selection.text:
        return None
    if guide := issue.find(Guide, selection.guide):
        return place_guide(issue, guide.id, guide.at + (dx if guide.axis == "x" else dy))
    if selection.content:
        return crop_to(issue, selection.frames[0], dx, dy)
    return move_by(issue, selection.frames, dx, dy)


def _ways_home(issue: Issue, frames: list[Frame]) -> list[tuple[Frame, tuple[float, float]]]:
    """The frames of one pasteboard, each with what to add to its coordinates to have them in those of the first one's page."""
    home = issue.page_of(frames[0].id) if frames else ""
    board = board_of(issue, home)
    pages = [(frame, issue.page_of(frame.id)) for frame in frames]
    return [(frame, offset(board, page, home)) for frame, page in pages if page in board]


def _geometry(issue: Issue, frames: list[Frame], reference: Reference) -> Geometry:
    rect, rotation = box_of(issue, frames[0]) if len(frames) == 1 else (extent_of_all(issue, frames), 0.0)
    arm = turned_by(Point((reference[0] - 0.5) * rect.w, (reference[1] - 0.5) * rect.h), rotation)
    return Geometry(rect.centre.x + arm.x, rect.centre.y + arm.y, rect.w, rect.h, rotation)


def _about(place: Geometry, reference: Reference, w: float, h: float) -> Rect:
    """The rectangle of that size whose reference point stands there once it is turned."""
    arm = turned_by(Point((0.5 - reference[0]) * w, (0.5 - reference[1]) * h), place.rotation)
    return around(Point(place.x + arm.x, place.y + arm.y), w, h)


def _numbers(place: Geometry) -> tuple[float, ...]:
    return place.x, place.y, place.w, place.h, place.rotation


def _nudges() -> tuple[Command, ...]:
    ways = (("left", -1.0, 0.0), ("right", 1.0, 0.0), ("up", 0.0, -1.0), ("down", 0.0, 1.0))
    return tuple(
        Command(
            f"nudge-{way}{'-far' if far else ''}", f"Move {way.title()}{' Far' if far else ''}",
            partial(nudge, dx=dx * step, dy=dy * step), "Object/Transform",
            f"{'Shift+' if far else ''}{way.title()}", burst=True,
        )
        for far, step in ((False, NUDGE), (True, NUDGE * FAR))
        for way, dx, dy in ways
    )  # fmt: skip


COMMANDS: tuple[Command, ...] = (
    *_nudges(),
    Command("rotate-clockwise", "Rotate 90° Clockwise", partial(turn, degrees=90.0), "Object/Transform", icon="rotate"),
    Command("rotate-anticlockwise", "Rotate 90° Anticlockwise", partial(turn, degrees=-90.0), "Object/Transform"),
    Command("rotate-half", "Rotate 180°", partial(turn, degrees=180.0), "Object/Transform"),
)
