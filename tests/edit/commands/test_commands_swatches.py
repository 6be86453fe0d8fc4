"""Swatches are mixed, coloured with and taken away, and nothing is left without a colour that had one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from edits import BLACK, frame, made, selected
from notation import group, issue, pages, shape, story, text_frame

from voa_editor.edit.commands.swatches import (
    apply_swatch,
    delete_swatches,
    delete_unused,
    duplicate_swatch,
    edit_swatch,
    new_swatch,
    rename_swatch,
    unused_swatches,
)  # fmt: skip
from voa_editor.edit.selection import Selection, TextRange
from voa_editor.errors import UserError
from voa_editor.model import overrides
from voa_editor.model.settings import Section
from voa_editor.model.story import Paragraph, Span, Spot
from voa_editor.model.styles import CharacterStyle, ObjectStyle, ParagraphStyle, Swatch

TEAL = Swatch(id="sw-teal", name="Teal", c=1, m=0.6)
SUN = Swatch(id="sw-sun", name="Sun", kind="rgb", r=1, g=0.8)
PALE = Swatch(id="sw-pale", name="Pale", kind="tint", of="sw-teal", tint=0.5)


def desk(*records):
    return issue(pages(1), [BLACK, TEAL, SUN, PALE], *records)


def added(now, change):
    (found,) = (made(now, change).need(Swatch, i) for i in change.added)
    return found


def test_swatches_of_every_kind_are_mixed():
    now = desk()
    assert added(now, new_swatch(now, "Leaf", c=0.7, y=1)).y == 1
    assert added(now, new_swatch(now, kind="rgb", r=1, g=0.5)).name == "R255 G128 B0"
    assert added(now, new_swatch(now, "Gold", kind="spot", m=0.2, y=0.6)).kind == "spot"
    tint = added(now, new_swatch(now, kind="tint", of="sw-teal", tint=0.3))
    assert (tint.name, tint.of) == ("Teal 30 %", "sw-teal")
    assert added(now, new_swatch(now, c=1, m=0.6)).name == "C100 M60 Y0 K0"
    assert added(now, new_swatch(now, kind="lab", lab_l=50, lab_b=-12)).name == "L50 a0 b-12"
    assert added(now, new_swatch(now, kind="gradient", of="sw-teal", to="sw-sun", angle=90)).name == "Teal – Sun"


@pytest.mark.parametrize("ends", [{"of": "sw-teal"}, {"of": "sw-teal", "to": "gone"}, {"of": "sw-fade", "to": "sw-sun"}])
def test_a_gradient_goes_from_one_flat_swatch_to_another(ends):
    now = desk(Swatch(id="sw-fade", name="Fade", kind="gradient", of="sw-teal", to="sw-sun"))
    with pytest.raises(UserError, match="one flat swatch to another"):
        new_swatch(now, kind="gradient", **ends)
    with pytest.raises(UserError, match="itself"):
        edit_swatch(now, "sw-teal", kind="gradient", of="sw-pale", to="sw-sun")
    after = made(now, delete_swatches(now, ["sw-sun"], "sw-teal"))
    assert after.need(Swatch, "sw-fade").to == "sw-teal"


@pytest.mark.parametrize(
    "mix",
    [{"c": 1.1}, {"kind": "rgb", "r": -0.1}, {"kind": "ink"}, {"kind": "lab", "lab_l": 101}, {"kind": "tint"},
     {"kind": "tint", "of": "gone"}, {"name": "Teal"}, {"c": float("nan")}],
)  # fmt: skip
def test_what_no_swatch_can_be_is_refused(mix):
    with pytest.raises(UserError):
        new_swatch(desk(), **mix)


def test_a_swatch_mixed_anew_is_no_tint_of_itself():
    now = desk()
    assert made(now, edit_swatch(now, "sw-teal", k=0.4)).need(Swatch, "sw-teal").k == 0.4
    assert made(now, edit_swatch(now, "sw-pale", kind="cmyk", c=1)).need(Swatch, "sw-pale").of == ""
    for of in ("sw-pale", "sw-teal"):
        with pytest.raises(UserError, match="itself"):
            edit_swatch(now, "sw-teal", kind="tint", of=of)
    assert edit_swatch(now, "sw-teal", c=1) is None and edit_swatch(now, "gone", c=1) is None


def test_a_swatch_can_be_renamed_and_copied():
    now = desk()
    assert made(now, rename_swatch(now, "sw-teal", "Sea")).need(Swatch, "sw-teal").name == "Sea"
    with pytest.raises(UserError):
        rename_swatch(now, "sw-teal", "Sun")
    copy = added(now, duplicate_swatch(now, "sw-teal"))
    assert (copy.name, replace(copy, id=TEAL.id, name=TEAL.name)) == ("Teal copy", TEAL)


def users():
    spans = (Span(0, 1, local=("colour=sw-teal",)), Span(1, 2, local=("size=11",)))
    return [
        shape("s", fill="sw-teal", stroke="sw-teal", gradient="sw-teal"),
        Section(id="section-1", name="July", hue="sw-teal"),
        ParagraphStyle(id="ps-x", colour="sw-teal", rule_colour="sw-teal"),
        ObjectStyle(id="os-x", fill="sw-teal"),
        Paragraph(id="para-1", text="abc", local=("rule_colour=sw-teal",), spans=spans),
    ]


def test_what_had_a_deleted_swatch_takes_another():
    now = desk(users())
    after = made(now, delete_swatches(now, ["sw-teal"], "sw-sun"))
    assert frame(after, "s").fill == frame(after, "s").stroke == frame(after, "s").gradient == "sw-sun"
    assert after.get("section-1").hue == after.get("ps-x").colour == after.get("os-x").fill == "sw-sun"
    assert after.get("para-1").local == ("rule_colour=sw-sun",) and after.get("para-1").spans[0].local == ("colour=sw-sun",)
    assert after.get("sw-pale").of == "sw-sun" and "sw-teal" not in after


def test_a_tint_that_takes_its_own_swatchs_place_keeps_its_colour():
    now = desk(shape("s", fill="sw-teal"), Swatch(id="sw-pale-2", name="Paler", kind="tint", of="sw-pale", tint=0.5))
    after = made(now, delete_swatches(now, ["sw-teal"], "sw-pale-2"))
    assert frame(after, "s").fill == "sw-pale-2" and after.need(Swatch, "sw-pale").c == 0.5


def test_a_deleted_swatch_leaves_nothing_naming_it():
    now = desk(users())
    after = made(now, delete_swatches(now, ["sw-teal", "sw-sun"]))
    assert frame(after, "s").fill == "" and after.get("ps-x").colour is None and after.get("sw-pale").c == 0.5
    assert delete_swatches(now, ["gone"]) is None and delete_swatches(now, ["sw-teal"], "sw-teal") is None
    assert delete_swatches(now, ["sw-teal"], "gone") is None


def test_unused_swatches_are_those_that_nothing_names():
    now = desk(Paragraph(id="para-1", text="a", spans=(Span(0, 1, local=("colour=sw-sun",)),)))
    assert [one.id for one in unused_swatches(now)] == ["sw-pale"], "the tint needs its teal, and black is always there"
    after = made(now, delete_unused(now, Selection()))
    assert [one.id for one in unused_swatches(after)] == ["sw-teal"]
    assert delete_unused(issue(BLACK), Selection()) is None


def test_frames_are_filled_and_stroked():
    now = desk(group("g", shape("a"), shape("b")), shape("locked", locked=True))
    chosen = selected("frame-g", "frame-locked")
    after = made(now, apply_swatch(now, chosen, "sw-teal", "fill", 0.4))
    assert {(frame(after, n).fill, frame(after, n).fill_tint) for n in "ab"} == {("sw-teal", 0.4)}
    assert frame(after, "locked").fill == ""
    after = made(after, apply_swatch(after, chosen, "", "fill"))
    assert (frame(after, "a").fill, frame(after, "a").fill_tint) == ("", 1.0)
    after = made(now, apply_swatch(now, chosen, "sw-teal", "stroke"))
    assert frame(after, "a").stroke == "sw-teal" and frame(after, "a").stroke_width > 0
    assert apply_swatch(now, chosen, "gone", "fill") is None and apply_swatch(now, Selection(), "sw-teal", "stroke", 0.3) is None


def test_a_tinted_stroke_takes_a_tint_swatch_made_once():
    now = desk(shape("a"), shape("b"))
    after = made(now, apply_swatch(now, selected("frame-a"), "sw-teal", "stroke", 0.5))
    assert frame(after, "a").stroke == "sw-pale" and len(list(after.all(Swatch))) == 4
    after = made(now, apply_swatch(now, selected("frame-a"), "sw-sun", "stroke", 0.25))
    tint = after.need(Swatch, frame(after, "a").stroke)
    assert (tint.of, tint.tint, tint.name) == ("sw-sun", 0.25, "Sun 25 %")
    again = made(after, apply_swatch(after, selected("frame-b"), "sw-sun", "stroke", 0.25))
    assert frame(again, "b").stroke == tint.id


def test_text_is_coloured_as_far_as_it_is_selected():
    now = desk(story("a", "One two", "Three", headline=""), text_frame("a", story="story-a"), CharacterStyle(id="cs-x"))
    text = TextRange("frame-a", Spot("para-a-1", 4), Spot("para-a-1", 7))
    after = made(now, apply_swatch(now, Selection().with_text(text), "sw-teal", "text", 0.5))
    (span,) = after.need(Paragraph, "para-a-1").spans
    assert (span.start, span.end, dict(overrides.read(span.local))) == (4, 7, {"colour": "sw-teal", "tint": 0.5})
    after = made(after, apply_swatch(after, Selection().with_text(text), "", "text"))
    assert after.need(Paragraph, "para-a-1").spans == ()
    after = made(now, apply_swatch(now, selected("frame-a"), "sw-sun", "text"))
    assert [p.spans[0].local for p in after.children(Paragraph, "story-a")] == [("colour=sw-sun",)] * 2
