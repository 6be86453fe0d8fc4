"""Take from a printer profile what a finished PDF is measured against."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from voa_editor.units import mm


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What a printer asks of a PDF; 0 asks nothing. Lengths in points, resolutions in pixels per inch of the print, inks in per
    cent.

    `bleed`: top, outer, bottom, inner edge. `coverage` is of the mean over a square of `window`. `rich_black` counts for text
    whose black is at least `rich_black_k`. Black text smaller than `overprint_text` and black lines thinner than
    `overprint_line` overprint. The values that stand here are those of GWG 2022, variant "Magazine Ads CMYK".
    """

    ppi: tuple[float, float] = (149.0, 224.0)  # error and warning, at or below
    ppi_1bit: tuple[float, float] = (549.0, 799.0)
    bleed: tuple[float, float, float, float] = (mm(3),) * 4
    single_page: bool = False
    page_multiple: int = 0
    coverage: float = 305.0
    window: float = mm(15)
    rich_black: float = 280.0
    rich_black_k: float = 85.0
    rgb_images: bool = False
    spots: bool = True
    reversed_type: float = 9.0
    multi_ink_type: float = 9.0
    white_line: float = 0.25
    multi_ink_line: float = 0.25
    overprint_text: float = 12.0
    overprint_line: float = 2.0

    @staticmethod
    def of(profile: Any) -> Thresholds:
        """The thresholds of a printer profile: of its tables geometry, inks and fine, as far as it has them."""
        given: dict[str, Any] = {}
        for table in ("geometry", "inks", "fine"):
            held = getattr(profile, table, None)
            given |= {one.name: getattr(held, one.name) for one in fields(Thresholds) if hasattr(held, one.name)}
        given["ppi"] = (profile.resolution.error, profile.resolution.warning)
        given["ppi_1bit"] = (profile.resolution_1bit.error, profile.resolution_1bit.warning)
        return Thresholds(**given)

    @property
    def edges(self) -> dict[str, float]:
        """The bleed asked at each edge of a page of which no one says on which side of the spine it stands."""
        top, outer, bottom, inner = self.bleed
        return {"top": top, "right": min(outer, inner), "bottom": bottom, "left": min(outer, inner)}
