"""Put an article recovered from a printed page back into reading order: its lead, cut paragraphs, strayed paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from voa_editor.manuscript.drafts import Block, StoryDraft
from voa_editor.manuscript.edits import append
from voa_editor.manuscript.report import Notes

_LEAD_WORDS = 12
"""Fewest words of a bold paragraph that is a lead and not a label."""
_SHORTEST_CUT = 40  # characters: a shorter paragraph without a full stop is a line of its own
_ENDS = re.compile(r"[.!?…:;”\"'’)»\]*]$")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|St|H\.\s?E|[A-ZА-Я])\.$")
_WORD = re.compile(r"[^\W\d_]{4,}")


def lead_index(blocks: Sequence[Block]) -> int:
    """The index of the bold paragraph that is the lead; -1 if there is none."""
    return next((n for n, b in enumerate(blocks) if b.kind == "paragraph" and b.bold and b.words >= _LEAD_WORDS), -1)


def mend(story: StoryDraft, notes: Notes) -> StoryDraft:
    """The article with its lead first and paragraphs that a page break cut in two joined; both are noted."""
    blocks = list(story.blocks)
    lead = lead_index(blocks)
    if lead > 0:
        message = f"“{story.headline}”: its lead stood after {lead} paragraph{'s' * (lead > 1)}; it is put first."
        notes.info("reordered", message, record=story.id)
        blocks.insert(0, blocks.pop(lead))
    return replace(story, blocks=tuple(_joined(blocks, story, notes)))


def is_cut(block: Block) -> bool:
    """Whether a paragraph breaks off: no full stop, or one that only ends an abbreviation ("Mr.")."""
    if block.kind != "paragraph" or len(block.text) < _SHORTEST_CUT or block.bold or block.italic:
        return False
    tail = block.text[-40:].rstrip()
    return not _ENDS.search(tail) or bool(_ABBREVIATION.search(tail))


def _joined(blocks: Sequence[Block], story: StoryDraft, notes: Notes) -> list[Block]:
    done: list[Block] = []
    for block in blocks:
        before = done[-1] if done else None
        if before is None or not is_cut(before) or block.kind != "paragraph" or block.bold or block.italic:
            done.append(block)
            continue
        message = f"“{story.headline}”: “… {_tail(before.text)} | {_head(block.text)} …”"
        notes.info("joined", message, record=story.id)
        text, spans = append(f"{before.text} ", before.spans, block.text, block.spans)
        done[-1] = replace(before, text=text, spans=spans)
    return done


def _tail(text: str) -> str:
    return " ".join(text[-80:].split()[-4:])


def _head(text: str) -> str:
    return " ".join(text[:80].split()[:4])


def give_back(story: StoryDraft, following: StoryDraft, notes: Notes) -> tuple[StoryDraft, StoryDraft]:
    """Move paragraphs at the end of an article to the one after it, if that is whose they are.

    Two-column pages come out of a PDF with columns of neighbouring articles mixed. The hint is a lead that stands
    late, with whole paragraphs after it, before an article that has no lead; the proof is their vocabulary.
    """
    blocks = story.blocks
    lead = lead_index(blocks)
    if lead < 1 or lead_index(following.blocks) >= 0:
        return story, following
    first = lead + 1 + is_cut(blocks[lead - 1])  # the end of a paragraph that the lead cut in two stays
    strayed = blocks[first:]
    gains = _gains(
        strayed, [story.headline, *(b.text for b in blocks[:first])], [following.headline, *(b.text for b in following.blocks)]
    )
    sums = list(accumulate(reversed(gains)))
    if not sums or max(sums) <= 0:
        return story, following
    count = sums.index(max(sums)) + 1
    kept = len(blocks) - count
    message = (
        f"“{following.headline}”: {count} paragraph{'s' * (count > 1)} stood before its headline, "
        f"after the lead of “{story.headline}”; judged by their words."
    )
    notes.warn("reordered", message, "Check where they belong.", record=following.id)
    return replace(story, blocks=blocks[:kept]), replace(following, blocks=(*blocks[kept:], *following.blocks))


def _gains(paragraphs: Sequence[Block], here: Sequence[str], there: Sequence[str]) -> list[int]:
    """For each paragraph: how many of its words stand only in the texts `there`, less those that stand only `here`."""
    ours, theirs = _vocabulary(here), _vocabulary(there)
    words = [_vocabulary([block.text]) for block in paragraphs]
    return [len(found & (theirs - ours)) - len(found & (ours - theirs)) for found in words]


def _vocabulary(texts: Sequence[str]) -> set[str]:
    return {word for text in texts for word in _WORD.findall(text.casefold())}
