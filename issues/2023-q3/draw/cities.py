"""Draw the cities of the issue: the capitals and meeting places at dusk and dawn, each with its own silhouette."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .flags import DESIGNS, fly, pole
from .landscapes import Size, climber, figures
from .noise import fractal, line
from .raster import Array, Points, add, blur, curve, ellipse, grid, limb, over, polygons, rgb, smooth
from .sky import Clouds, Sun, clouds, shine as sunshine, sky
from .skyline import Rows, baiterek, flame, haze, pagoda, panes, prang, round_hall, shine, solid, towers, water

Stops = Sequence[tuple[float, str]]
DUSK: Stops = [(0, "#0d2b4a"), (0.45, "#2d6285"), (0.78, "#b98f8c"), (1, "#ffbd86")]
BLUE: Stops = [(0, "#0a2440"), (0.55, "#1f5276"), (0.85, "#6f93a6"), (1, "#e9b98d")]
DAWN: Stops = [(0, "#3f86a3"), (0.5, "#a5c4c6"), (0.85, "#f7dcb4"), (1, "#ffe9c6")]


def _ratio(size: Size) -> float:
    return size[0] / size[1]


def _start(size: Size, level: float, stops: Stops, sun: Sun, deck: Clouds, seed: int) -> tuple[Array, Array]:
    picture = sky(size, level, stops, sun)
    clouds(picture, level, seed, deck, sun)
    return picture, np.zeros_like(picture)


def _backdrop(picture: Array, lights: Array, seed: int, level: float, tall: float, tones: tuple[str, str, str], veil: str) -> None:
    """Two hazy layers of towers behind whatever stands in front."""
    towers(picture, lights, seed, Rows(level, 0.03, tall * 0.75, tones[0], tones[0], 0.06, window=5, width=(0.012, 0.03), glow=0.4))
    haze(picture, lights, level, veil, 0.55, 0.12)
    towers(picture, lights, seed + 1, Rows(level + 0.004, 0.03, tall, tones[1], tones[2], 0.26, window=6, width=(0.016, 0.04), glow=0.8))
    haze(picture, lights, level, veil, 0.34, 0.09)


def _bank(picture: Array, lights: Array, level: float, seed: int, colour: str = "#15222e", lamps: int = 60, trees: bool = True) -> None:
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


def _astana(size: Size, level: float, stops: Stops, sun: Sun, seed: int, centre: float, tower: float) -> Array:
    """The left bank of Astana: towers, the observation tower with its sphere, a great tent, a glass pyramid."""
    ratio = _ratio(size)
    picture, lights = _start(size, level, stops, sun, Clouds(0.3, 1.3, "#ffd2a6", "#5c6f88", 0.5, 0.85), seed)
    _backdrop(picture, lights, seed + 2, level, 0.3, ("#8f8894", "#41566e", "#34495f"), "#e0a98c")
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
    _bank(picture, lights, level + 0.006, seed + 4)
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
    ratio, level = _ratio(size), 0.66
    picture, lights = _start(size, level, BLUE, Sun(0.85, 0.62, "#ffb27a", 0.7, 0.6), Clouds(0.28, 1.2, "#e9b59a", "#3f5670", 0.5, 0.8), 61)
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
    _bank(picture, lights, level + 0.004, 5, lamps=80)
    shine(picture, lights, width / 380)
    water(picture, level + 0.004, 6, "#0a2438", 0.75, 1.1)
    return picture


def _slab(picture: Array, lights: Array, x: float, level: float, wide: float, tall: float, seed: int, tones: tuple[str, str] = ("#9fb8c4", "#2f4a60")) -> None:
    """A thin glass slab with a grid of windows, pale stone on its narrow side."""
    face = [(x, level), (x, level - tall), (x + wide, level - tall * 0.985), (x + wide, level)]
    mask = solid(picture, lights, [face], tones, 0.03)
    panes(lights, mask, (8, 10), "#ffe0ab", seed, 0.42, 0.6)
    solid(picture, lights, [[(x + wide, level), (x + wide, level - tall * 0.985), (x + wide * 1.16, level - tall * 0.97), (x + wide * 1.16, level)]], ("#d8d6cf", "#a6aaaa"))


def east_river(size: Size) -> Array:
    """A glass slab and a low curved hall on a river, flags before them, towers behind."""
    width, height = size
    level = 0.68
    picture, lights = _start(size, level, DUSK, Sun(0.72, 0.62, "#ffb57e", 0.8, 0.6), Clouds(0.28, 1.3, "#f8bd98", "#566a84", 0.5, 0.85), 71)
    _backdrop(picture, lights, 72, level, 0.40, ("#8d8793", "#45596f", "#34485d"), "#d9a590")
    _slab(picture, lights, 0.30, level, 0.16, 0.47, 7)
    dome = curve([(0.49, level), (0.49, level - 0.055), (0.55, level - 0.07), (0.63, level - 0.10), (0.72, level - 0.075), (0.76, level - 0.06), (0.76, level)], 10)
    mask = solid(picture, lights, [dome], ("#e4ded2", "#8c8f96"), 0.06)
    panes(lights, mask, (14, 30), "#ffdca0", 3, 0.5, 0.3)
    towers(picture, lights, 75, Rows(level + 0.004, 0.01, 0.06, "#2a3c4e", "#223346", 0.4, window=6, width=(0.02, 0.05)))
    _bank(picture, lights, level + 0.006, 8, lamps=50)
    for i in range(22):
        x = (0.475 + i * 0.0155) * width
        pole(picture, x, (level - 0.15) * height, level * height, width * 0.0013)
        fly(picture, DESIGNS[i % len(DESIGNS)], (x + 1, (level - 0.148) * height), (width * 0.0125, height * 0.026), i * 0.9, 0.95)
    shine(picture, lights, width / 400)
    water(picture, level + 0.006, 9, "#0d2a3e", 0.74)
    return picture


def manhattan(size: Size) -> Array:
    """A skyline of spires at blue hour, its lights on the river."""
    width, height = size
    level = 0.66
    picture, lights = _start(size, level, BLUE, Sun(0.3, 0.62, "#ffae74", 0.8, 0.6), Clouds(0.25, 1.3, "#e8ab90", "#3d5570", 0.5, 0.8), 81)
    _backdrop(picture, lights, 82, level, 0.36, ("#6d7488", "#3a4f68", "#2b4058"), "#b08a86")
    for x, wide, tall, seed in ((0.33, 0.05, 0.42, 1), (0.62, 0.034, 0.50, 2), (0.78, 0.045, 0.36, 3), (0.16, 0.04, 0.33, 4)):
        steps: list[tuple[float, float]] = [(1.0, 0.55), (0.78, 0.74), (0.52, 0.84), (0.3, 0.89), (0.12, 0.92), (0.03, 1.0)]
        left, low = [], 0.0
        for w, up in steps:
            left += [(x - wide * w * 0.6, level - tall * low), (x - wide * w * 0.6, level - tall * up)]
            low = up
        shape = left + [(2 * x - a, b) for a, b in reversed(left)]
        mask = solid(picture, lights, [shape], ("#5f7186", "#22344a"))
        panes(lights, mask, (7, 9), "#ffd390", 50 + seed, 0.42, 0.75)
        crown = mask * (np.arange(height)[:, None] < (level - tall * 0.76) * height)
        lights += rgb("#ffe0a8") * (crown * 0.30)[..., None]
    towers(picture, lights, 86, Rows(level + 0.003, 0.05, 0.22, "#1c2e43", "#18283b", 0.34, window=6, width=(0.02, 0.045)))
    _bank(picture, lights, level + 0.005, 18, trees=False)
    shine(picture, lights, width / 400)
    water(picture, level + 0.005, 19, "#091f33", 0.76)
    return picture


def bridge(size: Size) -> Array:
    """A suspension bridge that leads into morning fog."""
    width, height = size
    sun = Sun(0.62, 0.46, "#ffe0ac", 1.0, 0.6, 0.03)
    picture = sky(size, 0.72, [(0, "#4f93a8"), (0.5, "#bccfc8"), (1, "#ffe4bd")], sun)
    lights = np.zeros_like(picture)
    towers(picture, lights, 91, Rows(0.72, 0.05, 0.34, "#c9c6b8", "#a9b6b8", 0.0, width=(0.02, 0.045)))
    haze(picture, lights, 0.74, "#ffe9c8", 0.9, 0.22)

    def deck(x: float) -> float:
        return (0.655 - 0.045 * np.cos((x - 0.55) * 2.4)) * height

    shapes: list[Points] = []
    far, near = 0.76, 0.20
    for x, s in ((far, 0.6), (near, 1.0)):
        px, w = x * width, 0.017 * width * s
        top = deck(x) - 0.46 * height * s
        for side in (-1, 1):
            cx = px + side * w * 1.25
            shapes.append([(cx - w * 0.5, height * (0.72 + 0.12 * (s - 0.6))), (cx - w * 0.42, top), (cx + w * 0.42, top), (cx + w * 0.5, height * (0.72 + 0.12 * (s - 0.6)))])
        for up in (0.02, 0.30, 0.62):
            y = top + up * (deck(x) - top)
            shapes.append([(px - w * 1.7, y), (px + w * 1.7, y), (px + w * 1.7, y + w * 0.55), (px - w * 1.7, y + w * 0.55)])
    n = 140
    edge = [(i / n * 1.06 * width - 0.03 * width, deck(i / n * 1.06 - 0.03)) for i in range(n + 1)]
    thick = [0.020 * height * (1.15 - 0.6 * i / n) for i in range(n + 1)]
    shapes.append(edge + [(x, y + t) for (x, y), t in zip(reversed(edge), reversed(thick), strict=True)])
    spans = ((-0.30, near, 1.0, 1.0), (near, far, 1.0, 0.6), (far, 1.12, 0.6, 0.45))
    for a, b, sa, sb in spans:
        cable = []
        for i in range(61):
            t = i / 60
            x = a + (b - a) * t
            ya, yb = deck(a) - 0.45 * height * sa, deck(b) - 0.45 * height * sb
            y = ya + (yb - ya) * t
            y += (4 * t * (1 - t)) * (deck(x) - 0.02 * height - (ya + yb) / 2)
            cable.append((x * width, y))
        r = width * 0.0016 * (sa + sb) / 2
        for (x0, y0), (x1, y1) in zip(cable, cable[1:], strict=False):
            shapes.append(limb(x0, y0, x1, y1, r * 1.2, r * 1.2))
        for i in range(2, 60, 2):
            x, y = cable[i]
            shapes.append(limb(x, y, x, deck(x / width), r * 0.42, r * 0.42))
    xs, ys = grid(width, height)
    mask = polygons(width, height, shapes, 3)
    tone = rgb("#1d3f4f") + (rgb("#b9b6a4") - rgb("#1d3f4f")) * (smooth(0.1, 1.0, xs) * 0.92 + 0 * ys)[..., None]
    over(picture, tone, mask)
    fog = smooth(0.60, 0.84, ys + 0.04 * fractal(width, height, 5, 7, 5)) * (0.55 + 0.45 * smooth(0.1, 0.8, xs))
    over(picture, rgb("#fbe6c8"), fog * 0.93)
    sunshine(picture, Sun(0.62, 0.46, "#fff0cf", 0.35, 0.4))
    return picture


def xining(size: Size) -> Array:
    """A pagoda on a hill above a city in a valley, mountains behind."""
    width, height = size
    level, ratio = 0.78, _ratio(size)
    picture, lights = _start(size, 0.66, DUSK, Sun(0.2, 0.52, "#ffbb80", 0.9, 0.6), Clouds(0.3, 1.2, "#ffcfa2", "#61738a", 0.5, 0.85), 101)
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
    level, ratio = 0.76, _ratio(size)
    picture, lights = _start(size, level, DAWN, Sun(0.22, 0.5, "#ffdca6", 1.0, 0.6), Clouds(0.28, 1.2, "#fff0d6", "#9fb0b4", 0.5, 0.8), 121)
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
    level, ratio = 0.68, _ratio(size)
    picture, lights = _start(size, level, [(0, "#123456"), (0.4, "#5a6f8f"), (0.75, "#e39a72"), (1, "#ffc987")], Sun(0.70, 0.60, "#ffc27c", 1.0, 0.6, 0.02), Clouds(0.32, 1.2, "#ffc794", "#6f6c84", 0.5, 0.9), 131)
    _backdrop(picture, lights, 132, level, 0.24, ("#b08a86", "#6d6476", "#5a5768"), "#f0ae80")
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
    _bank(picture, lights, level + 0.006, 28, "#1f2328", 46)
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


def palace(size: Size) -> Array:
    """A white palace with a blue dome and a spire, mirrored in a basin at dusk."""
    width, height = size
    level, ratio = 0.66, _ratio(size)
    picture, lights = _start(size, level, DUSK, Sun(0.78, 0.6, "#ffb980", 0.9, 0.6), Clouds(0.3, 1.2, "#ffcaa0", "#586b84", 0.5, 0.9), 141)
    _backdrop(picture, lights, 142, level, 0.2, ("#9a8d94", "#55647a", "#46566b"), "#e6ac8c")
    c = 0.5
    wings = [(c - 0.30, level), (c - 0.30, level - 0.15), (c + 0.30, level - 0.15), (c + 0.30, level)]
    mask = solid(picture, lights, [wings], ("#cdbfae", "#7d7884"), 0.0)
    panes(lights, mask, (22, 40), "#ffca7c", 4, 0.85, 0.30)
    block = [(c - 0.17, level), (c - 0.17, level - 0.21), (c + 0.17, level - 0.21), (c + 0.17, level)]
    mask = solid(picture, lights, [block], ("#dccdb8", "#8d868e"), 0.0)
    panes(lights, mask, (22, 46), "#ffca7c", 5, 0.9, 0.26)
    columns = [[(c + d - 0.005, level), (c + d - 0.005, level - 0.18), (c + d + 0.005, level - 0.18), (c + d + 0.005, level)] for d in np.linspace(-0.15, 0.15, 9)]
    solid(picture, lights, columns, ("#efe2cc", "#aaa0a0"), 0.0)
    drum = [(c - 0.085, level - 0.21), (c - 0.085, level - 0.27), (c + 0.085, level - 0.27), (c + 0.085, level - 0.21)]
    mask = solid(picture, lights, [drum], ("#d6c8b2", "#857f8a"), 0.0)
    panes(lights, mask, (16, 70), "#ffc26a", 6, 0.9, 0.4)
    dome = [(c + 0.098 * float(np.cos(a)), level - 0.27 - 0.098 * ratio * 0.95 * float(np.sin(a)) ** 0.85) for a in np.linspace(0, np.pi, 60)]
    solid(picture, lights, [dome], ("#3fa3c0", "#0f3550"), 0.10)
    ribs = [[(c + w, level - 0.27), (c + w * 0.1, level - 0.27 - 0.093 * ratio), (c + w * 0.1 + 0.001, level - 0.27 - 0.093 * ratio), (c + w + 0.0025, level - 0.27)] for w in np.linspace(-0.085, 0.085, 9)]
    solid(picture, lights, ribs, ("#d9ac54", "#8a6a3c"), 0.05)
    spire = [(c - 0.006, level - 0.27 - 0.092 * ratio), (c, level - 0.27 - 0.2 * ratio), (c + 0.006, level - 0.27 - 0.092 * ratio)]
    solid(picture, lights, [spire, ellipse(c, level - 0.27 - 0.118 * ratio, 0.007, 0.007 * ratio)], ("#ffdf8f", "#a67c2c"), 0.2)
    for i in range(10):
        d = 0.205 + 0.03 * (i // 2)
        x = (c + (d if i % 2 else -d)) * width
        pole(picture, x, (level - 0.24) * height, level * height, width * 0.0016)
        fly(picture, DESIGNS[i % len(DESIGNS)], (x + 1, (level - 0.238) * height), (width * 0.024, height * 0.024 * ratio), i * 0.8)
    _bank(picture, lights, level + 0.004, 38, "#1d2b2a", 30)
    shine(picture, lights, width / 380)
    water(picture, level + 0.004, 39, "#12303f", 0.82, 0.5)
    return picture


def arch(size: Size) -> Array:
    """A triumphal arch at the end of a wet avenue, lit from below."""
    width, height = size
    level, ratio = 0.64, _ratio(size)
    picture, lights = _start(size, level, BLUE, Sun(0.5, 0.6, "#ffb47c", 0.9, 0.5), Clouds(0.32, 1.2, "#f0b696", "#43586f", 0.5, 0.85), 151)
    _bank(picture, lights, level, 48, "#1b2a33", 0)
    c, w, t = 0.5, 0.105, 0.44
    outer = [(c - w, level), (c - w, level - t * 0.86), (c - w * 1.06, level - t * 0.87), (c - w * 1.06, level - t * 0.92), (c - w * 0.9, level - t * 0.92), (c - w * 0.9, level - t), (c + w * 0.9, level - t), (c + w * 0.9, level - t * 0.92), (c + w * 1.06, level - t * 0.92), (c + w * 1.06, level - t * 0.87), (c + w, level - t * 0.86), (c + w, level)]
    whole = solid(picture, lights, [outer], ("#e8c08e", "#8a6a5c"))
    xs, ys = grid(width, height)
    up = np.clip((level - ys) / t, 0, 1)
    lights += rgb("#ffb35c") * (whole * (0.10 + 0.42 * np.exp(-up * 3.2) + 0.22 * np.exp(-((up - 0.9) ** 2) * 90)))[..., None]
    bands = whole * ((np.abs(up - 0.60) < 0.008) | (np.abs(up - 0.80) < 0.010) | (np.abs(up - 0.08) < 0.006))
    over(picture, rgb("#7c5a45"), bands * 0.7)
    gate = [(c - w * 0.46, level)]
    gate += [(c + w * 0.46 * float(np.cos(a)), level - t * 0.46 - w * 0.46 * ratio * float(np.sin(a))) for a in np.linspace(np.pi, 0, 40)]
    gate += [(c + w * 0.46, level)]
    hole = polygons(width, height, [[(x * width, y * height) for x, y in gate]], 3)
    dusk = rgb("#f0b78c") + (rgb("#54708a") - rgb("#f0b78c")) * np.clip((level - ys) / (t * 0.7) + 0 * xs, 0, 1)[..., None]
    over(picture, dusk, hole)
    lights *= 1 - hole[..., None]
    rim = np.clip(hole - np.roll(hole, (-2, int(width * 0.006)), (0, 1)), 0, 1)
    over(picture, rgb("#6a4a3a"), rim * 0.9)
    for i in range(9):
        s = 1.0 / (1 + 0.42 * i)
        for side in (-1, 1):
            x = (0.5 + side * (0.13 + 0.46 * s)) * width
            y = (level + 0.01 + 0.16 * s) * height
            pole(picture, x, y - 0.36 * height * s, y, width * 0.0026 * s + 0.6, "#20292f")
            r = max(1.2, width * 0.0042 * s)
            lamp = polygons(width, height, [ellipse(x, y - 0.36 * height * s, r, r)], 3)
            lights += rgb("#ffd594") * lamp[..., None] * 1.3
    shine(picture, lights, width / 300)
    water(picture, level + 0.002, 49, "#252c33", 0.66, 0.35)
    return picture


def headquarters(size: Size) -> Array:
    """A glass office building with lit floors behind a row of flags, at dusk."""
    width, height = size
    level = 0.80
    picture, lights = _start(size, level, BLUE, Sun(0.12, 0.66, "#ffb47a", 0.8, 0.6), Clouds(0.3, 1.2, "#efb79a", "#43596f", 0.5, 0.85), 161)
    _backdrop(picture, lights, 162, level - 0.02, 0.34, ("#6f788a", "#3f536a", "#32475d"), "#c0948a")

    def wall(x0: float, x1: float, top0: float, top1: float, seed: int, tones: tuple[str, str]) -> None:
        solid(picture, lights, [[(x0, level), (x0, top0), (x1, top1), (x1, level)]], tones, 0.02)
        rng = np.random.default_rng(seed)
        floors, bays = 11, max(6, int((x1 - x0) * 46))
        for f in range(floors):
            for b in range(bays):
                xa, xb = x0 + (x1 - x0) * (b + 0.08) / bays, x0 + (x1 - x0) * (b + 0.92) / bays

                def y(x: float, k: float) -> float:
                    top = top0 + (top1 - top0) * (x - x0) / (x1 - x0)
                    return top + (level - top) * (0.035 + 0.95 * k / floors)

                power = float(rng.choice([0.05, 0.10, 0.5, 0.85], p=[0.28, 0.22, 0.25, 0.25]))
                pane = [(xa, y(xa, f + 0.14)), (xb, y(xb, f + 0.14)), (xb, y(xb, f + 0.86)), (xa, y(xa, f + 0.86))]
                xs, ys = [p[0] * width for p in pane], [p[1] * height for p in pane]
                ax, bx, ay, by = int(min(xs)), int(max(xs)), int(min(ys)), int(max(ys))
                if bx <= ax or by <= ay:
                    continue
                fall = np.linspace(1.15, 0.7, by - ay, dtype=np.float32)[:, None, None]
                lights[ay:by, ax:bx] = (rgb("#ffd28c") * power + rgb("#6f9ab4") * 0.10) * fall

    wall(0.30, 0.62, 0.20, 0.16, 4, ("#2f4a60", "#22384c"))
    wall(0.62, 0.86, 0.16, 0.27, 5, ("#3f5f76", "#2a4358"))
    canopy = [(0.40, level - 0.085), (0.60, level - 0.085), (0.62, level - 0.07), (0.38, level - 0.07)]
    solid(picture, lights, [canopy], ("#e9dfcc", "#a8a49c"), 0.15)
    xs, ys = grid(width, height)
    plaza = rgb("#3a4a57") + (rgb("#1a2732") - rgb("#3a4a57")) * smooth(level, 1.0, ys + 0 * xs)[..., None]
    over(picture, plaza, (ys > level) + 0 * xs)
    shine(picture, lights, width / 330)
    water(picture, level, 59, "#1b2a36", 0.42, 0.25)
    for i in range(13):
        x = (0.045 + i * 0.0745) * width
        pole(picture, x, 0.36 * height, 0.87 * height, width * 0.0030)
        fly(picture, DESIGNS[(i * 4) % len(DESIGNS)], (x + 2, 0.365 * height), (width * 0.058, width * 0.038), 0.5 * i, 0.92)
    return picture
