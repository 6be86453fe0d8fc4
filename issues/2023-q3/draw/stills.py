"""Draw close-ups with the ray tracer: desks, microphones, pens, lanterns, racks, containers, panels in the sun."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from . import cities, mountains, plains, screens
from .ground import Size
from .interiors import GOLD, OAK, STEEL, WALNUT, WHITE, ball, draped, glowing, hall, lit_ceiling, plant, rod, show, view_of
from .people import box, microphone, person
from .raster import Array, blur, rgb
from .sky import Clouds, Sun, clouds, sky
from .solids import Kind, Matter, Solid
from .tracer import Camera, Lamp


def plain_sky(size: Size, horizon: float) -> Array:
    """Give an evening sky over a bright sea, for what stands outdoors."""
    sun = Sun(0.1, horizon, "#ffcf94", 0.8, 0.7)
    picture = sky(size, horizon, [(0, "#2a6f92"), (0.6, "#9cc2cc"), (1, "#ffe0b2")], sun)
    clouds(picture, horizon, 17, Clouds(0.36, 1.3, "#fff0d8", "#8fa5b4", 0.5, 0.9), sun)
    foot = int(horizon * size[1])
    if foot < size[1]:
        picture[foot:] = rgb("#6f9fae")
    return picture


def desk(size: Size, solids: Sequence[Solid], camera: Camera, backdrop: Array, wood: Matter = WALNUT, **look: Any) -> Array:
    """Show things on a desk in light from a window on the left."""
    top = box(0, -0.02, 1.0, (3.0, 0.02, 1.1), wood)
    lamps: list[Any] = [Lamp((-2.2, 1.5, 0.4), (0, 0, 0.9), (0.3, 0.7, 0), "#ffe6c4", 7.0), Lamp((1.8, 1.8, 1.8), (0.5, 0, 0), (0, 0.3, 0.4), "#b9d3ec", 2.6)]
    return show(size, [top, *solids], lamps, camera, backdrop=backdrop, **{"sky_power": 0.45, "exposure": 0.95, **look})


def microphones(size: Size) -> Array:
    """A bunch of reporters' microphones before the lights of a hall."""
    solids: list[Solid] = []
    tones = ("#c8553d", "#1f7f92", "#e0a12b", "#3d4650", "#4f8a5b", "#8a4f7d")
    for i, (x, y, z, tilt) in enumerate(((-0.17, 0.36, 1.0, 0.30), (-0.07, 0.42, 1.08, 0.12), (0.04, 0.36, 0.96, -0.05), (0.14, 0.43, 1.10, -0.2), (0.24, 0.35, 1.0, -0.36), (-0.27, 0.33, 1.1, 0.46))):
        dark = Matter("#20262b", gloss=0.12)
        s, c = float(np.sin(tilt)), float(np.cos(tilt))
        solids.append(Solid(Kind.ELLIPSOID, (x, y, z), (0.034, 0.044, 0.034), Matter("#2c3238"), 0, tilt))
        solids.append(Solid(Kind.BOX, (x - 0.075 * s, y - 0.072 * c, z), (0.032, 0.026, 0.032), Matter(tones[i]), 0, tilt))
        solids.append(Solid(Kind.CYLINDER, (x - 0.2 * s, y - 0.20 * c, z), (0.013, 0.13, 0.013), dark, 0, tilt))
    back = screens.bokeh((size[0] // 2, size[1] // 2), 4, ("#12384c", "#1d5568"), ("#ffcf85", "#fff0d2", "#7fc4d0", "#f2b632"), 80, 0.045, 0.45, 0.3)
    lamps: list[Any] = [Lamp((-1.4, 1.3, 0.2), (0, 0, 0.5), (0.2, 0.5, 0), "#ffdcb0", 6.5), Lamp((1.4, 1.2, 1.9), (0, 0, 0.5), (0.1, 0.5, 0), "#8fd0e6", 8.0)]
    return show(size, solids, lamps, Camera((0, 0.40, 0.05), (0, 0.36, 1.0), 1.35, 0.0, 0.98, 0.004), backdrop=back, sky_power=0.4, exposure=1.0)


def signing(size: Size) -> Array:
    """Two open folders with pens on a signing table, flags behind."""
    solids: list[Solid] = []
    for side in (-1, 1):
        x = side * 0.34
        solids += [box(x - 0.125, 0.010, 0.95, (0.118, 0.010, 0.165), Matter("#0f4c64", gloss=0.06)), box(x + 0.125, 0.010, 0.95, (0.118, 0.010, 0.165), Matter("#0f4c64", gloss=0.06))]
        solids += [box(x - 0.122, 0.022, 0.95, (0.102, 0.003, 0.148), Matter("#ffffff", picture=screens.page(420, 600, 3 + side))), box(x + 0.122, 0.022, 0.95, (0.102, 0.003, 0.148), Matter("#ffffff", picture=screens.page(420, 600, 7 + side)))]
        solids.append(Solid(Kind.ELLIPSOID, (x + 0.13, 0.034, 0.93), (0.075, 0.0065, 0.0065), Matter("#15222c", gloss=0.35), -0.6))
        solids.append(Solid(Kind.ELLIPSOID, (x + 0.168, 0.034, 0.956), (0.022, 0.0072, 0.0072), GOLD, -0.6))
        solids.append(rod(side * 0.74, 0.07, 1.15, 0.032, 0.07, Matter("#cfe0e6", gloss=0.5)))
    for x, codes in ((-0.06, ("#0f5f78", "#e0a12b")), (0.06, ("#f4f1e8", "#2f7f92"))):
        solids += [rod(x, 0.17, 1.42, 0.005, 0.17, GOLD), rod(x, 0.008, 1.42, 0.04, 0.008, GOLD)]
        for k, code in enumerate(codes):
            solids.append(box(x + 0.055, 0.295 - 0.04 * k, 1.42, (0.05, 0.02, 0.003), Matter(code), 0.15))
    solids += microphone(-0.62, 0, 1.25, np.pi) + microphone(0.60, 0, 1.25, np.pi)
    back = screens.bokeh((size[0] // 2, size[1] // 2), 9, ("#2b3f49", "#8a6f52"), ("#ffd9a0", "#fff0d8", "#e9b45c", "#a7c4cc"), 60, 0.05, 0.25, 0.16)
    return desk(size, solids, Camera((0.05, 0.60, -0.22), (0.0, 0.04, 1.0), 0.98, 0.0, 1.25, 0.004), back)


def places(size: Size) -> Array:
    """Name plates and microphones along a table, one in focus."""
    solids: list[Solid] = []
    for i in range(9):
        z = 0.55 + i * 0.62
        solids.append(box(0.02, 0.055, z, (0.012, 0.05, 0.15), Matter("#f4f1e8"), 0.22))
        solids.append(box(-0.005, 0.075, z - 0.02, (0.013, 0.012, 0.10), Matter("#0f4c64"), 0.22))
        solids += microphone(0.20, 0, z + 0.20, -np.pi / 2 + 0.3)
        solids.append(rod(0.30, 0.06, z - 0.10, 0.033, 0.06, Matter("#cfe0e6", gloss=0.5)))
        solids.append(box(0.46, 0.004, z, (0.15, 0.004, 0.105), Matter("#ffffff", picture=screens.page(300, 420, i))))
        solids.append(Solid(Kind.ELLIPSOID, (0.44, 0.013, z + 0.02), (0.07, 0.006, 0.006), Matter("#1d3442", gloss=0.3), 0.9))
    long = box(0.25, -0.02, 3.0, (0.62, 0.02, 3.6), WALNUT)
    back = screens.bokeh((size[0] // 2, size[1] // 2), 12, ("#4a5c62", "#a08a6c"), ("#ffe0b0", "#fff4e0", "#d9c49a", "#9fc0c4"), 70, 0.045, 0.3, 0.2)
    lamps: list[Any] = [Lamp((-1.6, 1.6, 2.4), (0, 0, 2.4), (0.3, 0.6, 0), "#ffe3bd", 3.6), Lamp((1.5, 1.5, 1.4), (0, 0, 1.5), (0.2, 0.5, 0), "#bcd6ee", 1.8)]
    return show(size, [long, *solids], lamps, Camera((-0.42, 0.34, -0.15), (0.22, 0.03, 1.5), 1.05, 0.0, 1.42, 0.010), backdrop=back, sky_power=0.45, exposure=1.0)


def _laptop(x: float, z: float, picture: Array, wide: float = 0.20) -> list[Solid]:
    """A laptop that faces the eye: keyboard slab, screen, keys."""
    alu = Matter("#c9ccce", gloss=0.10)
    out = [box(x, 0.008, z, (wide, 0.008, wide * 0.68), alu), box(x, wide * 0.66 + 0.02, z + wide * 0.70, (wide, wide * 0.66, 0.005), Matter("#14191d"))]
    out.append(box(x, wide * 0.66 + 0.02, z + wide * 0.70 - 0.006, (wide * 0.955, wide * 0.61, 0.002), Matter("#222222", light=0.9, picture=picture)))
    for r in range(4):
        for k in range(12):
            out.append(box(x - wide * 0.78 + wide * 1.56 * k / 11, 0.018, z + wide * (0.44 - 0.17 * r), (wide * 0.055, 0.002, wide * 0.06), Matter("#2b3136")))
    out.append(box(x, 0.0165, z - wide * 0.42, (wide * 0.26, 0.001, wide * 0.18), Matter("#b5b9bc")))
    return out


def online(size: Size) -> Array:
    """A laptop with a meeting on it, a plant and a cup by a window on a green valley."""
    solids = _laptop(-0.04, 0.85, screens.meeting(4, 3, 1240, 800, 17), 0.30)
    solids += [rod(0.50, 0.05, 0.78, 0.042, 0.05, Matter("#e9e4d8")), rod(0.50, 0.099, 0.78, 0.038, 0.002, Matter("#4a2f1f")), box(0.50, 0.004, 0.52, (0.09, 0.008, 0.13), Matter("#d9962b"), 0.2)]
    solids.append(rod(-0.60, 0.075, 1.10, 0.085, 0.075, Matter("#f2efe6")))
    rng = np.random.default_rng(8)
    for _ in range(46):
        a, reach = rng.uniform(0, 2 * np.pi), rng.uniform(0.03, 0.19)
        solids.append(ball(-0.60 + reach * float(np.cos(a)), rng.uniform(0.17, 0.46), 1.10 + reach * float(np.sin(a)), (0.018, 0.10, 0.040), Matter(str(rng.choice(["#3f7a48", "#5a9457", "#2f6040", "#7fae62"]))), -a, float(rng.normal(0.5, 0.25))))
    for k in range(-2, 3):
        solids.append(box(k * 0.95 + 0.25, 0.9, 2.08, (0.035, 1.2, 0.03), Matter("#f2efe6")))
    view = view_of(size, mountains.forest_lake, 0.10, 12)
    return desk(size, solids, Camera((0.02, 0.54, -0.30), (-0.06, 0.20, 1.0), 1.0, 0.0, 1.2, 0.004), view, OAK, exposure=0.85)


def board(size: Size) -> Array:
    """A laptop with figures, a tablet, papers and coffee, high above the city."""
    solids = _laptop(-0.16, 0.92, screens.chart(1200, 780, 5), 0.27)
    solids.append(box(0.44, 0.007, 0.74, (0.115, 0.007, 0.16), Matter("#20272c"), -0.16))
    solids.append(box(0.44, 0.0146, 0.74, (0.105, 0.001, 0.15), Matter("#222222", light=0.75, picture=np.ascontiguousarray(screens.chart(500, 700, 9))), -0.16))
    solids += [box(-0.62, 0.004, 0.72, (0.11, 0.004, 0.155), Matter("#ffffff", picture=screens.page(400, 560, 2)), 0.18), Solid(Kind.ELLIPSOID, (-0.60, 0.016, 0.70), (0.075, 0.007, 0.007), Matter("#c9962f", gloss=0.3), 0.8)]
    solids += [rod(0.68, 0.045, 1.02, 0.042, 0.045, WHITE), rod(0.68, 0.089, 1.02, 0.037, 0.002, Matter("#4a2f1f")), rod(0.68, 0.004, 1.02, 0.075, 0.004, WHITE)]
    view = view_of(size, cities.embankment, 0.02, 10)
    return desk(size, solids, Camera((0.06, 0.60, -0.22), (0.06, 0.14, 1.0), 0.95, 0.0, 1.2, 0.004), view, WALNUT, exposure=0.9)


def document(size: Size) -> Array:
    """A document, a pen and an olive twig in slanting light."""
    solids: list[Solid] = []
    for k in range(4):
        solids.append(box(0.004 * k - 0.05, 0.004 + 0.006 * k, 0.86 + 0.004 * k, (0.20, 0.003, 0.27), Matter("#ffffff", picture=screens.page(700, 950, 30)) if k == 3 else Matter("#efece3"), 0.12 - 0.015 * k))
    solids.append(Solid(Kind.ELLIPSOID, (0.09, 0.036, 0.80), (0.012, 0.010, 0.12), Matter("#16303f", gloss=0.4), 0.55))
    solids.append(Solid(Kind.ELLIPSOID, (0.128, 0.036, 0.862), (0.0125, 0.0108, 0.03), GOLD, 0.55))
    rng = np.random.default_rng(4)
    for i in range(22):
        t = i / 21
        x, z = 0.26 + 0.30 * t, 0.66 + 0.42 * t + 0.05 * float(np.sin(t * 5))
        solids.append(ball(x, 0.015, z, (0.010, 0.006, 0.014), Matter("#6a5a3c"), 0.6))
        for side in (-1, 1):
            if i % 2 == 0:
                turn = 0.62 + side * 0.8
                solids.append(ball(x + side * 0.045, 0.02 + 0.015 * rng.uniform(), z - side * 0.028 + 0.03, (0.013, 0.005, 0.056), Matter(str(rng.choice(["#6f8a55", "#8aa06c", "#57744a"]))), turn))
    for x, z in ((0.40, 0.80), (0.47, 0.97), (0.34, 0.88)):
        solids.append(ball(x, 0.022, z, (0.018, 0.018, 0.023), Matter("#4a5230", gloss=0.15), 0.7))
    back = screens.bokeh((size[0] // 2, size[1] // 2), 30, ("#3f5a62", "#b89468"), ("#ffe2b4", "#fff4e0"), 30, 0.05, 0.2, 0.1)
    return desk(size, solids, Camera((0.14, 0.62, 0.20), (0.10, 0.0, 0.86), 1.1, 0.0, 0.88, 0.004), back, OAK, exposure=0.85)


def library(size: Size) -> Array:
    """A reading room with walls of books and green lamps on long tables."""
    solids = hall(13, 16, 6.4, Matter("#8a5f3f", gloss=0.16), Matter("#5a3d2a"), Matter("#6a4a33"))
    for side in (-1, 1):
        for k in range(5):
            solids.append(box(side * 6.2, 2.5, -0.6 + 3.5 * k, (0.28, 2.5, 1.55), Matter("#ffffff", picture=screens.books(900, 1200, 40 + k + (side > 0) * 9, 8))))
            solids.append(box(side * 6.1, 2.6, 1.15 + 3.5 * k, (0.30, 2.6, 0.14), WALNUT))
    for k in (-1, 0, 1):
        solids.append(box(k * 3.1, 2.4, 15.8, (1.3, 2.4, 0.12), Matter("#ffffff", picture=screens.books(800, 1200, 70 + k, 8))))
    solids.append(glowing(box(0, 5.65, 15.85, (1.6, 0.62, 0.05), Matter("#dcebf2", light=1.0))))
    lamps: list[Any] = []
    for side in (-1, 1):
        for k in range(4):
            z = 2.4 + 3.2 * k
            solids += [box(side * 2.3, 0.74, z, (1.75, 0.03, 0.6), OAK), box(side * 2.3, 0.36, z, (1.3, 0.36, 0.05), WALNUT)]
            for d in (-0.9, 0.9):
                x = side * 2.3 + d
                solids += [rod(x, 0.90, z, 0.015, 0.14, GOLD), rod(x, 0.775, z, 0.07, 0.01, GOLD), glowing(Solid(Kind.ELLIPSOID, (x, 1.06, z), (0.18, 0.055, 0.085), Matter("#4fa06c", light=0.55)))]
                if k < 3:
                    lamps.append(Lamp((x, 1.0, z), (0.12, 0, 0), (0, 0, 0.06), "#ffd894", 16.0))
                solids.append(box(x + 0.36, 0.785, z - 0.1, (0.12, 0.012, 0.16), Matter("#ffffff", picture=screens.page(200, 280, k)), 0.2))
            for x in (side * 2.3 - 1.0, side * 2.3, side * 2.3 + 1.0):
                solids += [box(x, 0.44, z - 0.85, (0.22, 0.03, 0.2), WALNUT), box(x, 0.75, z - 1.03, (0.22, 0.28, 0.025), WALNUT)]
    lamps += [lit_ceiling(0, 7, 0.7, 6.0, 6.4, 3.4, "#ffe2b8")]
    return show(size, solids, lamps, Camera((0.0, 2.25, -2.6), (0.0, 1.75, 8), 0.9), sky="#c9a884", sky_power=0.30, exposure=1.0)


def easel(size: Size) -> Array:
    """A framed landscape on an easel under a spotlight."""
    solids = hall(9, 6.5, 4.2, Matter("#a07c58", gloss=0.22), Matter("#c9c2b4"), Matter("#b9c2c2"))
    painting = blur(mountains.high_range((760, 520)), 1.6)
    wood = Matter("#8a6240")
    solids += [box(0.25, 1.62, 5.05, (1.02, 0.72, 0.03), Matter("#c9973f", gloss=0.25)), box(0.25, 1.62, 5.01, (0.93, 0.63, 0.025), Matter("#ffffff", picture=painting))]
    solids += [Solid(Kind.BOX, (-0.42, 1.25, 5.12), (0.035, 1.3, 0.03), wood, 0, -0.18), Solid(Kind.BOX, (0.92, 1.25, 5.12), (0.035, 1.3, 0.03), wood, 0, 0.18), box(0.25, 1.45, 5.3, (0.035, 1.5, 0.03), wood), box(0.25, 0.87, 5.0, (1.0, 0.03, 0.06), wood)]
    solids += plant(3.3, 5.6, 1.8, 12) + draped(-2.9, 5.9, ("#0f5f78", "#e0a12b", "#0f5f78"), 2.6) + draped(-2.3, 6.0, ("#f4f1e8", "#2f7f92", "#f4f1e8"), 2.6)
    solids += [rod(-1.85, 0.5, 4.6, 0.035, 0.5, GOLD), rod(2.3, 0.5, 4.6, 0.035, 0.5, GOLD), ball(-1.85, 1.03, 4.6, (0.06, 0.06, 0.06), GOLD), ball(2.3, 1.03, 4.6, (0.06, 0.06, 0.06), GOLD)]
    for k in range(16):
        t = (k + 0.5) / 16
        solids.append(ball(-1.85 + 4.15 * t, 0.92 - 0.30 * 4 * t * (1 - t), 4.6, (0.15, 0.03, 0.03), Matter("#8c2f39"), 0, 0.28 * (1 - 2 * t) * -1))
    lamps: list[Any] = [Lamp((0.25, 4.0, 3.6), (0.35, 0, 0), (0, 0, 0.2), "#ffe6bf", 34.0), lit_ceiling(0, 2.0, 2.4, 0.5, 4.2, 1.5, "#ffe9cc")]
    return show(size, solids, lamps, Camera((-0.55, 1.65, -0.4), (0.2, 1.42, 5), 1.02), sky_power=0.30, exposure=0.95)


def model(size: Size) -> Array:
    """An architect's model of a building among small trees, under a lamp."""
    rng = np.random.default_rng(21)
    solids = [box(0, 0.02, 1.0, (1.0, 0.02, 0.7), Matter("#e9e5da")), box(0, 0.045, 1.0, (0.92, 0.006, 0.62), Matter("#d9d6c8"))]
    paper = Matter("#fbf9f2")
    for k in range(7):
        turn = 0.16 * k - 0.3
        solids.append(box(0.02, 0.075 + 0.052 * k, 1.0, (0.235 - 0.016 * k, 0.022, 0.165 - 0.010 * k), paper, turn))
        solids.append(box(0.02, 0.101 + 0.052 * k, 1.0, (0.215 - 0.016 * k, 0.006, 0.148 - 0.010 * k), Matter("#8fc0cc", light=0.25), turn))
    solids.append(box(0.02, 0.052, 0.66, (0.10, 0.004, 0.16), Matter("#bcd6da", gloss=0.5)))
    for _ in range(26):
        x, z = rng.uniform(-0.86, 0.86), rng.uniform(0.44, 1.56)
        if abs(x) < 0.34 and 0.5 < z < 1.3:
            continue
        r = rng.uniform(0.026, 0.05)
        solids += [rod(x, 0.075, z, 0.005, 0.03, Matter("#b9a98a")), ball(x, 0.10 + r, z, (r, r * 1.15, r), Matter(str(rng.choice(["#9db98f", "#b9cba0", "#86a880"]))))]
    for x, z, h in ((-0.66, 1.32, 0.12), (0.62, 1.38, 0.16), (0.72, 0.72, 0.09), (-0.72, 0.74, 0.07), (-0.44, 1.46, 0.09)):
        solids.append(box(x, 0.05 + h, z, (0.10, h, 0.07), Matter("#efe9db"), float(rng.uniform(-0.3, 0.3))))
    for x, z in ((-0.2, 0.55), (-0.16, 0.57), (0.26, 0.52), (0.3, 0.6), (0.5, 0.9)):
        solids += [ball(x, 0.075, z, (0.006, 0.022, 0.006), Matter("#c8553d")), ball(x, 0.104, z, (0.006, 0.007, 0.006), Matter("#3a302b"))]
    back = screens.bokeh((size[0] // 2, size[1] // 2), 22, ("#243f4c", "#7d705c"), ("#ffd9a0", "#fff0d8", "#9fc4cc"), 50, 0.04, 0.2, 0.14)
    lamps: list[Any] = [Lamp((-1.3, 1.5, 0.5), (0, 0, 0.3), (0.2, 0.25, 0), "#ffdfb0", 24.0), Lamp((1.6, 1.2, 1.6), (0, 0, 0.6), (0.2, 0.5, 0), "#a9cbe6", 3.0)]
    table = box(0, -0.02, 1.0, (3.0, 0.02, 1.2), WALNUT)
    return show(size, [table, *solids], lamps, Camera((0.42, 0.66, -0.55), (0.02, 0.17, 1.0), 1.15, 0.0, 1.6, 0.006), backdrop=back, sky_power=0.34, exposure=0.95)


def servers(size: Size) -> Array:
    """An aisle between server racks, lights on a polished floor."""
    solids = [box(0, -0.05, 10, (3, 0.05, 14), Matter("#2c3a42", gloss=0.55)), box(0, 3.35, 10, (3, 0.05, 14), Matter("#27323a"))]
    for side in (-1, 1):
        for k in range(14):
            solids.append(box(side * 1.75, 1.3, 0.3 + 1.32 * k, (0.50, 1.3, 0.63), Matter("#222222", light=1.3, picture=screens.rack(420, 860, 60 + k + 20 * (side > 0)))))
    for k in range(7):
        solids.append(glowing(box(0, 3.28, 1.0 + 2.6 * k, (0.35, 0.02, 0.75), Matter("#cfeef4", light=2.0))))
    solids.append(glowing(box(0, 1.6, 19.5, (1.3, 1.7, 0.05), Matter("#9fdbe6", light=1.3))))
    lamps: list[Any] = [Lamp((0, 3.2, 6), (0.35, 0, 0), (0, 0, 6), "#bfe6f0", 4.2), Lamp((0, 1.6, 19.0), (1.2, 0, 0), (0, 1.4, 0), "#8fd6e6", 3.5), Lamp((0, 3.0, -1.0), (0.6, 0, 0), (0, 0.3, 0.3), "#ffc98a", 6.0)]
    return show(size, solids, lamps, Camera((0.22, 1.45, -1.6), (-0.05, 1.35, 8), 0.85), sky="#4f7f92", sky_power=0.22, exposure=1.0)


def port(size: Size) -> Array:
    """A container terminal: stacks of many colours, gantry cranes, the evening sea."""
    rng = np.random.default_rng(7)
    codes = ("#b5542f", "#1f6f8a", "#d9952b", "#3c7e62", "#a8443f", "#d9d2c2", "#2f5672", "#e0b04a")
    solids = [box(0, -0.1, 60, (140, 0.1, 70), Matter("#8d9492", gloss=0.06))]
    for row in range(5):
        for col in range(8):
            tall = int(rng.integers(1, 5 if row else 4))
            x, z = -38 + col * 10.4 + (row % 2) * 1.2, 24 + row * 9.0
            if abs(x - 1) < 7 and row < 2:
                continue
            for k in range(tall):
                for lane in range(2):
                    ribs = _container(str(rng.choice(codes)), int(rng.integers(1_000_000)))
                    solids.append(box(x, 1.3 + 2.62 * k, z + lane * 2.6, (4.6, 1.28, 1.2), ribs))
    red = Matter("#d98a2b")
    for x in (-24.0, 10.0, 44.0):
        z = 78.0
        for dx in (-6, 6):
            for dz in (-6, 6):
                solids.append(box(x + dx, 14, z + dz, (0.6, 14, 0.6), red))
            solids.append(box(x + dx, 10, z, (0.45, 0.5, 6), red))
        solids += [box(x, 26, z, (6.6, 0.8, 6.6), red), box(x, 29, z + 6, (1.4, 1.1, 28), red), box(x, 36, z, (0.6, 8, 0.6), red), box(x, 12, z - 6, (6, 0.45, 0.45), red), box(x, 27, z - 10, (1.6, 1.6, 1.6), WHITE)]
        solids.append(Solid(Kind.BOX, (x, 36, z + 14), (0.25, 0.25, 15.5), red, 0, 0))
    backdrop = plain_sky((size[0] // 2, size[1] // 2), 0.505)
    lamps: list[Any] = [Lamp((-220, 90, 20), (0, 0, 16), (6, 14, 0), "#ffc68a", 210.0)]
    return show(size, solids, lamps, Camera((4.0, 12.0, -14), (0, 8.5, 60), 0.95, -0.01), backdrop=backdrop, sky="#9fbcd4", sky_power=0.62, exposure=0.80)


def _container(code: str, seed: int) -> Matter:
    """Corrugated steel."""
    t = np.arange(240)
    ribs = (0.86 + 0.14 * np.sign(np.sin(t * 2 * np.pi / 12))).astype(np.float32)
    face = np.broadcast_to(rgb(code)[None, None] * ribs[None, :, None], (40, 240, 3)).copy()
    if seed % 3 == 0:
        face[12:26, 70:170] = rgb("#f4f1e8") * np.float32(0.9)
    return Matter(code, picture=face)


def solar(size: Size) -> Array:
    """Rows of solar panels in low sun, hills behind."""
    solids = [box(0, -0.1, 60, (120, 0.1, 70), Matter("#8a8a52"))]
    cells = np.zeros((120, 240, 3), np.float32) + np.array([0.10, 0.22, 0.36], np.float32)
    cells[::20] = 0.55
    cells[:, ::20] = 0.55
    cells[:3], cells[-3:], cells[:, :3], cells[:, -3:] = 0.8, 0.8, 0.8, 0.8
    face = Matter("#1d3a5c", gloss=0.65, picture=cells)
    for row in range(9):
        for k in range(-6, 7):
            x, z = k * 4.3 + 0.6 * row, 5.0 + row * 5.6
            solids.append(Solid(Kind.BOX, (x, 1.5, z), (1.05, 0.05, 2.05), face, np.pi / 2, -0.52))
            solids.append(rod(x, 0.7, z, 0.06, 0.7, STEEL))
    backdrop = view_of(size, plains.terraces, 0.06, 2)
    lamps: list[Any] = [Lamp((120, 70, 160), (10, 0, 0), (0, 10, 0), "#ffd49a", 270.0)]
    return show(size, solids, lamps, Camera((-3.0, 4.6, -4.5), (2.0, 1.4, 16), 0.95), backdrop=backdrop, sky="#b9d6ea", sky_power=0.75, exposure=0.85)


def towers_above(size: Size) -> Array:
    """Glass towers seen from their feet, clouds in the glass."""
    solids: list[Solid] = []
    for i, (x, z, w, h, turn) in enumerate(((-26, 34, 11, 95, 0.35), (24, 30, 12, 120, -0.3), (2, 66, 12, 150, 0.12), (-56, 60, 12, 80, 0.5), (54, 62, 12, 90, -0.5))):
        solids.append(box(x, h, z, (w, h, w), Matter("#ffffff", gloss=0.18, picture=screens.facade(500, 1500, 80 + i, ("#5f93ac", "#c9a064", "#6f8fa0", "#7fa6b4", "#57829c")[i], 12, 44)), turn))
    backdrop = plain_sky((size[0] // 2, size[1] // 2), 1.05)
    lamps: list[Any] = [Lamp((-160, 260, -80), (30, 0, 0), (0, 20, 20), "#ffe2b8", 95.0)]
    return show(size, solids, lamps, Camera((0, 1.6, -6), (0, 62, 60), 0.72), backdrop=backdrop, sky="#a9c8e0", sky_power=0.85, exposure=0.72)


def lanterns(size: Size) -> Array:
    """Ten paper lanterns glowing in the evening."""
    rng = np.random.default_rng(10)
    codes = ("#f2b632", "#e8743b", "#d9483b", "#f6d365", "#3a9fb0", "#f2efe0", "#e0a12b", "#c8553d", "#7fc4a0", "#f29f4b")
    solids: list[Solid] = []
    lamps: list[Any] = []
    for i, code in enumerate(codes):
        x, y, z = -2.5 + 0.56 * i + rng.uniform(-0.1, 0.1), 1.9 + rng.uniform(-0.42, 0.45), 3.0 + rng.uniform(-0.9, 1.8)
        solids.append(glowing(ball(x, y, z, (0.24, 0.28, 0.24), Matter(code, light=1.25))))
        solids += [glowing(rod(x, y + 0.28, z, 0.09, 0.02, Matter("#5a3d2a"))), glowing(rod(x, y - 0.28, z, 0.09, 0.02, Matter("#5a3d2a"))), rod(x, y + 1.2, z, 0.005, 0.95, Matter("#3a2f28")), rod(x, y - 0.42, z, 0.012, 0.12, Matter("#c8553d"))]
        if i % 3 == 0:
            lamps.append(Lamp((x, y, z), (0.2, 0, 0), (0, 0.2, 0), code, 2.0))
    back = screens.bokeh((size[0] // 2, size[1] // 2), 40, ("#0c2a40", "#2d4f5f"), ("#ffb45c", "#ffd9a0", "#e8743b", "#7fc4d0", "#f6d365"), 100, 0.03, 0.5, 0.22)
    return show(size, solids, lamps, Camera((0, 1.55, -0.6), (0, 1.75, 3.4), 0.92, 0.0, 3.6, 0.006), backdrop=back, sky_power=0.25, exposure=1.0)


def colonnade(size: Size) -> Array:
    """A colonnade with long shadows of the morning sun."""
    stone = Matter("#efe6d4", gloss=0.04)
    solids = [box(0, -0.1, 16, (14, 0.1, 22), Matter("#e2d6c0", gloss=0.22)), box(-4.6, 3.2, 16, (0.2, 3.4, 22), stone), box(-0.8, 6.9, 16, (5.2, 0.4, 22), stone)]
    for k in range(12):
        z = 1.6 + k * 2.9
        solids += [rod(2.2, 3.1, z, 0.42, 3.1, stone), box(2.2, 0.14, z, (0.62, 0.14, 0.62), stone), box(2.2, 6.3, z, (0.62, 0.22, 0.62), stone)]
        solids += [box(-4.3, 3.1, z, (0.12, 3.1, 0.35), stone)]
    solids.append(box(0, 3.0, 37, (5.0, 3.6, 0.2), Matter("#d9cbb0")))
    solids += [box(-1.2, 1.7, 36.7, (0.9, 1.7, 0.05), WALNUT)]
    backdrop = plain_sky((size[0] // 2, size[1] // 2), 0.62)
    lamps: list[Any] = [Lamp((46, 26, -8), (0, 0, 2.0), (1.2, 2.0, 0), "#ffcf94", 2600.0)]
    return show(size, solids, lamps, Camera((-1.5, 1.7, -2.2), (-0.2, 2.4, 12), 0.85), backdrop=backdrop, sky="#9fbfe0", sky_power=0.40, exposure=0.52)


def press(size: Size) -> Array:
    """A television camera in the foreground, the lit stage out of focus."""
    dark = Matter("#2b3238", gloss=0.12)
    solids = [box(-0.34, 1.45, 1.15, (0.13, 0.14, 0.30), dark), Solid(Kind.CYLINDER, (-0.30, 1.66, 1.15), (0.025, 0.02, 0.20), dark)]
    for k in range(5):
        solids.append(Solid(Kind.ELLIPSOID, (-0.34, 1.44, 1.48 + 0.045 * k), (0.085 + 0.006 * k, 0.085 + 0.006 * k, 0.035), Matter("#171b1f", gloss=0.2)))
    solids += [Solid(Kind.ELLIPSOID, (-0.30, 1.76, 1.42), (0.035, 0.035, 0.13), Matter("#3d4650")), box(-0.15, 1.55, 1.02, (0.065, 0.05, 0.012), Matter("#222222", light=0.9, picture=screens.meeting(1, 1, 300, 220, 5)), -0.35), box(-0.205, 1.30, 1.15, (0.006, 0.05, 0.24), Matter("#d9962b")), glowing(ball(-0.30, 1.615, 0.98, (0.012, 0.012, 0.012), Matter("#ff4030", light=3.0)))]
    solids += [rod(-0.34, 1.26, 1.15, 0.07, 0.05, STEEL), rod(-0.34, 0.7, 1.15, 0.035, 0.6, dark)]
    for tilt in (-0.32, 0.32):
        solids.append(Solid(Kind.CYLINDER, (-0.34 + tilt * 0.9, 0.62, 1.15), (0.028, 0.66, 0.028), dark, 0, tilt))
    solids += [box(0.9, 0.4, 6.5, (3.0, 0.4, 1.2), OAK), box(0.7, 2.3, 7.8, (2.3, 1.25, 0.05), Matter("#222222", light=0.9, picture=screens.waves(900, 480)))]
    for i in range(4):
        solids += [Solid(s.kind, (s.centre[0], s.centre[1] + 0.8, s.centre[2]), s.half, s.matter, s.turn, s.tilt) for s in person(0.1 + i * 0.85, 6.3, np.pi, 820 + i, seat=None)]
    solids += hall(12, 8, 4.6, Matter("#5a4a3c", gloss=0.1), Matter("#2f444f"), Matter("#2b3c46"))
    lamps: list[Any] = [lit_ceiling(0.8, 5.0, 2.4, 0.4, 4.6, 8.0, "#ffe4c0"), Lamp((-2.0, 2.2, -0.4), (0.4, 0, 0), (0, 0.5, 0.3), "#bfe0f0", 16.0), Lamp((1.6, 2.6, 0.2), (0.3, 0, 0), (0, 0.4, 0.3), "#ffd9a8", 12.0)]
    return show(size, solids, lamps, Camera((0.12, 1.62, -0.35), (0.06, 1.56, 2.5), 1.0, 0.0, 1.6, 0.010), sky_power=0.26, exposure=1.05)
