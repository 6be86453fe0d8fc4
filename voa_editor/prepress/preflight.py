"""Check an issue before it goes to press: run every rule, and add what import and layout could not settle."""

from __future__ import annotations

from voa_editor.model.assets import Finding
from voa_editor.model.issue import Issue
from voa_editor.prepress.live import Composes, LiveCheck
from voa_editor.prepress.profiles import Profile


def check(issue: Issue, composer: Composes, profile: Profile | None = None) -> list[Finding]:
    """Every finding, errors first, then by page.

    What import and layout left in the issue (unmatched titles, unsolved copyfit …) is among them.
    """
    whole = LiveCheck(composer, profile)
    for _ in whole.run(issue):
        pass
    return list(whole.findings)
