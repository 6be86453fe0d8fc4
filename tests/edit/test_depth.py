"""Frames brought to a place in depth stand there, and on the page where they stood."""

from __future__ import annotations

import pytest
from edits import desks, groups_fit, made, painted, standing
from hypothesis import given
from hypothesis import strategies as st
from notation import group, issue, layer, pages, shape

from voa_editor.edit.depth import Depth, bring
from voa_editor.edit.rules import enforce
from voa_editor.model.frames import Frame, GroupFrame

START = issue(
    pages(3), layer("top"), shape("a"), shape("b"), shape("c", 10, 10, 50, 50), shape("d", layer="layer-top"),
    group("g", shape("m", 200, 200, 40, 40), shape("n", 300, 260, 40, 40), rotation=30.0),
    shape("x", page="page-2"), shape("y", page="page-3"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("frames", "to", "order"),
    [
        ("c", Depth("page-1", "", "frame-a"), "cabgd"),
        ("a", Depth("page-1"), "bcgad"),
        ("a c", Depth("page-1", "", "frame-b"), "acbgd"),
        ("a", Depth("page-1", "layer-top", "frame-d"), "bcgad"),
        ("d", Depth("page-1", "", "frame-c"), "abdcg"),
        ("m", Depth("page-1", "", "frame-b"), "ambcd"),  # the group has one frame left, and is none
    ],
)
def test_frames_come_to_their_place(frames: str, to: Depth, order: str):
    change = bring(START, [f"frame-{name}" for name in frames.split()], to)
    after = made(START, change)
    found = "".join(painted(after))
    assert found.replace("n", "") == order.replace("g", "") if "m" in frames else found == order


def test_a_frame_comes_into_a_turned_group_and_stays_where_it_shows():
    after = made(START, bring(START, ["frame-c"], Depth("frame-g", "", "frame-m")))
    assert [f.id for f in after.frames("frame-g")] == ["frame-c", "frame-m", "frame-n"]
    assert standing(after) == standing(START) and groups_fit(after)
    again = made(after, bring(after, ["frame-c"], Depth("page-1")))
    assert standing(again) == standing(START)


def test_a_frame_of_the_facing_page_comes_to_the_page_of_the_group():
    after = made(START, bring(START, ["frame-x"], Depth("page-3", "", "frame-y")))
    width = START.settings.trim_w
    assert painted(after, "page-3") == ["x", "y"]
    assert after.need(Frame, "frame-x").x == pytest.approx(-width)


def test_nothing_comes_where_it_cannot():
    assert bring(START, ["frame-a"], Depth("page-1", "", "frame-b")) is None  # it is there
    assert bring(START, ["frame-g"], Depth("frame-g")) is None
    assert bring(START, ["frame-a"], Depth("page-1", "layer-none")) is None
    assert bring(START, ["frame-a"], Depth("frame-b")) is None
    assert bring(START, [], Depth("page-1")) is None
    locked = issue(pages(1), layer("top", locked=True), shape("a"), shape("b", locked=True))
    assert bring(locked, ["frame-a"], Depth("page-1", "layer-top")) is None
    assert bring(locked, ["frame-b"], Depth("page-1", "", "frame-a")) is None


@given(desks(), st.data())
def test_what_is_brought_to_another_depth_shows_where_it_showed(desk, data):
    now, selection = desk
    owners = ["page-1", "page-2", *sorted(g.id for g in now.all(GroupFrame))]
    to = Depth(data.draw(st.sampled_from(owners)), data.draw(st.sampled_from(["", "layer-top"])))
    same_page = [i for i in selection.frames if now.page_of(i) == now.page_of(to.owner)]
    if change := bring(now, same_page, to):
        after = enforce(now, change).apply(now)
        assert standing(after) == standing(now) and groups_fit(after)
        inside = after.frames(to.owner) if after.find(GroupFrame, to.owner) else []
        assert all(one.layer == after.need(Frame, to.owner).layer for one in inside if one.id in same_page)
