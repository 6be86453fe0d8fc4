"""Find the contents list of a manuscript: its entries, and the title, cover lines and address around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from voa_editor.manuscript.drafts import Block, Entry
from voa_editor.manuscript.words import capitalised, plain
from voa_editor.model.settings import Settings

HEADINGS = frozenset(
    {"in this issue", "contents", "table of contents", "inside", "содержание", "в этом номере", "мазмұны", "бұл санда"}
)
MAX_ENTRIES = 500
_LONGEST_LINE = 240
_FIRST = re.compile(r"^(\d{1,3})[.):\t –—-]{1,4}\s*(\S.*)$", re.DOTALL)
_LAST = re.compile(r"^(\S.{0,230}?)[\s.…·_]{2,}(\d{1,3})$", re.DOTALL)
_LABEL = re.compile(r"^(?:address|адрес|мекенжай[ыі]?|contacts?)\s*:?$", re.IGNORECASE)
_PHONE = re.compile(r"^\(?\+?[\d][\d\s()+-]{6,30}$|^\+[\d\s()-]{7,30}$")
_NETWORKS = (
    "instagram",
    "facebook",
    "twitter",
    "x.com",
    "linkedin",
    "youtube",
    "t.me",
    "telegram",
    "tiktok",
    "threads",
    "vk.com",
    "flickr",
    "weibo",
)


@dataclass(frozen=True, slots=True)
class Contents:
    """What stands before the articles of a manuscript that has a contents list."""

    entries: tuple[Entry, ...]
    sections: tuple[str, ...]  # in the order of the list
    head: tuple[Block, ...]  # before the list: title and cover lines
    colophon: tuple[Block, ...]  # in the list's zone, but no part of it
    rest: tuple[Block, ...]  # after it


def find_contents(blocks: Sequence[Block]) -> Contents | None:
    """The contents list and what surrounds it, or None if there is no list of at least two page numbers and titles."""
    start = next((n for n, block in enumerate(blocks) if plain(block.text) in HEADINGS), -1)
    if start < 0:
        return None
    entries, sections, used, end = _read_list(blocks, start + 1)
    if len(entries) < 2:
        return None
    while (
        end < len(blocks)
        and not (blocks[end].kind == "heading" and blocks[end].level <= 2)
        and len(blocks[end].text) < _LONGEST_LINE
    ):
        end += 1
    colophon = tuple(blocks[n] for n in range(start + 1, end) if n not in used)
    return Contents(tuple(entries), tuple(sections), tuple(blocks[:start]), colophon, tuple(blocks[end:]))


def _read_list(blocks: Sequence[Block], start: int) -> tuple[list[Entry], list[str], set[int], int]:
    """Entries, section names, the indexes of the blocks they took, and the index after the last of them."""
    entries: list[Entry] = []
    sections: list[str] = []
    used: set[int] = set()
    heading = -1
    end = start
    for n in range(start, len(blocks)):
        block = blocks[n]
        found = _entries_in(block)
        if found and len(entries) + len(found) <= MAX_ENTRIES and (not entries or found[0].page >= entries[-1].page):
            if heading >= 0:
                sections.append(capitalised(blocks[heading].text))
                used.add(heading)
                heading = -1
            section = sections[-1] if sections else ""
            entries += (replace(entry, section=section) for entry in found)
            used.add(n)
            end = n + 1
        elif block.kind == "heading":
            heading = n
        elif len(block.text) > _LONGEST_LINE:
            break
    return entries, sections, used, end


def _entries_in(block: Block) -> list[Entry]:
    """The page numbers and titles in a list item, or in each line of a paragraph."""
    if block.kind == "numbered":
        return [Entry(int(block.number), _title(block.text))] if block.number.isdigit() and len(block.number) < 4 else []
    if block.kind not in ("item", "paragraph") or len(block.text) > 20 * _LONGEST_LINE:
        return []
    lines = [block.text.replace("\n", " ")] if block.kind == "item" else (block.raw or block.text).split("\n")
    found = [_entry(line.strip().rstrip("\\").strip("*_ ")) for line in lines]
    return [entry for entry in found if entry] if all(found) else []


def _entry(line: str) -> Entry | None:
    if len(line) > 2 * _LONGEST_LINE:
        return None
    if match := _FIRST.match(line):
        return Entry(int(match[1]), _title(match[2]))
    if match := _LAST.match(line):
        return Entry(int(match[2]), _title(match[1]))
    return None


def _title(text: str) -> str:
    return " ".join(text.split())


def read_head(head: Sequence[Block], settings: Settings) -> tuple[Settings, list[str]]:
    """The issue's title and subtitle from its first headings, and the cover lines that follow."""
    headings = [block for block in head if block.kind == "heading"]
    title = capitalised(headings[0].text) if headings else ""
    subtitle = " ".join(headings[1].text.split()) if len(headings) > 1 else ""
    lines = [_title(block.text) for block in head if block.kind == "paragraph" and 2 <= block.words <= 40]
    return replace(settings, title=title or settings.title, subtitle=subtitle or settings.subtitle), lines


def read_colophon(blocks: Sequence[Block], settings: Settings) -> Settings:
    """Publisher, address, phone, mail, web and social accounts, told apart by what they look like."""
    address: list[str] = []
    social: list[str] = []
    found: dict[str, Any] = {}
    for block in blocks:
        text = block.text.replace("\\_", "_").strip()
        target = next((span.link for span in block.spans if span.link), "")
        if block.kind == "heading" and not _LABEL.match(text):
            found.setdefault("publisher", _title(text))
        elif target.startswith("mailto:"):
            found.setdefault("email", text)
        elif any(network in target.lower() for network in _NETWORKS):
            social.append(f"{text} {target}")
        elif target:
            found.setdefault("web", text)
        elif _PHONE.match(text):
            found.setdefault("phone", re.sub(r"^\+\s+", "+", text))
        elif text and not _LABEL.match(text):
            address += (line.strip().rstrip(",") for line in text.split("\n"))
    return replace(settings, address=tuple(address), social=tuple(social), **found)
