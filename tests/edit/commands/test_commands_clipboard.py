"""Copying, pasting, duplicating and deleting frames, within an issue and from one to another."""

from __future__ import annotations

from dataclasses import replace

import pytest
from edits import BLACK, PHOTO, PIXELS, caption, desks, frame, made, on_pasteboard, painted, rect, selected, standing
from hypothesis import given
from notation import ad_frame, group, issue, layer, page, pages, picture_frame, shape, story, text_frame

from voa_editor.edit.commands import named
from voa_editor.edit.commands.clipboard import STEP, copied, cut, delete, duplicate, needed_assets, paste, step_and_repeat
from voa_editor.edit.commands.transform import move_by
from voa_editor.edit.copies import copy_frames
from voa_editor.edit.rules import enforce
from voa_editor.edit.selection import Selection, TextRange
from voa_editor.geometry import Point
from voa_editor.model.assets import Asset, Booking, Photo
from voa_editor.model.frames import AdFrame, Frame, GroupFrame, PictureFrame, ShapeFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Layer
from voa_editor.model.story import FIELD_MARK, Paragraph, Span, Spot, Story
from voa_editor.model.styles import CharacterStyle, ObjectStyle, ParagraphStyle, Swatch
from voa_editor.model.threads import Threads

WIDTH = Issue().settings.trim_w


def pasted(now, clip, where="page-1", at=None):
    """The issue after a paste, and the frames that came and stand in no group."""
    change = paste(now, clip, where, at)
    after = made(now, change)
    new = [record for record in change.added.values() if isinstance(record, Frame)]
    groups = {one.id for one in new if isinstance(one, GroupFrame)}
    return after, [after.need(Frame, one.id) for one in new if one.parent not in groups]


def clip_of(now, *frames, **more):
    clip = copied(now, selected(*(f"frame-{f}" for f in frames), **more))
    assert clip is not None
    return clip


# -- within one issue ------------------------------------------------------------------------------------------------


def test_pasted_in_place_a_frame_stands_where_it_did_in_front_of_all():
    now = issue(pages(3), shape("a", 10, 20, 30, 40), shape("b", page="page-2"))
    after, (new,) = pasted(now, clip_of(now, "a"), "page-2")
    assert new.parent == "page-2" and (new.x, new.y, new.w, new.h) == (10, 20, 30, 40)
    assert [one.id for one in after.frames("page-2")] == ["frame-b", new.id] and new.id != "frame-a"


def test_pasted_at_a_point_frames_have_their_middle_there():
    now = issue(pages(1), shape("a", 0, 0, 10, 10), shape("b", 90, 0, 10, 30))
    _, (a, b) = pasted(now, clip_of(now, "b", "a"), at=Point(200, 100))
    assert (a.x, a.y) == (150, 85) and (b.x, b.y) == (240, 85)


def test_frames_of_a_spread_are_pasted_on_both_its_pages():
    now = issue(pages(5), shape("a", 300, 0, 50, 50, page="page-2"), shape("b", 10, 0, 50, 50, page="page-3"))
    _, (a, b) = pasted(now, clip_of(now, "a", "b", page="page-2"), "page-4")
    assert (a.parent, a.x) == ("page-4", 300) and (b.parent, round(b.x, 3)) == ("page-5", 10)


def test_a_picture_and_its_caption_share_the_photograph():
    now = issue(pages(1), PHOTO, PIXELS, picture_frame("a", 0, 0, 90, 60, photo="photo-a"), caption("c", 0, 64, 90, 20))
    edited = Issue(replace(r, caption="The new bridge.") if r.id == "photo-a" else r for r in now.records.values())
    after, (picture, label) = pasted(edited, clip_of(now, "a", "c"))
    assert isinstance(picture, PictureFrame) and picture.photo == "photo-a"
    assert after.need(Photo, "photo-a").caption == "The new bridge."
    assert isinstance(label, TextFrame) and label.story != "story-c" and after.need(Story, label.story).kind == "label"
    (text,) = after.children(Paragraph, label.story)
    assert [span.of for span in text.spans] == ["photo-a", "photo-a"]


def test_a_frame_of_a_thread_takes_the_whole_text_along_as_its_own():
    now = issue(
        pages(1), story("a", "One.", "Two.", kicker="News"),
        text_frame("1", story="story-a", thread="a"), text_frame("2", story="story-a", thread="b"),
    )  # fmt: skip
    after, (new,) = pasted(now, clip_of(now, "2"))
    assert isinstance(new, TextFrame) and new.story not in ("story-a", "")
    told = after.need(Story, new.story)
    assert (told.kind, told.kicker, told.headline) == ("label", "News", "A")
    assert [text.text for text in after.children(Paragraph, told.id)] == ["One.", "Two."]
    assert after.children(Paragraph, "story-a") == now.children(Paragraph, "story-a")


def test_frames_of_a_thread_copied_together_stay_threaded():
    frames = [text_frame(n, story="story-a", thread=n) for n in "12"]
    now = issue(pages(1), story("a", "One."), frames)
    after, (one, two) = pasted(now, clip_of(now, "1", "2"))
    assert isinstance(one, TextFrame) and isinstance(two, TextFrame) and one.story == two.story != "story-a"
    assert [f.id for f in Threads(after).frames(one.story)] == [one.id, two.id]


def test_an_article_that_is_cut_and_pasted_stays_the_article():
    tale = [*story("tale", "One.", "Two."), Paragraph(id="para-lead", parent="story-tale", order="z", flow="lead", text="Lead.")]
    frames = text_frame("a", 0, 0, 50, 50, story="story-tale"), text_frame("lead", 0, 90, 50, 50, story="story-tale", flow="lead")
    now = issue(pages(2), tale, *frames)
    clip, change = cut(now, selected("frame-a"))
    after, (back,) = pasted(made(now, change), clip, "page-2")
    assert (back.story, back.flow, after.page_of(back.id)) == ("story-tale", "body", "page-2")
    assert after.need(Story, "story-tale") == now.need(Story, "story-tale") and len(list(after.all(Story))) == 1
    _, (copy,) = pasted(after, clip, "page-1")
    assert copy.story != "story-tale", "a second one is a copy"
    new = replace(after.need(Paragraph, "para-tale-1"), text="New.")
    edited = after.with_records({new.id: new}, [back.id])
    _, (old,) = pasted(edited, clip, "page-1")
    assert old.story != "story-tale", "and so are words that are others by now"


def test_a_text_that_is_edited_or_nothing_is_no_clip_of_frames():
    now = issue(pages(1), story("a", "One."), text_frame("1", story="story-a"))
    spot = Spot("para-a-1")
    assert copied(now, selected()) is None
    assert copied(now, Selection(page="page-1").with_text(TextRange("frame-1", spot, spot))) is None


def test_a_frame_of_a_turned_group_is_copied_as_it_shows():
    now = issue(pages(1), group("g", shape("a", 0, 0, 50, 20), shape("b", 60, 0, 20, 20), rotation=90))
    after, (new,) = pasted(now, clip_of(now, "a"))
    assert new.parent == "page-1" and standing(after)[new.id] == standing(now)["frame-a"]


def test_a_group_is_pasted_with_what_is_in_it():
    now = issue(pages(1), group("g", shape("a", 0, 0, 10, 10), group("h", shape("b", 20, 0, 10, 10), shape("c", 40, 0, 10, 10))))
    after, (new,) = pasted(now, clip_of(now, "g"), at=Point(125, 105))
    assert (new.x, new.y, new.w, new.h) == (100, 100, 50, 10)
    inner = after.frames(new.id)
    assert [type(one) for one in inner] == [ShapeFrame, GroupFrame] and inner[0].x == 100


def test_nothing_is_pasted_where_there_is_no_page():
    now = issue(pages(1), shape("a"))
    assert paste(now, clip_of(now, "a"), "page-9") is None


def test_a_copy_is_neither_locked_nor_in_a_slot():
    now = issue(pages(1), shape("a", locked=True, slot="photo-1"))
    _, (new,) = pasted(now, clip_of(now, "a"))
    assert not new.locked and new.slot == ""


def test_cut_takes_away_what_it_copies():
    now = issue(pages(1), shape("a"), shape("b", locked=True))
    found = cut(now, selected("frame-a", "frame-b"))
    assert found is not None and found[0].frames == ("frame-a",) and painted(made(now, found[1])) == ["b"]
    assert cut(now, selected("frame-b")) is None


# -- from one issue to another ---------------------------------------------------------------------------------------


def source() -> Issue:
    return issue(
        pages(1), PHOTO, PIXELS, BLACK, layer("top"), Booking(id="booking-1", advertiser="Tea House", asset="sha256-aa"),
        Swatch(id="sw-red", name="Red", m=1, y=1), Swatch(id="sw-pink", name="Pink", kind="tint", of="sw-red", tint=0.4),
        ParagraphStyle(id="ps-body", name="Body"), CharacterStyle(id="cs-strong", name="Strong", colour="sw-red", keys="Ctrl+1"),
        ParagraphStyle(id="ps-quote", name="Quote", based_on="ps-body", next="ps-lost", drop_style="cs-strong"),
        ParagraphStyle(id="ps-lost", name="Lost"), ObjectStyle(id="os-box", name="Box", fill="sw-pink"),
        story("bridge", "Open.", parent="section-1"),
        Story(id="story-l", kind="label"),
        Paragraph(id="para-l", parent="story-l", style="ps-quote", text=f"On {FIELD_MARK}: see.", local=("colour=sw-red",),
                  spans=(Span(3, 4, "cs-strong", field="headline", of="story-bridge"), Span(6, 9, "cs-strong"))),
        text_frame("t", story="story-l"), picture_frame("p", photo="photo-a", layer="layer-top"),
        ad_frame("ad", booking="booking-1"), shape("s", fill="sw-pink", style="os-box", stroke="sw-black"),
    )  # fmt: skip


def test_another_issue_takes_up_what_the_frames_name():
    now, there = source(), issue(pages(1))
    clip = clip_of(now, "t", "p", "ad", "s")
    assert needed_assets(there, clip) == ("sha256-aa",) and needed_assets(now, clip) == ()
    after, new = pasted(there, clip)
    assert len(new) == 4
    assert after.need(Photo, "photo-a") == PHOTO and after.need(Asset, "sha256-aa") == PIXELS
    assert after.need(Swatch, "sw-pink").of == "sw-red" and after.need(Layer, "layer-top").name == "Top"
    assert after.need(Booking, "booking-1").advertiser == "Tea House" and after.need(ObjectStyle, "os-box").fill == "sw-pink"
    assert after.need(ParagraphStyle, "ps-quote").based_on == "ps-body" and after.need(ParagraphStyle, "ps-quote").next == ""
    assert "ps-lost" not in after and "story-bridge" not in after
    assert after.need(CharacterStyle, "cs-strong").keys == "", "a key may be another style's there"


def test_words_that_another_issue_cannot_look_up_come_along_as_words():
    there = issue(pages(1))
    after, (new,) = pasted(there, clip_of(source(), "t"))
    (text,) = after.children(Paragraph, new.story)
    assert text.text == "On Bridge: see."
    assert [(text.text[s.start : s.end], s.style, s.field) for s in sorted(text.spans, key=lambda s: s.start)] == [
        ("Bridge", "cs-strong", ""), ("see", "cs-strong", ""),
    ]  # fmt: skip


def test_in_the_same_issue_they_stay_fields():
    now = source()
    after, (new,) = pasted(now, clip_of(now, "t"))
    (text,) = after.children(Paragraph, new.story)
    assert text.text == f"On {FIELD_MARK}: see." and text.spans[0].of == "story-bridge"


def test_styles_swatches_and_layers_of_the_same_name_are_used_instead():
    there = issue(
        pages(1), Swatch(id="sw-7", name="Red", c=1), ParagraphStyle(id="ps-9", name="Quote"),
        CharacterStyle(id="cs-9", name="Strong"), Layer(id="layer-9", name="Top"), ObjectStyle(id="os-9", name="Box"),
    )  # fmt: skip
    after, new = pasted(there, clip_of(source(), "t", "p", "s"))
    by_kind = {type(one): one for one in new}
    label, picture, box = by_kind[TextFrame], by_kind[PictureFrame], by_kind[ShapeFrame]
    (text,) = after.children(Paragraph, label.story)
    assert text.style == "ps-9" and text.local == ("colour=sw-7",) and {span.style for span in text.spans} == {"cs-9"}
    assert picture.layer == "layer-9" and box.style == "os-9"
    assert after.need(Swatch, box.fill).of == "sw-7", "the tint came along, of the red that is there"
    assert {"ps-quote", "sw-red", "cs-strong"}.isdisjoint(after.records)


def test_what_has_the_id_but_is_another_thing_comes_under_a_new_one():
    there = issue(
        pages(1), Photo(id="photo-a", asset="sha256-bb"), Booking(id="booking-1", advertiser="Coffee House"),
        Swatch(id="sw-red", name="Brick"),
    )  # fmt: skip
    after, new = pasted(there, clip_of(source(), "p", "ad", "s"))
    by_kind = {type(one): one for one in new}
    assert after.need(Photo, by_kind[PictureFrame].photo).asset == "sha256-aa"
    assert after.need(Booking, by_kind[AdFrame].booking).advertiser == "Tea House"
    assert after.need(Swatch, after.need(Swatch, by_kind[ShapeFrame].fill).of).name == "Red"
    assert after.need(Photo, "photo-a").asset == "sha256-bb" and after.need(Swatch, "sw-red").name == "Brick"


@given(desk=desks())
def test_a_clip_is_pasted_as_it_was_and_shares_no_id(desk):
    now, selection = desk
    clip = copied(now, selection)
    if clip is None:
        return
    there = issue(pages(3))
    change = paste(there, clip, "page-1")
    made(there, change)
    new = {i for i, record in change.added.items() if isinstance(record, Frame | Story | Paragraph)}
    assert not new & set(now.records)
    assert sorted(map(_shape, clip.records)) == sorted(_shape(change.added[i]) for i in change.added)


def _shape(record):
    kind = type(record)
    return kind.__name__, *((round(record.w, 3), round(record.h, 3)) if isinstance(record, Frame) else (0.0, 0.0))


# -- duplicates ------------------------------------------------------------------------------------------------------


def test_a_duplicate_lies_a_step_beside_and_below():
    now = issue(pages(1), shape("a", 10, 20, 30, 40), shape("b"))
    change = named("duplicate").run(now, selected("frame-a"))
    after = made(now, change)
    (name,) = change.added
    new = after.need(Frame, name)
    assert (new.x, new.y) == pytest.approx((10 + STEP, 20 + STEP)) and after.frames("page-1")[-1] == new


def test_a_label_is_duplicated_with_its_words():
    now = issue(pages(1), caption("c"))
    change = duplicate(now, selected("frame-c"))
    kinds = sorted(type(record).__name__ for record in change.added.values())
    assert kinds == ["Paragraph", "Story", "TextFrame"]
    after = made(now, change)
    gone = enforce(after, delete(after, selected("frame-c"))).apply(after)
    assert len(list(gone.all(Paragraph))) == 1, "the copy keeps its own text"


def test_a_duplicate_over_the_fold_is_of_the_facing_page():
    now = issue(pages(3), shape("a", WIDTH - 60, 0, 50, 50, page="page-2"))
    change = duplicate(now, selected("frame-a"), 50.0, 0.0)
    assert [made(now, change).page_of(i) for i in change.added] == ["page-3"]


def test_step_and_repeat():
    now = issue(pages(1), shape("a", 0, 0, 10, 10))
    after = made(now, step_and_repeat(now, selected("frame-a"), 3, 20, 5))
    assert [(one.x, one.y) for one in after.frames("page-1")] == [(0, 0), (20, 5), (40, 10), (60, 15)]


def test_a_frame_in_a_group_is_duplicated_in_it():
    now = issue(pages(1), group("g", shape("a", 0, 0, 10, 10), shape("b", 20, 0, 10, 10), rotation=90))
    change = duplicate(now, selected("frame-a"), 0.0, 30.0)
    after = made(now, change)
    (name,) = change.added
    there, before = standing(after), standing(now)
    assert after.need(Frame, name).parent == "frame-g" and there["frame-a"] == before["frame-a"]
    assert there[name] == [pytest.approx((x, y + 30), abs=1e-3) for x, y in before["frame-a"]]


def test_a_copy_made_once_can_be_dragged_on():
    """What a tool does while a copy is dragged: its ids stay, so that only its place is composed anew."""
    now = issue(pages(1), shape("a", 0, 0, 10, 10))
    first = duplicate(now, selected("frame-a"), 0.0, 0.0)
    there = first.apply(now)
    (name,) = first.added
    for way in (10, 20):
        assert made(now, first.then(move_by(there, [name], way, 0))).need(Frame, name).x == way


@given(desk=desks())
def test_copies_share_no_id_and_stand_where_they_were(desk):
    now, selection = desk
    change = duplicate(now, selection, 0.0, 0.0)
    if change is None:
        return
    after = made(now, change)
    assert not set(change.added) & set(now.records)
    before, there = on_pasteboard(now), on_pasteboard(after)
    for i in there.keys() & change.added.keys():
        assert any(there[i] == pytest.approx(corners, abs=0.01) for corners in before.values()), change.added[i]


def test_copies_for_another_page_name_that_page():
    now = issue(page("1"), page("2"), shape("a"), text_frame("t", story="story-x"))
    copies = copy_frames(now, now.frames("page-1"), {"page-1": "page-2"})
    assert {record.parent for record in copies.records} == {"page-2"} and set(copies.ids) >= {"frame-a", "frame-t", "page-1"}


# -- delete ----------------------------------------------------------------------------------------------------------


def test_delete_takes_frames_and_leaves_what_they_showed():
    now = issue(
        pages(1), PHOTO, PIXELS, story("a", "One."), text_frame("t", story="story-a"), picture_frame("p", photo="photo-a"),
        shape("l", locked=True), caption("c"),
    )  # fmt: skip
    after = made(now, delete(now, selected("frame-t", "frame-p", "frame-l", "frame-c")))
    assert painted(after) == ["l"] and "story-a" in after and "photo-a" in after and "story-c" not in after


def test_delete_with_the_picture_selected_empties_its_frame():
    now = issue(pages(1), PHOTO, PIXELS, picture_frame("p", photo="photo-a"))
    after = made(now, delete(now, selected("frame-p", content=True)))
    assert after.need(PictureFrame, "frame-p").photo == "" and rect(after, "p") == (0, 0, 100, 100)
    assert delete(after, selected("frame-p", content=True)) is None
    assert frame(after, "p").parent == "page-1"
