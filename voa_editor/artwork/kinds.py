"""Tell a PDF or an SVG by its first bytes."""

from __future__ import annotations

PDF = "application/pdf"


def is_pdf(data: bytes) -> bool:
    """Whether bytes are those of a PDF: its mark stands within the first 1024 (ISO 32000-1, annex H.3)."""
    return b"%PDF-" in data[:1024]


def is_svg(head: bytes) -> bool:
    """Whether the first bytes of a file are those of an SVG."""
    return b"<svg" in head or (head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml") and b"svg" in head.lower())
