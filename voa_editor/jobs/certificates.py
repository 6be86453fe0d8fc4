"""Certify a print file: how it keeps its standard, and which file that is said of; as JSON for programs, as a page for people."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voa_editor.errors import UserError
from voa_editor.render.output import replacing

if TYPE_CHECKING:
    from voa_editor.prepress.pdf.verify import Report
    from voa_editor.render.intent import OutputIntent
    from voa_editor.render.pdf.metadata import DocumentInfo


def certified(file: Path, report: Report, info: DocumentInfo, intent: OutputIntent) -> dict[str, Any]:
    """What a certificate tells, as plain values: the report on a file, and the file's own name, size and SHA-256."""
    whose = {"file": file.name, "bytes": file.stat().st_size, "sha256": fingerprint(file)}
    made = {"title": info.title, "date": info.date, "condition": f"{intent.identifier}, {intent.info}"}
    return report.values() | whose | made


def write_certificate(out: Path, values: dict[str, Any]) -> None:
    """Write a certificate: a page of PDF if `out` ends with ".pdf", else JSON. Raises UserError where it cannot be written."""
    if out.suffix.lower() == ".pdf":
        from voa_editor.fonts.library import bundled
        from voa_editor.render.pdf.certificate import certificate

        magic, data = b"%PDF-", certificate(values, bundled())
    else:
        magic, data = b"{", (json.dumps(values, indent=2, ensure_ascii=False) + "\n").encode("utf-8")
    with replacing(out, magic) as output:
        output.write(data)


def fingerprint(file: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits. Raises UserError for one that cannot be read."""
    try:
        with open(file, "rb") as data:
            return hashlib.file_digest(data, "sha256").hexdigest()
    except OSError as fault:
        raise UserError(f"cannot be read ({fault.strerror})", file=file, remedy="Look whether it is still there") from fault
