"""Walk over everything that a page paints, operator by operator, with the graphics state and where it stands.

Content streams lead to others: forms, tiling patterns, glyphs of Type 3 fonts, groups of soft masks, appearances of
annotations. All are walked, each where it is used. What is met is bounded, for the file may be made to hurt.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

from voa_editor.artwork.page import inherited
from voa_editor.errors import UserError
from voa_editor.geometry import Matrix, Point
from voa_editor.prepress.pdf.objects import (
    Key,
    array,
    characters,
    dictionary,
    entries,
    entry,
    key,
    matrix,
    name,
    number,
    numbers,
    stream,
)
from voa_editor.prepress.pdf.opening import MOST_DECODED, decoded
from voa_editor.prepress.pdf.spaces import Colour, Space, read_space
from voa_editor.prepress.pdf.state import (
    DEFAULTED,
    HARMLESS,
    SIMPLE,
    Bounds,
    State,
    simple,
    transformed,
    with_graphics_state,
    with_space,
)

PAINTS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*"})  # a path is filled
STROKES = frozenset({"S", "s", "B", "B*", "b", "b*"})
SHOWS = frozenset({"Tj", "TJ", "'", '"'})
INLINE = "INLINE IMAGE"  # how the library calls what stands between BI and EI
MARKED = frozenset({"BMC", "BDC", "MP", "DP"})
_ENDS = PAINTS | STROKES | {"n"}
_POINTS = {"m": 2, "l": 2, "c": 6, "v": 4, "y": 4, "h": 0, "re": 4}
_KEPT = 64  # parsed streams that are kept, for forms that are placed again and again
_KEPT_LENGTH = 5000  # operators of one of them


@dataclass(frozen=True, slots=True)
class Limits:
    """What a document may ask of the walker."""

    operators: int = 8_000_000
    forms: int = 200_000  # and other streams that lead off from a page's own, each time they are met
    depth: int = 28  # streams in one another; of graphics states, PDF 1.7 readers allow as many
    states: int = 512  # q in one another


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: the page's number from 1 (0: the document) and the resources that lead there."""

    page: int = 0
    path: tuple[str, ...] = ()

    def within(self, kind: str, called: str = "") -> Place:
        return Place(self.page, (*self.path, f"{kind} {called}".strip()))

    def __str__(self) -> str:
        return ", ".join([*([f"page {self.page}"] if self.page else []), *self.path]) or "the document"


@dataclass(frozen=True, slots=True)
class Step:
    """An operator as it is met. `state` is that after it; for one that paints, that with which it paints.

    `target` is what it names: an XObject, a shading, a pattern, a dictionary of the graphics state, a font, or the dictionary
    of an inline image. `bounds` is what a painted path or image covers on the page, in points, before it is clipped.
    """

    operator: str
    operands: Any
    state: State
    place: Place
    kind: str  # of the stream: page, form, pattern, glyph, soft mask, appearance
    resources: Any
    target: Any = None
    bounds: Bounds | None = None


_Steps = Generator[Step, None, State]


@dataclass(frozen=True, slots=True)
class _Stream:
    """A content stream to be walked: what it is, where, with which resources, inside which others."""

    content: Any
    resources: Any
    place: Place
    kind: str = "page"
    base: Matrix = Matrix()  # its own space, in that of the page: what patterns are laid by
    inside: tuple[Key, ...] = ()
    spaces: dict[str, Space] = field(default_factory=dict)  # those that were read


@dataclass(slots=True)
class _Path:
    points: list[Point] = field(default_factory=list)
    clips: bool = False


class Walker:
    """Walks the pages of one document. `faults` is what was met that is not as ISO 32000 has it, each with its place.

    `at` counts the instructions of the page's own content: the one that the step at hand is, or stands within.
    """

    def __init__(self, pdf: pikepdf.Pdf, limits: Limits | None = None) -> None:
        self._pdf = pdf
        self._limits = limits or Limits()
        self._operators = self._limits.operators
        self._forms = self._limits.forms
        self._parsed: dict[Key, list[Any]] = {}
        self._seen: set[tuple[Any, ...]] = set()  # what is walked once a page: patterns, glyphs, masks
        self.faults: dict[tuple[Place, str], None] = {}
        self.at = -1

    def page(self, number: int) -> Iterator[Step]:
        """All steps of a page (from 1) and of its annotations. Raises UserError for a file that goes beyond the limits."""
        page = self._pdf.pages[number - 1].obj
        place = Place(number)
        self._seen.clear()
        box = numbers(array(inherited(page, "/MediaBox")), 4)
        state = State(clip=transformed(Matrix(), box) if box else None)
        resources = inherited(page, "/Resources")
        yield from self._walk(_Stream(page, resources, place), state)
        for at, annotation in enumerate(array(entry(page, "/Annots")), 1):
            yield from self._appearances(annotation, resources, place.within("annotation", str(at)))

    # -- one stream

    def _walk(self, here: _Stream, state: State) -> Iterator[Step]:
        saved: list[State] = []
        way = _Path()
        for at, instruction in enumerate(self._parse(here)):
            self._operators -= 1
            if here.kind == "page":
                self.at = at
            if self._operators < 0:
                raise self._too_much(here.place, "more operators than are looked at")
            operator, operands = characters(instruction.operator), instruction.operands
            if operator == "q":
                if len(saved) >= self._limits.states:
                    raise self._too_much(here.place, "its graphics states are nested too deep")
                saved.append(state)
            elif operator == "Q":
                if saved:
                    state = saved.pop()
                else:
                    self._fault(here, "Q without q")
            elif operator in _POINTS:
                self._extend(here, way, state, operator, operands)
            elif operator in _ENDS or operator in ("W", "W*"):
                state = yield from self._end_path(here, way, state, operator)
            else:
                state = yield from self._other(here, state, operator, operands)
        if saved:
            self._fault(here, "q without Q")

    def _other(self, here: _Stream, state: State, operator: str, operands: Any) -> _Steps:
        """Anything but paths and q: yields the step and what it leads to, and answers with the state after it."""
        target: Any = None
        if operator in SIMPLE:
            state = self._simple(here, state, operator, operands)
        elif operator in ("cs", "CS"):
            state = with_space(state, self._space(here, operands[0] if len(operands) else None), operator == "CS")
        elif operator in ("sc", "scn", "SC", "SCN"):
            state, target = self._colour(here, state, operands, operator in ("SC", "SCN"))
        elif operator == "gs":
            target = self._resource(here, "/ExtGState", operands)
            state = with_graphics_state(state, target)
        elif operator == "ri":
            state = replace(state, intent=name(operands[0]) if len(operands) else "")
        elif operator == "Tf":
            target = self._resource(here, "/Font", operands)
            size = number(operands[1]) if len(operands) == 2 else None
            state = replace(state, font=target, size=size or 0.0)
        elif operator in ("'", '"'):
            state = self._simple(here, state, "T*", ())
        elif operator == "Do":
            target = self._resource(here, "/XObject", operands)
        elif operator == "sh":
            target = self._resource(here, "/Shading", operands)
        elif operator == INLINE:
            target = operands[0].obj if len(operands) else None
        elif operator in HARMLESS and numbers(operands, HARMLESS[operator]) is None and HARMLESS[operator]:
            self._fault(here, f"{operator} without its numbers")
        bounds = transformed(state.ctm, (0.0, 0.0, 1.0, 1.0)) if operator in ("Do", INLINE) else None
        step = Step(operator, operands, state, here.place, here.kind, here.resources, target, bounds)
        yield step
        yield from self._led_to(here, step)
        return state

    def _simple(self, here: _Stream, state: State, operator: str, operands: Any) -> State:
        changed = simple(state, operator, operands)
        if changed is None:
            self._fault(here, f"{operator} without its numbers")
            return state
        device = DEFAULTED.get(operator.lower())
        if device and entry(here.resources, "/ColorSpace") is not None:
            space = self._space(here, pikepdf.Name(f"/{device}"))
            if space.remapped:
                stroke = operator.isupper()
                colour = replace(changed.stroke if stroke else changed.fill, space=space)
                changed = replace(changed, stroke=colour) if stroke else replace(changed, fill=colour)
        return changed

    def _colour(self, here: _Stream, state: State, operands: Any, stroke: bool) -> tuple[State, Any]:
        """The state with a colour set in the space at hand, and the pattern if it is one."""
        before = state.stroke if stroke else state.fill
        pattern, values = None, operands
        if len(operands) and isinstance(operands[-1], pikepdf.Name):
            pattern, values = self._resource(here, "/Pattern", operands[-1:]), operands[:-1]
        found = numbers(values)
        if found is None or (pattern is None and len(found) != before.space.components):
            self._fault(here, f"a colour that does not suit its space, {before.space}")
            found = before.values
        colour = Colour(before.space, found, pattern)
        return (replace(state, stroke=colour) if stroke else replace(state, fill=colour)), pattern

    def _extend(self, here: _Stream, way: _Path, state: State, operator: str, operands: Any) -> None:
        values = numbers(operands, _POINTS[operator])
        if values is None or len(values) != _POINTS[operator]:
            self._fault(here, f"{operator} without its numbers")
            return
        if operator == "re":
            x, y, w, h = values
            values = (x, y, x + w, y, x + w, y + h, x, y + h)
        way.points.extend(state.ctm.apply(Point(values[at], values[at + 1])) for at in range(0, len(values), 2))
        if len(way.points) > 4096:  # only its bounds matter
            box = Bounds.around(way.points)
            way.points[:] = [Point(box.left, box.bottom), Point(box.right, box.top)]

    def _end_path(self, here: _Stream, way: _Path, state: State, operator: str) -> _Steps:
        """Yield the step of painting a path, and answer with the state after it: it may be clipped."""
        if operator in ("W", "W*"):
            way.clips = True
            return state
        bounds = Bounds.around(way.points) if way.points else None
        if operator != "n" and bounds is not None:
            yield Step(operator, (), state, here.place, here.kind, here.resources, bounds=bounds)
        if way.clips and bounds is not None:
            state = replace(state, clip=bounds.common(state.clip) if state.clip else bounds)
        way.points, way.clips = [], False
        return state

    # -- what a step leads to

    def _led_to(self, here: _Stream, step: Step) -> Iterator[Step]:
        target, state = step.target, step.state
        match step.operator:
            case "Do" if name(entry(target, "/Subtype")) == "Form":
                called = name(step.operands[0])
                yield from self._form(here, target, state, here.place.within("form", called), "form")
            case "scn" | "SCN" if stream(target) is not None and self._first(here, "pattern", target):
                yield from self._pattern(here, target, state, here.place.within("pattern", name(step.operands[-1])))
            case "gs" if (mask := stream(entry(entry(target, "/SMask"), "/G"))) is not None and self._first(here, "mask", mask):
                place = here.place.within("soft mask of", name(step.operands[0]))
                yield from self._form(here, mask, replace(state, masked=False), place, "soft mask")
            case "Tj" | "TJ" | "'" | '"' if name(entry(state.font, "/Subtype")) == "Type3" and self._first(here, "", state.font):
                yield from self._glyphs(here, state)

    def _first(self, here: _Stream, kind: str, value: Any) -> bool:
        """Whether something is met for the first time on this page, in a stream that lies as this one."""
        seen = (kind, key(value), here.base)
        new = seen not in self._seen
        self._seen.add(seen)
        return new

    def _form(self, here: _Stream, form: Any, state: State, place: Place, kind: str) -> Iterator[Step]:
        inner = matrix(entry(form, "/Matrix")).then(state.ctm)
        box = numbers(array(entry(form, "/BBox")), 4)
        if box:
            clip = transformed(inner, box)
            state = replace(state, clip=clip.common(state.clip) if state.clip else clip)
        if dictionary(entry(form, "/Group")) is not None:  # a group starts afresh (ISO 32000-1, 11.6.6)
            state = replace(state, alpha_fill=1.0, alpha_stroke=1.0, blend=("Normal",), masked=False)
        yield from self._into(here, form, replace(state, ctm=inner), place, kind)

    def _pattern(self, here: _Stream, pattern: Any, state: State, place: Place) -> Iterator[Step]:
        inner = State(ctm=matrix(entry(pattern, "/Matrix")).then(here.base))
        if entry(pattern, "/PaintType") == 2:  # it has no colour of its own
            base = state.fill.space.base or state.fill.space
            colour = Colour(base, state.fill.values) if state.fill.pattern is not None else state.stroke
            inner = replace(inner, fill=colour, stroke=colour)
        yield from self._into(here, pattern, inner, place, "pattern")

    def _glyphs(self, here: _Stream, state: State) -> Iterator[Step]:
        font = state.font
        across = Matrix(state.size * state.scale, 0.0, 0.0, state.size, 0.0, state.rise)
        inner = matrix(entry(font, "/FontMatrix")).then(across).then(state.text).then(state.ctm)
        for called, glyph in entries(entry(font, "/CharProcs")):
            place = here.place.within("Type 3 glyph", called[1:])
            resources = entry(font, "/Resources") or here.resources
            yield from self._into(here, glyph, replace(state, ctm=inner, font=None), place, "glyph", resources)

    def _appearances(self, annotation: Any, resources: Any, place: Place) -> Iterator[Step]:
        rect = numbers(array(entry(annotation, "/Rect")), 4)
        for _, found in entries(entry(annotation, "/AP")):
            streams = [found] if stream(found) is not None else [state for _, state in entries(found)]
            for one in streams:
                box = numbers(array(entry(one, "/BBox")), 4)
                if stream(one) is None or rect is None or box is None:
                    continue
                laid = transformed(matrix(entry(one, "/Matrix")), box)
                to = transformed(Matrix(), rect)
                sx, sy = (to.width / laid.width if laid.width else 1.0), (to.height / laid.height if laid.height else 1.0)
                onto = Matrix(sx, 0.0, 0.0, sy, to.left - laid.left * sx, to.bottom - laid.bottom * sy)
                here = _Stream(None, resources, place)
                yield from self._form(here, one, State(ctm=onto), place, "appearance")

    def _into(self, here: _Stream, content: Any, state: State, place: Place, kind: str, resources: Any = None) -> Iterator[Step]:
        """Walk a stream that another leads to. Raises UserError for one that leads to itself or goes too deep."""
        if stream(content) is None:
            self._fault(here, f"{place.path[-1]} is no stream")
            return
        own = key(content)
        self._forms -= 1
        if own in here.inside:
            raise UserError("the PDF paints something that contains itself", place=str(place), remedy="Export the file anew")
        if len(here.inside) >= self._limits.depth:
            raise self._too_much(place, "its forms and patterns are nested too deep")
        if self._forms < 0:
            raise self._too_much(place, "it places more forms than are looked at")
        resources = resources or dictionary(entry(content, "/Resources")) or here.resources
        yield from self._walk(_Stream(content, resources, place, kind, state.ctm, (*here.inside, own)), state)

    # -- small things

    def _parse(self, here: _Stream) -> list[Any]:
        own = key(here.content) if here.kind != "page" else b""
        if own in self._parsed:
            return self._parsed[own]
        self._measure(here)
        if here.kind == "page" and entry(here.content, "/Contents") is None:
            return []
        try:
            parsed = pikepdf.parse_content_stream(here.content)
        except (IndexError, ValueError, TypeError) as fault:  # what the library lets through of an inline image cut off
            remedy = "Export the file anew"
            raise UserError("the PDF is damaged: the content cannot be told", place=str(here.place), remedy=remedy) from fault
        if here.kind != "page" and len(parsed) <= _KEPT_LENGTH and len(self._parsed) < _KEPT:
            self._parsed[own] = parsed
        return parsed

    def _measure(self, here: _Stream) -> None:
        """Raise UserError for content that is no stream, or is too large to be read."""
        contents = entry(here.content, "/Contents") if here.kind == "page" else here.content
        parts = array(contents) or ([contents] if contents is not None else [])
        if any(stream(part) is None for part in parts):
            raise UserError("the PDF is damaged: the content is no stream", place=str(here.place), remedy="Export the file anew")
        if sum(len(decoded(part)) for part in parts) > MOST_DECODED:
            raise self._too_much(here.place, "more content than is looked at")

    def _space(self, here: _Stream, value: Any) -> Space:
        called = name(value)
        if called not in here.spaces:
            here.spaces[called] = read_space(value, here.resources)
        return here.spaces[called]

    def _resource(self, here: _Stream, category: str, operands: Any) -> Any:
        """What an operator names in the resources; None, and a fault, where they have no such thing."""
        called = name(operands[0]) if len(operands) else ""
        found = dictionary(entry(entry(here.resources, category), f"/{called}")) if called else None
        if found is None:
            self._fault(here, f"{category[1:]} {called or 'without a name'} is not in the resources")
        return found

    def _fault(self, here: _Stream, said: str) -> None:
        if len(self.faults) < 200:
            self.faults[here.place, said] = None

    @staticmethod
    def _too_much(place: Place, said: str) -> UserError:
        return UserError(f"the PDF is too complex to be checked: {said}", place=str(place), remedy="Ask for a simpler file")


KNOWN = frozenset({"q", "Q", "W", "W*", "cs", "CS", "sc", "scn", "SC", "SCN", "gs", "ri", "Tf", "Do", "sh", "n", "d", INLINE})
KNOWN |= _ENDS | MARKED | SHOWS | frozenset(_POINTS) | frozenset(SIMPLE) | frozenset(HARMLESS)
"""All operators there are (ISO 32000-1, annex A)."""
