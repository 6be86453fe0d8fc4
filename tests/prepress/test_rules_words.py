"""What the rules on words take for a slip, and what they know to be none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from notation import issue, pages, story, text_frame

from voa_editor.compose.composer import Composer
from voa_editor.fonts.library import bundled
from voa_editor.model.assets import Finding
from voa_editor.model.settings import Settings
from voa_editor.model.story import FIELD_MARK, Paragraph, Span
from voa_editor.prepress.preflight import check
from voa_editor.prepress.rules.access import ratio_of, script
from voa_editor.prepress.rules.leftovers import broken_addresses, link_fault, page_references, placeholders
from voa_editor.prepress.rules.masthead import period_of


@pytest.mark.parametrize(
    "text",
    [
        "Lorem ipsum dolor sit amet.", "The minister, TK, spoke.", "Date TBC", "In XXXX the bridge was opened.", "[caption]",
        "[Insert quote from the mayor]", "Headline goes here", "Your text here", "Dummy text", "He is 45 (?) years.", "Untitled",
    ],
)  # fmt: skip
def test_words_that_hold_a_place(text: str):
    assert placeholders(text)


@pytest.mark.parametrize(
    "text",
    [
        "The XXX summer games.", "What now???", "Name: ______", "[Photo: A. Painter]", "[name withheld]", "He was here.",
        "“The title [of the book] is long.”", "TKM is a currency.", "The headline said so.", "Type A blood", "<3",
    ],
)  # fmt: skip
def test_words_that_hold_none(text: str):
    assert not placeholders(text)


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("See page 12 and, continued on p.\u00a03, more.", [12, 3]),
        ("Read more on page 7", [7]),
        ("On page 9 of the treaty, and page 12 of the report.", []),
        ("See pages of snow.", []),
    ],
)
def test_pages_that_readers_are_sent_to(text: str, pages: list[int]):
    assert [number for _, _, number in page_references(text)] == pages


@pytest.mark.parametrize("text", ["http:/tea.org", "htttp://tea.org", "https//tea.org", "www,tea.org", "www tea.org", "t@house"])
def test_addresses_that_cannot_be_ones(text: str):
    assert broken_addresses(f"Write to {text} soon.")


@pytest.mark.parametrize("text", ["@tea_house", "A ratio of 4:3", "https is safe", "The www was new.", "e-mail: home", "10 @ 5"])
def test_words_that_are_no_addresses(text: str):
    assert not broken_addresses(text)


@pytest.mark.parametrize(
    ("target", "sound"),
    [
        ("https://example.org", True), ("http://www.example.org:8080/a?b=c#d", True), ("https://қазақстан.қаз/х", True),
        ("mailto:tea@example.org", True), ("mailto:tea@example.org?subject=Tea", True), ("tel:+7 7172 576510", True),
        ("#page=4", True), ("#page=5", False), ("#page=0", False), ("#top", False), ("https://example", False),
        ("https://exa mple.org", False), ("https:///example.org", False), ("mailto:tea", False), ("tel:tea", False),
        ("www.example.org", False), ("javascript:alert(1)", False), ("", False),
    ],
)  # fmt: skip
def test_where_links_lead(target: str, sound: bool):
    assert (link_fault(target, 4) == "") == sound


@pytest.mark.parametrize("text", ["a." * 200_000 + "@", "www " * 9_000, "[insert " * 50_000, "see page " * 50_000, "A " * 90_000])
def test_long_texts_are_read_in_linear_time(text: str):
    """Each would take minutes, if a search began anew at every letter and went on to the end."""
    for look in (placeholders, page_references, broken_addresses):
        look(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("July–September 2023", date(2023, 7, 1), date(2023, 9, 30)),
        ("December 2023 – a look back", date(2023, 12, 1), date(2023, 12, 31)),
        ("November–January 2024", date(2023, 11, 1), date(2024, 1, 31)),
        ("Шілде–Қыркүйек 2023", date(2023, 7, 1), date(2023, 9, 30)),
    ],
)
def test_the_months_of_a_period(text: str, first: date, last: date):
    found = period_of(text)
    assert found and (found.first, found.last) == (first, last)


@pytest.mark.parametrize("text", ["", "Summer 2023", "July", "July 0000", "Marching in 2023"])
def test_words_without_months(text: str):
    assert period_of(text) is None


RIGHT = Settings(number="3", period="July–September 2023", date="2023-10-10")


def masthead(settings: Settings, words: str = FIELD_MARK, field: str = "issue_line") -> list[Finding]:
    """What is said of an issue whose first page shows some words."""
    spans = (Span(0, 1, field=field),) if words == FIELD_MARK else ()
    label = Paragraph(id="para-line", parent="story-line", text=words, spans=spans)
    parts = story("line", kind="label"), label, text_frame("line", 50, 50, 200, 20, story="story-line")
    return [f for f in check(issue(settings, pages(4), *parts), Composer(bundled())) if f.rule == "issue-line"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"date": "2023-07-07"}, ""), ({"date": "2023-06-30"}, "dated"), ({"date": "2024-07-01"}, "dated"),
        ({"date": "10 October"}, "no date"), ({"number": "2"}, "quarter 3"), ({"number": "47"}, ""),
        ({"number": "2", "period": "July 2023"}, ""), ({"number": "", "period": ""}, "no "),
    ],
)  # fmt: skip
def test_number_period_and_date_agree(wrong: dict[str, str], said: str):
    found = masthead(replace(RIGHT, **wrong))
    assert any(said in finding.message for finding in found) if said else not found


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("April–June 2023 · No. 2", True), ("July–September 2023 · No. 3", False), ("The journey of July 2022", False),
        ("July–September 2023, No. 2", True), ("Room No. 9", False),
    ],
)  # fmt: skip
def test_what_was_typed_for_the_last_issue(words: str, told: bool):
    assert bool(masthead(RIGHT, words)) == told


def test_a_datum_that_no_page_shows_need_not_be_there():
    assert not masthead(Settings(), "Tea")
    assert [finding.page for finding in masthead(Settings(), field="date")] == [1]


def test_contrast_is_that_of_wcag():
    black, white, grey = (0.0,) * 3, (1.0,) * 3, (0x77 / 255,) * 3
    assert ratio_of(black, white) == pytest.approx(21) and ratio_of(white, white) == 1
    assert ratio_of(grey, white) == pytest.approx(4.48, abs=0.01)


def test_the_letters_of_a_text():
    assert script("Көпір шілде айында ашылды, оны бәрі көрді.") == "cyrillic"
    assert script("The bridge was opened in July.") == "latin"
    assert script("Tea") == script("1234567890 1234567890 1234567890") == script("茶" * 30) == ""
