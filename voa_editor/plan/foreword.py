"""Lay out the foreword: a portrait in the left third, the letter beside it, the signature under it."""

from __future__ import annotations

from dataclasses import dataclass

from voa_editor.geometry import Rect
from voa_editor.model.assets import Photo
from voa_editor.model.story import Story
from voa_editor.plan.draft import Draft, caption_story
from voa_editor.plan.grid import Grid
from voa_editor.plan.measure import Measure
from voa_editor.plan.parents import parent_id

PORTRAIT_ROWS = 22
HEAD_GAP = 2  # rows
LETTER = (5, 12)  # the columns of the letter beside portrait and signature


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where the foreword begins: its first page, that page's grid, the first row below the headline."""

    page: str
    grid: Grid
    row: int


def place(draft: Draft, measure: Measure, story: Story, numbers: list[int]) -> None:
    """Place the foreword on its pages; the first bears the headline, the portrait and the signature."""
    settings = draft.issue.settings
    for n, number in enumerate(numbers):
        page = draft.page(number, "foreword", parent_id("foreword"), story.parent)
        grid = Grid(settings, left_hand=number % 2 == 0)
        top, columns = 0, (1, settings.columns)
        if n == 0:
            head = grid.rows_for(measure.height(story.id, "head", grid.area.w))
            draft.text_frame(page, "head", grid.box(columns, 0, head), story.id, flow="head")
            top = head + HEAD_GAP
            columns = _portrait(draft, measure, story, _Spot(page, grid, top))
        draft.text_frame(page, "body", grid.box(columns, top, grid.rows - top), story.id, thread=f"{n:03d}i")


def _portrait(draft: Draft, measure: Measure, story: Story, spot: _Spot) -> tuple[int, int]:
    """Place portrait and signature in the left third; returns the columns left for the letter."""
    grid = spot.grid
    photo = next(iter(draft.issue.children(Photo, story.id)), None)
    signature = measure.height(story.id, "signature", grid.width(1, 4))
    below = grid.y(spot.row)
    if photo:
        box = grid.picture((1, 4), spot.row, PORTRAIT_ROWS)
        draft.picture_frame(spot.page, "photo-1", box, photo)
        below = box.bottom
        if label := caption_story(photo):
            height = measure.height(label, "body", box.w) + 2
            draft.text_frame(spot.page, "caption-1", Rect(box.x, below + 4, box.w, height), label)
            below += height + 4
    if signature:
        box = Rect(grid.x(1), below + 12, grid.width(1, 4), signature + 2)
        draft.text_frame(spot.page, "signature", box, story.id, flow="signature")
    return LETTER if photo or signature else (1, 12)
