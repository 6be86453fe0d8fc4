"""The Text tool: caret and selection by mouse and keys, typing, undo by bursts, input methods, paste, new frames."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import notation
from tests.driver import Driver
from voa_editor.edit.passage import sound
from voa_editor.edit.selection import Spot, TextRange
from voa_editor.geometry import Point
from voa_editor.model.assets import Photo
from voa_editor.model.frames import PictureFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Page
from voa_editor.model.story import FIELD_MARK, Paragraph, Span, Story
from voa_editor.model.styles import CharacterStyle, ParagraphStyle
from voa_editor.tools.desk import Desk
from voa_editor.tools.select import SelectTool
from voa_editor.tools.text_input import paste_html, paste_text
from voa_editor.tools.tool import Key, Tool
from voa_editor.tools.type import TypeTool

BODY = ["The first bridge was opened in July after many years of work on both banks.", "It is long.", "Әнші құс үні."]


def small(*texts: str, language: str = "en") -> Issue:
    head = Paragraph(id="head", parent="story-a", order="0", flow="head", text=FIELD_MARK, spans=(Span(0, 1, field="headline"),))
    line = Paragraph(id="line", parent="contents", text=FIELD_MARK, spans=(Span(0, 1, field="title", of="story-a"),))
    frames = [
        TextFrame(id="top", parent="page-1", order="1", x=50, y=20, w=200, h=30, story="story-a", flow="head"),
        TextFrame(id="f1", parent="page-1", order="2", x=50, y=60, w=120, h=50, story="story-a", thread="1"),
        TextFrame(id="f2", parent="page-2", order="1", x=250, y=60, w=120, h=300, story="story-a", thread="2"),
        TextFrame(id="toc", parent="page-2", order="2", x=50, y=20, w=200, h=30, story="contents"),
    ]
    return notation.issue(
        notation.story("a", *(texts or BODY), headline="Bridge", language=language), [head, line],
        [Story(id="contents", kind="label"), Photo(id="photo")], frames,
        [PictureFrame(id="pic", parent="page-1", order="3", x=50, y=400, w=100, h=100)],
        [Page(id="page-1", order="1"), Page(id="page-2", order="2")],
        [ParagraphStyle(id="ps-body", size=10.0, leading=12.0), CharacterStyle(id="cs-bold", weight=700)],
    )  # fmt: skip


def driver(*texts: str, **more: str) -> Driver:
    return Driver(small(*texts, **more), TypeTool())


def at(d: Driver, paragraph: str, offset: int, head: int | None = None) -> Driver:
    frame = {"head": "top", "line": "toc"}.get(paragraph, "f1")
    spot = Spot(paragraph, offset)
    d.desk.selection = d.desk.selection.with_text(TextRange(frame, spot, Spot(paragraph, offset if head is None else head)))
    return d


def text(d: Driver, paragraph: str = "para-a-1") -> str:
    return d.issue.need(Paragraph, paragraph).text


def caret(d: Driver) -> tuple[str, int]:
    found = d.desk.selection.text
    assert found is not None
    return found.head.paragraph, found.head.offset


def selected(d: Driver) -> tuple[Spot, Spot]:
    found = d.desk.selection.text
    assert found is not None
    return found.anchor, found.head


def tool(d: Driver) -> TypeTool:
    assert isinstance(d.desk.tool, TypeTool)
    return d.desk.tool


def labels(d: Driver) -> list[str]:
    return [entry.label for entry in d.desk.editor.entries()[1:] if not entry.undone]


# -- the pointer --------------------------------------------------------------------------------------------------


def test_a_click_puts_the_caret_where_it_points_and_typing_goes_there():
    d = driver().click(51, 66).type("X")
    assert text(d).startswith("XThe first") and caret(d) == ("para-a-1", 1)


def test_a_click_right_of_a_lines_end_stays_on_that_line():
    d = driver().click(168, 66)
    shape = tool(d).shape(d.desk)
    assert shape is not None and shape[0] == "page-1" and shape[1].top < 66 < shape[1].bottom
    d.click(400, 66)  # beside the frame: nothing to type in
    assert d.desk.selection.text is None


def test_a_drag_selects_and_shift_click_extends():
    d = driver().drag((51, 66), (90, 66))
    start, end = selected(d)
    assert start == Spot("para-a-1", 0) and end.offset > 5
    d.click(60, 78, held="shift")
    assert selected(d)[0] == Spot("para-a-1", 0) and selected(d)[1].offset > end.offset
    assert tool(d).selected(d.desk, "page-1")


@pytest.mark.parametrize(
    ("clicks", "wanted"),
    [(2, "first"), (3, "The first bridge was opened "), (4, BODY[0]), (5, "".join(BODY))],
)
def test_clicks_select_word_line_paragraph_and_story(clicks, wanted):
    d = driver().press(75, 66, clicks=clicks).release()
    start, end = selected(d)
    whole = "".join(BODY)
    places = {f"para-a-{n + 1}": sum(map(len, BODY[:n])) for n in range(3)}
    found = whole[places[start.paragraph] + start.offset : places[end.paragraph] + end.offset]
    assert found == wanted if clicks != 3 else found and whole.startswith(found)


def test_a_drag_by_words_takes_whole_words():
    d = driver().press(75, 66, clicks=2).move(110, 66).release()
    start, end = selected(d)
    assert BODY[0][start.offset : end.offset] == "first bridge"
    d.press(110, 66, clicks=2).move(75, 66).release()
    start, end = selected(d)
    assert (start.offset, end.offset) == (16, 4)


def test_a_drag_goes_on_into_the_next_frame_of_the_thread():
    d = driver().press(51, 66)
    d.on("page-2").move(252, 64).release()
    assert selected(d)[0] == Spot("para-a-1", 0) and selected(d)[1].paragraph == "para-a-2"


def test_a_drag_on_empty_paper_draws_a_frame_ready_for_typing_and_a_click_makes_none():
    d = driver().drag((300, 500), (420, 560)).type("New")
    frame = d.issue.need(TextFrame, d.desk.selection.frames[0])
    (paragraph,) = d.issue.children(Paragraph, frame.story)
    assert paragraph.text == "New" and d.issue.need(Story, frame.story).kind == "label"
    assert (frame.x, frame.y, frame.w, frame.h) == pytest.approx((300, 500, 120, 60), abs=6)
    d.undo().undo().expect_unchanged()
    d.click(300, 500).expect_unchanged()


def test_a_frame_without_a_paragraph_gets_one():
    start = small()
    start = start.with_records({"f1": replace(start.need(TextFrame, "f1"), flow="lead")})
    d = Driver(start, TypeTool()).click(60, 66).type("Lead")
    assert [p.text for p in d.issue.children(Paragraph, "story-a") if p.flow == "lead"] == ["Lead"]


# -- keys ---------------------------------------------------------------------------------------------------------


def test_arrows_go_by_letters_words_paragraphs_and_story():
    d = at(driver(), "para-a-1", 3).keys("Right", "Right")
    assert caret(d) == ("para-a-1", 5)
    assert caret(d.keys("Ctrl+Right")) == ("para-a-1", 10)
    assert caret(d.keys("Ctrl+Left", "Ctrl+Left")) == ("para-a-1", 0)
    assert caret(d.keys("Ctrl+Down")) == ("para-a-2", 0)
    assert caret(d.keys("Left")) == ("para-a-1", len(BODY[0]))
    assert caret(d.keys("Ctrl+End")) == ("para-a-3", len(BODY[2]))
    assert caret(d.keys("Ctrl+Home")) == ("para-a-1", 0)
    assert caret(d.keys("Left", "Up")) == ("para-a-1", 0)


def test_up_and_down_keep_the_column_over_short_lines_and_frames():
    d = at(driver(), "para-a-1", 14)
    first = tool(d).shape(d.desk)
    xs, pages = [], []
    for _ in range(5):
        d.keys("Down")
        found = tool(d).shape(d.desk)
        assert found is not None
        pages.append(found[0])
        xs.append(found[1].x - (50 if found[0] == "page-1" else 250))
    assert "page-2" in pages and first is not None and caret(d)[0] == "para-a-3"
    for _ in range(5):
        d.keys("Up")
    assert caret(d)[0] == "para-a-1" and abs(caret(d)[1] - 14) <= 1


def test_home_and_end_are_those_of_the_line_and_shift_extends():
    d = at(driver(), "para-a-1", 14).keys("Home")
    assert caret(d) == ("para-a-1", 0)
    d.keys("Shift+End")
    start, end = selected(d)
    shape = tool(d).shape(d.desk)
    assert start.offset == 0 and end.offset > 14 and shape is not None and shape[1].top < 75
    assert caret(d.keys("Left")) == ("para-a-1", 0)


def test_page_keys_go_to_the_ends_of_frames_and_on():
    d = at(driver(), "para-a-1", 0).keys("PageDown")
    inside = tool(d).shape(d.desk)
    d.keys("PageDown")
    beyond = tool(d).shape(d.desk)
    assert inside is not None and beyond is not None and (inside[0], beyond[0]) == ("page-1", "page-2")
    d.keys("PageUp", "PageUp", "PageUp")
    assert caret(d)[0] == "para-a-1" and caret(d)[1] < 20


def test_typing_replaces_what_is_selected():
    d = at(driver(), "para-a-1", 4, 16).type("ferry")
    assert text(d).startswith("The ferry was opened")


def test_return_splits_and_shift_return_breaks_the_line():
    d = at(driver(), "para-a-2", 5).keys("Return").type("x")
    ids = [p.id for p in d.issue.children(Paragraph, "story-a") if p.flow == "body"]
    assert [text(d, i) for i in ids[1:3]] == ["It is", "x long."]
    d = at(driver(), "para-a-2", 5).keys("Shift+Return")
    assert text(d, "para-a-2") == "It is\n long." and caret(d) == ("para-a-2", 6)


def test_erasing_goes_by_letters_and_words_and_joins_paragraphs():
    d = at(driver(), "para-a-3", 4).keys("Backspace")
    assert text(d, "para-a-3") == "Әнш құс үні."
    d.keys("Ctrl+Backspace", "Backspace", "Backspace")
    assert text(d, "para-a-2") == "It is long құс үні."
    d.keys("Delete", "Ctrl+Delete")
    assert text(d, "para-a-2") == "It is longүні."


def test_quotes_and_dashes_are_set_in_the_language_of_the_story():
    d = at(driver(), "para-a-2", 11).type(' "a" - b...')
    assert text(d, "para-a-2") == "It is long. “a”\u00a0– b…"
    d = at(driver(language="kk"), "para-a-2", 11).type(' "a"')
    assert text(d, "para-a-2") == "It is long. «a»"


def test_control_a_takes_the_story_and_control_b_makes_bold():
    d = at(driver(), "para-a-2", 3).keys("Ctrl+a", "Ctrl+b")
    assert all(p.spans == (Span(0, len(p.text), "cs-bold"),) for p in d.issue.children(Paragraph, "story-a") if p.flow == "body")
    d.undo().expect_unchanged()
    d = at(driver(), "para-a-2", 3).keys("Ctrl+b").type("so")
    assert d.issue.need(Paragraph, "para-a-2").spans == (Span(3, 5, "cs-bold"),)


def test_escape_leaves_the_text_with_its_frame_selected():
    select = Tool()
    d = at(driver(), "para-a-2", 3).tool(TypeTool(select))
    d.escape().expect_selected("f1")
    assert d.desk.selection.text is None and d.desk.tool is select


def test_keys_without_a_caret_mean_nothing():
    d = driver()
    assert not d.desk.key(Key("", "x")) and not d.desk.key(Key("Left"))
    d.expect_unchanged()


# -- data ---------------------------------------------------------------------------------------------------------


def test_a_headline_typed_in_place_shows_in_the_contents():
    d = at(driver(), "head", 6).type("s of Asia")
    assert d.issue.need(Story, "story-a").headline == "Bridges of Asia"
    sheet = d.desk.sheet("page-2")
    (box,) = [box for box in sheet.texts if box.frame == "toc"]
    assert "".join(run.text for run in box.lines[0].runs) == "Bridges of Asia"
    d.undo().undo().undo().expect_unchanged()


def test_a_headline_emptied_can_be_typed_again():
    d = at(driver(), "head", 0, 6).keys("Delete")
    assert d.issue.need(Story, "story-a").headline == ""
    assert tool(d).shape(d.desk) is not None
    assert d.type("Қала").issue.need(Story, "story-a").headline == "Қала"


# -- history ------------------------------------------------------------------------------------------------------


def test_undo_goes_by_words_and_redo_brings_them_back():
    d = at(driver(), "para-a-2", 11).type(" one two")
    assert labels(d) == ["Type"] * 3
    d.undo()
    assert text(d, "para-a-2") == "It is long. one " and caret(d) == ("para-a-2", 16)
    d.undo().undo().expect_unchanged()
    d.redo().redo().redo()
    assert text(d, "para-a-2") == "It is long. one two" and caret(d) == ("para-a-2", 19)


def test_typing_erasing_and_typing_elsewhere_are_steps_of_their_own():
    d = at(driver(), "para-a-2", 11).type("ab").keys("Backspace", "Backspace").type("c")
    d.keys("Left").type("d")
    assert labels(d) == ["Type", "Erase", "Type", "Type"]


def test_undo_of_return_brings_the_caret_back_to_the_whole_paragraph():
    d = at(driver(), "para-a-2", 5).keys("Return").type("x").undo().undo().expect_unchanged()
    assert caret(d)[0] in ("para-a-1", "para-a-2", "para-a-3")
    d.type("y")
    assert "y" in "".join(p.text for p in d.issue.children(Paragraph, "story-a"))


def test_undo_by_someone_else_keeps_the_caret_in_sound_text():
    d = at(driver(), "para-a-2", 11).type("abc")
    d.desk.editor.undo()
    assert caret(d) == ("para-a-2", 11)


# -- input methods ------------------------------------------------------------------------------------------------


def test_what_is_composed_shows_but_is_not_entered_until_it_is_committed():
    d = at(driver(), "para-a-2", 11)
    assert tool(d).compose_text(d.desk, "ni", "")
    assert text(d, "para-a-2") == "It is long.ni" and labels(d) == []
    assert tool(d).preedit == (Spot("para-a-2", 11), Spot("para-a-2", 13))
    assert tool(d).surrounding(d.desk) == ("It is long.", 11, 11)
    tool(d).compose_text(d.desk, "你", "")
    assert text(d, "para-a-2") == "It is long.你"
    tool(d).compose_text(d.desk, "", "你好")
    assert text(d, "para-a-2") == "It is long.你好" and labels(d) == ["Type"] and tool(d).preedit is None
    assert caret(d) == ("para-a-2", 13)
    d.undo().expect_unchanged()


def test_composing_over_a_selection_can_be_given_up():
    d = at(driver(), "para-a-2", 0, 2)
    tool(d).compose_text(d.desk, "e\u0301", "")
    assert text(d, "para-a-2") == "e\u0301 is long."
    tool(d).compose_text(d.desk, "", "")
    d.expect_unchanged()
    assert selected(d) == (Spot("para-a-2", 0), Spot("para-a-2", 2))
    tool(d).compose_text(d.desk, "x", "")
    d.click(60, 66).expect_unchanged()
    tool(d).compose_text(d.desk, "x", "")
    d.tool(Tool()).expect_unchanged()


# -- paste --------------------------------------------------------------------------------------------------------


def test_plain_text_is_pasted_as_paragraphs_in_one_step():
    d = at(driver(), "para-a-2", 11)
    assert paste_text(d.desk, " One\nTwo\nThree\n")
    bodies = [p.text for p in d.issue.children(Paragraph, "story-a") if p.flow == "body"]
    assert bodies == [BODY[0], "It is long. One", "Two", "Three", BODY[2]]
    d.type("!").undo().undo().expect_unchanged()


def test_rich_text_is_pasted_in_the_styles_that_are_there():
    d = at(driver(), "para-a-2", 0)
    assert paste_html(d.desk, "<h1>Head</h1><p><b>bold</b> <i>slanted</i> </p>")
    first, second = [p for p in d.issue.children(Paragraph, "story-a") if p.flow == "body"][1:3]
    assert (first.text, first.style) == ("Head", "ps-body")
    assert second.text.startswith("bold slanted") and Span(0, 4, "cs-bold") in second.spans
    assert Span(5, 12, local=("italic=yes",)) in second.spans
    assert not paste_html(Desk(d.desk.editor, d.desk.composer, TypeTool()), "<p>x")


def test_pasting_into_a_headline_stays_in_it():
    d = at(driver(), "head", 6)
    paste_text(d.desk, "s\nof Asia")
    assert d.issue.need(Story, "story-a").headline == "Bridges\nof Asia"


def test_the_caret_tells_where_it_is_on_a_turned_frame():
    start = small()
    start = start.with_records({"top": replace(start.need(TextFrame, "top"), rotation=90.0)})
    d = Driver(start, TypeTool())
    d.click(150, 0)
    assert caret(d)[0] == "head"
    shape = tool(d).shape(d.desk)
    assert shape is not None
    here = shape[1].matrix.apply(Point(shape[1].x, shape[1].top))
    assert abs(here.x - 150) < 40


def test_escape_goes_back_to_the_tool_that_the_text_was_entered_with():
    select = SelectTool()
    d = Driver(small(), select).click(51, 66, clicks=2).type("X")
    assert text(d).startswith("XThe")
    d.escape().expect_selected("f1")
    assert d.desk.tool is select


_ANY = st.one_of(
    st.tuples(st.just("keys"), st.sampled_from([
        "Left", "Right", "Up", "Down", "Home", "End", "PageUp", "PageDown", "Backspace", "Delete", "Return", "Tab", "Shift+Up",
        "Shift+Down", "Shift+Ctrl+End", "Ctrl+Backspace", "Ctrl+a", "Ctrl+b", "Shift+Return",
    ])),
    st.tuples(st.just("type"), st.sampled_from(["a", " ", "ә", '"', "-", "👍"])),
    st.tuples(st.just("click"), st.tuples(st.integers(40, 260), st.integers(10, 120))),
    st.tuples(st.just("compose"), st.sampled_from(["", "ni"])),
    st.tuples(st.sampled_from(["undo", "redo"]), st.none()),
)  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(st.lists(_ANY, max_size=25))
def test_whatever_is_done_the_caret_stands_in_the_text_and_all_can_be_undone(doings):
    d = at(driver(), "para-a-1", 3)
    for what, how in doings:
        match what:
            case "click":
                d.click(*how)  # type: ignore[misc]
            case "compose":
                tool(d).compose_text(d.desk, str(how), "")
            case "undo" | "redo":
                getattr(d, what)()
            case _:
                getattr(d, what)(how)
        if found := d.desk.selection.text:
            assert sound(d.issue, found.head) == found.head and sound(d.issue, found.anchor) == found.anchor
            tool(d).shape(d.desk)
    d.desk.escape()
    while d.desk.undo():
        pass
    d.expect_unchanged()


@pytest.mark.parametrize("key", ["Up", "PageUp", "Home"])
def test_from_text_that_is_over_a_key_leads_back_to_the_last_line_that_shows(key: str):
    d = at(driver(*BODY, *["One line more. " * 12] * 30), "para-a-33", 5)
    assert d.desk.tool.shape(d.desk) is None
    d.keys(key)
    page, shape = d.desk.tool.shape(d.desk)
    assert page == "page-2" and shape.bottom > 340
