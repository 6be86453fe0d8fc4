"""Tab stops: what follows ends, begins, is centred or has its decimal mark there, and leaders fill the gap."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voa_editor.compose.formats import CharFormat, FormattedParagraph, ParFormat, Run
from voa_editor.compose.justify import set_line
from voa_editor.compose.linebreak import break_lines
from voa_editor.compose.linework import line_paths
from voa_editor.compose.shape import Prepared, prepare
from voa_editor.display.items import GlyphRun, Path, Source
from voa_editor.fonts.library import bundled
from voa_editor.model.tabs import TabStop

WIDTH = 240.0


def entry(text: str, *tabs: TabStop, language: str = "en", **more: object) -> Prepared:
    run = Run(text, CharFormat(size=10.0, language=language), Source("para", 0, len(text)))
    return prepare(FormattedParagraph("para", (run,), ParFormat(tabs=tabs, **more)), bundled())  # type: ignore[arg-type]


def lines(prepared: Prepared, align: str = "left") -> list[tuple[GlyphRun, ...]]:
    broken = break_lines(prepared, WIDTH)
    return [set_line(prepared, line, 0.0, 20.0 + 12 * n, WIDTH, align) for n, line in enumerate(broken)]


def x_of(runs: tuple[GlyphRun, ...], at: int) -> float:
    """Where the glyph of a character stands."""
    (run,) = runs
    return run.x + run.xs[run.clusters.index(at)]


def end_of(runs: tuple[GlyphRun, ...]) -> float:
    return runs[-1].x + runs[-1].advance


def leaders(prepared: Prepared) -> list[Path]:
    broken = break_lines(prepared, WIDTH)
    return [path for n, line in enumerate(broken) for path in line_paths(prepared, line, 0.0, 20.0 + 12 * n, WIDTH, "left")]


def width(text: str, language: str = "en") -> float:
    return break_lines(entry(text, language=language), 1e6)[0].width


@pytest.mark.parametrize("align", ["left", "justify"])
@pytest.mark.parametrize("tracking", [0.0, 40.0])
def test_figures_end_at_a_right_stop(align: str, tracking: float):
    text = "A bridge over the river\t12"
    run = Run(text, CharFormat(size=10.0, tracking=tracking), Source("para", 0, len(text)))
    prepared = prepare(FormattedParagraph("para", (run,), ParFormat(tabs=(TabStop(230.0, "right"),))), bundled())
    (only,) = lines(prepared, align)
    assert end_of(only) == pytest.approx(230.0) and "".join(r.text for r in only) == "A bridge over the river 12"


def test_words_stand_about_a_centre_stop():
    (only,) = lines(entry("No.\tthe name\tx", TabStop(100.0, "centre"), TabStop(180.0)))
    assert x_of(only, 4) == pytest.approx(100 - width("the name") / 2)
    assert x_of(only, 13) == pytest.approx(180.0)


@pytest.mark.parametrize(
    ("language", "said", "mark"),
    [("en", "1,250.50", 5), ("en", "12 kg", 2), ("kk", "1 250,50 ₸", 5), ("ru", "0,5", 1), ("en", "none", 4)],
)
def test_decimal_marks_stand_at_a_decimal_stop(language: str, said: str, mark: int):
    text = f"Rice\t{said}"
    prepared = entry(text, TabStop(120.0, "decimal"), language=language)
    (only,) = lines(prepared)
    there = only[0].xs[only[0].clusters.index(5 + mark)] if mark < len(said) else only[0].advance
    assert there == pytest.approx(120.0, abs=0.3), "kerning with the mark aside"


def test_stops_are_measured_from_the_column_and_several_follow_each_other():
    text = "a\t1\t22\t3.5"
    stops = (TabStop(60.0, "right"), TabStop(110.0, "right"), TabStop(200.0, "decimal"))
    prepared = entry(text, *stops, left_indent=20.0)
    runs = set_line(prepared, break_lines(prepared, WIDTH - 20)[0], 20.0, 20.0, WIDTH - 20, "left")
    assert x_of(runs, 2) + width("1") == pytest.approx(60.0)
    assert x_of(runs, 4) + width("22") == pytest.approx(110.0)


def test_what_does_not_fit_before_its_stop_follows_after_a_space():
    (only,) = lines(entry("A long entry here\tand as long a text", TabStop(100.0, "right")))
    assert x_of(only, 18) == pytest.approx(width("A long entry here") + width("a a") - 2 * width("a"), abs=0.5)


def test_a_long_entry_and_its_page_stand_on_one_line():
    said = "The longest title that finds its place in one line"
    (only,) = lines(entry(f"{said}\t7", TabStop(238.0, "right", ".")))
    assert len(said) > 48 and end_of(only) == pytest.approx(238.0)


def test_what_ends_at_a_stop_is_not_stretched():
    text = "Fifty\tone and two\nand more words that fill the next line of the paragraph to its end, and so on and on again"
    prepared = entry(text, TabStop(239.0, "right"), align="justify")
    first = lines(prepared, "justify")[0]
    assert end_of(first) == pytest.approx(239.0)
    assert x_of(first, 6) == pytest.approx(239.0 - width("one and two"))


@given(st.lists(st.text(alphabet="ab 1.,\t\n", max_size=12), max_size=5).map("\t".join),
       st.lists(st.builds(TabStop, st.floats(-50, 200), st.sampled_from(["left", "centre", "right", "decimal"]),
                          st.sampled_from(["", ".", "-", "_"])), max_size=4), st.sampled_from(["left", "justify"]))  # fmt: skip
def test_lines_are_as_wide_as_the_breaker_measured_them(text: str, stops: list[TabStop], align: str):
    prepared = entry(text, *stops, align=align)
    for line in break_lines(prepared, WIDTH):
        runs = set_line(prepared, line, 0.0, 20.0, WIDTH, "left")
        assert sum(run.advance for run in runs) == pytest.approx(line.width, abs=1e-6)
        assert "".join(run.text for run in runs).rstrip(" ") == text[line.start : line.stop].replace("\t", " ").rstrip(" ")
        line_paths(prepared, line, 0.0, 20.0, WIDTH, align)


def test_dots_fill_the_gap_and_stand_in_columns():
    stop = TabStop(230.0, "right", ".")
    first, second = leaders(entry("Foreword\t3\nThe bridge\t12", stop))
    starts = [float(path.segments[0][1]) for path in (first, second)]
    pitch = sum(first.dash)
    assert all(start / pitch == pytest.approx(round(start / pitch)) for start in starts) and first.cap == "round"
    assert width("Foreword") < starts[0] and float(first.segments[1][1]) < 230 - width("3")
    assert first.role == "artefact" and first.fill is None


@pytest.mark.parametrize(("leader", "count"), [("", 0), ("_", 1), ("-", 1), (".", 1)])
def test_a_leader_is_one_path_and_none_where_there_is_no_room(leader: str, count: int):
    assert len(leaders(entry("a\t1", TabStop(100.0, "right", leader)))) == count
    assert leaders(entry("a\t1", TabStop(width("a") + width("1") + 4, "right", leader))) == []
