"""Draw flags in the wind: stripes or emblems on cloth whose folds catch the light. No real country's flag is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .noise import sample
from .raster import Array, over, polygons, rgb


@dataclass(frozen=True, slots=True)
class Design:
    """Stripes of colour, laid across or upright, and a disc or a ring upon them."""

    stripes: Sequence[str]
    upright: bool = False
    disc: str | None = None


CICA = Design(("#0f4c64", "#0f4c64"), disc="#f2b632")
DESIGNS = (
    Design(("#0e6f83", "#f4f1e8", "#e0a12b")),
    Design(("#8c2f39", "#f4f1e8", "#1f4e5f"), upright=True),
    Design(("#2f7f5f", "#f4f1e8", "#2f7f5f")),
    Design(("#1d4e79", "#e9b44c")),
    Design(("#f4f1e8", "#b5473c")),
    Design(("#3a8fb7", "#3a8fb7"), disc="#f6d365"),
    Design(("#e0a12b", "#2b5d50", "#9c3b31"), upright=True),
    Design(("#16324a", "#c9d6df", "#16324a")),
    Design(("#5d8a66", "#f2ead3", "#c8553d")),
)


def cloth(design: Design, width: int, height: int) -> Array:
    """Give the flat design as a picture."""
    t = (np.arange(width) + 0.5) / width if design.upright else (np.arange(height) + 0.5) / height
    index = np.minimum((t * len(design.stripes)).astype(int), len(design.stripes) - 1)
    band = np.stack([rgb(code) for code in design.stripes])[index]
    flat = np.broadcast_to(band[None] if design.upright else band[:, None], (height, width, 3)).copy()
    if design.disc:
        y, x = np.mgrid[0:height, 0:width]
        r = np.hypot(x - width / 2, y - height / 2) / height
        over(flat, rgb(design.disc), np.clip((0.24 - r) * height * 0.8, 0, 1) * np.clip((r - 0.17) * height * 0.8, 0, 1))
        over(flat, rgb(design.disc), np.clip((0.10 - r) * height * 0.8, 0, 1))
    return flat.astype(np.float32)


def fly(picture: Array, design: Design, hoist: tuple[float, float], size: tuple[float, float], phase: float = 0.0, light: float = 1.0) -> None:
    """Let a flag fly to the right of its hoist (pixels, top of the pole side), in place."""
    width, height = size
    x0, y0 = int(hoist[0]), int(hoist[1] - height * 0.35)
    w, h = int(width), int(height * 1.7)
    if x0 + w >= picture.shape[1] or y0 < 0 or y0 + h >= picture.shape[0] or x0 < 0:
        return
    flat = cloth(design, 360, 240)
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    u = x / w
    swing = (0.11 * np.sin(u * 7.5 - phase) + 0.045 * np.sin(u * 15 - phase * 1.7 + 1)) * u**0.6
    droop = 0.13 * u * u
    v = (y / height) - 0.35 - swing - droop
    slope = np.cos(u * 7.5 - phase + 0.9 * v) * u**0.4 + 0.5 * np.cos(u * 15 - phase * 1.7 + 1 + 0.6 * v) * u**0.5
    inside = np.clip(np.minimum(v, 1 - v) * height + 0.5, 0, 1)
    colour = sample(flat, u * 358, np.clip(v, 0, 1) * 238)
    colour = colour * (0.86 + 0.24 * slope)[..., None] * light + np.clip(slope - 0.9, 0, 1)[..., None] * 0.25
    over(picture[y0 : y0 + h, x0 : x0 + w], np.clip(colour, 0, 1), inside)


def pole(picture: Array, x: float, top: float, foot: float, thick: float, colour: str = "#e7e3da") -> None:
    """Draw a pole with a small knob, lit from the left."""
    height, width = picture.shape[:2]
    left, right = max(0, int(x - thick * 4)), min(width, int(x + thick * 4) + 1)
    upper, lower = max(0, int(top - thick * 3)), min(height, int(foot) + 1)
    if right <= left or lower <= upper:
        return
    shape = [(x - thick / 2 - left, top - upper), (x + thick / 2 - left, top - upper), (x + thick / 2 - left, foot - upper), (x - thick / 2 - left, foot - upper)]
    mask = polygons(right - left, lower - upper, [shape], 4)
    over(picture[upper:lower, left:right], rgb(colour), mask)
