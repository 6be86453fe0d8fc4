"""Mend in artwork what changes nothing one sees: colours without a profile, packing, marks, and what is no part of a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from voa_editor.prepress.pdf.gather import gather
from voa_editor.prepress.pdf.objects import array, dictionary, entries, entry, filters, name, path
from voa_editor.render.icc import IccProfile

_BESIDE = ("/OC", "/OPI", "/Metadata", "/PieceInfo", "/LastModified", "/StructParent", "/StructParents", "/Alternates", "/Thumb")
_SETS = ("/CIDSet", "/CharSet")  # of font descriptors: not needed, and often wrong
_MARKS = frozenset(("BMC", "BDC", "EMC", "MP", "DP"))
_NESTED = {"Indexed": 1, "Pattern": 1, "Separation": 2, "DeviceN": 2}  # where a space names the one it stands on
_CATEGORIES = ("/Font", "/XObject", "/ExtGState", "/Pattern", "/Shading", "/ColorSpace")
_MOST_DEEP = 60  # arrays and dictionaries in one another
_NAMELESS = Path("artwork.pdf")
_NEUTRAL = ("Identity", "Default")


def unlayered(pdf: pikepdf.Pdf) -> str:
    """What is to be said of a file some of whose layers are hidden; "" where all of it is seen."""
    shown = path(pdf.trailer, "/Root", "/OCProperties", "/D")
    if dictionary(shown) is None:
        return ""
    base = name(entry(shown, "/BaseState"))
    return "some of its layers are hidden" if array(entry(shown, "/OFF")) or base not in ("", "ON", "Unchanged") else ""


def mend(pdf: pikepdf.Pdf, profiles: Mapping[str, IccProfile], *, light: bool) -> None:
    """Mend a PDF in place: `profiles` tell by device space what its colours are taken for; `light` is for the screen."""
    used = {space.family for use in gather(_NAMELESS, pdf).spaces for space in use.space.nested()}
    spaces = {device: _space(pdf, profile) for device, profile in profiles.items() if device in used}
    for held in list(containers(pdf)):
        if isinstance(held, Array):
            _stand_on(held, spaces)
            continue
        for gone in (*_BESIDE, *_SETS):
            if gone in held:
                del held[gone]
        _mend_colours(held, spaces)
        _mend_state(held, light)
        if isinstance(held, pikepdf.Stream):
            _repack(held)
    for resources in [held for held in containers(pdf) if isinstance(held, Dictionary) and _holds_resources(held)]:
        _add_defaults(resources, spaces)
    _unmark(pdf)


def _space(pdf: pikepdf.Pdf, profile: IccProfile) -> Any:
    source = pdf.make_stream(profile.data, N=profile.channels)
    return pdf.make_indirect(Array([Name.ICCBased, source]))


def containers(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """All dictionaries, streams and arrays of a file, each once."""
    for held in pdf.objects:
        if isinstance(held, (Array, Dictionary, pikepdf.Stream)):
            yield from _inner(held, 0)


def _inner(held: Any, depth: int) -> Iterator[Any]:
    yield held
    if depth < _MOST_DEEP:
        parts = [value for _, value in entries(held)] if not isinstance(held, Array) else list(held)
        for part in parts:
            if isinstance(part, (Array, Dictionary)) and not part.is_indirect:
                yield from _inner(part, depth + 1)


def _stand_on(space: Any, spaces: dict[str, Any]) -> None:
    """Give a space that stands on a device's own the one with a profile."""
    at = _NESTED.get(name(space[0])) if len(space) > 1 else None
    if at is not None and len(space) > at and name(space[at]) in spaces:
        space[at] = spaces[name(space[at])]


def _mend_colours(held: Any, spaces: dict[str, Any]) -> None:
    for key in ("/ColorSpace", "/CS"):
        if (found := name(entry(held, key))) in spaces:
            held[key] = spaces[found]
    if _holds_resources(held):
        for called, value in list(entries(entry(held, "/ColorSpace"))):
            if name(value) in spaces:
                held["/ColorSpace"][called] = spaces[name(value)]


def _holds_resources(held: Any) -> bool:
    """Whether a dictionary is one of resources: they have no type."""
    return "/ProcSet" in held or any(dictionary(entry(held, key)) is not None for key in _CATEGORIES)


def _add_defaults(resources: Any, spaces: dict[str, Any]) -> None:
    if dictionary(entry(resources, "/ColorSpace")) is None:
        resources["/ColorSpace"] = Dictionary()
    for device, space in spaces.items():
        default = f"/Default{device.removeprefix('Device')}"
        if default not in resources["/ColorSpace"]:
            resources["/ColorSpace"][default] = space


def _mend_state(held: Any, light: bool) -> None:
    """Take out of a graphics state what says nothing; for light, what only a press does."""
    for key in ("/TR", "/TR2"):
        if name(entry(held, key)) in _NEUTRAL:
            del held[key]
    if light:
        if "/OPM" in held:
            held["/OPM"] = 0
        for key in ("/HT", "/HTP", "/Interpolate"):
            if key in held:
                del held[key]


def _repack(stream: Any) -> None:
    """Pack anew what is packed with LZW, which no standard allows."""
    if "LZWDecode" in filters(stream):
        stream.write(stream.read_bytes())


def _unmark(pdf: pikepdf.Pdf) -> None:
    """Take marks of structure and layers out of all content: they mean nothing outside of their document."""
    page = pdf.pages[0]
    page.contents_coalesce()
    for held in list(pdf.objects):
        if isinstance(held, pikepdf.Stream) and _is_content(held):
            _unmark_stream(held)
    contents = page.obj.get("/Contents")
    if isinstance(contents, pikepdf.Stream):
        _unmark_stream(contents)


def _is_content(stream: Any) -> bool:
    return name(entry(stream, "/Subtype")) == "Form" or entry(stream, "/PatternType") == 1


def _unmark_stream(stream: Any) -> None:
    if not any(mark in (data := stream.read_bytes()) for mark in (b"BMC", b"BDC", b"MP", b"DP")):
        return
    kept = [each for each in pikepdf.parse_content_stream(stream) if str(each.operator) not in _MARKS]
    changed = pikepdf.unparse_content_stream(kept)
    if changed != data:
        stream.write(changed)
