"""Bring print files to their standard: mix in pixels what shows through, and verify each file before it takes its name."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from voa_editor.artwork.preview import PDFIUM
from voa_editor.display.items import Group, Item, Picture, Sheet
from voa_editor.errors import UserError
from voa_editor.fonts.library import bundled
from voa_editor.geometry import Rect
from voa_editor.model.assets import Blobs
from voa_editor.prepress.artwork import Fitter
from voa_editor.prepress.flatten import alternates
from voa_editor.prepress.pdf.opening import opened
from voa_editor.prepress.pdf.verify import STANDARDS, Report, verify
from voa_editor.prepress.plates.separate import Area, separate
from voa_editor.prepress.plates.show import Pressed, merged
from voa_editor.render.cache import RasterCache
from voa_editor.render.images import Raster, encoded
from voa_editor.render.intent import OutputIntent
from voa_editor.render.presets import X4, Preset

_QUALITY = 95  # of a JPEG, with its colours at full resolution: nothing is seen to be lost
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

    def __call__(self, sheet: Sheet, rect: Rect, ppi: float) -> Callable[[], Raster]:
        """Who makes the picture of a rectangle (points) of a sheet at so many pixels an inch, or has it from the cache."""
        key = self._key(sheet, rect, ppi)
        if self.cache is not None and (found := self.cache.get(key)) is not None:
            return lambda: found
        read = ReadAssets(assets_of(sheet.items, self.blobs))

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
        pressed = press(sheet, self.blobs, self.preset, self.intent, ppi, rect, self.cache)
        data = encoded(merged(pressed), "JPEG", quality=_QUALITY, subsampling=0)  # Pillow writes inks turned over, as Adobe
        width, height = pressed.plates.size
        return Raster(width, height, 4, 8, "jpeg", data, inverted=True)


def press(
    sheet: Sheet, blobs: Blobs, preset: Preset, intent: OutputIntent, ppi: float,
    rect: Rect | None = None, cache: RasterCache | None = None,
) -> Pressed:  # fmt: skip
    """The plates of a sheet at `ppi` pixels an inch: of a rectangle (points), or of all of it with its bleed."""
    from voa_editor.render.pdf.marks import page_boxes
    from voa_editor.render.pdf.metadata import DocumentInfo
    from voa_editor.render.pdf.writer import write_pdf

    live = replace(preset, standard=X4, marks=False, bars=False, slug=False)
    area: str | Area = "bleed"
    if rect is not None:
        left, top = page_boxes(sheet, live).place(rect.x, rect.y)
        area = (left, top - rect.h, left + rect.w, top)
    with tempfile.TemporaryDirectory(prefix="voa-mix-") as folder:
        file = Path(folder) / "sheet.pdf"
        fit = Fitter(live, intent)
        write_pdf(file, [sheet], DocumentInfo("sheet"), blobs, bundled(), live, intent, cache=cache, fit=fit)
        with PDFIUM, opened(file) as pdf:
            return Pressed(separate(pdf, 1, intent.profile, ppi, area), alternates(pdf, 1))


@dataclass(frozen=True)
class ReadAssets:
    """Assets that were read before, for another thread."""

    data: Mapping[str, bytes]

    def read(self, asset: str) -> bytes:
        return self.data[asset]


def assets_of(items: Iterable[Item], blobs: Blobs) -> dict[str, bytes]:
    """The bytes of the pictures that some items show; without those that cannot be read: a grey box shows in their place."""
    return {asset: data for asset in _assets(items) if (data := _data(blobs, asset)) is not None}


def _data(blobs: Blobs, asset: str) -> bytes | None:
    try:
        return blobs.read(asset)
    except KeyError:
        return None


def _assets(items: Iterable[Item]) -> set[str]:
    found = {item.asset for item in items if isinstance(item, Picture)}
    return found.union(*(_assets(item.items) for item in items if isinstance(item, Group)))
