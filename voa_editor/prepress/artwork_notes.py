"""Note what of placed artwork other parts of an issue have to agree with, or its advertiser has to mend: fonts and spot inks."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from pikepdf import Array, Dictionary, Name

from voa_editor.artwork.page import opened_artwork
from voa_editor.errors import UserError
from voa_editor.model.colour import Spot
from voa_editor.prepress.pdf.facts import Facts
from voa_editor.prepress.pdf.functions import read_function
from voa_editor.prepress.pdf.gather import gathering
from voa_editor.prepress.pdf.objects import array
from voa_editor.prepress.pdf.opening import set_limits
from voa_editor.prepress.pdf.rules_content import unembedded
from voa_editor.prepress.pdf.spaces import Space, read_space, separation_spaces
from voa_editor.prepress.pdf.walk import Limits
from voa_editor.prepress.plates.rewrite import FAULTS

_LIMITS = Limits(operators=400_000, forms=20_000)
_NO_INKS = ("All", "None")


@dataclass(frozen=True, slots=True)
class SpotInk:
    """How a spot ink is defined: `key` tells one definition from others, `said` is its solid in words."""

    ink: str
    key: bytes
    said: str


@dataclass(frozen=True, slots=True)
class ArtworkNotes:
    """Of the first page of a PDF: names of fonts that are used and not embedded, and the spot inks, each once."""

    fonts: tuple[str, ...] = ()
    spots: tuple[SpotInk, ...] = ()


def read_notes(data: bytes) -> Generator[None, None, ArtworkNotes]:
    """Read artwork in small steps. Nothing is noted of what cannot be read, or is too much to look at: the export says why."""
    try:
        set_limits()
        with opened_artwork(data) as pdf:
            while len(pdf.pages) > 1:
                del pdf.pages[1]
            work = gathering(Path("artwork.pdf"), pdf, _LIMITS)
            while True:
                try:
                    next(work)
                except StopIteration as end:
                    return _noted(end.value)
                yield None
    except (UserError, *FAULTS):
        return ArtworkNotes()


def spot_of(spot: Spot) -> SpotInk:
    """How a spot of the issue is defined in a file for the press: in a straight line from paper to its alternate."""
    four = spot.alternate
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0] * 4, C1=[four.c, four.m, four.y, four.k], N=1)
    space = read_space(Array([Name.Separation, Name(f"/{spot.name}"), Name.DeviceCMYK, tint]))
    return SpotInk(spot.name, space.tints, _percent((four.c, four.m, four.y, four.k)))


def _noted(facts: Facts) -> ArtworkNotes:
    spots: dict[str, SpotInk] = {}
    for use in facts.spaces:
        for ink, key in separation_spaces(use.space):
            if ink not in _NO_INKS:
                spots.setdefault(ink, SpotInk(ink, key, _solid(use.space, ink)))
    return ArtworkNotes(tuple(dict.fromkeys(font for font, _ in unembedded(facts))), tuple(spots.values()))


def _solid(space: Space, ink: str) -> str:
    """What stands for the solid ink, in words."""
    for one in space.nested():
        if one.family == "Separation" and one.inks == (ink,) and one.base is not None:
            if one.base.family != "DeviceCMYK":
                return f"in {one.base.family}"
            try:
                return _percent(read_function(array(one.source)[3])(1.0))
            except ValueError:
                break
    return "by a rule of its own"


def _percent(values: tuple[float, ...]) -> str:
    return "/".join(f"{100 * value:.0f}" for value in values)
