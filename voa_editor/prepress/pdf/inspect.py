"""Inspect any PDF, such as an advertiser's artwork, by what a printer asks: the rules of GWG 2022 and the place booked for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from voa_editor.errors import UserError
from voa_editor.geometry import Size
from voa_editor.model.assets import Finding
from voa_editor.prepress.pdf import inspect_content, inspect_page
from voa_editor.prepress.pdf.facts import Facts
from voa_editor.prepress.pdf.gather import gather
from voa_editor.prepress.pdf.opening import opened
from voa_editor.prepress.pdf.thresholds import Thresholds
from voa_editor.prepress.pdf.verify import STANDARDS, judged
from voa_editor.units import format_length

Coverage = Callable[[Path, int], float]
"""How much ink lies on a page (from 1) of a file at the worst place: the mean over the profile's window, in per cent."""

_ORDER = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a PDF is held against: thresholds, the size booked for it (trimmed), and who measures coverage, if anyone."""

    thresholds: Thresholds = Thresholds()
    booked: Size | None = None
    coverage: Coverage | None = None


def inspect(file: Path, asked: Asked | None = None, progress: Callable[[int, int], None] | None = None) -> list[Finding]:
    """What would go wrong in print, the worst first, then by page.

    Raises UserError for a file that cannot be opened, is locked, or cannot be looked at to its end.
    """
    asked = asked or Asked()
    with opened(file) as pdf:
        try:
            facts = gather(file, pdf, progress=progress)
            found = list(_findings(facts, asked))
        except UserError as fault:
            raise UserError(fault.message, file=fault.file or file, place=fault.place, remedy=fault.remedy) from fault
    found.sort(key=lambda finding: (_ORDER.index(finding.severity), finding.page, finding.rule))
    return [replace(finding, id=f"find-pdf-{at}") for at, finding in enumerate(found, 1)]


def _findings(facts: Facts, asked: Asked) -> Iterator[Finding]:
    for check in (*inspect_page.CHECKS, *inspect_content.CHECKS):
        yield from check(facts, asked.thresholds)
    if asked.booked:
        yield from inspect_page.size(facts, asked.booked)
    yield from inspect_page.bleed(facts, asked.thresholds)
    if asked.coverage and asked.thresholds.coverage:
        yield from _coverage(facts, asked.thresholds, asked.coverage)
    yield from _claim(facts)


def _coverage(facts: Facts, thresholds: Thresholds, measure: Coverage) -> Iterator[Finding]:
    for page in facts.pages:
        if (most := measure(facts.file, page.number)) > thresholds.coverage:
            window = format_length(thresholds.window)
            yield Finding(
                id="",
                rule="ink-coverage",
                page=page.number,
                message=f"{most:.0f} % of ink lie on {window} × {window}, more than {thresholds.coverage:g} %",
                remedy="Convert the pictures with a profile that limits ink, and build blacks of less colour",
            )


def _claim(facts: Facts) -> Iterator[Finding]:
    """What standard the file says it keeps, and whether it does."""
    xmp = facts.xmp["pdfxid:GTS_PDFXVersion"] if facts.xmp else ""
    claim = xmp or facts.info.get("GTS_PDFXVersion", "")
    standard = next((one for one in STANDARDS.values() if one.title == claim), None)
    if standard is None:
        said = f"the file says it is {claim}, which is not checked" if claim else "the file does not say that it is PDF/X"
        yield Finding(id="", rule="pdf-x", severity="info", message=said, remedy="Ask for PDF/X-4, if you can")
        return
    failed = [outcome.rule.id for outcome in judged(facts, standard).failures("error")]
    if failed:
        yield Finding(
            id="",
            rule="pdf-x",
            message=f"the file says it is {claim}, but breaks its rules ({', '.join(failed)})",
            remedy=f"See the places with check --pdf --standard {standard.id}",
        )
    else:
        yield Finding(id="", rule="pdf-x", severity="info", message=f"the file says it is {claim}, and keeps its rules")
