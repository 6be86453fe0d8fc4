"""Say for which printing condition a PDF is made, and bring single colours to its inks."""

from __future__ import annotations

from dataclasses import dataclass

from voa_editor.model.colour import BLACK, Cmyk, Colour, Lab, Rgb, Spot
from voa_editor.render.icc import Conversion, IccProfile, lab, srgb

_DARKEST = Rgb(0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class OutputIntent:
    """A printing condition: its CMYK profile and how a registry names it (ISO 15930-7, 6.2.2).

    `registry` is "" for a condition that no registry has. `rendering` and `black_point` say how colours are converted to it.
    Black text below `overprint_text` points, and black lines thinner than `overprint_line`, overprint.
    """

    profile: IccProfile
    identifier: str
    registry: str = ""
    info: str = ""
    rendering: str = "relative"
    black_point: bool = True
    overprint_text: float = 0.0
    overprint_line: float = 0.0

    def conversion(self, source: IccProfile) -> Conversion:
        """From a profile to the inks of the condition."""
        return Conversion(source, self.profile, self.rendering, self.black_point)

    def light(self, target: IccProfile) -> Conversion:
        """From the inks of the condition to a profile, the paper taken as white."""
        return Conversion(self.profile, target, "relative", True)

    def inks(self, colour: Colour) -> Cmyk | Spot:
        """A colour in inks. Light that is quite dark is printed with black alone: four inks of small type never fit."""
        if isinstance(colour, Cmyk | Spot):
            return colour
        if isinstance(colour, Lab):
            return Cmyk(*self.conversion(lab()).colour((colour.light, colour.a, colour.b)))
        return BLACK if colour == _DARKEST else Cmyk(*self.conversion(srgb()).colour((colour.r, colour.g, colour.b)))
