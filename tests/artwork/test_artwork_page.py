"""What is placed of a PDF's first page: its bleed, turned as the page says; the preview shows just that."""

from __future__ import annotations

import pikepdf
import pytest
from adverts import advert, changed
from pikepdf import Array

from voa_editor.artwork.page import artwork_shape
from voa_editor.artwork.preview import preview
from voa_editor.errors import UserError
from voa_editor.geometry import Point

AD = advert()  # 300 × 200; a panel from (20, 20) to (140, 100)


@pytest.mark.parametrize(
    ("boxes", "size"),
    [
        ({}, (300, 200)),
        ({"TrimBox": Array([10, 10, 290, 190])}, (280, 180)),
        ({"TrimBox": Array([10, 10, 290, 190]), "BleedBox": Array([5, 5, 295, 195])}, (290, 190)),
        ({"BleedBox": Array([295, 195, 5, 5])}, (290, 190)),
        ({"BleedBox": Array([-50, -50, 350, 250])}, (300, 200)),
        ({"TrimBox": Array([900, 900, 990, 990])}, (300, 200)),
        ({"Rotate": 90}, (200, 300)),
        ({"UserUnit": 2}, (600, 400)),
    ],
)
def test_its_bleed_is_placed_as_far_as_there_is_paper(boxes, size):
    assert artwork_shape(changed(AD, **boxes)).size == pytest.approx(size)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_the_preview_lies_as_the_form_does(rotation):
    """The panel's left bottom corner is where the form's matrix takes it."""
    data = changed(AD, Rotate=rotation, TrimBox=Array([20, 20, 280, 180]))
    shape = artwork_shape(data)
    width, height = map(round, shape.size)
    picture = preview(data, width, height)
    assert picture.size == (width, height)
    for x, y, inked in ((25, 25, True), (135, 95, True), (275, 25, False)):
        at = shape.onto_unit_square.apply(Point(x, y))
        pixel = picture.getpixel((round(at.x * (width - 1)), round((1 - at.y) * (height - 1))))
        assert (pixel[3] == 255 and pixel[0] > 200 and pixel[2] < 90) if inked else pixel[3] == 0, (x, y, pixel)


def test_it_is_as_sharp_as_it_is_large():
    assert preview(AD, 1200, 800).size == (1200, 800)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer <</Root 1 0 R>>"])
def test_a_damaged_one_is_refused_in_words(data):
    with pytest.raises(UserError, match=r"damaged|no pages|no size"):
        artwork_shape(data)


def test_a_locked_one_is_refused_in_words(tmp_path):
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(UserError, match="password"):
        artwork_shape((tmp_path / "locked.pdf").read_bytes())
