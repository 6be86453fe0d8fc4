"""Carets, clicks and selections read off a sheet: ligatures, marks, line ends, drop capitals, lists, turned frames."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import notation
from voa_editor.compose.composer import Composer
from voa_editor.display.caret import caret, line_end, line_of, nearest, selection_boxes, spot_at, stops, x_of
from voa_editor.display.items import Sheet, TextBox, TextLine
from voa_editor.fonts.library import bundled
from voa_editor.geometry import Matrix, Point
from voa_editor.model.frames import TextFrame
from voa_editor.model.pages import Page
from voa_editor.model.story import Spot
from voa_editor.model.styles import ParagraphStyle
from voa_editor.model.words import letters

COMPOSER = Composer(bundled())
LONG = "The difficult office of the first bridge was opened in July, after many years of patient work on both banks."


def sheet(*texts: str, columns: int = 1, rotation: float = 0.0, **style: object) -> Sheet:
    look = ParagraphStyle(id="ps-body", family="Source Serif 4", size=10.0, leading=12.0, **style)  # type: ignore[arg-type]
    frame = TextFrame(
        id="f", parent="p", story="story-a", x=50, y=50, w=150 * columns, h=300, columns=columns, column_gap=10, rotation=rotation
    )
    return COMPOSER.sheet(notation.issue(notation.story("a", *texts), Page(id="p"), frame, look), "p")


def box(of: Sheet) -> TextBox:
    return of.texts[0]


def test_every_letter_of_a_ligature_has_its_own_place():
    line = box(sheet("office fi", features=("liga",))).lines[0]
    found = stops(line)
    assert [stop.offset for stop in found] == list(range(10))
    assert all(a.x < b.x for a, b in zip(found, found[1:], strict=False))


def test_marks_and_joined_emoji_are_one_step():
    found = stops(box(sheet("ке\u0301л 👩‍👧!")).lines[0])
    assert [stop.offset for stop in found] == [0, 1, 3, 4, 5, 8, 9]


@pytest.mark.parametrize("align", ["left", "right", "centre", "justify"])
def test_a_caret_goes_where_it_was_clicked(align):
    one = sheet(LONG, align=align)
    for line in box(one).lines:
        for stop in stops(line)[:-2]:
            middle = Point(stop.x + 0.1, (line.top + line.bottom) / 2)
            hit = spot_at(box(one), middle)
            assert hit is not None and hit.spot.offset == stop.offset
            shape = caret(one, hit.spot)
            assert shape is not None and shape.x == pytest.approx(stop.x) and shape.top == line.top


def test_a_click_right_of_a_line_does_not_go_to_the_next():
    one = sheet(LONG)
    for line in box(one).lines:
        hit = spot_at(box(one), Point(1000, (line.top + line.bottom) / 2))
        assert hit is not None and line.start < hit.spot.offset <= line.end
        shape = caret(one, hit.spot, at_line_end=hit.at_line_end)
        assert shape is not None and shape.top == line.top


def test_in_a_divided_word_the_end_of_the_line_is_told_from_the_next_beginning():
    one = sheet("Internationalisation " * 8, hyphenate=True, align="justify")
    line = next(line for line in box(one).lines if line.runs[-1].text == "\u00ad")
    hit = line_end(line)
    assert hit.at_line_end and hit.spot.offset == line.end
    ends, begins = caret(one, hit.spot, at_line_end=True), caret(one, hit.spot)
    assert ends and begins and ends.top < begins.top and ends.x > begins.x


def test_empty_paragraphs_and_forced_breaks_have_their_caret():
    one = sheet("", "a\nb", "c\n")
    tops = [shape.top for spot in (Spot("para-a-1"), Spot("para-a-2", 1), Spot("para-a-2", 2), Spot("para-a-3", 1),
            Spot("para-a-3", 2)) if (shape := caret(one, spot))]  # fmt: skip
    assert len(tops) == 5 and tops == sorted(set(tops))


def test_clicks_go_to_the_column_they_are_in():
    one = sheet(LONG * 9, columns=2)
    right = box(one).columns[1]
    hit = spot_at(box(one), Point(right.x + 5, right.y + 5))
    assert hit is not None
    where = line_of(one, hit.spot)
    assert where is not None and where.line.x == pytest.approx(right.x)
    below = spot_at(box(one), Point(box(one).columns[0].x + 5, 1000))
    assert below is not None and below.spot.offset < hit.spot.offset


def test_a_drop_capital_and_a_list_marker_are_stepped_by_the_text():
    found = stops(box(sheet(LONG, drop_lines=2)).lines[0])
    assert found[0].x == pytest.approx(50) and found[1].x > 60 and [s.offset for s in found[:3]] == [0, 1, 2]
    line = box(sheet("one", marker="•", left_indent=12.0, first_indent=-12.0)).lines[0]
    assert stops(line)[0] == (0, pytest.approx(62.0)) and len(stops(line)) == 4


def test_a_turned_frame_is_asked_in_its_own_coordinates():
    one = sheet(LONG, rotation=90)
    shape = caret(one, Spot("para-a-1", 5))
    assert shape is not None
    point = shape.matrix.apply(Point(shape.x + 0.1, (shape.top + shape.bottom) / 2))
    hit = spot_at(box(one), point)
    assert hit is not None and hit.spot == Spot("para-a-1", 5) and shape.matrix != Matrix()


def test_a_selection_covers_lines_and_ends_of_paragraphs():
    one = sheet(LONG, "short")
    first, *_ = box(one).lines
    boxes = selection_boxes(one, Spot("para-a-2", 5), Spot("para-a-1", 4))
    assert len(boxes) == len(box(one).lines)
    rect, _ = boxes[0]
    assert rect.x == pytest.approx(x_of(first, 4)) and rect.right <= 200.1
    assert selection_boxes(one, Spot("para-a-1", 4), Spot("para-a-1", 4)) == []
    assert selection_boxes(one, Spot("para-a-1", 4), Spot("elsewhere", 4)) == []
    ordered = selection_boxes(one, Spot("para-a-1", 4), Spot("elsewhere", 4), ["para-a-1", "para-a-2", "elsewhere"])
    assert len(ordered) == len(boxes)


def test_an_empty_frame_has_its_caret_at_the_top():
    one = sheet("x")
    bare = replace(one, texts=(replace(box(one), lines=()),))
    shape = caret(bare, Spot("para-a-1"), "f")
    assert shape is not None and (shape.x, shape.top) == (50, 50)
    assert spot_at(box(bare), Point(60, 60)) is None and caret(bare, Spot("para-a-1")) is None


def mixed() -> TextLine:
    """A line "ab שלום cd" as a face that has the letters sets it: the word from right to left (no face here has them)."""
    line = box(sheet("ab שלום cd")).lines[0]
    runs = [run._replace(clusters=run.clusters[::-1]) if run.text == "שלום" else run for run in line.runs]
    assert [run.text for run in runs] == ["ab ", "שלום", " cd"]
    return line._replace(runs=tuple(runs))


def test_letters_from_right_to_left_have_their_stops_in_that_order_each_at_a_place_of_its_own():
    line = mixed()
    word, after = line.runs[1], line.runs[2]
    found = {stop.offset: stop.x for stop in stops(line)}
    assert found[3] == pytest.approx(word.x + word.advance) and found[7] == pytest.approx(word.x)
    assert [found[n] for n in range(3, 8)] == sorted((found[n] for n in range(3, 8)), reverse=True)
    assert found[8] > after.x and found[2] < word.x
    assert len({round(x, 3) for x in found.values()}) == len(found)
    for offset, x in found.items():
        assert nearest(line, x).spot.offset == offset, "a click comes back"


def test_a_selection_of_letters_from_right_to_left_covers_these_letters():
    line = mixed()
    one = sheet("ab שלום cd")
    one = replace(one, texts=(replace(box(one), lines=(line,)),))
    word, width = line.runs[1], line.runs[1].advance / 4

    def covered(low: int, high: int) -> list[tuple[float, float]]:
        boxes = selection_boxes(one, Spot("para-a-1", low), Spot("para-a-1", high))
        return [(pytest.approx(rect.x), pytest.approx(rect.right)) for rect, _ in boxes]  # type: ignore[misc]

    end = word.x + word.advance
    assert covered(3, 7) == [(word.x, end)], "the word"
    assert covered(3, 4) == [(end - width, end)], "its first letter stands at the right"
    assert covered(1, 5) == [(stops(line)[1].x, word.x), (end - 2 * width, end)], "what is selected lies apart"
    assert covered(0, 10)[0][0] == line.x and len(covered(0, 10)) == 1 and covered(4, 4) == []


@settings(max_examples=40)
@given(st.text(alphabet="abcfil ’“қү\u0301\u200d\n\t-—👍ﬁא1", max_size=60))
def test_any_text_has_a_stop_for_each_of_its_letters_and_comes_back_from_a_click(text):
    one = sheet(text)
    seen: set[int] = set()
    for line in box(one).lines:
        for stop in stops(line):
            assert line.start <= stop.offset <= line.end
            seen.add(stop.offset)
            assert 40 <= stop.x <= 260
            assert nearest(line, stop.x).spot.offset <= line.end
    whole = {cut for cut in letters(text) if not text[:cut].endswith("\n")}
    assert len(seen - set(range(len(text) + 1))) == 0 and seen >= {0} & whole
