from __future__ import annotations

from sheets import HERE, TEAL, box, picture, run, sheet

from voa_editor.display.items import Group, Link
from voa_editor.display.query import at, runs, text, walk
from voa_editor.geometry import Matrix, Point, Rect


def test_text_runs_on_along_a_baseline_and_breaks_between_lines():
    first = run("One ", 50, 100)
    page = sheet(first, run("line", 50 + first.advance, 100, italic=True), run("Next", 50, 112))
    assert text(page) == "One line\nNext"


def test_a_gap_on_a_baseline_reads_as_a_space():
    page = sheet(run("14", 50, 100), run("A title", 80, 100))
    assert text(page) == "14 A title"


def test_a_divided_word_is_joined():
    page = sheet(run("news", 50, 100), run("-", 72, 100, says="\u00ad"), run("letter", 50, 112))
    assert text(page) == "newsletter"


def test_a_raised_figure_stays_in_its_line():
    word = run("note", 50, 100)
    page = sheet(word, run("1", 50 + word.advance, 97, 6), run("Next", 50, 112))
    assert text(page) == "note1\nNext"


def test_runs_and_text_of_one_record():
    page = sheet(run("a", 50, 100, record="para-1"), Group((run("b", 50, 112, record="para-2"),), HERE))
    assert [found.text for found in runs(page)] == ["a", "b"]
    assert text(page, "para-2") == "b"


def test_walking_opens_groups_and_carries_their_matrices():
    inner = Group((box(Rect(0, 0, 1, 1), TEAL),), HERE, Matrix.scaling(2, 2))
    page = sheet(Group((inner,), HERE, Matrix.translation(10, 20)))
    (placed,) = walk(page.items)
    assert placed.matrix.apply(Point(1, 1)) == Point(12, 22)


def test_the_topmost_item_at_a_point_is_found_through_groups():
    below, above = picture("sha256-a", Rect(0, 0, 100, 100)), box(Rect(0, 0, 10, 10), TEAL)
    page = sheet(below, Group((above,), HERE, Matrix.translation(50, 50)), Link(Rect(0, 0, 500, 500), "#page=2", HERE))
    found = [at(page, Point(*point)) for point in ((55, 55), (20, 20), (300, 300))]
    assert [placed and placed.item for placed in found] == [above, below, None]
