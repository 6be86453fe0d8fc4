"""Write small PDFs operator by operator, and look at their plates: `page("0 1 0 0 k …").plate("Magenta")`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

from voa_editor.prepress.plates.separate import Plates, separate
from voa_editor.render.icc import IccProfile, load_profile

SIZE = 100.0  # points, square


@cache
def fogra39() -> IccProfile:
    return load_profile("ISOcoated_v2_300_bas.icc")


@dataclass(frozen=True)
class Page:
    """A page of 100 × 100 points in a document of its own; at 72 dpi a pixel is a point."""

    pdf: pikepdf.Pdf

    def plates(self, dpi: float = 72.0) -> Plates:
        return separate(self.pdf, 1, fogra39(), dpi)

    def ink(self, x: int, y: int) -> dict[str, int]:
        """Per cent of each ink at a point (y upward, as in the operators)."""
        plates = self.plates()
        assert not plates.faults
        return {ink: round(plate.getpixel((x, 99 - y)) / 2.55) for ink, plate in plates.inks.items()}


def page(content: str, **resources: Dictionary) -> Page:
    """A page that paints `content`; resources by category: `ExtGState=Dictionary(G=…)`."""
    pdf = pikepdf.new()
    blank = pdf.add_blank_page(page_size=(SIZE, SIZE))
    blank.obj["/Resources"] = Dictionary(**resources)
    blank.obj["/Contents"] = pdf.make_stream(content.encode("ascii"))
    return Page(pdf)


def add(there: Page, category: str, name: str, value: object) -> Page:
    """Put something into the resources of a page that is there: streams belong to its document."""
    resources = there.pdf.pages[0].obj["/Resources"]
    if f"/{category}" not in resources:
        resources[f"/{category}"] = Dictionary()
    resources[f"/{category}"][f"/{name}"] = value
    return there


def spot(pdf: pikepdf.Pdf, name: str = "PANTONE 7417 C", inks: tuple[float, ...] = (0, 0.8, 0.8, 0)) -> Array:
    """A Separation whose alternate is process inks."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=list(inks), N=1)
    return Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, pdf.make_indirect(tint)])


def image(pdf: pikepdf.Pdf, data: bytes, space: object, width: int = 1, height: int = 1, bits: int = 8, **more: object) -> object:
    """An image XObject of raw samples."""
    stream = pdf.make_stream(data, Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height, BitsPerComponent=bits)
    for name, value in {"ColorSpace": space, **more}.items():
        stream[f"/{name}"] = value
    return stream


def flat(colour: tuple[int, ...] | int, mode: str, size: int = 1) -> Image.Image:
    return Image.new(mode, (size, size), colour)
