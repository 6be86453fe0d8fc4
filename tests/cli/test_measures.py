"""A choice of pages and a size are read as people write them, and refused with the part that is wrong."""

import click
import pytest

from voa_editor.cli.measures import parse_pages, parse_size
from voa_editor.units import mm


@pytest.mark.parametrize(
    ("text", "pages"),
    [("1", (1,)), ("1,4-7", (1, 4, 5, 6, 7)), (" 3 – 4 , 2 ", (2, 3, 4)), ("5,5,4-5", (4, 5))],
)
def test_pages_and_ranges(text: str, pages: tuple[int, ...]) -> None:
    assert parse_pages(text) == pages


@pytest.mark.parametrize("text", ["", "0", "7-4", "1,,2", "a", "1-", "-3", "1-2-3", "999999"])
def test_what_is_no_page_is_named(text: str) -> None:
    with pytest.raises(click.BadParameter, match="is not a page or a range of pages"):
        parse_pages(text)


@pytest.mark.parametrize("text", ["210x297mm", "210 mm × 297 mm", "21cm x 29.7cm", "210x297"])
def test_sizes(text: str) -> None:
    size = parse_size(text)
    assert (size.w, size.h) == (pytest.approx(mm(210)), pytest.approx(mm(297)))


@pytest.mark.parametrize("text", ["", "A4", "210", "210x", "0x297mm", "-5x9mm", "210x297x3", "3 furlongs x 2"])
def test_what_is_no_size_is_named(text: str) -> None:
    with pytest.raises(click.BadParameter, match="is not a size|is not a length|is no size"):
        parse_size(text)
