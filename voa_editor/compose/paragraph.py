"""Remember a paragraph's lines at the measures it was asked for, and size its drop cap."""

from __future__ import annotations

from dataclasses import dataclass, replace

from voa_editor.compose.cells import KEPT_LIMIT, cells
from voa_editor.compose.column import LineShape
from voa_editor.compose.formats import FormattedParagraph, ParFormat, Run
from voa_editor.compose.justify import set_line
from voa_editor.compose.linebreak import Line, break_lines
from voa_editor.compose.shape import Prepared, prepare
from voa_editor.compose.totalfit import Measures
from voa_editor.display.items import GlyphRun
from voa_editor.fonts.library import Library

DROP_GAP = 0.08  # of the drop cap's size, between it and the text beside it
_MEASURES_KEPT = 24
_TIGHTEST = 0.75  # of the natural width; no line is set tighter, the space dropped at its end counted in
BLANK = (Line(0, 0, 0, False, 0.0, 0.0, True),)  # an empty paragraph is one line, for a caret to stand on


@dataclass(frozen=True, slots=True)
class DropCap:
    """A drop cap: its letter shaped at its size, how many lines it stands beside and how far it pushes them in."""

    prepared: Prepared
    lines: int
    inset: float

    def set(self, x: float, baseline: float) -> tuple[GlyphRun, ...]:
        line = break_lines(self.prepared, 1e6)[0]
        return set_line(self.prepared, line, x, baseline, line.width, "left")


class SetParagraph:
    """A formatted paragraph, shaped once; its lines are broken once for each measure."""

    __slots__ = ("_lines", "_looser", "blank", "drop", "dropped", "format", "label", "prepared", "record", "shape", "text")

    def __init__(self, paragraph: FormattedParagraph, library: Library) -> None:
        self.record = paragraph.record
        self.blank = paragraph.blank
        self.label = paragraph.label
        self.dropped = len(paragraph.drop.text) if paragraph.drop else 0  # characters taken out of the text as a drop cap
        self.format: ParFormat = paragraph.format
        self.prepared = prepare(paragraph, library)
        self.text = self.prepared.text
        size = max((run.format.size for run in paragraph.runs), default=10.0)
        form = self.format
        self.shape = LineShape(form.leading, size, form.grid, form.left_indent, form.right_indent)
        self.drop = _drop_cap(paragraph.drop, size, form, library) if paragraph.drop else None
        self._lines: dict[tuple[float | tuple[float, ...], int, bool], tuple[Line, ...]] = {}
        self._looser: dict[int, SetParagraph | None] = {}

    def lines(self, measure: float | Measures, start: int = 0, whole: bool = False) -> tuple[Line, ...]:
        """The lines from character `start` on; `whole`: with no word hyphenated.

        `measure`: the width in points of all lines, or of line i counted from 0, which is looked at as far as it matters.
        """
        if not callable(measure):
            found = self._lines.get((measure, start, whole))
            return self._break(measure, start, whole) if found is None else found
        looked = _Looked(measure)
        for (widths, *way), found in self._lines.items():
            if isinstance(widths, tuple) and way == [start, whole] and looked.begin_with(widths):
                return found
        return self._break(looked, start, whole)

    def _break(self, measure: float | _Looked, start: int, whole: bool) -> tuple[Line, ...]:
        prepared = replace(self.prepared, format=replace(self.format, hyphenate=False)) if whole else self.prepared
        indent = 0.0 if start or self.drop else self.format.first_indent
        loose = self.format.looseness if not start else 0
        broken = break_lines(prepared, measure, start=start, looseness=loose, first_indent=indent)
        if len(self._lines) >= _MEASURES_KEPT:
            self._lines.clear()
        self._lines[(measure.seen if isinstance(measure, _Looked) else measure, start, whole)] = broken
        return broken

    def least_lines(self, measure: float) -> int:
        """The number of lines of that measure in points that it takes at least."""
        if len(self.text) > KEPT_LIMIT or measure <= 0:
            return 1
        length = self.prepared.recall("length", lambda: sum([cell[4] for cell in cells(self.prepared, 0, len(self.text))]))
        return max(int(_TIGHTEST * length / measure), 1)

    def last_line(self) -> float:
        """How full its last line is, 0 to 1, at the measure it was first set in."""
        for (measure, start, _), broken in self._lines.items():
            if not start and broken:
                width = measure[min(len(broken), len(measure)) - 1] if isinstance(measure, tuple) else measure
                return broken[-1].width / max(width, 1.0)
        return 0.0

    def loosened(self, lines: int) -> SetParagraph | None:
        """The paragraph asked to run so many lines longer or shorter; None if it cannot at the measure it was first set in."""
        if lines not in self._looser:
            self._looser[lines] = self._asked(lines)
        return self._looser[lines]

    def _asked(self, lines: int) -> SetParagraph | None:
        other = SetParagraph.__new__(SetParagraph)
        other.record, other.text, other.prepared = self.record, self.text, self.prepared
        other.label, other.dropped, other.blank = self.label, self.dropped, self.blank
        other.shape, other.drop, other._lines, other._looser = self.shape, self.drop, {}, {}
        other.format = replace(self.format, looseness=self.format.looseness + lines)
        for (measure, start, _), broken in self._lines.items():
            if not start:
                again = _each(measure) if isinstance(measure, tuple) else measure
                return other if len(other.lines(again)) == len(broken) + lines else None
        return None


def _each(widths: tuple[float, ...]) -> Measures:
    """Those measures one after another, and the last for all further lines."""
    return lambda n: widths[min(n, len(widths) - 1)]


class _Looked:
    """Measures, and how many of them were looked at."""

    __slots__ = ("_found", "_looked", "_measures")

    def __init__(self, measures: Measures) -> None:
        self._measures = measures
        self._found: list[float] = []
        self._looked = 0

    def __call__(self, n: int) -> float:
        if n >= self._looked:
            self._find(n + 1)
            self._looked = n + 1
        return self._found[n]

    @property
    def seen(self) -> tuple[float, ...]:
        return tuple(self._found[: self._looked])

    def begin_with(self, widths: tuple[float, ...]) -> bool:
        """Whether the first measures are these; this is no look at them."""
        for n, width in enumerate(widths):
            self._find(n + 1)
            if self._found[n] != width:
                return False
        return True

    def _find(self, count: int) -> None:
        while len(self._found) < count:
            self._found.append(self._measures(len(self._found)))


def _drop_cap(run: Run, size: float, form: ParFormat, library: Library) -> DropCap:
    """Size the letter so that its cap height reaches from the foot of its last line to the top of the first."""
    body, face = run.format, library.find(run.format.family, run.format.weight, run.format.italic)
    reach = (form.drop_lines - 1) * form.leading + size * face.cap_height / 1000
    big = replace(run, format=replace(body, size=reach * 1000 / face.cap_height))
    prepared = prepare(FormattedParagraph(run.source.record, (big,), ParFormat()), library)
    width = break_lines(prepared, 1e6)[0].width
    return DropCap(prepared, form.drop_lines, width + DROP_GAP * big.format.size)
