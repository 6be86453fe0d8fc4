"""Bring print files to their standard: mix in pixels what shows through, and verify each file before it takes its name."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from voa_editor.display.items import Group, Item, Picture, Sheet
from voa_editor.errors import UserError
from voa_editor.fonts.library import bundled
from voa_editor.geometry import Rect
from voa_editor.model.assets import Blobs
from voa_editor.prepress.flatten import alternates
from voa_editor.prepress.pdf.opening import opened
from voa_editor.prepress.pdf.spaces import PROCESS
from voa_editor.prepress.pdf.verify import STANDARDS, Report, verify
from voa_editor.prepress.plates.separate import Plates, separate
from voa_editor.render.cache import RasterCache
from voa_editor.render.flatten import Make
from voa_editor.render.images import Raster, encoded
from voa_editor.render.intent import OutputIntent
from voa_editor.render.presets import X4, Preset

_QUALITY = 95  # of a JPEG, with its colours at full resolution: nothing is seen to be lost
_PDFIUM = Lock()  # it draws for one thread at a time
_TOLD = 4  # broken rules that a refusal names


def approval(standard: str, told: Callable[[Report], None]) -> Callable[[Path], None]:
    """What looks at a written file before it takes its name: it is verified rule by rule, and `told` gets the report.

    Raises UserError naming the rules that are broken.
    """
    asked = next(known for known in STANDARDS.values() if known.title == standard)

    def approve(file: Path) -> None:
        report = verify(file, asked)
        told(report)
        if not report.passed:
            broken = [f"{one.rule.asks} ({one.faults[0].said})" for one in report.failures("error") if one.faults]
            raise UserError(
                f"the file would not keep {standard}, and was not written: {' '.join(broken[:_TOLD])}",
                remedy="Mend what is named, or export by another preset",
            )

    return approve


@dataclass(frozen=True)
class Mixer:
    """Shows what sheets print in a rectangle, as one picture in the four inks: what PDF/X-1a takes of transparency."""

    blobs: Blobs
    preset: Preset
    intent: OutputIntent
    cache: RasterCache | None = None  # of converted pictures: the file itself needs the same ones

    def __call__(self, sheet: Sheet, rect: Rect, ppi: float) -> Callable[[], Make]:
        """Who gets ready the picture of a rectangle (points) of a sheet at so many pixels an inch."""
        return lambda: self._ready(sheet, rect, ppi)

    def _ready(self, sheet: Sheet, rect: Rect, ppi: float) -> Make:
        """Who makes the picture, or has it from the cache."""
        key = self._key(sheet, rect, ppi)
        if self.cache is not None and (found := self.cache.get(key)) is not None:
            return lambda: found
        read = _Read({asset: data for asset in _assets(sheet.items) if (data := _data(self.blobs, asset)) is not None})

        def make() -> Raster:
            raster = replace(self, blobs=read)._mixed(sheet, rect, ppi)
            if self.cache is not None:
                self.cache.put(key, raster)
            return raster

        return make

    def _key(self, sheet: Sheet, rect: Rect, ppi: float) -> str:
        """All that the picture depends on: a sheet's items tell pictures by their content, and its size where they lie."""
        intent = self.intent
        press = f"{intent.profile.digest} {intent.rendering} {intent.black_point} {intent.overprint_text} {intent.overprint_line}"
        drawn = repr((sheet.items, sheet.width, sheet.height, sheet.bleed, rect, ppi, self.preset))
        return f"mixed {hashlib.sha256(drawn.encode()).hexdigest()} {press}"

    def _mixed(self, sheet: Sheet, rect: Rect, ppi: float) -> Raster:
        """The picture; spots are mixed as their swatches say."""
        from voa_editor.render.pdf.marks import page_boxes
        from voa_editor.render.pdf.metadata import DocumentInfo
        from voa_editor.render.pdf.writer import write_pdf

        live = replace(self.preset, standard=X4, marks=False, bars=False, slug=False)
        left, top = page_boxes(sheet, live).place(rect.x, rect.y)
        with tempfile.TemporaryDirectory(prefix="voa-mix-") as folder:
            file = Path(folder) / "sheet.pdf"
            write_pdf(file, [sheet], DocumentInfo("sheet"), self.blobs, bundled(), live, self.intent, cache=self.cache)
            with _PDFIUM, opened(file) as pdf:
                plates = separate(pdf, 1, self.intent.profile, ppi, (left, top - rect.h, left + rect.w, top))
                return _raster(plates, alternates(pdf, 1))


@dataclass(frozen=True)
class _Read:
    """Assets that were read before, for another thread."""

    data: dict[str, bytes]

    def read(self, asset: str) -> bytes:
        return self.data[asset]


def _data(blobs: Blobs, asset: str) -> bytes | None:
    try:
        return blobs.read(asset)
    except KeyError:
        return None  # the file shows a grey box in its place


def _assets(items: Iterable[Item]) -> set[str]:
    found = {item.asset for item in items if isinstance(item, Picture)}
    return found.union(*(_assets(item.items) for item in items if isinstance(item, Group)))


def _raster(plates: Plates, spots: dict[str, tuple[float, ...]]) -> Raster:
    from PIL import Image, ImageChops

    bands = [plates.inks[ink] for ink in PROCESS]
    for ink, plate in plates.inks.items():
        for n, amount in enumerate(spots.get(ink, (0.0,) * 4) if ink not in PROCESS else ()):
            bands[n] = ImageChops.add(bands[n], plate.point([round(value * amount) for value in range(256)]))
    merged = Image.merge("CMYK", bands)
    data = encoded(merged, "JPEG", quality=_QUALITY, subsampling=0)  # Pillow writes inks turned over, as Adobe
    width, height = plates.size
    return Raster(width, height, 4, 8, "jpeg", data, inverted=True)
