"""Typing in stories: own text, data, computed fields; the laws of inserting and erasing, splitting and joining."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import notation
from voa_editor.edit import spans as spanning
from voa_editor.edit import typing
from voa_editor.edit.passage import passage, said, sound
from voa_editor.edit.selection import Spot, TextRange
from voa_editor.model.assets import Photo
from voa_editor.model.frames import TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Page
from voa_editor.model.story import FIELD_MARK, Paragraph, Span, Story
from voa_editor.model.styles import ParagraphStyle


def field(name: str, of: str = "") -> tuple[Span, ...]:
    return (Span(0, 1, field=name, of=of),)


def small() -> Issue:
    """A story with its headline, two paragraphs, a contents line elsewhere, a caption, a folio."""
    head = Paragraph(id="head", parent="story-a", order="1", flow="head", text=FIELD_MARK, spans=field("headline"))
    line = Paragraph(
        id="line", parent="contents", text=f"{FIELD_MARK}  {FIELD_MARK}",
        spans=(Span(0, 1, "cs-number", field="page_of", of="story-a"), Span(3, 4, field="title", of="story-a")),
    )  # fmt: skip
    caption = Paragraph(
        id="caption", parent="label", text=f"{FIELD_MARK} {FIELD_MARK}",
        spans=(Span(0, 1, field="caption", of="photo"), Span(2, 3, field="credit", of="photo")),
    )  # fmt: skip
    return notation.issue(
        notation.story("a", "The bridge is open.", "It is long.", headline="Bridge"),
        [head, Story(id="contents", kind="label"), line, Story(id="label", kind="label"), caption],
        [Photo(id="photo", caption="The bridge", credit="A. Painter"), Page(id="page-1")],
        [TextFrame(id="frame", parent="page-1", story="story-a"), TextFrame(id="f2", parent="page-1", story="contents")],
        [ParagraphStyle(id="ps-headline", next="ps-body"), ParagraphStyle(id="ps-body")],
    )


def at(paragraph: str, start: int, end: int | None = None, other: str = "", local: tuple[str, ...] = ()) -> TextRange:
    return TextRange("frame", Spot(paragraph, start), Spot(other or paragraph, start if end is None else end), local)


def shows(issue: Issue, paragraph: str) -> str:
    return passage(issue, paragraph).text


def done(issue: Issue, edit: typing.Edit | None) -> tuple[Issue, TextRange]:
    assert edit is not None
    return edit[0].apply(issue), edit[1]


def test_what_is_typed_stands_at_the_caret_and_the_caret_after_it():
    issue, caret = done(small(), typing.insert_text(small(), at("para-a-1", 3), " new"))
    assert shows(issue, "para-a-1") == "The new bridge is open."
    assert caret.head == Spot("para-a-1", 7) and caret.is_caret


def test_typing_in_the_headline_changes_the_datum_and_so_the_contents():
    issue, caret = done(small(), typing.insert_text(small(), at("head", 6), "s open"))
    assert issue.need(Story, "story-a").headline == "Bridges open" and caret.head.offset == 12
    assert shows(issue, "line") == "1  Bridges open"


def test_typing_in_the_contents_line_changes_the_same_datum():
    issue, caret = done(small(), typing.insert_text(small(), at("line", 9), "!"))
    assert issue.need(Story, "story-a").headline == "Bridge!" and caret.head.offset == 10
    assert issue.need(Paragraph, "line") == small().need(Paragraph, "line")


def test_an_empty_headline_takes_what_is_typed():
    start = small().with_records({"story-a": replace(small().need(Story, "story-a"), headline="")})
    issue, caret = done(start, typing.insert_text(start, at("head", 0), "Ә"))
    assert issue.need(Story, "story-a").headline == "Ә" and caret.head.offset == 1


def test_a_computed_field_is_passed_and_erased_whole():
    assert sound(small(), Spot("line", 0)) == Spot("line", 0)
    many = small()
    for n in range(2, 13):
        many = many.with_records({f"page-{n}": Page(id=f"page-{n}", order=f"{n:02d}")})
    moved = many.with_records({"frame": replace(many.need(TextFrame, "frame"), parent="page-12")})
    assert shows(moved, "line") == "12  Bridge" and sound(moved, Spot("line", 1)).offset in (0, 2)
    issue, caret = done(moved, typing.erase(moved, at("line", 2)))
    assert shows(issue, "line") == "  Bridge" and caret.head.offset == 0


def test_typing_beside_a_computed_field_goes_to_the_own_text():
    issue, caret = done(small(), typing.insert_text(small(), at("line", 0), "p. "))
    assert issue.need(Paragraph, "line").text == f"p. {FIELD_MARK}  {FIELD_MARK}" and caret.head.offset == 3
    issue, _ = done(small(), typing.insert_text(small(), at("line", 1), "."))
    assert shows(issue, "line") == "1.  Bridge"


@pytest.mark.parametrize(
    ("caption", "credit", "offset", "after"),
    [("", "", 0, ("New", "")), ("", "", 1, ("New", "")), ("The bridge", "", 11, ("The bridgeNew", "")),
     ("The bridge", "A. Painter", 10, ("The bridgeNew", "A. Painter")), ("", "A. Painter", 11, ("", "A. PainterNew"))],
)  # fmt: skip
def test_what_is_typed_into_a_caption_is_the_photographs_own(caption: str, credit: str, offset: int, after: tuple[str, str]):
    issue = small()
    issue = issue.with_records({"photo": replace(issue.need(Photo, "photo"), caption=caption, credit=credit)})
    text = at("caption", offset)
    for letter in "New":
        issue, text = done(issue, typing.insert_text(issue, text, letter))
    photo = issue.need(Photo, "photo")
    assert (photo.caption, photo.credit) == after


def test_erasing_a_whole_caption_empties_its_data_and_a_contents_line_only_forgets_its_places():
    issue, _ = done(small(), typing.erase(small(), at("caption", 0, 21)))
    photo = issue.need(Photo, "photo")
    assert (photo.caption, photo.credit, shows(issue, "caption")) == ("", "", "")
    issue, _ = done(small(), typing.erase(small(), at("line", 0, 9)))
    assert shows(issue, "line") == "" and issue.need(Story, "story-a").headline == "Bridge"


def test_a_whole_headline_alone_is_replaced_in_the_datum():
    issue, caret = done(small(), typing.insert_text(small(), at("line", 3, 9), "Ferry"))
    assert issue.need(Story, "story-a").headline == "Ferry" and caret.head.offset == 8


def headed(kicker: str = "") -> Issue:
    """The story with a kicker and a headline in one flow, as templates have them, and a line of its own after them."""
    start = small()
    kick = Paragraph(id="kick", parent="story-a", order="0", flow="head", text=FIELD_MARK, spans=field("kicker"))
    by = Paragraph(id="by", parent="story-a", order="2", flow="head", text=f"By {FIELD_MARK}.",
                   spans=(Span(3, 4, field="byline"),))  # fmt: skip
    story = replace(start.need(Story, "story-a"), kicker=kicker, byline="A. Writer")
    return start.with_records({record.id: record for record in (kick, by, story)})


def test_typing_over_a_whole_head_writes_the_headline_and_keeps_its_places():
    start = headed()
    issue, caret = done(start, typing.insert_text(start, at("kick", 0, 13, "by"), "F"))
    issue, caret = done(issue, typing.insert_text(issue, caret, "erry"))
    story = issue.need(Story, "story-a")
    assert (story.kicker, story.headline, story.byline) == ("", "Ferry", "") and caret.head == Spot("head", 5)
    assert shows(issue, "line") == "1  Ferry", "the contents follow"
    assert issue.need(Paragraph, "head") == start.need(Paragraph, "head") and issue.need(Paragraph, "by").text == FIELD_MARK


def test_typing_over_parts_of_kicker_and_headline_goes_to_the_first():
    start = headed("News")
    issue, _ = done(start, typing.insert_text(start, at("kick", 2, 3, "head"), "xt"))
    story = issue.need(Story, "story-a")
    assert (story.kicker, story.headline) == ("Next", "dge") and issue.need(Paragraph, "kick") == start.need(Paragraph, "kick")


def test_typing_over_all_of_a_head_is_meant_for_its_headline():
    start = headed("News")
    issue, _ = done(start, typing.insert_text(start, at("kick", 0, 6, "head"), "Ferry"))
    assert (issue.need(Story, "story-a").kicker, issue.need(Story, "story-a").headline) == ("", "Ferry")
    issue, caret = done(start, typing.erase(start, at("kick", 0, 6, "head")))
    assert caret.head == Spot("head", 0) and shows(issue, "head") == ""


def test_own_words_selected_with_a_datum_go_and_the_datum_takes_what_is_typed():
    start = headed()
    issue, caret = done(start, typing.insert_text(start, at("by", 1, 5), "Me, "))
    assert shows(issue, "by") == "BMe,  Writer." and issue.need(Story, "story-a").byline == "Me,  Writer"
    assert caret.head.offset == 5
    issue, _ = done(small(), typing.insert_text(small(), at("line", 0, 9), "Ferry"))
    assert issue.need(Story, "story-a").headline == "Ferry", "so does a contents line with its page number"


def test_a_head_that_was_erased_is_typed_anew_where_its_words_stood():
    start = headed()
    issue, caret = done(start, typing.erase(start, at("kick", 0, 13, "by")))
    assert issue.need(Story, "story-a").headline == "" and caret.head == Spot("head", 0)
    assert typing.awaited(issue, caret.head) == "headline" and typing.awaited(start, Spot("head", 2)) == ""
    issue, _ = done(issue, typing.insert_text(issue, caret, "Ferry"))
    assert issue.need(Story, "story-a").headline == "Ferry"
    pasted, _ = done(start, typing.insert_parts(start, at("kick", 0, 13, "by"), [typing.Part("Ferry"), typing.Part("again")]))
    assert pasted.need(Story, "story-a").headline == "Ferry\nagain"


def test_letters_of_own_text_up_to_a_headline_leave_it_in_its_paragraph():
    start = headed().with_records({"kick": Paragraph(id="kick", parent="story-a", order="0", flow="head", text="Read this")})
    issue, caret = done(start, typing.erase(start, at("kick", 4, 3, "head")))
    assert (shows(issue, "kick"), shows(issue, "head"), caret.head) == ("Read", "dge", Spot("kick", 4))
    issue, _ = done(start, typing.erase(start, at("kick", 0, 3, "head")))
    assert "kick" not in issue and shows(issue, "head") == "dge"


@pytest.mark.parametrize("letter", ["ә", "қ", "é", "e\u0301", "и\u0306", "👩‍👧", "🇰🇿"])
def test_backspace_takes_one_letter_however_many_code_points_it_has(letter):
    start, caret = done(small(), typing.insert_text(small(), at("para-a-2", 2), "x" + letter))
    issue, caret = done(start, typing.erase(start, caret))
    assert shows(issue, "para-a-2") == "Itx is long." and caret.head.offset == 3


def test_words_are_erased_to_both_sides():
    issue, _ = done(small(), typing.erase(small(), at("para-a-1", 11), "word"))
    assert shows(issue, "para-a-1") == "The is open."
    issue, _ = done(small(), typing.erase(small(), at("para-a-1", 4), "word", back=False))
    assert shows(issue, "para-a-1") == "The is open."


def test_backspace_at_a_paragraphs_start_joins_it_to_the_one_before():
    issue, caret = done(small(), typing.erase(small(), at("para-a-2", 0)))
    assert shows(issue, "para-a-1") == "The bridge is open.It is long." and caret.head == Spot("para-a-1", 19)
    assert "para-a-2" not in issue
    assert typing.erase(small(), at("para-a-1", 0)) is None
    assert typing.erase(small(), at("para-a-2", 11), back=False) is None


def test_a_range_over_paragraphs_is_replaced_in_one_change():
    issue, caret = done(small(), typing.insert_text(small(), at("para-a-1", 4, 6, "para-a-2"), "ferry is "))
    assert shows(issue, "para-a-1") == "The ferry is long." and caret.head == Spot("para-a-1", 13)


def test_erasing_a_whole_paragraph_leaves_the_next_in_its_own_style():
    start = small().with_records({"para-a-2": replace(small().need(Paragraph, "para-a-2"), style="ps-list")})
    issue, caret = done(start, typing.erase(start, at("para-a-1", 0, 0, "para-a-2")))
    assert issue.need(Paragraph, "para-a-2").style == "ps-list" and caret.head == Spot("para-a-2", 0)


def test_return_at_the_end_begins_the_style_that_follows():
    issue, caret = done(small(), typing.split(small(), at("head", 6)))
    assert issue.need(Paragraph, caret.head.paragraph).flow == "head"
    styled = small().with_records({"head": replace(small().need(Paragraph, "head"), style="ps-headline")})
    issue, caret = done(styled, typing.split(styled, at("head", 6)))
    fresh = issue.need(Paragraph, caret.head.paragraph)
    assert fresh.style == "ps-body" and fresh.text == "" and issue.need(Story, "story-a").headline == "Bridge"


def test_return_within_a_headline_breaks_its_line_there_and_nowhere_else():
    issue, caret = done(small(), typing.split(small(), at("head", 3)))
    assert issue.need(Story, "story-a").headline == "Bri\ndge" and caret.head == Spot("head", 4)
    assert shows(issue, "line") == "1  Bri dge"


def test_typed_text_takes_the_look_of_what_stands_left_but_no_link_at_its_end():
    bold = replace(small().need(Paragraph, "para-a-1"), spans=(Span(4, 10, "cs-bold"), Span(14, 18, "cs-link", link="https://a.kz")))
    start = small().with_records({bold.id: bold})
    issue, _ = done(start, typing.insert_text(start, at(bold.id, 10), "s"))
    assert issue.need(Paragraph, bold.id).spans[0] == Span(4, 11, "cs-bold")
    issue, _ = done(start, typing.insert_text(start, at(bold.id, 18), "ed"))
    assert issue.need(Paragraph, bold.id).spans[1] == Span(14, 18, "cs-link", link="https://a.kz")
    issue, _ = done(start, typing.insert_text(start, at(bold.id, 4, 10), "ferry"))
    assert issue.need(Paragraph, bold.id).spans[0] == Span(4, 9, "cs-bold")
    issue, _ = done(start, typing.insert_text(start, at(bold.id, 2, local=("size=14", "style=cs-bold")), "X"))
    assert set(issue.need(Paragraph, bold.id).spans) >= {Span(2, 3, "cs-bold"), Span(2, 3, local=("size=14",))}


def test_paragraphs_are_put_in_with_their_spans_and_styles():
    parts = [typing.Part("one"), typing.Part("Two", (Span(0, 3, "cs-bold"),), "ps-subhead"), typing.Part("three ")]
    issue, caret = done(small(), typing.insert_parts(small(), at("para-a-1", 4), parts))
    flow = [p for p in issue.children(Paragraph, "story-a") if p.flow == "body"]
    assert [p.text for p in flow] == ["The one", "Two", "three bridge is open.", "It is long."]
    assert flow[1].style == "ps-subhead" and flow[1].spans == (Span(0, 3, "cs-bold"),)
    assert caret.head == Spot(flow[2].id, 6)


def test_control_characters_are_not_typed():
    issue, _ = done(small(), typing.insert_text(small(), at("para-a-1", 0), f"a\x00\x1b{FIELD_MARK}\r\nb"))
    assert shows(issue, "para-a-1").startswith("a\nbThe")
    assert typing.insert_text(small(), at("para-a-1", 0), "\x00") is None


# -- laws ---------------------------------------------------------------------------------------------------------

LOOKS = [Span(0, 0, "cs-bold"), Span(0, 0, "cs-italic"), Span(0, 0, link="https://a.kz"), Span(0, 0, local=("size=9",))]
_TEXT = st.text(alphabet="ab ә\u0301👍\n", max_size=8)


@st.composite
def paragraphs(draw: st.DrawFn, name: str) -> Paragraph:
    text = draw(_TEXT)
    spans: list[Span] = []
    if draw(st.booleans()):
        at_ = draw(st.integers(0, len(text)))
        text = text[:at_] + FIELD_MARK + text[at_:]
        name_ = draw(st.sampled_from(["headline", "issue_title", "page_of", "kicker"]))
        spans.append(Span(at_, at_ + 1, field=name_, of="story-a"))
    for _ in range(draw(st.integers(0, 4))):
        a, b = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        spans.append(replace(draw(st.sampled_from(LOOKS)), start=a, end=b))
    return Paragraph(id=name, parent="story-a", order=name, text=text, spans=spanning.in_order(spans))


@st.composite
def stories(draw: st.DrawFn) -> Issue:
    return notation.issue(
        [draw(paragraphs("1")), draw(paragraphs("2")), Page(id="page-1"), Story(id="story-a", headline="Ән", kicker="")],
        [TextFrame(id="frame", parent="page-1", story="story-a")],
    )


def spots(draw: st.DrawFn, issue: Issue) -> Spot:
    found = draw(st.sampled_from([p.id for p in issue.children(Paragraph, "story-a")]))
    return sound(issue, Spot(found, draw(st.integers(0, 12))))


@given(st.data())
def test_split_then_join_is_nothing(data):
    issue = data.draw(stories())
    spot = spots(data.draw, issue)
    after, caret = done(issue, typing.split(issue, TextRange("frame", spot, spot)))
    back, _ = done(after, typing.erase(after, caret))
    styles = {p.id: p for p in back.children(Paragraph, "story-a")}
    assert [(p.text, p.spans) for p in styles.values()] == [(p.text, p.spans) for p in issue.children(Paragraph, "story-a")]
    assert back.need(Story, "story-a") == issue.need(Story, "story-a")


@given(st.data(), st.sampled_from(["x", "Ж", "🙂"]))
def test_insert_then_erase_is_nothing(data, letter):
    issue = data.draw(stories())
    spot = spots(data.draw, issue)
    after, caret = done(issue, typing.insert_text(issue, TextRange("frame", spot, spot), letter))
    back = done(after, typing.erase(after, TextRange("frame", spot, caret.head)))[0]
    assert back == issue


def _any_edit(draw: st.DrawFn, issue: Issue) -> typing.Edit | None:
    text = TextRange("frame", spots(draw, issue), spots(draw, issue))
    match draw(st.integers(0, 4)):
        case 0:
            return typing.insert_text(issue, text, draw(_TEXT))
        case 1:
            return typing.erase(issue, text, draw(st.sampled_from(["letter", "word"])), back=draw(st.booleans()))
        case 2:
            return typing.split(issue, text)
        case 3:
            parts = draw(st.lists(_TEXT.map(lambda t: typing.Part(t, (Span(0, len(t), "cs-bold"),))), min_size=1, max_size=4))
            return typing.insert_parts(issue, text, parts)
        case _:
            return typing.erase(issue, replace(text, head=text.anchor), back=False)


@settings(max_examples=60)
@given(st.data())
def test_any_edits_keep_spans_in_order_and_can_be_taken_back(data):
    first = issue = data.draw(stories())
    changes = []
    for _ in range(data.draw(st.integers(1, 8))):
        if edit := _any_edit(data.draw, issue):
            change, caret = edit
            issue = change.apply(issue)
            changes.append(change)
            assert sound(issue, caret.head) == caret.head
    for paragraph in issue.children(Paragraph, "story-a"):
        assert spanning.in_order(paragraph.spans) == paragraph.spans
        assert all(0 <= s.start < s.end <= len(paragraph.text) for s in paragraph.spans)
        marks = [n for n, letter in enumerate(paragraph.text) if letter == FIELD_MARK]
        assert sorted(s.start for s in paragraph.spans if s.field) == marks
    for change in reversed(changes):
        issue = change.reversed().apply(issue)
    assert issue == first


@given(st.data())
def test_replacing_leaves_what_stands_around_the_range(data):
    issue = data.draw(stories())
    a, b = spots(data.draw, issue), spots(data.draw, issue)
    text = TextRange("frame", a, b)
    gone = said(issue, text)
    edit = typing.erase(issue, text)
    if gone and a != b:
        assert edit is not None
        after = edit[0].apply(issue)
        assert sound(after, edit[1].head) == edit[1].head
