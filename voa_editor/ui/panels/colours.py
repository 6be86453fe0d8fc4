"""Show swatches as the screen shows them: chips to choose from, and what their inks are."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QColor

from voa_editor.model.colour import Colour
from voa_editor.model.issue import Issue
from voa_editor.model.styles import Swatch
from voa_editor.model.swatches import BUILT_IN, REGISTRATION_ID, colour_of
from voa_editor.render.colour import screen_rgb
from voa_editor.ui.i18n import tr
from voa_editor.ui.widgets.options import Chip


def swatches(issue: Issue) -> list[Swatch]:
    """The swatches as lists show them: paper and black first, then by their names."""
    first = {record: place for place, record in enumerate(BUILT_IN)}
    return sorted(issue.all(Swatch), key=lambda swatch: (first.get(swatch.id, len(first)), swatch.name.casefold(), swatch.id))


def shade(issue: Issue, swatch: Swatch | None, tint: float = 1.0) -> Colour:
    """The colour of a swatch, screened to a tint; black for none."""
    return colour_of(swatch, lambda record: issue.find(Swatch, record), tint)


def on_screen(colour: Colour) -> QColor:
    """The light of a colour."""
    return QColor.fromRgbF(*screen_rgb(colour))


def inks(issue: Issue, swatch: Swatch) -> str:
    """What a swatch is made of: "C 100  M 60  Y 25  K 25", "R 20  G 40  B 90", "Spot", "40 % of Deep teal"."""
    if swatch.kind == "spot":
        return tr("All plates") if swatch.id == REGISTRATION_ID else tr("Spot")
    if swatch.kind == "tint":
        of = issue.find(Swatch, swatch.of)
        return tr("{tint} % of {name}", tint=round(swatch.tint * 100), name=of.name if of else "–")
    if swatch.kind == "lab":
        return f"L {round(swatch.lab_l)}  a {round(swatch.lab_a)}  b {round(swatch.lab_b)}"
    if swatch.kind == "gradient":
        ends = [issue.find(Swatch, record) for record in (swatch.of, swatch.to)]
        return " – ".join(end.name if end else "–" for end in ends)
    names = "rgb" if swatch.kind == "rgb" else "cmyk"
    most = 255 if swatch.kind == "rgb" else 100
    return "  ".join(f"{name.upper()} {round(getattr(swatch, name) * most)}" for name in names)


def chips(issue: Issue, *, none: bool = True, only: Iterable[Swatch] | None = None) -> tuple[Chip, ...]:
    """The swatches to choose from, with "none" before them."""
    found = swatches(issue) if only is None else list(only)
    each = tuple(Chip(s.id, s.name or s.id, on_screen(shade(issue, s)), inks(issue, s)) for s in found)
    return (Chip("", tr("None"), None), *each) if none else each
