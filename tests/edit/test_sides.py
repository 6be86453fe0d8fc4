"""Frames follow their page to the other side of a spread, whoever moves the page."""

from __future__ import annotations

from dataclasses import replace

from edits import frame, made, rect
from notation import issue, pages, shape

from voa_editor.edit.change import put
from voa_editor.edit.rules import enforce
from voa_editor.model.pages import Page
from voa_editor.model.settings import Settings

PAPER = Settings(trim_w=600, trim_h=800, margin_inner=60, margin_outer=40)


def desk():
    return issue(PAPER, pages(3), shape("a", 100, 200, 50, 50, page="page-2"), shape("b", 100, 200, 50, 50, page="page-3"))


def test_any_change_of_the_pages_is_followed():
    now = desk()
    first = replace(now.need(Page, "page-1"), order="z")
    after = made(now, put(now, [first]))
    assert rect(after, "a")[0] == 120 and rect(after, "b")[0] == 80
    assert rect(made(now, put(now, [Page(id="page-0", order="0")])), "b")[0] == 80


def test_a_change_that_places_frames_itself_is_left_as_it_says():
    now = desk()
    placed = replace(frame(now, "b"), x=300)
    after = made(now, put(now, [replace(now.need(Page, "page-1"), order="z"), placed]))
    assert rect(after, "b")[0] == 300 and rect(after, "a")[0] == 120


def test_another_change_of_a_page_moves_nothing():
    now = desk()
    change = put(now, [replace(now.need(Page, "page-1"), kind="cover")])
    assert enforce(now, change) == change
