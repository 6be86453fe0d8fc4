"""Items of a parent page become a page's own one by one, and are given back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from edits import caption, frame, made, rect, selected
from notation import group, issue, pages, shape, text_frame

from voa_editor.compose.composer import Composer
from voa_editor.edit.change import put
from voa_editor.edit.commands import items
from voa_editor.edit.commands.clipboard import copied, delete, duplicate, paste
from voa_editor.edit.commands.pages import delete_pages, duplicate_pages
from voa_editor.edit.commands.parents import apply_parent, delete_parent, detach
from voa_editor.fonts.library import bundled
from voa_editor.model.frames import Frame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Page, ParentPage
from voa_editor.model.settings import Settings
from voa_editor.model.story import FIELD_MARK, Paragraph, Span, Story

PAPER = Settings(trim_w=600, trim_h=800, margin_inner=60, margin_outer=40)
FOLIO = [
    Story(id="story-folio", kind="label"),
    Paragraph(id="para-folio", parent="story-folio", order="i", text="page " + FIELD_MARK, spans=(Span(5, 6, field="folio"),)),
    text_frame("folio", 460, 760, 100, 20, page="parent-a", story="story-folio"),
]


def desk(*more: object) -> Issue:
    """Four pages of a parent page with a rule, a folio and a group."""
    members = group("g", shape("ga", 60, 20, 20, 20, page="parent-a"), shape("gb", 100, 20, 20, 20, page="parent-a"))
    parents = [ParentPage(id="parent-a", name="A"), ParentPage(id="parent-b", name="B")]
    rule = shape("rule", 60, 740, 500, 1, page="parent-a", locked=True)
    return issue(PAPER, parents, pages(4, parent_page="parent-a"), rule, FOLIO, members, shape("own", page="page-2"), *more)


def says(now: Issue, page: str) -> str:
    """The words on a page."""
    return "".join(text for item in Composer(bundled()).sheet(now, page).items if (text := getattr(item, "text", "")))


def items_shown(now: Issue, page: str) -> list[str]:
    return [one.id for one in Composer(bundled()).view(now).parent_frames(page)]


def standing(now: Issue, page: str) -> dict[str, Frame]:
    return {one.stands_for: one for one in now.frames(page) if one.stands_for}


@pytest.mark.parametrize("page", ["page-2", "page-3"])
def test_an_overridden_item_stands_on_the_page_where_it_showed(page):
    now = desk()
    shown = {one.id: one.rect for one in Composer(bundled()).view(now).parent_frames(page)}
    after = made(now, items.override(now, page, ["frame-folio"]))
    mine = standing(after, page)["frame-folio"]
    assert mine.rect == shown["frame-folio"]
    assert items_shown(after, page) == [one for one in shown if one != "frame-folio"]
    assert items_shown(after, "page-4") == list(shown)
    assert says(after, page) == says(now, page) != "", "the field says the number of the page still"
    assert items.override(after, page, ["frame-folio"]) is None


def test_its_words_are_the_pages_own():
    now = desk()
    after = made(now, items.override(now, "page-3", ["frame-folio"]))
    label = standing(after, "page-3")["frame-folio"].story
    (words,) = after.children(Paragraph, label)
    after = made(after, put(after, [replace(words, text="leaf " + FIELD_MARK)]))
    assert says(after, "page-3") == "leaf 3" and says(after, "page-1") == "page 1"


def test_a_locked_item_and_a_group_become_frames_to_work_with_behind_the_others():
    now = desk()
    after = made(now, items.override_all(now, selected(page="page-2")))
    mine = standing(after, "page-2")
    assert set(mine) == {"frame-rule", "frame-folio", "frame-g"} and not mine["frame-rule"].locked
    assert items_shown(after, "page-2") == [] and after.frames("page-2")[-1].id == "frame-own"
    inner = [one.x for one in after.frames(mine["frame-g"].id)]
    assert mine["frame-g"].x == 600 - 60 - 60 and sorted(inner) == [480, 520], "mirrored as a whole, not turned over"
    assert items.override_all(after, selected(page="page-2")) is None
    assert items.override_all(now, selected(page="parent-a")) is None


def test_removing_the_overrides_gives_the_items_back():
    now = desk()
    after = made(now, items.override_all(now, selected(page="page-2")))
    mine = standing(after, "page-2")
    one = made(after, items.remove_overrides(after, selected(mine["frame-rule"].id, page="page-2")))
    assert items_shown(one, "page-2") == ["frame-rule"] and set(standing(one, "page-2")) == {"frame-folio", "frame-g"}
    back = made(one, items.remove_overrides(one, selected(page="page-2")))
    assert back == now
    assert items.remove_overrides(now, selected(page="page-2")) is None
    assert items.remove_overrides(now, selected("frame-own", page="page-2")) is None


def test_what_is_deleted_from_a_page_stays_away_till_it_is_asked_back():
    now = desk()
    after = made(now, items.override(now, "page-2", ["frame-folio"]))
    after = made(after, delete(after, selected(standing(after, "page-2")["frame-folio"].id, page="page-2")))
    assert "frame-folio" not in items_shown(after, "page-2") and not says(after, "page-2")
    assert made(after, items.remove_overrides(after, selected(page="page-2"))) == now


def test_it_goes_on_being_mirrored_as_its_item_is():
    now = desk()
    after = made(now, items.override_all(now, selected(page="page-2")))
    after = made(after, delete_pages(after, ["page-1"]))
    places = {i: one.x for i, one in standing(after, "page-2").items()}
    assert places == {"frame-rule": 60, "frame-folio": 460, "frame-g": 60}


def test_a_copy_stands_for_nothing_but_that_of_a_page_does():
    now = desk()
    now = made(now, items.override(now, "page-2", ["frame-folio"]))
    mine = standing(now, "page-2")["frame-folio"]
    clip = copied(now, selected(mine.id, page="page-2"))
    for change in (duplicate(now, selected(mine.id, page="page-2")), paste(now, clip, "page-2")):
        assert list(standing(made(now, change), "page-2").values()) == [mine]
    after = made(now, duplicate_pages(now, ["page-2"]))
    copy = after.pages()[2]
    assert copy.overridden == ("frame-folio",) and list(standing(after, copy.id)) == ["frame-folio"]


def test_without_the_item_or_the_parent_page_it_is_a_frame_like_others():
    now = desk()
    after = made(now, items.override_all(now, selected(page="page-2")))
    gone = made(after, put(after, [], ["frame-rule"]))
    assert set(standing(gone, "page-2")) == {"frame-folio", "frame-g"}
    assert set(gone.need(Page, "page-2").overridden) == {"frame-folio", "frame-g"}
    alone = made(after, delete_parent(after, "parent-a"))
    assert not standing(alone, "page-2") and len(alone.frames("page-2")) == 4 and not alone.need(Page, "page-2").overridden


def test_another_parent_page_leaves_it_and_the_first_one_again_does_not_double_it():
    now = desk()
    after = made(now, items.override(now, "page-2", ["frame-folio"]))
    other = made(after, apply_parent(after, ["page-2"], "parent-b"))
    again = made(other, apply_parent(other, ["page-2"], "parent-a"))
    assert standing(other, "page-2") == standing(after, "page-2") and items_shown(again, "page-2") == items_shown(after, "page-2")


def test_a_detached_page_takes_the_rest_and_no_item_twice():
    now = desk()
    after = made(now, items.override(now, "page-2", ["frame-folio"]))
    alone = made(after, detach(after, ["page-2"]))
    assert len(alone.frames("page-2")) == 4 and not standing(alone, "page-2")
    assert says(alone, "page-2") == says(now, "page-2")


def test_text_keeps_clear_of_an_item_only_where_it_shows():
    words = [*caption("t", 60, 60, 480, 600, page="page-3"), shape("bar", 60, 100, 500, 50, page="parent-a", wrap=5)]
    now = desk(*words)
    after = made(now, items.override(now, "page-3", ["frame-bar"]))
    gone = made(after, delete(after, selected(standing(after, "page-3")["frame-bar"].id, page="page-3")))
    kept = [Composer(bundled()).view(one).obstacles("page-3", "frame-t") for one in (now, after, gone)]
    assert kept[0] == kept[1] != () == kept[2]
    assert rect(gone, "t") == rect(now, "t") and frame(gone, "bar")
