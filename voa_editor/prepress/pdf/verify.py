"""Verify a finished PDF against a standard, rule by rule: every rule is told as passed, failed, or not applicable."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voa_editor.errors import UserError
from voa_editor.prepress.pdf import rules_colour as colour
from voa_editor.prepress.pdf import rules_content as content
from voa_editor.prepress.pdf import rules_identity as identity
from voa_editor.prepress.pdf import rules_pages as pages
from voa_editor.prepress.pdf.facts import Facts
from voa_editor.prepress.pdf.gather import gather
from voa_editor.prepress.pdf.opening import opened
from voa_editor.prepress.pdf.rules import Fault, Rule

MOST_TOLD = 20  # faults that are kept of one rule
PASSED, FAILED, NOT_APPLICABLE = "passed", "failed", "not applicable"


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard and its rules. `source` is where it is written: the requirements stand in its clause 6.

    `content` are those of the rules that what pages paint must keep, wherever it comes from.
    """

    id: str
    title: str
    source: str
    rules: tuple[Rule, ...]
    content: tuple[Rule, ...]


_FILE = (identity.syntax, identity.file_id, identity.no_encryption, identity.viewer_areas, identity.no_actions)
_PAGES = (pages.trim_box, pages.box_nesting, pages.crop_box, pages.no_annotations, pages.trap_network, pages.no_separations)
_FONTS = (content.font_program, content.font_widths, content.font_glyphs, content.font_cmap)
_OBJECTS = (
    content.no_lzw,
    content.no_external,
    content.no_postscript,
    content.no_opi,
    content.no_alternates,
    content.no_references,
)
_GRAPHICS = (content.operators, content.rendering_intents, content.no_transfer, content.halftones, colour.well_written)

_X4_CONTENT = (
    *(content.fonts_embedded(invisible_too=False), *_FONTS, *_OBJECTS, content.no_filters("Crypt"), content.jpeg2000),
    *(*_GRAPHICS, colour.device_colours, colour.icc_profiles, colour.one_separation, colour.most_colorants(32)),
    *(colour.overprint_icc, colour.blend_modes, colour.group_spaces),
)
_X1A_CONTENT = (
    *(content.fonts_embedded(invisible_too=True), *_FONTS, *_OBJECTS, content.no_filters("Crypt", "JPXDecode")),
    *(*_GRAPHICS, colour.inks_only, colour.one_separation, colour.most_colorants(8)),
    *(colour.no_soft_masks, colour.no_opacity, colour.no_blending, colour.no_groups),
)

X4 = Standard(
    "x4",
    "PDF/X-4",
    "ISO 15930-7:2010, 6",
    (
        *(identity.version_at_most(6), *_FILE, identity.xmp_packet, identity.xmp_version, identity.xmp_title),
        *(identity.xmp_creator, identity.xmp_dates, identity.xmp_ids, identity.xmp_trapped, identity.info_agrees),
        *(identity.output_intent, identity.output_condition, identity.output_profile, identity.optional_content),
        *(*_PAGES, *_X4_CONTENT),
    ),
    _X4_CONTENT,
)
X1A = Standard(
    "x1a",
    "PDF/X-1a:2003",
    "ISO 15930-4:2003, 6",
    (
        *(identity.version_at_most(4), identity.classic_structure, *_FILE, identity.info_version, identity.info_title),
        *(identity.info_producer, identity.info_dates, identity.info_trapped, identity.info_agrees),
        *(identity.output_intent, identity.output_condition, identity.output_profile_or_registry, identity.no_optional_content),
        *(*_PAGES, *_X1A_CONTENT),
    ),
    _X1A_CONTENT,
)
STANDARDS = {standard.id: standard for standard in (X4, X1A)}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one rule. `count` is the number of faults; `faults` the first of them."""

    rule: Rule
    status: str
    faults: tuple[Fault, ...] = ()
    count: int = 0

    def values(self) -> dict[str, Any]:
        """As plain values, for JSON."""
        faults = [{"page": fault.place.page, "place": str(fault.place), "message": fault.said} for fault in self.faults]
        found = {"rule": self.rule.id, "severity": self.rule.severity, "status": self.status}
        return found | {"asks": self.rule.asks, "clause": self.rule.clause, "count": self.count, "faults": faults}


@dataclass(frozen=True, slots=True)
class Report:
    """What came of all rules of a standard on one file, in the standard's order."""

    standard: Standard
    file: Path
    pages: int
    outcomes: Sequence[Outcome]

    @property
    def passed(self) -> bool:
        """Whether the file keeps the standard: no rule whose severity is error failed."""
        return not any(self.failures("error"))

    def failures(self, severity: str = "") -> Iterator[Outcome]:
        """The rules that failed, of a severity or of any."""
        return (one for one in self.outcomes if one.status == FAILED and severity in ("", one.rule.severity))

    def values(self) -> dict[str, Any]:
        """As plain values, for JSON."""
        head = {"file": self.file.name, "standard": self.standard.title, "source": self.standard.source, "pages": self.pages}
        return head | {"passed": self.passed, "rules": [outcome.values() for outcome in self.outcomes]}


def verify(file: Path, standard: Standard, progress: Callable[[int, int], None] | None = None) -> Report:
    """Check a PDF against X4 or X1A. Raises UserError for a file that cannot be opened, or not be looked at to its end."""
    with opened(file) as pdf:
        try:
            return judged(gather(file, pdf, progress=progress), standard)
        except UserError as fault:
            raise UserError(fault.message, file=fault.file or file, place=fault.place, remedy=fault.remedy) from fault


def judged(facts: Facts, standard: Standard) -> Report:
    """The report on a document whose facts are gathered; it must still be open."""
    return Report(standard, facts.file, len(facts.pages), tuple(_outcome(rule, facts) for rule in standard.rules))


def _outcome(rule: Rule, facts: Facts) -> Outcome:
    faults = rule.check(facts)
    if faults is None:
        return Outcome(rule, NOT_APPLICABLE)
    found = tuple(faults)
    return Outcome(rule, FAILED if found else PASSED, found[:MOST_TOLD], len(found))
