"""Check a project, or a finished PDF of anyone's: what the rules of preflight and of the standards find."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from voa_editor.compose.composer import Composer
from voa_editor.errors import UserError
from voa_editor.fonts.library import bundled
from voa_editor.geometry import Size
from voa_editor.jobs.weighing import LOOK, weights
from voa_editor.model.assets import Finding
from voa_editor.prepress import preflight
from voa_editor.prepress.pdf.inspect import Asked, Coverage, inspect
from voa_editor.prepress.pdf.opening import opened
from voa_editor.prepress.pdf.thresholds import Thresholds
from voa_editor.prepress.pdf.verify import STANDARDS, Report, verify
from voa_editor.prepress.plates.coverage import heaviest
from voa_editor.prepress.plates.separate import separate
from voa_editor.prepress.profiles import Profile, load_profile
from voa_editor.prepress.surroundings import Surroundings
from voa_editor.render.icc import load_profile as load_icc
from voa_editor.store.project import Project

SEVERITIES = ("error", "warning", "info")
FIELDS = ("rule", "severity", "page", "record", "message", "remedy")
DEFAULT_PROFILE = "sheetfed-cmyk"


def check(project: Path, profile: str = DEFAULT_PROFILE) -> list[dict[str, Any]]:
    """Every finding of a project by a printer's profile, as finding_values() gives them."""
    asked = load_profile(profile)
    with Project.open(project) as held:
        scales = partial(weights, held.issue, held.blobs, profile=asked)
        return finding_values(preflight.check(held.issue, Composer(bundled()), asked, scales, Surroundings(held.blobs, project)))


def check_pdf(file: Path, profile: str = DEFAULT_PROFILE, booked: Size | None = None) -> list[dict[str, Any]]:
    """Every finding of a finished PDF by a printer's profile and the size that was booked (in points, trimmed), as values."""
    asked = load_profile(profile)
    return finding_values(inspect(file, Asked(Thresholds.of(asked), booked, _measured(asked))))


def _measured(profile: Profile) -> Coverage | None:
    """What weighs the ink of pages; None where the profile of the press is not on this computer, and nothing can be said."""
    try:
        press = load_icc(profile.condition.icc, profile.folder)
    except UserError:
        return None

    def coverage(file: Path, number: int) -> float:
        with opened(file) as pdf:
            return heaviest(separate(pdf, number, press, LOOK, "bleed"), profile.inks.window).percent

    return coverage


def verify_pdf(file: Path, standard: str) -> Report:
    """The report on a finished PDF by "x4" or "x1a", rule by rule."""
    return verify(file, STANDARDS[standard])


def finding_values(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings as plain values, the worst first, then by page."""
    return [{name: getattr(f, name) for name in FIELDS} for f in sorted(findings, key=_worst_first)]


def _worst_first(finding: Finding) -> tuple[int, int, str]:
    return (SEVERITIES.index(finding.severity), finding.page, finding.rule)
