"""Load what a way of printing asks of an issue: its output intent, its measures and its thresholds."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from voa_editor.errors import UserError
from voa_editor.render.icc import INTENTS
from voa_editor.resources import resources
from voa_editor.toml_fields import Fields, load_toml
from voa_editor.units import mm

DEFAULT = "sheetfed-cmyk"
STANDARDS = ("PDF/X-4", "PDF/X-1a:2003")


@dataclass(frozen=True, slots=True)
class Threshold:
    """At or below `error` an error, at or below `warning` a warning; the unit is that of what is measured."""

    error: float
    warning: float

    def severity(self, value: float) -> str:
        """ "error", "warning", or "" for a value that will do."""
        return "error" if value <= self.error else "warning" if value <= self.warning else ""


@dataclass(frozen=True, slots=True)
class Condition:
    """A printing condition: how its output intent is named (ISO 15930-7, 6.2.2) and the file of its ICC profile.

    `identifier` is the name in a registry of characterisations, or of the condition where no registry has it;
    `registry` is then "". `rendering` and `black_point` say how colours are converted to it.
    """

    identifier: str = "FOGRA39"
    registry: str = "http://www.color.org"
    info: str = "ISO Coated v2 300% (basICColor)"
    icc: str = "ISOcoated_v2_300_bas.icc"
    rendering: str = "relative"
    black_point: bool = True


@dataclass(frozen=True, slots=True)
class Geometry:
    """Measures in points. `bleed`: what is asked at top, outer, bottom, inner edge. `page_multiple` 0 and 1 ask nothing;
    `single_page` says that a file is one page, as an ad is."""

    bleed: tuple[float, float, float, float] = (mm(3),) * 4
    safety: float = mm(5)
    page_multiple: int = 4
    single_page: bool = False
    marks: bool = False


@dataclass(frozen=True, slots=True)
class Inks:
    """Sums of inks in per cent. 0 asks nothing.

    `limit` is what the press takes. `coverage`: warn above, as the mean over any square of `window` points.
    `rich_black`: warn about text whose black is at least `rich_black_k` and whose sum is above. `rgb_images`: pictures may
    be in calibrated RGB. `spots`: inks besides the four may be used.
    """

    limit: float = 300.0
    coverage: float = 320.0
    window: float = mm(15)
    rich_black: float = 280.0
    rich_black_k: float = 85.0
    rgb_images: bool = True
    spots: bool = True


@dataclass(frozen=True, slots=True)
class Fine:
    """Sizes of type and widths of lines in points. 0 asks nothing.

    Warn about type below `reversed_type` in white and below `multi_ink_type` in more than one ink, about lines below
    `white_line` and `multi_ink_line`. Black (K100) text below `overprint_text` and lines thinner than `overprint_line`
    overprint.
    """

    reversed_type: float = 8.0
    multi_ink_type: float = 8.0
    white_line: float = 0.25
    multi_ink_line: float = 0.25
    overprint_text: float = 12.0
    overprint_line: float = 2.0


@dataclass(frozen=True, slots=True)
class Profile:
    """A way of printing. Resolutions are effective pixels per inch: of the picture as it is printed."""

    name: str
    title: str
    resolution: Threshold
    resolution_1bit: Threshold
    standard: str = STANDARDS[0]
    condition: Condition = field(default_factory=Condition)
    geometry: Geometry = field(default_factory=Geometry)
    inks: Inks = field(default_factory=Inks)
    fine: Fine = field(default_factory=Fine)
    folder: Path | None = None  # of the user's own file: where its ICC profile may lie

    def resolution_of(self, mode: str) -> Threshold:
        """What pictures of a mode (Asset.mode) need: line art needs more."""
        return self.resolution_1bit if mode == "1" else self.resolution


_PERCENT = (0.0, 400.0)
_PPI = (0.0, 10_000.0)
_SIZE = (0.0, 1000.0)
_TABLES = {
    "resolution": (Threshold, Fields(limits={"error": _PPI, "warning": _PPI})),
    "resolution_1bit": (Threshold, Fields(limits={"error": _PPI, "warning": _PPI})),
    "condition": (Condition, Fields(choices={"rendering": INTENTS})),
    "geometry": (Geometry, Fields(limits={"page_multiple": (0, 64)}, lengths=("bleed", "safety"))),
    "inks": (
        Inks,
        Fields(limits=dict.fromkeys(("limit", "coverage", "rich_black", "rich_black_k"), _PERCENT), lengths=("window",)),
    ),
    "fine": (
        Fine,
        Fields(limits=dict.fromkeys(("reversed_type", "multi_ink_type", "white_line", "multi_ink_line", "overprint_text",
                                     "overprint_line"), _SIZE)),
    ),
}  # fmt: skip


def profile_names() -> tuple[str, ...]:
    """The names of the printer profiles that come with the program, the default first."""
    names = sorted(path.stem for path in (resources() / "profiles").glob("*.toml"))
    return tuple(sorted(names, key=lambda name: name != DEFAULT))


def load_profile(name: str = DEFAULT) -> Profile:
    """The printer profile of a name, or of a TOML file of the user's own when `name` ends with ".toml".

    Raises UserError naming the file, the key and what is allowed.
    """
    if name.endswith(".toml"):
        path = Path(name).expanduser()
        return replace(_read(path), folder=path.parent)
    return _shipped(name)


@cache
def _shipped(name: str) -> Profile:
    if name not in profile_names():
        known = ", ".join(profile_names())
        raise UserError(f"there is no printer profile {name!r}", remedy=f"Choose one of {known}, or name a .toml file")
    return _read(resources() / "profiles" / f"{name}.toml")


def _read(path: Path) -> Profile:
    data = load_toml(path, "printer profile")
    tables: dict[str, Any] = {}
    for key, (kind, known) in _TABLES.items():
        if key in data:
            tables[key] = known.read(kind, data.pop(key), path, key)
    missing = next((key for key in ("resolution", "resolution_1bit") if key not in tables), None)
    if missing:
        raise UserError(f"the table {missing} is missing", file=path, remedy=f"Write [{missing}] with error and warning")
    profile = Fields(choices={"standard": STANDARDS}).read(Profile, data, path, name=path.stem, folder=None, **tables)
    for key in ("resolution", "resolution_1bit"):
        threshold: Threshold = getattr(profile, key)
        if threshold.error > threshold.warning:
            remedy = "Let warning be the greater of the two"
            raise UserError("error is above warning", file=path, place=key, remedy=remedy)
    return profile
