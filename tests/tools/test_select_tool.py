"""The Select tool as a hand uses it: click, drag, resize, turn, copy; Escape takes a gesture back whole."""

from __future__ import annotations

import pytest
from driver import Driver
from hypothesis import given, settings
from hypothesis import strategies as st
from notation import asset, group, issue, pages, picture_frame, shape, story, text_frame

from voa_editor.edit.commands.pages import duplicate_pages
from voa_editor.geometry import Point
from voa_editor.model.assets import Photo
from voa_editor.model.frames import AdFrame, Frame, GroupFrame, PictureFrame
from voa_editor.model.pages import ParentPage
from voa_editor.model.spreads import GAP
from voa_editor.tools.handles import handles
from voa_editor.tools.marks import BoxMark, LineMark, PillMark
from voa_editor.tools.select import SelectTool

PICTURE = asset(b"picture", width=400, height=300)
PHOTO = Photo(id="photo-1", asset=PICTURE.id, caption="A bridge")


def desk_with(*records: object) -> Driver:
    driver = Driver(issue(pages(3), *records), SelectTool())  # type: ignore[arg-type]
    driver.desk.set_options(margins=False)
    return driver


def boxes() -> Driver:
    return desk_with(shape("a", 100, 100, 80, 60), shape("b", 300, 100, 80, 60), shape("c", 120, 300, 80, 60))


def test_a_click_selects_what_is_in_front_and_one_on_nothing_selects_nothing():
    driver = desk_with(shape("back", 100, 100, 80, 60), shape("front", 140, 120, 80, 60))
    driver.click(150, 140).expect_selected("frame-front")
    driver.click(500, 700).expect_selected()
    driver.expect_unchanged()


def test_a_click_selects_what_is_in_front_of_what_is_selected_and_a_drag_moves_the_latter():
    driver = desk_with(shape("back", 100, 100, 200, 200), shape("front", 140, 120, 80, 60)).select("frame-back")
    driver.drag((150, 140), (363, 440)).expect("frame-front", x=140).expect("frame-back", x=313).undo()
    driver.click(150, 140, "shift").expect_selected("frame-back", "frame-front")
    driver.click(150, 140, "shift").expect_selected("frame-back").click(150, 140).expect_selected("frame-front")


def test_a_click_into_an_empty_box_means_what_one_sees_through_it_and_its_edge_the_box():
    text = text_frame("t", 100, 100, 200, 100, story="story-s")
    driver = desk_with(story("s", "Some words"), text, shape("box", 90, 90, 220, 120, fill=""), AdFrame(
        id="frame-ad", parent="page-1", order="z", x=0, y=0, w=500, h=700))  # fmt: skip
    driver.click(120, 106).expect_selected("frame-t").click(91, 150).expect_selected("frame-box")
    driver.click(400, 600).expect_selected("frame-ad")
    driver.click(120, 106, clicks=2)
    assert driver.desk.selection.text is not None
    ring = desk_with(shape("back", 100, 100, 80, 80, fill="sw-red"), shape("ring", 100, 100, 80, 80, shape="ellipse", fill=""))
    ring.click(140, 140).expect_selected("frame-back").click(112, 112).expect_selected("frame-ring")


def test_what_is_made_on_a_page_while_parent_pages_show_is_not_selected_with_what_is_on_them():
    driver = desk_with(shape("a", 100, 100, 80, 60), ParentPage(id="parent-1"), shape("b", 50, 50, 80, 60, parent="parent-1"))
    driver.desk.parents = True
    driver.on("parent-1").click(60, 60).expect_selected("frame-b")
    assert driver.desk.apply(duplicate_pages(driver.issue, ["page-1"]), "Duplicate Page")
    driver.expect_selected("frame-b").drag((200, 300), (55, 55), "shift").expect_selected("frame-b")


def test_an_edge_is_taken_hold_of_from_outside_too():
    driver = desk_with(shape("a", 100, 100, 80, 60, fill="sw-red"), shape("thick", 300, 100, 80, 60, stroke_width=30.0))
    driver.click(97, 115).expect_selected("frame-a").click(183, 115).expect_selected("frame-a")
    driver.click(94, 115).expect_selected()
    driver.click(287, 115).expect_selected("frame-thick").click(340, 173).expect_selected("frame-thick")
    driver.click(283, 115).expect_selected()
    driver.drag((97, 115), (117, 135)).expect("frame-a", x=120.0, y=120.0)


def test_what_is_beside_the_pointer_gives_way_to_what_is_under_it():
    """Two columns with a narrow gutter: a click into one means that one, though the other is in front."""
    driver = desk_with(shape("left", 100, 100, 80, 60, fill="sw-red"), shape("right", 182, 100, 80, 60, fill="sw-red"))
    driver.click(179, 115).expect_selected("frame-left").click(183, 115).expect_selected("frame-right")
    over = desk_with(shape("ground", 0, 0, 500, 500, fill="sw-red"), shape("ring", 100, 100, 80, 60, fill=""))
    over.click(97, 115).expect_selected("frame-ring").click(140, 115).expect_selected("frame-ground")


def test_shift_click_adds_and_takes_away():
    driver = boxes().click(110, 110).click(310, 110, "shift").expect_selected("frame-a", "frame-b")
    driver.click(310, 110, "shift").expect_selected("frame-a")


def test_ctrl_click_goes_down_the_stack_and_round_again():
    driver = desk_with(shape("1", 100, 100, 80, 60), shape("2", 100, 100, 80, 60), shape("3", 100, 100, 80, 60))
    for name in ("3", "2", "1", "3"):
        driver.click(110, 110, "ctrl").expect_selected(f"frame-{name}")


def test_a_drag_moves_all_that_is_selected_and_is_one_step():
    driver = boxes().select("frame-a", "frame-b").drag((110, 110), (147, 171))
    driver.expect("frame-a", x=137, y=161).expect("frame-b", x=337, y=161).expect("frame-c", x=120)
    driver.undo().expect_unchanged()
    driver.redo().expect("frame-a", x=137, y=161)


def test_a_drag_of_what_is_not_selected_selects_and_moves_it():
    boxes().drag((310, 110), (350, 150)).expect("frame-b", x=340, y=140).expect_selected("frame-b")


def test_a_twitch_of_the_hand_moves_nothing():
    boxes().press(110, 110).move(112, 111).release().expect_selected("frame-a").expect_unchanged()


def test_a_move_snaps_to_the_edges_of_others_and_shows_it():
    driver = boxes().press(130, 310).move(113, 340)
    assert {LineMark, PillMark} <= {type(mark) for mark in driver.desk.marks}
    driver.release().expect("frame-c", x=100, y=330)


def test_ctrl_held_does_not_snap():
    boxes().press(130, 310).move(113, 340, "ctrl").release("ctrl").expect("frame-c", x=103, y=330)


def test_shift_keeps_a_move_level():
    boxes().press(130, 310).move(190, 325, "shift").release("shift").expect("frame-c", x=180, y=300)


def test_escape_takes_a_gesture_back_whole_and_leaves_no_step():
    driver = boxes().press(110, 110).move(200, 220).escape()
    driver.expect_unchanged()
    assert not driver.desk.undo()


def test_a_frame_dragged_onto_the_next_page_is_of_that_page():
    driver = boxes().press(110, 110)
    driver.move(110, 110 + driver.issue.settings.trim_h + GAP).release().expect("frame-a", parent="page-3", x=100, y=100)


def test_alt_drags_a_copy_and_leaves_what_it_is_of():
    driver = boxes().drag((110, 110), (160, 180), "alt").expect("frame-a", x=100, y=100)
    (copy,) = [frame for frame in driver.issue.frames("page-1") if frame.id not in driver.first]
    assert (round(copy.x), round(copy.y)) == (150, 170)
    driver.expect_selected(copy.id).undo().expect_unchanged()


def test_a_handle_resizes_from_the_opposite_one():
    boxes().select("frame-a").drag((180, 160), (213, 197)).expect("frame-a", x=100, y=100, w=113, h=97)


def test_shift_resizes_in_proportion_and_alt_about_the_centre():
    boxes().select("frame-a").drag((180, 160), (260, 160), "shift ctrl").expect("frame-a", w=160, h=120)
    boxes().select("frame-a").drag((180, 130), (200, 130), "alt ctrl").expect("frame-a", x=80, w=120, h=60)


def test_several_are_scaled_together():
    driver = boxes().select("frame-a", "frame-b").drag((380, 160), (660, 160), "ctrl")
    driver.expect("frame-a", x=100, w=160).expect("frame-b", x=500, w=160)


def test_a_low_frame_is_moved_by_its_middle_and_resized_by_its_edge():
    low = desk_with(shape("low", 100, 100, 200, 8)).select("frame-low")
    low.drag((200, 104), (230, 154)).expect("frame-low", h=8).undo()
    low.drag((200, 108), (200, 128)).expect("frame-low", y=100, h=28)


def test_the_handle_above_turns_shift_in_steps():
    driver = boxes().select("frame-a")
    (knob,) = [h.at for h in handles(driver.desk) if h.kind == "rotate"]
    at = driver.desk.pasteboard.to_page("page-1", knob)
    driver.press(at.x, at.y).move(240, 128, "shift").release("shift").expect("frame-a", rotation=90, x=100, y=100)


def test_a_marquee_selects_what_it_touches_but_nothing_locked():
    driver = desk_with(shape("a", 100, 100, 80, 60), shape("b", 300, 100, 80, 60, locked=True), shape("c", 120, 300, 80, 60))
    driver.drag((90, 90), (320, 140)).expect_selected("frame-a")
    assert not driver.desk.marks
    driver.press(60, 60).move(70, 70)
    assert [type(mark) for mark in driver.desk.marks] == [BoxMark]


def test_the_hand_passes_through_what_is_locked():
    driver = desk_with(shape("below", 100, 100, 80, 60), shape("above", 100, 100, 80, 60, locked=True))
    driver.click(110, 110).expect_selected("frame-below")


def test_a_click_selects_the_group_and_a_double_click_goes_into_it():
    driver = desk_with(group("g", shape("a", 100, 100, 80, 60), shape("b", 200, 100, 80, 60)))
    driver.click(110, 110).expect_selected("frame-g")
    driver.click(110, 110, clicks=2).expect_selected("frame-a")
    driver.click(210, 110).expect_selected("frame-b")
    driver.keys("Escape").expect_selected("frame-g")
    driver.drag((110, 110), (127, 131), "ctrl").expect("frame-a", x=117, y=121).expect("frame-b", x=217)
    assert driver.issue.need(GroupFrame, "frame-g").rect.x == pytest.approx(117)


def test_a_double_click_on_a_picture_grasps_the_picture_and_a_drag_crops_it():
    driver = desk_with(PICTURE, PHOTO, picture_frame("p", 100, 100, 100, 100, photo="photo-1"))
    driver.click(150, 150, clicks=2)
    assert driver.desk.selection.content
    driver.drag((150, 150), (160, 150)).expect("frame-p", x=100, y=100, w=100)
    assert driver.issue.need(PictureFrame, "frame-p").focal_x < 0.5
    driver.undo().expect_unchanged()


def test_a_double_click_on_text_puts_the_caret_there():
    driver = desk_with(story("s", "Some words"), text_frame("t", 100, 100, 200, 100, story="story-s"))
    driver.click(120, 106, clicks=2)
    assert driver.desk.tool.name == "text" and driver.desk.selection.text is not None


def test_a_click_on_one_of_several_makes_it_the_key():
    driver = boxes().select("frame-a", "frame-b").click(310, 110)
    assert driver.desk.selection.key == "frame-b"


def test_the_ends_of_a_line_are_dragged_by_themselves():
    driver = desk_with(shape("l", 100, 200, 100, 0, shape="line", stroke_width=1.0)).select("frame-l")
    assert sorted(handle.kind for handle in handles(driver.desk)) == ["end", "start"]
    driver.drag((200, 200), (100, 260), "ctrl").expect("frame-l", w=60, rotation=90)


@settings(max_examples=30)
@given(st.lists(st.tuples(st.floats(0, 500), st.floats(0, 800)), min_size=1, max_size=6))
def test_whatever_the_way_only_the_end_counts(way):
    straight, crooked = boxes(), boxes()
    for driver, steps in ((straight, way[-1:]), (crooked, way)):
        driver.press(110, 110)
        for x, y in steps:
            driver.move(x, y)
        driver.release()
    moved = [driver.issue.need(Frame, "frame-a") for driver in (straight, crooked)]
    went_far = max(abs(way[-1][0] - 110), abs(way[-1][1] - 110)) > 3
    assert moved[0] == moved[1] or not went_far


def test_points_of_handles_are_on_the_pasteboard():
    driver = desk_with(shape("a", 100, 100, 80, 60, page="page-2")).select("frame-a")
    corner = next(handle for handle in handles(driver.desk) if handle.kind == "nw")
    origin = driver.desk.pasteboard.origin("page-2")
    assert corner.at == Point(origin.x + 100, origin.y + 100)


def test_measures_are_written_with_a_true_minus():
    driver = boxes().press(110, 110).move(90, 100, "ctrl")
    assert [mark.text for mark in driver.desk.marks if isinstance(mark, PillMark)] == ["−7.1 mm, −3.5 mm"]
