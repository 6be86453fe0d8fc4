"""Write the job ticket: what a printer must know of an issue, for programs (JSON) and for people (text)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voa_editor import __version__
from voa_editor.errors import UserError
from voa_editor.jobs.belongings import LeftOut
from voa_editor.jobs.certificates import fingerprint
from voa_editor.model.colour import PROCESS
from voa_editor.model.settings import Settings
from voa_editor.prepress.profiles import Profile
from voa_editor.units import counted, to_mm

TICKET = "job-ticket"
_KINDS = {
    "-proof.pdf": "proof, to read and to sign; not to print from",
    "-certificate.pdf": "certificate, to read",
    "-certificate.json": "certificate, for programs",
    ".voa": "the issue, open, for voa_editor",
    ".icc": "ICC profile of the output intent",
    ".ttf": "font",
    ".otf": "font",
}
_LABEL = 20  # characters that names take in the text


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a ticket is made of. `inks`: page by page, as jobs.separations tells; `findings` and `files` as plain values."""

    settings: Settings
    version: int
    profile: Profile
    report: dict[str, Any]
    inks: Sequence[dict[str, Any]]
    findings: Sequence[dict[str, Any]]
    files: Sequence[dict[str, Any]]
    left_out: Sequence[LeftOut]


def packed(folder: Path, file: Path) -> dict[str, Any]:
    """A file of the package: where, what it is, its size in bytes, its SHA-256."""
    name = file.relative_to(folder).as_posix()
    what = next((said for ending, said in _KINDS.items() if name.endswith(ending)), "")
    what = what or ("licence" if "LICENSE" in name else "the print file")
    return {"path": name, "what": what, "bytes": file.stat().st_size, "sha256": fingerprint(file)}


def ticket_values(ticket: Ticket) -> dict[str, Any]:
    """The ticket as plain values. Lengths in mm; bleed as top, outer, bottom, inner; coverage in per cent."""
    settings, profile, report = ticket.settings, ticket.profile, ticket.report
    used = {ink for page in ticket.inks for ink in page["inks"]}
    condition = profile.condition
    bleed = (settings.bleed_top, settings.bleed_outer, settings.bleed_bottom, settings.bleed_inner)
    return {
        "title": report["title"], "publisher": settings.publisher, "date": settings.date, "version": ticket.version,
        "contact": [said for said in (settings.email, settings.phone) if said],
        "printed_pages": report["pages"], "page_multiple": profile.geometry.page_multiple,
        "trim_mm": [_mm(settings.trim_w), _mm(settings.trim_h)], "bleed_mm": [_mm(edge) for edge in bleed],
        "standard": report["standard"], "keeps_standard": report["passed"],
        "profile": {"name": profile.name, "title": profile.title, "ink_limit": profile.inks.limit,
                    "ink_window_mm": _mm(profile.inks.window)},
        "output_intent": {"identifier": condition.identifier, "registry": condition.registry, "info": condition.info},
        "inks": [ink for ink in PROCESS if ink in used], "spots": sorted(used - set(PROCESS)),
        "pages": [{key: page[key] for key in ("page", "inks", "coverage", "above")} for page in ticket.inks],
        "files": list(ticket.files),
        "left_out": [{"file": each.file, "why": each.why} for each in ticket.left_out],
        "findings": [finding for finding in ticket.findings if finding["severity"] != "info"],
        "made_with": f"voa_editor {__version__}",
    }  # fmt: skip


def ticket_text(values: dict[str, Any]) -> str:
    """The ticket to read, in plain text."""
    return "\n".join(_lines(values)) + "\n"


def _lines(values: dict[str, Any]) -> Iterator[str]:
    yield from ("JOB TICKET", "", values["title"], "=" * len(values["title"]), "")
    yield from (f"{name:<{_LABEL}}{said}" for name, said in _rows(values) if said)
    heavy = max(values["pages"], key=lambda page: page["coverage"], default=None)
    if heavy:
        side = f"{values['profile']['ink_window_mm']:g}"
        above = ", ".join(str(page["page"]) for page in values["pages"] if page["above"])
        yield f"{'Heaviest page':<{_LABEL}}{heavy['page']}, {heavy['coverage']:g} % over {side} x {side} mm"
        if above:
            yield f"{'Too much ink':<{_LABEL}}pages {above}"
    yield from ("", "Files", "-----")
    for file in values["files"]:
        yield from (f"{file['path']}  ({file['what']}, {file['bytes']:,} bytes)", f"    {file['sha256']}")
    yield "(SHA-256 below each name)"
    if values["left_out"]:
        yield from ("", "Left out", "--------", *(f"{each['file']}: {each['why']}" for each in values["left_out"]))
    yield from ("", "Findings", "--------")
    yield from (_finding(finding) for finding in values["findings"])
    if not values["findings"]:
        yield "none"
    yield from ("", f"Made with {values['made_with']}")


def _rows(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    width, height = values["trim_mm"]
    top, outer, bottom, inner = values["bleed_mm"]
    even = values["page_multiple"] > 1 and values["printed_pages"] % values["page_multiple"]
    odd = f" (not a multiple of {values['page_multiple']})" if even else ""
    intent = values["output_intent"]
    yield "Publisher", values["publisher"]
    yield "Contact", ", ".join(values["contact"])
    yield "Date of the issue", values["date"]
    yield "Version", str(values["version"])
    yield "Printed pages", f"{values['printed_pages']}{odd}"
    yield "Trim", f"{width:g} x {height:g} mm"
    yield "Bleed", f"{top:g} mm" if len({top, outer, bottom, inner}) == 1 else (
        f"top {top:g}, outer {outer:g}, bottom {bottom:g}, inner {inner:g} mm")  # fmt: skip
    yield "Inks", ", ".join(values["inks"])
    yield "Spots", ", ".join(values["spots"]) or "none"
    yield "Standard", f"{values['standard']}, {'kept' if values['keeps_standard'] else 'NOT KEPT'}"
    yield "Printer profile", values["profile"]["title"]
    yield "Output intent", f"{intent['identifier']}, {intent['info']}"
    counts = ((kind, sum(each["severity"] == kind for each in values["findings"])) for kind in ("error", "warning"))
    yield "Findings", ", ".join(counted(count, kind) for kind, count in counts if count) or "none"


def _finding(finding: dict[str, Any]) -> str:
    place = f"page {finding['page']}: " if finding["page"] and not finding["message"].startswith("page") else ""
    return f"{finding['severity']}: {place}{finding['message']}"


def write_text(file: Path, said: str | dict[str, Any]) -> None:
    """Write text, or values as JSON. Raises UserError where the disk does not take it."""
    text = said if isinstance(said, str) else json.dumps(said, indent=2, ensure_ascii=False) + "\n"
    try:
        file.write_bytes(text.encode("utf-8"))
    except OSError as fault:
        raise UserError(f"the file cannot be written ({fault.strerror})", file=file, remedy="Free some space") from fault


def _mm(points: float) -> float:
    return round(to_mm(points), 2)
