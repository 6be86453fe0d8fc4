"""Export a project: as a PDF by a preset, or as PNG pages and spreads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voa_editor.compose.composer import Composer
from voa_editor.display.items import Sheet
from voa_editor.errors import UserError
from voa_editor.fonts.library import bundled
from voa_editor.jobs.stages import Progress, Stages
from voa_editor.model.assets import Finding
from voa_editor.model.issue import Issue
from voa_editor.prepress import preflight
from voa_editor.prepress.profiles import DEFAULT as DEFAULT_PROFILE
from voa_editor.prepress.profiles import Profile, load_profile
from voa_editor.render import icc
from voa_editor.render.intent import OutputIntent
from voa_editor.render.presets import DEFAULT, Preset, load_preset
from voa_editor.store.project import Project
from voa_editor.units import counted

if TYPE_CHECKING:
    from voa_editor.prepress.pdf.verify import Report
    from voa_editor.render.pdf.metadata import DocumentInfo


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What to write and where. `pages`: ascending numbers, None for all. `spreads`, `bleed` and `dpi` are for PNG alone.

    `profile` names the printer profile, whose output intent a PDF in inks is made for. `certificate` is where the certificate
    of a file that keeps a standard is to be.
    """

    out: Path
    preset: str = DEFAULT
    form: str = "pdf"  # or "png"
    pages: tuple[int, ...] | None = None
    spreads: bool = False
    bleed: bool = False
    dpi: int = 96
    profile: str = DEFAULT_PROFILE
    certificate: Path | None = None


@dataclass(frozen=True, slots=True)
class Exported:
    """The files written, what could not be shown as it should (pictures, links), and how the file kept its standard."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...] = ()
    report: dict[str, Any] | None = None  # as jobs.certificates.certified gives it: it goes from one process to another


def export(project: Path, order: ExportOrder, progress: Progress | None = None) -> Exported:
    """Export a project file. Raises UserError; files that were there are replaced only by complete ones."""
    with Project.open(project) as opened:
        return export_open(opened, order, Stages(progress), Composer(bundled()))


def export_open(project: Project, order: ExportOrder, stages: Stages, composer: Composer) -> Exported:
    """Export an open project; composing and writing are timed apart."""
    there = len(project.issue.pages())
    absent = [number for number in order.pages or () if number > there]
    if absent:
        raise UserError(f"there is no page {absent[0]}; the issue has {there}", file=project.path, remedy="Choose other --pages")
    with stages.stage("export") as within:
        sheets = _Sheets(composer, project.issue, order.pages, stages)
        return _png(project, order, sheets, within) if order.form == "png" else _pdf(project, order, sheets, within)


class _Sheets:
    """The sheets asked for, composed one by one as they are taken; how many there will be is known before."""

    def __init__(self, composer: Composer, issue: Issue, pages: tuple[int, ...] | None, stages: Stages) -> None:
        self._composer, self._issue, self._pages, self._stages = composer, issue, pages, stages

    def __len__(self) -> int:
        return len(self._issue.pages()) if self._pages is None else len(self._pages)

    def __iter__(self) -> Iterator[Sheet]:
        return self._stages.lent("compose", self._composer.sheets(self._issue, self._pages), "export")


def _pdf(project: Project, order: ExportOrder, sheets: _Sheets, progress: Progress) -> Exported:
    from voa_editor.jobs.certificates import certified, write_certificate
    from voa_editor.jobs.pressing import Mixer, approval
    from voa_editor.prepress.artwork import Fitter
    from voa_editor.render.cache import user_cache
    from voa_editor.render.pdf.metadata import DocumentInfo
    from voa_editor.render.pdf.writer import write_pdf

    info, (preset, profile) = DocumentInfo.of(project.issue.settings), ways(order)
    intent, cache = intent_of(profile), user_cache()
    reports: list[Report] = []
    findings = write_pdf(
        order.out, sheets, info, project.blobs, bundled(), preset, intent, progress,
        slug=_slug(project, info) if preset.slug else "", cache=cache, rasterise=Mixer(project.blobs, preset, intent, cache),
        fit=Fitter(preset, intent), approve=approval(preset.standard, reports.append) if preset.standard else None,
    )  # fmt: skip
    report = certified(order.out, reports[0], info, intent) if reports else None
    if report and order.certificate:
        write_certificate(order.certificate, report)
    return Exported((order.out,), findings, report)


def ways(order: ExportOrder) -> tuple[Preset, Profile]:
    """The preset and the printer profile of an order, brought together: what the printer asks goes before.

    Raises UserError for one that is not there or not sound.
    """
    preset, profile = load_preset(order.preset), load_profile(order.profile)
    if preset.standard:
        marks = profile.geometry.marks
        images = preset.images if profile.inks.rgb_images else "cmyk"
        preset = replace(preset, marks=preset.marks or marks, bars=preset.bars or marks, images=images)
    return preset, profile


def intent_of(profile: Profile) -> OutputIntent:
    """The output intent of a printer profile. Raises UserError if its ICC profile is not on this computer, or not in inks."""
    condition = profile.condition
    found = icc.load_profile(condition.icc, profile.folder)
    if found.space != "CMYK" or found.kind != "prtr":
        what = f"the ICC profile {condition.icc!r} of the printer profile {profile.name!r} is not that of a press in four inks"
        raise UserError(what, place="condition.icc", remedy="Name a CMYK output profile")
    return OutputIntent(
        found, condition.identifier, condition.registry, condition.info, condition.rendering, condition.black_point,
        profile.fine.overprint_text, profile.fine.overprint_line,
    )  # fmt: skip


def _slug(project: Project, info: DocumentInfo) -> str:
    """What the slug of a proof says before the page: which issue, in which state."""
    said = [info.title, f"version {len(project.history())}", project.issue.settings.date]
    counts = Counter(finding.severity for finding in preflight.check(project.issue, Composer(bundled())))
    said += [counted(counts[severity], severity) for severity in ("error", "warning") if counts[severity]] or ["no findings"]
    return " · ".join(part for part in said if part)


def _png(project: Project, order: ExportOrder, sheets: _Sheets, progress: Progress) -> Exported:
    from voa_editor.render.png import write_png

    files = write_png(
        order.out, sheets, project.blobs, bundled(), dpi=order.dpi, spreads=order.spreads, bleed=order.bleed, progress=progress
    )
    return Exported(files)
