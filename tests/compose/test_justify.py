"""Check what stands on a set line: positions, sources, hyphens, tabs, links."""

from __future__ import annotations

import pytest

from voa_editor.compose.formats import CharFormat, FormattedParagraph, ParFormat, Run
from voa_editor.compose.justify import SOFT_HYPHEN, line_links, set_line
from voa_editor.compose.linebreak import break_lines
from voa_editor.compose.shape import Prepared, prepare
from voa_editor.display.items import GlyphRun, Source
from voa_editor.fonts.library import bundled
from voa_editor.model.tabs import TabStop


def formatted(*runs: Run, **attributes: object) -> Prepared:
    return prepare(FormattedParagraph("para-1", runs, ParFormat(**attributes)), bundled())  # type: ignore[arg-type]


def run_of(text: str, start: int = 0, link: str = "", **look: object) -> Run:
    return Run(text, CharFormat(**look), Source("para-1", start, start + len(text)), link)  # type: ignore[arg-type]


def set_all(prepared: Prepared, width: float, align: str, indent: float = 0.0) -> list[tuple[GlyphRun, ...]]:
    lines = break_lines(prepared, width, first_indent=indent)
    return [set_line(prepared, line, line.indent, 100.0, width - line.indent, align) for line in lines]


def glyph_x(run: GlyphRun, character: int) -> float:
    return run.x + run.xs[run.clusters.index(character)]


def test_alignment_moves_the_line_and_nothing_else():
    prepared = formatted(run_of("Noon"))
    line = break_lines(prepared, 100.0)[0]
    left, centre, right = (set_line(prepared, line, 10.0, 50.0, 100.0, align)[0] for align in ("left", "centre", "right"))
    assert (left.x, left.y) == (10.0, 50.0) and left.xs == centre.xs == right.xs
    assert right.x + right.advance == pytest.approx(110.0)
    assert centre.x + centre.advance / 2 == pytest.approx(60.0)


def test_only_spaces_stretch():
    prepared = formatted(run_of("Every word here keeps its own width whatever happens, even fi and ff"), align="justify")
    line, *_ = break_lines(prepared, 170.0)
    natural = set_line(prepared, line, 0.0, 0.0, line.width, "left")[0]
    wide = set_line(prepared, line, 0.0, 0.0, 170.0, "justify")[0]
    gaps = {round(b - a - (d - c), 6) for a, b, c, d in zip(wide.xs, wide.xs[1:], natural.xs, natural.xs[1:], strict=False)}
    assert len(gaps) == 2 and 0.0 in gaps


def test_a_last_line_is_natural_unless_nearly_full():
    prepared = formatted(run_of("A short last line of text"), align="justify")
    line = break_lines(prepared, 400.0)[0]
    for width, end in ((300.0, line.width), (line.width + 8, line.width + 8)):
        run = set_line(prepared, line, 0.0, 0.0, width, "justify")[0]
        assert run.advance == pytest.approx(end)


def test_the_space_dropped_at_the_end_is_a_glyph_past_the_edge():
    prepared = formatted(run_of("several words make several lines of text"))
    first = set_all(prepared, 100.0, "right")[0][-1]
    assert first.text.endswith(" ") and len(first.xs) == len(first.text)
    assert first.x + first.advance == pytest.approx(100.0) and first.x + first.xs[-1] == pytest.approx(100.0, abs=0.5)


def test_a_run_ends_where_the_format_or_its_source_changes():
    prepared = formatted(run_of("plain "), run_of("slanted", 6, italic=True), run_of(" plain", 13))
    runs = set_all(prepared, 400.0, "left")[0]
    assert [run.text for run in runs] == ["plain ", "slanted", " plain"]
    assert [(run.source.start, run.source.end) for run in runs] == [(0, 6), (6, 13), (13, 19)]
    assert [run.face for run in runs] == ["SourceSerif4-Regular", "SourceSerif4-It", "SourceSerif4-Regular"]
    assert runs[1].x == pytest.approx(runs[0].x + runs[0].advance)


def test_the_source_is_narrowed_to_the_line():
    prepared = formatted(run_of("one two three four five six", 40))
    runs = [runs[0] for runs in set_all(prepared, 60.0, "left")]
    assert [run.source.start for run in runs] == [40, *(run.source.end for run in runs[:-1])]
    assert runs[-1].source.end == 67
    field = Run("The Headline Shown", CharFormat(), Source("story-1", 3, 4, "headline"))  # stands for a field's one mark
    assert set_all(formatted(field), 400.0, "left")[0][0].source == field.source


def test_the_hyphen_put_in_is_a_run_of_its_own():
    width = break_lines(formatted(run_of("An inter-")), 400.0)[0].width + 1
    prepared = formatted(run_of("An international example"), align="justify", hyphenate=True)
    word, hyphen = set_all(prepared, width, "justify")[0]
    assert word.text == "An inter"
    assert hyphen.text == SOFT_HYPHEN and hyphen.clusters == (0,) and len(hyphen.glyphs) == 1
    assert hyphen.source.start == hyphen.source.end == word.source.end
    assert hyphen.x == pytest.approx(word.x + word.advance) and hyphen.x + hyphen.advance == pytest.approx(width)


def test_a_hanging_label_stands_before_the_text_and_does_not_stretch():
    text = "10 a\tThe text of this item goes on for more than a single line of this narrow column"
    prepared = formatted(run_of(text), left_indent=30.0, first_indent=-30.0, align="justify")
    first, second = set_all(prepared, 150.0, "justify", -30.0)[:2]
    assert first[0].text.startswith("10 a The") and first[0].x == -30.0
    assert glyph_x(first[0], text.index("T")) == pytest.approx(0.0)
    assert second[0].x == 0.0
    assert first[0].x + first[0].advance == pytest.approx(150.0)
    natural = break_lines(formatted(run_of("10 a")), 400.0)[0].width
    assert glyph_x(first[0], 3) + 4.5 == pytest.approx(-30 + natural, abs=1.0)


def test_tabs_jump_from_stop_to_stop_and_are_spaces_beyond():
    prepared = formatted(run_of("a\tb\tc\td"), tabs=(TabStop(50.0), TabStop(20.0)))
    run = set_all(prepared, 200.0, "left")[0][0]
    assert glyph_x(run, 2) == pytest.approx(20.0) and glyph_x(run, 4) == pytest.approx(50.0)
    assert 55 < glyph_x(run, 6) < 60
    assert run.text == "a b c d"


def test_rise_moves_glyphs_up_and_plain_text_has_no_heights():
    runs = set_all(formatted(run_of("x"), run_of("2", 1, rise=3.0)), 100.0, "left")[0]
    assert runs[0].ys == () and runs[1].ys == (-3.0,)


def test_links_are_found_where_their_text_stands():
    prepared = formatted(
        run_of("Write to "),
        run_of("the ", 9, link="mailto:a@example.org"),
        run_of("editor", 13, link="mailto:a@example.org", italic=True),
        run_of(" today", 19),
    )
    line = break_lines(prepared, 400.0)[0]
    runs = set_line(prepared, line, 5.0, 0.0, 400.0, "left")
    ((x0, x1, target),) = line_links(prepared, line, 5.0, 0.0, 400.0, "left")
    assert target == "mailto:a@example.org"
    assert x0 == pytest.approx(runs[1].x) and x1 == pytest.approx(runs[3].x)
    assert line_links(formatted(run_of("none")), line, 0.0, 0.0, 400.0, "left") == ()


def test_tracking_is_added_between_clusters_but_not_after_the_last():
    plain, tracked = (break_lines(formatted(run_of("KICKER", tracking=t)), 400.0)[0].width for t in (0.0, 100.0))
    assert tracked - plain == pytest.approx(5 * 1.0)
    run = set_all(formatted(run_of("KICKER", tracking=100.0)), 300.0, "right")[0][0]
    assert run.x + run.advance == pytest.approx(300.0)


def test_right_to_left_words_follow_each_other_leftwards():
    prepared = formatted(run_of("see שלום עולם here"))
    (runs,) = set_all(prepared, 400.0, "left")
    assert "".join(run.text for run in runs) == "see שלום עולם here"
    assert [run.x for run in runs] == sorted(run.x for run in runs)
