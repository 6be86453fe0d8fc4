"""Record swatches and paragraph, character and object styles; an attribute of None is inherited."""

from __future__ import annotations

from dataclasses import dataclass

from voa_editor.model.records import Child, Record
from voa_editor.model.tabs import TabStop


@dataclass(frozen=True, slots=True, kw_only=True)
class Swatch(Record):
    """A named colour, each ink or light 0 to 1. Kinds: cmyk, rgb, lab (L* 0 to 100, a* and b* -128 to 127), spot (an ink of
    its own, shown and replaced by c m y k), tint (`tint` of the swatch `of`), gradient (from the swatch `of` to the swatch
    `to`, downwards, turned by `angle` degrees: at 90 from left to right). model.swatches says what colour one is."""

    name: str
    kind: str = "cmyk"
    c: float = 0.0
    m: float = 0.0
    y: float = 0.0
    k: float = 0.0
    r: float = 0.0
    g: float = 0.0
    b: float = 0.0
    of: str = ""
    tint: float = 1.0
    lab_l: float = 0.0
    lab_a: float = 0.0
    lab_b: float = 0.0
    to: str = ""
    angle: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CharacterStyle(Child):
    """Type for a span of characters. Sizes in points, tracking in 1/1000 em, rise in points (up is positive)."""

    name: str = ""
    based_on: str = ""
    keys: str = ""  # the keyboard shortcut that applies it: "Ctrl+1"
    family: str | None = None
    weight: int | None = None
    italic: bool | None = None
    size: float | None = None
    tracking: float | None = None
    colour: str | None = None  # swatch id
    tint: float | None = None
    features: tuple[str, ...] | None = None  # OpenType tags switched on: "onum", "smcp"
    rise: float | None = None
    caps: bool | None = None  # set in capitals; the text itself keeps its letters
    small_caps: bool | None = None  # small letters as small capitals; so does the text here
    underline: bool | None = None
    strikethrough: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphStyle(CharacterStyle):
    """Type and setting of a paragraph. Lengths in points.

    `next`: the style of the paragraph that Enter begins after one of this style, "" for the same.
    align: left, right, centre, justify, outer, inner (away from and towards the spine).
    span: the paragraph runs across all columns of its frame. grid: baselines stand on the baseline grid.
    break_before: "" | "column" | "frame". marker: what stands before a list item, hung in its indent.
    """

    next: str = ""
    align: str | None = None
    leading: float | None = None
    first_indent: float | None = None
    left_indent: float | None = None
    right_indent: float | None = None
    space_before: float | None = None
    space_after: float | None = None
    hyphenate: bool | None = None
    balance: bool | None = None  # even ragged lines, no word alone on the last
    keep_with_next: bool | None = None
    keep_together: bool | None = None
    orphans: int | None = None
    widows: int | None = None
    drop_lines: int | None = None
    drop_style: str | None = None  # character style of the drop cap
    span: bool | None = None
    grid: bool | None = None
    break_before: str | None = None
    marker: str | None = None
    tabs: tuple[TabStop, ...] | None = None
    rule: float | None = None  # weight of a rule above the paragraph, 0 for none
    rule_colour: str | None = None
    rule_gap: float | None = None  # from the rule down to the first line's top
    rule_width: float | None = None  # 0 means the measure
    role: str | None = None  # what the paragraph is: headline, lead, body, caption, … for tags and queries


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectStyle(Child):
    """How a frame looks; what is None the frame keeps as its own. `parent` is always ""."""

    name: str = ""
    based_on: str = ""
    keys: str = ""
    fill: str | None = None
    fill_tint: float | None = None
    opacity: float | None = None
    stroke: str | None = None
    stroke_width: float | None = None
    dash: str | None = None
    cap: str | None = None
    join: str | None = None
    radius: float | None = None  # of shapes
    wrap: float | None = None
    inset_x: float | None = None  # of text frames, as what follows
    inset_y: float | None = None
    columns: int | None = None
    column_gap: float | None = None
    valign: str | None = None
