"""Check the boxes of the pages, and what lies on them that is not printed."""

from __future__ import annotations

from voa_editor.geometry import Matrix
from voa_editor.prepress.pdf.facts import Facts, PageFacts
from voa_editor.prepress.pdf.objects import array, entry, name, numbers
from voa_editor.prepress.pdf.rules import Fault, Faults, rule
from voa_editor.prepress.pdf.state import Bounds, transformed

_SLACK = 0.01  # points: numbers are rounded
_MARKS = ("TrapNet", "PrinterMark")  # annotations that printing itself makes


@rule("trim-box", "Each page says where it is cut: it has a TrimBox or an ArtBox, not both.", "ISO 32000-1, 14.11.2")
def trim_box(facts: Facts) -> Faults:
    found = []
    for page in facts.pages:
        held = [box for box in ("TrimBox", "ArtBox") if box in page.boxes]
        if len(held) != 1:
            found.append(Fault(page.place, "it has both TrimBox and ArtBox" if held else "it has neither TrimBox nor ArtBox"))
        elif page.boxes[held[0]].empty:
            found.append(Fault(page.place, f"its {held[0]} is empty"))
    return found


@rule("box-nesting", "The boxes lie within one another: trim in bleed, bleed in media.", "ISO 32000-1, 14.11.2")
def box_nesting(facts: Facts) -> Faults:
    found = []
    for page in facts.pages:
        order = [box for box in ("TrimBox", "ArtBox", "BleedBox", "MediaBox") if box in page.boxes]
        if "MediaBox" not in order:
            found.append(Fault(page.place, "it has no MediaBox"))
        for inner, outer in zip(order, order[1:], strict=False):
            if (inner, outer) != ("TrimBox", "ArtBox") and not page.boxes[outer].holds(page.boxes[inner], _SLACK):
                found.append(Fault(page.place, f"its {inner} reaches beyond its {outer}"))
    return found


@rule("crop-box", "Nothing of the trimmed page is hidden by a CropBox.", "ISO 32000-1, 14.11.2", "warning")
def crop_box(facts: Facts) -> Faults:
    cropped = [page for page in facts.pages if "CropBox" in page.boxes]
    if not cropped:
        return None
    return [
        Fault(page.place, "its CropBox cuts into the page") for page in cropped if not _holds(page.boxes["CropBox"], page.trim)
    ]


def _holds(outer: Bounds, inner: Bounds | None) -> bool:
    return inner is None or outer.holds(inner, _SLACK)


@rule("annotations", "Annotations lie outside the bleed; only marks of printing may lie within.", "ISO 32000-1, 12.5")
def no_annotations(facts: Facts) -> Faults:
    found = []
    met = False
    for page, annotation, place in facts.annotations():
        met = True
        kind = name(entry(annotation, "/Subtype"))
        rect = numbers(array(entry(annotation, "/Rect")), 4)
        if kind not in _MARKS and (rect is None or _inside(page, transformed(Matrix(), rect))):
            found.append(Fault(place, f"a {kind or 'nameless'} annotation lies on what is printed"))
        elif kind == "PrinterMark" and rect and page.trim and _meets(page.trim, transformed(Matrix(), rect)):
            found.append(Fault(place, "a printer's mark lies on the trimmed page"))
    return found if met else None


def _inside(page: PageFacts, box: Bounds) -> bool:
    return page.bleed is None or _meets(page.bleed, box)


def _meets(area: Bounds, box: Bounds) -> bool:
    """Whether a box, which may be a mere line or point, lies on an area."""
    common = area.common(box)
    return common.width >= 0 and common.height >= 0 and (not common.empty or box.empty)


@rule("trap-network", "A page with a trap network belongs to a file that says it is trapped.", "ISO 32000-1, 14.11.6.2")
def trap_network(facts: Facts) -> Faults:
    nets = [place for _, annotation, place in facts.annotations() if name(entry(annotation, "/Subtype")) == "TrapNet"]
    if not nets:
        return None
    said = (facts.xmp["pdf:Trapped"] if facts.xmp else "") or facts.info.get("Trapped", "")
    return [Fault(place, "it holds traps, but Trapped is not True") for place in nets if said != "True"]


@rule("no-separations", "Pages are whole: none is one of several separations.", "ISO 32000-1, 14.11.4")
def no_separations(facts: Facts) -> Faults:
    return [
        Fault(page.place, "it is the plate of one ink")
        for page in facts.pages
        if entry(page.source, "/SeparationInfo") is not None
    ]
