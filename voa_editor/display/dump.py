"""Write a sheet as text that people and tests can read: the snapshot format.

An item a line, in painting order, a group's items indented; lengths in points to a hundredth, y downward.
"""

from __future__ import annotations

from collections.abc import Iterator

from voa_editor.display.items import GlyphRun, Gradient, Group, Item, Link, Path, Picture, Sheet, Source
from voa_editor.geometry import Rect
from voa_editor.model.colour import Cmyk, Colour, Lab, Spot


def dump(sheet: Sheet) -> str:
    """The sheet as text; the same sheet gives the same text."""
    bleed = " ".join(map(_number, sheet.bleed))
    size = f"{_number(sheet.width)} × {_number(sheet.height)}"
    lines = [f"sheet {sheet.page} number {sheet.number} label {sheet.label!r} {size} bleed {bleed}"]
    lines += [f"  outline {entry.level} {entry.title!r} at {_number(entry.y)}" for entry in sheet.outlines]
    lines += [f"  missing {character!r} {_source(source)}" for character, source in sheet.missing]
    for item in sheet.items:
        lines.extend(_lines(item, "  "))
    return "\n".join(lines) + "\n"


def _lines(item: Item, indent: str) -> Iterator[str]:
    match item:
        case GlyphRun():
            place = f"{_number(item.x)} {_number(item.y)} width {_number(item.advance)}"
            look = f"{item.role} {item.face} {_number(item.size)} {_colour(item.colour)}"
            yield f"{indent}run {look} at {place} {item.text!r} {_source(item.source)}"
        case Picture():
            alt = f" alt {item.alt!r}" if item.alt else ""
            place = f"in {_rect(item.rect)} clip {_rect(item.clip)}"
            yield f"{indent}picture {item.role} {item.asset} {place}{alt} {_source(item.source)}"
        case Path():
            yield f"{indent}path {item.role} {_segments(item)}{_paint(item)} {_source(item.source)}"
        case Group():
            m = item.matrix
            turned = " ".join(_number(value, 4) for value in (m.a, m.b, m.c, m.d, m.e, m.f))
            clip = f" clip {_rect(item.clip)}" if item.clip else ""
            yield f"{indent}group [{turned}]{clip}{_opacity(item.opacity)} {_source(item.source)}"
            for inner in item.items:
                yield from _lines(inner, indent + "  ")
        case Link():
            yield f"{indent}link {item.target} in {_rect(item.rect)} {_source(item.source)}"


def _segments(path: Path) -> str:
    return " ".join(" ".join([str(kind), *(_number(float(value)) for value in values)]) for kind, *values in path.segments)


def _paint(path: Path) -> str:
    text = ""
    if isinstance(path.fill, Gradient):
        shade = path.fill
        start, end = _colour(shade.start) + _opacity(shade.start_opacity), _colour(shade.end) + _opacity(shade.end_opacity)
        text = f" shade {start} to {end}"
    elif path.fill is not None:
        text = f" fill {_colour(path.fill)}"
    if path.stroke is not None:
        text += f" stroke {_colour(path.stroke)} {_number(path.stroke_width)}"
        text += f" dash {' '.join(map(_number, path.dash))}" if path.dash else ""
        text += "".join(f" {way}" for way in (path.cap, path.join) if way not in ("butt", "mitre"))
    return text + _opacity(path.opacity)


def _opacity(amount: float) -> str:
    return "" if amount == 1 else f" opacity {_number(amount)}"


def _colour(colour: Colour) -> str:
    if isinstance(colour, Cmyk):
        return "/".join(_number(100 * ink) for ink in (colour.c, colour.m, colour.y, colour.k))
    if isinstance(colour, Spot):
        return f"{colour.name} {_number(100 * colour.amount)}"
    if isinstance(colour, Lab):
        return f"lab({_number(colour.light)},{_number(colour.a)},{_number(colour.b)})"
    return "rgb(" + ",".join(_number(255 * light) for light in (colour.r, colour.g, colour.b)) + ")"


def _source(source: Source) -> str:
    span = f"[{source.start}:{source.end}]" if source.start or source.end else ""
    attr = f".{source.attr}" if source.attr != "text" else ""
    return f"← {source.record}{attr}{span}"


def _rect(rect: Rect) -> str:
    return f"{_number(rect.x)} {_number(rect.y)} {_number(rect.w)} × {_number(rect.h)}"


def _number(value: float, digits: int = 2) -> str:
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
