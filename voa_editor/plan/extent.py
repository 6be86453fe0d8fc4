"""Work out how many pages an item takes where the flat plan leaves that open."""

from __future__ import annotations

from math import ceil

from voa_editor.model.assets import Photo
from voa_editor.model.pages import PlanItem
from voa_editor.model.story import Story
from voa_editor.plan.foreword import HEAD_GAP, LETTER
from voa_editor.plan.grid import Grid
from voa_editor.plan.measure import Measure

MOST = 60  # pages: what is longer than that is no article, and its rest is reported as overset
_PHOTO = 0.3  # of a page: what an article keeps free on each page for a photograph, while photographs last
_GALLERY_PAGE = 7  # photographs that stand well on a page of a gallery
_TEXT_COLUMNS = 2


def needed(measure: Measure, item: PlanItem) -> int:
    """The pages an item should get: articles and forewords by their text, galleries by their photographs, all else one."""
    story = measure.issue.find(Story, item.subject)
    if story is None:
        return 1
    photos = measure.issue.children(Photo, story.id)
    if item.kind == "gallery":
        return min(max(-(-len(photos) // _GALLERY_PAGE), 1), MOST)
    if item.kind == "foreword":
        return min(max(ceil(_letter(measure, story)), 1), MOST)
    if item.kind != "article":
        return 1
    depth, count = _depth(measure, story), sum(photo.role == "article" for photo in photos)
    pages = 1
    while pages < MOST and depth + _PHOTO * min(count, pages) > pages:
        pages += 1
    return pages


def _letter(measure: Measure, story: Story) -> float:
    """How many pages a foreword fills in the columns beside its portrait."""
    grid = Grid(measure.issue.settings, left_hand=False)
    head = grid.rows_for(measure.height(story.id, "head", grid.area.w)) + HEAD_GAP
    return head / max(grid.rows, 1) + measure.height(story.id, "body", grid.width(*LETTER)) / max(grid.rows * grid.row, 1.0)


def _depth(measure: Measure, story: Story) -> float:
    """How many pages the text of a story fills when nothing else stands on them."""
    grid = Grid(measure.issue.settings, left_hand=False)
    column = (grid.area.w - grid.settings.gutter * (_TEXT_COLUMNS - 1)) / _TEXT_COLUMNS
    across = sum(measure.height(story.id, flow, grid.area.w) for flow in ("head", "lead"))
    down = sum(measure.height(story.id, flow, column) for flow in ("quote", "body"))
    return (across + down / _TEXT_COLUMNS) / max(grid.rows * grid.row, 1.0)
