"""Keep names apart: no two styles, swatches, layers or parent pages are called the same."""

from __future__ import annotations

from collections.abc import Iterable

from voa_editor.errors import UserError

LONGEST_NAME = 200  # characters


def unused(taken: Iterable[str], wanted: str) -> str:
    """The wanted name, or that with the first number from 2 that nobody has: "Layer", "Layer 2"."""
    names = set(taken)
    found, number = wanted, 2
    while found in names:
        found, number = f"{wanted} {number}", number + 1
    return found


def chosen(taken: Iterable[str], wanted: str) -> str:
    """The name without spaces around it. Raises UserError if there is none, if it is too long, or if another one has it."""
    name = " ".join(wanted.split())
    if not name:
        raise UserError("a name is needed", remedy="Type one")
    if len(name) > LONGEST_NAME:
        raise UserError(f"the name is longer than {LONGEST_NAME} characters", remedy="Choose a shorter one")
    if name in set(taken):
        raise UserError(f"there is one called “{name}” already", remedy="Choose another name")
    return name
