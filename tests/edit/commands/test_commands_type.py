"""Tuning type by key: what each of them leaves in the paragraphs, and that steps keep what differs."""

from __future__ import annotations

import pytest

from tests import notation
from voa_editor.edit.commands import named
from voa_editor.edit.commands.type import MAKES
from voa_editor.edit.formatting import local_formats
from voa_editor.edit.selection import Selection, Spot, TextRange
from voa_editor.model.frames import TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.overrides import read
from voa_editor.model.pages import Page
from voa_editor.model.story import Paragraph, Span
from voa_editor.model.styles import CharacterStyle, ParagraphStyle


def small(*more: CharacterStyle) -> Issue:
    return notation.issue(
        notation.story("a", "water H2O and қала", "more"),
        [TextFrame(id="f", parent="page", story="story-a"), Page(id="page")],
        [ParagraphStyle(id="ps-body", size=9.5, leading=12.0), *more],
    )  # fmt: skip


def at(start: int, end: int) -> TextRange:
    return TextRange("f", Spot("para-a-1", start), Spot("para-a-1", end))


def after(issue: Issue, name: str, text: TextRange, times: int = 1) -> Issue:
    for _ in range(times):
        change = named(name).run(issue, Selection(page="page").with_text(text))
        assert change is not None
        issue = change.apply(issue)
    return issue


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("increase-size", {"size": 10.0}), ("decrease-size", {"size": 9.0}), ("increase-leading", {"leading": 12.5}),
        ("decrease-leading", {"leading": 11.5}), ("increase-tracking", {"tracking": 5.0}),
        ("decrease-tracking", {"tracking": -5.0}), ("text-align-left", {"align": "left"}),
        ("text-align-centre", {"align": "centre"}), ("text-align-right", {"align": "right"}),
        ("text-justify", {"align": "justify"}), ("all-caps", {"caps": True}),
    ],
)  # fmt: skip
def test_each_key_says_one_thing_of_the_text(name: str, wanted: dict[str, object]):
    issue = after(small(), name, at(0, 5))
    look = local_formats(issue, at(0, 5))
    assert {key: look.values[key] for key in wanted} == wanted and look.overridden == set(wanted)
    assert read(issue.need(Paragraph, "para-a-2").local) == {}, "the paragraph that was not selected stays"


def test_sizes_that_differ_go_on_differing():
    once = after(small(), "increase-size", at(0, 5))
    both = after(once, "increase-size", at(0, 10), times=2)
    assert local_formats(both, at(0, 5)).values["size"] == 11.0
    assert local_formats(both, at(5, 10)).values["size"] == 10.5


def test_steps_end_at_what_type_can_be():
    issue = after(small(), "decrease-size", at(0, 5), times=11)
    assert local_formats(issue, at(0, 5)).values["size"] == 4.0
    assert named("decrease-size").run(issue, Selection(page="page").with_text(at(0, 5))) is None


def test_lowered_characters_by_size_and_rise_or_by_the_style_of_the_issue_and_back():
    lowered = after(small(), "subscript", at(7, 8))
    values = local_formats(lowered, at(7, 8)).values
    assert values["size"] == pytest.approx(9.5 * 0.62, abs=0.01) and values["rise"] < 0
    assert after(lowered, "subscript", at(7, 8)) == small()
    styled = small(CharacterStyle(id="cs-superscript", features=("sups",)))
    raised = after(styled, "superscript", at(7, 8))
    assert raised.need(Paragraph, "para-a-1").spans == (Span(7, 8, "cs-superscript"),)
    assert after(raised, "superscript", at(7, 8)) == styled


def test_selected_frames_mean_all_their_text():
    change = named("increase-tracking").run(small(), Selection(page="page").of("f"))
    assert change is not None
    assert all(p.spans[0].local == ("tracking=5",) for p in change.apply(small()).children(Paragraph, "story-a"))


def test_at_a_caret_what_is_typed_next_has_it_and_no_step_is_made():
    edit = MAKES["increase-size"](small(), at(3, 3))
    assert edit is not None and not edit[0] and edit[1].local == ("size=10",)
