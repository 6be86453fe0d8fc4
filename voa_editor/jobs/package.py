"""Package an issue for the printer: its print file, all that belongs to it, and a ticket that tells what each file is."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voa_editor.compose.composer import Composer
from voa_editor.errors import UserError
from voa_editor.fonts.library import bundled
from voa_editor.jobs.belongings import LeftOut, fonts_of, gather, profile_of
from voa_editor.jobs.certificates import write_certificate
from voa_editor.jobs.check import finding_values
from voa_editor.jobs.export import Exported, ExportOrder, export_open
from voa_editor.jobs.separations import PlateOrder, separations
from voa_editor.jobs.stages import Progress, Stages
from voa_editor.jobs.ticket import TICKET, Ticket, packed, ticket_text, ticket_values, write_text
from voa_editor.jobs.weighing import LOOK
from voa_editor.prepress import preflight
from voa_editor.prepress.profiles import DEFAULT as DEFAULT_PROFILE
from voa_editor.prepress.profiles import Profile, load_profile
from voa_editor.prepress.surroundings import Surroundings
from voa_editor.render.output import beside
from voa_editor.render.presets import X1A, X4
from voa_editor.store.project import Project

PRESS = {X4: "press-x4", X1A: "press-x1a"}
_ZIP = b"PK\x03\x04"
_STORED = (".pdf", ".voa")  # packed in themselves
_DATE = (1980, 1, 1, 0, 0, 0)  # the first that a zip can tell: the clock is not to change the file


@dataclass(frozen=True, slots=True)
class PackageOrder:
    """Where the package is to be, a folder or a file ending in ".zip", and for which printer profile it is made."""

    out: Path
    profile: str = DEFAULT_PROFILE

    @property
    def zipped(self) -> bool:
        return self.out.suffix.lower() == ".zip"


@dataclass(frozen=True, slots=True)
class Packaged:
    """What was written: the package, the files in it (relative, in order), its ticket, and what was left out and why."""

    out: Path
    files: tuple[str, ...]
    ticket: dict[str, Any]
    left_out: tuple[LeftOut, ...] = ()


def package(project: Path, order: PackageOrder, progress: Progress | None = None) -> Packaged:
    """Package a project file. The same issue gives the same bytes.

    Raises UserError; a package that was there is replaced only by a complete one, and nothing else ever is.
    """
    profile = load_profile(order.profile)
    with Project.open(project) as opened, _place(order) as folder:
        ticket, left_out = _fill(opened, folder, order, profile, progress)
        files = _files(folder)
    return Packaged(order.out, tuple(str(file.relative_to(folder)) for file in files), ticket, left_out)


def _fill(
    project: Project, folder: Path, order: PackageOrder, profile: Profile, progress: Progress | None
) -> tuple[dict[str, Any], tuple[LeftOut, ...]]:
    """Write everything into an empty folder, the ticket last: it tells of the others."""
    stem, composer, standard = project.path.stem, Composer(bundled()), PRESS[profile.standard]
    press = folder / f"{stem}-{standard}.pdf"
    exported = _export(project, ExportOrder(press, standard, profile=order.profile), composer, "print file", progress)
    _export(project, ExportOrder(folder / f"{stem}-proof.pdf", "proof", profile=order.profile), composer, "proof", progress)
    assert exported.report is not None
    write_certificate(folder / f"{stem}-certificate.pdf", exported.report)
    write_certificate(folder / f"{stem}-certificate.json", exported.report)
    inks = separations(PlateOrder(press, None, None, LOOK, order.profile), progress)
    told = _told(progress, "files")
    told(0, 2)
    project.save_copy(folder / f"{stem}.voa")
    sheets = composer.sheets(project.issue, None)
    left_out = (*gather(folder / "fonts", fonts_of(sheets, bundled())), *gather(folder / "profile", [profile_of(profile)]))
    told(1, 2)
    findings = finding_values(
        [*preflight.check(project.issue, composer, profile, surroundings=Surroundings(project.blobs)), *exported.findings]
    )
    first = sorted(_files(folder), key=lambda file: (file != press, file.parent != folder, file))  # the print file is what counts
    files = [packed(folder, file) for file in first]
    ticket = Ticket(project.issue.settings, len(project.history()), profile, exported.report, inks, findings, files, left_out)
    values = ticket_values(ticket)
    write_text(folder / f"{TICKET}.json", values)
    write_text(folder / f"{TICKET}.txt", ticket_text(values))
    told(2, 2)
    return values, left_out


def _export(project: Project, order: ExportOrder, composer: Composer, name: str, progress: Progress | None) -> Exported:
    told = _told(progress, name)
    return export_open(project, order, Stages(lambda _stage, done, total: told(done, total)), composer)


def _told(progress: Progress | None, name: str) -> Any:
    """What tells how far the stage `name` is."""
    return lambda done, total: progress(name, done, total) if progress else None


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


# -- where it comes to stand -------------------------------------------------------------------------------------------------


@contextmanager
def _place(order: PackageOrder) -> Iterator[Path]:
    """An empty folder, whose files become the package when the block ends well; on any error what was there is as it was."""
    out = Path(os.path.realpath(order.out))
    if not out.parent.is_dir():
        raise UserError(f"there is no folder {out.parent}", file=order.out, remedy="Make it first, or choose another")
    with _emptied(out.with_name(f".{out.name[:180]}-files.{os.getpid()}.part")) as folder:
        if order.zipped:
            with beside(order.out, _ZIP) as part:
                yield folder
                _zip(folder, part)
        else:
            _refuse_others(order.out)
            yield folder
            _move(folder, out)


@contextmanager
def _emptied(folder: Path) -> Iterator[Path]:
    """A folder that is there as long as the block lasts."""
    shutil.rmtree(folder, ignore_errors=True)
    try:
        folder.mkdir()
    except OSError as fault:
        remedy = "Choose a folder you may write to"
        raise UserError(f"the package cannot be written ({fault.strerror})", file=folder.parent, remedy=remedy) from fault
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _refuse_others(out: Path) -> None:
    """Raise UserError for what is no package: it is never replaced."""
    if not out.exists() or (out.is_dir() and ((out / f"{TICKET}.json").is_file() or not any(out.iterdir()))):
        return
    what = "this folder holds something else; it was not touched" if out.is_dir() else "this is a file; it was not touched"
    raise UserError(what, file=out, remedy="Name a new folder, an empty one, or a package to be made anew")


def _move(folder: Path, out: Path) -> None:
    """Let the folder take the place of what is there."""
    old = folder.with_name(folder.name.replace("-files.", "-before."))
    try:
        if out.exists():
            os.rename(out, old)
        try:
            os.rename(folder, out)
        except OSError:
            if old.exists():
                os.rename(old, out)
            raise
    except OSError as fault:
        remedy = "Close what has it open, or choose another place"
        raise UserError(f"the package cannot be put there ({fault.strerror})", file=out, remedy=remedy) from fault
    shutil.rmtree(old, ignore_errors=True)


def _zip(folder: Path, out: Path) -> None:
    """The files of a folder as a zip; the same files give the same bytes."""
    with zipfile.ZipFile(out, "w") as archive:
        for file in _files(folder):
            head = zipfile.ZipInfo(file.relative_to(folder).as_posix(), _DATE)
            head.create_system, head.external_attr = 3, 0o100644 << 16  # as Unix writes it, on every system
            head.compress_type = zipfile.ZIP_STORED if file.suffix in _STORED else zipfile.ZIP_DEFLATED
            head.file_size = file.stat().st_size
            with open(file, "rb") as source, archive.open(head, "w") as target:
                shutil.copyfileobj(source, target, 1 << 20)
