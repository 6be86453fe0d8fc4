"""Make any pages in any order the pages of an issue: sort keys, flat plan and findings follow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from voa_editor.edit.change import Change, put
from voa_editor.edit.stacking import restacked
from voa_editor.model.assets import Finding
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Page, PlanItem
from voa_editor.model.records import Record

_WITHOUT_PAGES = ("cover", "contents", "opener")
"""Kinds of the flat plan that are nothing but their pages; what the others name still wants a place."""


def repaged(issue: Issue, wanted: Sequence[Page], moved: Iterable[str] = (), records: Iterable[Record] = ()) -> Change:
    """The change that makes `wanted` all pages of the issue, in that order; `records` come with them.

    Pages that are `moved` or new take other sort keys, and no others if that can be. That frames follow to the other side
    of a spread is a rule (sides.frames_follow_their_page).
    """
    kept = {page.id for page in wanted}
    gone = [page.id for page in issue.pages() if page.id not in kept]
    moving = {*moved, *(page.id for page in wanted if page.id not in issue)}
    found: dict[str, Record] = {record.id: record for record in records}
    if moving:
        found.update({page.id: page for page in restacked(wanted, moving)})
    after = issue.with_records(found, gone)
    renumbered, dropped = _renumbered(issue, after)
    found.update({record.id: record for record in renumbered})
    return put(issue, found.values(), [*gone, *dropped])


def _renumbered(before: Issue, after: Issue) -> tuple[list[Record], list[str]]:
    """The lines of the flat plan and the findings with the numbers that their pages have now, and those that go with them."""
    pages = [page.id for page in before.pages()]
    numbers = {n: after.page_number(page) for n, page in enumerate(pages, 1)}  # 0 for a page that is gone
    if all(old == new for old, new in numbers.items()):
        return [], []
    findings = [replace(one, page=numbers.get(one.page, one.page)) for one in before.all(Finding) if one.page]
    items: list[Record] = []
    dropped: list[str] = []
    for item in before.all(PlanItem):
        known = [numbers[n] for n in range(item.page, item.page + max(item.pages, 1)) if n in numbers]
        left = [number for number in known if number]
        if item.page and left:
            pages_left = max(item.pages - (len(known) - len(left)), 1) if item.pages else 0
            items.append(replace(item, page=min(left), pages=pages_left))
        elif item.page and known and item.kind in _WITHOUT_PAGES:
            dropped.append(item.id)
        elif item.page and known:
            items.append(replace(item, page=0))
    return [*items, *findings], dropped
