"""Hold what was measured of one thing, many times over, beside its budget."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from statistics import median, quantiles

HEADINGS = ("median", "p95", "p99", "max")
_LIMIT = re.compile(r"(\w+) ≤ ([\d.]+)")
_MANY = 20  # measures from which percentiles are told


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, and each measure in `unit`. `budget` says what it ought to be at most: "median ≤ 8, p99 ≤ 16".

    It names headings and is in `unit`; "" is what has no budget.
    """

    name: str
    budget: str
    values: tuple[float, ...]
    unit: str = "ms"
    notes: tuple[str, ...] = ()

    @property
    def statistics(self) -> dict[str, float]:
        """The median, the 95th and 99th percentile, and the largest, by heading; a few measures have no percentiles."""
        found = {"median": median(self.values), "max": max(self.values)}
        if len(self.values) >= _MANY:
            cuts = quantiles(self.values, n=100, method="inclusive")
            found |= {"p95": cuts[94], "p99": cuts[98]}
        return found

    @property
    def kept(self) -> bool:
        """Whether it is within its budget."""
        found = self.statistics
        return all(found[name] <= float(most) for name, most in _LIMIT.findall(self.budget))

    def cells(self) -> tuple[str, ...]:
        """What stands under the headings, in `unit`."""
        found = self.statistics
        return tuple(_short(found[name]) if name in found else "" for name in HEADINGS)


def as_json(figures: Iterable[Figure]) -> str:
    return json.dumps([asdict(figure) for figure in figures])


def from_json(text: str) -> list[Figure]:
    """Raises ValueError or TypeError for what is no list of figures."""
    return [Figure(**{**entry, "values": tuple(entry["values"]), "notes": tuple(entry["notes"])}) for entry in json.loads(text)]


def _short(value: float) -> str:
    return f"{value:.1f}" if value < 100 else f"{value:.0f}"
