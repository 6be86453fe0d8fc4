"""Override items of a parent page on a page: one becomes a frame of the page itself, until it is given back."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from voa_editor.edit.change import Change, put
from voa_editor.edit.command import Command
from voa_editor.edit.copies import copy_frames
from voa_editor.edit.selection import Selection, frames_of
from voa_editor.edit.settling import everything_moved
from voa_editor.edit.sides import is_left_hand, mirroring
from voa_editor.edit.stacking import restacked
from voa_editor.model.frames import Frame
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Page, ParentPage
from voa_editor.model.records import Record


def items_of(issue: Issue, page: Page) -> list[Frame]:
    """The items of a page's parent page that it has not overridden, from back to front, as they stand on the parent page."""
    there = issue.frames(page.parent_page) if issue.find(ParentPage, page.parent_page) else []
    return [frame for frame in there if frame.id not in page.overridden]


def override(issue: Issue, page: str, items: Collection[str]) -> Change | None:
    """Let items of its parent page become a page's own: frames that stand where the items showed, behind its others.

    They are wholly the page's then, words too, and follow the parent page no more. Fields in them still say what they did.
    """
    found = issue.find(Page, page)
    chosen = [frame for frame in items_of(issue, found) if frame.id in items] if found else []
    if found is None or not chosen:
        return None
    page_now = replace(found, overridden=(*found.overridden, *(frame.id for frame in chosen)))
    return put(issue, [page_now, *taken_over(issue, found, chosen)])


def override_all(issue: Issue, selection: Selection) -> Change | None:
    """All items of its parent page become those of the page worked on."""
    page = issue.find(Page, selection.page)
    return override(issue, page.id, {frame.id for frame in items_of(issue, page)}) if page else None


def remove_overrides(issue: Issue, selection: Selection) -> Change | None:
    """The items of the parent page again in place of the selected frames that stand for them.

    With nothing selected all of the page worked on, those too whose frames were deleted.
    """
    chosen = frames_of(issue, selection)
    if chosen:
        return _given_back(issue, [frame for frame in chosen if frame.stands_for])
    page = issue.find(Page, selection.page)
    if page is None or not page.overridden:
        return None
    mine = [frame.id for frame in issue.frames(page.id) if frame.stands_for in page.overridden]
    return put(issue, [replace(page, overridden=())], mine)


def _given_back(issue: Issue, frames: list[Frame]) -> Change | None:
    pages: dict[str, Page] = {}
    for frame in frames:
        if page := pages.get(frame.parent) or issue.find(Page, frame.parent):
            left = tuple(item for item in page.overridden if item != frame.stands_for)
            pages[page.id] = replace(page, overridden=left)
    return put(issue, pages.values(), [frame.id for frame in frames]) if frames else None


def taken_over(issue: Issue, page: Page, items: list[Frame]) -> list[Record]:
    """Copies of items of its parent page for a page, mirrored if it is a left-hand one, behind its own frames."""
    copies = copy_frames(issue, items, {page.parent_page: page.id})
    made: dict[str, Record] = {record.id: record for record in copies.records}
    for item in items:
        made[copies.ids[item.id]] = replace(_frame(made, copies.ids[item.id]), stands_for=item.id, locked=False)
    tops = [_frame(made, copies.ids[item.id]) for item in items]
    if is_left_hand(issue, page.id):
        draft = issue.with_records(made)
        made.update({one.id: one for top in tops for one in everything_moved(draft, top, mirroring(issue, top), 0.0)})
    for layer in {top.layer for top in tops}:
        below = [_frame(made, top.id) for top in tops if top.layer == layer]
        above = [frame for frame in issue.frames(page.id) if frame.layer == layer]
        made.update({frame.id: frame for frame in restacked([*below, *above], _ids(below))})
    return list(made.values())


def _frame(records: dict[str, Record], frame: str) -> Frame:
    found = records[frame]
    assert isinstance(found, Frame)
    return found


def _ids(frames: Iterable[Frame]) -> set[str]:
    return {frame.id for frame in frames}


COMMANDS: tuple[Command, ...] = (
    Command("override-all", "Override All Parent Items", override_all, "Layout/Pages", "Ctrl+Alt+Shift+L"),
    Command("remove-overrides", "Remove Parent Item Overrides", remove_overrides, "Layout/Pages"),
)
