"""Make sort keys between any two others, so that moving a record changes that record alone."""

from __future__ import annotations

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE = len(DIGITS)


def key_between(low: str, high: str) -> str:
    """A key that sorts after `low` and before `high`; "" stands for an open end.

    Keys are read as base-36 fractions and never end in "0". Raises ValueError unless low < high.
    """
    if high and low >= high:
        raise ValueError(f"no key lies between {low!r} and {high!r}")
    key = ""
    place = 0
    while True:
        below = DIGITS.index(low[place]) if place < len(low) else 0
        above = DIGITS.index(high[place]) if high and place < len(high) else _BASE
        if above - below > 1:
            return key + DIGITS[(below + above) // 2]
        key += DIGITS[below]
        if above > below:
            high = ""
        place += 1


def keys(count: int) -> list[str]:
    """`count` ascending keys of one length, with room between them."""
    width, room = 1, _BASE
    while room < 2 * (count + 1):
        width, room = width + 1, room * _BASE
    step = room // (count + 1)
    return [_fraction(step * (n + 1), width) for n in range(count)]


def _fraction(number: int, width: int) -> str:
    digits = ""
    for _ in range(width):
        number, digit = divmod(number, _BASE)
        digits = DIGITS[digit] + digits
    return digits.rstrip("0")
