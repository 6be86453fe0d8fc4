"""Depth, groups, layers, locking and hiding."""

from __future__ import annotations

import pytest
from edits import desks, frame, groups_fit, made, painted, rect, selected, standing
from hypothesis import given
from hypothesis import strategies as st
from notation import group, issue, layer, pages, shape, text_frame

from voa_editor.edit.commands import named
from voa_editor.edit.commands.arrange import set_hidden, set_locked, to_layer
from voa_editor.model.frames import GroupFrame
from voa_editor.model.issue import Issue
from voa_editor.model.stack import shown

WIDTH = Issue().settings.trim_w
FOUR = [shape("a"), shape("b"), shape("c"), shape("d")]


def run(name, now, *frames, **more):
    return made(now, named(name).run(now, selected(*(f"frame-{f}" for f in frames), **more)))


@pytest.mark.parametrize(
    ("name", "chosen", "expected"),
    [
        ("bring-to-front", "a", "bcda"), ("bring-to-front", "ca", "bdac"), ("bring-forward", "a", "bacd"),
        ("bring-forward", "ab", "cabd"), ("bring-forward", "ac", "badc"), ("bring-forward", "cd", "abcd"),
        ("send-backward", "d", "abdc"), ("send-backward", "bc", "bcad"), ("send-to-back", "d", "dabc"),
        ("send-to-back", "bd", "bdac"),
    ],
)  # fmt: skip
def test_frames_change_their_depth_and_keep_their_order_among_themselves(name, chosen, expected):
    now = issue(pages(1), FOUR)
    change = named(name).run(now, selected(*(f"frame-{c}" for c in chosen)))
    if list(expected) == painted(now):
        assert change is None, "they are there already"
    else:
        after = made(now, change)
        assert painted(after) == list(expected)
        assert set(change.updated) <= {f"frame-{c}" for c in chosen}, "the others keep their keys"


def test_depth_is_that_of_a_layer():
    now = issue(pages(1), layer("top"), shape("a"), shape("b"), shape("c", layer="layer-top"))
    assert painted(run("bring-to-front", now, "a")) == ["b", "a", "c"]
    assert named("bring-forward").run(now, selected("frame-b")) is None


def test_depth_in_a_group_is_that_of_the_group():
    now = issue(pages(1), group("g", shape("a"), shape("b")), shape("z"))
    after = run("bring-forward", now, "a")
    assert [one.id for one in after.frames("frame-g")] == ["frame-b", "frame-a"] and painted(after) == ["g", "z"]


def test_frames_that_share_a_key_are_given_new_ones():
    now = issue(pages(1), shape("a", order="i"), shape("b", order="i"), shape("c", order="i"))
    assert painted(run("bring-forward", now, "a")) == ["b", "a", "c"]


def test_a_group_stands_where_its_frontmost_frame_stood():
    now = issue(pages(1), shape("a", 0, 0, 10, 10), shape("b"), shape("c", 50, 20, 10, 10), shape("d"))
    after = run("group", now, "c", "a")
    (made_group,) = after.all(GroupFrame)
    assert [one.id for one in after.frames("page-1")] == ["frame-b", made_group.id, "frame-d"]
    assert [one.id for one in after.frames(made_group.id)] == ["frame-a", "frame-c"]
    assert (made_group.x, made_group.y, made_group.w, made_group.h) == (0, 0, 60, 30)


def test_frames_of_facing_pages_are_grouped_on_the_page_of_the_first_selected():
    now = issue(pages(3), shape("a", WIDTH - 20, 0, 10, 10, page="page-2"), shape("b", 10, 0, 10, 10, page="page-3"))
    after = run("group", now, "b", "a")
    (made_group,) = after.all(GroupFrame)
    assert made_group.parent == "page-3" and rect(after, "a") == (-20, 0, 10, 10)
    assert [one.id for one in after.frames(made_group.id)] == ["frame-a", "frame-b"]


@pytest.mark.parametrize("frames", [("a",), ("a", "b"), ("a", "in")])
def test_what_does_not_belong_together_is_no_group(frames):
    now = issue(pages(3), shape("a"), shape("b", page="page-2"), group("g", shape("in"), shape("on")))
    assert named("group").run(now, selected(*(f"frame-{f}" for f in frames))) is None


def test_frames_of_a_group_can_be_a_group_in_it():
    now = issue(pages(1), group("g", shape("a"), shape("b"), shape("c")))
    after = run("group", now, "a", "b")
    inner = next(one for one in after.all(GroupFrame) if one.id != "frame-g")
    assert inner.parent == "frame-g" and frame(after, "a").parent == inner.id


def test_ungrouped_frames_stand_where_the_group_stood_and_show_as_they_did():
    first = group("g", shape("a", 0, 0, 50, 20), shape("b", 60, 0, 20, 20, opacity=0.5), rotation=90, opacity=0.5, hidden=True)
    now = issue(pages(1), shape("0"), first, shape("z"))
    before = standing(now)
    after = run("ungroup", now, "g")
    assert painted(after) == ["0", "a", "b", "z"] and standing(after) == before
    assert frame(after, "a").rotation == 90 and frame(after, "b").opacity == 0.25 and frame(after, "a").hidden
    assert not list(after.all(GroupFrame))


def test_ungrouping_opens_one_group():
    now = issue(pages(1), group("g", shape("a"), group("h", shape("b"), shape("c"))))
    after = run("ungroup", now, "g")
    assert painted(after) == ["a", "h"] and frame(after, "b").parent == "frame-h"
    assert named("ungroup").run(now, selected("frame-a")) is None


@given(desk=desks())
def test_grouping_and_ungrouping_changes_nothing_that_shows(desk):
    now, selection = desk
    change = named("group").run(now, selection)
    if change is None:
        return
    grouped = made(now, change)
    (new,) = set(change.added)
    after = made(grouped, named("ungroup").run(grouped, selected(new)))
    assert groups_fit(grouped)
    if [now.page_of(i) for i in selection.frames] == [after.page_of(i) for i in selection.frames]:
        assert standing(grouped) == standing(after) == standing(now)


def test_an_empty_group_goes():
    now = issue(pages(1), group("g", group("h", shape("a"), shape("b"))))
    assert not list(run("delete", now, "a", "b").all(GroupFrame))


def test_a_group_is_as_large_as_what_is_left_in_it():
    now = issue(pages(1), group("g", shape("a", 0, 0, 10, 10), shape("b", 50, 0, 10, 10), shape("c", 100, 0, 10, 10)))
    assert rect(run("delete", now, "c"), "g") == (0, 0, 60, 10)


def test_locking():
    now = issue(pages(3), shape("a"), group("g", shape("b"), shape("c")), shape("d", page="page-2"))
    after = run("lock", now, "a", "g")
    assert frame(after, "a").locked and frame(after, "g").locked and not frame(after, "b").locked
    assert named("lock").run(after, selected("frame-a", "frame-b")) is None
    both = made(after, set_locked(after, ["frame-d"], True))
    free = run("unlock-all", both)
    assert not frame(free, "a").locked and not frame(free, "g").locked and frame(free, "d").locked, "another spread stays"
    assert not frame(run("unlock", both, "a"), "a").locked
    assert named("unlock").run(now, selected("frame-a")) is None


def test_hiding():
    now = issue(pages(3), shape("a"), shape("b", locked=True, hidden=True))
    after = run("hide", now, "a")
    assert not shown(after, frame(after, "a"))
    again = run("show-all", after)
    assert shown(again, frame(again, "a")) and not shown(again, frame(again, "b"))
    assert made(after, set_hidden(after, ["frame-a"], False)) == now


def test_frames_go_to_the_front_of_a_layer_with_all_in_them():
    now = issue(pages(1), layer("top"), group("g", shape("a"), shape("b")), shape("z"), shape("t", layer="layer-top"))
    after = made(now, to_layer(now, selected("frame-a"), "layer-top"))
    assert painted(after) == ["z", "t", "g"] and frame(after, "a").layer == "layer-top", "a frame takes its group along"
    assert painted(made(after, to_layer(after, selected("frame-t", "frame-g"), ""))) == ["z", "t", "g"]
    assert to_layer(now, selected("frame-t"), "layer-top") is None


def test_nothing_goes_to_a_locked_layer_or_one_that_is_not_there():
    now = issue(pages(1), layer("top", locked=True), text_frame("a"))
    assert to_layer(now, selected("frame-a"), "layer-top") is None and to_layer(now, selected("frame-a"), "layer-x") is None


def test_frames_of_a_locked_layer_are_locked():
    now = issue(pages(1), layer("top", locked=True), shape("a", layer="layer-top"), shape("b", layer="layer-top"))
    assert named("bring-to-front").run(now, selected("frame-a")) is None


@given(desk=desks(), name=st.sampled_from(["bring-to-front", "send-to-back"]))
def test_twice_at_the_front_is_at_the_front(desk, name):
    now, selection = desk
    change = named(name).run(now, selection)
    if change is not None:
        after = made(now, change)
        assert named(name).run(after, selection) is None
