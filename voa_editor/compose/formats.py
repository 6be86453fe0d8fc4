"""Define formatted text: runs with every attribute resolved, ready to be shaped and set."""

from __future__ import annotations

from dataclasses import dataclass

from voa_editor.display.items import Source
from voa_editor.model.colour import BLACK, Colour
from voa_editor.model.tabs import TabStop


@dataclass(frozen=True, slots=True)
class CharFormat:
    """How characters look. Size and rise in points, tracking in 1/1000 em, features as OpenType tags."""

    family: str = "Source Serif 4"
    weight: int = 400
    italic: bool = False
    size: float = 10.0
    tracking: float = 0.0
    colour: Colour = BLACK
    features: tuple[str, ...] = ()
    language: str = "en"
    rise: float = 0.0
    small_caps: bool = False
    underline: bool = False
    strikethrough: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one format from one place. `link` is a target, "" for none."""

    text: str
    format: CharFormat
    source: Source
    link: str = ""


@dataclass(frozen=True, slots=True)
class ParFormat:
    """How a paragraph is set. Lengths in points; align is left, right, centre or justify (sides are resolved)."""

    align: str = "left"
    leading: float = 12.0
    first_indent: float = 0.0
    left_indent: float = 0.0
    right_indent: float = 0.0
    space_before: float = 0.0
    space_after: float = 0.0
    hyphenate: bool = False
    balance: bool = False
    keep_with_next: bool = False
    keep_together: bool = False
    orphans: int = 1
    widows: int = 1
    drop_lines: int = 0
    span: bool = False
    grid: bool = False
    break_before: str = ""
    tabs: tuple[TabStop, ...] = ()
    rule: float = 0.0
    rule_colour: Colour = BLACK
    rule_gap: float = 0.0
    rule_width: float = 0.0
    role: str = "body"
    looseness: int = 0


@dataclass(frozen=True, slots=True)
class FormattedParagraph:
    """A paragraph ready to be set. `runs` joined is its text (tabs as "\\t", forced line breaks as "\\n").

    `label` counts the characters of a list marker at its beginning; a `blank` one is empty and takes a line all the same.
    """

    record: str
    runs: tuple[Run, ...]
    format: ParFormat
    drop: Run | None = None  # the drop cap's characters, already taken out of `runs`
    label: int = 0
    blank: bool = False
