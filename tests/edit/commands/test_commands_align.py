"""Aligning and distributing frames."""

from __future__ import annotations

from itertools import pairwise

import pytest
from edits import PHOTO, PIXELS, caption, desks, frame, made, rect, selected
from hypothesis import given
from hypothesis import strategies as st
from notation import group, issue, pages, picture_frame, shape

from voa_editor.edit.commands import named
from voa_editor.edit.commands.align import align, distribute, space
from voa_editor.edit.placing import extent, movable
from voa_editor.model.frames import Frame
from voa_editor.model.issue import Issue
from voa_editor.model.spreads import Pasteboard

SETTINGS = Issue().settings
THREE = [shape("a", 10, 10, 20, 20), shape("b", 50, 60, 40, 10), shape("c", 200, 30, 10, 30)]
ALL = ("frame-a", "frame-b", "frame-c")
EDGES = ["left", "centre", "right", "top", "middle", "bottom"]


def xs(now, *names):
    return [rect(now, name)[0] for name in names]


@pytest.mark.parametrize(
    ("edge", "axis", "expected"),
    [
        ("left", 0, (10, 10, 10)), ("centre", 0, (100, 90, 105)), ("right", 0, (190, 170, 200)),
        ("top", 1, (10, 10, 10)), ("middle", 1, (30, 35, 25)), ("bottom", 1, (50, 60, 40)),
    ],
)  # fmt: skip
def test_frames_align_to_the_bounds_of_the_selection(edge, axis, expected):
    now = issue(pages(1), THREE)
    after = made(now, named(f"align-{edge}").run(now, selected(*ALL)))
    assert tuple(rect(after, name)[axis] for name in "abc") == expected


def test_frames_align_to_the_key_frame_which_stays():
    now = issue(pages(1), THREE)
    after = made(now, named("align-left").run(now, selected(*ALL, key="frame-b")))
    assert xs(after, "a", "b", "c") == [50, 50, 50]


def test_a_locked_frame_can_be_the_key():
    now = issue(pages(1), shape("a", 10, 10, 20, 20), shape("b", 50, 60, 40, 10, locked=True))
    after = made(now, align(now, selected("frame-a", "frame-b", key="frame-b"), "left"))
    assert xs(after, "a", "b") == [50, 50]


def test_frames_align_to_margins_page_and_spread():
    now = issue(pages(3), shape("a", 100, 100, 20, 20, page="page-2"))
    chosen = selected("frame-a", page="page-2")
    area = SETTINGS.type_area(left_hand=True)
    assert rect(made(now, align(now, chosen, "left", "margins")), "a")[0] == pytest.approx(area.x)
    assert rect(made(now, align(now, chosen, "bottom", "page")), "a")[1] == pytest.approx(SETTINGS.trim_h - 20, abs=1e-3)
    middle = made(now, align(now, chosen, "right", "spread"))
    assert frame(middle, "a").parent == "page-3" and rect(middle, "a")[0] == pytest.approx(SETTINGS.trim_w - 20, abs=1e-3)


def test_one_frame_aligns_to_its_page():
    now = issue(pages(1), shape("a", 100, 100, 20, 20))
    assert rect(made(now, named("align-left").run(now, selected("frame-a"))), "a")[0] == 0
    assert align(now, selected("frame-a"), "left", "selection") is None
    assert align(now, selected("frame-a"), "left", "key") is None


def test_frames_of_facing_pages_align_as_they_lie():
    now = issue(pages(3), shape("a", 100, 100, 20, 20, page="page-2"), shape("b", 50, 300, 20, 20, page="page-3"))
    after = made(now, align(now, selected("frame-a", "frame-b"), "left"))
    assert frame(after, "b").parent == "page-2" and rect(after, "b")[0] == 100


def test_turned_frames_and_groups_align_by_what_shows():
    now = issue(pages(1), shape("a", 100, 0, 40, 20, rotation=90), group("g", shape("b", 10, 0, 5, 5), shape("c", 30, 50, 5, 5)))
    after = made(now, align(now, selected("frame-a", "frame-g"), "left"))
    assert extent(after, frame(after, "a")).x == pytest.approx(10) and rect(after, "g")[0] == 10


def test_captions_go_along():
    now = issue(pages(1), PHOTO, PIXELS, picture_frame("a", 50, 50, 200, 100, photo="photo-a"), caption("c", 50, 154, 200, 20))
    assert rect(made(now, align(now, selected("frame-a"), "left", "page")), "c")[0] == 0


def test_a_caption_that_is_aligned_itself_does_not_follow_its_picture():
    now = issue(pages(1), PHOTO, PIXELS, picture_frame("a", 50, 50, 200, 100, photo="photo-a"), caption("c", 10, 154, 200, 20))
    after = made(now, align(now, selected("frame-a", "frame-c"), "left"))
    assert xs(after, "a", "c") == [10, 10]
    assert xs(made(now, align(now, selected("frame-a", "frame-c", key="frame-c"), "left")), "a", "c") == [10, 10]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("distribute-left", (10, 105, 200)), ("distribute-centre", (10, 92.5, 200)),
        ("distribute-right", (10, 80, 200)), ("distribute-horizontal", (10, 95, 200)),
    ],
)  # fmt: skip
def test_frames_are_shared_out_between_the_outermost(name, expected):
    now = issue(pages(1), THREE)
    assert tuple(xs(made(now, named(name).run(now, selected(*ALL))), "a", "b", "c")) == expected


def test_frames_are_shared_out_within_the_page():
    now = issue(pages(1), THREE)
    after = made(now, distribute(now, selected(*ALL), "x", "gaps", "page"))
    gap = (SETTINGS.trim_w - 70) / 2
    assert xs(after, "a", "b", "c") == pytest.approx([0, 20 + gap, 60 + 2 * gap], abs=1e-3)


def test_two_frames_have_nothing_between_them():
    now = issue(pages(1), THREE)
    assert distribute(now, selected(*ALL[:2]), "x", "gaps") is None and space(now, selected(*ALL[:1]), "x", 5) is None


def test_a_gap_is_set_from_the_first_frame_or_the_key():
    now = issue(pages(1), THREE)
    assert xs(made(now, space(now, selected(*ALL), "x", 6)), "a", "b", "c") == [10, 36, 82]
    assert xs(made(now, space(now, selected(*ALL, key="frame-c"), "x", 6)), "a", "b", "c") == [128, 154, 200]


@given(desk=desks(), edge=st.sampled_from(EDGES), to=st.sampled_from(["", "selection", "key", "margins", "page"]))
def test_what_is_aligned_once_is_aligned(desk, edge, to):
    now, selection = desk
    change = align(now, selection, edge, to)
    if change is None:
        return
    after = made(now, change)
    if {after.page_of(i) for i in selection.frames} == {now.page_of(i) for i in selection.frames}:
        assert align(after, selection, edge, to) is None
    assert {one.id for one in movable(after, selection.frames)} == {one.id for one in movable(now, selection.frames)}


@given(desk=desks(), axis=st.sampled_from(["x", "y"]))
def test_gaps_are_equal_afterwards(desk, axis):
    now, selection = desk
    change = distribute(now, selection, axis, "gaps")
    if change is None:
        return
    after = made(now, change)
    names = [one.id for one in movable(now, selection.frames)]
    spans = {i: _span(now, i, axis) for i in names}
    order = sorted(names, key=lambda i: sum(spans[i]) / 2)
    spans = {i: _span(after, i, axis) for i in names}
    gaps = [spans[b][0] - spans[a][1] for a, b in pairwise(order)]
    assert gaps == [pytest.approx(gaps[0], abs=1e-6)] * len(gaps)


def _span(now, name, axis):
    """From where to where a frame shows on the pasteboard."""
    at = Pasteboard(now).origin(now.page_of(name))
    box = extent(now, now.need(Frame, name)).moved(at.x, at.y)
    return (box.x, box.right) if axis == "x" else (box.y, box.bottom)
