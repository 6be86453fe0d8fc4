"""Decide in which colours pictures are written: as they came, in the inks of the output intent, or in light."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from voa_editor.render.colour import show_cmyk
from voa_editor.render.icc import Conversion, IccProfile, read_profile, srgb
from voa_editor.render.intent import OutputIntent
from voa_editor.render.presets import Preset

if TYPE_CHECKING:
    from PIL import Image

_SPACES = {1: "GRAY", 3: "RGB", 4: "CMYK"}
_SOURCES = ("scnr", "mntr", "prtr", "spac")  # the classes that a picture's profile may have (ISO 32000-1, table 66)


@dataclass(frozen=True, slots=True)
class Rendition:
    """What pictures are made for. A picture is told by its channels (grey 1, light 3, inks 4) and the profile it carries."""

    preset: Preset
    intent: OutputIntent | None = None

    @property
    def key(self) -> str:
        """All of it that the bytes of a recoded picture depend on."""
        preset, intent = self.preset, self.intent
        press = f"{intent.profile.digest} {intent.rendering} {intent.black_point:d}" if intent else "-"
        return f"{preset.colours} {preset.images} {preset.jpeg_quality} {preset.lossless:d} {press}"

    def conversion(self, channels: int, profile: bytes) -> Callable[[Image.Image], Image.Image] | None:
        """How a picture is converted; None for one that stays as it is. Grey stays: it is printed with black alone."""
        if channels == 4 and self.preset.colours == "rgb":
            own = _own(profile, channels)
            if own is not None:
                return Conversion(own, srgb()).picture
            return self.intent.light(srgb()).picture if self.intent else show_cmyk
        if channels == 1 or self.preset.images != "cmyk" or self.intent is None:
            return None
        source = _own(profile, channels) or (srgb() if channels == 3 else self.intent.profile)
        return None if source == self.intent.profile else self.intent.conversion(source).picture

    def tag(self, channels: int, profile: bytes) -> bytes:
        """The profile that a picture, converted or not, is written with; b"" for none: a device's own space.

        For the press, light without a profile is taken as sRGB, and grey and the intent's own inks are the device's.
        """
        if self.conversion(channels, profile) is not None:
            return b""
        own = _own(profile, channels)
        if self.preset.colours == "rgb":
            return own.data if own else b""
        if channels == 3:
            return (own or srgb()).data
        return own.data if channels == 4 and own and not (self.intent and own == self.intent.profile) else b""


def _own(profile: bytes, channels: int) -> IccProfile | None:
    """The profile that a picture carries, None if it is broken or of another kind of picture."""
    if not profile:
        return None
    try:
        found = read_profile(profile)
    except ValueError:
        return None
    return found if found.space == _SPACES[channels] and found.kind in _SOURCES else None
