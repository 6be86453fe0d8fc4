"""Draw the cities of Asia in the issue, each with its own silhouette."""

from __future__ import annotations

import numpy as np

from .figures import climber, figures
from .ground import Size
from .noise import fractal, line
from .raster import Array, Points, add, blur, ellipse, grid, limb, over, polygons, rgb, smooth
from .sky import Clouds, Sun
from .skyline import Rows, baiterek, flame, haze, pagoda, panes, prang, round_hall, shine, solid, towers, water
from .townscape import BLUE, DAWN, DUSK, Stops, backdrop, bank, ratio_of, start


def _astana(size: Size, level: float, stops: Stops, sun: Sun, seed: int, centre: float, tower: float) -> Array:
    """The left bank of Astana: towers, the observation tower with its sphere, a great tent, a glass pyramid."""
    ratio = ratio_of(size)
    picture, lights = start(size, level, stops, sun, Clouds(0.3, 1.3, "#ffd2a6", "#5c6f88", 0.5, 0.85), seed)
    backdrop(picture, lights, seed + 2, level, 0.3, ("#8f8894", "#41566e", "#34495f"), "#e0a98c")
    tent_x = (centre + 0.34) % 0.9
    tent = [(tent_x - 0.16, level), (tent_x - 0.10, level - 0.06), (tent_x - 0.04, level - 0.14), (tent_x + 0.012, level - 0.275), (tent_x + 0.03, level - 0.275), (tent_x + 0.06, level - 0.13), (tent_x + 0.11, level - 0.055), (tent_x + 0.16, level)]
    mask = solid(picture, lights, [tent], ("#f3d9ae", "#6f7f95"), 0.25)
    panes(lights, mask, (26, 22), "#ffd9a0", seed, 0.9, 0.22)
    for dx, tall in ((-0.17, 0.30), (-0.115, 0.24), (0.12, 0.25), (0.175, 0.33)):
        x = centre + dx
        w = 0.022
        shape = [(x - w, level), (x - w * 1.05, level - tall * 0.94), (x, level - tall), (x + w * 1.05, level - tall * 0.9), (x + w, level)]
        gold = solid(picture, lights, [shape], ("#d6a35c", "#4c4a52"), 0.08)
        panes(lights, gold, (9, 12), "#ffd594", seed + int(100 * abs(dx)), 0.55, 0.7)
    trunk, ball = baiterek(centre, level, tower, ratio)
    mask = solid(picture, lights, [trunk], ("#f4ead6", "#5f7389"), 0.18)
    panes(lights, mask, (12, 12), "#ffe2b0", 5, 0.75, 0.25)
    mask = solid(picture, lights, [ball], ("#ffd98a", "#a8722c"), 0.35)
    panes(lights, mask, (15, 15), "#fff1c8", 6, 0.8, 0.35)
    towers(picture, lights, seed + 8, Rows(level + 0.004, 0.015, 0.085, "#22364a", "#1c2d40", 0.42, window=6, width=(0.02, 0.05)))
    bank(picture, lights, level + 0.006, seed + 4)
    shine(picture, lights, size[0] / 400)
    return picture


def forum_panorama(size: Size) -> Array:
    """Astana across the river at dusk, a panorama."""
    picture = _astana(size, 0.64, DUSK, Sun(0.18, 0.6, "#ffb779", 0.9, 0.6), 4, 0.46, 0.42)
    water(picture, 0.646, 3)
    return picture


def embankment(size: Size) -> Array:
    """Astana in the first light of day."""
    picture = _astana(size, 0.6, DAWN, Sun(0.84, 0.55, "#ffe2b0", 0.9, 0.6), 34, 0.28, 0.46)
    water(picture, 0.606, 13, "#1d4f63", 0.75)
    return picture


def baku(size: Size) -> Array:
    """Three flame-shaped towers above a bay of the Caspian at blue hour."""
    width, height = size
    ratio, level = ratio_of(size), 0.66
    picture, lights = start(size, level, BLUE, Sun(0.85, 0.62, "#ffb27a", 0.7, 0.6), Clouds(0.28, 1.2, "#e9b59a", "#3f5670", 0.5, 0.8), 61)
    xs, ys = grid(width, height)
    hill = level - 0.20 * np.exp(-(((xs[0] - 0.36) / 0.30) ** 2)) - 0.01 * line(width, 14, 3, 5)
    over(picture, rgb("#39485a"), np.clip((ys - hill[None]) * height, 0, 1))
    for i, (x, tall, lean) in enumerate(((0.27, 0.40, -1.0), (0.37, 0.46, 1.0), (0.455, 0.37, 1.0))):
        shape = flame(x, level - 0.13, tall, ratio, lean)
        mask = solid(picture, lights, [shape], ("#86a9bd", "#1f3f59"), 0.04)
        top = np.clip((level - 0.13 - ys) / tall, 0, 1) + 0 * xs
        glow = rgb("#ff9d3c") + (rgb("#ffd98a") - rgb("#ff9d3c")) * top[..., None]
        lights += glow * (mask * (0.16 + 0.34 * (1 - top) ** 2) * (0.75 + 0.25 * np.sign(np.sin(ys * height * 0.36))))[..., None]
        panes(lights, mask, (7, 9), "#ffe2b0", 20 + i, 0.34, 0.5)
    rng = np.random.default_rng(9)
    for _ in range(900):
        x = rng.uniform(0.0, 1.0)
        top = float(hill[min(width - 1, int(x * width))])
        y = top + 0.005 + rng.uniform(0, 1) * (level - top)
        if y < level:
            w, h = rng.uniform(0.004, 0.010) * width, rng.uniform(0.008, 0.02) * height
            x0, y0 = int(x * width), int(y * height)
            tone = rgb("#54606c") * np.float32(rng.uniform(0.6, 1.15))
            picture[y0 : int(y0 + h), x0 : int(x0 + w)] = tone
            lights[y0 : int(y0 + h), x0 : int(x0 + w)] = 0
            if rng.uniform() < 0.75:
                lights[y0 + int(h * 0.3) : y0 + int(h * 0.3) + 3, x0 + 2 : x0 + 4] = rgb("#ffc87c") * rng.uniform(0.5, 1.1)
    towers(picture, lights, 66, Rows(level, 0.04, 0.20, "#26384c", "#1e2f42", 0.34, window=6, width=(0.018, 0.04), span=(0.52, 1.05)))
    towers(picture, lights, 67, Rows(level, 0.02, 0.07, "#3a4654", "#2d3a48", 0.45, window=6, width=(0.03, 0.06)))
    bank(picture, lights, level + 0.004, 5, lamps=80)
    shine(picture, lights, width / 380)
    water(picture, level + 0.004, 6, "#0a2438", 0.75, 1.1)
    return picture


def xining(size: Size) -> Array:
    """A pagoda on a hill above a city in a valley, mountains behind."""
    width, height = size
    level, ratio = 0.78, ratio_of(size)
    picture, lights = start(size, 0.66, DUSK, Sun(0.2, 0.52, "#ffbb80", 0.9, 0.6), Clouds(0.3, 1.2, "#ffcfa2", "#61738a", 0.5, 0.85), 101)
    xs, ys = grid(width, height)
    for i, (tone, top, rough) in enumerate((("#8f93a4", 0.42, 0.13), ("#6b7488", 0.50, 0.11), ("#4a5a6e", 0.58, 0.08))):
        ridge = top - rough * line(width, 3 + i, 110 + i, 8, 0.52)
        over(picture, rgb(tone), np.clip((ys - ridge[None]) * height, 0, 1))
        haze(picture, lights, top + 0.2, "#e6b493", 0.45, 0.12)
    towers(picture, lights, 104, Rows(level, 0.04, 0.26, "#4a5568", "#3f4d62", 0.3, window=5, width=(0.012, 0.026), glow=0.8))
    haze(picture, lights, level, "#dba48c", 0.3, 0.1)
    towers(picture, lights, 105, Rows(level + 0.06, 0.04, 0.19, "#2c3c50", "#243447", 0.4, window=6, width=(0.018, 0.034)))
    hill = 0.90 - 0.23 * np.exp(-(((xs[0] - 0.76) / 0.2) ** 2)) - 0.012 * line(width, 20, 6, 5)
    mask = np.clip((ys - hill[None]) * height, 0, 1)
    over(picture, rgb("#172530") * (1 + 0.4 * fractal(width, height, 90, 5, 3))[..., None], mask)
    lights *= 1 - mask[..., None]
    tower = pagoda(0.76, 0.70, 0.52, ratio, 7)
    body = solid(picture, lights, tower, ("#7d3f2a", "#2b2530"), 0.10)
    panes(lights, body, (10, 11), "#ffc46a", 6, 0.55, 0.5)
    eaves = np.clip(body - np.roll(body, (3, 0), (0, 1)), 0, 1)
    lights += rgb("#ffb85c") * (eaves * 0.75)[..., None]
    _trees(picture, lights, hill, (0.56, 0.96), 4)
    shine(picture, lights, width / 380)
    return picture


def _trees(picture: Array, lights: Array, profile: Array, span: tuple[float, float], seed: int) -> None:
    """Round trees along a line of hills."""
    height, width = picture.shape[:2]
    rng = np.random.default_rng(seed)
    shapes = []
    for _ in range(1400):
        x = rng.uniform(*span) * width
        r = rng.uniform(0.0018, 0.005) * width
        shapes.append(ellipse(x, float(profile[int(x)]) * height - rng.uniform(-0.4, 1) * 0.012 * width, r, r * rng.uniform(0.7, 1.1), 10))
    mask = polygons(width, height, shapes, 2)
    over(picture, rgb("#12202a"), mask)
    lights *= 1 - mask[..., None]


def beijing(size: Size) -> Array:
    """A round hall with three roofs in a park of pines, towers far behind."""
    width, height = size
    level, ratio = 0.76, ratio_of(size)
    picture, lights = start(size, level, DAWN, Sun(0.22, 0.5, "#ffdca6", 1.0, 0.6), Clouds(0.28, 1.2, "#fff0d6", "#9fb0b4", 0.5, 0.8), 121)
    towers(picture, lights, 122, Rows(level, 0.05, 0.36, "#b9bdb6", "#a2b3b6", 0.0, width=(0.016, 0.035)))
    haze(picture, lights, level, "#ffe6c2", 0.7, 0.2)
    shapes = round_hall(0.60, level + 0.02, 0.60, ratio)
    solid(picture, lights, shapes[:2], ("#fff6e4", "#b9b3a8"))
    for i in range(2, 8, 2):
        solid(picture, lights, [shapes[i]], ("#b3472f", "#5a2322"))
        roof = solid(picture, lights, [shapes[i + 1]], ("#3f7fa0", "#123047"))
        edge = np.clip(roof - np.roll(roof, (-4, 0), (0, 1)), 0, 1)
        add(picture, rgb("#e9b44c"), edge * 0.9)
    solid(picture, lights, [shapes[8]], ("#ffd873", "#b07a20"))
    xs, ys = grid(width, height)
    rng = np.random.default_rng(3)
    leaves: list[Points] = []
    trunks: list[Points] = []
    for cx, t in ((0.04, 0.52), (0.17, 0.36), (0.27, 0.27), (0.93, 0.40), (1.0, 0.56), (0.86, 0.26)):
        x0, y0 = cx * width, (level + 0.05) * height
        trunks.append(limb(x0, y0, x0 + 0.03 * t * height, y0 - t * height, 0.02 * t * height, 0.008 * t * height))
        for k in range(7):
            up = 0.4 + 0.6 * k / 6
            reach = (0.30 - 0.17 * up) * t * height * 1.5
            for _ in range(24):
                leaves.append(ellipse(x0 + rng.normal(0, 0.55) * reach, y0 - (up + rng.normal(0, 0.018)) * t * height, t * height * rng.uniform(0.035, 0.07), t * height * rng.uniform(0.014, 0.026), 12))
    ground = rgb("#8f8d6c") + (rgb("#39442f") - rgb("#8f8d6c")) * smooth(level, 1.0, ys + 0 * xs)[..., None]
    over(picture, ground, np.clip((ys - level - 0.02) * height, 0, 1) + 0 * xs)
    over(picture, rgb("#3a2f28"), polygons(width, height, trunks, 2))
    over(picture, rgb("#234238") * (1 + 0.5 * fractal(width, height, 80, 9, 3))[..., None], polygons(width, height, leaves, 2))
    path: Points = [(0.56 * width, (level + 0.02) * height), (0.64 * width, (level + 0.02) * height), (1.02 * width, height), (0.34 * width, height)]
    over(picture, rgb("#e6d6b6") * (1 - 0.25 * smooth(level, 1, ys + 0 * xs))[..., None], polygons(width, height, [path], 2))
    walkers: list[Points] = []
    for x, y, s in ((0.585, 0.83, 0.075), (0.60, 0.832, 0.07), (0.655, 0.86, 0.10), (0.672, 0.862, 0.096), (0.55, 0.90, 0.15), (0.58, 0.905, 0.145)):
        walkers += climber(x * width, y * height, s * height, 0, False, "down")
    figures(picture, walkers, "#22323a", "#ffe0a8", -1, 0.9)
    return picture


def bangkok(size: Size) -> Array:
    """Temple spires on a river at dusk, a ferry on its way."""
    width, height = size
    level, ratio = 0.68, ratio_of(size)
    picture, lights = start(size, level, [(0, "#123456"), (0.4, "#5a6f8f"), (0.75, "#e39a72"), (1, "#ffc987")], Sun(0.70, 0.60, "#ffc27c", 1.0, 0.6, 0.02), Clouds(0.32, 1.2, "#ffc794", "#6f6c84", 0.5, 0.9), 131)
    backdrop(picture, lights, 132, level, 0.24, ("#b08a86", "#6d6476", "#5a5768"), "#f0ae80")
    for x, tall in ((0.34, 0.52), (0.22, 0.26), (0.46, 0.26), (0.28, 0.17), (0.40, 0.17)):
        mask = solid(picture, lights, [prang(x, level, tall, ratio)], ("#6b5a54", "#3a3038"), 0.08)
        bands = (np.sin(np.arange(height) * 0.42) > 0.55)[:, None]
        lights += rgb("#ffb765") * (mask * bands * 0.20)[..., None]
    roof: list[Points] = []
    for x, s in ((0.09, 0.075), (0.575, 0.07)):
        for k in range(3):
            w, y = s * (1 - 0.24 * k), level - 0.05 - 0.034 * k
            roof.append([(x - w, y), (x - w * 0.80, y - 0.02), (x - w * 0.34, y - 0.052), (x, y - 0.10), (x + w * 0.34, y - 0.052), (x + w * 0.80, y - 0.02), (x + w, y)])
        roof.append([(x - s * 0.62, level), (x - s * 0.62, level - 0.06), (x + s * 0.62, level - 0.06), (x + s * 0.62, level)])
    mask = solid(picture, lights, roof, ("#c07434", "#4b2f2c"), 0.08)
    bank(picture, lights, level + 0.006, 28, "#1f2328", 46)
    shine(picture, lights, width / 400)
    water(picture, level + 0.006, 29, "#2a3142", 0.78, 1.1)
    x0, y0, s = 0.72 * width, 0.80 * height, 0.24 * width
    hull = [(x0 - 0.5 * s, y0 - 0.07 * s), (x0 + 0.55 * s, y0 - 0.09 * s), (x0 + 0.44 * s, y0 + 0.03 * s), (x0 - 0.44 * s, y0 + 0.03 * s)]
    cabin = [(x0 - 0.36 * s, y0 - 0.07 * s), (x0 - 0.33 * s, y0 - 0.20 * s), (x0 + 0.32 * s, y0 - 0.20 * s), (x0 + 0.38 * s, y0 - 0.07 * s)]
    top = [(x0 - 0.4 * s, y0 - 0.20 * s), (x0 + 0.37 * s, y0 - 0.20 * s), (x0 + 0.35 * s, y0 - 0.225 * s), (x0 - 0.38 * s, y0 - 0.225 * s)]
    over(picture, rgb("#101820"), blur(polygons(width, height, [[(a, 2 * y0 + 0.06 * s - b) for a, b in hull]], 2), 2, 8) * 0.6)
    over(picture, rgb("#1a2028"), polygons(width, height, [hull, cabin, top], 3))
    glow = [[(x0 + (d - 0.028) * s, y0 - 0.10 * s), (x0 + (d + 0.028) * s, y0 - 0.10 * s), (x0 + (d + 0.028) * s, y0 - 0.17 * s), (x0 + (d - 0.028) * s, y0 - 0.17 * s)] for d in np.linspace(-0.26, 0.26, 7)]
    lamps = polygons(width, height, glow, 3)
    over(picture, rgb("#ffcf85"), lamps)
    add(picture, rgb("#ffae5c"), blur(lamps, width / 130) * 0.8)
    return picture
