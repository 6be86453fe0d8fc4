"""Tell which pages may carry too much ink, so that those alone are weighed, and say what the scales found (GWG 2022)."""

from __future__ import annotations

from collections.abc import Iterator

from voa_editor.display.items import GlyphRun, Gradient, Path, Picture
from voa_editor.model.assets import Asset, Finding
from voa_editor.model.colour import BLACK, Cmyk, Colour, Spot
from voa_editor.prepress.leaf import Leaf, Mark
from voa_editor.prepress.profiles import Profile
from voa_editor.prepress.rules.told import told
from voa_editor.units import format_length

FOUR_INKS = 400.0
_OF_TYPE = 40.0  # per cent of a square of 15 mm that type can cover, its own white counted in


def most_ink(leaf: Leaf) -> float:
    """The most ink that can lie anywhere on a sheet, in per cent; found from its colours, without drawing it.

    What lies above knocks out what lies below, and opacities mix the two, so no place has more than the heaviest colour
    there; but black type and thin black lines overprint. Pictures in light have as much as the press takes.
    """
    fine, most = leaf.profile.fine, 0.0
    heavy: list[tuple[float, Mark]] = []
    for mark in leaf.marks:
        match mark.item:
            case GlyphRun() as run if run.colour == BLACK and run.size < fine.overprint_text:
                over = _OF_TYPE
            case Path() as path if path.fill is None and path.stroke == BLACK and path.stroke_width < fine.overprint_line:
                over = _OF_TYPE
            case _:
                amount = _amount(leaf, mark)
                if amount + _OF_TYPE > leaf.profile.inks.coverage:
                    heavy.append((amount, mark))
                most = max(most, amount)
                continue
        below = (amount for amount, under in heavy if amount + over > most and under.box.intersects(mark.box))
        most = max(most, *(amount + over for amount in below), 100.0)
    return most


def _amount(leaf: Leaf, mark: Mark) -> float:
    limit = leaf.profile.inks.limit or FOUR_INKS
    match mark.item:
        case GlyphRun() as run:
            return _sum(run.colour, limit)
        case Path() as path:
            shades = (path.fill.start, path.fill.end) if isinstance(path.fill, Gradient) else (path.fill,)
            return max((_sum(colour, limit) for colour in (*shades, path.stroke) if colour is not None), default=0.0)
        case Picture() as picture:
            asset = leaf.issue.find(Asset, picture.asset)
            light = asset is None or (asset.mode != "CMYK" and asset.media_type.startswith("image/"))
            return limit if light else FOUR_INKS
    return 0.0


def _sum(colour: Colour, limit: float) -> float:
    match colour:
        case Cmyk():
            return 100 * (colour.c + colour.m + colour.y + colour.k)
        case Spot():
            return 100 * colour.amount if colour.name != "All" else FOUR_INKS
    return limit


def ink_coverage(page: int, record: str, percent: float, profile: Profile) -> Iterator[Finding]:
    """A page of which some square has more ink, as the mean over it, than the printer asks."""
    asked = profile.inks.coverage
    if 0 < asked < percent:
        window = format_length(profile.inks.window)
        message = f"{percent:.0f} % of ink lie on some {window} of the page; {profile.title} asks for {asked:g} % at most"
        yield told("ink-coverage", record, message, "Lighten what is darkest there, or convert its picture anew", page)
