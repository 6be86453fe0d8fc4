"""Trace a room: area lights with soft shadows, ambient occlusion, mirrored floors, screens that glow.

Light changes slowly and edges do not: light is gathered on a coarse grid of pixels, smoothed along surfaces, and
looked up by the fine pixels that lie on the same solid.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from .noise import sample
from .raster import Array, blur, gentle, linear
from .solids import FAR, Solid, hit, normal

TILE = 128
CHUNK = 32


@dataclass(frozen=True, slots=True)
class Lamp:
    """A rectangle of light: centre, two half-edges (m), colour, strength."""

    centre: tuple[float, float, float]
    u: tuple[float, float, float]
    v: tuple[float, float, float]
    colour: str = "#fff2df"
    power: float = 10.0


@dataclass(frozen=True, slots=True)
class Camera:
    """An eye that looks at a point; focal length in picture widths; `shift` moves the picture up (keeps verticals upright)."""

    eye: tuple[float, float, float]
    at: tuple[float, float, float]
    focal: float = 1.0
    shift: float = 0.0
    focus: float = 0.0
    aperture: float = 0.0


@dataclass(frozen=True, slots=True)
class Room:
    """Solids, lamps and the light of the surroundings."""

    solids: Sequence[Solid]
    lamps: Sequence[Lamp]
    sky: str = "#9fb4c8"
    sky_power: float = 0.35
    backdrop: Array | None = field(default=None)
    exposure: float = 1.0


class _Eye:
    """The camera's axes and the pixels' rays."""

    def __init__(self, camera: Camera, width: int, height: int) -> None:
        self.eye = np.asarray(camera.eye, np.float32)
        ahead = np.asarray(camera.at, np.float32) - self.eye
        self.ahead = ahead / np.linalg.norm(ahead)
        right = np.cross(np.array([0, 1, 0], np.float32), self.ahead)
        self.right = right / np.linalg.norm(right)
        self.up = np.cross(self.ahead, self.right)
        self.width, self.height, self.camera = width, height, camera

    def ways(self, px: Array, py: Array) -> Array:
        """Give unit directions through pixel positions (n)."""
        x = (px - self.width / 2) / (self.width * self.camera.focal)
        y = (self.height / 2 - py) / (self.width * self.camera.focal) + self.camera.shift
        d = self.ahead + x[:, None] * self.right + y[:, None] * self.up
        return np.asarray(d / np.linalg.norm(d, axis=1, keepdims=True), np.float32)


def _bounds(solids: Sequence[Solid]) -> tuple[Array, Array]:
    """Give the centres and radii of the spheres around solids."""
    return np.array([s.centre for s in solids], np.float32), np.array([s.radius for s in solids], np.float32)


def _near_cone(solids: Sequence[Solid], eye: Array, ways: Array) -> list[int]:
    """List the solids whose bounding sphere touches the cone of a tile's rays."""
    axis = ways.mean(0)
    axis /= np.linalg.norm(axis)
    spread = float(np.arccos(np.clip((ways @ axis).min(), -1, 1)))
    centres, radii = _bounds(solids)
    to = centres - eye
    distance = np.maximum(np.linalg.norm(to, axis=1), 1e-6)
    angle = np.arccos(np.clip(to @ axis / distance, -1, 1))
    touched = (distance <= radii) | (angle < spread + np.arcsin(np.minimum(1, radii / distance)) + 1e-3)
    return [int(i) for i in np.flatnonzero(touched)]


def _first(solids: Sequence[Solid], picks: Sequence[int], origin: Array, ways: Array) -> tuple[Array, np.ndarray]:
    """Give the nearest distance and solid number (-1 for none) of each ray (rows)."""
    best = np.full(len(ways), FAR, np.float32)
    who = np.full(len(ways), -1, np.int32)
    start, way = np.ascontiguousarray(origin.T), np.ascontiguousarray(ways.T)
    for i in picks:
        t = hit(solids[i], start, way)
        nearer = t < best
        best = np.where(nearer, t, best)
        who[nearer] = i
    return best, who


def _pictured(image: Array, local: Array) -> Array:
    """Read a picture laid on each face of a box, upright on its sides, away from the eye on its top; linear light."""
    face = np.abs(local).argmax(1)
    across = np.where(face == 0, local[:, 2], local[:, 0])
    down = np.where(face == 1, local[:, 2], local[:, 1])
    shown = sample(image, (across * 0.5 + 0.5) * (image.shape[1] - 1), (0.5 - down * 0.5) * (image.shape[0] - 1))
    out: Array = np.clip(shown, 0, 1) ** 2.2
    return out


def _surface(room: Room, who: np.ndarray, point: Array) -> tuple[Array, Array, Array]:
    """Give normals, own colour and given light at hit points."""
    n = np.zeros((len(who), 3), np.float32)
    colour = np.zeros((len(who), 3), np.float32)
    light = np.zeros((len(who), 3), np.float32)
    for i in np.unique(who):
        if i < 0:
            continue
        here = who == i
        solid = room.solids[i]
        n[here], local = normal(solid, point[here])
        own = linear(solid.matter.colour)
        if solid.matter.picture is not None:
            own = _pictured(solid.matter.picture, local)
        colour[here] = own
        light[here] = own * solid.matter.light
    return n, colour, light


def _shadowed(room: Room, points: Array, ways: Array, reach: Array, slack: float) -> np.ndarray:
    """Tell for each ray (rows) whether a casting solid stands within reach; `slack` is how far rays fan out (1 = all ways)."""
    centre = points.mean(0)
    bound = float(np.linalg.norm(points - centre, axis=1).max())
    longest = float(reach.max())
    axis = ways.mean(0)
    centres, radii = _bounds(room.solids)
    to = centres - centre
    near = (np.linalg.norm(to, axis=1) < bound + radii + longest) & np.array([s.casts for s in room.solids])
    if slack < 1:
        along = np.clip(to @ axis, 0, longest)
        near &= np.linalg.norm(to - axis * along[:, None], axis=1) < bound + radii + slack * longest
    blocked = np.zeros(len(points), bool)
    open_ = np.arange(len(points))
    start, way = np.ascontiguousarray(points.T), np.ascontiguousarray(ways.T)
    for i in np.flatnonzero(near):
        stopped = hit(room.solids[int(i)], start, way) < reach[open_]
        blocked[open_[stopped]] = True
        if stopped.mean() > 0.15:
            open_ = open_[~stopped]
            start, way = np.ascontiguousarray(start[:, ~stopped]), np.ascontiguousarray(way[:, ~stopped])
            if not len(open_):
                break
    return blocked


def _tangents(n: Array) -> tuple[Array, Array]:
    helper = np.where(np.abs(n[:, 1:2]) > 0.9, np.array([[1, 0, 0]], np.float32), np.array([[0, 1, 0]], np.float32))
    t = np.cross(helper, n)
    t /= np.linalg.norm(t, axis=1, keepdims=True)
    return t.astype(np.float32), np.cross(n, t).astype(np.float32)


def _gather(room: Room, points: Array, n: Array, rng: np.random.Generator, count: int) -> Array:
    """Gather light at points: each lamp with soft shadows, and the sky or room with occlusion; `count` rays for each."""
    total = np.zeros_like(points)
    start = np.repeat(points + n * 2e-3, count, axis=0)
    facing = np.repeat(n, count, axis=0)
    layer = np.tile((np.arange(count, dtype=np.float32) + 0.5) / count, len(points))
    for lamp in room.lamps:
        u, v = np.asarray(lamp.u, np.float32), np.asarray(lamp.v, np.float32)
        face = np.cross(u, v)
        area = float(np.linalg.norm(face)) * 4
        face = face / np.linalg.norm(face)
        along = (layer + rng.uniform(0, 1 / count, len(start)).astype(np.float32)) * 2 - 1
        across = rng.uniform(-1, 1, len(start)).astype(np.float32)
        to = np.asarray(lamp.centre, np.float32) + along[:, None] * u + across[:, None] * v - start
        r2 = (to * to).sum(1)
        r = np.sqrt(r2)
        way = to / r[:, None]
        cos = np.clip((way * facing).sum(1), 0, None) * np.abs(way @ face)
        lit = cos > 1e-4
        if not lit.any():
            continue
        lit[lit] = ~_shadowed(room, start[lit], way[lit], r[lit] - 0.02, 0.45)
        strength = lamp.power * area * cos / (r2 + 0.05) / np.pi * lit
        total += linear(lamp.colour) * strength.reshape(-1, count).mean(1)[:, None]
    t, b = _tangents(facing)
    turn = (layer + rng.uniform(0, 1 / count, len(start))) * 2 * np.pi
    up = rng.uniform(0, 1, len(start)).astype(np.float32)
    flat = np.sqrt(1 - up)
    way = t * (np.cos(turn) * flat)[:, None] + b * (np.sin(turn) * flat)[:, None] + facing * np.sqrt(up)[:, None]
    dark = _shadowed(room, start, way.astype(np.float32), np.full(len(start), 1.6, np.float32), 1.0)
    total += linear(room.sky) * (room.sky_power * np.where(dark, 0.18, 1.0).reshape(-1, count).mean(1))[:, None]
    return total


def _mirror(room: Room, way: Array, points: Array, n: Array, who: np.ndarray) -> Array:
    """Follow mirrored rays once; what they meet is shaded without shadows."""
    out = np.zeros_like(points)
    gloss = np.array([solid.matter.gloss for solid in room.solids] + [0.0], np.float32)[who]
    here = np.flatnonzero(gloss > 0)
    if not len(here):
        return out
    d = way[here] - 2 * (way[here] * n[here]).sum(1)[:, None] * n[here]
    start = points[here] + n[here] * 2e-3
    t, other = _first(room.solids, range(len(room.solids)), start, d)
    point = start + d * np.minimum(t, 1e3)[:, None]
    facing, colour, light = _surface(room, other, point)
    soft = linear(room.sky) * room.sky_power * 1.5
    for lamp in room.lamps:
        to = np.asarray(lamp.centre, np.float32) - point
        r2 = (to * to).sum(1)
        cos = np.clip((to * facing).sum(1) / np.sqrt(r2), 0, None)
        area = 4 * float(np.linalg.norm(np.cross(lamp.u, lamp.v)))
        soft = soft + linear(lamp.colour) * (lamp.power * area * cos * 0.5 / (r2 + 0.3) / np.pi)[:, None]
    seen = np.where((other >= 0)[:, None], colour * soft + light, linear(room.sky) * room.sky_power)
    edge = np.clip(1 + (way[here] * n[here]).sum(1), 0, 1) ** 3
    out[here] = seen * (gloss[here] * (0.35 + 0.65 * edge))[:, None]
    return out


def _smoothed(light: Array, who: np.ndarray, n: Array, far: Array, rounds: int = 3) -> Array:
    """Average light with neighbours on the same solid that face the same way (à-trous, Dammertz et al. 2010)."""
    taps = (0.375, 0.25, 0.0625)
    for i in range(rounds):
        step = 2**i
        total, weight = np.zeros_like(light), np.zeros(light.shape[:2], np.float32)
        for dy in range(-2, 3):
            for dx in range(-2, 3):
                shift = (dy * step, dx * step)
                same = np.roll(who, shift, (0, 1)) == who
                near = (np.roll(n, shift, (0, 1)) * n).sum(-1) > 0.9
                flat = np.abs(np.roll(far, shift, (0, 1)) - far) < 0.06 * far
                w = np.float32(taps[abs(dy)] * taps[abs(dx)]) * (same & near & flat)
                total += np.roll(light, shift, (0, 1)) * w[..., None]
                weight += w
        light = total / np.maximum(weight, 1e-6)[..., None]
    return light


@dataclass(frozen=True, slots=True)
class _Grid:
    """What was gathered on the coarse grid: light, mirrored light, the way surfaces face, solid numbers."""

    light: Array
    shine: Array
    facing: Array
    who: np.ndarray


def _coarse(room: Room, camera: Camera, size: tuple[int, int], count: int) -> _Grid:
    """Trace the coarse grid and smooth what was gathered."""
    width, height = size
    eye = _Eye(camera, width, height)
    rng = np.random.default_rng(7)
    light = np.zeros((height, width, 3), np.float32)
    shine, facing = np.zeros_like(light), np.zeros_like(light)
    who = np.full((height, width), -1, np.int32)
    far = np.full((height, width), FAR, np.float32)
    for top in range(0, height, CHUNK):
        for left in range(0, width, CHUNK):
            rows, cols = slice(top, min(top + CHUNK, height)), slice(left, min(left + CHUNK, width))
            py, px = np.mgrid[rows, cols].astype(np.float32) + 0.5
            ways = eye.ways(px.ravel(), py.ravel())
            t, ids = _first(room.solids, _near_cone(room.solids, eye.eye, ways), eye.eye[None], ways)
            good = ids >= 0
            shape = px.shape
            points = eye.eye + ways * t[:, None]
            n, _, _ = _surface(room, ids, points)
            n = np.where(((n * ways).sum(1) > 0)[:, None], -n, n)
            got, mirrored = np.zeros_like(points), np.zeros_like(points)
            if good.any():
                got[good] = _gather(room, points[good], n[good], rng, count)
                mirrored[good] = _mirror(room, ways[good], points[good], n[good], ids[good])
            light[rows, cols], shine[rows, cols] = got.reshape(*shape, 3), mirrored.reshape(*shape, 3)
            facing[rows, cols], who[rows, cols], far[rows, cols] = n.reshape(*shape, 3), ids.reshape(shape), t.reshape(shape)
    return _Grid(_smoothed(light, who, facing, far), _smoothed(shine, who, facing, far, 1), facing, who)


def _blend(grid: _Grid, ids: np.ndarray, n: Array, x: Array, y: Array, taps: Sequence[int]) -> tuple[Array, Array, Array]:
    """Average the cells around positions that lie on the same solid and face the same way; give both lights and the weight."""
    height, width = grid.who.shape
    x0, y0 = np.floor(x - 0.5).astype(np.int32), np.floor(y - 0.5).astype(np.int32)
    light, shine = np.zeros((len(x), 3), np.float32), np.zeros((len(x), 3), np.float32)
    total = np.full(len(x), 1e-6, np.float32)
    reach = len(taps) / 2 + 0.02
    for dy in taps:
        for dx in taps:
            cx, cy = np.clip(x0 + dx, 0, width - 1), np.clip(y0 + dy, 0, height - 1)
            close = np.clip(reach - np.abs(x - 0.5 - x0 - dx), 0, None) * np.clip(reach - np.abs(y - 0.5 - y0 - dy), 0, None)
            same = (grid.who[cy, cx] == ids) & ((grid.facing[cy, cx] * n).sum(1) > 0.7)
            w = (close * np.where(same, 1.0, 1e-5)).astype(np.float32)
            total += w
            light += grid.light[cy, cx] * w[:, None]
            shine += grid.shine[cy, cx] * w[:, None]
    return light / total[:, None], shine / total[:, None], total


def _lookup(grid: _Grid, ids: np.ndarray, n: Array, x: Array, y: Array) -> tuple[Array, Array]:
    """Read the coarse grid at fractional positions; where the four cells around are of no use (thin edges), look further."""
    light, shine, weight = _blend(grid, ids, n, x, y, (0, 1))
    bare = np.flatnonzero(weight < 0.02)
    if len(bare):
        light[bare], shine[bare], _ = _blend(grid, ids[bare], n[bare], x[bare], y[bare], (-3, -2, -1, 0, 1, 2, 3, 4))
    return light, shine


def trace(room: Room, camera: Camera, size: tuple[int, int], coarse: int = 6, count: int = 6) -> Array:
    """Trace a picture of `size` pixels in display values; `coarse` pixels share one gathering of light of `count` rays a lamp."""
    width, height = size
    small = (-(-width // coarse), -(-height // coarse))
    gathered = _coarse(room, camera, small, count)
    eye = _Eye(camera, width, height)
    picture = np.zeros((height, width, 3), np.float32)
    depth = np.zeros((height, width), np.float32)
    for top in range(0, height, TILE):
        for left in range(0, width, TILE):
            h, w = min(TILE, height - top), min(TILE, width - left)
            down, across = np.mgrid[0 : h * 2, 0 : w * 2].astype(np.float32) + 0.5
            px, py = left + across.ravel() / 2, top + down.ravel() / 2
            ways = eye.ways(px, py)
            t, ids = _first(room.solids, _near_cone(room.solids, eye.eye, ways), eye.eye[None], ways)
            n, colour, given = _surface(room, ids, eye.eye + ways * np.minimum(t, 1e3)[:, None])
            n = np.where(((n * ways).sum(1) > 0)[:, None], -n, n)
            got, mirrored = _lookup(gathered, ids, n, px * small[0] / width, py * small[1] / height)
            seen = colour * got + mirrored + given
            if room.backdrop is not None:
                behind = sample(room.backdrop, px / width * (room.backdrop.shape[1] - 1), py / height * (room.backdrop.shape[0] - 1))
                seen = np.where((ids < 0)[:, None], behind**2.2, seen)
            shown = gentle(seen, room.exposure * 2.3).reshape(h, 2, w, 2, 3).mean(axis=(1, 3))
            picture[top : top + h, left : left + w] = shown
            depth[top : top + h, left : left + w] = np.minimum(t, 60).reshape(h, 2, w, 2).mean(axis=(1, 3))
    return _focused(picture, depth, camera)


def _focused(picture: Array, depth: Array, camera: Camera) -> Array:
    """Blur what lies before and behind the plane of focus, in steps."""
    if camera.aperture <= 0:
        return picture
    blurred = camera.aperture * np.abs(1 / np.maximum(depth, 0.2) - 1 / camera.focus) * picture.shape[1]
    in_front = depth < camera.focus
    spread = np.maximum(blurred, blur((blurred * in_front).astype(np.float32), 6))
    out = picture
    for sigma in (2.0, 5.0, 11.0, 22.0):
        part = np.clip((spread - sigma * 0.5) / (sigma * 0.6), 0, 1).astype(np.float32)
        part = blur(part, sigma * 0.6)
        out = out + (blur(picture, sigma) - out) * part[..., None]
    return out
