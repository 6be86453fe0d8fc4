"""Open a face and give its measures and widths: the one place they come from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import uharfbuzz as hb


@dataclass(frozen=True)
class Face:
    """A face in a file. `key` (its file stem) names it in display lists. Measures are in 1/1000 em where said."""

    key: str
    path: Path
    family: str
    weight: int
    italic: bool
    licence: Path | None = None

    @cached_property
    def blob(self) -> hb.Blob:
        return hb.Blob.from_file_path(str(self.path))

    @cached_property
    def hb_face(self) -> hb.Face:
        return hb.Face(self.blob)

    @cached_property
    def hb_font(self) -> hb.Font:
        """A HarfBuzz font at 1000 units per em, so that its numbers are 1/1000 em whatever the face's own grid."""
        font = hb.Font(self.hb_face)
        font.scale = (1000, 1000)
        return font

    @cached_property
    def characters(self) -> frozenset[int]:
        """The code points the face has glyphs for."""
        return frozenset(self.hb_face.unicodes)

    def metric(self, tag: hb.OTMetricsTag, otherwise: int) -> int:
        value = self.hb_font.get_metric_position(tag)
        return int(value) if value is not None else otherwise

    @cached_property
    def _rights(self) -> int:
        table = self.hb_face.reference_table("OS/2").data
        return int.from_bytes(table[8:10], "big") if len(table) >= 10 else 0

    @cached_property
    def embedding(self) -> int:
        """What its maker allows: 0 installable, 2 nothing, 4 viewing and printing, 8 editing (OpenType 1.9, OS/2, fsType)."""
        # Of several rights the mildest holds, as before version 3 of the table.
        return next((least for least in (8, 4, 2) if self._rights & least), 0)

    @cached_property
    def ascent(self) -> int:
        return self.metric(hb.OTMetricsTag.HORIZONTAL_ASCENDER, 800)

    @cached_property
    def descent(self) -> int:
        """Below the baseline; negative."""
        return self.metric(hb.OTMetricsTag.HORIZONTAL_DESCENDER, -200)

    @cached_property
    def cap_height(self) -> int:
        return self.metric(hb.OTMetricsTag.CAP_HEIGHT, 700)

    @cached_property
    def not_embeddable(self) -> str:
        """Why the face may not be embedded in part by what its maker says (OpenType, OS/2 table, fsType); "" if it may.

        Where several rights are given, the least strict holds. A face that says nothing may be embedded.
        """
        if self.embedding == 2:
            return "its licence is restricted"
        if self._rights & 0x0200:
            return "only pictures of its letters may be"
        return "it may be embedded only as a whole" if self._rights & 0x0100 else ""

    @cached_property
    def underline(self) -> tuple[int, int]:
        """The top of a line under its type, above the baseline (so negative), and how thick that is."""
        tags = hb.OTMetricsTag
        return self.metric(tags.UNDERLINE_OFFSET, -100), self.metric(tags.UNDERLINE_SIZE, 50)

    @cached_property
    def strikeout(self) -> tuple[int, int]:
        """The top of a line through its type, above the baseline, and how thick that is."""
        tags = hb.OTMetricsTag
        return self.metric(tags.STRIKEOUT_OFFSET, 300), self.metric(tags.STRIKEOUT_SIZE, 50)

    def advance(self, glyph: int) -> float:
        """The width of a glyph in 1/1000 em, before kerning."""
        return float(self.hb_font.get_glyph_h_advance(glyph))
