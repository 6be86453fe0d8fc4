"""Load a template: its swatches, its styles, and the patterns of its pages."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from voa_editor.errors import UserError
from voa_editor.model.records import Record
from voa_editor.model.styles import CharacterStyle, ParagraphStyle, Swatch
from voa_editor.model.tabs import stop_of
from voa_editor.resources import resources

Columns = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Band:
    """What stands across some columns: photographs side by side, or the pull quote.

    `at` is "hero" (above the headline), "head" or "foot" of the body area; `caption` "below" or "side".
    """

    at: str
    columns: tuple[Columns, ...]
    bleed: bool = False
    caption: str = "below"
    quote: bool = False


@dataclass(frozen=True, slots=True)
class PagePattern:
    """One page of a pattern: an optional hero, the columns of headline and lead, the text columns, the objects."""

    hero: Band | None = None
    head: Columns = (1, 12)
    lead: Columns = (1, 12)
    text: int = 2
    objects: tuple[Band, ...] = ()

    @property
    def bands(self) -> tuple[Band, ...]:
        return ((self.hero,) if self.hero else ()) + self.objects


@dataclass(frozen=True, slots=True)
class Pattern:
    """An arrangement of a story on its pages."""

    name: str
    kind: str
    pages: tuple[PagePattern, ...]

    @property
    def photos(self) -> int:
        return sum(len(band.columns) for page in self.pages for band in page.bands if not band.quote)

    @property
    def quotes(self) -> int:
        return sum(band.quote for page in self.pages for band in page.bands)


@dataclass(frozen=True, slots=True)
class Template:
    """A template as read: records to put into an issue, patterns and hues for the layout."""

    name: str
    records: tuple[Record, ...]
    patterns: tuple[Pattern, ...]
    hues: tuple[str, ...] = ()
    contents_heads: tuple[tuple[str, str], ...] = ()

    def contents_head(self, language: str) -> str:
        """What stands over the contents in that language; English where the template does not speak it."""
        heads = dict(self.contents_heads)
        return heads.get(language.split("-")[0], heads.get("en", ""))


def template_names() -> list[str]:
    """The templates that come with the program."""
    return sorted(path.parent.name for path in (resources() / "templates").glob("*/template.toml"))


@cache
def read_template(name: str) -> Template:
    """Read a template by name. Raises UserError naming those there are, or the faulty place in the file."""
    if name not in template_names():
        raise UserError(f"there is no template {name!r}", remedy=f"Choose one of: {', '.join(template_names())}")
    path = resources() / "templates" / name / "template.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        records = (*_swatches(data), *_styles(data, "characters", CharacterStyle), *_styles(data, "paragraphs", ParagraphStyle))
        return Template(name, records, tuple(_pattern(p) for p in data["pattern"]), tuple(data.get("hues", ())),
                        tuple(data.get("contents_head", {}).items()))  # fmt: skip
    except (KeyError, TypeError, ValueError) as fault:
        raise UserError(f"the template is damaged: {fault}", file=path, remedy="Install the program again") from fault


def load_template(name: str) -> tuple[Record, ...]:
    """The swatches and styles of a template."""
    return read_template(name).records


def _swatches(data: dict[str, Any]) -> list[Swatch]:
    return [_swatch(key, entry) for key, entry in data["swatches"].items()]


def _swatch(key: str, entry: dict[str, Any]) -> Swatch:
    c, m, y, k = (part / 100 for part in entry["cmyk"])
    return Swatch(id=key, name=entry["name"], kind=entry.get("kind", "cmyk"), c=c, m=m, y=y, k=k)


def _styles(data: dict[str, Any], table: str, kind: type[CharacterStyle]) -> list[CharacterStyle]:
    known = {f.name: f for f in fields(kind)}
    styles = []
    for n, (key, entry) in enumerate(data[table].items()):
        values = {name: _value(known[name].type, value) for name, value in entry.items()}
        styles.append(kind(id=key, order=f"{n:03d}x", **values))
    return styles


def _value(annotation: Any, value: Any) -> Any:
    if "TabStop" in str(annotation):
        return tuple(stop_of(str(stop)) for stop in value)
    if isinstance(value, list):
        return tuple(value)
    return float(value) if isinstance(value, int) and not isinstance(value, bool) and "float" in str(annotation) else value


def _pattern(data: dict[str, Any]) -> Pattern:
    return Pattern(data["name"], data["kind"], tuple(_page(page) for page in data["page"]))


def _page(data: dict[str, Any]) -> PagePattern:
    return PagePattern(
        hero=_band(data["hero"] | {"at": "hero"}) if "hero" in data else None,
        head=_columns(data.get("head", (1, 12))),
        lead=_columns(data.get("lead", (1, 12))),
        text=data.get("text", 2),
        objects=tuple(_band(entry) for entry in data.get("objects", ())),
    )


def _band(data: dict[str, Any]) -> Band:
    columns = tuple(_columns(pair) for pair in data["columns"])
    return Band(data["at"], columns, data.get("bleed", False), data.get("caption", "below"), data.get("quote", False))


def _columns(pair: Any) -> Columns:
    first, last = pair
    return int(first), int(last)


