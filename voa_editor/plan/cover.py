"""Lay out the cover: a photograph over the whole page, the masthead above, the cover lines below."""

from __future__ import annotations

from voa_editor.geometry import Rect
from voa_editor.model.assets import Photo
from voa_editor.model.issue import Issue
from voa_editor.model.story import Story
from voa_editor.plan.draft import LABEL, Draft, Field, Text, text
from voa_editor.plan.grid import Grid
from voa_editor.plan.measure import Measure
from voa_editor.plan.parents import parent_id
from voa_editor.units import mm

MASTHEAD = f"{LABEL}masthead"
MASTHEAD_TOP = mm(11)
LINES_FOOT = mm(17)


def cover_lines(issue: Issue) -> list[Story]:
    """The stories named on the cover, in order."""
    return sorted((s for s in issue.all(Story) if s.cover > 0), key=lambda s: s.cover)


def labels(draft: Draft) -> None:
    """Add the cover's labels: masthead, subtitle, issue line, cover lines."""
    draft.label("masthead", text("ps-masthead", Field("issue_title")))
    draft.label("masthead-sub", text("ps-masthead-sub", Field("issue_subtitle")))
    draft.label("cover-issue", text("ps-cover-issue", Field("issue_line")))
    lines = []
    for n, story in enumerate(cover_lines(draft.issue)):
        lines.append(Text("ps-cover-line" if n else "ps-cover-first", (Field("title", story.id),)))
    draft.label("cover-lines", *lines)


def place(draft: Draft, measure: Measure, number: int) -> None:
    page = draft.page(number, "cover", parent_id("cover"))
    grid = Grid(draft.issue.settings, left_hand=number % 2 == 0)
    whole, area = grid.bleed, grid.area
    photo = next((p for p in draft.issue.all(Photo) if p.role == "cover"), None)
    if photo:
        draft.picture_frame(page, "photo-1", whole, photo)
    else:
        draft.shape(page, "ground", whole, fill="sw-teal")
    masthead = measure.height(MASTHEAD, "body", area.w)
    below = MASTHEAD_TOP + masthead
    lines = measure.height("story-label-cover-lines", "body", grid.width(1, 9))
    draft.shape(page, "shade-head", Rect(whole.x, whole.y, whole.w, below + 120 - whole.y), fill="sw-night", gradient="sw-night",
                opacity=0.8, gradient_opacity=0.0)  # fmt: skip
    if lines:
        height = min(lines + LINES_FOOT + 190, whole.h * 0.62)
        draft.shape(page, "shade-foot", Rect(whole.x, whole.bottom - height, whole.w, height), fill="sw-night",
                    gradient="sw-night", opacity=0.0, gradient_opacity=0.96)  # fmt: skip
    draft.text_frame(page, "masthead", Rect(area.x, MASTHEAD_TOP, area.w, masthead + 2), MASTHEAD)
    draft.text_frame(page, "masthead-sub", Rect(area.x, below, area.w / 2, 30), "story-label-masthead-sub")
    draft.text_frame(page, "issue-line", Rect(area.x + area.w / 2, below + 8, area.w / 2, 14), "story-label-cover-issue")
    foot = draft.issue.settings.trim_h - LINES_FOOT
    if lines:
        box = Rect(area.x, foot - lines - 2, grid.width(1, 9), lines + 2)
        draft.text_frame(page, "cover-lines", box, "story-label-cover-lines")
