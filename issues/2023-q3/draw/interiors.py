"""Furnish rooms for the ray tracer: walls, flags at rest, plants, audiences, lamps, the view outside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from .ground import Size
from .people import box, chair, person
from .raster import Array, blur
from .solids import Kind, Matter, Solid
from .tracer import Camera, Lamp, Room, trace

WALNUT = Matter("#7a543a", gloss=0.30)
OAK = Matter("#c49a6c", gloss=0.18)
WHITE = Matter("#ece8df")
STEEL = Matter("#9aa0a6", gloss=0.25)
GOLD = Matter("#d9a441", gloss=0.3)


def ball(x: float, y: float, z: float, half: tuple[float, float, float], matter: Matter, turn: float = 0.0, tilt: float = 0.0) -> Solid:
    """Give an ellipsoid."""
    return Solid(Kind.ELLIPSOID, (x, y, z), half, matter, turn, tilt)


def rod(x: float, y: float, z: float, r: float, half: float, matter: Matter) -> Solid:
    """Give an upright cylinder."""
    return Solid(Kind.CYLINDER, (x, y, z), (r, half, r), matter)


def glowing(solid: Solid) -> Solid:
    """Let a solid throw no shadow: lamps and their covers."""
    return Solid(solid.kind, solid.centre, solid.half, solid.matter, solid.turn, solid.tilt, casts=False)


def hall(wide: float, deep: float, tall: float, floor: Matter, wall: Matter, back: Matter | None = None, sides: str = "lr") -> list[Solid]:
    """Give floor, ceiling and walls of a hall from z = -3 to `deep`; `sides` names the side walls that are there."""
    mid, half = (deep - 3) / 2, (deep + 3) / 2
    out = [box(0, -0.05, mid, (wide / 2 + 0.2, 0.05, half), floor), box(0, tall + 0.05, mid, (wide / 2 + 0.2, 0.05, half), WHITE)]
    if back is not None:
        out.append(box(0, tall / 2, deep + 0.05, (wide / 2 + 0.2, tall / 2, 0.05), back))
    if "l" in sides:
        out.append(box(-wide / 2 - 0.05, tall / 2, mid, (0.05, tall / 2, half), wall))
    if "r" in sides:
        out.append(box(wide / 2 + 0.05, tall / 2, mid, (0.05, tall / 2, half), wall))
    return out


def draped(x: float, z: float, colours: Sequence[str], tall: float = 2.5) -> list[Solid]:
    """Give a flag at rest on its pole: folds of cloth as long ellipsoids, a gilded knob."""
    out = [rod(x, tall / 2, z, 0.018, tall / 2, GOLD), ball(x, tall + 0.05, z, (0.035, 0.06, 0.035), GOLD), rod(x, 0.03, z, 0.17, 0.03, GOLD)]
    for k, colour in enumerate(colours):
        angle = -0.9 + 1.8 * k / max(1, len(colours) - 1)
        out.append(ball(x + 0.10 * float(np.sin(angle)), tall - 0.80, z - 0.07 - 0.04 * float(np.cos(angle)), (0.075, 0.80, 0.075), Matter(colour), 0, 0.06 * float(np.sin(angle))))
    return out


def flags(x0: float, x1: float, z: float, count: int, tall: float = 2.5) -> list[Solid]:
    """Give a row of draped flags, no real country's."""
    sets = (("#0f5f78", "#f4f1e8", "#e0a12b"), ("#8c2f39", "#f4f1e8", "#1f4e5f"), ("#2f7f5f", "#f4f1e8", "#2f7f5f"), ("#1d4e79", "#e9b44c", "#1d4e79"), ("#f4f1e8", "#b5473c", "#b5473c"), ("#3a8fb7", "#f6d365", "#3a8fb7"), ("#c8553d", "#f2ead3", "#5d8a66"))
    out: list[Solid] = []
    for i in range(count):
        out += draped(x0 + (x1 - x0) * i / max(1, count - 1), z, sets[i % len(sets)], tall)
    return out


def lit_ceiling(x: float, z: float, half_x: float, half_z: float, tall: float, power: float, colour: str = "#ffe9cc") -> tuple[Lamp, Solid]:
    """Give a panel of light in the ceiling, and what one sees of it."""
    lamp = Lamp((x, tall - 0.06, z), (half_x, 0, 0), (0, 0, half_z), colour, power)
    return lamp, glowing(box(x, tall - 0.01, z, (half_x, 0.01, half_z), Matter(colour, light=1.6)))


def show(size: Size, solids: Sequence[Solid], lamps: Sequence[tuple[Lamp, Solid] | Lamp], camera: Camera, **look: Any) -> Array:
    """Trace solids and lamps; `look` goes to the Room (sky, sky_power, backdrop, exposure)."""
    parts = list(solids)
    lights: list[Lamp] = []
    for lamp in lamps:
        if isinstance(lamp, Lamp):
            lights.append(lamp)
        else:
            lights.append(lamp[0])
            parts.append(lamp[1])
    return trace(Room(parts, lights, **look), camera, size)


def view_of(size: Size, draw: Any, lower: float = 0.0, soft: float = 4.0) -> Array:
    """Give a drawn city or landscape as seen out of a window: smaller, softer, moved down."""
    small = (size[0] // 2, size[1] // 2)
    picture = blur(draw(small), soft * size[0] / 4000)
    rows = np.clip(np.arange(small[1]) - int(lower * small[1]), 0, small[1] - 1)
    return picture[rows]


def audience(rows: int, z0: float, across: int, pitch: float, seed: int, rise: float = 0.0, gap: float = 0.0, hands: bool = False) -> list[Solid]:
    """Give rows of listeners seen from behind, with an aisle if `gap`."""
    rng = np.random.default_rng(seed)
    out: list[Solid] = []
    for r in range(rows):
        z = z0 + r * 1.05
        for k in range(across):
            x = (k - (across - 1) / 2) * pitch + (r % 2) * 0.18
            if abs(x) < gap or rng.uniform() < 0.10:
                continue
            lift = -rise * r
            back = chair(x, z - 0.04, 0, "#27424f")
            folk = person(x, z, float(rng.normal(0, 0.12)), seed * 100 + r * 30 + k, hands=hands)
            for s in back + folk:
                out.append(Solid(s.kind, (s.centre[0], s.centre[1] + lift, s.centre[2]), s.half, s.matter, s.turn, s.tilt, s.casts))
    return out


def plant(x: float, z: float, tall: float, seed: int) -> list[Solid]:
    """Give a plant in a pot: long leaves that arch outwards."""
    rng = np.random.default_rng(seed)
    out = [rod(x, 0.22, z, 0.2, 0.22, Matter("#e6e1d6"))]
    for _ in range(30):
        a, reach = rng.uniform(0, 2 * np.pi), rng.uniform(0.1, 0.42)
        y = tall * rng.uniform(0.42, 1.0)
        out.append(ball(x + reach * float(np.cos(a)), y, z + reach * float(np.sin(a)), (0.05, 0.30, 0.10), Matter(str(rng.choice(["#3f6b45", "#55804c", "#2f5638", "#6d9457"]))), -a, float(rng.normal(0.45, 0.2))))
    return out
