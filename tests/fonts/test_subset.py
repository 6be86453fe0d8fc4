from __future__ import annotations

import dataclasses
import shutil

import pytest
import uharfbuzz as hb

from voa_editor.errors import UserError
from voa_editor.fonts.library import bundled
from voa_editor.fonts.subset import describe, subset, subset_tag

FACE = bundled().find("Source Serif 4")


def glyph(character: str) -> int:
    found = FACE.hb_font.get_nominal_glyph(ord(character))
    assert found
    return int(found)


def test_a_subset_keeps_the_numbers_and_outlines_of_its_glyphs_and_no_others():
    whole, wanted, other = FACE.path.stat().st_size, glyph("Қ"), glyph("B")
    program = subset(FACE, {wanted})
    font = hb.Font(hb.Face(hb.Blob(program)))
    font.scale = (1000, 1000)
    assert len(program) < whole / 20
    assert font.get_glyph_extents(wanted) == FACE.hb_font.get_glyph_extents(wanted)
    assert font.get_glyph_h_advance(wanted) == FACE.advance(wanted)
    assert font.get_glyph_extents(other).width == 0


def test_a_subset_is_named_by_its_glyphs():
    assert subset_tag(FACE, [3, 1, 2]) == subset_tag(FACE, {1, 2, 3}) != subset_tag(FACE, {1, 2})
    assert len(subset_tag(FACE, ())) == 6 and subset_tag(FACE, ()).isalpha() and subset_tag(FACE, ()).isupper()


def test_a_face_is_described_in_thousandths_of_an_em():
    upright, slanted = describe(FACE), describe(bundled().find("Source Serif 4", 700, True))
    assert upright.name == "SourceSerif4-Regular"
    assert upright.bbox[0] < 0 < upright.cap_height < upright.ascent <= upright.bbox[3] + 100
    assert upright.descent < 0 == upright.italic_angle > slanted.italic_angle
    assert slanted.italic and slanted.stem > upright.stem
    assert upright.serif and not describe(bundled().find("Source Sans 3")).serif


def test_a_face_without_truetype_outlines_is_refused_with_a_remedy(tmp_path):
    stranger = tmp_path / "stranger.otf"
    shutil.copy(FACE.path, stranger)
    stranger.write_bytes(stranger.read_bytes().replace(b"glyf", b"xlyf", 1))
    with pytest.raises(UserError, match="TrueType"):
        subset(dataclasses.replace(FACE, path=stranger), {1})
