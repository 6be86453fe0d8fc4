from __future__ import annotations

import pytest
from sheets import HERE, TEAL, MemoryBlobs, box, jpeg, photo, picture, run, sheet

from voa_editor.display.items import Gradient, Group, Item, Link
from voa_editor.fonts.library import bundled
from voa_editor.geometry import Matrix, Rect
from voa_editor.model.colour import BLACK, PAPER, Rgb
from voa_editor.render.colour import screen_rgb
from voa_editor.render.png import picture_of, start_qt

RED, DARK = Rgb(1, 0, 0), Rgb(0, 0, 0)


@pytest.fixture(scope="module", autouse=True)
def qt():
    start_qt()


def painted(*items: Item, blobs: MemoryBlobs | None = None, scale: float = 1.0, bleed: bool = False):
    return picture_of([sheet(*items)], blobs or MemoryBlobs(), bundled(), scale, bleed)


def at(image, x: float, y: float) -> tuple[int, int, int]:
    colour = image.pixelColor(round(x), round(y))
    return (colour.red(), colour.green(), colour.blue())


def near(seen: tuple[int, ...], wanted: tuple[int, ...], by: int = 3) -> bool:
    return all(abs(a - b) <= by for a, b in zip(seen, wanted, strict=True))


def ink(image, rect: Rect) -> float:
    """The share of darkness in a rectangle of the image."""
    points = [(x, y) for x in range(round(rect.x), round(rect.right)) for y in range(round(rect.y), round(rect.bottom))]
    return sum(255 - at(image, x, y)[1] for x, y in points) / 255 / len(points)


def test_inks_are_shown_as_the_colour_formula_says():
    image = painted(box(Rect(10, 10, 40, 40), TEAL))
    assert near(at(image, 30, 30), tuple(round(255 * value) for value in screen_rgb(TEAL)), 1)
    assert at(image, 60, 60) == (255, 255, 255)


@pytest.mark.parametrize("scale", [0.5, 1.0, 1.3, 2.0, 5.0])
@pytest.mark.parametrize("size", [8, 24, 56])
def test_text_is_inked_at_every_size_and_zoom(size, scale):
    word = run("HHHH", 20, 80, size)
    image = painted(word, scale=scale)
    place = Rect(20 * scale, (80 - size * 0.6) * scale, word.advance * scale, size * 0.5 * scale)
    assert 0.2 < ink(image, place) < 0.8
    assert ink(image, Rect(20 * scale, 90 * scale, word.advance * scale, 10 * scale)) == 0


def test_a_large_headline_stands_where_a_small_one_would():
    word = run("HI", 20, 100, 50)
    small, large = painted(word, scale=1.0), painted(word, scale=3.0)
    for x in range(15, 100, 2):
        assert abs(ink(small, Rect(x, 70, 2, 2)) - ink(large, Rect(3 * x, 210, 6, 6))) < 0.35


def test_a_picture_is_clipped_to_its_frame():
    blobs = MemoryBlobs()
    asset = blobs.add(jpeg(photo(300, 200)))
    image = painted(picture(asset, Rect(0, 0, 300, 200), Rect(100, 50, 50, 50)), blobs=blobs)
    assert at(image, 95, 75) == at(image, 155, 75) == (255, 255, 255) != at(image, 125, 75)


def test_a_picture_is_read_once_for_a_size():
    blobs = MemoryBlobs()
    asset = blobs.add(jpeg())
    painted(*(picture(asset, Rect(10, 10 + 100 * n, 90, 60)) for n in range(3)), blobs=blobs)
    assert blobs.reads == [asset]


def test_a_picture_that_cannot_be_read_is_a_grey_box_with_words():
    blobs = MemoryBlobs()
    image = painted(picture("sha256-lost", Rect(50, 50, 200, 100)), blobs=blobs)
    assert near(at(image, 60, 140), tuple(round(255 * v) for v in screen_rgb(BLACK.tint(0.15))))
    assert ink(image, Rect(90, 90, 120, 20)) > 0.18


def test_a_group_turns_clips_and_is_seen_through_as_one():
    inner = (box(Rect(0, 0, 50, 50), DARK), box(Rect(0, 0, 50, 50), RED))
    image = painted(Group(inner, HERE, Matrix.translation(100, 100), Rect(100, 100, 20, 50), 0.5))
    assert near(at(image, 110, 125), (255, 128, 128)) and at(image, 130, 125) == (255, 255, 255)
    nested = Group((Group(inner, HERE, Matrix.translation(10, 0), None, 0.5),), HERE, Matrix.scaling(2, 2), None, 0.5)
    seen = at(painted(nested, scale=1.5), 75, 75)
    assert near(seen, (255, 191, 191))


def test_a_gradient_runs_from_head_to_foot_with_its_opacities():
    image = painted(box(Rect(0, 0, 100, 200), RED), box(Rect(0, 0, 100, 200), Gradient(DARK, DARK, 0.0, 0.8)))
    assert [near(at(image, 50, y), (round(255 * (1 - 0.8 * y / 200)), 0, 0)) for y in (1, 50, 100, 150, 198)] == [True] * 5


def test_nothing_is_painted_outside_the_page_and_links_have_no_ink():
    wide = box(Rect(-100, 100, 1000, 50), DARK)
    link = Link(Rect(300, 300, 50, 50), "#page=2", HERE)
    image = painted(wide, link, bleed=True)
    assert image.width() == 612 and at(image, 2, 120) == (0, 0, 0) and at(image, 320, 320) == (255, 255, 255)
    assert painted(wide).width() == 595


def test_strokes_end_square_at_their_points_and_meet_in_points():
    image = painted(box(Rect(50, 50, 100, 100), PAPER, stroke=DARK, stroke_width=10.0))
    assert at(image, 46, 46) == (0, 0, 0) and at(image, 43, 60) == (255, 255, 255) and at(image, 60, 60) == (255, 255, 255)


def test_a_turned_gradient_runs_from_side_to_side():
    image = painted(box(Rect(10, 10, 100, 40), Gradient(RED, DARK, angle=90)))
    assert [at(image, x, 30)[0] for x in (12, 60, 108)] == pytest.approx([250, 127, 5], abs=4)
    assert at(image, 60, 12) == at(image, 60, 48)
