"""Check an issue before it goes to press: run the rules, and add what import and layout could not settle."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from voa_editor.model.assets import Finding
from voa_editor.model.issue import Issue
from voa_editor.prepress.profile import Profile, load_profile
from voa_editor.prepress.proof import Composes, Proof, take_proof
from voa_editor.prepress.reading import Reading
from voa_editor.prepress.rules import frames, marks, photographs, spelling

PRINT_RULES: tuple[Callable[[Proof, Profile], Iterable[Finding]], ...] = (
    frames.overset,
    frames.unprinted,
    frames.cut_text,
    frames.missing_glyph,
    frames.fallback_face,
    frames.low_resolution,
    frames.empty_frame,
    photographs.no_caption,
    photographs.photo_twice,
    photographs.no_file,
    photographs.left_out,
)
EDITORIAL_RULES: tuple[Callable[[Reading], Iterable[Finding]], ...] = (
    spelling.spelling,
    spelling.names,
    spelling.doubled_word,
    marks.mixed_quotes,
    marks.mixed_dashes,
)
_WORST_FIRST = {"error": 0, "warning": 1, "info": 2}


def check(issue: Issue, composer: Composes, profile: Profile | None = None) -> list[Finding]:
    """Every finding, errors first, then by page.

    What import and layout left in the issue (unmatched titles, unsolved copyfit …) is among them.
    """
    profile = profile or load_profile()
    proof = take_proof(issue, composer)
    reading = Reading(proof)
    found = [finding for rule in PRINT_RULES for finding in rule(proof, profile)]
    found += [finding for editorial in EDITORIAL_RULES for finding in editorial(reading)]
    numbered = [replace(finding, id=f"find-check-{n:03}") for n, finding in enumerate(found, 1)]
    return sorted([*issue.all(Finding), *numbered], key=lambda f: (_WORST_FIRST.get(f.severity, 3), f.page, f.rule, f.id))
