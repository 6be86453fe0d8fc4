"""Remember a paragraph's lines at the measures it was asked for, and size its drop cap."""

from __future__ import annotations

from dataclasses import dataclass, replace

from voa_editor.compose.column import LineShape
from voa_editor.compose.formats import FormattedParagraph, ParFormat, Run
from voa_editor.compose.justify import set_line
from voa_editor.compose.linebreak import Line, break_lines
from voa_editor.compose.shape import Prepared, prepare
from voa_editor.display.items import GlyphRun
from voa_editor.fonts.library import Library

DROP_GAP = 0.08  # of the drop cap's size, between it and the text beside it
_MEASURES_KEPT = 24


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

    __slots__ = ("_lines", "_looser", "drop", "format", "prepared", "record", "shape", "text")

    def __init__(self, paragraph: FormattedParagraph, library: Library) -> None:
        self.record = paragraph.record
        self.format: ParFormat = paragraph.format
        self.prepared = prepare(paragraph, library)
        self.text = self.prepared.text
        size = max((run.format.size for run in paragraph.runs), default=10.0)
        form = self.format
        self.shape = LineShape(form.leading, size, form.grid, form.left_indent, form.right_indent)
        self.drop = _drop_cap(paragraph.drop, size, form, library) if paragraph.drop else None
        self._lines: dict[tuple[float | tuple[float, ...], int], tuple[Line, ...]] = {}
        self._looser: dict[int, SetParagraph | None] = {}

    def lines(self, measure: float | tuple[float, ...], start: int = 0) -> tuple[Line, ...]:
        """The lines from character `start` on; a tuple gives each line's measure, its last that of all further ones."""
        key = (measure, start)
        found = self._lines.get(key)
        if found is None:
            if len(self._lines) >= _MEASURES_KEPT:
                self._lines.clear()
            widths = measure if isinstance(measure, tuple) else ()
            given = measure if isinstance(measure, float) else lambda n: widths[min(n, len(widths) - 1)]
            indent = 0.0 if start or self.drop else self.format.first_indent
            loose = self.format.looseness if not start else 0
            found = break_lines(self.prepared, given, start=start, looseness=loose, first_indent=indent)
            self._lines[key] = found
        return found

    def whole_lines(self, measure: tuple[float, ...], start: int) -> tuple[Line, ...]:
        """The lines from `start` on with no word hyphenated."""
        whole = replace(self.prepared, format=replace(self.format, hyphenate=False))
        return break_lines(whole, lambda n: measure[min(n, len(measure) - 1)], start=start)

    def last_line(self) -> float:
        """How full its last line is, 0 to 1, at the measure it was first set in."""
        for (measure, start), broken in self._lines.items():
            if not start and broken:
                width = measure if isinstance(measure, float) else measure[min(len(broken), len(measure)) - 1]
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
        other.shape, other.drop, other._lines, other._looser = self.shape, self.drop, {}, {}
        other.format = replace(self.format, looseness=self.format.looseness + lines)
        whole = next(((measure, broken) for (measure, start), broken in self._lines.items() if not start), None)
        changed = whole is not None and len(other.lines(whole[0])) == len(whole[1]) + lines
        return other if changed else None

    def dropped_lines(self, width: float) -> tuple[Line, ...]:
        """The lines of a paragraph with a drop cap, in a column of even width."""
        assert self.drop is not None
        return self.lines((*[width - self.drop.inset] * self.drop.lines, width))


def _drop_cap(run: Run, size: float, form: ParFormat, library: Library) -> DropCap:
    """Size the letter so that its cap height reaches from the foot of its last line to the top of the first."""
    body, face = run.format, library.find(run.format.family, run.format.weight, run.format.italic)
    reach = (form.drop_lines - 1) * form.leading + size * face.cap_height / 1000
    big = replace(run, format=replace(body, size=reach * 1000 / face.cap_height))
    prepared = prepare(FormattedParagraph(run.source.record, (big,), ParFormat()), library)
    width = break_lines(prepared, 1e6)[0].width
    return DropCap(prepared, form.drop_lines, width + DROP_GAP * big.format.size)
