"""Draw the steppes and fields of the issue, and what stands, grazes, flies and rolls on them."""

from __future__ import annotations

import numpy as np

from .figures import figures
from .ground import CELLS, Size, field, lay
from .noise import fractal, line
from .raster import Array, Points, add, blur, curve, ellipse, grid, limb, linear, over, polygons, rgb, smooth
from .sky import Clouds, Sun, clouds, shine, sky, stars
from .terrain import Air, Ground, Land, View


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
        beat = rng.uniform(0.55, 1.0)
        shapes.append(limb(cx - 0.98 * s, cy + 0.02 * s, cx - 0.3 * s, cy, 0.018 * s, 0.042 * s))
        shapes.append(limb(cx - 0.35 * s, cy, cx + 0.28 * s, cy + 0.01 * s, 0.062 * s, 0.075 * s))
        shapes.append(limb(cx + 0.28 * s, cy + 0.01 * s, cx + 0.86 * s, cy + 0.05 * s, 0.03 * s, 0.012 * s))
        for side, reach in ((-1.0, 0.62 * beat + 0.2), (1.0, 0.30 * beat + 0.12)):
            elbow = (cx - 0.14 * s, cy + side * reach * 0.52 * s)
            tip = (cx + 0.40 * s, cy + side * reach * s)
            shapes.append(curve([(cx - 0.20 * s, cy), elbow, (cx + 0.08 * s, cy + side * reach * 0.86 * s), tip, (cx + 0.22 * s, cy + side * reach * 0.62 * s), (cx + 0.20 * s, cy)], 6))
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
