"""Mix swatches, colour with them, and take them away."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import partial
from typing import Literal, TypedDict, Unpack

from voa_editor.edit.change import Change, put
from voa_editor.edit.command import Command
from voa_editor.edit.commands.shapes import set_look
from voa_editor.edit.commands.text import in_all
from voa_editor.edit.distinct import chosen, unused
from voa_editor.edit.formatting import set_local
from voa_editor.edit.ids import new_id
from voa_editor.edit.selection import Selection
from voa_editor.errors import UserError
from voa_editor.model.checks import DEEPEST, fault, loop
from voa_editor.model.issue import Issue
from voa_editor.model.references import named, renamed
from voa_editor.model.styles import Swatch
from voa_editor.model.swatches import BUILT_IN

Target = Literal["fill", "stroke", "text"]
_KINDS = ("cmyk", "rgb", "lab", "spot", "tint", "gradient")


class Mix(TypedDict, total=False):
    """What a swatch is mixed of: inks or lights 0 to 1, or L*a*b*; a tint is that part of the swatch `of`, a gradient goes from
    it to the swatch `to`."""

    kind: str
    c: float
    m: float
    y: float
    k: float
    r: float
    g: float
    b: float
    of: str
    tint: float
    lab_l: float
    lab_a: float
    lab_b: float
    to: str
    angle: float


def new_swatch(issue: Issue, name: str = "", **mix: Unpack[Mix]) -> Change:
    """A swatch of that name; "" names it by what it is mixed of. Raises UserError for a name that another one has, and for
    what no swatch can be mixed of."""
    names = [swatch.name for swatch in issue.all(Swatch)]
    swatch = _sound(issue, replace(Swatch(id=new_id(issue, "sw"), name=name), **mix))
    return put(issue, [replace(swatch, name=chosen(names, name) if name else unused(names, mixed_name(issue, swatch)))])


def edit_swatch(issue: Issue, swatch: str, **mix: Unpack[Mix]) -> Change | None:
    """A swatch mixed anew; all that is coloured with it follows. Raises UserError for what no swatch can be mixed of."""
    found = issue.find(Swatch, swatch)
    return (put(issue, [_sound(issue, replace(found, **mix))]) or None) if found else None


def rename_swatch(issue: Issue, swatch: str, name: str) -> Change | None:
    """Another name for a swatch. Raises UserError for one that another swatch has."""
    found = issue.find(Swatch, swatch)
    if found is None:
        return None
    name = chosen((one.name for one in issue.all(Swatch) if one.id != swatch), name)
    return put(issue, [replace(found, name=name)]) or None


def duplicate_swatch(issue: Issue, swatch: str) -> Change | None:
    """A copy of a swatch."""
    found = issue.find(Swatch, swatch)
    if found is None:
        return None
    name = unused((one.name for one in issue.all(Swatch)), f"{found.name} copy")
    return put(issue, [replace(found, id=new_id(issue, "sw"), name=name)])


def delete_swatches(issue: Issue, swatches: Collection[str], instead: str = "") -> Change | None:
    """Without these swatches. What is coloured with them takes the swatch `instead`; with "" it goes without, and tints of
    them keep their colour."""
    gone = [i for i in dict.fromkeys(swatches) if issue.find(Swatch, i)]
    if not gone or instead in gone or (instead and not issue.find(Swatch, instead)):
        return None
    if not instead:
        return put(issue, [], gone)
    base = _based_on(issue, instead)  # these stay tints of what goes, or they would be tints of themselves
    users = [record for record in issue.records.values() if record.id not in base and not named(record).isdisjoint(gone)]
    return put(issue, [renamed(record, dict.fromkeys(gone, instead)) for record in users if record.id not in gone], gone)


def unused_swatches(issue: Issue) -> list[Swatch]:
    """The swatches that nothing is coloured with, but for black and paper."""
    used = {name for record in issue.records.values() for name in named(record)}
    return [swatch for swatch in issue.all(Swatch) if swatch.id not in used and swatch.id not in BUILT_IN]


def delete_unused(issue: Issue, selection: Selection) -> Change | None:
    """Without the swatches that nothing is coloured with."""
    return delete_swatches(issue, [swatch.id for swatch in unused_swatches(issue)])


def apply_swatch(issue: Issue, selection: Selection, swatch: str, target: Target, tint: float = 1.0) -> Change | None:
    """Colour the fill, stroke or text of what is selected; "" is no fill, no stroke, and the colour that the style gives text.

    Of frames, all their text is coloured. A stroke has no tint of its own: it gets a tint swatch, which is made where there
    is none. At a caret nothing changes (formatting.set_local tells what is typed next).
    """
    if swatch and not issue.find(Swatch, swatch):
        return None
    if target == "text":
        values = {"colour": swatch or None, "tint": tint if swatch and tint != 1.0 else None}
        return in_all(issue, selection, lambda now, text: set_local(now, text, values))
    if target == "fill":
        return set_look(issue, selection, fill=swatch, fill_tint=tint if swatch else 1.0)
    made, colour = _tinted(issue, swatch, tint)
    looked = set_look(made.apply(issue), selection, stroke=colour)
    return made.then(looked) if looked else None


def mixed_name(issue: Issue, swatch: Swatch) -> str:
    """What a swatch is called by what it is mixed of: "C100 M60 Y25 K25", "R255 G0 B0", "L50 a20 b-10", "Deep teal 50 %",
    "Deep teal – Paper"."""
    if swatch.kind == "lab":
        return f"L{round(swatch.lab_l)} a{round(swatch.lab_a)} b{round(swatch.lab_b)}"
    if swatch.kind == "gradient":
        ends = [issue.find(Swatch, record) for record in (swatch.of, swatch.to)]
        return " – ".join(end.name if end else "–" for end in ends)
    if swatch.kind == "tint":
        of = issue.find(Swatch, swatch.of)
        return f"{of.name if of else 'Tint'} {swatch.tint:.0%}".replace("%", " %")
    inks, most = ("rgb", 255) if swatch.kind == "rgb" else ("cmyk", 100)
    return " ".join(f"{ink.upper()}{round(getattr(swatch, ink) * most)}" for ink in inks)


def _tinted(issue: Issue, swatch: str, tint: float) -> tuple[Change, str]:
    """The tint swatch of another one, and the change that makes it if need be."""
    if not swatch or tint >= 1.0:
        return Change(), swatch
    for one in issue.all(Swatch):
        if one.kind == "tint" and one.of == swatch and abs(one.tint - tint) < 1e-6:
            return Change(), one.id
    made = new_swatch(issue, kind="tint", of=swatch, tint=max(tint, 0.0))
    return made, next(iter(made.added))


def _sound(issue: Issue, swatch: Swatch) -> Swatch:
    """The swatch if it can be; raises UserError if not."""
    if swatch.kind not in _KINDS:
        raise UserError(f"“{swatch.kind}” is no kind of swatch", remedy=f"Choose one of {', '.join(_KINDS)}")
    if wrong := fault(swatch):
        raise UserError(f"{wrong[0]}: {wrong[1]}", remedy="Inks, lights and tints go from 0 to 1")
    if swatch.kind not in ("tint", "gradient"):
        return replace(swatch, of="", tint=1.0, to="", angle=0.0)
    if swatch.kind == "gradient":
        return _sound_gradient(issue, replace(swatch, tint=1.0))
    if not issue.find(Swatch, swatch.of):
        raise UserError("a tint is of another swatch", remedy="Choose the swatch that it is a tint of")
    if loop(issue.with_records({swatch.id: swatch})):
        raise UserError(f"“{swatch.name}” would be a tint of itself", remedy="Choose another swatch that it is a tint of")
    return replace(swatch, to="", angle=0.0)


def _sound_gradient(issue: Issue, swatch: Swatch) -> Swatch:
    ends = [issue.find(Swatch, record) for record in (swatch.of, swatch.to)]
    if any(end is None or end.kind == "gradient" or end.id == swatch.id for end in ends):
        raise UserError("a gradient goes from one flat swatch to another", remedy="Choose the two swatches")
    if loop(issue.with_records({swatch.id: swatch})):
        raise UserError(f"“{swatch.name}” would be a gradient of itself", remedy="Choose two other swatches")
    return swatch


def _based_on(issue: Issue, swatch: str) -> set[str]:
    """A tint, and the tints that it is a tint of."""
    found: set[str] = set()
    here = issue.find(Swatch, swatch)
    while here is not None and here.kind == "tint" and len(found) < DEEPEST:
        found.add(here.id)
        here = issue.find(Swatch, here.of)
    return found


COMMANDS: tuple[Command, ...] = (
    Command("no-fill", "No Fill", partial(apply_swatch, swatch="", target="fill"), "Object/Look", icon="no-colour"),
    Command("no-stroke", "No Stroke", partial(apply_swatch, swatch="", target="stroke"), "Object/Look"),
    Command("delete-unused-swatches", "Delete Unused Swatches", delete_unused, ""),
)
