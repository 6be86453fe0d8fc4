"""Words drawn as outlines stand where they are put, as wide as they are set."""

from __future__ import annotations

from voa_editor.fonts.library import bundled
from voa_editor.fonts.outlines import text_outline


def test_an_outline_stands_on_its_baseline():
    segments = text_outline(bundled().find("Source Sans 3"), "HH", 20.0, 100.0, 50.0)
    xs = [value for segment in segments for value in segment[1::2]]
    ys = [value for segment in segments for value in segment[2::2]]
    assert 100 < min(xs) < 103 and 120 < max(xs) < 130
    assert max(ys) == 50.0 and 34 < min(ys) < 38
    assert sum(segment[0] == "Z" for segment in segments) == sum(segment[0] == "M" for segment in segments) > 1
