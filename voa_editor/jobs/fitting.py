"""Fit one story of a project, so that all of its words find a place."""

from __future__ import annotations

from pathlib import Path

from voa_editor.compose.composer import Composer
from voa_editor.fonts.library import bundled
from voa_editor.jobs.stages import Progress
from voa_editor.plan.refit import Refit, refit
from voa_editor.store.project import Project


def refitted(project: Path, story: str, flow: str = "body", progress: Progress | None = None) -> Refit | None:
    """What fits a flow of a story into the frames it has; None if it fits already. The file stays as it is."""
    with Project.open(project) as opened:
        return refit(opened.issue, Composer(bundled()), story, flow)
