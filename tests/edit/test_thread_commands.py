"""Threading: linking, taking out, new frames, pages added until the text has room."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from tests import notation
from voa_editor.compose.composer import Composer
from voa_editor.edit.commands import thread
from voa_editor.edit.editor import Editor
from voa_editor.fonts.library import bundled
from voa_editor.geometry import Rect
from voa_editor.model.frames import TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Page
from voa_editor.model.story import Paragraph, Story
from voa_editor.model.styles import ParagraphStyle
from voa_editor.model.threads import Threads, paragraphs


def small(words: int = 40) -> Issue:
    labels = [
        [Story(id=f"label-{n}", kind="label"), Paragraph(id=f"lp-{n}", parent=f"label-{n}", text=text)]
        for n, text in enumerate(["", "The end.", ""])
    ]
    frames = [
        TextFrame(id=f"f{n}", parent="page-1" if n < 2 else "page-2", order=str(n), w=120, h=60, x=50, y=50 + 80 * n, story=story)
        for n, story in enumerate(["story-a", "label-0", "label-1", "label-2"])
    ]
    return notation.issue(
        notation.story("a", "word " * words, headline="A"), *labels, frames,
        [Page(id="page-1", order="1", kind="article", section="s"), Page(id="page-2", order="2")],
        [ParagraphStyle(id="ps-body", size=10.0, leading=12.0)],
    )  # fmt: skip


def applied(editor: Editor, change: object) -> Issue:
    editor.apply(change, "x")  # type: ignore[arg-type]
    return editor.issue


def order(issue: Issue) -> list[str]:
    return [frame.id for frame in Threads(issue).frames("story-a")]


def test_three_frames_are_threaded_and_their_empty_labels_go():
    editor = Editor(small())
    applied(editor, thread.link(editor.issue, "f0", "f1"))
    issue = applied(editor, thread.link(editor.issue, "f1", "f3"))
    assert order(issue) == ["f0", "f1", "f3"]
    assert not {"label-0", "lp-0", "label-2", "lp-2"} & issue.records.keys()
    while editor.undo():
        pass
    assert editor.issue == small()


def test_a_frame_is_linked_in_right_after_another():
    editor = Editor(small())
    applied(editor, thread.link(editor.issue, "f0", "f3"))
    assert order(applied(editor, thread.link(editor.issue, "f0", "f1"))) == ["f0", "f1", "f3"]


def test_the_words_of_a_linked_label_come_last():
    editor = Editor(small())
    issue = applied(editor, thread.link(editor.issue, "f0", "f2"))
    assert [p.text for p in paragraphs(issue, "story-a")][-1] == "The end." and "label-1" not in issue


def test_articles_and_frames_of_one_thread_are_not_linked():
    article = small().with_records({"label-1": Story(id="label-1", kind="article")})
    assert thread.link(article, "f0", "f2") is None
    assert thread.link(small(), "f0", "f0") is None
    linked = Editor(small())
    applied(linked, thread.link(linked.issue, "f0", "f1"))
    assert thread.link(linked.issue, "f1", "f0") is None
    assert thread.link(linked.issue, "f2", "f1") is None  # not the first of its thread


def test_a_frame_taken_out_is_empty_and_the_others_stay_threaded():
    editor = Editor(small())
    applied(editor, thread.link(editor.issue, "f0", "f1"))
    applied(editor, thread.link(editor.issue, "f1", "f3"))
    issue = applied(editor, thread.unlink(editor.issue, "f1"))
    assert order(issue) == ["f0", "f3"]
    fresh = issue.need(TextFrame, "f1")
    assert issue.need(Story, fresh.story).kind == "label" and [p.text for p in paragraphs(issue, fresh.story)] == [""]
    assert thread.unlink(small(), "f0") is None
    broken = applied(editor, thread.break_after(editor.issue, "f0"))
    assert order(broken) == ["f0"] and thread.break_after(broken, "f0") is None


def test_frames_with_equal_thread_keys_are_told_apart_when_one_comes_between():
    start = small()
    start = start.with_records({i: replace(start.need(TextFrame, i), story="story-a") for i in ("f1", "f2")})
    issue = Editor(start).apply(thread.link(start, "f0", "f3"), "x").apply(start)
    assert order(issue) == ["f0", "f3", "f1", "f2"]


def test_a_new_frame_goes_on_with_the_text():
    editor = Editor(small())
    issue = applied(editor, thread.new_threaded(editor.issue, "f0", "page-2", Rect(10, 20, 100, 200)))
    new = issue.need(TextFrame, order(issue)[1])
    assert (new.parent, new.x, new.h, new.story) == ("page-2", 10, 200, "story-a")
    assert thread.new_threaded(issue, "f0", "page-9", Rect(10, 20, 100, 200)) is None


def test_autoflow_adds_pages_until_all_words_stand():
    composer, start = Composer(bundled()), small(1500)

    def over(issue: Issue) -> int:
        return composer.typesetter.flow(composer.view(issue), "story-a", "body").over_lines()

    assert over(start) > 0
    editor = Editor(start)
    issue = applied(editor, thread.autoflow(start, "f0", over))
    assert over(issue) == 0 and len(order(issue)) > 1
    pages = [page.id for page in issue.pages()]
    standing = list(dict.fromkeys(issue.page_of(frame) for frame in order(issue)))
    assert standing == pages[: len(standing)] and pages[-1] == "page-2"
    assert issue.need(Page, standing[1]).section == "s"
    first, area = issue.need(TextFrame, "f0"), issue.settings.type_area(left_hand=True)
    made = issue.children(TextFrame, standing[1])
    assert len(made) > 1
    assert {(one.w, one.columns, one.y, one.h) for one in made} == {(first.w, first.columns, area.y, area.h)}
    sides = sorted((frame.x, frame.x + frame.w) for frame in made)
    assert sides[0][0] == pytest.approx(area.x) and sides[-1][1] == pytest.approx(area.right)
    assert all(right < left for (_, right), (left, _) in pairwise(sides)), "side by side, none over another"
    assert thread.autoflow(issue, "f0", over) is None
    editor.undo()
    assert editor.issue == start


def test_a_frame_too_wide_to_stand_twice_keeps_its_place_from_the_spine():
    composer, start = Composer(bundled()), small(3000)
    wide = replace(start.need(TextFrame, "f0"), x=70.0, w=400.0, columns=2)

    def over(issue: Issue) -> int:
        return composer.typesetter.flow(composer.view(issue), "story-a", "body").over_lines()

    start = start.with_records({"f0": wide})
    issue = thread.autoflow(start, "f0", over).apply(start)
    second, third = (issue.need(TextFrame, frame) for frame in order(issue)[1:3])
    area = issue.settings.type_area(left_hand=True)
    assert (second.w, second.columns, second.h) == (400.0, 2, area.h)
    assert second.x == pytest.approx(min(max(issue.settings.trim_w - 470.0, area.x), area.right - 400.0)) and third.x == wide.x


def test_autoflow_stops_where_a_page_more_is_no_help():
    assert thread.autoflow(small(), "f0", lambda issue: 5) is None
