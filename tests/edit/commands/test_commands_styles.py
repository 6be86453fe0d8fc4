"""Styles are made, set, named and taken away, and what is selected tells them how to look."""

from __future__ import annotations

from dataclasses import replace

import pytest
from edits import BLACK, frame, made, selected
from hypothesis import given
from hypothesis import strategies as st
from notation import group, issue, pages, paragraphs, shape, story, text_frame

from voa_editor.edit.commands import styles as commands
from voa_editor.edit.commands.styles import (
    apply_style,
    delete_style,
    duplicate_style,
    edit_style,
    leave_object_style,
    new_style,
    redefine,
    rename_style,
    set_keys,
    style_with_keys,
)  # fmt: skip
from voa_editor.edit.formatting import local_formats
from voa_editor.edit.selection import Selection, TextRange
from voa_editor.edit.spans import in_order, with_local, with_style
from voa_editor.errors import UserError
from voa_editor.model.story import Paragraph, Span, Spot
from voa_editor.model.styles import CharacterStyle, ObjectStyle, ParagraphStyle

BODY = ParagraphStyle(id="ps-body", name="Body", order="1", size=10.0, leading=12.0)
LEAD = ParagraphStyle(id="ps-lead", name="Lead", order="2", based_on="ps-body", size=12.0)
BOLD = CharacterStyle(id="cs-bold", name="Bold", order="1", weight=700)
CARD = ObjectStyle(id="os-card", name="Card", order="1", fill="sw-black", opacity=0.5)


def desk(*records):
    return issue(pages(1), [BODY, LEAD, BOLD, CARD, BLACK], *records)


def told(*spans, local=(), style="ps-body", text="One two three"):
    """A story of one paragraph in the frame "frame-a"."""
    head, paragraph = story("a", text, headline="")
    return desk(head, replace(paragraph, spans=spans, local=local, style=style), text_frame("a", story="story-a"))


def text(start, end):
    return Selection(page="page-1").with_text(TextRange("frame-a", Spot("para-a-1", start), Spot("para-a-1", end)))


def added(now, change, kind):
    (found,) = (made(now, change).need(kind, i) for i in change.added)
    return found


def test_a_new_style_comes_after_the_others_of_its_kind():
    now = desk()
    after = made(now, new_style(now, "paragraph", "Deck", "ps-lead"))
    assert [one.name for one in after.children(ParagraphStyle)] == ["Body", "Lead", "Deck"]
    assert added(now, new_style(now, "paragraph", "Deck", "ps-lead"), ParagraphStyle).based_on == "ps-lead"
    assert added(now, new_style(now, "character"), CharacterStyle).name == "Character style"
    assert added(now, new_style(now, "object", "Box"), ObjectStyle).id.startswith("os-")
    with pytest.raises(UserError):
        new_style(now, "paragraph", "Body")


def test_a_paragraph_style_is_made_of_what_a_paragraph_has_over_its_own():
    now = told(Span(0, 3, local=("size=14",)), Span(4, 7, local=("italic=yes",)), local=("align=right",), style="ps-lead")
    style = added(now, new_style(now, "paragraph", "Deck", from_selection=text(0, 5)), ParagraphStyle)
    assert (style.based_on, style.align, style.size, style.italic, style.leading) == ("ps-lead", "right", 14.0, None, None)
    style = added(now, new_style(now, "paragraph", "Deck", from_selection=selected("frame-a")), ParagraphStyle)
    assert (style.based_on, style.align) == ("ps-lead", "right")
    assert new_style(now, "paragraph", "Deck", from_selection=Selection()) is None


def test_a_character_style_is_made_of_what_characters_have():
    now = told(Span(0, 3, "cs-bold"), Span(0, 3, local=("italic=yes", "size=9")))
    style = added(now, new_style(now, "character", "Loud", from_selection=text(0, 3)), CharacterStyle)
    assert (style.based_on, style.italic, style.size, style.weight) == ("cs-bold", True, 9.0, None)


def test_an_object_style_is_made_of_how_a_frame_looks():
    now = desk(shape("s", fill="sw-black", radius=4, opacity=0.5, style="os-card"), text_frame("t", columns=2))
    style = added(now, new_style(now, "object", "Rounded", from_selection=selected("frame-s")), ObjectStyle)
    assert (style.based_on, style.radius, style.fill, style.opacity) == ("os-card", 4, None, None)
    style = added(now, new_style(now, "object", "Two", from_selection=selected("frame-t")), ObjectStyle)
    assert (style.based_on, style.columns, style.fill) == ("", 2, None)
    assert new_style(now, "object", "None", from_selection=Selection()) is None


def test_styles_are_set_within_bounds_and_never_based_on_themselves():
    now = desk()
    assert made(now, edit_style(now, "ps-body", size=11.0, align="left")).need(ParagraphStyle, "ps-body").size == 11
    assert made(now, edit_style(now, "ps-lead", size=None)).need(ParagraphStyle, "ps-lead").size is None
    assert edit_style(now, "ps-body", size=10.0) is None and edit_style(now, "gone", size=1) is None
    for style, values in (("ps-body", {"size": -1.0}), ("os-card", {"opacity": 2.0}), ("ps-body", {"based_on": "gone"}),
                          ("ps-body", {"based_on": "ps-lead"}), ("ps-body", {"based_on": "ps-body"}),
                          ("ps-body", {"based_on": "cs-bold"})):  # fmt: skip
        with pytest.raises(UserError):
            edit_style(now, style, **values)
    for name in ("id", "name", "keys", "align"):
        with pytest.raises(ValueError, match=name):
            edit_style(now, "cs-bold", **{name: "x"})


@pytest.mark.parametrize(("style", "name"), [("ps-lead", "next"), ("cs-bold", "colour"), ("os-card", "fill")])
def test_a_style_names_nothing_that_is_not_there(style, name):
    with pytest.raises(UserError, match="not there"):
        edit_style(desk(), style, **{name: "nothing"})


def test_names_and_keys_are_each_of_one_style():
    now = desk()
    assert made(now, rename_style(now, "ps-lead", "Intro")).need(ParagraphStyle, "ps-lead").name == "Intro"
    assert made(now, rename_style(now, "ps-lead", "Bold")), "of another kind"
    with pytest.raises(UserError):
        rename_style(now, "ps-lead", "Body")
    now = made(now, set_keys(now, "ps-lead", "Ctrl+1"))
    now = made(now, set_keys(now, "os-card", "Ctrl+1"))
    assert style_with_keys(now, "Ctrl+1").id == "os-card" and now.need(ParagraphStyle, "ps-lead").keys == ""
    copy = added(now, duplicate_style(now, "os-card"), ObjectStyle)
    assert (copy.name, copy.keys, copy.fill) == ("Card copy", "", "sw-black")
    assert made(now, set_keys(now, "os-card", "")) and style_with_keys(now, "") is None


def test_what_was_set_in_a_deleted_style_takes_another():
    now = desk(
        story("a", "One", headline=""), shape("s", style="os-card"),
        Paragraph(id="para-x", parent="story-a", order="z", style="ps-lead", text="abc", spans=(Span(0, 1, "cs-bold"),)),
        ParagraphStyle(id="ps-deck", name="Deck", order="3", based_on="ps-lead", next="ps-lead"),
        [CharacterStyle(id="cs-i", name="Italic"), ObjectStyle(id="os-plain", name="Plain")],
    )  # fmt: skip
    after = made(now, delete_style(now, "ps-lead", "ps-deck"))
    assert after.get("para-x").style == "ps-deck"
    assert (after.get("ps-deck").based_on, after.get("ps-deck").next) == ("ps-body", "ps-deck")
    assert made(now, delete_style(now, "ps-lead")).get("para-x").style == "ps-body"
    assert made(now, delete_style(now, "cs-bold", "cs-i")).get("para-x").spans == (Span(0, 1, "cs-i"),)
    assert frame(made(now, delete_style(now, "os-card", "os-plain")), "s").style == "os-plain"
    for refused in (("ps-body", ""), ("gone", ""), ("ps-lead", "cs-i"), ("ps-lead", "ps-lead"), ("ps-lead", "gone")):
        assert delete_style(now, *refused) is None


def test_frames_take_what_an_object_style_says():
    now = desk(group("g", shape("a"), shape("b", stroke="sw-black", stroke_width=2)), shape("locked", locked=True))
    after = made(now, apply_style(now, selected("frame-g", "frame-locked"), "os-card"))
    assert {(f.style, f.fill, f.opacity) for f in (frame(after, "a"), frame(after, "b"))} == {("os-card", "sw-black", 0.5)}
    assert frame(after, "b").stroke_width == 2 and frame(after, "locked").style == ""
    assert apply_style(after, selected("frame-a"), "os-card") is None
    left = made(after, leave_object_style(after, selected("frame-a")))
    assert (frame(left, "a").style, frame(left, "a").fill) == ("", "sw-black")


def test_frames_follow_as_an_object_style_changes():
    now = desk(shape("a", style="os-card", fill="sw-black", opacity=0.5), shape("b", style="os-card", fill="", opacity=0.5))
    after = made(now, edit_style(now, "os-card", opacity=0.8, fill=""))
    assert frame(after, "a").opacity == frame(after, "b").opacity == 0.8 and frame(after, "a").fill == ""


def test_text_is_set_in_a_style():
    now = told(Span(0, 3, local=("size=9",)), local=("align=right",))
    assert made(now, apply_style(now, text(2, 2), "ps-lead")).get("para-a-1").style == "ps-lead"
    after = made(now, apply_style(now, text(4, 7), "cs-bold"))
    assert Span(4, 7, "cs-bold") in after.get("para-a-1").spans
    after = made(now, apply_style(now, selected("frame-a"), "ps-lead", clear=True))
    assert (after.get("para-a-1").style, after.get("para-a-1").local, after.get("para-a-1").spans) == ("ps-lead", (), ())
    assert apply_style(now, Selection(), "ps-lead") is None and apply_style(now, text(0, 3), "gone") is None


def test_a_paragraph_style_is_redefined_by_the_selected_text():
    now = told(Span(0, 3, local=("size=14",)), Span(4, 7, local=("size=9",)), local=("align=right", "leading=16"))
    now = now.with_records({p.id: p for p in paragraphs("b", "Elsewhere.")})
    after = made(now, redefine(now, text(0, 13), "ps-body"))
    body, paragraph = after.need(ParagraphStyle, "ps-body"), after.get("para-a-1")
    assert (body.align, body.leading, body.size) == ("right", 16.0, 14.0)
    assert paragraph.local == () and paragraph.spans == (Span(4, 7, local=("size=9",)),), "what is otherwise stays so"
    assert redefine(after, text(0, 3), "ps-body") is None and redefine(after, text(0, 3), "ps-lead") is None


def test_a_character_style_is_redefined_by_the_selected_text():
    now = told(Span(4, 7, "cs-bold"), Span(2, 7, local=("italic=yes",)))
    after = made(now, redefine(now, text(0, 13), "cs-bold"))
    assert after.need(CharacterStyle, "cs-bold").italic is True
    assert after.get("para-a-1").spans == (Span(4, 7, "cs-bold"), Span(2, 4, local=("italic=yes",)))


def test_an_object_style_is_redefined_by_the_selected_frame():
    now = desk(
        shape("a", style="os-card", fill="sw-black", opacity=0.9, stroke="sw-black", stroke_width=2),
        shape("b", style="os-card", fill="sw-black", opacity=0.5),
    )
    after = made(now, redefine(now, selected("frame-a"), "os-card"))
    card = after.need(ObjectStyle, "os-card")
    assert (card.opacity, card.stroke, card.fill, card.radius) == (0.9, "sw-black", "sw-black", None)
    assert frame(after, "b").opacity == 0.9 and frame(after, "b").stroke_width == 2
    assert redefine(after, selected("frame-a"), "os-card") is None


@pytest.mark.parametrize(("name", "style"), [("paragraph", "ps-body"), ("character", "cs-bold"), ("object", "os-card")])
def test_commands_redefine_the_style_in_use(name, style):
    now = told(Span(0, 3, "cs-bold"), Span(0, 3, local=("size=14",)), local=("align=right",))
    now = now.with_records({"frame-a": replace(frame(now, "a"), style="os-card", fill="sw-black", opacity=0.9)})
    run = next(command.run for command in commands.COMMANDS if command.name == f"redefine-{name}-style")
    after = made(now, run(now, text(0, 3)))
    assert after.get(style) != now.get(style)


VALUES = st.fixed_dictionaries({}, optional={"size": st.sampled_from([9.0, 14.0]), "italic": st.booleans()})


@given(st.lists(st.tuples(st.integers(0, 13), st.integers(0, 13), st.sampled_from(["", "cs-bold"]), VALUES), max_size=4))
def test_a_redefined_style_looks_as_the_first_letter_did(drawn):
    """And every other letter looks as it did, or as the style now says."""
    spans = ()
    for a, b, style, values in drawn:
        low, high = min(a, b), max(a, b)
        spans = with_style(spans, low, high, style) if style else with_local(spans, low, high, values)
    now = told(*in_order(spans), local=("align=right", "size=8"))
    after = made(now, redefine(now, text(0, 13), "ps-body"))
    body = after.need(ParagraphStyle, "ps-body")
    for at in range(13):
        there = text(at, at + 1).text
        was, looks = local_formats(now, there).values, local_formats(after, there).values
        same = {name for name, value in looks.items() if was.get(name) == value}
        assert same == set(looks) if at == 0 else all(looks[name] == getattr(body, name) for name in set(looks) - same)
