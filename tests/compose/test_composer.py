"""Composing again sets only what changed, and gives what composing anew gives."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from notation import issue, story

from voa_editor.compose.composer import Composer
from voa_editor.edit.change import put
from voa_editor.fonts.library import bundled
from voa_editor.model.frames import TextFrame
from voa_editor.model.pages import Page
from voa_editor.model.story import Paragraph, Story
from voa_editor.model.styles import ParagraphStyle

TEXT = "The quick brown fox jumps over the lazy dog and runs on through the quiet wood until the evening comes. "
START = issue(
    ParagraphStyle(id="ps-body", size=10.0, leading=12.5, align="justify", hyphenate=True, orphans=2, widows=2),
    [Page(id=f"page-{n}", order=f"{n}i") for n in (1, 2)],
    story("a", TEXT * 3, TEXT * 2, TEXT * 4),
    story("b", TEXT, TEXT),
    TextFrame(id="frame-1", parent="page-1", x=40, y=60, w=220, h=150, story="story-a", thread="a"),
    TextFrame(id="frame-2", parent="page-2", x=40, y=60, w=220, h=300, story="story-a", thread="b"),
    TextFrame(id="frame-3", parent="page-1", x=300, y=60, w=200, h=200, story="story-b"),
)


def edits():
    """Changes a designer makes: a frame moved or resized, a text typed into, a style set, a headline told otherwise."""
    frames = st.sampled_from(["frame-1", "frame-2", "frame-3"])
    texts = st.sampled_from([p.id for p in START.all(Paragraph)])
    size = st.floats(60, 400).map(lambda v: round(v, 1))
    return st.one_of(
        st.tuples(frames, st.sampled_from(["x", "y", "w", "h", "wrap"]), size),
        st.tuples(texts, st.just("text"), st.integers(0, 6).map(lambda n: TEXT * n)),
        st.tuples(st.just("ps-body"), st.sampled_from(["size", "leading"]), st.floats(8, 14).map(lambda v: round(v, 1))),
        st.tuples(st.just("story-a"), st.just("language"), st.sampled_from(["en", "ru", ""])),
    )


@settings(max_examples=40)
@given(st.lists(edits(), min_size=1, max_size=5))
def test_sheets_after_edits_are_those_composed_from_cold(changes):
    warm, now = Composer(bundled()), START
    list(warm.sheets(now))
    for record, attribute, value in changes:
        now = put(now, [replace(now.records[record], **{attribute: value})]).apply(now)
        assert list(warm.sheets(now)) == list(Composer(bundled()).sheets(now))


def test_an_untouched_story_is_not_set_again():
    composer = Composer(bundled())
    view = composer.view(START)
    before = composer.typesetter.flow(view, "story-b", "body")
    after = put(START, [replace(START.need(Story, "story-a"), headline="Other")]).apply(START)
    assert composer.typesetter.flow(composer.view(after), "story-b", "body") is before


def test_overset_names_the_story_and_its_words():
    small = put(START, [replace(START.need(TextFrame, "frame-3"), h=26.0)]).apply(START)
    (found,) = Composer(bundled()).overset(small)
    assert (found.story, found.flow) == ("story-b", "body")
    assert found.lines >= 2 and found.text.endswith(TEXT.strip()[-12:] + " ")


def test_only_the_pages_asked_for_are_composed():
    assert [sheet.number for sheet in Composer(bundled()).sheets(START, [2])] == [2]
