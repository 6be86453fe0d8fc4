"""Flatten transparency: put in the place of what shows through a picture of it in inks, cut as small as it can be.

PDF/X-1a knows no transparency (ISO 15930-4, 6.2.6). What is painted before the place stays as it is, and so does what is painted
after it; only the area that something transparent covers becomes a picture of all that is seen there so far.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import ContentStreamInstruction, Name, Operator

from voa_editor.artwork.page import inherited
from voa_editor.errors import UserError
from voa_editor.geometry import Matrix
from voa_editor.model.colour import PROCESS
from voa_editor.prepress.pdf.functions import read_function
from voa_editor.prepress.pdf.objects import array, dictionary, entries, entry, name, numbers, stream
from voa_editor.prepress.pdf.opening import opened
from voa_editor.prepress.pdf.spaces import read_space
from voa_editor.prepress.pdf.state import Bounds
from voa_editor.prepress.pdf.walk import INLINE, PAINTS, SHOWS, STROKES, Step, Walker
from voa_editor.prepress.plates.separate import separate
from voa_editor.render.icc import IccProfile

_NORMAL = ("Normal", "Compatible")
_GONE = ("/ca", "/CA", "/BM", "/SMask", "/AIS", "/TK")  # entries of a graphics state that are of transparency alone
_QUALITY = 95  # of JPEG pictures, colours at full resolution
_LAID = ("page", "form", "pattern", "glyph")  # kinds of streams that are painted; soft masks only let through
_NOWHERE = Bounds(1e9, 1e9, -1e9, -1e9)
_LOOK = 36.0  # pixels an inch at which what something changes is looked for


@dataclass(frozen=True, slots=True)
class Clear:
    """Something that shows through: the instruction of the page that paints it, where on the page, and the matrix there."""

    at: int
    bounds: Bounds | None  # None: to be found by looking
    ctm: Matrix


def flatten(source: Path, out: Path, intent: IccProfile, ppi: float = 300.0) -> int:
    """Write a PDF without its transparency and answer how many areas became pictures. `intent` is the profile of the press.

    Pictures have `ppi` pixels an inch. Raises UserError for a file that cannot be read.
    """
    count = 0
    with opened(source) as pdf:
        for number in range(1, len(pdf.pages) + 1):
            count += _flatten_page(pdf, number, intent, ppi)
        for thing in pdf.objects:
            _forget(thing)
        pdf.remove_unreferenced_resources()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, deterministic_id=True)
    return count


def _flatten_page(pdf: pikepdf.Pdf, number: int, intent: IccProfile, ppi: float) -> int:
    clears = list(transparencies(pdf, number))
    if not clears:
        return 0
    page = pdf.pages[number - 1]
    page.contents_coalesce()
    instructions = list(pikepdf.parse_content_stream(page))
    patches: dict[int, list[Any]] = {}
    for clear in clears:
        area = _area(pdf, number, instructions, clear, intent, ppi)
        patches[clear.at] = [] if area is None else _patch(pdf, number, instructions, clear, area, intent, ppi)
    kept = list(_replaced(instructions, patches))
    page.obj["/Contents"] = pdf.make_stream(pikepdf.unparse_content_stream(kept))
    return sum(bool(patch) for patch in patches.values())


def transparencies(pdf: pikepdf.Pdf, number: int) -> Iterator[Clear]:
    """What on a page shows through, in the order it is painted.

    Raises UserError for transparency in a tiling pattern or a glyph of a Type 3 font: no area of the page can stand for that.
    """
    walker = Walker(pdf)
    found: dict[int, Clear] = {}
    whole, outer = -1, Matrix()  # the instruction of a form that is transparent as a whole; the matrix of the page's own content
    for step in walker.page(number):
        if step.kind == "page":
            outer = step.state.ctm
        if step.kind not in _LAID or not _paints(step):
            continue
        clear = _is_clear(step)
        if clear and step.kind in ("pattern", "glyph"):
            remedy = "Ask for the file in PDF/X-1a, or without transparency in patterns"
            raise UserError("something shows through in a pattern or a drawn font", place=str(step.place), remedy=remedy)
        before = found.get(walker.at, Clear(walker.at, _NOWHERE, outer))
        if step.operator == "Do" and name(entry(step.target, "/Subtype")) == "Form":
            if clear and step.kind == "page":
                whole = walker.at
            elif clear:
                found[walker.at] = replace(before, bounds=None)
        elif clear or walker.at == whole:
            more = _bounds(step)
            found[walker.at] = replace(before, bounds=before.bounds.joined(more) if before.bounds and more else None)
    yield from (found[at] for at in sorted(found))


def _paints(step: Step) -> bool:
    return step.operator in PAINTS or step.operator in STROKES or step.operator in SHOWS or step.operator in ("Do", "sh", INLINE)


def _is_clear(step: Step) -> bool:
    """Whether what is painted lets something through."""
    state = step.state
    if state.masked or state.blend[0] not in _NORMAL:
        return True
    if step.operator in STROKES and state.alpha_stroke < 1:
        return True
    if (step.operator not in STROKES or step.operator in PAINTS) and state.alpha_fill < 1:
        return True
    if step.operator == "Do":
        mask = entry(step.target, "/SMask")
        return stream(mask) is not None or bool(entry(step.target, "/SMaskInData"))
    return False


def _bounds(step: Step) -> Bounds | None:
    """What a step covers of the page, or None where that cannot be said (text)."""
    bounds = step.bounds if step.operator != "sh" else step.state.clip
    if bounds is None:
        return None
    if step.operator in STROKES:
        half = step.state.stroke_width / 2 + 0.5
        bounds = Bounds(bounds.left - half, bounds.bottom - half, bounds.right + half, bounds.top + half)
    return bounds.common(step.state.clip) if step.state.clip is not None else bounds


def _area(
    pdf: pikepdf.Pdf, number: int, instructions: Sequence[Any], clear: Clear, intent: IccProfile, ppi: float
) -> Bounds | None:
    """The area of a picture, a whole number of its pixels wide and high; None where nothing is seen of it."""
    media = numbers(array(inherited(pdf.pages[number - 1].obj, "/MediaBox")), 4)
    page = Bounds(*media) if media else Bounds(0, 0, 612, 792)
    bounds = clear.bounds or _changed(pdf, number, instructions, clear.at, intent, page)
    if bounds is None:
        return None
    bounds = bounds.common(page)
    if bounds.empty:
        return None
    pixel = 72.0 / ppi
    left = page.left + floor((bounds.left - page.left) / pixel) * pixel
    bottom = page.bottom + floor((bounds.bottom - page.bottom) / pixel) * pixel
    across, down = ceil((bounds.right - left) / pixel), ceil((bounds.top - bottom) / pixel)
    return Bounds(left, bottom, left + across * pixel, bottom + down * pixel)


def _changed(
    pdf: pikepdf.Pdf, number: int, instructions: Sequence[Any], at: int, intent: IccProfile, page: Bounds
) -> Bounds | None:
    """What of the page an instruction changes, found by looking at the page without it and with it."""
    from PIL import ImageChops

    before, after = (_drawn(pdf, number, instructions[:end], intent, _LOOK, page) for end in (at, at + 1))
    boxes = [ImageChops.difference(plate, after[ink]).getbbox() for ink, plate in before.items() if ink in after]
    boxes += [plate.getbbox() for ink, plate in after.items() if ink not in before]
    seen = [box for box in boxes if box is not None]
    if not seen:
        return None
    pixel = 72.0 / _LOOK
    lefts, tops, rights, bottoms = zip(*seen, strict=True)
    left, right = page.left + (min(lefts) - 1) * pixel, page.left + (max(rights) + 1) * pixel
    return Bounds(left, page.top - (max(bottoms) + 1) * pixel, right, page.top - (min(tops) - 1) * pixel)


def _drawn(
    pdf: pikepdf.Pdf, number: int, instructions: Sequence[Any], intent: IccProfile, ppi: float, area: Bounds
) -> Mapping[str, Any]:
    """The plates of an area of a page as far as instructions paint it."""
    page = pdf.pages[number - 1].obj
    whole = page["/Contents"]
    page["/Contents"] = pdf.make_stream(pikepdf.unparse_content_stream([*instructions, *_closing(instructions)]))
    try:
        return separate(pdf, number, intent, ppi, (area.left, area.bottom, area.right, area.top)).inks
    finally:
        page["/Contents"] = whole


def _closing(instructions: Sequence[Any]) -> Iterator[Any]:
    """What ends a content stream that was cut off: ET, and a Q for each q."""
    deep, text = 0, False
    for instruction in instructions:
        operator = str(instruction.operator)
        deep += (operator == "q") - (operator == "Q")
        text = operator == "BT" or (text and operator != "ET")
    if text:
        yield ContentStreamInstruction([], Operator("ET"))
    yield from (ContentStreamInstruction([], Operator("Q")) for _ in range(deep))


def _patch(
    pdf: pikepdf.Pdf, number: int, instructions: Sequence[Any], clear: Clear, area: Bounds, intent: IccProfile, ppi: float
) -> list[Any]:
    """Instructions that paint an area of the page as it is seen after an instruction, from a picture put in the resources."""
    plates = _drawn(pdf, number, instructions[: clear.at + 1], intent, ppi, area)
    spots = [ink for ink, plate in plates.items() if ink not in PROCESS and plate.getbbox()]
    picture = _picture(pdf, number, plates, spots)
    resources = inherited(pdf.pages[number - 1].obj, "/Resources")
    if entry(resources, "/XObject") is None:
        resources["/XObject"] = pikepdf.Dictionary()
    called = Name(f"/VoaFlat{clear.at}")
    resources["/XObject"][str(called)] = picture
    back = clear.ctm.inverse()
    place = Matrix(area.width, 0.0, 0.0, area.height, area.left, area.bottom).then(back)
    values = [round(value, 6) for value in (place.a, place.b, place.c, place.d, place.e, place.f)]
    made: tuple[tuple[list[Any], str], ...] = (([], "q"), (values, "cm"), ([called], "Do"), ([], "Q"))
    return [ContentStreamInstruction(operands, Operator(operator)) for operands, operator in made]


def _picture(pdf: pikepdf.Pdf, number: int, plates: Mapping[str, Any], spots: Sequence[str]) -> Any:
    """An image XObject of plates: of the four inks as a JPEG that loses nothing one sees, with spots loss-free."""
    from PIL import Image

    first = plates[PROCESS[0]]
    if spots:
        bands = [plates[ink].tobytes() for ink in (*PROCESS, *spots)]
        data = bytearray(len(bands) * len(bands[0]))
        for at, band in enumerate(bands):
            data[at :: len(bands)] = band
        how = {"/Filter": Name.FlateDecode, "/ColorSpace": _spot_space(pdf, number, spots)}
        coded = zlib.compress(bytes(data), 1)
    else:
        buffer = io.BytesIO()
        Image.merge("CMYK", [plates[ink] for ink in PROCESS]).save(buffer, "JPEG", quality=_QUALITY, subsampling=0)
        how = {"/Filter": Name.DCTDecode, "/ColorSpace": Name.DeviceCMYK, "/Decode": pikepdf.Array([1, 0] * 4)}  # as Adobe has it
        coded = buffer.getvalue()
    picture = pikepdf.Stream(pdf, coded)
    entries_ = {"/Type": Name.XObject, "/Subtype": Name.Image, "/Width": first.width, "/Height": first.height}
    for called, value in (entries_ | {"/BitsPerComponent": 8} | how).items():
        picture[called] = value
    return pdf.make_indirect(picture)


def _spot_space(pdf: pikepdf.Pdf, number: int, spots: Sequence[str]) -> Any:
    """DeviceN of the process inks and spots; where a spot is not printed as an ink, it is mixed as its own space says."""
    mixed = alternates(pdf, number)
    count = 4 + len(spots)
    code = []
    for channel in range(4):
        code.append(f"{count + channel - 1 - channel} index")  # the channel itself
        for n, spot in enumerate(spots):
            amount = mixed.get(spot, (0.0, 0.0, 0.0, 0.5))[channel]
            code.append(f"{channel + len(spots) - n} index {amount:.4f} mul add")
        code.append("dup 1 gt { pop 1 } if")
    code.append(f"{count + 4} 4 roll" + " pop" * count)
    transform = pdf.make_stream(
        ("{ " + " ".join(code) + " }").encode("ascii"), FunctionType=4, Domain=[0, 1] * count, Range=[0, 1] * 4
    )
    named = pikepdf.Array([Name(f"/{ink}") for ink in (*PROCESS, *spots)])
    return pikepdf.Array([Name.DeviceN, named, Name.DeviceCMYK, transform])


def alternates(pdf: pikepdf.Pdf, number: int) -> dict[str, tuple[float, ...]]:
    """How the spots of a page's resources, solid, are mixed from process inks, where that can be worked out."""
    resources = inherited(pdf.pages[number - 1].obj, "/Resources")
    found: dict[str, tuple[float, ...]] = {}
    for _, value in entries(entry(resources, "/ColorSpace")):
        space, items = read_space(value, resources), array(value)
        if space.family == "Separation" and space.base is not None and space.base.family == "DeviceCMYK" and len(items) == 4:
            try:
                ends = read_function(items[3])(1.0)
            except ValueError:
                continue
            if len(ends) == 4:
                found[space.inks[0]] = ends
    return found


def _replaced(instructions: Sequence[Any], patches: Mapping[int, list[Any]]) -> Iterator[Any]:
    """The instructions with pictures in the place of what is transparent; within text, behind the whole of it."""
    text, waiting = False, []
    for at, instruction in enumerate(instructions):
        operator = str(instruction.operator)
        if operator == "BT":
            text = True
        if at not in patches:
            yield instruction
        elif text:
            waiting += patches[at]
        else:
            if operator in PAINTS or operator in STROKES:
                yield ContentStreamInstruction([], Operator("n"))
            yield from patches[at]
        if operator == "ET":
            text = False
            yield from waiting
            waiting = []


def _forget(thing: Any) -> None:
    """Take out of an object what is of transparency alone; nothing that is painted needs it any more."""
    if dictionary(thing) is None:
        return
    if name(entry(entry(thing, "/Group"), "/S")) == "Transparency":
        del thing["/Group"]
    for _, state in entries(entry(entry(thing, "/Resources"), "/ExtGState")):
        _plain(state)
    if name(entry(thing, "/Type")) == "ExtGState":
        _plain(thing)


def _plain(state: Any) -> None:
    for gone in _GONE:
        if entry(state, gone) is not None:
            del state[gone]
