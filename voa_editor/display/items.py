"""Define the display list: a sheet holds glyph runs, pictures, paths, groups and links, nothing else.

Coordinates are points from the sheet's top-left trim corner, y downward. Items are painted in order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from voa_editor.geometry import Matrix, Rect
from voa_editor.model.colour import Colour


class Source(NamedTuple):
    """Where an item comes from: characters start ≤ i < end of attribute `attr` of a record.

    A glyph run of the expanded field "headline" names the story and attr "headline".
    """

    record: str
    start: int = 0
    end: int = 0
    attr: str = "text"


class GlyphRun(NamedTuple):
    """Glyphs of one face at one size on one baseline.

    `face` is the key of a face in the font library. Glyph i of `glyphs` stands at (x + xs[i], y + ys[i]); `ys` may be
    empty (all 0). `advance` is the run's whole width. `text` is what the glyphs say; `clusters[i]` is the index
    into `text` where glyph i's cluster begins (ascending, as HarfBuzz gives it for left-to-right text).
    A hyphen put in by the line breaker is a run of its own with text "\\u00ad".
    """

    face: str
    size: float
    x: float
    y: float
    glyphs: tuple[int, ...]
    xs: tuple[float, ...]
    advance: float
    colour: Colour
    text: str
    clusters: tuple[int, ...]
    source: Source
    role: str = "body"
    ys: tuple[float, ...] = ()
    language: str = ""  # BCP 47, "" for the issue's

    def on(self, baseline: float) -> GlyphRun:
        """The same glyphs on another baseline; `_replace` takes three times as long, and a key pressed moves a page of runs."""
        return GlyphRun._make((*self[:3], baseline, *self[4:]))


@dataclass(frozen=True, slots=True)
class Picture:
    """An asset drawn in `rect` (where the whole upright picture lies), showing only what is inside `clip`.

    Through its transparent parts shows what lies below it or, with a `matte`, that colour. `photo` is the record that its
    caption is a field of, `owner` the story or section that it belongs to, `language` that of `alt`; "" where there is none.
    """

    asset: str
    rect: Rect
    clip: Rect
    source: Source
    role: str = "figure"  # figure, ad, artefact
    alt: str = ""
    matte: Colour | None = None
    photo: str = ""
    owner: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Gradient:
    """A linear shade from `start` at the path's top to `end` at its foot, each with an opacity.

    `angle` turns it, in degrees: at 90 it goes from left to right. It always reaches from corner to corner of the path's box.
    """

    start: Colour
    end: Colour
    start_opacity: float = 1.0
    end_opacity: float = 1.0
    angle: float = 0.0


@dataclass(frozen=True, slots=True)
class Path:
    """Segments ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y), ("Z",); filled, then stroked.

    `dash` are the lengths of marks and gaps by turns, in points, () for a solid stroke. Caps: butt, round, square;
    joins: mitre (up to ten widths), round, bevel.
    """

    segments: tuple[tuple[str | float, ...], ...]
    fill: Colour | Gradient | None
    source: Source
    stroke: Colour | None = None
    stroke_width: float = 0.0
    opacity: float = 1.0
    role: str = "artefact"
    dash: tuple[float, ...] = ()
    cap: str = "butt"
    join: str = "mitre"


@dataclass(frozen=True, slots=True)
class Group:
    """Items under a common matrix (applied to their coordinates) and, where given, a clip in the outer coordinates."""

    items: tuple[Item, ...]
    source: Source
    matrix: Matrix = Matrix()
    clip: Rect | None = None
    opacity: float = 1.0


class Link(NamedTuple):
    """A rectangle that leads to a URL (https:, mailto:) or to a page of this issue ("#page=12")."""

    rect: Rect
    target: str
    source: Source


Item = GlyphRun | Picture | Path | Group | Link


@dataclass(frozen=True, slots=True)
class Outline:
    """A bookmark: its title, level (0 is the highest) and height on the page."""

    title: str
    level: int
    y: float


@dataclass(frozen=True, slots=True)
class Overset:
    """Text that found no place: of which story and flow, and the words themselves."""

    story: str
    flow: str
    text: str
    lines: int


@dataclass(frozen=True, slots=True)
class Fallback:
    """Characters that the asked family lacks and the face `face` of another family shows."""

    text: str
    family: str
    face: str
    source: Source


class TextLine(NamedTuple):
    """A line as set: characters start ≤ i < end of what `paragraph` shows (its text with the fields in it expanded).

    `x` and `width` are the measure after all indents, `top`, `baseline` and `bottom` heights, in the coordinates of the
    runs. `runs` stand left to right; together their `text` is that of the line, but for a drop capital, which the
    first one says too, and for a put-in hyphen (U+00AD), which is no character of the paragraph. `label` counts the
    characters of a list marker that the runs say before the first of the paragraph's own.
    """

    paragraph: str
    start: int
    end: int
    x: float
    width: float
    top: float
    baseline: float
    bottom: float
    runs: tuple[GlyphRun, ...]
    last: bool = False  # the last line of its paragraph
    label: int = 0

    def at(self, top: float, baseline: float, bottom: float, runs: tuple[GlyphRun, ...]) -> TextLine:
        """The same characters at another height, where `runs` show them."""
        return TextLine._make((*self[:5], top, baseline, bottom, runs, *self[9:]))


@dataclass(frozen=True, slots=True)
class TextBox:
    """The text that a frame shows: its lines in order, its columns, and the map from their coordinates to the sheet's.

    `over` counts the lines that find no place in the whole thread; it is told on its last frame alone. The frames of a
    flow are read in the order of `thread`, then of `frame`.
    """

    frame: str
    story: str
    flow: str
    matrix: Matrix
    columns: tuple[Rect, ...]
    lines: tuple[TextLine, ...]
    over: int = 0
    thread: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One composed page: its number, label, trim size and bleed (top, right, bottom, left), and its items.

    `texts` tell of the page's own text frames, from back to front, where each line stands: for carets and selections.
    """

    page: str
    number: int
    label: str
    width: float
    height: float
    bleed: tuple[float, float, float, float]
    items: tuple[Item, ...]
    outlines: tuple[Outline, ...] = ()
    missing: tuple[tuple[str, Source], ...] = ()  # characters no face has, and where
    fallbacks: tuple[Fallback, ...] = ()
    texts: tuple[TextBox, ...] = ()


def rect_path(rect: Rect) -> tuple[tuple[str | float, ...], ...]:
    """The segments of a rectangle."""
    return (("M", rect.x, rect.y), ("L", rect.right, rect.y), ("L", rect.right, rect.bottom), ("L", rect.x, rect.bottom), ("Z",))
