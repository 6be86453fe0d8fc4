"""Read an issue.toml: what the issue is, its sections, stories, photographs, ads and flat plan."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from voa_editor.manuscript.drafts import AdDraft, PhotoNote, SectionDraft
from voa_editor.manuscript.report import Notes
from voa_editor.manuscript.toml_table import Table, load_toml
from voa_editor.manuscript.words import Slugs, slug
from voa_editor.units import mm, parse_length

PAGE_KINDS = ("cover", "contents", "foreword", "opener", "article", "gallery", "ad", "back")
ROLES = ("article", "cover", "portrait", "opener", "gallery")
MAX_PAGE = 2000
_TEXTS = ("title", "subtitle", "number", "period", "date", "language", "template", "publisher", "phone", "email", "web")
_LISTS = ("address", "social", "credits")
_STORY_TEXTS = ("headline", "kicker", "byline", "section", "kind", "language")
_SIZE = re.compile(r"^\s*([\d.,]+)\s*(\w*)\s*[x×]\s*([\d.,]+)\s*(\w+)\s*$")
_PAPER = {"a4": "210 x 297 mm", "a5": "148 x 210 mm", "letter": "8.5 x 11 in"}
_SMALLEST, _LARGEST = mm(50), mm(1500)


@dataclass(frozen=True, slots=True)
class StoryNote:
    """What [[story]] says; a key that is not there is not in `said`."""

    slug: str
    said: dict[str, object]


@dataclass(frozen=True, slots=True)
class PageNote:
    """What [[page]] says; one of story, section, ad names what stands there, or none does."""

    kind: str
    page: int | None = None  # None: after the item before; 0: where there is room
    pages: int = 1
    story: str = ""
    section: str = ""
    ad: str = ""
    pattern: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class IssuePlan:
    """The content of an issue.toml. `settings` holds only the fields it gives, lengths in points."""

    settings: dict[str, object] = field(default_factory=dict)
    sections: tuple[SectionDraft, ...] = ()
    stories: tuple[StoryNote, ...] = ()
    photos: tuple[PhotoNote, ...] = ()
    ads: tuple[AdDraft, ...] = ()
    pages: tuple[PageNote, ...] = ()
    manuscript: str = "manuscript.md"
    photo_folder: str = "photos"
    ad_folder: str = "ads"


def read_issue_toml(path: Path, notes: Notes) -> IssuePlan:
    """The plan in a file. Raises UserError for a value of the wrong kind; unknown keys are only noted."""
    top = Table(load_toml(path), path, "")
    issue = top.table("issue")
    folders = {
        key: issue.text(key, default) for key, default in (("manuscript", "manuscript.md"), ("photos", "photos"), ("ads", "ads"))
    }
    section_slugs, ad_slugs = Slugs(), Slugs()
    plan = IssuePlan(
        settings=_settings(issue),
        sections=tuple(_section(table, section_slugs, notes) for table in top.tables("section")),
        stories=tuple(_story(table, notes) for table in top.tables("story")),
        photos=tuple(_photo(table, notes) for table in top.tables("photo")),
        ads=tuple(_ad(table, ad_slugs, notes) for table in top.tables("ad")),
        pages=tuple(_page(table, notes) for table in top.tables("page")),
        manuscript=folders["manuscript"],
        photo_folder=folders["photos"],
        ad_folder=folders["ads"],
    )
    issue.done(notes)
    top.done(notes)
    return plan


def _settings(table: Table) -> dict[str, object]:
    said: dict[str, object] = {key: table.text(key) for key in _TEXTS if key in table}
    said |= {key: table.texts(key) for key in _LISTS if key in table}
    if "trim" in table:
        said["trim_w"], said["trim_h"] = _size(table)
    if "bleed" in table:
        edges = table.texts("bleed")
        lengths = [_length(table, "bleed", edge, 0, mm(30)) for edge in edges]
        if len(lengths) not in (1, 4):
            raise table.fault("bleed", "should be one length or four", 'Write bleed = "3 mm"')
        names = ("bleed_top", "bleed_outer", "bleed_bottom", "bleed_inner")
        said |= zip(names, lengths * 4 if len(lengths) == 1 else lengths, strict=False)
    table.know(*_TEXTS, *_LISTS, "trim", "bleed")
    return said


def _size(table: Table) -> tuple[float, float]:
    text = table.text("trim")
    match = _SIZE.match(_PAPER.get(text.lower(), text))
    if not match:
        raise table.fault("trim", f"“{text}” is not a size", 'Write trim = "210 x 297 mm"')
    unit = match[4]
    width = _length(table, "trim", f"{match[1]} {match[2] or unit}", _SMALLEST, _LARGEST)
    return width, _length(table, "trim", f"{match[3]} {unit}", _SMALLEST, _LARGEST)


def _length(table: Table, key: str, text: str, low: float, high: float) -> float:
    try:
        length = parse_length(text, "mm")
    except ValueError as error:
        raise table.fault(key, str(error), f'Write {key} with its unit, such as "3 mm"') from error
    if not low <= length <= high:
        raise table.fault(key, f"{text} is out of range", f"Keep it between {low / mm(1):.0f} and {high / mm(1):.0f} mm")
    return length


def _section(table: Table, slugs: Slugs, notes: Notes) -> SectionDraft:
    name = table.text("name")
    if not name:
        raise table.fault("name", "is missing", 'Write name = "July"')
    hue = table.text("hue")
    section = SectionDraft(
        slugs(name),
        name,
        hue and (hue if hue.startswith("sw-") else f"sw-{slug(hue)}"),
        table.text("deck"),
        table.flag("opener", True),
    )
    table.done(notes)
    return section


def _story(table: Table, notes: Notes) -> StoryNote:
    if not table.text("slug"):
        raise table.fault("slug", "is missing", 'Write slug = "…": the slug of a story of the manuscript')
    said: dict[str, object] = {key: table.text(key) for key in _STORY_TEXTS if key in table}
    for key in ("short", "short_title"):
        if key in table:
            said["short_title"] = table.text(key)
    if "cover" in table:
        said["cover"] = table.number("cover", 0, 9)
    if "photos" in table:
        said["photos"] = table.texts("photos")
    table.know(*_STORY_TEXTS, "short", "cover", "photos")
    table.done(notes)
    return StoryNote(slug(table.text("slug"), 80), said)


def _photo(table: Table, notes: Notes) -> PhotoNote:
    file = table.text("file")
    if not file:
        raise table.fault("file", "is missing", 'Write file = "…": its name in the photos folder')
    role = table.text("role")
    if role and role not in ROLES:
        raise table.fault("role", f"“{role}” is not known", f"Write one of {', '.join(ROLES)}")
    story = table.text("story")
    note = PhotoNote(
        file,
        slug(story, 80) if story else "",
        table.text("section"),
        role,
        table.text("caption"),
        table.text("credit"),
        table.text("alt"),
        table.fractions("focal"),
    )
    table.done(notes)
    return note


def _ad(table: Table, slugs: Slugs, notes: Notes) -> AdDraft:
    lines = table.texts("lines")
    chosen = table.text("slug")
    advertiser = table.text("advertiser", lines[0] if lines else chosen)
    name = slugs(chosen, 80) if chosen else slugs(advertiser or table.text("file") or "ad")
    ad = AdDraft(
        name,
        advertiser,
        table.text("file"),
        table.number("page", 0, MAX_PAGE),
        table.text("size", "full"),
        table.text("language"),
        table.text("link"),
        lines,
        table.flag("approved", False),
    )
    table.done(notes)
    return ad


def _page(table: Table, notes: Notes) -> PageNote:
    named = {key: table.text(key) for key in ("story", "section", "ad")}
    if sum(bool(name) for name in named.values()) > 1:
        raise table.fault("story, section, ad", "stand side by side", "Keep the one that stands on the page")
    guess = "opener" if named["section"] else "ad" if named["ad"] else "" if named["story"] else "missing"
    kind = table.text("kind", guess)
    if kind == "missing" or (kind and kind not in PAGE_KINDS):
        raise table.fault(
            "kind", f"“{kind}” is not known" if kind != guess else "is missing", f"Write one of {', '.join(PAGE_KINDS)}"
        )
    page = table.number("page", 0, MAX_PAGE) if "page" in table else None
    table.know("page")
    note = PageNote(
        kind,
        page,
        table.number("pages", 0, 100) if page == 0 else max(table.number("pages", 1, 100), 1),
        slug(named["story"], 80) if named["story"] else "",
        named["section"],
        slug(named["ad"], 80) if named["ad"] else "",
        table.text("pattern"),
        table.place,
    )
    table.done(notes)
    return note
