"""Letters and words as a caret steps over them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voa_editor.model.words import is_word, letter_before, letters, next_letter, next_word, word_at, word_before


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("abc", 3), ("әғқңөұүһі", 9), ("e\u0301и\u0306", 2), ("👩‍👩‍👧🇰🇿", 2), ("\r\n", 1), ("각", 1), ("नि", 1)],
)
def test_a_letter_is_what_a_reader_calls_one(text, count):
    assert len(letters(text)) == count + 1


@given(st.text(alphabet="aә\u0301\u200d👍🇰🇿 \n.-’", max_size=40))
def test_steps_go_through_every_letter_both_ways(text):
    there, back = [0], [len(text)]
    while there[-1] < len(text):
        there.append(next_letter(text, there[-1]))
    while back[-1] > 0:
        back.append(letter_before(text, back[-1]))
    assert there == back[::-1] == list(letters(text))


def test_long_text_is_stepped_by_what_stands_near():
    text = "қала " * 5000 + "e\u0301x"
    assert next_letter(text, 25000) == 25002 and letter_before(text, 25002) == 25000
    assert word_at(text, 20001) == (20000, 20004) and word_before(text, 25000) == 24995
    assert next_word("x" * 3000, 1000) == 3000 or next_word("x" * 3000, 1000) > 1200


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [
        ("one two", 1, "one"), ("one two", 3, " "), ("one   two", 4, "   "), ("one two", 7, "two"), ("it's 3.14!", 2, "it's"),
        ("it's 3.14!", 6, "3.14"), ("қала-үй", 1, "қала"), ("«Әлем»", 1, "Әлем"), ("", 0, ""), ("кү\u0301ш", 1, "кү\u0301ш"),
    ],
)  # fmt: skip
def test_a_double_click_takes_a_word(text, at, word):
    start, end = word_at(text, at)
    assert text[start:end] == word


def test_words_are_stepped_with_the_spaces_after_them():
    text = "Әлем, one  two"
    assert [next_word(text, at) for at in (0, 4, 6, 11)] == [4, 6, 11, 14]
    assert [word_before(text, at) for at in (14, 11, 6, 4)] == [11, 6, 4, 0]
    assert is_word("ә") and not is_word("–, ")
