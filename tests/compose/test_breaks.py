"""Check where lines may end inside words and at spaces."""

from __future__ import annotations

import pytest

from voa_editor.compose.breaks import breaks_inside, penalty_after_space


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("plain", "plain"),
        ("state-of-the-art", "state-|of-|the-|art"),
        ("e-mail", "e-mail"),
        ("2023-2024", "2023-2024"),
        ("-5", "-5"),
        ("non\u2011breaking", "non\u2011breaking"),
        ("July–September", "July–|September"),
        ("1990–1995", "1990–1995"),
        ("said—and", "said—|and"),
        ("and/or", "and/|or"),
        ("1/2", "1/2"),
        ("co\u00adop", "co\u00ad|op"),
        ("so\u200bon", "so\u200b|on"),
        ("(well-being).", "(well-|being)."),
        ("editor@example.org", "editor@|example.|org"),
        ("https://www.example.org/a-b/news.html", "https://|www.|example.|org/|a-|b/|news.|html"),
        ("e.g.", "e.g."),
        ("3.5", "3.5"),
    ],
)
def test_breaks_inside_a_word(word, parts):
    places = [0, *(found.at for found in breaks_inside(word)), len(word)]
    assert "|".join(word[a:b] for a, b in zip(places, places[1:], strict=False)) == parts


def test_only_a_soft_hyphen_puts_a_hyphen_in():
    assert [found.put for found in breaks_inside("co\u00adop")] == [True]
    assert [(found.put, found.stands) for found in breaks_inside("well-being")] == [(False, True)]


@pytest.mark.parametrize(
    ("before", "after", "allowed"),
    [("d", "wo", True), ("d", "! ", False), ("t", "»", False), ("«", "mo", False), ("e", "’9", True), ("d", "– ", True)],
)
def test_spaces_beside_punctuation(before, after, allowed):
    assert (penalty_after_space(before, after) is not None) == allowed
