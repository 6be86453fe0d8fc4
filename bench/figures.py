"""Hold what was measured of one thing, many times over, beside its budget."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from statistics import median, quantiles

HEADINGS = ("median", "p95", "p99", "max")


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, what it ought to be at most, and each measure in `unit`."""

    name: str
    budget: str
    values: tuple[float, ...]
    unit: str = "ms"
    notes: tuple[str, ...] = ()

    def cells(self) -> tuple[str, ...]:
        """Median, 95th and 99th percentile, and the largest; a few measures have no percentiles."""
        few = len(self.values) < 20
        cuts = None if few else quantiles(self.values, n=100, method="inclusive")
        high = ("", "") if cuts is None else (_short(cuts[94]), _short(cuts[98]))
        return _short(median(self.values)), *high, _short(max(self.values))


def as_json(figures: Iterable[Figure]) -> str:
    return json.dumps([asdict(figure) for figure in figures])


def from_json(text: str) -> list[Figure]:
    """Raises ValueError or TypeError for what is no list of figures."""
    return [Figure(**{**entry, "values": tuple(entry["values"]), "notes": tuple(entry["notes"])}) for entry in json.loads(text)]


def _short(value: float) -> str:
    return f"{value:.1f}" if value < 100 else f"{value:.0f}"
