"""Take a choice of pages from an option."""

from __future__ import annotations

import click

from voa_editor.jobs.pages import page_numbers


def parse_pages(text: str) -> tuple[int, ...]:
    """The page numbers, ascending, each once. Raises click.BadParameter naming the part that is no page or range of pages."""
    try:
        return page_numbers(text)
    except ValueError as fault:
        raise click.BadParameter(str(fault), param_hint="--pages") from fault
