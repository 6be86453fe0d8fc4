"""Make height maps and lay them, rendered, over a sky."""

from __future__ import annotations

import numpy as np

from .noise import eroded, ridged, warp
from .raster import Array, filmic, over
from .terrain import Air, Land, View, render

Size = tuple[int, int]
CELLS = 1400


def field(seed: int, across: float, cells: int = CELLS) -> tuple[Array, Array, Array, Array]:
    """Give x and z in units of a 10 × 10 square, an eroded map (-1..1) and a ridged one (0..1)."""
    z, x = np.mgrid[0:cells, 0:cells].astype(np.float32) / cells * 10
    return x, z, eroded(cells, cells, across, seed), warp(ridged(cells, cells, across * 1.2, seed + 7, 9, 0.52), cells / 50, 9, seed)


def bump(x: Array, z: Array, cx: float, cz: float, rx: float, rz: float) -> Array:
    """Give a rounded cone of height 1."""
    out: Array = np.exp(-np.hypot((x - cx) / rx, (z - cz) / rz) * 1.2)
    return out


def crags(heights: Array, amount: float, seed: int) -> Array:
    """Add rock detail where the land is high: gullies and edges much smaller than the ridges."""
    cells = heights.shape[0]
    fine = 0.6 * ridged(cells, cells, 64, seed, 5, 0.6) + 0.4 * ridged(cells, cells, 150, seed + 1, 4, 0.6)
    rough = np.clip(heights / max(1e-6, float(heights.max())), 0, 1) ** 0.7
    out: Array = heights + amount * (fine - 0.35) * rough
    return out


def lay(picture: Array, land: Land, view: View, air: Air, exposure: float = 1.0) -> tuple[Array, Array]:
    """Render land over a sky in place; give its coverage and distance."""
    light, cover, far = render((picture.shape[1], picture.shape[0]), land, view, air)
    over(picture, filmic(light, exposure), cover)
    return cover, far
