"""Say how much of an ink a colour puts on the paper, and whether a plate is left alone where something overprints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

import pikepdf

from voa_editor.model.colour import PROCESS
from voa_editor.prepress.pdf.objects import array, entry, numbers
from voa_editor.prepress.pdf.opening import decoded
from voa_editor.prepress.pdf.spaces import Colour, Space
from voa_editor.render.icc import Conversion, IccProfile, lab, read_profile, srgb

_STEPS = 9  # along each axis of a table from light to ink
_ALL = "All"  # the ink that is every ink (ISO 32000-1, 8.6.6.4)


@dataclass(slots=True)
class Amounts:
    """Inks for a printing condition: what is no ink yet (RGB, Lab, CMYK of another condition) is converted to it."""

    intent: IccProfile
    rendering: str = "relative"
    black_point: bool = True
    _sources: dict[object, IccProfile | None] = field(default_factory=dict)

    def of(self, colour: Colour) -> Mapping[str, float]:
        """The inks a colour names, 0 to 1; no inks for a pattern. Inks of 0 are named too: they knock out."""
        if colour.pattern is not None or len(colour.values) != colour.space.components:
            return {}
        return self.mixed(colour.space, colour.values)

    def mixed(self, space: Space, values: Sequence[float]) -> Mapping[str, float]:
        """The inks that values in a space come to."""
        conversion = self.conversion(space)
        if conversion is not None:
            return dict(zip(PROCESS, conversion.colour(values), strict=True))
        found = Colour(space, tuple(values)).inks()
        return {ink: min(1.0, max(0.0, amount)) for ink, amount in (found or {}).items()}

    def on(self, ink: str, colour: Colour, overprint: bool, mode: int) -> float | None:
        """How much of an ink is put where a colour is painted; None if its plate is left as it is.

        ISO 32000-1, 8.6.7 and table 149: what overprints leaves alone the inks it does not name; zeros of DeviceCMYK
        count as not named in mode 1.
        """
        found = self.of(colour)
        if _ALL in found:
            return found[_ALL]
        if overprint and ink in found and found[ink] == 0 and mode == 1 and colour.space.family == "DeviceCMYK":
            return None
        if overprint and ink not in found and leaves_alone(ink, colour.space):
            return None
        return found.get(ink, 0.0)

    def conversion(self, space: Space) -> Conversion | None:
        """How colours of a space become process inks; None where they are inks or grey already."""
        source = self._source(space)
        if source is None or source == self.intent:
            return None
        return Conversion(source, self.intent, self.rendering, self.black_point)

    def _source(self, space: Space) -> IccProfile | None:
        if space.family in ("DeviceRGB", "CalRGB"):
            return srgb()
        if space.family == "Lab":
            return lab()
        if space.family != "ICCBased" or space.components == 1:
            return None
        if space.profile not in self._sources:
            self._sources[space.profile] = self._read(space)
        return self._sources[space.profile]

    def _read(self, space: Space) -> IccProfile | None:
        """The profile a space stands on; one that cannot be read counts as sRGB, or as the condition's own inks."""
        items = array(space.source)
        try:
            profile = read_profile(decoded(items[1])) if len(items) > 1 else None
        except ValueError:
            profile = None
        if profile is not None and profile.channels == space.components:
            return profile
        return srgb() if space.components == 3 else None


def leaves_alone(ink: str, space: Space) -> bool:
    """Whether something in a space that overprints leaves alone the plate of an ink that it does not name."""
    return ink not in PROCESS or space.family in ("Separation", "DeviceN")


def names(space: Space) -> tuple[str, ...]:
    """The spot inks that a space names, itself or below an Indexed or Pattern."""
    found = space.inks if space.family in ("Separation", "DeviceN") else ()
    below = names(space.base) if space.base is not None and space.family in ("Indexed", "Pattern") else ()
    return tuple(ink for ink in (*found, *below) if ink not in (*PROCESS, _ALL, "None"))


def tint_transform(pdf: pikepdf.Pdf, space: Space, plates: Sequence[str], amounts: Amounts) -> Any:
    """A function from values of a space to the light of plates, one value for each: 1 for no ink, 0 for solid."""
    if amounts.conversion(space) is not None:
        return _sampled(pdf, space, plates, amounts)
    count, code = space.components, []
    for done, ink in enumerate(plates):  # as many results lie on the stack, above the inputs
        if space.family in ("DeviceGray", "CalGray") or (space.family == "ICCBased" and count == 1):
            code.append(f"{done} index" if ink == "Black" else "1")
        else:
            inks = space.inks if space.family in ("Separation", "DeviceN") else PROCESS
            at = next((n for n, name in enumerate(inks) if name in (ink, _ALL)), -1)
            code.append("1" if at < 0 else f"1 {count + done - at} index sub")
    code.append(f"{count + len(plates)} {len(plates)} roll" + " pop" * count)
    entries = {"FunctionType": 4, "Domain": [0, 1] * count, "Range": [0, 1] * len(plates)}
    return pdf.make_stream(f"{{ {' '.join(code)} }}".encode("ascii"), **entries)


def _sampled(pdf: pikepdf.Pdf, space: Space, plates: Sequence[str], amounts: Amounts) -> Any:
    """A table of the conversion; its first axis runs fastest (ISO 32000-1, 7.10.2)."""
    domain = _domain(space)
    axes = [[low + (high - low) * n / (_STEPS - 1) for n in range(_STEPS)] for low, high in domain]
    grid = (amounts.mixed(space, point[::-1]) for point in product(*reversed(axes)))
    data = bytes(round(255 * (1 - mixed.get(ink, 0.0))) for mixed in grid for ink in plates)
    flat, light = [edge for pair in domain for edge in pair], [0, 1] * len(plates)
    return pdf.make_stream(data, FunctionType=0, Domain=flat, Range=light, Size=[_STEPS] * len(domain), BitsPerSample=8)


def _domain(space: Space) -> list[tuple[float, float]]:
    if space.family != "Lab":
        return [(0.0, 1.0)] * space.components
    items = array(space.source)
    found = numbers(array(entry(items[1], "/Range")), 4) if len(items) > 1 else None
    a0, a1, b0, b1 = found or (-100.0, 100.0, -100.0, 100.0)
    return [(0.0, 100.0), (a0, a1), (b0, b1)]
