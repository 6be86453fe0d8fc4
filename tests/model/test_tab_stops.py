"""A tab stop is said in one word and read back; what is none is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from notation import stops

from voa_editor.model.overrides import read, write
from voa_editor.model.tabs import TabStop, said, stop_of


@given(stops())
def test_what_is_said_is_read_back(stop: TabStop):
    again = stop_of(said(stop))
    assert (again.kind, again.leader) == (stop.kind, stop.leader) and again.at == pytest.approx(stop.at, rel=1e-5)


def test_stops_are_overrides_of_a_paragraph():
    tabs = (TabStop(40.0), TabStop(120.5, "right", "."), TabStop(130.0, "left", "_"))
    assert write({"tabs": tabs}) == ("tabs=40 120.5right. 130left_",)
    assert read(write({"tabs": tabs})) == {"tabs": tabs}


@pytest.mark.parametrize("word", ["", "right", "40middle", "40.left..", "nan", "1e9", "40_"])
def test_what_is_no_stop_is_refused(word: str):
    with pytest.raises(ValueError):
        stop_of(word)
