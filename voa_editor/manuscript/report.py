"""Collect what an import found, inferred, changed or left out, as findings a reader can go through."""

from __future__ import annotations

from dataclasses import dataclass, replace

from voa_editor.model.assets import Finding

RULES = {
    "match": "title matched to its headline",
    "unmatched-title": "title without an article",
    "inferred": "inferred",
    "joined": "paragraph joined again",
    "reordered": "put in reading order",
    "spelling": "two spellings",
    "photo-dealt": "photographs dealt out",
    "photo-unused": "photographs left over",
    "photo-skipped": "picture left out",
    "photo-missing": "picture missing",
    "ad-artwork": "artwork of an ad",
    "source": "reading the files",
    "unknown-key": "unknown key",
}
"""Rule → its name for people; every finding of an import has one of these."""


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of one import, in the order they were made."""

    findings: tuple[Finding, ...] = ()

    def of(self, *rules: str) -> list[Finding]:
        """The findings of some rules, in order."""
        return [finding for finding in self.findings if finding.rule in rules]

    @property
    def warnings(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity != "info"]

    def lines(self) -> list[str]:
        """One line a finding: what kind, what, and what to do about it."""
        return [
            f"{RULES.get(finding.rule, finding.rule)}: {finding.message}" + (f" {finding.remedy}" if finding.remedy else "")
            for finding in self.findings
        ]


class Notes:
    """Gathers findings while the readers work; `report()` numbers them."""

    def __init__(self) -> None:
        self._findings: list[Finding] = []

    def info(self, rule: str, message: str, *, record: str = "", page: int = 0) -> None:
        """Note what was done in silence otherwise."""
        self._findings.append(Finding(id="", rule=rule, severity="info", record=record, page=page, message=message))

    def warn(self, rule: str, message: str, remedy: str = "", *, record: str = "", page: int = 0) -> None:
        """Note what a person should look at."""
        finding = Finding(id="", rule=rule, severity="warning", record=record, page=page, message=message, remedy=remedy)
        self._findings.append(finding)

    def report(self) -> Report:
        return Report(tuple(replace(finding, id=f"find-import-{n:03}") for n, finding in enumerate(self._findings, 1)))
