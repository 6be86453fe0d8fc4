"""An SVG becomes a PDF of lines, areas and letters; a hostile one reads nothing, runs nothing and ends."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from adverts import fonts_of, images_of, placed
from printed import text_of

from voa_editor.errors import UserError
from voa_editor.jobs.pictures import picture_from_file
from voa_editor.manuscript.svg import svg_to_pdf

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{w}" height="{h}">'


def svg(inner: str, w: object = 200, h: object = 100) -> bytes:
    return (HEAD.format(w=w, h=h) + inner + "</svg>").encode()


def seen(data: bytes, x: int, y: int) -> tuple[int, ...]:
    """The colour at a point of the SVG's own pixels."""
    page = pypdfium2.PdfDocument(svg_to_pdf(data).pdf)[0]
    return page.render(scale=96 / 72).to_pil().convert("RGB").getpixel((x, y))


@pytest.mark.parametrize(
    ("inner", "colour"),
    [
        ('<rect width="200" height="100" fill="#e63312"/>', (230, 51, 18)),
        ('<style>.a{fill:#008000}</style><circle class="a" cx="100" cy="50" r="40"/>', (0, 128, 0)),
        ('<g opacity=".5"><g style="opacity:.5"><rect width="200" height="100"/></g></g>', (191, 191, 191)),
        ('<rect width="200" height="100" fill="#f00" fill-opacity="50%" opacity=".5"/>', (255, 191, 191)),
        ('<defs><rect id="r" width="50" height="50"/></defs><use href="#r" x="80" y="30" fill="#00f"/>', (0, 0, 255)),
        ('<path d="M0 0h200v100h-200z" transform="scale(.9)" fill="rgb(10,20,30)"/>', (10, 20, 30)),
        ('<clipPath id="c"><rect width="20" height="20"/></clipPath><rect width="200" height="100" clip-path="url(#c)"/>',
         (255, 255, 255)),
    ],
)  # fmt: skip
def test_it_looks_as_it_says(inner, colour):
    assert seen(svg(inner), 100, 50) == pytest.approx(colour, abs=2)


def test_a_gradient_goes_from_end_to_end():
    inner = '<linearGradient id="g"><stop stop-color="#f00"/><stop offset="1" stop-color="#00f"/></linearGradient>'
    data = svg(inner + '<rect width="200" height="100" fill="url(#g)"/>')
    assert seen(data, 4, 50)[0] > 235 and seen(data, 195, 50)[2] > 235


def test_the_same_svg_gives_the_same_bytes():
    data = svg("<text x='10' y='50'>Sail</text>")
    assert svg_to_pdf(data).pdf == svg_to_pdf(data).pdf


@pytest.mark.parametrize("preset", ["press-x4", "digital"])
def test_it_is_printed_as_vectors_with_its_words(tmp_path, preset):
    words = '<text x="10" y="60" font-family="serif">Sail with us</text>'
    there = placed(tmp_path, preset, svg_to_pdf(svg(f'<rect width="90" height="90" fill="#c00"/>{words}')).pdf)
    (form,) = there.forms()
    assert not there.findings and not images_of(form)
    assert any("SourceSerif4" in str(font.BaseFont) for font in fonts_of(form))
    assert "Sail with us" in text_of(there.path)


def test_what_is_left_out_is_told():
    inner = '<filter id="f"/><text font-family="Futura">a</text><image href="logo.png" width="9" height="9"/><script>1</script>'
    assert set(svg_to_pdf(svg(inner)).left_out) == {"a filter effect", "a script", "what lies in other files", "the font Futura"}


def test_a_file_is_brought_as_artwork_of_its_size(tmp_path):
    (tmp_path / "logo.svg").write_bytes(svg("<rect width='9' height='9'/>", "96mm", "48mm"))
    brought = picture_from_file(tmp_path / "logo.svg", tmp_path / "a.voa")
    natural = brought.asset.natural
    assert natural and (natural.w, natural.h) == pytest.approx((272.1, 136.1), abs=0.1)
    assert isinstance(brought.data, bytes) and brought.asset.name == "logo.svg"


LAUGHS = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
SECRET = "the secret of the house"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg",
        b"<html/>",
        svg("", w=0, h=0),
        svg("", w=1e9, h=1e9),
        svg("", w="nan", h="inf"),
        LAUGHS.encode() + svg("<text>&b;</text>"),
        b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + svg("<text>&x;</text>"),
        svg('<g id="a"><use href="#a"/></g>'),
        svg("<g>" * 150 + "</g>" * 150),
        svg("".join(f"<g id='g{n}'>" + (f"<use href='#g{n - 1}'/>" * 10 if n else "<rect/>") + "</g>" for n in range(9))),
    ],
)
def test_a_broken_or_hostile_one_is_refused_in_words(data):
    with pytest.raises(UserError) as told:
        svg_to_pdf(data)
    assert told.value.remedy


WAYS_OUT = ['<image href="{}"/>', '<image xlink:href="file://{}"/>', '<use href="{}#a"/>', "<style>@import url({});</style>"]


@pytest.mark.parametrize("how", WAYS_OUT)
def test_nothing_outside_is_read(tmp_path: Path, how: str):
    (tmp_path / "secret.svg").write_bytes(svg(f'<text id="a" y="20">{SECRET}</text>'))
    data = svg(how.format(tmp_path / "secret.svg") + '<rect width="9" height="9"/>')
    assert SECRET not in pypdfium2.PdfDocument(svg_to_pdf(data).pdf)[0].get_textpage().get_text_range()
