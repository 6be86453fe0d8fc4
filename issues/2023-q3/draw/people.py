"""Build people, chairs and tables of plain solids: faceless figures, as in an architect's model."""

from __future__ import annotations

import numpy as np

from .solids import Kind, Matter, Solid

SKINS = ("#c99b7d", "#b98566", "#d9b08f", "#a8755a", "#cfa587")
HAIR = ("#2a2422", "#3a302b", "#5a4a3e", "#97938f", "#4a362c", "#24262b")
SUITS = ("#2b3f58", "#33454f", "#454b50", "#566474", "#3b4d5c", "#6a635b", "#2f5563")
BRIGHT = ("#a8484c", "#3a8794", "#d79a3a", "#6d8a62", "#87608a", "#e3ddd2", "#c9705a")


def box(x: float, y: float, z: float, half: tuple[float, float, float], matter: Matter, turn: float = 0.0) -> Solid:
    """Give a box by its centre and half-sizes."""
    return Solid(Kind.BOX, (x, y, z), half, matter, turn)


def _place(x: float, z: float, turn: float, side: float, ahead: float) -> tuple[float, float]:
    """Move from (x, z) to the side and ahead as seen by someone turned by `turn` (0 looks to +z)."""
    c, s = float(np.cos(turn)), float(np.sin(turn))
    return x + side * c + ahead * s, z - side * s + ahead * c


def person(x: float, z: float, turn: float, seed: int, seat: float | None = 0.46, hands: bool = True) -> list[Solid]:
    """Give a figure at (x, z) that looks along `turn`; `seat` is the seat's height, or None to stand."""
    rng = np.random.default_rng(seed)
    woman = rng.uniform() < 0.42
    skin, hair = str(rng.choice(SKINS)), str(rng.choice(HAIR))
    cloth = str(rng.choice(BRIGHT if woman and rng.uniform() < 0.6 else SUITS))
    tall = float(rng.uniform(0.96, 1.05)) * (0.96 if woman else 1.0)
    hip = seat + 0.06 if seat is not None else 0.92 * tall
    neck = hip + 0.55 * tall
    out: list[Solid] = []

    def ball(side: float, y: float, ahead: float, half: tuple[float, float, float], colour: str, tilt: float = 0.0) -> None:
        px, pz = _place(x, z, turn, side, ahead)
        out.append(Solid(Kind.ELLIPSOID, (px, y, pz), half, Matter(colour), turn, tilt))

    wide = 0.205 if woman else 0.235
    ball(0, hip + 0.30 * tall, 0, (wide * 0.86, 0.36 * tall, 0.135), cloth)
    ball(0, neck - 0.10, -0.01, (wide, 0.115, 0.125), cloth)
    ball(-wide * 0.88, neck - 0.24, 0.02, (0.062, 0.20, 0.075), cloth, -0.12)
    ball(wide * 0.88, neck - 0.24, 0.02, (0.062, 0.20, 0.075), cloth, 0.12)
    ball(0, neck - 0.06, 0.075, (0.055, 0.10, 0.06), "#e9e6df" if not woman else cloth)
    ball(0, neck + 0.03, 0, (0.056, 0.085, 0.056), skin)
    ball(0, neck + 0.175, 0.015, (0.084, 0.118, 0.098), skin)
    ball(0, neck + 0.20, -0.018, (0.091, 0.112, 0.100), hair)
    if woman:
        ball(0, neck + 0.10, -0.055, (0.088, 0.15, 0.062), hair)
    if seat is None:
        for side in (-1.0, 1.0):
            ball(side * 0.085, 0.66 * tall, 0, (0.095, 0.34 * tall, 0.105), cloth)
            ball(side * 0.095, 0.30 * tall, 0, (0.068, 0.34 * tall, 0.08), cloth)
            ball(side * 0.10, 0.035, 0.05, (0.05, 0.04, 0.13), "#201c1a")
    elif hands:
        for side in (-1.0, 1.0):
            ball(side * 0.19, hip + 0.27, 0.22, (0.05, 0.05, 0.20), cloth)
            ball(side * 0.13, hip + 0.27, 0.42, (0.04, 0.025, 0.055), skin)
    return out


def chair(x: float, z: float, turn: float, colour: str = "#39434c", back: float = 1.02) -> list[Solid]:
    """Give an upholstered chair that faces along `turn`."""
    matter = Matter(colour)
    bx, bz = _place(x, z, turn, 0, -0.22)
    legs = Matter("#8f949a", gloss=0.2)
    return [
        Solid(Kind.BOX, (x, 0.42, z), (0.24, 0.04, 0.23), matter, turn),
        Solid(Kind.BOX, (bx, (0.46 + back) / 2, bz), (0.23, (back - 0.42) / 2, 0.035), matter, turn),
        Solid(Kind.CYLINDER, (x, 0.2, z), (0.03, 0.2, 0.03), legs),
    ]


def microphone(x: float, y: float, z: float, turn: float) -> list[Solid]:
    """Give a desk microphone on its foot, leaning to the speaker."""
    tx, tz = _place(x, z, turn, 0, -0.05)
    dark = Matter("#16191d", gloss=0.1)
    return [
        Solid(Kind.BOX, (x, y + 0.012, z), (0.05, 0.012, 0.05), dark, turn),
        Solid(Kind.CYLINDER, (x, y + 0.14, z), (0.006, 0.13, 0.006), dark),
        Solid(Kind.ELLIPSOID, (tx, y + 0.27, tz), (0.016, 0.016, 0.03), dark, turn),
    ]


def setting(x: float, y: float, z: float, turn: float, plate: str = "#f2f0ea") -> list[Solid]:
    """Lay a place at a table: papers, a name plate, a glass, for someone who looks along `turn`."""
    nx, nz = _place(x, z, turn, 0.0, 0.22)
    gx, gz = _place(x, z, turn, 0.26, 0.12)
    paper = Matter("#f7f5f0")
    return [
        Solid(Kind.BOX, (x, y + 0.004, z), (0.105, 0.004, 0.15), paper, turn),
        Solid(Kind.BOX, (nx, y + 0.045, nz), (0.13, 0.042, 0.012), Matter(plate), turn),
        Solid(Kind.CYLINDER, (gx, y + 0.06, gz), (0.032, 0.06, 0.032), Matter("#cfe0e6", gloss=0.5)),
    ]
