"""Draw people afar as silhouettes with a rim of light."""

from __future__ import annotations

import numpy as np

from .raster import Array, Points, add, blur, ellipse, limb, over, polygons, rgb


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
