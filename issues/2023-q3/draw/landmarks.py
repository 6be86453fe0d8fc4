"""Draw New York, and the single buildings of the issue: a palace, an arch, a headquarters."""

from __future__ import annotations

import numpy as np

from .flags import DESIGNS, fly, pole
from .ground import Size
from .noise import fractal
from .raster import Array, Points, curve, ellipse, grid, limb, over, polygons, rgb, smooth
from .sky import Clouds, Sun, sky
from .sky import shine as sunshine
from .skyline import Rows, haze, panes, shine, solid, towers, water
from .townscape import BLUE, DUSK, backdrop, bank, ratio_of, start


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
    picture, lights = start(size, level, DUSK, Sun(0.72, 0.62, "#ffb57e", 0.8, 0.6), Clouds(0.28, 1.3, "#f8bd98", "#566a84", 0.5, 0.85), 71)
    backdrop(picture, lights, 72, level, 0.40, ("#8d8793", "#45596f", "#34485d"), "#d9a590")
    _slab(picture, lights, 0.30, level, 0.16, 0.47, 7)
    dome = curve([(0.49, level), (0.49, level - 0.055), (0.55, level - 0.07), (0.63, level - 0.10), (0.72, level - 0.075), (0.76, level - 0.06), (0.76, level)], 10)
    mask = solid(picture, lights, [dome], ("#e4ded2", "#8c8f96"), 0.06)
    panes(lights, mask, (14, 30), "#ffdca0", 3, 0.5, 0.3)
    towers(picture, lights, 75, Rows(level + 0.004, 0.01, 0.06, "#2a3c4e", "#223346", 0.4, window=6, width=(0.02, 0.05)))
    bank(picture, lights, level + 0.006, 8, lamps=50)
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
    picture, lights = start(size, level, BLUE, Sun(0.3, 0.62, "#ffae74", 0.8, 0.6), Clouds(0.25, 1.3, "#e8ab90", "#3d5570", 0.5, 0.8), 81)
    backdrop(picture, lights, 82, level, 0.36, ("#6d7488", "#3a4f68", "#2b4058"), "#b08a86")
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
    bank(picture, lights, level + 0.005, 18, trees=False)
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
        return float(0.655 - 0.045 * np.cos((x - 0.55) * 2.4)) * height

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


def palace(size: Size) -> Array:
    """A white palace with a blue dome and a spire, mirrored in a basin at dusk."""
    width, height = size
    level, ratio = 0.66, ratio_of(size)
    picture, lights = start(size, level, DUSK, Sun(0.78, 0.6, "#ffb980", 0.9, 0.6), Clouds(0.3, 1.2, "#ffcaa0", "#586b84", 0.5, 0.9), 141)
    backdrop(picture, lights, 142, level, 0.2, ("#9a8d94", "#55647a", "#46566b"), "#e6ac8c")
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
    bank(picture, lights, level + 0.004, 38, "#1d2b2a", 30)
    shine(picture, lights, width / 380)
    water(picture, level + 0.004, 39, "#12303f", 0.82, 0.5)
    return picture


def arch(size: Size) -> Array:
    """A triumphal arch at the end of a wet avenue, lit from below."""
    width, height = size
    level, ratio = 0.64, ratio_of(size)
    picture, lights = start(size, level, BLUE, Sun(0.5, 0.6, "#ffb47c", 0.9, 0.5), Clouds(0.32, 1.2, "#f0b696", "#43586f", 0.5, 0.85), 151)
    bank(picture, lights, level, 48, "#1b2a33", 0)
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
    picture, lights = start(size, level, BLUE, Sun(0.12, 0.66, "#ffb47a", 0.8, 0.6), Clouds(0.3, 1.2, "#efb79a", "#43596f", 0.5, 0.85), 161)
    backdrop(picture, lights, 162, level - 0.02, 0.34, ("#6f788a", "#3f536a", "#32475d"), "#c0948a")

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
