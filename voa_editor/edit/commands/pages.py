"""Insert, duplicate, move and delete pages; give them to a section."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from voa_editor.edit.change import Change, put
from voa_editor.edit.command import Command
from voa_editor.edit.copies import copy_frames
from voa_editor.edit.ids import new_id
from voa_editor.edit.paging import repaged
from voa_editor.edit.selection import Selection
from voa_editor.edit.sides import is_left_hand, to_side
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Guide, Page, ParentPage
from voa_editor.model.records import Record
from voa_editor.model.settings import Section
from voa_editor.model.spreads import opposite

MOST_AT_ONCE = 1000  # pages inserted


def insert_pages(issue: Issue, at: int, count: int = 1, like: str = "") -> Change | None:
    """New empty pages before page index `at` (from 0; the number of pages puts them last), in the section that goes on there.

    `like` is a page whose kind and parent page they take, or the parent page itself; "" gives article pages without one.
    """
    pages = issue.pages()
    if not 0 <= at <= len(pages) or not 1 <= count <= MOST_AT_ONCE:
        return None
    beside = pages[at - 1] if at else pages[0] if pages else None
    new = [replace(_blank(issue, like), id=new_id(issue, "page"), section=beside.section if beside else "") for _ in range(count)]
    return repaged(issue, [*pages[:at], *new, *pages[at:]])


def duplicate_pages(issue: Issue, pages: Collection[str]) -> Change | None:
    """Copies of pages with all that stands on them, after the last of them, in the order of the issue.

    Words are copied too (copies.owned says which); frames threaded from one of the pages to another stay so.
    """
    there = issue.pages()
    chosen = [page for page in there if page.id in pages]
    if not chosen:
        return None
    copies = {page.id: replace(page, id=new_id(issue, "page"), order="") for page in chosen}
    frames = [frame for page in chosen for frame in issue.frames(page.id)]
    made: dict[str, Record] = {
        record.id: record for record in copy_frames(issue, frames, {old: new.id for old, new in copies.items()}).records
    }
    guides = [replace(g, id=new_id(issue, "guide"), parent=copies[p].id) for p in copies for g in issue.children(Guide, p)]
    made.update({guide.id: guide for guide in guides})
    at = there.index(chosen[-1]) + 1
    draft = issue.with_records({**made, **{page.id: page for page in copies.values()}})
    for n, page in enumerate(chosen):
        left_hand = (at + n + 1) % 2 == 0
        if left_hand != is_left_hand(issue, page.id):
            made.update({record.id: record for record in to_side(draft, copies[page.id].id, left_hand=left_hand)})
    return repaged(issue, [*there[:at], *copies.values(), *there[at:]], records=made.values())


def move_pages(issue: Issue, pages: Collection[str], to: int) -> Change | None:
    """The pages, in the order of the issue, before the page that has index `to` now (from 0; the number of pages puts them
    last). None if they stand there already."""
    there = issue.pages()
    if not 0 <= to <= len(there):
        return None
    chosen = [page for page in there if page.id in pages]
    before, behind = ([page for page in part if page.id not in pages] for part in (there[:to], there[to:]))
    wanted = [*before, *chosen, *behind]
    return repaged(issue, wanted, {page.id for page in chosen}) if wanted != there else None


def delete_pages(issue: Issue, pages: Collection[str]) -> Change | None:
    """Without these pages and what stands on them. Articles keep their words, which go on in the frames that are left, or
    are overset. None if no page would be left."""
    there = issue.pages()
    wanted = [page for page in there if page.id not in pages]
    return repaged(issue, wanted) if 0 < len(wanted) < len(there) else None


def set_section(issue: Issue, pages: Collection[str], section: str) -> Change | None:
    """Pages of another section, "" for none."""
    if section and not issue.find(Section, section):
        return None
    return put(issue, [replace(page, section=section) for page in issue.pages() if page.id in pages]) or None


def spread_of(issue: Issue, page: str) -> Sequence[str]:
    """A page and the one that faces it."""
    facing = opposite(issue, page)
    return (page, facing) if facing else (page,)


# -- the page worked on ----------------------------------------------------------------------------------------------


def insert_after(issue: Issue, selection: Selection) -> Change | None:
    """A new page after the one worked on, and like it if that is an article page."""
    here = issue.find(Page, selection.page)
    if here is None:
        return insert_pages(issue, 0) if not issue.pages() else None
    articles = [parent.id for parent in issue.children(ParentPage) if parent.kind == "article"]
    like = here.id if here.kind == "article" else next(iter(articles), "")
    return insert_pages(issue, issue.page_number(here.id), like=like)


def duplicate_page(issue: Issue, selection: Selection) -> Change | None:
    """A copy of the page worked on, after it."""
    return duplicate_pages(issue, [selection.page])


def duplicate_spread(issue: Issue, selection: Selection) -> Change | None:
    """A copy of the spread worked on, after it; of a page that faces none, that is its copy."""
    found = spread_of(issue, selection.page)
    return duplicate_pages(issue, found) if len(found) > 1 else None


def delete_page(issue: Issue, selection: Selection) -> Change | None:
    """Without the page worked on."""
    return delete_pages(issue, [selection.page])


def move_up(issue: Issue, selection: Selection) -> Change | None:
    """The page worked on, a place nearer to the front of the issue."""
    number = issue.page_number(selection.page)
    return move_pages(issue, [selection.page], number - 2) if number > 1 else None


def move_down(issue: Issue, selection: Selection) -> Change | None:
    """The page worked on, a place nearer to the back of the issue."""
    number = issue.page_number(selection.page)
    return move_pages(issue, [selection.page], number + 1) if 0 < number < len(issue.pages()) else None


def _blank(issue: Issue, like: str) -> Page:
    match issue.get(like):
        case Page() as page:
            return Page(id="", kind=page.kind, parent_page=page.parent_page)
        case ParentPage() as parent:
            return Page(id="", kind=parent.kind, parent_page=parent.id)
        case _:
            return Page(id="")


COMMANDS: tuple[Command, ...] = (
    Command("insert-page", "Insert Page", insert_after, "Layout/Pages", "Ctrl+Shift+P", "add"),
    Command("duplicate-page", "Duplicate Page", duplicate_page, "Layout/Pages", icon="duplicate"),
    Command("duplicate-spread", "Duplicate Spread", duplicate_spread, "Layout/Pages"),
    Command("delete-page", "Delete Page", delete_page, "Layout/Pages", icon="remove"),
    Command("move-page-up", "Move Page Up", move_up, "Layout/Pages", icon="up"),
    Command("move-page-down", "Move Page Down", move_down, "Layout/Pages", icon="down"),
)
