"""What a paragraph shows, and the ways through it: fields expanded as the composer does, steps, words, the caret after undo."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import notation
from voa_editor.compose.composer import Composer
from voa_editor.edit.change import put
from voa_editor.edit.follow import followed
from voa_editor.edit.moves import Unit, step, whole_paragraph, word
from voa_editor.edit.passage import passage, said, sound, whole, within
from voa_editor.edit.selection import Selection, Spot, TextRange
from voa_editor.fonts.library import bundled
from voa_editor.model.assets import Booking, Photo
from voa_editor.model.frames import TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Page
from voa_editor.model.settings import Section, Settings
from voa_editor.model.story import FIELD_MARK, Paragraph, Span

COMPOSER = Composer(bundled())


def small(text: str, *spans: Span) -> Issue:
    return notation.issue(
        Settings(title="Voice", period="Q3", number="7"), notation.story("a", headline="Bridge", byline="A. B."),
        [Paragraph(id="p", parent="story-a", order="1", text=text, spans=spans)],
        [Paragraph(id="q", parent="story-a", order="2", text="More.")],
        [Photo(id="photo", caption="River"), Section(id="s", name="July"), Booking(id="ad", lines=("One", "Two"))],
        [TextFrame(id="f", parent="page", story="story-a", w=5000, h=500), Page(id="page", section="s")],
    )  # fmt: skip


def fields(*names: str) -> tuple[str, tuple[Span, ...]]:
    """A paragraph "x", mark, "x", mark … of these fields ("caption:photo" of a record)."""
    text, spans = "x", []
    for name in names:
        field, _, of = name.partition(":")
        spans.append(Span(len(text), len(text) + 1, field=field, of=of))
        text += FIELD_MARK + "x"
    return text, tuple(spans)


_FIELDS = ["headline", "kicker", "folio", "page_of:story-a", "title:story-a", "issue_title", "issue_line", "section",
           "caption:photo", "ad_line_1:ad", "ad_line_9:ad", "running_head", "slug", "continued_on", "nothing"]  # fmt: skip


@settings(max_examples=50)
@given(st.lists(st.sampled_from(_FIELDS), max_size=5), st.integers(0, 9), st.integers(0, 9))
def test_it_shows_what_the_composer_sets_and_every_place_is_found_again(names, low, high):
    text, spans = fields(*names)
    issue = small(text, *spans, Span(min(low, high), max(low, high), "cs-x"))
    shown = passage(issue, "p")
    (box,) = COMPOSER.sheet(issue, "page").texts
    assert shown.text == "".join(run.text for run in box.lines[0].runs)
    for piece in shown.pieces:
        assert piece.text == shown.text[piece.start : piece.end]
        assert shown.shown(piece.at) == piece.start
    for offset in range(shown.length + 1):
        assert shown.over(sound(issue, Spot("p", offset)).offset) is None


def test_what_is_kept_can_be_typed_and_what_is_computed_is_fixed():
    text, spans = fields(*_FIELDS)
    shown = passage(small(text, *spans), "p")
    fixed = {piece.field.field: piece.fixed for piece in shown.pieces if piece.field}
    typed = {"headline", "kicker", "title", "issue_title", "section", "caption", "ad_line_1"}
    assert {name for name, is_fixed in fixed.items() if not is_fixed} == typed


@pytest.mark.parametrize("unit", ["letter", "word"])
def test_steps_pass_a_computed_field_as_one(unit: Unit):
    issue = small(f"a{FIELD_MARK}b", Span(1, 2, field="issue_line"))
    there = step(issue, Spot("p", 1), unit)
    assert there == Spot("p", 1 + len("Q3 · No. 7")) and step(issue, there, unit, back=True) == Spot("p", 1)
    assert word(issue, Spot("p", 3)) == (Spot("p", 1), there)


def test_steps_go_on_in_the_next_paragraph_and_end_with_the_story():
    issue = small("one two")
    assert step(issue, Spot("p", 7), "letter") == Spot("q", 0) and step(issue, Spot("q", 0), "letter", back=True) == Spot("p", 7)
    assert step(issue, Spot("p", 3), "paragraph") == Spot("q", 0)
    assert step(issue, Spot("q", 2), "paragraph", back=True) == Spot("q", 0)
    assert step(issue, Spot("q", 5), "letter") == Spot("q", 5) and step(issue, Spot("p", 0), "word", back=True) == Spot("p", 0)
    assert step(issue, Spot("p", 3), "story") == Spot("q", 5) and step(issue, Spot("q", 3), "story", back=True) == Spot("p", 0)
    assert whole_paragraph(issue, Spot("p", 3)) == (Spot("p", 0), Spot("p", 7))


def test_a_range_is_said_with_its_paragraphs_parted():
    issue = small("one two")
    story = whole(issue, "f")
    assert story is not None and said(issue, story) == "one two\nMore."
    backwards = TextRange("f", Spot("q", 2), Spot("p", 4))
    assert said(issue, backwards) == "two\nMo"
    assert [(shown.paragraph.id, start, end) for shown, start, end in within(issue, backwards)] == [("p", 4, 7), ("q", 0, 2)]
    assert whole(issue, "nothing") is None


# -- the caret through changes ------------------------------------------------------------------------------------


def caret(spot: Spot) -> Selection:
    return Selection(page="page").with_text(TextRange("f", spot, spot))


def after(issue: Issue, start: Spot, *records: object, drop: tuple[str, ...] = ()) -> Spot:
    change = put(issue, records, drop)  # type: ignore[arg-type]
    found = followed(change.apply(issue), change, caret(start)).text
    assert found is not None
    return found.head


def test_the_caret_goes_where_the_text_has_changed():
    issue = small("one two")
    p = issue.need(Paragraph, "p")
    assert after(issue, Spot("p", 0), replace(p, text="one 2 two")) == Spot("p", 6)
    assert after(issue, Spot("p", 7), replace(p, text="one")) == Spot("p", 3)
    assert after(issue, Spot("p", 5), replace(p, style="ps-list")) == Spot("p", 5)
    assert after(issue, Spot("p", 5), Section(id="s", name="August")) == Spot("p", 5)
    assert after(issue, Spot("q", 3), drop=("q",)) == Spot("p", 7)
    new = Paragraph(id="new", parent="story-a", order="3", text="end")
    assert after(issue, Spot("p", 5), new) == Spot("new", 3)


def test_the_caret_goes_where_a_datum_has_changed():
    issue = small(FIELD_MARK, Span(0, 1, field="headline"))
    story = replace(issue.need(type(issue.get("story-a")), "story-a"), headline="Bridges")  # type: ignore[type-var]
    assert after(issue, Spot("p", 0), story) == Spot("p", 7)
    assert after(issue, Spot("q", 2), story) == Spot("p", 7)
