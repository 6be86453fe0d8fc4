"""Show what each plate prints: the inks of pages as pictures, how much they are together, and where that is too much."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voa_editor.errors import UserError
from voa_editor.jobs.export import ExportOrder, export, intent_of
from voa_editor.jobs.stages import Progress
from voa_editor.prepress.pdf.opening import opened
from voa_editor.prepress.plates.coverage import heat_map, heaviest
from voa_editor.prepress.plates.separate import Plates, separate
from voa_editor.prepress.profiles import DEFAULT as DEFAULT_PROFILE
from voa_editor.prepress.profiles import load_profile
from voa_editor.units import to_mm


@dataclass(frozen=True, slots=True)
class PlateOrder:
    """What to separate: an issue or a finished PDF, which pages, at what resolution, into which folder ("" for none)."""

    source: Path
    folder: Path | None = None
    pages: tuple[int, ...] | None = None
    dpi: float = 100.0
    profile: str = DEFAULT_PROFILE


def separations(order: PlateOrder, progress: Progress | None = None) -> list[dict[str, Any]]:
    """Page by page: its inks, the heaviest mean coverage with its place (mm from the top left of the bleed), its pictures.

    Raises UserError for a source that cannot be read or has not such a page.
    """
    profile = load_profile(order.profile)
    intent = intent_of(profile)
    told: list[dict[str, Any]] = []
    with _pdf(order, progress) as file, opened(file) as pdf:
        numbers = order.pages or tuple(range(1, len(pdf.pages) + 1))
        absent = [number for number in numbers if number > len(pdf.pages)]
        if absent:
            raise UserError(f"there is no page {absent[0]}", file=order.source, remedy=f"It has {len(pdf.pages)}")
        for done, number in enumerate(numbers, 1):
            plates = separate(pdf, number, intent.profile, order.dpi, "bleed")
            heavy = heaviest(plates, profile.inks.window)
            files = _written(plates, order.folder, number, profile.inks.limit) if order.folder else []
            told.append({
                "page": number, "inks": _used(plates), "coverage": round(heavy.percent, 1),
                "x_mm": round(to_mm(heavy.x), 1), "y_mm": round(to_mm(heavy.y), 1),
                "above": bool(profile.inks.coverage) and heavy.percent > profile.inks.coverage,
                "files": [str(path) for path in files], "faults": list(plates.faults),
            })  # fmt: skip
            if progress:
                progress("plates", done, len(numbers))
    return told


@contextmanager
def _pdf(order: PlateOrder, progress: Progress | None) -> Iterator[Path]:
    """The PDF to be separated: the source itself, or what an issue is exported as."""
    if order.source.suffix.lower() == ".pdf":
        yield order.source
        return
    with tempfile.TemporaryDirectory(prefix="voa-plates-") as folder:
        file = Path(folder) / "issue.pdf"
        export(order.source, ExportOrder(file, profile=order.profile), progress)
        yield file


def _used(plates: Plates) -> list[str]:
    return [ink for ink, plate in plates.inks.items() if plate.getbbox()]


def _written(plates: Plates, folder: Path, number: int, limit: float) -> Sequence[Path]:
    """A PNG for each ink, dark where it prints, and one of the coverage."""
    from PIL import ImageChops

    try:
        folder.mkdir(parents=True, exist_ok=True)
        files = []
        for ink, plate in plates.inks.items():
            name = "".join(letter if letter.isalnum() else "-" for letter in ink.lower())
            files.append(folder / f"page-{number:03d}-{name}.png")
            ImageChops.invert(plate).save(files[-1])
        files.append(folder / f"page-{number:03d}-coverage.png")
        heat_map(plates, limit or 400.0).save(files[-1])
    except OSError as fault:
        remedy = "Choose another folder"
        raise UserError(f"the pictures cannot be written ({fault.strerror})", file=folder, remedy=remedy) from fault
    return files
