"""Name colours as the press sees them: process inks, with RGB for what comes from a screen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cmyk:
    """Ink amounts from 0 (none) to 1 (solid)."""

    c: float
    m: float
    y: float
    k: float

    def tint(self, amount: float) -> Cmyk:
        """The same ink screened to `amount` (0 to 1)."""
        return Cmyk(self.c * amount, self.m * amount, self.y * amount, self.k * amount)


@dataclass(frozen=True, slots=True)
class Rgb:
    """sRGB light from 0 to 1."""

    r: float
    g: float
    b: float

    def tint(self, amount: float) -> Rgb:
        """The same light mixed with white, `amount` (0 to 1) of it kept."""
        return Rgb(1 - (1 - self.r) * amount, 1 - (1 - self.g) * amount, 1 - (1 - self.b) * amount)


Colour = Cmyk | Rgb
BLACK = Cmyk(0.0, 0.0, 0.0, 1.0)
PAPER = Cmyk(0.0, 0.0, 0.0, 0.0)
