"""Make parent pages, and give pages another one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from voa_editor.edit.change import Change, put
from voa_editor.edit.command import Command
from voa_editor.edit.commands.items import items_of, taken_over
from voa_editor.edit.copies import copy_frames
from voa_editor.edit.distinct import chosen, unused
from voa_editor.edit.ids import new_id, order_last
from voa_editor.edit.placing import Box
from voa_editor.edit.selection import Selection
from voa_editor.edit.settling import settled
from voa_editor.edit.sides import fills, slot_boxes
from voa_editor.model.frames import Frame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Guide, Page, ParentPage, Slot
from voa_editor.model.records import Record


def apply_parent(issue: Issue, pages: Collection[str], parent: str) -> Change | None:
    """Give pages another parent page, "" for none.

    A frame that stands exactly in a slot goes to the slot of that name of the new parent page, and its caption with it; what
    was moved or resized, and what is locked, stays where it is. The pages become of the new parent's kind.
    """
    new = issue.find(ParentPage, parent)
    if parent and new is None:
        return None
    records = [
        replace(page, parent_page=parent, kind=new.kind if new else page.kind) for page in issue.pages() if page.id in pages
    ]
    boxes = {i: box for page in records for i, box in _from_slot_to_slot(issue, page).items()}
    change = put(issue, records)
    return change.then(settled(issue, boxes) or Change()) or None


def new_parent(issue: Issue, name: str = "", like: str = "") -> Change | None:
    """A parent page after the others; with `like` a copy of that parent page, its slots, frames and guides.

    Raises UserError for a name that another one has; "" makes one up.
    """
    parents = issue.children(ParentPage)
    names = [parent.name for parent in parents]
    source = issue.find(ParentPage, like)
    if like and source is None:
        return None
    name = chosen(names, name) if name else unused(names, "Parent page")
    made = replace(source or ParentPage(id="", folio=False), id=new_id(issue, "parent"), name=name, order=order_last(parents))
    return put(issue, [made, *(_contents(issue, source.id, made.id) if source else ())])


def duplicate_parent(issue: Issue, parent: str) -> Change | None:
    """A copy of a parent page, its slots, frames and guides, after the others."""
    found = issue.find(ParentPage, parent)
    if found is None:
        return None
    return new_parent(issue, unused((one.name for one in issue.children(ParentPage)), f"{found.name} copy"), parent)


def rename_parent(issue: Issue, parent: str, name: str) -> Change | None:
    """Another name for a parent page. Raises UserError for one that another parent page has."""
    found = issue.find(ParentPage, parent)
    if found is None:
        return None
    name = chosen((one.name for one in issue.children(ParentPage) if one.id != parent), name)
    return put(issue, [replace(found, name=name)]) or None


def delete_parent(issue: Issue, parent: str) -> Change | None:
    """Without a parent page; its pages have none then, and what stands on them stays."""
    return put(issue, [], [parent]) if issue.find(ParentPage, parent) else None


def detach(issue: Issue, pages: Collection[str]) -> Change | None:
    """Let what the parent page shows on these pages become theirs, as it stands, below all else; they have none then."""
    records: list[Record] = []
    for page in issue.pages():
        if page.id in pages and issue.find(ParentPage, page.parent_page):
            mine = [replace(frame, stands_for="") for frame in issue.frames(page.id) if frame.stands_for]
            taken = _freed(taken_over(issue, page, items_of(issue, page)))
            records += [replace(page, parent_page="", overridden=()), *mine, *taken]
    return put(issue, records) if records else None


def detach_page(issue: Issue, selection: Selection) -> Change | None:
    """The frames of the parent page become those of the page worked on."""
    return detach(issue, [selection.page])


def duplicate_shown(issue: Issue, selection: Selection) -> Change | None:
    """A copy of the parent page worked on."""
    return duplicate_parent(issue, selection.page)


def _from_slot_to_slot(issue: Issue, page: Page) -> dict[str, Box]:
    """The frames of a page that stand in a slot of the parent page it has in the issue, and where they stand in its new one."""
    former = issue.need(Page, page.id).parent_page
    old, new = (slot_boxes(issue, parent, page.id) for parent in (former, page.parent_page))
    frames = [frame for frame in issue.frames(page.id) if frame.slot in old and frame.slot in new]
    return {frame.id: (new[frame.slot], frame.rotation) for frame in frames if fills(frame, old[frame.slot])}


def _contents(issue: Issue, source: str, parent: str) -> list[Record]:
    """Copies of what stands on a parent page, for another one."""
    slots = [replace(slot, id=new_id(issue, "slot"), parent=parent) for slot in issue.children(Slot, source)]
    guides = [replace(guide, id=new_id(issue, "guide"), parent=parent) for guide in issue.children(Guide, source)]
    return [*slots, *guides, *copy_frames(issue, issue.frames(source), {source: parent}).records]


def _freed(records: Iterable[Record]) -> list[Record]:
    return [replace(one, stands_for="") if isinstance(one, Frame) else one for one in records]


COMMANDS: tuple[Command, ...] = (
    Command("detach-parent", "Detach from Parent Page", detach_page, "Layout/Pages", icon="unlink"),
    Command("duplicate-parent", "Duplicate Parent Page", duplicate_shown, "Layout/Pages", icon="duplicate"),
)
