"""Convert the colours of artwork that are no inks into inks, where they are set: text stays text, and lines stay lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf
from pikepdf import ContentStreamInstruction, Name, Operator

from voa_editor.prepress.artwork_ink_parts import InkParts, needs_inks
from voa_editor.prepress.artwork_mending import containers
from voa_editor.prepress.pdf.objects import dictionary, entries, entry, key, name, numbers, stream
from voa_editor.prepress.pdf.spaces import GRAY, Space, initial, read_space
from voa_editor.render.intent import OutputIntent
from voa_editor.render.presets import Preset

_DEVICES = {"g": Name.DeviceGray, "rg": Name.DeviceRGB, "k": Name.DeviceCMYK}
_SETS = frozenset({*_DEVICES, "cs", "sc", "scn"})
_DEPTH = 28
_DEFAULTS = ("/DefaultGray", "/DefaultRGB", "/DefaultCMYK")


def into_inks(pdf: pikepdf.Pdf, intent: OutputIntent, preset: Preset) -> None:
    """Convert in place what the first page of a PDF paints in light, in L*a*b* or in inks of another press.

    Raises ValueError saying what cannot be converted so: meshes of colours, programs that mix inks, pictures masked by colour.
    """
    _Converter(pdf, InkParts(pdf, intent, preset)).convert()


@dataclass(frozen=True, slots=True)
class _Set:
    """The spaces that colours are given in, as far as a stream was read."""

    fill: Space = GRAY
    stroke: Space = GRAY

    def of(self, stroke: bool) -> Space:
        return self.stroke if stroke else self.fill

    def having(self, space: Space, stroke: bool) -> _Set:
        return replace(self, stroke=space) if stroke else replace(self, fill=space)


@dataclass(slots=True)
class _Converter:
    pdf: pikepdf.Pdf
    parts: InkParts
    _seen: set[object] = field(default_factory=set)
    _named: list[Any] = field(default_factory=list)  # dictionaries of spaces by name

    def convert(self) -> None:
        page = self.pdf.pages[0]
        page.externalize_inline_images(min_size=0, shallow=False)
        page.contents_coalesce()
        self._group(page.obj)
        resources = self._resources(page.obj, None, 0)
        if stream(page.obj.get("/Contents")) is not None:
            self._content(page.obj["/Contents"], resources, _Set(), 0)
        self._forget()
        for held in list(containers(self.pdf)):  # last: colours were read by what their spaces had been
            if isinstance(held, pikepdf.Array):
                self.parts.space(held)

    def _first(self, kind: str, thing: Any) -> bool:
        seen = (kind, key(thing))
        new = seen not in self._seen
        self._seen.add(seen)
        return new

    def _resources(self, holder: Any, outer: Any, depth: int) -> Any:
        """The resources of a stream (of the one around it, if it has none), with what they hold converted, but for forms."""
        resources = dictionary(entry(holder, "/Resources"))
        if resources is None:
            return outer
        if depth > _DEPTH:
            raise ValueError("its parts are nested too deep")
        if not self._first("resources", resources):
            return resources
        if (named := dictionary(entry(resources, "/ColorSpace"))) is not None:
            self._named.append(named)
        for _, shading in entries(entry(resources, "/Shading")):
            self._shading(shading, resources)
        for _, image in entries(entry(resources, "/XObject")):
            if name(entry(image, "/Subtype")) == "Image" and self._first("image", image):
                self.parts.picture(image, resources)
        for _, pattern in entries(entry(resources, "/Pattern")):
            self._pattern(pattern, resources, depth)
        for _, font in entries(entry(resources, "/Font")):
            if name(entry(font, "/Subtype")) == "Type3" and self._first("font", font):
                inner = self._resources(font, resources, depth + 1)
                for _, glyph in entries(entry(font, "/CharProcs")):
                    self._content(glyph, inner, _Set(), depth)
        return resources

    def _shading(self, shading: Any, resources: Any) -> None:
        if dictionary(shading) is not None and self._first("shading", shading):
            self.parts.shading(shading, resources)

    def _pattern(self, pattern: Any, resources: Any, depth: int) -> None:
        if stream(pattern) is None:
            self._shading(entry(pattern, "/Shading"), resources)
        elif self._first("pattern", pattern):
            self._content(pattern, self._resources(pattern, resources, depth + 1), _Set(), depth)

    def _form(self, form: Any, resources: Any, spaces: _Set, depth: int) -> None:
        """Convert a form, which goes on in the colours of who places it."""
        if stream(form) is not None and self._first("form", form):
            self._group(form)
            self._content(form, self._resources(form, resources, depth + 1), spaces, depth + 1)

    def _group(self, holder: Any) -> None:
        group = dictionary(entry(holder, "/Group"))
        if group is not None and needs_inks(read_space(entry(group, "/CS"))):
            group["/CS"] = Name.DeviceCMYK

    def _content(self, holder: Any, resources: Any, spaces: _Set, depth: int) -> None:
        if stream(holder) is None or not self._first("content", holder):
            return
        before = list(pikepdf.parse_content_stream(holder))
        holder.write(pikepdf.unparse_content_stream(list(self._converted(before, resources, spaces, depth))))

    def _converted(self, instructions: Sequence[Any], resources: Any, spaces: _Set, depth: int) -> Iterator[Any]:
        saved: list[_Set] = []
        for instruction in instructions:
            operator, operands = str(instruction.operator), instruction.operands
            if operator == "q":
                saved.append(spaces)
            elif operator == "Q":
                spaces = saved.pop() if saved else spaces
            elif operator == "Do":
                form = entry(entry(resources, "/XObject"), str(operands[0])) if len(operands) else None
                if name(entry(form, "/Subtype")) == "Form":
                    self._form(form, resources, spaces, depth)
            if operator.lower() not in _SETS:
                yield instruction
                continue
            stroke = operator.isupper()
            if operator.lower() in _DEVICES:
                spaces = spaces.having(read_space(_DEVICES[operator.lower()], resources), stroke)
            elif operator.lower() == "cs":
                spaces = spaces.having(read_space(operands[0] if len(operands) else None, resources), stroke)
            yield self._colour(instruction, spaces.of(stroke), stroke)

    def _colour(self, instruction: Any, space: Space, stroke: bool) -> Any:
        """What sets a colour, as it is set in inks. A pattern without colours of its own is given them beside its name."""
        operator, operands = str(instruction.operator), list(instruction.operands)
        if space.family == "Pattern" and space.base is not None and needs_inks(space.base) and operator.lower() != "cs":
            values = self.parts.inks(space.base, numbers(operands[:-1]) or ())
            return ContentStreamInstruction([*values, operands[-1]], instruction.operator)
        if not needs_inks(space):
            return instruction
        given = initial(space).values if operator.lower() == "cs" else numbers(operands)
        values = self.parts.inks(space, given or ())
        called = {1: "g", 4: "k"}[len(values)]
        return ContentStreamInstruction(list(values), Operator(called.upper() if stroke else called))

    def _forget(self) -> None:
        """Take the spaces that no colour is set in any more out of the resources."""
        for named in self._named:
            for called, value in list(entries(named)):
                if called in _DEFAULTS or needs_inks(read_space(value)):
                    del named[called]
