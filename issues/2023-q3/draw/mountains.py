"""Draw the mountains of the issue and the lakes at their feet."""

from __future__ import annotations

import numpy as np

from .figures import climber, figures
from .flags import CICA, fly, pole
from .ground import Size, bump, crags, field, lay
from .noise import fractal, line
from .raster import Array, Points, blur, grid, over, polygons, rgb, smooth
from .sky import Clouds, Sun, clouds, sky
from .skyline import water
from .terrain import Air, Ground, Land, View


def peak_cover(size: Size) -> Array:
    """The cover: a single summit at sunrise above a sea of cloud, with a flag on top."""
    width, height = size
    x, z, soft, sharp = field(3, 7, 2200)
    cone = np.exp(-np.sqrt(((x - 5.15) / 1.15) ** 2 + ((z - 4.2) / 1.3) ** 2 + 0.11) * 1.2)
    heights = 0.10 + 0.20 * soft + 0.42 * sharp * smooth(0.4, 3.2, z) * (0.5 + 0.6 * smooth(3, 8, z))
    heights = crags(heights + 1.85 * cone * (0.82 + 0.36 * sharp) - 0.25 * smooth(2.2, 0.4, z), 0.085, 5)
    sun = Sun(1.02, 0.36, "#ffc58c", 0.9, 0.9)
    picture = sky(size, 0.56, [(0, "#0b3048"), (0.35, "#1f5f7e"), (0.66, "#7fa9b8"), (0.85, "#f0c79c"), (1, "#ffe0b4")], sun)
    clouds(picture, 0.56, 14, Clouds(0.26, 1.5, "#ffdcb8", "#5f7f96", 0.5, 0.8), sun)
    ground = Ground(low="#39463a", high="#6b6256", rock="#5b544f", snow_line=0.44)
    air = Air(78, 15, "#ffb877", 4.2, "#7ba0c8", 0.62, "#9fbccb", "#ffd9ae", 9.0, "#e6e4e2", 0.13, 0.09)
    land = Land(heights, 10, ground)
    cover, far = lay(picture, land, View(0.93, 0.525, 1.5, 0.5), air, 0.92)
    # the summit is where the nearest cone meets the sky
    top = int(np.argmax(cover.max(1) > 0.5))
    column = int(np.mean(np.flatnonzero(cover[top + 6] > 0.5)))
    y = float(np.argmax(cover[:, column] > 0.5))
    unit = width / 2551
    pole(picture, column, y - 170 * unit, y + 12, 7 * unit, "#f7efe0")
    fly(picture, CICA, (column + 3 * unit, y - 168 * unit), (150 * unit, 92 * unit), 1.1, 1.15)
    people: list[Points] = []
    for dx, pose in ((-52, "down"), (-92, "up"), (64, "poles")):
        foot = float(np.argmax(cover[:, int(column + dx * unit)] > 0.5)) + 5 * unit
        people += climber(column + dx * unit, foot, 62 * unit, 0, True, pose)
    figures(picture, people, "#172530", "#ffcf96", 1, 0.9)
    return picture


def peak_summit(size: Size) -> Array:
    """A rope party on a snow crest beside the flag, ranges behind them at sunrise."""
    width, height = size
    x, z, soft, sharp = field(21, 7)
    heights = 0.15 + 0.2 * soft + 0.75 * sharp * smooth(1.0, 5, z)
    sun = Sun(0.16, 0.42, "#ffd19a", 1.0, 0.8)
    picture = sky(size, 0.6, [(0, "#1a5676"), (0.5, "#6fa6bc"), (0.85, "#f3d2a6"), (1, "#ffe6c0")], sun)
    clouds(picture, 0.6, 31, Clouds(0.2, 1.2, "#fff0da", "#88a2b4", 0.5, 0.7), sun)
    air = Air(-60, 13, "#ffc48a", 3.6, "#86a8cc", 0.6, "#a9c3d2", "#ffe0b8", 6.0, "#e9eaec", 0.25, 0.12)
    lay(picture, Land(heights, 10, Ground(snow_line=0.5, low="#43503f")), View(1.12, 0.44, 1.1, 1.0), air, 0.95)
    xs, _ = grid(width, height)
    along = xs[0]
    crest = 0.80 - 0.22 * np.exp(-(((along - 0.60) / 0.28) ** 2)) + 0.012 * line(width, 9, 4, 6)
    _, ys = grid(width, height)
    snow = np.clip((ys - crest[None, :]) * height + 0.5, 0, 1)
    relief = fractal(width, height, 14, 8, 7)
    gy, gx = np.gradient(blur(relief, 2))
    lit = np.clip(0.52 + (gx * 1.4 - gy) * width / 60 - 0.5 * (along[None, :] - 0.55), 0, 1)
    tone = rgb("#7f9fbd") + (rgb("#fff0dc") - rgb("#7f9fbd")) * lit[..., None]
    tone = tone * (1 - 0.35 * smooth(0, 0.4, ys - crest[None, :]))[..., None]
    over(picture, tone, snow)
    unit = width / 2091

    def foot(u: float) -> float:
        return float(crest[int(u * width)]) * height + 10 * unit

    pole(picture, 0.60 * width, foot(0.6) - 520 * unit, foot(0.6), 10 * unit, "#f4ead8")
    fly(picture, CICA, (0.60 * width + 5 * unit, foot(0.6) - 512 * unit), (430 * unit, 270 * unit), 0.6, 1.08)
    people: list[Points] = []
    poses = (("poles", 0.32), ("down", 0.40), ("up", 0.49), ("down", 0.555), ("poles", 0.70), ("up", 0.79))
    for pose, u in poses:
        people += climber(u * width, foot(u), 250 * unit * (0.94 + 0.1 * ((u * 37) % 1)), 0, True, pose)
    figures(picture, people, "#16303f", "#ffd7a0", -1, 0.9)
    return picture


def peak_ridge(size: Size) -> Array:
    """A ridge in morning light, range behind range."""
    x, z, soft, sharp = field(47, 6)
    heights = crags(0.12 + 0.24 * soft + 0.85 * sharp * smooth(0.3, 3.5, z), 0.10, 9)
    sun = Sun(0.9, 0.2, "#fff0d2", 0.7, 0.7)
    picture = sky(size, 0.5, [(0, "#2a7092"), (0.7, "#9cc6d4"), (1, "#e9e6d6")], sun)
    clouds(picture, 0.5, 8, Clouds(0.34, 1.0, "#ffffff", "#9fb4c2", 0.5, 0.85), sun)
    air = Air(-72, 24, "#ffe2bc", 4.4, "#88acd2", 0.6, "#b5ccd8", "#f4ead6", 8.0)
    lay(picture, Land(heights, 10, Ground(snow_line=0.68, low="#5a6a44", high="#7b7458")), View(1.32, 0.27, 1.15, 0.8), air, 0.85)
    return picture


def high_range(size: Size) -> Array:
    """Eight-thousanders at dawn above a glacier."""
    x, z, soft, sharp = field(113, 5)
    heights = crags(0.05 + 0.18 * soft + 1.25 * sharp * smooth(1.6, 6.4, z) + 1.35 * bump(x, z, 4.0, 6.6, 1.1, 1.3), 0.14, 13)
    sun = Sun(1.0, 0.3, "#ffc594", 0.6, 0.8)
    picture = sky(size, 0.6, [(0, "#174a70"), (0.6, "#7aa2bd"), (1, "#f4cda8")], sun)
    air = Air(80, 14, "#ffb27a", 4.2, "#7da0cc", 0.62, "#a9bed0", "#ffd9b4", 11.0)
    lay(picture, Land(heights, 10, Ground(snow_line=0.35, low="#5a564e", high="#6b645c")), View(0.75, 0.5, 1.0, 0.6), air, 0.92)
    return picture


def _trees(picture: Array, shore: float, seed: int, palette: tuple[str, ...], tall: tuple[float, float], count: int, span: tuple[float, float] = (0, 1)) -> None:
    """Plant conifers along a shore line (fraction of the height), far ones first."""
    height, width = picture.shape[:2]
    rng = np.random.default_rng(seed)
    for layer in range(3):
        for colour in palette:
            shapes = []
            for _ in range(count // (3 * len(palette))):
                x = rng.uniform(*span) * width
                foot = (shore + rng.uniform(-0.012, 0.0) * (2 - layer)) * height
                t = rng.uniform(*tall) * height * (0.6 + 0.2 * layer)
                wide = t * rng.uniform(0.13, 0.19)
                left = []
                for k in range(9):
                    up = k / 9
                    w = wide * (1 - up) ** 0.85
                    left += [(x - w, foot - up * t - 0.03 * t), (x - w * 0.58, foot - (up + 0.075) * t)]
                right = [(2 * x - a, b) for a, b in reversed(left)]
                shapes.append([*left, (x, foot - t), *right])
            tone = rgb(colour) * np.float32(0.72 + 0.16 * layer)
            mask = polygons(width, height, shapes, 2)
            lit = tone * (0.85 + 0.35 * fractal(width, height, 90, seed + layer, 3))[..., None]
            over(picture, np.clip(lit, 0, 1), mask)


def autumn_opener(size: Size) -> Array:
    """September: larches in gold around a mountain lake, mirrored at first light."""
    x, z, soft, sharp = field(33, 6)
    valley = smooth(0.4, 2.6, np.abs(x - 5.1 - 0.12 * (z - 4)))
    heights = -0.12 + 0.10 * soft + (0.4 + 1.7 * sharp) * valley * smooth(1.2, 4.6, z) + 2.6 * bump(x, z, 5.2, 6.6, 1.5, 1.3) * (0.75 + 0.5 * sharp)
    heights = crags(heights, 0.16, 17)
    sun = Sun(0.05, 0.16, "#ffe3b8", 0.7, 0.8)
    picture = sky(size, 0.5, [(0, "#16506e"), (0.6, "#6da3b6"), (1, "#f2d6ae")], sun)
    clouds(picture, 0.5, 41, Clouds(0.30, 1.3, "#fff0d8", "#7f9cad", 0.55, 0.8), sun)
    air = Air(-75, 22, "#ffce94", 3.6, "#86aacb", 0.55, "#a8c2cc", "#ffe0b4", 14.0)
    ground = Ground(low="#8a7430", high="#6d6a4c", rock="#6a645c", snow_line=1.12, patches="#a85f22", rock_slope=(0.7, 1.3))
    lay(picture, Land(heights, 10, ground), View(0.13, 0.53, 1.2, 0.4), air, 0.95)
    _trees(picture, 0.555, 5, ("#c07a1e", "#9c4f1c", "#3d5238", "#d79a2e", "#2f4535"), (0.035, 0.085), 260)
    water(picture, 0.555, 7, "#0c3140", 0.8, 0.55)
    return picture


def forest_lake(size: Size) -> Array:
    """A lake between spruce woods with a peak at its end."""
    x, z, soft, sharp = field(151, 6)
    valley = smooth(0.2, 2.4, np.abs(x - 5 + 0.1 * (z - 5)))
    heights = -0.1 + 0.08 * soft + (0.3 + 1.5 * sharp) * valley * smooth(1.0, 5.0, z) + 2.2 * bump(x, z, 4.7, 6.8, 1.4, 1.2) * (0.75 + 0.5 * sharp)
    heights = crags(heights, 0.14, 19)
    sun = Sun(0.9, 0.1, "#fff2d8", 0.5, 0.7)
    picture = sky(size, 0.5, [(0, "#1f6e90"), (0.7, "#93c1cc"), (1, "#e9ead8")], sun)
    clouds(picture, 0.5, 153, Clouds(0.4, 1.0, "#ffffff", "#93aab6", 0.5, 0.9), sun)
    air = Air(65, 28, "#fff0d0", 3.2, "#86add0", 0.6, "#afcad2", "#eef0e0", 15.0)
    ground = Ground(low="#3f5e3c", high="#5f6b4c", rock="#6f6a62", snow_line=1.0, rock_slope=(0.75, 1.3))
    lay(picture, Land(heights, 10, ground), View(0.12, 0.52, 1.0, 0.4), air, 0.95)
    _trees(picture, 0.55, 6, ("#24452f", "#2f5638", "#1d3a2c", "#3d6440"), (0.035, 0.085), 420)
    water(picture, 0.55, 9, "#0d4450", 0.78, 0.7)
    return picture
