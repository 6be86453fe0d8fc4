"""Measure how much ink lies on the paper: at each point, and as the mean over squares of some size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from voa_editor.prepress.plates.separate import Plates

if TYPE_CHECKING:
    from PIL import Image

CELLS = 10  # along an edge of the window that the mean is taken over: how finely it is moved


@dataclass(frozen=True, slots=True)
class Heaviest:
    """The square with the most ink: the mean of the inks summed, in per cent, and where it lies.

    Points from the top-left corner of what the plates show.
    """

    percent: float
    x: float
    y: float
    size: float


def total(plates: Plates) -> Image.Image:
    """The inks summed at each pixel, in per cent (mode F)."""
    from PIL import Image, ImageMath

    summed = Image.new("F", plates.size, 0.0)
    for plate in plates.inks.values():
        summed = ImageMath.lambda_eval(lambda args: args["a"] + args["b"] / 2.55, a=summed, b=plate.convert("F"))
    return summed


def heaviest(plates: Plates, window: float) -> Heaviest:
    """Where a square of `window` points carries most ink, as the mean over it (GWG 2022: 15 mm).

    A page that is smaller than the window counts whole.
    """
    cell = window / CELLS
    page = total(plates)
    across, down = (max(1, round(pixels * 72 / plates.dpi / cell)) for pixels in page.size)
    rows = _rows(page, across, down)
    sums = _integral(rows)
    wide, high = min(CELLS, across), min(CELLS, down)
    best, at = -1.0, (0, 0)
    for y in range(down - high + 1):
        for x in range(across - wide + 1):
            inked = sums[y + high][x + wide] - sums[y][x + wide] - sums[y + high][x] + sums[y][x]
            if inked > best + 1e-9:
                best, at = inked, (x, y)
    return Heaviest(best / (wide * high), at[0] * cell, at[1] * cell, window)


def heat_map(plates: Plates, limit: float) -> Image.Image:
    """The page as grey (more ink is darker), in reds where it is above `limit` per cent, in yellows where near it (mode RGB)."""
    from PIL import Image

    level = total(plates).point(lambda value: value * 0.6375 + 0.0).convert("L")  # 400 % is 255
    return Image.merge("RGB", [level.point([_heat(at / 0.6375, limit)[channel] for at in range(256)]) for channel in range(3)])


def _heat(percent: float, limit: float) -> tuple[int, int, int]:
    if percent > limit:
        over = min(1.0, (percent - limit) / 60)
        return (round(235 - 60 * over), round(60 * (1 - over)), round(50 * (1 - over)))
    if percent > limit - 40:
        near = (percent - limit + 40) / 40
        return (250, round(214 - 70 * near), round(90 - 50 * near))
    grey = round(255 - 150 * percent / max(limit, 1.0))
    return (grey, grey, grey)


def _rows(page: Image.Image, across: int, down: int) -> list[list[float]]:
    from PIL import Image

    small = page.resize((across, down), Image.Resampling.BOX)
    values = list(_values(small))
    return [values[row * across : (row + 1) * across] for row in range(down)]


def _values(picture: Image.Image) -> Iterator[float]:
    import struct

    data = picture.tobytes()
    return iter(struct.unpack(f"={len(data) // 4}f", data))


def _integral(rows: list[list[float]]) -> list[list[float]]:
    """Sums of all that lies above and to the left, with a row and a column of zeros before."""
    sums = [[0.0] * (len(rows[0]) + 1)]
    for row in rows:
        along, line = 0.0, [0.0]
        for above, value in zip(sums[-1][1:], row, strict=True):
            along += value
            line.append(above + along)
        sums.append(line)
    return sums
