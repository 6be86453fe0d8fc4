"""What a proofreader would mend: two spellings, doubled words, mixed marks."""

from __future__ import annotations

import pytest
from notation import issue, story

from voa_editor.display.items import GlyphRun, Sheet, Source
from voa_editor.model.assets import Photo
from voa_editor.model.colour import BLACK
from voa_editor.model.frames import TextFrame
from voa_editor.model.pages import Page
from voa_editor.prepress.proof import Proof, read_page
from voa_editor.prepress.reading import Reading
from voa_editor.prepress.rules.marks import mixed_dashes, mixed_quotes
from voa_editor.prepress.rules.people import similar_name
from voa_editor.prepress.rules.spelling import doubled_word, names, spelling

RUN = GlyphRun("f", 10, 0, 0, (), (), 0, BLACK, "", (), Source("para-a-1"))
SHEET = Sheet("page-1", 1, "1", 100, 100, (0, 0, 0, 0), (RUN,))  # shows nothing; the rules here read records


def reading(*parts):
    frame = TextFrame(id="frame-1", parent="page-1", story="story-a")
    made = issue(Page(id="page-1"), frame, *parts)
    found = Reading(Proof(made, [read_page(made, SHEET)]))
    assert all(step is None for step in found.read())
    return found


def read(*texts, **fields):
    return reading(story("a", *texts, **{"headline": "", **fields}))


def test_two_spellings_are_listed_with_their_places():
    (said,) = spelling(read("It is 40 metres high.", "Ten metres more.", "It is 4 meters wide."))
    assert said.rule == "spelling" and said.record == "para-a-3" and said.page == 1
    assert "“meters” on page 1" in said.message and "“metres” on page 1 (2×)" in said.message


def test_spellings_are_compared_across_headlines_captions_and_bodies():
    made = reading(
        story("a", "In the centre.", headline="The Center Opens"), Photo(id="photo-1", caption="Programmes and a program.")
    )
    assert {f.record for f in spelling(made)} == {"story-a", "photo-1"}


@pytest.mark.parametrize(
    "text",
    [
        "They organise and recognise.",
        "The metre and the metres.",
        "The World Health Organization will organise it.",
        "Promise, size, advise, surprise and exercise are not organised by choice.",
        "Write to the centre at center@example.org or www.center.example.",
        "The centre lies beside the Tea Center for Europe.",
    ],
)
def test_one_spelling_is_no_finding(text):
    assert not list(spelling(read(text)))


def test_verbs_in_ise_and_ize_are_one_question():
    (said,) = spelling(read("They organise it.", "We recognize that and realized this."))
    assert "-ise (organise)" in said.message and "-ize (recognize, realized)" in said.message


def test_names_with_and_without_marks():
    (said,) = names(read("In Xi’an and in Xian.", "From Xi’an’s walls."))
    assert "“Xian”" in said.message and "“Xi’an”" in said.message and said.record == "para-a-1"
    assert not list(names(read("Resume the resumé. Keynote and keynote. CICA, Cica.")))
    assert not list(names(read("The Vice-Minister met the Vice-minister. Kazakhstan’s and Kazakhstan's.")))


@pytest.mark.parametrize(
    ("text", "doubled"),
    [
        ("This is the the bridge.", True),
        ("The the bridge.", True),
        ("He had had enough of that that day.", False),
        ("From Baden Baden to Bora Bora.", False),
        ("The there is there", False),
        ("One. One more.", False),
    ],
)
def test_doubled_words(text, doubled):
    assert bool(list(doubled_word(read(text)))) == doubled


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        ("Kairat Sarybay came. Kairat Sarybai went.", True), ("Askar Mamin and Askar Mamyn.", True),
        ("Anar Zhaqsybek; Anar Jaksybek.", True), ("Anna Petrova and Anna Petrov.", False), ("Ann Smith; John Smith.", False),
        ("The Foreign Minister and the Foreign Ministry.", False), ("Xi’an Hall and Xian Hall.", False),
        ("The Horse and the cart. The House.", False), ("A Member State; Member States.", False),
    ],
)  # fmt: skip
def test_names_that_may_be_one(text: str, alike: bool):
    assert bool(list(similar_name(read(text)))) == alike


def test_a_word_said_twice_is_grammar_in_kazakh():
    assert not list(doubled_word(read("тау тау", language="kk")))
    assert list(doubled_word(read("горы горы", language="ru")))


def test_mixed_quotes_are_found_where_they_are_the_fewer():
    found = list(mixed_quotes(read("“One” and “two”.", 'A "third" one.', "And «four».")))
    assert [(f.record, f.message.split(",")[0]) for f in found] == [
        ("para-a-3", "quotation marks: angle (« »)"),
        ("para-a-2", 'quotation marks: straight (")'),
    ]


def test_each_language_has_its_own_quotes():
    made = reading(story("a", "“One”.", headline=""), story("b", "«Один».", headline="", language="ru"))
    assert not list(mixed_quotes(made))


def test_apostrophes():
    (said,) = mixed_quotes(read("It’s the city’s bridge.", "It's long."))
    assert said.record == "para-a-2" and "apostrophes: straight" in said.message


def test_mixed_dashes():
    made = read(
        "A bridge – a long one – opened.", "It - the bridge - is new.", "The 2022-2023 and 2024–2025 and 2026–2027 plans."
    )
    found = list(mixed_dashes(made))
    assert [(f.record, f.message.split(",")[0]) for f in found] == [
        ("para-a-2", "dashes between words: spaced hyphens"),
        ("para-a-3", "ranges of numbers: hyphens"),
    ]
    assert not list(mixed_dashes(read("A well-known bridge, 5 - 3 = 2, +7-701-555-01-01.", "A – b.")))


def test_a_word_of_a_million_letters_is_read_in_linear_time():
    text = "a" * 1_000_000  # would take hours, if each letter began a search of its own
    assert reading(story("a", text, headline="")).texts[0].text == text
