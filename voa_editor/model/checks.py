"""Say what is not valid in a record: numbers outside the bounds of the thing they measure, and loops of ownership.

The bounds are wide: they keep out what would hang or crash a later stage, not what would look bad.
The file is checked by them when it is read, and a record is before it is written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields

from voa_editor.model.assets import Asset, Booking, Finding, Photo
from voa_editor.model.frames import Frame, GroupFrame, PictureFrame, ShapeFrame, TextFrame
from voa_editor.model.issue import KINDS, Issue
from voa_editor.model.pages import PlanItem, Slot
from voa_editor.model.records import Record
from voa_editor.model.settings import Settings
from voa_editor.model.story import Paragraph, Story
from voa_editor.model.styles import CharacterStyle, ObjectStyle, ParagraphStyle, Swatch

Bounds = tuple[float, float]

PLACE: Bounds = (-100_000.0, 100_000.0)  # a coordinate or an indent, points
LENGTH: Bounds = (0.0, 100_000.0)
PART: Bounds = (0.0, 1.0)  # a tint, an opacity, a place within a picture
COUNT: Bounds = (0, 100_000)
COLUMNS: Bounds = (1, 100)
LINES: Bounds = (-100, 100)
WHOLE: Bounds = (-(2**53), 2**53)  # what stays exact in JSON
PAPER: Bounds = (18.0, 14_400.0)  # ISO 32000-1 annex C: a PDF page measures at most 14,400 units
TYPE_SIZE: Bounds = (0.1, 10_000.0)
DEEPEST = 60  # groups in groups, styles based on styles
MOST_OVERRIDES = 100  # of a paragraph or a span: more than a style has attributes
LONGEST_OVERRIDE = 1000  # characters

BOUNDS: dict[type[Record], dict[str, Bounds]] = {
    Settings: {
        "trim_w": PAPER, "trim_h": PAPER, "columns": COLUMNS, "gutter": LENGTH, "baseline": TYPE_SIZE, "page_multiple": (1, 64),
        "bleed_top": LENGTH, "bleed_outer": LENGTH, "bleed_bottom": LENGTH, "bleed_inner": LENGTH,
    },
    Story: {"cover": COUNT},
    Paragraph: {"looseness": LINES},
    Photo: {"focal_x": PART, "focal_y": PART},
    Asset: {"bytes": (0, 2**40), "width": (0, 2**31), "height": (0, 2**31), "orientation": (0, 8), "source_bytes": (0, 2**53)},
    Booking: {},
    Finding: {"page": COUNT},
    PlanItem: {"page": COUNT, "pages": COUNT},
    Slot: {"w": LENGTH, "h": LENGTH},
    Frame: {"w": LENGTH, "h": LENGTH, "fill_tint": PART, "opacity": PART, "stroke_width": LENGTH},
    TextFrame: {"columns": COLUMNS, "column_gap": LENGTH},
    PictureFrame: {"scale": (0.001, 1000.0), "focal_x": PART, "focal_y": PART},
    ShapeFrame: {"radius": LENGTH, "gradient_opacity": PART},
    Swatch: {
        **{name: PART for name in ("c", "m", "y", "k", "r", "g", "b", "tint")}, "lab_l": (0.0, 100.0), "lab_a": (-128.0, 127.0),
        "lab_b": (-128.0, 127.0), "angle": (-360.0, 360.0),
    },
    ObjectStyle: {
        "fill_tint": PART, "opacity": PART, "stroke_width": LENGTH, "radius": LENGTH, "columns": COLUMNS, "column_gap": LENGTH,
    },
    CharacterStyle: {"weight": (1, 1000), "size": TYPE_SIZE, "tint": PART},
    ParagraphStyle: {
        "leading": TYPE_SIZE, "orphans": COUNT, "widows": COUNT, "drop_lines": (0, 100), "rule": LENGTH, "rule_width": LENGTH,
    },
}  # fmt: skip
"""Kind of record (its subclasses share) → field → the least and the greatest value; other numbers: PLACE and WHOLE."""


def _bounds(kind: type[Record]) -> tuple[tuple[str, float, float], ...]:
    named: dict[str, Bounds] = {}
    for base in reversed(kind.__mro__):
        named.update(BOUNDS.get(base, {}))
    usual = {"float": PLACE, "int": WHOLE}
    found = [(f.name, named.get(f.name) or usual.get(str(f.type).split(" ")[0])) for f in fields(kind)]
    return tuple((name, *limits) for name, limits in found if limits is not None)


NUMBERS = {kind: _bounds(kind) for kind in KINDS.values()}
"""Kind of record → (field, least, greatest) for each of its numbers."""


def fault(record: Record) -> tuple[str, str] | None:
    """The first field whose value is out of bounds (or a number that is none), and what is wrong with it; else None."""
    for name, low, high in NUMBERS[type(record)]:
        value = getattr(record, name)
        if value is not None and not low <= value <= high:
            return name, f"{value!r} is not between {low:g} and {high:g}"
    return _overrides_fault(record) if isinstance(record, Paragraph) else None


def _overrides_fault(paragraph: Paragraph) -> tuple[str, str] | None:
    for name, local in (("local", paragraph.local), *(("spans", span.local) for span in paragraph.spans)):
        if len(local) > MOST_OVERRIDES or any(len(said) > LONGEST_OVERRIDE for said in local):
            return name, f"holds more than {MOST_OVERRIDES} overrides, or one of more than {LONGEST_OVERRIDE:,} characters"
    return None


def loop(issue: Issue) -> str | None:
    """The id of a group that stands in itself or a style that is based on itself, through others or not; else None.

    A chain deeper than DEEPEST counts as one.
    """
    for group in issue.all(GroupFrame):
        if _endless(group.id, lambda i: _field(issue, i, "parent")):
            return group.id
    for kind in (CharacterStyle, ParagraphStyle, ObjectStyle):
        for style in issue.all(kind):
            if _endless(style.id, lambda i: _field(issue, i, "based_on")):
                return style.id
    for swatch in issue.all(Swatch):
        for way in ("of", "to"):
            beyond = str(getattr(swatch, way))
            if beyond and (beyond == swatch.id or _endless(beyond, lambda i: _field(issue, i, "of"))):
                return swatch.id
    return None


def _field(issue: Issue, record_id: str, name: str) -> str:
    return str(getattr(issue.get(record_id), name, ""))


def _endless(record_id: str, above: Callable[[str], str]) -> bool:
    for _ in range(DEEPEST):
        record_id = above(record_id)
        if not record_id:
            return False
    return True
