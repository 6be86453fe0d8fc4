"""Pages lie where the binder needs them: creep, bleed to the spine, marks outside the bleed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voa_editor.geometry import Point, Rect, Size
from voa_editor.prepress.imposition.plan import Imposing, Surface, creep, plan
from voa_editor.units import mm, to_mm

A4 = Size(mm(210), mm(297))
BLEED = mm(3)


def numbers(surface: Surface) -> list[int]:
    """The pages of a surface from left to right."""
    return [placed.page for placed in sorted(surface.pages, key=lambda placed: placed.clip.x)]


def test_readers_spreads_are_as_one_reads():
    surfaces = plan(8, A4, BLEED, Imposing("reader"))
    assert [numbers(surface) for surface in surfaces] == [[1], [2, 3], [4, 5], [6, 7], [8]]
    assert surfaces[0].pages[0].clip.x > surfaces[0].size.w / 3, "the cover stands at the right"


def test_printers_spreads_are_as_one_stitches():
    surfaces = plan(8, A4, BLEED, Imposing("saddle"))
    assert [numbers(surface) for surface in surfaces] == [[8, 1], [2, 7], [6, 3], [4, 5]]


def test_creep_of_forty_pages_is_what_binders_count():
    """40 pages of 0.10 mm paper: 1.1 to 1.3 mm in all, none on the outermost sheet."""
    order = Imposing("saddle", thickness=mm(0.1), creep_factor=1.3)
    assert creep(1, 40, order) == creep(40, 40, order) == 0
    assert to_mm(creep(20, 40, order)) == pytest.approx(1.17)
    assert creep(20, 40, order) == creep(21, 40, order)


@given(st.integers(1, 20).map(lambda n: 4 * n))
def test_pages_creep_towards_the_spine(count):
    order = Imposing("saddle", marks=False)
    for surface in plan(count, A4, BLEED, order):
        for placed in surface.pages:
            left = placed.matrix.apply(Point(0, 0)).x
            on_left = placed.clip.x < surface.trim.centre.x - 1
            home = surface.trim.x if on_left else surface.trim.centre.x
            moved = left - home if on_left else home - left
            assert moved == pytest.approx(creep(placed.page, count, order), abs=1e-6)


@given(st.sampled_from(("reader", "saddle", "sheets")), st.sampled_from((2, 4, 8)), st.integers(1, 6))
def test_no_page_inks_another(kind, up, eights):
    for surface in plan(16 * eights, A4, BLEED, Imposing(kind, up)):
        clips = [placed.clip for placed in surface.pages]
        sheet = Rect(-0.01, -0.01, surface.size.w + 0.02, surface.size.h + 0.02)
        for n, clip in enumerate(clips):
            assert sheet.contains(Point(clip.x, clip.y)) and sheet.contains(Point(clip.right, clip.bottom))
            assert not any(clip.inset(0.01).intersects(other) for other in clips[n + 1 :])


@given(st.sampled_from((2, 4, 8)))
def test_marks_stand_clear_of_what_is_inked(up):
    for surface in plan(32, A4, BLEED, Imposing("sheets", up)):
        for line in surface.lines:
            box = Rect(min(line.start.x, line.end.x), min(line.start.y, line.end.y),
                       abs(line.end.x - line.start.x) + 0.01, abs(line.end.y - line.start.y) + 0.01)  # fmt: skip
            assert not any(placed.clip.intersects(box) for placed in surface.pages)
            assert box.x >= 0 and box.y >= 0 and box.right <= surface.size.w + 1 and box.bottom <= surface.size.h + 1


def test_the_dummy_fits_office_paper():
    surfaces = plan(38, A4, BLEED, Imposing("dummy"))
    assert len(surfaces) == 20, "blank pages fill up to 40"
    assert {(round(to_mm(s.size.w)), round(to_mm(s.size.h))) for s in surfaces} == {(297, 210)}
    assert all(s.trim.y >= mm(4.9) for s in surfaces)
    assert numbers(surfaces[0]) == [1], "page 40 is blank"
