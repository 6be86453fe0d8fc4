"""Clean-up sets good typography, changes no word, settles at once, and keeps spans on their words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voa_editor.manuscript.cleanup import clean, clean_line
from voa_editor.model.story import Span

PIECES = (
    "\" “ ” « » „ ' ’ - -- – — ( ) . , 13-14 ... word July 5 Mr. Ms No. K. km A a@b.kz www.x.org".split()
    + "H.E. ﬁ ﬁrm 2023-09-21 Қазақ".split()
    + [" ", "  ", "\n", "\u00a0", " - ", "Dr. "]
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=30)


def letters(text: str) -> str:
    return re.sub(
        r"[\W_]", "", text.replace("ﬁ", "fi").replace("ﬀ", "ff").replace("ﬂ", "fl").replace("ﬃ", "ffi").replace("ﬄ", "ffl")
    )


@given(TEXTS, st.sampled_from(["en", "ru", "kk", "de"]))
def test_words_are_kept_and_a_second_time_changes_nothing(text: str, language: str) -> None:
    once = clean_line(text, language)
    assert letters(once) == letters(text)
    assert clean_line(once, language) == once


@given(TEXTS.filter(lambda text: "@" not in text and "www" not in text), st.data())
def test_spans_stay_on_their_words(text: str, data: st.DataObject) -> None:
    words = list(re.finditer(r"[^\W_]+", text))
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    after, spans = clean(text, (Span(word.start(), word.end(), "cs-bold"),))
    assert [letters(after[s.start : s.end]) for s in spans] == [letters(word.group())]


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ('He said "yes" and "no".', "He said “yes” and “no”."),
        ("titled «The United Nations.» This", "titled “The United Nations.” This"),
        ('"a «b» c"', "“a ‘b’ c”"),
        ("CICA's, Hon'ble, the '90s", "CICA’s, Hon’ble, the ’90s"),
        ('region", - stated', "region”,\u00a0– stated"),
        ("Minister - Minister — X", "Minister\u00a0– Minister\u00a0– X"),
        ("on 13-14 July 2023", "on 13–14\u00a0July 2023"),
        ("2023-2024", "2023–2024"),
        ("2023-09-21 and 7172-57-65", "2023-09-21 and 7172-57-65"),
        ("a pan-Asian co-coordinator", "a pan-Asian co-coordinator"),
        ("wait...", "wait…"),
        ("H.E. Ms K.S.T. Matthews met Mr. Birtan", "H.E.\u00a0Ms\u00a0K.S.T.\u00a0Matthews met Mr.\u00a0Birtan"),
        ("No. 5 and no. Then", "No.\u00a05 and no. Then"),
        ("4,000 metres, 90 %, 25 km", "4,000\u00a0metres, 90\u00a0%, 25\u00a0km"),
        ("September 22 in May 2023", "September\u00a022 in May 2023"),
        ("two  spaces   here ", "two spaces here"),
        ("see http://a.kz/b--c_'d' or a-b@c.kz", "see http://a.kz/b--c_'d' or a-b@c.kz"),
        ('a 12" record', 'a 12" record'),
    ],
)
def test_english(typed: str, set_: str) -> None:
    assert clean_line(typed) == set_


def test_each_language_has_its_own_quotes_and_dash() -> None:
    assert clean_line('Форум "Диалог" - это “шаг”', "ru") == "Форум «Диалог»\u00a0— это «шаг»"
    assert clean_line('"Бәйтерек" - банк', "kk") == "«Бәйтерек»\u00a0— банк"
    assert clean_line('Das "Wort" - so', "de") == 'Das "Wort"\u00a0– so'


def test_a_paragraph_of_a_megabyte_is_no_trouble() -> None:
    assert len(clean_line('He said "a" - b... ' * 50_000)) > 800_000
