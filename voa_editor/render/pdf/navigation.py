"""Lead the reader: bookmarks, page labels, and links inside and out of the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from reportlab.pdfbase.pdfdoc import (
    PDFArrayCompact,
    PDFDictionary,
    PDFObjectReference,
    PDFPageLabel,
    PDFPageLabels,
    PDFString,
)

from voa_editor.display.items import Link, Outline
from voa_editor.geometry import Matrix, Point
from voa_editor.model.assets import Finding
from voa_editor.render.pdf.document import StreamedDocument
from voa_editor.render.pdf.marks import PageBoxes
from voa_editor.render.pdf.tags import Figure

_SCHEMES = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
_PAGE = re.compile(r"#page=(\d{1,6})$")


@dataclass(frozen=True, slots=True)
class Target:
    """A written page as others point to it."""

    number: int
    label: str
    reference: PDFObjectReference
    boxes: PageBoxes
    outlines: tuple[Outline, ...]


def add_bookmarks(document: StreamedDocument, pages: Sequence[Target]) -> bool:
    """Hang the pages' outlines into the document's outline tree; False if there are none.

    A level that skips one (0, then 2) is taken as the next below.
    """
    tree = document.Outlines
    places: dict[str, PDFArrayCompact] = {}
    level = -1
    for page in pages:
        for entry in page.outlines:
            level = min(max(entry.level, 0), level + 1)
            key = f"b{len(places)}"
            _, top = page.boxes.place(0, max(0.0, entry.y))
            places[key] = PDFArrayCompact([page.reference, "/XYZ", "null", round(top, 3), "null"])
            tree.addOutlineEntry(key, level, entry.title or page.label)
    if not places:
        document.Catalog.Outlines = None
        return False
    tree.prepare(document, _Places(places))
    return True


@dataclass(frozen=True, slots=True)
class _Places:
    """What ReportLab's outlines ask a canvas for: the destination of a name."""

    places: dict[str, PDFArrayCompact]

    def _bookmarkReference(self, name: str) -> PDFArrayCompact:  # noqa: N802
        return self.places[name]


def page_labels(pages: Sequence[Target]) -> PDFPageLabels:
    """Labels as the sheets have them: numbers that count on make one range, any other label a range of its own."""
    labels = PDFPageLabels()
    expected = ""
    for index, page in enumerate(pages):
        plain = page.label.isascii() and page.label.isdigit() and page.label[:1] != "0"
        if not plain:
            labels.addPageLabel(index, PDFPageLabel(prefix=page.label))
            expected = ""
            continue
        if page.label != expected:
            labels.addPageLabel(index, PDFPageLabel("ARABIC", int(page.label)))
        expected = str(int(page.label) + 1)
    return labels


def link_annotation(link: Link, matrix: Matrix, boxes: PageBoxes, pages: dict[int, PDFObjectReference]) -> PDFDictionary | None:
    """The annotation of a link, or None for one whose page is not in this document or that leads nowhere safe."""
    page = _PAGE.match(link.target)
    entries: dict[str, object] = {"Type": "/Annot", "Subtype": "/Link", "Border": PDFArrayCompact([0, 0, 0]), "F": 4}
    if page:
        reference = pages.get(int(page.group(1)))
        if reference is None:
            return None
        entries["Dest"] = PDFArrayCompact([reference, "/Fit"])
    elif _SCHEMES.match(link.target):
        address = quote(link.target, safe="%/:=&?~#+!$,;'@()*[]-._")
        entries["A"] = PDFDictionary({"S": "/URI", "URI": PDFString(address)})
        entries["Contents"] = PDFString(re.sub(r"^(mailto|tel):", "", link.target))
    else:
        return None
    placed = [matrix.apply(Point(x, y)) for x in (link.rect.x, link.rect.right) for y in (link.rect.y, link.rect.bottom)]
    points = [boxes.place(point.x, point.y) for point in placed]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    entries["Rect"] = PDFArrayCompact([round(value, 2) for value in (min(xs), min(ys), max(xs), max(ys))])
    return PDFDictionary(entries)


def link_finding(link: Link, page: int) -> Finding | None:
    """A finding on a link whose kind of address no PDF of ours leads to; None where it is sound."""
    if _PAGE.match(link.target) or _SCHEMES.match(link.target):
        return None
    return Finding(
        id=f"find-export-link-{page}-{link.source.record}-{link.source.start}",
        rule="link-address",
        page=page,
        record=link.source.record,
        message=f"the link to {link.target[:80]!r} was left out",
        remedy="Links may lead to https:, http:, mailto: and tel: addresses and to pages of the issue",
    )


def wordless_finding(figures: Sequence[Figure], pages: Sequence[Target]) -> Finding:
    """A finding on pictures that a reader who cannot see them is told nothing of."""
    first = figures[0]
    numbers = dict.fromkeys(pages[figure.place[0]].number for figure in figures)
    where = f"page{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"
    told = "a picture has" if len(figures) == 1 else f"{len(figures)} pictures have"
    return Finding(
        id="find-export-alternative-text",
        rule="alternative-text",
        page=pages[first.place[0]].number,
        record=first.picture.photo or first.picture.source.record,
        message=f"{told} neither alternative text nor a caption ({where}); they are read as “Picture”",
        remedy="Say in a few words what they show, or mark them as decoration",
    )


def private_finding(faces: Sequence[str]) -> Finding:
    """A finding on faces whose signs have no meaning in Unicode, so that the file is PDF/A-2b and not 2a."""
    return Finding(
        id="find-export-private-use",
        rule="private-use",
        message=f"the file keeps PDF/A-2b, not 2a: {', '.join(faces)} shows characters of Unicode's private use",
        remedy="Write these signs, which cannot be read, with characters that Unicode knows, or place them as pictures",
    )
