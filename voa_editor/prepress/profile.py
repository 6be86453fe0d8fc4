"""Load what a way of printing asks of an issue: the thresholds of a print profile."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from voa_editor.resources import resources


@dataclass(frozen=True, slots=True)
class Threshold:
    """At or below `error` an error, at or below `warning` a warning; the unit is that of what is measured."""

    error: float
    warning: float

    def severity(self, value: float) -> str:
        """ "error", "warning", or "" for a value that will do."""
        return "error" if value <= self.error else "warning" if value <= self.warning else ""


@dataclass(frozen=True, slots=True)
class Profile:
    """A way of printing. Resolutions are effective pixels per inch: of the picture as it is printed."""

    title: str
    resolution: Threshold
    resolution_1bit: Threshold

    def resolution_of(self, mode: str) -> Threshold:
        """What pictures of a mode (Asset.mode) need: line art needs more."""
        return self.resolution_1bit if mode == "1" else self.resolution


@cache
def load_profile(name: str = "sheetfed-cmyk") -> Profile:
    """A profile of resources/profiles; raises FileNotFoundError for a name that is not there."""
    data = tomllib.loads((resources() / "profiles" / f"{name}.toml").read_text(encoding="utf-8"))
    return Profile(data["title"], Threshold(**data["resolution"]), Threshold(**data["resolution_1bit"]))
