"""Draw the mountains, steppes, lakes and coasts of the issue."""

from __future__ import annotations

import numpy as np

from .flags import CICA, fly, pole
from .noise import eroded, fractal, line, ridged, warp
from .raster import Array, Points, add, blur, curve, ellipse, filmic, grid, limb, linear, over, polygons, rgb, smooth
from .sky import Clouds, Sun, clouds, shine, sky, stars
from .skyline import water
from .terrain import Air, Ground, Land, View, render

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


def lay(picture: Array, land: Land, view: View, air: Air, exposure: float = 1.0) -> tuple[Array, Array]:
    """Render land over a sky in place; give its coverage and distance."""
    light, cover, far = render((picture.shape[1], picture.shape[0]), land, view, air)
    over(picture, filmic(light, exposure), cover)
    return cover, far


def climber(x: float, y: float, size: float, lean: float = 0.0, pack: bool = True, arms: str = "poles") -> list[Points]:
    """Give a standing mountaineer as polygons; (x, y) is between the feet, `size` the height in pixels."""
    s = size

    def at(dx: float, up: float) -> tuple[float, float]:
        return x + (dx + lean * up) * s, y - up * s

    def stroke(a: tuple[float, float], b: tuple[float, float], ra: float, rb: float) -> Points:
        return limb(*at(*a), *at(*b), ra * s, rb * s)

    parts = [
        stroke((-0.08, 0.0), (-0.035, 0.46), 0.035, 0.06),
        stroke((0.10, 0.02), (0.035, 0.46), 0.035, 0.06),
        stroke((0, 0.48), (0, 0.76), 0.085, 0.10),
        stroke((0, 0.82), (0.01, 0.86), 0.05, 0.05),
        ellipse(*at(0.012, 0.925), 0.062 * s, 0.072 * s),
    ]
    if pack:
        parts.append(stroke((-0.12, 0.56), (-0.11, 0.80), 0.07, 0.07))
    if arms == "poles":
        parts += [stroke((0.05, 0.77), (0.17, 0.58), 0.042, 0.03), stroke((0.17, 0.58), (0.25, 0.62), 0.03, 0.026)]
        parts.append(stroke((0.25, 0.68), (0.29, -0.01), 0.008, 0.006))
    elif arms == "up":
        parts += [stroke((-0.07, 0.78), (-0.22, 0.98), 0.042, 0.03), stroke((-0.22, 0.98), (-0.25, 1.16), 0.03, 0.026)]
        parts += [stroke((0.07, 0.78), (0.22, 0.97), 0.042, 0.03), stroke((0.22, 0.97), (0.26, 1.15), 0.03, 0.026)]
    else:
        parts += [stroke((0.07, 0.77), (0.15, 0.58), 0.042, 0.03), stroke((-0.07, 0.77), (-0.13, 0.57), 0.042, 0.03)]
    return parts


def figures(picture: Array, shapes: list[Points], colour: str, rim: str, side: float = 1.0, power: float = 0.8) -> None:
    """Lay silhouettes with a rim of light on one side (+1 right, -1 left), in place."""
    height, width = picture.shape[:2]
    mask = np.zeros((height, width), np.float32)
    for shape in shapes:
        xs, ys = [p[0] for p in shape], [p[1] for p in shape]
        x0, y0 = max(0, int(min(xs)) - 2), max(0, int(min(ys)) - 2)
        x1, y1 = min(width, int(max(xs)) + 3), min(height, int(max(ys)) + 3)
        if x1 <= x0 or y1 <= y0:
            continue
        part = polygons(x1 - x0, y1 - y0, [[(a - x0, b - y0) for a, b in shape]], 4)
        mask[y0:y1, x0:x1] = np.maximum(mask[y0:y1, x0:x1], part)
    over(picture, rgb(colour), mask)
    reach = max(2, int(width / 420))
    soft = blur(mask, reach * 0.7)
    edge = np.clip(mask - np.roll(soft, (reach // 2, -int(side * reach)), (0, 1)), 0, 1)
    add(picture, rgb(rim), edge * power)


def peak_cover(size: Size) -> Array:
    """The cover: a single summit at sunrise above a sea of cloud, with a flag on top."""
    width, height = size
    x, z, soft, sharp = field(3, 7)
    cone = bump(x, z, 5.15, 4.2, 1.15, 1.3)
    heights = 0.10 + 0.20 * soft + 0.42 * sharp * smooth(0.4, 3.2, z) * (0.5 + 0.6 * smooth(3, 8, z))
    heights = heights + 1.42 * cone * (0.78 + 0.42 * sharp) - 0.25 * smooth(2.2, 0.4, z)
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
    x, z, soft, sharp = field(45, 6)
    heights = 0.12 + 0.24 * soft + 0.85 * sharp * smooth(0.3, 3.5, z)
    sun = Sun(0.9, 0.2, "#fff0d2", 0.7, 0.7)
    picture = sky(size, 0.5, [(0, "#2a7092"), (0.7, "#9cc6d4"), (1, "#e9e6d6")], sun)
    clouds(picture, 0.5, 8, Clouds(0.34, 1.0, "#ffffff", "#9fb4c2", 0.5, 0.85), sun)
    air = Air(-72, 24, "#ffe2bc", 4.4, "#88acd2", 0.6, "#b5ccd8", "#f4ead6", 8.0)
    lay(picture, Land(heights, 10, Ground(snow_line=0.68, low="#5a6a44", high="#7b7458")), View(0.95, 0.36, 1.15, 0.5), air, 0.9)
    return picture


def steppe_opener(size: Size) -> Array:
    """July: evening clouds over the steppe and a wedge of cranes."""
    width, height = size
    x, z, soft, sharp = field(5, 5)
    heights = 0.02 + 0.035 * soft + 0.32 * sharp * smooth(6.5, 9.6, z)
    sun = Sun(0.74, 0.68, "#ffd08a", 1.0, 0.75, 0.018)
    picture = sky(size, 0.72, [(0, "#0f4660"), (0.4, "#3f87a0"), (0.7, "#d7bd8f"), (0.9, "#ffcf86"), (1, "#ffe3a8")], sun)
    clouds(picture, 0.72, 12, Clouds(0.46, 1.5, "#ffe6bd", "#6d8797", 0.5, 0.95), sun)
    air = Air(14, 9, "#ffca80", 3.2, "#8aa6b8", 0.55, "#e9c898", "#ffdf9e", 6.0)
    ground = Ground(low="#8a7f3a", high="#a08a48", rock="#7a6a50", patches="#5f7038")
    lay(picture, Land(heights, 10, ground), View(0.16, 0.715, 1.25, 0.2), air, 1.0)
    _grass(picture, 0.80, 3)
    _cranes(picture, 0.38, 0.30, 0.5, 11)
    return picture


def _grass(picture: Array, top: float, seed: int, dark: str = "#3a3a1c", light: str = "#f4c878") -> None:
    """Let feather grass stand in the foreground, lit from behind and out of focus near the foot."""
    height, width = picture.shape[:2]
    rng = np.random.default_rng(seed)
    unit = height / 3579
    for layer in range(4):
        shapes, heads = [], []
        for _ in range(150):
            x = rng.uniform(-0.02, 1.02) * width
            foot = height * 1.02
            tall = (1.02 - top) * height * rng.uniform(0.3, 0.75) * (0.62 + 0.16 * layer)
            lean = rng.normal(0.18, 0.12) * tall
            mid = (x + lean * 0.3, foot - tall * 0.6)
            tip = (x + lean, foot - tall)
            thick = unit * rng.uniform(1.6, 3.2) * (1 + 0.5 * layer)
            shapes.append([(x - thick, foot), (mid[0] - thick * 0.7, mid[1]), tip, (mid[0] + thick * 0.7, mid[1]), (x + thick, foot)])
            if rng.uniform() < 0.7:
                heads.append(limb(*tip, tip[0] + lean * 0.34, tip[1] - tall * 0.07 * rng.uniform(-0.4, 1), thick * 1.7, thick * 0.4))
        band = slice(int(top * height * 0.9), height)
        offset = band.start
        moved = [[(a, b - offset) for a, b in s] for s in shapes]
        ears = [[(a, b - offset) for a, b in s] for s in heads]
        stems = blur(polygons(width, height - offset, moved, 2), 0.8 + layer * 1.5 * unit)
        tufts = blur(polygons(width, height - offset, ears, 2), 1.2 + layer * 2 * unit)
        over(picture[band], rgb(dark), stems * 0.75)
        add(picture[band], rgb(light), tufts * 0.5)


def _cranes(picture: Array, x: float, y: float, span: float, count: int, colour: str = "#16303c") -> None:
    """Draw cranes flying in a wedge; x, y of the leader and span in widths."""
    height, width = picture.shape[:2]
    rng = np.random.default_rng(9)
    shapes: list[Points] = []
    for i in range(count):
        arm = (i + 1) // 2 * (1 if i % 2 else -1)
        cx = (x + abs(arm) * span / count * 1.25) * width
        cy = y * height + arm * width * 0.026 + rng.normal(0, 3)
        s = width * 0.024 * rng.uniform(0.9, 1.08)
        beat = rng.uniform(-0.5, 0.8)
        up = 0.55 * beat
        shapes.append(limb(cx - 0.95 * s, cy, cx - 0.3 * s, cy + 0.02 * s, 0.018 * s, 0.04 * s))
        shapes.append(limb(cx - 0.35 * s, cy, cx + 0.3 * s, cy, 0.07 * s, 0.09 * s))
        shapes.append(limb(cx + 0.3 * s, cy, cx + 0.9 * s, cy + 0.06 * s, 0.03 * s, 0.012 * s))
        for side in (-1.0, 1.0):
            tip = (cx - 0.1 * s + side * 0.22 * s, cy - side * up * s - 0.55 * s * abs(side) * (1 if side > 0 else -1) * 0.0 - side * 0.62 * s)
            shapes.append([(cx - 0.16 * s, cy), (cx + 0.16 * s, cy), ((cx + tip[0]) / 2 + 0.16 * s, (cy + tip[1]) / 2), tip, ((cx + tip[0]) / 2 - 0.14 * s, (cy + tip[1]) / 2)])
    over(picture, rgb(colour), polygons(width, height, shapes, 3) * 0.92)


def yurt(x: float, y: float, size: float) -> list[Points]:
    """Give a felt tent as polygons: wall, dome, crown; `size` is its width in pixels."""
    s = size
    wall = [(x - 0.5 * s, y), (x - 0.47 * s, y - 0.26 * s), (x + 0.47 * s, y - 0.26 * s), (x + 0.5 * s, y)]
    arc = [(x + 0.5 * s * float(np.cos(a)), y - 0.25 * s - 0.24 * s * float(np.sin(a)) ** 0.9) for a in np.linspace(0.0, np.pi, 40)]
    crown = [(x - 0.09 * s, y - 0.47 * s), (x + 0.09 * s, y - 0.47 * s), (x + 0.07 * s, y - 0.53 * s), (x - 0.07 * s, y - 0.53 * s)]
    return [wall, arc, crown]


def night_opener(size: Size) -> Array:
    """August: yurts with lamplight under the Milky Way."""
    width, height = size
    x, z, soft, sharp = field(9, 5)
    heights = 0.03 + 0.05 * soft + 0.55 * sharp * smooth(4.5, 9.6, z)
    picture = sky(size, 0.76, [(0, "#04111f"), (0.5, "#0a2a44"), (0.85, "#1f5570"), (1, "#4c7f8c")])
    stars(picture, 0.76, 8, 1.3)
    shine(picture, Sun(0.2, 0.78, "#f0b070", 0.30, 0.5))
    air = Air(-40, 30, "#9fc0e8", 0.30, "#35587c", 0.35, "#1d4a60", "#2c5c70", 9.0)
    lay(picture, Land(heights, 10, Ground(low="#4a5a40", high="#4d5448", snow_line=0.42)), View(0.14, 0.76, 1.2, 0.2), air, 0.8)
    for cx, cy, s in ((0.70, 0.835, 0.13), (0.86, 0.85, 0.17), (0.40, 0.885, 0.30)):
        _lit_yurt(picture, cx, cy, s)
    return picture


def _lit_yurt(picture: Array, cx: float, cy: float, size: float) -> None:
    height, width = picture.shape[:2]
    px, py, s = cx * width, cy * height, size * width
    shapes = yurt(px, py, s)
    mask = polygons(width, height, shapes, 2)
    x, y = grid(width, height)
    t = np.clip((x * width - px) / s + 0.5, 0, 1)
    up = np.clip((py - y * height) / (0.5 * s), 0, 1)
    felt = rgb("#30353c") + (rgb("#7b7468") - rgb("#30353c")) * (np.exp(-(((t - 0.36) / 0.3) ** 2)) * (0.4 + 0.6 * up))[..., None]
    over(picture, felt * np.float32(0.85), mask)
    band = mask * smooth(0.030, 0.018, np.abs(up - 0.5))
    over(picture, rgb("#8b4a34") * np.float32(0.7), band * 0.8)
    door = polygons(width, height, [[(px - 0.07 * s, py), (px - 0.07 * s, py - 0.21 * s), (px + 0.07 * s, py - 0.21 * s), (px + 0.07 * s, py)]], 3)
    over(picture, rgb("#ffcf7d"), door)
    crown = polygons(width, height, [shapes[2]], 3)
    over(picture, rgb("#ffbf66"), crown * 0.8)
    glow = np.exp(-np.hypot((x * width - px) / (0.42 * s), (y * height - py - 0.03 * s) / (0.11 * s)) * 1.4)
    add(picture, rgb("#ffab52"), glow * 0.55 * (y * height > py - 0.01 * s))
    add(picture, rgb("#ffb45e"), blur(door, s * 0.05) * 0.8 + blur(crown, s * 0.04) * 0.4)


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
    sun = Sun(0.05, 0.16, "#ffe3b8", 0.7, 0.8)
    picture = sky(size, 0.5, [(0, "#16506e"), (0.6, "#6da3b6"), (1, "#f2d6ae")], sun)
    clouds(picture, 0.5, 41, Clouds(0.30, 1.3, "#fff0d8", "#7f9cad", 0.55, 0.8), sun)
    air = Air(-75, 22, "#ffce94", 3.6, "#86aacb", 0.55, "#a8c2cc", "#ffe0b4", 14.0)
    ground = Ground(low="#8a7430", high="#6d6a4c", rock="#6a645c", snow_line=1.12, patches="#a85f22", rock_slope=(0.7, 1.3))
    lay(picture, Land(heights, 10, ground), View(0.13, 0.53, 1.2, 0.4), air, 0.95)
    _trees(picture, 0.555, 5, ("#c07a1e", "#9c4f1c", "#3d5238", "#d79a2e", "#2f4535"), (0.035, 0.085), 260)
    water(picture, 0.555, 7, "#0c3140", 0.8, 0.55)
    return picture


def rape_lake(size: Size) -> Array:
    """Yellow fields before a highland lake and bare hills."""
    width, height = size
    x, z, soft, sharp = field(61, 5)
    heights = -0.03 + 1.25 * sharp * smooth(5.4, 8.6, z) + 0.03 * soft * smooth(5, 7, z) + 0.05 * smooth(2.1, 0.7, z)
    sun = Sun(0.75, 0.1, "#fff4dc", 0.5, 0.7)
    picture = sky(size, 0.44, [(0, "#2b7fa6"), (0.7, "#9fd0dc"), (1, "#e6f0ea")], sun)
    clouds(picture, 0.44, 55, Clouds(0.5, 1.0, "#ffffff", "#9db2c0", 0.45, 0.95), sun)
    tint = np.broadcast_to(linear("#7d8a4e"), (CELLS, CELLS, 3)).copy()
    over(tint, linear("#2f8ca6"), smooth(0.0, -0.012, heights) * (z > 1.2))
    rows = 0.75 + 0.25 * np.sin(x * 46 + 0.6 * soft)
    over(tint, linear("#f0c419") * np.float32(1.1), smooth(2.3, 2.1, z + 0.5 * soft) * rows)
    over(tint, linear("#d9c07a"), np.exp(-(((heights + 0.004) / 0.006) ** 2)) * (z > 1.5) * 0.8)
    heights = np.maximum(heights, -0.015)
    air = Air(50, 40, "#fff0d8", 2.5, "#9cc0dc", 0.6, "#b9d3dd", "#eef0e6", 26.0)
    lay(picture, Land(heights, 10, Ground(rock="#8c8468"), tint), View(0.34, 0.385, 1.1, 0.3), air, 0.72)
    return picture


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


def wind_steppe(size: Size) -> Array:
    """Wind turbines on rolling grassland under tall clouds."""
    width, height = size
    x, z, soft, _ = field(73, 4)
    heights = 0.04 + 0.11 * soft * smooth(0.5, 3, z)
    sun = Sun(0.2, 0.2, "#fff0cc", 0.6, 0.7)
    picture = sky(size, 0.62, [(0, "#1f6f94"), (0.6, "#83bccd"), (1, "#f0ead2")], sun)
    clouds(picture, 0.62, 82, Clouds(0.45, 1.3, "#ffffff", "#8ea7b6", 0.45, 0.95), sun)
    ground = Ground(low="#6f8a3c", high="#94a050", patches="#8f8f44", rock="#7d7a5a")
    air = Air(-50, 24, "#ffe6b4", 2.6, "#8fb4d0", 0.55, "#bfd5da", "#fff0d0", 22.0)
    cover, _ = lay(picture, Land(heights, 10, ground), View(0.42, 0.58, 1.0, 0.4), air, 0.72)
    rng = np.random.default_rng(4)
    shapes: list[Points] = []
    for cx, s in ((0.14, 0.25), (0.30, 0.42), (0.47, 0.20), (0.58, 0.30), (0.72, 0.62), (0.88, 0.24), (0.95, 0.17), (0.39, 0.14)):
        x0 = cx * width
        y0 = (0.585 + 0.16 * s + 0.02) * height
        tall = s * height * 0.92
        hub = (x0, y0 - tall)
        shapes.append([(x0 - tall * 0.016, y0), (x0 + tall * 0.016, y0), (x0 + tall * 0.007, hub[1]), (x0 - tall * 0.007, hub[1])])
        spin = rng.uniform(0, 2)
        for k in range(3):
            a = spin + k * 2 * np.pi / 3
            tip = (hub[0] + 0.58 * tall * float(np.cos(a)), hub[1] + 0.58 * tall * float(np.sin(a)))
            nx, ny = -float(np.sin(a)), float(np.cos(a))
            root = (hub[0] + 0.1 * (tip[0] - hub[0]), hub[1] + 0.1 * (tip[1] - hub[1]))
            shapes.append([hub, (root[0] + nx * tall * 0.018, root[1] + ny * tall * 0.018), tip, (root[0] - nx * tall * 0.006, root[1] - ny * tall * 0.006)])
        shapes.append(ellipse(*hub, tall * 0.018, tall * 0.018))
    mask = polygons(width, height, shapes, 4)
    tone = rgb("#dfe6e8") + (rgb("#fffaf0") - rgb("#dfe6e8")) * np.clip(1 - blur(mask, 3) + 0.2, 0, 1)[..., None]
    over(picture, tone, mask * 0.96)
    return picture


def train_steppe(size: Size) -> Array:
    """A long container train crossing the steppe towards the mountains at evening."""
    width, height = size
    x, z, soft, sharp = field(91, 5)
    heights = 0.01 + 0.02 * soft + 1.3 * sharp * smooth(5.8, 9.0, z)
    sun = Sun(0.1, 0.36, "#ffcb8c", 0.9, 0.7)
    picture = sky(size, 0.5, [(0, "#236384"), (0.6, "#a3bdbf"), (1, "#ffd9a2")], sun)
    clouds(picture, 0.5, 93, Clouds(0.36, 1.2, "#ffe9c8", "#7f97a6", 0.5, 0.9), sun)
    air = Air(-70, 12, "#ffc583", 3.2, "#8caac4", 0.55, "#c9c4b4", "#ffdda6", 16.0)
    ground = Ground(low="#97824a", high="#7d6a4a", patches="#7a7a40", snow_line=0.75)
    lay(picture, Land(heights, 10, ground), View(0.2, 0.47, 1.05, 0.25), air, 0.78)
    _train(picture)
    return picture


def _train(picture: Array) -> None:
    """Draw the train on a line that runs from near right to far left, in perspective."""
    height, width = picture.shape[:2]
    rng = np.random.default_rng(12)
    colours = ("#b5542f", "#1f5f78", "#d9952b", "#3c6e57", "#8c3a3f", "#c9c2b2", "#28465e")

    def at(s: float, up: float) -> tuple[float, float]:
        """s = 0 near .. 1 far; up = height over the rails in waggon heights."""
        depth = 1 / (1 + 9.0 * s)
        x = 0.02 + 1.12 * depth
        y = 0.50 + 0.36 * depth
        return x * width, (y - up * 0.215 * depth) * height

    bed = [at(-0.04, -0.22), *[at(s, -0.06) for s in np.linspace(0, 1, 30)], *[at(s, -0.42) for s in np.linspace(1, -0.03, 30)]]
    over(picture, rgb("#6d5c45"), blur(polygons(width, height, [bed], 2), 1.2))
    rail = [*[at(s, -0.02) for s in np.linspace(-0.05, 1, 40)], *[at(s, -0.09) for s in np.linspace(1, -0.05, 40)]]
    over(picture, rgb("#3b3530"), polygons(width, height, [rail], 3))
    spots = [1 / (1 + i * 0.20) for i in range(44)]
    for i in range(42, -1, -1):
        near, away = (1 / spots[i] - 1) / 9.0 - 0.06, (1 / spots[i + 1] - 1) / 9.0 - 0.06 - 0.0016
        code = str(rng.choice(colours)) if i else "#14495f"
        top = 0.92 if i else 1.12
        side = [at(near, 0.12), at(away, 0.12), at(away, top), at(near, top)]
        base = [at(near, 0.0), at(away, 0.0), at(away, 0.12), at(near, 0.12)]
        over(picture, rgb("#2a2723"), polygons(width, height, [base], 2))
        fade = min(1.0, (1 - spots[i]) * 0.9)
        tone = rgb(code) * np.float32(1.15) + (rgb("#e3c6a0") - rgb(code) * np.float32(1.15)) * np.float32(fade * 0.42)
        mask = polygons(width, height, [side], 3)
        ribs = 0.94 + 0.06 * np.sign(np.sin(np.arange(width) * 2 * np.pi / max(5.0, 24 * spots[i] * width / 2091)))
        over(picture, tone[None, None] * ribs[None, :, None].astype(np.float32), mask)
        lid = [at(near, top), at(away, top), at(away, top - 0.05), at(near, top - 0.05)]
        add(picture, rgb("#ffd9a0"), polygons(width, height, [lid], 2) * 0.45)


def high_range(size: Size) -> Array:
    """Eight-thousanders at dawn above a glacier."""
    x, z, soft, sharp = field(113, 5)
    heights = 0.05 + 0.18 * soft + 1.25 * sharp * smooth(1.6, 6.4, z) + 1.35 * bump(x, z, 4.0, 6.6, 1.1, 1.3)
    sun = Sun(1.0, 0.3, "#ffc594", 0.6, 0.8)
    picture = sky(size, 0.6, [(0, "#174a70"), (0.6, "#7aa2bd"), (1, "#f4cda8")], sun)
    air = Air(80, 14, "#ffb27a", 4.2, "#7da0cc", 0.62, "#a9bed0", "#ffd9b4", 11.0)
    lay(picture, Land(heights, 10, Ground(snow_line=0.35, low="#5a564e", high="#6b645c")), View(0.75, 0.5, 1.0, 0.6), air, 0.92)
    return picture


def terraces(size: Size) -> Array:
    """Fields in strips of green and gold, hills beyond."""
    x, z, soft, sharp = field(131, 4)
    heights = 0.03 + 0.10 * soft * smooth(0.6, 4, z) + 0.4 * sharp * smooth(7.0, 9.6, z)
    sun = Sun(0.85, 0.25, "#ffe2ac", 0.8, 0.7)
    picture = sky(size, 0.42, [(0, "#3a86a4"), (0.7, "#b9d3cc"), (1, "#f8e4b8")], sun)
    clouds(picture, 0.42, 133, Clouds(0.36, 1.0, "#fff8e6", "#a3b5b6", 0.5, 0.9), sun)
    u = x * np.cos(0.3) + z * np.sin(0.3) + 0.16 * fractal(CELLS, CELLS, 4, 6, 3)
    strip = np.floor(u * 3.4).astype(int)
    block = np.floor((z * 0.9 - x * 0.28) * 0.8).astype(int)
    rng = np.random.default_rng(2)
    palette = np.stack([linear(c) for c in ("#7d9a3c", "#c9a53c", "#5f8238", "#d9bd62", "#8fae4a", "#a8843c")])
    tint = palette[rng.integers(0, 6, 4096)[(strip * 57 + block * 131) % 4096]].copy()
    tint *= (0.86 + 0.14 * np.sin(u * 150))[..., None].astype(np.float32)
    over(tint, linear("#5f5a34"), smooth(0.05, 0.0, np.abs(u * 3.4 - np.round(u * 3.4))) * 0.7)
    air = Air(60, 18, "#ffdc9c", 3.0, "#92b2c8", 0.55, "#d3d8c8", "#fff0c8", 20.0)
    lay(picture, Land(heights, 10, Ground(), tint), View(0.62, 0.36, 1.0, 0.7), air, 0.72)
    return picture


def forest_lake(size: Size) -> Array:
    """A lake between spruce woods with a peak at its end."""
    x, z, soft, sharp = field(151, 6)
    valley = smooth(0.2, 2.4, np.abs(x - 5 + 0.1 * (z - 5)))
    heights = -0.1 + 0.08 * soft + (0.3 + 1.5 * sharp) * valley * smooth(1.0, 5.0, z) + 2.2 * bump(x, z, 4.7, 6.8, 1.4, 1.2) * (0.75 + 0.5 * sharp)
    sun = Sun(0.9, 0.1, "#fff2d8", 0.5, 0.7)
    picture = sky(size, 0.5, [(0, "#1f6e90"), (0.7, "#93c1cc"), (1, "#e9ead8")], sun)
    clouds(picture, 0.5, 153, Clouds(0.4, 1.0, "#ffffff", "#93aab6", 0.5, 0.9), sun)
    air = Air(65, 28, "#fff0d0", 3.2, "#86add0", 0.6, "#afcad2", "#eef0e0", 15.0)
    ground = Ground(low="#3f5e3c", high="#5f6b4c", rock="#6f6a62", snow_line=1.0, rock_slope=(0.75, 1.3))
    lay(picture, Land(heights, 10, ground), View(0.12, 0.52, 1.0, 0.4), air, 0.95)
    _trees(picture, 0.55, 6, ("#24452f", "#2f5638", "#1d3a2c", "#3d6440"), (0.035, 0.085), 420)
    water(picture, 0.55, 9, "#0d4450", 0.78, 0.7)
    return picture


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


def savannah(size: Size) -> Array:
    """Acacias and a table mountain at sunset."""
    width, height = size
    sun = Sun(0.68, 0.60, "#ffc06a", 1.0, 0.6, 0.04)
    picture = sky(size, 0.72, [(0, "#1d5a72"), (0.45, "#9aa79c"), (0.8, "#f6b76a"), (1, "#ffd792")], sun)
    clouds(picture, 0.72, 243, Clouds(0.3, 1.1, "#ffe0a8", "#8f8078", 0.5, 0.8), sun)
    xs, ys = grid(width, height)
    table = 0.72 - 0.17 * smooth(0.08, 0.14, xs[0]) * smooth(0.52, 0.44, xs[0]) - 0.02 * line(width, 9, 3, 5)
    over(picture, rgb("#a8826c"), np.clip((ys - table[None]) * height, 0, 1))
    hills = 0.72 - 0.04 * (line(width, 5, 6, 6) + 0.6)
    over(picture, rgb("#7a6452"), np.clip((ys - hills[None]) * height, 0, 1))
    plain = rgb("#b98a48") + (rgb("#3d3424") - rgb("#b98a48")) * smooth(0.72, 1.0, ys + 0 * xs)[..., None]
    over(picture, plain * (1 + 0.15 * fractal(width, height, 40, 5, 5))[..., None], (np.clip((ys - 0.72) * height, 0, 1) + 0 * xs))
    rng = np.random.default_rng(8)
    for cx, y0, t, tone in ((0.30, 0.745, 0.16, "#54422f"), (0.52, 0.75, 0.12, "#54422f"), (0.92, 0.76, 0.2, "#463726"), (0.80, 0.86, 0.52, "#1f1a14"), (0.12, 0.80, 0.3, "#2f2519")):
        x0, y1, tall = cx * width, y0 * height, t * height
        shapes: list[Points] = [limb(x0, y1, x0 + 0.02 * tall, y1 - 0.45 * tall, 0.035 * tall, 0.022 * tall)]
        for a in (-0.75, -0.35, 0.05, 0.45, 0.85):
            shapes.append(limb(x0 + 0.02 * tall, y1 - 0.43 * tall, x0 + a * 0.62 * tall, y1 - (0.86 - 0.12 * a * a) * tall, 0.018 * tall, 0.006 * tall))
        for _ in range(260):
            u = rng.uniform(-1, 1)
            shapes.append(ellipse(x0 + u * 0.78 * tall, y1 - (0.90 + rng.uniform(-0.055, 0.075) - 0.10 * u * u) * tall, tall * rng.uniform(0.025, 0.055), tall * rng.uniform(0.012, 0.026), 10))
        over(picture, rgb(tone), polygons(width, height, shapes, 2))
    return picture


def radar_dawn(size: Size) -> Array:
    """Radar dishes and two helicopters on the steppe at dawn."""
    width, height = size
    x, z, soft, sharp = field(251, 5)
    heights = 0.015 + 0.03 * soft + 0.3 * sharp * smooth(6.5, 9.5, z)
    sun = Sun(0.28, 0.64, "#ffc27c", 1.0, 0.6, 0.025)
    picture = sky(size, 0.7, [(0, "#163f5a"), (0.45, "#5f8596"), (0.8, "#f0b883"), (1, "#ffdca0")], sun)
    clouds(picture, 0.7, 253, Clouds(0.34, 1.3, "#ffd6a4", "#64758a", 0.5, 0.85), sun)
    air = Air(-20, 6, "#ffb870", 2.4, "#6d8ba4", 0.5, "#d9ab84", "#ffcf94", 5.0)
    lay(picture, Land(heights, 10, Ground(low="#5a5634", high="#6a5f42")), View(0.12, 0.69, 1.1, 0.2), air, 0.9)
    shapes: list[Points] = []
    for cx, y0, s in ((0.80, 0.86, 0.46), (0.60, 0.77, 0.2), (0.50, 0.745, 0.11)):
        x0, y1, t = cx * width, y0 * height, s * height
        shapes.append([(x0 - 0.11 * t, y1), (x0 + 0.11 * t, y1), (x0 + 0.035 * t, y1 - 0.55 * t), (x0 - 0.035 * t, y1 - 0.55 * t)])
        c, sn = float(np.cos(0.62)), float(np.sin(0.62))
        bowl = []
        for a in np.linspace(-np.pi / 2, np.pi / 2, 40):
            u, v = 0.46 * float(np.sin(a)), 0.16 * float(np.cos(a))
            bowl.append((x0 + (-u * sn + v * c) * t, y1 - 0.62 * t + (u * c + v * sn) * t * 0.98))
        shapes.append(bowl)
        tip = (x0 - 0.30 * t * c, y1 - 0.62 * t - 0.30 * t * sn)
        for u in (-0.36, 0.36):
            shapes.append(limb(x0 - u * sn * t, y1 - 0.62 * t + u * c * t, *tip, 0.008 * t, 0.006 * t))
        shapes.append(ellipse(*tip, 0.025 * t, 0.025 * t))
    for cx, cy, s in ((0.20, 0.34, 0.10), (0.33, 0.27, 0.07)):
        x0, y0, t = cx * width, cy * height, s * width
        shapes.append(curve([(x0 - 0.30 * t, y0), (x0 - 0.22 * t, y0 - 0.12 * t), (x0 + 0.05 * t, y0 - 0.13 * t), (x0 + 0.22 * t, y0 - 0.04 * t), (x0 + 0.1 * t, y0 + 0.07 * t), (x0 - 0.2 * t, y0 + 0.08 * t)]))
        shapes.append(limb(x0 + 0.15 * t, y0 - 0.04 * t, x0 + 0.72 * t, y0 - 0.10 * t, 0.045 * t, 0.014 * t))
        shapes.append(limb(x0 + 0.70 * t, y0 - 0.10 * t, x0 + 0.76 * t, y0 - 0.22 * t, 0.014 * t, 0.02 * t))
        shapes.append(limb(x0 - 0.62 * t, y0 - 0.185 * t, x0 + 0.58 * t, y0 - 0.165 * t, 0.008 * t, 0.008 * t))
        shapes.append(limb(x0 - 0.02 * t, y0 - 0.12 * t, x0 - 0.02 * t, y0 - 0.18 * t, 0.02 * t, 0.015 * t))
        shapes.append(limb(x0 - 0.24 * t, y0 + 0.13 * t, x0 + 0.12 * t, y0 + 0.13 * t, 0.008 * t, 0.008 * t))
    figures(picture, shapes, "#14222b", "#ffc88a", -1, 0.6)
    return picture
