"""Draw cities in layers: towers with lit windows, landmarks, haze between the layers, light on the water."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .noise import line, value
from .raster import Array, Points, add, blur, ellipse, over, polygons, rgb, smooth


@dataclass(frozen=True, slots=True)
class Rows:
    """One layer of a city: where it stands, how tall (0..1 of the height), its colours, how many windows are lit."""

    base: float
    low: float
    high: float
    body: str
    top: str
    lit: float = 0.3
    warm: str = "#ffcf8a"
    cool: str = "#cfe6ff"
    width: tuple[float, float] = (0.018, 0.05)
    window: int = 7
    span: tuple[float, float] = (-0.05, 1.05)
    setbacks: float = 0.4
    glow: float = 1.0


def _facade(picture: Array, rng: np.random.Generator, box: tuple[int, int, int, int], look: Rows, lights: Array) -> None:
    """Paint one tower: a gradient body with a lighter edge, and a grid of windows added to `lights`."""
    x0, y0, x1, y1 = box
    height, width = picture.shape[:2]
    cx0, cx1, cy0, cy1 = max(0, x0), min(width, x1), max(0, y0), min(height, y1)
    if cx1 - cx0 < 2 or cy1 - cy0 < 2:
        return
    t = np.linspace(0, 1, cy1 - cy0, dtype=np.float32)[:, None, None]
    tone = rgb(look.top) + (rgb(look.body) - rgb(look.top)) * t
    side = (np.arange(cx0, cx1) - x0) / max(1, x1 - x0)
    shade = np.where(side < rng.uniform(0.25, 0.5), 1.12, 0.94).astype(np.float32)
    picture[cy0:cy1, cx0:cx1] = tone * shade[None, :, None] * np.float32(rng.uniform(0.88, 1.1))
    cell = max(3, int((look.window + rng.integers(-1, 3)) * max(width, 1600) / 2091))
    tall = int(cell * rng.uniform(1.1, 1.5))
    rows, cols = (y1 - y0) // tall + 1, (x1 - x0) // cell + 1
    on = rng.uniform(0, 1, (rows, cols)) < look.lit * rng.uniform(0.35, 1.5)
    if rng.uniform() < 0.3:
        on |= (rng.uniform(0, 1, (rows, 1)) < 0.14) & (rng.uniform(0, 1, (rows, cols)) < 0.8)
    power = on * rng.uniform(0.25, 1.0, (rows, cols)) ** 1.5
    hue = rng.uniform(0, 1, (rows, cols, 1)) < 0.72
    colour = np.where(hue, rgb(look.warm), rgb(look.cool)) * power[..., None]
    yy, xx = np.arange(cy0, cy1) - y0, np.arange(cx0, cx1) - x0
    open_y = (yy % tall > tall * 0.28) & (yy > tall * 0.8)
    open_x = (xx % cell > cell * 0.22) & (xx > cell * 0.3) & (xx < (x1 - x0) - cell * 0.3)
    pane = (open_y[:, None] & open_x[None, :])[..., None]
    seen = colour[np.minimum(yy // tall, rows - 1)][:, np.minimum(xx // cell, cols - 1)] * pane
    lights[cy0:cy1, cx0:cx1] = seen * np.float32(look.glow)


def towers(picture: Array, lights: Array, seed: int, look: Rows) -> None:
    """Fill a layer with towers from left to right, in place; their lights replace those behind."""
    height, width = picture.shape[:2]
    rng = np.random.default_rng(seed)
    x = look.span[0] * width
    base = int(look.base * height)
    swell = line(width, 3.5, seed + 9, 3)
    while x < look.span[1] * width:
        wide = rng.uniform(*look.width) * width
        local = float(swell[int(np.clip(x, 0, width - 1))]) * 0.5 + 0.5
        tall = (look.low + (look.high - look.low) * np.clip(local * 0.7 + rng.beta(1.3, 2.6) * 0.6, 0, 1)) * height
        _facade(picture, rng, (int(x), base - int(tall), int(x + wide), base), look, lights)
        if rng.uniform() < look.setbacks:
            inset = wide * rng.uniform(0.15, 0.3)
            step = tall * rng.uniform(0.06, 0.16)
            _facade(picture, rng, (int(x + inset), base - int(tall + step), int(x + wide - inset), base - int(tall) + 1), look, lights)
            if rng.uniform() < 0.4:
                mid = int(x + wide / 2)
                spike = slice(max(0, base - int(tall + step * 2.2)), base - int(tall + step) + 1)
                picture[spike, max(0, mid - 1) : max(0, mid + 2)] = rgb(look.top)
        x += wide * rng.uniform(0.86, 1.35)


def solid(picture: Array, lights: Array, shapes: Sequence[Points], colours: tuple[str, str], shine: float = 0.0) -> Array:
    """Lay a landmark (polygons in 0..1 of the width, y from the top in 0..1 of the height) shaded left to right; give its mask."""
    height, width = picture.shape[:2]
    scaled = [[(x * width, y * height) for x, y in shape] for shape in shapes]
    mask = polygons(width, height, scaled, 2)
    across = np.flatnonzero(mask.max(0) > 0)
    if not len(across):
        return mask
    t = np.clip((np.arange(width) - across[0]) / max(1, across[-1] - across[0]), 0, 1).astype(np.float32)
    tone = rgb(colours[0]) + (rgb(colours[1]) - rgb(colours[0])) * (t * t * (3 - 2 * t))[:, None]
    over(picture, np.broadcast_to(tone[None], picture.shape), mask)
    lights *= 1 - mask[..., None]
    if shine:
        lights += tone[None] * (mask * shine)[..., None]
    return mask


def panes(lights: Array, mask: Array, step: tuple[int, int], colour: str, seed: int, share: float = 0.5, gain: float = 0.8) -> None:
    """Light windows on a regular grid inside a mask."""
    height, width = mask.shape
    rng = np.random.default_rng(seed)
    rows, cols = height // step[1] + 1, width // step[0] + 1
    on = (rng.uniform(0, 1, (rows, cols)) < share) * rng.uniform(0.3, 1, (rows, cols))
    yy, xx = np.arange(height), np.arange(width)
    pane = ((yy % step[1]) > step[1] * 0.3)[:, None] & ((xx % step[0]) > step[0] * 0.3)[None, :]
    power = on[yy // step[1]][:, xx // step[0]] * pane * (mask > 0.9) * gain
    lights += rgb(colour) * power.astype(np.float32)[..., None]


def haze(picture: Array, lights: Array, base: float, colour: str, amount: float, reach: float = 0.3) -> None:
    """Lay mist over what has been drawn, thickest at the foot of a layer."""
    height = picture.shape[0]
    y = (np.arange(height, dtype=np.float32) / height)[:, None]
    veil = amount * np.exp(-(((y - base) / reach) ** 2)) * np.ones((1, picture.shape[1]), np.float32)
    over(picture, rgb(colour), veil)
    lights *= 1 - 0.7 * veil[..., None]


def shine(picture: Array, lights: Array, sigma: float = 6.0) -> None:
    """Add the lights and their glow to the picture."""
    add(picture, lights, np.ones(lights.shape[:2], np.float32))
    picture += np.clip(blur(lights, sigma) * 0.55 + blur(lights, sigma * 5) * 0.5, 0, 1) * np.clip(1 - picture, 0, 1)


def water(picture: Array, level: float, seed: int, tint: str = "#0d2b3e", clear: float = 0.72, ripple: float = 1.0) -> None:
    """Mirror what stands above `level` in water below it: rippled, drawn out downwards, tinted with depth."""
    height, width = picture.shape[:2]
    top = int(level * height)
    rows = np.arange(height - top, dtype=np.float32)
    source = np.clip(top - 1 - rows * 0.96, 0, top - 1)
    mirrored = picture[source.astype(int)]
    depth = (rows / max(1.0, height - top))[:, None]
    mirrored = blur(mirrored, 1.0, 3.0) * (1 - depth[..., None]) + blur(mirrored, 2.0, height / 60) * depth[..., None]
    waves = value(width, height - top, 60, seed) * 0.5 + value(width, height - top, 17, seed + 1)
    narrow = value(width, (height - top) * 6, 30, seed + 2)[:: 6][: height - top]
    shift = (waves * 3 + narrow * 9) * (0.25 + depth) * ripple * width / 2000
    across = np.clip(np.arange(width)[None, :] + shift, 0, width - 1).astype(int)
    along = np.clip(np.arange(height - top)[:, None] + narrow * 10 * depth * ripple, 0, height - top - 1).astype(int)
    seen = mirrored[along, across]
    seen = seen * clear + rgb(tint) * (1 - clear)
    seen += (narrow * 0.02 * ripple)[..., None] * seen / 0.4
    edge = smooth(0, 4, rows)[:, None, None]
    picture[top:] = seen * edge + picture[top - 2][None] * 0.5 * (1 - edge)


def baiterek(x: float, base: float, size: float, ratio: float) -> list[Points]:
    """Give an observation tower: a slender flaring trunk that holds a sphere (`ratio` = width / height of the picture)."""
    def at(dx: float, up: float) -> tuple[float, float]:
        return x + dx * size / ratio, base - up * size

    trunk = [at(-0.09, 0), at(-0.035, 0.2), at(-0.03, 0.5), at(-0.06, 0.68), at(-0.16, 0.86), at(-0.11, 0.88), at(0, 0.84)]
    right = [(2 * x - px, py) for px, py in reversed(trunk)]
    ball = [at(0.125 * float(np.cos(a)), 0.865 + 0.125 * float(np.sin(a))) for a in np.linspace(0, 2 * np.pi, 60)]
    return [trunk + right, ball]


def flame(x: float, base: float, size: float, ratio: float, lean: float) -> Points:
    """Give a flame-shaped tower that bends to one side."""
    knots = [(-0.2, 0), (-0.26, 0.3), (-0.2, 0.62), (0.02, 0.9), (0.14, 1.0), (0.15, 0.86), (0.22, 0.6), (0.26, 0.3), (0.2, 0)]
    t = np.linspace(0, 1, 80)
    k = np.array(knots)
    at = np.linspace(0, 1, len(k))
    px = np.interp(t, at, k[:, 0])
    py = np.interp(t, at, k[:, 1])
    px = np.convolve(np.pad(px, 5, mode="edge"), np.ones(11) / 11, "valid")
    return [(x + lean * float(a) * size / ratio, base - float(b) * size) for a, b in zip(px, py, strict=True)]


def pagoda(x: float, base: float, size: float, ratio: float, tiers: int = 5) -> list[Points]:
    """Give a tower of upturned roofs, each smaller than the one below."""
    out: list[Points] = []
    for i in range(tiers):
        w = 0.3 * (1 - 0.13 * i)
        y0 = 0.86 * i / tiers
        y1 = 0.86 * (i + 1) / tiers

        def at(dx: float, up: float) -> tuple[float, float]:
            return x + dx * size / ratio, base - up * size

        out.append([at(-w * 0.62, y0), at(w * 0.62, y0), at(w * 0.56, y1), at(-w * 0.56, y1)])
        eave = y1 - 0.03
        out.append([at(-w, eave + 0.018), at(-w * 0.8, eave - 0.012), at(w * 0.8, eave - 0.012), at(w, eave + 0.018), at(w * 0.5, y1 + 0.025), at(-w * 0.5, y1 + 0.025)])
    out.append([(x - 0.015 * size / ratio, base - 0.86 * size), (x + 0.015 * size / ratio, base - 0.86 * size), (x, base - size)])
    return out


def round_hall(x: float, base: float, size: float, ratio: float) -> list[Points]:
    """Give a round hall of three blue roofs on a terrace, with a golden knob."""
    def at(dx: float, up: float) -> tuple[float, float]:
        return x + dx * size / ratio, base - up * size

    out: list[Points] = [[at(-0.62, 0), at(0.62, 0), at(0.58, 0.08), at(-0.58, 0.08)], [at(-0.5, 0.08), at(0.5, 0.08), at(0.47, 0.16), at(-0.47, 0.16)]]
    for i, (w, low, top) in enumerate([(0.42, 0.38, 0.52), (0.32, 0.58, 0.70), (0.22, 0.76, 0.95)]):
        foot = (0.16, 0.46, 0.64)[i]
        out.append([at(-w * 0.72, foot), at(w * 0.72, foot), at(w * 0.72, low + 0.02), at(-w * 0.72, low + 0.02)])
        out.append([at(-w, low - 0.01), at(w, low - 0.01), at(w * 0.62, (low + top) / 2), at(w * (0.45 if i < 2 else 0.06), top), at(-w * (0.45 if i < 2 else 0.06), top), at(-w * 0.62, (low + top) / 2)])
    out.append(ellipse(x, base - 0.97 * size, 0.03 * size / ratio, 0.03 * size))
    return out


def prang(x: float, base: float, size: float, ratio: float) -> Points:
    """Give a stepped temple spire."""
    widths = [(0.42, 0), (0.42, 0.07), (0.34, 0.08), (0.33, 0.17), (0.25, 0.18), (0.23, 0.3), (0.15, 0.32), (0.14, 0.42), (0.1, 0.44), (0.105, 0.6), (0.085, 0.76), (0.045, 0.88), (0.012, 0.92), (0.004, 1.0)]
    left = [(x - w * size / ratio, base - up * size) for w, up in widths]
    return left + [(2 * x - px, py) for px, py in reversed(left)]
