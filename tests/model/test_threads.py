"""Where a story stands."""

from __future__ import annotations

from notation import issue, story

from voa_editor.model.frames import GroupFrame, TextFrame
from voa_editor.model.pages import Page, ParentPage
from voa_editor.model.threads import Threads, paragraphs

MADE = issue(
    story("bridge", "One.", "Two."),
    [Page(id=f"page-{n}", order=str(n)) for n in (1, 2, 3)],
    ParentPage(id="parent-a"),
    GroupFrame(id="frame-g", parent="page-3"),
    TextFrame(id="frame-2", parent="page-2", story="story-bridge", thread="j"),
    TextFrame(id="frame-1", parent="frame-g", story="story-bridge", thread="k"),
    TextFrame(id="frame-3", parent="page-2", story="story-bridge", flow="head"),
    TextFrame(id="frame-4", parent="parent-a", story="story-bridge", flow="lead"),
)


def test_frames_are_threaded_in_order():
    threads = Threads(MADE)
    assert [f.id for f in threads.frames("story-bridge")] == ["frame-2", "frame-1"]
    assert [f.id for f in threads.frames("story-bridge", "head")] == ["frame-3"]
    assert threads.frames("story-none") == []


def test_pages_count_once_and_parent_pages_not_at_all():
    threads = Threads(MADE)
    assert threads.pages("story-bridge") == [2, 3]
    assert threads.first_page("story-bridge") == 2
    assert threads.first_page("story-none") == 0


def test_paragraphs_of_a_flow():
    assert [p.text for p in paragraphs(MADE, "story-bridge")] == ["One.", "Two."]
    assert paragraphs(MADE, "story-bridge", "quote") == []
