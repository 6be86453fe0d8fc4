"""Say how far what stands on a page reaches beyond it onto the pasteboard, where it is kept and not printed."""

from __future__ import annotations

import math

from voa_editor.edit.placing import box_of
from voa_editor.geometry import Rect
from voa_editor.model.issue import FRAME_KINDS, Issue, Version, same
from voa_editor.model.spreads import GAP, Pasteboard
from voa_editor.model.stack import shown
from voa_editor.ui.canvas.view import visible_pages

Reach = tuple[float, float, float, float]
"""Points beyond the trim: top, right, bottom, left."""
_STEP = 288.0  # points: a frame dragged beside the page makes its tiles anew only now and then
_FARTHEST = 20 * _STEP  # to either side
_LEAST = 0.5  # points beyond the bleed that are worth showing
_KEPT = 200  # pages


class Beside:
    """How far each page reaches, worked out once for each state of its frames."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[tuple[Version, ...], Reach]] = {}
        self._now: tuple[Issue, dict[str, Reach]] | None = None  # of one issue: a key pressed asks for the same page thirty times

    def reach(self, issue: Issue, page: str, bleed: Reach) -> Reach:
        """The bleed, and on the sides where frames go beyond it as much more as shows them, in steps.

        Upward and downward it ends where the bleed of other spreads begins.
        """
        if self._now is None or self._now[0] is not issue:
            self._now = issue, {}
        over = self._now[1].get(page)
        if over is None:
            over = self._now[1][page] = self._looked_up(issue, page)
        if over == _NOTHING:
            top, right, bottom, left = bleed
        else:
            top, right, bottom, left = (_stepped(*each) for each in zip(over, bleed, strict=True))
        return min(top, GAP - bleed[2]), right, min(bottom, GAP - bleed[0]), left

    def _looked_up(self, issue: Issue, page: str) -> Reach:
        versions = tuple([issue.version(kind, page) for kind in FRAME_KINDS])
        found = self._kept.get(page)
        if found is None or not same(found[0], versions):
            while len(self._kept) > _KEPT:
                del self._kept[next(iter(self._kept))]
            found = self._kept[page] = versions, _reach(issue, page)
        return found[1]

    def pages(self, issue: Issue, board: Pasteboard, area: Rect) -> list[str]:
        """The pages of which something shows in an area of the pasteboard, on them or beside, top to bottom."""
        found = []
        near = set(visible_pages(board, area))
        for page in visible_pages(board, Rect(area.x - _FARTHEST, area.y, area.w + 2 * _FARTHEST, area.h), GAP):
            if page not in near:
                top, right, bottom, left = self.reach(issue, page, _NOTHING)
                trim = board.rect(page)
                around = Rect(trim.x - left, trim.y - top, trim.w + left + right, trim.h + top + bottom)
                if not (top or right or bottom or left) or not around.intersects(area):
                    continue
            found.append(page)
        return found


_NOTHING: Reach = (0.0, 0.0, 0.0, 0.0)


def _reach(issue: Issue, page: str) -> Reach:
    """How far the frames of a page go beyond its trim, strokes too; 0 on sides where none does."""
    width, height = issue.settings.trim_w, issue.settings.trim_h
    top = right = bottom = left = 0.0
    for frame in issue.frames(page):
        if shown(issue, frame):
            rect, turned = box_of(issue, frame)
            box = rect.inset(-frame.stroke_width / 2).turned(turned)
            top, right = max(top, -box.y), max(right, box.right - width)
            bottom, left = max(bottom, box.bottom - height), max(left, -box.x)
    return top, right, bottom, left


def _stepped(over: float, bleed: float) -> float:
    """A reach in whole steps beyond the bleed."""
    return bleed + min(math.ceil((over - bleed) / _STEP) * _STEP, _FARTHEST) if over > bleed + _LEAST else bleed
