from __future__ import annotations

import io
import math

import pytest
from deltae import PATCHES, delta_e
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from voa_editor.errors import UserError
from voa_editor.render.icc import INTENTS, Conversion, lab, load_profile, read_profile, srgb

FOGRA39 = "ISOcoated_v2_300_bas.icc"


def directly(source: str, target: str, intent: int, flags: int, mode: str, out: str, pixel: tuple[int, ...]) -> tuple[float, ...]:
    """A pixel through LittleCMS, without any of the program's own code."""
    from voa_editor.resources import resources

    def opened(name: str):
        return ImageCms.createProfile("LAB") if name == "LAB" else str(resources() / "icc" / name)

    transform = ImageCms.buildTransform(opened(source), opened(target), mode, out, intent, flags=ImageCms.Flags(flags))
    return ImageCms.applyTransform(Image.new(mode, (1, 1), pixel), transform).getpixel((0, 0))


def seen(inks: tuple[float, ...]) -> tuple[float, float, float]:
    """The L*a*b* of inks on FOGRA39's paper."""
    found = directly(FOGRA39, "LAB", 1, 0, "CMYK", "LAB", tuple(round(ink * 255) for ink in inks))
    return (found[0] / 2.55, found[1] - 128, found[2] - 128)


@pytest.mark.parametrize("intent", INTENTS)
@pytest.mark.parametrize("black_point", [True, False])
def test_patches_are_within_one_delta_e_of_littlecms(intent, black_point):
    conversion = Conversion(srgb(), load_profile(FOGRA39), intent, black_point)
    for patch in PATCHES:
        flags = 0x2000 if black_point else 0
        expected = directly("sRGB.icc", FOGRA39, INTENTS.index(intent), flags, "RGB", "CMYK", patch)
        found = conversion.colour([value / 255 for value in patch])
        assert delta_e(seen(found), seen(tuple(value / 255 for value in expected))) <= 1.0


def test_pictures_are_converted_as_single_colours_are():
    conversion = Conversion(srgb(), load_profile(FOGRA39), "perceptual")
    picture = Image.new("RGB", (len(PATCHES), 1))
    for x, patch in enumerate(PATCHES):
        picture.putpixel((x, 0), patch)
    shown = conversion.picture(picture)
    for x, patch in enumerate(PATCHES):
        inks = conversion.colour([value / 255 for value in patch])
        assert shown.getpixel((x, 0)) == pytest.approx([ink * 255 for ink in inks], abs=0.51)


def test_inks_keep_to_the_limit_of_the_profile():
    conversion = Conversion(srgb(), load_profile(FOGRA39), "perceptual")
    assert max(sum(conversion.colour((r, g, b))) for r in (0, 0.2) for g in (0, 0.2) for b in (0, 0.2)) <= 3.02
    assert conversion.colour((1, 1, 1)) == (0, 0, 0, 0)


def test_colours_between_two_bytes_are_mixed():
    conversion = Conversion(srgb(), load_profile(FOGRA39))
    low, high = (conversion.colour((value / 255, 0.4, 0.2)) for value in (100, 101))
    between = conversion.colour((100.5 / 255, 0.4, 0.2))
    assert all(min(a, b) - 1e-9 <= mixed <= max(a, b) + 1e-9 for a, b, mixed in zip(low, high, between, strict=True))
    assert conversion.colour((2.0, -1.0, 0.5)) == conversion.colour((1.0, 0.0, 0.5))


@given(st.floats(40, 80), st.floats(-20, 20), st.floats(-20, 20))
def test_lab_comes_back_from_the_press_as_it_went(light, a, b):
    press = load_profile(FOGRA39)
    inks = Conversion(lab(), press, "relative", False).colour((light, a, b))
    back = Conversion(press, lab(), "relative", False).colour(inks)
    assert delta_e((light, a, b), back) < 2  # the profile's own tables: mean 0.5, 95 % 2.0


def test_a_conversion_is_named_by_all_it_depends_on():
    press = load_profile(FOGRA39)
    made = [Conversion(srgb(), press), Conversion(srgb(), press, "perceptual"), Conversion(srgb(), press, black_point=False)]
    assert len({one.key for one in made}) == 3 and Conversion(press, srgb()).key not in {one.key for one in made}


def test_facts_of_the_profiles_that_come_along():
    press = load_profile(FOGRA39)
    assert (press.space, press.kind, press.channels, press.mode) == ("CMYK", "prtr", 4, "CMYK")
    assert press.description == "ISO Coated v2 300% (basICColor)" and press.version[0] == 2
    assert (srgb().space, srgb().kind, lab().space) == ("RGB", "mntr", "Lab")


def test_a_profile_is_found_beside_by_path_and_in_the_system(tmp_path, monkeypatch):
    data = srgb().data
    (tmp_path / "own.icc").write_bytes(data)
    assert load_profile("own.icc", tmp_path) == load_profile(str(tmp_path / "own.icc")) == srgb()
    system = tmp_path / "share" / "color" / "icc"
    system.mkdir(parents=True)
    (system / "house.icc").write_bytes(data)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    assert load_profile("house.icc") == srgb()


@pytest.mark.parametrize("data", [b"", b"acsp" * 9, srgb().data[:200], srgb().data[:16] + b"XYZ " + srgb().data[20:]])
def test_what_is_no_profile_is_refused_in_words(tmp_path, data):
    with pytest.raises(ValueError):
        read_profile(data)
    path = tmp_path / "wrong.icc"
    path.write_bytes(data)
    with pytest.raises(UserError, match=r"wrong\.icc.*Choose another"):
        load_profile(str(path))


def test_a_profile_that_is_nowhere_is_named_with_a_remedy():
    with pytest.raises(UserError, match=r"'newspaper\.icc' is not on this computer\. Install"):
        load_profile("newspaper.icc")


def test_delta_e_is_that_of_the_paper():
    """Sharma, Wu & Dalal 2005, table 1, pairs 1, 7, 17 and 25."""
    for first, second, expected in (
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ):
        assert math.isclose(delta_e(first, second), expected, abs_tol=1e-4)


def test_profiles_survive_pickles_and_pictures():
    buffer = io.BytesIO()
    Image.new("RGB", (2, 2)).save(buffer, "PNG", icc_profile=srgb().data)
    with Image.open(io.BytesIO(buffer.getvalue())) as picture:
        assert read_profile(picture.info["icc_profile"]) == srgb()
