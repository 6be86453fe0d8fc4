"""Write imposed sheets as a PDF: each page of the source becomes a form, placed as the plan says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from voa_editor.artwork.page import inherited
from voa_editor.errors import UserError
from voa_editor.fonts.library import bundled
from voa_editor.fonts.outlines import text_outline
from voa_editor.geometry import Matrix, Rect, Size
from voa_editor.prepress.imposition.plan import Imposing, Placed, Surface, plan
from voa_editor.prepress.pdf.objects import array, numbers
from voa_editor.prepress.pdf.opening import opened
from voa_editor.render.output import beside

Progress = Callable[[str, int, int], None]
_RADIUS = 5.0  # of a registration target
_LABEL = 7.0  # points
_DRAWN = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def impose(source: Path, out: Path, order: Imposing, progress: Progress | None = None) -> int:
    """Impose a PDF of single pages and answer how many surfaces (sides of sheets) it makes.

    Raises UserError for a file that cannot be read, pages of several sizes, or pages that cannot be bound as asked.
    """
    with opened(source) as pdf, pikepdf.new() as imposed:
        trims = [_box(page.obj, "/TrimBox") for page in pdf.pages]
        size = _one_size(trims, source)
        bleed = _bleed(pdf, trims)
        surfaces = plan(len(trims), size, bleed, order)
        forms = [_form(imposed, pdf, number, source) for number in range(len(trims))]
        for done, surface in enumerate(surfaces, 1):
            _page(imposed, surface, forms, trims, size)
            if progress:
                progress("sheets", done, len(surfaces))
        _carry(pdf, imposed)
        with beside(out, b"%PDF-") as part:
            imposed.save(part, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable, min_version="1.6")
    return len(surfaces)


def _one_size(trims: Sequence[Rect], source: Path) -> Size:
    sizes = {(round(trim.w, 1), round(trim.h, 1)) for trim in trims}
    if len(sizes) != 1:
        said = ", ".join(f"{w:g} × {h:g} pt" for w, h in sorted(sizes))
        raise UserError(f"its pages have several sizes: {said}", file=source, remedy="Impose pages of one size")
    return Size(trims[0].w, trims[0].h)


def _box(page: Any, name: str) -> Rect:
    """A box of a page, by its left, bottom, width and height as the PDF has it; the media where it has none."""
    found = numbers(array(page.get(name)), 4) or numbers(array(inherited(page, "/MediaBox")), 4) or (0.0, 0.0, 612.0, 792.0)
    x0, y0, x1, y1 = found
    return Rect(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))


def _bleed(pdf: pikepdf.Pdf, trims: Sequence[Rect]) -> float:
    """The bleed that all edges of all pages have."""
    bleeds = [_box(page.obj, "/BleedBox") for page in pdf.pages]
    edges = [
        edge
        for trim, bleed in zip(trims, bleeds, strict=True)
        for edge in (trim.x - bleed.x, trim.y - bleed.y, bleed.right - trim.right, bleed.bottom - trim.bottom)
    ]
    return max(0.0, max(edges, default=0.0))


def _form(imposed: pikepdf.Pdf, pdf: pikepdf.Pdf, number: int, source: Path) -> Any:
    page = pdf.pages[number]
    if inherited(page.obj, "/Rotate"):
        raise UserError(f"page {number + 1} is turned", file=source, remedy="Export it upright")
    form = imposed.copy_foreign(page.as_form_xobject(handle_transformations=False))
    form["/BBox"] = Array([round(float(edge), 4) for edge in inherited(page.obj, "/MediaBox")])
    return form


def _page(imposed: pikepdf.Pdf, surface: Surface, forms: Sequence[Any], trims: Sequence[Rect], size: Size) -> None:
    page = imposed.add_blank_page(page_size=(surface.size.w, surface.size.h)).obj
    operators: list[str] = []
    placed: dict[str, Any] = {}
    for each in surface.pages:
        placed[f"/P{each.page}"] = forms[each.page - 1]
        operators += _place(surface, each, trims[each.page - 1], size)
    spaces = {}
    if surface.lines:
        spaces["/C1"] = _registration(imposed)
        operators += _marks(surface)
    page["/Resources"] = Dictionary(XObject=Dictionary(placed), ColorSpace=Dictionary(spaces))
    page["/Contents"] = imposed.make_stream("\n".join(operators).encode("ascii"))
    trim, bleed = surface.trim, surface.trim.inset(-surface.bleed)
    for name, box in (("/TrimBox", trim), ("/BleedBox", bleed)):
        edges = (box.x, surface.size.h - box.bottom, box.right, surface.size.h - box.y)
        page[name] = Array([round(edge, 3) for edge in edges])


def _place(surface: Surface, placed: Placed, trim: Rect, size: Size) -> list[str]:
    """Operators that draw a page, clipped to what it may ink."""
    up = Matrix(d=-1.0, f=trim.y + size.h, e=-trim.x)  # PDF's coordinates of the source → its trim's top-left, y downward
    down = Matrix(d=-1.0, f=surface.size.h)
    m = up.then(placed.matrix).then(down)
    clip = placed.clip
    box = (clip.x, surface.size.h - clip.bottom, clip.w, clip.h)
    matrix = (m.a, m.b, m.c, m.d, m.e, m.f)
    return ["q", f"{_numbers(box)} re W n", f"{_numbers(matrix)} cm /P{placed.page} Do", "Q"]


def _marks(surface: Surface) -> Iterator[str]:
    high = surface.size.h
    yield "q /C1 CS 1 SCN /C1 cs 1 scn 0.25 w"
    for line in surface.lines:
        yield "[3 2] 0 d" if line.dashed else "[] 0 d"
        yield f"{_numbers((line.start.x, high - line.start.y))} m {_numbers((line.end.x, high - line.end.y))} l S"
    yield "[] 0 d"
    for target in surface.targets:
        yield from _target(target.x, high - target.y, _RADIUS)
    face = bundled().find("Source Sans 3")
    for kind, *values in text_outline(face, surface.label, _LABEL, surface.trim.x + 36.0, surface.size.h - 10.0):
        turned = [value if n % 2 == 0 else high - value for n, value in enumerate(map(float, values))]
        yield f"{_numbers(turned)} {_DRAWN[str(kind)]}"
    yield "f Q"


def _target(x: float, y: float, r: float) -> Iterator[str]:
    """A circle, of four curves, and a cross through it."""
    k = 0.5523 * r
    yield f"{_numbers((x + r, y))} m {_numbers((x + r, y + k, x + k, y + r, x, y + r))} c"
    yield f"{_numbers((x - k, y + r, x - r, y + k, x - r, y))} c {_numbers((x - r, y - k, x - k, y - r, x, y - r))} c"
    yield f"{_numbers((x + k, y - r, x + r, y - k, x + r, y))} c S"
    yield f"{_numbers((x - 2 * r, y))} m {_numbers((x + 2 * r, y))} l {_numbers((x, y - 2 * r))} m {_numbers((x, y + 2 * r))} l S"


def _registration(imposed: pikepdf.Pdf) -> Any:
    """The colour that prints on every plate (ISO 32000-1, 8.6.6.4)."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    return Array([Name.Separation, Name.All, Name.DeviceCMYK, imposed.make_indirect(tint)])


def _carry(pdf: pikepdf.Pdf, imposed: pikepdf.Pdf) -> None:
    """Keep what says how the colours are meant: the output intent; and what the document is called."""
    if "/OutputIntents" in pdf.Root:
        imposed.Root["/OutputIntents"] = imposed.copy_foreign(pdf.make_indirect(pdf.Root["/OutputIntents"]))
    for name in ("/Title", "/Author", "/CreationDate", "/ModDate", "/Trapped"):
        if name in pdf.docinfo:
            imposed.docinfo[name] = pdf.docinfo[name]


def _numbers(values: Sequence[float]) -> str:
    return " ".join(f"{value:.4f}".rstrip("0").rstrip(".") or "0" for value in values)
