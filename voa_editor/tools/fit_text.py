"""Make text frames as high as their text, which only composing can tell."""

from __future__ import annotations

from dataclasses import replace

from voa_editor.edit.change import Change, put, squash
from voa_editor.edit.commands import pictures
from voa_editor.edit.passage import whole, within
from voa_editor.edit.placing import turned_by
from voa_editor.edit.selection import Selection
from voa_editor.geometry import Point
from voa_editor.model.frames import TextFrame
from voa_editor.model.stack import locked
from voa_editor.tools.desk import Desk
from voa_editor.tools.thread import lines_over

LEAST = 4.0
FINEST = 0.25
"""Points within which the height is found: less than a tenth of a line."""


def fit_frames(desk: Desk, selection: Selection) -> Change | None:
    """The selected frames as large as what they hold: pictures as commands say, text frames downward from their top edge."""
    boxed = pictures.fit_frame(desk.issue, selection)
    found = (desk.issue.find(TextFrame, i) for i in selection.frames)
    fitted = [high for frame in found if frame and (high := _fitted(desk, frame))]
    texts = put(desk.issue, fitted)
    return squash(change for change in (boxed, texts) if change) or None


def can_fit(desk: Desk, frame: str) -> bool:
    """Whether a frame's height can follow its text: there is some, and its thread ends with this frame."""
    issue, found = desk.issue, desk.issue.find(TextFrame, frame)
    if found is None or not found.story or locked(issue, found):
        return False
    text = whole(issue, frame)
    if text is None or not any(shown.text.strip() for shown, _, _ in within(issue, text)):
        return False
    return desk.composer.view(desk.issue).threads.frames(found.story, found.flow)[-1].id == found.id


def _fitted(desk: Desk, frame: TextFrame) -> TextFrame | None:
    """The frame at the least height at which all its text finds a place, or as high as its page lets it be."""
    if not can_fit(desk, frame.id):
        return None
    low, high = LEAST, max(desk.issue.settings.trim_h - frame.y, frame.h)
    if _over(desk, _as_high(frame, high)):
        return _as_high(frame, high)
    while high - low > FINEST:
        middle = (low + high) / 2.0
        low, high = (middle, high) if _over(desk, _as_high(frame, middle)) else (low, middle)
    return _as_high(frame, round(high + 0.005, 2))


def _over(desk: Desk, frame: TextFrame) -> bool:
    return lines_over(desk, frame.id, put(desk.issue, [frame]).apply(desk.issue)) > 0


def _as_high(frame: TextFrame, height: float) -> TextFrame:
    """The frame with another height; its top edge stays, turned or not."""
    grown = (height - frame.h) / 2.0
    arm = turned_by(Point(0.0, grown), frame.rotation)
    return replace(frame, h=height, x=frame.x + arm.x, y=frame.y + arm.y - grown)
