"""Draw the meeting rooms and tables of the issue with the ray tracer."""

from __future__ import annotations

from typing import Any

import numpy as np

from . import cities, landmarks, screens
from .ground import Size
from .interiors import (
    GOLD,
    OAK,
    STEEL,
    WALNUT,
    WHITE,
    ball,
    draped,
    flags,
    hall,
    lit_ceiling,
    plant,
    rod,
    show,
    view_of,
)
from .people import box, chair, microphone, person, setting
from .raster import Array
from .solids import Matter, Solid
from .tracer import Camera, Lamp


def ministers_table(size: Size) -> Array:
    """A ring of desks under a ring of light, delegates all around."""
    solids = hall(22, 18, 5.2, Matter("#8a6f54", gloss=0.10), Matter("#7b5b42"), Matter("#8a674a"))
    solids += flags(-8.5, 8.5, 17.4, 15, 2.9)
    cz, radius = 8.0, 5.0
    for i in range(26):
        a = 2 * np.pi * (i + 0.5) / 26
        if abs(a - 1.5 * np.pi) < 0.26:
            continue
        s, c = float(np.sin(a)), float(np.cos(a))
        x, z = radius * c, cz + radius * s
        face = float(np.arctan2(-c, -s))
        solids.append(box(x, 0.74, z, (0.62, 0.03, 0.36), WALNUT, face))
        solids.append(box(x - 0.3 * c, 0.37, z - 0.3 * s, (0.60, 0.36, 0.02), Matter("#5a3d2a"), face))
        px, pz = (radius + 0.72) * c, cz + (radius + 0.72) * s
        solids += chair(px + 0.06 * c, pz + 0.06 * s, face, "#2e4a57") + person(px, pz, face, 40 + i)
        solids += setting(x, 0.77, z, face) + microphone(x - 0.16 * c + 0.2 * s, 0.77, z - 0.16 * s - 0.2 * c, face)
    rng = np.random.default_rng(5)
    for _ in range(150):
        a, r = rng.uniform(0, 2 * np.pi), 1.8 * np.sqrt(rng.uniform())
        solids.append(ball(r * float(np.cos(a)), 0.16 + 0.16 * rng.uniform() * (2 - r), cz + r * float(np.sin(a)), (0.15, 0.12, 0.15), Matter(str(rng.choice(["#3f6b45", "#55804c", "#4a7a4c", "#e0a12b", "#f2ead3", "#d98a4a"])))))
    lamps: list[Any] = []
    for i in range(4):
        a = np.pi / 4 + i * np.pi / 2
        lamps.append(lit_ceiling(4.0 * float(np.cos(a)), cz + 4.0 * float(np.sin(a)), 1.1, 1.1, 5.2, 4.2))
    return show(size, solids, lamps, Camera((0.0, 3.7, -1.9), (0, 0.7, 8.6), 0.80), sky_power=0.5, exposure=1.0)


def salon(size: Size) -> Array:
    """Two armchairs, a low table with flowers, flags and a window on the evening city."""
    solids = hall(11, 8, 4.0, Matter("#b98f63", gloss=0.14), Matter("#d9cdb8"), None)
    solids.append(box(0, 0.012, 4.6, (2.6, 0.012, 1.7), Matter("#1f5a6b")))
    solids.append(box(0, 0.016, 4.6, (2.35, 0.012, 1.45), Matter("#d9c8a4")))
    for k in range(-3, 4):
        solids.append(box(k * 1.72, 2.0, 8.0, (0.06, 2.0, 0.06), Matter("#e9e4d8")))
    solids.append(box(0, 0.22, 8.0, (5.5, 0.22, 0.12), Matter("#e9e4d8")))
    solids.append(box(0, 3.82, 8.0, (5.5, 0.2, 0.12), Matter("#e9e4d8")))
    for side in (-1, 1):
        solids.append(box(side * 4.9, 2.0, 7.75, (0.55, 2.0, 0.10), Matter("#2b6a78")))
        x, turn = side * 1.45, np.pi - side * 0.55
        cloth = Matter("#e3d6bf")
        solids += [box(x, 0.30, 5.0, (0.42, 0.14, 0.42), cloth, turn), box(x + side * 0.20, 0.74, 5.0 + 0.34, (0.42, 0.40, 0.09), cloth, turn)]
        c, s = float(np.cos(turn)), float(np.sin(turn))
        for arm in (-1, 1):
            solids.append(box(x + arm * 0.46 * c, 0.45, 5.0 - arm * 0.46 * s, (0.07, 0.20, 0.42), cloth, turn))
        solids.append(ball(x + side * 0.12, 0.58, 5.15, (0.22, 0.17, 0.10), Matter("#d9962b"), turn))
    solids += [rod(0, 0.42, 4.9, 0.46, 0.02, WALNUT), rod(0, 0.2, 4.9, 0.05, 0.2, GOLD), rod(0, 0.54, 4.95, 0.08, 0.11, Matter("#f2f0ea", gloss=0.2))]
    rng = np.random.default_rng(2)
    for _ in range(34):
        a, r = rng.uniform(0, 2 * np.pi), 0.20 * np.sqrt(rng.uniform())
        solids.append(ball(r * float(np.cos(a)), 0.72 + rng.uniform(-0.05, 0.12), 4.95 + r * float(np.sin(a)), (0.055, 0.045, 0.055), Matter(str(rng.choice(["#fff6e6", "#f6d365", "#e0a12b", "#5f8a55", "#4a7a4c"])))))
    solids += draped(-0.42, 6.9, ("#0f5f78", "#e0a12b", "#0f5f78"), 2.6) + draped(0.42, 6.9, ("#f4f1e8", "#2f7f92", "#f4f1e8"), 2.6)
    lamps: list[Any] = [Lamp((0, 2.2, 8.3), (4.5, 0, 0), (0, 1.6, 0), "#b9cfe6", 0.9), lit_ceiling(0, 3.4, 1.8, 0.5, 4.0, 5.0, "#ffdfb4")]
    view = view_of(size, cities.embankment, 0.02, 5)
    return show(size, solids, lamps, Camera((0.5, 1.35, -1.4), (0.05, 1.05, 5), 0.95), backdrop=view, sky_power=0.42, exposure=0.95)


def video_wall(size: Size) -> Array:
    """A wall of screens with a meeting on it, three officials at a table before it."""
    wall = Matter("#222222", light=0.75, picture=screens.meeting(5, 3, 2000, 900, 6))
    solids = hall(12, 9, 4.2, Matter("#3a4650", gloss=0.25), Matter("#4a3a2e"), Matter("#2b3640"))
    solids.append(box(0, 2.25, 8.9, (4.4, 1.65, 0.05), wall))
    solids += [box(0, 0.74, 3.7, (3.3, 0.03, 0.45), WALNUT), box(0, 0.36, 3.5, (3.2, 0.36, 0.03), Matter("#5a3d2a"))]
    for i, x in enumerate((-2.2, -0.05, 2.15)):
        solids += chair(x, 2.75, 0, "#27343d") + person(x, 2.8, 0, (3, 12, 21)[i])
        solids += setting(x, 0.77, 3.65, 0) + microphone(x + 0.3, 0.77, 3.85, 0)
    solids += draped(-5.1, 8.3, ("#0f5f78", "#e0a12b", "#0f5f78"), 2.7) + draped(5.1, 8.3, ("#f4f1e8", "#b5473c", "#f4f1e8"), 2.7)
    lamps: list[Any] = [Lamp((0, 2.2, 8.6), (4.2, 0, 0), (0, 1.5, 0), "#a9d4e6", 0.55), lit_ceiling(0, 3.5, 2.4, 0.35, 4.2, 4.0, "#ffdcb0")]
    return show(size, solids, lamps, Camera((0.25, 1.75, -0.9), (0.1, 1.55, 6), 0.95), sky_power=0.22, exposure=1.1)


def chamber(size: Size) -> Array:
    """Long tables in a horseshoe, senior officials at work, a screen at the end."""
    solids = hall(14, 15, 4.4, Matter("#8f8474", gloss=0.10), Matter("#6b4c38"), Matter("#cbb99c"))
    solids.append(box(0, 2.55, 14.85, (3.3, 1.25, 0.05), Matter("#222222", light=0.8, picture=screens.waves(1400, 560, "#0f4c64", "#7fc4bd"))))
    solids += flags(-6.2, -4.2, 14.3, 4, 2.7) + flags(4.2, 6.2, 14.3, 4, 2.7)
    for side in (-1, 1):
        solids += [box(side * 2.6, 0.74, 6.6, (0.50, 0.03, 5.2), WALNUT), box(side * 2.25, 0.37, 6.6, (0.03, 0.36, 5.2), Matter("#5a3d2a"))]
        for i in range(8):
            z, face = 2.1 + i * 1.28, -side * np.pi / 2
            solids += chair(side * 3.42, z, face, "#2e4a57") + person(side * 3.38, z, face, 10 + i * 2 + (side > 0))
            solids += setting(side * 2.78, 0.77, z, face) + microphone(side * 2.35, 0.77, z + 0.28, face)
    solids += [box(0, 0.74, 12.2, (2.4, 0.03, 0.5), WALNUT), box(0, 0.37, 11.85, (2.4, 0.36, 0.03), Matter("#5a3d2a"))]
    for i in range(4):
        x = -1.65 + 1.1 * i
        solids += chair(x, 13.0, np.pi, "#2e4a57") + person(x, 12.95, np.pi, 77 + i) + setting(x, 0.77, 12.35, np.pi)
    lamps: list[Any] = [lit_ceiling(-2.6, 6.5, 0.35, 5.5, 4.4, 3.4), lit_ceiling(2.6, 6.5, 0.35, 5.5, 4.4, 3.4), Lamp((0, 2.5, 14.7), (3.2, 0, 0), (0, 1.2, 0), "#a4d6dc", 0.6)]
    return show(size, solids, lamps, Camera((0.9, 2.5, -1.9), (0.0, 1.1, 8), 0.9), sky_power=0.36, exposure=0.95)


def seminar(size: Size) -> Array:
    """Officers and diplomats in a seminar room, a map on the screen."""
    solids = hall(12, 10, 3.9, Matter("#7d8073", gloss=0.10), Matter("#b9b49f"), Matter("#8f9484"))
    solids.append(box(-0.8, 2.1, 9.85, (2.7, 1.3, 0.05), Matter("#222222", light=0.8, picture=screens.continent(1300, 640, 9))))
    solids += flags(3.2, 5.4, 9.4, 4, 2.6)
    for s in person(3.0, 8.6, np.pi + 0.5, 14, seat=None):
        solids.append(s)
    for r in range(3):
        z = 3.0 + r * 1.75
        for t in (-1, 1):
            solids += [box(t * 2.25, 0.74, z + 0.1, (1.85, 0.025, 0.32), OAK), box(t * 2.25, 0.40, z + 0.36, (1.8, 0.30, 0.02), OAK)]
            for k in range(3):
                x = t * 2.25 + (k - 1) * 1.15
                uniform = (r + k + (t > 0)) % 2 == 0
                folk = person(x, z - 0.62, 0, 200 + r * 17 + k * 5 + t, hands=True)
                if uniform:
                    folk = [Solid(s.kind, s.centre, s.half, Matter("#4f5b3e"), s.turn, s.tilt) if i < 4 else s for i, s in enumerate(folk)]
                    head = next(s for s in folk if s.half[1] == 0.118)
                    hx, hy, hz = head.centre
                    folk += [rod(hx, hy + 0.105, hz - 0.01, 0.118, 0.035, Matter("#3f4a32")), rod(hx, hy + 0.135, hz - 0.01, 0.135, 0.014, Matter("#4a563a"))]
                solids += chair(x, z - 0.68, 0, "#3c4a52", 0.92) + folk
                solids.append(box(x, 0.772, z + 0.02, (0.11, 0.006, 0.15), Matter("#f7f5f0")))
    lamps: list[Any] = [lit_ceiling(-1.8, 4.5, 0.6, 3.0, 3.9, 3.2, "#fff0dc"), lit_ceiling(2.4, 5.5, 0.6, 3.4, 3.9, 3.2, "#fff0dc"), Lamp((-5.8, 2, 4), (0, 0, 3.5), (0, 1.0, 0), "#cfe2f2", 1.3)]
    return show(size, solids, lamps, Camera((-0.5, 2.25, -1.7), (0.25, 1.35, 7), 0.92), sky_power=0.4, exposure=0.95)


def meeting_by_window(size: Size) -> Array:
    """Four people at a table high above a city of spires."""
    solids = hall(9, 7.5, 3.6, Matter("#7d6b58", gloss=0.12), Matter("#8a7460"), None, "l")
    for k in range(-2, 4):
        solids.append(box(k * 1.55 + 0.4, 1.8, 7.4, (0.045, 1.8, 0.06), Matter("#39434a")))
    solids.append(box(0, 0.10, 7.4, (4.6, 0.10, 0.10), Matter("#39434a")))
    solids += [box(0.2, 0.74, 4.3, (1.5, 0.03, 0.65), WALNUT), box(0.2, 0.36, 4.3, (0.3, 0.36, 0.3), Matter("#4b3425"))]
    for k, (x, turn) in enumerate(((-1.72, np.pi / 2), (2.12, -np.pi / 2))):
        for d in (-0.42, 0.48):
            z = 4.3 + d
            solids += chair(x, z, turn, "#2e4a57") + person(x + (0.04 if k == 0 else -0.04), z, turn, 500 + k * 3 + int(d > 0) * 11)
            solids += setting(x + (0.78 if k == 0 else -0.78), 0.77, z, turn)
    solids += [rod(0.2, 0.86, 4.3, 0.06, 0.09, Matter("#f2f0ea", gloss=0.2))]
    rng = np.random.default_rng(6)
    for _ in range(18):
        a, r = rng.uniform(0, 2 * np.pi), 0.13 * np.sqrt(rng.uniform())
        solids.append(ball(0.2 + r * float(np.cos(a)), 1.02 + rng.uniform(-0.04, 0.08), 4.3 + r * float(np.sin(a)), (0.05, 0.04, 0.05), Matter(str(rng.choice(["#fff6e6", "#f6d365", "#5f8a55"])))))
    solids += draped(-3.9, 6.7, ("#0f5f78", "#e0a12b", "#0f5f78"), 2.5) + draped(-3.4, 6.9, ("#3a8fb7", "#f4f1e8", "#3a8fb7"), 2.5)
    lamps: list[Any] = [Lamp((0.5, 2.0, 7.9), (4.0, 0, 0), (0, 1.5, 0), "#bcd2ee", 1.2), lit_ceiling(0.2, 3.6, 1.2, 0.4, 3.6, 4.5, "#ffdcb0")]
    view = view_of(size, landmarks.manhattan, 0.06, 4)
    return show(size, solids, lamps, Camera((0.5, 1.55, -0.6), (0.15, 1.15, 5), 0.9), backdrop=view, sky_power=0.34, exposure=1.0)


def reception(size: Size) -> Array:
    """Guests in a tall hall at dusk, the lights of the city outside."""
    solids = hall(16, 11, 5.4, Matter("#a58a68", gloss=0.26), Matter("#d9cdb8"), None)
    for k in range(-4, 5):
        solids.append(box(k * 1.95, 2.7, 11.0, (0.06, 2.7, 0.08), Matter("#d9d4c6")))
    for y in (0.08, 2.7, 5.3):
        solids.append(box(0, y, 11.0, (8, 0.07, 0.08), Matter("#d9d4c6")))
    rng = np.random.default_rng(14)
    spots = [(-4.6, 6.6), (-3.9, 7.1), (-4.1, 6.1), (-1.5, 5.6), (-0.7, 5.9), (-1.0, 5.0), (1.5, 7.4), (2.2, 7.8), (2.3, 7.0), (1.4, 8.2), (4.6, 5.6), (5.2, 6.1), (3.9, 6.0), (-6.2, 8.6), (-5.6, 9.0), (5.9, 8.8), (6.4, 8.2), (-2.6, 9.0), (-3.1, 8.4), (3.4, 9.6)]
    for i, (x, z) in enumerate(spots):
        near = [s for j, s in enumerate(spots) if j != i and np.hypot(s[0] - x, s[1] - z) < 1.3]
        cx, cz = np.mean(near, axis=0) if near else (0.0, 7.0)
        turn = float(np.arctan2(cx - x, cz - z)) + float(rng.normal(0, 0.15))
        solids += person(x, z, turn, 300 + i * 3, seat=None)
    for x, z in ((-4.2, 6.6), (4.5, 5.9), (1.9, 7.6)):
        solids += [rod(x, 1.06, z, 0.30, 0.02, WHITE), rod(x, 0.55, z, 0.03, 0.5, STEEL), rod(x, 0.02, z, 0.22, 0.02, STEEL), rod(x + 0.1, 1.14, z, 0.03, 0.06, Matter("#e9c27a", gloss=0.5)), rod(x - 0.1, 1.14, z + 0.08, 0.03, 0.06, Matter("#cfe0e6", gloss=0.5))]
    solids += flags(-7.4, -6.4, 10.2, 2, 2.8) + plant(7.2, 9.8, 1.9, 9)
    lamps: list[Any] = [lit_ceiling(-2.5, 6.0, 0.5, 3.2, 5.4, 6.0, "#ffdcae"), lit_ceiling(2.5, 6.0, 0.5, 3.2, 5.4, 6.0, "#ffdcae"), Lamp((0, 2.8, 11.4), (7, 0, 0), (0, 2.4, 0), "#9fc0e6", 0.35)]
    view = view_of(size, cities.forum_panorama, 0.0, 5)
    return show(size, solids, lamps, Camera((0.4, 1.9, -1.8), (0, 1.75, 7), 0.95), backdrop=view, sky_power=0.32, exposure=1.0)


def atrium(size: Size) -> Array:
    """Students on a tour of a bright atrium with a broad stair."""
    solids = hall(14, 13, 7.5, Matter("#cfc7b8", gloss=0.2), Matter("#e6e1d6"), Matter("#dfd8ca"), "l")
    for i in range(12):
        solids.append(box(2.8, 0.09 + 0.18 * i, 7.5 + 0.34 * i, (2.3, 0.09, 0.20), Matter("#e9e4da")))
    solids.append(box(2.8, 2.2, 12.2, (4.2, 0.08, 0.9), Matter("#e9e4da")))
    solids.append(box(-2.9, 3.4, 12.85, (2.5, 2.0, 0.05), Matter("#222222", light=0.7, picture=screens.waves(900, 720, "#0f4c64", "#7fc4bd"))))
    for k in range(8):
        solids.append(box(7.0, 3.75, -1 + k * 2.0, (0.06, 3.75, 0.06), Matter("#b9b4a8")))
    for y in (2.5, 5.0):
        solids.append(box(7.0, y, 6, (0.05, 0.05, 9), Matter("#b9b4a8")))
    rng = np.random.default_rng(31)
    for i in range(17):
        x, z = rng.uniform(-3.6, 2.6), rng.uniform(4.6, 8.8)
        solids += person(x, z, float(rng.normal(-0.5, 0.5)), 700 + i * 5, seat=None)
    solids += plant(-5.8, 9.5, 2.2, 3) + plant(-5.6, 6.0, 2.0, 6) + plant(-6.2, 3.4, 2.2, 8)
    lamps: list[Any] = [Lamp((7.6, 5.5, 5), (0, 0, 6), (0.8, 2.2, 0), "#ffe9c4", 3.0), Lamp((0, 7.3, 6), (5, 0, 0), (0, 0, 5), "#cfe0f0", 0.5)]
    view = view_of(size, cities.embankment, 0.0, 4)
    return show(size, solids, lamps, Camera((-1.4, 2.2, -2.2), (0.3, 2.1, 8), 0.85), backdrop=view, sky_power=0.5, exposure=0.85)
