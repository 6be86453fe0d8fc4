"""Drawing frames, and how they look."""

from __future__ import annotations

import pytest
from edits import BLACK, desks, frame, made, selected
from hypothesis import given
from hypothesis import strategies as st
from notation import group, issue, layer, pages, picture_frame, shape, text_frame

from voa_editor.edit.commands import named
from voa_editor.edit.commands.shapes import draw, draw_line, line_ends, look_of, set_line, set_look, take_look
from voa_editor.geometry import Point, Rect
from voa_editor.model.frames import AdFrame, Frame, PictureFrame, ShapeFrame, TextFrame
from voa_editor.model.pages import ParentPage
from voa_editor.model.story import Paragraph, Story
from voa_editor.model.styles import ObjectStyle

BOX = Rect(10, 20, 100, 50)


def drawn(now, change):
    after = made(now, change)
    (new,) = [after.need(Frame, i) for i, record in change.added.items() if isinstance(record, Frame)]
    return after, new


@pytest.mark.parametrize(
    ("kind", "cls"),
    [("rectangle", ShapeFrame), ("ellipse", ShapeFrame), ("text", TextFrame), ("picture", PictureFrame), ("ad", AdFrame)],
)
def test_a_frame_is_drawn_in_front_on_the_page_and_layer_worked_on(kind, cls):
    now = issue(pages(2), layer("top"), BLACK, shape("a", page="page-2"), shape("b", page="page-2", layer="layer-top"))
    after, new = drawn(now, draw(now, selected(page="page-2", layer="layer-top"), kind, BOX))
    assert type(new) is cls and new.rect == BOX and new.layer == "layer-top"
    assert [one.id for one in after.frames("page-2")] == ["frame-a", "frame-b", new.id]


def test_a_text_frame_has_a_text_of_its_own():
    now = issue(pages(1))
    after, new = drawn(now, draw(now, selected(), "text", BOX))
    assert isinstance(new, TextFrame) and after.need(Story, new.story).kind == "label"
    assert [text.text for text in after.children(Paragraph, new.story)] == [""]


def test_a_shape_has_a_stroke_unless_its_style_says_another_thing():
    now = issue(pages(1), BLACK, ObjectStyle(id="os-box", name="Box", fill="sw-black", radius=4.0, based_on="os-base"),
                ObjectStyle(id="os-base", name="Base", opacity=0.5, fill=""))  # fmt: skip
    _, plain = drawn(now, draw(now, selected(), "rectangle", BOX))
    assert (plain.stroke, plain.stroke_width, plain.fill) == ("sw-black", 1.0, "")
    _, styled = drawn(now, draw(now, selected(), "ellipse", BOX, style="os-box"))
    assert isinstance(styled, ShapeFrame)
    assert (styled.fill, styled.stroke, styled.radius, styled.opacity, styled.style) == ("sw-black", "", 4.0, 0.5, "os-box")


def test_parent_pages_can_be_drawn_on():
    now = issue(ParentPage(id="parent-a"))
    _, new = drawn(now, draw(now, selected(page="parent-a"), "rectangle", BOX))
    assert new.parent == "parent-a"


@pytest.mark.parametrize("where", [{"page": "page-9"}, {"layer": "layer-locked"}, {"layer": "layer-hidden"}])
def test_nothing_is_drawn_where_it_would_not_be_found(where):
    now = issue(pages(1), layer("locked", locked=True), layer("hidden", hidden=True))
    assert draw(now, selected(**where), "text", BOX) is None


def test_nothing_is_drawn_without_a_size():
    now = issue(pages(1))
    assert draw(now, selected(), "rectangle", Rect(0, 0, 0, 10)) is None
    assert draw_line(now, selected(), Point(3, 3), Point(3, 3)) is None
    with pytest.raises(ValueError, match="ellipse"):
        draw(now, selected(), "star", BOX)


@given(st.tuples(*[st.integers(-500, 500)] * 4))
def test_a_line_runs_from_where_it_was_begun_to_where_it_was_let_go(places):
    x0, y0, x1, y1 = places
    now = issue(pages(1), BLACK)
    change = draw_line(now, selected(), Point(x0, y0), Point(x1, y1))
    if (x0, y0) == (x1, y1):
        assert change is None
        return
    after, line = drawn(now, change)
    assert isinstance(line, ShapeFrame) and line.shape == "line" and line.stroke == "sw-black"
    start, end = line_ends(after, line)
    assert (start.x, start.y, end.x, end.y) == pytest.approx((x0, y0, x1, y1), abs=1e-6)
    moved = set_line(after, line.id, Point(x1, y1), Point(x0 + 7, y0))
    again = made(after, moved).need(ShapeFrame, line.id)
    assert line_ends(after, again)[1].x == pytest.approx(x0 + 7, abs=1e-6)


def test_a_line_from_corner_to_corner_has_its_ends_there():
    now = issue(pages(1), shape("l", 10, 20, 30, 40, shape="line"))
    line = frame(now, "l")
    assert isinstance(line, ShapeFrame) and line_ends(now, line) == (Point(10, 20), Point(40, 60))
    assert set_line(issue(pages(1), shape("r")), "frame-r", Point(0, 0), Point(9, 9)) is None


def test_looks_are_set_where_they_apply():
    now = issue(pages(1), BLACK, shape("s"), text_frame("t"), picture_frame("l", locked=True))
    chosen = selected("frame-s", "frame-t", "frame-l")
    after = made(now, set_look(now, chosen, fill="sw-black", fill_tint=0.5, radius=6.0, columns=3, wrap=4.0))
    box, text = frame(after, "s"), frame(after, "t")
    assert isinstance(box, ShapeFrame) and (box.fill, box.fill_tint, box.radius, box.wrap) == ("sw-black", 0.5, 6.0, 4.0)
    assert isinstance(text, TextFrame) and (text.fill, text.columns) == ("sw-black", 3)
    assert frame(after, "l").fill == ""
    assert set_look(after, chosen, fill="sw-black") is None


def test_a_stroke_that_is_asked_for_shows():
    now = issue(pages(1), BLACK, shape("s"), shape("t", stroke_width=3.0))
    after = made(now, set_look(now, selected("frame-s", "frame-t"), stroke="sw-black"))
    assert frame(after, "s").stroke_width == 1.0 and frame(after, "t").stroke_width == 3.0
    assert frame(made(after, set_look(after, selected("frame-t"), stroke_width=0.0)), "t").stroke_width == 0.0


def test_numbers_of_a_look_are_held_in_bounds():
    now = issue(pages(1), shape("s"), text_frame("t"))
    after = made(now, set_look(now, selected("frame-s", "frame-t"), opacity=7.0, fill_tint=-1.0, columns=0, stroke_width=-3.0))
    text = frame(after, "t")
    assert isinstance(text, TextFrame) and (text.opacity, text.fill_tint, text.columns, text.stroke_width) == (1.0, 0.0, 1, 0.0)


def test_a_group_has_an_opacity_and_its_frames_the_rest():
    now = issue(pages(1), BLACK, group("g", shape("a"), group("h", shape("b"), shape("c"))))
    after = made(now, set_look(now, selected("frame-g"), opacity=0.5, fill="sw-black"))
    assert frame(after, "g").opacity == 0.5 and frame(after, "a").opacity == 1.0
    assert frame(after, "b").fill == "sw-black" and frame(after, "g").fill == frame(after, "h").fill == ""


def test_the_eyedropper_takes_paint_and_leaves_place_and_wrap():
    paint = {"fill": "sw-black", "stroke": "sw-black", "stroke_width": 2.0, "opacity": 0.4, "style": "os-a"}
    source = shape("s", 0, 0, 5, 5, radius=3.0, wrap=9.0, **paint)
    others = [text_frame("t", 50, 50, 9, 9), *group("g", shape("a"), shape("b"))]
    now = issue(pages(1), BLACK, ObjectStyle(id="os-a", name="A"), source, others)
    after = made(now, take_look(now, "frame-s", ["frame-t", "frame-s", "frame-g"]))
    text = frame(after, "t")
    assert {name: getattr(text, name) for name in paint} == paint
    assert text.wrap == -1.0 and text.rect == Rect(50, 50, 9, 9) and frame(after, "a").fill == "sw-black"
    assert take_look(now, "frame-g", ["frame-t"]) is None and take_look(now, "gone", ["frame-t"]) is None


def test_a_look_is_told_as_it_can_be_set_again():
    now = issue(pages(1), BLACK, shape("s", fill="sw-black", radius=3.0), shape("t"))
    look = look_of(frame(now, "s"))
    assert look["radius"] == 3.0 and "columns" not in look
    after = made(now, set_look(now, selected("frame-t"), **look))
    assert look_of(frame(after, "t")) == look


def test_fill_and_stroke_change_places_and_text_keeps_off():
    now = issue(pages(1), BLACK, shape("s", fill="sw-black"))
    after = made(now, named("swap-fill-and-stroke").run(now, selected("frame-s")))
    assert (frame(after, "s").fill, frame(after, "s").stroke) == ("", "sw-black")
    wrapped = made(now, named("wrap-box").run(now, selected("frame-s")))
    assert frame(wrapped, "s").wrap == now.settings.baseline / 2
    assert frame(made(wrapped, named("wrap-none").run(wrapped, selected("frame-s"))), "s").wrap == -1
    assert named("wrap-none").run(now, selected("frame-s")) is None


@given(desk=desks())
def test_what_looks_so_is_not_made_to_look_so_again(desk):
    now, selection = desk
    change = set_look(now, selection, fill="sw-black", opacity=0.7, stroke="sw-black")
    if change is not None:
        assert set_look(made(now, change), selection, fill="sw-black", opacity=0.7, stroke="sw-black") is None
