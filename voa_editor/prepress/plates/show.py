"""Show plates as pictures: mixed as the press prints them, on its paper or on white, or some of the inks alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from voa_editor.model.colour import PROCESS
from voa_editor.prepress.plates.separate import Plates
from voa_editor.render.icc import Conversion, IccProfile, lab, srgb

if TYPE_CHECKING:
    from PIL import Image

_FAR = 8.0  # ΔE*ab between a colour and what the press makes of it, from which the difference is told (CIE 15:2004)


@dataclass(frozen=True)
class Pressed:
    """The plates of a page, and how its spots are mixed from process inks (amounts from 0 to 1)."""

    plates: Plates
    spots: Mapping[str, tuple[float, ...]]

    def at(self, x: float, y: float) -> dict[str, float]:
        """The inks at a place (points from the top left of what the plates show) in per cent; none beside it."""
        dpi, (width, height) = self.plates.dpi, self.plates.size
        column, row = int(x * dpi / 72), int(y * dpi / 72)
        if not (0 <= column < width and 0 <= row < height):
            return {}
        return {ink: float(plate.getpixel((column, row))) / 2.55 for ink, plate in self.plates.inks.items()}  # type: ignore[arg-type]


def merged(pressed: Pressed, inks: Collection[str] | None = None) -> Image.Image:
    """The plates of some inks (None: of all) in one picture, mode CMYK; spots are mixed as their swatches say."""
    from PIL import Image, ImageChops

    plates = pressed.plates.inks
    shown = plates.keys() if inks is None else inks
    none = Image.new("L", pressed.plates.size, 0)
    bands = [plates[ink] if ink in shown else none for ink in PROCESS]
    for ink in shown:
        for n, amount in enumerate(pressed.spots.get(ink, (0.0,) * 4) if ink in plates and ink not in PROCESS else ()):
            bands[n] = ImageChops.add(bands[n], plates[ink].point([round(value * amount) for value in range(256)]))
    return Image.merge("CMYK", bands)


def proofed(pressed: Pressed, press: IccProfile, paper: bool) -> Image.Image:
    """What the press prints, as light (mode RGB): with `paper` its white and its black as they are, else white is white."""
    return Conversion(press, srgb(), "absolute" if paper else "relative", not paper).picture(merged(pressed))


def separated(pressed: Pressed, press: IccProfile, inks: Collection[str]) -> Image.Image:
    """Some inks (mode RGB): one alone as grey, black where it is solid, as a film shows it; several in their colours."""
    from PIL import Image, ImageChops

    there = [ink for ink in pressed.plates.inks if ink in inks]
    if len(there) == 1:
        return ImageChops.invert(pressed.plates.inks[there[0]]).convert("RGB")
    if not there:
        return Image.new("RGB", pressed.plates.size, "white")
    return Conversion(press, srgb(), "relative", True).picture(merged(pressed, there))


def beyond(picture: Image.Image, press: IccProfile) -> Image.Image:
    """Where the press cannot print a picture's colours (mode RGB, sRGB): 255 there, else 0 (mode L)."""
    from PIL import ImageChops, ImageMath

    back = Conversion(press, srgb()).picture(Conversion(srgb(), press).picture(picture))
    seen, printed = (Conversion(srgb(), lab(), "relative", False).picture(each) for each in (picture, back))
    light, a, b = ImageChops.difference(seen, printed).split()
    far = ImageMath.lambda_eval(
        lambda args: (args["l"] / 2.55) ** 2 + args["a"] ** 2 + args["b"] ** 2,
        l=light.convert("F"), a=a.convert("F"), b=b.convert("F"),
    )  # fmt: skip
    level: Image.Image = far.point(lambda value: value * (255.0 / (_FAR * _FAR)) + 0.0).convert("L")
    return level.point(lambda value: 255 if value >= 255 else 0)
