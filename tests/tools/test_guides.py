"""Guides by hand: selected, moved, deleted, across a spread, locked; and where the rulers count from."""

from __future__ import annotations

from notation import issue, pages, shape

from tests.driver import Driver
from voa_editor.edit.commands import named
from voa_editor.edit.commands.guides import lay_across, place_guide
from voa_editor.geometry import Point
from voa_editor.model.pages import Guide
from voa_editor.model.spreads import guides_of
from voa_editor.tools.guide import drag_guide, drag_origin, guide_at
from voa_editor.tools.select import SelectTool


def desk_with(*records: object) -> Driver:
    found = Driver(issue(pages(3), shape("s", 300, 300, 100, 100, parent="page-2"), *records), SelectTool()).on("page-2")
    found.desk.set_options(snap=False)
    return found


UPRIGHT = Guide(id="guide-x", parent="page-2", axis="x", at=120.0)
LEVEL = Guide(id="guide-y", parent="page-2", axis="y", at=500.0)


def test_a_click_selects_a_guide_and_delete_takes_it_away():
    d = desk_with(UPRIGHT).click(121, 400)
    assert d.desk.selection.guide == "guide-x" and not d.desk.selection.frames
    d.expect_unchanged()
    assert d.desk.run(named("delete"))
    assert not list(d.issue.all(Guide)) and d.desk.selection.empty
    d.undo().expect_unchanged()
    d.click(121, 400).click(350, 350)
    assert d.desk.selection.guide == ""
    d.click(121, 400).escape()
    assert d.desk.selection.empty


def test_a_selected_guide_follows_the_hand_and_the_arrow_keys():
    d = desk_with(UPRIGHT, LEVEL).drag((120, 400), (160, 410))
    d.expect("guide-x", at=160.0)
    assert d.desk.selection.guide == "guide-x"
    assert d.desk.run(named("nudge-right-far")) and not d.desk.run(named("nudge-down"))
    d.expect("guide-x", at=170.0).undo().undo().expect_unchanged()


def test_a_frame_over_a_guide_comes_first():
    d = desk_with(Guide(id="guide-x", parent="page-2", axis="x", at=350.0)).click(350, 350).expect_selected("frame-s")
    assert d.desk.selection.guide == ""


def test_with_ctrl_a_new_guide_lies_across_the_spread():
    d = desk_with()
    d.desk.begin(drag_guide(d.desk, "y"))
    d.move(100, 100, "ctrl").move(100, 200, "ctrl")
    (line, _) = d.desk.marks
    assert line.end.x - line.start.x == 2 * d.issue.settings.trim_w  # type: ignore[union-attr]
    d.release("ctrl")
    (made,) = d.issue.all(Guide)
    assert made.across and made.parent == "page-2" and d.desk.selection.guide == made.id
    assert guides_of(d.issue, "page-3") == [made] == guides_of(d.issue, "page-2") and guides_of(d.issue, "page-1") == []
    facing = d.on("page-3")._pointer(300, 201).at
    assert guide_at(d.desk, facing) == made
    d.drag((300, 200), (300, 260)).expect(made.id, parent="page-2", at=260.0)
    d.undo().undo().expect_unchanged()


def test_an_upright_guide_is_of_one_page_even_with_ctrl():
    d = desk_with()
    d.desk.begin(drag_guide(d.desk, "x"))
    d.move(100, 100, "ctrl").move(200, 100, "ctrl").release("ctrl")
    (made,) = d.issue.all(Guide)
    assert not made.across and lay_across(d.issue, made.id, True) is None


def test_guides_that_are_locked_are_passed_by():
    d = desk_with(UPRIGHT)
    d.desk.set_options(guides_locked=True)
    d.drag((120, 400), (160, 400)).expect_unchanged()
    assert d.desk.selection.guide == ""


def test_a_typed_place_is_held_within_the_page():
    d = desk_with(UPRIGHT)
    change = place_guide(d.issue, "guide-x", 9000.0)
    assert change is not None and change.apply(d.issue).need(Guide, "guide-x").at == d.issue.settings.trim_w


def test_a_guide_does_not_snap_to_where_it_was():
    d = desk_with(UPRIGHT)
    d.desk.set_options(snap=True, margins=False)
    d.drag((120, 700), (125, 703)).expect("guide-x", at=125.0)


def test_the_rulers_count_from_where_their_corner_is_dragged():
    d = desk_with(UPRIGHT)
    d.desk.begin(drag_origin(d.desk))
    d.move(-20, -20).move(40, 60)
    assert [mark.kind for mark in d.desk.marks] == ["guide", "guide"]  # type: ignore[union-attr]
    d.release()
    assert d.desk.zero == Point(40, 60)
    d.desk.begin(drag_origin(d.desk))
    d.move(-20, -20).release()
    assert d.desk.zero == Point(40, 60)  # a press alone moves nothing
    d.desk.begin(drag_origin(d.desk))
    d.move(-20, -20).move(90, 90).escape()
    assert d.desk.zero == Point(40, 60)
    d.expect_unchanged()
