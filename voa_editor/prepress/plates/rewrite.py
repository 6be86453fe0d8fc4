"""Rewrite a page as one of its plates: the same marks, each in the grey of how much of one ink it carries.

Or as three at once: how much of the first ink, of the second and of the third are its red, its green and its blue.

Normal blending, and each separable blend mode, acts on each ink apart from the others (ISO 32000-1, 11.3.5), so a page rewritten
so and drawn by any viewer is the plate, transparency and all. Soft masks keep their own colours, for they are no ink.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf
from pikepdf import ContentStreamInstruction, Name, Operator

from voa_editor.prepress.pdf.objects import dictionary, entries, entry, key, name, numbers, stream
from voa_editor.prepress.pdf.spaces import Colour, Space, initial, read_space
from voa_editor.prepress.pdf.state import State, simple, with_graphics_state, with_space
from voa_editor.prepress.pdf.walk import SHOWS
from voa_editor.prepress.plates.amounts import Amounts, leaves_alone, names, tint_transform
from voa_editor.prepress.plates.pictures import Planes, planes, samples

FAULTS = (ValueError, OSError, KeyError, IndexError, pikepdf.PdfError, NotImplementedError, SyntaxError)
_TRACKED = frozenset({"g", "G", "rg", "RG", "k", "K", "Tr"})
_COLOURS = frozenset({"g", "rg", "k", "cs", "sc", "scn"})
_FILLED = {"f": "n", "F": "n", "f*": "n", "B": "S", "B*": "S", "b": "s", "b*": "s"}  # without its fill
_STROKED = {"S": "n", "s": "n", "B": "f", "B*": "f*", "b": "f", "b*": "f*"}  # without its stroke
_UNCOLOURED = "/VoaUncoloured"
_DEPTH = 28

_INSEPARABLE = frozenset({"Hue", "Saturation", "Color", "Luminosity"})  # blend modes that mix what inks do (11.3.5.3)
_DEVICES = {1: Name.DeviceGray, 3: Name.DeviceRGB}
_FILLS, _STROKES = {1: Operator("g"), 3: Operator("rg")}, {1: Operator("G"), 3: Operator("RG")}

Inks = tuple[str, ...]
"""The inks whose plates a page is made to show: one, or three."""
Setter = Callable[[Inks], None]
"""Makes one part of the page that of plates."""


class Apart(ValueError):
    """Plates that cannot be shown at once: something changes some of them and leaves others alone."""


@dataclass(slots=True)
class PlatePage:
    """A page (alone in its document) to be made into one plate after another. `inks` are the spot inks it names.

    `faults` says which pictures could not be read (their plates are left white) or not be shown as they are.
    """

    pdf: pikepdf.Pdf
    amounts: Amounts
    largest: tuple[int, int]
    inks: dict[str, None] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    _setters: list[Setter] = field(default_factory=list)
    _seen: set[object] = field(default_factory=set)
    _spaces: dict[object, Space] = field(default_factory=dict)  # of pictures and shadings, as they were

    def __post_init__(self) -> None:
        self.pdf.pages[0].externalize_inline_images(min_size=0, shallow=False)
        page = self.pdf.pages[0].obj
        resources = self._resources(page)
        self._group(page)
        instructions = list(pikepdf.parse_content_stream(self.pdf.pages[0]))
        content = self.pdf.make_stream(b"")
        page["/Contents"] = content
        self._setters.append(_Content(self, content, instructions, resources, State(), fresh=True).set)

    def take(self, *inks: str) -> None:
        """Make the page the plate of an ink, or those of three. Raises Apart for three that must be drawn one by one."""
        for setter in self._setters:
            setter(inks)

    def space_of(self, target: Any) -> Space | None:
        """The colour space that a picture or a shading had; None for a form and for a mask."""
        return self._spaces.get(key(target))

    # -- what a page leads to

    def _resources(self, holder: Any, outer: Any = None, depth: int = 0) -> Any:
        """The resources of a stream (of the one around it, if it has none), with all that they name made ready."""
        resources = dictionary(entry(holder, "/Resources"))
        if resources is None:
            return outer
        if not self._first(resources, "resources") or depth > _DEPTH:
            return resources
        for _, space in entries(entry(resources, "/ColorSpace")):
            self._note(read_space(space, resources))
        for _, shading in entries(entry(resources, "/Shading")):
            self._shading(shading, resources)
        for called, image in list(entries(entry(resources, "/XObject"))):
            if name(entry(image, "/Subtype")) == "Image":
                self._image(entry(resources, "/XObject"), called, image, resources)
        for _, pattern in entries(entry(resources, "/Pattern")):
            self._pattern(pattern, resources, depth)
        for _, font in entries(entry(resources, "/Font")):
            if name(entry(font, "/Subtype")) == "Type3":
                self._glyphs(font, resources, depth)
        holder_spaces = entry(resources, "/ColorSpace")
        if holder_spaces is None:
            holder_spaces = resources["/ColorSpace"] = pikepdf.Dictionary()

        def set_inks(inks: Inks) -> None:
            holder_spaces[_UNCOLOURED] = pikepdf.Array([Name.Pattern, _DEVICES[len(inks)]])

        self._setters.append(set_inks)
        return resources

    def form(self, form: Any, resources: Any, state: State, depth: int) -> None:
        """Make a form ready, in the state with which it is first placed: colour and overprint go on into it."""
        if stream(form) is None or not self._first(form, "content") or depth > _DEPTH:
            return
        self._group(form)
        self._content(form, self._resources(form, resources, depth + 1), state, depth, fresh=False)

    def _content(self, holder: Any, resources: Any, state: State, depth: int, fresh: bool) -> None:
        instructions = list(pikepdf.parse_content_stream(holder))
        self._setters.append(_Content(self, holder, instructions, resources, state, fresh, depth).set)

    def _pattern(self, pattern: Any, resources: Any, depth: int) -> None:
        if not self._first(pattern, "pattern"):
            return
        if stream(pattern) is None:
            self._shading(entry(pattern, "/Shading"), resources)
        elif entry(pattern, "/PaintType") == 1:
            self._content(pattern, self._resources(pattern, resources, depth + 1), State(), depth, fresh=True)

    def _glyphs(self, font: Any, resources: Any, depth: int) -> None:
        if not self._first(font, "font"):
            return
        inner = self._resources(font, resources, depth + 1)
        for _, glyph in entries(entry(font, "/CharProcs")):
            if stream(glyph) is not None and self._first(glyph, "content"):
                self._content(glyph, inner, State(), depth, fresh=False)

    def _group(self, holder: Any) -> None:
        group = dictionary(entry(holder, "/Group"))
        if group is None or entry(group, "/CS") is None:
            return

        def set_inks(inks: Inks) -> None:
            group["/CS"] = _DEVICES[len(inks)]

        self._setters.append(set_inks)

    def _shading(self, shading: Any, resources: Any) -> None:
        if dictionary(shading) is None or not self._first(shading, "shading"):
            return
        space = read_space(entry(shading, "/ColorSpace"), resources)
        self._note(space)
        if space.fault or not space.components:
            return
        self._spaces[key(shading)] = space
        if "/Background" in shading:
            del shading["/Background"]  # of patterns alone, in the space that goes

        def set_inks(inks: Inks) -> None:
            shading["/ColorSpace"] = self._plate_space(space, inks)

        self._setters.append(set_inks)

    def _plate_space(self, space: Space, inks: Inks) -> Any:
        called = pikepdf.Array([Name(f"/VoaInk{n}") for n in range(space.components)])
        return pikepdf.Array([Name.DeviceN, called, _DEVICES[len(inks)], tint_transform(self.pdf, space, inks, self.amounts)])

    def _image(self, holder: Any, called: str, image: Any, resources: Any) -> None:
        """Put in the place of a picture one whose samples are those of the plate at hand."""
        if entry(image, "/ImageMask") is True or not self._first((key(holder), called), "image"):
            return
        value = entry(image, "/ColorSpace")
        if value is not None:
            self._note(read_space(value, resources))
        try:
            found: Planes = planes(image, resources, self.amounts, self.largest)
        except FAULTS as fault:
            self.faults.append(f"{called[1:]}: {fault or type(fault).__name__}")
            found = {}
        size = next((plane.size for plane in found.values()), (1, 1))
        plate = self.pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Image, Width=size[0], Height=size[1])
        plate["/BitsPerComponent"] = 8
        for kept in ("/SMask", "/Mask", "/Interpolate"):
            there = entry(image, kept)
            if kept == "/Mask" and isinstance(there, pikepdf.Array):  # names colours that are not painted, in a space that goes
                self.faults.append(f"{called[1:]}: it is masked by colour, and shown whole")
            elif there is not None:
                plate[kept] = there
        self._spaces[key(plate)] = read_space(value, resources)
        holder[called] = plate

        def set_inks(inks: Inks) -> None:
            plate["/ColorSpace"] = _DEVICES[len(inks)]
            plate.write(samples(found, inks, size))

        self._setters.append(set_inks)

    def _note(self, space: Space) -> None:
        self.inks.update(dict.fromkeys(names(space)))

    def _first(self, thing: Any, kind: str) -> bool:
        seen = (kind, thing if isinstance(thing, tuple) else key(thing))
        new = seen not in self._seen
        self._seen.add(seen)
        return new


@dataclass(slots=True)
class _Content:
    """A content stream, rewritten for one plate after another."""

    page: PlatePage
    holder: Any
    instructions: list[Any]
    resources: Any
    state: State  # that it begins with
    fresh: bool  # whether it begins with the colours of a page and not of who places it
    depth: int = 0

    def __post_init__(self) -> None:
        for _ in self._plate(("Black",), first=True):  # meet the forms, each in the state it is placed with
            pass

    def set(self, inks: Inks) -> None:
        self.holder.write(pikepdf.unparse_content_stream(list(self._plate(inks))))

    def _plate(self, inks: Inks, first: bool = False) -> Iterator[Any]:
        """The instructions of the plate of an ink, or of those of three."""
        state, saved = self.state, []
        if self.fresh:
            yield from (self._light(state, inks, stroke) for stroke in (False, True))
        for instruction in self.instructions:
            operator, operands = str(instruction.operator), instruction.operands
            if operator == "q":
                saved.append(state)
            elif operator == "Q":
                state = saved.pop() if saved else state
            elif operator == "gs":
                found = entry(entry(self.resources, "/ExtGState"), str(operands[0])) if len(operands) else None
                state = with_graphics_state(state, found)
                if len(inks) > 1 and state.blend[0] in _INSEPARABLE:
                    raise Apart("it blends as light does")
            elif operator in _TRACKED:
                state = simple(state, operator, operands) or state
            elif operator.lower() in ("cs", "sc", "scn"):
                state = self._coloured(state, operator, operands)
            elif operator == "Do" and first:
                form = entry(entry(self.resources, "/XObject"), str(operands[0])) if len(operands) else None
                if name(entry(form, "/Subtype")) == "Form":
                    self.page.form(form, self.resources, state, self.depth + 1)
            if operator.lower() in _COLOURS:
                yield from self._colour(state, inks, operator.isupper())
            else:
                yield from self._painted(instruction, operator, state, inks)

    def _coloured(self, state: State, operator: str, operands: Any) -> State:
        stroke = operator.isupper()
        if operator in ("cs", "CS"):
            space = read_space(operands[0] if len(operands) else None, self.resources)
            self.page._note(space)
            return with_space(state, space, stroke)
        before = state.stroke if stroke else state.fill
        pattern, values = None, operands
        if len(operands) and isinstance(operands[-1], pikepdf.Name):
            pattern = operands[-1]
            values = operands[:-1]
        found = numbers(values)
        colour = Colour(before.space, found if found is not None else initial(before.space).values, pattern)
        return replace(state, stroke=colour) if stroke else replace(state, fill=colour)

    def _colour(self, state: State, inks: Inks, stroke: bool) -> Iterator[Any]:
        colour = state.stroke if stroke else state.fill
        if colour.pattern is None:
            if colour.space.family != "Pattern":
                yield self._light(state, inks, stroke)
            return
        space, paint = (Operator("CS"), Operator("SCN")) if stroke else (Operator("cs"), Operator("scn"))
        base = colour.space.base
        if base is None:
            yield ContentStreamInstruction([Name.Pattern], space)
            yield ContentStreamInstruction([colour.pattern], paint)
        else:
            amounts = self.page.amounts.mixed(base, colour.values)
            yield ContentStreamInstruction([Name(_UNCOLOURED)], space)
            yield ContentStreamInstruction([*(round(1 - amounts.get(ink, 0.0), 4) for ink in inks), colour.pattern], paint)

    def _light(self, state: State, inks: Inks, stroke: bool) -> Any:
        colour = state.stroke if stroke else state.fill
        values = [round(1 - (self.page.amounts.on(ink, colour, False, 0) or 0.0), 4) for ink in inks]
        return ContentStreamInstruction(values, (_STROKES if stroke else _FILLS)[len(inks)])

    def _painted(self, instruction: Any, operator: str, state: State, inks: Inks) -> Iterator[Any]:
        """What paints, without what leaves the plate alone."""
        if operator in SHOWS:
            yield from self._shown(instruction, state, inks)
        elif operator in _FILLED or operator in _STROKED:
            if operator in _FILLED and self._alone(state, inks, False):
                operator = _FILLED[operator]
            if operator in _STROKED and self._alone(state, inks, True):
                operator = _STROKED[operator]
            same = operator == str(instruction.operator)
            yield instruction if same else ContentStreamInstruction([], Operator(operator))
        elif operator in ("Do", "sh") and state.overprint_fill and self._spared(operator, instruction.operands, inks):
            return
        else:
            yield instruction

    def _shown(self, instruction: Any, state: State, inks: Inks) -> Iterator[Any]:
        """Text, in the mode that paints what is to be painted on the plate: bits fill 0, stroke 1, clip 4 of its number."""
        mode = state.mode % 4
        fills, strokes = mode in (0, 2), mode in (1, 2)
        fills, strokes = fills and not self._alone(state, inks, False), strokes and not self._alone(state, inks, True)
        wanted = {(True, False): 0, (False, True): 1, (True, True): 2, (False, False): 3}[fills, strokes] + state.mode // 4 * 4
        if wanted == state.mode:
            yield instruction
            return
        yield ContentStreamInstruction([wanted], Operator("Tr"))
        yield instruction
        yield ContentStreamInstruction([state.mode], Operator("Tr"))

    def _alone(self, state: State, inks: Inks, stroke: bool) -> bool:
        """Whether what is filled (or stroked) leaves the plates as they are."""
        overprint = state.overprint_stroke if stroke else state.overprint_fill
        colour = state.stroke if stroke else state.fill
        if not overprint or colour.pattern is not None:
            return False
        return _agreed(self.page.amounts.on(ink, colour, overprint, state.overprint_mode) is None for ink in inks)

    def _spared(self, operator: str, operands: Any, inks: Inks) -> bool:
        """Whether a picture or shade that overprints leaves the plates as they are."""
        kind = "/XObject" if operator == "Do" else "/Shading"
        target = entry(entry(self.resources, kind), str(operands[0])) if len(operands) else None
        space = self.page.space_of(target)
        return space is not None and _agreed(ink not in space.inks and leaves_alone(ink, space) for ink in inks)


def _agreed(answers: Iterable[bool]) -> bool:
    """The one answer for all plates. Raises Apart where they differ."""
    found = set(answers)
    if len(found) > 1:
        raise Apart("it overprints")
    return found.pop()
