"""Cut the text of a printed issue into zones: articles, sections, ads and galleries, by its contents list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from voa_editor.manuscript.contents import Contents
from voa_editor.manuscript.drafts import Block, Entry
from voa_editor.manuscript.matching import SURE, align
from voa_editor.manuscript.report import Notes
from voa_editor.manuscript.shape import is_foreword
from voa_editor.manuscript.words import plain

_AD_WORDS = 60
"""Most words of an ad set in type; more is an article."""
_CAPTIONS = 3
"""Fewest paragraphs all in italics that are a gallery."""
_PLENTY = 1000


@dataclass(slots=True)
class Zone:
    """A stretch of the manuscript. Kinds: article, foreword, gallery, section, ad, loose (not settled yet).

    `entry` is its line in the contents list or -1, `score` how sure that is; `heading` None for a zone without one.
    """

    kind: str
    heading: Block | None = None
    blocks: list[Block] = field(default_factory=list)
    entry: int = -1
    score: float = 0.0
    name: str = ""
    gap: int = 0  # which contents entry it follows, 0 for none

    @property
    def words(self) -> int:
        return sum(block.words for block in self.blocks) + (self.heading.words if self.heading else 0)

    def take_in(self, other: Zone) -> None:
        """Append another zone's heading and blocks."""
        self.blocks += [*([other.heading] if other.heading else []), *other.blocks]


def cut_zones(contents: Contents, section_names: Sequence[str], notes: Notes) -> list[Zone]:
    """The zones after the contents list, in the order of the manuscript; nothing of the text is left out."""
    zones = _marked(contents, {plain(name): name for name in section_names})
    zones = _with_galleries(zones, contents.entries, notes)
    spare = _spare_pages(zones, contents.entries)
    return _with_trailing_ads(_settled(zones, spare), spare)


def _marked(contents: Contents, names: dict[str, str]) -> list[Zone]:
    blocks = contents.rest
    at = [n for n, block in enumerate(blocks) if _may_be_headline(block)]
    pairs = align([entry.title for entry in contents.entries], [blocks[n].text for n in at])
    entries = {
        at[place]: (entry, score) for entry, (place, score) in pairs.items() if blocks[at[place]].kind == "heading" or score > 90
    }
    zones: list[Zone] = []
    for n, block in enumerate(blocks):
        short = block.kind == "heading" or (block.kind == "paragraph" and block.words <= 6)
        if n in entries:
            zones.append(Zone("article", block, entry=entries[n][0], score=entries[n][1]))
        elif short and plain(block.text) in names:
            zones.append(Zone("section", name=names[plain(block.text)]))
        elif block.kind == "heading" and is_foreword(block.text):
            zones.append(Zone("foreword", block))
        elif (block.kind == "heading" and block.level <= 2) or not zones or zones[-1].kind == "section":
            zones.append(Zone("loose", block) if block.kind == "heading" else Zone("loose", blocks=[block]))
        else:
            zones[-1].blocks.append(block)
    return zones


def _may_be_headline(block: Block) -> bool:
    return block.kind == "heading" or (block.kind == "paragraph" and block.bold and block.words <= 40)


def _spare_pages(zones: Sequence[Zone], entries: Sequence[Entry]) -> dict[int, int]:
    """Gap → the pages between two contents entries that what is settled leaves; numbers each zone's gap on the way."""
    taken = Counter({0: 2})  # before the first entry: cover and contents, which begin on page 1
    starts = {0: 1}
    for zone in zones:
        if zone.entry >= 0:
            starts[max(starts) + 1] = entries[zone.entry].page
        zone.gap = max(starts)
        taken[zone.gap] += zone.kind != "loose"
    return {gap: starts[gap + 1] - page - taken[gap] if gap + 1 in starts else _PLENTY for gap, page in starts.items()}


def _settled(zones: list[Zone], spare: dict[int, int]) -> list[Zone]:
    """Headings that the contents list does not name: an ad or an article if a page is left for it, else a subhead."""
    done: list[Zone] = []
    for zone in zones:
        before = done[-1] if done else None
        if zone.kind != "loose":
            done.append(zone)
        elif before and before.kind == "ad" and zone.heading and before.heading and zone.heading.level > before.heading.level:
            before.take_in(zone)
        elif spare[zone.gap] > 0 or before is None or before.kind == "section":
            spare[zone.gap] -= 1
            zone.kind = "ad" if _looks_like_ad(zone) else "article"
            done.append(zone)
        else:
            before.take_in(zone)
    return done


def _looks_like_ad(zone: Zone) -> bool:
    linked = any(span.link for block in zone.blocks for span in block.spans)
    shouted = zone.heading is not None and zone.heading.text.isupper()
    return zone.words <= _AD_WORDS and (linked or shouted or not zone.blocks)


def _with_trailing_ads(zones: list[Zone], spare: dict[int, int]) -> list[Zone]:
    """A few bold words after the end of an article that has a page to spare are an ad."""
    done: list[Zone] = []
    for zone in zones:
        done.append(zone)
        if zone.kind != "article" or len(zone.blocks) < 2 or spare[zone.gap] < 1:
            continue
        last = zone.blocks[-1]
        if last.kind == "paragraph" and last.bold and last.words <= 12 and not last.text.rstrip().endswith((".", "?")):
            done.append(Zone("ad", blocks=[zone.blocks.pop()], gap=zone.gap))
            spare[zone.gap] -= 1
    return done


def _with_galleries(zones: list[Zone], entries: Sequence[Entry], notes: Notes) -> list[Zone]:
    """Paragraphs all in italics that end an article or ad are the captions of a gallery; an entry without a headline names it."""
    done: list[Zone] = []
    taken = {zone.entry for zone in zones}
    latest = -1
    for zone in zones:
        latest = max(latest, zone.entry)
        count = 0
        while count < len(zone.blocks) and zone.blocks[-1 - count].italic and zone.blocks[-1 - count].kind == "paragraph":
            count += 1
        done.append(zone)
        if zone.kind not in ("article", "loose") or count < _CAPTIONS:
            continue
        free = _free_entry(entries, latest, taken)
        name = entries[free].title if free >= 0 else "Gallery"
        gallery = Zone("gallery", blocks=zone.blocks[-count:], entry=free, score=SURE, name=name)
        del zone.blocks[-count:]
        done.append(gallery)
        taken.add(free)
        notes.info("inferred", f"{count} paragraphs in italics are the captions of “{gallery.name}”.")
    return done


def _free_entry(entries: Sequence[Entry], after: int, taken: set[int]) -> int:
    """Of the entries without a headline that follow `after`, the one of fewest words: galleries have plain names. -1 for none."""
    free: list[int] = []
    for n in range(after + 1, len(entries)):
        if n in taken:
            break
        free.append(n)
    return min(free, key=lambda n: len(entries[n].title.split()), default=-1)
