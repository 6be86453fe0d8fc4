from __future__ import annotations

from pathlib import Path

import pytest

from voa_editor.errors import UserError
from voa_editor.prepress.profiles import DEFAULT, Profile, load_profile, profile_names
from voa_editor.resources import resources
from voa_editor.units import mm


def own(folder: Path, text: str) -> str:
    path = folder / "my-printer.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


LEAST = """title = "House"
[resolution]
error = 120
warning = 180
[resolution_1bit]
error = 500
warning = 700
"""


def test_the_default_comes_first_and_all_that_come_along_are_sound():
    assert profile_names()[0] == DEFAULT == "sheetfed-cmyk"
    assert set(profile_names()) == {"sheetfed-cmyk", "web-cmyk", "magazine-ad", "newsprint", "digital-press"}
    assert all(load_profile(name).title and load_profile(name).name == name for name in profile_names())


@pytest.mark.parametrize(
    "name, ppi, bits, coverage, rich, small, text, line",
    [
        ("sheetfed-cmyk", (149, 224), (549, 799), 320, 280, 8, 12, 2),
        ("web-cmyk", (149, 224), (549, 799), 305, 280, 9, 12, 2),
        ("magazine-ad", (149, 224), (549, 799), 305, 280, 9, 12, 2),
        ("newsprint", (99, 149), (549, 799), 245, 220, 10, 12, 2),
        ("digital-press", (95, 149), (349, 599), 0, 280, 5, 0, 0),
    ],
)
def test_thresholds_are_those_of_gwg_2022(name, ppi, bits, coverage, rich, small, text, line):
    profile = load_profile(name)
    assert (profile.resolution.error, profile.resolution.warning) == ppi
    assert (profile.resolution_1bit.error, profile.resolution_1bit.warning) == bits
    assert (profile.inks.coverage, profile.inks.rich_black) == (coverage, rich)
    assert (profile.fine.reversed_type, profile.fine.multi_ink_type) == (small, small)
    assert (profile.fine.white_line, profile.fine.multi_ink_line) == (0.25, 0.25)
    assert (profile.fine.overprint_text, profile.fine.overprint_line) == (text, line)
    assert profile.geometry.single_page == (name == "magazine-ad")


def test_the_default_is_fogra39_as_a_printer_asks():
    profile = load_profile()
    assert (profile.standard, profile.condition.identifier, profile.inks.limit) == ("PDF/X-4", "FOGRA39", 300)
    assert (profile.geometry.bleed, profile.geometry.safety) == ((mm(3),) * 4, mm(5))
    assert (profile.geometry.page_multiple, profile.geometry.marks) == (4, False)


def test_what_a_file_leaves_out_is_as_in_the_default(tmp_path):
    profile, default = load_profile(own(tmp_path, LEAST)), load_profile()
    assert (profile.name, profile.title, profile.resolution.warning) == ("my-printer", "House", 180)
    assert (profile.condition, profile.geometry, profile.inks, profile.fine) == (
        default.condition, default.geometry, default.inks, default.fine,
    )  # fmt: skip
    assert profile.folder == tmp_path


def test_a_copy_of_each_that_comes_along_can_be_read_as_ones_own(tmp_path):
    for name in profile_names():
        copied = load_profile(own(tmp_path, (resources() / "profiles" / f"{name}.toml").read_text(encoding="utf-8")))
        assert isinstance(copied, Profile) and copied.inks == load_profile(name).inks


def test_each_edge_has_its_bleed_and_lengths_have_their_unit(tmp_path):
    text = LEAST + '[geometry]\nbleed = ["0.125 in", "5 mm", "9 pt", "0 mm"]\nsafety = "1 cm"\n'
    assert load_profile(own(tmp_path, text)).geometry.bleed == pytest.approx((9, mm(5), 9, 0))
    assert load_profile(own(tmp_path, text)).geometry.safety == pytest.approx(mm(10))


@pytest.mark.parametrize(
    "text, said",
    [
        ("title = 3\n" + LEAST[16:], r"title: the value must be text in quotes"),
        ("", r"table resolution is missing\. Write \[resolution\]"),
        (LEAST.replace("warning = 180\n", ""), r"resolution: the key warning is missing"),
        (LEAST.replace('title = "House"\n', ""), r"the key title is missing"),
        (LEAST.replace("120", "200"), r"resolution: error is above warning"),
        (LEAST + "[inks]\nlimits = 300\n", r"inks\.limits: this key is unknown\. Known keys: limit, "),
        (LEAST + "[inks]\nlimit = 500\n", r"inks\.limit: 500\.0 is out of range\. Use a value from 0 to 400"),
        (LEAST + "[inks]\nspots = 1\n", r"inks\.spots: the value must be true or false"),
        (LEAST + '[geometry]\nbleed = "3 furlongs"\n', r"geometry\.bleed: .*is not a length"),
        (LEAST + '[geometry]\nbleed = ["3 mm", "3 mm"]\n', r"geometry\.bleed: .*or four: top"),
        (LEAST + '[geometry]\nsafety = "2 in"\nbleed = "40 cm"\n', r"geometry\.bleed: the length is out of range"),
        (LEAST + '[condition]\nrendering = "nice"\n', r"condition\.rendering: 'nice' is not allowed\. Use one of 'perceptual'"),
        ('standard = "PDF/X-3"\n' + LEAST, r"standard: 'PDF/X-3' is not allowed"),
        ("geometry = 4\n" + LEAST, r"geometry: this must be a table"),
        ("title = \n", r"is not TOML"),
    ],
)
def test_a_wrong_profile_names_the_file_the_key_and_the_remedy(tmp_path, text, said):
    with pytest.raises(UserError, match=rf"my-printer\.toml.*{said}"):
        load_profile(own(tmp_path, text))


def test_a_profile_that_is_not_there_is_named_with_those_that_are(tmp_path):
    with pytest.raises(UserError, match=r"no printer profile 'sheetfeed'\. Choose one of sheetfed-cmyk, "):
        load_profile("sheetfeed")
    with pytest.raises(UserError, match=r"none\.toml: .*cannot be read"):
        load_profile(str(tmp_path / "none.toml"))
