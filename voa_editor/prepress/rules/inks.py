"""Find type and lines too fine for their inks, and colours that are not of the press (GWG 2022)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from voa_editor.display.items import GlyphRun, Gradient, Path, Picture
from voa_editor.model.assets import Finding
from voa_editor.model.colour import Cmyk, Colour, Lab, Rgb, Spot
from voa_editor.prepress.leaf import Leaf
from voa_editor.prepress.rules.told import told

_NO_INK = 0.0005
_HAIR = 0.05  # points: no machine draws thinner lines
_REVERSED = "Set it larger, bolder, or on a lighter ground"


@dataclass(frozen=True, slots=True)
class Inked:
    """The inks of a colour, 0 to 1: None for light, which takes the four when it is converted."""

    amounts: tuple[float, ...]

    @property
    def count(self) -> int:
        return sum(amount > _NO_INK for amount in self.amounts)

    @property
    def total(self) -> float:
        return 100 * sum(self.amounts)


def inks_of(colour: Colour) -> Inked | None:
    """The inks that print a colour; None for light, whose inks the conversion finds. Black light prints with black alone."""
    match colour:
        case Cmyk():
            return Inked((colour.c, colour.m, colour.y, colour.k))
        case Spot():
            return Inked((0.0, 0.0, 0.0, 0.0, colour.amount))
        case Rgb(0.0, 0.0, 0.0):
            return Inked((0.0, 0.0, 0.0, 1.0))
        case Rgb(1.0, 1.0, 1.0):
            return Inked((0.0, 0.0, 0.0, 0.0))
    return None


def type_inks(leaf: Leaf) -> Iterator[Finding]:
    """Small type in white or in several inks, and black type of more ink than is read; each size and colour once."""
    fine, inks = leaf.profile.fine, leaf.profile.inks
    seen: set[tuple[float, Colour]] = set()
    for mark in leaf.marks:
        run = mark.item
        if not isinstance(run, GlyphRun) or not run.text.strip("\u00ad \u00a0") or (run.size, run.colour) in seen:
            continue
        seen.add((run.size, run.colour))
        called, inked, record = f"type of {run.size:g} pt", inks_of(run.colour), run.source.record
        if inked and not inked.count and run.size < fine.reversed_type:
            said = f"white {called} is smaller than {fine.reversed_type:g} pt: it may fill up"
            yield told("small-white-type", record, said, _REVERSED)
        if (inked is None or inked.count > 1) and run.size < fine.multi_ink_type:
            count = inked.count if inked else "several"
            said = f"{called} in {count} inks is smaller than {fine.multi_ink_type:g} pt: misregister will show"
            yield told("small-coloured-type", record, said, "Set it in one ink, or larger")
        if inked and 0 < inks.rich_black < inked.total and 100 * inked.amounts[3] >= inks.rich_black_k:
            said = f"black {called} is built of {inked.total:.0f} % of ink, more than {inks.rich_black:g} %"
            yield told("rich-black-type", record, said, "Set it in black alone")


def line_inks(leaf: Leaf) -> Iterator[Finding]:
    """Lines that no press can hold, and those too thin for white or for several inks; each width and colour once."""
    fine = leaf.profile.fine
    seen: set[tuple[float, Colour]] = set()
    for mark in leaf.marks:
        path = mark.item
        if not isinstance(path, Path) or path.stroke is None or mark.opacity <= 0:
            continue
        width, inked, record = path.stroke_width, inks_of(path.stroke), path.source.record
        if (width, path.stroke) in seen or width <= 0:  # a line of no width is not drawn
            continue
        seen.add((width, path.stroke))
        if width < _HAIR:
            said = f"a line of {width:.2g} pt is thinner than any press can hold"
            yield told("hairline", record, said, "Give it a width of 0.25 pt or more")
        elif inked and not inked.count and width < fine.white_line:
            said = f"a white line of {width:.2g} pt is thinner than {fine.white_line:g} pt: it may fill up"
            yield told("thin-white-line", record, said, "Make it thicker")
        elif (inked is None or inked.count > 1) and width < fine.multi_ink_line:
            said = f"a line of {width:.2g} pt in several inks is thinner than {fine.multi_ink_line:g} pt"
            yield told("thin-coloured-line", record, said, "Draw it in one ink, or thicker")


def colours(leaf: Leaf) -> Iterator[Finding]:
    """Colours that are no inks of the press; each once."""
    seen: set[str] = set()
    for colour, record in _colours(leaf):
        found = _colour_fault(leaf, colour, record)
        if found and found.message not in seen:
            seen.add(found.message)
            yield found


def _colour_fault(leaf: Leaf, colour: Colour, record: str) -> Finding | None:
    match colour:
        case Rgb() | Lab():
            kind = "RGB" if isinstance(colour, Rgb) else "Lab"
            message = f"a colour is given in {kind}: the export converts it to the printer's inks"
            return told("rgb-colour", record, message, "Mix the swatch in CMYK, if the colour matters")
        case Spot(name="All"):
            message = "something is in the registration colour, which prints on every plate"
            return told("registration-colour", record, message, "Set it in black; the colour is for marks outside the page")
        case Spot():
            allowed = leaf.profile.inks.spots
            message = f"the spot colour “{colour.name}” is used" + ("" if allowed else ": the printer has four inks")
            remedy = "Make the swatch a process colour, if no such ink was ordered"
            return told("spot-colour", record, message, remedy, severity="info" if allowed else "")
    return None


def _colours(leaf: Leaf) -> Iterator[tuple[Colour, str]]:
    for mark in leaf.marks:
        match mark.item:
            case GlyphRun() as run:
                yield run.colour, run.source.record
            case Path() as path:
                shades = (path.fill.start, path.fill.end) if isinstance(path.fill, Gradient) else (path.fill,)
                yield from ((colour, path.source.record) for colour in (*shades, path.stroke) if colour is not None)
            case Picture() as picture if picture.matte is not None:
                yield picture.matte, picture.source.record
