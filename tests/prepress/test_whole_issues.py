"""Preflight of whole issues: the slips of the real one are all found, and the sample has no false alarms."""

from __future__ import annotations

from pathlib import Path

import pytest

from voa_editor.compose.composer import Composer
from voa_editor.fonts.library import bundled
from voa_editor.jobs.importing import Sources, laid_out
from voa_editor.model.assets import Finding
from voa_editor.prepress.preflight import check
from voa_editor.store.project import Project

ROOT = Path(__file__).parents[2]
SEED = ROOT.parent / "shared" / "seed" / "voice-of-asia-2023-q3.md"
NOTED = {"photo-left-out"}
"""What may be noted of the sample: choices of its layout, of which people judge."""


@pytest.fixture(scope="module")
def seed() -> list[Finding]:
    """What is found in the text of the real issue, as it was printed."""
    if not SEED.is_file():
        pytest.skip("the real issue's text (../shared/seed) is not here")
    return check(laid_out(Sources(SEED, clean=False).read(SEED / "q.voa")), Composer(bundled()))


SLIPS = {
    "the contents and the headline spell a word in two ways": ("spelling", 14, ("meters", "metres")),
    "the contents shorten a headline": ("inferred", 0, ("is the short title of", "environmental dimension")),
    "the contents have straight quotation marks, a headline curly ones": ("spelling", 16, ("contents say", "marks")),
    "and so has another": ("spelling", 33, ("contents say", "marks")),
    "the cover and the headline spell a word in two ways": ("spelling", 1, ("cover says", "center", "centre")),
    "straight quotation marks stand among curly ones": ("mixed-quotes", 5, ("straight", "curly")),
    "angle quotation marks stand among curly ones": ("mixed-quotes", 34, ("angle", "curly")),
    "spaced hyphens stand among en dashes": ("mixed-dashes", 6, ("spaced hyphens", "en dashes")),
    "a lead stands after its text": ("reordered", 0, ("Ecosystem Restoration", "lead stood after")),
    "and so does another": ("reordered", 0, ("Online consultations", "lead stood after")),
}
"""Each slip of the printed issue: rule, page (0: any), and what the finding says."""


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_of_the_printed_issue_is_found(slip: str, seed: list[Finding]):
    rule, page, words = SLIPS[slip]
    told = [found for found in seed if found.rule == rule and (not page or found.page == page)]
    assert any(all(word in found.message for word in words) for found in told), [found.message for found in told]


@pytest.mark.parametrize("rule", ["similar-name", "link-address", "placeholder-text", "language", "issue-line", "page-reference"])
def test_nothing_is_found_that_the_printed_issue_does_not_have(rule: str, seed: list[Finding]):
    assert [found.message for found in seed if found.rule == rule] == []


def test_the_sample_issue_has_no_false_alarms(sample_issue):
    """No warnings, and few notes."""
    with Project.open(sample_issue.project) as project:
        found = check(project.issue, Composer(bundled()))
    assert [(f.rule, f.page, f.message) for f in found if f.severity != "info"] == []
    assert {f.rule for f in found} <= NOTED and len(found) <= 20
