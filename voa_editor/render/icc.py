"""Convert colours and pictures between ICC profiles with LittleCMS, as Pillow carries it."""

from __future__ import annotations

import hashlib
import io
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from math import floor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voa_editor.errors import UserError
from voa_editor.resources import resources

if TYPE_CHECKING:
    from PIL import Image

SRGB = "sRGB.icc"
INTENTS = ("perceptual", "relative", "saturation", "absolute")
"""Rendering intents in the order of their ICC numbers (ICC.1:2022, 7.2.15)."""

_MODES = {"GRAY": "L", "RGB": "RGB", "CMYK": "CMYK", "Lab": "LAB"}
_CHANNELS = {"GRAY": 1, "RGB": 3, "CMYK": 4, "Lab": 3}
_HEADER = 128  # bytes of a profile before its table of tags
_LARGEST = 64 << 20


@dataclass(frozen=True)
class IccProfile:
    """A profile: its bytes and what its header says. `space` is GRAY, RGB, CMYK or Lab, `kind` the class ("prtr", "mntr" …).

    Two profiles are the same if their bytes are, whatever they call themselves.
    """

    data: bytes
    space: str
    kind: str
    version: tuple[int, int]
    digest: str
    description: str = ""

    @property
    def channels(self) -> int:
        return _CHANNELS[self.space]

    @property
    def mode(self) -> str:
        """The mode of pictures in its space."""
        return _MODES[self.space]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, IccProfile) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)


@lru_cache(maxsize=64)
def read_profile(data: bytes) -> IccProfile:
    """The profile that bytes hold. Raises ValueError saying why they hold none that can be used."""
    if len(data) < _HEADER or data[36:40] != b"acsp":
        raise ValueError("it is no ICC profile")
    space = data[16:20].decode("latin-1").strip()
    if space not in _MODES:
        raise ValueError(f"it is a profile of {space or 'an unknown space'}, not of grey, RGB, CMYK or Lab")
    from PIL import ImageCms

    try:
        description = ImageCms.getProfileDescription(_opened(data)).strip()
    except (ImageCms.PyCMSError, OSError, ValueError) as fault:
        raise ValueError("LittleCMS cannot read it") from fault
    kind = data[12:16].decode("latin-1")
    return IccProfile(data, space, kind, (data[8], data[9] >> 4), hashlib.sha256(data).hexdigest(), description)


def profile_path(name: str, beside: Path | None = None) -> Path:
    """Where the profile is that `load_profile` reads. Raises UserError if it is nowhere."""
    path = next((place for place in _places(name, beside) if place.is_file()), None)
    if path is None:
        remedy = "Install it in the system's folder for ICC profiles, put it beside the printer profile, or name its path"
        raise UserError(f"the ICC profile {name!r} is not on this computer", remedy=remedy)
    return path


def load_profile(name: str, beside: Path | None = None) -> IccProfile:
    """The profile of a file: a path, a file beside the folder `beside`, one that comes with the program, or one of the system.

    Raises UserError naming it, where it was looked for and a remedy.
    """
    path = profile_path(name, beside)
    try:
        if path.stat().st_size > _LARGEST:
            raise ValueError("it is too large for an ICC profile")
        return read_profile(path.read_bytes())
    except OSError as fault:
        raise UserError(f"the ICC profile cannot be read ({fault.strerror})", file=path, remedy="Check the path") from fault
    except ValueError as fault:
        raise UserError(f"this is no ICC profile that can be used: {fault}", file=path, remedy="Choose another file") from fault


@cache
def srgb() -> IccProfile:
    """sRGB, as it comes with the program: what pictures in light have that carry no profile."""
    return load_profile(SRGB)


@cache
def lab() -> IccProfile:
    """CIE L*a*b* of the D50 white, to convert single colours from."""
    from PIL import ImageCms

    return read_profile(ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes())


@dataclass(frozen=True)
class Conversion:
    """From one profile to another by a rendering intent, with the black point compensated or not."""

    source: IccProfile
    target: IccProfile
    intent: str = "relative"
    black_point: bool = True

    @property
    def key(self) -> str:
        """What the result depends on, in words that are the same in every run."""
        return f"{self.source.digest} {self.target.digest} {self.intent} {self.black_point:d}"

    def picture(self, picture: Image.Image) -> Image.Image:
        """A picture in the source's mode as one in the target's. Raises ValueError if the profiles do not go together."""
        from PIL import ImageCms

        shown = ImageCms.applyTransform(picture, _transform(self))
        assert shown is not None
        return shown

    def colour(self, values: Sequence[float]) -> tuple[float, ...]:
        """A colour's channels, 0 to 1 each (of Lab: L* 0 to 100, a* and b*), as the target's, in the same units.

        Pillow hands LittleCMS bytes: what lies between them is mixed from the eight (or sixteen) neighbours.
        """
        return _mixed(self, tuple(values))


@lru_cache(maxsize=4096)
def _mixed(conversion: Conversion, values: tuple[float, ...]) -> tuple[float, ...]:
    from PIL import Image

    source, target = conversion.source, conversion.target
    steps = [min(255.0, max(0.0, value)) for value in _bytes(values, source.space)]
    below = [min(254, floor(step)) for step in steps]
    corners = list(product((0, 1), repeat=len(steps)))
    picture = Image.new(source.mode, (len(corners), 1))
    shares = []
    for x, corner in enumerate(corners):
        share = 1.0
        for step, low, high in zip(steps, below, corner, strict=True):
            share *= step - low if high else 1.0 - (step - low)
        shares.append(share)
        pixel = tuple(low + high for low, high in zip(below, corner, strict=True))
        picture.putpixel((x, 0), pixel if len(pixel) > 1 else pixel[0])
    shown = conversion.picture(picture)
    mixed = [0.0] * target.channels
    for x, share in enumerate(shares):
        found: Any = shown.getpixel((x, 0))
        for channel, value in enumerate(found if isinstance(found, tuple) else (found,)):
            mixed[channel] += share * value
    if target.space == "Lab":
        return (mixed[0] / 2.55, mixed[1] - 128.0, mixed[2] - 128.0)
    return tuple(value / 255.0 for value in mixed)


def _bytes(values: tuple[float, ...], space: str) -> tuple[float, ...]:
    if space == "Lab":
        return (values[0] * 2.55, values[1] + 128.0, values[2] + 128.0)
    return tuple(value * 255.0 for value in values)


@lru_cache(maxsize=32)
def _transform(conversion: Conversion) -> Any:
    """LittleCMS's transform, made once: it may be used by several threads at a time."""
    from PIL import ImageCms

    flags = ImageCms.Flags.NOCACHE  # to look whether a pixel is the one before costs photographs more than it saves them
    if conversion.black_point:
        flags |= ImageCms.Flags.BLACKPOINTCOMPENSATION
    source, target = conversion.source, conversion.target
    intent = ImageCms.Intent(INTENTS.index(conversion.intent))
    try:
        return ImageCms.buildTransform(_opened(source.data), _opened(target.data), source.mode, target.mode, intent, flags)
    except ImageCms.PyCMSError as fault:
        raise ValueError(f"{source.description!r} cannot be converted to {target.description!r}") from fault


def _opened(data: bytes) -> Any:
    from PIL import ImageCms

    return ImageCms.ImageCmsProfile(io.BytesIO(data))


def _places(name: str, beside: Path | None) -> Iterator[Path]:
    given = Path(name).expanduser()
    if given.is_absolute():
        yield given
        return
    if beside is not None:
        yield beside / given
    yield resources() / "icc" / given
    for folder in _system_folders():
        yield folder / given


def _system_folders() -> Iterator[Path]:
    """Where systems keep profiles: ColorSync's folders, the spool of Windows, the XDG data folders."""
    home = Path.home()
    if sys.platform == "darwin":
        yield from (base / "Library/ColorSync/Profiles" for base in (home, Path("/"), Path("/System")))
    elif sys.platform == "win32":
        yield Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32/spool/drivers/color"
    else:
        shares = [os.environ.get("XDG_DATA_HOME") or str(home / ".local/share")]
        shares += (os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")
        for share in shares:
            for folder in ("color/icc", "color/icc/colord", "color/icc/ghostscript", "icc"):
                yield Path(share) / folder
