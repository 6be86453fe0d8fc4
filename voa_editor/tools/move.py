"""Drag frames to another place, or copies of them with Alt: snapped, with the distance shown."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from voa_editor.edit.change import Change
from voa_editor.edit.commands.clipboard import duplicate
from voa_editor.edit.commands.transform import done_to, move_by
from voa_editor.geometry import Point, Rect
from voa_editor.kernels.resize import bounds, constrain
from voa_editor.kernels.snap import Snap
from voa_editor.model.frames import Frame
from voa_editor.tools.desk import Desk, new_frames
from voa_editor.tools.hits import on_pasteboard
from voa_editor.tools.marks import Mark, PillMark
from voa_editor.tools.snapping import length, marks_of, moving, snapper
from voa_editor.tools.tool import Gesture, Pointer

THRESHOLD = 3.0  # screen pixels the pointer must go before a press becomes a drag
_STRAIGHT = 0.01  # points; a way that deviates less runs along an axis


def began(desk: Desk, press: Pointer, pointer: Pointer) -> bool:
    """Whether the pointer has gone far enough from the press to mean a drag."""
    return max(abs(pointer.at.x - press.at.x), abs(pointer.at.y - press.at.y)) > THRESHOLD * desk.pixel


def dragged(desk: Desk, press: Pointer) -> Generator[tuple[Mark, ...], Pointer, Pointer | None]:
    """Wait until a press becomes a drag: its first pointer, or None for a click."""
    pointer = yield ()
    while not began(desk, press, pointer):
        if pointer.up:
            return None
        pointer = yield ()
    return pointer


def move(desk: Desk, press: Pointer, frames: Sequence[Frame], first: Change | None = None) -> Gesture:
    """Move frames by what the pointer went: Shift keeps to 45°, Alt drags copies, Ctrl does not snap.

    `first` is a change that brings the frames, of the same step; it is made whether they are moved or not.
    """
    ids = [frame.id for frame in frames]
    first = first or Change()
    issue = first.apply(desk.issue)
    if first:
        desk.preview(first)
        desk.selection = desk.selection.of(*ids)
    box = bounds([box for frame in frames if (box := on_pasteboard(desk, frame))])
    snaps = snapper(desk, press.at, moving(desk, frames))
    copies: Change | None = None
    pointer = yield from dragged(desk, press)
    while pointer:
        dx, dy, found = _way(press, pointer, box, Snap() if pointer.ctrl else snaps.move(_shifted(press, pointer, box)))
        if pointer.alt:
            copies = copies or duplicate(issue, desk.selection.of(*ids), 0.0, 0.0)
        if pointer.alt and copies:
            made = new_frames(copies, copies.apply(issue))
            later = move_by(copies.apply(issue), made, dx, dy)
            desk.preview(first.then(copies.then(later) if later else copies))
            desk.selection = desk.selection.of(*made)
        else:
            desk.preview(first.then(move_by(issue, ids, dx, dy) or Change()))
            desk.selection = desk.selection.of(*ids)
        if pointer.up:
            return "Duplicate" if pointer.alt else done_to("Move", ids)
        pointer = yield (*marks_of(desk, found), _distance(desk, pointer, dx, dy))
    return ""


def _shifted(press: Pointer, pointer: Pointer, box: Rect) -> Rect:
    to = constrain(pointer.at, press.at) if pointer.shift else pointer.at
    return box.moved(to.x - press.at.x, to.y - press.at.y)


def _way(press: Pointer, pointer: Pointer, box: Rect, found: Snap) -> tuple[float, float, Snap]:
    """How far to move: what the hand went, and what snapping adds; constrained, only along the way it went."""
    shifted = _shifted(press, pointer, box)
    dx, dy = shifted.x - box.x, shifted.y - box.y
    if pointer.shift:
        level, upright = abs(dy) < _STRAIGHT < abs(dx), abs(dx) < _STRAIGHT < abs(dy)
        found = Snap(found.dx if level else 0.0, found.dy if upright else 0.0)
    return dx + found.dx, dy + found.dy, found


def _distance(desk: Desk, pointer: Pointer, dx: float, dy: float) -> Mark:
    return PillMark(pointer.at, f"{length(desk, dx)}, {length(desk, dy)}")


def rect_between(a: Point, b: Point) -> Rect:
    """The rectangle with two opposite corners."""
    return Rect(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y))
