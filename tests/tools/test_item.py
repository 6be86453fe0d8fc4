"""Ctrl+Shift and a click make an item of the parent page the page's own, and take it along in the same drag."""

from __future__ import annotations

import pytest
from driver import Driver
from notation import group, issue, pages, shape

from voa_editor.edit.commands import named
from voa_editor.geometry import Point
from voa_editor.model.frames import Frame
from voa_editor.model.pages import ParentPage
from voa_editor.tools.marks import BoxMark
from voa_editor.tools.select import SelectTool
from voa_editor.tools.tool import Pointer


def desk(*more: object) -> Driver:
    """Pages of a parent page with a bar at the top right, and two bars grouped below it."""
    pair = group("g", shape("ga", 100, 100, 40, 40, page="parent-a"), shape("gb", 200, 100, 40, 40, page="parent-a"))
    bar = shape("bar", 400, 20, 100, 30, page="parent-a")
    now = issue(ParentPage(id="parent-a", name="A"), pages(3, parent_page="parent-a"), bar, pair, *more)  # type: ignore[arg-type]
    driver = Driver(now, SelectTool())
    driver.desk.set_options(snap=False)
    return driver


def mine(driver: Driver) -> Frame:
    (chosen,) = driver.desk.selection.frames
    return driver.issue.need(Frame, chosen)


def left(driver: Driver, x: float) -> float:
    """Where an item of that x, 100 points wide, stands on a left-hand page."""
    return driver.issue.settings.trim_w - x - 100


def test_a_click_with_ctrl_and_shift_overrides_the_item_under_it():
    driver = desk().on("page-1")
    driver.click(450, 35).expect_selected().click(450, 35, "ctrl").expect_selected().expect_unchanged()
    driver.click(450, 35, "ctrl shift")
    assert (mine(driver).stands_for, mine(driver).parent, mine(driver).x) == ("frame-bar", "page-1", 400)
    driver.click(700, 600, "ctrl shift").drag((450, 35), (450, 85)).expect(mine(driver).id, y=70)
    driver.undo().undo().expect_unchanged()


def test_on_a_left_hand_page_it_is_where_it_shows():
    driver = desk().on("page-2")
    at = left(driver, 400)
    driver.click(450, 35, "ctrl shift").expect_selected().expect_unchanged()
    driver.click(at + 50, 35, "ctrl shift")
    assert mine(driver).x == pytest.approx(at)
    middle = driver.issue.settings.trim_w - 170
    driver.click(middle, 120, "ctrl shift").click(middle + 50, 120, "ctrl shift")
    assert mine(driver).stands_for == "frame-g" and len(driver.issue.frames(mine(driver).id)) == 2


def test_the_press_that_overrides_it_can_drag_it():
    driver = desk().on("page-1").drag((450, 35), (470, 95), "ctrl shift")
    frame = mine(driver)
    assert frame.stands_for == "frame-bar" and (frame.x, frame.y) != (400, 20)
    driver.undo().expect_unchanged()
    driver.redo().expect(frame.id, x=frame.x, y=frame.y).undo()
    driver.press(450, 35, "ctrl shift").move(470, 95, "ctrl shift").escape().expect_selected().expect_unchanged()


def test_the_hand_sees_what_it_would_override():
    driver = desk().on("page-2")
    at = driver.desk.pasteboard.from_page("page-2", Point(left(driver, 400) + 50, 35))
    driver.desk.move(Pointer(at, ctrl=True, shift=True))
    (mark,) = driver.desk.marks
    assert isinstance(mark, BoxMark)
    xs = [driver.desk.pasteboard.to_page("page-2", corner).x for corner in mark.corners]
    assert min(xs) == pytest.approx(left(driver, 400)) and max(xs) - min(xs) == pytest.approx(100)
    driver.desk.move(Pointer(at))
    assert driver.desk.marks == ()


def test_given_back_it_shows_as_the_parent_page_has_it():
    driver = desk().on("page-1").click(450, 35, "ctrl shift")
    assert driver.desk.run(named("remove-overrides"))
    driver.expect_unchanged()
