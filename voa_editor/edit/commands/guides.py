"""Add, move and remove guides."""

from __future__ import annotations

from dataclasses import replace

from voa_editor.edit.change import Change, put
from voa_editor.edit.command import Command
from voa_editor.edit.ids import new_id
from voa_editor.edit.selection import Selection
from voa_editor.model.issue import Issue
from voa_editor.model.pages import Guide, Page
from voa_editor.model.spreads import opposite


def add_guide(issue: Issue, page: str, axis: str, at: float, across: bool = False) -> Change | None:
    """A new guide on a page or parent page; axis "x" stands upright at x = `at` points, "y" lies at y = `at`, on the page alone
    or `across` its spread."""
    if page not in issue:
        return None
    return put(issue, [Guide(id=new_id(issue, "guide"), parent=page, axis=axis, at=at, across=across and axis == "y")])


def move_guide(issue: Issue, guide: str, page: str, at: float) -> Change | None:
    """The guide at another place of its page, or of another one."""
    found = issue.find(Guide, guide)
    return put(issue, [replace(found, parent=page, at=at)]) if found and page in issue else None


def place_guide(issue: Issue, guide: str, at: float) -> Change | None:
    """The guide at another place of its page, held within it."""
    found, settings = issue.find(Guide, guide), issue.settings
    if found is None:
        return None
    return put(issue, [replace(found, at=min(max(at, 0.0), settings.trim_w if found.axis == "x" else settings.trim_h))]) or None


def lay_across(issue: Issue, guide: str, across: bool) -> Change | None:
    """The guide across its spread, or on its page alone; an upright one stands on its page."""
    found = issue.find(Guide, guide)
    return put(issue, [replace(found, across=across)]) or None if found and found.axis == "y" else None


def remove_guide(issue: Issue, guide: str) -> Change | None:
    return put(issue, [], [guide]) if issue.find(Guide, guide) else None


def clear_guides(issue: Issue, selection: Selection) -> Change | None:
    """Without the guides of the spread worked on."""
    pages = [selection.page, *([opposite(issue, selection.page)] if issue.find(Page, selection.page) else [])]
    guides = [guide.id for page in pages if page for guide in issue.children(Guide, page)]
    return put(issue, [], guides) if guides else None


COMMANDS = (Command("clear-guides", "Clear Guides of the Spread", clear_guides, "View/Guides"),)
