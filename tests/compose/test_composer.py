"""Composing again sets only what changed, and gives what composing anew gives."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from notation import group, issue, layer, pages, picture_frame, shape, story, text_frame

from voa_editor.compose.composer import Composer
from voa_editor.display.items import Group
from voa_editor.display.query import text
from voa_editor.edit.change import put
from voa_editor.fonts.library import bundled
from voa_editor.model.frames import PictureFrame, TextFrame
from voa_editor.model.pages import ParentPage
from voa_editor.model.story import FIELD_MARK, Paragraph, Span, Story
from voa_editor.model.styles import ParagraphStyle

TEXT = "The quick brown fox jumps over the lazy dog and runs on through the quiet wood until the evening comes. "
START = issue(
    ParagraphStyle(id="ps-body", size=10.0, leading=12.5, align="justify", hyphenate=True, orphans=2, widows=2),
    ParentPage(id="parent-a", name="A"),
    layer("top"),
    pages(3, parent_page="parent-a"),
    story("a", TEXT * 3, TEXT * 2, TEXT * 4),
    story("b", TEXT, TEXT),
    story("e", TEXT),
    Story(id="story-folio", kind="label"),
    Paragraph(id="para-folio", parent="story-folio", text=FIELD_MARK, spans=(Span(0, 1, field="folio"),)),
    text_frame("folio", 40, 780, 100, 20, page="parent-a", story="story-folio"),
    TextFrame(id="frame-1", parent="page-1", x=40, y=60, w=220, h=150, story="story-a", thread="a"),
    TextFrame(id="frame-2", parent="page-2", x=40, y=60, w=220, h=300, story="story-a", thread="b"),
    TextFrame(id="frame-3", parent="page-1", x=300, y=60, w=200, h=200, story="story-b"),
    picture_frame("wide", 500, 200, 300, 100, page="page-2", wrap=6.0),
    shape("box", 100, 100, 40, 40, page="page-3", wrap=4.0, layer="layer-top"),
    text_frame("c", 20, 60, 300, 200, page="page-3", story="story-a", thread="c"),
    group("g", shape("in", 300, 300, 40, 40, page="page-3"), text_frame("d", 300, 400, 90, 90, page="page-3", story="story-e")),
)


def edits():
    """Changes a designer makes: a frame moved or resized, a text typed into, a style set, a headline told otherwise."""
    frames = st.sampled_from(["frame-1", "frame-2", "frame-3", "frame-wide", "frame-box", "frame-c", "frame-in", "frame-d"])
    texts = st.sampled_from([p.id for p in START.all(Paragraph)])
    size = st.floats(60, 400).map(lambda v: round(v, 1))
    return st.one_of(
        st.tuples(frames, st.sampled_from(["x", "y", "w", "h", "wrap"]), size),
        st.tuples(texts, st.just("text"), st.integers(0, 6).map(lambda n: TEXT * n)),
        st.tuples(st.just("ps-body"), st.sampled_from(["size", "leading"]), st.floats(8, 14).map(lambda v: round(v, 1))),
        st.tuples(st.just("story-a"), st.just("language"), st.sampled_from(["en", "ru", ""])),
        st.tuples(texts, st.just("local"), st.sampled_from([(), ("size=14",), ("align=right",)])),
        st.tuples(frames, st.just("rotation"), st.sampled_from([0.0, 30.0])),
        st.tuples(st.sampled_from(["layer-top", "frame-folio", "frame-g"]), st.just("hidden"), st.booleans()),
        st.tuples(st.sampled_from(["page-1", "page-2", "page-3"]), st.just("order"), st.sampled_from(["05i", "25i", "95i"])),
    )


@settings(max_examples=40)
@given(st.lists(edits(), min_size=1, max_size=5))
def test_sheets_after_edits_are_those_composed_from_cold(changes):
    warm, now = Composer(bundled()), START
    list(warm.sheets(now))
    for record, attribute, value in changes:
        now = put(now, [replace(now.records[record], **{attribute: value})]).apply(now)
        cold = list(Composer(bundled()).sheets(now))
        assert list(warm.sheets(now)) == cold
        assert [warm.sheet(now, page.id) for page in now.pages()] == cold


@settings(max_examples=20)
@given(st.lists(st.tuples(edits(), st.sampled_from(["page-1", "page-2", "page-3"])), min_size=1, max_size=5))
def test_pages_left_for_later_are_those_composed_from_cold(changes):
    warm, now = Composer(bundled()), START
    for (record, attribute, value), looked_at in changes:
        now = put(now, [replace(now.records[record], **{attribute: value})]).apply(now)
        warm.sheet(now, looked_at)
    cold = list(Composer(bundled()).sheets(now))
    assert [warm.sheet(now, page.id) for page in now.pages()] == cold == list(warm.sheets(now))


@settings(max_examples=20)
@given(st.lists(edits(), max_size=2), st.integers(0, 12))
def test_sheets_begun_in_steps_and_left_halfway_are_those_composed_at_once(changes, steps):
    warm, now = Composer(bundled()), START
    for page in now.pages():
        list(islice(warm.begin(now, page.id), steps))
    for record, attribute, value in changes:
        now = put(now, [replace(now.records[record], **{attribute: value})]).apply(now)
    for page in now.pages():
        list(warm.begin(now, page.id))
    assert [warm.sheet(now, page.id) for page in now.pages()] == list(Composer(bundled()).sheets(now))


def test_lines_that_only_move_keep_their_glyphs():
    composer = Composer(bundled())
    composer.sheet(START, "page-1")
    lower = put(START, [replace(START.need(TextFrame, "frame-3"), y=160.0)]).apply(START)
    runs = [[item for item in composer.sheet(now, "page-1").items if item.source.record == "para-b-2"] for now in (START, lower)]
    assert [run.glyphs for run in runs[0]] and all(a.glyphs is b.glyphs and a.y < b.y for a, b in zip(*runs, strict=True))


def test_a_sheet_stays_the_same_object_until_something_on_it_changes():
    composer = Composer(bundled())
    before = {page.id: composer.sheet(START, page.id) for page in START.pages()}
    typed = put(START, [replace(START.need(Paragraph, "para-b-2"), text="Other")]).apply(START)
    after = {page.id: composer.sheet(typed, page.id) for page in typed.pages()}
    assert after["page-2"] is before["page-2"]
    kept = {id(item) for item in before["page-1"].items} & {id(item) for item in after["page-1"].items}
    assert after["page-1"] is not before["page-1"] and len(kept) > 10


def test_a_page_is_restyled_until_it_is_composed_in_the_new_styles():
    composer = Composer(bundled())
    composer.sheet(START, "page-1")
    typed = put(START, [replace(START.need(Story, "story-a"), headline="Other")]).apply(START)
    larger = put(START, [replace(START.need(ParagraphStyle, "ps-body"), size=11.0)]).apply(START)
    assert not composer.restyled(START, "page-1") and not composer.restyled(typed, "page-1")
    assert composer.restyled(larger, "page-1") and not composer.restyled(larger, "page-3")
    composer.sheet(larger, "page-1")
    assert not composer.restyled(larger, "page-1")


def test_a_parent_page_is_composed_as_a_right_hand_page():
    sheet = Composer(bundled()).sheet(START, "parent-a")
    assert (sheet.number, sheet.label) == (0, "A") and text(sheet) == "#"
    assert [box.frame for box in sheet.texts] == ["frame-folio"]


def test_a_group_of_a_parent_page_is_mirrored_as_a_whole():
    marks = group("m", shape("1", 30, 20, 40, 10, page="parent-a", fill="sw-x"), shape("2", 80, 20, 40, 10, wrap=2.0))
    now = START.with_records({record.id: record for record in marks})
    composer, aside = Composer(bundled()), now.settings.trim_w - 30 - 120
    (inked,) = [item for item in composer.sheet(now, "page-2").items if isinstance(item, Group)]
    assert inked.matrix.e == pytest.approx(aside)
    assert composer.sheet(now, "page-2") is composer.sheet(now, "page-2")
    assert any(rect.x == pytest.approx(80 - 2 + aside) for rect in composer.view(now).obstacles("page-2", ""))


def test_a_frame_that_reaches_over_the_fold_shows_on_both_pages_and_text_keeps_clear_of_it():
    composer = Composer(bundled())
    inked = put(START, [replace(START.need(PictureFrame, "frame-wide"), fill="sw-black")]).apply(START)
    seen = [item for item in composer.sheet(inked, "page-3").items if item.source.record == "frame-wide"]
    assert len(seen) == 1
    clear = composer.view(START).obstacles("page-3", "frame-c")
    width = START.settings.trim_w
    assert any(abs(rect.x - (500 - 6 - width)) < 0.01 for rect in clear)


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
