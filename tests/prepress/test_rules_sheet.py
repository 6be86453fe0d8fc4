"""What the rules on painted pages measure: bleed and safety edge by edge, inks, and the ground below type."""

from __future__ import annotations

from dataclasses import replace

import pytest
from notation import group, issue, pages, shape, story, text_frame

from voa_editor.compose.composer import Composer
from voa_editor.fonts.library import bundled
from voa_editor.model.assets import Finding
from voa_editor.model.settings import Settings
from voa_editor.model.styles import ParagraphStyle, Swatch
from voa_editor.prepress.leaf import Leaf
from voa_editor.prepress.preflight import check
from voa_editor.prepress.profiles import load_profile
from voa_editor.prepress.rules.ink_sums import most_ink
from voa_editor.units import mm

W, H = Settings().trim_w, Settings().trim_h
BODY = ParagraphStyle(id="ps-body", family="Source Serif 4", size=10.0, leading=12.0)
SWATCHES = [
    Swatch(id="sw-black", name="Black", k=1.0), Swatch(id="sw-paper", name="Paper"), Swatch(id="sw-pale", name="Pale", k=0.3),
    Swatch(id="sw-heavy", name="Heavy", c=1.0, m=1.0, y=1.0),
]  # fmt: skip
WORDS = story("w", "Words.", headline="")


def told(rule: str, *parts) -> list[Finding]:
    return [f for f in check(issue(BODY, SWATCHES, pages(4), *parts), Composer(bundled())) if f.rule == rule]


@pytest.mark.parametrize(
    ("box", "page", "edges"),
    [
        ((0, 0, W, H), "page-1", "top, right and bottom"), ((0, 0, W, H), "page-2", "top, bottom and left"),
        ((-9, -9, W + 18, H + 18), "page-1", ""), ((0, -9, W + 9, H + 18), "page-1", ""), ((60, 60, 200, 200), "page-1", ""),
        ((60, 0.4, 200, 200), "page-1", "top"), ((60, -5, 200, 200), "page-1", "top"), ((60, 0, 4, 200), "page-1", ""),
        ((60, 0.8, 200, 200), "page-1", ""), ((60, -30, 200, 20), "page-1", ""),
    ],
)  # fmt: skip
def test_bleed_is_measured_edge_by_edge_and_not_at_the_spine(box, page: str, edges: str):
    found = told("bleed-missing", shape("s", *box, page=page, fill="sw-black"))
    assert [f"the {edges} edge" in f.message for f in found] == ([True] if edges else [])


def test_paper_needs_no_bleed_and_neither_does_what_is_not_seen():
    assert not told("bleed-missing", shape("s", 0, 0, W, H, fill="sw-paper"))
    assert not told("bleed-missing", shape("s", 0, 0, W, H, fill="sw-black", opacity=0.0))
    assert told("bleed-missing", group("g", shape("s", 0, 0, W, H, fill="sw-black")))


def test_what_returns_on_many_pages_is_told_once():
    (found,) = told("bleed-missing", [shape(f"s{n}", 60, 0, 99, 99, page=f"page-{n}", fill="sw-black") for n in (1, 3)])
    assert found.page == 1 and "(on pages 1, 3)" in found.message


@pytest.mark.parametrize(
    ("y", "rotation", "near"), [(5, 0, True), (mm(5) + 1, 0, False), (H - 16, 0, True), (H - 40, 0, False), (200, 0, False)]
)
def test_words_keep_off_the_trim(y: float, rotation: float, near: bool):
    words = story("a", "Words.", headline=""), text_frame("a", 60, y, 90, 14, story="story-a", rotation=rotation)
    assert bool(told("safety-margin", *words)) == near


def test_nothing_is_cut_at_the_spine():
    words = story("a", "Words.", headline=""), text_frame("a", 2, 200, 90, 14, story="story-a")
    assert not told("safety-margin", *words)
    outside = story("b", "Words.", headline=""), text_frame("b", 2, 200, 90, 14, story="story-b", page="page-2")
    (found,) = told("safety-margin", *outside)
    assert "from the left edge" in found.message and found.page == 2


def typed(*grounds, colour: str = "sw-pale", size: float = 10.0):
    style = replace(BODY, colour=colour, size=size)
    words = story("a", "Words.", headline=""), text_frame("z", 60, 60, 90, 40, story="story-a")
    made = issue(style, SWATCHES, pages(4), *words, *grounds)
    return [f.message for f in check(made, Composer(bundled())) if f.rule == "contrast"]


def test_contrast_is_that_to_what_lies_below_opacities_mixed():
    assert typed() and not typed(colour="sw-black")
    assert not typed(shape("a", 50, 50, 200, 200, fill="sw-black"))
    assert typed(shape("a", 50, 50, 200, 200, fill="sw-black"), shape("b", 50, 50, 200, 200, fill="sw-paper"))
    assert typed(shape("a", 50, 50, 200, 200, fill="sw-black", opacity=0.1))
    assert not typed(shape("a", 50, 50, 200, 200, fill="sw-black", gradient="sw-paper")), "a shade is of many colours"


def test_large_type_needs_less_contrast():
    grey = Swatch(id="sw-grey", name="Grey", k=0.52)
    assert typed(grey, colour="sw-grey") and not typed(grey, colour="sw-grey", size=20.0)


@pytest.mark.parametrize(
    ("parts", "most"),
    [
        ([shape("a", 50, 50, 200, 200, fill="sw-heavy")], 300.0),
        ([shape("a", 50, 50, 200, 200, fill="sw-heavy", fill_tint=0.5)], 150.0),
        ([shape("a", 50, 50, 200, 200, fill="sw-pale", stroke="sw-heavy", stroke_width=4)], 300.0),
        ([shape("a", 50, 50, 200, 200, fill="sw-heavy"), *WORDS, text_frame("z", 60, 60, 90, 40, story="story-w")], 340.0),
        ([shape("a", 50, 50, 200, 200, fill="sw-heavy"), *WORDS, text_frame("z", 60, 400, 90, 40, story="story-w")], 300.0),
    ],
)  # fmt: skip
def test_the_most_ink_that_a_page_can_have(parts, most: float):
    made = issue(replace(BODY, colour="sw-black"), SWATCHES, pages(4), *parts)
    sheet = Composer(bundled()).glance(made, "page-1")
    assert most_ink(Leaf.of(made, sheet, load_profile())) == pytest.approx(most)
