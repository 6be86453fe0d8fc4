"""Place PDFs from outside on a page, and look at what came of them in the file: forms, their fonts, their pictures."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from sheets import FOGRA39, HERE, INFO, MemoryBlobs, sheet

from voa_editor.artwork.page import artwork_shape
from voa_editor.display.items import Item, Picture
from voa_editor.errors import UserError
from voa_editor.fonts.library import bundled
from voa_editor.geometry import Rect
from voa_editor.jobs.pressing import Mixer, approval
from voa_editor.model.assets import Finding
from voa_editor.prepress.artwork import Fitter
from voa_editor.render.pdf.writer import write_pdf
from voa_editor.render.presets import load_preset

ALT = "An ad of the river bank"
OPEN: list[pikepdf.Pdf] = []  # objects live as long as their document does
WORDS = "Sail with us in spring"


@dataclass(frozen=True)
class Exported:
    """A page with ads on it, written as a preset has it; press presets verified before they were written."""

    path: Path
    findings: tuple[Finding, ...]

    def forms(self) -> list[pikepdf.Object]:
        """The forms of the ads, in the order they were placed."""
        OPEN.append(pdf := pikepdf.open(io.BytesIO(self.path.read_bytes())))
        held = pdf.pages[0].obj.Resources.XObject
        return [each for each in held.values() if each.Subtype == "/Form"]

    @property
    def said(self) -> str:
        return " / ".join(finding.message for finding in self.findings)


def placed(
    out: Path, preset: str, *ads: bytes, scale: float = 0.5, below: tuple[Item, ...] = (), **changes: object
) -> Exported:
    """Place ads beside each other on a page, each at a scale, over what lies `below`."""
    chosen = dataclasses.replace(load_preset(preset), **changes)  # type: ignore[arg-type]
    blobs, items, x = MemoryBlobs(), list(below), 40.0
    for data in ads:
        w, h = (side * scale for side in _size(data))
        items.append(Picture(blobs.add(data), Rect(x, 40, w, h), Rect(x, 40, w, h), HERE, "ad", ALT))
        x += w + 10
    approve = approval(chosen.standard, lambda report: None) if chosen.standard else None
    mixer = Mixer(blobs, chosen, FOGRA39)
    findings = write_pdf(
        out / f"{preset}.pdf", [sheet(*items)], INFO, blobs, bundled(), chosen, FOGRA39,
        rasterise=mixer, fit=Fitter(chosen, FOGRA39), approve=approve,
    )  # fmt: skip
    return Exported(out / f"{preset}.pdf", findings)


def _size(data: bytes) -> tuple[float, float]:
    try:
        return artwork_shape(data).size
    except UserError:
        return 200, 200


def advert(*, embedded: bool = True, rgb: bool = False, clear: bool = False, size: tuple[float, float] = (300, 200)) -> bytes:
    """An ad of ReportLab's: a panel, a line of text, with `clear` half of it seen through."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1, initialFontName="Vera" if embedded else "Helvetica")
    if rgb:
        canvas.setFillColorRGB(0.9, 0.2, 0.1)
    else:
        canvas.setFillColorCMYK(0, 0.8, 0.9, 0)
    canvas.rect(20, 20, 120, 80, stroke=0, fill=1)
    if clear:
        canvas.setFillAlpha(0.5)
        canvas.setFillColorCMYK(1, 0, 0, 0)
        canvas.rect(100, 60, 120, 80, stroke=0, fill=1)
        canvas.setFillAlpha(1)
    canvas.setFillColorCMYK(0, 0, 0, 1)
    canvas.setFont("Vera" if embedded else "Helvetica", 18)
    canvas.drawString(20, 160, WORDS)
    canvas.save()
    return without_base_fonts(out.getvalue())


def without_base_fonts(data: bytes) -> bytes:
    """A PDF of ReportLab's without the unembedded fonts that it names on each page and does not use."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


def changed(data: bytes, **entries: object) -> bytes:
    """A PDF with entries of its first page changed."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for key, value in entries.items():
            pdf.pages[0].obj[f"/{key}"] = value
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


def fonts_of(form: pikepdf.Object) -> list[pikepdf.Object]:
    return [font for held in _resources(form) for font in dict(held.get("/Font", pikepdf.Dictionary())).values()]


def images_of(form: pikepdf.Object) -> list[pikepdf.Object]:
    held = [one for each in _resources(form) for one in dict(each.get("/XObject", pikepdf.Dictionary())).values()]
    return [one for one in held if one.Subtype == "/Image"]


def operators_of(form: pikepdf.Object) -> set[str]:
    """The operators of a form and the forms in it."""
    inner = [form, *(one for held in _resources(form) for one in dict(held.get("/XObject", pikepdf.Dictionary())).values())]
    streams = [one for one in inner if one.Subtype == "/Form"]
    return {str(each.operator) for one in streams for each in pikepdf.parse_content_stream(one)}


def _resources(form: pikepdf.Object, depth: int = 0) -> Iterator[pikepdf.Object]:
    held = form.get("/Resources")
    if held is None or depth > 9:
        return
    yield held
    for one in dict(held.get("/XObject", pikepdf.Dictionary())).values():
        if one.Subtype == "/Form":
            yield from _resources(one, depth + 1)


pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))  # it comes with ReportLab
