"""A story in a plain view, and back into paragraphs with their ids, styles and spans."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests import notation
from voa_editor.edit.story_text import replace_story_text, whole_story
from voa_editor.model.issue import Issue
from voa_editor.model.story import FIELD_MARK, Paragraph, Span, Story
from voa_editor.model.styles import ParagraphStyle


def small() -> Issue:
    spans = {"p1": (Span(4, 10, "cs-bold"),), "p3": (Span(0, 1, field="headline"),)}
    texts = {"p1": "The bridge is open.", "p2": "It is long.", "p3": FIELD_MARK, "p4": "The end."}
    return notation.issue(
        Story(id="story-a", headline="Bridge"), ParagraphStyle(id="ps-body", name="Body"),
        [Paragraph(id=i, parent="story-a", order=i, text=t, spans=spans.get(i, ())) for i, t in texts.items()],
        Paragraph(id="head", parent="story-a", order="h", flow="head", text="Head"),
    )  # fmt: skip


def edited(texts: list[str]) -> Issue:
    change = replace_story_text(small(), "story-a", "body", texts)
    return change.apply(small()) if change else small()


def shown(issue: Issue) -> list[str]:
    return [line.text for line in whole_story(issue, "story-a")]


TEXTS = ["The bridge is open.", "It is long.", "Bridge", "The end."]


def test_the_plain_view_shows_fields_expanded_and_styles_by_name():
    lines = whole_story(small(), "story-a")
    assert [line.text for line in lines] == TEXTS and lines[0].style_name == "Body" and lines[1].style_name == "Body"
    assert replace_story_text(small(), "story-a", "body", TEXTS) is None


def test_what_changes_a_little_keeps_its_spans_and_what_is_new_is_like_its_neighbour():
    issue = edited(["The long bridge was open.", "New.", "It is long.", "Bridge", "The end."])
    assert shown(issue) == ["The long bridge was open.", "New.", "It is long.", "Bridge", "The end."]
    assert issue.need(Paragraph, "p1").spans == (Span(9, 15, "cs-bold"),)
    assert "p2" in issue and issue.need(Paragraph, "p4") == small().need(Paragraph, "p4")
    assert shown(edited(["First."] + TEXTS))[0] == "First."


def test_a_datum_is_changed_where_it_is_kept():
    issue = edited([*TEXTS[:2], "Bridges!", "The end."])
    assert issue.need(Story, "story-a").headline == "Bridges!" and issue.need(Paragraph, "p3") == small().need(Paragraph, "p3")


def test_paragraphs_that_are_gone_go_but_one_stays():
    issue = edited(["The end."])
    assert shown(issue) == ["The end."] and "p1" not in issue and "head" in issue
    assert shown(edited([])) == [""]


@given(st.lists(st.text(alphabet="ab \n.қ", max_size=12), max_size=6))
def test_the_story_then_says_what_the_view_said(texts):
    assert shown(edited(texts)) == (texts or [""])
    for paragraph in edited(texts).children(Paragraph, "story-a"):
        assert all(0 <= span.start < span.end <= len(paragraph.text) for span in paragraph.spans)
