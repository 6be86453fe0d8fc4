"""Show swatches as the screen shows them: chips to choose from, and what their inks are."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QColor

from voa_editor.model.checks import DEEPEST
from voa_editor.model.colour import BLACK, Colour
from voa_editor.model.issue import Issue
from voa_editor.model.styles import Swatch
from voa_editor.render.colour import screen_rgb
from voa_editor.ui.i18n import tr
from voa_editor.ui.widgets.options import Chip

PAPER = "sw-paper"
BLACK_ID = "sw-black"


def swatches(issue: Issue) -> list[Swatch]:
    """The swatches as lists show them: paper and black first, then by their names."""
    first = {PAPER: 0, BLACK_ID: 1}
    return sorted(issue.all(Swatch), key=lambda swatch: (first.get(swatch.id, 2), swatch.name.casefold(), swatch.id))


def shade(issue: Issue, swatch: Swatch | None, tint: float = 1.0) -> Colour:
    """The colour of a swatch, screened to a tint; black for none."""
    amount = tint
    for _ in range(DEEPEST):
        if swatch is None or swatch.kind != "tint":
            break
        amount, swatch = amount * swatch.tint, issue.find(Swatch, swatch.of)
    colour = swatch.colour if swatch else BLACK
    return colour if amount == 1.0 else colour.tint(amount)


def on_screen(colour: Colour) -> QColor:
    """The light of a colour."""
    return QColor.fromRgbF(*screen_rgb(colour))


def inks(issue: Issue, swatch: Swatch) -> str:
    """What a swatch is made of: "C 100  M 60  Y 25  K 25", "R 20  G 40  B 90", "Spot", "40 % of Deep teal"."""
    if swatch.kind == "spot":
        return tr("Spot")
    if swatch.kind == "tint":
        of = issue.find(Swatch, swatch.of)
        return tr("{tint} % of {name}", tint=round(swatch.tint * 100), name=of.name if of else "–")
    names = "rgb" if swatch.kind == "rgb" else "cmyk"
    most = 255 if swatch.kind == "rgb" else 100
    return "  ".join(f"{name.upper()} {round(getattr(swatch, name) * most)}" for name in names)


def chips(issue: Issue, *, none: bool = True, only: Iterable[Swatch] | None = None) -> tuple[Chip, ...]:
    """The swatches to choose from, with "none" before them."""
    found = swatches(issue) if only is None else list(only)
    each = tuple(Chip(s.id, s.name or s.id, on_screen(shade(issue, s)), inks(issue, s)) for s in found)
    return (Chip("", tr("None"), None), *each) if none else each
