"""Check the pages of any PDF: how many, how large, turned, cropped, and whether the bleed is there and filled."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from voa_editor.geometry import Size
from voa_editor.model.assets import Finding
from voa_editor.prepress.pdf.edges import edges_of
from voa_editor.prepress.pdf.facts import Facts, PageFacts
from voa_editor.prepress.pdf.thresholds import Thresholds
from voa_editor.units import counted, format_length, mm

Check = Callable[[Facts, Thresholds], Iterator[Finding]]

_SAME = mm(0.2)  # sizes that differ by less are the same to the knife
_ENOUGH = mm(0.1)  # a bleed that is short by less will do


def page_count(facts: Facts, thresholds: Thresholds) -> Iterator[Finding]:
    """An ad is one page; a whole publication comes in the printer's multiples."""
    count = len(facts.pages)
    multiple = thresholds.page_multiple
    if thresholds.single_page and count != 1:
        remedy = "Ask for a PDF of that page alone"
        yield Finding(
            id="", rule="page-count", severity="error", message=f"the PDF has {count} pages; an ad is one", remedy=remedy
        )
    elif multiple > 1 and count > 1 and count % multiple:  # one page alone is an ad, whoever prints it
        said = f"the PDF has {counted(count, 'page')}, which is no multiple of {multiple}"
        yield Finding(id="", rule="page-count", message=said, remedy="Add or take out pages")


def boxes(facts: Facts, thresholds: Thresholds) -> Iterator[Finding]:
    """Boxes that say what is cut, and entries that would change the size without being seen."""
    for page in facts.pages:
        if "TrimBox" not in page.boxes:
            yield _on(
                page,
                "trim-box",
                "warning",
                "the page does not say where it is cut (TrimBox)",
                "Export it with its trim and bleed",
            )
        elif "ArtBox" in page.boxes:
            yield _on(page, "trim-box", "warning", "the page has an ArtBox beside its TrimBox", "Export it without an ArtBox")
        crop = page.boxes.get("CropBox")
        if crop and page.trim and not crop.holds(page.trim, _SAME):
            yield _on(page, "crop-box", "warning", "a CropBox hides part of the trimmed page", "Export it without a CropBox")
        if page.rotation % 360:
            yield _on(page, "page-rotated", "warning", f"the page is shown turned by {page.rotation}°", "Export it upright")
        if page.user_unit != 1.0:
            said = f"the page's unit is {page.user_unit:g} points (UserUnit); many programs take it for one"
            yield _on(page, "user-unit", "error", said, "Export it without scaling")


def one_size(facts: Facts, thresholds: Thresholds) -> Iterator[Finding]:
    """All pages are cut to one size."""
    first = facts.pages[0].trim
    for page in facts.pages[1:]:
        if first and page.trim and not _same(page.trim.width, page.trim.height, Size(first.width, first.height)):
            said = f"the page is {_spoken(page.trim.width, page.trim.height)}, the first {_spoken(first.width, first.height)}"
            yield _on(page, "page-size", "error", said, "Export all pages at one size")


def size(facts: Facts, booked: Size) -> Iterator[Finding]:
    """Each page, trimmed, is as large as the space booked for it."""
    for page in facts.pages:
        if page.trim and not _same(page.trim.width, page.trim.height, booked):
            said = f"the page is {_spoken(page.trim.width, page.trim.height)}, but {_spoken(booked.w, booked.h)} were booked"
            yield _on(page, "booked-size", "error", said, "Ask for the ad at the booked size, or book another space")


def bleed(facts: Facts, thresholds: Thresholds) -> Iterator[Finding]:
    """What reaches the edge goes on beyond it, as far as the printer asks."""
    asked = {name: length for name, length in thresholds.edges.items() if length > 0}
    if not asked:
        return
    for page, edge in edges_of(facts.file, facts.pages, asked):
        wanted = asked[edge.name]
        if edge.inked and edge.bleed < wanted - _ENOUGH:
            has = f"a bleed of {format_length(edge.bleed, digits=1)}" if edge.bleed > _ENOUGH else "no bleed"
            said = f"the artwork reaches the {edge.name} edge, but has {has}; {format_length(wanted)} are asked"
            yield _on(page, "bleed-missing", "error", said, "Export it with its bleed")
        elif edge.bare:
            length = format_length(edge.bare, digits=0)
            said = f"at the {edge.name} edge, {length} of the artwork end at the trim: the bleed is bare there"
            yield _on(page, "bleed-bare", "warning", said, "Draw backgrounds and pictures on into the bleed")


def _on(page: PageFacts, rule: str, severity: str, said: str, remedy: str) -> Finding:
    return Finding(id="", rule=rule, severity=severity, page=page.number, message=said, remedy=remedy)


def _same(width: float, height: float, wanted: Size) -> bool:
    return abs(width - wanted.w) <= _SAME and abs(height - wanted.h) <= _SAME


def _spoken(width: float, height: float) -> str:
    return f"{format_length(width, digits=1).removesuffix(' mm')} × {format_length(height, digits=1)}"


CHECKS: tuple[Check, ...] = (page_count, boxes, one_size)
