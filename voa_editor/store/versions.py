"""Hold the columns that each version of the schema brought, as they were released: old files are understood by them for ever.

A table is written as its columns: "name" is TEXT NOT NULL, "name:int" and "name:real" are INTEGER and REAL, "?" lets a column
be NULL, and "=value" is what rows have that were written before there was the column. Nothing released is edited here.
"""

from __future__ import annotations

from dataclasses import dataclass

_TYPES = {"": "TEXT", "int": "INTEGER", "real": "REAL"}

_BOX = (
    "id parent order x:real y:real w:real h:real rotation:real slot fill fill_tint:real opacity:real "
    "stroke stroke_width:real wrap:real locked:int hidden:int"
)
_TYPE = (
    "id parent order name based_on family? weight:int? italic:int? size:real? tracking:real? colour? tint:real? "
    "features? rise:real? caps:int?"
)
ONE: dict[str, str] = {
    "settings": "id title subtitle number period date language template trim_w:real trim_h:real "
    "bleed_top:real bleed_outer:real bleed_bottom:real bleed_inner:real "
    "margin_inner:real margin_outer:real margin_top:real margin_bottom:real "
    "columns:int gutter:real baseline:real page_multiple:int publisher address phone email web social credits",
    "sections": "id parent order name hue opener:int deck",
    "stories": "id parent order kind slug kicker headline short_title byline language cover:int",
    "paragraphs": "id parent order style text flow spans language looseness:int",
    "photos": "id parent order asset caption credit alt focal_x:real focal_y:real role",
    "assets": "id name media_type bytes:int width:int height:int mode orientation:int profile",
    "bookings": "id parent order advertiser asset size language link lines approved:int",
    "flat_plan": "id parent order kind page:int pages:int subject pattern",
    "pages": "id parent order kind parent_page section",
    "parent_pages": "id parent order name kind pattern folio:int",
    "slots": "id parent order name holds x:real y:real w:real h:real",
    "text_frames": _BOX + " story flow thread columns:int column_gap:real inset_x:real inset_y:real valign",
    "picture_frames": _BOX + " photo asset scale:real focal_x:real focal_y:real artefact:int",
    "ad_frames": _BOX + " booking",
    "shape_frames": _BOX + " shape radius:real gradient gradient_opacity:real",
    "group_frames": _BOX,
    "swatches": "id name c:real m:real y:real k:real",
    "paragraph_styles": _TYPE + " align? leading:real? first_indent:real? left_indent:real? right_indent:real? "
    "space_before:real? space_after:real? hyphenate:int? balance:int? keep_with_next:int? keep_together:int? orphans:int? "
    "widows:int? drop_lines:int? drop_style? span:int? grid:int? break_before? marker? tabs? "
    "rule:real? rule_colour? rule_gap:real? rule_width:real? role?",
    "character_styles": _TYPE,
    "findings": "id rule severity page:int record message remedy",
}
"""Table → the columns it began with."""

TWO: dict[str, str] = {
    "paragraphs": "local=[]",
    "text_frames": "name= layer= style=",
    "picture_frames": "name= layer= style= turn:real=0.0",
    "ad_frames": "name= layer= style=",
    "shape_frames": "name= layer= style=",
    "group_frames": "name= layer= style=",
    "swatches": "kind=cmyk r:real=0.0 g:real=0.0 b:real=0.0 of= tint:real=1.0",
    "paragraph_styles": "keys= next=",
    "character_styles": "keys=",
    "object_styles": "id parent order name based_on keys fill? fill_tint:real? opacity:real? stroke? stroke_width:real? "
    "radius:real? wrap:real? inset_x:real? inset_y:real? columns:int? column_gap:real? valign?",
    "layers": "id parent order name colour hidden:int locked:int",
    "guides": "id parent order axis at:real",
}
"""Table → the columns it grew; new tables with all of theirs."""

THREE: dict[str, str] = {
    "pages": "overridden=[]",
    **{f"{kind}_frames": "stands_for=" for kind in ("text", "picture", "ad", "shape", "group")},
    "swatches": "lab_l:real=0.0 lab_a:real=0.0 lab_b:real=0.0 to= angle:real=0.0",
}
"""Items of parent pages overridden on a page; colours in L*a*b* and gradients."""

FOUR: dict[str, str] = {
    **{f"{kind}_frames": "dash= cap= join=" for kind in ("text", "picture", "ad", "group")},
    "shape_frames": "dash= cap= join= start_head= end_head=",
    "guides": "across:int=0",
    "object_styles": "dash? cap? join?",
    **{f"{kind}_styles": "small_caps:int? underline:int? strikethrough:int?" for kind in ("paragraph", "character")},
}
"""Dashes, ends and corners of strokes, in object styles too; heads of lines; guides across a spread; small capitals, lines
under and through type."""

FIVE: dict[str, str] = {"assets": "source= source_bytes:int=0 source_time:int=0"}
"""Where placed files came from."""


@dataclass(frozen=True, slots=True)
class Made:
    """A column as a version made it. `filled` is what older rows have in it; None for one its table began with."""

    name: str
    type: str
    nullable: bool
    filled: str | float | None

    @property
    def sql(self) -> str:
        """The column in CREATE TABLE and ALTER TABLE."""
        key = " PRIMARY KEY" if self.name == "id" else ""
        filled = "" if self.filled is None else f" DEFAULT {self.filled!r}"  # the values above are plain in SQL as in Python
        return f'"{self.name}" {self.type}{key}{"" if self.nullable else " NOT NULL"}{filled}'


def columns(said: str) -> list[Made]:
    """The columns that a text of ONE, TWO … names."""
    found = []
    for word in said.split():
        head, grown, value = word.partition("=")
        name, _, kind = head.removesuffix("?").partition(":")
        filled = None if not grown else {"": str, "int": int, "real": float}[kind](value)
        found.append(Made(name, _TYPES[kind], head.endswith("?"), filled))
    return found


def _filled(*versions: dict[str, str]) -> dict[str, dict[str, str | float | None]]:
    grown: dict[str, dict[str, str | float | None]] = {}
    for version in versions:
        for table, said in version.items():
            grown.setdefault(table, {}).update({c.name: c.filled for c in columns(said) if c.filled is not None or c.nullable})
    return grown


FILLED = _filled(TWO, THREE, FOUR, FIVE)
"""Table → column → what it holds in a row that was written before there was the column."""
