"""Strokes of frames: dashes in widths of the stroke, ends and corners, heads that stand where the line ends."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests import notation
from voa_editor.compose.composer import Composer
from voa_editor.display.items import Group, Item, Path
from voa_editor.display.query import path_box
from voa_editor.fonts.library import bundled
from voa_editor.model.frames import ShapeFrame
from voa_editor.model.pages import Page
from voa_editor.model.styles import Swatch

HEADS = ("triangle", "open", "circle", "bar")


def inked(**look: object) -> list[Item]:
    look = {"shape": "line", "x": 100.0, "y": 100.0, "w": 200.0, "h": 0.0, "stroke": "sw-k", "stroke_width": 2.0, **look}
    shape = ShapeFrame(id="f", parent="p1", **look)
    issue = notation.issue([Page(id="p1", order="i"), Swatch(id="sw-k", name="K", k=1.0), shape])
    return list(Composer(bundled()).sheet(issue, "p1").items)


def paths(*items: Item) -> list[Path]:
    return [item for item in items if isinstance(item, Path)]


def test_dashes_are_as_long_as_they_show_whatever_their_ends():
    (flat,) = paths(*inked(dash="dashed"))
    (round_,) = paths(*inked(dash="dashed", cap="round"))
    assert flat.dash == (8, 6) and flat.cap == "butt"
    assert round_.dash == (6, 8) and round_.cap == "round"
    (dots,) = paths(*inked(dash="dotted"))
    assert dots.cap == "round" and dots.dash[0] < 0.01 and dots.dash[1] == 4
    assert paths(*inked())[0].dash == () and paths(*inked(dash="of another program"))[0].dash == ()


def test_the_corners_of_a_box_are_drawn_as_its_frame_says():
    (box,) = paths(*inked(shape="rectangle", h=50.0, join="bevel", dash="dash-dot"))
    assert box.join == "bevel" and box.dash == (12, 4, 2, 4)


@given(st.sampled_from(HEADS), st.floats(0.1, 20.0), st.sampled_from(["start_head", "end_head"]))
def test_a_head_ends_where_the_line_ended_and_the_line_stays_within_it(head, width, end):
    shaft, drawn = paths(*inked(**{end: head, "stroke_width": width}))
    box, rest = path_box(drawn), path_box(shaft)
    tip = 300.0 if end == "end_head" else 100.0
    assert abs((box.right if end == "end_head" else box.x) - tip) <= (1.4 * width if head == "open" else 1e-6)
    cut = rest.right if end == "end_head" else rest.x
    assert min(abs(cut - box.x), abs(cut - box.right)) < max(box.w, 1e-9) and abs(cut - tip) > 0
    assert abs(box.centre.y - 100.0) < 1e-6


def test_heads_turn_with_their_line_and_fade_with_it_as_one():
    shaft, head = paths(*inked(w=100.0, h=100.0, end_head="triangle"))
    assert head.segments[0] == ("M", 200.0, 200.0) and abs(path_box(head).w - path_box(head).h) < 1e-6
    (group,) = inked(end_head="triangle", opacity=0.5)
    assert isinstance(group, Group) and group.opacity == 0.5 and len(group.items) == 2
    assert len(inked(w=3.0, end_head="triangle")) == 1  # of a line shorter than its head the head is left
    assert len(paths(*inked(stroke="", end_head="triangle"))) == 1
