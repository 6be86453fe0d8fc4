"""Read colour spaces as values, down to their alternates, and colours as amounts of ink (ISO 32000-1, 8.6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

from voa_editor.model.colour import PROCESS
from voa_editor.prepress.pdf.functions import read_function
from voa_editor.prepress.pdf.objects import Key, array, content_key, entries, entry, key, name, stream, whole

DEVICE = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}
CIE = {"CalGray": 1, "CalRGB": 3, "Lab": 3}
MOST_COLORANTS = 32  # of DeviceN in PDF 1.5 and later
_AS_GIVEN = 2  # digits in which colours of a tint transformation are compared: tables of bytes have no more
_SHORT = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}  # of inline images
_MOST_NESTED = 8
_PROFILE_SPACES = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4, b"Lab ": 3}


@dataclass(frozen=True, slots=True)
class Profile:
    """What the header of an ICC profile says (ICC.1:2010, 7.2): class ("prtr", "mntr" …), space, version, how many channels."""

    kind: str
    space: str
    version: tuple[int, int]
    channels: int


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space. `inks` are those of Separation and DeviceN; `base` the alternate, or what Indexed and Pattern stand on.

    `remapped` names the device space that this one was put in the place of by DefaultGray, DefaultRGB or DefaultCMYK.
    """

    family: str
    components: int
    inks: tuple[str, ...] = ()
    base: Space | None = None
    profile: Key | None = None  # of ICCBased: the stream
    tints: bytes = b""  # of Separation and DeviceN: what tells alternate and tint transformation from others
    remapped: str = ""
    fault: str = ""  # what is wrong with how it is written
    source: Any = field(default=None, compare=False, repr=False)

    def nested(self) -> Iterator[Space]:
        """The space and all that it stands on."""
        yield self
        if self.base is not None:
            yield from self.base.nested()

    def __str__(self) -> str:
        inks = f" ({', '.join(self.inks)})" if self.inks else ""
        return f"{self.family}{inks}"


GRAY, RGB, CMYK = (Space(family, count) for family, count in DEVICE.items())
PATTERN = Space("Pattern", 0)


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as set: values in its space; `pattern` is the object of a pattern that paints in its stead."""

    space: Space = GRAY
    values: tuple[float, ...] = (0.0,)
    pattern: Any = field(default=None, compare=False, repr=False)

    def inks(self) -> dict[str, float] | None:
        """Amounts of ink, 0 to 1, by name; None where colours are converted first (RGB, Lab) or a pattern paints.

        DeviceGray goes on the black plate. Inks of amount zero are left in: they knock out.
        """
        values, space = self.values, self.space
        if self.pattern is not None or len(values) != space.components:
            return None
        if space.family == "DeviceGray" or (space.family == "ICCBased" and space.components == 1) or space.family == "CalGray":
            return {"Black": 1.0 - values[0]}
        if space.family == "DeviceCMYK" or (space.family == "ICCBased" and space.components == 4):
            return dict(zip(PROCESS, values, strict=True))
        if space.family in ("Separation", "DeviceN"):
            return {ink: value for ink, value in zip(space.inks, values, strict=True) if ink != "None"}
        return None


def initial(space: Space) -> Colour:
    """The colour that choosing a space sets (ISO 32000-1, 8.6.8, table 74)."""
    values = (0.0,) * space.components
    if space.family in ("Separation", "DeviceN"):
        values = (1.0,) * space.components
    elif space.components == 4:
        values = (0.0, 0.0, 0.0, 1.0)
    return Colour(space, values)


def read_space(value: Any, resources: Any = None, depth: int = 0) -> Space:
    """A colour space as an operator, image or group names it, looked up in the resources; a wrong one has a `fault`."""
    if depth > _MOST_NESTED:
        return Space("unknown", 0, fault="its spaces are nested too deep")
    if isinstance(value, pikepdf.Name):
        return _named(name(value), resources, depth)
    items = array(value)
    family = name(items[0]) if items else ""
    family = _SHORT.get(family, family)
    if len(items) == 1 and (family in DEVICE or family == "Pattern"):
        return _named(family, resources, depth)
    read = _READERS.get(family)
    if read is None or len(items) < 2:
        return Space(family or "unknown", 0, fault="it is no colour space", source=value)
    return replace(read(family, items, resources, depth), source=value)


def _named(called: str, resources: Any, depth: int) -> Space:
    called = _SHORT.get(called, called)
    spaces = entry(resources, "/ColorSpace")
    if called in DEVICE:
        default = entry(spaces, f"/Default{called.removeprefix('Device')}")
        if default is None or depth:
            return Space(called, DEVICE[called])
        return replace(read_space(default, None, depth + 1), remapped=called)
    if called == "Pattern":
        return PATTERN
    found = entry(spaces, f"/{called}")
    if found is None or (isinstance(found, pikepdf.Name) and name(found) == called):
        return Space(called or "unknown", 0, fault="the resources have no colour space of this name")
    return read_space(found, resources, depth + 1)


def _cie(family: str, items: list[Any], resources: Any, depth: int) -> Space:
    return Space(family, CIE[family], fault="" if entry(items[1], "/WhitePoint") is not None else "it has no white point")


def _icc(family: str, items: list[Any], resources: Any, depth: int) -> Space:
    profile = stream(items[1])
    count = whole(entry(profile, "/N"))
    if profile is None or count not in (1, 3, 4):
        return Space(family, 0, fault="its profile is missing or does not have 1, 3 or 4 channels")
    return Space(family, count, profile=key(profile))


def _indexed(family: str, items: list[Any], resources: Any, depth: int) -> Space:
    base = read_space(items[1], resources, depth + 1)
    fault = "it stands on a space that it may not stand on" if base.family in ("Indexed", "Pattern") else ""
    return Space(family, 1, base=base, fault=fault or ("" if len(items) == 4 else "its table is missing"))


def _pattern(family: str, items: list[Any], resources: Any, depth: int) -> Space:
    base = read_space(items[1], resources, depth + 1)
    return Space(family, base.components, base=base)


def _tints(family: str, items: list[Any], resources: Any, depth: int) -> Space:
    inks = (name(items[1]),) if family == "Separation" else tuple(name(item) for item in array(items[1]))
    if len(items) < 4 or not inks or not all(inks):
        return Space(family, 0, fault="its inks, alternate or tint transformation are missing")
    base = read_space(items[2], resources, depth + 1)
    wrong = base.family in ("Indexed", "Pattern", "Separation", "DeviceN")
    fault = "it has no alternate of numbers" if wrong else ""
    return Space(family, len(inks), inks, base, tints=tint_key(items), fault=fault)


_READERS = {"CalGray": _cie, "CalRGB": _cie, "Lab": _cie, "ICCBased": _icc, "Indexed": _indexed, "Pattern": _pattern}
_READERS |= {"Separation": _tints, "DeviceN": _tints}


def tint_key(items: list[Any]) -> bytes:
    """What tells the alternate and the tint transformation of a Separation or DeviceN array from those of others.

    Transformations of one ink that give the same colours are the same, however they are written.
    """
    try:
        work_out = read_function(items[3])
        given = [tuple(round(value, _AS_GIVEN) + 0.0 for value in work_out(at / 4)) for at in range(5)]
    except (ValueError, ArithmeticError, pikepdf.PikepdfError):
        return content_key(items[2]) + content_key(items[3])
    return content_key(items[2]) + repr(given).encode("ascii")


def separation_spaces(space: Space) -> Iterator[tuple[str, bytes]]:
    """The inks that a space defines by itself or in a DeviceN's Colorants, each with its tint_key()."""
    for one in space.nested():
        items = array(one.source)
        if one.family == "Separation" and one.inks:
            yield one.inks[0], one.tints
        elif one.family == "DeviceN" and len(items) >= 5:
            for _, colorant in entries(entry(items[4], "/Colorants")):
                parts = array(colorant)
                if len(parts) >= 4 and name(parts[0]) == "Separation":
                    yield name(parts[1]), tint_key(parts)


def read_profile(data: bytes) -> Profile | None:
    """The header of an ICC profile; None for what is none."""
    if len(data) < 128 or data[36:40] != b"acsp" or data[16:20] not in _PROFILE_SPACES:
        return None
    kind, space = (data[at : at + 4].decode("latin-1").strip() for at in (12, 16))
    return Profile(kind, space, (data[8], data[9] >> 4), _PROFILE_SPACES[data[16:20]])
