"""List findings under a heading for each severity, those that a search leaves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Qt

from voa_editor.model.assets import Finding
from voa_editor.prepress.live import SEVERITIES
from voa_editor.prepress.rules.table import RULES
from voa_editor.ui.i18n import tr
from voa_editor.ui.panels.rows import Index, Rows

ALL = "all"


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding, or the heading of a severity with the number of its findings."""

    key: str
    severity: str
    finding: Finding | None = None
    count: int = 0

    @property
    def said(self) -> str:
        """The row in words."""
        if self.finding is None:
            return f"{plural(self.severity)}: {self.count}"
        where, page = singular(self.severity), self.finding.page
        where += ", " + tr("page {number}", number=page) if page else ""
        return f"{where}: {sentence(self.finding.message)} {sentence(self.finding.remedy)}"


def singular(severity: str) -> str:
    return {"error": tr("Error"), "warning": tr("Warning")}.get(severity, tr("Note"))


def plural(severity: str) -> str:
    return {"error": tr("Errors"), "warning": tr("Warnings")}.get(severity, tr("Notes"))


def sentence(words: str) -> str:
    """The words with a capital at their beginning and a full stop at their end."""
    said = words[:1].upper() + words[1:]
    return said if not said or said[-1] in ".!?…" else said + "."


def finding_rows(findings: Iterable[Finding], severity: str = ALL, search: str = "") -> list[FindingRow]:
    """The findings of a severity (or all) whose words, rule or page have each of the words searched for."""
    words = search.casefold().split()
    groups: dict[str, list[Finding]] = {each: [] for each in SEVERITIES}
    for found in findings:
        if severity in (ALL, found.severity) and all(word in _words(found) for word in words):
            groups.setdefault(found.severity, []).append(found)
    rows: list[FindingRow] = []
    keys: dict[str, int] = {}
    for each, several in groups.items():
        if several:
            rows.append(FindingRow(f"heading {each}", each, None, len(several)))
        for found in several:
            key = f"{found.rule} {found.record} {found.message}"
            keys[key] = keys.get(key, 0) + 1
            rows.append(FindingRow(f"{key} {keys[key]}", each, replace(found, id="")))
    return rows


def _words(found: Finding) -> str:
    page = f" {tr('page {number}', number=found.page)}" if found.page else ""
    return f"{found.message} {found.remedy} {found.rule.replace('-', ' ')}{page}".casefold()


class FindingRows(Rows[FindingRow]):
    """Headings and findings for a view."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(lambda row: row.key, parent)

    def shown(self, item: FindingRow, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return item.said
            case Qt.ItemDataRole.ToolTipRole if item.finding and item.finding.rule in RULES:
                return tr(RULES[item.finding.rule].why)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        heading = index.isValid() and self.item(index).finding is None
        return Qt.ItemFlag.NoItemFlags if heading else Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
