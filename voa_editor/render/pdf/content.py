"""Ink the items of a display list as the operators of a PDF content stream."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFDictionary, PDFObjectReference

from voa_editor.display.items import GlyphRun, Gradient, Group, Item, Link, Path, Picture
from voa_editor.display.query import path_box
from voa_editor.geometry import Matrix, Point, Rect
from voa_editor.model.colour import Colour
from voa_editor.render.images import ORIENTATIONS
from voa_editor.render.pdf.colour import Effects, transparency_group
from voa_editor.render.pdf.document import StreamedDocument, number, numbers
from voa_editor.render.pdf.fonts import Fonts, spaced
from voa_editor.render.pdf.images import Images, Placed
from voa_editor.render.pdf.structure import Structure
from voa_editor.render.pdf.tags import Mark, Part, Tags

_FILL = ("rg", "k", "cs", "scn")
_CAPS = {"round": 1, "square": 2}
_JOINS = {"round": 1, "bevel": 2}
_STROKE = ("RG", "K", "CS", "SCN")
"""The operators that set light, four inks, a space, and the values in it."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What all pages of a document share."""

    document: StreamedDocument
    fonts: Fonts
    images: Images
    effects: Effects
    structure: Structure


@dataclass(frozen=True, slots=True)
class _Set:
    """The graphics state that PDF restores with Q: what need not be said again."""

    fill: Colour | None = None
    font: tuple[str, float] | None = None
    overprint: tuple[bool, bool] = (False, False)  # of lines, of areas and text


@dataclass(slots=True)
class Content:
    """A content stream under way, in the sheet's coordinates (y downward), with the resources it names.

    `matrix` leads from the coordinates of the items being inked to the sheet's; `page` is the sheet's number. With `tags`,
    which say what each item is, all that is inked is marked; `marked` are the parts that the marks stand for, by number, and
    what each says if its glyphs do not.
    """

    tools: Tools
    page: int
    matrix: Matrix = Matrix()
    operators: list[str] = field(default_factory=list)
    resources: dict[str, dict[str, PDFObjectReference]] = field(default_factory=dict)
    links: list[tuple[Link, Matrix]] = field(default_factory=list)
    pictures: list[Placed] = field(default_factory=list)
    transparent: bool = False
    tags: Tags | None = None
    marked: list[tuple[Part, str | None]] = field(default_factory=list)
    _part: Part | None = None
    _mark_open: bool = False
    _set: _Set = _Set()
    _stack: list[_Set] = field(default_factory=list)
    _in_text: bool = False

    def ink(self, items: tuple[Item, ...]) -> None:
        """Ink items in order, with text objects closed at the end."""
        for item in items:
            if self.tags is not None and not isinstance(item, Group | Link):
                part = self.tags.part(item)
                if part is None or isinstance(item, Picture):  # words are marked piece by piece
                    self._mark(part)
            match item:
                case GlyphRun():
                    self._run(item)
                case Picture():
                    self._picture(item)
                case Path():
                    self._path(item)
                case Group():
                    self._group(item)
                case Link():
                    self.links.append((item, self.matrix))
        self._unmark()
        self._end_text()

    def marks(self, key: int, form: PDFObjectReference | None = None) -> None:
        """Tell the parts where they stand: in the stream whose StructParents is `key`, which is `form` if no page's own."""
        assert self.tags is not None
        for n, (part, said) in enumerate(self.marked):
            part.marks.append(Mark(self.tags.page, key, n, form, said))

    def _mark(self, part: Part | None, said: str | None = None) -> None:
        """Let what follows belong to a part, or be an artefact, until `_unmark`; `said` is what its glyphs do not say."""
        if self._mark_open and self._part is part and said is None:
            return
        self._unmark()
        self._end_text()
        if part is None:
            self.operators.append("/Artifact BMC")
        else:
            self.operators.append(f"/Span <</MCID {len(self.marked)}{_actual(said)}>> BDC")
            self.marked.append((part, said))
        self._part, self._mark_open = part, True

    def _unmark(self) -> None:
        if self._mark_open:
            self._end_text()
            self.operators.append("EMC")
            self._mark_open = False

    def raster(self, reference: PDFObjectReference, rect: Rect) -> None:
        """Ink an image, upright, in a rectangle."""
        self._save()
        self._overprint(False, False)
        name = self.name("XObject", reference)
        self.write(f"{_matrix(Matrix(rect.w, 0, 0, -rect.h, rect.x, rect.bottom))} cm {name} Do")
        self._restore()

    def bytes(self) -> bytes:
        return "\n".join(self.operators).encode("ascii") + b"\n"

    def resource_dictionary(self) -> PDFDictionary:
        return PDFDictionary({kind: PDFDictionary(dict(entries)) for kind, entries in self.resources.items()})

    def name(self, kind: str, reference: PDFObjectReference) -> str:
        """The name, with its slash, by which operators call a resource of a kind (Font, XObject, ExtGState, Shading)."""
        entries = self.resources.setdefault(kind, {})
        for known, other in entries.items():
            if other.name == reference.name:
                return f"/{known}"
        name = f"{kind[0]}{len(entries) + 1}"
        entries[name] = reference
        return f"/{name}"

    def write(self, *operators: str) -> None:
        """Add operators that are no text, closing the text object that is open."""
        self._end_text()
        self.operators.extend(operators)

    def enter(self, box: Rect) -> None:
        """Ink what follows only inside a box, until `leave`."""
        self._save()
        self._clip(box)

    def leave(self) -> None:
        self._restore()

    def _save(self) -> None:
        self.write("q")
        self._stack.append(self._set)

    def _restore(self) -> None:
        self.write("Q")
        self._set = self._stack.pop()

    def _end_text(self) -> None:
        if self._in_text:
            self.operators.append("ET")
            self._in_text = False

    def _begin_text(self) -> None:
        if not self._in_text:
            self.operators.append("BT")
            self._in_text = True

    def _fill_colour(self, colour: Colour) -> None:
        if colour != self._set.fill:
            self.operators.append(self._coloured(colour, _FILL))
            self._set = replace(self._set, fill=colour)

    def _coloured(self, colour: Colour, operators: tuple[str, str, str, str]) -> str:
        light, inks, space_operator, value_operator = operators
        space, values = self.tools.effects.colour(colour)
        if space is not None:
            return f"{self.name('ColorSpace', space)} {space_operator} {numbers(*values)} {value_operator}"
        return f"{numbers(*values)} {inks if len(values) == 4 else light}"

    def _overprint(self, lines: bool, areas: bool) -> None:
        """Let what follows leave other inks as they are, or knock them out."""
        if (lines, areas) != self._set.overprint:
            self.operators.append(f"{self.name('ExtGState', self.tools.effects.overprint(lines, areas))} gs")
            self._set = replace(self._set, overprint=(lines, areas))

    def _overprints(self, colour: Colour, size: float, limit: str) -> bool:
        """Whether a colour at a size (points, before the matrix) is black below the intent's limit for "text" or for a "line"."""
        intent = self.tools.effects.inks.intent
        if intent is None or self.tools.effects.inks.light or not self.tools.effects.inks.black(colour):
            return False
        m = self.matrix
        below = intent.overprint_text if limit == "text" else intent.overprint_line
        return 0 < size * math.sqrt(abs(m.a * m.d - m.b * m.c)) < below

    def _clip(self, box: Rect) -> None:
        self.write(f"{numbers(box.x, box.y, box.w, box.h)} re W n")

    # ------------------------------------------------------------------ the kinds of item

    def _run(self, run: GlyphRun) -> None:
        if not run.glyphs or run.size <= 0:
            return
        font = self.tools.fonts.use(run.face)
        part = self.tags.part(run) if self.tags is not None else None
        if part is None:
            self._begin_text()
        if self._set.font != (run.face, run.size):
            name = self.name("Font", self.tools.fonts.reference(self.tools.document, font))
            self.operators.append(f"{name} {number(run.size)} Tf")
            self._set = replace(self._set, font=(run.face, run.size))
        self._fill_colour(run.colour)
        self._overprint(self._set.overprint[0], self._overprints(run.colour, run.size, "text"))
        pen, height = 0.0, math.nan
        pieces = font.pieces(run)
        if self.tags is not None and self.tags.spaced(run):
            pieces = spaced(run, pieces)
        for start, end, said in pieces:
            if part is not None:
                # Not one mark within another: there are readers that take the end of the inner one for that of both.
                self._mark(part, said)
                self._begin_text()
                height = math.nan if said is not None else height
            elif said is not None:
                self.operators.append(f"/Span <<{_actual(said)}>> BDC")
            for first, last in _levels(run, start, end):
                level = run.ys[first] if run.ys else 0.0
                if level != height:
                    pen, height = run.xs[first], level
                    self.operators.append(f"1 0 0 -1 {numbers(run.x + pen, run.y + level)} Tm")
                shown, pen = font.shown(run, first, last, pen)
                self.operators.append(f"{shown} TJ")
            if said is not None and part is not None:
                self._unmark()
                height = math.nan
            elif said is not None:
                self.operators.append("EMC")

    def _picture(self, picture: Picture) -> None:
        shown = picture.clip.intersected(picture.rect)
        if picture.rect.empty or shown.empty:
            return
        scale = (math.hypot(self.matrix.a, self.matrix.b), math.hypot(self.matrix.c, self.matrix.d))
        placed = self.tools.images.place(picture, scale, self.page)
        self.pictures.append(placed)
        box = picture.rect
        turn = ORIENTATIONS[placed.facts.orientation]
        upright = turn.then(Matrix(box.w, 0, 0, box.h, box.x, box.y))
        m = Matrix(a=1 / placed.size[0], d=-1 / placed.size[1], f=1).then(upright)  # what is drawn has its head at the top
        self._save()
        self._overprint(False, False)
        if shown != box:
            self._clip(shown)
        name = self.name("XObject", placed.reference)
        self.write(f"{_matrix(m)} cm {name} Do")
        self._restore()

    def _path(self, path: Path) -> None:
        stroked = path.stroke is not None and path.stroke_width > 0
        if not path.segments or path.opacity <= 0 or (path.fill is None and not stroked):
            return
        special = path.opacity < 1 or isinstance(path.fill, Gradient) or stroked
        if special:
            self._save()
        if path.opacity < 1:
            self._opacity(path.opacity)
        flat = path.fill if not isinstance(path.fill, Gradient) else None
        outline = stroked and path.stroke is not None and self._overprints(path.stroke, path.stroke_width, "line")
        self._end_text()
        self._overprint(outline, flat is not None and self._overprints(flat, _thickness(path), "line"))
        if isinstance(path.fill, Gradient):
            self._gradient(path, path.fill)
        elif path.fill is not None:
            self._fill_colour(path.fill)
            if not stroked:
                self.write(f"{_segments(path)} f")
        if stroked and path.stroke is not None:
            paint = "B" if flat is not None else "S"
            self.write(f"{number(path.stroke_width)} w {self._coloured(path.stroke, _STROKE)}")
            if path.dash or path.cap in _CAPS or path.join in _JOINS:
                self.write(f"{_CAPS.get(path.cap, 0)} J {_JOINS.get(path.join, 0)} j [{' '.join(map(number, path.dash))}] 0 d")
            self.write(f"{_segments(path)} {paint}")
        if special:
            self._restore()

    def _gradient(self, path: Path, gradient: Gradient) -> None:
        box = path_box(path)
        self._save()
        self.write(f"{_segments(path)} W n")
        if gradient.start_opacity != gradient.end_opacity:
            self.transparent = True
            state = self.name("ExtGState", self.tools.effects.fade(gradient, box))
            self.write(f"{state} gs")
        elif gradient.start_opacity < 1:
            self._opacity(gradient.start_opacity)
        shading = self.name("Shading", self.tools.effects.shade(gradient, box))
        self.write(f"{shading} sh")
        self._restore()

    def _opacity(self, amount: float) -> None:
        self.transparent = True
        self.write(f"{self.name('ExtGState', self.tools.effects.opacity(amount))} gs")

    def _group(self, group: Group) -> None:
        if not group.items or group.opacity <= 0 or (group.clip is not None and group.clip.empty):
            return
        outer = self.matrix
        self._unmark()
        self._save()
        if group.clip is not None:
            self._clip(group.clip)
        if group.matrix != Matrix():
            self.write(f"{_matrix(group.matrix)} cm")
        self.matrix = group.matrix.then(outer)
        if group.opacity < 1:
            self._see_through(group)
        else:
            self.ink(group.items)
        self.matrix = outer
        self._restore()

    def _see_through(self, group: Group) -> None:
        """Ink a group composited first and then shown with its opacity, so that its items do not show through each other."""
        inner = Content(self.tools, self.page, self.matrix, tags=self.tags)
        inner.ink(group.items)
        self.links += inner.links
        self.pictures += inner.pictures
        form = form_dictionary(_everything(self.matrix), inner)
        form["Group"] = transparency_group(self.tools.effects.inks.group)
        reference = self.tools.document.reserve()
        if inner.marked:
            form["StructParents"] = key = self.tools.structure.key()
            inner.marks(key, reference)
        self.tools.document.put_deflated(form, inner.bytes(), reference)
        self._overprint(False, False)
        self._opacity(group.opacity)
        self.write(f"{self.name('XObject', reference)} Do")


def form_dictionary(box: Rect, content: Content) -> PDFDictionary:
    """The entries of a form XObject that draws `content` inside `box` of its own coordinates."""
    return PDFDictionary(
        {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": PDFArrayCompact([box.x, box.y, box.right, box.bottom]),
            "Resources": content.resource_dictionary(),
        }
    )


def _actual(said: str | None) -> str:
    """The entry of a property list that tells what glyphs say."""
    return "" if said is None else f"/ActualText <feff{said.encode('utf-16-be').hex()}>"


def _everything(matrix: Matrix) -> Rect:
    """A box, in a group's coordinates, that holds any page however the group is turned (PDF pages end at 14,400 pt)."""
    try:
        back = matrix.inverse()
    except ZeroDivisionError:
        return Rect(0, 0, 1, 1)
    corners = [back.apply(Point(x, y)) for x in (-14400.0, 14400.0) for y in (-14400.0, 14400.0)]
    left, top = min(p.x for p in corners), min(p.y for p in corners)
    return Rect(left, top, max(p.x for p in corners) - left, max(p.y for p in corners) - top)


def _thickness(path: Path) -> float:
    """How thin a filled path is at its box: a rule is one."""
    box = path_box(path)
    return min(box.w, box.h)


def _levels(run: GlyphRun, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of glyphs start ≤ i < end that stand at one height."""
    if not run.ys:
        return [(start, end)]
    cuts = [start, *(i for i in range(start + 1, end) if run.ys[i] != run.ys[i - 1]), end]
    return list(zip(cuts, cuts[1:], strict=False))


def _matrix(m: Matrix) -> str:
    """A matrix as cm takes it; its linear part to a millionth, since it multiplies lengths."""
    linear = " ".join(f"{value:.6f}".rstrip("0").rstrip(".") or "0" for value in (m.a, m.b, m.c, m.d))
    return f"{linear} {numbers(m.e, m.f)}"


def _segments(path: Path) -> str:
    parts = []
    for kind, *values in path.segments:
        operator = {"M": "m", "L": "l", "C": "c", "Z": "h"}[str(kind)]
        parts.append(f"{numbers(*map(float, values))} {operator}" if values else operator)
    return " ".join(parts)
