"""Captions in the hand: added ready to be typed, and never left by their picture."""

from __future__ import annotations

import pytest
from driver import Driver
from edits import PHOTO, PIXELS, caption
from notation import group, issue, pages, picture_frame, shape

from voa_editor.edit.captions import companions
from voa_editor.edit.commands import named
from voa_editor.model.assets import Photo
from voa_editor.model.frames import PictureFrame, TextFrame
from voa_editor.model.story import Paragraph, Story
from voa_editor.tools.caption import add_caption
from voa_editor.tools.select import SelectTool

BARE = Photo(id="photo-b", asset=PIXELS.id)


def desk_with(*records: object) -> Driver:
    driver = Driver(issue(pages(3), PHOTO, BARE, PIXELS, *records), SelectTool())  # type: ignore[arg-type]
    driver.desk.set_options(margins=False, snap=False)
    return driver


def told() -> Driver:
    """A picture on page 2, 20 points from the fold, with its caption beside it, in the fold's other half."""
    return desk_with(
        picture_frame("a", 400, 50, 150, 100, page="page-2", photo="photo-a"),
        caption("words", 400, 154, 150, 20, page="page-2"),
    ).on("page-2")


def captions(driver: Driver) -> list[TextFrame]:
    return [frame for frame in driver.issue.all(TextFrame) if driver.issue.need(Story, frame.story).kind == "label"]


def test_a_new_caption_is_written_without_another_key():
    driver = desk_with(picture_frame("p", 50, 60, 200, 100, photo="photo-b")).select("frame-p")
    assert add_caption(driver.desk)
    driver.type("Әнші құс").expect("photo-b", caption="Әнші құс", credit="")
    driver.escape()
    assert driver.desk.tool.name == "select" and driver.desk.selection.frames == (captions(driver)[0].id,)
    driver.undo().undo().undo().expect_unchanged()


def test_what_a_new_caption_says_already_is_selected_without_its_credit():
    driver = desk_with(picture_frame("p", 50, 60, 200, 100, photo="photo-a")).select("frame-p")
    add_caption(driver.desk)
    driver.type("New").expect("photo-a", caption="New", credit="A. Painter")


def test_captions_of_several_pictures_are_added_and_none_is_begun():
    both = picture_frame("p", 50, 60, 200, 100, photo="photo-a"), picture_frame("q", 50, 260, 200, 100, photo="photo-b")
    driver = desk_with(*both).select("frame-p", "frame-q")
    assert add_caption(driver.desk) and driver.desk.selection.text is None and len(captions(driver)) == 2
    driver.select("frame-p", "frame-q")
    assert not add_caption(driver.desk), "they have captions"


def test_a_deleted_picture_takes_its_caption_along():
    driver = told().select("frame-a")
    driver.desk.run(named("delete"))
    assert not captions(driver) and "para-words" not in driver.issue, "nor do its words stay behind"
    driver.expect("photo-a", caption="The bridge.").undo().expect_unchanged()


def test_a_picture_deleted_in_its_frame_takes_its_caption_along_and_the_frame_stays():
    driver = told().press(450, 100, clicks=2).release()
    assert driver.desk.selection.content
    driver.desk.run(named("delete"))
    assert not captions(driver)
    driver.expect("frame-a", photo="").undo().expect_unchanged()


def test_a_locked_caption_and_that_of_another_picture_stay():
    driver = desk_with(
        picture_frame("a", 50, 50, 200, 100, photo="photo-a"), caption("c", 50, 154, 200, 20, locked=True),
        picture_frame("b", 50, 250, 200, 100, photo="photo-b"), caption("d", 50, 354, 200, 20, photo="photo-b"),
    ).select("frame-a")  # fmt: skip
    driver.desk.run(named("delete"))
    assert {frame.id for frame in captions(driver)} == {"frame-c", "frame-d"}


def test_a_caption_goes_with_the_group_that_its_picture_is_of():
    driver = desk_with(
        group("g", picture_frame("a", 50, 50, 200, 100, photo="photo-a"), shape("s", 60, 60, 20, 20)),
        caption("c", 50, 154, 200, 20),
    ).select("frame-g")
    driver.desk.run(named("delete"))
    assert not captions(driver)


@pytest.mark.parametrize("way", ["duplicate", "alt"])
def test_a_copy_of_a_picture_has_a_caption_of_its_own(way):
    driver = told()
    if way == "alt":
        driver.drag((450, 100), (450, 400), "alt")
    else:
        driver.select("frame-a").desk.run(named("duplicate"))
    assert len(captions(driver)) == 2
    (copy,) = [frame for frame in driver.issue.all(PictureFrame) if frame.id != "frame-a"]
    (words,) = companions(driver.issue, copy)
    assert words.id != "frame-words" and (words.x - copy.x, words.y - copy.y) == pytest.approx((0, 104))
    assert driver.issue.children(Paragraph, words.story)[0].spans[0].of == "photo-a"
    driver.undo().expect_unchanged()


@pytest.mark.parametrize("held", ["", "alt"])
def test_a_picture_that_goes_to_another_page_takes_its_caption_there(held):
    width = issue().settings.trim_w
    driver = desk_with(
        picture_frame("a", 380, 50, 150, 100, page="page-2", photo="photo-a"), caption("words", 275, 50, 100, 60, page="page-2")
    ).on("page-2")
    driver.drag((450, 100), (450 + width / 4, 100), held)  # its middle passes the fold, that of the caption does not
    (picture,) = [f for f in driver.issue.all(PictureFrame) if f.parent == "page-3"]
    (words,) = companions(driver.issue, picture)
    assert words.parent == "page-3" and words.x < 0 and picture.x - words.x == pytest.approx(105)
    driver.undo().expect_unchanged()
