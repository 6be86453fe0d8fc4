"""A paragraph looks at the slots it needs and at no others, and finds as many as there are."""

from test_flow import STEP, columns, of_lines, par, words

from voa_editor.compose.column import Column, Cursor
from voa_editor.compose.place import THE_END, Placing


def test_a_paragraph_looks_no_further_than_its_last_slot():
    placing = Placing(of_lines(4), columns(20), Cursor(0, 0.0), Cursor(0, 0.0))
    assert len(placing.slots) == len(placing.lines) == 4
    assert placing.seen == (0, 4 * STEP)


def test_a_paragraph_without_room_has_looked_at_everything():
    placing = Placing(of_lines(6), columns(4), Cursor(0, 0.0), Cursor(0, 0.0))
    assert (len(placing.lines), len(placing.slots)) == (6, 4)
    assert placing.seen == THE_END


def test_a_paragraph_goes_on_in_columns_far_narrower_than_the_one_it_begins_in():
    wide = Column("f", 0, 0.0, 0.0, 600.0, STEP, 0.0, STEP)
    narrow = Column("g", 0, 0.0, 0.0, 60.0, 90 * STEP, 0.0, STEP)
    placing = Placing(par(words(60)), (wide, narrow), Cursor(0, 0.0), Cursor(0, 0.0))
    assert len(placing.lines) == len(placing.slots) > 20
