"""Measure everything: `python -m bench [--only pdf|editor|print] [--times 1 10] [--runs 3] [--dry]`.

`pdf` is the way from manuscript to PDF, beside other typesetters (docs/benchmarks.md); `editor` is the window
(docs/benchmarks-editor.md); `print` is exports for the press (docs/benchmarks-print.md).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console

from bench import editor_report, press_report, report
from bench.editor import EditorTrial
from bench.material import PHOTOGRAPHS
from bench.press import PressTrial
from bench.trial import Trial

ROOT = Path(__file__).parent.parent
WORK = ROOT / "build" / "bench"
PAGES = {name: ROOT / "docs" / f"benchmarks{end}.md" for name, end in (("pdf", ""), ("editor", "-editor"), ("print", "-print"))}

status = Console(stderr=True)
console = Console(width=120)  # wide enough for two sizes, whatever the terminal says


def pdf(times: Sequence[int], runs: int) -> str:
    """Measure manuscript to PDF and print it; the page of the documentation."""
    photographs, trials = _photographs(max(times)), []
    for size in times:
        trial = Trial(WORK / f"x{size}", photographs, size, runs if size < 5 else 1)
        trial.folder.mkdir(parents=True, exist_ok=True)
        trial.log.write_text("")
        for step in trial.steps():
            status.print(f"{trial.pages} pages: {step} …")
        trials.append(trial)
    console.print(report.as_table(trials))
    return report.as_markdown(trials)


def editor(times: Sequence[int], runs: int) -> str:
    """Measure the window and print it; the page of the documentation."""
    trials = []
    for size in times:
        trial = EditorTrial(WORK / "editor", WORK / "photographs", size, runs)
        for step in trial.steps():
            status.print(f"the window, {trial.pages} pages: {step} …")
        trials.append(trial)
    console.print(*editor_report.as_tables(trials))
    return editor_report.as_markdown(trials)


def press(times: Sequence[int], runs: int) -> str:
    """Measure exports for the press and print it; the page of the documentation."""
    trials = []
    for size in times:
        trial = PressTrial(WORK / f"press-x{size}", _photographs(size), size, runs if size < 5 else 1)
        trial.folder.mkdir(parents=True, exist_ok=True)
        trial.log.write_text("")
        for step in trial.steps():
            status.print(f"print, {trial.pages} pages: {step} …")
        trials.append(trial)
    console.print(*press_report.as_tables(trials))
    return press_report.as_markdown(trials)


def _photographs(times: int) -> list[Path]:
    folder = WORK / "photographs"
    status.print(f"photographs ({PHOTOGRAPHS * times}) …")
    subprocess.run([sys.executable, "-m", "bench.photographs", folder, str(PHOTOGRAPHS * times)], check=True)
    return sorted(folder.iterdir())


PARTS: dict[str, Callable[[Sequence[int], int], str]] = {"pdf": pdf, "editor": editor, "print": press}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", choices=PARTS, help="measure this part alone, and leave the page of the other as it is")
    parser.add_argument("--times", type=int, nargs="+", default=[1, 10], help="sizes, in issues of 40 pages (default: 1 10)")
    parser.add_argument("--runs", type=int, default=3, help="runs of each step; the median counts (default: 3)")
    parser.add_argument("--dry", action="store_true", help="print only, leave the documentation as it is")
    given = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # Scribus is a Qt program too
    for name in (given.only,) if given.only else PARTS:
        said = PARTS[name](given.times, given.runs)
        if not given.dry:
            PAGES[name].write_text(said, encoding="utf-8")
            status.print(f"written to {PAGES[name].relative_to(ROOT)}")


main()
