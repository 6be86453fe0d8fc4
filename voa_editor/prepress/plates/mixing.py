"""Mix the plates of a page into one picture in the four inks: spots as their alternates say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from voa_editor.prepress.pdf.spaces import PROCESS
from voa_editor.prepress.plates.separate import Plates

if TYPE_CHECKING:
    from PIL import Image


def mixed(plates: Plates, spots: Mapping[str, tuple[float, ...]]) -> Image.Image:
    """The picture, mode CMYK; `spots` tells the four inks that stand for each spot, one it does not tell is left out."""
    from PIL import Image, ImageChops

    bands = [plates.inks[ink] for ink in PROCESS]
    for ink, plate in plates.inks.items():
        for n, amount in enumerate(spots.get(ink, (0.0,) * 4) if ink not in PROCESS else ()):
            bands[n] = ImageChops.add(bands[n], plate.point([round(value * amount) for value in range(256)]))
    return Image.merge("CMYK", bands)
