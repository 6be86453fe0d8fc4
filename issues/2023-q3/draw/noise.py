"""Make seeded noise: fractal, ridged and eroded height maps, and one-dimensional ridge lines."""

from __future__ import annotations

import numpy as np

from .raster import Array, resize


def value(width: int, height: int, across: float, seed: int) -> Array:
    """Give smooth noise in -1..1 with about `across` bumps over the width, square in shape."""
    cells = max(2, int(round(across)))
    rows = max(2, int(round(across * height / width)))
    rng = np.random.default_rng(seed)
    lattice = rng.uniform(-1, 1, (rows + 3, cells + 3)).astype(np.float32)
    wide = int(width * (cells + 3) / cells) + 1
    tall = int(height * (rows + 3) / rows) + 1
    x0, y0 = int(width / cells), int(height / rows)
    plane = resize(lattice, max(wide, width + x0), max(tall, height + y0))
    return plane[y0 : y0 + height, x0 : x0 + width] * np.float32(1.4)


def fractal(width: int, height: int, across: float, seed: int, octaves: int = 6, gain: float = 0.5) -> Array:
    """Sum octaves of noise; the result spans about -1..1."""
    total = np.zeros((height, width), np.float32)
    size, weight = 1.0, 0.0
    for i in range(octaves):
        if i and across * 2**i > width:
            break
        total += value(width, height, across * 2**i, seed * 101 + i) * np.float32(size)
        weight += size
        size *= gain
    return total / np.float32(weight)


def ridged(width: int, height: int, across: float, seed: int, octaves: int = 7, gain: float = 0.5) -> Array:
    """Sum folded octaves (Musgrave's ridged multifractal): sharp crests, 0..1."""
    total = np.zeros((height, width), np.float32)
    weight = np.ones((height, width), np.float32)
    size, norm = 1.0, 0.0
    for i in range(octaves):
        if across * 2**i > width / 2:
            break
        fold = 1 - np.abs(value(width, height, across * 2**i, seed * 77 + i))
        fold = np.clip(fold, 0, 1) ** 2 * weight
        total += fold * np.float32(size)
        norm += size
        weight = np.clip(fold * 2, 0, 1)
        size *= gain
    return total / np.float32(norm)


def eroded(width: int, height: int, across: float, seed: int, octaves: int = 9) -> Array:
    """Sum octaves damped where the slope is steep (Quilez): valleys stay smooth, crests carry detail."""
    total = np.zeros((height, width), np.float32)
    slope_x, slope_y = np.zeros_like(total), np.zeros_like(total)
    size = 1.0
    cell = width / across
    for i in range(octaves):
        if across * 2**i > width / 2:
            break
        n = value(width, height, across * 2**i, seed * 53 + i)
        gy, gx = np.gradient(n)
        scale = np.float32(cell / 2**i)
        slope_x += gx * scale * np.float32(size)
        slope_y += gy * scale * np.float32(size)
        total += n * np.float32(size) / (1 + 0.9 * (slope_x**2 + slope_y**2))
        size *= 0.5
    return total


def warp(plane: Array, amount: float, across: float, seed: int) -> Array:
    """Push a map about by slow noise (`amount` pixels), so that straight features bend."""
    height, width = plane.shape
    dx = fractal(width, height, across, seed, 4) * amount
    dy = fractal(width, height, across, seed + 1, 4) * amount
    x = np.clip(np.arange(width)[None, :] + dx, 0, width - 1.001)
    y = np.clip(np.arange(height)[:, None] + dy, 0, height - 1.001)
    return sample(plane, x, y)


def sample(plane: Array, x: Array, y: Array) -> Array:
    """Read a map (one plane or several) at fractional pixel positions, bilinearly."""
    x = np.clip(x, 0, plane.shape[1] - 1.001)
    y = np.clip(y, 0, plane.shape[0] - 1.001)
    xi, yi = x.astype(np.int32), y.astype(np.int32)
    fx, fy = (x - xi).astype(np.float32), (y - yi).astype(np.float32)
    if plane.ndim == 3:
        fx, fy = fx[..., None], fy[..., None]
    top = plane[yi, xi] * (1 - fx) + plane[yi, xi + 1] * fx
    low = plane[yi + 1, xi] * (1 - fx) + plane[yi + 1, xi + 1] * fx
    out: Array = top * (1 - fy) + low * fy
    return out


def line(width: int, across: float, seed: int, octaves: int = 8, gain: float = 0.5) -> Array:
    """Give a one-dimensional fractal line in about -1..1, one value a pixel."""
    rng = np.random.default_rng(seed)
    total = np.zeros(width, np.float32)
    size, norm = 1.0, 0.0
    for i in range(octaves):
        cells = max(2, int(across * 2**i))
        knots = rng.uniform(-1, 1, cells + 1)
        at = np.linspace(0, cells, width)
        k = np.clip(at.astype(int), 0, cells - 1)
        t = at - k
        t = t * t * (3 - 2 * t)
        total += ((knots[k] * (1 - t) + knots[k + 1] * t) * size).astype(np.float32)
        norm += size
        size *= gain
    return total / np.float32(norm)
