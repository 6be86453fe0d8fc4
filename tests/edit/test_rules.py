"""What follows from a change, whoever makes it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notation import chains, issue, issues, story

from voa_editor.edit.change import put
from voa_editor.edit.rules import enforce
from voa_editor.model.assets import Asset, Booking, Finding, Photo
from voa_editor.model.frames import AdFrame, GroupFrame, PictureFrame, ShapeFrame, TextFrame
from voa_editor.model.pages import Page, ParentPage, PlanItem, Slot
from voa_editor.model.settings import Section
from voa_editor.model.story import Paragraph, Span
from voa_editor.model.styles import CharacterStyle, ParagraphStyle, Swatch


def without(made, *ids):
    """The issue after some of its records were removed."""
    return enforce(made, put(made, [], ids)).apply(made)


def test_a_removed_page_takes_its_frames_and_their_groups():
    made = issue(
        Page(id="page-1"),
        GroupFrame(id="g", parent="page-1"),
        GroupFrame(id="h", parent="g"),
        ShapeFrame(id="s", parent="h"),
        TextFrame(id="t", parent="page-1"),
        TextFrame(id="other", parent="page-2"),
    )
    assert set(without(made, "page-1").records) == {"issue", "other"}


def test_a_removed_parent_page_takes_its_slots_and_pages_forget_it():
    made = issue(ParentPage(id="parent-a"), Slot(id="slot-1", parent="parent-a"), Page(id="page-1", parent_page="parent-a"))
    after = without(made, "parent-a")
    assert "slot-1" not in after and after.need(Page, "page-1").parent_page == ""


def test_a_removed_story_empties_its_frames_and_leaves_its_photographs():
    made = issue(
        story("bridge", "One.", "Two."),
        TextFrame(id="t", story="story-bridge"),
        Photo(id="photo-1", parent="story-bridge"),
        PlanItem(id="plan-1", subject="story-bridge"),
        Finding(id="find-1", record="para-bridge-1"),
    )
    after = without(made, "story-bridge")
    assert set(after.records) == {"issue", "t", "photo-1"}
    assert after.need(TextFrame, "t").story == "" and after.need(Photo, "photo-1").parent == ""


def test_a_removed_section_takes_no_article():
    made = issue(
        Section(id="section-july", name="July"),
        story("bridge", "One.", parent="section-july"),
        Page(id="p", section="section-july"),
    )
    after = without(made, "section-july")
    assert "para-bridge-1" in after and after.get("story-bridge").owner == "" and after.get("p").section == ""


def test_a_label_goes_with_its_last_frame_and_an_article_does_not():
    frames = [TextFrame(id=f"t{n}", parent="page-1", story="story-caption") for n in (1, 2)]
    made = issue(
        story("caption", "The bridge.", kind="label"),
        story("bridge", "One."),
        frames,
        TextFrame(id="t3", story="story-bridge"),
        Page(id="page-1"),
    )
    assert "story-caption" in without(made, "t1")
    after = without(made, "t1", "t2", "t3")
    assert "para-caption-1" not in after and "story-caption" not in after and "story-bridge" in after
    assert "para-caption-1" not in without(made, "page-1")
    unlinked = enforce(made, put(made, [TextFrame(id="t1"), TextFrame(id="t2")])).apply(made)
    assert "story-caption" not in unlinked


def test_names_of_removed_records_are_emptied():
    made = issue(
        [Asset(id="sha256-1"), Photo(id="photo-1", asset="sha256-1"), Booking(id="booking-1", asset="sha256-1")],
        [Swatch(id="sw-red", name="Red")],
        PictureFrame(id="p", photo="photo-1", asset="sha256-1", stroke="sw-red"),
        AdFrame(id="a", booking="booking-1"),
        ShapeFrame(id="s", fill="sw-red", gradient="sw-red"),
        Section(id="section-1", name="July", hue="sw-red"),
        CharacterStyle(id="cs-1", colour="sw-red"),
        ParagraphStyle(id="ps-1", colour="sw-red", rule_colour="sw-red", drop_style="cs-1"),
    )
    after = without(made, "sha256-1", "photo-1", "booking-1", "sw-red", "cs-1")
    assert after.get("p") == PictureFrame(id="p")
    assert after.get("a") == AdFrame(id="a")
    assert after.get("s") == ShapeFrame(id="s")
    assert after.get("section-1") == Section(id="section-1", name="July")
    assert after.get("ps-1") == ParagraphStyle(id="ps-1")


def test_what_was_set_in_a_removed_style_takes_the_one_it_was_based_on():
    made = issue(
        [
            ParagraphStyle(id="ps-lead", based_on="ps-mid"),
            ParagraphStyle(id="ps-mid", based_on="ps-top"),
            ParagraphStyle(id="ps-top"),
        ],
        [ParagraphStyle(id="ps-sub", based_on="ps-lead"), CharacterStyle(id="cs-x"), CharacterStyle(id="cs-y", based_on="cs-z")],
        [CharacterStyle(id="cs-z", based_on="cs-y")],
        Paragraph(
            id="para-1", style="ps-lead", text="abcdef", spans=(Span(0, 2, style="cs-x"), Span(1, 3, style="cs-x", link="https:"))
        ),
    )
    after = without(made, "ps-lead", "ps-mid", "cs-x")
    assert after.need(Paragraph, "para-1") == Paragraph(
        id="para-1", style="ps-top", text="abcdef", spans=(Span(1, 3, link="https:"),)
    )
    assert after.need(ParagraphStyle, "ps-sub").based_on == "ps-top"
    assert without(made, "ps-lead", "ps-mid", "ps-top").need(Paragraph, "para-1").style == "ps-body"
    assert "cs-y" not in without(made, "cs-y", "cs-z")


def test_spans_end_with_the_text():
    made = issue(Paragraph(id="para-1", text="abcdef", spans=(Span(0, 2, style="b"), Span(4, 6, style="i"))))
    shorter = Paragraph(id="para-1", text="abc", spans=(Span(0, 2, style="b"), Span(2, 6, style="i"), Span(4, 6, link="x")))
    after = enforce(made, put(made, [shorter])).apply(made)
    assert after.need(Paragraph, "para-1").spans == (Span(0, 2, style="b"), Span(2, 3, style="i"))


@given(chains())
def test_rules_end_agree_with_themselves_and_can_be_taken_back(chain):
    now, changes = chain
    for change in changes:
        try:
            whole = enforce(now, change)
        except ValueError:
            return  # made for the issue without what the rules added
        after = whole.apply(now)
        assert whole.reversed().apply(after) == now
        assert enforce(now, whole) == whole
        now = after


@given(issues(), st.data())
def test_nothing_stands_in_a_removed_record(start, data):
    if not len(start):
        return
    gone = data.draw(st.lists(st.sampled_from(sorted(start.records)), max_size=4))
    after = without(start, *gone)
    assert not [r.id for r in after.records.values() if r.owner in gone]


def test_a_change_for_another_issue_is_refused():
    with pytest.raises(ValueError, match="does not fit"):
        enforce(issue(), put(issue(Page(id="p")), [], ["p"]))
