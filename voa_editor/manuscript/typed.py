"""Read a manuscript that was typed for the program: headings are sections and stories, with facts under a headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from voa_editor.manuscript.drafts import Block, Draft, PhotoNote, Place, SectionDraft, StoryDraft
from voa_editor.manuscript.report import Notes
from voa_editor.manuscript.shape import is_foreword
from voa_editor.manuscript.words import Slugs, capitalised, plain
from voa_editor.model.settings import Settings

KINDS = ("article", "foreword", "gallery")
_FACTS = {"slug", "kicker", "byline", "short", "cover", "section", "kind", "language", "photos"}
_FACT = re.compile(r"^([A-Za-z]{2,10})\s*:\s*(\S.*)$")
_SLUG = re.compile(r"\s*\{#([\w-]{1,80})\}\s*$")


@dataclass(slots=True)
class _Part:
    heading: Block | None
    blocks: list[Block] = field(default_factory=list)


def read_typed(blocks: Sequence[Block], names: Sequence[str], settings: Settings, notes: Notes) -> Draft:
    """The draft of an issue; `names` are the sections that issue.toml names. Without any, a first-level heading with
    nothing but second-level headings under it is a section."""
    parts = _parts(blocks)
    if (
        not names
        and len(parts) > 1
        and parts[0].heading
        and parts[0].heading.level == 1
        and not parts[0].blocks
        and _level(parts[1]) == 1
    ):
        settings = replace(settings, title=capitalised(parts.pop(0).heading.text))  # type: ignore[union-attr]
    known = {plain(name): name for name in names} or _sections_seen(parts, notes)
    stories: list[StoryDraft] = []
    slugs = Slugs()
    current = ""
    for part in parts:
        title = plain(part.heading.text) if part.heading else ""
        if part.heading and title in known:
            current = known[title]
            if not part.blocks:
                continue  # with text under it, it is a section and its only story in one
        stories.append(_story(part, current, slugs, notes))
    sections = _with_galleries(known.values(), stories)
    pictures = tuple(_pictures(stories))
    stories = [replace(s, blocks=tuple(b for b in s.blocks if b.kind != "picture")) for s in stories]
    return Draft(settings, sections, tuple(stories), places=_places(sections, stories), photos=pictures)


def _parts(blocks: Sequence[Block]) -> list[_Part]:
    parts: list[_Part] = []
    for block in blocks:
        if block.kind == "heading" and block.level <= 2:
            parts.append(_Part(block))
        elif parts:
            parts[-1].blocks.append(block)
        else:
            parts.append(_Part(None, [block]))
    return parts


def _level(part: _Part) -> int:
    return part.heading.level if part.heading else 0


def _sections_seen(parts: Sequence[_Part], notes: Notes) -> dict[str, str]:
    names: dict[str, str] = {}
    for part, following in zip(parts, parts[1:], strict=False):
        if part.heading and part.heading.level == 1 and not part.blocks and _level(following) == 2:
            names[plain(part.heading.text)] = part.heading.text
            notes.info(
                "inferred", f"“{part.heading.text}” (line {part.heading.line}) is a section: only headlines stand under it."
            )
    return names


def _story(part: _Part, section: str, slugs: Slugs, notes: Notes) -> StoryDraft:
    blocks = list(part.blocks)
    headline = " ".join(part.heading.text.split()) if part.heading else ""
    line = part.heading.line if part.heading else blocks[0].line
    named = _SLUG.search(headline)
    headline = _SLUG.sub("", headline)
    facts = _facts(blocks[0]) if part.heading and blocks else {}
    if facts:
        del blocks[0]
    if not headline:
        headline = "Untitled"
        notes.warn(
            "inferred", f"line {line}: text without a headline; it is called “{headline}”.", "Write ## and a headline above it."
        )
    chosen = facts.get("slug") or (named[1] if named else "")
    short = slugs(chosen, 80) if chosen else slugs(headline)
    kind = facts.get("kind", "foreword" if is_foreword(headline) else "article")
    if kind not in KINDS:
        notes.warn(
            "unknown-key", f"line {line}: kind “{kind}” is not known; it is an article.", f"Write one of {', '.join(KINDS)}."
        )
        kind = "article"
    if not blocks and kind != "gallery":
        notes.warn(
            "inferred",
            f"“{headline}” (line {line}) has no text.",
            "Write its paragraphs under the headline.",
            record=f"story-{short}",
        )
    section = facts.get("section", {"foreword": "", "gallery": headline}.get(kind, section))
    return StoryDraft(
        short,
        headline,
        kind,
        facts.get("kicker", ""),
        facts.get("byline", ""),
        facts.get("short", ""),
        _number(facts.get("cover", ""), line, notes),
        section,
        facts.get("language", ""),
        _list(facts.get("photos", "")),
        tuple(blocks),
        line,
    )


def _facts(block: Block) -> dict[str, str]:
    """The `key: value` lines straight under a headline; none if any line is something else."""
    if not block.close or block.kind != "paragraph":
        return {}
    lines = [_FACT.match(line.strip().rstrip("\\").strip()) for line in block.raw.split("\n", 40)]
    facts = {match[1].lower(): match[2].strip() for match in lines if match}
    return facts if all(lines) and facts.keys() <= _FACTS else {}


def _number(text: str, line: int, notes: Notes) -> int:
    if not text:
        return 0
    if text.isascii() and text.isdigit() and 0 < int(text[:4]) < 10:
        return int(text[:4])
    notes.warn("unknown-key", f"line {line}: cover “{text}” is no place among the cover lines.", "Write a number from 1 to 4.")
    return 0


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _with_galleries(names: Iterable[str], stories: Sequence[StoryDraft]) -> tuple[SectionDraft, ...]:
    """The sections in order; a story's section that nothing else named is one without an opener."""
    sections: dict[str, SectionDraft] = {}
    slugs = Slugs()
    for name, opener in [*((name, True) for name in names), *((story.section, False) for story in stories if story.section)]:
        if plain(name) not in sections:
            sections[plain(name)] = SectionDraft(slugs(name), name, opener=opener)
    return tuple(sections.values())


def _pictures(stories: Sequence[StoryDraft]) -> Iterator[PhotoNote]:
    for story in stories:
        role = {"gallery": "gallery", "foreword": "portrait"}.get(story.kind, "article")
        for block in story.blocks:
            if block.kind == "picture":
                yield PhotoNote(block.file, story.slug, role=role, caption=block.text, credit=block.credit)


def _places(sections: Sequence[SectionDraft], stories: Sequence[StoryDraft]) -> tuple[Place, ...]:
    """The plan without page numbers: cover, contents, foreword, section by section, what has no section, galleries."""
    first = [story for story in stories if story.kind == "foreword"]
    last = [story for story in stories if story.kind == "gallery"]
    own: dict[str, list[StoryDraft]] = {}
    for story in stories:
        if story.kind == "article":
            own.setdefault(plain(story.section), []).append(story)
    places = [Place("cover", page=1), Place("contents", page=2, pages=2)]
    places += (Place("foreword", story.id, pages=0) for story in first)
    places += (Place("article", story.id, pages=0) for story in own.pop("", ()))
    for section in sections:
        articles = own.get(plain(section.name), [])
        if articles and section.opener:
            places.append(Place("opener", section.id))
        places += (Place("article", story.id, pages=0) for story in articles)
    return (*places, *(Place("gallery", story.id, pages=0) for story in last))
