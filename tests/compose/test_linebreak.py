"""Prove the laws of line breaking for any text, and the choices a reader would notice."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voa_editor.compose.formats import CharFormat, FormattedParagraph, ParFormat, Run
from voa_editor.compose.justify import LOOSEST, SOFT_HYPHEN, set_line
from voa_editor.compose.linebreak import TOTAL_FIT_LIMIT, Line, break_lines, first_fit
from voa_editor.compose.shape import Prepared, prepare
from voa_editor.display.items import Source
from voa_editor.fonts.library import bundled

PROSE = (
    "The harbour authority published its report on the reconstruction of the northern breakwater, which had been "
    "damaged in the storms of the previous winter. Engineers recommended that the administration should consider "
    "a comprehensive programme of improvements, including deeper foundations, a wider carriageway and new lighting, "
    "before international traffic is permitted to return to the terminal in any significant quantity."
)


def paragraph(text: str, **attributes: object) -> Prepared:
    """A paragraph of one run: attributes of ParFormat, and of CharFormat where it has them."""
    look = {name: attributes.pop(name) for name in list(attributes) if name in CharFormat.__dataclass_fields__}
    run = Run(text, CharFormat(**look), Source("para-1", 0, len(text)))  # type: ignore[arg-type]
    return prepare(FormattedParagraph("para-1", (run,), ParFormat(**attributes)), bundled())  # type: ignore[arg-type]


def shown(prepared: Prepared, lines: tuple[Line, ...]) -> list[str]:
    return [prepared.text[line.start : line.stop] + "-" * line.hyphen for line in lines]


def right_edge(prepared: Prepared, line: Line, width: float, align: str) -> float:
    return max((run.x + run.advance for run in set_line(prepared, line, 0.0, 0.0, width, align)), default=0.0)


WORDS = st.one_of(
    st.sampled_from(PROSE.split()),
    st.sampled_from(["Ұлттық", "сотрудничество", "e\u0301te\u0301", "first-class", "and/or", "war–peace", "100\u00a0km",
                     "off\u00adice", "so\u200bon", "(a)", "«b»", "editor@example.org", "https://example.org/a/long/path.html",
                     "…", "шалом שלום"]),
    st.text("abfilTVЖүқ.,-–/'\u0301\u00a0", min_size=1, max_size=30),
)  # fmt: skip
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from([" ", " ", " ", "  ", "\n", "\u2009"])), min_size=1, max_size=60).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)
MEASURES = st.one_of(st.floats(3, 400), st.lists(st.floats(30, 300), min_size=1, max_size=5))
NOTHING = dict.fromkeys(map(ord, "\u200b\u00ad"))
BREAKERS = st.sampled_from([break_lines, first_fit])


@settings(max_examples=150, deadline=None)
@given(TEXTS, MEASURES, st.sampled_from(["justify", "left"]), st.booleans(), st.booleans(), BREAKERS)
def test_every_character_stands_in_one_line_and_no_line_is_too_wide(text, measure, align, hyphenate, balance, breaker):
    prepared = paragraph(text, align=align, hyphenate=hyphenate, balance=balance)
    widths = measure if isinstance(measure, list) else [measure]
    lines = breaker(prepared, measure if isinstance(measure, float) else lambda i: widths[i % len(widths)])
    assert [line.start for line in lines] == [0, *(line.end for line in lines[:-1])]
    assert lines[-1].end == len(text) and [line.last for line in lines] == [False] * (len(lines) - 1) + [True]
    for i, line in enumerate(lines):
        width = widths[i % len(widths)]
        runs = set_line(prepared, line, 0.0, 0.0, width, align)
        words = runs[: len(runs) - line.hyphen]
        said = "".join(run.text for run in words)
        assert said.translate(NOTHING) == text[line.start : line.end].removesuffix("\n").translate(NOTHING)
        assert line.hyphen == (bool(runs) and runs[-1].text == SOFT_HYPHEN)
        pairs = [(run.x, x, cluster) for run in words for x, cluster in zip(run.xs, run.clusters, strict=True)]
        letters = {(start, cluster) for start, x, cluster in pairs if start + x < line.width - 0.01}
        assert right_edge(prepared, line, width, align) <= width + 0.01 or len(letters) <= 1
        assert right_edge(prepared, line, width, "left") == pytest.approx(line.width, abs=0.01)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PROSE.split()), min_size=20, max_size=120), st.floats(120, 400))
def test_justified_lines_end_at_the_measure(words, measure):
    prepared = paragraph(" ".join(words), align="justify", hyphenate=True)
    for line in break_lines(prepared, measure):
        spaces = prepared.text[line.start : line.stop].count(" ") * prepared.fragments[0].shaper.space * 0.01
        loose = spaces == 0 or (measure - line.width) / spaces > LOOSEST - 1
        if not line.last and not loose:
            assert right_edge(prepared, line, measure, "justify") == pytest.approx(measure, abs=1e-6)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PROSE.split()), min_size=40, max_size=120), st.integers(-3, 3))
def test_looseness_asks_for_more_or_fewer_lines(words, looseness):
    prepared = paragraph(" ".join(words), align="justify", hyphenate=True)
    best = len(break_lines(prepared, 230.0))
    got = len(break_lines(prepared, 230.0, looseness=looseness))
    assert min(0, looseness) <= got - best <= max(0, looseness)


def test_looseness_is_reached_where_the_text_allows():
    prepared = paragraph(" ".join([PROSE] * 5), align="justify", hyphenate=True)
    best = len(break_lines(prepared, 238.0))
    assert len(break_lines(prepared, 238.0, looseness=1)) == best + 1
    ragged = paragraph(PROSE, align="left", balance=True)
    assert len(break_lines(ragged, 238.0, looseness=1)) == len(break_lines(ragged, 238.0)) + 1


def test_breaking_goes_on_in_a_column_of_another_width():
    prepared = paragraph(PROSE, align="justify", hyphenate=True)
    first = break_lines(prepared, 240.0)[:3]
    rest = break_lines(prepared, 150.0, start=first[-1].end)
    assert rest[0].start == first[-1].end and rest[-1].end == len(PROSE)
    assert max(line.width for line in rest) < 160


def test_the_first_indent_narrows_the_first_line_alone():
    prepared = paragraph(PROSE, align="left")
    plain, indented = break_lines(prepared, 240.0), break_lines(prepared, 240.0, first_indent=60.0)
    assert indented[0].width <= 180 < plain[0].width
    assert indented[0].indent == 60 and indented[1].indent == 0
    assert break_lines(prepared, 240.0, start=plain[0].end, first_indent=60.0)[0].indent == 0


def test_a_function_and_a_number_give_the_same_lines():
    prepared = paragraph(PROSE, align="justify", hyphenate=True)
    assert break_lines(prepared, 200.0) == break_lines(prepared, lambda _: 200.0)


def test_total_fit_is_more_even_than_first_fit():
    prepared = paragraph(PROSE, align="justify", hyphenate=True)

    def worst(lines: tuple[Line, ...]) -> float:
        return max((238 - line.width) / prepared.text[line.start : line.stop].count(" ") for line in lines[:-1])

    assert worst(break_lines(prepared, 238.0)) <= worst(first_fit(prepared, 238.0))


def test_no_three_hyphens_follow_each_other():
    prepared = paragraph(" ".join([PROSE] * 8), align="justify", hyphenate=True)
    for measure in (160.0, 200.0, 238.0):
        marks = "".join("-" if line.hyphen else "." for line in break_lines(prepared, measure))
        assert "-" in marks and "---" not in marks


def test_hyphens_only_where_asked_for():
    prepared = paragraph(PROSE, align="justify", hyphenate=False)
    assert not any(line.hyphen for line in break_lines(prepared, 120.0))


def test_line_feeds_break_and_empty_lines_stay():
    prepared = paragraph("one two\n\nthree", align="justify")
    lines = break_lines(prepared, 200.0)
    assert shown(prepared, lines) == ["one two", "", "three"]
    assert [line.end for line in lines] == [8, 9, 14]
    assert right_edge(prepared, lines[0], 200.0, "justify") < 60  # a line before a line feed is not stretched
    assert shown(paragraph(""), break_lines(paragraph(""), 100.0)) == [""]


def test_a_balanced_headline_is_even_and_ends_with_no_single_word():
    text = "Ministers agree on a new framework for the exchange of knowledge among the cities of the region"
    prepared = paragraph(text, size=24.0, align="left", balance=True)
    for measure in (250.0, 330.0, 420.0, 500.0, 700.0):
        lines = break_lines(prepared, measure)
        assert len(lines) == len(first_fit(prepared, measure))
        assert len(shown(prepared, lines)[-1].split()) > 1
        widths = [line.width for line in lines]
        assert max(widths) - min(widths) < 0.4 * measure


def test_a_word_wider_than_the_line_breaks_between_clusters_without_a_hyphen():
    prepared = paragraph("so " + "e\u0301" * 60 + " on", align="left")
    lines = break_lines(prepared, 80.0)
    assert all(line.width <= 80 for line in lines) and not any(line.hyphen for line in lines)
    assert not any(prepared.text[line.start] == "\u0301" for line in lines)


def test_an_address_breaks_after_its_punctuation_and_shows_no_hyphen():
    prepared = paragraph("See https://www.example.org/reports/annual/overview.html for it", align="left", hyphenate=True)
    lines = break_lines(prepared, 120.0)
    assert not any(line.hyphen for line in lines)
    assert all(line[-1] in "/.-" for line in shown(prepared, lines)[:-1] if " " not in line)


def test_a_paragraph_of_a_megabyte_is_broken_line_by_line():
    for text in ("all work and no play " * 50_000, "x" * 300_000, "шалаш\u0301 " * 100_000):
        prepared = paragraph(text, align="justify", hyphenate=True)
        assert len(text) > TOTAL_FIT_LIMIT
        lines = break_lines(prepared, 238.0)
        assert lines[-1].end == len(text) and max(line.width for line in lines) <= 238.0


def test_first_fit_finds_a_line_longer_than_its_window():
    prepared = paragraph("go " * 20_000, align="left")
    assert len(first_fit(prepared, 1e9)) == 1
