"""Pieces of an article keep to the grid and out of each other's way, for every pattern of the template."""

import pytest

from voa_editor.model.settings import Settings
from voa_editor.plan.arrange import Sizes, arrange, photo_bands
from voa_editor.plan.grid import Grid
from voa_editor.plan.template import read_template

PATTERNS = read_template("voice-of-asia").patterns
SIZES = Sizes(head=7, lead=4, captions=(2, 0, 3, 2, 2, 2), quotes=(9, 9))


def pieces_of(pattern, rows=14, sink=0):
    grids = [Grid(Settings(), left_hand=n % 2 == 0) for n in range(len(pattern.pages))]
    return arrange(pattern, grids, SIZES, (rows,) * len(photo_bands(pattern)), sink).pieces


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda p: p.name)
def test_no_two_pieces_overlap_but_the_body_that_flows_around(pattern):
    placed = [p for p in pieces_of(pattern) if p.slot != "body"]
    for n, one in enumerate(placed):
        for other in placed[n + 1 :]:
            assert one.page != other.page or not one.box.intersects(other.box), (one, other)


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda p: p.name)
def test_pieces_stand_in_the_type_area_but_what_bleeds(pattern):
    bleeding = {band.columns for page in pattern.pages for band in page.bands if band.bleed}
    for piece in pieces_of(pattern):
        area = Grid(Settings(), left_hand=piece.page % 2 == 0).area
        if not (piece.slot == "photo" and bleeding):
            assert piece.box.x >= area.x - 0.01 and piece.box.right <= area.right + 0.01, piece
            assert piece.box.y >= area.y - 0.01 and piece.box.bottom <= area.bottom + 0.01, piece


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda p: p.name)
def test_a_pattern_places_as_many_photographs_and_quotes_as_it_says(pattern):
    slots = [p.slot for p in pieces_of(pattern)]
    assert slots.count("photo") == pattern.photos
    assert slots.count("quote") == pattern.quotes
    assert slots.count("body") == len(pattern.pages)


def test_body_text_begins_on_the_baseline_grid():
    for pattern in PATTERNS:
        for piece in pieces_of(pattern):
            if piece.slot == "body":
                rows = (piece.box.y - Settings().margin_top) / Settings().baseline
                assert abs(rows - round(rows)) < 1e-6


def test_sinking_lowers_the_headline():
    pattern = next(p for p in PATTERNS if p.name == "text alone")
    head = [next(p for p in pieces_of(pattern, sink=n) if p.slot == "head").box.y for n in (0, 3)]
    assert head[1] - head[0] == 3 * Settings().baseline


def test_photographs_too_tall_for_their_page_are_said_to_clash():
    pattern = next(p for p in PATTERNS if p.name == "two stacked in the second column")
    grids = [Grid(Settings(), left_hand=False)]
    assert arrange(pattern, grids, SIZES, (12, 12)).clash == 0
    assert arrange(pattern, grids, SIZES, (24, 24)).clash > 0
