from __future__ import annotations

import notation as n
import pytest
from canvas_stage import Stage
from sheets import box, picture, run, sheet

from voa_editor.fonts.library import bundled
from voa_editor.geometry import Rect
from voa_editor.model.colour import BLACK
from voa_editor.render.painter import Faces, SheetInks
from voa_editor.ui.canvas.sheets import Sheets, differences
from voa_editor.ui.canvas.tiles import Tiles
from voa_editor.ui.canvas.view import Box, Level

LEVEL = Level(1.0, Box(0, 0, 300, 200), Box(-10, -10, 310, 210))
OTHER = Level(0.5, Box(0, 0, 150, 100), Box(-5, -5, 155, 105))
ALL = Box(-1000, -1000, 1000, 1000)


def held(tiles: Tiles) -> int:
    """Bytes of the tiles that are kept."""
    return sum(tile.image.sizeInBytes() for tile in tiles._tiles.values())


@pytest.fixture(autouse=True)
def qt(qapp):
    """Images need an application."""


def filled(tiles: Tiles, level: Level, page: str = "p") -> None:
    for place in tiles.missing(page, level, ALL):
        tile = tiles.new(page, level, place)
        tile.stale, tile.blank = None, False


def test_tiles_are_missing_until_they_are_painted():
    tiles = Tiles(side=128)
    assert len(tiles.missing("p", LEVEL, ALL)) == 6
    assert tiles.missing("p", LEVEL, Box(0, 0, 50, 50)) == {(0, 0): Box(-10, -10, 118, 118)}
    filled(tiles, LEVEL)
    assert not tiles.missing("p", LEVEL, ALL)


def test_a_change_makes_stale_what_it_meets_and_drops_tiles_of_other_zooms():
    tiles = Tiles(side=128)
    filled(tiles, LEVEL)
    filled(tiles, OTHER)
    tiles.outdate("p", [Rect(20, 30, 10, 5), Rect(40, 30, 10, 10)], LEVEL)
    assert tiles.missing("p", LEVEL, ALL) == {(0, 0): Box(19, 29, 51, 41)}
    assert tiles.get("p", OTHER, (0, 0)) is None and tiles.get("p", OTHER, (1, 0)) is not None
    tiles.outdate("p", None, LEVEL)
    assert len(tiles.missing("p", LEVEL, ALL)) == 6


def test_the_oldest_tiles_go_when_there_are_too_many_bytes():
    tiles = Tiles(budget=3 * 128 * 128 * 4, side=128)
    wide = Level(1.0, Box(0, 0, 512, 128), Box(0, 0, 512, 128))
    filled(tiles, wide)
    assert [column for column in range(4) if tiles.get("p", wide, (column, 0))] == [1, 2, 3]


def test_a_canvas_left_alone_keeps_what_shows_and_little_else(qtbot):
    stage = Stage(n.issue(n.pages(24), [n.shape(f"s{i}", 60, 60, 400, 700, page=f"page-{i}") for i in range(1, 25)]))
    qtbot.addWidget(stage.canvas)
    canvas = stage.canvas
    for page in ("page-2", "page-6", "page-10", "page-14", "page-18", "page-22", "page-24"):
        canvas.show_page(page)
        stage.see()
    before = held(canvas.paper.tiles)
    shown = stage.see()
    canvas.resting.rest()
    after = held(canvas.paper.tiles)
    assert after <= canvas.view.width * canvas.view.height * 6 < before
    assert canvas.sharp and stage.see() == shown  # nothing that shows had to be painted again
    canvas.show_page("page-2")
    stage.see()
    canvas.hide()
    qtbot.waitUntil(lambda: held(canvas.paper.tiles) <= after * 1.2)


def test_tiles_of_the_nearest_zoom_stand_in_and_come_last():
    tiles = Tiles(side=1000)
    far = Level(8.0, Box(0, 0, 10, 10), Box(0, 0, 10, 10))
    for level in (far, OTHER):
        filled(tiles, level)
    found = tiles.standing_in("p", LEVEL)
    assert [level for level, _, _ in found] == [OTHER] and tiles.standing_in("q", LEVEL) == []
    assert [level for level, _, _ in tiles.standing_in("p", Level(6.0, Box(0, 0, 9, 9), Box(0, 0, 9, 9)))] == [OTHER, far]


# -- what differs between two sheets ---------------------------------------------------------------------------------

A, B, C = (box(Rect(100.0 * k, 50, 40, 40), BLACK) for k in (1, 2, 3))


def inks(*items, before: SheetInks | None = None) -> SheetInks:
    return SheetInks(items, Faces(bundled()), before)


def lefts(found: list[Rect]) -> set[int]:
    return {round(rect.x / 100) for rect in found}


def test_only_what_came_went_or_moved_differs():
    assert differences(inks(A, B), inks(A, B)) == []
    assert lefts(differences(inks(A, B), inks(A, C))) == {2, 3}
    assert lefts(differences(inks(A, B), inks(B, A))) <= {1, 2} != set() and differences(inks(A, B), inks(B, A))


def test_what_was_composed_anew_and_is_the_same_does_not_differ():
    again = box(Rect(100, 50, 40, 40), BLACK)
    assert again is not A and differences(inks(A, B), inks(again, B)) == []
    assert differences(inks(A, B, C), inks(B, again, C))


def test_the_same_item_is_made_ready_once():
    word = run("Bridge", 20, 80)
    first = inks(word, A)
    second = inks(B, word, before=first)
    assert second._known[id(word)] is first._known[id(word)]


def test_sheets_tell_what_of_a_page_changed_and_keep_the_last_ones():
    made = {"p": sheet(A, B)}
    sheets = Sheets(lambda page: made[page], Faces(bundled()))
    assert sheets.get("p") is None and sheets.renew("p") is None
    sheets.outdate()
    assert not sheets.get("p").fresh and sheets.renew("p") == [] and sheets.get("p").fresh
    made["p"] = sheet(A, C)
    assert lefts(sheets.renew("p")) == {2, 3}
    made |= {f"q{k}": sheet(A) for k in range(60)}
    for page in list(made):
        sheets.renew(page)
    assert sheets.get("p") is None and sheets.get("q59") is not None


def test_sheets_know_where_a_picture_shows():
    sheets = Sheets(lambda page: sheet(picture("asset-1", Rect(10, 20, 30, 40), Rect(15, 20, 10, 10))), Faces(bundled()))
    sheets.renew("p")
    assert sheets.showing("asset-1") == [("p", [Rect(15, 20, 10, 10)])] and sheets.showing("asset-2") == []
