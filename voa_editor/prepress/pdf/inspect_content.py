"""Check what any PDF paints, by the rules of GWG 2022: pictures, colours, small type, thin lines, overprinting, fonts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import hypot

from voa_editor.model.assets import Finding
from voa_editor.model.colour import PROCESS
from voa_editor.prepress.pdf import rules_content, rules_identity, rules_pages
from voa_editor.prepress.pdf.facts import Facts, ImageUse, SpaceUse
from voa_editor.prepress.pdf.inspect_page import Check
from voa_editor.prepress.pdf.rules import Rule
from voa_editor.prepress.pdf.rules_colour import has_transparency
from voa_editor.prepress.pdf.spaces import Colour, read_space
from voa_editor.prepress.pdf.state import State
from voa_editor.prepress.pdf.thresholds import Thresholds
from voa_editor.prepress.pdf.walk import Place

_NO_INK = 0.0005  # an amount of ink that is none
_SOLID = 0.9995
_REVERSED = "Set it larger, bolder, or on a lighter ground"


def _finding(place: Place, rule: str, severity: str, said: str, remedy: str) -> Finding:
    where = f" ({', '.join(place.path)})" if place.path else ""
    return Finding(id="", rule=rule, severity=severity, page=place.page, message=f"{said}{where}", remedy=remedy)


# -- pictures


def resolution(facts: Facts, thresholds: Thresholds) -> Iterator[Finding]:
    """Pictures as they are placed; of one pixel across are what programs make of gradients and flat colours."""
    for image in facts.images:
        ppi = _ppi(facts, image)
        if min(image.pixels) <= 1 or not _shows(facts, image) or not ppi:
            continue
        line_art = image.bits == 1
        error, warning = thresholds.ppi_1bit if line_art else thresholds.ppi
        if ppi <= warning:
            kind = "line art" if line_art else "a picture"
            said = (
                f"{kind} of {image.pixels[0]} × {image.pixels[1]} pixels has {ppi:.0f} ppi as placed; above {warning:g} are asked"
            )
            severity = "error" if ppi <= error else "warning"
            yield _finding(image.place, "image-resolution", severity, said, "Place it smaller, or take one with more pixels")


def _ppi(facts: Facts, image: ImageUse) -> float:
    """Effective pixels per inch, the lesser of both ways."""
    m, unit = image.state.ctm, facts.pages[image.place.page - 1].user_unit or 1.0
    width, height = hypot(m.a, m.b) * unit, hypot(m.c, m.d) * unit
    return min(image.pixels[0] / width, image.pixels[1] / height) * 72 if width > 0 and height > 0 else 0.0


def _shows(facts: Facts, image: ImageUse) -> bool:
    """Whether some of a picture lies on what is printed."""
    bleed, clip = facts.pages[image.place.page - 1].bleed, image.state.clip
    seen = image.bounds.common(clip) if clip else image.bounds
    return not (seen.common(bleed) if bleed else seen).empty


# -- colours


def colours(facts: Facts, thresholds: Thresholds) -> Iterator[Finding]:
    """Colours that are no inks, once a page and kind."""
    told: set[tuple[int, str]] = set()
    for use in facts.spaces:
        for rule, severity, said in _colour_faults(use, thresholds):
            if (use.place.page, said) not in told:
                told.add((use.place.page, said))
                yield _finding(use.place, rule, severity, said, "Convert it to the printer's CMYK")


def _colour_faults(use: SpaceUse, thresholds: Thresholds) -> Iterator[tuple[str, str, str]]:
    thing = {"image": "a picture", "group": "a transparency group", "shading": "a gradient"}.get(use.use, "an area, line or text")
    for space in use.space.nested():
        calibrated = space.family in ("CalRGB", "CalGray", "Lab") or (space.family == "ICCBased" and space.components in (1, 3))
        if space.family == "DeviceRGB":
            yield "rgb", "error", f"{thing} is in RGB, and nothing says which"
        elif calibrated and not (thresholds.rgb_images and use.use == "image"):
            called = (
                "RGB"
                if space.components == 3 and space.family != "Lab"
                else "Lab"
                if space.family == "Lab"
                else "calibrated grey"
            )
            yield "rgb", "error", f"{thing} is in {called}, not in the printer's inks"
        elif space.family == "ICCBased" and space.components == 4:
            yield (
                "icc-cmyk",
                "warning",
                f"{thing} is in CMYK with a profile: it may be converted again, black text into four colours",
            )


def spots(facts: Facts, thresholds: Thresholds) -> Iterator[Finding]:
    """Inks beside the four, each once; the colour that prints on all plates is for marks outside the page."""
    inks: dict[str, Place] = {}
    for use in facts.spaces:
        for space in use.space.nested():
            for ink in space.inks:
                inks.setdefault(ink, use.place)
    for ink, place in inks.items():
        if ink == "All":
            said, remedy = (
                "something is in the registration colour, which prints on every plate",
                "Use it for marks alone, outside the page",
            )
            yield _finding(place, "registration-colour", "warning", said, remedy)
        elif ink not in (*PROCESS, "None"):
            severity = "info" if thresholds.spots else "error"
            said = (
                f"the spot colour “{ink}” is used"
                if thresholds.spots
                else f"the spot colour “{ink}” is used: the printer has four inks"
            )
            yield _finding(place, "spot-colour", severity, said, "Convert it to CMYK, if no such ink was ordered")


def blending(facts: Facts, thresholds: Thresholds) -> Iterator[Finding]:
    """Transparency is blended in CMYK, or colours shift where it lies."""
    if not has_transparency(facts):
        return
    for group, place in facts.groups:
        space = read_space(group.get("/CS")) if group.get("/CS") is not None else None
        if not place.path and space is not None and space.family != "DeviceCMYK":
            said = f"transparency on the page is blended in {space}, not in CMYK"
            yield _finding(place, "blending-space", "error", said, "Set the transparency blend space to CMYK, and export anew")


# -- type and lines


def type_sizes(facts: Facts, thresholds: Thresholds) -> Iterator[Finding]:
    """Type that is too small to print in white or of several inks, and black type of more ink than is read."""
    for use in facts.texts:
        inks = use.state.fill.inks()
        if inks is None or "All" in inks:
            continue
        called = f"type of {use.size:g} pt"
        if _white(inks) and use.size < thresholds.reversed_type:
            said = f"white {called} is smaller than {thresholds.reversed_type:g} pt: it may fill up"
            yield _finding(use.place, "small-white-type", "warning", said, _REVERSED)
        count = sum(amount > _NO_INK for amount in inks.values())
        if count > 1 and use.size < thresholds.multi_ink_type:
            said = f"{called} in {count} inks is smaller than {thresholds.multi_ink_type:g} pt: misregister will show"
            yield _finding(use.place, "small-coloured-type", "warning", said, "Set it in one ink, or larger")
        total = 100 * sum(inks.values())
        if 0 < thresholds.rich_black < total and 100 * inks.get("Black", 0.0) >= thresholds.rich_black_k:
            said = f"black {called} is built of {total:.0f} % of ink, more than {thresholds.rich_black:g} %"
            yield _finding(use.place, "rich-black-type", "warning", said, "Set it in black alone")


def line_widths(facts: Facts, thresholds: Thresholds) -> Iterator[Finding]:
    for use in facts.lines:
        inks = use.state.stroke.inks()
        if use.width == 0:
            said = "a line has no width: it is as thin as the machine can draw"
            yield _finding(use.place, "hairline", "warning", said, "Give it a width of 0.25 pt or more")
        elif inks is not None and _white(inks) and use.width < thresholds.white_line:
            said = f"a white line of {use.width:.2g} pt is thinner than {thresholds.white_line:g} pt: it may fill up"
            yield _finding(use.place, "thin-white-line", "warning", said, "Make it thicker")
        elif inks is not None and sum(amount > _NO_INK for amount in inks.values()) > 1 and use.width < thresholds.multi_ink_line:
            said = f"a line of {use.width:.2g} pt in several inks is thinner than {thresholds.multi_ink_line:g} pt"
            yield _finding(use.place, "thin-coloured-line", "warning", said, "Draw it in one ink, or thicker")


# -- overprinting


def overprinting(facts: Facts, thresholds: Thresholds) -> Iterator[Finding]:
    """Black type and lines overprint, white never does."""
    for text in facts.texts:
        if _vanishes(text.state, text.state.fill, text.state.overprint_fill):
            said = f"white type of {text.size:g} pt overprints: it will not be seen"
            yield _finding(text.place, "white-overprints", "error", said, "Set white to knock out")
        elif text.size < thresholds.overprint_text and _knocks_out(text.state, text.state.fill, text.state.overprint_fill):
            said = f"black type of {text.size:g} pt knocks out what lies below: misregister will show as white rims"
            yield _finding(text.place, "black-knocks-out", "warning", said, "Set black type to overprint (mode 1)")
    for line in facts.lines:
        if _vanishes(line.state, line.state.stroke, line.state.overprint_stroke):
            yield _finding(
                line.place, "white-overprints", "error", "a white line overprints: it will not be seen", "Set white to knock out"
            )
        elif line.width < thresholds.overprint_line and _knocks_out(line.state, line.state.stroke, line.state.overprint_stroke):
            said = f"a black line of {line.width:.2g} pt knocks out what lies below"
            yield _finding(line.place, "black-knocks-out", "warning", said, "Set thin black lines to overprint (mode 1)")
    for area in facts.fills:
        if _vanishes(area.state, area.state.fill, area.state.overprint_fill):
            yield _finding(
                area.place, "white-overprints", "error", "a white area overprints: it will not be seen", "Set white to knock out"
            )


def _white(inks: dict[str, float]) -> bool:
    return all(amount <= _NO_INK for amount in inks.values())


def _overprints(state: State, colour: Colour, set_: bool) -> bool:
    """Whether a colour leaves the inks that it has none of as they are: spots in either mode, CMYK in mode 1 (8.6.7)."""
    return set_ and (
        colour.space.family in ("Separation", "DeviceN") or (colour.space.family == "DeviceCMYK" and state.overprint_mode == 1)
    )


def _vanishes(state: State, colour: Colour, set_: bool) -> bool:
    inks = colour.inks()
    return inks is not None and _white(inks) and _overprints(state, colour, set_)


def _knocks_out(state: State, colour: Colour, set_: bool) -> bool:
    inks = colour.inks()
    if inks is None or inks.get("Black", 0.0) < _SOLID or any(amount > _NO_INK for ink, amount in inks.items() if ink != "Black"):
        return False
    return not _overprints(state, colour, set_)


# -- what the standards' rules find too


def _as_finding(rule: Rule, severity: str, remedy: str) -> Check:
    """A rule on finished PDFs as a check of any."""

    def check(facts: Facts, thresholds: Thresholds) -> Iterator[Finding]:
        for fault in rule.check(facts) or ():
            yield _finding(fault.place, rule.id, severity, fault.said, remedy)

    return check


_FONTS = "Export it with its fonts embedded, or with the text as outlines"
CHECKS: tuple[Callable[[Facts, Thresholds], Iterator[Finding]], ...] = (
    *(resolution, colours, spots, blending, type_sizes, line_widths, overprinting),
    _as_finding(rules_content.fonts_embedded(invisible_too=False), "error", _FONTS),
    _as_finding(rules_content.font_program, "error", _FONTS),
    _as_finding(rules_content.font_glyphs, "error", _FONTS),
    _as_finding(rules_content.font_widths, "warning", _FONTS),
    _as_finding(rules_pages.no_annotations, "warning", "Take out comments, links and form fields"),
    _as_finding(rules_identity.no_actions, "warning", "Export it for print, without actions"),
    _as_finding(rules_identity.no_encryption, "warning", "Ask for a copy without protection"),
    _as_finding(rules_content.no_transfer, "error", "Export it without transfer functions"),
    _as_finding(rules_content.no_opi, "error", "Ask for a PDF with the pictures themselves"),
    _as_finding(rules_content.no_postscript, "error", "Export it anew"),
    _as_finding(rules_identity.syntax, "warning", "Ask for the file again, or export it anew"),
)
