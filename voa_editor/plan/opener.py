"""Lay out a section opener: the section's name set huge, and what the section holds, over a photograph or its hue."""

from __future__ import annotations

from voa_editor.geometry import Rect
from voa_editor.model.assets import Photo
from voa_editor.model.settings import Section
from voa_editor.model.story import Story
from voa_editor.plan.draft import LABEL, Draft, Field, Text, text
from voa_editor.plan.grid import Grid
from voa_editor.plan.measure import Measure
from voa_editor.plan.parents import parent_id
from voa_editor.units import mm

FOOT = mm(18)
SHADE_FROM = 0.32  # of the page's height: the picture is left as it is above, and darkened below for the words
BAR = (60.0, 5.0)  # points: the bar in the section's hue above its name


def labels(draft: Draft, section: Section) -> None:
    """Add the labels of one opener: its name, its deck, its stories."""
    name = section.id.removeprefix("section-")
    draft.label(f"opener-{name}-head", text("ps-opener-head", Field("section_of", section.id)))
    lines: list[Text] = [text("ps-opener-deck", Field("section_deck", section.id))] if section.deck else []
    draft.label(f"opener-{name}-deck", *lines)
    stories = [s for s in draft.issue.children(Story, section.id) if s.kind == "article"]
    draft.label(f"opener-{name}-list", *(
        text("ps-opener-entry", Field("page_of", s.id, "cs-opener-number"), "\t", Field("title", s.id)) for s in stories
    ))  # fmt: skip


def place(draft: Draft, measure: Measure, section: Section, number: int, photo: Photo | None) -> None:
    """Place one opener on page `number`."""
    page = draft.page(number, "opener", parent_id("opener"), section.id)
    grid = Grid(draft.issue.settings, left_hand=number % 2 == 0)
    name, whole = section.id.removeprefix("section-"), grid.bleed
    hue = section.hue or "sw-teal"
    if photo:
        draft.picture_frame(page, "photo-1", whole, photo)
        dark = Rect(whole.x, whole.y + SHADE_FROM * whole.h, whole.w, (1 - SHADE_FROM) * whole.h)
        draft.shape(page, "shade", dark, fill="sw-night", gradient="sw-night", opacity=0.0, gradient_opacity=0.94)
    else:
        draft.shape(page, "ground", whole, fill=hue)
    width = grid.width(1, 9)
    head = measure.height(f"{LABEL}opener-{name}-head", "body", grid.area.w)
    deck = measure.height(f"{LABEL}opener-{name}-deck", "body", width)
    entries = measure.height(f"{LABEL}opener-{name}-list", "body", width)
    y = draft.issue.settings.trim_h - FOOT - entries - 2
    if entries:
        draft.text_frame(page, "list", Rect(grid.area.x, y, width, entries + 2), f"{LABEL}opener-{name}-list")
    if deck:
        y -= deck + 16
        draft.text_frame(page, "deck", Rect(grid.area.x, y, width, deck + 2), f"{LABEL}opener-{name}-deck")
    y -= head + 14
    draft.text_frame(page, "head", Rect(grid.area.x - 4, y, grid.area.w + 4, head + 2), f"{LABEL}opener-{name}-head")
    if photo:
        draft.shape(page, "hue", Rect(grid.area.x, y - 8, *BAR), fill=hue)
