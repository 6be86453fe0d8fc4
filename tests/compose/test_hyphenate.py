"""Check where words may be hyphenated, and which never are."""

from __future__ import annotations

import pytest

from voa_editor.compose.hyphenate import Patterns, hyphen_points


def hyphenated(word: str, language: str) -> str:
    points = {*hyphen_points(word, language)}
    return "".join("-" * (i in points) + letter for i, letter in enumerate(word))


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("international", "en", "inter-na-tional"),
        ("“Organisation,”", "en", "“Organ-isa-tion,”"),
        ("ministry’s", "en", "min-istry’s"),
        ("Kazakhstan", "en", "Kazakh-stan"),
        ("сотрудничество", "ru", "со-труд-ни-че-ство"),
        ("Entwicklung", "de", "Ent-wick-lung"),
        ("any", "en", "any"),
        ("CICA", "en", "CICA"),
        ("INTERNATIONAL", "en", "INTERNATIONAL"),
        ("McDonaldson", "en", "McDonaldson"),
        ("version2024", "en", "version2024"),
        ("well-considered", "en", "well-considered"),
        ("ынтымақтастық", "kk", "ынтымақтастық"),
        ("international", "../../en", "international"),
        ("international", "xx", "international"),
        ("a" * 500, "en", "a" * 500),
    ],
)
def test_points(word, language, expected):
    assert hyphenated(word, language) == expected


def test_british_and_american_words_break_by_their_own_patterns():
    assert hyphen_points("democracy", "en-US") != hyphen_points("democracy", "en-GB")


def test_a_dictionary_put_in_by_hand_is_read(tmp_path):
    path = tmp_path / "hyph_kk.dic"
    path.write_text("UTF-8\n% a comment\nLEFTHYPHENMIN 2\nн1т\nы1м\n4м1а\n", encoding="utf-8")
    assert Patterns(path).points("ынтымақ") == (2, 5)
