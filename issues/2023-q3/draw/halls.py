"""Draw the halls and stages of the issue with the ray tracer."""

from __future__ import annotations

from typing import Any

import numpy as np

from . import screens
from .ground import Size
from .interiors import (
    OAK,
    STEEL,
    WALNUT,
    WHITE,
    audience,
    ball,
    flags,
    glowing,
    hall,
    lit_ceiling,
    plant,
    rod,
    show,
)
from .people import box, microphone, person
from .plains import rape_lake
from .raster import Array
from .solids import Matter, Solid
from .tracer import Camera, Lamp


def hall_speaker(size: Size) -> Array:
    """A speaker at a rostrum before a large screen, seen over the heads of the audience."""
    solids = hall(17, 13, 5.6, Matter("#6f5a48", gloss=0.08), Matter("#6a4c38"), Matter("#37474f"))
    solids.append(box(0, 0.25, 11.2, (7, 0.25, 1.8), OAK))
    solids.append(box(-1.1, 2.9, 12.85, (3.9, 1.9, 0.05), Matter("#222222", light=0.8, picture=screens.continent(1600, 780, 15))))
    solids += flags(3.6, 7.4, 12.4, 6, 3.0)
    solids += [box(4.3, 1.05, 10.6, (0.42, 0.55, 0.28), WALNUT), box(4.3, 1.62, 10.55, (0.48, 0.03, 0.34), WALNUT)]
    for s in person(4.3, 11.1, np.pi, 8, seat=None):
        solids.append(Solid(s.kind, (s.centre[0], s.centre[1] + 0.5, s.centre[2]), s.half, s.matter, s.turn, s.tilt))
    solids += microphone(4.3, 1.65, 10.5, np.pi)
    solids += audience(4, 2.6, 13, 0.92, 3)
    lamps: list[Any] = [lit_ceiling(2.8, 9.6, 2.6, 0.5, 5.6, 6.5, "#ffe4c0"), lit_ceiling(0, 4.0, 4.0, 0.4, 5.6, 1.6, "#ffd9b0"), Lamp((-1.1, 2.9, 12.7), (3.8, 0, 0), (0, 1.8, 0), "#9fd0dc", 0.5)]
    return show(size, solids, lamps, Camera((-1.0, 2.15, -0.6), (1.2, 1.95, 10), 1.12), sky_power=0.34, exposure=1.2)


def plenary(size: Size) -> Array:
    """A forum: five speakers on a blue stage with a flowing backdrop, the audience in the dark."""
    solids = hall(30, 17, 8.5, Matter("#1c2a34", gloss=0.25), Matter("#16222b"), Matter("#0e1820"))
    solids.append(box(0, 3.9, 16.8, (11.5, 3.4, 0.05), Matter("#222222", light=0.85, picture=screens.waves(2000, 620))))
    solids += [box(0, 0.45, 14.2, (10.5, 0.45, 2.5), Matter("#1f3d4c", gloss=0.35)), glowing(box(0, 0.80, 11.68, (10.5, 0.05, 0.02), Matter("#f2b632", light=3.0)))]
    for i in range(5):
        x = (i - 2) * 1.75
        turn = np.pi + (i - 2) * 0.12
        parts = [box(x, 0.40, 14.2, (0.40, 0.12, 0.38), Matter("#e9e4d8"), turn), box(x, 0.72, 14.55, (0.40, 0.36, 0.08), Matter("#e9e4d8"), turn)]
        parts += person(x, 14.15, turn, 61 + i * 3, hands=True)
        if i < 4:
            parts += [rod(x + 0.87, 0.32, 14.0, 0.26, 0.02, WHITE), rod(x + 0.87, 0.16, 14.0, 0.03, 0.16, STEEL)]
        solids += [Solid(s.kind, (s.centre[0], s.centre[1] + 0.9, s.centre[2]), s.half, s.matter, s.turn, s.tilt) for s in parts]
    solids += audience(5, 5.0, 17, 0.95, 5)
    lamps: list[Any] = [Lamp((0, 8.2, 10.5), (7, 0, 0), (0, 0.4, 0.4), "#fff0d8", 7.0), Lamp((0, 3.9, 16.6), (11, 0, 0), (0, 3.2, 0), "#5fb4cc", 0.45), Lamp((-12, 7.5, 6), (0, 0, 2), (0.5, 0.5, 0), "#3f8fd0", 7)]
    return show(size, solids, lamps, Camera((1.9, 2.75, 2.2), (0.0, 2.35, 14), 1.12), sky="#5f8296", sky_power=0.42, exposure=1.35)


def panel(size: Size) -> Array:
    """Five scholars in armchairs under a mountain landscape on the screen."""
    solids = hall(15, 9, 5.0, Matter("#9a7a58", gloss=0.2), Matter("#5c6f74"), Matter("#3d5158"))
    solids.append(box(0, 2.85, 8.85, (5.2, 1.65, 0.05), Matter("#222222", light=0.6, picture=rape_lake((1200, 380)))))
    solids.append(box(0, 0.12, 6.6, (6.5, 0.12, 2.2), OAK))
    for i in range(5):
        x, turn = (i - 2) * 1.75, np.pi + (i - 2) * 0.14
        cloth = Matter("#2f6a78" if i % 2 else "#d9a441")
        parts = [box(x, 0.36, 6.6, (0.44, 0.12, 0.40), cloth, turn), box(x, 0.68, 6.98, (0.44, 0.36, 0.08), cloth, turn)]
        parts += person(x, 6.55, turn, 90 + i * 7)
        if i < 4:
            parts += [rod(x + 0.88, 0.40, 6.35, 0.24, 0.02, WHITE), rod(x + 0.88, 0.2, 6.35, 0.03, 0.2, STEEL), rod(x + 0.88, 0.47, 6.35, 0.03, 0.06, Matter("#cfe0e6", gloss=0.5))]
        solids += [Solid(s.kind, (s.centre[0], s.centre[1] + 0.24, s.centre[2]), s.half, s.matter, s.turn, s.tilt) for s in parts]
    solids += plant(-5.6, 6.8, 1.5, 4) + plant(5.6, 6.8, 1.4, 5)
    solids += audience(2, 0.9, 9, 1.0, 8)
    lamps: list[Any] = [lit_ceiling(0, 4.4, 4.6, 0.4, 5.0, 7.5, "#ffe8c8"), Lamp((0, 2.8, 8.7), (5.0, 0, 0), (0, 1.5, 0), "#cfe4dc", 0.45)]
    return show(size, solids, lamps, Camera((-1.0, 1.9, -2.3), (0, 1.75, 7), 1.0), sky_power=0.26, exposure=1.1)


def assembly(size: Size) -> Array:
    """A great assembly: curved rows of desks before a golden wall with a rostrum."""
    solids = [box(0, -0.05, 12, (24, 0.05, 18), Matter("#4a5a4e", gloss=0.08)), box(0, 5.5, 27.2, (4.2, 5.5, 0.1), Matter("#d9a441", gloss=0.15)), box(0, 6, 27.6, (24, 7, 0.1), Matter("#7a5f45"))]
    for k in range(-13, 14):
        if abs(k) > 2:
            solids.append(box(k * 1.6, 6, 27.3, (0.16, 7, 0.16), Matter("#9a7a58")))
    solids.append(ball(0, 7.7, 27.05, (1.45, 1.45, 0.08), Matter("#0f6f83", light=0.25)))
    solids += [box(0, 1.0, 25.2, (5.2, 1.0, 1.2), Matter("#3d5a50", gloss=0.3)), box(0, 2.35, 25.0, (2.6, 0.35, 0.35), Matter("#2f4a42", gloss=0.3)), box(0, 1.1, 23.2, (0.7, 1.1, 0.45), Matter("#2f4a42", gloss=0.3))]
    for i in (-1, 0, 1):
        solids += [Solid(s.kind, (s.centre[0], s.centre[1] + 1.75, s.centre[2]), s.half, s.matter, s.turn, s.tilt) for s in person(i * 1.6, 25.8, np.pi, 140 + i)]
    solids += [Solid(s.kind, (s.centre[0], s.centre[1] + 1.0, s.centre[2]), s.half, s.matter, s.turn, s.tilt) for s in person(0, 23.9, np.pi, 150, seat=None)]
    rng = np.random.default_rng(3)
    for r in range(9):
        radius = 8.5 + r * 2.1
        for side in (-1, 1):
            for k in range(4 + r):
                a = side * (0.10 + (k + 0.5) * 1.75 / radius)
                if abs(a) > 0.95:
                    continue
                x, z = radius * float(np.sin(a)), 27.0 - radius * float(np.cos(a))
                lift = 0.16 * r
                face = float(np.arctan2(-x, 27 - z))
                c, s_ = float(np.cos(face)), float(np.sin(face))
                solids.append(box(x + 0.45 * s_, 0.74 + lift, z + 0.45 * c, (0.80, 0.03, 0.26), OAK, face))
                solids.append(box(x + 0.62 * s_, 0.40 + lift, z + 0.62 * c, (0.80, 0.36, 0.02), Matter("#8a6a4c"), face))
                for d in (-0.38, 0.38):
                    if rng.uniform() < 0.12:
                        continue
                    px, pz = x + d * c, z - d * s_
                    folk = person(px, pz, face, int(rng.integers(1_000_000)), hands=False)
                    folk = [p for i, p in enumerate(folk) if i in (0, 1, 5, 6, 7, 8)]
                    solids += [Solid(p.kind, (p.centre[0], p.centre[1] + lift, p.centre[2]), p.half, p.matter, p.turn, p.tilt) for p in folk]
    lamps: list[Any] = [Lamp((0, 13, 14), (9, 0, 0), (0, 0, 7), "#ffe9cc", 2.2), Lamp((0, 11, 22), (3, 0, 0), (0, 0, 1), "#fff0d8", 7)]
    return show(size, solids, lamps, Camera((-2.6, 6.6, 2.0), (0.2, 2.9, 24), 0.95), sky="#6d5a44", sky_power=0.42, exposure=1.0)


def pillars_of_light(size: Size) -> Array:
    """Seventeen pillars of coloured light in a dark hall with a polished floor."""
    solids = [box(0, -0.05, 10, (30, 0.05, 20), Matter("#26323a", gloss=0.75)), box(0, 5, 16.5, (30, 6, 0.1), Matter("#5f7480"))]
    codes = ("#e5243b", "#dda63a", "#4c9f38", "#c5192d", "#ff3a21", "#26bde2", "#fcc30b", "#a21942", "#fd6925", "#dd1367", "#fd9d24", "#bf8b2e", "#3f7e44", "#0a97d9", "#56c02b", "#00689d", "#19486a")
    lamps: list[Any] = []
    for i, code in enumerate(codes):
        a = np.pi * (i + 0.5) / 17
        x, z = -7.6 * float(np.cos(a)), 7.5 + 6.2 * float(np.sin(a))
        solids.append(glowing(rod(x, 2.2, z, 0.26, 2.2, Matter(code, light=0.8))))
        lamps.append(Lamp((x, 2.2, z), (0.25, 0, 0), (0, 2.0, 0), code, 9.0))
    for i, (x, z, t) in enumerate(((-0.9, 6.2, 0.2), (-0.2, 6.5, -0.2), (3.1, 7.6, 1.2), (-3.6, 8.2, -1.0))):
        solids += person(x, z, t, 400 + i, seat=None)
    return show(size, solids, lamps, Camera((0.6, 1.55, -3.0), (0, 1.9, 9), 0.98), sky="#3a5a70", sky_power=0.4, exposure=1.0)
