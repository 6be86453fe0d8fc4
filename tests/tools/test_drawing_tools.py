"""Draw, place, reserve, take looks, and drag guides: the other tools of the toolbox."""

from __future__ import annotations

import pytest
from driver import Driver
from notation import asset, issue, page, pages, picture_frame, shape

from voa_editor.edit.commands.ads import ad_places
from voa_editor.geometry import Rect
from voa_editor.model.assets import Booking, Photo
from voa_editor.model.frames import AdFrame, Frame, PictureFrame, ShapeFrame
from voa_editor.model.pages import Guide, ParentPage
from voa_editor.tools.ad import AdTool
from voa_editor.tools.draw import DrawTool
from voa_editor.tools.eyedropper import EyedropperTool
from voa_editor.tools.guide import drag_guide, guide_at
from voa_editor.tools.marks import BoxMark, LineMark
from voa_editor.tools.picture import PictureTool
from voa_editor.tools.tool import Tool
from voa_editor.tools.view import ZoomTool


def desk_with(tool: Tool, *records: object) -> Driver:
    driver = Driver(issue(pages(3), *records), tool)  # type: ignore[arg-type]
    driver.desk.set_options(snap=False)
    return driver


def drawn(driver: Driver) -> Frame:
    (frame,) = [frame for frame in driver.issue.frames("page-1") if frame.id not in driver.first]
    return frame


def test_a_rectangle_is_drawn_selected_and_undone_in_one_step():
    driver = desk_with(DrawTool("rectangle")).drag((100, 120), (180, 180))
    made = drawn(driver)
    assert isinstance(made, ShapeFrame) and made.rect == Rect(100, 120, 80, 60)
    driver.expect_selected(made.id).undo().expect_unchanged()


def test_shift_draws_a_square_and_alt_about_the_press():
    assert drawn(desk_with(DrawTool("ellipse")).drag((100, 100), (180, 120), "shift")).rect == Rect(100, 100, 80, 80)
    assert drawn(desk_with(DrawTool("rectangle")).drag((100, 100), (140, 120), "alt")).rect == Rect(60, 80, 80, 40)


def test_a_click_draws_nothing():
    desk_with(DrawTool("rectangle")).click(100, 100).expect_unchanged()


def test_what_is_drawn_snaps_to_the_margins():
    driver = desk_with(DrawTool("rectangle"))
    driver.desk.set_options(snap=True)
    area = driver.issue.settings.type_area(left_hand=False)
    driver.drag((area.x + 2, area.y - 2), (area.x + 100, area.y + 203))
    assert (drawn(driver).x, drawn(driver).y) == (pytest.approx(area.x), pytest.approx(area.y))


def test_a_line_runs_any_way():
    line = drawn(desk_with(DrawTool("line")).drag((200, 300), (100, 200)))
    assert isinstance(line, ShapeFrame) and line.shape == "line" and line.w == pytest.approx(141.42, abs=0.01)


def test_what_is_drawn_shows_its_outline_while_it_is_drawn():
    driver = desk_with(DrawTool("rectangle")).press(100, 100).move(150, 150)
    assert any(isinstance(mark, BoxMark) for mark in driver.desk.marks)
    driver.escape().expect_unchanged()


PICTURE = asset(b"picture", width=400, height=300)
PHOTO = Photo(id="photo-1", asset=PICTURE.id)


def test_the_picture_tool_crops_what_a_frame_shows_and_draws_elsewhere():
    driver = desk_with(PictureTool(), PICTURE, PHOTO, picture_frame("p", 100, 100, 100, 100, photo="photo-1"))
    driver.drag((150, 150), (140, 150))
    assert driver.issue.need(PictureFrame, "frame-p").focal_x > 0.5 and driver.desk.selection.content
    driver.drag((300, 300), (400, 380))
    assert isinstance(drawn(driver), PictureFrame)


def test_an_ad_lands_where_its_size_fits_the_grid():
    driver = desk_with(AdTool("quarter"))
    places = ad_places(driver.issue.settings, False, "quarter")
    at = places[-1].centre
    driver.desk.move(driver._pointer(at.x + 9, at.y - 7))
    assert any(isinstance(mark, BoxMark) and mark.kind == "drop" for mark in driver.desk.marks)
    driver.click(at.x + 9, at.y - 7)
    ad = drawn(driver)
    assert isinstance(ad, AdFrame) and ad.rect == places[-1]
    assert driver.issue.need(Booking, ad.booking).size == "quarter"
    driver.undo().expect_unchanged()


def test_an_ad_of_its_own_size_is_drawn():
    ad = drawn(desk_with(AdTool("custom")).drag((100, 100), (220, 160)))
    assert isinstance(ad, AdFrame) and ad.rect == Rect(100, 100, 120, 60)


def test_the_eyedropper_gives_the_selected_the_look_of_what_it_presses():
    red = shape("a", 100, 100, 50, 50, fill="sw-red", stroke_width=2.0)
    driver = desk_with(EyedropperTool(), red, shape("b", 300, 100, 50, 50))
    driver.select("frame-b").click(110, 110).expect("frame-b", fill="sw-red", stroke_width=2.0, x=300)


def test_with_nothing_selected_the_eyedropper_picks_up_and_gives():
    driver = desk_with(EyedropperTool(), shape("a", 100, 100, 50, 50, fill="sw-red"), shape("b", 300, 100, 50, 50))
    driver.click(110, 110).expect_unchanged().click(310, 110).expect("frame-b", fill="sw-red")
    driver.keys("Escape").click(310, 110).click(500, 500)


def guide(driver: Driver, *, axis: str, at: float) -> Guide:
    (found,) = driver.issue.all(Guide)
    assert (found.axis, found.at) == (axis, pytest.approx(at))
    return found


def test_a_guide_is_dragged_from_a_ruler_along_and_off_the_page():
    driver = desk_with(Tool())
    driver.desk.begin(drag_guide(driver.desk, "x"))
    driver.move(50, 200).move(120, 200)
    assert any(isinstance(mark, LineMark) and mark.kind == "guide" for mark in driver.desk.marks)
    driver.release()
    made = guide(driver, axis="x", at=120)
    found = guide_at(driver.desk, driver._pointer(121, 400).at)
    assert found == made
    driver.desk.begin(drag_guide(driver.desk, "x", made.id))
    driver.move(130, 400).move(150, 400).release()
    guide(driver, axis="x", at=150)
    driver.desk.begin(drag_guide(driver.desk, "x", made.id))
    driver.move(130, 400).move(-300, -300).release()
    assert not list(driver.issue.all(Guide))
    for _ in range(3):
        driver.undo()
    driver.expect_unchanged()


def test_a_guide_dragged_onto_the_facing_page_is_of_that_page():
    driver = Driver(issue(pages(3), Guide(id="guide-1", parent="page-3", axis="x", at=20.0)), Tool()).on("page-3")
    driver.desk.begin(drag_guide(driver.desk, "x", "guide-1"))
    driver.move(20, 400).move(-100, 400, "ctrl").release("ctrl")
    driver.expect("guide-1", parent="page-2", at=driver.issue.settings.trim_w - 100)


def test_a_guide_let_go_beside_the_page_is_none():
    driver = desk_with(Tool())
    driver.desk.begin(drag_guide(driver.desk, "y"))
    driver.move(100, 100).move(-400, -300).release().expect_unchanged()


def test_the_glass_fills_the_view_with_what_is_dragged_and_steps_at_a_click():
    driver, seen = desk_with(ZoomTool()), []
    driver.desk.look = lambda area, factor: seen.append((area, factor))
    driver.drag((100, 100), (200, 150)).click(50, 50).click(50, 50, "alt")
    assert seen[0][0].w == 100 and seen[0][1] == 0
    assert seen[1][1] > 1 > seen[2][1] > 0
    driver.expect_unchanged()


def test_an_empty_issue_takes_no_drawing():
    for tool in (DrawTool("rectangle"), PictureTool(), AdTool(), AdTool("custom"), EyedropperTool()):
        Driver(issue([]), tool).drag((10, 10), (90, 90)).expect_unchanged()
    Driver(issue(page("1")), DrawTool("rectangle")).drag((10, 10), (90, 90))


def test_the_guides_of_a_parent_page_are_met_mirrored_on_a_left_hand_page():
    parent, mark = ParentPage(id="parent-a"), Guide(id="guide-1", parent="parent-a", axis="x", at=100.0)
    driver = Driver(issue(pages(3, parent_page="parent-a"), parent, mark), DrawTool("rectangle"))
    driver.desk.set_options(margins=False)
    width = driver.issue.settings.trim_w
    driver.on("page-2").drag((width - 102, 203), (width - 251, 307))
    (made,) = driver.issue.frames("page-2")
    assert made.rect.right == pytest.approx(width - 100)
