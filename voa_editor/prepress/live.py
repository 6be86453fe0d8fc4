"""Check an issue again and again as it is edited: in small steps, looking anew only at the pages and texts that changed."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Protocol

from voa_editor.display.items import Overset, Sheet
from voa_editor.fonts.library import Library
from voa_editor.model.assets import Finding
from voa_editor.model.issue import Issue, same
from voa_editor.prepress.leaf import Leaf
from voa_editor.prepress.profiles import Profile, load_profile
from voa_editor.prepress.proof import PageProof, Proof, read_page
from voa_editor.prepress.reading import Look, Memory, Reading
from voa_editor.prepress.rules import (
    access,
    adverts,
    artwork,
    extent,
    frames,
    ink_sums,
    inks,
    leftovers,
    marks,
    masthead,
    origins,
    people,
    photographs,
    spelling,
    trim,
)
from voa_editor.prepress.surroundings import Surroundings

PRINT_RULES: tuple[Callable[[Proof, Profile], Iterable[Finding]], ...] = (
    frames.overset,
    frames.unprinted,
    frames.cut_text,
    frames.missing_glyph,
    frames.fallback_face,
    frames.low_resolution,
    frames.empty_frame,
    frames.empty_page,
    photographs.no_caption,
    photographs.photo_twice,
    photographs.no_file,
    photographs.left_out,
    extent.page_multiple,
    extent.bleed_setting,
    extent.plan_page,
    extent.stale_contents,
    adverts.unfilled,
    adverts.unapproved,
    adverts.size,
    adverts.wrong_page,
    masthead.issue_line,
    leftovers.link_address,
    access.alternative_text,
    access.heading_order,
)
OUTSIDE_RULES: tuple[Callable[[Proof, Surroundings], Iterable[Finding]], ...] = (
    artwork.unembedded_fonts,
    artwork.spot_twice,
    masthead.unchanged,
    origins.file_changed,
    origins.file_gone,
)
"""These look at what is no record of the issue, where the check was given who does."""
SHEET_RULES: tuple[Callable[[Leaf], Iterable[Finding]], ...] = (
    trim.bleed_missing,
    trim.safety_margin,
    inks.type_inks,
    inks.line_inks,
    inks.colours,
    access.contrast,
)
"""These look at what a page's sheet shows: what they find is kept until the page shows something else."""
EDITORIAL_RULES: tuple[Callable[[Reading], Iterable[Finding]], ...] = (
    spelling.spelling,
    spelling.names,
    spelling.doubled_word,
    people.similar_name,
    marks.mixed_quotes,
    marks.mixed_dashes,
    leftovers.placeholder_text,
    leftovers.page_reference,
    leftovers.printed_address,
    access.language,
)
LOOKS: tuple[Look[Any], ...] = (
    spelling.words_with_two_spellings,
    spelling.possible_names,
    spelling.doubled_words,
    people.full_names,
    marks.marks_in,
    leftovers.placeholders,
    leftovers.page_references,
    leftovers.broken_addresses,
    access.script,
)
"""What the editorial rules note of each text."""
SEVERITIES = ("error", "warning", "info")
Key = tuple[object, ...]
"""What a page was made from."""
Steps = Iterator[tuple[int, int] | None]
"""Small steps of work; a step may say how many pages are looked at and how many there are."""


class Composes(Protocol):
    """What preflight asks of a composer (compose.composer.Composer)."""

    @property
    def library(self) -> Library: ...

    def glance(self, issue: Issue, page: str) -> Sheet: ...

    def made_from(self, issue: Issue, page: str) -> tuple[object, ...]: ...

    def overflows(self, issue: Issue) -> Iterator[Overset | None]: ...


class LiveCheck:
    """What is wrong with the issue that was last checked to the end: `findings`, errors first, then by page.

    What import and layout left in the issue (unmatched titles, unsolved copyfit …) is among them. A run that is given up
    loses nothing: the next one takes what it has read of pages and texts.

    `surroundings` look at what lies outside of the records; without them nothing is told of that.

    Ink is weighed apart, for that takes long: `due` are the pages that may have too much of it, `weighed` takes the weights.
    """

    def __init__(self, composer: Composes, profile: Profile | None = None, surroundings: Surroundings | None = None) -> None:
        self.findings: tuple[Finding, ...] = ()
        self.overset_lines = 0
        self._composer, self._surroundings = composer, surroundings
        self.profile = profile or load_profile()
        self._pages: dict[str, tuple[Key, PageProof]] = {}  # each with what it was made from
        self._weights: dict[str, tuple[Key, float]] = {}  # in per cent, each with what the page was made from
        self._numbers: dict[str, int] = {}  # of the pages of the issue last checked
        self._found: tuple[Finding, ...] = ()  # all but of the ink
        self._memory = Memory()

    def count(self, severity: str) -> int:
        """How many findings there are of a severity: error, warning or info."""
        return sum(finding.severity == severity for finding in self.findings)

    def run(self, issue: Issue) -> Steps:
        """Check an issue; when the steps come to their end, `findings` are its findings."""
        overset: list[Overset] = []
        for over in self._composer.overflows(issue):
            overset += [over] if over else []
            yield None
        proof = Proof(issue, (yield from self._read(issue)), overset)
        if self._surroundings:
            yield from self._surroundings.look(issue)
        reading = Reading(proof, self._memory)
        yield None
        yield from reading.read()
        yield from reading.prepare(LOOKS)
        found = list(issue.all(Finding))
        number = 0
        for findings in self._ruled(proof, reading):
            for finding in findings:
                number += 1
                found.append(replace(finding, id=f"find-check-{number:03}"))
            yield None
        self._found = tuple(found)
        self._numbers = {page.page: n for n, page in proof.numbered()}
        self._tell()
        self.overset_lines = sum(over.lines for over in overset)

    @property
    def due(self) -> dict[str, Key]:
        """The pages that may carry more ink than the printer asks and were not weighed as they are; each with what it was
        made from."""
        asked = self.profile.inks.coverage
        heavy = {page: self._pages[page] for page in self._numbers if page in self._pages} if asked else {}
        return {page: key for page, (key, proof) in heavy.items() if proof.ink > asked and self._weight(page) is None}

    def weighed(self, due: Mapping[str, Key], weights: Mapping[str, float]) -> None:
        """Take the weights of pages (per cent of ink) that were due; those of pages that changed since are no longer true.

        Of a page without a weight nothing can be said: it is due again when it changes.
        """
        for page, key in due.items():
            self._weights[page] = key, weights.get(page, 0.0)
        self._tell()

    def _weight(self, page: str) -> float | None:
        """How heavy a page is as it is now, None where that is not known."""
        key, percent = self._weights.get(page, ((), 0.0))
        known = self._pages.get(page)
        return percent if page in self._weights and known is not None and same(key, known[0]) else None

    def _tell(self) -> None:
        """Put the findings together."""
        ink: list[Finding] = []
        for page, number in self._numbers.items():
            if (percent := self._weight(page)) is not None:
                ink += ink_sums.ink_coverage(number, page, percent, self.profile)
        told = (replace(finding, id=f"find-check-ink-{finding.page:03}") for finding in ink)
        self.findings = tuple(sorted((*self._found, *told), key=_worst_first))

    def _read(self, issue: Issue) -> Generator[tuple[int, int], None, list[PageProof]]:
        """The proofs of all pages; those that show what they showed are not composed again."""
        pages = [page.id for page in issue.pages()]
        for gone in self._pages.keys() - set(pages):
            del self._pages[gone]
            self._weights.pop(gone, None)
        for n, page in enumerate(pages):
            made_from = self._composer.made_from(issue, page)
            known = self._pages.get(page)
            if known is None or not same(known[0], made_from):
                sheet = self._composer.glance(issue, page)
                yield n, len(pages)
                leaf = Leaf.of(issue, sheet, self.profile)
                found = tuple(finding for rule in SHEET_RULES for finding in rule(leaf))
                self._pages[page] = made_from, replace(read_page(issue, sheet), told=found, ink=ink_sums.most_ink(leaf))
            yield n + 1, len(pages)
        return [self._pages[page][1] for page in pages]

    def _ruled(self, proof: Proof, reading: Reading) -> Iterator[Iterable[Finding]]:
        """The findings of one rule after another."""
        for rule in PRINT_RULES:
            yield rule(proof, self.profile)
        yield extent.font_embedding(proof, self._composer.library)
        if self._surroundings:
            for outside in OUTSIDE_RULES:
                yield outside(proof, self._surroundings)
        yield _of_sheets(proof)
        for editorial in EDITORIAL_RULES:
            yield editorial(reading)


def _of_sheets(proof: Proof) -> Iterator[Finding]:
    """What the pages' sheets were found to show: the same on several pages is told once, with all of them."""
    found: dict[tuple[str, str], list[tuple[int, Finding]]] = {}
    for number, page in proof.numbered():
        for finding in page.told:
            found.setdefault((finding.rule, finding.message), []).append((number, finding))
    for several in found.values():
        number, finding = several[0]
        pages = list(dict.fromkeys(page for page, _ in several))
        also = f" (on pages {', '.join(map(str, pages))})" if len(pages) > 1 else ""
        yield replace(finding, page=number, message=finding.message + also)


def _worst_first(finding: Finding) -> tuple[int, int, str, str]:
    rank = SEVERITIES.index(finding.severity) if finding.severity in SEVERITIES else len(SEVERITIES)
    return rank, finding.page, finding.rule, finding.id
