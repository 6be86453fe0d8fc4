from __future__ import annotations

from voa_editor.model.colour import BLACK, REGISTRATION, Cmyk, Lab, Rgb, Spot
from voa_editor.model.styles import Swatch
from voa_editor.model.swatches import Blend, colour_of, paint_of

SWATCHES = {
    swatch.id: swatch
    for swatch in (
        Swatch(id="sw-teal", name="Teal", c=1.0, m=0.6),
        Swatch(id="sw-light", name="Light", kind="rgb", r=1.0),
        Swatch(id="sw-lab", name="Lab", kind="lab", lab_l=50.0, lab_a=20.0, lab_b=-10.0),
        Swatch(id="sw-gold", name="Gold", kind="spot", m=0.2, y=0.6),
        Swatch(id="sw-all", name="All", kind="spot", k=1.0),
        Swatch(id="sw-pale", name="Pale", kind="tint", of="sw-gold", tint=0.5),
        Swatch(id="sw-paler", name="Paler", kind="tint", of="sw-pale", tint=0.5),
        Swatch(id="sw-fade", name="Fade", kind="gradient", of="sw-paler", to="sw-teal", angle=90.0),
        Swatch(id="sw-round", name="Round", kind="tint", of="sw-round", tint=0.5),
        Swatch(id="sw-registration", name="Registration", kind="spot", c=1.0, m=1.0, y=1.0, k=1.0),
    )
}
GOLD = Spot("Gold", Cmyk(0.0, 0.2, 0.6, 0.0))


def colour(swatch: str, tint: float = 1.0):
    return colour_of(SWATCHES.get(swatch), SWATCHES.get, tint)


def test_each_kind_has_its_colour():
    assert [colour(f"sw-{name}") for name in ("teal", "light", "lab", "gold")] == [
        Cmyk(1.0, 0.6, 0.0, 0.0), Rgb(1.0, 0.0, 0.0), Lab(50.0, 20.0, -10.0), GOLD,
    ]  # fmt: skip
    assert colour("sw-registration") == REGISTRATION and colour("gone") == BLACK


def test_tints_are_worked_in_through_others():
    assert colour("sw-paler") == GOLD.tint(0.25) and colour("sw-paler", 0.5) == GOLD.tint(0.125)
    assert colour("sw-lab", 0.5) == Lab(75.0, 10.0, -5.0)
    assert colour("sw-round") is not None, "a loop comes to an end"


def test_a_gradient_fills_with_both_its_ends_and_writes_with_the_first():
    assert paint_of(SWATCHES["sw-fade"], SWATCHES.get) == Blend(GOLD.tint(0.25), Cmyk(1.0, 0.6, 0.0, 0.0), 90.0)
    assert colour("sw-fade") == GOLD.tint(0.25)
    assert paint_of(SWATCHES["sw-teal"], SWATCHES.get, 0.5) == Cmyk(0.5, 0.3, 0.0, 0.0)


def test_a_spot_never_has_a_name_that_means_another_thing_to_a_press():
    assert colour("sw-all") == Spot("sw-all", BLACK)
