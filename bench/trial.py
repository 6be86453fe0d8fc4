"""Measure one size of issue: each step of the program, the other typesetters, and the floor."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.material import PAGES, make_source
from bench.measure import Cost, run, typical

PYTHON = (sys.executable, "-m")
PROGRAM = (*PYTHON, "voa_editor", "--quiet")
EXPORT, PRESS = "export, photographs as they came", "export for the press"
FLOOR, TYPST, SCRIBUS = "floor: copy the photographs", "Typst", "Scribus"


@dataclass
class Trial:
    """The measures of an issue of `times` × 40 pages; files lie in `folder`, `runs` of each step give a median."""

    folder: Path
    photographs: list[Path]
    times: int
    runs: int
    seconds_composing: float = 0.0
    costs: dict[str, Cost] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def pages(self) -> int:
        return PAGES * self.times

    @property
    def log(self) -> Path:
        return self.folder / "log.txt"

    def steps(self) -> Iterator[str]:
        """Measure one step after another; yields the name of each before it begins."""
        yield "source"
        source, issue, out = self.folder / "source", self.folder / "issue.voa", self.folder / "out.pdf"
        make_source(source, self.photographs, self.times)
        imported = self.folder / "imported.voa"
        yield "import"
        self._measure("import", (*PROGRAM, "import", imported, source), lambda: imported.unlink(missing_ok=True))
        yield "plan"
        self._measure("plan", (*PROGRAM, "layout", issue), lambda: shutil.copyfile(imported, issue))
        imported.unlink()
        run((*PYTHON, "bench.fill", issue), self.log)
        yield "compose"
        self._measure("compose", (*PYTHON, "bench.compose", issue))
        self.seconds_composing = float(self.log.read_text().split()[-1])
        yield "export"
        self._measure(EXPORT, (*PROGRAM, "export", issue, "-o", out, "--preset", "original"))
        self._measure(PRESS, (*PROGRAM, "export", issue, "-o", out, "--preset", "press-x4"))
        out.unlink()
        run((*PYTHON, "bench.rival_sources", issue, source / "photos"), self.log)
        yield "floor"
        self._measure(FLOOR, (*PYTHON, "bench.floor", self.folder / "pictures.txt", out))
        pictures = (self.folder / "pictures.txt").read_text(encoding="utf-8").splitlines()
        self.notes.append(f"{self.pages} pages show {len(pictures)} photographs, {out.stat().st_size / 1e6:.0f} MB.")
        yield from self._rivals(out)
        shutil.rmtree(source)
        for path in (issue, out):
            path.unlink(missing_ok=True)

    def _measure(self, name: str, command: tuple[str | Path, ...], before: Callable[[], object] = lambda: None) -> None:
        def once() -> Cost:
            before()
            return run(command, self.log)

        self.costs[name] = typical(once, self.runs)

    def _rivals(self, out: Path) -> Iterator[str]:
        yield TYPST
        self._measure(TYPST, (*PYTHON, "bench.rival_typst", self.folder / "typst.typ", out))
        scribus = shutil.which("scribus")
        if scribus is None:
            self.notes.append("Scribus is not installed here and was left out.")
            return
        yield SCRIBUS
        files = (Path(__file__).with_name("rival_scribus.py"), self.folder / "text.txt", self.folder / "pictures.txt")
        try:
            self._measure(SCRIBUS, (scribus, "-g", "-ns", "-py", *files, str(self.pages), out))
        except subprocess.CalledProcessError as error:
            self.notes.append(f"Scribus could not set it ({error.stderr}).")
