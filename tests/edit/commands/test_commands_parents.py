"""Parent pages are made, copied and given to pages, whose frames follow from slot to slot."""

from __future__ import annotations

import pytest
from edits import PIXELS, caption, frame, made, rect, selected
from notation import group, issue, page, pages, picture_frame, shape, story, text_frame

from voa_editor.edit.commands.parents import (
    apply_parent,
    delete_parent,
    detach,
    detach_page,
    duplicate_parent,
    duplicate_shown,
    new_parent,
    rename_parent,
)  # fmt: skip
from voa_editor.errors import UserError
from voa_editor.model.assets import Photo
from voa_editor.model.frames import TextFrame
from voa_editor.model.pages import Guide, Page, ParentPage, Slot
from voa_editor.model.settings import Settings
from voa_editor.model.story import Paragraph

PAPER = Settings(trim_w=600, trim_h=800, margin_inner=60, margin_outer=40)
PARENTS = [ParentPage(id="parent-a", order="1", name="A"), ParentPage(id="parent-b", order="2", name="B", kind="gallery")]
SLOTS = [
    Slot(id="slot-a1", parent="parent-a", name="photo-1", x=300, y=100, w=200, h=150),
    Slot(id="slot-a2", parent="parent-a", name="body", x=60, y=300, w=500, h=400),
    Slot(id="slot-b1", parent="parent-b", name="photo-1", x=60, y=60, w=500, h=300),
]


def desk(*records):
    return issue(PAPER, PARENTS, SLOTS, pages(4, parent_page="parent-a"), *records)


def test_frames_in_a_slot_go_to_the_slot_of_that_name():
    now = desk(
        picture_frame("in", 300, 100, 200, 150, page="page-1", slot="photo-1"),
        picture_frame("left", 100, 100, 200, 150, page="page-2", slot="photo-1"),
        picture_frame("moved", 301, 100, 200, 150, page="page-3", slot="photo-1"),
        text_frame("body", 60, 300, 500, 400, page="page-1", slot="body"),
        shape("locked", 300, 100, 200, 150, page="page-3", slot="photo-1", locked=True),
        picture_frame("other", 300, 100, 200, 150, page="page-4", slot="photo-1"),
    )
    after = made(now, apply_parent(now, ["page-1", "page-2", "page-3"], "parent-b"))
    assert rect(after, "in") == (60, 60, 500, 300)
    assert rect(after, "left") == (40, 60, 500, 300), "mirrored on a left-hand page"
    for name in ("moved", "body", "locked", "other"):
        assert rect(after, name) == rect(now, name)
    assert [(p.parent_page, p.kind) for p in after.pages()] == [("parent-b", "gallery")] * 3 + [("parent-a", "article")]


def test_a_caption_follows_its_picture_to_the_new_slot():
    now = desk(
        [PIXELS, Photo(id="photo-a", asset=PIXELS.id)],
        picture_frame("in", 300, 100, 200, 150, page="page-1", slot="photo-1", photo="photo-a"),
        caption("words", 300, 254, 200, 30, page="page-1"),
    )
    after = made(now, apply_parent(now, ["page-1"], "parent-b"))
    assert rect(after, "words") == (60, 364, 500, 30)


def test_a_parent_page_can_be_taken_off():
    now = desk(picture_frame("in", 300, 100, 200, 150, page="page-1", slot="photo-1"))
    after = made(now, apply_parent(now, ["page-1"], ""))
    assert after.need(Page, "page-1").parent_page == "" and rect(after, "in") == rect(now, "in")
    assert apply_parent(now, ["page-1"], "parent-a") is None and apply_parent(now, ["page-1"], "gone") is None


def test_a_new_parent_page_is_empty_or_like_another():
    now = desk(
        story("folio", "5", kind="label"),
        text_frame("folio", page="parent-a", story="story-folio"),
        Guide(id="g", parent="parent-a", at=7),
        group("g", shape("s", page="parent-a")),
    )
    after = made(now, new_parent(now, "Cover"))
    assert [p.name for p in after.children(ParentPage)] == ["A", "B", "Cover"]
    after = made(now, duplicate_parent(now, "parent-a"))
    copy = after.children(ParentPage)[-1]
    assert copy.name == "A copy" and {s.name for s in after.children(Slot, copy.id)} == {"photo-1", "body"}
    assert [guide.at for guide in after.children(Guide, copy.id)] == [7] and len(after.frames(copy.id)) == 2
    (label,) = after.children(TextFrame, copy.id)
    assert [p.text for p in after.children(Paragraph, label.story)] == ["5"] and label.story != "story-folio"
    again = made(after, duplicate_parent(after, "parent-a"))
    assert again.children(ParentPage)[-1].name == "A copy 2"
    assert made(now, duplicate_shown(now, selected(page="parent-b"))).children(ParentPage)[-1].kind == "gallery"
    assert duplicate_shown(now, selected(page="page-1")) is None and new_parent(now, "X", "gone") is None


def test_a_parent_page_keeps_its_name_to_itself():
    now = desk()
    assert made(now, rename_parent(now, "parent-a", "  Front ")).need(ParentPage, "parent-a").name == "Front"
    for name in ("B", "", "x" * 500):
        with pytest.raises(UserError):
            rename_parent(now, "parent-a", name)
    assert rename_parent(now, "parent-a", "A") is None and rename_parent(now, "gone", "A") is None


def test_pages_of_a_deleted_parent_page_have_none():
    now = desk(picture_frame("in", 300, 100, 200, 150, page="page-1", slot="photo-1"))
    after = made(now, delete_parent(now, "parent-a"))
    assert "slot-a1" not in after and after.need(Page, "page-1").parent_page == "" and "frame-in" in after
    assert delete_parent(now, "gone") is None


def test_detached_pages_own_what_their_parent_page_showed():
    now = desk(
        story("folio", "5", kind="label"),
        text_frame("folio", 400, 760, 160, 12, page="parent-a", story="story-folio"),
        group("g", shape("s", 500, 20, 40, 10, page="parent-a"), shape("t", 560, 20, 20, 10, page="parent-a")),
        shape("own", page="page-2"),
    )
    after = made(now, detach(now, ["page-1", "page-2"]))
    right, left = (after.frames(p) for p in ("page-1", "page-2"))
    folio = next(f for f in left if isinstance(f, TextFrame))
    assert (folio.x, folio.y) == (40, 760) and left[-1].id == "frame-own", "below what was there"
    mirrored = next(f for f in left if after.frames(f.id))
    assert [(f.x, f.w) for f in after.frames(mirrored.id)] == [(20, 40), (80, 20)], "a group is not turned over"
    assert len({f.story for f in [*left, *right] if isinstance(f, TextFrame)}) == 2, "each has a text of its own"
    assert after.need(Page, "page-1").parent_page == "" and frame(after, "folio").parent == "parent-a"
    assert detach_page(after, selected(page="page-1")) is None and detach(issue(page()), ["page-1"]) is None
