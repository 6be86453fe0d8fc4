"""Keep what the user prefers, in a small JSON file of hers; a damaged one gives the defaults and no trouble."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QStandardPaths, Signal

from voa_editor.ui.left_at import MOST_LEFT, LeftAt, read_left_at
from voa_editor.units import mm

MOST_RECENT = 12
_LARGEST = 1 << 20  # bytes of a file that is read
UNITS = {"mm": "Millimetres", "cm": "Centimetres", "in": "Inches", "pt": "Points", "p": "Picas"}
"""Unit of lengths → its name."""
STEPS = {"mm": mm(0.25), "cm": mm(0.25), "in": 1.0, "pt": 1.0, "p": 1.0}
"""Unit → how far an arrow key moves unless another step is set, in points."""
_THEMES = ("system", "light", "dark")


@dataclass(frozen=True, slots=True)
class Preferences:
    """What one user prefers in all issues. Lengths in points."""

    unit: str = "mm"
    theme: str = "system"  # light, dark, or as the system is
    language: str = ""  # of the window, such as "ru"; "" as the system is
    nudge: float = 0.0  # how far an arrow key moves; 0 is what suits the unit
    view: Mapping[str, bool] = field(default_factory=dict)  # switches of tools.desk.Options, by their names
    recent: tuple[str, ...] = ()  # paths of projects, the last one first
    shortcuts: Mapping[str, str] = field(default_factory=dict)  # action → keys she chose, "" for none
    export: Mapping[str, str | bool | int] = field(default_factory=dict)  # what the export dialog was last set to
    geometry: str = ""  # of the window and its docks, as Qt writes them, in base64
    docks: str = ""
    left: tuple[LeftAt, ...] = ()  # where issues were left, the last one first

    @property
    def step(self) -> float:
        """How far an arrow key moves, in points: what she set, else a round amount of her unit."""
        return self.nudge or STEPS[self.unit]

    def left_at(self, path: Path) -> LeftAt | None:
        """Where a project was left; None if it was not opened before, or long ago."""
        return next((each for each in self.left if each.path == str(path)), None)

    def with_left(self, *places: LeftAt) -> tuple[LeftAt, ...]:
        """The places where issues were left with others before them."""
        paths = {place.path for place in places}
        return (*places, *(each for each in self.left if each.path not in paths))[:MOST_LEFT]

    def with_recent(self, path: Path) -> Preferences:
        """The same with a project at the head of the recent ones."""
        others = [each for each in self.recent if each != str(path)]
        return replace(self, recent=(str(path), *others)[:MOST_RECENT])


def config_folder() -> Path:
    """Where the program keeps what belongs to the user: preferences, reports of faults."""
    base = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(base or Path.home() / ".config") / "voa-editor"


class PreferenceFile(QObject):
    """The preferences in force and the file they are kept in. `changed` is sent after each change."""

    changed = Signal()

    def __init__(self, path: Path | None = None) -> None:
        super().__init__()
        self._path = path or config_folder() / "preferences.json"
        self.value = read(self._path)

    def update(self, **changes: Any) -> None:
        """Change preferences by their names. Where the file cannot be written they hold until the program ends."""
        wanted = replace(self.value, **changes)
        if wanted == self.value:
            return
        # Another window of another process may have written meanwhile: only what is changed here is put over it.
        there = replace(read(self._path), **changes) if self._path.exists() else wanted
        self.value = there
        with suppress(OSError):
            self._write(json.dumps(asdict(there), indent=1))
        self.changed.emit()

    def _write(self, text: str) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        part = self._path.with_name(f".{self._path.name}.{os.getpid()}.part")
        part.write_text(text, encoding="utf-8")
        os.replace(part, self._path)


def read(path: Path) -> Preferences:
    """The preferences of a file; the default for each that is missing or makes no sense. Of a longer file than any is, all."""
    try:
        with path.open("rb") as file:
            said = json.loads(file.read(_LARGEST).decode("utf-8"))
    except (OSError, ValueError, RecursionError):
        return Preferences()
    if not isinstance(said, dict):
        return Preferences()
    good: dict[str, Any] = {}
    for each in fields(Preferences):
        if each.name in said and (value := _CHECKS[each.name](said[each.name])) is not None:
            good[each.name] = value
    return Preferences(**good)


# Each answers the value if it may be believed, else None.


def _one_of(*allowed: str) -> Callable[[Any], str | None]:
    return lambda value: value if value in allowed else None


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and len(value) < 100_000 else None


def _nudge(value: Any) -> float | None:
    sound = isinstance(value, int | float) and not isinstance(value, bool) and (value == 0 or 0.01 <= value <= 1000)
    return float(value) if sound else None


def _texts(value: Any) -> tuple[str, ...] | None:
    return tuple(each for each in value if isinstance(each, str))[:MOST_RECENT] if isinstance(value, list) else None


def _mapping(*kinds: type) -> Callable[[Any], dict[str, Any] | None]:
    return lambda value: {k: v for k, v in value.items() if type(v) in kinds} if isinstance(value, dict) else None


_CHECKS: dict[str, Callable[[Any], Any]] = {
    "unit": _one_of(*UNITS),
    "theme": _one_of(*_THEMES),
    "language": _text,
    "nudge": _nudge,
    "view": _mapping(bool),
    "recent": _texts,
    "shortcuts": _mapping(str),
    "export": _mapping(str, bool, int),
    "geometry": _text,
    "docks": _text,
    "left": read_left_at,
}
