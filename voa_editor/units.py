"""Parse and format lengths and counts; inside the program every length is in points (1/72 in)."""

from __future__ import annotations

import re

POINTS_PER = {"pt": 1.0, "mm": 72.0 / 25.4, "cm": 72.0 / 2.54, "in": 72.0, "p": 12.0, "pica": 12.0, "": 1.0}
POINTS_PER |= {"q": 72.0 / 101.6, "c": 12.7892}  # a quarter of a millimetre (JIS Z 8305); a cicero of 12 Didot points
_LENGTH = re.compile(r"^\s*([+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+))\s*(pt|mm|cm|in|pica|p|)\s*$")


def mm(value: float) -> float:
    """Millimetres to points."""
    return value * POINTS_PER["mm"]


def to_mm(points: float) -> float:
    """Points to millimetres."""
    return points / POINTS_PER["mm"]


def parse_length(text: str, default_unit: str = "pt") -> float:
    """Read "12.5mm", "1/2"-free decimals with a unit (pt, mm, cm, in, pica) and return points.

    Raises ValueError naming the text and the accepted units.
    """
    match = _LENGTH.match(text.lower())
    if not match:
        raise ValueError(f"{text!r} is not a length: write a number and a unit, such as 12 mm, 8.5 pt or 0.125 in")
    number, unit = match.groups()
    return float(number.replace(",", ".")) * POINTS_PER[unit or default_unit]


def format_length(points: float, unit: str = "mm", digits: int = 2) -> str:
    """Write points as a number and a unit, without trailing zeros: "12.5 mm"."""
    number = f"{points / POINTS_PER[unit]:.{digits}f}".rstrip("0").rstrip(".")
    return f"{'0' if number == '-0' else number} {unit}"


def counted(count: int, thing: str) -> str:
    """Write a count of things: "1 line", "2 lines"."""
    return f"{count} {thing}{'' if count == 1 else 's'}"
