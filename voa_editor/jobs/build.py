"""Build an issue in one go: manuscript, photographs and ads in, project file and PDF out."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from voa_editor.compose.composer import Composer
from voa_editor.errors import UserError
from voa_editor.fonts.library import bundled
from voa_editor.jobs.check import finding_values
from voa_editor.jobs.describe import stories, word_count
from voa_editor.jobs.export import ExportOrder, export_open, ways
from voa_editor.jobs.importing import Sources, laid_out
from voa_editor.jobs.stages import Progress, Stages
from voa_editor.jobs.weighing import weights
from voa_editor.model.assets import Finding, Photo
from voa_editor.model.issue import Issue
from voa_editor.prepress import preflight
from voa_editor.prepress.profiles import load_profile
from voa_editor.prepress.surroundings import Surroundings
from voa_editor.store.project import Project

BUILT = "Build from "  # begins the history's label of a project that `build` made


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made, where it lies (`project` is None where it was not kept), and the seconds each stage took."""

    project: Path | None
    out: Path
    issue: Issue
    findings: tuple[Finding, ...]
    seconds: Mapping[str, float]

    @property
    def words(self) -> int:
        """The words of all stories that readers read, labels left out."""
        return sum(word_count(self.issue, story.id) for story in stories(self.issue))

    @property
    def photographs(self) -> int:
        return sum(1 for _ in self.issue.all(Photo))

    def values(self) -> dict[str, Any]:
        """The same as plain values for a script."""
        return {
            "project": str(self.project) if self.project else None,
            "pdf": str(self.out),
            "pages": len(self.issue.pages()),
            "words": self.words,
            "photographs": self.photographs,
            "findings": finding_values(self.findings),
            "seconds": {stage: round(seconds, 3) for stage, seconds in self.seconds.items()},
        }


def build(
    sources: Sources, order: ExportOrder, project: Path | None, force: bool = False, progress: Progress | None = None
) -> Built:
    """Read, lay out, save and export. Without `project` the project file is made in a temporary folder and thrown away.

    Raises UserError for bad input, and where `project` is a file that was worked on since it was built, unless `force`.
    """
    if project is not None and not force:
        refuse_edited(project)
    ways(order)  # before the long work, so that a wrong name is said at once
    stages = Stages(progress)
    with stages.stage("import") as within:
        imported = sources.read(project or order.out, within)
    with stages.stage("plan") as within:
        issue = laid_out(imported, within)
    with _place_for(project) as place:
        with stages.stage("save"), Project.create(place, issue, imported.files, BUILT + sources.source.name, overwrite=True):
            pass
        composer = Composer(bundled())
        with Project.open(place) as opened:
            exported = export_open(opened, order, stages, composer)
            with stages.stage("check"):
                asked = load_profile(order.profile)
                scales = partial(weights, issue, opened.blobs, profile=asked)
                checked = preflight.check(issue, composer, asked, scales, Surroundings(opened.blobs))
        told = {finding.rule for finding in checked}
        findings = (*checked, *(finding for finding in exported.findings if finding.rule not in told))
    return Built(project, order.out, issue, findings, stages.seconds)


def refuse_edited(project: Path) -> None:
    """Raise UserError unless the file is not there, or is a project as `build` made it, with nothing done to it since."""
    if not project.exists():
        return
    with Project.open(project) as opened:
        history = opened.history()
        if len(history) == 1 and history[0].label.startswith(BUILT):
            return
    raise UserError(
        "this project was worked on since it was built, or was not made by build", file=project,
        remedy="Give another --project, or --force to replace it",
    )  # fmt: skip


@contextmanager
def _place_for(project: Path | None) -> Iterator[Path]:
    """Where to make the project file: where it was asked for, else in a folder that vanishes."""
    if project is not None:
        yield project
        return
    with tempfile.TemporaryDirectory(prefix="voa-build-") as folder:
        yield Path(folder) / "issue.voa"
