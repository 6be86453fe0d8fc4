"""Read the text of a printed issue, mess included, by its contents list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from voa_editor.manuscript.contents import Contents, read_colophon, read_head
from voa_editor.manuscript.drafts import AdDraft, Block, Draft, Entry, Place, SectionDraft, StoryDraft
from voa_editor.manuscript.matching import best_pairs
from voa_editor.manuscript.repair import give_back, mend
from voa_editor.manuscript.report import Notes
from voa_editor.manuscript.words import Slugs, capitalised, language_of, one_spelling, plain
from voa_editor.manuscript.zones import Zone, cut_zones
from voa_editor.model.settings import Settings

_COVER_SURE = 60.0
"""Score from which a cover line is taken to be about an article; cover lines are rewritten more than contents lines."""
_COVER_LINES = 4
_SHORTENED = 0.85
"""A contents title of less than this share of its headline's length is kept as the short title."""


def read_printed(contents: Contents, names: Sequence[str], settings: Settings, notes: Notes) -> Draft:
    """The draft of an issue, with the places of its flat plan in order; `names` are sections that issue.toml names.

    Places have the page of their contents entry; the pages of what stands between are still 0.
    """
    settings, cover_lines = read_head(contents.head, settings)
    settings = read_colophon(contents.colophon, settings)
    sections_named = [*names, *contents.sections]
    zones = cut_zones(contents, sections_named, notes)
    sections = _sections(sections_named, zones, contents.entries)
    stories, ads, places = _drafted(zones, contents.entries, sections, notes)
    _report_unmatched(contents.entries, zones, notes)
    stories = _with_cover(_repaired(stories, zones, notes), cover_lines, notes)
    front = (Place("cover", page=1), Place("contents", page=2))
    return Draft(settings, tuple(sections.values()), tuple(stories), tuple(ads), (*front, *places))


def _sections(names: Sequence[str], zones: Sequence[Zone], entries: Sequence[Entry]) -> dict[str, SectionDraft]:
    """Sections by plain name; one has an opener if its name stands alone between articles. A gallery is one of its own."""
    alone = {plain(zone.name) for zone in zones if zone.kind == "section"}
    sections: dict[str, SectionDraft] = {}
    slugs = Slugs()
    for name in [*names, *(zone.name for zone in zones if zone.kind == "gallery")]:
        if plain(name) not in sections:
            sections[plain(name)] = SectionDraft(slugs(name), name, opener=plain(name) in alone)
    return sections


def _drafted(
    zones: Sequence[Zone], entries: Sequence[Entry], sections: dict[str, SectionDraft], notes: Notes
) -> tuple[list[StoryDraft], list[AdDraft], list[Place]]:
    stories: list[StoryDraft] = []
    ads: list[AdDraft] = []
    places: list[Place] = []
    story_slugs, ad_slugs = Slugs(), Slugs()
    current = ""
    for zone in zones:
        page = entries[zone.entry].page if zone.entry >= 0 else 0
        if zone.kind == "section":
            current = zone.name
            places.append(Place("opener", sections[plain(current)].id, page))
        elif zone.kind == "ad":
            ads.append(draft_ad([*([zone.heading] if zone.heading else []), *zone.blocks], ad_slugs))
            places.append(Place("ad", ads[-1].id, page))
        else:
            if zone.entry >= 0 and zone.kind == "article":
                current = entries[zone.entry].section or current
            story = _story(zone, story_slugs, current)
            stories.append(_titled(story, entries[zone.entry], zone.score, notes) if zone.entry >= 0 else story)
            places.append(Place(zone.kind, story.id, page))
    return stories, ads, places


def _story(zone: Zone, slugs: Slugs, section: str) -> StoryDraft:
    headline = zone.name or (zone.heading.text if zone.heading else "Untitled")
    headline = " ".join(headline.split())
    section = {"foreword": "", "gallery": headline}.get(zone.kind, section)
    line = zone.heading.line if zone.heading else zone.blocks[0].line if zone.blocks else 0
    return StoryDraft(slugs(headline), headline, zone.kind, section=section, blocks=tuple(zone.blocks), line=line)


def _titled(story: StoryDraft, entry: Entry, score: float, notes: Notes) -> StoryDraft:
    """Note how a contents entry was matched; a contents title that shortens the headline is kept as the short title."""
    by = "by the captions from" if story.kind == "gallery" else "at"
    message = f"page {entry.page}, “{entry.title}” is “{story.headline}” ({by} line {story.line}), confidence {score:.0f} %."
    notes.info("match", message, record=story.id, page=entry.page)
    ours, theirs = plain(story.headline), plain(entry.title)
    if ours == theirs:
        _note_marks(story, entry, notes)
        return story
    if len(theirs) < _SHORTENED * len(ours) and one_spelling(ours) != one_spelling(theirs):
        notes.info("inferred", f"“{entry.title}” is the short title of “{story.headline}”.", record=story.id)
        return replace(story, short_title=entry.title)
    notes.info(
        "spelling", f"the contents say “{entry.title}”, the headline “{story.headline}”: the headline stands.", record=story.id
    )
    return story


def _note_marks(story: StoryDraft, entry: Entry, notes: Notes) -> None:
    """Note that the contents say the same words with other marks (straight and curly quotation marks …)."""
    if entry.title.split() != story.headline.split():
        said = f"the contents say “{entry.title}”, the headline “{story.headline}”: the marks of the headline stand."
        notes.info("spelling", said, record=story.id, page=entry.page)


def _report_unmatched(entries: Sequence[Entry], zones: Sequence[Zone], notes: Notes) -> None:
    found = {zone.entry for zone in zones}
    for n, entry in enumerate(entries):
        if n not in found:
            message = f"page {entry.page}, “{entry.title}”: the manuscript has no article of this title."
            notes.warn("unmatched-title", message, "Add the article, or correct the title in the contents list.", page=entry.page)


def draft_ad(blocks: Sequence[Block], slugs: Slugs) -> AdDraft:
    """An ad's text lines, link and language; its name is its first line."""
    lines = tuple(line.strip() for block in blocks for line in block.text.split("\n") if line.strip())
    links = [span.link for block in blocks for span in block.spans if span.link]
    web = next((link for link in links if not link.startswith("mailto:")), next(iter(links), ""))
    first = blocks[0].text.split(". ")[0] if blocks else "Ad"
    name = capitalised(" ".join(first.split())[:60])
    return AdDraft(slugs(name), name, link=web, lines=lines, language=language_of(" ".join(lines)))


def _repaired(stories: list[StoryDraft], zones: Sequence[Zone], notes: Notes) -> list[StoryDraft]:
    """Articles with strayed paragraphs given back to the next one, leads first and cut paragraphs joined."""
    told = [zone for zone in zones if zone.kind != "section"]
    neighbours = {n for n in range(1, len(told)) if told[n - 1].kind == told[n].kind == "article"}
    index = -1
    for n, zone in enumerate(told):
        if zone.kind == "ad":
            continue
        index += 1
        if n in neighbours:
            stories[index - 1], stories[index] = give_back(stories[index - 1], stories[index], notes)
    return [mend(story, notes) if story.kind == "article" else story for story in stories]


def _with_cover(stories: list[StoryDraft], lines: list[str], notes: Notes) -> list[StoryDraft]:
    """Stories that the cover announces, in the order of its lines."""
    lines = lines[:_COVER_LINES]
    pairs = best_pairs(lines, [story.headline for story in stories], _COVER_SURE)
    for n, line in enumerate(lines):
        if n not in pairs:
            notes.warn(
                "unmatched-title", f"cover line “{line}”: the manuscript has no article like it.", "Give an article a cover line."
            )
            continue
        index, score = pairs[n]
        story = stories[index]
        stories[index] = replace(story, cover=n + 1)
        notes.info("match", f"cover line “{line}” announces “{story.headline}”, confidence {score:.0f} %.", record=story.id)
        if plain(line) != plain(story.headline) and one_spelling(line) == one_spelling(story.headline):
            said = f"the cover says “{line}”, the headline “{story.headline}”: the headline stands."
            notes.info("spelling", said, record=story.id, page=1)
    return stories
