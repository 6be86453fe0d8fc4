"""Measure exports for the press beside Pillow and LittleCMS alone, a plain export, and Scribus."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.material import PAGES, make_source
from bench.measure import Cost, run, typical

PYTHON = (sys.executable, "-m")
PLAIN, FLOOR, SCRIBUS = "plain export (photographs as they came)", "Pillow and LittleCMS alone", "Scribus, in inks"
KEPT, INKS, X1A, DIGITAL = "press-x4, RGB kept", "x4, all in inks", "press-x1a", "digital"
BUDGETS = {KEPT: (PLAIN, 1.3), f"{INKS}: cold": (FLOOR, 1.4), f"{X1A}: cold": (FLOOR, 1.4),
           f"{INKS}: warm": (PLAIN, 1.3), f"{X1A}: warm": (PLAIN, 1.3)}  # fmt: skip
"""What is measured → beside what, and how many times as long it may take."""
_MEMORY = 500  # MB, however long the issue


@dataclass
class PressTrial:
    """The exports of an issue of `times` × 40 pages; "cold" is with nothing converted before, "warm" the export after that."""

    folder: Path
    photographs: list[Path]
    times: int
    runs: int
    costs: dict[str, Cost] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def pages(self) -> int:
        return PAGES * self.times

    @property
    def log(self) -> Path:
        return self.folder / "log.txt"

    @property
    def cache(self) -> Path:
        return self.folder / "cache"

    def steps(self) -> Iterator[str]:
        """Measure one step after another; yields the name of each before it begins."""
        yield "issue"
        issue, out, sizes = self._issue(), self.folder / "out.pdf", self.folder / "sizes.txt"
        os.environ["XDG_CACHE_HOME"] = str(self.cache)
        yield PLAIN
        self._measure(PLAIN, self._export(issue, out, "original"))
        inks = self.folder / "inks.toml"
        x4 = (Path(__file__).parent.parent / "resources" / "presets" / "press-x4.toml").read_text(encoding="utf-8")
        inks.write_text(x4.replace('images = "keep"', 'images = "cmyk"'), encoding="utf-8")
        for name, preset in ((KEPT, "press-x4"), (DIGITAL, "digital")):
            yield name
            self._measure(name, self._export(issue, out, preset), cold=True)
        for name, preset in ((INKS, str(inks)), (X1A, "press-x1a")):
            yield name
            self._measure(f"{name}: cold", self._export(issue, out, preset), cold=True)
            self._measure(f"{name}: warm", self._export(issue, out, preset))
            if name == INKS:
                run((*PYTHON, "bench.print_sizes", issue, out, self.folder / "pictures", sizes), self.log)
        yield FLOOR
        self._measure(FLOOR, (*PYTHON, "bench.print_floor", sizes, out))
        yield from self._scribus(issue, out)
        self._clear(issue, out)

    def _issue(self) -> Path:
        source, issue = self.folder / "source", self.folder / "issue.voa"
        issue.unlink(missing_ok=True)
        make_source(source, self.photographs, self.times)
        for command in (("voa_editor", "--quiet", "import", issue, source), ("voa_editor", "--quiet", "layout", issue)):
            run((*PYTHON, *command), self.log)
        run((*PYTHON, "bench.fill", issue), self.log)
        return issue

    def _export(self, issue: Path, out: Path, preset: str) -> tuple[str | Path, ...]:
        return (*PYTHON, "voa_editor", "--quiet", "export", issue, "-o", out, "--preset", preset)

    def _measure(self, name: str, command: tuple[str | Path, ...], cold: bool = False) -> None:
        def once() -> Cost:
            if cold:
                shutil.rmtree(self.cache, ignore_errors=True)
            return run(command, self.log)

        self.costs[name] = typical(once, self.runs)

    def _scribus(self, issue: Path, out: Path) -> Iterator[str]:
        scribus = shutil.which("scribus")
        if scribus is None or self.times > 1:
            self.notes.append(f"{self.pages} pages: Scribus was left out.")
            return
        yield SCRIBUS
        run((*PYTHON, "bench.rival_sources", issue, self.folder / "source" / "photos"), self.log)
        files = (Path(__file__).with_name("rival_scribus.py"), self.folder / "text.txt", self.folder / "pictures.txt")
        try:
            self.costs[SCRIBUS] = run((scribus, "-g", "-ns", "-py", *files, str(self.pages), out, "press"), self.log)
        except subprocess.CalledProcessError as error:
            self.notes.append(f"Scribus could not set it ({error.stderr}).")

    def _clear(self, issue: Path, out: Path) -> None:
        for folder in (self.folder / "source", self.folder / "pictures", self.cache):
            shutil.rmtree(folder, ignore_errors=True)
        for path in (issue, out):
            path.unlink(missing_ok=True)

    def verdict(self, name: str) -> str:
        """How long it took beside what its budget is told by, in words; "" for what has no budget."""
        if name not in BUDGETS:
            return ""
        beside, most = BUDGETS[name]
        found = self.costs[name].wall / self.costs[beside].wall
        return f"{found:.2f} × {beside.split(' (')[0]} (≤ {most}{'' if found <= most else ', missed'})"

    def facts(self) -> Iterator[str]:
        """What is no row of the table."""
        peak = max(cost.peak for name, cost in self.costs.items() if name not in (SCRIBUS, FLOOR)) / 1e6
        yield f"{self.pages} pages: at most {peak:.0f} MB (≤ {_MEMORY}{'' if peak <= _MEMORY else ', missed'})."
        yield from self.notes
