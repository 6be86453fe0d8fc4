"""Gather in one walk what the rules ask of a PDF: the rules themselves walk nothing."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pikepdf

from voa_editor.artwork.page import inherited
from voa_editor.geometry import Matrix
from voa_editor.prepress.pdf.facts import BOXES, Facts, FillUse, FontUse, ImageUse, LineUse, PageFacts, SpaceUse, TextUse
from voa_editor.prepress.pdf.fonts import Font
from voa_editor.prepress.pdf.objects import array, dictionary, entry, key, name, number, numbers, whole
from voa_editor.prepress.pdf.opening import page_count
from voa_editor.prepress.pdf.spaces import Space, read_space
from voa_editor.prepress.pdf.state import INVISIBLE, transformed
from voa_editor.prepress.pdf.walk import INLINE, KNOWN, PAINTS, SHOWS, STROKES, Limits, Place, Step, Walker

_A_STEP = 400  # operators


def gather(
    file: Path, pdf: pikepdf.Pdf, limits: Limits | None = None, progress: Callable[[int, int], None] | None = None
) -> Facts:
    """The facts of an open document. `progress` hears the pages done and their number.

    Raises UserError for a file that is beyond the limits, or so damaged that its content cannot be told.
    """
    work = gathering(file, pdf, limits)
    while True:
        try:
            done = next(work)
        except StopIteration as end:
            facts: Facts = end.value
            return facts
        if progress and done:
            progress(*done)


def gathering(file: Path, pdf: pikepdf.Pdf, limits: Limits | None = None) -> Generator[tuple[int, int] | None, None, Facts]:
    """As gather(), in small steps: None while a page is walked over, then the pages done and their number."""
    count = page_count(pdf)
    facts = Facts(file, pdf, [_page(number, pdf.pages[number - 1].obj) for number in range(1, count + 1)])
    gatherer = _Gatherer(facts)
    walker = Walker(pdf, limits)
    for page in facts.pages:
        gatherer.begin(page)
        for at, step in enumerate(walker.page(page.number), 1):
            gatherer.take(step)
            if at % _A_STEP == 0:
                yield None
        yield page.number, count
    facts.faults = list(walker.faults)
    return facts


def _page(at: int, page: Any) -> PageFacts:
    boxes = {}
    for called in BOXES:
        found = inherited(page, f"/{called}") if called in ("MediaBox", "CropBox") else entry(page, f"/{called}")
        corners = numbers(array(found), 4)
        if corners:
            boxes[called] = transformed(Matrix(), corners)
    unit = number(entry(page, "/UserUnit"))
    return PageFacts(
        at, page, boxes, whole(inherited(page, "/Rotate")) or 0, 1.0 if unit is None else unit, entry(page, "/Group")
    )


class _Gatherer:
    """Takes the steps of a walk, and notes each thing once a page."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._page: set[Any] = set()
        self._document: set[Any] = set()

    def begin(self, page: PageFacts) -> None:
        self._page = set()
        if page.group is not None:
            self._group(page.group, None, page.place)

    def take(self, step: Step) -> None:
        facts, operator = self._facts, step.operator
        if operator in SHOWS:
            self._text(step)
        elif operator in PAINTS or operator in STROKES:
            if operator in PAINTS:
                self._colour(step, "fill")
                self._fill(step)
            if operator in STROKES:
                self._colour(step, "stroke")
                self._line(step)
        elif operator == "Do":
            self._xobject(step)
        elif operator == INLINE:
            self._image(step)
        elif operator == "sh":
            self._shading(step.target, step)
        elif operator == "gs":
            self._state(step)
        elif operator == "ri":
            facts.intents.append((step.state.intent, step.place))
        elif operator == "BDC" and len(step.operands) and name(step.operands[0]) == "OC":
            facts.optional.append(step.place)
        elif operator not in KNOWN and self._new(("operator", operator)):
            facts.unknown.append((operator[:20], step.place))

    def _new(self, what: Any) -> bool:
        """Whether something is met first on this page."""
        new = what not in self._page
        self._page.add(what)
        return new

    def _new_in_document(self, what: Any) -> bool:
        new = what not in self._document
        self._document.add(what)
        return new

    def _space(self, space: Space, use: str, place: Place, overprints: int = -1) -> None:
        if self._new(("space", space, use, overprints)):
            self._facts.spaces.append(SpaceUse(space, use, place, overprints))

    def _colour(self, step: Step, use: str) -> None:
        """The colour that something is painted with; of a pattern, that of its shading (its content is walked)."""
        state = step.state
        colour, overprints = (state.fill, state.overprint_fill) if use == "fill" else (state.stroke, state.overprint_stroke)
        if colour.pattern is not None:
            self._shading(entry(colour.pattern, "/Shading"), step)
            held = entry(colour.pattern, "/ExtGState")
            if dictionary(held) is not None and self._new(("gs", key(held))):
                self._facts.states.append((held, step.place))
            return
        self._space(colour.space, use, step.place, state.overprint_mode if overprints else -1)

    def _shading(self, shading: Any, step: Step) -> None:
        if dictionary(shading) is not None:
            self._space(read_space(entry(shading, "/ColorSpace"), step.resources), "shading", step.place)

    def _fill(self, step: Step) -> None:
        state = step.state
        if state.fill.pattern is None and self._new(("area", state.fill, state.overprint_fill, state.overprint_mode)):
            self._facts.fills.append(FillUse(state, step.place))

    def _line(self, step: Step) -> None:
        width = round(step.state.stroke_width, 3)
        state = step.state
        if self._new(("line", width, state.stroke, state.overprint_stroke, state.overprint_mode, step.kind)):
            self._facts.lines.append(LineUse(state, step.place, width))

    def _text(self, step: Step) -> None:
        state, facts = step.state, self._facts
        if state.font is None:
            return
        own = key(state.font)
        use = facts.fonts.get(own)
        if use is None:
            use = facts.fonts[own] = FontUse(Font(state.font), step.place)
        if state.mode % 4 != INVISIBLE:
            use.visible = True
        for shown in _strings(step.operands):
            use.codes.update(use.font.codes(shown))
        if use.font.kind == "Type3" or state.mode % 4 == INVISIBLE:
            return
        filled, stroked = state.mode % 4 in (0, 2), state.mode % 4 in (1, 2)
        if filled:
            self._colour(step, "fill")
        if stroked:
            self._colour(step, "stroke")
        size = round(state.text_height, 2)
        look = ("text", own, size, filled, state.fill, state.overprint_fill, state.overprint_mode, state.alpha_fill)
        if filled and self._new(look):
            facts.texts.append(TextUse(use.font.named, state, step.place, size))

    def _state(self, step: Step) -> None:
        if step.target is not None and self._new(("gs", key(step.target))):
            self._facts.states.append((step.target, step.place.within("graphics state", name(step.operands[0]))))
        mask = entry(entry(step.target, "/SMask"), "/G")
        if dictionary(mask) is not None and self._new(("mask", key(mask))):
            place = step.place.within("soft mask of", name(step.operands[0]))
            self._group(entry(mask, "/Group"), entry(mask, "/Resources"), place)

    def _group(self, group: Any, resources: Any, place: Place) -> None:
        if dictionary(group) is None:
            return
        self._facts.groups.append((group, place))
        if (space := entry(group, "/CS")) is not None:
            self._space(read_space(space, resources), "group", place)

    def _xobject(self, step: Step) -> None:
        target = step.target
        if target is None:
            return
        kind = name(entry(target, "/Subtype"))
        place = step.place.within({"Form": "form", "Image": "image"}.get(kind, "XObject"), name(step.operands[0]))
        if entry(target, "/OC") is not None:
            self._facts.optional.append(place)
        if self._new_in_document(key(target)):
            self._facts.xobjects.append((target, place))
        if kind == "Image":
            self._image(step, place)
        elif kind == "Form" and self._new(("group", key(target))):
            self._group(entry(target, "/Group"), entry(target, "/Resources"), place)

    def _image(self, step: Step, place: Place | None = None) -> None:
        source, bounds = step.target, step.bounds
        place = place or step.place.within("inline image")
        if source is None or bounds is None:
            return
        if entry(source, "/ImageMask") is True:
            self._colour(step, "fill")
            space = None
        elif (named := entry(source, "/ColorSpace")) is not None:
            space = read_space(named, step.resources)
            self._space(space, "image", place, step.state.overprint_mode if step.state.overprint_fill else -1)
        else:
            space = None
        if intent := name(entry(source, "/Intent")):
            self._facts.intents.append((intent, place))
        m = step.state.ctm
        if self._new(("image", key(source), round(m.a, 2), round(m.b, 2), round(m.c, 2), round(m.d, 2))):
            self._facts.images.append(ImageUse(source, space, place, step.state, bounds))


def _strings(operands: Any) -> Iterator[bytes]:
    for operand in operands:
        if isinstance(operand, pikepdf.String):
            yield bytes(operand)
        elif isinstance(operand, pikepdf.Array):
            yield from (bytes(item) for item in operand if isinstance(item, pikepdf.String))
