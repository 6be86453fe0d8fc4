from __future__ import annotations

import pytest

from voa_editor.errors import UserError
from voa_editor.render.presets import DEFAULT, load_preset, preset_names


def test_every_shipped_preset_loads_and_the_default_comes_first():
    assert preset_names()[0] == DEFAULT
    titles = {load_preset(name).title for name in preset_names()}
    assert titles >= {"Press, PDF/X-4", "Press, PDF/X-1a:2003", "Proof", "Digital edition"}
    assert load_preset("original").max_ppi == 0


def test_an_unknown_name_names_the_known_ones():
    with pytest.raises(UserError, match="press-x4, digital, original, press-x1a, proof"):
        load_preset("pres")


def test_a_name_is_no_way_out_of_the_folder():
    with pytest.raises(UserError, match="no export preset"):
        load_preset("../presets/press-x4")


def test_a_file_of_ones_own(tmp_path):
    own = tmp_path / "house.toml"
    own.write_text("marks = true\nmax_ppi = 600\n")
    preset = load_preset(str(own))
    assert (preset.name, preset.marks, preset.max_ppi) == ("house", True, 600.0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("marks = 1", "marks: the value must be true or false"),
        ("max_ppi = 'many'", "max_ppi: the value must be a number"),
        ("jpeg_quality = 900", "jpeg_quality: 900 is out of range"),
        ("colours = 'spot'", "Use one of 'cmyk', 'rgb'"),
        ("colour = 'rgb'", "this key is unknown"),
        ("marks =", "not TOML"),
    ],
)
def test_a_wrong_preset_names_the_file_the_key_and_the_remedy(tmp_path, text, said):
    own = tmp_path / "house.toml"
    own.write_text(text)
    with pytest.raises(UserError) as raised:
        load_preset(str(own))
    assert said in str(raised.value) and "house.toml" in str(raised.value)
