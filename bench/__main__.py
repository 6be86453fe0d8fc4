"""Measure everything and write docs/benchmarks.md: `python -m bench [--times 1 10] [--runs 3] [--dry]`."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from rich.console import Console

from bench.material import PHOTOGRAPHS
from bench.report import as_markdown, as_table
from bench.trial import Trial

ROOT = Path(__file__).parent.parent
WORK = ROOT / "build" / "bench"
PAGE = ROOT / "docs" / "benchmarks.md"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--times", type=int, nargs="+", default=[1, 10], help="sizes, in issues of 40 pages (default: 1 10)")
    parser.add_argument("--runs", type=int, default=3, help="runs of each step; the median counts (default: 3)")
    parser.add_argument("--dry", action="store_true", help="print only, leave docs/benchmarks.md as it is")
    given = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # Scribus is a Qt program too
    status = Console(stderr=True)
    folder = WORK / "photographs"
    status.print(f"photographs ({PHOTOGRAPHS * max(given.times)}) …")
    subprocess.run([sys.executable, "-m", "bench.photographs", folder, str(PHOTOGRAPHS * max(given.times))], check=True)
    trials = []
    for times in given.times:
        trial = Trial(WORK / f"x{times}", sorted(folder.iterdir()), times, given.runs if times < 5 else 1)
        trial.folder.mkdir(parents=True, exist_ok=True)
        trial.log.write_text("")
        for step in trial.steps():
            status.print(f"{trial.pages} pages: {step} …")
        trials.append(trial)
    Console(width=110).print(as_table(trials))  # wide enough for two sizes, whatever the terminal says
    if not given.dry:
        PAGE.write_text(as_markdown(trials), encoding="utf-8")
        status.print(f"written to {PAGE.relative_to(ROOT)}")


main()
