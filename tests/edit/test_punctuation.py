"""Quotation marks, apostrophes, dashes and dots as they are typed."""

from __future__ import annotations

import pytest

from voa_editor.edit.punctuation import as_typed


def typed(text: str, language: str) -> str:
    done = ""
    for letter in text:
        gone, new = as_typed(done, letter, language)
        done = done[: len(done) - gone] + new
    return done


@pytest.mark.parametrize(
    ("language", "keys", "set_"),
    [
        ("en", 'He said "a "good" word".', "He said “a ‘good’ word”."),
        ("en", "don't, the boys' 'one'", "don’t, the boys’ ‘one’"),
        ("en", 'a screen of 5" and more', 'a screen of 5" and more'),
        ("en", "July - September -- at last--so it was...", "July\u00a0– September\u00a0– at last—so it was…"),
        ("ru", 'Газета "Голос "Азии"" вышла - и хорошо', "Газета «Голос „Азии“» вышла\u00a0— и хорошо"),
        ("kk", '"Әлем" газеті', "«Әлем» газеті"),
        ("de", 'ein "Wort"', 'ein "Wort"'),
        ("en-GB", '"so"', "“so”"),
        ("en", "- a list", "- a list"),
        ("en", "well-known 1990-1995", "well-known 1990-1995"),
    ],
)
def test_marks_are_set_by_the_language(language, keys, set_):
    assert typed(keys, language) == set_
