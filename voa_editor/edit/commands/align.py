"""Align frames to each other, to a key frame, to margins, page or spread; share them out evenly."""

from __future__ import annotations

from functools import partial
from typing import Literal

from voa_editor.edit.change import Change
from voa_editor.edit.command import Command
from voa_editor.edit.placing import board_of, extent, movable
from voa_editor.edit.selection import Selection
from voa_editor.edit.settling import shifted
from voa_editor.geometry import Rect
from voa_editor.kernels import align as aligning
from voa_editor.kernels import distribute as sharing
from voa_editor.kernels.align import Edge
from voa_editor.kernels.distribute import Axis, By
from voa_editor.kernels.resize import bounds
from voa_editor.model.frames import Frame
from voa_editor.model.issue import Issue
from voa_editor.model.spreads import Pasteboard

To = Literal["", "selection", "key", "margins", "page", "spread"]
"""What frames are aligned to; "" means the key frame if there is one, else the selection, or of one frame alone its page."""


def align(issue: Issue, selection: Selection, edge: Edge, to: To = "") -> Change | None:
    """Move the selected frames so that an edge or the middle of each stands on that of what they are aligned to.

    Margins, page and spread are each frame's own. The key frame itself stays.
    """
    chosen, board = _chosen(issue, selection)
    to = to or ("key" if selection.key in selection.frames else "page" if len(chosen) == 1 else "selection")
    boxes = [_box(issue, board, frame) for frame in chosen]
    if to == "selection" and len(boxes) < 2:
        return None
    target = bounds([(box, 0.0) for box in boxes]) if to == "selection" else None
    if to == "key":
        key = issue.find(Frame, selection.key)
        if key is None or issue.page_of(key.id) not in board:
            return None
        target = _box(issue, board, key)
    shifts: dict[str, tuple[float, float]] = {}
    for frame, box in zip(chosen, boxes, strict=True):
        (shifts[frame.id],) = aligning.align([box], edge, target or _area(issue, board, issue.page_of(frame.id), to))
    return shifted(issue, shifts)


def distribute(
    issue: Issue, selection: Selection, axis: Axis, by: By, to: To = "selection", gap: float | None = None
) -> Change | None:
    """Share the selected frames out so that their edges, middles or gaps are equally far apart.

    The outermost two stay, or go to the ends of the margins, page or spread of the first. With a gap in points the first
    stays (or the key frame, if there is one) and the others follow. None for fewer than three frames; with a gap, than two.
    """
    chosen, board = _chosen(issue, selection)
    if len(chosen) < (3 if gap is None and to == "selection" else 2):
        return None
    within = None if to in ("", "selection", "key") else _area(issue, board, issue.page_of(chosen[0].id), to)
    boxes = [_box(issue, board, frame) for frame in chosen]
    shifts = dict(zip((f.id for f in chosen), sharing.distribute(boxes, axis, by, gap, within), strict=True))
    if gap is not None and selection.key in shifts:
        x, y = shifts[selection.key]
        shifts = {i: (dx - x, dy - y) for i, (dx, dy) in shifts.items()}
    return shifted(issue, shifts)


def space(issue: Issue, selection: Selection, axis: Axis, gap: float) -> Change | None:
    """Put the selected frames in a row or column with that gap between them, in points."""
    return distribute(issue, selection, axis, "gaps", gap=gap)


def gap_between(issue: Issue, selection: Selection, axis: Axis) -> float | None:
    """The gap in points between the selected frames along an axis; None if they are too few or it is not the same one."""
    chosen, board = _chosen(issue, selection)
    return sharing.common_gap([_box(issue, board, frame) for frame in chosen], axis)


def _chosen(issue: Issue, selection: Selection) -> tuple[list[Frame], Pasteboard]:
    """The frames that may move, and the pasteboard they are on; none while a text is edited."""
    frames = [] if selection.text else movable(issue, selection.frames)
    board = board_of(issue, issue.page_of(frames[0].id) if frames else selection.page)
    return [frame for frame in frames if issue.page_of(frame.id) in board], board


def _box(issue: Issue, board: Pasteboard, frame: Frame) -> Rect:
    """The upright rectangle around a frame, on the pasteboard."""
    at = board.origin(issue.page_of(frame.id))
    return extent(issue, frame).moved(at.x, at.y)


def _area(issue: Issue, board: Pasteboard, page: str, to: To) -> Rect:
    match to:
        case "spread":
            return board.spread(page).rect
        case "margins":
            number = issue.page_number(page)
            at = board.origin(page)
            return issue.settings.type_area(left_hand=number > 0 and number % 2 == 0).moved(at.x, at.y)
        case _:
            return board.rect(page)


_EDGES: tuple[tuple[Edge, str], ...] = (
    ("left", "Left Edges"), ("centre", "Horizontal Centres"), ("right", "Right Edges"),
    ("top", "Top Edges"), ("middle", "Vertical Centres"), ("bottom", "Bottom Edges"),
)  # fmt: skip
_ROWS: tuple[tuple[Edge, Axis, str], ...] = tuple(
    (edge, "x" if edge in ("left", "centre", "right") else "y", words) for edge, words in _EDGES
)

COMMANDS: tuple[Command, ...] = (
    *(
        Command(f"align-{edge}", f"Align {words}", partial(align, edge=edge), "Object/Align", icon=f"align-{edge}")
        for edge, words in _EDGES
    ),
    *(
        Command(f"distribute-{edge}", f"Distribute {words}", partial(distribute, axis=axis, by=edge), "Object/Distribute")
        for edge, axis, words in _ROWS
    ),
    Command(
        "distribute-horizontal", "Distribute Horizontal Gaps", partial(distribute, axis="x", by="gaps"),
        "Object/Distribute", icon="distribute-horizontal",
    ),
    Command(
        "distribute-vertical", "Distribute Vertical Gaps", partial(distribute, axis="y", by="gaps"),
        "Object/Distribute", icon="distribute-vertical",
    ),
)  # fmt: skip
