"""Time what stands between a key press and the issue that shows it: the rules, the next issue, and the project file.

`python -m bench.edits PROJECT [--times 10] [--steps 200]`. The pages of the project are taken so many times over; setting and
painting come on top (bench.drag). Writing is to the folder of the project: what a disk takes to be sure is a part of it.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from typing import Any

from voa_editor.edit.change import Change, put
from voa_editor.edit.editor import Editor
from voa_editor.model.assets import Asset
from voa_editor.model.frames import Frame, TextFrame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Page
from voa_editor.model.records import Record
from voa_editor.model.settings import Settings
from voa_editor.model.story import Paragraph
from voa_editor.model.styles import CharacterStyle, ObjectStyle, Swatch
from voa_editor.store.project import Project

_SHARED = (Settings, Swatch, CharacterStyle, ObjectStyle)


def multiplied(issue: Issue, times: int) -> Issue:
    """The pages and stories of an issue so many times over, without the bytes of its pictures."""
    own = [r for r in issue.records.values() if not isinstance(r, (*_SHARED, Asset))]
    ids = {record.id for record in own} | {asset.id for asset in issue.all(Asset)}
    shared = [record for record in issue.records.values() if isinstance(record, _SHARED)]
    return Issue([*shared, *(_copy(record, n, ids) for n in range(times) for record in own)])


def _copy(record: Record, n: int, ids: set[str]) -> Record:
    named = {f.name: value for f in fields(record) if isinstance(value := getattr(record, f.name), str) and value in ids}
    changes: dict[str, Any] = {name: "" if value.startswith("sha256-") else f"{value}-{n}" for name, value in named.items()}
    if isinstance(record, Page):
        changes["order"] = f"{n:03}{record.order}"
    return replace(record, **changes)


def typed(editor: Editor, steps: int) -> Iterator[Change]:
    """A letter more in a long paragraph of the middle, again and again."""
    long = [paragraph.id for paragraph in editor.issue.all(Paragraph) if len(paragraph.text) > 400]
    for _ in range(steps):
        old = editor.issue.need(Paragraph, long[len(long) // 2])
        yield put(editor.issue, [replace(old, text=old.text[:60] + "x" + old.text[60:])])


def nudged(editor: Editor, steps: int) -> Iterator[Change]:
    """A text frame of the middle, a point further."""
    page = editor.issue.pages()[len(editor.issue.pages()) // 2]
    frame = editor.issue.children(TextFrame, page.id)[0].id
    for _ in range(steps):
        old = editor.issue.need(Frame, frame)
        yield put(editor.issue, [replace(old, x=old.x + 1.0)])


def removed(kind: type[Record]) -> Callable[[Editor, int], Iterator[Change]]:
    """One record of a kind after another."""

    def steps(editor: Editor, count: int) -> Iterator[Change]:
        for record in list(editor.issue.all(kind))[:count]:
            yield put(editor.issue, [], [record.id])

    return steps


def timed(editor: Editor, changes: Iterator[Change], burst: str) -> list[float]:
    """Milliseconds that each takes to be applied and written."""
    found = []
    for change in changes:
        begin = perf_counter()
        editor.apply(change, "Measure", burst=burst)
        found.append((perf_counter() - begin) * 1000)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.edits", description=__doc__)
    parser.add_argument("project", type=Path)
    parser.add_argument("--times", type=int, default=10, help="so many times the pages of the project (default: 10)")
    parser.add_argument("--steps", type=int, default=200, help="steps of each measurement (default: 200)")
    given = parser.parse_args()
    with Project.open(given.project) as project:
        issue = multiplied(project.issue, given.times)
    print(f"{len(issue.pages())} pages, {len(issue):,} records")
    print(f"{'ms':24}{'median':>8}{'p95':>8}{'p99':>8}{'max':>8}")
    with tempfile.TemporaryDirectory(dir=given.project.parent) as folder:
        with Project.create(Path(folder, "a.voa"), issue) as project:
            editor = Editor(issue, project)
            for name, steps, burst in (
                ("letter, first", typed, ""), ("letter, next", typed, "type"), ("nudge", nudged, "nudge"),
                ("remove a paragraph", removed(Paragraph), ""), ("remove a frame", removed(TextFrame), ""),
                ("remove a page", removed(Page), ""), ("remove a swatch", removed(Swatch), ""),
            ):  # fmt: skip
                times = timed(editor, steps(editor, given.steps), burst)
                cuts = quantiles(times, n=100, method="inclusive")
                print(f"{name:24}{cuts[49]:8.2f}{cuts[94]:8.2f}{cuts[98]:8.2f}{max(times):8.2f}")


if __name__ == "__main__":
    main()
