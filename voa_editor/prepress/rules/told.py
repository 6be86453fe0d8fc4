"""Make the findings of the rules: each names its rule, and has the severity that the table of rules gives it."""

from __future__ import annotations

from voa_editor.model.assets import Finding
from voa_editor.prepress.rules.table import RULES


def told(rule: str, record: str, message: str, remedy: str, page: int = 0, severity: str = "") -> Finding:
    """A finding of a rule of the table, at its severity unless this case is a lesser one."""
    return Finding(
        id="", rule=rule, severity=severity or RULES[rule].severity, page=page, record=record, message=message, remedy=remedy
    )
