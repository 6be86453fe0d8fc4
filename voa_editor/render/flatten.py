"""Take transparency out of a sheet, as PDF/X-1a asks: in colours where the ground below is plain, else in regions to raster.

Opacity over paper is a tint, and over a flat colour another flat colour. Where more lies below, the sheet up to the last
transparent item must be mixed in pixels: that is told as a region, for who has a rasteriser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from voa_editor.display.items import GlyphRun, Gradient, Group, Item, Link, Path, Picture, Sheet
from voa_editor.display.query import box, path_box
from voa_editor.geometry import Matrix, Point, Rect
from voa_editor.model.colour import PAPER, Cmyk, Colour, Spot
from voa_editor.render.images import Raster

Inks = Cmyk | Spot
Seen = Callable[[Colour], Inks]
"""Answers a colour with the inks it is printed in."""
Make = Callable[[], Raster]
"""Makes a picture; it may be called by another thread, for all that it needs was read before."""
Rasterise = Callable[[Sheet, Rect, float], Callable[[], Make]]
"""Answers a sheet, a rectangle on it (points) and pixels per inch with who, once it is time, reads what is needed of the project
and answers who makes a picture of what is printed there: four inks, nothing transparent. Until then nothing large is held."""

_MITRE = 5.0  # how many widths a stroke may reach beyond its path: mitres go to ten widths, half to each side


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the sheet that only pixels can show: the first `count` items as they lie in `rect`; the others stand above."""

    rect: Rect
    count: int


@dataclass(frozen=True, slots=True)
class Flat:
    """A sheet's items, one for each, without transparency, in the order of painting, and after which of them `regions` come.

    What only the regions show is left out; None is an item of which nothing is left.
    """

    items: tuple[Item | None, ...]
    regions: tuple[Region, ...]


def flatten(sheet: Sheet, seen: Seen, shows_through: Callable[[str], bool]) -> Flat:
    """The sheet without transparency. `shows_through` tells of an asset whether it is transparent anywhere."""
    flattener = _Flattener(seen, shows_through)
    top, right, bottom, left = sheet.bleed
    paper = Rect(-left, -top, sheet.width + left + right, sheet.height + top + bottom)
    items: list[Item | None] = []
    regions: list[Region] = []
    for count, item in enumerate(sheet.items, 1):
        flattener.unsolved.clear()
        flat = flattener.item(item, Matrix(), paper)
        items.append(flat)
        regions += [Region(rect, count) for rect in flattener.unsolved]
    return Flat(tuple(items), tuple(_merged(regions)))


def _merged(regions: Iterable[Region]) -> list[Region]:
    """Regions that do not overlap, in the order in which their last items are painted."""
    found: list[Region] = []
    for region in regions:
        for other in list(found):
            if not other.rect.intersected(region.rect).empty:
                found.remove(other)
                region = Region(_around(other.rect, region.rect), max(other.count, region.count))
        found.append(region)
    joined = any(not a.rect.intersected(b.rect).empty for n, a in enumerate(found) for b in found[:n])
    return _merged(found) if joined else sorted(found, key=lambda region: region.count)


@dataclass(frozen=True, slots=True)
class _Below:
    """Something painted: what it may ink, and what it surely covers with one colour."""

    box: Rect
    cover: Rect | None = None
    colour: Inks = PAPER


@dataclass(slots=True)
class _Flattener:
    """Walks the items in painting order. `unsolved` gathers the places, on the sheet, where pixels must be mixed."""

    seen: Seen
    shows_through: Callable[[str], bool]
    below: list[_Below] = field(default_factory=list)
    unsolved: list[Rect] = field(default_factory=list)

    def item(self, item: Item, matrix: Matrix, clip: Rect) -> Item | None:
        """An item without transparency, None if that leaves nothing of it.

        `matrix` leads to the sheet, `clip` is what of the sheet may be inked.
        """
        match item:
            case Path():
                return self._path(item, matrix, clip)
            case Picture():
                return self._picture(item, matrix, clip)
            case Group():
                return self._group(item, matrix, clip)
            case GlyphRun():
                reach = item.size
                self.below.append(_Below(_on_sheet(box(item).inset(-reach, -reach), matrix).intersected(clip)))
        return item

    def ground(self, place: Rect) -> Inks | None:
        """The one colour that lies below a place, None if it is not one."""
        for lower in reversed(self.below):
            if lower.box.intersected(place).empty:
                continue
            return lower.colour if lower.cover is not None and _holds(lower.cover, place) else None
        return PAPER

    def _path(self, path: Path, matrix: Matrix, clip: Rect) -> Path | None:
        place = _on_sheet(_reach(path), matrix).intersected(clip)
        flat: Path | None = path
        if not place.empty and _see_through(path):
            ground = self.ground(place)
            flat = None if ground is None else _mixed_path(path, ground, self.seen)
        if flat is None:
            self.unsolved.append(place)
        solid = flat.fill if flat is not None and flat.stroke is None and not isinstance(flat.fill, Gradient) else None
        if solid is not None and _is_rectangle(path) and _upright(matrix):
            cover = _on_sheet(path_box(path), matrix).intersected(clip)
            self.below.append(_Below(place, cover, self.seen(solid)))
        else:
            self.below.append(_Below(place))
        return flat

    def _picture(self, picture: Picture, matrix: Matrix, clip: Rect) -> Picture | None:
        place = _on_sheet(picture.clip.intersected(picture.rect), matrix).intersected(clip)
        flat: Picture | None = picture
        if not place.empty and self.shows_through(picture.asset):
            ground = self.ground(place)
            if isinstance(ground, Cmyk):
                flat = replace(picture, matte=ground)
            else:
                flat = None
                self.unsolved.append(place)
        self.below.append(_Below(place))
        return flat

    def _group(self, group: Group, matrix: Matrix, clip: Rect) -> Group | None:
        if group.clip is not None:
            clip = clip.intersected(_on_sheet(group.clip, matrix))
        inner = group.matrix.then(matrix)
        if group.opacity >= 1:
            turned = group.clip is not None and not _upright(matrix)
            flat = [self.item(each, inner, clip) for each in group.items]
            items = tuple(each for each in flat if each is not None)
            if turned:  # the clip's box is larger than the clip: nothing is surely covered
                self.below.append(_Below(clip))
            return replace(group, items=items)
        place = _extent(group.items, inner).intersected(clip)
        ground = self.ground(place)
        faded = None if ground is None else _faded(group.items, group.opacity, ground, self.seen)
        self.below.append(_Below(place))
        if faded is None:
            if not place.empty:
                self.unsolved.append(place)
            return None
        return replace(group, items=faded, opacity=1.0)


def _see_through(path: Path) -> bool:
    shade = path.fill if isinstance(path.fill, Gradient) else None
    return path.opacity < 1 or (shade is not None and min(shade.start_opacity, shade.end_opacity) < 1)


def _mixed_path(path: Path, ground: Inks, seen: Seen) -> Path | None:
    """The path as it looks over a ground of one colour, opaque; None if its colours are no straight way from end to end."""
    stroke = _mixed(path.stroke, path.opacity, ground, seen) if path.stroke is not None else None
    if path.stroke is not None and stroke is None:
        return None
    fill: Colour | Gradient | None = None
    if isinstance(path.fill, Gradient):
        fill = _mixed_shade(path.fill, path.opacity, ground, seen)
    elif path.fill is not None:
        fill = _mixed(path.fill, path.opacity, ground, seen)
    if path.fill is not None and fill is None:
        return None
    return replace(path, fill=fill, stroke=stroke, opacity=1.0)


def _mixed_shade(shade: Gradient, opacity: float, ground: Inks, seen: Seen) -> Gradient | None:
    if seen(shade.start) != seen(shade.end) and shade.start_opacity != shade.end_opacity:
        return None  # both change: their product bends
    start = _mixed(shade.start, shade.start_opacity * opacity, ground, seen)
    end = _mixed(shade.end, shade.end_opacity * opacity, ground, seen)
    return None if start is None or end is None else replace(shade, start=start, end=end, start_opacity=1.0, end_opacity=1.0)


def _mixed(colour: Colour, opacity: float, ground: Inks, seen: Seen) -> Inks | None:
    """A colour seen with an opacity over a ground (ISO 32000-1, 11.3.3, in inks); None where one ink does not do."""
    inks = seen(colour)
    if opacity >= 1:
        return inks
    if ground == PAPER:
        return inks.tint(opacity)
    if isinstance(inks, Spot) and isinstance(ground, Spot) and inks.name == ground.name:
        return replace(inks, amount=inks.amount * opacity + ground.amount * (1 - opacity))
    if isinstance(inks, Cmyk) and isinstance(ground, Cmyk):
        pairs = ((inks.c, ground.c), (inks.m, ground.m), (inks.y, ground.y), (inks.k, ground.k))
        return Cmyk(*(upper * opacity + lower * (1 - opacity) for upper, lower in pairs))
    return None


def _faded(items: Iterable[Item], opacity: float, ground: Inks, seen: Seen) -> tuple[Item, ...] | None:
    """The items of a group as they look when the whole group is seen with an opacity; None if pictures are among them, or
    more transparency."""
    found: list[Item] = []
    for item in items:
        faded: Item | None = None
        match item:
            case GlyphRun():
                colour = _mixed(item.colour, opacity, ground, seen)
                faded = None if colour is None else item._replace(colour=colour)
            case Path():
                faded = None if _see_through(item) else _faded_path(item, opacity, ground, seen)
            case Group() if item.opacity >= 1:
                inner = _faded(item.items, opacity, ground, seen)
                faded = None if inner is None else replace(item, items=inner)
            case Link():
                faded = item
        if faded is None:
            return None
        found.append(faded)
    return tuple(found)


def _faded_path(path: Path, opacity: float, ground: Inks, seen: Seen) -> Path | None:
    shade = path.fill
    if isinstance(shade, Gradient):
        path = replace(path, fill=replace(shade, start_opacity=opacity, end_opacity=opacity))
        mixed = _mixed_path(path, ground, seen)
        stroke = _mixed(path.stroke, opacity, ground, seen) if path.stroke is not None else None
        return None if mixed is None or (path.stroke is not None and stroke is None) else replace(mixed, stroke=stroke)
    return _mixed_path(replace(path, opacity=opacity), ground, seen)


def touching(items: Iterable[Item], rect: Rect) -> tuple[Item, ...]:
    """Those items that may ink anything within a rectangle of the sheet."""
    return tuple(item for item in items if not _extent((item,), Matrix()).intersected(rect).empty)


def _extent(items: Iterable[Item], matrix: Matrix) -> Rect:
    """What items may ink, on the sheet."""
    found = Rect(0, 0, 0, 0)
    for item in items:
        match item:
            case Group():
                place = _extent(item.items, item.matrix.then(matrix))
                if item.clip is not None:
                    place = place.intersected(_on_sheet(item.clip, matrix))
            case Path():
                place = _on_sheet(_reach(item), matrix)
            case GlyphRun():
                place = _on_sheet(box(item).inset(-item.size, -item.size), matrix)
            case _:
                place = _on_sheet(box(item), matrix)
        found = place if found.empty else found if place.empty else _around(found, place)
    return found


def _reach(path: Path) -> Rect:
    around = path_box(path)
    stroked = path.stroke is not None and path.stroke_width > 0
    reach = path.stroke_width * (0.5 if _is_rectangle(path) else _MITRE) if stroked else 0.0
    return around.inset(-reach, -reach)


def _is_rectangle(path: Path) -> bool:
    """Whether a path is one upright rectangle, all of its box."""
    kinds = [segment[0] for segment in path.segments]
    if kinds != ["M", "L", "L", "L", "Z"]:
        return False
    points = [(float(segment[1]), float(segment[2])) for segment in path.segments[:4]]
    return len(set(points)) == 4 and all(a[0] == b[0] or a[1] == b[1] for a, b in zip(points, points[1:], strict=False))


def _upright(matrix: Matrix) -> bool:
    return (matrix.b == 0 and matrix.c == 0) or (matrix.a == 0 and matrix.d == 0)


def _on_sheet(rect: Rect, matrix: Matrix) -> Rect:
    points = [matrix.apply(Point(x, y)) for x in (rect.x, rect.right) for y in (rect.y, rect.bottom)]
    xs, ys = [point.x for point in points], [point.y for point in points]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _around(one: Rect, other: Rect) -> Rect:
    x, y = min(one.x, other.x), min(one.y, other.y)
    return Rect(x, y, max(one.right, other.right) - x, max(one.bottom, other.bottom) - y)


def _holds(outer: Rect, inner: Rect, slack: float = 1e-6) -> bool:
    return (
        outer.x <= inner.x + slack and outer.y <= inner.y + slack
        and outer.right >= inner.right - slack and outer.bottom >= inner.bottom - slack
    )  # fmt: skip
