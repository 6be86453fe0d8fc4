"""Export a project: as a PDF by a preset, or as PNG pages and spreads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from voa_editor.compose.composer import Composer
from voa_editor.display.items import Sheet
from voa_editor.errors import UserError
from voa_editor.fonts.library import bundled
from voa_editor.jobs.stages import Progress, Stages
from voa_editor.model.assets import Finding
from voa_editor.model.issue import Issue
from voa_editor.render.presets import DEFAULT, load_preset
from voa_editor.store.project import Project


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What to write and where. `pages`: ascending numbers, None for all. The last three are for PNG alone."""

    out: Path
    preset: str = DEFAULT
    form: str = "pdf"  # or "png"
    pages: tuple[int, ...] | None = None
    spreads: bool = False
    bleed: bool = False
    dpi: int = 96


@dataclass(frozen=True, slots=True)
class Exported:
    """The files written, and what could not be shown as it should (pictures, links)."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...] = ()


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
    from voa_editor.render.pdf.metadata import DocumentInfo
    from voa_editor.render.pdf.writer import write_pdf

    info, preset = DocumentInfo.of(project.issue.settings), load_preset(order.preset)
    return Exported((order.out,), write_pdf(order.out, sheets, info, project.blobs, bundled(), preset, progress))


def _png(project: Project, order: ExportOrder, sheets: _Sheets, progress: Progress) -> Exported:
    from voa_editor.render.png import write_png

    files = write_png(
        order.out, sheets, project.blobs, bundled(), dpi=order.dpi, spreads=order.spreads, bleed=order.bleed, progress=progress
    )
    return Exported(files)
