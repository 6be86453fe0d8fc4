"""Work on pictures as float arrays: ramps, masks, blurs, blends, tone and the last 8-bit step."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

Array = NDArray[np.floating[Any]]
Points = Sequence[tuple[float, float]]

PPI = 300


def rgb(code: str) -> Array:
    """Give '#rrggbb' as three floats in 0..1."""
    return np.array([int(code[i : i + 2], 16) / 255 for i in (1, 3, 5)], np.float32)


def linear(code: str) -> Array:
    """Give '#rrggbb' as linear light."""
    return (rgb(code) ** 2.2).astype(np.float32)


def smooth(low: float, high: float, value: Any) -> Any:
    """Rise from 0 at `low` to 1 at `high` with flat ends (Hermite)."""
    t = np.clip((value - low) / (high - low), 0.0, 1.0)
    return t * t * (3 - 2 * t)


def ramp(t: Array, stops: Sequence[tuple[float, str]]) -> Array:
    """Colour an array of positions by interpolating between stops (position, '#rrggbb')."""
    at = [stop[0] for stop in stops]
    colours = np.stack([rgb(stop[1]) for stop in stops])
    return np.stack([np.interp(t, at, colours[:, i]) for i in range(3)], axis=-1).astype(np.float32)


def grid(width: int, height: int) -> tuple[Array, Array]:
    """Give x and y in 0..1 for each pixel, as broadcastable arrays (1, w) and (h, 1)."""
    x = ((np.arange(width, dtype=np.float32) + 0.5) / width)[None, :]
    y = ((np.arange(height, dtype=np.float32) + 0.5) / height)[:, None]
    return x, y


def resize(plane: Array, width: int, height: int, how: Image.Resampling = Image.Resampling.BICUBIC) -> Array:
    """Resample an array (h, w) or (h, w, n) to another size."""
    if plane.ndim == 3:
        return np.stack([resize(plane[..., i], width, height, how) for i in range(plane.shape[2])], axis=-1)
    image = Image.fromarray(np.ascontiguousarray(plane, np.float32), "F")
    return np.asarray(image.resize((width, height), how), np.float32)


def _kernel(sigma: float) -> Array:
    reach = max(1, int(sigma * 3 + 0.5))
    taps = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    return np.asarray(taps / taps.sum(), np.float32)


def _convolve(plane: Array, kernel: Array, axis: int) -> Array:
    reach = len(kernel) // 2
    pads = [(0, 0)] * plane.ndim
    pads[axis] = (reach, reach)
    padded = np.pad(plane, pads, mode="edge")
    length = plane.shape[axis]
    total = np.zeros_like(plane)
    for i, tap in enumerate(kernel):
        cut = [slice(None)] * plane.ndim
        cut[axis] = slice(i, i + length)
        total += tap * padded[tuple(cut)]
    return total


def blur(plane: Array, sigma: float, vertical: float | None = None) -> Array:
    """Blur by a Gaussian of `sigma` pixels (`vertical` for the other axis); wide ones are done on a smaller copy."""
    down = sigma if vertical is None else vertical
    height, width = plane.shape[:2]
    fx, fy = max(1, int(sigma / 2.5)), max(1, int(down / 2.5))
    small = plane
    if fx > 1 or fy > 1:
        small = resize(plane, max(2, width // fx), max(2, height // fy), Image.Resampling.BOX)
    if sigma / fx > 0.2:
        small = _convolve(small, _kernel(sigma / fx), 1)
    if down / fy > 0.2:
        small = _convolve(small, _kernel(down / fy), 0)
    return resize(small, width, height) if small.shape[:2] != (height, width) else small


def polygons(width: int, height: int, shapes: Sequence[Points], fine: int = 3) -> Array:
    """Fill polygons (pixel coordinates) into an anti-aliased mask, drawn `fine` times larger and reduced."""
    image = Image.new("L", (width * fine, height * fine), 0)
    pen = ImageDraw.Draw(image)
    for shape in shapes:
        pen.polygon([(x * fine, y * fine) for x, y in shape], fill=255)
    return np.asarray(image.reduce(fine), np.float32) / 255


def ellipse(cx: float, cy: float, rx: float, ry: float, steps: int = 72) -> list[tuple[float, float]]:
    """Give an ellipse as a polygon."""
    turn = np.linspace(0, 2 * np.pi, steps, endpoint=False)
    return [(cx + rx * float(np.cos(a)), cy + ry * float(np.sin(a))) for a in turn]


def limb(ax: float, ay: float, bx: float, by: float, ra: float, rb: float) -> list[tuple[float, float]]:
    """Give a tapered capsule from a to b as a polygon: the stroke that figures are built of."""
    angle = np.arctan2(by - ay, bx - ax)
    first = angle + np.linspace(np.pi / 2, 3 * np.pi / 2, 12)
    second = angle + np.linspace(-np.pi / 2, np.pi / 2, 12)
    start = [(ax + ra * float(np.cos(a)), ay + ra * float(np.sin(a))) for a in first]
    return start + [(bx + rb * float(np.cos(a)), by + rb * float(np.sin(a))) for a in second]


def curve(knots: Points, steps: int = 14) -> list[tuple[float, float]]:
    """Draw a closed Catmull-Rom curve through knots, as a polygon."""
    k = np.array(knots, np.float64)
    out: list[tuple[float, float]] = []
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    for i in range(len(k)):
        a, b, c, d = k[i - 1], k[i], k[(i + 1) % len(k)], k[(i + 2) % len(k)]
        run = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
        out += [(float(x), float(y)) for x, y in run]
    return out


def over(base: Array, colour: Array, mask: Any) -> None:
    """Lay a colour (or a picture) over `base` in place through a mask."""
    alpha = np.asarray(mask, np.float32)[..., None]
    base += (colour - base) * alpha


def add(base: Array, colour: Array, amount: Any) -> None:
    """Screen light over `base` in place: bright stays below white."""
    light = np.clip(colour * np.asarray(amount, np.float32)[..., None], 0, 1)
    base += light * np.clip(1 - base, 0, 1)


def bloom(base: Array, threshold: float, sigma: float, strength: float) -> None:
    """Let light above a threshold glow into its surroundings, in place."""
    bright = np.clip(base - threshold, 0, None)
    glow = blur(bright, sigma) + 0.5 * blur(bright, sigma * 4)
    base += np.clip(glow * strength, 0, 1) * np.clip(1 - base, 0, 1)


def filmic(light: Array, exposure: float = 1.0) -> Array:
    """Map linear light to display values by the ACES fit of Narkowicz (2015), gamma included."""
    x = np.clip(light * exposure, 0, None)
    y = np.clip((x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14), 0, 1)
    return np.asarray(y ** (1 / 2.2), np.float32)


def gentle(light: Array, exposure: float = 1.0, white: float = 5.0) -> Array:
    """Map linear light to display values by its luminance (Reinhard et al. 2002), so that colours keep their hue; gamma included."""
    x = np.clip(light * exposure, 0, None)
    luma = (x @ np.array([0.2126, 0.7152, 0.0722], np.float32))[..., None]
    shown = luma * (1 + luma / white**2) / (1 + luma)
    y = x * (shown / np.maximum(luma, 1e-6))
    over_white = np.clip(y.max(-1, keepdims=True) - 1, 0, None)
    y = y + (shown - y) * np.clip(over_white * 1.5, 0, 0.85)
    shown = np.power(np.clip(y, 0, 1), 1 / 2.2, dtype=np.float32)
    curved: Array = shown + 0.42 * (shown * shown * (3 - 2 * shown) - shown)
    return curved


def finish(picture: Array, seed: int, vignette: float = 0.18, grain: float = 0.004) -> Image.Image:
    """Grade a picture towards the palette (cool shadows, warm lights), darken its corners, dither, and make it 8-bit."""
    height, width = picture.shape[:2]
    x, y = grid(width, height)
    img = np.clip(picture, 0, 1)
    luma = (img @ np.array([0.3, 0.59, 0.11], np.float32))[..., None]
    img += (1 - luma) ** 2 * (rgb("#0a3a4e") - 0.14) * 0.06 + luma**2 * np.array([0.012, 0.004, -0.012], np.float32)
    img *= (1 - vignette * smooth(0.25, 0.95, np.hypot((x - 0.5) * 1.15, (y - 0.5) * 1.15)))[..., None]
    rng = np.random.default_rng(seed)
    noise = rng.standard_normal((height, width), np.float32)
    img += (noise * grain)[..., None]
    return Image.fromarray((np.clip(img, 0, 1) * 255 + 0.5).astype(np.uint8), "RGB")


def save(image: Image.Image, path: Path, quality: int = 84) -> None:
    """Write a progressive JPEG at 300 ppi, in the same bytes each time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, "JPEG", quality=quality, dpi=(PPI, PPI), optimize=True, progressive=True, subsampling="4:2:0")
