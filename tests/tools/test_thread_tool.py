"""Threading by hand: ports, the loaded cursor, frames drawn on, pages added, lines between ports."""

from __future__ import annotations

from dataclasses import replace

from tests import notation
from tests.driver import Driver
from voa_editor.edit.change import put
from voa_editor.model.frames import TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Page
from voa_editor.model.story import Paragraph, Story
from voa_editor.model.styles import ParagraphStyle
from voa_editor.model.threads import Threads
from voa_editor.tools.handles import ports
from voa_editor.tools.select import SelectTool
from voa_editor.tools.thread import ThreadTool, lines_over, port_states, thread_lines
from voa_editor.tools.tool import Pointer


def small(words: int = 60) -> Issue:
    labels = [[Story(id=f"l{n}", kind="label"), Paragraph(id=f"lp{n}", parent=f"l{n}")] for n in (1, 2)]
    frames = [
        TextFrame(id=f"f{n}", parent=page, order=str(n), x=60, y=y, w=160, h=60, story=story)
        for n, (page, y, story) in enumerate([("page-1", 80, "story-a"), ("page-1", 200, "l1"), ("page-2", 200, "l2")])
    ]
    pages = [Page(id=f"page-{n}", order=str(n)) for n in (1, 2, 3)]
    style = ParagraphStyle(id="ps-body", size=10.0, leading=12.0)
    return notation.issue(notation.story("a", "word " * words), *labels, frames, pages, [style])


def thread(d: Driver) -> list[str]:
    return [frame.id for frame in Threads(d.issue).frames("story-a")]


def press_port(d: Driver, frame: str, out: bool = True) -> Driver:
    at = ports(d.desk, d.issue.need(TextFrame, frame))[1 if out else 0].at
    d.desk.press(Pointer(at))
    d.desk.release(Pointer(at))
    return d


def test_three_frames_are_threaded_one_after_the_other():
    d = Driver(small(), SelectTool()).select("f0")
    press_port(d, "f0").click(100, 220)
    assert thread(d) == ["f0", "f1"] and isinstance(d.desk.tool, SelectTool)
    d.expect_selected("f1")
    press_port(d, "f1").on("page-2").click(100, 220)
    assert thread(d) == ["f0", "f1", "f2"]
    d.undo().undo().expect_unchanged()
    d.redo().redo()
    assert thread(d) == ["f0", "f1", "f2"]


def test_the_loaded_cursor_says_what_a_press_would_do_and_escape_unloads():
    d = Driver(small(), SelectTool()).select("f0")
    press_port(d, "f0")
    board = d.desk.pasteboard
    for x, y, cursor in ((100, 220, "link"), (100, 100, "unlink"), (400, 500, "place")):
        pointer = Pointer(board.from_page("page-1", type(board.origin("page-1"))(x, y)))
        assert d.desk.cursor(pointer) == cursor
    d.move(100, 220)
    assert [mark.kind for mark in d.desk.marks] == ["drop"]  # type: ignore[union-attr]
    d.escape()
    assert isinstance(d.desk.tool, SelectTool)
    d.expect_unchanged()


def test_a_drag_draws_a_frame_on_and_the_cursor_stays_loaded_while_text_is_left():
    d = Driver(small(80), ThreadTool("f0", SelectTool())).drag((300, 300), (460, 340), held="ctrl")
    assert len(thread(d)) == 2
    new = thread(d)[1]
    d.expect(new, x=300, y=300, w=160, story="story-a").expect_selected(new)
    assert lines_over(d.desk, new, d.issue) and isinstance(d.desk.tool, ThreadTool)
    d.drag((300, 400), (460, 800)).move(10, 10)
    assert len(thread(d)) == 3 and isinstance(d.desk.tool, SelectTool)
    d.undo().undo().expect_unchanged()


def test_a_click_makes_a_frame_down_to_the_foot_of_the_type_area():
    d = Driver(small(), ThreadTool("f0", SelectTool())).on("page-2").click(300, 300)
    frame = d.issue.need(TextFrame, thread(d)[1])
    area = d.issue.settings.type_area(left_hand=True)
    assert frame.parent == "page-2" and abs(frame.rect.bottom - area.bottom) < 0.01 and 280 < frame.y <= 300
    assert abs(frame.w - 160) < 25


def test_shift_click_adds_pages_until_all_text_has_room():
    d = Driver(small(4000), ThreadTool("f0", SelectTool())).on("page-2").click(60, 70, held="shift")
    assert lines_over(d.desk, "f0", d.issue) == 0 and len(d.issue.pages()) > 3
    d.move(10, 10)
    assert isinstance(d.desk.tool, SelectTool)
    d.undo().expect_unchanged()


def test_a_double_click_on_the_in_port_takes_a_frame_out_and_one_on_the_out_port_ends_the_thread():
    d = Driver(small(), SelectTool()).select("f0")
    press_port(d, "f0").click(100, 220)
    at = ports(d.desk, d.issue.need(TextFrame, "f1"))[0].at
    for clicks in (1, 2):
        d.desk.press(Pointer(at, clicks=clicks))
        d.desk.release(Pointer(at, clicks=clicks))
    assert thread(d) == ["f0"] and "l1" not in d.issue and isinstance(d.desk.tool, SelectTool)
    d.undo().select("f0")
    at = ports(d.desk, d.issue.need(TextFrame, "f0"))[1].at
    for clicks in (1, 2):
        d.desk.press(Pointer(at, clicks=clicks))
        d.desk.release(Pointer(at, clicks=clicks))
    assert thread(d) == ["f0"] and isinstance(d.desk.tool, SelectTool)


def test_ports_and_lines_tell_of_the_thread():
    d = Driver(small(80), SelectTool()).select("f0")
    assert port_states(d.desk, d.issue.need(TextFrame, "f0")) == ("", "overset")
    assert thread_lines(d.desk, ["page-1"]) == []
    press_port(d, "f0").click(100, 220)
    assert port_states(d.desk, d.issue.need(TextFrame, "f0")) == ("", "linked")
    assert port_states(d.desk, d.issue.need(TextFrame, "f1"))[0] == "linked"
    (line,) = thread_lines(d.desk, ["page-1"])
    assert line.kind == "thread" and line.start.y < line.end.y
    d.select()
    assert thread_lines(d.desk, ["page-1"]) == []
    d.desk.set_options(threads=True)
    assert thread_lines(d.desk, ["page-1"]) and not thread_lines(d.desk, ["page-3"])


def test_the_in_port_loads_the_cursor_for_a_frame_before_and_escape_leaves_all_as_it_was():
    d = Driver(small(), SelectTool()).select("f0")
    press_port(d, "f0").click(100, 220)
    threaded = d.issue
    press_port(d, "f1", out=False)
    assert isinstance(d.desk.tool, ThreadTool) and d.issue is threaded
    d.escape()
    assert isinstance(d.desk.tool, SelectTool) and d.issue is threaded
    d.select("f1")
    press_port(d, "f1", out=False).drag((300, 300), (460, 340), held="ctrl")
    new = thread(d)[1]
    assert thread(d) == ["f0", new, "f1"]
    assert isinstance(d.move(10, 10).desk.tool, SelectTool)
    d.expect(new, x=300, y=300, w=160).expect_selected(new).undo()
    assert d.issue == threaded


def test_a_frame_pressed_with_the_cursor_of_an_in_port_comes_before_with_its_words_first():
    d = Driver(small(), SelectTool())
    (label,) = d.issue.children(Paragraph, "l1")
    d.desk.apply(put(d.issue, [replace(label, text="First.")]), "Type")
    d.select("f0")
    press_port(d, "f0", out=False).click(100, 220)
    assert thread(d) == ["f1", "f0"] and isinstance(d.desk.tool, SelectTool)
    assert d.issue.children(Paragraph, "story-a")[0].text == "First."
    press_port(d.select("f1"), "f1", out=False).on("page-2").click(300, 300)
    assert thread(d)[1:] == ["f1", "f0"] and len(thread(d)) == 3
