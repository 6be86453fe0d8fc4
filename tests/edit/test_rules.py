"""What follows from a change, whoever makes it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notation import chains, group, issue, issues, layer, page, pages, shape, story, text_frame

from voa_editor.edit.change import put
from voa_editor.edit.rules import enforce
from voa_editor.model.assets import Asset, Booking, Finding, Photo
from voa_editor.model.checks import fault
from voa_editor.model.frames import AdFrame, GroupFrame, PictureFrame, ShapeFrame, TextFrame
from voa_editor.model.pages import Guide, Page, ParentPage, PlanItem, Slot
from voa_editor.model.settings import Section
from voa_editor.model.story import FIELD_MARK, Paragraph, Span, Story
from voa_editor.model.styles import CharacterStyle, ObjectStyle, ParagraphStyle, Swatch


def after(made, *records, drop=()):
    """The issue after some of its records were changed and others removed."""
    return enforce(made, put(made, records, drop)).apply(made)


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


def test_fields_of_a_removed_story_go_and_the_words_around_them_stay():
    fields = [Span(at, at + 1, field="headline", of=f"story-{name}") for at, name in ((4, "bridge"), (9, "ferry"))]
    spans = (Span(0, 8, "cs-bold"), *fields)
    made = issue(
        story("bridge", "One."), story("ferry", "Two."),
        Story(id="story-list", kind="label"),
        Paragraph(id="para", parent="story-list", text=f"See {FIELD_MARK} or {FIELD_MARK}.", spans=spans),
    )  # fmt: skip
    left = without(made, "story-bridge").need(Paragraph, "para")
    assert left.text == f"See  or {FIELD_MARK}."
    assert left.spans == (Span(0, 7, "cs-bold"), Span(8, 9, field="headline", of="story-ferry"))


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


def test_numbers_are_held_in_bounds():
    made = issue(page("1"), shape("a"), ParagraphStyle(id="ps-body", size=9.0), Paragraph(id="para", looseness=2))
    far = replace(made.need(ShapeFrame, "frame-a"), x=-3e5, w=-1.0, opacity=7.0)
    large = replace(made.need(ParagraphStyle, "ps-body"), size=1e9, leading=0.0)
    changed = after(made, far, large)
    held = changed.need(ShapeFrame, "frame-a")
    assert (held.x, held.w, held.opacity, held.h) == (-1e5, 0.0, 1.0, far.h)
    assert (changed.need(ParagraphStyle, "ps-body").size, changed.need(ParagraphStyle, "ps-body").leading) == (1e4, 0.1)


@pytest.mark.parametrize("rotation", [0.0, 30.0])
def test_a_group_may_reach_from_one_end_of_the_world_to_the_other(rotation):
    both = group("g", shape("a", -99_000, 0, 10, 10), shape("b", 50, 0, 10, 10), rotation=rotation)
    made = issue(page("1"), both)
    changed = after(made, replace(both[2], x=99_000.0, y=5e5))
    assert [record for record in changed.records.values() if fault(record)] == []


def test_guides_go_with_their_page():
    made = issue(
        pages(2), ParentPage(id="parent-a"), [Guide(id=f"guide-{of}", parent=of) for of in ("page-1", "page-2", "parent-a")]
    )
    assert {i for i in without(made, "page-1", "parent-a").records if i.startswith("guide")} == {"guide-page-2"}


def test_frames_of_a_removed_layer_fall_to_the_bottom_one():
    made = issue(page(), layer("a"), layer("b"), shape("s", layer="layer-a"), group("g", shape("t"), shape("u"), layer="layer-b"))
    now = without(made, "layer-a", "layer-b")
    assert now.get("frame-s").layer == now.get("frame-g").layer == ""


def test_tints_of_a_removed_swatch_keep_their_colour():
    made = issue(
        Swatch(id="sw-red", name="Red", kind="spot", m=1.0, y=0.5),
        Swatch(id="sw-light", name="Light", kind="tint", of="sw-red", tint=0.5),
        Swatch(id="sw-faint", name="Faint", kind="tint", of="sw-light", tint=0.5),
        Swatch(id="sw-screen", name="Screen", kind="rgb", r=1.0, g=0.5),
        Swatch(id="sw-glow", name="Glow", kind="tint", of="sw-screen", tint=0.5),
    )
    now = without(made, "sw-red", "sw-screen")
    assert now.get("sw-light") == Swatch(id="sw-light", name="Light", m=0.5, y=0.25)
    assert now.get("sw-faint") == made.get("sw-faint")
    assert now.get("sw-glow") == Swatch(id="sw-glow", name="Glow", kind="rgb", r=1.0, g=0.75, b=0.5)
    both = without(made, "sw-red", "sw-light")
    assert both.get("sw-faint") == Swatch(id="sw-faint", name="Faint", m=0.25, y=0.125)


def test_overrides_by_a_removed_swatch_go():
    spans = (Span(0, 1, local=("colour=sw-red",)), Span(1, 2, style="cs-b", local=("colour=sw-red", "size=9")))
    para = Paragraph(id="para-1", text="abc", spans=spans, local=("align=left", "rule_colour=sw-red"))
    now = without(issue(para, Swatch(id="sw-red", name="Red")), "sw-red").get("para-1")
    assert (now.spans, now.local) == ((Span(1, 2, style="cs-b", local=("size=9",)),), ("align=left",))


def test_a_style_that_another_one_goes_on_with_is_forgotten():
    made = issue(ParagraphStyle(id="ps-head", next="ps-lead"), ParagraphStyle(id="ps-lead"))
    assert without(made, "ps-lead").get("ps-head").next == ""


STYLED = issue(
    page(),
    ObjectStyle(id="os-box", fill="sw-red", stroke_width=1.0, inset_x=3.0),
    ObjectStyle(id="os-note", based_on="os-box", stroke_width=2.0),
    shape("own", style="os-box", fill="sw-own", stroke_width=1.0),
    shape("box", style="os-box", fill="sw-red", stroke_width=1.0),
    text_frame("note", style="os-note", fill="sw-red", stroke_width=2.0, inset_x=3.0),
    shape("other", fill="sw-red"),
)


def fills(made):
    return {name: made.get(f"frame-{name}").fill for name in ("own", "box", "note", "other")}


def test_frames_follow_their_object_style_where_they_looked_as_it_said():
    now = after(STYLED, ObjectStyle(id="os-box", fill="sw-blue", stroke_width=1.5, inset_x=4.0, opacity=0.5))
    assert fills(now) == {"own": "sw-own", "box": "sw-blue", "note": "sw-blue", "other": "sw-red"}
    note = now.get("frame-note")
    assert (note.stroke_width, note.inset_x, note.opacity) == (2.0, 4.0, 0.5)
    assert now.get("frame-own").stroke_width == 1.5


def test_dashes_and_corners_come_from_the_style_too():
    box = ObjectStyle(id="os-box", fill="sw-red", stroke_width=1.0, inset_x=3.0, dash="dotted", cap="round", join="bevel")
    now = after(STYLED, box)
    assert [(now.get(f"frame-{name}").dash, now.get(f"frame-{name}").cap) for name in ("box", "note", "other")] == [
        ("dotted", "round"), ("dotted", "round"), ("", ""),
    ]  # fmt: skip
    assert now.get("frame-note").join == "bevel"


def test_what_a_style_no_longer_says_stays():
    assert fills(after(STYLED, ObjectStyle(id="os-box", stroke_width=1.0))) == fills(STYLED)


def test_a_style_that_begins_to_say_something_leaves_what_was_set():
    now = after(STYLED, ObjectStyle(id="os-note", based_on="os-box", valign="bottom", columns=2))
    assert (now.get("frame-note").valign, now.get("frame-note").columns) == ("bottom", 2)
    set_before = after(now, text_frame("note", style="os-note", column_gap=9.0))
    now = after(set_before, ObjectStyle(id="os-note", based_on="os-box", column_gap=12.0))
    assert now.get("frame-note").column_gap == 9.0


def test_a_removed_object_style_leaves_the_look():
    now = after(STYLED, drop=["os-box"])
    assert fills(now) == fills(STYLED)
    assert now.get("frame-box").style == "" and now.get("os-note").based_on == ""
    assert now.get("frame-note").style == "os-note"


GROUPED = issue(page(), group("g", shape("a"), group("h", shape("b", 50, 50, 10, 10), shape("c")), order="m", layer="layer-x"))


def test_one_frame_alone_is_no_group():
    now = without(GROUPED, "frame-c")
    assert "frame-h" not in now and now.get("frame-b").parent == "frame-g"
    now = without(now, "frame-a")
    assert (now.get("frame-b").parent, now.get("frame-b").order, now.get("frame-b").layer) == ("page-1", "m", "layer-x")
    assert "frame-g" not in now


def test_groups_that_lose_all_go():
    assert set(without(GROUPED, "frame-a", "frame-b", "frame-c").records) == {"issue", "page-1"}
    assert set(without(GROUPED, "frame-b", "frame-c").records) == {"issue", "page-1", "frame-a"}
    moved = after(GROUPED, *(replace(GROUPED.get(f"frame-{name}"), parent="page-1") for name in "abc"))
    assert not list(moved.all(GroupFrame)) and len(moved.frames("page-1")) == 3


def test_what_is_left_of_a_turned_group_stands_and_looks_as_it_did():
    made = issue(page(), group("g", shape("a", 0, 0, 10, 10), shape("b", 90, 0, 10, 10, opacity=0.5), rotation=90.0, opacity=0.5))
    left = without(made, "frame-a").get("frame-b")
    assert (left.x, left.y, left.rotation, left.opacity) == pytest.approx((45.0, 45.0, 90.0, 0.25))


def test_a_chain_of_groups_goes_at_once():
    inner = [shape("a"), shape("z")]
    for n in range(50):
        inner = group(f"g{n}", inner)
    made = issue(page(), inner)
    assert set(without(made, "page-1").records) == {"issue"}


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
