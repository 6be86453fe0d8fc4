"""Small capitals: which letters are made smaller, and what goes with them."""

from __future__ import annotations

import pytest

from voa_editor.compose.formats import CharFormat, Run
from voa_editor.compose.smallcaps import with_small_caps
from voa_editor.display.items import Source
from voa_editor.fonts.library import bundled


def parts(text: str) -> list[tuple[str, float, int, int]]:
    look = CharFormat(family="Source Serif 4", italic=True, size=10.0, small_caps=True)  # a face without small capitals
    found = with_small_caps([Run(text, look, Source("para-1", 3, 3 + len(text)))], bundled())
    return [(run.text, run.format.size, run.source.start, run.source.end) for run in found]


def test_letters_are_made_smaller_and_keep_their_places():
    assert parts("Asia") == [("A", 10.0, 3, 4), ("SIA", 7.0, 4, 7)]


@pytest.mark.parametrize(
    ("text", "first", "rest"),
    [("Re\u0301sume\u0301", "R", "E\u0301SUME\u0301"), ("И\u0306и\u0306", "И\u0306", "И\u0306")],
)
def test_an_accent_goes_with_its_letter(text: str, first: str, rest: str):
    assert [said for said, *_ in parts(text)] == [first, rest]


def test_a_mark_without_a_letter_is_left_as_it_is():
    assert parts("\u0301a") == [("\u0301", 10.0, 3, 4), ("A", 7.0, 4, 5)]


def test_no_text_has_no_parts():
    assert parts("") == []
