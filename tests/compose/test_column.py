"""Where lines may stand: on the grid, off obstacles, in the next column."""

from voa_editor.compose.column import Column, Cursor, LineShape, free_lines, next_slot
from voa_editor.geometry import Rect

GRID = LineShape(leading=12.5, size=9.6, grid=True)
FREE = LineShape(leading=20.0, size=16.0, grid=False)


def column(top=100.0, bottom=200.0, obstacles=(), x=50.0, width=200.0):
    return Column("frame", 0, x, top, width, bottom, grid_top=62.5, grid_step=12.5, obstacles=tuple(obstacles))


def test_a_line_on_the_grid_takes_the_next_grid_slot():
    slot = next_slot((column(top=101.0),), Cursor(0, 101.0), GRID)
    assert slot and (slot.top - 62.5) % 12.5 == 0
    assert slot.top == 112.5
    assert slot.baseline == 112.5 + 0.73 * 12.5


def test_a_line_off_the_grid_stands_where_the_text_has_come_to():
    slot = next_slot((column(),), Cursor(0, 103.0), FREE)
    assert slot and slot.top == 103.0 and slot.bottom == 123.0


def test_a_full_column_leads_to_the_next():
    columns = (column(), column(x=300.0))
    slot = next_slot(columns, Cursor(0, 195.0), GRID)
    assert slot and slot.column == 1 and slot.x == 300.0


def test_no_slot_when_all_columns_are_full():
    assert next_slot((column(),), Cursor(0, 195.0), GRID) is None


def test_a_line_passes_below_an_obstacle_across_the_column():
    slot = next_slot((column(obstacles=[Rect(0, 90, 400, 50)]),), Cursor(0, 100.0), GRID)
    assert slot and slot.top >= 140.0 - 0.01


def test_a_line_runs_beside_an_obstacle_where_there_is_room():
    slot = next_slot((column(obstacles=[Rect(50, 90, 80, 60)]),), Cursor(0, 100.0), GRID)
    assert slot and slot.x == 130.0 and slot.width == 120.0


def test_a_gap_too_narrow_for_text_is_passed_over():
    slot = next_slot((column(obstacles=[Rect(50, 90, 180, 40)]),), Cursor(0, 100.0), GRID)
    assert slot and slot.top >= 130.0 - 0.01 and slot.width == 200.0


def test_indents_narrow_the_slot():
    slot = next_slot((column(),), Cursor(0, 100.0), LineShape(12.5, 9.6, True, left=12.0, right=8.0))
    assert slot and slot.x == 62.0 and slot.width == 180.0


def test_free_lines_count_what_still_fits():
    columns = (column(top=100.0, bottom=175.0), column(top=100.0, bottom=150.0))
    assert free_lines(columns, Cursor(0, 100.0), GRID) == 6 + 4
    assert free_lines(columns, Cursor(1, 137.5, False), GRID) == 1
