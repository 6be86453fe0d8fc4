"""Where a story stands."""

from __future__ import annotations

from dataclasses import replace

from notation import issue, story

from voa_editor.model.frames import GroupFrame, TextFrame
from voa_editor.model.pages import Page, ParentPage
from voa_editor.model.story import Paragraph
from voa_editor.model.threads import Threads, paragraphs, threads_of

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


def test_threads_are_looked_up_again_only_when_what_stands_changed():
    known = threads_of(MADE)
    text, frame = MADE.children(Paragraph, "story-bridge")[0], MADE.need(TextFrame, "frame-2")
    typed = MADE.with_records({text.id: replace(text, text="One more.")})
    assert threads_of(typed) is known
    turned = typed.with_records({frame.id: replace(frame, thread="l")})
    assert [f.id for f in threads_of(turned).frames("story-bridge")] == ["frame-1", "frame-2"]
    assert [f.id for f in threads_of(MADE).frames("story-bridge")] == ["frame-2", "frame-1"]
    moved = MADE.with_records({"page-1": Page(id="page-1", order="4")})
    assert threads_of(moved).pages("story-bridge") == [1, 2]
