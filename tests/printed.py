"""Read an exported PDF as a reader would: its words page by page, its bookmarks, where its pictures lie."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pypdfium2
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE, FPDFText_GetFontSize

from voa_editor.geometry import Rect


def text_of(pdf: Path, page: int = 1) -> str:
    """The words of a page in one line, parted words joined, blanks as single spaces."""
    with pypdfium2.PdfDocument(pdf) as document:
        said = document[page - 1].get_textpage().get_text_range()
    return re.sub(r"\s+", " ", re.sub("[\ufffe\u00ad\x02]\\s*", "", said))


def bookmarks(pdf: Path) -> list[str]:
    """The titles of all bookmarks, in order."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [mark.get_title() for mark in document.get_toc()]


def picture_boxes(pdf: Path, page: int = 1) -> list[Rect]:
    """Where the pictures of a page lie, cropped or not: points from the trim's top-left corner."""
    with pypdfium2.PdfDocument(pdf) as document:
        sheet = document[page - 1]
        left, _, _, top = sheet.get_trimbox()
        boxes = [image.get_bounds() for image in sheet.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=9)]
        return [Rect(x0 - left, top - y1, x1 - x0, y1 - y0) for x0, y0, x1, y1 in boxes]


def picture_sums(pdf: Path, page: int = 1) -> set[str]:
    """The sums (SHA-256) of the pictures' data as they lie in the file: those of a JPEG are its own bytes."""
    with pypdfium2.PdfDocument(pdf) as document:
        images = document[page - 1].get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=9)
        return {hashlib.sha256(bytes(image.get_data(decode_simple=False))).hexdigest() for image in images}


def size_of(pdf: Path, words: str, page: int = 1) -> float:
    """The size in points of the letters with which some words begin on a page; they stand on one line."""
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[page - 1].get_textpage()
        found = text.search(words).get_next()
        assert found is not None, f"“{words}” is not on page {page}"
        return float(FPDFText_GetFontSize(text, found[0]))


def colour_at(pdf: Path, x: float, y: float, page: int = 1) -> tuple[int, int, int]:
    """The colour of a point of a page (points from the trim's top-left corner) as pdfium shows it."""
    with pypdfium2.PdfDocument(pdf) as document:
        sheet = document[page - 1]
        left, _, _, top = sheet.get_trimbox()
        _, _, _, height = sheet.get_mediabox()
        image = sheet.render(scale=2).to_pil().convert("RGB")
        found = image.getpixel((round(2 * (x + left)), round(2 * (y + height - top))))
    assert isinstance(found, tuple)
    return found[0], found[1], found[2]


def words_box(pdf: Path, words: str, page: int = 1) -> Rect:
    """Where some words of one line stand on a page: the box about their ink, in points from the trim's top-left corner."""
    with pypdfium2.PdfDocument(pdf) as document:
        sheet = document[page - 1]
        left, _, _, top = sheet.get_trimbox()
        text = sheet.get_textpage()
        found = text.search(words, match_case=True).get_next()
        assert found is not None, f"“{words}” is not on page {page}"
        boxes = [text.get_charbox(n) for n in range(found[0], found[0] + found[1])]
        x0, y0 = min(box[0] for box in boxes), min(box[1] for box in boxes)
        x1, y1 = max(box[2] for box in boxes), max(box[3] for box in boxes)
        return Rect(x0 - left, top - y1, x1 - x0, y1 - y0)
