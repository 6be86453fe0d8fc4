"""Check a project: what import and layout could not settle, and what the rules of preflight find."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from voa_editor.compose.composer import Composer
from voa_editor.fonts.library import bundled
from voa_editor.model.assets import Finding
from voa_editor.prepress import preflight
from voa_editor.store.project import Project

SEVERITIES = ("error", "warning", "info")
FIELDS = ("rule", "severity", "page", "record", "message", "remedy")


def check(project: Path) -> list[dict[str, Any]]:
    """Every finding of a project, as finding_values() gives them."""
    with Project.open(project) as opened:
        return finding_values(preflight.check(opened.issue, Composer(bundled())))


def finding_values(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings as plain values, the worst first, then by page."""
    return [{name: getattr(f, name) for name in FIELDS} for f in sorted(findings, key=_worst_first)]


def _worst_first(finding: Finding) -> tuple[int, int, str]:
    return (SEVERITIES.index(finding.severity), finding.page, finding.rule)
