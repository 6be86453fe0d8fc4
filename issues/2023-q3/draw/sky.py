"""Paint skies: gradients, sun glow, clouds laid on a plane overhead, stars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .noise import fractal, sample
from .raster import Array, add, blur, grid, over, ramp, rgb, smooth


@dataclass(frozen=True, slots=True)
class Sun:
    """The sun's place (0..1 of the picture), its colour, and how strong and wide its glow is."""

    x: float
    y: float
    colour: str = "#ffd9a0"
    glow: float = 0.8
    reach: float = 0.5
    disc: float = 0.0


@dataclass(frozen=True, slots=True)
class Clouds:
    """A deck of clouds: how much of the sky, how coarse, the colours of its lit and shaded sides."""

    cover: float = 0.5
    scale: float = 1.0
    lit: str = "#fff1dc"
    shade: str = "#8fa0b4"
    soft: float = 0.35
    opacity: float = 0.95
    low: float = 0.02


def sky(size: tuple[int, int], horizon: float, stops: Sequence[tuple[float, str]], sun: Sun | None = None) -> Array:
    """Paint a gradient: stop 0 is the top of the picture, 1 the horizon (a fraction of the height)."""
    width, height = size
    x, y = grid(width, height)
    t = np.clip(y / horizon, 0, 1) + np.zeros_like(x)
    picture = ramp(t, stops)
    if sun is not None:
        shine(picture, sun)
    return picture


def shine(picture: Array, sun: Sun) -> None:
    """Add the sun's glow (and its disc, if any) in place."""
    height, width = picture.shape[:2]
    x, y = grid(width, height)
    far = np.hypot((x - sun.x), (y - sun.y) * height / width) / sun.reach
    glow = sun.glow * (0.55 * np.exp(-(far**2) * 3) + 0.45 * np.exp(-far * 5))
    add(picture, rgb(sun.colour), glow)
    if sun.disc > 0:
        add(picture, rgb("#fff8ea"), smooth(sun.disc * 1.08, sun.disc * 0.94, far * sun.reach))


def clouds(picture: Array, horizon: float, seed: int, look: Clouds, sun: Sun | None = None) -> None:
    """Lay clouds on a plane overhead, seen in perspective down to the horizon, lit from the sun's side."""
    height, width = picture.shape[:2]
    x, y = grid(width, height)
    tile = fractal(2048, 2048, 10, seed, 8, 0.53)
    up = np.clip(horizon - y, 1e-3, None)
    v = 0.22 / (up + 0.06)
    u = (x - 0.5) * (width / height) * v * 2.2
    scale = 260 / look.scale

    def density(du: float, dv: float) -> Array:
        across = np.mod((u + du) * scale + 1024 + 0 * y, 2040)
        along = np.mod((v + dv) * scale * 2.1 + 0 * x, 2040)
        return sample(tile, across.astype(np.float32), along.astype(np.float32))

    here = density(0, 0)
    mask = smooth(0.5 - look.cover, 0.5 - look.cover + look.soft, here + 0.5 * look.soft) * look.opacity
    toward = (-0.05 if sun is None or sun.x < 0.5 else 0.05) * look.scale
    relief = here - density(toward, 0.08 * look.scale)
    light = np.clip(0.55 + relief * 1.6 - here * 0.35, 0, 1)
    mask = mask * smooth(0, look.low * 3 + 1e-3, horizon - y)
    colour = rgb(look.shade) + (rgb(look.lit) - rgb(look.shade)) * light[..., None]
    over(picture, colour, blur(mask, 1.0))


def stars(picture: Array, horizon: float, seed: int, milky: float = 0.0) -> None:
    """Scatter stars of many sizes above the horizon, with a band of milky light if asked."""
    height, width = picture.shape[:2]
    rng = np.random.default_rng(seed)
    x, y = grid(width, height)
    plane = np.zeros((height, width), np.float32)
    count = int(width * height / 2600)
    band = 0.18 * rng.standard_normal(count)
    px = rng.uniform(0, 1, count)
    py = rng.uniform(0, horizon, count)
    near = rng.uniform(0, 1, count) < 0.45 * milky
    py = np.where(near, 0.72 - 0.75 * px + band, py)
    keep = (py > 0.005) & (py < horizon)
    power = rng.pareto(1.7, count) * 0.16 + 0.06
    plane[(py[keep] * height).astype(int), (px[keep] * width).astype(int)] = np.clip(power[keep], 0, 2.5)
    dot = blur(plane, 0.8) * 5 + blur(np.clip(plane - 0.8, 0, None), 3.5) * 22
    fade = smooth(horizon, horizon - 0.25, y)
    if milky:
        away = (y - 0.72 + 0.75 * x) / 1.25
        cloud = fractal(width // 2, height // 2, 5, seed + 3, 7)
        dust = sample(cloud, x * (width // 2) + 0 * y, y * (height // 2) + 0 * x)
        glow = np.exp(-((away / 0.15) ** 2)) * np.clip(0.62 + 0.75 * dust, 0, 1.4) - 0.55 * np.exp(-((away / 0.035) ** 2)) * np.clip(0.5 - dust, 0, 1)
        add(picture, rgb("#9db7d8"), np.clip(glow, 0, 1) * 0.30 * milky * fade)
        add(picture, rgb("#e8b48c"), np.exp(-((away / 0.07) ** 2)) * np.clip(0.4 + dust, 0, 1) * 0.14 * milky * fade)
    add(picture, rgb("#f4f6ff"), np.clip(dot, 0, 1) * fade)
