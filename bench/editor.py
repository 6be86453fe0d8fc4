"""Measure the window with one size of issue: opening it, its gestures, a minute of work under the watchdog."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.figures import Figure, from_json
from bench.material import PAGES

GESTURES = ("scroll", "zoom", "drag", "type")  # each a process of its own; those that change the project come last
_OPEN = {1: "median ≤ 1000", 10: "median ≤ 2000"}  # by times: milliseconds


@dataclass
class EditorTrial:
    """The figures of the window with an issue of `times` × 40 pages. Files lie in `work`, `runs` openings give a median."""

    work: Path
    photographs: Path
    times: int
    runs: int
    figures: list[Figure] = field(default_factory=list)

    @property
    def pages(self) -> int:
        return PAGES * self.times

    def steps(self) -> Iterator[str]:
        """Measure one thing after another; yields the name of each before it begins."""
        yield "issue"
        subprocess.run((sys.executable, "-m", "bench.issues", self.work, self.photographs, str(self.times)), check=True)
        with (self.work / "used.voa").open("wb") as used:
            with (self.work / f"{self.pages}.voa").open("rb") as made:
                shutil.copyfileobj(made, used, 1 << 20)
            os.fsync(used.fileno())  # what is measured shall not wait for the disk to take this
        yield "open"
        self.figures += self._opening()
        for gesture in GESTURES:
            yield gesture
            self.figures += from_json(self._said("bench.gestures", gesture))
        yield "a minute of work"
        self.figures += from_json(self._said("bench.minute"))
        (self.work / "used.voa").unlink()

    def _opening(self) -> Iterator[Figure]:
        """From the start of the process, its imports included, with the program and the project in the system's cache."""
        marks = []
        for _ in range(self.runs + 1):  # the first fills the cache
            start = time.monotonic()
            marks.append([1000 * (float(mark) - start) for mark in self._said("bench.opening").split()])
        _, painted, sharp = zip(*marks[1:], strict=True)
        yield Figure("open to the first spread painted", _OPEN.get(self.times, ""), painted)
        yield Figure("open to the first spread with its photographs", "", sharp)

    def _said(self, module: str, *more: str) -> str:
        """What a measuring process prints. Its preferences are new each time."""
        home = self.work / "home"
        shutil.rmtree(home, ignore_errors=True)
        surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(home.resolve())}
        command = (sys.executable, "-m", module, str(self.work / "used.voa"), *more)
        return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=surroundings).stdout
