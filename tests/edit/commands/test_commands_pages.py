"""Pages come, go and change places, and what stands on them follows to the other side of a spread."""

from __future__ import annotations

import pytest
from edits import caption, desks, frame, groups_fit, made, rect, standing
from hypothesis import given, settings
from hypothesis import strategies as st
from notation import group, issue, page, pages, picture_frame, shape, story, text_frame

from voa_editor.edit.commands import pages as commands
from voa_editor.edit.commands.pages import delete_pages, duplicate_pages, insert_pages, move_pages, set_section
from voa_editor.edit.selection import Selection
from voa_editor.edit.sides import is_left_hand
from voa_editor.model.assets import Finding, Photo
from voa_editor.model.frames import Frame, TextFrame
from voa_editor.model.pages import Guide, Page, ParentPage, PlanItem, Slot
from voa_editor.model.settings import Section, Settings
from voa_editor.model.stack import leaves
from voa_editor.model.story import Paragraph, Story
from voa_editor.model.threads import Threads

PAPER = Settings(trim_w=600, trim_h=800, margin_inner=60, margin_outer=40, margin_top=50, margin_bottom=50)
PARENT = ParentPage(id="parent-a", name="A")
SLOT = Slot(id="slot-a", parent="parent-a", name="photo-1", x=300, y=100, w=200, h=150)


def spreads(*records, count=4):
    """Pages of one parent page that has one slot; records stand on page 2 unless they say otherwise."""
    return issue(PAPER, PARENT, SLOT, pages(count, parent_page="parent-a"), *records)


def order(now):
    return [page.id.removeprefix("page-") for page in now.pages()]


def test_pages_are_inserted_where_they_are_wanted():
    now = spreads(count=2)
    assert order(made(now, insert_pages(now, 0)))[1:] == ["1", "2"]
    assert order(made(now, insert_pages(now, 2, 3)))[:2] == ["1", "2"]
    after = made(now, insert_pages(now, 1, 2, "page-1"))
    assert order(after)[0] == "1" and order(after)[3] == "2" and len(order(after)) == 4
    assert insert_pages(now, 3) is None and insert_pages(now, -1) is None and insert_pages(now, 0, 0) is None


def test_an_inserted_page_is_like_a_page_or_of_a_parent_page():
    now = issue(
        page("1", section="section-1", parent_page="parent-a", kind="gallery"), PARENT, Section(id="section-1", name="July")
    )
    for like, kind, parent in (("page-1", "gallery", "parent-a"), ("parent-a", "article", "parent-a"), ("", "article", "")):
        new = made(now, insert_pages(now, 1, like=like)).pages()[1]
        assert (new.kind, new.parent_page, new.section) == (kind, parent, "section-1")
    assert insert_pages(issue(), 0) is not None


def test_moving_pages_changes_no_more_than_their_places_and_the_sides():
    now = spreads(count=6)
    change = move_pages(now, ["page-2", "page-5"], 1)
    assert set(change.updated) <= {"page-2", "page-5"} and not change.added
    assert order(made(now, change)) == ["1", "2", "5", "3", "4", "6"]
    assert order(made(now, move_pages(now, ["page-5", "page-1"], 6))) == ["2", "3", "4", "6", "1", "5"]
    assert move_pages(now, ["page-2"], 1) is None and move_pages(now, ["page-2"], 2) is None
    assert move_pages(now, ["page-2"], 7) is None and move_pages(now, ["gone"], 2) is None


def test_pages_that_share_a_key_can_be_moved():
    now = issue([Page(id=f"page-{n}", order="i") for n in range(1, 5)])
    assert order(made(now, move_pages(now, ["page-1"], 3))) == ["2", "3", "1", "4"]


def test_a_frame_in_a_slot_follows_to_the_mirrored_slot():
    now = spreads(
        picture_frame("fitted", 300, 100, 200, 90, page="page-2", slot="photo-1"), shape("far", 10, 10, 20, 20, page="page-4")
    )
    after = made(now, delete_pages(now, ["page-1"]))
    assert rect(after, "fitted") == (100, 100, 200, 90), "600 - 300 - 200"
    assert after.page_number("page-2") == 1
    again = made(after, insert_pages(after, 0))
    assert rect(again, "fitted") == rect(now, "fitted")


def test_other_frames_keep_their_place_in_the_type_area():
    now = spreads(
        text_frame("a", 70, 100, 100, 100, page="page-3"), picture_frame("b", 70, 300, 9, 9, page="page-3", slot="gone")
    )
    after = made(now, move_pages(now, ["page-3"], 1))
    assert rect(after, "a") == (50, 100, 100, 100), "10 points from the margin, which is 40 points wide outside"
    assert rect(after, "b") == (50, 300, 9, 9)


def test_what_bleeds_goes_on_bleeding():
    now = spreads(
        picture_frame("both", -5, -10, 615, 400, page="page-3"),
        shape("left", -10, 100, 50, 50, page="page-3"),
        shape("right", 550, 100, 60, 50, page="page-3"),
    )
    after = made(now, move_pages(now, ["page-3"], 1))
    assert rect(after, "both") == (-10, -10, 615, 400), "more beyond the outer trim, as it was"
    assert rect(after, "left") == rect(now, "left") and rect(after, "right") == rect(now, "right")


def test_marks_in_the_margin_go_with_the_folio():
    now = spreads(shape("mark", 520, 760, 40, 3, page="page-3"), shape("head", 60, 20, 40, 10, page="page-3"))
    after = made(now, move_pages(now, ["page-3"], 1))
    assert rect(after, "mark") == (40, 760, 40, 3) and rect(after, "head") == (500, 20, 40, 10)


def test_a_turned_frame_keeps_its_angle_and_a_group_its_inside():
    members = group("g", shape("a", 310, 110, 40, 40, page="page-2"), shape("b", 400, 120, 60, 30, page="page-2"), slot="photo-1")
    turned = shape("turned", 320, 400, 100, 20, page="page-2", rotation=30, slot="photo-1")
    now = spreads(members, turned)
    after = made(now, delete_pages(now, ["page-1"]))
    assert frame(after, "turned").rotation == 30 and frame(after, "turned").rect.centre.x == 600 - 370
    assert frame(after, "g").rect.centre.x == 600 - frame(now, "g").rect.centre.x
    assert frame(after, "b").x - frame(after, "a").x == 90, "not turned over"
    assert groups_fit(after)


def test_a_caption_goes_the_way_of_its_picture():
    now = spreads(
        Photo(id="photo-a"),
        picture_frame("p", 300, 100, 200, 90, page="page-2", slot="photo-1", photo="photo-a"),
        caption("words", 300, 195, 200, 20, page="page-2"),
    )
    after = made(now, delete_pages(now, ["page-1"]))
    assert frame(after, "words").x == frame(after, "p").x == 100


def test_guides_follow_the_type_area():
    now = spreads(Guide(id="g", parent="page-3", axis="x", at=70), Guide(id="h", parent="page-3", axis="y", at=70))
    after = made(now, move_pages(now, ["page-3"], 1))
    assert after.need(Guide, "g").at == 50 and after.need(Guide, "h").at == 70


def test_duplicated_pages_bring_copies_of_all_on_them():
    now = spreads(
        story("bridge", "One.", "Two."), story("label", "Words.", kind="label"),
        [text_frame("a", page="page-2", story="story-bridge", thread="1"), text_frame("l", page="page-2", story="story-label")],
        text_frame("b", page="page-3", story="story-bridge", thread="2"),
        Guide(id="g", parent="page-2", at=9), group("g", shape("s", 70, 70, 9, 9, page="page-3")),
    )  # fmt: skip
    after = made(now, duplicate_pages(now, ["page-3", "page-2"]))
    assert [(n in now) for n in (p.id for p in after.pages())] == [True, True, True, False, False, True]
    copies = [p.id for p in after.pages()[3:5]]
    (first, label), (second, grouped) = (after.frames(copy) for copy in copies)
    assert Threads(after).frames(first.story) == [first, second] and first.story != "story-bridge"
    assert [p.text for p in after.children(Paragraph, first.story)] == ["One.", "Two."]
    assert after.need(Story, label.story).kind == "label" and label.story != "story-label"
    assert [rect(after, "s")] == [(c.x, c.y, c.w, c.h) for c in after.frames(grouped.id)]
    assert [guide.at for guide in after.children(Guide, copies[0])] == [9]
    assert duplicate_pages(now, ["gone"]) is None


def test_a_copy_on_the_other_side_of_a_spread_is_mirrored_there():
    now = spreads(picture_frame("p", 300, 100, 200, 90, page="page-2", slot="photo-1"))
    after = made(now, duplicate_pages(now, ["page-2"]))
    (copy,) = after.frames(after.pages()[2].id)
    assert copy.x == 100 and rect(after, "p")[0] == 300


def test_deleted_pages_take_their_frames_and_leave_the_articles():
    now = spreads(
        story("bridge", "One."), text_frame("a", page="page-2", story="story-bridge"),
        text_frame("b", page="page-3", story="story-bridge"), Section(id="section-1", name="July"),
    )  # fmt: skip
    after = made(now, delete_pages(now, ["page-2"]))
    assert "frame-a" not in after and "para-bridge-1" in after and order(after) == ["1", "3", "4"]
    after = made(now, delete_pages(now, ["page-2", "page-3"]))
    assert "para-bridge-1" in after
    assert delete_pages(now, [p.id for p in now.pages()]) is None and delete_pages(now, []) is None


def planned(*items):
    return spreads([PlanItem(id=f"plan-{n}", order=str(n), **item) for n, item in enumerate(items, 1)], count=6)


def test_the_flat_plan_follows_its_pages():
    now = planned(
        {"kind": "cover", "page": 1}, {"kind": "article", "page": 2, "pages": 2, "subject": "story-a"},
        {"kind": "opener", "page": 4, "subject": "section-1"}, {"kind": "ad", "page": 5, "subject": "booking-1"},
        {"kind": "article", "page": 0, "subject": "story-b"},
    )  # fmt: skip

    def plan(after):
        return [(item.kind, item.page, item.pages) for item in after.children(PlanItem)]

    assert plan(made(now, insert_pages(now, 1)))[1:4] == [("article", 3, 2), ("opener", 5, 1), ("ad", 6, 1)]
    assert plan(made(now, move_pages(now, ["page-4"], 1)))[1:3] == [("article", 3, 2), ("opener", 2, 1)]
    assert plan(made(now, delete_pages(now, ["page-3"])))[1:3] == [("article", 2, 1), ("opener", 3, 1)]
    gone = plan(made(now, delete_pages(now, ["page-4", "page-5"])))
    assert gone == [("cover", 1, 1), ("article", 2, 2), ("ad", 0, 1), ("article", 0, 1)], "the ad still wants a page"


def test_findings_follow_their_pages():
    now = spreads(Finding(id="find-1", page=3), Finding(id="find-2"))
    after = made(now, delete_pages(now, ["page-2"]))
    assert after.need(Finding, "find-1").page == 2 and after.need(Finding, "find-2").page == 0


def test_pages_are_given_to_a_section():
    now = spreads(Section(id="section-1", name="July"))
    after = made(now, set_section(now, ["page-2", "page-3"], "section-1"))
    assert [p.section for p in after.pages()] == ["", "section-1", "section-1", ""]
    assert set_section(now, ["page-2"], "gone") is None and set_section(now, ["page-2"], "") is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("move-page-up", ["2", "1", "3", "4"]),
        ("move-page-down", ["1", "3", "2", "4"]),
        ("delete-page", ["1", "3", "4"]),
        ("insert-page", ["1", "2", "+", "3", "4"]),
        ("duplicate-page", ["1", "2", "+", "3", "4"]),
        ("duplicate-spread", ["1", "2", "3", "+", "+", "4"]),
    ],
)
def test_commands_are_about_the_page_worked_on(name, expected):
    now = spreads()
    run = next(command.run for command in commands.COMMANDS if command.name == name)
    after = made(now, run(now, Selection(page="page-2")))
    assert [number if f"page-{number}" in now else "+" for number in order(after)] == expected
    assert run(now, Selection(page="parent-a")) is None


def test_a_page_after_the_cover_is_no_cover():
    now = issue(page("1", kind="cover", parent_page="parent-c"), ParentPage(id="parent-c", kind="cover"), PARENT)
    new = made(now, commands.insert_after(now, Selection(page="page-1"))).pages()[1]
    assert (new.kind, new.parent_page) == ("article", "parent-a")


def test_an_issue_without_pages_gets_its_first():
    assert len(made(issue(), commands.insert_after(issue(), Selection())).pages()) == 1


@settings(max_examples=40)
@given(desks(), st.data())
def test_pages_moved_there_and_back_stand_as_they_did(desk, data):
    now, _ = desk
    there = [page.id for page in now.pages()]
    moved = data.draw(st.sampled_from(there))
    to = data.draw(st.integers(0, len(there)))
    change = move_pages(now, [moved], to)
    if change is None:
        return
    after = made(now, change)
    assert groups_fit(after) and {i: f.parent for i, f in frames(after)} == {i: f.parent for i, f in frames(now)}
    for page_id in there:
        if is_left_hand(after, page_id) == is_left_hand(now, page_id):
            assert after.frames(page_id) == now.frames(page_id)
    at = there.index(moved)
    back = move_pages(after, [moved], at if order(after).index(moved.removeprefix("page-")) > at else at + 1)
    again = made(after, back)
    assert [p.id for p in again.pages()] == there and same_standing(again, now)


def frames(now):
    return [(record.id, record) for record in now.records.values() if isinstance(record, Frame)]


def same_standing(after, before):
    """Whether frames stand as before. Those are left out that a move by the difference of margins takes to the trim: from
    there it cannot be told that they did not stand there."""
    most = Settings().margin_inner - Settings().margin_outer
    width = before.settings.trim_w
    tops = [f for _, f in frames(before) if f.parent == before.page_of(f.id)]
    extents = {top.id: top.rect.turned(top.rotation) for top in tops}
    near = {i for i, box in extents.items() if 0 < box.x <= most or 0 < width - box.right <= most}
    gone = {leaf.id for top in tops if top.id in near for leaf in leaves(before, top)}
    gone.add("frame-cap")  # a caption goes the way of the nearest picture, and nearest may be another one then
    now, then = standing(after), standing(before)
    return {i: place for i, place in now.items() if i not in gone} == {i: place for i, place in then.items() if i not in gone}


@settings(max_examples=40)
@given(desks(), st.lists(st.integers(1, 3), min_size=1, max_size=3, unique=True))
def test_duplicating_leaves_what_is_there_and_deleting_takes_it_away(desk, numbers):
    now, _ = desk
    chosen = [f"page-{number}" for number in numbers]
    after = made(now, duplicate_pages(now, chosen))
    copied = [p.id for p in after.pages() if p.id not in now]
    assert sum(len(after.frames(p)) for p in copied) == sum(len(now.frames(p)) for p in chosen)
    back = made(after, delete_pages(after, copied))
    assert same_standing(back, now)
    assert {f.id for f in back.all(TextFrame)} == {f.id for f in now.all(TextFrame)}
