"""List what a style can say, tab by tab, and how each is edited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from voa_editor.model.styles import CharacterStyle, ObjectStyle, ParagraphStyle

Editing = Literal[
    "length", "points", "percent", "number", "count", "switch", "choice", "swatch", "family", "weight", "style", "tabs", "marker"
]


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of a style. `options` are keys and words of a choice, `low` and `high` bounds of a number (points)."""

    name: str
    label: str
    editing: Editing
    options: tuple[tuple[str, str], ...] = ()
    low: float | None = None
    high: float | None = None
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """Attributes that stand together; an empty label between them is a little room."""

    title: str
    attributes: tuple[Attribute, ...]


_ALIGN = (("left", "Left"), ("centre", "Centre"), ("right", "Right"), ("justify", "Justify"),
          ("outer", "Away from the spine"), ("inner", "Towards the spine"))  # fmt: skip
_BREAK = (("", "Anywhere"), ("column", "In the next column"), ("frame", "In the next frame"))
_VALIGN = (("top", "Top"), ("centre", "Middle"), ("bottom", "Bottom"), ("justify", "Fill the height"))
DASHES = (("", "Solid"), ("dashed", "Dashed"), ("dotted", "Dotted"), ("dash-dot", "Dash and Dot"))
CAPS = (("", "Flat"), ("round", "Round"), ("square", "Projecting"))
JOINS = (("", "Mitred"), ("round", "Round"), ("bevel", "Bevelled"))

TYPE = Tab("Type", (
    Attribute("family", "Font", "family"),
    Attribute("weight", "Weight", "weight"),
    Attribute("italic", "Italic", "switch"),
    Attribute("size", "Size", "points", low=0.1, high=2000.0),
    Attribute("tracking", "Tracking", "number", low=-500, high=2000, tip="In thousandths of an em"),
    Attribute("rise", "Baseline shift", "points"),
    Attribute("caps", "All capitals", "switch", tip="The text itself keeps its letters"),
    Attribute("small_caps", "Small capitals", "switch", tip="Those of the font; where it has none, capitals made smaller"),
    Attribute("underline", "Underline", "switch"),
    Attribute("strikethrough", "Strikethrough", "switch"),
    Attribute("colour", "Colour", "swatch"),
    Attribute("tint", "Tint", "percent"),
))  # fmt: skip
_SETTING = Tab("Paragraph", (
    Attribute("align", "Alignment", "choice", _ALIGN),
    Attribute("leading", "Leading", "points", low=0.1, high=2000.0),
    Attribute("left_indent", "Left indent", "length"),
    Attribute("right_indent", "Right indent", "length"),
    Attribute("first_indent", "First line", "length"),
    Attribute("space_before", "Space before", "points"),
    Attribute("space_after", "Space after", "points"),
    Attribute("hyphenate", "Hyphenate", "switch"),
    Attribute("balance", "Balance lines", "switch", tip="Ragged lines of even length, no word alone on the last"),
    Attribute("grid", "Baseline grid", "switch", tip="Lines stand on the baseline grid"),
    Attribute("span", "Across columns", "switch", tip="The paragraph runs across all columns of its frame"),
))  # fmt: skip
_FLOW = Tab("Keeps", (
    Attribute("keep_with_next", "With the next", "switch", tip="Stays with the paragraph that follows"),
    Attribute("keep_together", "Undivided", "switch", tip="All its lines stay in one column"),
    Attribute("orphans", "Lines at a foot", "count", low=1, high=20, tip="The fewest at the foot of a column"),
    Attribute("widows", "Lines at a head", "count", low=1, high=20, tip="The fewest at the head of a column"),
    Attribute("break_before", "Begins", "choice", _BREAK),
))  # fmt: skip
_LIST = Tab("Lists", (
    Attribute("marker", "List marker", "marker", tip="Hung in the left indent; numbers begin anew after other text"),
    Attribute("tabs", "Tab stops", "tabs", tip="Where text goes on after a tab, from the column’s edge"),
))  # fmt: skip
_ORNAMENT = Tab("Drop Cap and Rule", (
    Attribute("drop_lines", "Drop cap lines", "count", low=0, high=20, tip="0 for no drop capital"),
    Attribute("drop_style", "Drop cap style", "style"),
    Attribute("rule", "Rule above", "points", low=0.0, tip="The weight of the line; 0 for none"),
    Attribute("rule_colour", "Rule colour", "swatch"),
    Attribute("rule_gap", "Rule distance", "points"),
    Attribute("rule_width", "Rule width", "length", low=0.0, tip="0 for the whole measure"),
))  # fmt: skip
_LOOK = Tab("Look", (
    Attribute("fill", "Fill", "swatch"),
    Attribute("fill_tint", "Tint", "percent"),
    Attribute("stroke", "Stroke", "swatch"),
    Attribute("stroke_width", "Stroke width", "points", low=0.0),
    Attribute("dash", "Dashes", "choice", DASHES),
    Attribute("cap", "Ends", "choice", CAPS, tip="Of lines and of dashes"),
    Attribute("join", "Corners", "choice", JOINS),
    Attribute("opacity", "Opacity", "percent"),
    Attribute("radius", "Corner radius", "length", low=0.0, tip="Of shapes"),
    Attribute("wrap", "Text wrap", "length", tip="The distance that text keeps; below 0 it runs under"),
))  # fmt: skip
_TEXT_FRAME = Tab("Text Frame", (
    Attribute("columns", "Columns", "count", low=1, high=40),
    Attribute("column_gap", "Gap", "length", low=0.0),
    Attribute("inset_x", "Inset ↔", "length", low=0.0),
    Attribute("inset_y", "Inset ↕", "length", low=0.0),
    Attribute("valign", "Vertical", "choice", _VALIGN),
))  # fmt: skip

_ROLES = (
    ("headline", "Headline"), ("subhead", "Subhead"), ("kicker", "Kicker"), ("lead", "Lead"), ("byline", "Byline"),
    ("body", "Paragraph"), ("list", "List item"), ("quotation", "Quotation"), ("pull-quote", "Pull quote"),
    ("caption", "Caption"), ("footnote", "Footnote"), ("background", "Background box"), ("ad", "Advertisement"),
    ("masthead", "Masthead"), ("issue-line", "Issue line"), ("cover-line", "Cover line"), ("section", "Section title"),
    ("contents-section", "Section in the contents"), ("contents-entry", "Entry of the contents"), ("colophon", "Colophon"),
    ("folio", "Folio"), ("artefact", "Decoration"),
)  # fmt: skip
ROLE = Attribute("role", "Structure", "choice", _ROLES, tip="What the paragraph is, for structure tags and for checks")

TABS: dict[type, tuple[Tab, ...]] = {
    ParagraphStyle: (TYPE, _SETTING, _FLOW, _LIST, _ORNAMENT),
    CharacterStyle: (TYPE,),
    ObjectStyle: (_LOOK, _TEXT_FRAME),
}
"""Kind of style → what it can say; the name, what it is based on and OpenType features stand apart."""

FEATURES = (
    ("onum", "Old-style figures"), ("lnum", "Lining figures"), ("tnum", "Tabular figures"), ("pnum", "Proportional figures"),
    ("smcp", "Small capitals"), ("c2sc", "Small capitals for capitals"), ("case", "Marks for capitals"),
    ("frac", "Fractions"), ("ordn", "Ordinals"), ("sups", "Superior figures"), ("subs", "Inferior figures"),
    ("zero", "Slashed zero"), ("dlig", "Discretionary ligatures"), ("salt", "Stylistic alternates"), ("swsh", "Swashes"),
)  # fmt: skip
"""OpenType tags (OpenType 1.9.1, feature registry) and what they do."""
