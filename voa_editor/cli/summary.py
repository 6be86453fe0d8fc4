"""Print what a job answers: tables for people, JSON for scripts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from voa_editor.jobs.check import SEVERITIES, finding_values

if TYPE_CHECKING:
    from voa_editor.jobs.build import Built
    from voa_editor.jobs.package import Packaged
    from voa_editor.prepress.pdf.verify import Report

PLURALS = {"error": "errors", "warning": "warnings", "info": "notes"}
COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}
SHOWN_AFTER_BUILD = 12

Values = Mapping[str, Any]


def print_json(values: Any) -> None:
    click.echo(json.dumps(values, ensure_ascii=False, indent=2))


def print_built(built: Built) -> None:
    """The summary of a build: how much it is, how long each stage took, where it lies, and what needs a look."""
    console, findings = _console(), finding_values(built.findings)
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    table.add_row("pages", str(len(built.issue.pages())))
    table.add_row("words", f"{built.words:,}")
    table.add_row("photographs", str(built.photographs))
    table.add_row("findings", counted(findings))
    stages = ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in built.seconds.items())
    table.add_row("seconds", f"{sum(built.seconds.values()):.1f} ({stages})")
    if built.project:
        table.add_row("project", f"{built.project} ({file_size(built.project)})")
    table.add_row("PDF", f"{built.out} ({file_size(built.out)})")
    console.print(table)
    grave = without_notes(findings)
    if grave:
        console.print()
        print_findings(grave[:SHOWN_AFTER_BUILD])
    if len(grave) > SHOWN_AFTER_BUILD and built.project:
        console.print(f"… and {len(grave) - SHOWN_AFTER_BUILD} more: voa-editor check {built.project}", soft_wrap=True)


def without_notes(findings: Sequence[Values]) -> list[Values]:
    """Errors and warnings: what wants a look."""
    return [finding for finding in findings if finding["severity"] != "info"]


def print_findings(findings: Sequence[Values], *, on_stderr: bool = False) -> None:
    """One line a finding, in the order given."""
    console = _console(on_stderr)
    for finding in findings:
        line = Text(f"{finding['severity']}: ", style=COLOURS[finding["severity"]])
        place = f"page {finding['page']}: " if finding["page"] and not finding["message"].startswith("page") else ""
        remedy = f". {finding['remedy']}" if finding["remedy"] else ""
        line.append(f"{place}{finding['message'].removesuffix('.')}{remedy}", style="default")
        line.append(f" [{finding['rule']}]", style="dim")
        console.print(line, soft_wrap=True)


STATUSES = {"passed": ("passed", "green"), "failed": ("FAILED", "red"), "not applicable": ("–", "dim")}


def print_report(report: Report) -> None:
    """Every rule of a standard with what came of it; under one that failed, where and why."""
    console = _console()
    for outcome in report.outcomes:
        said, colour = STATUSES[outcome.status]
        line = Text(f"{said:<7}", style=colour)
        line.append(f"{outcome.rule.asks}", style="default")
        line.append(f" [{outcome.rule.id}]", style="dim")
        console.print(line, soft_wrap=True)
        for fault in outcome.faults:
            console.print(Text(f"         {fault.place}: {fault.said}"), soft_wrap=True)
        if outcome.count > len(outcome.faults):
            console.print(Text(f"         … and {outcome.count - len(outcome.faults)} more"))
    failed = len(list(report.failures("error")))
    verdict = "keeps" if report.passed else "does not keep"
    console.print(
        f"{report.file} {verdict} {report.standard.title}: {failed or 'none'} of {len(report.outcomes)} rules broken",
        soft_wrap=True,
    )


def counted(findings: Sequence[Values]) -> str:
    """How many findings there are of each severity: "1 error, 2 warnings"."""
    numbers = Counter(finding["severity"] for finding in findings)
    said = [f"{numbers[s]} {PLURALS[s] if numbers[s] != 1 else PLURALS[s].removesuffix('s')}" for s in SEVERITIES if numbers[s]]
    return ", ".join(said) or "none"


def print_info(values: Values) -> None:
    """Settings, contents, stories and assets of a project."""
    console = _console()
    width, height = values["trim_mm"]
    console.print(Text(f"{values['title'] or '(no title)'} {values['issue_line']}", style="bold"))
    console.print(f"{values['pages']} pages of {width:g} × {height:g} mm, {len(values['assets'])} assets")
    contents = Table("page", "section", "title", title="Contents", title_justify="left", box=None, pad_edge=False)
    for entry in values["contents"]:
        contents.add_row(str(entry["page"]), entry["section"], entry["title"])
    stories = Table("pages", "words", "overset", "story", title="Stories", title_justify="left", box=None, pad_edge=False)
    for story in values["stories"]:
        pages = ", ".join(map(str, story["pages"])) or "–"
        stories.add_row(pages, str(story["words"]), str(story["overset_words"] or ""), story["title"])
    for table in (contents, stories):
        if table.row_count:
            console.print()
            console.print(table)


def file_size(path: Path) -> str:
    size = path.stat().st_size
    return f"{size / 1e6:.1f} MB" if size >= 100_000 else f"{-(-size // 1000)} kB"


def _console(stderr: bool = False) -> Console:
    """Standard output or error; where it is no terminal, wide enough that nothing is cut."""
    console = Console(highlight=False, stderr=stderr)
    return console if console.is_terminal else Console(highlight=False, stderr=stderr, width=160)


def print_plates(pages: list[dict[str, Any]]) -> None:
    """A line for each page: its inks, and where they are heaviest."""
    for page in pages:
        mark = "  too much" if page["above"] else ""
        place, inks = f"at {page['x_mm']:g}, {page['y_mm']:g} mm", ", ".join(page["inks"])
        _console().print(f"page {page['page']:>3}  {page['coverage']:>5g} % {place:<20} {inks}{mark}", highlight=False)
        for fault in page["faults"]:
            _console().print(f"          {fault}", highlight=False)


def print_packaged(packaged: Packaged) -> None:
    """What is in a package, what was left out, and what still wants a look."""
    console = _console()
    for file in packaged.ticket["files"]:
        console.print(Text(file["path"]).append(f"  {file['what']}", style="dim"), soft_wrap=True)
    for each in packaged.left_out:
        console.print(Text("left out: ", style="yellow").append(f"{each.file}: {each.why}", style="default"), soft_wrap=True)
    said = f"{packaged.out}: {len(packaged.files)} files; findings: {counted(packaged.ticket['findings'])}"
    console.print(Text(said), soft_wrap=True)
