"""Show measured trials side by side: as a table for a terminal and as a page of the documentation."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from rich.table import Table

from bench.measure import Cost
from bench.trial import EXPORT, FLOOR, SCRIBUS, TYPST, Trial

HEADINGS = ("wall s", "cpu s", "peak MB")
INTRODUCTION = """# Benchmarks

Written by `make bench` (alone: `python -m bench --only pdf`); nothing is asserted: a clock on a shared machine proves nothing.
Each figure is a whole process, start-up included. The issue is the sample issue with 60 photographs of 2480 × 1654 pixels; those
for which the layout has no place stand in the foot margins. 400 pages are ten such issues in one, each with photographs of its
own and with its paragraphs beginning at other words. Typst sets the same text in two columns with the same faces and photographs,
at page designs of no ambition. "wall s" is the time it takes, "cpu s" that of all its threads, "peak MB" its largest resident
set.
How quick the window is: [benchmarks of the window](benchmarks-editor.md); what files for the press cost:
[benchmarks of print](benchmarks-print.md).
"""


def as_table(trials: list[Trial]) -> Table:
    """The costs of every step, one group of columns a trial."""
    table = Table(title="Whole processes, start-up included")
    table.add_column("", no_wrap=True)
    for trial in trials:
        for heading in HEADINGS:
            table.add_column(f"{trial.pages} pages\n{heading}", justify="right", no_wrap=True)
    for name in _names(trials):
        table.add_row(name, *_cells(trials, name))
    table.caption = "\n".join(_facts(trials))
    return table


def as_markdown(trials: list[Trial]) -> str:
    columns = [f"{trial.pages} pages: {heading}" for trial in trials for heading in HEADINGS]
    lines = ["| | " + " | ".join(columns) + " |", "|---|" + "---:|" * len(columns)]
    lines += ["| " + " | ".join([name, *_cells(trials, name)]) + " |" for name in _names(trials)]
    return "\n".join([INTRODUCTION, *lines, "", *(f"- {fact}" for fact in (*_facts(trials), machine("typst", "reportlab"))), ""])


def _names(trials: list[Trial]) -> list[str]:
    return list(dict.fromkeys(name for trial in trials for name in trial.costs))


def _cells(trials: list[Trial], name: str) -> Iterator[str]:
    for trial in trials:
        cost = trial.costs.get(name)
        yield from _figures(cost) if cost else ("–",) * len(HEADINGS)


def _figures(cost: Cost) -> tuple[str, str, str]:
    return f"{cost.wall:.2f}", f"{cost.cpu:.2f}", f"{cost.peak / 1e6:.0f}"


def _facts(trials: list[Trial]) -> Iterator[str]:
    """What the figures say: the cost of a page, the growth, the distance to the others."""
    first, last = trials[0], trials[-1]
    if last.pages > first.pages:
        more = last.pages - first.pages
        each = (last.seconds_composing - first.seconds_composing) / more
        growth = (last.seconds_composing / last.pages) / (first.seconds_composing / first.pages)
        yield f"One more page costs {each * 1000:.1f} ms to compose from cold."
        yield f"A page of the largest issue costs {growth:.2f} × one of the smallest to compose."
    for trial in trials:
        ours = trial.costs[EXPORT].wall
        for rival in (TYPST, SCRIBUS, FLOOR):
            if rival in trial.costs:
                yield f"{trial.pages} pages: {ours / trial.costs[rival].wall:.2f} × the time of {rival.split(':')[0]}."
    yield from dict.fromkeys(note for trial in trials for note in trial.notes)


def machine(*packages: str) -> str:
    """What it was measured on, and with which versions of packages."""
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = [line.split(":", 1)[1].strip() for line in cpuinfo.read_text().splitlines() if line.startswith("model name")]
        model = names[0] if names else model
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    return f"Measured on {os.cpu_count()} × {model}, {platform.system()}, Python {platform.python_version()}, {versions}."
