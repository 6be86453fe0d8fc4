"""Show what was measured of the window beside its budgets: as tables for a terminal and as a page of the documentation."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table

from bench.editor import EditorTrial
from bench.figures import HEADINGS, Figure
from bench.report import machine

INTRODUCTION = """# Benchmarks of the window

Written by `make bench` (alone: `python -m bench --only editor`); nothing is asserted, for a clock on a shared machine proves
nothing. The real window of 1600 × 1000 pixels without a screen (Qt's offscreen platform), its usual panels open, with the sample
issue and with one ten times as long that shows 600 photographs of 2480 × 1654 pixels. Both have a story of 2,000 words threaded
through four pages, with a picture on each that its text wraps around.

A figure is the time from an event to the end of the paint event that shows what it did, with the time the event had to wait for
other work of the window; a letter is in the project file by then. Events come as from a hand that does not wait: moves of the
mouse and turns of the wheel every 16 ms, keys every 60 ms, a pause of 300 ms after every twentieth, in which other work begins.
"""


def as_tables(trials: list[EditorTrial]) -> Iterator[Table]:
    """A table for each size, what is over its budget in red."""
    for trial in trials:
        table = Table("", "budget", title=f"The window, {trial.pages} pages")
        for heading in HEADINGS:
            table.add_column(heading, justify="right", no_wrap=True)
        for figure in trial.figures:
            table.add_row(*_row(figure), style="" if figure.kept else "red")
        table.caption = "\n".join(_notes(trial))
        yield table


def as_markdown(trials: list[EditorTrial]) -> str:
    lines = [INTRODUCTION]
    for trial in trials:
        lines += [f"## {trial.pages} pages", "", "| | budget | " + " | ".join(HEADINGS) + " | |"]
        lines.append("|---|---|" + "---:|" * len(HEADINGS) + "---|")
        lines += ["| " + " | ".join((*_row(figure), "" if figure.kept else "over")) + " |" for figure in trial.figures]
        lines += ["", *(f"- {note}" for note in _notes(trial)), ""]
    return "\n".join([*lines, machine("pyside6-essentials"), ""])


def _row(figure: Figure) -> tuple[str, ...]:
    return f"{figure.name}, {figure.unit}", figure.budget, *figure.cells()


def _notes(trial: EditorTrial) -> Iterator[str]:
    for figure in trial.figures:
        yield from figure.notes
