"""Begin a city: its sky, the hazy towers behind, the lamps and trees of its embankment."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .ground import Size
from .noise import fractal, line
from .raster import Array, Points, ellipse, over, polygons, rgb
from .sky import Clouds, Sun, clouds, sky
from .skyline import Rows, haze, towers

Stops = Sequence[tuple[float, str]]
DUSK: Stops = [(0, "#0d2b4a"), (0.45, "#2d6285"), (0.78, "#b98f8c"), (1, "#ffbd86")]
BLUE: Stops = [(0, "#0a2440"), (0.55, "#1f5276"), (0.85, "#6f93a6"), (1, "#e9b98d")]
DAWN: Stops = [(0, "#3f86a3"), (0.5, "#a5c4c6"), (0.85, "#f7dcb4"), (1, "#ffe9c6")]


def ratio_of(size: Size) -> float:
    return size[0] / size[1]


def start(size: Size, level: float, stops: Stops, sun: Sun, deck: Clouds, seed: int) -> tuple[Array, Array]:
    picture = sky(size, level, stops, sun)
    clouds(picture, level, seed, deck, sun)
    return picture, np.zeros_like(picture)


def backdrop(picture: Array, lights: Array, seed: int, level: float, tall: float, tones: tuple[str, str, str], veil: str) -> None:
    """Two hazy layers of towers behind whatever stands in front."""
    towers(picture, lights, seed, Rows(level, 0.03, tall * 0.75, tones[0], tones[0], 0.06, window=5, width=(0.012, 0.03), glow=0.4))
    haze(picture, lights, level, veil, 0.55, 0.12)
    towers(picture, lights, seed + 1, Rows(level + 0.004, 0.03, tall, tones[1], tones[2], 0.26, window=6, width=(0.016, 0.04), glow=0.8))
    haze(picture, lights, level, veil, 0.34, 0.09)


def bank(picture: Array, lights: Array, level: float, seed: int, colour: str = "#15222e", lamps: int = 60, trees: bool = True) -> None:
    """A dark embankment with trees and a row of lamps."""
    height, width = picture.shape[:2]
    rng = np.random.default_rng(seed)
    shapes: list[Points] = [[(0, (level - 0.012) * height), (width, (level - 0.012) * height), (width, level * height + 1), (0, level * height + 1)]]
    if trees:
        clumps = line(width, 14, seed, 4)
        for _ in range(1500):
            x, r = rng.uniform(0, width), rng.uniform(0.0016, 0.0042) * width
            crown = (0.012 + 0.010 * (float(clumps[int(x)]) + 0.6)) * width
            shapes.append(ellipse(x, (level - 0.012) * height - rng.uniform(0, 1) ** 0.6 * crown, r, r * rng.uniform(0.6, 1.0), 10))
    mask = polygons(width, height, shapes, 2)
    over(picture, rgb(colour) * (1 + 0.5 * fractal(width, height, 120, seed, 2))[..., None], mask)
    lights *= 1 - mask[..., None]
    for x in np.linspace(0.01, 0.99, lamps) * width:
        y = (level - 0.02) * height
        r = width * 0.0011
        lights[int(y - r) : int(y + r) + 1, int(x - r) : int(x + r) + 1] = rgb("#ffd594") * 1.3
