"""Check an issue before it goes to press: run every rule, and add what import and layout could not settle."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from voa_editor.model.assets import Finding
from voa_editor.model.issue import Issue
from voa_editor.prepress.live import Composes, LiveCheck
from voa_editor.prepress.profiles import Profile
from voa_editor.prepress.surroundings import Surroundings

Scales = Callable[[Sequence[str]], Mapping[str, float]]
"""Weighs the ink of pages by their ids: the mean over the heaviest square of each, in per cent."""


def check(
    issue: Issue,
    composer: Composes,
    profile: Profile | None = None,
    scales: Scales | None = None,
    surroundings: Surroundings | None = None,
) -> list[Finding]:
    """Every finding, errors first, then by page. Without `scales` nothing is told of how much ink lies where, and
    without `surroundings` nothing of what lies outside of the records.

    What import and layout left in the issue (unmatched titles, unsolved copyfit …) is among them.
    """
    whole = LiveCheck(composer, profile, surroundings)
    for _ in whole.run(issue):
        pass
    if scales and (due := whole.due):
        whole.weighed(due, scales(tuple(due)))
    return list(whole.findings)
