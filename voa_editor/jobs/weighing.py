"""Weigh the ink of pages: each is written for the press, separated into plates, and the heaviest square is looked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from voa_editor.compose.composer import Composer
from voa_editor.errors import UserError
from voa_editor.fonts.library import bundled
from voa_editor.jobs.export import intent_of
from voa_editor.jobs.pressing import press
from voa_editor.jobs.stages import Progress
from voa_editor.model.assets import Blobs
from voa_editor.model.issue import Issue
from voa_editor.prepress.plates.coverage import heaviest
from voa_editor.prepress.profiles import DEFAULT, Profile, load_profile
from voa_editor.render.presets import load_preset
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
    there = [page for page in pages if issue.page_number(page)]
    try:
        intent = intent_of(profile)
    except UserError:
        return {}
    preset, composer, found = load_preset("press-x4"), Composer(bundled()), {}
    for done, page in enumerate(there, 1):
        pressed = press(composer.glance(issue, page), blobs, preset, intent, LOOK)
        found[page] = heaviest(pressed.plates, profile.inks.window).percent
        if progress:
            progress("ink", done, len(there))
    return found
