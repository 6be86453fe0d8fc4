"""Turn an SVG into a PDF of lines, areas and letters, without reading anything but its own bytes."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass
from typing import Any

from lxml import etree
from reportlab.graphics import renderPDF
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from svglib.fonts import FontMap
from svglib.svglib import SvgRenderer

from voa_editor.errors import UserError
from voa_editor.fonts.library import bundled

MOST_BYTES = 32 << 20
_MOST_ELEMENTS = 200_000  # with those that <use> repeats
_MOST_NESTED = 100
_MOST_SIDE = 14_400.0  # points
_LEFT_OUT = {
    "filter": "a filter effect", "mask": "a mask", "pattern": "a pattern", "foreignObject": "foreign content",
    "textPath": "text on a path", "animate": "an animation", "animateTransform": "an animation", "script": "a script",
}  # fmt: skip
_DROPPED = frozenset(("script", "foreignObject", "animate", "animateTransform", "animateMotion", "set", "handler", "iframe"))
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_INSIDE = ("#", "data:image/png", "data:image/jpeg", "data:image/jpg")
_PAINTED = frozenset(("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "use"))
_SERIFS = ("serif", "times", "georgia", "garamond", "source serif", "minion", "palatino", "cambria")
_AGAIN = "Save it as plain SVG, or as PDF"


@dataclass(frozen=True, slots=True)
class Drawn:
    """The PDF, and what of the SVG it does not show or shows otherwise, in words."""

    pdf: bytes
    left_out: tuple[str, ...] = ()


def svg_to_pdf(data: bytes) -> Drawn:
    """An SVG drawn as a PDF of one page of its size. Raises UserError for a damaged, hostile or empty one.

    Nothing outside is read: links, scripts and entities lead nowhere. The same bytes give the same PDF.
    """
    root = _parsed(data)
    left_out = [said for name, said in _LEFT_OUT.items() if next(root.iter(f"{{*}}{name}"), None) is not None]
    if _tidied(root):
        left_out.append("what lies in other files")
    _refuse_multitudes(root)
    _fade(root)
    fonts = _Fonts()
    try:
        drawing = SvgRenderer(io.BytesIO(), font_map=fonts).render(root)
    except Exception as fault:  # it meets hostile numbers with whatever they make it trip over
        raise UserError("the SVG cannot be drawn", remedy=_AGAIN) from fault
    width, height = float(drawing.width or 0), float(drawing.height or 0)
    if not (0 < width <= _MOST_SIDE and 0 < height <= _MOST_SIDE):
        raise UserError("the SVG has no size that can be printed", remedy="Give it a width and a height, and save it again")
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(width, height), invariant=1, initialFontName=_registered("sans-serif", "normal", "normal"))
    try:
        renderPDF.draw(drawing, canvas, 0, 0)
        canvas.save()
    except Exception as fault:  # as above
        raise UserError("the SVG cannot be drawn", remedy=_AGAIN) from fault
    others = sorted(fonts.others)
    return Drawn(out.getvalue(), (*left_out, *(f"the font {name}" for name in others)))


def _parsed(data: bytes) -> Any:
    if len(data) > MOST_BYTES:
        raise UserError(f"the SVG is larger than {MOST_BYTES >> 20} MB", remedy=_AGAIN)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
    try:
        tree = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise UserError(f"the SVG is damaged ({str(fault)[:100]})", remedy=_AGAIN) from fault
    dtd = tree.getroottree().docinfo.internalDTD
    if dtd is not None and next(dtd.iterentities(), None) is not None:
        raise UserError("the SVG defines entities, which are not read", remedy=_AGAIN)
    if etree.QName(tree).localname != "svg":
        raise UserError("this is XML, but no SVG", remedy=_AGAIN)
    return tree


def _tidied(root: Any) -> bool:
    """Take out what leads outside or runs, and answer whether anything led to another file."""
    outside = False
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            element.getparent().remove(element)
            continue
        if etree.QName(element).localname in _DROPPED and element.getparent() is not None:
            element.getparent().remove(element)
            continue
        for href in _HREFS:
            target = element.get(href, "").strip()
            if target and not target.startswith(_INSIDE):
                del element.attrib[href]
                outside |= etree.QName(element).localname in ("image", "use")
    return outside


def _refuse_multitudes(root: Any) -> None:
    """Raise UserError where <use> within <use> would repeat more than any drawing holds, or itself."""
    by_id = {found: element for element in root.iter() if (found := element.get("id"))}
    known: Counter[Any] = Counter()

    def count(element: Any, depth: int) -> int:
        if depth > _MOST_NESTED:
            raise UserError("the SVG is nested too deep, or repeats itself", remedy=_AGAIN)
        if element in known:
            return known[element]
        total = 1 + sum(count(child, depth + 1) for child in element)
        if etree.QName(element).localname == "use":
            target = by_id.get(next((element.get(href, "") for href in _HREFS if element.get(href)), "")[1:])
            total += count(target, depth + 1) if target is not None else 0
        known[element] = total
        return total

    if count(root, 0) > _MOST_ELEMENTS:
        raise UserError("the SVG repeats its parts more often than any drawing does", remedy=_AGAIN)


def _fade(element: Any, faded: float = 1.0, inherited: tuple[float, float] = (1.0, 1.0)) -> None:
    """Tell each shape the opacity of all that holds it: the library knows that of fills and strokes alone."""
    if not isinstance(element.tag, str):
        return
    said = {key.strip(): value.strip() for key, _, value in (part.partition(":") for part in element.get("style", "").split(";"))}
    own, fill, stroke = (_amount(said.get(key) or element.get(key)) for key in ("opacity", "fill-opacity", "stroke-opacity"))
    faded *= 1.0 if own is None else own
    seen = (inherited[0] if fill is None else fill, inherited[1] if stroke is None else stroke)
    if faded < 1 and etree.QName(element).localname in _PAINTED:
        now = {"fill-opacity": seen[0] * faded, "stroke-opacity": seen[1] * faded}
        kept = [f"{key}:{value}" for key, value in said.items() if key and key not in (*now, "opacity")]
        element.set("style", ";".join(kept + [f"{key}:{value:.4f}" for key, value in now.items()]))
    for child in element:
        _fade(child, faded, seen)


def _amount(said: str | None) -> float | None:
    """An opacity, 0 to 1, from a number or a percentage; None for neither."""
    try:
        value = float(said.rstrip("%")) / (100 if said.endswith("%") else 1) if said else None
    except ValueError:
        return None
    return None if value is None else min(1.0, max(0.0, value))


class _Fonts(FontMap):
    """Answers every family with one of those that come with the program; `others` are those that were asked for in vain."""

    def __init__(self) -> None:
        super().__init__()
        self.others: set[str] = set()

    def find_font(self, font_name: str, weight: str = "normal", style: str = "normal") -> tuple[str, bool]:
        own = font_name.strip("'\" ")
        if own.lower() not in ("serif", "sans-serif", "monospace") and own not in bundled().families:
            self.others.add(own[:60])
        return _registered(own, weight, style), True


def _registered(family: str, weight: str, style: str) -> str:
    """The name by which ReportLab knows the face that is nearest to what is asked."""
    nearest = "Source Serif 4" if any(serif in family.lower().replace("sans-serif", "") for serif in _SERIFS) else "Source Sans 3"
    heavy = int(weight) if weight.isdigit() else 700 if weight.lower() in ("bold", "bolder") else 400
    wanted = family if family in bundled().families else nearest
    face = bundled().find(wanted, heavy, style.lower() in ("italic", "oblique"))
    if face.key not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(face.key, str(face.path)))
    return face.key
