"""Check how text becomes glyphs: kerning, ligatures, features, fallback, what no face has."""

from __future__ import annotations

import pytest

from voa_editor.compose.formats import CharFormat, FormattedParagraph, ParFormat, Run
from voa_editor.compose.justify import set_line
from voa_editor.compose.linebreak import break_lines
from voa_editor.compose.shape import REMEMBERED, Prepared, prepare
from voa_editor.display.items import GlyphRun, Source
from voa_editor.fonts.library import bundled

KAZAKH = "Ә Ғ Қ Ң Ө Ұ Ү Һ І ₸ № ә ғ қ ң ө ұ ү һ і"


def set_text(text: str, **look: object) -> tuple[Prepared, tuple[GlyphRun, ...]]:
    run = Run(text, CharFormat(**look), Source("para-1", 100, 100 + len(text)))  # type: ignore[arg-type]
    prepared = prepare(FormattedParagraph("para-1", (run,), ParFormat()), bundled())
    return prepared, set_line(prepared, break_lines(prepared, 1e6)[0], 0.0, 0.0, 1e6, "left")


def width(text: str, **look: object) -> float:
    return sum(run.advance for run in set_text(text, **look)[1])


def test_pairs_are_kerned_also_with_spaces():
    assert width("AV") < width("A") + width("V")
    assert width("T T") < width("T") + width(" ") + width("T") - 0.3


def test_ligatures_join_and_tracking_parts_them():
    assert len(set_text("office")[1][0].glyphs) < 6
    apart = set_text("office", tracking=20.0)[1][0]
    assert len(apart.glyphs) == 6 and apart.clusters == (0, 1, 2, 3, 4, 5)


def test_features_change_the_glyphs_and_not_the_text():
    plain, small = set_text("Abc 123")[1][0], set_text("Abc 123", features=("smcp", "onum"))[1][0]
    assert plain.glyphs != small.glyphs and plain.text == small.text == "Abc 123"


@pytest.mark.parametrize("family", bundled().families)
@pytest.mark.parametrize("italic", [False, True])
def test_kazakh_letters_are_in_every_family(family, italic):
    prepared, runs = set_text(KAZAKH, family=family, italic=italic)
    assert not prepared.missing and len(runs) == 1
    assert 0 not in runs[0].glyphs and len(runs[0].glyphs) == len(KAZAKH)


def test_a_mark_stays_on_its_base():
    prepared, (run,) = set_text("e\u0301a и\u0306")
    assert run.text == "e\u0301a и\u0306" and not prepared.missing
    assert set(run.clusters) == {0, 2, 3, 4}


def test_a_lacking_character_comes_with_its_marks_from_another_face():
    library = bundled()
    serif, sans = library.find("Source Serif 4"), library.find("Source Sans 3")
    only = next(chr(code) for code in sorted(sans.characters - serif.characters) if chr(code).isalpha())
    prepared, runs = set_text(f"ab{only}\u0301c")
    assert [run.text for run in runs] == ["ab", f"{only}\u0301", "c"]
    assert [run.face for run in runs] == [serif.key, sans.key, serif.key] and not prepared.missing


def test_what_no_face_has_is_shown_and_told_with_its_place():
    prepared, runs = set_text("abc 漢字 d 😀")
    assert [(c, source.start, source.end) for c, source in prepared.missing] == [
        ("漢", 104, 105), ("字", 105, 106), ("😀", 109, 110)]  # fmt: skip
    assert "".join(run.text for run in runs) == "abc 漢字 d 😀"
    assert all(0 not in run.glyphs for run in runs) and all(run.advance > 0 for run in runs)


def test_a_flood_of_missing_characters_is_told_once_and_set():
    prepared, runs = set_text("漢" * 5000)
    assert 0 < len(prepared.missing) < 1000 and len(prepared.fragments) == 1


def test_characters_that_show_nothing_leave_no_glyph():
    prepared, (run,) = set_text("a\u200bb\u00adc\u200d")
    assert len(run.glyphs) == 3 and not prepared.missing


def test_spaces_of_other_widths_need_no_fallback():
    prepared, runs = set_text("1\u00a0000\u202f000\u2009m")
    assert not prepared.missing and len(runs) == 1
    assert 0 not in runs[0].glyphs


def test_runs_of_one_word_meet_without_a_gap():
    runs = (
        Run("Kazakh", CharFormat(weight=700), Source("para-1", 0, 6)),
        Run("stan", CharFormat(), Source("para-1", 6, 10)),
    )
    prepared = prepare(FormattedParagraph("para-1", runs, ParFormat(hyphenate=True)), bundled())
    first, second = set_line(prepared, break_lines(prepared, 400.0)[0], 0.0, 0.0, 400.0, "left")
    assert second.x == pytest.approx(first.x + first.advance)


def test_only_the_last_paragraphs_remember_their_lines():
    library = bundled()
    made = []
    for n in range(REMEMBERED + 5):
        run = Run(f"paragraph {n}", CharFormat(), Source("para-1", 0, 1))
        made.append(prepare(FormattedParagraph("para-1", (run,), ParFormat()), library))
        break_lines(made[-1], 100.0)
    assert not made[0].memo and made[-1].memo
