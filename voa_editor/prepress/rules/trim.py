"""Find what ends at the trim where it ought to bleed, and what stands too near to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from voa_editor.display.items import GlyphRun, Path, Picture
from voa_editor.geometry import Rect
from voa_editor.model.assets import Finding
from voa_editor.model.colour import PAPER
from voa_editor.prepress.leaf import Leaf, Mark
from voa_editor.prepress.rules.told import told
from voa_editor.units import format_length, mm

_AT_TRIM = 0.5  # points: what ends so near to the trim is meant to reach it
_ENOUGH = mm(0.1)
_LEAST = mm(2)  # of a page that must be covered along an edge: less is a mark or a tip


def bleed_missing(leaf: Leaf) -> Iterator[Finding]:
    """Areas and pictures that reach an edge and do not go on as far as the printer asks; each record once."""
    asked = leaf.asked_bleed()
    faults: dict[str, dict[str, float]] = {}
    for mark in leaf.marks:
        if _covers(mark):
            for edge, past in leaf.past(mark.box).items():
                wanted = asked.get(edge, 0.0)
                if -_AT_TRIM <= past < wanted - _ENOUGH and _along(leaf, mark.box, edge) >= _LEAST:
                    faults.setdefault(mark.item.source.record, {}).setdefault(edge, past)
    for record, edges in faults.items():
        least = min(edges.values())
        has = f"a bleed of {format_length(least, digits=1)}" if least > _ENOUGH else "no bleed"
        where = f"the {_listed(edges)} edge{'s' if len(edges) > 1 else ''}"
        most = format_length(max(asked[edge] for edge in edges))
        message = f"what reaches {where} has {has}; {most} are asked"
        yield told("bleed-missing", record, message, "Draw the frame out beyond the page, as far as the bleed goes")


def safety_margin(leaf: Leaf) -> Iterator[Finding]:
    """Words, and pictures that do not bleed, nearer to an edge than is safe; each record once."""
    safety = leaf.profile.geometry.safety
    nearest: dict[str, tuple[float, str, str]] = {}
    for mark in leaf.marks:
        if what := _kept_off(mark):
            for edge, past in leaf.past(mark.box).items():
                low = -_AT_TRIM if what == "a picture" else mark.box.h  # words off the page are cut: another rule's
                if edge != leaf.inner and -safety + _ENOUGH < past < low and _inside(leaf, mark.box):
                    record = mark.item.source.record
                    nearest[record] = max(nearest.get(record, (past, edge, what)), (past, edge, what))
    for record, (past, edge, what) in nearest.items():
        distance = format_length(max(-past, 0.0), digits=1)
        message = f"{what} stands {distance} from the {edge} edge; {format_length(safety)} are safe"
        yield told("safety-margin", record, message, "Move it inwards, or let it bleed if it is a picture")


def _covers(mark: Mark) -> bool:
    """Whether an item covers an area with ink."""
    match mark.item:
        case Path() as path:
            return path.fill is not None and path.fill != PAPER and mark.opacity > 0 and not mark.box.empty
        case Picture():
            return mark.opacity > 0 and not mark.box.empty
    return False


def _kept_off(mark: Mark) -> str:
    match mark.item:
        case GlyphRun() as run if run.text.strip() and run.role != "artefact":
            return "text"
        case Picture() if mark.opacity > 0 and not mark.box.empty:
            return "a picture"
    return ""


def _along(leaf: Leaf, area: Rect, edge: str) -> float:
    """How much of an edge a box lies along, in points."""
    page = area.intersected(Rect(0.0, 0.0, leaf.sheet.width, leaf.sheet.height).inset(-_AT_TRIM))
    if page.empty:
        return 0.0
    return page.w if edge in ("top", "bottom") else page.h


def _inside(leaf: Leaf, area: Rect) -> bool:
    """Whether the middle of a box lies on the page: what hangs over the fold belongs to the facing one."""
    return Rect(0.0, 0.0, leaf.sheet.width, leaf.sheet.height).contains(area.centre)


def _listed(edges: Iterable[str]) -> str:
    *first, last = edges
    return f"{', '.join(first)} and {last}" if first else last
