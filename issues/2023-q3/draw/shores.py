"""Draw the coasts, rivers and wetlands of the issue."""

from __future__ import annotations

import numpy as np

from .ground import CELLS, Size, field, lay
from .noise import fractal, line, warp
from .raster import Array, Points, blur, curve, ellipse, grid, limb, linear, over, polygons, rgb, smooth
from .sky import Clouds, Sun, clouds, shine, sky
from .skyline import water
from .terrain import Air, Ground, Land, View


def karst_bay(size: Size) -> Array:
    """Limestone towers in a still bay, long boats in the foreground."""
    width, height = size
    sun = Sun(0.62, 0.5, "#ffd9a0", 1.0, 0.6, 0.02)
    picture = sky(size, 0.6, [(0, "#3b8aa6"), (0.5, "#9cc7c8"), (0.85, "#f6ddb0"), (1, "#ffe6bd")], sun)
    clouds(picture, 0.6, 71, Clouds(0.25, 1.2, "#fff3df", "#b0bfc4", 0.5, 0.7), sun)
    rng = np.random.default_rng(17)
    tones = ("#b9cdc6", "#8fb0ab", "#5f8c88", "#386a68", "#1f4f4f")
    xs, ys = grid(width, height)
    for layer, tone in enumerate(tones):
        profile = np.full(width, 0.6, np.float32)
        for _ in range(9 - layer):
            cx, w = rng.uniform(0.0, 1.0), rng.uniform(0.02, 0.055) * (1 + 0.38 * layer)
            if layer == 4 and 0.25 < cx < 0.8:
                continue
            tall = rng.uniform(0.06, 0.2) * (1 + 0.35 * layer)
            shape = np.clip(1 - np.abs((xs[0] - cx) / w) ** 3.2, 0, 1) ** 0.55
            profile = np.minimum(profile, 0.6 - tall * shape * (1 + 0.18 * line(width, 30, layer * 7 + int(cx * 100), 6)))
        mask = np.clip((ys - profile[None]) * height + 0.5, 0, 1) * (ys < 0.602)
        relief = fractal(width, height, 36, 80 + layer, 6)
        shade = rgb(tone) * (1 + 0.16 * relief + 0.10 * np.clip(xs - 0.5, -0.5, 0.5) * 0)[..., None]
        over(picture, np.clip(shade, 0, 1), mask)
        over(picture, rgb("#f7e2bd"), mask * 0.34 * np.exp(-(((ys - 0.6) / 0.05) ** 2)))
    water(picture, 0.6, 19, "#3f8f92", 0.68, 0.9)
    for cx, cy, s in ((0.30, 0.80, 0.30), (0.66, 0.70, 0.15)):
        _boat(picture, cx * width, cy * height, s * width)
    return picture


def _boat(picture: Array, x: float, y: float, s: float) -> None:
    height, width = picture.shape[:2]
    hull = [(x - 0.5 * s, y - 0.06 * s), (x - 0.3 * s, y + 0.0 * s), (x + 0.25 * s, y + 0.0 * s), (x + 0.44 * s, y - 0.09 * s), (x + 0.52 * s, y - 0.26 * s), (x + 0.50 * s, y - 0.12 * s), (x + 0.46 * s, y - 0.0 * s), (x + 0.3 * s, y + 0.055 * s), (x - 0.34 * s, y + 0.055 * s)]
    roof = [(x - 0.28 * s, y - 0.17 * s), (x + 0.16 * s, y - 0.17 * s), (x + 0.19 * s, y - 0.145 * s), (x - 0.31 * s, y - 0.145 * s)]
    posts = [[(x + d * s, y - 0.15 * s), (x + (d + 0.008) * s, y - 0.15 * s), (x + (d + 0.008) * s, y + 0.01 * s), (x + d * s, y + 0.01 * s)] for d in (-0.26, -0.06, 0.13)]
    mirror = [[(a, 2 * y + 0.11 * s - b) for a, b in p] for p in [hull, roof]]
    over(picture, rgb("#173a3c"), blur(polygons(width, height, mirror, 2), 2, 5) * 0.45)
    over(picture, rgb("#2b2420"), polygons(width, height, [hull, roof, *posts], 3))
    cloth = [limb(x + 0.505 * s, y - 0.22 * s, x + 0.475 * s, y - 0.12 * s, 0.014 * s, 0.02 * s)]
    over(picture, rgb("#d9822b"), polygons(width, height, cloth, 3))


def chalk_coast(size: Size) -> Array:
    """Chalk cliffs above a turquoise sea."""
    x, z, soft, sharp = field(171, 6)
    shore = 5.6 + 1.5 * np.sin(z * 0.55 + 0.4) + 0.5 * soft
    inland = smooth(-0.12, 0.16, x - shore)
    plateau = 0.46 + 0.10 * np.floor(3 * (soft * 0.5 + 0.5)) / 3
    heights = np.where(inland > 0, plateau * inland * (0.85 + 0.2 * sharp), 0).astype(np.float32)
    sun = Sun(0.1, 0.25, "#fff0cc", 0.7, 0.7)
    picture = sky(size, 0.4, [(0, "#2d83a8"), (0.7, "#a6d2d8"), (1, "#f6ecd0")], sun)
    clouds(picture, 0.4, 173, Clouds(0.3, 1.1, "#ffffff", "#a9bcc4", 0.5, 0.85), sun)
    tint = np.broadcast_to(linear("#e2d3b4"), (CELLS, CELLS, 3)).copy()
    depth = np.clip((shore - x) / 2.6, 0, 1)
    sea = linear("#4fb8b4") + (linear("#12597a") - linear("#4fb8b4")) * smooth(0, 0.8, depth)[..., None]
    sea = sea * (1 + 0.10 * fractal(CELLS, CELLS, 160, 3, 3))[..., None]
    wet = heights <= 1e-5
    tint = np.where(wet[..., None], sea, tint * (0.92 + 0.16 * np.sin(heights * 150))[..., None]).astype(np.float32)
    foam = np.exp(-(((x - shore + 0.16) / 0.035) ** 2)) * (0.5 + 0.5 * soft)
    over(tint, linear("#ffffff"), np.clip(foam, 0, 0.9) * wet)
    air = Air(-55, 32, "#fff0cf", 2.6, "#9cc2da", 0.6, "#bcd9dd", "#fff4dc", 24.0)
    lay(picture, Land(heights, 10, Ground(rock="#e6dcc6", rock_slope=(0.8, 2.0)), tint), View(0.95, 0.33, 0.95, 0.8), air, 0.74)
    return picture


def island_coast(size: Size) -> Array:
    """Headlands behind one another over a bright sea, seen from the air."""
    x, z, soft, sharp = field(191, 4)
    heights = (0.62 * soft + 0.85 * sharp - 0.22) * smooth(0.6, 2.4, z)
    sun = Sun(0.66, 0.3, "#ffdca6", 1.0, 0.7)
    picture = sky(size, 0.4, [(0, "#2a6f90"), (0.6, "#b5c9c2"), (1, "#ffe2b2")], sun)
    clouds(picture, 0.4, 193, Clouds(0.3, 1.2, "#fff1d8", "#93a9b2", 0.5, 0.8), sun)
    tint = linear("#6f7f46") + (linear("#8a7a50") - linear("#6f7f46")) * smooth(0.05, 0.3, heights)[..., None]
    sea = linear("#2b7f96") + (linear("#5fc0b8") - linear("#2b7f96")) * smooth(-0.10, 0.0, heights)[..., None]
    glitter = np.clip(fractal(CELLS, CELLS, 240, 3, 3), 0, 1) * np.exp(-(((x - 5 - 0.16 * z) / 1.5) ** 2))
    tint = np.where((heights < 0)[..., None], sea + linear("#ffe2b0") * (glitter * 0.55)[..., None], tint).astype(np.float32)
    over(tint, linear("#f2e2bd"), np.exp(-(((heights - 0.004) / 0.008) ** 2)))
    air = Air(14, 20, "#ffdca4", 2.9, "#8fb2cc", 0.6, "#d6d4c2", "#ffe6b8", 18.0)
    lay(picture, Land(np.maximum(heights, 0), 10, Ground(), tint), View(1.0, 0.3, 0.95, 0.9), air, 0.72)
    return picture


def delta(size: Size) -> Array:
    """A river delta from the air: channels that fork through green wetlands."""
    x, z, soft, sharp = field(211, 5)
    bend = fractal(CELLS, CELLS, 5, 12, 5)
    heights = np.full((CELLS, CELLS), 0.0, np.float32) + 0.012 * soft
    channel = np.zeros((CELLS, CELLS), np.float32)
    for k, (scale, width) in enumerate(((5, 0.045), (8, 0.035), (14, 0.05))):
        n = warp(fractal(CELLS, CELLS, scale, 40 + k, 3), CELLS / 26, 7, 3 + k)
        channel = np.maximum(channel, smooth(width, width * 0.45, np.abs(n)))
    tint = linear("#3f6b34") + (linear("#7f9a46") - linear("#3f6b34")) * smooth(-0.4, 0.5, bend)[..., None]
    tint = tint * (1 + 0.28 * fractal(CELLS, CELLS, 200, 5, 3))[..., None]
    over(tint, linear("#b9a468"), smooth(0.02, 0.4, channel) * 0.7)
    over(tint, linear("#8fc4cc"), smooth(0.35, 0.7, channel))
    sun = Sun(0.7, 0.12, "#ffe4b8", 0.9, 0.6)
    picture = sky(size, 0.26, [(0, "#5f9fb4"), (1, "#f8e2bc")], sun)
    air = Air(20, 30, "#ffe4b4", 2.6, "#9cc0d4", 0.6, "#d0d8ca", "#ffeccc", 18.0)
    heights = heights * (1 - channel)
    lay(picture, Land(heights, 10, Ground(rock_slope=(5, 9)), tint), View(1.05, 0.22, 0.9, 0.8), air, 0.66)
    return picture


def mangrove(size: Size) -> Array:
    """Mangroves on stilt roots at low tide, egrets in the shallows."""
    width, height = size
    sun = Sun(0.5, 0.46, "#ffe3ae", 1.0, 0.6)
    picture = sky(size, 0.62, [(0, "#5f9ea4"), (0.6, "#c9dcc6"), (1, "#fff0cc")], sun)
    rng = np.random.default_rng(23)
    for layer, (tone, count, s) in enumerate((("#9fbfae", 12, 0.24), ("#5f8f7c", 9, 0.34), ("#2c5c4c", 7, 0.50), ("#173c34", 4, 0.74))):
        shapes: list[Points] = []
        leaves: list[Points] = []
        for i in range(count):
            cx = (i + rng.uniform(0.1, 0.9)) / count
            if layer == 3:
                cx = (0.03, 0.20, 0.84, 0.985)[i]
            x0, y0, t = cx * width, 0.625 * height, s * height * rng.uniform(0.8, 1.05)
            fork = y0 - 0.34 * t
            for side in np.linspace(-1, 1, 7):
                knee = (x0 + side * 0.15 * t, y0 - 0.20 * t)
                foot = (x0 + side * 0.25 * t, y0 + 0.01 * t)
                thick = 0.011 * t
                shapes += [limb(x0, fork, *knee, thick * 1.3, thick), limb(*knee, *foot, thick, thick * 0.7)]
            crown = (x0 + rng.normal(0, 0.05) * t, y0 - 0.72 * t)
            shapes.append(limb(x0, fork, *crown, 0.028 * t, 0.015 * t))
            for _ in range(170):
                r, a = 0.30 * t * np.sqrt(rng.uniform()), rng.uniform(0, 2 * np.pi)
                lx, ly = crown[0] + r * 1.25 * float(np.cos(a)), crown[1] + r * 0.66 * float(np.sin(a))
                leaves.append(ellipse(lx, ly, t * rng.uniform(0.016, 0.036), t * rng.uniform(0.012, 0.026), 10))
        over(picture, rgb(tone) * np.float32(0.82), polygons(width, height, shapes, 2))
        mask = polygons(width, height, leaves, 2)
        light = np.clip(0.95 + 0.5 * fractal(width, height, 60, 50 + layer, 3), 0.6, 1.6)
        over(picture, np.clip(rgb(tone) * light[..., None], 0, 1), mask)
        _, ys = grid(width, height)
        over(picture, rgb("#fff0cc"), 0.26 * np.exp(-(((ys - 0.62) / 0.07) ** 2)) * np.ones((1, width)) * (layer < 3))
    shine(picture, Sun(0.5, 0.46, "#ffe9bc", 0.5, 0.4))
    water(picture, 0.625, 29, "#31635a", 0.8, 0.75)
    for cx, cy, s in ((0.42, 0.76, 0.10), (0.50, 0.72, 0.075), (0.60, 0.80, 0.11)):
        _egret(picture, cx * width, cy * height, s * width)
    return picture


def _egret(picture: Array, x: float, y: float, s: float) -> None:
    height, width = picture.shape[:2]
    body = curve([(x - 0.34 * s, y - 0.42 * s), (x - 0.1 * s, y - 0.62 * s), (x + 0.16 * s, y - 0.62 * s), (x + 0.2 * s, y - 0.5 * s), (x - 0.05 * s, y - 0.42 * s)])
    neck = [limb(x + 0.12 * s, y - 0.58 * s, x + 0.26 * s, y - 0.74 * s, 0.05 * s, 0.035 * s), limb(x + 0.26 * s, y - 0.74 * s, x + 0.16 * s, y - 0.92 * s, 0.035 * s, 0.03 * s), limb(x + 0.16 * s, y - 0.92 * s, x + 0.26 * s, y - 0.98 * s, 0.03 * s, 0.038 * s)]
    mirror = [[(a, 2 * y - b) for a, b in p] for p in [body, *neck]]
    over(picture, rgb("#f4f2e6"), blur(polygons(width, height, mirror, 2), 2, 6) * 0.4)
    legs = [limb(x + d * s, y - 0.44 * s, x + (d - 0.02) * s, y + 0.02 * s, 0.009 * s, 0.008 * s) for d in (-0.02, 0.06)]
    beak = [limb(x + 0.29 * s, y - 0.98 * s, x + 0.44 * s, y - 0.95 * s, 0.018 * s, 0.004 * s)]
    over(picture, rgb("#2c3a36"), polygons(width, height, legs, 3))
    over(picture, rgb("#d99a2b"), polygons(width, height, beak, 3))
    over(picture, rgb("#fdfbf2"), polygons(width, height, [body, *neck], 3))


def palms(size: Size) -> Array:
    """Date palms along a river at sunset."""
    width, height = size
    sun = Sun(0.36, 0.56, "#ffb45c", 1.0, 0.6, 0.035)
    picture = sky(size, 0.62, [(0, "#20506c"), (0.4, "#8a8a8c"), (0.75, "#f0a860"), (1, "#ffcf86")], sun)
    clouds(picture, 0.62, 223, Clouds(0.26, 1.1, "#ffd9a0", "#8a6f6c", 0.5, 0.8), sun)
    rng = np.random.default_rng(5)
    _, ys = grid(width, height)
    for layer, (tone, count) in enumerate((("#8a6a4c", 22), ("#4f4038", 14), ("#1d2327", 8))):
        bank = 0.60 + 0.008 * layer - 0.02 * (line(width, 8, layer + 2, 6) + 1)
        shapes: list[Points] = []
        for _ in range(count):
            cx = rng.uniform(0, 1) if layer < 2 else rng.choice([rng.uniform(0, 0.22), rng.uniform(0.55, 1)])
            t = (0.13 + 0.13 * layer) * height * rng.uniform(0.75, 1.15)
            x0, y0 = cx * width, 0.612 * height
            top = (x0 + rng.normal(0, 0.06) * t, y0 - t)
            shapes.append(limb(x0, y0, *top, 0.028 * t, 0.02 * t))
            for a in np.linspace(-0.35, np.pi + 0.35, 15) + rng.normal(0, 0.08, 15):
                reach = 0.40 * t * rng.uniform(0.85, 1.1)
                mid = (top[0] + 0.55 * reach * float(np.cos(a)), top[1] - 0.50 * reach * float(np.sin(a)) - 0.03 * t)
                tip = (top[0] + reach * float(np.cos(a)), top[1] - 0.62 * reach * float(np.sin(a)) + 0.15 * t)
                shapes += [limb(*top, *mid, 0.008 * t, 0.020 * t), limb(*mid, *tip, 0.020 * t, 0.003 * t)]
        over(picture, rgb(tone), np.clip((ys - bank[None]) * height, 0, 1) * (ys < 0.62))
        over(picture, rgb(tone), polygons(width, height, shapes, 2))
    water(picture, 0.615, 33, "#3c3a3c", 0.85, 0.8)
    return picture
