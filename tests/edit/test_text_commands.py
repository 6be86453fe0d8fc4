"""The Type menu: bold and italic of frames, change of case, special characters, fields."""

from __future__ import annotations

import pytest

from tests import notation
from voa_editor.edit.commands import text
from voa_editor.edit.passage import passage
from voa_editor.edit.selection import Selection, Spot, TextRange
from voa_editor.model.frames import GroupFrame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Page
from voa_editor.model.story import FIELD_MARK, Paragraph, Span, Story
from voa_editor.model.styles import CharacterStyle


def small() -> Issue:
    head = Paragraph(id="head", parent="story-a", flow="head", text=FIELD_MARK, spans=(Span(0, 1, field="headline"),))
    return notation.issue(
        notation.story("a", "it's a long bridge. straße! қала", "more", headline="The Bridge"), head,
        [TextFrame(id="f", parent="g", story="story-a"), TextFrame(id="t", parent="g", story="story-a", flow="head")],
        [GroupFrame(id="g", parent="page"), Page(id="page"), CharacterStyle(id="cs-bold", weight=700)],
    )  # fmt: skip


def at(paragraph: str, start: int, end: int | None = None) -> Selection:
    head = Spot(paragraph, start if end is None else end)
    return Selection(page="page").with_text(TextRange("f", Spot(paragraph, start), head))


def done(change: object) -> Issue:
    assert change is not None
    return change.apply(small())  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize(
    ("case", "wanted"),
    [
        ("upper", "IT'S A LONG BRIDGE. STRAßE! ҚАЛА"), ("lower", "it's a long bridge. straße! қала"),
        ("title", "It's A Long Bridge. Straße! Қала"), ("sentence", "It's a long bridge. Straße! Қала"),
    ],
)  # fmt: skip
def test_case_is_changed_letter_for_letter(case, wanted):
    change = text.change_case(small(), at("para-a-1", 0, 32), case)
    issue = done(change) if change else small()
    assert issue.need(Paragraph, "para-a-1").text == wanted


def test_case_is_changed_in_the_datum_too():
    issue = done(text.change_case(small(), at("head", 4, 10), "upper"))
    assert issue.need(Story, "story-a").headline == "The BRIDGE"


def test_selected_frames_mean_all_their_text():
    issue = done(text.bold(small(), Selection(page="page").of("g")))
    assert all(Span(0, len(p.text), "cs-bold") in p.spans for p in issue.children(Paragraph, "story-a"))
    assert text.bold(small(), Selection()) is None and text.clear_overrides(small(), Selection().of("g")) is None


def test_characters_and_fields_are_put_in_at_the_caret():
    by_name = {command.name: command for command in text.COMMANDS}
    issue = done(by_name["insert-no-break-space"].run(small(), at("para-a-2", 4)))
    assert issue.need(Paragraph, "para-a-2").text == "more\u00a0"
    issue = done(by_name["insert-page-number"].run(small(), at("para-a-2", 4)))
    assert passage(issue, "para-a-2").text == "more#" or passage(issue, "para-a-2").text == "more1"
    assert passage(issue, "para-a-2").pieces[-1].fixed


def test_no_command_fails_or_applies_without_text():
    for command in text.COMMANDS:
        assert command.run(notation.issue(), Selection()) is None
        assert command.run(small(), Selection().of("nothing")) is None
        command.run(small(), at("para-a-1", 3))
        command.run(small(), at("head", 0, 3))
