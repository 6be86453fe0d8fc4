"""Weigh the ink of pages: each is written for the press, separated into plates, and the heaviest square is looked for."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from voa_editor.compose.composer import Composer
from voa_editor.errors import UserError
from voa_editor.fonts.library import bundled
from voa_editor.jobs.export import intent_of
from voa_editor.jobs.stages import Progress
from voa_editor.model.assets import Blobs
from voa_editor.model.issue import Issue
from voa_editor.prepress.pdf.opening import opened
from voa_editor.prepress.plates.coverage import heaviest
from voa_editor.prepress.plates.separate import separate
from voa_editor.prepress.profiles import DEFAULT, Profile, load_profile
from voa_editor.render.presets import X4, load_preset
from voa_editor.store.project import Project

LOOK = 36.0
"""Pixels an inch: a square of 15 mm has 450, and a mean needs no more."""


def weigh(project: Path, pages: Sequence[str], profile: str = DEFAULT, progress: Progress | None = None) -> dict[str, float]:
    """As `weights`, of a project as it is on the disk."""
    with Project.open(project) as opened_project:
        return weights(opened_project.issue, opened_project.blobs, pages, load_profile(profile), progress)


def weights(
    issue: Issue, blobs: Blobs, pages: Sequence[str], profile: Profile, progress: Progress | None = None
) -> dict[str, float]:
    """Page id → per cent of ink, as the mean over the heaviest square of the profile's window.

    Pages that are gone are left out; so are all where the ICC profile of the press is not on this computer.
    """
    from voa_editor.prepress.artwork import Fitter
    from voa_editor.render.pdf.metadata import DocumentInfo
    from voa_editor.render.pdf.writer import write_pdf

    there = [page for page in pages if issue.page_number(page)]
    try:
        intent = intent_of(profile)
    except UserError:
        return {}
    preset = replace(load_preset("press-x4"), standard=X4, marks=False, bars=False, slug=False)
    composer, fit, found = Composer(bundled()), Fitter(preset, intent), {}
    with tempfile.TemporaryDirectory(prefix="voa-ink-") as folder:
        file = Path(folder) / "page.pdf"
        for done, page in enumerate(there, 1):
            write_pdf(file, [composer.glance(issue, page)], DocumentInfo("page"), blobs, bundled(), preset, intent, fit=fit)
            with opened(file) as pdf:
                found[page] = heaviest(separate(pdf, 1, intent.profile, LOOK, "bleed"), profile.inks.window).percent
            if progress:
                progress("ink", done, len(there))
    return found
