"""Frames follow their page to the other side of a spread, whoever moves the page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from edits import frame, made, rect
from notation import issue, pages, picture_frame, shape, story, text_frame

from voa_editor.compose.composer import Composer
from voa_editor.edit.change import put
from voa_editor.edit.commands.pages import delete_pages
from voa_editor.edit.commands.parents import apply_parent
from voa_editor.edit.rules import enforce
from voa_editor.fonts.library import bundled
from voa_editor.model.pages import Page, ParentPage, Slot
from voa_editor.model.settings import Settings

PAPER = Settings(trim_w=600, trim_h=800, margin_inner=60, margin_outer=40)


def desk():
    return issue(PAPER, pages(3), shape("a", 100, 200, 50, 50, page="page-2"), shape("b", 100, 200, 50, 50, page="page-3"))


def test_any_change_of_the_pages_is_followed():
    now = desk()
    first = replace(now.need(Page, "page-1"), order="z")
    after = made(now, put(now, [first]))
    assert rect(after, "a")[0] == 120 and rect(after, "b")[0] == 80
    assert rect(made(now, put(now, [Page(id="page-0", order="0")])), "b")[0] == 80


def test_a_change_that_places_frames_itself_is_left_as_it_says():
    now = desk()
    placed = replace(frame(now, "b"), x=300)
    after = made(now, put(now, [replace(now.need(Page, "page-1"), order="z"), placed]))
    assert rect(after, "b")[0] == 300 and rect(after, "a")[0] == 120


def test_another_change_of_a_page_moves_nothing():
    now = desk()
    change = put(now, [replace(now.need(Page, "page-1"), kind="cover")])
    assert enforce(now, change) == change


SLOTS = [Slot(id=f"slot-{name}", parent="parent-a", name=name, x=60, y=100, w=500, h=300) for name in ("body", "photo")]
WORDS = story("ferry", *[" ".join(["The ferry crosses the strait at noon."] * 9)] * 12)


def across(*frames, columns=2):
    """Page 2, soon a right-hand page: a text of the parent's slots, and frames that it runs around."""
    body = text_frame("body", 40, 100, 500, 300, page="page-2", slot="body", story="story-ferry", columns=columns, column_gap=20)
    parent = ParentPage(id="parent-a", name="A")
    return issue(PAPER, parent, SLOTS, pages(4, parent_page="parent-a"), WORDS, body, *frames)


def over(now):
    return [(found.flow, found.text) for found in Composer(bundled()).overset(now)]


def test_a_page_whose_text_reads_across_columns_moves_as_a_whole_and_holds_the_same_words():
    now = across(picture_frame("photo", 40, 100, 240, 120, page="page-2", slot="photo", wrap=10))
    after = made(now, delete_pages(now, ["page-1"]))
    assert rect(after, "photo") == (60, 100, 240, 120) and rect(after, "body")[0] == 60
    assert over(now) == over(after) != []


@pytest.mark.parametrize("second", [(300, 100, 240, 300), (200, 420, 340, 300)])
def test_so_does_one_with_frames_threaded_side_by_side_and_no_other(second):
    halves = [text_frame("two", *second, page="page-2", slot="body", story="story-ferry", thread="r")]
    now = across(*halves, columns=1)
    now = made(now, put(now, [replace(frame(now, "body"), w=240)]))
    after = made(now, delete_pages(now, ["page-1"]))
    beside = second[1] == 100
    assert rect(after, "body")[0] == (60 if beside else 320), "mirrored, words would go on from the right to the left"


def test_what_bleeds_into_such_a_page_keeps_its_other_edge():
    left = picture_frame("left", -10, 120, 270, 90, page="page-2", wrap=10)
    right = picture_frame("right", 320, 250, 290, 90, page="page-2", wrap=10)
    now = across(left, right)
    after = made(now, delete_pages(now, ["page-1"]))
    assert rect(after, "left") == (-10, 120, 290, 90) and rect(after, "right") == (340, 250, 270, 90)
    assert over(now) == over(after) != []
    assert rect(made(after, put(after, [Page(id="page-0", order="0")])), "left") == rect(now, "left")


def test_a_parent_page_applied_to_it_knows_its_places():
    now = across()
    other = [ParentPage(id="parent-b", name="B"), Slot(id="slot-b", parent="parent-b", name="body", x=80, y=200, w=400, h=300)]
    now = made(now, put(now, other))
    assert rect(made(now, apply_parent(now, ["page-2"], "parent-b")), "body") == (60, 200, 400, 300)
