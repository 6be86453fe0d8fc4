"""Define a tab stop: where text goes on after a tab, how it stands there, and what fills the gap."""

from __future__ import annotations

import re
from dataclasses import dataclass

KINDS = ("left", "centre", "right", "decimal")
LEADERS = {"": "None", ".": "Dots", "-": "Dashes", "_": "Line"}
"""What fills the gap before a stop → its name."""
FARTHEST = 100_000.0  # points, on either side

_SAID = re.compile(r"([^a-z]*?(?:e[-+]?\d+)?)(left|centre|right|decimal)?([-._])?", re.DOTALL)


@dataclass(frozen=True, slots=True, order=True)
class TabStop:
    """A place in points from the column's edge. What follows the tab begins there (left), ends there (right), stands about
    it (centre), or has its decimal mark there (decimal); `leader` is a key of LEADERS. Raises ValueError for what is none."""

    at: float
    kind: str = "left"
    leader: str = ""

    def __post_init__(self) -> None:
        if self.kind not in KINDS or self.leader not in LEADERS or not -FARTHEST <= self.at <= FARTHEST:
            raise ValueError(f"{self.at!r} {self.kind} {self.leader} is no tab stop")

    @property
    def is_plain(self) -> bool:
        return self.kind == "left" and not self.leader


def said(stop: TabStop) -> str:
    """A stop in one word, as short as it can be: "40", "120right."."""
    return f"{stop.at:.6g}" + ("" if stop.is_plain else stop.kind + stop.leader)


def stop_of(word: str) -> TabStop:
    """The stop that a word says. Raises ValueError for one that says none."""
    found = _SAID.fullmatch(word)
    if found is None or (found[3] and not found[2]):
        raise ValueError(f"{word!r} is no tab stop")
    return TabStop(float(found[1]), found[2] or "left", found[3] or "")
