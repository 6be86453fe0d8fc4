"""Name colours as the press sees them: process and spot inks, with RGB and L*a*b* for what is to be converted to them."""

from __future__ import annotations

from dataclasses import dataclass

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
"""The inks of the four plates, by the names that PDF gives them (ISO 32000-1, 8.6.6.5)."""


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


@dataclass(frozen=True, slots=True)
class Lab:
    """CIE L*a*b* under D50, as ICC profiles measure it: `light` 0 to 100, `a` and `b` -128 to 127."""

    light: float
    a: float
    b: float

    def tint(self, amount: float) -> Lab:
        """The same colour mixed with white, `amount` (0 to 1) of it kept."""
        return Lab(100 - (100 - self.light) * amount, self.a * amount, self.b * amount)


@dataclass(frozen=True, slots=True)
class Spot:
    """An ink with a plate of its own, screened to `amount` (0 to 1); `alternate` shows its solid, and replaces it.

    The ink "All" prints on every plate (ISO 32000-1, 8.6.6.4).
    """

    name: str
    alternate: Cmyk
    amount: float = 1.0

    def tint(self, amount: float) -> Spot:
        """The same ink screened further, to `amount` (0 to 1) of what it is."""
        return Spot(self.name, self.alternate, self.amount * amount)

    @property
    def process(self) -> Cmyk:
        """The process inks that come closest."""
        return self.alternate.tint(self.amount)


Colour = Cmyk | Rgb | Lab | Spot
BLACK = Cmyk(0.0, 0.0, 0.0, 1.0)
PAPER = Cmyk(0.0, 0.0, 0.0, 0.0)
REGISTRATION = Spot("All", Cmyk(1.0, 1.0, 1.0, 1.0))
