"""Show process inks as screen light, by one formula for the window, the PNG and the tests.

This is an uncalibrated display: it says nothing of a certain press or paper. It mixes the light of the sixteen
full-tone overprints by the area each covers (Neugebauer 1937, Demichel's areas), with the corner colours that
poppler uses for DeviceCMYK (GfxState.cc, cmykToRGBMatrixMultiplication); so what the screen shows is what a
rasterised print PDF shows. Soft proof replaces it by the output intent's profile.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from voa_editor.model.colour import Cmyk, Colour, Lab, Rgb, Spot

if TYPE_CHECKING:
    from PIL import Image, ImageFilter

# Corner colours, indexed 8·c + 4·m + 2·y + k of inks that are solid.
_CORNERS: tuple[tuple[float, float, float], ...] = (
    (1.0, 1.0, 1.0), (0.1373, 0.1216, 0.1255), (1.0, 0.9490, 0.0), (0.1098, 0.1020, 0.0),
    (0.9255, 0.0, 0.5490), (0.1412, 0.0, 0.0), (0.9294, 0.1098, 0.1412), (0.1333, 0.0, 0.0),
    (0.0, 0.6784, 0.9373), (0.0, 0.0588, 0.1412), (0.0, 0.6510, 0.3137), (0.0, 0.0745, 0.0),
    (0.1804, 0.1922, 0.5725), (0.0, 0.0, 0.0078), (0.2118, 0.2119, 0.2235), (0.0, 0.0, 0.0),
)  # fmt: skip


@lru_cache(maxsize=4096)
def screen_rgb(colour: Colour) -> tuple[float, float, float]:
    """The light of a colour on the screen: red, green, blue from 0 to 1. RGB colours are shown as they are."""
    if isinstance(colour, Rgb):
        return (_unit(colour.r), _unit(colour.g), _unit(colour.b))
    if isinstance(colour, Lab):
        return _lab_rgb(colour)
    if isinstance(colour, Spot):
        colour = colour.process
    inks = (_unit(colour.c), _unit(colour.m), _unit(colour.y), _unit(colour.k))
    red = green = blue = 0.0
    for corner, (r, g, b) in enumerate(_CORNERS):
        area = 1.0
        for place, ink in enumerate(inks):
            area *= ink if corner >> (3 - place) & 1 else 1.0 - ink
        red, green, blue = red + area * r, green + area * g, blue + area * b
    return (_unit(red), _unit(green), _unit(blue))


def blend(start: Colour, end: Colour, t: float) -> Colour:
    """The colour a share `t` of the way from start to end, mixed in inks where both are inks, else in light."""
    if isinstance(start, Spot) and isinstance(end, Spot) and start.name == end.name:
        return Spot(start.name, start.alternate, start.amount + (end.amount - start.amount) * t)
    first, last = (colour.process if isinstance(colour, Spot) else colour for colour in (start, end))
    if isinstance(first, Cmyk) and isinstance(last, Cmyk):
        pairs = zip((first.c, first.m, first.y, first.k), (last.c, last.m, last.y, last.k), strict=True)
        return Cmyk(*(a + (b - a) * t for a, b in pairs))
    return Rgb(*(a + (b - a) * t for a, b in zip(screen_rgb(start), screen_rgb(end), strict=True)))


def show_cmyk(picture: Image.Image) -> Image.Image:
    """A picture in inks (mode CMYK) as light (mode RGB), by the same formula as `screen_rgb`.

    The formula is linear in each ink: a trilinear table of two steps an axis gives it exactly for cyan, magenta and
    yellow, once without black and once with solid black, and black mixes the two.
    """
    from PIL import Image

    c, m, y, k = picture.split()
    cmy = Image.merge("RGB", (c, m, y))
    light, dark = (cmy.filter(table) for table in _tables())
    return Image.composite(dark, light, k)


@lru_cache(maxsize=1)
def _tables() -> tuple[ImageFilter.Color3DLUT, ImageFilter.Color3DLUT]:
    from PIL import ImageFilter

    # Pillow's table runs through its first channel fastest.
    order = [(c, m, y) for y in (0, 1) for m in (0, 1) for c in (0, 1)]
    corners = [[_CORNERS[8 * c + 4 * m + 2 * y + k] for c, m, y in order] for k in (0, 1)]
    light, dark = (ImageFilter.Color3DLUT(2, [value for corner in table for value in corner]) for table in corners)
    return light, dark


def _lab_rgb(colour: Lab) -> tuple[float, float, float]:
    """L*a*b* as sRGB (CIE 15:2004; IEC 61966-2-1 with its matrix adapted to D50, Bradford's way)."""
    height = (colour.light + 16) / 116
    x, y, z = (
        white * (f**3 if f > 6 / 29 else (f - 4 / 29) * 108 / 841)
        for white, f in zip((0.9642, 1.0, 0.8249), (height + colour.a / 500, height, height - colour.b / 200), strict=True)
    )
    red = 3.1338561 * x - 1.6168667 * y - 0.4906146 * z
    green = -0.9787684 * x + 1.9161415 * y + 0.0334540 * z
    blue = 0.0719453 * x - 0.2289914 * y + 1.4052427 * z
    return (_curve(red), _curve(green), _curve(blue))


def _curve(linear: float) -> float:
    return _unit(12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055)


def _unit(value: float) -> float:
    return min(1.0, max(0.0, value))
