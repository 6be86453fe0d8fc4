"""Draw the flat scenes: a portrait at a window, crowds, a garden party, a moon gate, a globe of light."""

from __future__ import annotations

import numpy as np

from . import cities, screens
from .figures import climber, figures
from .ground import Size
from .noise import fractal, line
from .raster import Array, Points, add, blur, curve, ellipse, grid, limb, over, polygons, rgb, smooth
from .sky import Clouds, Sun, clouds, shine, sky
from .skyline import water


def portrait(size: Size) -> Array:
    """Head and shoulders in silhouette against a window on the evening city (no real person)."""
    width, height = size
    view = cities.embankment((int(height * 1.5), height))
    left = int(view.shape[1] * 0.13)
    picture = blur(view[:, left : left + width], width / 90).copy()
    shine(picture, Sun(0.86, 0.36, "#ffd9a0", 0.65, 0.7))
    for x in (0.06, 0.985):
        bar = polygons(width, height, [[((x - 0.03) * width, 0), ((x + 0.03) * width, 0), ((x + 0.03) * width, height), ((x - 0.03) * width, height)]], 1)
        over(picture, rgb("#14222c"), blur(bar, width / 300) * 0.94)
    cx, neck, s = 0.50 * width, 0.585 * height, 0.80 * width
    body = curve([(cx - 0.545 * s, height * 1.3), (cx - 0.535 * s, height * 1.06), (cx - 0.515 * s, height * 0.88), (cx - 0.435 * s, neck + 0.225 * s), (cx - 0.25 * s, neck + 0.125 * s), (cx - 0.115 * s, neck + 0.045 * s), (cx - 0.092 * s, neck - 0.06 * s), (cx + 0.092 * s, neck - 0.06 * s), (cx + 0.115 * s, neck + 0.045 * s), (cx + 0.25 * s, neck + 0.125 * s), (cx + 0.435 * s, neck + 0.225 * s), (cx + 0.515 * s, height * 0.88), (cx + 0.535 * s, height * 1.06), (cx + 0.545 * s, height * 1.3)])
    jaw = [(0.0, 0.515), (0.085, 0.500), (0.138, 0.440), (0.152, 0.355), (0.146, 0.265), (0.128, 0.175), (0.088, 0.095), (0.036, 0.056), (0.0, 0.050)]
    right = [(cx + a * s, neck - b * s) for a, b in jaw]
    head = curve(right + [(2 * cx - a, b) for a, b in reversed(right[1:-1])])
    ears = [ellipse(cx + d * 0.152 * s, neck - 0.275 * s, 0.019 * s, 0.043 * s) for d in (-1, 1)]
    crown = [(-0.158, 0.30), (-0.166, 0.40), (-0.135, 0.495), (-0.06, 0.552), (0.03, 0.560), (0.112, 0.520), (0.158, 0.430), (0.158, 0.31), (0.142, 0.315), (0.128, 0.405), (0.060, 0.452), (-0.05, 0.430), (-0.118, 0.400), (-0.142, 0.31)]
    hair = curve([(cx + a * s, neck - b * s) for a, b in crown])
    mask = polygons(width, height, [body, head, hair, *ears], 3)
    gx, gy = grid(width, height)
    tone = rgb("#142530") + (rgb("#2a3f4c") - rgb("#142530")) * (smooth(0.3, 0.8, gx) * smooth(1.0, 0.3, gy))[..., None]
    over(picture, tone, mask)
    over(picture, rgb("#101d26"), polygons(width, height, [hair], 3) * 0.55)
    lapel = [[(cx - 0.015 * s, neck + 0.42 * s), (cx - 0.125 * s, neck + 0.03 * s), (cx - 0.10 * s, neck - 0.01 * s), (cx, neck + 0.07 * s), (cx + 0.10 * s, neck - 0.01 * s), (cx + 0.125 * s, neck + 0.03 * s), (cx + 0.015 * s, neck + 0.42 * s)]]
    shirt = polygons(width, height, lapel, 3)
    over(picture, rgb("#8fa4ae") + (rgb("#d9dfe0") - rgb("#8fa4ae")) * (smooth(0.35, 0.62, gx) + 0 * gy)[..., None], shirt * 0.8)
    tie = [[(cx - 0.026 * s, neck + 0.065 * s), (cx + 0.026 * s, neck + 0.065 * s), (cx + 0.020 * s, neck + 0.115 * s), (cx + 0.040 * s, neck + 0.36 * s), (cx, neck + 0.42 * s), (cx - 0.040 * s, neck + 0.36 * s), (cx - 0.020 * s, neck + 0.115 * s)]]
    over(picture, rgb("#8a5f24"), polygons(width, height, tie, 3) * 0.95)
    for d in (-1, 1):
        fold = [(cx + d * 0.125 * s, neck + 0.03 * s), (cx + d * 0.19 * s, neck + 0.10 * s), (cx + d * 0.16 * s, neck + 0.20 * s), (cx + d * 0.015 * s, neck + 0.43 * s)]
        over(picture, rgb("#22343f") if d > 0 else rgb("#15232d"), polygons(width, height, [fold], 3) * 0.9)
    soft = blur(mask, width / 110)
    edge = np.clip(mask - np.roll(soft, (int(width / 220), -int(width / 75)), (0, 1)), 0, 1) * smooth(0.35, 0.6, gx)
    add(picture, rgb("#ffd9a0"), edge * 0.85)
    cool = np.clip(mask - np.roll(soft, (int(width / 300), int(width / 110)), (0, 1)), 0, 1) * smooth(0.6, 0.35, gx)
    add(picture, rgb("#6fb0c4"), blur(cool, 1.2) * 0.4)
    return picture


def crowd(size: Size) -> Array:
    """A young audience with raised hands before a stage of light."""
    width, height = size
    picture = screens.plain(width, height, "#0b2c42", "#1a6076")
    x, y = grid(width, height)
    for k, (cx, tilt, code) in enumerate(((0.1, 0.5, "#3fa0c4"), (0.26, 0.25, "#f2b632"), (0.42, 0.08, "#7fd0dc"), (0.58, -0.08, "#ffd98a"), (0.74, -0.25, "#3fa0c4"), (0.9, -0.5, "#f29f4b"))):
        far = np.abs(x - cx - tilt * y * 0.55)
        add(picture, rgb(code), np.exp(-((far / (0.012 + 0.085 * y)) ** 2)) * (0.62 - 0.42 * y) * (0.9 + 0.1 * (k % 2)))
    add(picture, rgb("#ffdf9f"), np.exp(-(((y - 0.60) / 0.13) ** 2)) * np.exp(-(((x - 0.5) / 0.42) ** 2)) * 0.75)
    smoke = fractal(width, height, 5, 3, 6)
    add(picture, rgb("#a9dbe6"), np.clip(smoke, 0, 1) * 0.30 * smooth(0.85, 0.35, y))
    rng = np.random.default_rng(6)
    for layer, (level, s, tone) in enumerate(((0.66, 0.060, "#16465a"), (0.74, 0.085, "#10384a"), (0.85, 0.125, "#0b2a3a"), (1.0, 0.19, "#071d2a"))):
        shapes: list[Points] = []
        unit = s * width
        for cx in np.arange(-0.02, 1.04, s * 0.82):
            px = (cx + rng.normal(0, s * 0.10)) * width
            foot = (level + rng.normal(0, s * 0.10)) * height
            shapes += screens.bust(px, foot + unit * 0.25, unit, int(rng.integers(1_000_000)))
            shapes.append([(px - unit * 0.5, foot + unit * 0.3), (px + unit * 0.5, foot + unit * 0.3), (px + unit * 0.5, height + 5), (px - unit * 0.5, height + 5)])
            if rng.uniform() < (0.5 if layer < 3 else 0.28):
                side = rng.choice([-1, 1])
                elbow = (px + side * unit * rng.uniform(0.48, 0.62), foot - unit * rng.uniform(0.35, 0.5))
                hand = (elbow[0] + side * unit * rng.uniform(-0.12, 0.14), elbow[1] - unit * rng.uniform(0.5, 0.7))
                shapes += [limb(px + side * unit * 0.36, foot + unit * 0.04, *elbow, unit * 0.10, unit * 0.075), limb(*elbow, *hand, unit * 0.075, unit * 0.05)]
                for f in np.linspace(-0.5, 0.5, 4):
                    shapes.append(limb(*hand, hand[0] + unit * 0.17 * float(np.sin(f)), hand[1] - unit * 0.16 * float(np.cos(f)), unit * 0.030, unit * 0.016))
        figures(picture, shapes, tone, "#ffdc9c" if layer < 3 else "#7fc4d8", float((-1) ** layer), 0.75)
    paper = np.random.default_rng(9)
    bits: list[Points] = []
    for _ in range(130):
        a, r = paper.uniform(0, np.pi), paper.uniform(0.002, 0.006) * width
        cx, cy = paper.uniform(0, 1) * width, paper.uniform(0, 0.62) ** 1.1 * height
        bits.append([(cx + r * float(np.cos(a)), cy + r * float(np.sin(a))), (cx - r * 0.5 * float(np.sin(a)), cy + r * 0.5 * float(np.cos(a))), (cx - r * float(np.cos(a)), cy - r * float(np.sin(a))), (cx + r * 0.5 * float(np.sin(a)), cy - r * 0.5 * float(np.cos(a)))])
    over(picture, rgb("#ffdf8f"), polygons(width, height, bits, 3) * 0.85)
    return picture


def garden_party(size: Size) -> Array:
    """A summer party in a garden: strings of lamps, guests in silhouette."""
    width, height = size
    sun = Sun(0.5, 0.62, "#ffb870", 0.9, 0.7)
    picture = sky(size, 0.7, [(0, "#123a58"), (0.5, "#4a7488"), (0.85, "#e6a878"), (1, "#ffd092")], sun)
    clouds(picture, 0.7, 19, Clouds(0.2, 1.2, "#ffcf9c", "#5f7488", 0.5, 0.7), sun)
    rng = np.random.default_rng(12)
    for tone, low in (("#5a6a5c", 0.56), ("#2c4440", 0.66)):
        leaves = [ellipse(rng.uniform(0, 1) * width, (low + rng.normal(0, 0.045)) * height, rng.uniform(0.015, 0.04) * width, rng.uniform(0.015, 0.035) * width, 16) for _ in range(120)]
        leaves.append([(0, low * height), (width, low * height), (width, 0.8 * height), (0, 0.8 * height)])
        over(picture, rgb(tone) * (1 + 0.4 * fractal(width, height, 60, 5, 3))[..., None], blur(polygons(width, height, leaves, 2), 1.5))
    x, y = grid(width, height)
    lawn = rgb("#5f6a3c") + (rgb("#1d2a22") - rgb("#5f6a3c")) * smooth(0.74, 1, y + 0 * x)[..., None]
    over(picture, lawn, smooth(0.74, 0.76, y + 0 * x))
    lamps = np.zeros((height, width), np.float32)
    cords: list[Points] = []
    for x0, y0, x1, y1, sag in ((-0.05, 0.14, 0.55, 0.24, 0.12), (0.55, 0.24, 1.05, 0.10, 0.10), (-0.05, 0.34, 0.48, 0.36, 0.09), (0.48, 0.36, 1.05, 0.30, 0.09), (0.1, 0.06, 0.9, 0.04, 0.10)):
        points = [((x0 + (x1 - x0) * t) * width, (y0 + (y1 - y0) * t + sag * 4 * t * (1 - t)) * height) for t in np.linspace(0, 1, 40)]
        cords += [limb(*a, *b, width * 0.0007, width * 0.0007) for a, b in zip(points, points[1:], strict=False)]
        bulbs = [ellipse(px, py + width * 0.006, width * 0.0046, width * 0.0055, 20) for px, py in points[1::3]]
        lamps = np.maximum(lamps, polygons(width, height, bulbs, 3))
    over(picture, rgb("#182830"), polygons(width, height, cords, 3))
    guests: list[Points] = []
    for cx, s, arms in ((0.08, 0.36, "down"), (0.145, 0.35, "down"), (0.20, 0.37, "poles"), (0.36, 0.30, "down"), (0.41, 0.31, "down"), (0.60, 0.33, "down"), (0.655, 0.34, "down"), (0.70, 0.32, "down"), (0.86, 0.38, "down"), (0.925, 0.37, "down")):
        parts = climber(cx * width, (0.80 + 0.32 * (s - 0.3)) * height, s * height, 0, False, "down" if arms == "poles" else arms)
        guests += parts
        gx, gy = cx * width + 0.16 * s * height, (0.80 + 0.32 * (s - 0.3)) * height - 0.62 * s * height
        guests.append([(gx - 0.02 * s * height, gy - 0.08 * s * height), (gx + 0.02 * s * height, gy - 0.08 * s * height), (gx + 0.006 * s * height, gy), (gx - 0.006 * s * height, gy)])
    for cx, s in ((0.27, 0.30), (0.79, 0.33)):
        px, py, u = cx * width, (0.80 + 0.32 * (s - 0.3)) * height, s * height
        guests += [limb(px, py, px, py - 0.52 * u, 0.012 * u, 0.012 * u), ellipse(px, py - 0.52 * u, 0.22 * u, 0.022 * u), limb(px - 0.09 * u, py, px + 0.09 * u, py, 0.012 * u, 0.012 * u)]
    figures(picture, guests, "#14252c", "#ffc982", 1, 0.85)
    over(picture, rgb("#fff0c8"), lamps)
    add(picture, rgb("#ffc56c"), np.clip(blur(lamps, width / 150) * 1.6 + blur(lamps, width / 45) * 1.4, 0, 0.9))
    return picture


def moon_gate(size: Size) -> Array:
    """A white garden wall with a round gate, mist, bamboo and a lake behind it."""
    width, height = size
    x, y = grid(width, height)
    sun = Sun(0.56, 0.30, "#fff0cc", 0.9, 0.5)
    garden = sky(size, 0.62, [(0, "#7fb4ac"), (0.6, "#cfe0c8"), (1, "#fff3d2")], sun)
    for k, tone in enumerate(("#b5cdbf", "#86aea0", "#568878")):
        ridge = 0.42 + 0.06 * k - 0.09 * line(width, 4 + k, 30 + k, 6)
        over(garden, rgb(tone), np.clip((y - ridge[None]) * height, 0, 1))
        over(garden, rgb("#fdf4d8"), 0.5 * np.exp(-(((y - 0.60) / 0.08) ** 2)) + 0 * x)
    roof = [[(0.44 * width, 0.50 * height), (0.47 * width, 0.475 * height), (0.53 * width, 0.42 * height), (0.59 * width, 0.475 * height), (0.62 * width, 0.50 * height), (0.585 * width, 0.505 * height), (0.475 * width, 0.505 * height)]]
    posts = [[(a * width, 0.50 * height), ((a + 0.008) * width, 0.50 * height), ((a + 0.008) * width, 0.615 * height), (a * width, 0.615 * height)] for a in (0.478, 0.513, 0.541, 0.574)]
    over(garden, rgb("#38524c"), polygons(width, height, roof, 3))
    over(garden, rgb("#8c3f2c"), polygons(width, height, posts, 3))
    water(garden, 0.612, 5, "#5f8f84", 0.8, 0.5)
    rng = np.random.default_rng(4)
    stalks: list[Points] = []
    leaves: list[Points] = []
    for _ in range(11):
        cx = rng.choice([rng.uniform(0.28, 0.36), rng.uniform(0.66, 0.73)]) * width
        lean = rng.normal(0, 0.02) * width
        stalks.append(limb(cx, 0.9 * height, cx + lean, 0.05 * height, width * 0.0042, width * 0.003))
        for _ in range(30):
            t = rng.uniform(0, 1)
            px, py = cx + lean * t, (0.9 - 0.85 * t) * height
            a = rng.uniform(0.2, 1.1) * rng.choice([-1, 1])
            r = width * rng.uniform(0.02, 0.042)
            leaves.append(limb(px, py, px + r * float(np.sin(a)), py + r * 0.6 * float(np.cos(a)), width * 0.0026, width * 0.0006))
    over(garden, rgb("#4f7a4c"), polygons(width, height, stalks, 3))
    over(garden, rgb("#2f5f42"), polygons(width, height, leaves, 3))
    plaster = fractal(width, height, 9, 8, 7)
    wall = rgb("#f1ebdf") * (1 + 0.035 * plaster - 0.16 * smooth(0.2, 1.0, np.hypot(x - 0.25, y - 0.1)))[..., None]
    picture: Array = np.asarray(wall, np.float32)
    cx, cy, r = 0.5 * width, 0.50 * height, 0.385 * height
    frame = polygons(width, height, [ellipse(cx, cy, r * 1.09, r * 1.09, 160)], 3)
    over(picture, rgb("#8d8f8a"), frame)
    inner = polygons(width, height, [ellipse(cx, cy, r * 1.035, r * 1.035, 160)], 3)
    over(picture, rgb("#55605e"), inner)
    hole = polygons(width, height, [ellipse(cx, cy, r, r, 160)], 3)
    over(picture, garden, hole)
    shade = np.clip(hole - np.roll(blur(hole, width / 160), (int(height / 60), int(width / 70)), (0, 1)), 0, 1)
    over(picture, rgb("#1f3430"), shade * 0.55)
    tiles = [[(0, 0), (width, 0), (width, 0.055 * height), (0, 0.055 * height)]]
    over(picture, rgb("#4a5654"), polygons(width, height, tiles, 1))
    caps = polygons(width, height, [ellipse((k + 0.5) / 42 * width, 0.055 * height, width / 105, width / 105, 24) for k in range(42)], 2)
    over(picture, rgb("#61706d"), caps)
    over(picture, rgb("#39433f"), polygons(width, height, [ellipse((k + 0.5) / 42 * width, 0.055 * height, width / 190, width / 190, 24) for k in range(42)], 2))
    over(picture, rgb("#2f3a38"), 0.30 * np.exp(-(((y - 0.085) / 0.022) ** 2)) * (y > 0.062) + 0 * x)
    stone = rgb("#b9b3a4") * (1 + 0.08 * fractal(width, height, 30, 6, 4))[..., None]
    over(picture, stone, smooth(0.925, 0.93, y + 0 * x))
    return picture


def globe(size: Size) -> Array:
    """A globe of points of light joined by arcs."""
    width, height = size
    x, y = grid(width, height)
    picture = screens.plain(width, height, "#06202f", "#0d3a4e")
    cx, cy, r = 0.58 * width, 0.56 * height, 0.44 * height
    add(picture, rgb("#2f8fb0"), np.exp(-np.hypot(x * width - cx, y * height - cy) / (0.62 * height)) * 0.55)
    rng = np.random.default_rng(3)
    land = fractal(1024, 512, 7, 14, 6)
    count = 5200
    golden = np.pi * (3 - np.sqrt(5))
    k = np.arange(count)
    up = 1 - 2 * (k + 0.5) / count
    turn = k * golden
    flat = np.sqrt(1 - up**2)
    px, pz = flat * np.cos(turn), flat * np.sin(turn)
    tilt = 0.42
    py, pz = up * np.cos(tilt) - pz * np.sin(tilt), up * np.sin(tilt) + pz * np.cos(tilt)
    longitude, latitude = (np.arctan2(flat * np.sin(turn), flat * np.cos(turn)) / (2 * np.pi)) % 1, 0.5 - np.arcsin(up) / np.pi
    solid = land[np.clip((latitude * 511).astype(int), 0, 511), np.clip((longitude * 1023).astype(int), 0, 1023)] > 0.02
    front = (pz < 0.15) & solid
    dots = [ellipse(cx + a * r, cy - b * r, width * 0.00135 * (1.25 - c), width * 0.00135 * (1.25 - c), 10) for a, b, c in zip(px[front], py[front], pz[front], strict=True)]
    lights = polygons(width, height, dots, 3)
    add(picture, rgb("#7fd6e6"), lights * 0.9)
    rim = np.exp(-(((np.hypot(x * width - cx, y * height - cy) - r * 1.01) / (0.012 * height)) ** 2))
    add(picture, rgb("#7fd6e6"), rim * 0.35 * smooth(0.9, 0.3, x + 0 * y))
    nodes = [i for i in np.flatnonzero(front & (pz < -0.25))][:: max(1, int(front.sum() / 60))]
    arcs: list[Points] = []
    hubs: list[Points] = []
    for a in nodes:
        hubs.append(ellipse(cx + px[a] * r, cy - py[a] * r, width * 0.0036, width * 0.0036, 20))
        for b in rng.choice(nodes, 2):
            p, q = np.array([px[a], py[a], pz[a]]), np.array([px[b], py[b], pz[b]])
            if a == b or p @ q < 0.1:
                continue
            points = []
            for t in np.linspace(0, 1, 22):
                m = p * (1 - t) + q * t
                m = m / np.linalg.norm(m) * (1 + 0.22 * 4 * t * (1 - t) * (1 - p @ q))
                points.append((cx + m[0] * r, cy - m[1] * r))
            arcs += [limb(*u, *v, width * 0.0006, width * 0.0006) for u, v in zip(points, points[1:], strict=False)]
    glow = polygons(width, height, arcs, 3)
    add(picture, rgb("#f2b632"), np.clip(glow * 0.8 + blur(glow, 5) * 0.6, 0, 1))
    stars_ = polygons(width, height, hubs, 3)
    add(picture, rgb("#ffe2a0"), np.clip(stars_ + blur(stars_, width / 200) * 1.3, 0, 1))
    far = [ellipse(rng.uniform(0, 1) * width, rng.uniform(0, 1) * height, width * 0.0011, width * 0.0011, 10) for _ in range(160)]
    add(picture, rgb("#bfe6f0"), polygons(width, height, far, 3) * 0.5)
    return picture
