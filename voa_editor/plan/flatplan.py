"""Settle the flat plan: give every item its pages, keep bookings where they are, round the count up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from voa_editor.model.issue import Issue
from voa_editor.model.pages import PlanItem


@dataclass(frozen=True, slots=True)
class Standing:
    """An item of the flat plan and the page numbers it got."""

    item: PlanItem
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FlatPlan:
    """Every page accounted for. `moved` are items that could not stand where they were planned; `empty` pages hold nothing."""

    standings: tuple[Standing, ...]
    pages: int
    moved: tuple[Standing, ...] = ()
    empty: tuple[int, ...] = ()


def settle(issue: Issue, needed: Callable[[PlanItem], int] = lambda _: 1) -> FlatPlan:
    """Give items with a page that page, others the first room after their predecessor, and the back cover the last page.

    `needed` says how many pages an item takes whose number of pages the plan leaves open (0).
    """
    items = [item if item.pages else replace(item, pages=max(needed(item), 1)) for item in issue.children(PlanItem)]
    taken: dict[int, str] = {}
    standings: dict[str, Standing] = {}
    moved: list[Standing] = []
    back = [item for item in items if item.kind == "back"]
    inside = [item for item in items if item.kind != "back"]
    displaced: list[PlanItem] = []
    for item in sorted((i for i in inside if i.page), key=_rank):
        numbers = tuple(range(item.page, item.page + item.pages))
        if any(n in taken for n in numbers):
            displaced.append(item)
        else:
            _take(item, numbers, taken, standings)
    for item in displaced:
        _take(item, _room(taken, item.page, item.pages), taken, standings)
        moved.append(standings[item.id])
    last = 0
    for item in inside:
        if not item.page:
            _take(item, _room(taken, last + 1, item.pages), taken, standings)
        last = max(last, standings[item.id].numbers[-1])
    pages = _rounded(max(taken, default=0), len(back), issue.settings.page_multiple)
    for n, item in enumerate(back):
        _take(item, (pages - len(back) + 1 + n,), taken, standings)
    ordered = tuple(sorted(standings.values(), key=lambda s: s.numbers))
    empty = tuple(n for n in range(1, pages + 1) if n not in taken)
    return FlatPlan(ordered, pages, tuple(moved), empty)


def _rank(item: PlanItem) -> tuple[int, int]:
    """Booked pages first: an advertiser's page is a promise."""
    return (0 if item.kind == "ad" else 1, item.page)


def _room(taken: dict[int, str], start: int, count: int) -> tuple[int, ...]:
    first = start
    while any(n in taken for n in range(first, first + count)):
        first += 1
    return tuple(range(first, first + count))


def _take(item: PlanItem, numbers: tuple[int, ...], taken: dict[int, str], standings: dict[str, Standing]) -> None:
    standings[item.id] = Standing(item, numbers)
    taken.update(dict.fromkeys(numbers, item.id))


def _rounded(inside: int, back: int, multiple: int) -> int:
    """The page count: all that is inside and the back cover, up to the next multiple."""
    multiple = max(multiple, 1)
    return max(-(-(inside + back) // multiple), 1) * multiple
