"""Widths that are read from font programs are those that HarfBuzz measures; damaged programs are refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest
import uharfbuzz as hb
from hypothesis import given
from hypothesis import strategies as st

from voa_editor.fonts.encodings import character_of, encoding
from voa_editor.fonts.library import bundled
from voa_editor.fonts.program import read_program

URW = Path("/usr/share/fonts/opentype/urw-base35")
TYPE1 = Path("/usr/share/fonts/type1/urw-base35")


def advances(path: Path) -> list[float]:
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(path))))
    font.scale = (1000, 1000)
    return [font.get_glyph_h_advance(glyph) for glyph in range(font.face.glyph_count)]


@pytest.mark.parametrize("family", ["Source Sans 3", "Source Serif 4"])
def test_truetype(family: str) -> None:
    face = bundled().find(family)
    program = read_program(face.path.read_bytes())
    assert program.kind == "TrueType"
    assert list(program.widths) == pytest.approx(advances(face.path), abs=0.51)
    assert program.cmaps[3, 1][ord("A")] == face.hb_font.get_nominal_glyph(ord("A"))


@pytest.mark.parametrize("name", ["NimbusSans-Regular", "C059-Italic", "NimbusMonoPS-Bold"])
def test_cff_and_type_1(name: str) -> None:
    if not (URW / f"{name}.otf").is_file() or not (TYPE1 / f"{name}.t1").is_file():
        pytest.skip("the URW fonts are not installed")
    program = read_program((URW / f"{name}.otf").read_bytes())
    assert program.kind == "OpenType" and list(program.widths) == advances(URW / f"{name}.otf")
    older = read_program((TYPE1 / f"{name}.t1").read_bytes())
    both = set(program.names) & set(older.names)
    assert older.kind == "Type1" and len(both) > 800 and older.encoding[65] == "A"
    assert [older.width(older.names[glyph]) for glyph in both] == [program.width(program.names[glyph]) for glyph in both]


def test_encodings() -> None:
    windows, mac, standard = (encoding(name) for name in ("WinAnsiEncoding", "MacRomanEncoding", "StandardEncoding"))
    assert (windows[0x80], windows[0x27], mac[0x80], standard[0x27]) == ("Euro", "quotesingle", "Adieresis", "quoteright")
    assert encoding("Identity-H") == {}
    assert (character_of("A"), character_of("uni0416"), character_of("u1F600"), character_of("g12")) == ("A", "Ж", "😀", "")


@pytest.mark.parametrize("data", [b"", b"no font", b"\0\1\0\0", b"OTTO\0\1", b"\1\0\4\1", b"%!PS-AdobeFont eexec", b"\x80\1"])
def test_what_is_no_font_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="font|program"):
        read_program(data)


SAMPLES = [bundled().find("Source Sans 3").path.read_bytes()[:20_000]]
SAMPLES += [
    path.read_bytes() for folder, name in ((URW, "D050000L.otf"), (TYPE1, "D050000L.t1")) if (path := folder / name).is_file()
]


@given(
    st.sampled_from(SAMPLES),
    st.lists(st.tuples(st.integers(0, 1 << 16), st.integers(0, 255)), max_size=8),
    st.integers(1, 1 << 16),
)
def test_damaged_programs_raise_nothing_but_value_errors(data: bytes, changes: list[tuple[int, int]], end: int) -> None:
    broken = bytearray(data[:end] if end % 3 == 0 else data)
    for at, value in changes:
        broken[at % len(broken)] = value
    try:
        read_program(bytes(broken))
    except ValueError as fault:
        assert str(fault)
