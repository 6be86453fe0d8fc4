"""Open a PDF from outside: nothing in it is believed, and what is wrong with it is said as a UserError."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf.settings import set_qpdf_limits

from voa_editor.errors import UserError
from voa_editor.prepress.pdf.objects import entry, filters, name, path, stream, whole

MOST_DECODED = 64 << 20  # bytes that one stream may come to, of those that are read
MOST_OF_A_FILTER = 512 << 20  # bytes that undoing one filter may take
MOST_NESTING = 100  # arrays and dictionaries in one another
_MOST_PACKED_LZW = 1 << 20  # bytes, which may come to a thousand times as many
_IN_STREAM = 2  # the kind of an entry of the table (ISO 32000-1, table 18)


@contextmanager
def opened(file: Path, password: str = "") -> Iterator[pikepdf.Pdf]:
    """A PDF to be read. Raises UserError for one that cannot be opened, wants a password, or turns out damaged on the way."""
    set_limits()
    with _file_errors(file), _open(file, password) as pdf:
        yield pdf


def _open(file: Path, password: str) -> pikepdf.Pdf:
    try:
        return pikepdf.open(file, password=password, suppress_warnings=True)
    except ValueError as fault:  # a number in its table that is beyond all bounds
        raise pikepdf.PdfError(str(fault)) from fault


@cache
def set_limits() -> None:
    """Bound what the library unpacks, once: the limits belong to the process."""
    set_qpdf_limits(
        parser_max_nesting=MOST_NESTING,
        flate_max_memory=MOST_OF_A_FILTER,
        run_length_max_memory=MOST_OF_A_FILTER,
        png_max_memory=MOST_OF_A_FILTER,
        tiff_max_memory=MOST_OF_A_FILTER,
        max_stream_filters=8,
    )


@contextmanager
def _file_errors(file: Path) -> Iterator[None]:
    remedy = "Ask for the file again, or export it anew"
    try:
        yield
    except pikepdf.PasswordError as fault:
        raise UserError("the PDF is locked with a password", file=file, remedy="Ask for a copy without a password") from fault
    except (pikepdf.PikepdfError, pikepdf.ForeignObjectError, RecursionError) as fault:
        said = str(fault).replace(str(file), "").strip(" :") or type(fault).__name__
        raise UserError(f"the PDF is damaged ({said})", file=file, remedy=remedy) from fault
    except FileNotFoundError as fault:
        raise UserError("there is no such file", file=file, remedy="Check the name") from fault
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise UserError(f"cannot be read ({reason})", file=file, remedy="Check the name, and your right to read it") from fault


def decoded(value: Any, most: int = MOST_DECODED) -> bytes:
    """The bytes of a stream with its filters undone; b"" for what is no stream.

    Raises UserError for more than `most` bytes, and pikepdf's errors (which opened() says) for what cannot be undone.
    """
    if stream(value) is None:
        return b""
    if "LZWDecode" in filters(value) and len(value.read_raw_bytes()) > _MOST_PACKED_LZW:
        raise UserError(
            "the PDF packs more with LZW than is safe to unpack", remedy="Export it anew: no standard of today allows LZW"
        )
    data = bytes(value.read_bytes())
    if len(data) > most:
        raise UserError(f"the PDF has a stream of {len(data) >> 20} MB, more than is looked at", remedy="Ask for a simpler file")
    return data


def page_count(pdf: pikepdf.Pdf) -> int:
    """How many pages there are. Raises UserError for none."""
    count = len(pdf.pages)
    if not count:
        raise UserError("the PDF has no pages", remedy="Ask for the file again")
    return count


def version(pdf: pikepdf.Pdf) -> tuple[int, int]:
    """The version a file claims: that of its header, or of its catalogue if it is later (ISO 32000-1, 7.5.2)."""
    claims = [pdf.pdf_version]
    if isinstance(found := path(pdf.trailer, "/Root", "/Version"), pikepdf.Name):
        claims.append(str(found)[1:])
    return max((_version(claim) for claim in claims), default=(0, 0))


def _version(claim: str) -> tuple[int, int]:
    major, _, minor = claim.partition(".")
    return (int(major), int(minor)) if major.isdecimal() and minor.isdecimal() else (0, 0)


def cross_reference_streams(pdf: pikepdf.Pdf) -> bool:
    """Whether the table of objects is itself a stream (PDF 1.5), or objects lie in streams."""
    packed = any(found.type == _IN_STREAM for found in pdf.get_xref_table().values())
    return packed or name(entry(pdf.trailer, "/Type")) == "XRef" or whole(entry(pdf.trailer, "/XRefStm")) is not None
