"""Decide how many photographs each part of an issue gets, when the photographs do not say where they belong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from voa_editor.manuscript.drafts import Draft

_MOST = 4
"""Photographs an article gets at most."""
_LONG = 300
"""Words from which an article on one page can take a second photograph."""
_RANK = {"cover": 0, "portrait": 1, "article": 2, "gallery": 3, "opener": 4}
"""Who is served first while there are few."""


@dataclass(frozen=True, slots=True)
class Want:
    """What a part of the issue can use: `least` is served to all in turn of rank, up to `most` by length."""

    owner: str  # record id, "" for the cover
    role: str
    least: int = 1
    most: int = 1
    words: int = 0


def wants(draft: Draft, have: Mapping[tuple[str, str], int]) -> list[Want]:
    """The wants of an issue in the order of its pages, less those who `have` (owner, role) photographs of their own."""
    stories = {story.id: story for story in draft.stories}
    openers = {section.id for section in draft.sections if section.opener}
    found = [Want("", "cover")]
    for place in draft.places:
        story = stories.get(place.subject)
        if story is None:
            if place.kind == "opener" and place.subject in openers:
                found.append(Want(place.subject, "opener"))
        elif story.kind == "foreword":
            found.append(Want(story.id, "portrait"))
        elif story.kind == "gallery":
            captions = sum(block.kind == "caption" for block in story.blocks)
            found.append(Want(story.id, "gallery", captions, captions))
        else:
            most = _most(story.words, place.pages, place.page)
            least = min(max(place.pages, 1), most) if place.page else 1  # a page without a picture has a hole
            found.append(Want(story.id, "article", least, most, story.words))
    return [want for want in found if not have.get((want.owner, want.role)) and want.most]


def _most(words: int, pages: int, page: int) -> int:
    """How many photographs an article can use: two a page it is planned on, or by its words if that is not known."""
    if page and pages == 1:
        return 2 if words >= _LONG else 1
    return min(_MOST, 2 * pages if page else 1 + words // _LONG)


def deal(count: int, wanted: Sequence[Want]) -> list[int]:
    """How many of `count` photographs each want gets: first what each needs least, then the longest articles more."""
    given = [0] * len(wanted)
    order = sorted(range(len(wanted)), key=lambda n: (_RANK[wanted[n].role], -wanted[n].words, n))
    for n in order:
        given[n] = min(wanted[n].least, count)
        count -= given[n]
    while count > 0:
        hungry = [n for n in range(len(wanted)) if 0 < given[n] < wanted[n].most]
        if not hungry:
            break
        n = max(hungry, key=lambda n: (wanted[n].words / (given[n] + 1), -n))
        given[n] += 1
        count -= 1
    return given
