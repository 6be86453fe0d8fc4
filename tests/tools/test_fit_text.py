"""Frames as high as their text: grown, shrunk, threaded, turned; by the handle's double click."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import notation
from tests.driver import Driver
from voa_editor.edit.change import put
from voa_editor.model.frames import TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Page
from voa_editor.model.styles import ParagraphStyle
from voa_editor.tools.fit_text import FINEST, can_fit, fit_frames
from voa_editor.tools.select import SelectTool
from voa_editor.tools.thread import lines_over


def small(h: float = 60, words: int = 60) -> Issue:
    frame = TextFrame(id="f", parent="page", x=60, y=80, w=160, h=h, story="story-a")
    style = ParagraphStyle(id="ps-body", size=10.0, leading=12.0)
    return notation.issue(notation.story("a", "word " * words), frame, Page(id="page"), style)


def fitted(d: Driver) -> TextFrame:
    change = fit_frames(d.desk, d.desk.selection)
    assert change is not None
    return change.apply(d.issue).need(TextFrame, "f")


@pytest.mark.parametrize("h", [20, 60, 500])
def test_the_frame_holds_all_its_text_and_no_more(h: float):
    d = Driver(small(h)).select("f")
    frame = fitted(d)
    assert (frame.x, frame.y, frame.w) == (60, 80, 160)
    issue = put(d.issue, [frame]).apply(d.issue)
    assert lines_over(d.desk, "f", issue) == 0
    shorter = put(issue, [replace(frame, h=frame.h - 2 * FINEST)]).apply(issue)
    assert lines_over(d.desk, "f", shorter) > 0, "a little less would be too little"


def test_text_for_more_than_the_page_makes_the_frame_reach_its_end():
    frame = fitted(Driver(small(words=4000)).select("f"))
    assert frame.y + frame.h == pytest.approx(small().settings.trim_h)


def test_only_the_last_frame_of_a_thread_follows_its_text():
    issue = small()
    second = TextFrame(id="g", parent="page", x=300, y=80, w=160, h=400, story="story-a", order="b")
    d = Driver(put(issue, [replace(issue.need(TextFrame, "f"), order="a"), second]).apply(issue))
    assert can_fit(d.desk, "g") and not can_fit(d.desk, "f")


def test_a_double_click_on_a_handle_fits_the_frame_in_one_step():
    d = Driver(small(500), SelectTool()).select("f")
    d.press(140, 580, clicks=2).release()
    assert d.issue.need(TextFrame, "f").h < 250
    d.undo().expect_unchanged()
