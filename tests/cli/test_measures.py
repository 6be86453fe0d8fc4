"""A choice of pages is read as people write it, and refused with the part that is wrong."""

import click
import pytest

from voa_editor.cli.measures import parse_pages


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
