"""Intersect rays with boxes, ellipsoids and upright cylinders: the solids that rooms and people are built of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from .raster import Array

FAR = np.float32(1e6)


class Kind(IntEnum):
    """The kinds of solid."""

    BOX = 0
    ELLIPSOID = 1
    CYLINDER = 2


@dataclass(frozen=True, slots=True)
class Matter:
    """A surface: '#rrggbb', how much it mirrors (0..1), light it gives (× its colour or picture), picture on its front."""

    colour: str = "#cccccc"
    gloss: float = 0.0
    light: float = 0.0
    picture: Array | None = None
    rough: float = 0.02


@dataclass(frozen=True, slots=True)
class Solid:
    """A solid with its centre and half-sizes in metres (y up), turned about the vertical and tilted to the side (radians)."""

    kind: Kind
    centre: tuple[float, float, float]
    half: tuple[float, float, float]
    matter: Matter
    turn: float = 0.0
    tilt: float = 0.0
    casts: bool = True

    @property
    def radius(self) -> float:
        """Give the radius of a sphere around it."""
        a, b, c = self.half
        return float((a * a + b * b + c * c) ** 0.5)

    def axes(self) -> Array:
        """Give its own axes as rows of a rotation."""
        c, s = np.cos(self.turn), np.sin(self.turn)
        yaw = np.array([[c, 0, -s], [0, 1, 0], [s, 0, c]])
        c, s = np.cos(self.tilt), np.sin(self.tilt)
        roll = np.array([[c, s, 0], [-s, c, 0], [0, 0, 1]])
        return np.asarray(roll @ yaw, np.float32)


def hit(solid: Solid, origin: Array, way: Array) -> Array:
    """Give the distance along each ray to the solid, FAR where it is missed; rays are columns (3, n), the fast layout."""
    o = origin - np.asarray(solid.centre, np.float32)[:, None]
    d = way
    if solid.turn or solid.tilt:
        axes = solid.axes()
        o, d = axes @ o, axes @ d
    half = np.asarray(solid.half, np.float32)
    if solid.kind is Kind.BOX:
        return _box(o, d, half)
    if solid.kind is Kind.ELLIPSOID:
        return _sphere(o / half[:, None], d / half[:, None])
    return _cylinder(o, d, half)


def _box(o: Array, d: Array, half: Array) -> Array:
    """Kay and Kajiya's slabs."""
    inverse = 1 / np.where(np.abs(d) < 1e-9, np.float32(1e-9), d)
    middle = -o * inverse
    reach = np.abs(inverse) * half[:, None]
    start, stop = middle - reach, middle + reach
    near = np.maximum(np.maximum(start[0], start[1]), start[2])
    away = np.minimum(np.minimum(stop[0], stop[1]), stop[2])
    good = (near < away) & (away > 1e-4)
    out: Array = np.where(good, np.where(near > 1e-4, near, away), FAR)
    return out


def _dot(a: Array, b: Array) -> Array:
    out: Array = a[0] * b[0] + a[1] * b[1]
    return out + a[2] * b[2] if len(a) == 3 else out


def _sphere(o: Array, d: Array) -> Array:
    a, b, c = _dot(d, d), _dot(o, d), _dot(o, o) - 1
    under = b * b - a * c
    root = np.sqrt(np.maximum(under, 0))
    near = (-b - root) / a
    t = np.where(near > 1e-4, near, (root - b) / a)
    out: Array = np.where((under > 0) & (t > 1e-4), t, FAR)
    return out


def _cylinder(o: Array, d: Array, half: Array) -> Array:
    flat = half[[0, 2], None]
    of, df = o[[0, 2]] / flat, d[[0, 2]] / flat
    a, b, c = np.maximum(_dot(df, df), 1e-12), _dot(of, df), _dot(of, of) - 1
    under = b * b - a * c
    near = (-b - np.sqrt(np.maximum(under, 0))) / a
    side = (under > 0) & (near > 1e-4) & (np.abs(o[1] + near * d[1]) < half[1])
    near = np.where(side, near, FAR)
    steep = np.where(np.abs(d[1]) < 1e-9, np.float32(1e-9), d[1])
    cap = (np.where(steep < 0, half[1], -half[1]) - o[1]) / steep
    at = of + df * cap
    cap = np.where((cap > 1e-4) & (_dot(at, at) < 1), cap, FAR)
    out: Array = np.minimum(near, cap).astype(np.float32)
    return out


def normal(solid: Solid, point: Array) -> tuple[Array, Array]:
    """Give the outward normal at points on the solid, and the points in its own unit coordinates (-1..1)."""
    axes = solid.axes()
    half = np.asarray(solid.half, np.float32)
    local = ((point - np.asarray(solid.centre, np.float32)) @ axes.T) / half
    if solid.kind is Kind.ELLIPSOID:
        n = local / half
    else:
        side = np.abs(local)
        n = np.zeros_like(local)
        if solid.kind is Kind.BOX:
            which = (np.abs(side - 1) * half).argmin(1)
            n[np.arange(len(n)), which] = np.sign(local[np.arange(len(n)), which])
        else:
            cap = np.abs(side[:, 1] - 1) < 2e-3
            n[:, 0], n[:, 2] = local[:, 0] / half[0], local[:, 2] / half[2]
            n[cap] = 0
            n[cap, 1] = np.sign(local[cap, 1])
    n = n @ axes
    length = np.linalg.norm(n, axis=1, keepdims=True)
    return (n / np.maximum(length, 1e-9)).astype(np.float32), local
