"""The look of text: styles, overrides, bold and italic, links; and what the panel is told of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import notation
from voa_editor.edit import formatting, typing
from voa_editor.edit.selection import Spot, TextRange
from voa_editor.model.issue import Issue
from voa_editor.model.story import FIELD_MARK, Paragraph, Span
from voa_editor.model.styles import CharacterStyle, ParagraphStyle

STYLES = [
    ParagraphStyle(id="ps-base", family="Source Serif 4", size=10.0, weight=400),
    ParagraphStyle(id="ps-body", based_on="ps-base", align="justify", leading=12.5),
    ParagraphStyle(id="ps-headline", based_on="ps-base", weight=700),
    CharacterStyle(id="cs-bold", weight=700),
    CharacterStyle(id="cs-italic", italic=True),
    CharacterStyle(id="cs-bold-italic", weight=700, italic=True),
    CharacterStyle(id="cs-link", colour="sw-teal"),
    CharacterStyle(id="cs-credit", colour="sw-slate"),
]


def small(*spans: Span, style: str = "ps-body", text: str = "The bridge is open.") -> Issue:
    return notation.issue(
        notation.story("a"), [Paragraph(id="p", parent="story-a", style=style, text=text, spans=spans)],
        [Paragraph(id="q", parent="story-a", order="z", text="It is long.")], STYLES,
    )  # fmt: skip


def at(start: int, end: int | None = None, last: str = "p", local: tuple[str, ...] = ()) -> TextRange:
    return TextRange("frame", Spot("p", start), Spot(last, start if end is None else end), local)


def spans(issue: Issue, edit: typing.Edit | None) -> tuple[Span, ...]:
    assert edit is not None
    return edit[0].apply(issue).need(Paragraph, "p").spans


def test_bold_and_italic_are_the_styles_of_the_issue_and_combine():
    bold = formatting.toggle(small(), at(4, 10), "bold")
    assert spans(small(), bold) == (Span(4, 10, "cs-bold"),)
    once = small(Span(4, 10, "cs-bold"))
    assert spans(once, formatting.toggle(once, at(0, 10), "italic")) == (Span(0, 4, "cs-italic"), Span(4, 10, "cs-bold-italic"))
    assert spans(once, formatting.toggle(once, at(4, 10), "bold")) == ()
    assert spans(once, formatting.toggle(once, at(0, 10), "bold")) == (Span(0, 10, "cs-bold"),)


def test_bold_goes_off_in_a_bold_headline_by_an_override_and_on_again():
    start = small(style="ps-headline")
    off = formatting.toggle(start, at(0, 3), "bold")
    assert spans(start, off) == (Span(0, 3, local=("weight=400",)),)
    light = small(Span(0, 3, local=("weight=400",)), style="ps-headline")
    assert spans(light, formatting.toggle(light, at(0, 3), "bold")) == ()


def test_bold_on_another_style_is_an_override_over_it():
    start = small(Span(4, 10, "cs-credit"))
    made = spans(start, formatting.toggle(start, at(4, 10), "bold"))
    assert made == (Span(4, 10, "cs-credit"), Span(4, 10, local=("weight=700",)))


def test_at_a_caret_bold_waits_for_what_is_typed():
    edit = formatting.toggle(small(), at(3), "bold")
    assert edit is not None and not edit[0] and edit[1].local == ("style=cs-bold",)
    typed = typing.insert_text(small(), edit[1], "X")
    assert spans(small(), typed) == (Span(3, 4, "cs-bold"),)
    bold = small(Span(0, 3, "cs-bold"))
    off = formatting.toggle(bold, at(3), "bold")
    assert off is not None and spans(bold, typing.insert_text(bold, off[1], "X")) == (Span(0, 3, "cs-bold"),)


def test_overrides_are_set_joined_and_cleared():
    start = small(Span(2, 6, local=("size=12",)))
    made = spans(start, formatting.set_local(start, at(4, 10), {"tracking": 5.0}))
    wanted = [(2, 4, ("size=12",)), (4, 6, ("size=12", "tracking=5")), (6, 10, ("tracking=5",))]
    assert [(span.start, span.end, span.local) for span in made] == wanted
    after = small(*made)
    assert spans(after, formatting.set_local(after, at(0, 19), {"tracking": None})) == (Span(2, 6, local=("size=12",)),)
    assert spans(after, formatting.clear_local(after, at(0, 19))) == ()


def test_attributes_of_paragraphs_are_overridden_in_all_that_the_range_touches():
    edit = formatting.set_local(small(), at(4, 2, "q"), {"align": "left", "size": 11.0})
    assert edit is not None
    issue = edit[0].apply(small())
    assert [issue.need(Paragraph, i).local for i in "pq"] == [("align=left",)] * 2
    assert issue.need(Paragraph, "q").spans == (Span(0, 2, local=("size=11",)),)
    back = formatting.clear_local(issue, at(0, 11, "q"))
    assert back is not None and back[0].apply(issue) == small()


def test_the_panel_is_told_what_is_common_and_what_is_overridden():
    start = small(Span(4, 10, "cs-bold"), Span(0, 19, local=("size=11",)))
    look = formatting.local_formats(start, at(4, 10))
    assert look.paragraph_style == "ps-body" and look.character_style == "cs-bold"
    assert (look.values["weight"], look.values["size"], look.values["align"]) == (700, 11.0, "justify")
    assert look.overridden == {"size"}
    mixed = formatting.local_formats(start, at(0, 10))
    assert mixed.character_style is None and mixed.values["weight"] is None and mixed.values["family"] == "Source Serif 4"
    assert formatting.local_formats(start, at(10)).character_style == "cs-bold"
    assert formatting.local_formats(start, at(3, local=("size=14", "style=cs-italic"))).values["size"] == 14.0


def test_a_field_takes_a_style_as_a_whole():
    start = small(Span(0, 1, field="headline"), text=FIELD_MARK)
    edit = formatting.set_character_style(start, at(0, 1), "cs-credit")
    assert spans(start, edit) == (Span(0, 1, field="headline"), Span(0, 1, "cs-credit"))


def test_links_are_set_changed_and_taken_away():
    linked = formatting.set_link(small(), at(4, 10), "https://a.kz")
    assert spans(small(), linked) == (Span(4, 10, "cs-link", "https://a.kz"),)
    start = small(*spans(small(), linked))
    assert spans(start, formatting.set_link(start, at(0, 19), "")) == ()
    assert formatting.set_link(start, at(4), "https://a.kz") is None


@pytest.mark.parametrize("style", ["ps-nothing", "cs-bold", ""])
def test_only_a_paragraph_style_that_is_there_is_set(style):
    assert formatting.set_paragraph_style(small(), at(0), style) is None


def test_paragraphs_change_style_and_keep_their_words_looks():
    start = small(Span(4, 10, "cs-bold"))
    edit = formatting.set_paragraph_style(start, at(6, 2, "q"), "ps-headline")
    assert edit is not None
    issue = edit[0].apply(start)
    assert [issue.need(Paragraph, i).style for i in "pq"] == ["ps-headline"] * 2
    assert issue.need(Paragraph, "p") == replace(start.need(Paragraph, "p"), style="ps-headline")


def test_a_language_is_that_of_words_or_of_the_paragraph():
    assert spans(small(), formatting.set_language(small(), at(4, 10), "kk")) == (Span(4, 10, language="kk"),)
    edit = formatting.set_language(small(), at(4), "kk")
    assert edit is not None and edit[0].apply(small()).need(Paragraph, "p").language == "kk"
