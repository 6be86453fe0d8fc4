from __future__ import annotations

from sheets import FOGRA39, HERE, SAFFRON, TEAL, box, picture, run, sheet

from voa_editor.display.items import Gradient, Group, Path
from voa_editor.geometry import Matrix, Rect
from voa_editor.model.colour import PAPER, Cmyk, Rgb, Spot
from voa_editor.render.flatten import Flat, Region, flatten

PLACE = Rect(100, 100, 80, 60)
WIDE = Rect(50, 50, 300, 300)
GOLD = Spot("Gold", Cmyk(0, 0.2, 0.6, 0.1))


def flat(*items, see_through=()) -> Flat:
    return flatten(sheet(*items), FOGRA39.inks, lambda asset: asset in see_through)


def last(found: Flat):
    assert not found.regions
    return found.items[-1]


def half(ground: Cmyk, ink: Cmyk = TEAL) -> Cmyk:
    return Cmyk(*(round(0.5 * getattr(ground, n) + 0.5 * getattr(ink, n), 9) for n in "cmyk"))


def rounded(colour: Cmyk) -> Cmyk:
    return Cmyk(*(round(getattr(colour, n), 9) for n in "cmyk"))


def test_what_is_opaque_stays_the_same():
    items = (box(PLACE, TEAL), run("words", 50, 50), picture("sha256-a", PLACE), box(PLACE, Gradient(TEAL, SAFFRON)))
    assert flat(*items) == Flat(items, ())


def test_opacity_over_paper_is_a_tint():
    assert last(flat(box(PLACE, TEAL, opacity=0.5))).fill == TEAL.tint(0.5)
    assert last(flat(box(PLACE, GOLD, opacity=0.5))).fill == GOLD.tint(0.5)
    assert last(flat(box(PLACE, None, stroke=TEAL, stroke_width=2, opacity=0.5))).stroke == TEAL.tint(0.5)


def test_opacity_over_a_flat_colour_is_another_flat_colour():
    found = last(flat(box(WIDE, SAFFRON), box(PLACE, TEAL, opacity=0.5)))
    assert found.opacity == 1 and rounded(found.fill) == half(SAFFRON)
    assert last(flat(box(WIDE, GOLD), box(PLACE, GOLD.tint(0.2), opacity=0.5))).fill == GOLD.tint(0.6)
    light = last(flat(box(WIDE, Rgb(1, 1, 1)), box(PLACE, Rgb(0, 0, 0), opacity=0.5)))
    assert rounded(light.fill) == Cmyk(0, 0, 0, 0.5)


def test_a_gradient_of_opacity_over_a_flat_colour_is_a_gradient_of_colours():
    found = last(flat(box(WIDE, SAFFRON), box(PLACE, Gradient(TEAL, TEAL, 0.0, 0.5, 30))))
    assert rounded(found.fill.start) == SAFFRON and rounded(found.fill.end) == half(SAFFRON)
    assert (found.fill.start_opacity, found.fill.end_opacity, found.fill.angle) == (1, 1, 30)
    bent = flat(box(WIDE, SAFFRON), box(PLACE, Gradient(TEAL, PAPER, 0.0, 0.5)))
    assert bent.regions == (Region(PLACE, 2),) and bent.items[1] is None


def test_an_opacity_of_path_and_gradient_together():
    found = last(flat(box(PLACE, Gradient(TEAL, TEAL, 0.2, 1.0), opacity=0.5)))
    assert found.fill.start == TEAL.tint(0.1) and found.fill.end == TEAL.tint(0.5) and found.opacity == 1


def test_the_ground_must_lie_under_all_of_it_and_be_one_colour():
    across, turned = box(Rect(100, 100, 20, 60), SAFFRON), Group((box(WIDE, SAFFRON),), HERE, Matrix.rotation(3))
    for below in (across, turned, box(WIDE, Gradient(TEAL, SAFFRON)), picture("sha256-a", WIDE), run("words", 110, 120),
                  box(WIDE, SAFFRON, stroke=TEAL, stroke_width=1)):  # fmt: skip
        assert flat(below, box(PLACE, TEAL, opacity=0.5)).regions == (Region(PLACE, 2),)
    assert flat(across, box(PLACE, TEAL, opacity=0.5)).items == (across, None)
    beside = box(Rect(300, 300, 20, 20), SAFFRON)
    assert last(flat(beside, box(PLACE, TEAL, opacity=0.5))).fill == TEAL.tint(0.5)
    assert last(flat(run("words", 110, 120), box(WIDE, SAFFRON), box(PLACE, TEAL, opacity=0.5))).opacity == 1
    ellipse = Path((("M", 50, 50), ("C", 60, 60, 350, 350, 350, 50), ("L", 50, 350), ("Z",)), SAFFRON, HERE)
    assert flat(ellipse, box(PLACE, TEAL, opacity=0.5)).regions


def test_two_inks_that_do_not_mix_take_pixels():
    assert flat(box(WIDE, GOLD), box(PLACE, TEAL, opacity=0.5)).regions
    assert flat(box(WIDE, TEAL), box(PLACE, GOLD, opacity=0.5)).regions


def test_a_group_is_seen_as_a_whole():
    inner = (box(PLACE, TEAL), box(PLACE.moved(20, 10), SAFFRON), run("words", 110, 130, colour=PAPER))
    found = last(flat(box(WIDE, TEAL), Group(inner, HERE, opacity=0.5)))
    first, second, words = found.items
    assert found.opacity == 1 and rounded(first.fill) == TEAL and rounded(second.fill) == half(TEAL, SAFFRON)
    assert rounded(words.colour) == half(TEAL, PAPER)
    for wrong in (picture("sha256-a", PLACE), box(PLACE, TEAL, opacity=0.5)):
        (region,) = flat(Group((*inner, wrong), HERE, Matrix.translation(5, 0), opacity=0.5)).regions
        assert region.count == 1 and region.rect.x == 105


def test_groups_are_looked_into_through_their_matrix_and_clip():
    inner = (box(Rect(0, 0, 100, 100), SAFFRON), box(Rect(10, 10, 20, 20), TEAL, opacity=0.5))
    clip = Rect(100, 100, 30, 30)
    found = last(flat(Group(inner, HERE, Matrix.translation(100, 100), clip)))
    assert rounded(found.items[1].fill) == half(SAFFRON)
    turned = last(flat(Group(inner, HERE, Matrix(0, 1, -1, 0, 200, 100), Rect(100, 100, 200, 200))))
    assert rounded(turned.items[1].fill) == half(SAFFRON)
    outside = flat(box(WIDE, GOLD), Group(inner[1:], HERE, Matrix(), Rect(400, 400, 9, 9)))
    assert not outside.regions
    part = flat(box(WIDE, GOLD), Group(inner[1:] + (run("words", 5, 5),), HERE, Matrix.translation(100, 100)))
    assert part.regions == (Region(Rect(110, 110, 20, 20), 2),) and len(part.items[1].items) == 1


def test_a_picture_is_laid_on_the_colour_below_it():
    assert last(flat(picture("sha256-a", PLACE), see_through=("sha256-a",))).matte == PAPER
    assert last(flat(box(WIDE, TEAL), picture("sha256-a", PLACE), see_through=("sha256-a",))).matte == TEAL
    assert flat(box(WIDE, GOLD), picture("sha256-a", PLACE), see_through=("sha256-a",)).regions


def test_places_that_overlap_become_one_which_holds_all_below_the_last():
    ground = picture("sha256-a", Rect(0, 0, 500, 500))
    one, two, far = Rect(10, 10, 50, 50), Rect(40, 40, 50, 50), Rect(300, 300, 20, 20)
    first, second, third = (box(place, TEAL, opacity=0.5) for place in (one, far, two))
    items = (ground, first, second, run("words", 300, 310), third)
    found = flat(*items)
    assert found.regions == (Region(far, 3), Region(Rect(10, 10, 80, 80), 5))
    assert found.items == (ground, None, None, items[3], None)


def test_what_lies_outside_the_bleed_asks_for_nothing():
    ground = picture("sha256-a", Rect(-500, 0, 400, 500))
    assert not flat(ground, box(Rect(-300, 10, 50, 50), TEAL, opacity=0.5)).regions
