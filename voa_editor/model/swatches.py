"""Say what colour a swatch is, whatever it is made of: an ink, light, a tint of another swatch, a gradient between two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from voa_editor.model.colour import BLACK, REGISTRATION, Cmyk, Colour, Lab, Rgb, Spot
from voa_editor.model.stack import DEEPEST
from voa_editor.model.styles import Swatch

BLACK_ID, PAPER_ID, REGISTRATION_ID = "sw-black", "sw-paper", "sw-registration"
BUILT_IN = (PAPER_ID, BLACK_ID, REGISTRATION_ID)
"""The swatches that every issue begins with and that cannot be taken away: paper knocks out, black is K 100, and
registration prints on every plate."""

Find = Callable[[str], Swatch | None]
"""Answers an id with the swatch of it."""


@dataclass(frozen=True, slots=True)
class Blend:
    """What a gradient swatch paints: from one colour to another, downwards, turned by an angle in degrees."""

    start: Colour
    end: Colour
    angle: float


def colour_of(swatch: Swatch | None, find: Find, tint: float = 1.0) -> Colour:
    """The colour of a swatch, screened to a tint; black for none. Of a gradient it is that which it begins with."""
    for _ in range(DEEPEST):
        if swatch is None or swatch.kind not in ("tint", "gradient"):
            break
        tint, swatch = tint * (swatch.tint if swatch.kind == "tint" else 1.0), find(swatch.of)
    colour = _own(swatch) if swatch else BLACK
    return colour if tint == 1.0 else colour.tint(tint)


def paint_of(swatch: Swatch | None, find: Find, tint: float = 1.0) -> Colour | Blend:
    """What a swatch fills an area with, screened to a tint: its colour, or from one to the other."""
    if swatch is None or swatch.kind != "gradient":
        return colour_of(swatch, find, tint)
    return Blend(colour_of(find(swatch.of), find, tint), colour_of(find(swatch.to), find, tint), swatch.angle)


def _own(swatch: Swatch) -> Colour:
    if swatch.id == REGISTRATION_ID:
        return REGISTRATION
    match swatch.kind:
        case "rgb":
            return Rgb(swatch.r, swatch.g, swatch.b)
        case "lab":
            return Lab(swatch.lab_l, swatch.lab_a, swatch.lab_b)
        case "spot":
            kept = swatch.name.strip() in ("", "All", "None")  # what these names say to a press is another thing
            return Spot(swatch.id if kept else swatch.name.strip(), Cmyk(swatch.c, swatch.m, swatch.y, swatch.k))
    return Cmyk(swatch.c, swatch.m, swatch.y, swatch.k)
