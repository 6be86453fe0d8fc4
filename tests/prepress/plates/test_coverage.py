"""The heaviest square is found where it is, and weighed as the mean over it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pressed import page

from voa_editor.prepress.plates.coverage import heat_map, heaviest

ALL = "1 1 1 1 k "


def test_a_square_of_all_inks_is_found():
    found = heaviest(page(ALL + "50 20 20 20 re f").plates(), 20.0)
    assert found.percent == pytest.approx(400, abs=1)
    assert (found.x, found.y) == (pytest.approx(50, abs=2.1), pytest.approx(60, abs=2.1))


def test_a_small_spot_of_ink_counts_little():
    assert heaviest(page(ALL + "50 20 5 5 re f").plates(), 20.0).percent == pytest.approx(25, abs=2)


@given(st.integers(0, 100), st.integers(0, 100))
def test_an_even_page_weighs_the_sum_of_its_inks(cyan, black):
    plates = page(f"{cyan / 100} 0 0 {black / 100} k 0 0 100 100 re f").plates(36)
    assert heaviest(plates, 42.5).percent == pytest.approx(cyan + black, abs=1)


def test_the_heat_map_reddens_what_is_above_the_limit():
    shown = heat_map(page("1 1 1 0.2 k 0 0 50 100 re f 0.5 0.5 0.5 0 k 50 0 50 100 re f").plates(), 300)
    red, green, blue = shown.getpixel((25, 50))
    assert red > 150 and green < 80 and blue < 80
    red, green, blue = shown.getpixel((75, 50))
    assert red == green == blue
