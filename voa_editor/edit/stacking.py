"""Give frames their places in depth: sort keys between others, in front of others, and in any order wanted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import TypeVar

from voa_editor.model.frames import Frame, GroupFrame
from voa_editor.model.issue import Issue
from voa_editor.model.order import key_between, keys
from voa_editor.model.pages import Layer, Page, ParentPage
from voa_editor.model.records import Child
from voa_editor.model.stack import everything_in

C = TypeVar("C", bound=Child)


def siblings(issue: Issue, frame: Frame) -> list[Frame]:
    """The frames of the same page and layer, or of the same group, from back to front, the frame among them."""
    return [other for other in issue.frames(frame.parent) if one_depth(issue, other, frame.parent, frame.layer)]


def keys_between(low: str, high: str, count: int) -> list[str]:
    """`count` ascending keys between two others ("" for an open end). Raises ValueError where there is no room."""
    if count <= 0:
        return []
    middle = key_between(low, high)
    before = (count - 1) // 2
    return [*keys_between(low, middle, before), middle, *keys_between(middle, high, count - 1 - before)]


def keys_in_front(issue: Issue, owner: str, layer: str, count: int) -> list[str]:
    """Ascending keys in front of all that stands on a page and layer, or in a group."""
    there = [frame for frame in issue.frames(owner) if one_depth(issue, frame, owner, layer)]
    return keys_between(there[-1].order if there else "", "", count)


def in_front_on(issue: Issue, frames: Iterable[Frame], layer: str) -> list[Frame]:
    """Frames of pages, with all in them, in front of what is on another layer of their page, in the order they have."""
    pages: dict[str, list[Frame]] = {}
    for frame in back_to_front(issue, frames):
        pages.setdefault(frame.parent, []).append(frame)
    found: list[Frame] = []
    for page, several in pages.items():
        for frame, key in zip(several, keys_in_front(issue, page, layer, len(several)), strict=True):
            top, *inner = everything_in(issue, frame)
            found += [replace(top, layer=layer, order=key), *(replace(one, layer=layer) for one in inner)]
    return found


def restacked(wanted: Sequence[C], moved: Iterable[str]) -> list[C]:
    """The siblings that take a new key so that all stand in the order wanted: the moved ones, if need be all."""
    ids = set(moved)
    fresh: dict[str, str] = {}
    groups = [(is_moved, list(run)) for is_moved, run in groupby(wanted, key=lambda one: one.id in ids)]
    try:
        for n, (is_moved, run) in enumerate(groups):
            if is_moved:
                low = groups[n - 1][1][-1].order if n else ""
                high = groups[n + 1][1][0].order if n + 1 < len(groups) else ""
                fresh.update(zip((one.id for one in run), keys_between(low, high, len(run)), strict=True))
    except ValueError:  # two of them share a key, or have one that this program did not make
        fresh = {}
    order = [fresh.get(one.id, one.order) for one in wanted]
    if not fresh or any(a >= b for a, b in pairwise(order)):
        order = keys(len(wanted))
    return [replace(one, order=key) for one, key in zip(wanted, order, strict=True) if one.order != key]


def back_to_front(issue: Issue, frames: Iterable[Frame]) -> list[Frame]:
    """Frames in the order in which they are painted, page after page."""
    wanted = {frame.id: frame for frame in frames}
    pages = {page: None for i in wanted if (page := issue.page_of(i))}
    ranked = sorted(pages, key=lambda page: (issue.page_number(page), _rank(issue, page)))
    painted = [one.id for page in ranked for top in issue.frames(page) for one in everything_in(issue, top)]
    return [wanted[i] for i in painted if i in wanted]


def one_depth(issue: Issue, frame: Frame, owner: str, layer: str) -> bool:
    """Whether a frame of an owner stands in one depth with those on a layer: in a group all do."""
    if issue.find(GroupFrame, owner):
        return True
    known = {found.id for found in issue.children(Layer)}
    return (frame.layer if frame.layer in known else "") == (layer if layer in known else "")


def _rank(issue: Issue, page: str) -> str:
    found = issue.get(page)
    return found.order if isinstance(found, Page | ParentPage) else ""
