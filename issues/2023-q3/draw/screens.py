"""Draw what screens, walls and shelves in the rooms show: meeting grids, charts, maps, books, racks, façades, bokeh."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .noise import fractal, line
from .raster import Array, Points, add, blur, curve, ellipse, grid, limb, over, polygons, ramp, rgb, smooth


def plain(width: int, height: int, top: str, foot: str) -> Array:
    """Give a vertical gradient."""
    t = np.linspace(0, 1, height, dtype=np.float32)[:, None] + np.zeros((1, width), np.float32)
    return ramp(t, [(0, top), (1, foot)])


def bust(cx: float, foot: float, s: float, seed: int) -> list[Points]:
    """Give head and shoulders as polygons; `s` is the width of the shoulders."""
    rng = np.random.default_rng(seed)
    wide = s * rng.uniform(0.46, 0.52)
    neck = foot - 0.40 * s
    body = curve([(cx - wide, foot + 0.3 * s), (cx - wide * 0.98, foot - 0.16 * s), (cx - wide * 0.62, neck + 0.06 * s), (cx - 0.11 * s, neck - 0.05 * s), (cx + 0.11 * s, neck - 0.05 * s), (cx + wide * 0.62, neck + 0.06 * s), (cx + wide * 0.98, foot - 0.16 * s), (cx + wide, foot + 0.3 * s)])
    head = ellipse(cx, neck - 0.27 * s, 0.165 * s, 0.215 * s)
    out: list[Points] = [body, limb(cx, neck + 0.03 * s, cx, neck - 0.14 * s, 0.10 * s, 0.10 * s), head]
    kind = rng.uniform()
    if kind < 0.3:
        out.append(curve([(cx - 0.19 * s, neck + 0.02 * s), (cx - 0.20 * s, neck - 0.34 * s), (cx, neck - 0.51 * s), (cx + 0.20 * s, neck - 0.34 * s), (cx + 0.19 * s, neck + 0.02 * s), (cx, neck - 0.04 * s)]))
    elif kind < 0.45:
        out.append(ellipse(cx, neck - 0.50 * s, 0.075 * s, 0.07 * s))
    return out


def meeting(columns: int, rows: int, width: int, height: int, seed: int) -> Array:
    """Give an online meeting: a grid of windows, in each a silhouette before a softly lit wall."""
    rng = np.random.default_rng(seed)
    picture = np.broadcast_to(rgb("#0d1a22"), (height, width, 3)).copy()
    gap = max(2, width // 130)
    tints = (("#2f6f86", "#8fc0c8"), ("#8a5f38", "#e6bd84"), ("#3f5d78", "#a7bfd4"), ("#6b7a5c", "#c7cba6"), ("#59606c", "#c9c4ba"), ("#7c4a44", "#dba98e"))
    w, h = width / columns, height / rows
    for r in range(rows):
        for c in range(columns):
            x0, y0 = int(c * w + gap), int(r * h + gap)
            x1, y1 = int((c + 1) * w - gap), int((r + 1) * h - gap)
            dark, light = tints[int(rng.integers(len(tints)))]
            bw, bh = x1 - x0, y1 - y0
            x, y = grid(bw, bh)
            lx = rng.uniform(0.1, 0.9)
            t = np.exp(-(((x - lx) / 0.6) ** 2 + ((y - 0.2) / 0.7) ** 2))
            cell = rgb(dark) + (rgb(light) - rgb(dark)) * t[..., None]
            if rng.uniform() < 0.6:
                for k in range(3):
                    sx = int(bw * (0.06 + 0.3 * k))
                    cell[int(bh * 0.1) : int(bh * 0.55), sx : sx + int(bw * 0.2)] *= np.float32(rng.uniform(0.75, 1.12))
            cell = np.asarray(blur(cell, bw / 40), np.float32)
            mask = polygons(bw, bh, bust(bw * rng.uniform(0.45, 0.55), bh * 0.98, bh * rng.uniform(0.74, 0.86), int(rng.integers(1_000_000))), 3)
            over(cell, rgb("#14202a") + (rgb(dark) - rgb("#14202a")) * 0.22, mask)
            edge = np.clip(mask - np.roll(blur(mask, bh / 60), (int(bh / 60), int(bw / 80) * (1 if lx > 0.5 else -1) * -1), (0, 1)), 0, 1)
            add(cell, rgb(light), edge * 0.7)
            picture[y0:y1, x0:x1] = cell
    return picture


def chart(width: int, height: int, seed: int) -> Array:
    """Give a dashboard: a line with its area, bars, a ring."""
    picture = np.broadcast_to(rgb("#f4f3ee"), (height, width, 3)).copy()
    x, y = grid(width, height)
    over(picture, rgb("#0f4c64"), (y < 0.11) + 0 * x)
    for k in range(5):
        over(picture, rgb("#c9cdc9"), ((np.abs(y - 0.24 - 0.1 * k) < 0.0022) & (x > 0.06) & (x < 0.60)) * 1.0)
    curve_ = 0.58 - 0.26 * x[0] / 0.6 + 0.035 * line(width, 9, seed, 4)
    inside = ((x > 0.06) & (x < 0.60)) * np.clip((y - curve_[None]) * height, 0, 1) * (y < 0.64)
    over(picture, rgb("#8fc0c4"), inside * 0.7)
    over(picture, rgb("#0f6f83"), ((x > 0.06) & (x < 0.60)) * smooth(0.010, 0.005, np.abs(y - curve_[None])))
    rng = np.random.default_rng(seed)
    for k in range(9):
        bx, tall = 0.08 + 0.06 * k, rng.uniform(0.06, 0.2)
        over(picture, rgb("#e0a12b" if k % 3 == 2 else "#2f7f92"), ((x > bx) & (x < bx + 0.035) & (y > 0.93 - tall) & (y < 0.93)) * 1.0)
    cx, cy = 0.79, 0.42
    r = np.hypot((x - cx) * width, (y - cy) * height) / height
    turn = (np.arctan2((y - cy) * height, (x - cx) * width) / (2 * np.pi)) % 1
    ring = smooth(0.225, 0.22, r) * smooth(0.125, 0.13, r)
    for low, high, code in ((0, 0.42, "#0f6f83"), (0.42, 0.66, "#e0a12b"), (0.66, 0.85, "#8fc0c4"), (0.85, 1, "#c8553d")):
        over(picture, rgb(code), ring * ((turn >= low) & (turn < high)))
    for k in range(4):
        over(picture, rgb("#b9bfbd"), ((x > 0.66) & (x < 0.92 - 0.04 * k) & (np.abs(y - 0.76 - 0.055 * k) < 0.011)) * 1.0)
    return picture


def continent(width: int, height: int, seed: int) -> Array:
    """Give a map of no real place: land, rivers, contour lines, points joined by arcs."""
    picture = plain(width, height, "#0f3f56", "#0b2f42")
    land = fractal(width, height, 4, seed, 7)
    x, y = grid(width, height)
    shape = land - 1.1 * np.hypot(x - 0.5, (y - 0.5) * 1.1) + 0.42
    over(picture, rgb("#2f7f86"), smooth(-0.01, 0.01, shape))
    lines = np.abs((shape * 14) % 1 - 0.5) < 0.05
    over(picture, rgb("#7fc4bd"), lines * smooth(0.0, 0.02, shape) * 0.5)
    rng = np.random.default_rng(seed)
    spots = [(rng.uniform(0.25, 0.75), rng.uniform(0.28, 0.72)) for _ in range(9)]
    shapes: list[Points] = [ellipse(a * width, b * height, width / 110, width / 110) for a, b in spots]
    for (a, b), (c, d) in zip(spots, spots[1:], strict=False):
        knots = [(a + (c - a) * t, b + (d - b) * t - 0.16 * 4 * t * (1 - t) * abs(c - a)) for t in np.linspace(0, 1, 24)]
        shapes += [limb(p[0] * width, p[1] * height, q[0] * width, q[1] * height, width / 700, width / 700) for p, q in zip(knots, knots[1:], strict=False)]
    over(picture, rgb("#ffcf6b"), polygons(width, height, shapes, 2))
    return picture


def waves(width: int, height: int, dark: str = "#0a2f44", light: str = "#3fa0ae", accent: str = "#f2b632") -> Array:
    """Give a stage backdrop: bands that flow across, one of them in the accent colour."""
    picture = plain(width, height, dark, dark)
    x, y = grid(width, height)
    for k in range(16):
        centre = 0.62 + 0.030 * k - 0.26 * np.sin(x * 4.2 + 0.16 * k) * (0.5 + 0.05 * k) * 0.7 - 0.06 * k * (1 - x)
        tone = rgb(dark) + (rgb(light) - rgb(dark)) * np.float32(k / 15)
        over(picture, tone, smooth(0.006, 0.0, np.abs(y - centre)) * 0.9)
        over(picture, tone, smooth(0.0, 0.16, y - centre) * 0.045)
    gold = 0.60 - 0.20 * np.sin(x * 4.2 - 0.3)
    over(picture, rgb(accent), smooth(0.011, 0.004, np.abs(y - gold)))
    return picture


def books(width: int, height: int, seed: int, shelves: int = 6) -> Array:
    """Give shelves of books, spines of many widths and warm colours."""
    rng = np.random.default_rng(seed)
    picture = np.broadcast_to(rgb("#2a1c14"), (height, width, 3)).copy()
    codes = ("#7d2f2a", "#28465e", "#c9a46a", "#3c5c4a", "#8f6a45", "#d8cbb0", "#4a3c5a", "#1f3b47", "#a8562f", "#bfb7a6")
    step = height / shelves
    for s in range(shelves):
        x = 4.0
        floor = int((s + 1) * step - step * 0.07)
        while x < width - 4:
            w = rng.uniform(0.006, 0.016) * width
            tall = step * rng.uniform(0.60, 0.86)
            if rng.uniform() < 0.04:
                x += w * 3
                continue
            x0, x1, y0 = int(x), int(min(x + w, width - 3)), int(floor - tall)
            t = np.linspace(-1, 1, max(1, x1 - x0), dtype=np.float32)
            tone = rgb(str(rng.choice(codes))) * np.float32(rng.uniform(0.8, 1.1))
            picture[y0:floor, x0:x1] = tone * (1 - 0.35 * t**2)[None, :, None]
            for up in (0.15, 0.2, 0.8):
                if rng.uniform() < 0.55:
                    yy = int(y0 + up * tall)
                    picture[yy : yy + max(2, int(step / 60)), x0:x1] = rgb("#d9b878")
            x += w + 1
        picture[floor : int((s + 1) * step)] = rgb("#6a4630")
    return picture


def rack(width: int, height: int, seed: int) -> Array:
    """Give the front of a server rack: dark units with rows of small lights."""
    rng = np.random.default_rng(seed)
    picture = np.broadcast_to(rgb("#070c10"), (height, width, 3)).copy()
    units = 26
    step = height / units
    for u in range(units):
        y0, y1 = int(u * step + step * 0.08), int((u + 1) * step - step * 0.08)
        picture[y0:y1, int(width * 0.06) : int(width * 0.94)] = rgb("#111a21") * np.float32(rng.uniform(0.8, 1.4))
        for k in range(22):
            if rng.uniform() < 0.5:
                code = str(rng.choice(["#58d7e6", "#58d7e6", "#8fe6c4", "#ffb84a", "#3f9fd0"]))
                cx, cy = int(width * (0.12 + 0.036 * k)), (y0 + y1) // 2
                r = max(1, int(width * 0.008))
                picture[cy - r : cy + r, cx - r : cx + r] = rgb(code) * np.float32(rng.uniform(0.4, 1.0))
    return picture


def facade(width: int, height: int, seed: int, glass: str = "#5f93ac", bays: int = 16, floors: int = 40) -> Array:
    """Give a glass façade that mirrors a bright sky, with mullions and a few lit rooms."""
    rng = np.random.default_rng(seed)
    cloud = fractal(width, height, 3, seed, 6)
    t = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    picture = rgb("#d9e6e6") + (rgb(glass) - rgb("#d9e6e6")) * np.clip(0.75 - 0.5 * cloud + 0.25 * t, 0, 1)[..., None]
    tint = rng.uniform(0.88, 1.08, (floors, bays))
    yy, xx = np.arange(height) * floors // height, np.arange(width) * bays // width
    picture = picture * tint[yy][:, xx][..., None].astype(np.float32)
    fx, fy = (np.arange(width) * bays / width) % 1, (np.arange(height) * floors / height) % 1
    bars = (fx[None, :] < 0.06) | (fy[:, None] < 0.12)
    over(picture, rgb("#2c4352"), bars * 0.85)
    lit = rng.uniform(0, 1, (floors, bays)) < 0.07
    over(picture, rgb("#ffdf9f"), lit[yy][:, xx] * ~bars * 0.7)
    return np.asarray(picture, np.float32)


def bokeh(size: tuple[int, int], seed: int, base: tuple[str, str], palette: Sequence[str], count: int = 90, radius: float = 0.03, level: float = 0.55, spread: float = 0.2) -> Array:
    """Give lights out of focus: soft discs around a level, over a dark gradient."""
    width, height = size
    picture = plain(width, height, *base)
    rng = np.random.default_rng(seed)
    for _ in range(count):
        x, y = rng.uniform(0, 1) * width, np.clip(rng.normal(level, spread), 0.02, 1) * height
        r = radius * width * rng.uniform(0.35, 1.15)
        x0, y0, x1, y1 = int(x - r - 3), int(y - r - 3), int(x + r + 4), int(y + r + 4)
        x0, y0, x1, y1 = max(0, x0), max(0, y0), min(width, x1), min(height, y1)
        if x1 - x0 < 3 or y1 - y0 < 3:
            continue
        yy, xx = np.mgrid[y0:y1, x0:x1]
        far = np.hypot(xx - x, yy - y) / r
        disc = smooth(1.03, 0.95, far) * (0.62 + 0.38 * far**3)
        add(picture[y0:y1, x0:x1], rgb(str(rng.choice(list(palette)))), disc * rng.uniform(0.12, 0.6))
    return picture


def page(width: int, height: int, seed: int, title: str = "#0f4c64") -> Array:
    """Give a printed page: a heading and paragraphs as grey lines."""
    rng = np.random.default_rng(seed)
    picture = np.broadcast_to(rgb("#fbf9f3"), (height, width, 3)).copy()
    x, y = grid(width, height)
    over(picture, rgb(title), ((x > 0.12) & (x < 0.62) & (np.abs(y - 0.12) < 0.014)) * 1.0)
    over(picture, rgb("#e0a12b"), ((x > 0.12) & (x < 0.24) & (np.abs(y - 0.165) < 0.004)) * 1.0)
    for k in range(24):
        stop = 0.88 if (k + 1) % 6 else rng.uniform(0.4, 0.7)
        over(picture, rgb("#8c9094"), ((x > 0.12) & (x < stop) & (np.abs(y - 0.23 - 0.03 * k) < 0.0055)) * 0.75)
    return picture
