"""Show what exports for the press cost beside their budgets: as a table for a terminal and as a page of the documentation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rich.table import Table

from bench.press import PressTrial
from bench.report import machine

HEADINGS = ("", "wall s", "cpu s", "peak MB", "budget")
INTRODUCTION = """# Benchmarks of print

Written by `make bench` (alone: `python -m bench --only print`); nothing is asserted: a clock on a shared machine proves nothing.
Each figure is a whole process, start-up included. The issue is the sample issue with 60 photographs of 2480 × 1654 pixels; those
for which the layout has no place stand in the foot margins. "Cold" is with nothing in the cache of converted pictures, "warm" the
export after that. "Pillow and LittleCMS alone" decodes, scales, converts and codes the same pictures at the same sizes on the
same cores, and does nothing else. Scribus sets the same text and photographs and writes PDF for printers, in inks.
How quick manuscripts become PDFs: [benchmarks](benchmarks.md); how quick the window is: [of the window](benchmarks-editor.md).
"""


def as_tables(trials: list[PressTrial]) -> list[Table]:
    tables = []
    for trial in trials:
        table = Table(*HEADINGS, title=f"{trial.pages} pages", caption="\n".join(trial.facts()))
        for row in _rows(trial):
            table.add_row(*row)
        tables.append(table)
    return tables


def as_markdown(trials: list[PressTrial]) -> str:
    lines = [INTRODUCTION]
    for trial in trials:
        lines += [f"## {trial.pages} pages", "", "| " + " | ".join(HEADINGS) + " |", "|---|---:|---:|---:|---|"]
        lines += ["| " + " | ".join(row) + " |" for row in _rows(trial)]
        lines += ["", *(f"- {fact}" for fact in trial.facts()), ""]
    facts = list(_growth(trials))
    return "\n".join([*lines, *(f"- {fact}" for fact in (*facts, f"{date.today():%Y-%m}. {machine('pillow', 'reportlab')}")), ""])


def _rows(trial: PressTrial) -> Iterator[tuple[str, ...]]:
    for name, cost in trial.costs.items():
        yield name, f"{cost.wall:.2f}", f"{cost.cpu:.2f}", f"{cost.peak / 1e6:.0f}", trial.verdict(name)


def _growth(trials: list[PressTrial]) -> Iterator[str]:
    first, last = trials[0], trials[-1]
    if last.pages > first.pages:
        for name in first.costs.keys() & last.costs.keys():
            growth = (last.costs[name].wall / last.pages) / (first.costs[name].wall / first.pages)
            yield f"{name}: a page of the largest issue costs {growth:.2f} × one of the smallest."
