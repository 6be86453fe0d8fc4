"""Render a height map as a landscape: perspective, sunlight with cast shadows, snow, haze and valley fog."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from .noise import fractal, sample
from .raster import Array, blur, linear, smooth


@dataclass(frozen=True, slots=True)
class Ground:
    """What the land is made of, by height (0..1) and slope; colours are '#rrggbb'."""

    low: str = "#5d6b3a"
    high: str = "#7d745a"
    rock: str = "#6a6058"
    snow: str = "#f4f6fa"
    snow_line: float = 2.0
    patches: str | None = None
    rock_slope: tuple[float, float] = (0.55, 1.0)


@dataclass(frozen=True, slots=True)
class View:
    """The camera: height above sea level, distance from the near edge, horizon (0 top..1), focal length in widths."""

    eye: float
    horizon: float = 0.45
    focal: float = 1.1
    near: float = 0.25
    turn: float = 0.0


@dataclass(frozen=True, slots=True)
class Air:
    """Light and air: sun azimuth (degrees, 0 = ahead, 90 = right) and height, colours of sun, shade, haze, fog."""

    azimuth: float = 70
    altitude: float = 14
    sun: str = "#ffc890"
    sun_power: float = 2.6
    ambient: str = "#7f9cc4"
    ambient_power: float = 0.55
    haze: str = "#b9c6d6"
    haze_sun: str = "#ffd9a8"
    haze_length: float = 4.0
    fog: str = "#dfe4ea"
    fog_height: float = -1.0
    fog_depth: float = 0.08


@dataclass(frozen=True, slots=True)
class Land:
    """A height map over a square of `extent` × `extent` units, heights in the same units."""

    heights: Array
    extent: float
    ground: Ground
    tint: Array | None = field(default=None)


def _shadows(heights: Array, cell: float, air: Air) -> Array:
    """March each cell towards the sun and see whether higher land stands between (soft edge)."""
    turn = np.radians(air.azimuth)
    dx, dz = float(np.sin(turn)), float(np.cos(turn))
    rise = float(np.tan(np.radians(air.altitude)))
    size = heights.shape[0]
    blocked = np.zeros_like(heights)
    step = 1.0
    while step < size * 0.45:
        ox, oz = int(round(dx * step)), int(round(dz * step))
        moved = np.full_like(heights, -1e3)
        src_z = slice(max(0, oz), size + min(0, oz))
        dst_z = slice(max(0, -oz), size + min(0, -oz))
        src_x = slice(max(0, ox), size + min(0, ox))
        dst_x = slice(max(0, -ox), size + min(0, -ox))
        moved[dst_z, dst_x] = heights[src_z, src_x]
        excess = (moved - heights) / (step * cell) - rise
        np.maximum(blocked, excess, out=blocked)
        step = step * 1.06 + 0.6
    return np.asarray(1 - smooth(-0.03, 0.05, blocked), np.float32)


def _lit(land: Land, air: Air) -> Array:
    """Colour every cell in linear light: material × (sun with shadow + sky)."""
    heights, ground = land.heights, land.ground
    size = heights.shape[0]
    cell = land.extent / size
    gz, gx = np.gradient(heights, cell)
    length = np.sqrt(1 + gx**2 + gz**2)
    turn, up = np.radians(air.azimuth), np.radians(air.altitude)
    sun = np.array([np.sin(turn) * np.cos(up), np.sin(up), np.cos(turn) * np.cos(up)])
    facing = np.clip((-gx * sun[0] + sun[1] - gz * sun[2]) / length, 0, 1)
    shade = _shadows(heights, cell, air)
    hollow = np.clip(0.75 + (heights - blur(heights, size / 90)) / (land.extent * 0.012), 0.35, 1.15)
    slope = np.sqrt(gx**2 + gz**2)
    rough = fractal(size, size, size / 14, 5, 4)
    level = np.clip(heights / max(1e-6, float(np.percentile(heights, 99.5))), 0, 1.2)
    base = linear(ground.low) + (linear(ground.high) - linear(ground.low)) * smooth(0.1, 0.8, level + 0.25 * rough)[..., None]
    if ground.patches is not None:
        base += (linear(ground.patches) - base) * smooth(0.05, 0.45, fractal(size, size, 24, 9, 6))[..., None]
    if land.tint is not None:
        base = land.tint
    rock = smooth(*ground.rock_slope, slope + 0.3 * rough)
    base = base + (linear(ground.rock) * (0.8 + 0.4 * rough[..., None]) - base) * rock[..., None]
    snow = smooth(ground.snow_line - 0.04, ground.snow_line + 0.06, heights + 0.05 * rough) * (1 - 0.85 * smooth(0.9, 1.5, slope + 0.5 * rough))
    base = base + (linear(ground.snow) - base) * np.clip(snow, 0, 1)[..., None]
    sunlight = linear(air.sun) * air.sun_power * (facing * shade)[..., None]
    skylight = linear(air.ambient) * air.ambient_power * (hollow * (0.6 + 0.4 / length))[..., None]
    lit: Array = (base * (1 + 0.12 * rough[..., None]) * (sunlight + skylight)).astype(np.float32)
    return lit


def render(size: tuple[int, int], land: Land, view: View, air: Air, fine: int = 2) -> tuple[Array, Array, Array]:
    """Render the land, `fine` samples down each pixel (ridges lie flat, so their edges need it); give linear light (h, w, 3), coverage (0 = sky) and distance."""
    width, height = size[0], size[1] * fine
    lit = _lit(land, air)
    cells = land.heights.shape[0]
    depths = np.geomspace(view.near, land.extent * 0.985, 1500).astype(np.float32)
    spread = (np.arange(width, dtype=np.float32) + 0.5 - width / 2) / (width * view.focal)
    at_x = (0.5 + (spread[None, :] + view.turn) * depths[:, None] / land.extent) * (cells - 1)
    at_z = np.broadcast_to((depths / land.extent * (cells - 1))[:, None], at_x.shape)
    tops = sample(land.heights, at_x, at_z)
    rows = view.horizon * height - (tops - view.eye) / depths[:, None] * (width * fine * view.focal)
    skyline = np.minimum.accumulate(rows, axis=0)
    light = np.zeros((height, width, 3), np.float32)
    cover = np.zeros((height, width), np.float32)
    lines = np.arange(height, dtype=np.float32) + 0.5
    index = np.zeros((height, width), np.float32)
    for column in range(width):
        profile = skyline[:, column]
        first = np.searchsorted(-profile, -lines)
        hit = first < len(depths)
        k = np.clip(first, 1, len(depths) - 1)
        below, above = profile[k - 1], profile[k]
        part = np.clip((below - lines) / np.maximum(below - above, 1e-3), 0, 1)
        index[:, column] = k - 1 + part
        cover[:, column] = hit
    far = np.interp(index, np.arange(len(depths)), depths).astype(np.float32)
    x = (0.5 + (spread[None, :] + view.turn) * far / land.extent) * (cells - 1)
    z = far / land.extent * (cells - 1)
    for band in range(0, height, 256):
        rows_now = slice(band, band + 256)
        light[rows_now] = sample(lit, x[rows_now], z[rows_now])
        ground = sample(land.heights, x[rows_now], z[rows_now])
        light[rows_now] = _air(light[rows_now], far[rows_now], ground, spread, air, view)
    block = (size[1], fine, size[0])
    small = light.reshape(*block, 3).mean(axis=1)
    return small, cover.reshape(block).mean(axis=1), far.reshape(block).mean(axis=1)


def _air(light: Array, far: Array, ground: Array, spread: Array, air: Air, view: View) -> Array:
    """Mix haze by distance and fog by height into lit ground."""
    toward = np.clip(1 - np.abs(np.arctan(spread) - np.radians(air.azimuth)) / 0.9, 0, 1)[None, :, None] ** 2
    haze = linear(air.haze) + (linear(air.haze_sun) - linear(air.haze)) * toward
    veil = (1 - np.exp(-((far / air.haze_length) ** 1.3)))[..., None]
    out = light + (haze - light) * veil
    if air.fog_height > -1:
        deep = smooth(air.fog_height + air.fog_depth, air.fog_height - air.fog_depth, ground)
        deep = deep * smooth(0.2, 1.6, far)
        out = out + (linear(air.fog) - out) * (0.92 * deep)[..., None]
    return np.asarray(out, np.float32)
