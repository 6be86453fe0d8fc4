"""Set editorial data: what a story is called, whose an ad is, the margins of all pages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypedDict, Unpack

from voa_editor.edit.change import Change, put
from voa_editor.edit.typing import clean
from voa_editor.model.assets import Booking
from voa_editor.model.checks import NUMBERS
from voa_editor.model.issue import Issue
from voa_editor.model.settings import Settings
from voa_editor.model.story import Story


class StoryWords(TypedDict, total=False):
    """Words of a story that fields show."""

    kicker: str
    headline: str
    short_title: str
    byline: str


class AdFacts(TypedDict, total=False):
    """What is known of an ad but for its size and its artwork; `link` is a URL."""

    advertiser: str
    link: str
    approved: bool


class Grid(TypedDict, total=False):
    """Margins, columns and baseline grid of all pages, in points."""

    margin_inner: float
    margin_outer: float
    margin_top: float
    margin_bottom: float
    columns: int
    gutter: float
    baseline: float


_LEAST_AREA = 36.0  # points that margins leave of a page, both ways


def set_story(issue: Issue, story: str, **words: Unpack[StoryWords]) -> Change | None:
    """Change words of a story wherever they show. Lines end only within a headline."""
    found = issue.find(Story, story)
    if found is None:
        return None
    said: Any = {name: clean(str(text)).strip() for name, text in words.items()}
    for name in said.keys() - {"headline"}:
        said[name] = said[name].replace("\n", " ")
    return put(issue, [replace(found, **said)]) or None


def set_booking(issue: Issue, booking: str, **facts: Unpack[AdFacts]) -> Change | None:
    """Change what is known of an ad."""
    found = issue.find(Booking, booking)
    return put(issue, [replace(found, **facts)]) or None if found else None


def set_grid(issue: Issue, **grid: Unpack[Grid]) -> Change | None:
    """Change the margins and the grid of all pages. Frames stay where they are. None where margins would leave no page."""
    limits = {name: (low, high) for name, low, high in NUMBERS[Settings]}
    asked: Any = grid
    held = {name: min(max(value, limits[name][0]), limits[name][1]) for name, value in asked.items()}
    after = replace(issue.settings, **held)
    area = after.type_area(left_hand=False)
    return put(issue, [after]) or None if min(area.w, area.h) >= _LEAST_AREA else None
