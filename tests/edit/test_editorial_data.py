"""Editorial data are kept clean and once; the grid of all pages leaves room for type."""

from __future__ import annotations

import pytest
from notation import issue, page, story

from voa_editor.edit.commands.data import set_booking, set_grid, set_story
from voa_editor.model.assets import Booking
from voa_editor.model.settings import Settings
from voa_editor.model.story import Story


def test_words_of_a_story_are_cleaned_and_lines_end_within_a_headline_alone():
    start = issue(story("bridge"))
    change = set_story(start, "story-bridge", headline=" A bridge\r\nopens\x07 ", kicker="Roads\nand bridges")
    assert change is not None
    found = change.apply(start).need(Story, "story-bridge")
    assert (found.headline, found.kicker) == ("A bridge\nopens", "Roads and bridges")


def test_what_is_not_there_or_says_the_same_is_no_change():
    start = issue(story("bridge", kicker="Roads"), Booking(id="booking-1", advertiser="Bank"))
    assert set_story(start, "story-none", kicker="x") is None
    assert set_story(start, "story-bridge", kicker="Roads") is None
    assert set_booking(start, "booking-none", approved=True) is None
    assert set_booking(start, "booking-1", advertiser="Bank") is None


def test_the_grid_is_held_within_bounds():
    start = issue(page("1"))
    change = set_grid(start, columns=0, baseline=1e9)
    assert change is not None
    found = change.apply(start).settings
    assert found.columns == 1 and found.baseline == 10_000


@pytest.mark.parametrize("margins", [{"margin_inner": 600.0}, {"margin_top": 800.0}])
def test_margins_that_leave_no_page_are_refused(margins: dict[str, float]):
    assert set_grid(issue(Settings()), **margins) is None  # type: ignore[arg-type]
