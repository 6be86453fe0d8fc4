"""Read a choice of pages such as "1,4-7"."""

from __future__ import annotations

import re

_PART = re.compile(r"\s*(\d{1,5})\s*(?:[-–]\s*(\d{1,5})\s*)?")


def page_numbers(text: str) -> tuple[int, ...]:
    """The page numbers, ascending, each once. Raises ValueError naming the part that is no page or range of pages."""
    numbers: set[int] = set()
    for part in text.split(","):
        match = _PART.fullmatch(part)
        first = int(match[1]) if match else 0
        last = int(match[2]) if match and match[2] else first
        if first < 1 or last < first:
            raise ValueError(f"{part.strip()!r} is not a page or a range of pages: write 1,4-7")
        numbers.update(range(first, last + 1))
    return tuple(sorted(numbers))
