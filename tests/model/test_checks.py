"""What is not valid in a record is named."""

from __future__ import annotations

import math
from dataclasses import replace

from hypothesis import given
from notation import any_record, issue

from voa_editor.model.checks import fault, loop
from voa_editor.model.frames import GroupFrame, PictureFrame, TextFrame
from voa_editor.model.settings import Settings
from voa_editor.model.styles import CharacterStyle, ParagraphStyle


@given(any_record())
def test_what_the_notation_draws_is_valid(record):
    assert fault(record) is None


def test_a_number_out_of_bounds_is_named():
    assert fault(replace(Settings(), trim_w=0.0)) == ("trim_w", "0.0 is not between 18 and 14400")
    assert fault(TextFrame(id="f", columns=10**12))[0] == "columns"
    assert fault(PictureFrame(id="f", x=math.nan))[0] == "x"
    assert fault(TextFrame(id="f", h=math.inf))[0] == "h"
    assert fault(ParagraphStyle(id="ps-a", leading=0.0))[0] == "leading"
    assert fault(ParagraphStyle(id="ps-a", leading=None)) is None


def test_loops_are_found():
    groups = [GroupFrame(id="a", parent="b"), GroupFrame(id="b", parent="a")]
    assert loop(issue(groups)) in ("a", "b")
    assert loop(issue(CharacterStyle(id="cs-a", based_on="cs-a"))) == "cs-a"
    styles = [ParagraphStyle(id="ps-a", based_on="ps-b"), ParagraphStyle(id="ps-b", based_on="cs-c"), CharacterStyle(id="cs-c")]
    assert loop(issue(styles, GroupFrame(id="g", parent="page-1"))) is None
