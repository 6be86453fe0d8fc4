"""Take a choice of pages, or a size, from an option."""

from __future__ import annotations

import re

import click

from voa_editor.geometry import Size
from voa_editor.jobs.pages import page_numbers
from voa_editor.units import parse_length


def parse_pages(text: str) -> tuple[int, ...]:
    """The page numbers, ascending, each once. Raises click.BadParameter naming the part that is no page or range of pages."""
    try:
        return page_numbers(text)
    except ValueError as fault:
        raise click.BadParameter(str(fault), param_hint="--pages") from fault


def parse_size(text: str) -> Size:
    """Width and height in points of "210 x 297 mm"; a unit at the end counts for both. Raises click.BadParameter."""
    parts = re.split(r"\s*[x×*]\s*", text.strip().lower())
    unit = re.search(r"[a-z]+$", parts[-1])
    try:
        if len(parts) != 2:
            raise ValueError(f"{text!r} is not a size: write width, x and height, such as 210x297mm")
        width, height = (parse_length(part, unit[0] if unit else "mm") for part in parts)
    except (ValueError, KeyError) as fault:
        raise click.BadParameter(str(fault), param_hint="--size") from fault
    if width <= 0 or height <= 0:
        raise click.BadParameter(f"{text!r} is no size of a page", param_hint="--size")
    return Size(width, height)
