"""Draw the lines that go with type: under it, through it, and the leaders that fill the gap before a tab stop.

They are paths, so that nothing is read back from a PDF but the words.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from voa_editor.compose.cells import TAB
from voa_editor.compose.itemise import Fragment
from voa_editor.compose.justify import Group, set_groups
from voa_editor.compose.linebreak import Line
from voa_editor.compose.shape import Prepared
from voa_editor.display.items import GlyphRun, Path, Source, rect_path
from voa_editor.geometry import Rect

_DOT = 0.001  # points: as good as no length, of which some printers draw nothing
_PITCH = 0.5  # em from dot to dot: as of full stops with a word space between two
_DOT_SIZE = 0.11  # em: a full stop of a text face
_DASH = (0.25, 0.25)  # em: a mark and its gap
_CLEAR = 0.25  # em between a leader and the words


def line_paths(
    prepared: Prepared, line: Line, x: float, baseline: float, width: float, align: str
) -> tuple[Path, ...]:  # fmt: skip
    """The paths of a line, in page coordinates; arguments as of `justify.set_line`."""
    if not _has_any(prepared, line):
        return ()
    source = Source(prepared.record)
    found: list[Path] = []
    for group, run in set_groups(prepared, line, (x, baseline), width, align):
        found += _lines(group.fragment, run, source)
        if group.leaders:
            found += _leaders(group, run, source)
    return tuple(found)


def _has_any(prepared: Prepared, line: Line) -> bool:
    if any([stop.leader for stop in prepared.format.tabs]) and prepared.text.find("\t", line.start, line.stop) >= 0:
        return True
    looks = [fragment.run.format for fragment, _, _ in prepared.between(line.start, line.stop)]
    return any([look.underline or look.strikethrough for look in looks])


def _lines(fragment: Fragment, run: GlyphRun, source: Source) -> Iterator[Path]:
    """The lines under and through a run, where its face wants them (OpenType 1.9, post and OS/2)."""
    look, face, scale = fragment.run.format, fragment.shaper.face, fragment.scale
    for wanted, (top, weight) in ((look.underline, face.underline), (look.strikethrough, face.strikeout)):
        if wanted and run.advance > 0:
            box = Rect(run.x, run.y - look.rise - top * scale, run.advance, weight * scale)
            yield Path(rect_path(box), look.colour, source)


def _leaders(group: Group, run: GlyphRun, source: Source) -> Iterator[Path]:
    """The leaders of the tabs of a group. Dots stand in columns from line to line."""
    size = group.fragment.scale * 1000
    first = 0  # the first glyph of a cell
    leaders = dict(group.leaders)
    for n, cell in enumerate(group.cells):
        if n in leaders and cell[1] == TAB:
            start = run.x + run.xs[first] + _CLEAR * size
            end = run.x + run.xs[first] + cell[4] - _CLEAR * size
            path = _leader(leaders[n], (start, end), run.y, group.fragment, source)
            if path is not None:
                yield path
        first += len(cell[3].glyphs)


def _leader(kind: str, ends: tuple[float, float], baseline: float, fragment: Fragment, source: Source) -> Path | None:
    look, size = fragment.run.format, fragment.scale * 1000
    start, end = ends
    if kind == "_":
        top, weight = (part * fragment.scale for part in fragment.shaper.face.underline)
        box = Rect(start, baseline - top, end - start, weight)
        return Path(rect_path(box), look.colour, source) if end > start else None
    pitch, mark = (_PITCH * size, _DOT) if kind == "." else (sum(_DASH) * size, _DASH[0] * size)
    start = math.ceil(start / pitch) * pitch
    end = math.floor((end - mark) / pitch) * pitch + mark
    if end < start + mark:
        return None
    weight = (_DOT_SIZE if kind == "." else _DOT_SIZE / 2) * size
    y = baseline - (weight / 2 if kind == "." else 0.25 * size)
    shape = (("M", start, y), ("L", end, y))
    return Path(shape, None, source, look.colour, weight, dash=(mark, pitch - mark), cap="round" if kind == "." else "butt")
