"""Find words wherever they are kept, and replace them with every span left on its words."""

from __future__ import annotations

from dataclasses import replace as with_

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notation import issue, page, pages, paragraphs, picture_frame, story, text_frame

from voa_editor.edit.commands.find import replace
from voa_editor.edit.looked_for import Looks
from voa_editor.edit.passage import passage, within
from voa_editor.edit.rules import enforce
from voa_editor.edit.search import MOST, Query, find, shown_at
from voa_editor.errors import UserError
from voa_editor.model.assets import Booking, Photo
from voa_editor.model.settings import Section, Settings
from voa_editor.model.story import FIELD_MARK, Paragraph, Span
from voa_editor.model.styles import CharacterStyle, ParagraphStyle

BODY, LEAD = ParagraphStyle(id="ps-body"), ParagraphStyle(id="ps-lead")
BOLD = CharacterStyle(id="cs-bold")


def one(text, *spans, **more):
    """An issue of one paragraph, on page 1."""
    head, paragraph = story("a", text, headline="")
    return issue([BODY, LEAD, BOLD], page(), head, with_(paragraph, spans=spans, **more), text_frame("a", story="story-a"))


def said(made, query, stories=None):
    return [match.said for match in find(made, query, stories)]


def replaced(made, query, replacement, style=""):
    change = enforce(made, replace(made, find(made, query), replacement, style))
    after = change.apply(made)
    assert change.reversed().apply(after) == made
    return after


def text_of(made, name="para-a-1"):
    return made.need(Paragraph, name).text


def test_plain_text_takes_no_heed_of_case_unless_asked():
    made = one("Asia and ASIA, Әлем and әлем")
    assert said(made, Query("asia")) == ["Asia", "ASIA"]
    assert said(made, Query("Asia", case=True)) == ["Asia"]
    assert said(made, Query("ӘЛЕМ")) == ["Әлем", "әлем"]


def test_plain_text_means_what_it_says_and_not_a_pattern():
    assert said(one("a.b axb (a*)"), Query("a.b")) == ["a.b"]
    assert said(one("a.b axb (a*)"), Query("(a*)")) == ["(a*)"]


def test_a_keyboard_finds_typographers_spaces_and_quotes_and_letters_of_either_form():
    assert said(one("No. 7, No.\N{NO-BREAK SPACE}7"), Query("No. 7")) == ["No. 7", "No.\N{NO-BREAK SPACE}7"]
    assert said(one("“it’s”"), Query('"it\'s"')) == ["“it’s”"]
    assert said(one("й и\u0306"), Query("й")) == ["й", "и\u0306"]
    assert said(one("и\u0306"), Query("и")) == []


def test_whole_words_have_no_letter_beside_them():
    made = one("art, artist, part, art.")
    assert [match.start for match in find(made, Query("art", whole_word=True))] == [0, 19]
    assert said(made, Query("art|part", kind="regex", whole_word=True)) == ["art", "part", "art"]


def test_a_match_comes_with_what_stands_around_it_and_its_page():
    (match,) = find(one("The bridge was opened."), Query("bridge"))
    assert (match.before, match.said, match.after) == ("The ", "bridge", " was opened.")
    assert (match.record, match.attr, match.start, match.page) == ("para-a-1", "text", 4, "page-1")


def rich():
    """A story whose headline stands in its head and in the contents, with a photograph, an ad and a section."""
    headline = Paragraph(id="para-h", parent="story-a", flow="head", order="1", style="ps-head", text=FIELD_MARK,
                         spans=(Span(0, 1, field="headline"),))  # fmt: skip
    contents = Paragraph(id="para-c", parent="story-toc", order="1", text=f"See {FIELD_MARK}",
                         spans=(Span(4, 5, field="headline", of="story-a"),))  # fmt: skip
    return issue(
        [BODY, ParagraphStyle(id="ps-head"), Settings(publisher="The River Press")],
        pages(3),
        Section(id="section-1", name="Rivers"),
        story("b", "A river too."),
        story("a", "Down the river.", headline="The River", byline="R. Iver"),
        [headline, story("toc", kind="label")[0], contents],
        Photo(id="photo-1", parent="story-a", caption="A river boat", credit="River agency"),
        Booking(id="booking-1", lines=("Hotel", "By the river")),
        [text_frame("a", page="page-2", story="story-a"), text_frame("h", page="page-2", story="story-a", flow="head")],
        [text_frame("b", page="page-3", story="story-b"), text_frame("toc", page="page-1", story="story-toc")],
        picture_frame("p", page="page-2", photo="photo-1"),
    )


def test_data_are_found_where_they_are_kept_and_once():
    made = rich()
    found = [(match.record, match.attr) for match in find(made, Query("river"))]
    assert sorted(found) == sorted([
        ("story-a", "headline"), ("para-a-1", "text"), ("photo-1", "caption"), ("photo-1", "credit"), ("para-b-1", "text"),
        ("issue", "publisher"), ("section-1", "name"), ("booking-1", "ad_line_1"),
    ])  # fmt: skip
    assert found.index(("story-a", "headline")) < found.index(("para-b-1", "text")), "in the order of the pages"


def test_a_search_keeps_to_what_it_is_confined_to():
    made = rich()
    assert {m.record for m in find(made, Query("river"), ["story-a"])} == {"story-a", "para-a-1", "photo-1"}
    assert {m.attr for m in find(made, Query("river", scope="text"))} == {"text"}
    assert "text" not in {m.attr for m in find(made, Query("river", scope="data"))}
    assert find(made, Query("river"), []) == []


def test_a_datum_is_changed_for_every_place_that_shows_it():
    after = replaced(rich(), Query("river"), "lake")
    assert passage(after, "para-h").text == "The lake" and passage(after, "para-c").text == "See The lake"
    assert after.get("photo-1").caption == "A lake boat" and after.get("photo-1").credit == "lake agency"
    assert after.get("booking-1").lines == ("Hotel", "By the lake") and after.settings.publisher == "The lake Press"
    assert find(after, Query("river")) == []


def test_a_match_can_be_shown():
    made = rich()
    for match in find(made, Query("river"), ["story-a"]):
        text = shown_at(made, match)
        if match.record == "photo-1":
            assert text is None, "no frame shows the caption"
        else:
            ((shown, start, end),) = within(made, text)
            assert shown.text[start:end] == match.said


def test_style_alone_is_a_search():
    made = issue([BODY, LEAD, BOLD], story("a", "One", "Two words", "Three", headline=""))
    bold = with_(made.get("para-a-2"), spans=(Span(0, 3, "cs-bold"), Span(3, 5, "cs-bold"), Span(6, 7, "cs-bold")))
    made = made.with_records({"para-a-2": bold, "para-a-3": with_(made.get("para-a-3"), style="ps-lead")})
    assert said(made, Query(style="ps-lead")) == ["Three"]
    assert said(made, Query(style="cs-bold")) == ["Two w", "r"]
    assert said(made, Query("wo", style="cs-bold")) == ["wo"]
    assert said(made, Query("wor", style="cs-bold")) == []
    assert said(made, Query("e", style="ps-lead")) == ["e", "e"]


def test_data_have_the_style_of_the_field_that_shows_them():
    assert said(rich(), Query("river", style="ps-head")) == ["River"]


def test_a_look_is_a_search_by_itself_and_with_words():
    sized = ParagraphStyle(id="ps-body", family="Inter", size=9.0)
    bold = CharacterStyle(id="cs-bold", family="Literata")
    head, paragraph = story("a", "one two three four", headline="")
    spans = (Span(0, 3, "cs-bold"), Span(4, 13, local=("size=11",)), Span(4, 7, "cs-bold"))
    lead = ParagraphStyle(id="ps-lead", based_on="ps-body", size=11.0)
    more = Paragraph(id="para-a-2", parent="story-a", order="z", style="ps-lead", text="five")
    made = issue([sized, lead, bold], page(), head, with_(paragraph, spans=spans), more, text_frame("a", story="story-a"))
    assert said(made, Query(size=11)) == ["two three", "five"]
    assert said(made, Query(family="Literata")) == ["one", "two"]
    assert said(made, Query(family="Inter", size=9)) == [" ", " four"]
    assert said(made, Query(character_style="cs-bold", size=11)) == ["two"]
    assert said(made, Query(style="ps-body", size=11)) == ["two three"]
    assert said(made, Query(style="ps-lead", character_style="cs-bold")) == []
    assert said(made, Query("t", size=11)) == ["t", "t"] and said(made, Query("two", size=9)) == []
    assert Looks(made).used() == (["Inter", "Literata"], [9.0, 11.0])


def test_what_has_a_look_is_given_a_style_and_keeps_its_words():
    made = one("red green red", Span(4, 9, local=("size=30",)))
    after = replaced(made, Query(size=30), None, "cs-bold")
    assert (text_of(after), [s for s in after.get("para-a-1").spans if s.style]) == ("red green red", [Span(4, 9, "cs-bold")])
    assert replaced(made, Query(style="ps-body"), None, "ps-lead").get("para-a-1") == with_(made.get("para-a-1"), style="ps-lead")


def test_words_around_a_field_have_their_look_and_the_datum_has_that_of_the_field():
    made = rich()
    body = [m for m in find(made, Query(style="ps-body"), ["story-toc"])]
    assert [(m.record, m.said) for m in body] == [("para-c", "See ")], "the field's mark is no word"
    grown = Paragraph(id="para-c", parent="story-toc", order="1", text=f"See {FIELD_MARK}", local=("size=40",),
                      spans=(Span(4, 5, field="headline", of="story-a"),))  # fmt: skip
    found = find(made.with_records({"para-c": grown}), Query(size=40))
    assert {(m.record, m.said) for m in found} == {("para-c", "See "), ("story-a", "The River")}


def test_a_style_can_be_put_on_what_was_found():
    after = replaced(one("red green red"), Query("red"), None, "cs-bold")
    assert after.get("para-a-1").spans == (Span(0, 3, "cs-bold"), Span(10, 13, "cs-bold"))
    after = replaced(one("red green red"), Query("red"), "blue", "ps-lead")
    assert (text_of(after), after.get("para-a-1").style) == ("blue green blue", "ps-lead")
    after = replaced(one("ab"), Query("b", kind="regex"), "long", "cs-bold")
    assert after.get("para-a-1").spans == (Span(1, 5, "cs-bold"),)


def test_spans_stay_on_their_words():
    made = one("red green blue", Span(0, 3, "cs-bold"), Span(10, 14, link="https://example.org"))
    after = replaced(made, Query("green"), "yellowish")
    assert after.get("para-a-1").spans == (Span(0, 3, "cs-bold"), Span(14, 18, link="https://example.org"))
    after = replaced(made, Query("red"), "crimson")
    assert after.get("para-a-1").spans[0] == Span(0, 7, "cs-bold"), "the new word looks as the old one did"
    after = replaced(made, Query("red green"), "x")
    assert after.get("para-a-1").spans[0] == Span(0, 1, "cs-bold"), "or as its first letter"
    after = replaced(made, Query("red "), "")
    assert (text_of(after), after.get("para-a-1").spans) == ("green blue", (Span(6, 10, link="https://example.org"),))


def test_regular_expressions_have_groups():
    made = one("Iver, Ruth; Ford, Henry")
    assert text_of(replaced(made, Query(r"(\w+), (?P<first>\w+)", kind="regex"), r"\g<first> \1")) == "Ruth Iver; Henry Ford"
    assert text_of(replaced(made, Query("; ", kind="regex"), r"\n")) == "Iver, Ruth\nFord, Henry"
    assert text_of(replaced(made, Query(r"(?<=Iver), (?=Ruth)", kind="regex"), " ")) == "Iver Ruth; Ford, Henry"
    assert text_of(replaced(made, Query("Ford"), r"\1")) == r"Iver, Ruth; \1, Henry", "plain text is plain"


@pytest.mark.parametrize("pattern", ["(", "[a", "*", r"\p{Nothing}", "(" * 900, "a" * 2000, "a{999999999999}"])
def test_a_bad_expression_is_said_to_be_one(pattern):
    with pytest.raises(UserError):
        find(one("aaa"), Query(pattern, kind="regex"))


def test_an_expression_that_never_ends_is_given_up(monkeypatch):
    monkeypatch.setattr("voa_editor.edit.search.PATIENCE", 0.05)
    with pytest.raises(UserError, match="too long"):
        find(one("a" * 60), Query(r"(a|a)*\1b|(?:(?:a*)*)*c|(?R)", kind="regex"))


@pytest.mark.parametrize("replacement", [r"\2", r"\g<none>", "\\", r"\d"])
def test_a_bad_replacement_is_said_to_be_one(replacement):
    made = one("abc")
    with pytest.raises(UserError, match="put in"):
        replace(made, find(made, Query("(b)", kind="regex")), replacement)


def test_what_is_no_longer_there_is_passed_over():
    made = one("red and red")
    matches = find(made, Query("red"))
    later = made.with_records({"para-a-1": with_(made.get("para-a-1"), text="red, red")})
    assert text_of(replace(later, matches, "x").apply(later)) == "x, red"
    gone = made.with_records({}, ["para-a-1"])
    assert replace(gone, matches, "x") is None
    assert replace(made, matches[:1] * 2, "x").updated["para-a-1"][1].text == "x and red", "one match given twice counts once"


def test_fields_are_not_swallowed():
    made = one(f"see {FIELD_MARK} there", Span(4, 5, field="folio"))
    assert said(made, Query("see.*", kind="regex")) == []
    assert text_of(replaced(made, Query(r"\w+", kind="regex"), "x")) == f"x {FIELD_MARK} x"


def test_nothing_to_look_for_finds_nothing():
    assert find(one("abc"), Query()) == [] and find(one("abc"), Query("x*", kind="regex")) == []
    assert find(issue(), Query("a")) == []


def test_matches_are_not_without_end():
    assert len(find(one("a" * (MOST + 5)), Query("a"))) == MOST


WORDS = st.text(alphabet="abcÄäй и\u0306.", max_size=12)
STYLES = st.sampled_from(["cs-1", "cs-2"])


@st.composite
def texts(draw):
    """Paragraphs with overlapping character styles and links."""
    found = []
    for n, paragraph in enumerate(paragraphs("a", *draw(st.lists(WORDS, min_size=1, max_size=3)))):
        places = st.integers(0, len(paragraph.text))
        spans = [
            Span(*sorted((draw(places), draw(places))), style=draw(STYLES), link=draw(st.sampled_from(["", f"https://{n}"])))
            for _ in range(draw(st.integers(0, 3)))
        ]
        found.append(with_(paragraph, spans=tuple(span for span in spans if span.start < span.end)))
    return issue(story("a", headline=draw(WORDS)), found)


def looks(paragraph):
    """Each character with the styles and links over it."""
    over = [{s.style for s in paragraph.spans if s.start <= n < s.end} for n in range(len(paragraph.text))]
    links = [{s.link for s in paragraph.spans if s.start <= n < s.end and s.link} for n in range(len(paragraph.text))]
    return list(zip(paragraph.text, over, links, strict=True))


@given(texts(), st.text(alphabet="abcä.и", min_size=1, max_size=3), st.sampled_from(["#", "##", "#!#!#"]), st.booleans())
def test_replacing_all_leaves_none_and_every_span_on_its_words(made, text, replacement, case):
    query = Query(text, case=case)
    change = replace(made, find(made, query), replacement)
    if change is None:
        assert find(made, query) == []
        return
    whole = enforce(made, change)
    assert whole == change, "the rules have nothing to mend"
    after = whole.apply(made)
    assert find(after, query) == [] and whole.reversed().apply(after) == made
    for paragraph in after.all(Paragraph):
        hits = [match for match in find(made, query) if match.record == paragraph.id]
        before = looks(made.need(Paragraph, paragraph.id))
        expected, at = [], 0
        for hit in hits:
            expected += before[at : hit.start]
            expected += [(letter, *before[hit.start][1:]) for letter in replacement]
            at = hit.end
        assert looks(paragraph) == expected + before[at:]
